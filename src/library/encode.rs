//! A meeting as a file of the format, version 1: the way back from [`decode()`](super::decode()).

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::model::{Document, Meeting, Pairing, Participant, Party, Side, Statement, Status, TopicId, Voice};

use super::decode::FORMAT;
use super::names::{self, name_of};

/// The text of the file, indented for people, with a line end; what is not known is left out.
///
/// [`decode()`](super::decode()) reads it back as the same meeting; only one without a day, which no file
/// may lack, it refuses.
#[must_use]
pub fn encode(meeting: &Meeting) -> String {
    let file = File::of(meeting);
    // Writing strings and numbers into memory cannot fail.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct File<'a> {
    format: u64,
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    sides: [PartyKeys<'a>; 2],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    participants: Vec<ParticipantKeys<'a>>,
    documents: Vec<DocumentKeys<'a>>,
    statements: Vec<StatementKeys<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rows: Vec<RowKeys<'a>>,
}

impl<'a> File<'a> {
    fn of(meeting: &'a Meeting) -> Self {
        Self {
            format: FORMAT,
            id: &meeting.id,
            title: &meeting.title,
            kind: name_of(names::MEETING_KINDS, &meeting.kind),
            date: meeting.date.map(|date| date.to_string()),
            place: meeting.place.as_deref(),
            sides: [&meeting.sides.left, &meeting.sides.right].map(PartyKeys::of),
            participants: meeting.participants.iter().map(|person| ParticipantKeys::of(person, meeting)).collect(),
            documents: meeting.documents.iter().map(|document| DocumentKeys::of(document, meeting)).collect(),
            statements: meeting.statements.iter().map(|statement| StatementKeys::of(statement, meeting)).collect(),
            rows: meeting.pairings.iter().map(|pairing| RowKeys { meeting, pairing }).collect(),
        }
    }
}

#[derive(Serialize)]
struct PartyKeys<'a> {
    id: &'a str,
    name: &'a str,
    short: &'a str,
}

impl<'a> PartyKeys<'a> {
    fn of(party: &'a Party) -> Self {
        Self { id: &party.id, name: &party.name, short: &party.short }
    }
}

#[derive(Serialize)]
struct ParticipantKeys<'a> {
    side: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<&'a str>,
}

impl<'a> ParticipantKeys<'a> {
    fn of(person: &'a Participant, meeting: &'a Meeting) -> Self {
        Self { side: side_id(meeting, person.side), name: &person.name, office: person.office.as_deref() }
    }
}

#[derive(Serialize)]
struct DocumentKeys<'a> {
    id: &'a str,
    side: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retrieved: Option<String>,
    language: &'a str,
    coverage: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

impl<'a> DocumentKeys<'a> {
    fn of(document: &'a Document, meeting: &'a Meeting) -> Self {
        Self {
            id: &document.key,
            side: document.side.map(|side| side_id(meeting, side)),
            kind: document.kind.map(|kind| name_of(names::DOCUMENT_KINDS, &kind)),
            issuer: document.issuer.as_deref(),
            title: &document.title,
            url: document.url.as_deref(),
            published: document.published.map(|date| date.to_string()),
            retrieved: document.retrieved.map(|date| date.to_string()),
            language: &document.language,
            coverage: name_of(names::COVERAGE, &document.coverage),
            sha256: document.sha256.as_deref(),
            text: document.text.as_deref(),
            note: document.note.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct StatementKeys<'a> {
    id: &'a str,
    side: &'a str,
    voice: &'a str,
    document: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    topics: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topics_status: Option<&'static str>,
    text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also_in: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

impl<'a> StatementKeys<'a> {
    fn of(statement: &'a Statement, meeting: &'a Meeting) -> Self {
        Self {
            id: &statement.key,
            side: side_id(meeting, statement.side),
            voice: match statement.voice {
                Voice::Of(side) => side_id(meeting, side),
                Voice::Both => "both",
            },
            document: &meeting[statement.document].key,
            paragraph: statement.paragraph,
            span: statement.span.as_ref().map(|span| [span.start, span.end]),
            speaker: statement.speaker.as_deref(),
            act: statement.act.as_deref(),
            topics: statement.topics.iter().map(TopicId::as_str).collect(),
            // Automatic is what is assumed where nothing is said.
            topics_status: (statement.topics_status == Status::Confirmed)
                .then(|| name_of(names::STATUS, &statement.topics_status)),
            text: &statement.text,
            also_in: statement.also_in.iter().map(|id| meeting[*id].key.as_str()).collect(),
            note: statement.note.as_deref(),
        }
    }
}

/// A row, whose keys are the ids of the sides.
struct RowKeys<'a> {
    meeting: &'a Meeting,
    pairing: &'a Pairing,
}

impl Serialize for RowKeys<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        for side in Side::BOTH {
            let ids: Vec<&str> =
                self.pairing.statements[side].iter().map(|id| self.meeting[*id].key.as_str()).collect();
            row.serialize_entry(side_id(self.meeting, side), &ids)?;
        }
        row.serialize_entry("status", name_of(names::STATUS, &self.pairing.status))?;
        if let Some(note) = &self.pairing.note {
            row.serialize_entry("note", note)?;
        }
        row.end()
    }
}

/// The id that the file has for a side.
fn side_id(meeting: &Meeting, side: Side) -> &str {
    &meeting.sides[side].id
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::library::{Library, decode};
    use crate::model::testing::meetings;

    #[test]
    fn every_bundled_meeting_is_read_back_as_it_was() {
        for entry in Library::bundled().index().entries {
            let meeting = entry.load().unwrap();
            assert_eq!(decode("again", encode(&meeting).as_bytes()).unwrap(), meeting);
        }
    }

    proptest! {
        #[test]
        fn any_meeting_is_read_back_as_it_was(meeting in meetings(), words in any::<String>()) {
            let mut meeting = meeting;
            for statement in &mut meeting.statements {
                statement.note = Some(format!("a note: {words}"));
            }
            let text = encode(&meeting);
            prop_assert_eq!(decode("again", text.as_bytes()).map_err(|problems| problems.to_string()), Ok(meeting));
        }
    }
}
