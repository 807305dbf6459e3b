//! Reading the keys of one JSON object: every complaint is noted with its place, none stops the walk.

use std::fmt::Arguments;
use std::ops::Range;

use jiff::civil::Date;

use super::super::json::{Object, StringLit, Value, kind_name, place};
use super::super::problem::{Problem, did_you_mean, quoted};

/// The walk over one file: its text, and what was found wrong so far.
///
/// Its methods take the name of a value as [`Arguments`], which are spelled out only in a complaint: a
/// right file of 100,000 statements has nearly a million values.
pub(super) struct Walk<'s> {
    /// The text the tree was read from.
    pub source: &'s str,
    /// What is wrong, in the order of finding.
    pub problems: Vec<Problem>,
}

impl<'s> Walk<'s> {
    /// A walk over `source` that found nothing wrong yet.
    pub(super) const fn new(source: &'s str) -> Self {
        Self { source, problems: Vec::new() }
    }

    /// Notes `problem`.
    pub(super) fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Notes that `value` is not `wanted`.
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, what: Arguments<'_>, wanted: &str) {
        let found = kind_name(value);
        self.report(
            Problem::new(place(value), format!("{what} is {found}, not {wanted}")).help(format!("write {wanted} here")),
        );
    }

    /// The string at `value`, or a complaint about `what`.
    pub(super) fn string<'v>(&mut self, value: &'v Value<'v>, what: Arguments<'_>) -> Option<&'v StringLit<'v>> {
        let Value::StringLit(literal) = value else {
            self.wrong_type(value, what, "a string");
            return None;
        };
        let raw = self.source.as_bytes().get(place(literal)).unwrap_or_default();
        if let Some(at) = raw.iter().position(|byte| *byte < b' ') {
            let start = place(literal).start + at;
            self.report(
                Problem::new(start..start + 1, format!("{what} holds a raw line break or control character"))
                    .help("write it as \\n, \\t or \\u00XX"),
            );
        }
        Some(literal)
    }

    /// The string at `value` when there is something in it.
    pub(super) fn filled<'v>(&mut self, value: &'v Value<'v>, what: Arguments<'_>) -> Option<&'v StringLit<'v>> {
        let literal = self.string(value, what)?;
        if literal.value.trim().is_empty() {
            self.report(Problem::new(place(literal), format!("{what} is empty")).help("fill it in"));
        }
        Some(literal)
    }

    /// The list at `value`.
    pub(super) fn list<'v>(&mut self, value: &'v Value<'v>, what: Arguments<'_>) -> &'v [Value<'v>] {
        let Value::Array(array) = value else {
            self.wrong_type(value, what, "a list");
            return &[];
        };
        &array.elements
    }

    /// The whole number of at least `least` at `value`.
    pub(super) fn number<N: TryFrom<u64>>(&mut self, value: &Value<'_>, what: Arguments<'_>, least: u64) -> Option<N> {
        let number = match value {
            Value::NumberLit(literal) => literal.value.parse().ok().filter(|number| *number >= least),
            _ => None,
        };
        let fitting = number.and_then(|number| N::try_from(number).ok());
        if fitting.is_none() {
            self.report(
                Problem::new(place(value), format!("{what} is not a whole number of at least {least}"))
                    .help("write digits only"),
            );
        }
        fitting
    }
}

/// An object whose keys have been checked.
#[derive(Clone, Copy)]
pub(super) struct Fields<'v> {
    object: &'v Object<'v>,
    /// What the object is, `a statement`.
    what: &'static str,
}

impl<'v> Fields<'v> {
    /// The fields of `value`, which is `what` and may have the keys `known`.
    pub(super) fn of(walk: &mut Walk<'_>, value: &'v Value<'v>, what: &'static str, known: &[&str]) -> Option<Self> {
        let Value::Object(object) = value else {
            walk.wrong_type(value, format_args!("{what}"), "an object");
            return None;
        };
        let fields = Self { object, what };
        fields.check_keys(walk, known);
        Some(fields)
    }

    /// Complains of keys that are unknown or there twice.
    fn check_keys(self, walk: &mut Walk<'_>, known: &[&str]) {
        let mut seen: Vec<Option<Range<usize>>> = vec![None; known.len()];
        for property in &self.object.properties {
            let (key, at) = (property.name.as_str(), place(&property.name));
            let Some(index) = known.iter().position(|name| *name == key) else {
                let what = format!("{} has no key {}", self.what, quoted(key));
                walk.report(Problem::new(at, what).help(did_you_mean(key, known)));
                continue;
            };
            match seen.get_mut(index) {
                Some(Some(first)) => walk.report(
                    Problem::new(at, format!("key `{key}` stands twice"))
                        .help("keep one of the two")
                        .related(first.clone(), "first here"),
                ),
                Some(slot) => *slot = Some(at),
                None => {}
            }
        }
    }

    /// Where the object begins, which is where something missing is reported.
    pub(super) fn opening(self) -> Range<usize> {
        let start = place(self.object).start;
        start..start + 1
    }

    /// The value under `key`; `null` counts as left out.
    pub(super) fn get(self, key: &str) -> Option<&'v Value<'v>> {
        let property = self.object.properties.iter().find(|property| property.name.as_str() == key)?;
        (!matches!(property.value, Value::NullKeyword(_))).then_some(&property.value)
    }

    /// The value under `key`, which must be there.
    pub(super) fn require(self, walk: &mut Walk<'_>, key: &str) -> Option<&'v Value<'v>> {
        let value = self.get(key);
        if value.is_none() {
            let null = self.object.properties.iter().find(|property| property.name.as_str() == key);
            let at = null.map_or_else(|| self.opening(), |property| place(&property.value));
            let what = format!("{} has no `{key}`", self.what);
            walk.report(Problem::new(at, what).help(format!("add the key `{key}`: it is required")));
        }
        value
    }

    /// The filled string under `key`, which must be there.
    pub(super) fn literal(self, walk: &mut Walk<'_>, key: &str) -> Option<&'v StringLit<'v>> {
        let value = self.require(walk, key)?;
        walk.filled(value, format_args!("`{key}`"))
    }

    /// The same as text of our own.
    pub(super) fn text(self, walk: &mut Walk<'_>, key: &str) -> Option<String> {
        self.literal(walk, key).map(|literal| literal.value.clone().into_owned())
    }

    /// The string under `key` when there is one; an empty one counts as left out.
    pub(super) fn text_if_any(self, walk: &mut Walk<'_>, key: &str) -> Option<String> {
        let literal = walk.string(self.get(key)?, format_args!("`{key}`"))?;
        (!literal.value.is_empty()).then(|| literal.value.clone().into_owned())
    }

    /// The list under `key`, which must be there.
    pub(super) fn list(self, walk: &mut Walk<'_>, key: &str) -> &'v [Value<'v>] {
        self.require(walk, key).map_or(&[], |value| walk.list(value, format_args!("`{key}`")))
    }

    /// The list under `key`; empty when it is left out.
    pub(super) fn list_if_any(self, walk: &mut Walk<'_>, key: &str) -> &'v [Value<'v>] {
        self.get(key).map_or(&[], |value| walk.list(value, format_args!("`{key}`")))
    }

    /// The date under `key`, which must be there.
    pub(super) fn date(self, walk: &mut Walk<'_>, key: &str) -> Option<Date> {
        let value = self.require(walk, key)?;
        date(walk, value, key)
    }

    /// The date under `key` when there is one.
    pub(super) fn date_if_any(self, walk: &mut Walk<'_>, key: &str) -> Option<Date> {
        date(walk, self.get(key)?, key)
    }

    /// One of `choices` under `key`, which must be there.
    pub(super) fn choice<T: Copy>(self, walk: &mut Walk<'_>, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let value = self.require(walk, key)?;
        choice(walk, value, key, choices)
    }

    /// One of `choices` under `key` when there is one.
    pub(super) fn choice_if_any<T: Copy>(self, walk: &mut Walk<'_>, key: &str, choices: &[(&str, T)]) -> Option<T> {
        choice(walk, self.get(key)?, key, choices)
    }
}

/// The ISO 8601 date at `value`.
fn date(walk: &mut Walk<'_>, value: &Value<'_>, key: &str) -> Option<Date> {
    let literal = walk.string(value, format_args!("`{key}`"))?;
    let date = literal.value.parse::<Date>().ok();
    // jiff also reads `20230618` and times of day; the format has one way to write a day.
    let date = date.filter(|date| date.to_string() == literal.value);
    if date.is_none() {
        walk.report(
            Problem::new(place(value), format!("`{key}` is not a date: {}", quoted(&literal.value)))
                .help("write year-month-day, as in 2023-06-18"),
        );
    }
    date
}

/// The one of `choices` that is written at `value`.
fn choice<T: Copy>(walk: &mut Walk<'_>, value: &Value<'_>, key: &str, choices: &[(&str, T)]) -> Option<T> {
    let literal = walk.string(value, format_args!("`{key}`"))?;
    let chosen = choices.iter().find(|(name, _)| *name == literal.value);
    if chosen.is_none() {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        walk.report(
            Problem::new(place(value), format!("`{key}` cannot be {}", quoted(&literal.value)))
                .help(format!("one of: {}", names.join(", "))),
        );
    }
    chosen.map(|(_, meaning)| *meaning)
}
