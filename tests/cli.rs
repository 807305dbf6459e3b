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

/// Two made-up readouts of one call.
const LEFT: &str = "President Firefly spoke by phone with Ambassador Trentino of Sylvania on 17 November 1933.\n\n\
    The President stressed the importance of keeping open channels of communication.\n";
const RIGHT: &str = "Ambassador Trentino had a phone call with President Firefly of Freedonia.\n\n\
    Trentino said that the two sides should maintain communication. He warned against interference in the Taiwan \
    question.\n";

/// A folder with the two texts, and with what `more` puts there.
fn texts() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("1933-11-17-call.fr.txt"), LEFT).unwrap();
    std::fs::write(folder.path().join("1933-11-17-call.sy.txt"), RIGHT).unwrap();
    folder
}

/// The program in a folder, with the user's library and configuration in it.
fn in_folder(folder: &tempfile::TempDir, arguments: &[&str]) -> Output {
    let mut command = counterpart(arguments);
    command.current_dir(folder.path()).env("XDG_DATA_HOME", folder.path()).env("XDG_CONFIG_HOME", folder.path());
    command.output().unwrap()
}

const SIDES: [&str; 4] = ["1933-11-17-call.fr.txt", "1933-11-17-call.sy.txt", "--sides", "fr:Freedonia,sy:Sylvania"];

fn and<'a>(first: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&[first], &SIDES[..], more].concat()
}

#[test]
fn compare_sets_two_texts_side_by_side() {
    let folder = texts();
    let output = in_folder(&folder, &and("compare", &[]));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_snapshot!(String::from_utf8(output.stdout).unwrap());
}

#[test]
fn the_day_of_the_meeting_is_that_of_an_opening_and_of_no_later_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("fr.txt", "President Firefly met with Ambassador Trentino of Sylvania. They had last met on 1 May 1931.\n");
    write("sy.txt", RIGHT);
    let title = |more: &[&str]| {
        let sides = ["--sides", "fr:Freedonia,sy:Sylvania", "--format", "text"];
        let output = in_folder(&folder, &[&["compare"], more, &sides[..]].concat());
        String::from_utf8(output.stdout).unwrap().lines().next().unwrap().to_owned()
    };
    assert_eq!(title(&["fr.txt", "sy.txt"]), "Freedonia and Sylvania · day not known");
    write("fr.txt", LEFT);
    assert_eq!(title(&["fr.txt", "sy.txt"]), "Freedonia and Sylvania · 17 November 1933");
    assert_eq!(title(&["fr.txt", "sy.txt", "--date", "1933-11-18"]), "Freedonia and Sylvania · 18 November 1933");
}

#[test]
fn several_files_of_a_side_in_a_folder_are_its_documents() {
    let folder = texts();
    std::fs::write(folder.path().join("1933-11-17-call.fr.md"), "The President also warned against tariffs.\n")
        .unwrap();
    let output = in_folder(&folder, &["import", ".", "--sides", "fr:Freedonia,sy:Sylvania"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "1 meeting imported, 0 not\n");
    let shown = in_folder(&folder, &["show", "1933-11-17-call", "--width", "300"]).stdout;
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.contains("warned against tariffs") && shown.contains("spoke by phone"), "{shown}");
}

#[test]
fn compare_prints_json_with_spans_of_the_files_as_given() {
    let folder = texts();
    let output = in_folder(&folder, &and("compare", &["--format", "json"]));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let statements = json["statements"].as_array().unwrap();
    assert_eq!(statements.len(), 5);
    for statement in statements {
        let text = if statement["side"] == "fr" { LEFT } else { RIGHT };
        let place = |key: &str| usize::try_from(statement[key].as_u64().unwrap()).unwrap();
        let words: String = text.chars().skip(place("start")).take(place("end") - place("start")).collect();
        assert_eq!(statement["text"], words);
    }
    assert!(!json["pairs"].as_array().unwrap().is_empty());
}

#[test]
fn what_cannot_be_compared_is_refused_with_a_remedy() {
    let folder = texts();
    let message = |arguments: &[&str]| {
        let output = in_folder(&folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(message(&["compare", SIDES[0], SIDES[0]]).contains("same text"));
    assert!(message(&["compare", SIDES[0]]).contains("name two texts"));
    assert!(message(&["compare", "-", "-"]).contains("standard input"));
    assert!(message(&["compare", SIDES[0], "nowhere.txt"]).contains("nowhere.txt"));
    assert!(message(&["compare", SIDES[0], SIDES[1], "--sides", "fr"]).contains("two sides"));
    assert!(message(&["compare", SIDES[0], "-"]).contains("empty"));
}

#[test]
fn import_keeps_what_a_person_confirmed() {
    let folder = texts();
    let first = in_folder(&folder, &and("import", &[]));
    let said = String::from_utf8(first.stdout).unwrap();
    assert!(first.status.success() && said.contains("written to"), "{said}");
    let library = folder.path().join("counterpart/meetings");
    let file = std::fs::read_dir(&library).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("\"automatic\""));
    std::fs::write(&file, text.replacen("\"automatic\"", "\"confirmed\"", 1)).unwrap();
    let second = in_folder(&folder, &and("import", &[]));
    assert!(String::from_utf8(second.stdout).unwrap().contains("kept: "));
    assert_eq!(std::fs::read_to_string(&file).unwrap().matches("\"confirmed\"").count(), 1);
    assert!(in_folder(&folder, &["check", file.to_str().unwrap()]).status.success());
}

#[test]
fn a_folder_of_pairs_becomes_as_many_meetings_and_a_bad_one_stops_nothing() {
    let folder = texts();
    std::fs::write(folder.path().join("1933-11-18-bad.fr.txt"), "").unwrap();
    std::fs::write(folder.path().join("1933-11-18-bad.sy.txt"), RIGHT).unwrap();
    std::fs::write(folder.path().join("1933-11-19-lone.fr.txt"), LEFT).unwrap();
    let output = in_folder(&folder, &["import", ".", "--sides", "fr:Freedonia,sy:Sylvania"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "1 meeting imported, 2 not\n");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("1933-11-18-bad") && message.contains("empty"), "{message}");
    assert!(message.contains("1933-11-19-lone: the text of Sylvania is missing: 1933-11-19-lone.sy.*"), "{message}");
    assert!(folder.path().join("counterpart/meetings/1933-11-17-call.json").exists());
}

#[test]
fn explain_names_the_words_and_where_they_come_from() {
    let folder = texts();
    in_folder(&folder, &["import", ".", "--sides", "fr:Freedonia,sy:Sylvania"]);
    let output = in_folder(&folder, &["explain", "1933", "2"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("is a wording of the family") && said.contains("data/lexicon.txt line"), "{said}");
    assert!(said.contains("nearness"), "{said}");
    assert!(!in_folder(&folder, &["explain", "1933", "99"]).status.success());
}

#[test]
fn a_lexicon_of_ones_own_is_checked_with_places_and_used() {
    let folder = texts();
    std::fs::create_dir(folder.path().join("counterpart")).unwrap();
    let own = folder.path().join("counterpart/lexicon.txt");
    std::fs::write(&own, "[interference] meddling 4\nen against interference\n").unwrap();
    assert!(in_folder(&folder, &["lexicon", "check"]).status.success());
    let output = in_folder(&folder, &and("compare", &["--format", "json"]));
    assert!(String::from_utf8(output.stdout).unwrap().contains("\"meddling\""));
    std::fs::write(&own, "[interference] meddling heavy\n").unwrap();
    let output = in_folder(&folder, &["lexicon", "check"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("lexicon.txt:1:25"));
}

#[test]
fn a_folder_without_a_meeting_and_a_lone_dash_are_told_so() {
    let folder = tempfile::tempdir().unwrap();
    assert!(refused(&[folder.path().to_str().unwrap()]).contains("there is no meeting file"));
    assert!(refused(&["-"]).contains("no meeting and no file"));
}

#[test]
fn options_may_stand_before_a_command() {
    assert_eq!(printed(&["--ascii", "show", "munich"]), printed(&["show", "munich", "--ascii"]));
}
