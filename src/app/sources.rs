//! The sources: what each side published, how much of it is held, and where it came from.

use std::collections::BTreeSet;

use super::popup::{PopupLine, add, blank};
use super::reading::Reading;
use crate::model::{Coverage, Document, DocumentId, Side};
use crate::signs::Signs;
use crate::typeset::Role;
use crate::wording;

/// The documents of `side`, or of both sides and of neither; those of the chosen row are marked.
pub(super) fn page(reading: &Reading, side: Option<Side>, columns: usize, signs: &Signs) -> Vec<PopupLine> {
    let Reading { meeting, comparison, .. } = reading;
    let chosen = reading.row(reading.chosen()).into_iter();
    let statements = chosen.flat_map(|row| Side::BOTH.into_iter().flat_map(|side| row.statements(side)));
    let here: BTreeSet<DocumentId> = statements.map(|id| meeting[*id].document).collect();
    let mut lines = Vec::new();
    let groups: Vec<Option<Side>> = match side {
        Some(side) => vec![Some(side)],
        None => vec![Some(Side::Left), Some(Side::Right), None],
    };
    for group in groups {
        let counted = meeting.documents().zip(&comparison.words);
        let documents: Vec<_> = counted.filter(|((_, document), _)| document.side == group).collect();
        let heading = match group {
            Some(side) => format!("{} · {}", meeting.sides[side].name, reading.holdings(side)),
            None if documents.is_empty() => continue,
            None => "Neither side's: reports that quote both".to_owned(),
        };
        add(&mut lines, Role::Heading, 0, &heading, columns, None);
        if documents.is_empty() {
            add(&mut lines, Role::Silence, 2, "no document found for this side", columns, None);
            blank(&mut lines);
        }
        for ((id, document), words) in documents {
            let mark = if here.contains(&id) { format!("{} ", signs.pointer) } else { String::new() };
            source(document, &mark, *words, columns, &mut lines);
        }
    }
    if !here.is_empty() {
        add(&mut lines, Role::Note, 0, &format!("{} the chosen row stands in it", signs.pointer), columns, None);
    }
    lines
}

/// One document: title, issuer, what and when, address, note.
fn source(document: &Document, mark: &str, words: usize, columns: usize, lines: &mut Vec<PopupLine>) {
    add(lines, Role::Plain, 2, &format!("{mark}{}", document.title), columns, None);
    if let Some(issuer) = &document.issuer {
        add(lines, Role::Evidence, 4, issuer, columns, None);
    }
    add(lines, Role::Evidence, 4, &particulars(document, words), columns, None);
    match &document.url {
        Some(url) => add(lines, Role::Link, 4, url, columns, Some(url)),
        None => add(lines, Role::Evidence, 4, "no address known", columns, None),
    }
    if let Some(note) = &document.note {
        add(lines, Role::Note, 4, note, columns, None);
    }
    blank(lines);
}

/// `readout · published 18 June 2023 · en · excerpt`.
fn particulars(document: &Document, words: usize) -> String {
    let mut parts: Vec<String> = document.kind.map(|kind| wording::kind(kind).to_owned()).into_iter().collect();
    parts.push(
        document.published.map_or_else(
            || "day of publication not known".to_owned(),
            |date| format!("published {}", wording::day(date)),
        ),
    );
    parts.extend(document.retrieved.map(|date| format!("read {}", wording::day(date))));
    parts.push(document.language.clone());
    parts.push(match (document.coverage, &document.text) {
        (Coverage::Full, Some(_)) => format!("held in full, {}", wording::counted(words, wording::unit_of(document))),
        (Coverage::Full, None) => "held in full".to_owned(),
        (Coverage::Excerpt, _) => "held as an excerpt".to_owned(),
    });
    parts.join(" · ")
}
