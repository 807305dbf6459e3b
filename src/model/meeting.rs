//! One meeting as the record has it: who met, what each side published, which statements stand in it.

use std::ops::{Index, Range};

use jiff::civil::Date;

use super::{BySide, Side, TopicId, Voice};

/// A meeting with its documents, its statements and the pairings between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Its id, which is also its file's name without `.json`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How the sides met.
    pub kind: MeetingKind,
    /// The day it began, in the place where it was held. Every meeting file has one; `None` only where
    /// texts are compared that do not say it.
    pub date: Option<Date>,
    /// Where it was held; `None` for a call, or where the record does not say.
    pub place: Option<String>,
    /// The two sides.
    pub sides: BySide<Party>,
    /// Who took part, in the order of the record: the first of a side is its principal.
    pub participants: Vec<Participant>,
    /// What was published, in the order of the record.
    pub documents: Vec<Document>,
    /// Every statement held, in the order of the record.
    pub statements: Vec<Statement>,
    /// Which statements make the same point.
    pub pairings: Vec<Pairing>,
}

impl Meeting {
    /// Every statement with its id, in the order of the record.
    pub fn statements(&self) -> impl Iterator<Item = (StatementId, &Statement)> {
        (0..).map(StatementId).zip(&self.statements)
    }

    /// Every document with its id, in the order of the record.
    pub fn documents(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        (0..).map(DocumentId).zip(&self.documents)
    }

    /// How many statements each side has.
    #[must_use]
    pub fn counts(&self) -> BySide<usize> {
        BySide::from_fn(|side| self.statements.iter().filter(|statement| statement.side == side).count())
    }

    /// Whether a program read the texts and nobody has confirmed all that it paired. Where nothing is paired, whole
    /// texts say so: a person who writes them down by hand pairs them too.
    #[must_use]
    pub fn is_read_by_a_program(&self) -> bool {
        if self.pairings.is_empty() {
            self.statements.iter().all(|statement| statement.span.is_some())
        } else {
            self.pairings.iter().any(|pairing| pairing.status == Status::Automatic)
        }
    }

    /// The person who leads `side`: the first participant of that side.
    #[must_use]
    pub fn principal(&self, side: Side) -> Option<&Participant> {
        self.participants.iter().find(|person| person.side == side)
    }
}

impl Index<StatementId> for Meeting {
    type Output = Statement;

    fn index(&self, id: StatementId) -> &Statement {
        &self.statements[id.index()]
    }
}

impl Index<DocumentId> for Meeting {
    type Output = Document;

    fn index(&self, id: DocumentId) -> &Document {
        &self.documents[id.index()]
    }
}

/// Names one statement of a meeting; only valid with the meeting it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(u32);

impl StatementId {
    /// The statement at this place in [`Meeting::statements`]; a meeting holds fewer than 2³² of them.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its place in [`Meeting::statements`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Names one document of a meeting; only valid with the meeting it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(u32);

impl DocumentId {
    /// The document at this place in [`Meeting::documents`]; a meeting holds fewer than 2³² of them.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its place in [`Meeting::documents`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// How the two sides met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingKind {
    /// In one room.
    Meeting,
    /// By telephone.
    Call,
    /// By video.
    VideoCall,
    /// Over several days and several meetings.
    Visit,
}

/// A declared side: how the data and the screen call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The id statements refer to, `us`.
    pub id: String,
    /// The name in titles, `United States`.
    pub name: String,
    /// The name where room is short, `US`.
    pub short: String,
}

/// Somebody who took part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The side they spoke for.
    pub side: Side,
    /// Their name.
    pub name: String,
    /// Their office at the time.
    pub office: Option<String>,
}

/// A published account of the meeting, with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its id in the data.
    pub key: String,
    /// The side that issued it; `None` for a press report that quotes both.
    pub side: Option<Side>,
    /// What it is; `None` where the record does not say.
    pub kind: Option<DocumentKind>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its title.
    pub title: String,
    /// Where it was found.
    pub url: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// The day it was read.
    pub retrieved: Option<Date>,
    /// Its language as a BCP 47 tag, `en` or `zh-Hans`.
    pub language: String,
    /// Whether all of it is held.
    pub coverage: Coverage,
    /// SHA-256 of its full text, in hexadecimal.
    pub sha256: Option<String>,
    /// Its full text, when it is held: paragraphs separated by an empty line.
    pub text: Option<String>,
    /// What a reader should know of it.
    pub note: Option<String>,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// An official account of the meeting.
    Readout,
    /// A list of outcomes or of background.
    FactSheet,
    /// A post on a social network.
    Post,
    /// Spoken words, as a transcript.
    Remarks,
    /// A text both sides signed.
    JointStatement,
    /// A report that quotes official words.
    Press,
}

/// How much of a document the record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// All of it: what it does not mention is known.
    Full,
    /// Parts: what it does not mention is not known.
    Excerpt,
}

/// One thing said, normally a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its id in the data.
    pub key: String,
    /// The side whose document says it.
    pub side: Side,
    /// The side whose position it reports.
    pub voice: Voice,
    /// The document it stands in.
    pub document: DocumentId,
    /// The paragraph it stands in, counted from 1.
    pub paragraph: Option<u32>,
    /// Where it stands in the document's text, in Unicode scalar values. With a span the words are
    /// the document's own throughout; without one only those between “ ” are.
    pub span: Option<Range<usize>>,
    /// Who is reported as speaking.
    pub speaker: Option<String>,
    /// The reporting verb, as its base form: `emphasize`, `point out`.
    pub act: Option<String>,
    /// What it speaks to; empty where nobody said.
    pub topics: Vec<TopicId>,
    /// Whether a person has confirmed the topics of a statement of an import: they then outrank the rules
    /// at the next import. Nothing else depends on it.
    pub topics_status: Status,
    /// The words, as the file has them: not safe to print before [`text::safe`](crate::text::safe).
    pub text: String,
    /// Further documents that carry the point.
    pub also_in: Vec<DocumentId>,
    /// What a reader should know of it.
    pub note: Option<String>,
}

/// Statements of the two sides that make the same point, many to many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// The statements, each side's in the order of the file.
    pub statements: BySide<Vec<StatementId>>,
    /// Who says so.
    pub status: Status,
    /// What a reader should know of it.
    pub note: Option<String>,
}

/// Who says that two statements make the same point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// A rule of the program.
    Automatic,
    /// A person.
    Confirmed,
}
