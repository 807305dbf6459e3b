//! `counterpart check` on one file per mistake: what it prints is held as a snapshot.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall fail")]

use std::path::PathBuf;

use counterpart::library::{CheckReport, check};

/// Fixtures in which nothing is wrong.
const GOOD: &[&str] = &["byte-order-mark", "freedonia-sylvania", "hostile-text", "no-document-of-one-side"];

/// Every fixture by name, without `.json`.
fn fixtures() -> Vec<String> {
    let files = std::fs::read_dir("tests/fixtures").unwrap().map(|file| file.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let mut names: Vec<String> = json.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    names
}

/// The report on one fixture.
fn report(name: &str) -> CheckReport {
    check(&[PathBuf::from(format!("tests/fixtures/{name}.json"))], false)
}

#[test]
fn every_mistake_is_printed_with_its_place_and_its_remedy() {
    for name in fixtures().iter().filter(|name| !GOOD.contains(&name.as_str())) {
        let report = report(name);
        assert!(report.problems > 0, "{name}");
        assert!(report.text.contains("help: "), "{name} says what to do");
        insta::assert_snapshot!(name.as_str(), report.text);
    }
}

#[test]
fn right_files_are_fine() {
    for name in GOOD {
        assert_eq!(report(name).text, "1 file is fine\n", "{name}");
    }
}
