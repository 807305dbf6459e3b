//! JSON Lines: a line for each statement with all that is known of it, for DuckDB, pandas and `jq`.
//!
//! A statement is there once, whatever number of topics it has, so that counting lines counts statements.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Serializer;

use super::json::Visible;
use super::record::{self, Pairings, StatementRecord};
use super::{Exported, balance};
use crate::model::{Document, Row, Side, Statement, StatementId, TopicId};
use crate::wording;

#[derive(Serialize)]
struct Line<'a> {
    meeting: &'a str,
    meeting_title: &'a str,
    date: Option<String>,
    rows: &'a [usize],
    #[serde(flatten)]
    statement: StatementRecord<'a>,
    topic_names: Vec<String>,
    /// Words of the source in it, as the balance counts them.
    words: usize,
    document_kind: Option<&'static str>,
    document_title: &'a str,
    issuer: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<String>,
    retrieved: Option<String>,
    language: &'a str,
    coverage: &'static str,
    document_note: Option<&'a str>,
    counterparts: Vec<Counterpart<'a>>,
    /// What the other side's silence on it means; nothing where the other side has a counterpart.
    absence: Option<String>,
}

#[derive(Serialize)]
struct Counterpart<'a> {
    id: &'a str,
    status: &'static str,
    note: Option<&'a str>,
}

/// Writes a line for each statement taken, in the order of its first row.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows = record::rows_of_statements(exported);
    let pairings = Pairings::of(exported.meeting);
    for (number, row) in exported.groups().flat_map(|group| group.rows) {
        for id in Side::BOTH.into_iter().flat_map(|side| row.statements(side)) {
            let of_statement = rows[id.index()].as_slice();
            if of_statement.first() == Some(&number) {
                let line = line(exported, &pairings, row, *id, of_statement);
                line.serialize(&mut Serializer::with_formatter(&mut *out, Visible::compact()))?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

fn line<'a>(
    exported: &Exported<'a>,
    pairings: &Pairings<'a>,
    row: &Row,
    id: StatementId,
    rows: &'a [usize],
) -> Line<'a> {
    let meeting = exported.meeting;
    let statement: &Statement = &meeting[id];
    let document: &Document = &meeting[statement.document];
    let label = |topic: &TopicId| exported.vocabulary.label(topic);
    Line {
        meeting: &meeting.id,
        meeting_title: &meeting.title,
        date: meeting.date.map(record::iso),
        rows,
        statement: StatementRecord::new(meeting, statement),
        topic_names: statement.topics.iter().map(label).collect(),
        words: balance::source_words(statement),
        document_kind: document.kind.map(record::document_kind),
        document_title: &document.title,
        issuer: document.issuer.as_deref(),
        url: document.url.as_deref(),
        published: document.published.map(record::iso),
        retrieved: document.retrieved.map(record::iso),
        language: &document.language,
        coverage: record::coverage(document.coverage),
        document_note: document.note.as_deref(),
        counterparts: counterparts(exported, pairings, id),
        absence: silence(exported, row),
    }
}

/// The statements of the other side that make the same point, whether or not they are taken.
fn counterparts<'a>(exported: &Exported<'a>, pairings: &Pairings<'a>, id: StatementId) -> Vec<Counterpart<'a>> {
    let other = exported.meeting[id].side.other();
    let mut counterparts: Vec<Counterpart<'a>> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for pairing in pairings.with(id) {
        for opposite in pairing.statements[other].iter().filter(|opposite| seen.insert(**opposite)) {
            counterparts.push(Counterpart {
                id: &exported.meeting[*opposite].key,
                status: record::status(pairing.status),
                note: pairing.note.as_deref(),
            });
        }
    }
    counterparts
}

fn silence(exported: &Exported<'_>, row: &Row) -> Option<String> {
    let Row::Only { side, absence, .. } = row else { return None };
    if !absence.is_silence() {
        return None;
    }
    let Exported { meeting, comparison, vocabulary, .. } = *exported;
    Some(wording::absence(meeting, comparison, vocabulary, side.other(), absence))
}
