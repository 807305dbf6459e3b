//! Families: one point of diplomatic language each, with its topics, its weight and its wordings.

use std::borrow::Cow;

use crate::model::TopicId;

use super::index::Index;
use super::matcher::{Hit, longest};
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// `en` or `zh`.
    pub language: &'static str,
    /// The wording as written, with its pattern signs.
    pub text: Cow<'static, str>,
    /// The line of its file, counted from 1.
    pub line: usize,
    /// Its column; not counted (0) for the bundled file, which a test holds clean.
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
    /// Its wordings.
    pub wordings: Vec<Wording>,
    /// Whose it is.
    pub origin: Origin,
}

/// All families, found in one pass over a text.
#[derive(Clone, Debug, Default)]
pub struct Families {
    all: Vec<Family>,
    index: Index,
    /// For each family the number of its first wording in the index; its others follow.
    starts: Vec<u32>,
    /// How near two statements are by a topic alone, in hundredths, where the file says so.
    closeness: Vec<(TopicId, u8)>,
}

/// A wording of a family found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place in [`Families::all`].
    pub family: usize,
    /// Its place in [`Family::wordings`].
    pub wording: usize,
    /// The first word, as an index into the symbols searched.
    pub from: usize,
    /// The word behind the last one.
    pub to: usize,
}

impl Families {
    /// Files the wordings of `source`; those that cannot be read are found nowhere.
    #[must_use]
    pub fn of(source: Source, words: &mut Words) -> Self {
        let Source { families, closeness } = source;
        let wordings = families.iter().map(|family| family.wordings.len()).sum();
        let (mut index, mut starts) = (Index::with_capacity(wordings), Vec::with_capacity(families.len()));
        let mut value = 0;
        for family in &families {
            starts.push(value);
            for wording in &family.wordings {
                index.file(&wording.text, value, words);
                value += 1;
            }
        }
        Self { all: families, index, starts, closeness }
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

    /// The wordings in a run of words; one that lies within a longer one is left out.
    #[must_use]
    pub fn find(&self, symbols: &[Symbol]) -> Vec<Found> {
        let hits = self.index.find(symbols, |value| self.wording(value).map_or("", |(.., wording)| &wording.text));
        longest(hits).into_iter().filter_map(|hit| self.found(hit)).collect()
    }

    fn found(&self, hit: Hit) -> Option<Found> {
        let (family, wording, _) = self.wording(hit.value)?;
        Some(Found { family, wording, from: hit.from, to: hit.to })
    }

    /// The family and the wording behind a number of the index.
    fn wording(&self, value: u32) -> Option<(usize, usize, &Wording)> {
        let family = self.starts.partition_point(|start| *start <= value).checked_sub(1)?;
        let wording = value.checked_sub(*self.starts.get(family)?)? as usize;
        Some((family, wording, self.all.get(family)?.wordings.get(wording)?))
    }
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
        let wordings = self.families.iter().flat_map(|family| &family.wordings);
        let problem = |wording: &Wording| {
            let message = each_way(&wording.text, words, |_| ()).err()?;
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

/// Reads the file that ships with the program, whose wordings need not be copied.
#[must_use]
pub fn bundled(source: &'static str) -> (Source, Vec<Problem>) {
    read_as(source, Origin::Bundled, Cow::Borrowed)
}

fn read_as<'a>(source: &'a str, origin: Origin, keep: fn(&'a str) -> Cow<'static, str>) -> (Source, Vec<Problem>) {
    let (records, mut problems) = records(source);
    let mut read = Source { families: Vec::with_capacity(records.len()), closeness: Vec::new() };
    for record in records {
        match record.id.text.strip_prefix("topic ") {
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
    given.map(|given| (TopicId::new(topic.trim()), given))
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
    let mut wordings = Vec::new();
    for (key, line) in &record.fields {
        let Some(language) = language(key.text) else {
            problems.push(key.problem("a line begins with en or zh"));
            continue;
        };
        wordings.extend(line.values().map(|value| {
            let column = if origin == Origin::User { value.column() } else { 0 };
            Wording { language, text: keep(value.text), line: value.line, column }
        }));
    }
    let topics = record.arguments.first().map_or_else(Vec::new, |list| topics(list.text));
    Family { id: record.id.text.to_owned(), topics, weight, wordings, origin }
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
