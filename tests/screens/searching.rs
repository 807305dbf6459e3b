//! Keys typed while a search is still going on, in a meeting too long to be searched at once.

use counterpart::app::Session;
use counterpart::library::{Library, decode, vocabulary};
use serde_json::{Value, json};

use crate::reader::Reader;

/// Statements, all of one side, so that each has a row of its own: several slices of a search.
const STATEMENTS: usize = 3000;

/// The rows with the word `fish`: some near the beginning, then a gap of several slices.
const FISH: [usize; 4] = [10, 20, 1900, 2900];

/// A reader on the long meeting, the bundled ones before and after it.
fn reader() -> Reader {
    let words = |row: usize| if FISH.contains(&row) { format!("On fish, {row}.") } else { format!("On trade, {row}.") };
    let statement =
        |row: usize| json!({ "id": row.to_string(), "side": "fr", "voice": "fr", "document": "d", "text": words(row) });
    let statements: Vec<Value> = (1..=STATEMENTS).map(statement).collect();
    let file = json!({
        "format": 1, "id": "long", "title": "Long talks", "kind": "meeting", "date": "2024-01-02",
        "sides": [{ "id": "fr", "name": "Freedonia", "short": "FR" }, { "id": "sy", "name": "Sylvania", "short": "SY" }],
        "documents": [{ "id": "d", "side": "fr", "title": "Readout", "language": "en", "coverage": "excerpt" }],
        "statements": statements,
    });
    let mut session = Session::with_index(Library::bundled().index(), vocabulary());
    session.open(decode("long", file.to_string().as_bytes()).unwrap());
    Reader::of(session, 80, 24)
}

/// The row that keys lead to, with no idle time before the last of them.
fn row_after(keys: &str) -> String {
    row(reader().hurry(keys).settle())
}

fn row(reader: &mut Reader) -> String {
    let screen = reader.screen();
    let header = screen.lines().next().unwrap_or_default();
    header.rsplit_once("row ").map_or("", |(_, row)| row).trim_end().to_owned()
}

fn footer(reader: &mut Reader) -> String {
    reader.screen().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_hit_far_away_is_gone_to_when_it_has_been_found() {
    let mut reader = reader();
    reader.hurry("/fish, 2900<enter>");
    assert_eq!(row(&mut reader), "1/3000");
    assert_eq!(footer(&mut reader), " searching: 0 rows with a hit so far  n/N next, previous  Esc clears");
    reader.settle();
    assert_eq!(row(&mut reader), "2900/3000");
    assert_eq!(footer(&mut reader), " 1 of 1 row with a hit  n/N next, previous  Esc clears");
}

#[test]
fn keys_lead_to_the_same_hit_however_fast_they_are_typed() {
    for (keys, expected) in [
        ("/fish<enter>", "10/3000"),
        ("/fish<enter>nn", "1900/3000"),
        ("/fish<enter>nnn", "2900/3000"),
        ("/fish<enter>nnnn", "10/3000"),
        ("/fish<enter>N", "2900/3000"),
        ("/fish<enter>NN", "1900/3000"),
        ("/fish<enter>nnnNNnN", "20/3000"),
        ("/fish, 2900<enter>nnN", "2900/3000"),
        ("G/fish<enter>N", "2900/3000"),
        ("/fish<enter>GN", "2900/3000"),
        ("/fish<enter>Gn", "10/3000"),
        ("/fish<enter>Gkn", "10/3000"),
    ] {
        let mut slow = reader();
        // The typed words at once, for each letter of theirs begins a new search.
        let (search, after) = keys.split_once("<enter>").unwrap();
        slow.press(search).press("<enter>");
        after.chars().for_each(|key| {
            slow.press(&key.to_string());
        });
        assert_eq!(row(&mut slow), expected, "after {keys}, slowly");
        assert_eq!(row_after(keys), expected, "after {keys}, at once");
    }
}

#[test]
fn whatever_else_is_pressed_counts_more_than_a_hit_not_yet_found() {
    for (keys, expected) in [
        ("/fish<enter>nnj", "21/3000"),
        ("/fish<enter>nnGk", "2999/3000"),
        ("/fish<enter>nn<pgdn><pgup>", "20/3000"),
        ("/fish<enter>nns", "20/3000"),
        ("/fish<enter>nn/", "20/3000"),
        ("/fish<enter>nn/trade<esc>", "20/3000"),
        ("/fish<enter>nn/2500<enter>", "2500/3000"),
        ("/fish<enter>nn<esc>", "20/3000"),
        ("/fish, 2900<enter>j", "2/3000"),
        ("/fish<enter>nnf", "0/0 of 3000"),
        ("/fish<enter>nnff", "20/3000 of 3000"),
    ] {
        assert_eq!(row_after(keys), expected, "after {keys}");
    }
}

#[test]
fn a_cleared_search_finds_nothing_any_more() {
    let mut reader = reader();
    reader.hurry("/fish<enter>nn<esc>").settle();
    assert!(footer(&mut reader).contains("? help"), "{}", footer(&mut reader));
    reader.press("n");
    assert!(footer(&mut reader).contains("nothing is searched for"));
}

#[test]
fn another_meeting_is_searched_from_its_first_row_without_leaving_it() {
    let mut reader = reader();
    reader.hurry("/communication<enter>nn<gt>").settle();
    assert!(row(&mut reader).starts_with("1/"), "{}", reader.screen());
    assert!(footer(&mut reader).contains(" with a hit"), "{}", footer(&mut reader));
}

#[test]
fn what_is_nowhere_is_said_to_be_nowhere_once_that_is_known() {
    for keys in ["/mustard<enter>", "/mustard<enter>nnN"] {
        let mut reader = reader();
        reader.hurry(keys);
        assert!(footer(&mut reader).starts_with(" searching: 0 rows"), "{}", footer(&mut reader));
        reader.settle();
        assert_eq!(footer(&mut reader), " not found in the rows shown", "after {keys}");
        assert_eq!(row(&mut reader), "1/3000");
        assert_eq!(footer(reader.press("n")), " not found in the rows shown", "after {keys}");
    }
}

#[test]
fn a_search_being_typed_says_how_far_it_has_come() {
    let mut reader = reader();
    reader.hurry("/mustard");
    assert!(footer(&mut reader).ends_with("searching: 0 rows with a hit so far"), "{}", footer(&mut reader));
    reader.settle();
    assert!(footer(&mut reader).ends_with("  0 rows with a hit"), "{}", footer(&mut reader));
    reader.hurry("<enter>");
    assert_eq!(footer(&mut reader), " “mustard” is not in the rows shown");
}
