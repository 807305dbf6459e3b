//! `counterpart check` on one file per mistake: what it prints is held as a snapshot.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixtures has failed")]

use std::path::PathBuf;

use counterpart::library::{CheckReport, check, decode, render};
use counterpart::text;
use proptest::prelude::*;

/// Fixtures in which nothing is wrong.
const GOOD: &[&str] =
    &["byte-order-mark", "freedonia-sylvania", "hostile-text", "no-common-topic", "no-document-of-one-side"];

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

#[test]
fn all_problems_of_all_files_are_counted_in_one_run() {
    let paths = ["unknown-key", "freedonia-sylvania", "bad-date", "nowhere"];
    let paths: Vec<PathBuf> = paths.iter().map(|name| PathBuf::from(format!("tests/fixtures/{name}.json"))).collect();
    let report = check(&paths, false);
    assert!(report.text.ends_with("\n4 problems in 3 files; 1 file is fine\n"), "{}", report.text);
    assert!(report.text.contains("error: cannot read tests/fixtures/nowhere.json"), "{}", report.text);
    assert_eq!((report.problems, report.files), (4, 4));
}

#[test]
fn folders_are_checked_with_the_folders_in_them() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir_all(folder.path().join("a/b")).unwrap();
    std::fs::copy("tests/fixtures/freedonia-sylvania.json", folder.path().join("a/b/good.json")).unwrap();
    assert_eq!(check(&[folder.path().to_owned()], false).text, "1 file is fine\n");
    assert_eq!(check(&[PathBuf::from("data/meetings")], false).text, "15 files are fine\n");
}

#[test]
fn folder_without_a_meeting_is_a_problem() {
    let folder = tempfile::TempDir::new().unwrap();
    let report = check(&[folder.path().to_owned()], false);
    assert_eq!((report.problems, report.files), (1, 0));
    assert!(report.text.contains("the folder holds no meeting file"), "{}", report.text);
}

#[test]
fn colours_are_used_only_when_asked_for_and_change_no_word() {
    let path = [PathBuf::from("tests/fixtures/side-twice.json")];
    let (plain, coloured) = (check(&path, false).text, check(&path, true).text);
    assert!(!plain.contains('\u{1b}'));
    let pieces = coloured.split('\u{1b}').enumerate();
    let bare: String = pieces.map(|(n, piece)| if n == 0 { piece } else { piece.split_once('m').unwrap().1 }).collect();
    assert_eq!(bare, plain);
}

#[test]
fn depth_bomb_is_refused() {
    for bomb in ["[", "{\"a\":", "{\"sides\":["] {
        let problems = decode("bomb.json", bomb.repeat(100_000).as_bytes()).unwrap_err();
        assert!(problems.list[0].what.contains("nesting depth"), "{problems}");
    }
}

#[test]
fn place_in_a_long_line_is_found_and_shown_in_a_window() {
    let text = format!("{{\"format\":1,\"title\":\"{}\",\"mood\":1}}", "会谈é ".repeat(200_000));
    let problems = decode("long.json", text.as_bytes()).unwrap_err();
    let report = render(&problems, false);
    assert!(report.lines().all(|line| text::width(line) <= 130), "{}", report.len());
    let column = text.split("\"mood\"").next().unwrap().chars().count() + 1;
    assert!(report.contains(&format!("long.json:1:{column}\n")), "{report}");
}

/// Whether `report` can be sent to a terminal as it is.
fn is_safe(report: &str) -> bool {
    report.split('\n').all(|line| !line.chars().any(text::is_unsafe))
}

#[test]
fn hostile_files_cannot_steer_the_terminal() {
    for name in fixtures() {
        assert!(is_safe(&report(&name).text), "{name}");
    }
    let problems = decode("\u{1b}[2J\u{202e}name", b"").unwrap_err();
    assert!(is_safe(&render(&problems, false)) && is_safe(&problems.to_string()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_meeting_or_have_problems_with_places(bytes in any::<Vec<u8>>()) {
        hold(&bytes)?;
    }

    #[test]
    fn damaged_meeting_is_a_meeting_or_has_problems_with_places(
        at in 0_usize..6000, cut in 0_usize..40, put in "[\\PC\u{0}-\u{1f}\u{202e}\"\\\\\\[\\]{},:“”0-9]{0,6}",
    ) {
        let mut bytes = include_bytes!("fixtures/freedonia-sylvania.json").to_vec();
        let start = at.min(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put.into_bytes());
        hold(&bytes)?;
    }
}

/// Decoding is total: a meeting, or problems that each stand inside the text and print safely.
fn hold(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Err(problems) = decode("some.json", bytes) else { return Ok(()) };
    prop_assert!(!problems.list.is_empty());
    for problem in &problems.list {
        let place = problem.place.clone().unwrap();
        prop_assert!(problems.source.get(place).is_some(), "{:?}", problem);
    }
    let report = render(&problems, false);
    prop_assert!(is_safe(&report), "{}", report);
    Ok(())
}
