//! Whole screens: keys through the real key map, the screen as a person would see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall fail")]

mod reader;

use counterpart::app::Effect;
use counterpart::ui::{Signs, Theme};
use crossterm::event::{MouseButton, MouseEventKind};
use insta::assert_snapshot;
use reader::{Reader, fixture};

const QIN: &str = "blinken-qin-beijing";

/// The screen after `keys` on the talks of Blinken and Qin.
fn screen(keys: &str, width: u16, height: u16) -> String {
    Reader::bundled(QIN, width, height).press(keys).screen()
}

#[test]
fn a_wide_screen_has_topics_and_both_sides() {
    assert_snapshot!(screen("", 120, 40));
}

#[test]
fn eighty_columns_fold_the_topics_into_a_strip() {
    assert_snapshot!(screen("]j", 80, 24));
}

#[test]
fn sixty_columns_stack_the_sides() {
    assert_snapshot!(screen("]", 60, 20));
}

#[test]
fn looks_as_words() {
    assert_snapshot!(Reader::bundled("munich", 72, 14).press("/reiterated<enter>").styled());
}

#[test]
fn looks_without_colour_keep_every_meaning() {
    let mut reader = Reader::bundled("munich", 72, 14);
    reader.theme = Theme { colour: false, signs: Signs::ASCII };
    assert_snapshot!(reader.press("/reiterated<enter>").styled());
}

#[test]
fn the_picker_lists_meetings_newest_first_with_counts() {
    assert_snapshot!(screen("o", 100, 24));
}

#[test]
fn the_picker_narrows_by_place_and_people() {
    assert_snapshot!(screen("olima", 80, 12));
    assert_snapshot!(screen("ozzz", 80, 12));
}

#[test]
fn the_sources_name_issuer_date_address_and_note() {
    assert_snapshot!(screen("s", 100, 30));
}

#[test]
fn the_help_is_made_from_the_key_table() {
    assert_snapshot!(screen("?", 100, 60));
}

#[test]
fn a_search_marks_and_counts_its_hits() {
    assert_snapshot!(screen("/taiwan", 80, 24));
}

#[test]
fn silences_alone() {
    assert_snapshot!(screen("ff", 80, 24));
}

#[test]
fn choosing_a_row_and_seeing_it_are_one() {
    // Whatever the keys, the chosen row's mark is on the screen.
    for keys in ["G", "GGkkkkk", "<c-d><c-d>", "<pgdn><pgdn><pgup>", "7", "/students<enter>", "<c-d><c-d><c-u>", "ffG"]
    {
        for (width, height) in [(120, 40), (80, 24), (60, 20), (80, 9)] {
            let screen = Reader::bundled(QIN, width, height).press(keys).screen();
            assert!(screen.contains('▌'), "after {keys} at {width}x{height}:\n{screen}");
        }
    }
}

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
fn a_row_longer_than_the_screen_is_read_to_its_end_before_the_next() {
    let mut reader = Reader::bundled(QIN, 80, 10);
    reader.press("tr");
    let number = standing(&mut reader);
    let mut seen = reader.screen();
    for _ in 0..20 {
        reader.press("j");
        if standing(&mut reader) != number {
            break;
        }
        seen.push_str(&reader.screen());
    }
    assert!(seen.contains("Chinese Foreign Ministry"), "{seen}");
    assert_ne!(standing(&mut reader), number);
}

#[test]
fn a_focused_side_scrolls_alone() {
    let mut reader = Reader::bundled(QIN, 70, 10);
    reader.press("<tab><tab>");
    let before = reader.screen();
    let after = reader.press("j").screen();
    let sides = |screen: &str| -> (Vec<String>, Vec<String>) {
        let lines = screen.lines().skip(4).take(3);
        lines
            .map(|line| line.split_once("│").unwrap().1.split_once("│").unwrap())
            .map(|(l, r)| (l.to_owned(), r.to_owned()))
            .unzip()
    };
    assert_eq!(sides(&before).0, sides(&after).0);
    assert_ne!(sides(&before).1, sides(&after).1);
    assert_snapshot!(after);
}

#[test]
fn the_focused_side_has_its_own_sources() {
    assert_snapshot!(screen("<tab>s", 80, 24));
}

#[test]
fn the_mouse_scrolls_selects_and_moves_the_divider() {
    let mut reader = Reader::bundled(QIN, 120, 40);
    reader.click(5, 8);
    assert!(reader.screen().contains("▶7 t Taiwan"));
    reader.click(60, 20);
    assert!(reader.line_with("row 32/35").is_some(), "{}", reader.screen());
    reader.mouse(MouseEventKind::ScrollUp, 60, 20);
    let first = reader.screen();
    reader.mouse(MouseEventKind::ScrollDown, 60, 20);
    assert_ne!(first, reader.screen());
    reader.mouse(MouseEventKind::ScrollDown, 5, 5);
    assert!(reader.screen().contains("▶8 n Development"));
    let divider = |reader: &mut Reader| {
        reader.screen().lines().nth(1).unwrap().chars().enumerate().filter(|(_, c)| *c == '┬').last().unwrap().0
    };
    let before = divider(&mut reader);
    let column = u16::try_from(before).unwrap();
    reader.click(column, 10).mouse(MouseEventKind::Drag(MouseButton::Left), column - 15, 10);
    reader.mouse(MouseEventKind::Up(MouseButton::Left), column - 15, 10);
    assert_eq!(divider(&mut reader), before - 15);
    reader.mouse(MouseEventKind::Drag(MouseButton::Left), 80, 10);
    assert_eq!(divider(&mut reader), before - 15);
}

#[test]
fn a_click_opens_a_meeting_and_one_beside_the_picker_closes_it() {
    let mut reader = Reader::bundled(QIN, 100, 24);
    reader.press("o").click(30, 8);
    assert!(reader.screen().contains("Lima"), "{}", reader.screen());
    reader.press("o").click(0, 0);
    assert!(!reader.screen().contains("Meetings ─"));
    assert!(reader.screen().contains("Lima"));
}

#[test]
fn meetings_follow_each_other_by_date() {
    let mut reader = Reader::bundled(QIN, 80, 24);
    assert!(reader.press("<gt>").screen().contains("19 June 2023"));
    assert!(reader.press("<lt><lt>").screen().contains("14 June 2023"));
    for _ in 0..20 {
        reader.press("<lt>");
    }
    assert!(reader.screen().contains("18 March 2021"));
    assert!(reader.screen().contains("this is the first meeting by date"));
    assert!(!reader.press("j").screen().contains("this is the first"));
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
fn q_closes_the_top_layer_and_then_leaves() {
    let mut reader = Reader::bundled(QIN, 80, 24);
    reader.press("sq?q");
    assert!(reader.effects.is_empty());
    reader.press("q");
    assert_eq!(reader.effects, [Effect::Quit]);
    reader.press("o<c-c>");
    assert_eq!(reader.effects, [Effect::Quit, Effect::Quit]);
    reader.press("<c-z><c-l>");
    assert_eq!(reader.effects[2..], [Effect::Suspend, Effect::Redraw]);
}

#[test]
fn a_side_without_document_is_no_silence() {
    let mut reader = Reader::file(fixture("no-document-of-one-side.json"), 80, 24);
    assert_snapshot!(reader.screen());
    assert!(!reader.press("ff").screen().contains("not mentioned"));
}

#[test]
fn two_made_up_sides_have_their_own_names_everywhere() {
    let mut reader = Reader::file(fixture("freedonia-sylvania.json"), 120, 30);
    let screen = reader.screen();
    assert!(screen.contains("Freedonia") && screen.contains("Sylvania"));
    assert!(!screen.contains("United States") && !screen.contains("China"));
    assert_snapshot!(screen);
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

/// The row and topic the reader stands on, `row 3/35` and the strip.
fn standing(reader: &mut Reader) -> String {
    let screen = reader.screen();
    let mut lines = screen.lines();
    let header = lines.next().unwrap_or_default();
    let row = header.rfind("row ").map_or("", |at| &header[at..]);
    let strip = lines.next().unwrap_or_default().trim_start_matches('▶');
    let topic = strip.split("  ").next().unwrap_or_default();
    format!("{} | {topic}", row.trim_end())
}

#[test]
fn keys_move_as_the_key_table_says() {
    for (keys, expected) in [
        ("", "row 1/35 | 1 Meeting"),
        ("j", "row 2/35 | 1 Meeting"),
        ("<down><down>", "row 3/35 | 2 Dialogue"),
        ("jjk", "row 2/35 | 1 Meeting"),
        ("k", "row 1/35 | 1 Meeting"),
        ("]", "row 3/35 | 2 Dialogue"),
        ("l<right>", "row 8/35 | 3 Relations"),
        ("]]jj[", "row 8/35 | 3 Relations"),
        ("]][", "row 3/35 | 2 Dialogue"),
        ("]]h<left>", "row 1/35 | 1 Meeting"),
        ("[", "row 1/35 | 1 Meeting"),
        ("G", "row 35/35 | 8 Development"),
        ("G]", "row 35/35 | 8 Development"),
        ("Gj", "row 35/35 | 8 Development"),
        ("Gg", "row 1/35 | 1 Meeting"),
        ("<end><home>", "row 1/35 | 1 Meeting"),
        ("7", "row 30/35 | 7 Taiwan"),
        ("tt", "row 30/35 | 7 Taiwan"),
        ("tr", "row 8/35 | 3 Relations"),
        ("tz", "row 1/35 | 1 Meeting"),
        ("t<esc>j", "row 2/35 | 1 Meeting"),
        ("9", "row 1/35 | 1 Meeting"),
        ("/red line<enter>", "row 11/35 | 3 Relations"),
        ("/red line<enter>n", "row 21/35 | 3 Relations"),
        ("/red line<enter>nnN", "row 21/35 | 3 Relations"),
        ("/red line<esc>", "row 1/35 | 1 Meeting"),
        ("f", "row 1/7 of 35 | 1 Meeting"),
        ("fffff", "row 1/35 | 1 Meeting"),
    ] {
        let mut reader = Reader::bundled(QIN, 80, 24);
        assert_eq!(standing(reader.press(keys)), expected, "after {keys}");
    }
}
