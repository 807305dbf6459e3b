//! The documents behind an export: which they are, their numbers, and how each is described.

use std::collections::{BTreeMap, HashSet};

use super::Exported;
use crate::model::{Coverage, Document, DocumentId, Meeting, Row, Side};
use crate::{text, wording};

/// The documents behind an export, numbered from 1 in the order of the record: those the statements
/// stand in or that carry them as well, and those whose silence is reported.
pub struct Sources<'a> {
    documents: Vec<(DocumentId, &'a Document)>,
    numbers: BTreeMap<DocumentId, usize>,
}

impl<'a> Sources<'a> {
    /// The documents behind `exported`.
    pub fn of(exported: &Exported<'a>) -> Self {
        let meeting = exported.meeting;
        let mut used = vec![false; meeting.documents.len()];
        for (_, row) in exported.groups().flat_map(|group| group.rows) {
            for statement in Side::BOTH.into_iter().flat_map(|side| row.statements(side)).map(|id| &meeting[*id]) {
                for id in std::iter::once(&statement.document).chain(&statement.also_in) {
                    used[id.index()] = true;
                }
            }
            if let Row::Only { side, absence, .. } = row
                && absence.is_silence()
            {
                let silent = meeting.documents().filter(|(_, document)| document.side == Some(side.other()));
                silent.for_each(|(id, _)| used[id.index()] = true);
            }
        }
        let documents: Vec<_> = meeting.documents().filter(|(id, _)| used[id.index()]).collect();
        let numbers = documents.iter().map(|(id, _)| *id).zip(1..).collect();
        Self { documents, numbers }
    }

    /// The number of a document; 0 for one that is not behind the export.
    pub fn number(&self, id: DocumentId) -> usize {
        self.numbers.get(&id).copied().unwrap_or_default()
    }

    /// The documents with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &'a Document)> {
        (1..).zip(self.documents.iter().map(|(_, document)| *document))
    }

    /// A key for citing each document, in their order: the ids of the meeting and of the document, in the
    /// letters every program takes, each once.
    pub fn keys(&self, meeting: &Meeting) -> Vec<String> {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let mut taken = HashSet::new();
        let key = |(number, document): (usize, &Document)| {
            let key: String = format!("{}-{}", meeting.id, document.key).chars().map(plain).collect();
            let key = if taken.contains(&key) { format!("{key}-{number}") } else { key };
            taken.insert(key.clone());
            key
        };
        self.iter().map(key).collect()
    }
}

/// What is known of a document beside its title and address, as sentences: `Readout. Published 18 June
/// 2023. Date of reading not recorded. Held as an excerpt.`
pub fn particulars(document: &Document) -> String {
    let date = |date: Option<jiff::civil::Date>, known: &str, unknown: &str| {
        date.map_or_else(|| unknown.to_owned(), |date| format!("{known} {}", wording::day(date)))
    };
    let mut sentences: Vec<String> = document.kind.map(wording::kind).map(capitalized).into_iter().collect();
    sentences.push(date(document.published, "Published", "Date of publication not recorded"));
    sentences.push(date(document.retrieved, "Retrieved", "Date of retrieval not recorded"));
    sentences.push(match document.coverage {
        Coverage::Full => "Held in full".to_owned(),
        Coverage::Excerpt => "Held as an excerpt".to_owned(),
    });
    sentences.push(format!("Language: {}", document.language));
    sentences.extend(document.sha256.as_ref().map(|sum| format!("SHA-256 of the text: {sum}")));
    format!("{}.", sentences.join(". "))
}

/// What a citation says of a document beside its fields: which meeting it is on, how much of it is held,
/// and what the record notes.
pub fn remark(meeting: &Meeting, document: &Document) -> String {
    let held = if document.coverage == Coverage::Full { "in full" } else { "as an excerpt" };
    let note = document.note.iter().map(|note| format!(" {note}")).collect::<String>();
    format!("On: {}. Held {held}.{note}", wording::title(meeting))
}

/// The address of a document, where it is one of the web and may be linked: nothing that runs
/// (`javascript:`) and no file of the reader's own.
pub fn web_address(document: &Document) -> Option<String> {
    let url = document.url.as_deref()?;
    let scheme = url.split_once("://")?.0.to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https").then(|| encoded(url))
}

/// An address in which what no address may hold is percent-encoded, so that it ends nowhere but at its end:
/// white space, controls, and `<>"{}|\^` with the backtick.
pub fn encoded(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for c in url.chars() {
        if text::is_unsafe(c) || c.is_whitespace() || "<>\"{}|\\^`".contains(c) {
            let mut bytes = [0; 4];
            encoded.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            encoded.push(c);
        }
    }
    encoded
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_be_left() {
        for (url, written) in [
            ("", ""),
            ("https://a.b/c?d=1&e=%20#f", "https://a.b/c?d=1&e=%20#f"),
            ("https://a.b/> <x>?é=台", "https://a.b/%3E%20%3Cx%3E?é=台"),
            ("https://a.b/{x}\\\r\n\"", "https://a.b/%7Bx%7D%5C%0D%0A%22"),
            ("https://a.b/\0\u{202e}", "https://a.b/%00%E2%80%AE"),
        ] {
            assert_eq!(encoded(url), written);
        }
    }
}
