//! The program as a command: what it prints, where, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall fail")]

use std::io::Read;
use std::process::{Command, Output, Stdio};

use insta::assert_snapshot;

/// The program with an empty user's library and no wish for colour.
fn counterpart(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_counterpart"));
    command.args(arguments).env_clear().env("XDG_DATA_HOME", "/nonexistent").stdin(Stdio::null());
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"));
    command
}

fn run(arguments: &[&str]) -> Output {
    counterpart(arguments).output().unwrap()
}

/// Standard output of a command that succeeds and has nothing to say beside it.
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).unwrap()
}

/// Standard error of a command that is refused with exit code 2 and prints nothing.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn list_has_a_line_a_meeting() {
    assert_snapshot!(printed(&["list"]));
}

#[test]
fn topics_have_id_letter_name_and_meaning() {
    let topics = printed(&["topics"]);
    assert_eq!(topics.lines().count(), 21);
    assert!(topics.lines().all(|line| line.split('\t').count() == 4));
}

#[test]
fn show_prints_columns_level() {
    assert_snapshot!(printed(&["show", "munich"]));
}

#[test]
fn show_stacks_for_screen_readers_and_mail() {
    assert_snapshot!(printed(&["show", "munich", "--layout", "stacked", "--width", "60", "--topic", "taiwan"]));
}

#[test]
fn show_prints_one_topic_of_one_side_in_ascii() {
    assert_snapshot!(printed(&[
        "show",
        "woodside",
        "--only",
        "cn",
        "--topic",
        "Relations",
        "--ascii",
        "--width",
        "100"
    ]));
}

#[test]
fn show_takes_a_file_between_any_two_sides() {
    assert_snapshot!(printed(&["show", "freedonia-sylvania.json", "--only", "both"]));
}

#[test]
fn no_line_is_wider_than_asked() {
    for width in ["20", "37", "80", "200"] {
        for layout in ["columns", "stacked"] {
            let text = printed(&["show", "freedonia-sylvania.json", "--width", width, "--layout", layout]);
            for line in text.lines() {
                assert!(counterpart::text::width(line) <= width.parse().unwrap(), "{width} {layout}: {line}");
            }
        }
    }
}

#[test]
fn a_meeting_without_a_command_is_printed_where_there_is_no_terminal() {
    assert_eq!(printed(&["munich"]), printed(&["show", "munich"]));
    assert!(printed(&[]).starts_with("Talks of President Trump and President Xi in Beijing"));
}

#[test]
fn an_ambiguous_name_lists_its_candidates() {
    assert_snapshot!(refused(&["show", "blinken-wang"]));
}

#[test]
fn an_unknown_name_is_refused_with_a_hint() {
    assert_snapshot!(refused(&["show", "blinkn-quin"]));
    assert_snapshot!(refused(&["show", "zzz"]));
}

#[test]
fn what_a_meeting_does_not_have_is_refused_by_name() {
    assert_snapshot!(refused(&["show", "munich", "--topic", "energy"]));
    assert_snapshot!(refused(&["show", "munich", "--topic", "sport"]));
    assert_snapshot!(refused(&["show", "munich", "--only", "fr"]));
}

#[test]
fn a_bad_file_is_named_with_its_place() {
    let message = refused(&["show", "bad-date.json"]);
    assert!(message.contains("bad-date.json:") && message.contains("error"), "{message}");
    assert_eq!(message, refused(&["bad-date.json"]));
}

#[test]
fn check_reports_every_problem_of_every_file_and_exits_2() {
    let message = refused(&["check", "bad-date.json", "unknown-key.json", "freedonia-sylvania.json", "nowhere.json"]);
    for part in ["bad-date.json:", "unknown-key.json:", "nowhere.json", "1 file is fine"] {
        assert!(message.contains(part), "{part} is missing from\n{message}");
    }
    assert_eq!(printed(&["check", "freedonia-sylvania.json"]), "1 file is fine\n");
}

#[test]
fn one_bad_file_in_the_library_leaves_the_others() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("counterpart/meetings");
    std::fs::create_dir_all(&folder).unwrap();
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    for name in ["freedonia-sylvania.json", "not-json.json"] {
        std::fs::copy(format!("{fixtures}/{name}"), folder.join(name)).unwrap();
    }
    let output = counterpart(&["list"]).env("XDG_DATA_HOME", home.path()).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 16);
    let notice = String::from_utf8(output.stderr).unwrap();
    assert!(notice.starts_with("warning: ") && notice.contains("not-json.json"), "{notice}");
}

#[test]
fn bad_arguments_exit_with_2_and_help_with_0() {
    assert!(refused(&["--nonsense"]).contains("--nonsense"));
    assert!(refused(&["show", "munich", "--width", "5"]).contains("20..=1000"));
    assert!(refused(&["munich", "lima"]).contains("one meeting at a time"));
    assert!(printed(&["--help"]).contains("Usage"));
}

#[test]
fn a_reader_of_the_output_may_leave_early() {
    let mut child = counterpart(&["show", "bali"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut message = String::new();
    child.stderr.take().unwrap().read_to_string(&mut message).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(message, "");
}

#[test]
fn colour_is_written_only_when_asked_for() {
    let escape = '\u{1b}';
    assert!(!printed(&["show", "munich"]).contains(escape));
    assert!(printed(&["show", "munich", "--color", "always"]).contains(escape));
    assert!(!printed(&["show", "munich", "--color", "never"]).contains(escape));
}

#[test]
fn hostile_words_are_printed_safe() {
    for arguments in [
        &["show", "hostile-text.json"][..],
        &["show", "hostile-text.json", "--layout", "stacked"],
        &["show", "hostile-text.json", "--topic", "\u{1b}[31m"],
        &["show", "\u{1b}]0;x\u{7}"],
        &["check", "hostile-mistakes.json"],
        &["\u{202e}.json"],
    ] {
        let output = run(arguments);
        for stream in [output.stdout, output.stderr] {
            for line in String::from_utf8(stream).unwrap().lines() {
                assert!(!line.chars().any(counterpart::text::is_unsafe), "{arguments:?}: {line:?}");
            }
        }
    }
}

#[test]
fn completions_and_the_manual_page_name_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(printed(&["completions", shell]).contains("counterpart"), "{shell}");
    }
    let page = printed(&["man"]);
    for word in ["list", "show", "check", "topics", "completions", "KEYS", "next topic"] {
        assert!(page.contains(word), "{word}");
    }
}
