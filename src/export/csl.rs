//! The documents for citing, as CSL-JSON: what Zotero and pandoc read.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};

use super::Exported;
use super::json::Visible;
use super::sources::{self, Sources};
use crate::model::{Document, DocumentKind};
use crate::wording;

/// A citation; the names are those of the CSL schema.
#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Day>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    language: &'a str,
    note: String,
}

/// The name of an institution, which is not to be taken apart.
#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct Day {
    #[serde(rename = "date-parts")]
    parts: [[i16; 3]; 1],
}

impl From<jiff::civil::Date> for Day {
    fn from(date: jiff::civil::Date) -> Self {
        Self { parts: [[date.year(), i16::from(date.month()), i16::from(date.day())]] }
    }
}

/// Writes the documents behind the export as one list.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sources = Sources::of(exported);
    let keys = sources.keys(exported.meeting);
    let items: Vec<Item<'_>> =
        keys.into_iter().zip(sources.iter()).map(|(key, (_, document))| item(exported, key, document)).collect();
    items.serialize(&mut Serializer::with_formatter(&mut *out, Visible::new(PrettyFormatter::new())))?;
    writeln!(out)
}

fn item<'a>(exported: &Exported<'_>, id: String, document: &'a Document) -> Item<'a> {
    Item {
        id,
        kind: kind(document),
        title: &document.title,
        author: document.issuer.as_deref().map(|literal| [Name { literal }]),
        genre: document.kind.map(wording::kind),
        issued: document.published.map(Day::from),
        accessed: document.retrieved.map(Day::from),
        url: document.url.as_deref(),
        language: &document.language,
        note: sources::remark(exported.meeting, document),
    }
}

/// The CSL type. What is on the web is a page there: that a report came from a newspaper, say, is more
/// than the record knows.
const fn kind(document: &Document) -> &'static str {
    match (document.kind, &document.url) {
        (Some(DocumentKind::Post), _) => "post",
        (Some(DocumentKind::Remarks), _) => "speech",
        (_, Some(_)) => "webpage",
        (_, None) => "document",
    }
}
