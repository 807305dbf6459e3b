//! The printed comparison: the whole of an export as one JSON object.
//!
//! Its shape is held to by other programs, among them the one that scores the analysis: `statements`
//! with `id`, `side`, `start`, `end`, `topics` and `voice`, and `pairs` of ids by side.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::record::{self, DocumentRecord, Sided, StatementRecord};
use super::{Exported, foot, table};
use crate::model::{BySide, Meeting, Pairing, Row, Side, StatementId};
use crate::{text, wording};

#[derive(Serialize)]
struct Printed<'a> {
    meeting: Head<'a>,
    documents: Vec<DocumentRecord<'a>>,
    topics: Vec<TopicRecord<'a>>,
    statements: Vec<StatementRecord<'a>>,
    pairs: Vec<PairRecord<'a>>,
    rows: Vec<RowRecord<'a>>,
    about: Vec<String>,
}

#[derive(Serialize)]
struct Head<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    date: Option<String>,
    place: Option<&'a str>,
    sides: Vec<PartyRecord<'a>>,
    participants: Vec<PersonRecord<'a>>,
}

#[derive(Serialize)]
struct PartyRecord<'a> {
    id: &'a str,
    name: &'a str,
    short: &'a str,
}

#[derive(Serialize)]
struct PersonRecord<'a> {
    side: &'a str,
    name: &'a str,
    office: Option<&'a str>,
}

#[derive(Serialize)]
struct TopicRecord<'a> {
    id: Option<&'a str>,
    name: String,
    statements: Sided<'a, usize>,
}

#[derive(Serialize)]
struct PairRecord<'a> {
    #[serde(flatten)]
    statements: Sided<'a, Vec<&'a str>>,
    status: &'static str,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct RowRecord<'a> {
    row: usize,
    topic: Option<&'a str>,
    statements: Sided<'a, Vec<&'a str>>,
    status: Option<&'static str>,
    absence: Option<AbsenceRecord<'a>>,
    notes: &'a [String],
}

/// The side that has nothing in a row, and what that means.
#[derive(Serialize)]
struct AbsenceRecord<'a> {
    side: &'a str,
    words: String,
}

/// Writes the object, indented, with a line end.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, Visible(PrettyFormatter::new()));
    printed(exported).serialize(&mut serializer)?;
    writeln!(out)
}

fn printed<'a>(exported: &Exported<'a>) -> Printed<'a> {
    let meeting = exported.meeting;
    let taken: Vec<bool> = record::rows_of_statements(exported).iter().map(|rows| !rows.is_empty()).collect();
    let statements = meeting.statements().filter(|(id, _)| taken[id.index()]);
    let topic = |group: super::Group<'a>| TopicRecord {
        id: group.topic.topic.as_ref().map(crate::model::TopicId::as_str),
        name: table::label(exported, &group),
        statements: Sided { meeting, values: group.topic.counts },
    };
    Printed {
        meeting: head(meeting),
        documents: meeting.documents.iter().map(|document| DocumentRecord::new(meeting, document)).collect(),
        topics: exported.groups().map(topic).collect(),
        statements: statements.map(|(_, statement)| StatementRecord::new(meeting, statement)).collect(),
        pairs: meeting.pairings.iter().filter_map(|pairing| pair(meeting, pairing, &taken)).collect(),
        rows: rows(exported),
        about: foot::sentences(exported),
    }
}

fn head(meeting: &Meeting) -> Head<'_> {
    let sides =
        meeting.sides.iter().map(|(_, party)| PartyRecord { id: &party.id, name: &party.name, short: &party.short });
    let participants = meeting.participants.iter().map(|person| PersonRecord {
        side: &meeting.sides[person.side].id,
        name: &person.name,
        office: person.office.as_deref(),
    });
    Head {
        id: &meeting.id,
        title: &meeting.title,
        kind: record::meeting_kind(meeting.kind),
        date: meeting.date.map(record::iso),
        place: meeting.place.as_deref(),
        sides: sides.collect(),
        participants: participants.collect(),
    }
}

/// A pairing, as far as its statements are taken; `None` where that leaves one side of it only.
fn pair<'a>(meeting: &'a Meeting, pairing: &'a Pairing, taken: &[bool]) -> Option<PairRecord<'a>> {
    let ids = |ids: &Vec<StatementId>| -> Vec<&'a str> {
        ids.iter().filter(|id| taken[id.index()]).map(|id| meeting[*id].key.as_str()).collect()
    };
    let values = pairing.statements.as_ref().map(ids);
    let whole = !values.left.is_empty() && !values.right.is_empty();
    whole.then(|| PairRecord {
        statements: Sided { meeting, values },
        status: record::status(pairing.status),
        note: pairing.note.as_deref(),
    })
}

fn rows<'a>(exported: &Exported<'a>) -> Vec<RowRecord<'a>> {
    let meeting = exported.meeting;
    let keys = |row: &Row, side: Side| row.statements(side).iter().map(|id| meeting[*id].key.as_str()).collect();
    let groups = exported.groups().map(|group| (group.topic.topic.as_ref(), group.rows));
    let rows = groups.flat_map(|(topic, rows)| rows.into_iter().map(move |(number, row)| (topic, number, row)));
    rows.map(|(topic, number, row)| RowRecord {
        row: number,
        topic: topic.map(crate::model::TopicId::as_str),
        statements: Sided { meeting, values: BySide::from_fn(|side| keys(row, side)) },
        status: match row {
            Row::Both { status, .. } => Some(record::status(*status)),
            Row::Only { .. } => None,
        },
        absence: absence(exported, row),
        notes: if let Row::Both { notes, .. } = row { notes } else { &[] },
    })
    .collect()
}

fn absence<'a>(exported: &Exported<'a>, row: &Row) -> Option<AbsenceRecord<'a>> {
    let Row::Only { side, absence, .. } = row else { return None };
    let Exported { meeting, comparison, vocabulary, .. } = *exported;
    let words = wording::absence(meeting, comparison, vocabulary, side.other(), absence);
    Some(AbsenceRecord { side: &meeting.sides[side.other()].id, words })
}

/// JSON in which every character that [`text::safe`] would change is written as `\uXXXX`: nothing is
/// lost, and a file that is printed to a terminal cannot steer it.
pub struct Visible<F>(F);

impl<F> Visible<F> {
    /// As `formatter` has it otherwise.
    pub const fn new(formatter: F) -> Self {
        Self(formatter)
    }
}

impl Visible<CompactFormatter> {
    /// Without any white space, for JSON Lines.
    pub const fn compact() -> Self {
        Self(CompactFormatter)
    }
}

impl<F: Formatter> Formatter for Visible<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| text::is_unsafe(*c)) {
            out.write_all(fragment.get(written..at).unwrap_or_default().as_bytes())?;
            c.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}"))?;
            written = at + c.len_utf8();
        }
        out.write_all(fragment.get(written..).unwrap_or_default().as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}
