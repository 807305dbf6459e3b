//! The comparison as bytes to take away, one format per file.
//!
//! ```text
//! Selection ── groups ──┬─ table ──┬─ markdown   html   docx      the two-column table
//!                       │          └─ text, stacked               for mail
//!                       ├─ record ─── csv   json   jsonl          data
//!                       ├─ balance ── svg, and the chart in html
//!                       ├─ sources ── csl   bibtex   ris, and the end of every table
//!                       └─ clipping   for the clipboard
//! ```
//!
//! Invariants: a format only ever sees what the [`Selection`] took; nothing here touches a file (that
//! is [`library::save`](crate::library::save)), so a format is a function from a meeting to bytes;
//! every text is escaped for its format where it is written, never before.

mod balance;
mod bibtex;
mod clipping;
mod csl;
mod csv;
mod docx;
mod foot;
mod format;
mod html;
mod json;
mod jsonl;
mod markdown;
mod record;
mod ris;
mod selection;
mod sources;
mod stacked;
mod svg;
mod table;
pub mod text;

use std::io::{self, Write};

pub use balance::{Balance, Share, TopicBalance};
pub use clipping::{citation, clipping};
pub use foot::COUNTED;
pub use format::{Format, file_name};
pub use selection::{Group, Selection};

use crate::model::{Comparison, Meeting, Vocabulary};
use crate::typeset::Typesetter;

/// What is exported: a meeting, its comparison, and what is taken of it.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Its comparison.
    pub comparison: &'a Comparison,
    /// The topics' names.
    pub vocabulary: &'a Vocabulary,
    /// What is taken.
    pub selection: &'a Selection,
}

impl<'a> Exported<'a> {
    /// The topics with rows that are taken, in the order of the comparison.
    pub fn groups(&self) -> impl Iterator<Item = Group<'a>> {
        self.selection.groups(self.typesetter())
    }

    /// Whether no row is taken: there is nothing to send.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups().next().is_none()
    }

    const fn typesetter(&self) -> Typesetter<'a> {
        let Self { meeting, comparison, vocabulary, .. } = *self;
        Typesetter { meeting, comparison, vocabulary, pattern: None }
    }
}

/// Writes `exported` in `format`. CSV and JSON Lines are written as they are made, a line at a time.
///
/// # Errors
/// Those of `out`; the formats themselves have none.
pub fn write(format: Format, exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Markdown => markdown::write(exported, out),
        Format::Html => html::write(exported, out),
        Format::Docx => docx::write(exported, out),
        Format::Csv => csv::write(exported, out),
        Format::Json => json::write(exported, out),
        Format::Jsonl => jsonl::write(exported, out),
        Format::Text => stacked::write(exported, out),
        Format::Svg => svg::write(exported, out),
        Format::Csl => csl::write(exported, out),
        Format::Bibtex => bibtex::write(exported, out),
        Format::Ris => ris::write(exported, out),
    }
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
