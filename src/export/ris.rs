//! The documents for citing, as RIS: what Zotero, EndNote and Mendeley read.
//!
//! A line is a tag and a value; a value cannot hold a line break, and nothing else needs escaping.

use std::io::{self, Write};

use super::Exported;
use super::sources::{self, Sources};
use crate::model::Document;
use crate::{text, wording};

/// Writes a reference for each document behind the export.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sources = Sources::of(exported);
    for (key, (_, document)) in sources.keys(exported.meeting).iter().zip(sources.iter()) {
        reference(exported, key, document, out)?;
    }
    Ok(())
}

fn reference(exported: &Exported<'_>, key: &str, document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let day = |date: jiff::civil::Date| date.strftime("%Y/%m/%d").to_string();
    let mut lines = vec![
        // A page of the web, or something of no known kind.
        ("TY", if document.url.is_some() { "ELEC" } else { "GEN" }.to_owned()),
        ("ID", key.to_owned()),
        ("TI", document.title.clone()),
    ];
    lines.extend(document.issuer.as_deref().map(|issuer| ("AU", author(issuer))));
    lines.extend(document.issuer.clone().map(|issuer| ("PB", issuer)));
    lines.extend(document.kind.map(|kind| ("M3", wording::kind(kind).to_owned())));
    lines.extend(document.published.map(|date| ("PY", date.year().to_string())));
    lines.extend(document.published.map(|date| ("DA", day(date))));
    lines.extend(document.url.clone().map(|url| ("UR", url)));
    lines.extend(document.retrieved.map(|date| ("Y2", day(date))));
    lines.push(("LA", document.language.clone()));
    lines.push(("N1", sources::remark(exported.meeting, document)));
    lines.push(("ER", String::new()));
    lines.iter().try_for_each(|(tag, value)| write!(out, "{tag}  - {}\r\n", text::safe(value)))?;
    write!(out, "\r\n")
}

/// An institution as an author: a comma would part a family name from a given one.
fn author(issuer: &str) -> String {
    issuer.replace(", ", " – ").replace(',', " ")
}
