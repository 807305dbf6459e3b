//! Taking rows away from the reader: marks, the export dialogue, the clipboard, the balance.

use std::fs;
use std::path::Path;

use counterpart::app::{Effect, Session};
use counterpart::library::{self, Index, Library};
use counterpart::signs::Signs;
use counterpart::ui::Theme;
use insta::assert_snapshot;

use crate::QIN;
use crate::reader::{Reader, fixture};

/// A reader that has opened the export dialogue and typed the name of a file in `folder`.
fn exporting(keys: &str, folder: &Path, name: &str) -> Reader {
    let mut reader = Reader::bundled(QIN, 120, 40);
    reader.press(keys).press("e<c-u>").press(folder.join(name).to_str().unwrap());
    reader
}

/// The text that was copied last, and what it is said to be.
fn copied(reader: &Reader) -> (&str, &str) {
    match reader.effects.last() {
        Some(Effect::Copy { text, what }) => (text, what),
        other => panic!("nothing was copied: {other:?}"),
    }
}

#[test]
fn marks_are_shown_counted_and_taken_off() {
    let mut reader = Reader::bundled(QIN, 120, 40);
    let screen = reader.press(" jj ").screen();
    assert!(screen.contains("2 marked") && screen.matches('●').count() == 2, "{screen}");
    let screen = reader.press(" ").screen();
    assert!(screen.contains("1 marked") && screen.matches('●').count() == 1, "{screen}");
    let screen = reader.press("u").screen();
    assert!(screen.contains("1 mark taken off") && !screen.contains('●'), "{screen}");
    let screen = reader.press("u").screen();
    assert!(screen.contains("1 mark brought back") && screen.matches('●').count() == 1, "{screen}");
    assert!(reader.press("G uu").screen().contains("2 marks brought back"));
    assert!(Reader::bundled(QIN, 120, 40).press("u").screen().contains("no row is marked"));
}

#[test]
fn marks_stay_with_their_rows_whatever_is_shown_and_with_their_meeting() {
    let mut reader = Reader::bundled(QIN, 120, 40);
    reader.press("G f");
    assert!(reader.screen().contains("1 marked"));
    assert!(!reader.press("<gt>").screen().contains("marked"));
    reader.press("<lt>ffffG");
    assert!(reader.screen().contains("1 marked"));
    let marked = reader.line_with("●").unwrap();
    assert!(marked.matches('▌').count() == 1, "the mark stands beside the chosen row: {marked}");
}

#[test]
fn the_dialogue_says_what_how_and_where() {
    assert_snapshot!(Reader::bundled(QIN, 100, 24).press(" jj /taiwan<enter>ff").press("e").screen());
    assert_snapshot!(Reader::bundled(QIN, 40, 20).press("e").screen());
    // Where there is no room for the choices there is one line for what is chosen.
    assert_snapshot!(Reader::bundled(QIN, 80, 9).press("e").screen());
}

#[test]
fn marks_follow_their_rows_when_the_file_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.json");
    fs::copy(fixture("freedonia-sylvania.json"), &own).unwrap();
    let mut reader = Reader::file(own.clone(), 120, 40);
    reader.press("G ");
    let marked = reader.line_with("●").unwrap();
    // One row fewer than before.
    let text = fs::read_to_string(&own).unwrap();
    let (before, after) = text.split_once("\"rows\": [").unwrap();
    let (_, after) = after.split_once(']').map(|_| after.rsplit_once(']').unwrap()).unwrap();
    fs::write(&own, format!("{before}\"rows\": []{after}")).unwrap();
    let rows = |reader: &mut Reader| reader.session.app().reading().unwrap().row_count();
    let count = rows(&mut reader);
    reader.press("ofreedonia sylvania<enter>");
    assert!(rows(&mut reader) != count, "the file was read again");
    assert_eq!(reader.press("G").line_with("●"), Some(marked));
}

#[test]
fn the_proposed_name_follows_what_is_taken_and_the_format() {
    let mut reader = Reader::bundled(QIN, 120, 40);
    let mut name = |keys: &str| {
        let line = reader.press(keys).line_with("File ").unwrap();
        line.split("File").nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(name("e"), "2023-06-18-blinken-qin-beijing.docx");
    assert_eq!(name("<up>"), "2023-06-18-blinken-qin-beijing-meeting.docx");
    assert_eq!(name("<up><up><up>"), "2023-06-18-blinken-qin-beijing-row-1.docx");
    assert_eq!(name("<s-tab>"), "2023-06-18-blinken-qin-beijing-row-1.html");
    // What the user has typed stays, but for its ending; and a typed ending is the format.
    assert_eq!(name("<c-u>a.b.html"), "a.b.html");
    assert_eq!(name("<down><tab>"), "a.b.docx");
    assert_eq!(name("<c-u>A.HTM<tab>"), "A.docx");
    assert_eq!(name("<c-u><tab>"), "2023-06-18-blinken-qin-beijing-topic.csv".replace("topic", "meeting"));
    assert_eq!(name("<c-u>refs.bib"), "refs.bib");
    assert!(reader.screen().contains("[bib]"));
}

#[test]
fn the_marked_rows_alone_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = exporting("jjj tt ", folder.path(), "marked.jsonl");
    let screen = reader.press("<enter>").screen();
    assert!(screen.contains("wrote 2 rows to /"), "{screen}");
    let written = fs::read_to_string(folder.path().join("marked.jsonl")).unwrap();
    assert!(written.contains("\"taiwan\"") && !written.contains("\"people\""), "{written}");
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_yes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.md");
    fs::write(&file, "mine").unwrap();
    let mut reader = exporting("", folder.path(), "a.md");
    for no in ["n", "<esc>", "q", "<enter>", "x"] {
        let screen = reader.press("<enter>").screen();
        assert!(screen.contains("replace it? (y/n)"), "{screen}");
        let screen = reader.press(no).screen();
        if ["n", "<esc>", "q"].contains(&no) {
            assert!(screen.contains("a.md") && !screen.contains("replace it? (y/n)"), "{screen}");
        } else {
            assert!(screen.contains("replace it? (y/n)"), "after {no}:\n{screen}");
            reader.press("n");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    }
    let screen = reader.press("<enter>y").screen();
    assert!(screen.contains("wrote 35 rows"), "{screen}");
    assert!(fs::read_to_string(&file).unwrap().starts_with("# Talks of Blinken"));
}

#[test]
fn what_cannot_be_written_is_said_and_can_be_mended() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = exporting("", folder.path(), "none/a.md");
    let screen = reader.press("<enter>").screen();
    assert!(screen.contains("is not there"), "{screen}");
    assert!(reader.press("<c-u><enter>").screen().contains("type the name of a file"));
    assert!(reader.press(folder.path().to_str().unwrap()).press("<enter>").screen().contains("is a folder"));
    assert!(reader.press("/a.csv<enter>").screen().contains("wrote 35 rows"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_ending_that_says_no_format_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut reader = exporting("", folder.path(), "table.xlsx");
    let screen = reader.press("<enter>").screen();
    assert!(screen.contains("the ending .xlsx says no format"), "{screen}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(reader.press("<c-u>.md<enter>").screen().contains("type the name of a file"));
}

#[test]
fn what_was_written_is_said_truly() {
    let folder = tempfile::tempdir().unwrap();
    assert!(exporting("", folder.path(), "a.bib").press("<enter>").screen().contains("wrote the sources of 35 rows"));
    let screen = exporting("", folder.path(), "a.svg").press("<enter>").screen();
    assert!(screen.contains("wrote the balance of the topics of 35 rows"), "{screen}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_written_to() {
    let screen = exporting("", Path::new("/dev"), "tty").press("<enter>").screen();
    assert!(screen.contains("this is no file"), "{screen}");
}

#[test]
fn the_file_of_a_meeting_is_never_an_export() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.json");
    fs::copy(fixture("freedonia-sylvania.json"), &own).unwrap();
    let before = fs::read(&own).unwrap();
    let mut reader = Reader::file(own.clone(), 120, 40);
    let screen = reader.press("e<c-u>").press(own.to_str().unwrap()).press("<enter>").screen();
    assert!(screen.contains("this is the file of a meeting"), "{screen}");
    assert_eq!(fs::read(&own).unwrap(), before);
}

#[test]
fn a_tilde_is_the_home_folder() {
    let home = tempfile::tempdir().unwrap();
    let index = Library::bundled().index();
    let meeting = index.resolve(QIN).unwrap().load().unwrap();
    let mut session = Session::with_index(index, library::vocabulary());
    session.open(meeting);
    session.set_home(Some(home.path().as_os_str().to_owned()));
    Reader::of(session, 80, 24).press("e<c-u>~/台é.txt<enter>");
    assert!(home.path().join("台é.txt").exists());
}

#[test]
fn a_row_is_copied_with_its_sources() {
    let mut reader = Reader::bundled(QIN, 120, 60);
    reader.press("jjjy");
    let (text, what) = copied(&reader);
    assert_eq!(what, "row 4");
    assert_snapshot!(text);
    reader.press(" j y");
    let (text, what) = copied(&reader);
    assert!(what == "2 marked rows" && text.contains("Row 4 ·") && text.contains("Row 5 ·"), "{what}: {text}");
}

#[test]
fn a_citation_names_the_documents_of_the_focused_side() {
    let mut reader = Reader::bundled(QIN, 120, 60);
    reader.press("jjjY");
    assert!(copied(&reader).0.contains("TASS") && copied(&reader).0.contains("CGTN"));
    reader.press("<tab>Y");
    assert!(copied(&reader).0.contains("TASS") && !copied(&reader).0.contains("CGTN"));
    let count = reader.effects.len();
    let screen = reader.press("jY").screen();
    assert!(screen.contains("no statement in row 5"), "{screen}");
    assert_eq!(reader.effects.len(), count);
}

#[test]
fn the_balance_faces_the_sides() {
    assert_snapshot!(Reader::bundled("2023-06-14", 100, 24).press("b").screen());
    let mut narrow = Reader::bundled("2023-06-14", 40, 24);
    assert_snapshot!(narrow.press("b").screen());
    narrow.theme = Theme { colour: false, signs: Signs::ASCII };
    narrow.session.set_signs(Signs::ASCII);
    let screen = narrow.screen();
    assert!(screen.contains("====") && !screen.contains(['█', '│', '─']), "{screen}");
}

#[test]
fn the_balance_claims_no_silence_where_the_point_stands_under_another_topic() {
    let mut reader = Reader::file(fixture("no-common-topic.json"), 80, 24);
    assert_snapshot!(reader.press("b").screen());
}

#[test]
fn the_set_phrases_of_both_sides_are_lit_in_the_chosen_row_alone() {
    let lit = |reader: &mut Reader| reader.styled().matches("underlined").count();
    let mut reader = Reader::bundled(QIN, 120, 60);
    assert!(lit(reader.press("jjj")) > 1, "{}", reader.styled());
    assert!(reader.press("w").screen().contains("both hold words of the family"), "{}", reader.screen());
    reader.press("q");
    // Only one side speaks there.
    assert_eq!(lit(reader.press("j")), 0);
}

#[test]
fn where_no_row_is_shown_nothing_is_taken() {
    let meeting = Index::default().resolve(fixture("no-document-of-one-side.json").to_str().unwrap()).unwrap();
    let mut session = Session::with_index(Index::default(), library::vocabulary());
    session.open(meeting.load().unwrap());
    let mut reader = Reader::of(session, 80, 24);
    let screen = reader.press("ffff yY").screen();
    assert!(reader.effects.is_empty() && screen.contains("nothing to copy"), "{screen}");
    assert!(reader.press("e").screen().contains("the whole meeting"));
}
