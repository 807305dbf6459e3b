//! Whatever the size, the keys and the words: the screen stays whole.

use counterpart::app::Session;
use counterpart::library::{self, Library};

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
            " e<up><tab>x",
            "<esc>",
            "b",
            "<esc>yYu",
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
    for open in ["", "s", "?", "o", "e", "b"] {
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
        "e<up><up><up><up><down><tab><s-tab><bs>?<esc>",
        "e<c-u><enter>zz<left><esc>",
        "b]/on<tab>q",
        " u   ue<esc>",
    ] {
        let mut reader = Reader::bundled(QIN, 80, 24);
        let screen = reader.press(keys).screen();
        assert!(reader.effects.is_empty(), "{keys} left the program");
        assert!(screen.contains("Blinken"), "after {keys}:\n{screen}");
    }
}

#[test]
fn hostile_words_never_reach_a_cell() {
    for keys in ["", "s", "o", "/e<enter>", "<tab>s", "<pgdn>", " e", "b", "w"] {
        for (width, height) in [(120, 40), (60, 20)] {
            let mut reader = Reader::file(fixture("hostile-text.json"), width, height);
            let buffer = reader.press(keys).buffer();
            for cell in &buffer.content {
                assert!(!cell.symbol().chars().any(counterpart::text::is_unsafe), "{:?} after {keys}", cell.symbol());
            }
        }
    }
}

#[test]
fn a_bad_file_in_the_library_is_named_and_the_others_open() {
    let folder = tempfile::tempdir().unwrap();
    let bad_body = std::fs::read_to_string(fixture("freedonia-sylvania.json")).unwrap().replace("confirmed", "certain");
    std::fs::write(folder.path().join("bad-body.json"), bad_body.replacen("freedonia-sylvania", "bad-body", 1))
        .unwrap();
    for name in ["not-json.json", "freedonia-sylvania.json"] {
        std::fs::copy(fixture(name), folder.path().join(name)).unwrap();
    }
    let library = Library::open(&[], Some(folder.path()));
    let mut session = Session::new(library, library::vocabulary());
    session.open_newest(&[]);
    let mut reader = Reader::of(session, 160, 24);
    assert!(reader.screen().contains("Trump"));
    let notices: Vec<&str> = reader.session.app().notices().collect();
    assert!(notices.iter().any(|notice| notice.contains("not-json.json:")), "{notices:?}");
    assert!(notices.iter().any(|notice| notice.contains("bad-body.json:")), "{notices:?}");
    let footer = reader.screen().lines().last().unwrap().to_owned();
    assert!(footer.contains(".json:") && footer.ends_with("(+1)"), "{footer}");
    assert!(reader.press("ofreedonia<enter>").screen().contains("Sylvania"));
}

#[test]
fn stepping_by_date_passes_over_a_file_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let whole = std::fs::read_to_string(fixture("freedonia-sylvania.json")).unwrap();
    let bad = whole.replace("confirmed", "certain").replacen("freedonia-sylvania", "bad-body", 1);
    std::fs::write(folder.path().join("bad-body.json"), bad).unwrap();
    std::fs::copy(fixture("freedonia-sylvania.json"), folder.path().join("freedonia-sylvania.json")).unwrap();
    let mut session = Session::new(Library::open(&[], Some(folder.path())), library::vocabulary());
    session.open_newest(&[]);
    let mut reader = Reader::of(session, 120, 24);
    let screen = reader.press("oanchorage<enter><lt>").screen();
    assert!(screen.contains("Sylvania"), "{screen}");
    assert!(reader.press("<gt>").screen().contains("18 March 2021"));
    assert!(reader.press("ofreedonia").screen().contains("cannot be read"));
}

#[test]
fn a_hit_far_down_in_a_long_row_is_shown() {
    let long = "and so on it goes ".repeat(400);
    let folder = tempfile::tempdir().unwrap();
    let whole = std::fs::read_to_string(fixture("no-document-of-one-side.json")).unwrap();
    let path = folder.path().join("long.json");
    std::fs::write(&path, whole.replace("Firefly hoped for", &format!("{long} endmark"))).unwrap();
    for width in [120, 60] {
        let screen = Reader::file(path.clone(), width, 24).press("/endmark<enter>").screen();
        assert!(screen.contains("endmark"), "{screen}");
    }
}
