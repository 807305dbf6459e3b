//! The two-column table before it has a format: what stands in each cell, in the words of the reader.
//!
//! Markdown, HTML and DOCX draw the same table from this, so that one cannot say less than another.

use std::collections::BTreeSet;

use super::sources::Sources;
use super::{Exported, Group};
use crate::model::{Document, Row, Side, Statement, StatementId, Status, Voice};
use crate::{text, wording};

/// The heading of the column that says what a row is about.
pub const POINT: &str = "Point";

/// The heading of the column of what the record adds.
pub const NOTE: &str = "Note";

/// How a statement of neither side alone is said to be spoken.
const BOTH_SIDES: &str = "both sides";

/// What stands in one side's cell of a row.
pub enum Cell<'a> {
    /// What the side said; never empty.
    Said(Vec<Said<'a>>),
    /// The side has nothing here, in honest words.
    Absent(String),
}

/// One statement in a cell.
pub struct Said<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// The document it stands in.
    pub document: &'a Document,
    /// The number of that document among the sources.
    pub source: usize,
    /// That it reports the other side's position: `says China said`; safe to show.
    pub voice: Option<String>,
}

impl<'a> Said<'a> {
    fn new(exported: &Exported<'a>, sources: &Sources<'a>, id: StatementId) -> Self {
        let statement = &exported.meeting[id];
        Self {
            statement,
            document: &exported.meeting[statement.document],
            source: sources.number(statement.document),
            voice: wording::cross_voice(exported.meeting, statement).map(|voice| text::safe(&voice).into_owned()),
        }
    }

    /// Who speaks, how, and where it stands: `Antony Blinken · stress · ¶2`; may be empty.
    pub fn evidence(&self) -> String {
        let statement = self.statement;
        let paragraph = statement.paragraph.map(|paragraph| format!("¶{paragraph}"));
        let parts = [self.speaker(), statement.act.clone(), paragraph];
        text::safe(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")).into_owned()
    }

    /// Who speaks, and whether it is of both sides; a record may name those themselves as the speaker.
    fn speaker(&self) -> Option<String> {
        let speaker = self.statement.speaker.as_deref();
        match (self.statement.voice, speaker) {
            (Voice::Both, Some(name)) if !name.eq_ignore_ascii_case(BOTH_SIDES) => {
                Some(format!("{name} on {BOTH_SIDES}"))
            }
            (Voice::Both, _) => Some(BOTH_SIDES.to_owned()),
            (Voice::Of(_), speaker) => speaker.map(str::to_owned),
        }
    }

    /// The words in stretches, safe to show, each with whether it is quoted from an excerpt.
    pub fn stretches(&self) -> Vec<(bool, String)> {
        let quoted = |own| own && self.statement.span.is_none();
        let stretches = wording::stretches(self.statement).into_iter();
        stretches.map(|(own, words)| (quoted(own), text::safe(words).into_owned())).collect()
    }
}

/// What `side` has in `row`.
pub fn cell<'a>(exported: &Exported<'a>, sources: &Sources<'a>, row: &Row, side: Side) -> Cell<'a> {
    match row {
        Row::Only { side: speaks, absence, .. } if *speaks != side => {
            let Exported { meeting, comparison, vocabulary, .. } = *exported;
            let words = wording::absence(meeting, comparison, vocabulary, side, absence);
            Cell::Absent(text::safe(&words).into_owned())
        }
        _ => Cell::Said(row.statements(side).iter().map(|id| Said::new(exported, sources, *id)).collect()),
    }
}

/// What the record adds to a row: a remark, and the numbers of the sources it names.
pub struct Note {
    /// The words, safe to show.
    pub words: String,
    /// The sources that follow them.
    pub sources: Vec<usize>,
}

/// What the record adds to a row: who paired it, notes of the pairing and of the statements, and further
/// documents that carry them.
pub fn notes(exported: &Exported<'_>, sources: &Sources<'_>, row: &Row) -> Vec<Note> {
    let remark = |words: &str| Note { words: text::safe(words).into_owned(), sources: Vec::new() };
    let mut notes: Vec<Note> = pairing(row).map(remark).into_iter().collect();
    if let Row::Both { notes: of_pairing, .. } = row {
        notes.extend(of_pairing.iter().map(|note| remark(note)));
    }
    for side in Side::BOTH {
        let short = &exported.meeting.sides[side].short;
        let statements = || row.statements(side).iter().map(|id| &exported.meeting[*id]);
        let remarks = statements().filter_map(|statement| statement.note.as_ref());
        notes.extend(remarks.map(|note| remark(&format!("{short}: {note}"))));
        let also: BTreeSet<usize> =
            statements().flat_map(|statement| &statement.also_in).map(|id| sources.number(*id)).collect();
        if !also.is_empty() {
            notes.push(Note { sources: also.into_iter().collect(), ..remark(&format!("{short}: also in")) });
        }
    }
    notes
}

/// Who paired the statements of a row.
const fn pairing(row: &Row) -> Option<&'static str> {
    match row {
        Row::Both { status: Status::Confirmed, .. } => Some("paired by a person"),
        Row::Both { status: Status::Automatic, .. } => Some("paired by the program, not confirmed"),
        Row::Only { .. } => None,
    }
}

/// The name of a group's topic; safe to show.
pub fn label(exported: &Exported<'_>, group: &Group<'_>) -> String {
    text::safe(&wording::topic(exported.vocabulary, group.topic.topic.as_ref())).into_owned()
}

/// The heading of the document: the meeting, its place and day; safe to show.
pub fn title(exported: &Exported<'_>) -> String {
    text::safe(&wording::title(exported.meeting)).into_owned()
}

/// Who met, how: `Call. United States: Antony Blinken, Secretary of State. China: Qin Gang.`
pub fn who(exported: &Exported<'_>) -> String {
    let meeting = exported.meeting;
    let mut sentences = vec![format!("Kind: {}", wording::meeting_kind(meeting.kind))];
    for side in Side::BOTH {
        let people = meeting.participants.iter().filter(|person| person.side == side);
        let people: Vec<String> = people
            .map(|person| {
                person
                    .office
                    .as_ref()
                    .map_or_else(|| person.name.clone(), |office| format!("{} ({office})", person.name))
            })
            .collect();
        if !people.is_empty() {
            sentences.push(format!("{}: {}", meeting.sides[side].name, people.join(", ")));
        }
    }
    text::safe(&format!("{}.", sentences.join(". "))).into_owned()
}
