//! The one truth of the meeting format, version 1: a JSON tree becomes a [`Meeting`], or everything
//! that is wrong with it, each with its place.
//!
//! Every part of a file has its module here, and each follows the same steps: check the keys, read
//! every value (noting what is wrong and going on), build. What could not be built is `None`, and
//! then at least one problem has been noted. Nothing else in the program reads meeting files, and
//! nothing reads them more leniently: the [index](super::index) uses [`head`] too.

mod document;
mod fields;
pub(super) mod head;
mod ids;
mod quotes;
mod row;
mod statement;

use crate::model::Meeting;

use super::json::{self, Value};
use super::problem::{Problem, Problems};
pub use document::sha256;
use fields::{Fields, Walk};
use head::Head;
use ids::Ids;

/// The newest format this program reads.
pub(super) const FORMAT: u64 = 1;

/// The keys of a meeting.
const KEYS: &[&str] =
    &["format", "id", "title", "kind", "date", "place", "sides", "participants", "documents", "statements", "rows"];

/// The meeting in `bytes`, the content of the file `name`.
///
/// # Errors
/// Everything that is wrong with the file, in the order of the file.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Meeting, Problems> {
    let source = json::text(bytes).map_err(|problem| {
        let repaired = String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
        Problems::new(name, &repaired, vec![problem])
    })?;
    let mut walk = Walk::new(source);
    let meeting =
        json::parse(source).map_err(|problem| walk.report(problem)).ok().and_then(|tree| read(&mut walk, &tree));
    match meeting {
        Some(meeting) if walk.problems.is_empty() => Ok(meeting),
        _ => Err(Problems::new(name, source, walk.problems)),
    }
}

/// The meeting in `tree`.
fn read(walk: &mut Walk<'_>, tree: &Value<'_>) -> Option<Meeting> {
    if let Some(newer) = newer_format(tree) {
        walk.report(newer);
        return None;
    }
    let fields = Fields::of(walk, tree, "a meeting", KEYS)?;
    let (sides, head) = head::read(walk, fields);
    let documents = fields.list(walk, "documents");
    let declared = documents.len();
    let document_ids = Ids::declare(walk, documents, "document");
    let documents: Vec<_> = documents.iter().filter_map(|value| document::read(walk, value, &sides)).collect();
    let statements = fields.list(walk, "statements");
    let statement_ids = Ids::declare(walk, statements, "statement");
    let context = statement::Context::new(&sides, &document_ids, &documents, declared);
    let statements = statement::read_all(walk, statements, context);
    let rows = fields.list_if_any(walk, "rows");
    let pairings = row::read_all(walk, rows, &sides, &statement_ids);
    let Head { id, title, kind, date, place, sides, participants } = head?;
    Some(Meeting { id, title, kind, date: Some(date), place, sides, participants, documents, statements, pairings })
}

/// The complaint about a file of a newer program. It is the only one then: what else looks wrong may
/// be right in that format.
fn newer_format(tree: &Value<'_>) -> Option<Problem> {
    let value = tree.as_object()?.get("format").map(|property| &property.value)?;
    let format = value.as_number_lit()?.value.parse::<u64>().ok().filter(|format| *format > FORMAT)?;
    let what = format!("format {format} is newer than this program reads ({FORMAT})");
    Some(Problem::new(json::place(value), what).help("update counterpart"))
}

/// What [`Head`] needs of a file from its beginning alone, or from all of it.
///
/// # Errors
/// What is wrong with the head; nothing is said of the rest.
pub(super) fn decode_head(name: &str, source: &str) -> Result<Head, Problems> {
    let mut walk = Walk::new(source);
    let head = json::parse(source).map_err(|problem| walk.report(problem)).ok().and_then(|tree| {
        if let Some(newer) = newer_format(&tree) {
            walk.report(newer);
            return None;
        }
        let fields = Fields::of(&mut walk, &tree, "a meeting", KEYS)?;
        head::read(&mut walk, fields).1
    });
    match head {
        Some(head) if walk.problems.is_empty() => Ok(head),
        _ => Err(Problems::new(name, source, walk.problems)),
    }
}
