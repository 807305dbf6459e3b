//! The README says what is true: its keys are the key table's, its picture is the program's.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the README has failed")]

#[path = "screens/reader.rs"]
#[expect(dead_code, reason = "the mouse and styles of the reader for tests are not needed here")]
mod reader;

use std::fs;

use counterpart::app::keymap::{self, BINDINGS};
use reader::Reader;

fn readme() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap()
}

#[test]
fn the_key_table_is_the_programs() {
    let readme = readme();
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> = keymap::help()
        .into_iter()
        .map(|(keys, help)| {
            let keys: Vec<String> = keys.split("  ").map(|key| format!("`{key}`")).collect();
            format!("| {} | {help} |", keys.join(" "))
        })
        .collect();
    let listed: Vec<&str> = rows.iter().copied().filter(|row| expected.iter().any(|line| line == row)).collect();
    assert_eq!(
        listed,
        expected.iter().map(String::as_str).collect::<Vec<_>>(),
        "the table should be:\n{}",
        expected.join("\n")
    );
}

#[test]
fn the_picture_is_what_the_program_shows() {
    let screen = Reader::bundled("blinken-xi", 100, 24).press("tt").screen();
    assert!(readme().contains(&screen), "the picture should be:\n{screen}");
}

#[test]
fn no_key_is_bound_twice_in_one_place() {
    for (place, binding) in BINDINGS.iter().enumerate() {
        for other in &BINDINGS[place + 1..] {
            let together = binding.contexts.iter().any(|context| other.contexts.contains(context));
            let shared = binding.keys.iter().find(|key| other.keys.contains(key));
            assert!(!together || shared.is_none(), "{shared:?} is both {:?} and {:?}", binding.action, other.action);
        }
    }
}
