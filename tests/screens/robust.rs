//! Whatever the size, the keys and the words: the screen stays whole.

use crate::QIN;
use crate::reader::{Reader, fixture};

#[test]
fn no_size_panics() {
    for (width, height) in [(0, 0), (1, 1), (2, 1), (1, 5), (20, 5), (24, 8), (69, 8), (70, 3), (100, 7), (300, 100)] {
        let mut reader = Reader::bundled(QIN, width, height);
        for keys in [
            "",
            "jj]",
            "<tab>jj",
            "/taiwan<enter>n",
            "s",
            "jjG<esc>",
            "?",
            "<esc>",
            "olima<down>",
            "<esc>",
            "ffff",
            "t",
        ] {
            reader.press(keys).screen();
        }
    }
}

#[test]
fn resizing_keeps_the_row_at_the_top_even_below_a_popup() {
    let top = |reader: &Reader| {
        let reading = reader.session.app().reading().unwrap();
        reading.visible().next().unwrap().0.index
    };
    for open in ["", "s", "?", "o"] {
        let mut reader = Reader::bundled(QIN, 120, 40);
        reader.press("]]jjjjjjjjjj").press(open);
        let before = top(&reader);
        for (width, height) in [(80, 24), (60, 20), (5, 3), (1, 1), (200, 60), (120, 40)] {
            reader.resize(width, height);
            reader.screen();
            assert_eq!(top(&reader), before, "at {width}x{height} below {open:?}");
        }
    }
}

#[test]
fn keys_that_mean_nothing_here_do_no_harm() {
    for keys in [
        "zxcvbm",
        "nN",
        "<esc><esc>",
        "o<bs><bs><enter>",
        "ozzzz<enter><down><pgdn><esc>",
        "/<enter>",
        "/<bs><esc>",
        "s]]/on<esc>",
        "?123<tab>q",
        "t<enter>",
        "/zzzz<enter>nN",
    ] {
        let mut reader = Reader::bundled(QIN, 80, 24);
        let screen = reader.press(keys).screen();
        assert!(reader.effects.is_empty(), "{keys} left the program");
        assert!(screen.contains("Blinken"), "after {keys}:\n{screen}");
    }
}

#[test]
fn hostile_words_never_reach_a_cell() {
    for keys in ["", "s", "o", "/e<enter>", "<tab>s", "<pgdn>"] {
        for (width, height) in [(120, 40), (60, 20)] {
            let mut reader = Reader::file(fixture("hostile-text.json"), width, height);
            let buffer = reader.press(keys).buffer();
            for cell in &buffer.content {
                assert!(!cell.symbol().chars().any(counterpart::text::is_unsafe), "{:?} after {keys}", cell.symbol());
            }
        }
    }
}
