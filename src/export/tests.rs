//! What every format owes its reader, and what none may let through.

use biblib::{CitationParser, RisParser};
use clap::ValueEnum;
use serde_json::Value;

use super::testing::{HOSTILE, bytes, hostile, meeting, parts, text, xml_text};
use super::{Format, Selection};
use crate::model::{Filter, Meeting, Side};

/// An export as its reader sees it.
fn read(meeting: &Meeting, format: Format) -> String {
    match format {
        Format::Docx => {
            let parts = parts(bytes(meeting, format, &Selection::default()));
            let part = |name: &str| parts.iter().find(|(part, _)| part == name).unwrap().1.clone();
            format!("{}{}", xml_text(&part("word/document.xml")), part("word/_rels/document.xml.rels"))
        }
        _ => text(meeting, format),
    }
}

#[test]
fn comparisons_carry_the_words_and_their_evidence() {
    let formats =
        [Format::Markdown, Format::Html, Format::Docx, Format::Csv, Format::Json, Format::Jsonl, Format::Text];
    for format in formats {
        let shown = read(&meeting(), format).replace('\n', " ");
        for wanted in
            ["open channels", "le communiqué", "能源合作。", "Rufus Firefly", "stress", "公报", "no counterpart found"]
        {
            assert!(shown.contains(wanted), "{format:?} without {wanted}: {shown}");
        }
        for wanted in ["Readout of the talks", "Ministry of Peace, Freedonia", "https://freedonia.example/readout?a=1"]
        {
            assert!(shown.contains(wanted), "{format:?} without {wanted}: {shown}");
        }
        let dates = [["2024-01-03", "2024-02-04"], ["3 January 2024", "4 February 2024"]];
        assert!(dates.iter().any(|dates| dates.iter().all(|date| shown.contains(date))), "{format:?} without dates");
        assert!(shown.contains("Trade and tariffs") || format == Format::Json, "{format:?} without topics");
    }
}

#[test]
fn guesses_and_confirmations_are_told_apart() {
    for format in [Format::Csv, Format::Json, Format::Jsonl] {
        let shown = read(&meeting(), format);
        assert!(shown.contains("automatic") && shown.contains("confirmed"), "{format:?}");
    }
    // A row counts as confirmed when all of it is.
    for format in [Format::Markdown, Format::Html, Format::Docx, Format::Text] {
        let shown = read(&meeting(), format);
        assert!(shown.contains("paired by the program") && !shown.contains("paired by a person"), "{format:?}");
    }
}

#[test]
fn what_is_read_by_people_says_what_it_is_and_is_not() {
    for format in [Format::Markdown, Format::Html, Format::Docx, Format::Json, Format::Text] {
        let shown = read(&meeting(), format).replace('\n', " ");
        for wanted in ["not confirmed by a person in 1 of 1 paired row", "The texts are not exhaustive"] {
            assert!(shown.contains(wanted), "{format:?} without {wanted:?}: {shown}");
        }
    }
}

#[test]
fn a_selection_is_said_to_be_one_and_leaves_the_rest_out() {
    for format in Format::value_variants() {
        let selection = Selection { filter: Filter::Only(Side::Left), ..Selection::default() };
        let exported = bytes(&meeting(), *format, &selection);
        if *format == Format::Docx {
            let parts = parts(exported);
            let document = &parts.iter().find(|(part, _)| part == "word/document.xml").unwrap().1;
            assert!(document.contains("Own words.") && !document.contains("She agreed."));
            continue;
        }
        let exported = String::from_utf8(exported).unwrap().replace('\n', " ");
        assert!(!exported.contains("She agreed.") && !exported.contains("能源合作"), "{format:?}");
        if matches!(format, Format::Markdown | Format::Html | Format::Json | Format::Text) {
            assert!(exported.contains("This is a selection of the meeting's rows"), "{format:?}");
        }
    }
}

#[test]
fn nothing_hostile_reaches_a_terminal() {
    for format in Format::value_variants().iter().filter(|format| !format.is_binary()) {
        let exported = text(&hostile(), *format);
        let steers = |c: &char| c.is_control() && !"\r\n".contains(*c) || *c == '\u{202e}';
        assert_eq!(exported.chars().find(steers), None, "{format:?}");
    }
}

#[test]
fn markup_stays_text_in_html() {
    let page = text(&hostile(), Format::Html);
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    for wrong in ["href=\"javascript", "src=", "url(", "@import", "<link", "<iframe"] {
        assert!(!page.contains(wrong), "{wrong}");
    }
    assert_eq!(page.matches("<style>").count(), 1);
}

#[test]
fn chinese_is_marked_as_chinese_in_html() {
    let page = text(&meeting(), Format::Html);
    assert!(
        page.contains("<p class=\"words\" lang=\"zh-Hans\">") && page.contains("<span lang=\"zh-Hans\">公报</span>")
    );
    assert!(page.contains("<html lang=\"en\">") && page.contains("id=\"row-1\"") && page.contains("href=\"#row-1\""));
    assert!(page.contains("https://freedonia.example/readout?a=1&amp;b=2#:~:text=le%20communiqu%C3%A9"));
}

#[test]
fn pictures_and_word_documents_are_whole_xml() {
    let picture = xml_text(&text(&hostile(), Format::Svg));
    assert!(picture.contains("<script>alert(1)</script> ]]>"));
    let parts = parts(bytes(&hostile(), Format::Docx, &Selection::default()));
    for (name, part) in parts.iter().filter(|(name, _)| !name.ends_with('/')) {
        let shown = xml_text(part);
        assert!(name != "word/document.xml" || shown.contains("<script>alert(1)</script> ]]> \"&amp; {\\input"));
        assert!(!part.contains("Target=\"javascript"), "{name}");
    }
}

#[test]
fn a_word_table_has_widths_a_repeated_head_and_a_face_for_chinese() {
    let parts = parts(bytes(&meeting(), Format::Docx, &Selection::default()));
    let part = |name: &str| &parts.iter().find(|(part, _)| part == name).unwrap().1;
    let document = part("word/document.xml");
    assert_eq!(document.matches("<w:gridCol ").count(), 4);
    assert_eq!(document.matches("<w:tblHeader />").count(), 1);
    assert_eq!(document.matches("<w:tr>").count(), 1 + 3);
    assert_eq!(document.matches("<w:tc>").count(), 4 * 4);
    assert!(part("word/styles.xml").contains("w:eastAsia=\"Microsoft YaHei\""));
    for style in ["Evidence", "Silence"] {
        assert!(part("word/styles.xml").contains(&format!("w:styleId=\"{style}\"")), "{style} is a style");
        assert!(document.contains(&format!("<w:rStyle w:val=\"{style}\"")), "{style} is used");
    }
    assert!(part("docProps/core.xml").contains("<dc:title>A made-up meeting"));
}

#[test]
fn a_markdown_table_keeps_its_four_columns() {
    for meeting in [meeting(), hostile()] {
        let table = text(&meeting, Format::Markdown);
        let lines: Vec<&str> = table.lines().filter(|line| line.starts_with('|')).collect();
        assert_eq!(lines.len(), 2 + 3);
        for line in lines {
            assert_eq!(line.replace("\\|", "").matches('|').count(), 5, "{line}");
            assert!(!line.replace("\\]", "").contains("]("), "{line}");
        }
        assert!(!table.contains("<script"));
        for line in table.lines().filter(|line| line.starts_with("[^s")) {
            assert!(table.matches(line.split(':').next().unwrap()).count() > 1, "{line} is cited");
        }
    }
}

#[test]
fn csv_has_a_line_for_each_pair_and_guards_formulas() {
    for (meeting, formula) in [(meeting(), false), (hostile(), true)] {
        let csv = text(&meeting, Format::Csv);
        let csv = csv.strip_prefix('\u{FEFF}').unwrap();
        let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
        let lines: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(lines.len(), 4);
        let begins = |cell: &str| cell.starts_with(['=', '+', '-', '@']);
        assert!(!lines.iter().flatten().any(begins));
        assert_eq!(lines.iter().flatten().any(|cell| cell.starts_with("'=cmd|")), formula);
    }
}

#[test]
fn csv_says_of_each_line_who_paired_it_and_what_a_silence_means() {
    let csv = text(&meeting(), Format::Csv);
    let mut reader = ::csv::Reader::from_reader(csv.strip_prefix('\u{FEFF}').unwrap().as_bytes());
    let columns = reader.headers().unwrap().clone();
    let lines: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |name: &str| -> Vec<String> {
        let place = columns.iter().position(|column| column == name).unwrap();
        lines.iter().map(|line| line[place].to_owned()).collect()
    };
    assert_eq!(column("row"), ["1", "1", "2", "3"]);
    assert_eq!(column("fr_statement"), ["l1", "l1", "l2", ""]);
    assert_eq!(column("sy_statement"), ["r1", "r2", "", "r3"]);
    assert_eq!(column("status"), ["confirmed", "automatic", "", ""]);
    assert_eq!(column("sy_voice"), ["fr", "sy", "", "sy"]);
    assert_eq!(column("sy_absence")[2], "no counterpart found in this document (6 characters searched)");
    assert_eq!(column("fr_absence")[3], "nothing held on this (excerpts only)");
}

#[test]
fn json_lines_hold_each_statement_once_and_unchanged() {
    for meeting in [meeting(), hostile()] {
        let lines: Vec<Value> =
            text(&meeting, Format::Jsonl).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), meeting.statements.len());
        for statement in &meeting.statements {
            let line = lines.iter().find(|line| line["id"] == statement.key.as_str()).unwrap();
            assert_eq!(line["text"], statement.text.as_str());
        }
        assert_eq!(lines[0]["counterparts"].as_array().unwrap().len(), 2);
        assert_eq!(lines[0]["rows"], serde_json::json!([1]));
    }
}

#[test]
fn the_printed_comparison_has_what_scoring_reads() {
    let printed: Value = serde_json::from_str(&text(&meeting(), Format::Json)).unwrap();
    assert_eq!(printed["meeting"]["id"], "2024-01-02-made-up");
    let statement = &printed["statements"][4];
    assert_eq!((&statement["start"], &statement["end"]), (&Value::from(0), &Value::from(5)));
    assert_eq!((&statement["side"], &statement["voice"]), (&Value::from("sy"), &Value::from("sy")));
    assert_eq!(statement["topics"], serde_json::json!(["energy"]));
    assert_eq!(printed["pairs"][0]["fr"], serde_json::json!(["l1"]));
    assert_eq!(printed["pairs"][1]["sy"], serde_json::json!(["r2"]));
    let silent = &printed["rows"][1]["absence"];
    assert_eq!(silent["side"], "sy");
    let hostile_words = serde_json::from_str::<Value>(&text(&hostile(), Format::Json)).unwrap();
    assert_eq!(hostile_words["meeting"]["title"], HOSTILE);
}

#[test]
fn ris_is_read_back_and_no_value_ends_its_line() {
    let references = RisParser::new().parse(&text(&meeting(), Format::Ris)).unwrap();
    assert_eq!(references.len(), 2);
    assert_eq!(references[0].title, "Readout of the talks");
    assert_eq!(references[0].urls, ["https://freedonia.example/readout?a=1&b=2"]);
    assert_eq!(references[1].title, "公报");
    assert_eq!(RisParser::new().parse(&text(&hostile(), Format::Ris)).unwrap().len(), 2);
    let tags = text(&hostile(), Format::Ris);
    assert!(tags.split("\r\n").all(|line| line.is_empty() || line.get(2..6) == Some("  - ")));
}

#[test]
fn bibtex_is_read_back_with_its_institutions_whole() {
    let bibliography = biblatex::Bibliography::parse(&text(&meeting(), Format::Bibtex)).unwrap();
    let entry = bibliography.get("2024-01-02-made-up-document-0").unwrap();
    assert_eq!(entry.author().unwrap()[0].name, "Ministry of Peace, Freedonia");
    assert_eq!(entry.url().unwrap(), "https://freedonia.example/readout?a=1&b=2");
    let hostile = text(&hostile(), Format::Bibtex);
    assert_eq!(biblatex::Bibliography::parse(&hostile).unwrap().len(), 2);
    assert!(!hostile.contains("\\input"));
}

#[test]
fn csl_is_a_list_of_items_with_dates_in_parts() {
    let items: Value = serde_json::from_str(&text(&meeting(), Format::Csl)).unwrap();
    assert_eq!(items[0]["type"], "webpage");
    assert_eq!(items[0]["author"], serde_json::json!([{"literal": "Ministry of Peace, Freedonia"}]));
    assert_eq!(items[0]["issued"], serde_json::json!({"date-parts": [[2024, 1, 3]]}));
    assert_eq!(items[0]["accessed"], serde_json::json!({"date-parts": [[2024, 2, 4]]}));
    assert_eq!(items[1]["issued"], Value::Null);
    let hostile: Value = serde_json::from_str(&text(&hostile(), Format::Csl)).unwrap();
    assert_ne!(hostile[0]["id"], hostile[1]["id"]);
}

#[test]
fn the_picture_marks_silences_with_words() {
    let picture = text(&meeting(), Format::Svg);
    let shown = xml_text(&picture);
    assert!(shown.contains("Energy") && shown.contains("nothing held") && shown.contains("4 words, 2 statements"));
    assert_eq!(picture.matches("stroke-dasharray").count(), 1);
    assert_eq!(picture.matches("<rect class=\"left\"").count() + picture.matches("<rect class=\"right\"").count(), 3);
}

#[test]
fn an_export_fails_with_the_place_it_goes_to() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let (meeting, selection) = (meeting(), Selection::default());
    let (comparison, vocabulary) = (crate::compare::compare(&meeting), crate::model::Vocabulary::default());
    for format in Format::value_variants() {
        let (comparison, vocabulary, selection) = (&comparison, &vocabulary, &selection);
        let exported = super::Exported { meeting: &meeting, comparison, vocabulary, selection };
        let error = super::write(*format, &exported, &mut Full).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::StorageFull, "{format:?}");
    }
}
