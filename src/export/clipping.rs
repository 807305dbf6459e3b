//! Rows for the clipboard: short enough to paste into a mail, whole enough to be quoted from.
//!
//! ```text
//! Talks of … · 18 June 2023
//!
//! Row 4 · Dialogue
//! United States: Blinken emphasized “…” (Antony Blinken · emphasize · ¶2) [1]
//! China: nothing held on this (excerpts only)
//!
//! [1] U.S. Department of State, “…”, 18 June 2023, https://…
//!
//! The texts are not exhaustive: they are held as excerpts, and words outside “ ” are this record's paraphrase.
//! ```
//!
//! Lines are not broken: the program they are pasted into does that.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::sources::Sources;
use super::{Exported, foot, table};
use crate::model::{Document, DocumentId, Meeting, Side, StatementId};
use crate::{text, wording};

/// The rows taken as plain text, with their sources; safe to show, ends in a line break.
#[must_use]
pub fn clipping(exported: &Exported<'_>) -> String {
    let sources = Sources::of(exported);
    let mut out = format!("{}\n", table::title(exported));
    for group in exported.groups() {
        let label = table::label(exported, &group);
        for (number, row) in &group.rows {
            let _ = writeln!(out, "\nRow {number} · {label}");
            for side in Side::BOTH {
                let name = text::safe(&exported.meeting.sides[side].name).into_owned();
                let cell = table::cell(exported, &sources, row, side);
                lines(&cell).iter().for_each(|line| _ = writeln!(out, "{name}: {line}"));
            }
            for note in table::notes(exported, &sources, row) {
                let numbers = note.sources.iter().map(|number| format!(" [{number}]")).collect::<String>();
                let _ = writeln!(out, "Note: {}{numbers}", note.words);
            }
        }
    }
    out.push('\n');
    for (number, document) in sources.iter() {
        let _ = writeln!(out, "[{number}] {}", reference(document, &[]));
    }
    let _ = writeln!(out, "\n{}", foot::texts(sources.iter().map(|(_, document)| document)));
    out
}

/// What stands in a cell, a line for each statement.
fn lines(cell: &table::Cell<'_>) -> Vec<String> {
    match cell {
        table::Cell::Absent(words) => vec![words.clone()],
        table::Cell::Said(said) => said.iter().map(statement).collect(),
    }
}

/// `[says China said] words (speaker · act · ¶2) [1]`.
fn statement(said: &table::Said<'_>) -> String {
    let voice = said.voice.as_ref().map(|voice| format!("[{voice}] ")).unwrap_or_default();
    let words: String = said.stretches().into_iter().map(|(_, words)| words).collect();
    let evidence = said.evidence();
    let evidence = if evidence.is_empty() { evidence } else { format!(" ({evidence})") };
    format!("{voice}{words}{evidence} [{}]", said.source)
}

/// Where these statements stand, a citation for each document: issuer, title, day, address, day of reading,
/// paragraphs, meeting. Safe to show, ends in a line break.
#[must_use]
pub fn citation(meeting: &Meeting, statements: impl IntoIterator<Item = StatementId>) -> String {
    let mut cited: BTreeMap<DocumentId, Vec<u32>> = BTreeMap::new();
    for statement in statements.into_iter().map(|id| &meeting[id]) {
        let paragraphs = cited.entry(statement.document).or_default();
        paragraphs.extend(statement.paragraph.filter(|paragraph| !paragraphs.contains(paragraph)));
    }
    let on = text::safe(&wording::title(meeting)).into_owned();
    cited.iter().fold(String::new(), |mut out, (id, paragraphs)| {
        let _ = writeln!(out, "{} (on: {on})", reference(&meeting[*id], paragraphs));
        out
    })
}

/// `Issuer, “Title”, 18 June 2023, https://…, read 20 June 2023, ¶2, ¶5`, of which what is not known is left out
/// but for the day.
fn reference(document: &Document, paragraphs: &[u32]) -> String {
    let mut parts: Vec<String> = document.issuer.iter().cloned().collect();
    parts.push(format!("“{}”", document.title));
    parts.push(document.published.map_or_else(|| "undated".to_owned(), wording::day));
    parts.extend(document.url.clone());
    parts.extend(document.retrieved.map(|date| format!("read {}", wording::day(date))));
    let mut paragraphs = paragraphs.to_vec();
    paragraphs.sort_unstable();
    parts.extend(paragraphs.iter().map(|paragraph| format!("¶{paragraph}")));
    text::safe(&parts.join(", ")).into_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::compare::compare;
    use crate::export::Selection;
    use crate::model::testing::MeetingBuilder;
    use crate::model::{Coverage, Status, Vocabulary};

    fn meeting() -> Meeting {
        let mut meeting = MeetingBuilder::new()
            .left("l1", &["trade"])
            .left("l2", &["energy"])
            .right("r1", &["trade"])
            .pair(&["l1"], &["r1"])
            .build();
        meeting.statements[0].paragraph = Some(3);
        meeting.statements[1].paragraph = Some(2);
        meeting
    }

    fn clipped(meeting: &Meeting, rows: &[usize]) -> String {
        let selection = Selection { rows: Some(BTreeSet::from_iter(rows.iter().copied())), ..Selection::default() };
        let (comparison, vocabulary) = (compare(meeting), Vocabulary::default());
        clipping(&Exported { meeting, comparison: &comparison, vocabulary: &vocabulary, selection: &selection })
    }

    #[test]
    fn a_pasted_row_has_both_sides_and_its_sources() {
        let mut meeting = meeting();
        meeting.statements[2].text = "关于“台湾问题”\u{1b}[31m".to_owned();
        meeting.pairings[0].status = Status::Automatic;
        let text = clipped(&meeting, &[1]);
        for part in ["Row 1 · ", "(¶3) [1]\n", "关于“台湾问题”␛[31m [2]\n", "not confirmed", "\n[1] ", "\n[2] "]
        {
            assert!(text.contains(part), "{part:?} is not in:\n{text}");
        }
        assert!(!text.contains("Row 2"));
    }

    #[test]
    fn a_pasted_silence_keeps_its_honest_words() {
        let text = clipped(&meeting(), &[2]);
        assert!(text.contains("nothing held on this"), "{text}");
    }

    #[test]
    fn a_pasted_row_says_which_words_are_the_sources() {
        let mut meeting = meeting();
        assert!(clipped(&meeting, &[1]).contains("words outside “ ” are this record's paraphrase"));
        meeting.documents[0].coverage = Coverage::Full;
        assert!(clipped(&meeting, &[1]).contains("some are held as excerpts"));
        meeting.documents[1].coverage = Coverage::Full;
        assert!(clipped(&meeting, &[1]).contains("are held in full"));
    }

    #[test]
    fn a_document_is_cited_once_with_all_its_paragraphs() {
        let mut meeting = meeting();
        meeting.documents[0].issuer = Some("Ministère é台".to_owned());
        let cited = citation(&meeting, meeting.statements().map(|(id, _)| id));
        assert_eq!(cited.lines().count(), 2, "{cited}");
        assert!(cited.starts_with("Ministère é台, “") && cited.contains(", ¶2, ¶3 (on: A made-up"), "{cited}");
        assert_eq!(citation(&meeting, []), "");
    }
}
