//! Bytes of a published text → paragraphs with provenance.
//!
//! One format per file, all ending in the same [`Ingested`]; which format it is, is read from the
//! content, never from the name. The readers are separate from the library of meetings because what
//! comes in here was written by strangers: everything is capped (`guard.rs`, `nesting.rs`) before a
//! parser sees it, and a parser's panic is a message about that file.
//!
//! ```text
//! bytes ── sniff ─┬─ encoding ── text | markdown | html ─┐
//!                 └───────────── docx | pdf ─────────────┴─> Draft ── front ── language ──> Ingested
//! ```
//!
//! Invariants, held in `tests/ingest/properties.rs`: no input panics, the same input gives the same result, and
//! every [`Paragraph::text`] is exactly the part of [`Ingested::text`] that starts at [`Paragraph::start`].

mod blocks;
mod dates;
mod docx;
mod draft;
mod encoding;
mod error;
mod front;
mod guard;
mod html;
mod language;
mod markdown;
mod nesting;
mod page;
mod pdf;
mod sniff;
mod text;

use std::io::Read;
use std::path::Path;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use draft::Draft;
pub use error::{IngestError, Problem, Warning};
pub use guard::{MAX_BYTES, containing_panic};

/// The first calendar date in a text, as it is written there.
#[must_use]
pub fn date_in(text: &str) -> Option<Date> {
    dates::find(text)
}

/// A published text, taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ingested {
    /// What the file was.
    pub format: Format,
    /// The text that spans count in. For plain text it is the file as given (decoded, without a byte
    /// order mark); for every other format the paragraphs with one empty line between them.
    pub text: String,
    /// Its paragraphs in reading order; never empty.
    pub paragraphs: Vec<Paragraph>,
    /// Its title, where the file states one.
    pub title: Option<String>,
    /// Its address, where the page states it.
    pub url: Option<String>,
    /// The day it was published, where the file states it.
    pub published: Option<Date>,
    /// Its language as a BCP 47 tag, `en` or `zh-Hans`; `None` where the letters do not tell.
    pub language: Option<String>,
    /// The person the text is attributed to: “attributable to Spokesperson X”.
    pub spokesperson: Option<String>,
    /// What a reader of it should know.
    pub warnings: Vec<Warning>,
    /// SHA-256 of [`Ingested::text`], in lower-case hexadecimal.
    pub sha256: String,
}

/// One paragraph of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// Its words, without a list marker. In plain text a hard-wrapped paragraph keeps its line breaks.
    pub text: String,
    /// Where it starts in [`Ingested::text`], in Unicode scalar values.
    pub start: usize,
}

/// What a paragraph is; only [`Text`](Self::Text) and [`ListItem`](Self::ListItem) hold statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// A title or a section heading.
    Heading,
    /// Running text.
    Text,
    /// An item of a list, without its marker.
    ListItem,
    /// A line before the text that says who issued it, where or when.
    Byline,
}

impl ParagraphKind {
    /// Whether its sentences are statements of the document.
    #[must_use]
    pub const fn holds_statements(self) -> bool {
        matches!(self, Self::Text | Self::ListItem)
    }
}

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A saved web page.
    Html,
    /// A Word document.
    Docx,
    /// A PDF with a text layer.
    Pdf,
}

impl Format {
    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "DOCX",
            Self::Pdf => "PDF",
        }
    }
}

/// Takes in the bytes of a published text; `name` is what messages call it.
///
/// # Errors
/// When the bytes are no text this program reads: see [`Problem`] for every case and its message.
pub fn ingest(bytes: &[u8], name: &str) -> Result<Ingested, IngestError> {
    let taken = guard::size(bytes).and_then(|()| sniff::format(bytes)).and_then(|format| {
        let draft = guard::contained(format.name(), || read_format(format, bytes))?;
        finish(draft)
    });
    taken.map_err(|problem| IngestError::new(name, problem))
}

/// Reads the file at `path`, at most [`MAX_BYTES`] of it.
///
/// # Errors
/// When it cannot be opened or read, is a folder, or is too large.
pub fn read(path: &Path) -> Result<Vec<u8>, IngestError> {
    let name = path.display().to_string();
    if path.is_dir() {
        return Err(IngestError::new(&name, Problem::Folder));
    }
    let file = std::fs::File::open(path).map_err(|cause| IngestError::new(&name, cause.into()))?;
    read_from(file, &name)
}

/// Reads everything `reader` has, at most [`MAX_BYTES`]; `name` is what messages call it.
///
/// # Errors
/// When reading fails or there is more.
pub fn read_from(reader: impl Read, name: &str) -> Result<Vec<u8>, IngestError> {
    let mut bytes = Vec::new();
    let read = reader.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(Problem::from);
    read.and_then(|_| guard::size(&bytes)).map_err(|problem| IngestError::new(name, problem))?;
    Ok(bytes)
}

/// Whether both are the same text, however it was wrapped, saved or encoded.
#[must_use]
pub fn same_text(left: &Ingested, right: &Ingested) -> bool {
    left.sha256 == right.sha256 || statement_words(left).eq(statement_words(right))
}

/// The words of the paragraphs that hold statements.
fn statement_words(ingested: &Ingested) -> impl Iterator<Item = &str> {
    ingested
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind.holds_statements())
        .flat_map(|paragraph| paragraph.text.split_whitespace())
}

/// Decodes where the format needs it and hands the bytes to the format's reader.
fn read_format(format: sniff::Container, bytes: &[u8]) -> Result<Draft, Problem> {
    match format {
        sniff::Container::Docx => docx::read(bytes),
        sniff::Container::Pdf => pdf::read(bytes),
        sniff::Container::Characters => read_characters(bytes),
    }
}

/// Decodes `bytes` and reads them as the format their characters show.
fn read_characters(bytes: &[u8]) -> Result<Draft, Problem> {
    let decoded = encoding::decode(bytes)?;
    // Before the parsers: what is not legible need not be parsed, and markup would dilute the share.
    guard::legible(&decoded.text)?;
    let mut draft = match sniff::markup(&decoded.text)? {
        Format::Html => html::read(&decoded.text)?,
        Format::Markdown => markdown::read(&decoded.text)?,
        _ => text::read(decoded.text)?,
    };
    draft.warnings.extend(decoded.warning);
    Ok(draft)
}

/// What all formats have in common once their paragraphs are known.
fn finish(mut draft: Draft) -> Result<Ingested, Problem> {
    let lost = guard::legible(&draft.text)?;
    front::settle(&mut draft);
    if !draft
        .paragraphs
        .iter()
        .any(|paragraph| paragraph.kind.holds_statements() && front::is_sentence(&paragraph.text))
    {
        return Err(if draft.format == Format::Html { Problem::NoArticle } else { Problem::NoSentence });
    }
    if lost > 0 {
        draft.warnings.push(Warning::LostCharacters(lost));
    }
    Ok(Ingested {
        format: draft.format,
        language: language::of(&draft.text, draft.declared_language.as_deref()),
        sha256: fingerprint(&draft.text),
        text: draft.text,
        paragraphs: draft.paragraphs,
        title: draft.title,
        url: draft.url,
        published: draft.published,
        spokesperson: draft.spokesperson,
        warnings: draft.warnings,
    })
}

/// SHA-256 of `text`, in lower-case hexadecimal.
fn fingerprint(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
