//! One document with its evidence.

use sha2::{Digest, Sha256};

use crate::model::{Coverage, Document};

use super::super::json::{Value, place};
use super::super::names;
use super::super::problem::{Problem, quoted};
use super::fields::{Fields, Walk};
use super::ids::Sides;

/// The keys of a document.
const KEYS: &[&str] = &[
    "id",
    "side",
    "kind",
    "issuer",
    "title",
    "url",
    "published",
    "retrieved",
    "language",
    "coverage",
    "sha256",
    "text",
    "note",
];

/// The document at `value`.
pub(super) fn read(walk: &mut Walk<'_>, value: &Value<'_>, sides: &Sides<'_>) -> Option<Document> {
    let fields = Fields::of(walk, value, "a document", KEYS)?;
    let key = fields.text(walk, "id");
    let side = fields.get("side").and_then(|value| sides.find(walk, value, "side"));
    let kind = fields.choice_if_any(walk, "kind", names::DOCUMENT_KINDS);
    let issuer = fields.text_if_any(walk, "issuer");
    let title = fields.text(walk, "title");
    let url = fields.text_if_any(walk, "url");
    let published = fields.date_if_any(walk, "published");
    let retrieved = fields.date_if_any(walk, "retrieved");
    let language = language(walk, fields);
    let coverage = fields.choice(walk, "coverage", names::COVERAGE);
    let text = fields.text_if_any(walk, "text");
    let sha256 = checksum(walk, fields, text.as_deref());
    let note = fields.text_if_any(walk, "note");
    if coverage == Some(Coverage::Full) && fields.get("text").is_none() {
        let at = fields.get("coverage").map_or_else(|| fields.opening(), place);
        walk.report(
            Problem::new(at, "the coverage is `full`, but there is no `text`")
                .help("add the whole text, or write `excerpt`"),
        );
    }
    let (key, title, language, coverage) = (key?, title?, language?, coverage?);
    Some(Document { key, side, kind, issuer, title, url, published, retrieved, language, coverage, sha256, text, note })
}

/// The language, which must look like a BCP 47 tag.
fn language(walk: &mut Walk<'_>, fields: Fields<'_>) -> Option<String> {
    let literal = fields.literal(walk, "language")?;
    if !literal.value.trim().is_empty() && !is_language_tag(&literal.value) {
        walk.report(
            Problem::new(place(literal), format!("{} is not a language tag", quoted(&literal.value)))
                .help("write a BCP 47 tag, as in `en` or `zh-Hans`"),
        );
    }
    Some(literal.value.clone().into_owned())
}

/// Whether `tag` has the shape of a BCP 47 tag: a language of 2 to 8 letters, then parts of 1 to 8.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (2..=8).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic()) && parts.all(is_part)
}

/// The SHA-256 under `sha256`, which must be that of `text` where both are held.
fn checksum(walk: &mut Walk<'_>, fields: Fields<'_>, text: Option<&str>) -> Option<String> {
    let literal = walk.string(fields.get("sha256")?, format_args!("`sha256`"))?;
    let written = literal.value.to_ascii_lowercase();
    if written.len() != 64 || !written.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        walk.report(
            Problem::new(place(literal), "`sha256` is not 64 hexadecimal digits")
                .help("leave it out where it is not known"),
        );
        return None;
    }
    if let Some(sum) = text.map(sha256).filter(|sum| *sum != written) {
        walk.report(
            Problem::new(place(literal), "the text has another SHA-256: one of the two was changed")
                .help(format!("restore the text, or write {sum}")),
        );
    }
    Some(written)
}

/// The SHA-256 of `text` in lower-case hexadecimal, as documents carry it in `sha256`.
#[must_use]
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
