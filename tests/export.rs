//! `counterpart export` as it is typed: what is written where, and what is said when it is not.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A bundled meeting with several topics and with silences.
const MEETING: &str = "2023-06-18";

/// Runs `counterpart export` in `folder`, which is its home as well.
fn export(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_counterpart"))
        .current_dir(folder)
        .env("HOME", folder)
        .env_remove("XDG_DATA_HOME")
        .args(["export", MEETING])
        .args(arguments)
        .output()
        .unwrap()
}

/// The message of an export that failed as it should: exit code 2, nothing on standard output.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = export(folder, arguments);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = export(folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_ending_of_the_file_says_the_format() {
    let folder = tempfile::tempdir().unwrap();
    for (name, beginning) in
        [("a.md", "# "), ("a.html", "<!DOCTYPE html>"), ("a.csv", "\u{FEFF}row,"), ("a.csl.json", "["), ("a.json", "{")]
    {
        assert_eq!(printed(folder.path(), &["-o", name]), "");
        let written = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(written.starts_with(beginning), "{name}");
    }
    assert_eq!(printed(folder.path(), &["-o", "a.txt", "--format", "bibtex"]), "");
    assert!(fs::read_to_string(folder.path().join("a.txt")).unwrap().starts_with("@misc{"));
}

#[test]
fn whoever_stops_reading_ends_it_quietly() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["markdown", "html", "docx", "csv", "json", "jsonl", "text", "svg", "csl", "bibtex", "ris"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = Command::new(env!("CARGO_BIN_EXE_counterpart"))
            .env("HOME", folder.path())
            .env_remove("XDG_DATA_HOME")
            .args(["export", MEETING, "--format", format])
            .stdout(writer)
            .output()
            .unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{format}: {output:?}");
    }
}

#[test]
fn standard_output_and_a_file_get_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["markdown", "html", "csv", "json", "jsonl", "text", "svg", "csl", "bibtex", "ris"] {
        export(folder.path(), &["-o", format, "--format", format]);
        let written = fs::read_to_string(folder.path().join(format)).unwrap();
        assert_eq!(printed(folder.path(), &["--format", format, "-o", "-"]), written, "{format}");
        assert_eq!(printed(folder.path(), &["--format", format]), written, "{format}");
    }
}

#[test]
fn rows_topics_and_searches_narrow_the_export() {
    let folder = tempfile::tempdir().unwrap();
    let rows = |arguments: &[&str]| {
        let arguments = [&["--format", "json"], arguments].concat();
        let printed: serde_json::Value = serde_json::from_str(&printed(folder.path(), &arguments)).unwrap();
        printed["rows"].as_array().unwrap().iter().map(|row| row["row"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    let all = rows(&[]);
    assert_eq!(all, (1..=all.len() as u64).collect::<Vec<_>>());
    assert_eq!(rows(&["--row", "3", "--row", "1"]), [1, 3]);
    let taiwan = rows(&["--topic", "taiwan"]);
    assert!(!taiwan.is_empty() && taiwan.len() < all.len());
    assert!(rows(&["--search", "red line"]).len() < all.len());
    let silent = rows(&["--only", "cn", "--topic", "Taiwan"]);
    assert!(silent.iter().all(|row| taiwan.contains(row)));
}

#[test]
fn what_cannot_be_meant_is_refused_with_what_can() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, said) in [
        (&["--row", "0"] as &[&str], "there is no row 0: this meeting has rows 1 to "),
        (&["--row", "999"], "there is no row 999"),
        (&["--topic", "nonsense"], "it raises: meeting, "),
        (&["--only", "fr"], "is none of: both, silences, us, cn"),
        (&["--search", "no such words at all"], "nothing was written"),
        (&["--search", " "], "--search needs"),
    ] {
        let message = refused(folder.path(), &[arguments, &["-o", "a.md"]].concat());
        assert!(message.starts_with("error: ") && message.contains(said), "{arguments:?}: {message}");
    }
    assert!(refused(folder.path(), &[]).contains("--format html"));
    assert!(refused(folder.path(), &["-o", "a.xlsx"]).contains("says no format"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_file_that_is_there_needs_force() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "mine").unwrap();
    assert!(refused(folder.path(), &["-o", "a.md"]).contains("a.md is already there; `--force` replaces it"));
    assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "mine");
    printed(folder.path(), &["-o", "a.md", "--force"]);
    assert!(fs::read_to_string(folder.path().join("a.md")).unwrap().starts_with("# "));
}

#[test]
fn a_meeting_is_never_replaced_by_its_own_export() {
    let folder = tempfile::tempdir().unwrap();
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/data/meetings/2023-06-18-blinken-qin-beijing.json");
    let mine = folder.path().join("mine.json");
    fs::copy(bundled, &mine).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_counterpart"))
        .current_dir(folder.path())
        .env("HOME", folder.path())
        .args(["export", "mine.json", "-o", "./mine.json", "--force"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the meeting's own file"));
    assert_eq!(fs::read(&mine).unwrap(), fs::read(bundled).unwrap());
}

#[test]
fn folders_are_neither_made_nor_taken_for_files() {
    let folder = tempfile::tempdir().unwrap();
    assert!(refused(folder.path(), &["-o", "none/a.md"]).contains("the folder none is not there"));
    assert!(refused(folder.path(), &["-o", ".", "--format", "md"]).contains("name a file in it, as in ./2023-06-18-"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_tilde_is_the_home_folder() {
    let folder = tempfile::tempdir().unwrap();
    printed(folder.path(), &["-o", "~/台湾 é.md"]);
    assert!(folder.path().join("台湾 é.md").is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_not_a_short_file() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["markdown", "docx", "csv", "jsonl"] {
        let message = refused(folder.path(), &["-o", "/dev/full", "--format", format]);
        assert!(message.contains("No space left on device"), "{message}");
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_counterpart"))
            .args(["export", MEETING, "--format", format])
            .env("HOME", folder.path())
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{format}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write to standard output"));
    }
}
