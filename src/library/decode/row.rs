//! The rows: which statements of the two sides make the same point.

use std::collections::BTreeSet;

use crate::model::{BySide, Pairing, StatementId};

use super::super::json::{Value, place};
use super::super::names;
use super::super::problem::{Problem, quoted};
use super::fields::{Fields, Walk};
use super::ids::{Ids, Sides};

/// The pairings in `values`; none where the sides are broken, for then no key of a row is known.
pub(super) fn read_all(
    walk: &mut Walk<'_>,
    values: &[Value<'_>],
    sides: &Sides<'_>,
    statements: &Ids<'_>,
) -> Vec<Pairing> {
    let Some(sides) = sides.ids() else { return Vec::new() };
    values.iter().filter_map(|value| read(walk, value, sides, statements)).collect()
}

/// The row at `value`.
fn read(walk: &mut Walk<'_>, value: &Value<'_>, sides: [&str; 2], statements: &Ids<'_>) -> Option<Pairing> {
    let fields = Fields::of(walk, value, "a row", &[sides[0], sides[1], "status", "note"])?;
    let left = side_of(walk, fields, sides, statements);
    let right = side_of(walk, fields, [sides[1], sides[0]], statements);
    let status = fields.choice(walk, "status", names::STATUS);
    let note = fields.text_if_any(walk, "note");
    Some(Pairing { statements: BySide::new(left, right), status: status?, note })
}

/// The statements of `side`, in the order of the file; `other` is the side across.
fn side_of(
    walk: &mut Walk<'_>,
    fields: Fields<'_>,
    [side, other]: [&str; 2],
    statements: &Ids<'_>,
) -> Vec<StatementId> {
    let Some(value) = fields.require(walk, side) else { return Vec::new() };
    let items = walk.list(value, format_args!("`{side}`"));
    if value.as_array().is_some_and(|array| array.elements.is_empty()) {
        let what = format!("the row names no statement of {}", quoted(side));
        walk.report(Problem::new(place(value), what).help("a row joins both sides: name one, or remove the row"));
    }
    let mut found = BTreeSet::new();
    for item in items {
        let Some(id) = statements.find_of_side(walk, item, side, other).map(StatementId::at) else { continue };
        if !found.insert(id) {
            let what = "the row names this statement twice";
            walk.report(Problem::new(place(item), what).help("keep one of the two"));
        }
    }
    found.into_iter().collect()
}
