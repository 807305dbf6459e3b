//! The head of a meeting: all that comes before its documents.

use jiff::civil::Date;

use crate::model::{BySide, MeetingKind, Participant, Party};

use super::super::json::{Value, place};
use super::super::names;
use super::super::problem::{Problem, quoted};
use super::FORMAT;
use super::fields::{Fields, Walk};
use super::ids::Sides;

/// Keys of a row that no side may have as its id.
const RESERVED: &[&str] = &["status", "note", "both"];

/// The longest id, in bytes: file names end at 255 on common systems, and `.json` and a temporary
/// ending must fit behind it.
const LONGEST_ID: usize = 200;

/// A meeting without its documents, statements and rows; the fields are those of
/// [`Meeting`](crate::model::Meeting).
pub(in super::super) struct Head {
    pub id: String,
    pub title: String,
    pub kind: MeetingKind,
    pub date: Date,
    pub place: Option<String>,
    pub sides: BySide<Party>,
    pub participants: Vec<Participant>,
}

/// The ids of the sides, which the rest of the file needs even where the head is broken, and the head.
pub(super) fn read<'v>(walk: &mut Walk<'_>, fields: Fields<'v>) -> (Sides<'v>, Option<Head>) {
    if let Some(value) = fields.require(walk, "format") {
        walk.number::<u64>(value, format_args!("`format`"), FORMAT);
    }
    let id = id(walk, fields);
    let title = fields.text(walk, "title");
    let kind = fields.choice(walk, "kind", names::MEETING_KINDS);
    let date = fields.date(walk, "date");
    let place = fields.text_if_any(walk, "place");
    let (ids, sides) = sides(walk, fields);
    let people = fields.list_if_any(walk, "participants");
    let participants = people.iter().filter_map(|value| participant(walk, value, &ids)).collect();
    let head = || Some(Head { id: id?, title: title?, kind: kind?, date: date?, place, sides: sides?, participants });
    (ids, head())
}

/// The id of the meeting, which must do as a file name.
fn id(walk: &mut Walk<'_>, fields: Fields<'_>) -> Option<String> {
    let literal = fields.literal(walk, "id")?;
    let id = literal.value.as_ref();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !id.trim().is_empty() && (id.starts_with(['.', '-']) || id.len() > LONGEST_ID || !id.chars().all(plain)) {
        walk.report(
            Problem::new(place(literal), format!("{} cannot be a file name", quoted(id)))
                .help("use letters, digits, `-`, `_` and `.`, and begin with a letter or digit"),
        );
    }
    Some(id.to_owned())
}

/// The ids of the two sides and the sides.
fn sides<'v>(walk: &mut Walk<'_>, fields: Fields<'v>) -> (Sides<'v>, Option<BySide<Party>>) {
    let Some(value) = fields.require(walk, "sides") else { return (Sides::new(None), None) };
    let items = walk.list(value, format_args!("`sides`"));
    if value.as_array().is_some() && items.len() != 2 {
        let what = format!("a meeting has two sides, not {}", items.len());
        walk.report(Problem::new(place(value), what).help("declare the two sides that met, left one first"));
    }
    let mut parties: Vec<_> = items.iter().map(|item| party(walk, item)).collect();
    let (Some(Some(right)), Some(Some(left)), None) = (parties.pop(), parties.pop(), parties.pop()) else {
        return (Sides::new(None), None);
    };
    if left.0 == right.0 {
        let [first, second] = [items.first(), items.last()].map(|item| item.map_or(0..0, place));
        walk.report(
            Problem::new(second, format!("the side {} is declared twice", quoted(right.0)))
                .help("give the second side an id of its own")
                .related(first, "first here"),
        );
        return (Sides::new(None), None);
    }
    (Sides::new(Some([left.0, right.0])), left.1.zip(right.1).map(|(left, right)| BySide::new(left, right)))
}

/// The id of one side and the side.
fn party<'v>(walk: &mut Walk<'_>, value: &'v Value<'v>) -> Option<(&'v str, Option<Party>)> {
    let fields = Fields::of(walk, value, "a side", &["id", "name", "short"])?;
    let id = fields.literal(walk, "id");
    let name = fields.text(walk, "name");
    let short = fields.text(walk, "short");
    let id = id?;
    if RESERVED.contains(&id.value.as_ref()) {
        let what = format!("a side cannot be called {}", quoted(&id.value));
        walk.report(Problem::new(place(id), what).help("rows and voices use this word: take another"));
    }
    let key = id.value.as_ref();
    let party = || Some(Party { id: key.to_owned(), name: name?, short: short? });
    Some((key, party()))
}

/// One participant.
fn participant(walk: &mut Walk<'_>, value: &Value<'_>, sides: &Sides<'_>) -> Option<Participant> {
    let fields = Fields::of(walk, value, "a participant", &["side", "name", "office"])?;
    let side = sides.require(walk, fields, "side");
    let name = fields.text(walk, "name");
    let office = fields.text_if_any(walk, "office");
    Some(Participant { side: side?, name: name?, office })
}
