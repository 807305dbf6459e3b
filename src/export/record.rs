//! Meetings as data: the values that CSV, JSON and JSON Lines write, under the names of the data format.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Exported;
use crate::model::{
    BySide, Coverage, Document, DocumentId, DocumentKind, Meeting, MeetingKind, Pairing, Row, Side, Statement,
    StatementId, Status, TopicId, Voice,
};

/// A value of each side, written under the sides' ids.
pub struct Sided<'a, T> {
    /// The meeting the sides are of.
    pub meeting: &'a Meeting,
    /// The values.
    pub values: BySide<T>,
}

impl<T: Serialize> Serialize for Sided<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        for (side, value) in self.values.iter() {
            map.serialize_entry(&self.meeting.sides[side].id, value)?;
        }
        map.end()
    }
}

/// A document.
#[derive(Serialize)]
pub struct DocumentRecord<'a> {
    pub id: &'a str,
    pub side: Option<&'a str>,
    pub kind: Option<&'static str>,
    pub issuer: Option<&'a str>,
    pub title: &'a str,
    pub url: Option<&'a str>,
    pub published: Option<String>,
    pub retrieved: Option<String>,
    pub language: &'a str,
    pub coverage: &'static str,
    pub sha256: Option<&'a str>,
    pub note: Option<&'a str>,
}

impl<'a> DocumentRecord<'a> {
    /// The record of `document`.
    pub fn new(meeting: &'a Meeting, document: &'a Document) -> Self {
        Self {
            id: &document.key,
            side: document.side.map(|side| meeting.sides[side].id.as_str()),
            kind: document.kind.map(document_kind),
            issuer: document.issuer.as_deref(),
            title: &document.title,
            url: document.url.as_deref(),
            published: document.published.map(iso),
            retrieved: document.retrieved.map(iso),
            language: &document.language,
            coverage: coverage(document.coverage),
            sha256: document.sha256.as_deref(),
            note: document.note.as_deref(),
        }
    }
}

/// What is said in a statement.
#[derive(Serialize)]
pub struct StatementRecord<'a> {
    pub id: &'a str,
    pub side: &'a str,
    /// Where it begins in its document's text, in Unicode scalar values.
    pub start: Option<usize>,
    /// Where it ends there.
    pub end: Option<usize>,
    pub topics: Vec<&'a str>,
    pub voice: &'a str,
    pub speaker: Option<&'a str>,
    pub act: Option<&'a str>,
    pub text: &'a str,
    pub document: &'a str,
    pub paragraph: Option<u32>,
    pub also_in: Vec<&'a str>,
    pub note: Option<&'a str>,
}

impl<'a> StatementRecord<'a> {
    /// The record of `statement`.
    pub fn new(meeting: &'a Meeting, statement: &'a Statement) -> Self {
        let key = |id: &DocumentId| meeting[*id].key.as_str();
        let Range { start, end } = statement.span.clone().unwrap_or_default();
        Self {
            id: &statement.key,
            side: &meeting.sides[statement.side].id,
            start: statement.span.is_some().then_some(start),
            end: statement.span.is_some().then_some(end),
            topics: statement.topics.iter().map(TopicId::as_str).collect(),
            voice: voice(meeting, statement.voice),
            speaker: statement.speaker.as_deref(),
            act: statement.act.as_deref(),
            text: &statement.text,
            document: key(&statement.document),
            paragraph: statement.paragraph,
            also_in: statement.also_in.iter().map(key).collect(),
            note: statement.note.as_deref(),
        }
    }
}

/// Two statements that make the same point.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    /// The statements.
    pub statements: BySide<StatementId>,
    /// Who says so.
    pub status: Status,
    /// What is noted of it.
    pub note: Option<&'a str>,
}

/// The pairings of a meeting by statement.
pub struct Pairings<'a> {
    meeting: &'a Meeting,
    of: HashMap<StatementId, Vec<u32>>,
}

impl<'a> Pairings<'a> {
    /// The pairings of `meeting`.
    pub fn of(meeting: &'a Meeting) -> Self {
        let mut of: HashMap<StatementId, Vec<u32>> = HashMap::new();
        for (number, pairing) in (0..).zip(&meeting.pairings) {
            for id in pairing.statements.left.iter().chain(&pairing.statements.right) {
                of.entry(*id).or_default().push(number);
            }
        }
        Self { meeting, of }
    }

    /// The pairings a statement is in.
    pub fn with(&self, id: StatementId) -> impl Iterator<Item = &'a Pairing> {
        let numbers = self.of.get(&id).map(Vec::as_slice).unwrap_or_default();
        numbers.iter().map(|number| &self.meeting.pairings[*number as usize])
    }

    /// The pairs behind a row, each once, in the order of the left side's statements; of two pairings
    /// that say the same the first one counts.
    pub fn pairs(&self, row: &Row) -> Vec<Pair<'a>> {
        let right: BTreeSet<StatementId> = row.statements(Side::Right).iter().copied().collect();
        let mut pairs = Vec::new();
        for left in row.statements(Side::Left) {
            let mut seen = HashSet::new();
            for pairing in self.with(*left) {
                let there = pairing.statements.right.iter().filter(|id| right.contains(id));
                pairs.extend(there.filter(|id| seen.insert(**id)).map(|id| Pair {
                    statements: BySide::new(*left, *id),
                    status: pairing.status,
                    note: pairing.note.as_deref(),
                }));
            }
        }
        pairs
    }
}

/// For each statement the numbers of the rows taken in which it stands; it is not taken where there are none.
pub fn rows_of_statements(exported: &Exported<'_>) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new(); exported.meeting.statements.len()];
    for (number, row) in exported.groups().flat_map(|group| group.rows) {
        for id in Side::BOTH.into_iter().flat_map(|side| row.statements(side)) {
            rows[id.index()].push(number);
        }
    }
    rows
}

/// The side's id, or `both`.
pub fn voice(meeting: &Meeting, voice: Voice) -> &str {
    match voice {
        Voice::Of(side) => &meeting.sides[side].id,
        Voice::Both => "both",
    }
}

/// `confirmed` or `automatic`.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "confirmed",
        Status::Automatic => "automatic",
    }
}

/// How the data format calls how much of a document is held.
pub const fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Full => "full",
        Coverage::Excerpt => "excerpt",
    }
}

/// How the data format calls a kind of meeting.
pub const fn meeting_kind(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Meeting => "meeting",
        MeetingKind::Call => "call",
        MeetingKind::VideoCall => "video-call",
        MeetingKind::Visit => "visit",
    }
}

/// How the data format calls a kind of document.
pub const fn document_kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Readout => "readout",
        DocumentKind::FactSheet => "fact-sheet",
        DocumentKind::Post => "post",
        DocumentKind::Remarks => "remarks",
        DocumentKind::JointStatement => "joint-statement",
        DocumentKind::Press => "press",
    }
}

/// A day by ISO 8601.
pub fn iso(date: Date) -> String {
    date.to_string()
}
