//! Families: one point of diplomatic language each, with its topics, its weight and its wordings.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::model::TopicId;

use super::frozen;
use super::matcher::{Hit, Tree, Trie, longest, numbered, places};
use super::records::{Piece, Problem, Record, records};
use super::wording::each_way;
use super::words::{Symbol, Words};

/// Where a family was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the file that ships with the program.
    Bundled,
    /// In the user's own file.
    User,
}

/// One wording of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording<'a> {
    /// `en` or `zh`.
    pub language: &'static str,
    /// The wording as written, with its pattern signs.
    pub text: &'a str,
    /// The line of its file, counted from 1.
    pub line: usize,
    /// The column of its file, counted from 1.
    column: usize,
}

/// One point of diplomatic language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its id, `one-china`.
    pub id: String,
    /// The topics it speaks to; none for words that only keep others from being misread.
    pub topics: Vec<TopicId>,
    /// How specific it is: 1 gives its topic only where nothing stronger stands, 2 gives it but pairs
    /// hardly, 5 pairs two statements by itself.
    pub weight: u8,
    /// Whose it is.
    pub origin: Origin,
    /// Its wordings line by line: they are told apart only when somebody asks.
    lines: Vec<Line>,
}

/// A line of wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    language: &'static str,
    wordings: Cow<'static, str>,
    number: usize,
    /// The column of its first wording, counted from 0.
    column: usize,
}

impl Family {
    /// Its wordings, in the order of the file.
    pub fn wordings(&self) -> impl Iterator<Item = Wording<'_>> {
        self.lines.iter().flat_map(|line| {
            Piece::of(&line.wordings, line.number).values().map(|value| Wording {
                language: line.language,
                text: value.text,
                line: value.line,
                column: line.column + value.column(),
            })
        })
    }
}

/// All families, found in one pass over a text.
#[derive(Clone, Debug, Default)]
pub struct Families {
    all: Vec<Family>,
    /// The wordings of the user's own families; the bundled ones lie in `frozen`.
    own: Trie,
    /// How near two statements are by a topic alone, in hundredths, where the file says so.
    closeness: Vec<(TopicId, u8)>,
}

/// A wording of a family found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place in [`Families::all`].
    pub family: usize,
    /// Its place in the family's wordings.
    pub wording: usize,
    /// The first word, as an index into the symbols searched.
    pub from: usize,
    /// The word behind the last one.
    pub to: usize,
}

impl Families {
    /// The bundled families with those of a user; wordings that cannot be read are found nowhere. Invariant: the
    /// bundled ones are all there, in the order of their file, for that is how `build.rs` numbers their wordings.
    #[must_use]
    pub fn of(source: Source, words: &mut Words) -> Self {
        let Source { families, closeness } = source;
        let mut own = Trie::default();
        let theirs = families.iter().enumerate().filter(|(_, family)| family.origin == Origin::User);
        for (place, family) in theirs {
            for (number, wording) in family.wordings().enumerate() {
                let Some(value) = numbered(place, number) else { continue };
                // A bad wording is reported by whoever checks the file.
                let _ = each_way(wording.text, words, |way| own.insert(way, value));
            }
        }
        Self { all: families, own, closeness }
    }

    /// Every family, the bundled ones first, each in the order of its file.
    #[must_use]
    pub fn all(&self) -> &[Family] {
        &self.all
    }

    /// How near two statements are by sharing `topic` alone, from 0 (broad) to 100 (narrow).
    #[must_use]
    pub fn breadth(&self, topic: &TopicId) -> u8 {
        self.closeness.iter().find(|(known, _)| known == topic).map_or(100, |(_, closeness)| *closeness)
    }

    /// The wordings in a run of words; one that lies within a longer one is left out, and of several ways in which
    /// a family writes the same words one is enough. No bundled wording hides one of the user's.
    #[must_use]
    pub fn find(&self, symbols: &[Symbol]) -> Vec<Found> {
        let mut hits = frozen::FAMILIES.find(symbols);
        // A family of the user's stands in the place of the bundled one.
        hits.retain(|hit| self.all.get(places(hit.value).0).is_some_and(|family| family.origin == Origin::Bundled));
        let own = self.own.find(symbols);
        hits.extend(own.clone());
        let mut hits = longest(hits);
        hits.extend(longest(own));
        hits.sort_by_key(|hit| (hit.from, Reverse(hit.to), hit.value));
        let mut found: Vec<Found> = hits.into_iter().map(found).collect();
        found.dedup_by_key(|found| (found.family, found.from, found.to));
        found
    }
}

fn found(hit: Hit) -> Found {
    let (family, wording) = places(hit.value);
    Found { family, wording, from: hit.from, to: hit.to }
}

/// What one file of families holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its families, in order.
    pub families: Vec<Family>,
    /// How near two statements are by a topic alone, in hundredths.
    pub closeness: Vec<(TopicId, u8)>,
}

impl Source {
    /// This knowledge with that of `own` added: a family of `own` stands in the place of one with its id.
    #[must_use]
    pub fn with(mut self, own: Self) -> Self {
        for family in own.families {
            match self.families.iter_mut().find(|known| known.id == family.id) {
                Some(known) => *known = family,
                None => self.families.push(family),
            }
        }
        self.closeness.splice(0..0, own.closeness);
        self
    }

    /// What is wrong with its wordings.
    #[must_use]
    pub fn unreadable(&self, words: &mut Words) -> Vec<Problem> {
        let wordings = self.families.iter().flat_map(Family::wordings);
        let problem = |wording: Wording<'_>| {
            let message = each_way(wording.text, words, |_| ()).err()?;
            Some(Problem { line: wording.line, column: wording.column, message })
        };
        wordings.filter_map(problem).collect()
    }
}

/// Reads a user's file of families; what cannot be read is reported and left out.
#[must_use]
pub fn read(source: &str) -> (Source, Vec<Problem>) {
    read_as(source, Origin::User, |wording| Cow::Owned(wording.to_owned()))
}

/// Reads the file that ships with the program, whose lines need not be copied.
#[must_use]
pub fn bundled() -> (Source, Vec<Problem>) {
    read_as(super::FAMILIES, Origin::Bundled, Cow::Borrowed)
}

fn read_as<'a>(source: &'a str, origin: Origin, keep: fn(&'a str) -> Cow<'static, str>) -> (Source, Vec<Problem>) {
    let (records, mut problems) = records(source);
    let mut read = Source { families: Vec::with_capacity(records.len()), closeness: Vec::new() };
    for record in records {
        match record.of_topic() {
            Some(topic) => read.closeness.extend(closeness(topic, &record, &mut problems)),
            None => read.families.push(family(&record, origin, keep, &mut problems)),
        }
    }
    (read, problems)
}

/// `[topic relations] 20`: how near two statements are by this topic alone.
fn closeness(topic: &str, record: &Record<'_>, problems: &mut Vec<Problem>) -> Option<(TopicId, u8)> {
    let given = record.arguments.first().and_then(|given| given.text.parse().ok()).filter(|given| *given <= 100);
    if given.is_none() {
        problems.push(record.id.problem("a topic takes a number from 0 (broad) to 100 (narrow)"));
    }
    given.map(|given| (TopicId::new(topic), given))
}

fn family<'a>(
    record: &Record<'a>,
    origin: Origin,
    keep: fn(&'a str) -> Cow<'static, str>,
    problems: &mut Vec<Problem>,
) -> Family {
    let weight = record.arguments.get(1).map_or(DEFAULT_WEIGHT, |given| parsed_weight(given, problems));
    if let Some(extra) = record.arguments.get(2) {
        problems.push(extra.problem("nothing may follow the weight: write [id] topic,topic weight"));
    }
    let mut lines = Vec::with_capacity(record.fields.len());
    for (key, line) in &record.fields {
        let Some(language) = language(key.text) else {
            problems.push(key.problem("a line begins with en or zh"));
            continue;
        };
        lines.push(Line { language, wordings: keep(line.text), number: line.line, column: line.column() - 1 });
    }
    let topics = record.arguments.first().map_or_else(Vec::new, |list| topics(list.text));
    Family { id: record.id.text.to_owned(), topics, weight, origin, lines }
}

/// A family without a weight gives its topic and helps to pair: the middle of the scale.
const DEFAULT_WEIGHT: u8 = 3;

/// `-` stands for no topic.
fn topics(list: &str) -> Vec<TopicId> {
    list.split(',').filter(|topic| !topic.is_empty() && *topic != "-").map(TopicId::new).collect()
}

fn parsed_weight(given: &Piece<'_>, problems: &mut Vec<Problem>) -> u8 {
    match given.text.parse() {
        Ok(weight @ 1..=5) => weight,
        _ => {
            problems.push(given.problem("the weight is a number from 1 (general) to 5 (specific)"));
            DEFAULT_WEIGHT
        }
    }
}

fn language(key: &str) -> Option<&'static str> {
    ["en", "zh"].into_iter().find(|known| *known == key)
}
