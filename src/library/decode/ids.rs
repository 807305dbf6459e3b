//! The ids a file declares, and the sides: what later parts of it may refer to.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use crate::model::Side;

use super::super::json::{StringLit, Value, place};
use super::super::problem::{Problem, nearest, quoted};
use super::fields::{Fields, Walk};

/// The ids of one list, with the index of each, its place and the side written beside it.
///
/// They are gathered before the items are read: one with a mistake in it is still known by its id,
/// so one mistake does not bring a second complaint.
pub(super) struct Ids<'v> {
    noun: &'static str,
    declared: HashMap<&'v str, Declared<'v>>,
}

/// One id.
struct Declared<'v> {
    index: usize,
    place: Range<usize>,
    side: Option<&'v str>,
}

impl<'v> Ids<'v> {
    /// The ids of `items`, each of which is a `noun`; complains of an id that is there twice.
    pub(super) fn declare(walk: &mut Walk<'_>, items: &'v [Value<'v>], noun: &'static str) -> Self {
        let mut declared = HashMap::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let Some(id) = string_under(item, "id") else { continue };
            let side = string_under(item, "side").map(|literal| literal.value.as_ref());
            match declared.entry(id.value.as_ref()) {
                Entry::Vacant(slot) => drop(slot.insert(Declared { index, place: place(id), side })),
                Entry::Occupied(first) => walk.report(twice(id, noun, first.get().place.clone())),
            }
        }
        Self { noun, declared }
    }

    /// The index of the item that `value` names, or a complaint.
    pub(super) fn find(&self, walk: &mut Walk<'_>, value: &Value<'_>) -> Option<usize> {
        let id = walk.string(value, format_args!("the id of a {}", self.noun))?;
        let found = self.declared.get(id.value.as_ref());
        if found.is_none() {
            let what = format!("no {} has the id {}", self.noun, quoted(&id.value));
            let near = nearest(&id.value, self.declared.keys().copied());
            let help = near.map_or_else(
                || format!("name a {0} of this file, or add the {0}", self.noun),
                |near| format!("did you mean {}?", quoted(near)),
            );
            walk.report(Problem::new(place(value), what).help(help));
        }
        found.map(|declared| declared.index)
    }

    /// The same, and it must not belong to `other` but to `side`. A third side is reported where the
    /// item names it.
    pub(super) fn find_of_side(
        &self,
        walk: &mut Walk<'_>,
        value: &Value<'_>,
        side: &str,
        other: &str,
    ) -> Option<usize> {
        let index = self.find(walk, value)?;
        let declared = self.declared.get(value.as_string_lit()?.value.as_ref())?;
        if let Some(owner) = declared.side.filter(|owner| *owner == other) {
            let what = format!("this {} is of side {}, not of {}", self.noun, quoted(owner), quoted(side));
            walk.report(
                Problem::new(place(value), what)
                    .help(format!("name it under {}", quoted(owner)))
                    .related(declared.place.clone(), "declared here"),
            );
        }
        Some(index)
    }
}

/// The string under `key` of an object, if it is one.
fn string_under<'v>(item: &'v Value<'v>, key: &str) -> Option<&'v StringLit<'v>> {
    let object = item.as_object()?;
    object.properties.iter().find(|property| property.name.as_str() == key)?.value.as_string_lit()
}

/// The complaint about an id declared again.
fn twice(id: &StringLit<'_>, noun: &str, first: Range<usize>) -> Problem {
    Problem::new(place(id), format!("the {noun} id {} is used twice", quoted(&id.value)))
        .help("give this one an id of its own")
        .related(first, "first used here")
}

/// The two ids of the declared sides.
pub(super) struct Sides<'v> {
    /// The ids in their order; `None` where the declaration is broken, which has been reported.
    ids: Option<[&'v str; 2]>,
}

impl<'v> Sides<'v> {
    /// The sides with these ids, when they could be read.
    pub(super) const fn new(ids: Option<[&'v str; 2]>) -> Self {
        Self { ids }
    }

    /// Their ids, left first.
    pub(super) const fn ids(&self) -> Option<[&'v str; 2]> {
        self.ids
    }

    /// The side that `value` names, or a complaint; silent where the sides themselves are broken.
    pub(super) fn find(&self, walk: &mut Walk<'_>, value: &Value<'_>, key: &str) -> Option<Side> {
        let literal = walk.string(value, format_args!("`{key}`"))?;
        let ids = self.ids?;
        let index = ids.iter().position(|id| *id == literal.value);
        if index.is_none() {
            let choice = ids.map(quoted).join(" or ");
            let both = if key == "voice" { ", or `both`" } else { "" };
            walk.report(
                Problem::new(place(value), format!("the side {} is not declared", quoted(&literal.value)))
                    .help(format!("write {choice}{both}, or declare it in `sides`")),
            );
        }
        index.map(|index| if index == 0 { Side::Left } else { Side::Right })
    }

    /// The side under `key` of `fields`, which must be there.
    pub(super) fn require(&self, walk: &mut Walk<'_>, fields: Fields<'_>, key: &str) -> Option<Side> {
        let value = fields.require(walk, key)?;
        self.find(walk, value, key)
    }
}
