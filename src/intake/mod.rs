//! From the files a user has to a meeting set side by side: ingest, analysis, and what each file states
//! of itself, put together.
//!
//! ```text
//! files ── ingest ──> documents ──┐
//! what was typed ─────────────────┴─ analysis ──> Meeting (rows automatic) ── keep ──> what a person confirmed stays
//! ```
//!
//! Separate from `analysis`, which knows no files, and from `library`, which knows no analysis.

mod keep;
mod parties;
mod state;

use jiff::civil::Date;
use thiserror::Error;

use crate::analysis::{self, Analysis, Input};
use crate::ingest::{self, IngestError, Ingested, Problem};
use crate::lexicon::Lexicon;
use crate::model::{BySide, Coverage, Document, Meeting, MeetingKind, Party, Side, Status};
use crate::text;

pub use keep::keep_confirmed;
pub use parties::parties;

/// A file as it was given: what messages call it, and its bytes.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its path, or `-` for standard input.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What is to be set side by side, and what the user said of it.
#[derive(Clone, Debug)]
pub struct Request {
    /// The files of each side, the main one first.
    pub files: BySide<Vec<Given>>,
    /// The two sides.
    pub sides: BySide<Party>,
    /// The title, where the user gave one.
    pub title: Option<String>,
    /// The day, where the user gave it.
    pub date: Option<Date>,
    /// How the sides met, where the user said it.
    pub kind: Option<MeetingKind>,
}

/// A meeting made from texts.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The meeting; its statements have spans, its rows are automatic.
    pub meeting: Meeting,
    /// What a reader of it should know: one line each, not safe to print as they are.
    pub warnings: Vec<String>,
}

/// Why no meeting could be made.
#[derive(Debug, Error)]
pub enum IntakeError {
    /// A file that is not a text this program reads.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// Neither analysis nor reading can go on without statements.
    #[error("{}: no statement was found in it; give the text of a readout", text::safe(.0))]
    NoStatement(String),
}

/// Reads the files, takes them apart and sets them against each other.
///
/// # Errors
/// When a file cannot be taken in, both sides have the same text, or a file holds no statement.
pub fn take_in(request: &Request, lexicon: &Lexicon) -> Result<Intake, IntakeError> {
    let taken = take_files(request)?;
    refuse_same_text(&taken)?;
    let documents = taken.iter().map(Taken::document).collect::<Vec<_>>();
    let masked: Vec<Document> = taken.iter().zip(&documents).map(|(taken, document)| taken.masked(document)).collect();
    let input = Input { sides: &request.sides, people: &[], documents: &masked };
    let mut analysis = analysis::analyse(&input, lexicon);
    attribute(&mut analysis, &taken);
    for (number, taken) in taken.iter().enumerate() {
        if !analysis.findings.iter().any(|finding| finding.statement.document.index() == number) {
            return Err(IntakeError::NoStatement(taken.name.clone()));
        }
    }
    let warnings = taken
        .iter()
        .flat_map(|taken| taken.ingested.warnings.iter().map(|warning| format!("{}: {warning}", taken.name)));
    let warnings = warnings.collect();
    Ok(Intake { meeting: state::meeting(request, &taken, documents, analysis), warnings })
}

/// A file taken in.
struct Taken {
    name: String,
    side: Side,
    key: String,
    ingested: Ingested,
}

fn take_files(request: &Request) -> Result<Vec<Taken>, IntakeError> {
    let mut taken = Vec::new();
    for side in Side::BOTH {
        for (number, given) in (1..).zip(&request.files[side]) {
            let ingested = ingest::ingest(&given.bytes, &given.name)?;
            let key = format!("{}-{number}", request.sides[side].id);
            taken.push(Taken { name: given.name.clone(), side, key, ingested });
        }
    }
    Ok(taken)
}

/// Refuses the same text under both sides: every row would agree with itself.
fn refuse_same_text(taken: &[Taken]) -> Result<(), IntakeError> {
    for (number, one) in taken.iter().enumerate() {
        for other in taken.iter().skip(number + 1).filter(|other| other.side != one.side) {
            if ingest::same_text(&one.ingested, &other.ingested) {
                let problem = Problem::SameText { other: one.name.clone() };
                return Err(IngestError::new(&other.name, problem).into());
            }
        }
    }
    Ok(())
}

impl Taken {
    /// The document with its evidence.
    fn document(&self) -> Document {
        Document {
            key: self.key.clone(),
            side: Some(self.side),
            kind: None,
            issuer: None,
            title: self.ingested.title.clone().unwrap_or_else(|| state::file_name(&self.name)),
            url: self.ingested.url.clone(),
            published: self.ingested.published,
            retrieved: None,
            language: self.ingested.language.clone().unwrap_or_else(|| "und".to_owned()),
            coverage: Coverage::Full,
            sha256: Some(self.ingested.sha256.clone()),
            text: Some(self.ingested.text.clone()),
            note: None,
        }
    }

    /// The document with blanks where no statement stands (headings, bylines), so that spans stay right.
    fn masked(&self, document: &Document) -> Document {
        let mut characters: Vec<char> = self.ingested.text.chars().collect();
        let silent = self.ingested.paragraphs.iter().filter(|paragraph| !paragraph.kind.holds_statements());
        for paragraph in silent {
            let end = paragraph.start + paragraph.text.chars().count();
            for character in characters.iter_mut().take(end).skip(paragraph.start).filter(|c| **c != '\n') {
                *character = ' ';
            }
        }
        Document { text: Some(characters.into_iter().collect()), ..document.clone() }
    }
}

/// Gives the statements of a text attributable to a spokesperson that speaker, where they have none.
fn attribute(analysis: &mut Analysis, taken: &[Taken]) {
    for finding in &mut analysis.findings {
        let statement = &mut finding.statement;
        let spokesperson = taken.get(statement.document.index()).and_then(|taken| taken.ingested.spokesperson.clone());
        if statement.speaker.is_none() {
            statement.speaker = spokesperson;
        }
    }
}

/// Whether a person has confirmed anything in `meeting`.
#[must_use]
pub fn has_confirmed(meeting: &Meeting) -> bool {
    meeting.pairings.iter().any(|pairing| pairing.status == Status::Confirmed)
        || meeting.statements.iter().any(|statement| statement.topics_status == Status::Confirmed)
}
