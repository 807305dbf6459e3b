//! Families: one point of diplomatic language each, with its topics, its weight and its wordings.

use crate::model::TopicId;

use super::matcher::{Hit, Trie, longest};
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
    pub text: Box<str>,
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
    trie: Trie,
    /// Family and wording behind each number in the trie.
    owners: Vec<(usize, usize)>,
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
    /// Makes the matcher over `families`. A wording that cannot be read is reported and left out.
    #[must_use]
    pub fn build(source: Source, words: &mut Words) -> (Self, Vec<Problem>) {
        let Source { families, closeness } = source;
        let wordings = families.iter().map(|family| family.wordings.len()).sum::<usize>();
        // Four words to a wording, most beginnings shared: one table of this size never grows.
        let mut trie = Trie::with_capacity(wordings * 4);
        let (mut owners, mut problems) = (Vec::with_capacity(wordings), Vec::new());
        for (place, family) in families.iter().enumerate() {
            for (number, wording) in family.wordings.iter().enumerate() {
                let value = u32::try_from(owners.len()).unwrap_or(u32::MAX);
                if let Err(message) = each_way(&wording.text, words, |way| trie.insert(way, value)) {
                    problems.push(Problem { line: wording.line, column: wording.column, message });
                }
                owners.push((place, number));
            }
        }
        (Self { all: families, trie, owners, closeness }, problems)
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
        longest(self.trie.find(symbols)).into_iter().filter_map(|hit| self.found(hit)).collect()
    }

    fn found(&self, hit: Hit) -> Option<Found> {
        let &(family, wording) = self.owners.get(hit.value as usize)?;
        Some(Found { family, wording, from: hit.from, to: hit.to })
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
}

/// Reads a file of families; what cannot be read is reported and left out.
#[must_use]
pub fn read(source: &str, origin: Origin) -> (Source, Vec<Problem>) {
    let (records, mut problems) = records(source);
    let mut read = Source { families: Vec::with_capacity(records.len()), closeness: Vec::new() };
    for record in records {
        match record.id.text.strip_prefix("topic ") {
            Some(topic) => read.closeness.extend(closeness(topic, &record, &mut problems)),
            None => read.families.push(family(&record, origin, &mut problems)),
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

fn family(record: &Record<'_>, origin: Origin, problems: &mut Vec<Problem>) -> Family {
    let weight = record.arguments.get(1).map_or(DEFAULT_WEIGHT, |given| parsed_weight(given, problems));
    if let Some(extra) = record.arguments.get(2) {
        problems.push(extra.problem("nothing may follow the weight: write [id] topic,topic weight"));
    }
    let wordings = record.fields.iter().filter_map(|(key, value)| wording(key, value, origin, problems)).collect();
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

fn wording(key: &Piece<'_>, value: &Piece<'_>, origin: Origin, problems: &mut Vec<Problem>) -> Option<Wording> {
    let column = if origin == Origin::User { value.column() } else { 0 };
    let language = match key.text {
        "en" => "en",
        "zh" => "zh",
        _ => {
            problems.push(key.problem("a line begins with en or zh"));
            return None;
        }
    };
    Some(Wording { language, text: value.text.into(), line: value.line, column })
}
