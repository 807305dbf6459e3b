//! Where keys lead.

use counterpart::app::Effect;
use insta::assert_snapshot;

use crate::QIN;
use crate::reader::Reader;

/// The row and topic the reader stands on, `row 3/35` and the strip.
fn standing(reader: &mut Reader) -> String {
    let screen = reader.screen();
    let mut lines = screen.lines();
    let header = lines.next().unwrap_or_default();
    let row = header.rsplit_once("row ").map_or("", |(_, row)| row);
    let strip = lines.next().unwrap_or_default().trim_start_matches('▶');
    // `2 d Dialogue` without the letter.
    let topic: Vec<&str> = strip.split("  ").next().unwrap_or_default().split(' ').collect();
    let topic: Vec<&str> = topic.into_iter().filter(|word| !word.chars().all(char::is_lowercase)).collect();
    let topic = topic.join(" ");
    format!("row {} | {topic}", row.trim_end())
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
