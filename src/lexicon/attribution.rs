//! The words by which a readout says who speaks: reporting verbs with their strength, and the words
//! for "both sides", "he", "I", "the call".

use super::index::Index;
use super::matcher::{Hit, longest};
use super::records::{Problem, records};
use super::wording::each_way;
use super::words::{Symbol, Words};

/// What a signal tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Reports words: `said`, `stressed`.
    Say,
    /// Takes a position or acts without words: `welcomes`, `opposes`.
    Do,
    /// An understanding: `agreed`; of both sides when both are its subject.
    Agree,
    /// An exchange: `discussed`; of both sides unless it is about the need of something.
    Discuss,
    /// The event itself: `met with`, `spoke with`.
    Meet,
    /// Being there: `attended`; it reports the event, whoever its subject is.
    Attend,
    /// An understanding without a subject: `it was agreed`.
    Accord,
    /// What ought to be: `should`, `must`; a wish of whoever speaks.
    Modal,
    /// Both sides: `the two sides`.
    Both,
    /// Whoever spoke last: `he`.
    He,
    /// Several people named before: `they`.
    They,
    /// The publisher's own speaker, or the one quoted: `I`.
    I,
    /// `we`, which takes its verb to tell who is meant.
    We,
    /// The event as subject: `the call`.
    Event,
    /// What was just said: `on this question`.
    This,
    /// The number of a point: `second,`.
    Point,
    /// A title anybody may carry: `President`, `Admiral`.
    Title,
    /// What makes the name behind it an object: `with`, `to`.
    Before,
    /// Joins two names: `and`.
    And,
    /// Right before a reporting verb it turns it round: `was told`.
    Passive,
    /// A small word that says nothing about the point.
    Stop,
}

/// One entry: a reporting verb, or a group of words that mean one speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Its id; for a verb its base form with hyphens as spaces, `point out`.
    pub id: String,
    /// What it tells.
    pub kind: Kind,
    /// How strong a reporting verb is, from 1 (`say`) to 5 (`condemn`).
    pub strength: u8,
}

/// All signals, found in one pass over a text.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    signals: Vec<Signal>,
    /// Every wording with the place of its signal.
    wordings: Vec<(&'static str, usize)>,
    index: Index,
}

impl Attribution {
    /// The file of signals; a signal that cannot be read is reported and left out.
    #[must_use]
    pub fn of(source: &'static str, words: &mut Words) -> (Self, Vec<Problem>) {
        let (records, mut problems) = records(source);
        let mut attribution = Self { index: Index::with_capacity(2000), ..Self::default() };
        for record in records {
            let Some(kind) = record.arguments.first().and_then(|word| kind(word.text)) else {
                problems.push(record.id.problem("no such kind of signal"));
                continue;
            };
            for wording in record.fields.iter().flat_map(|(_, line)| line.values()) {
                let value = u32::try_from(attribution.wordings.len()).unwrap_or(u32::MAX);
                attribution.index.file(wording.text, value, words);
                attribution.wordings.push((wording.text, attribution.signals.len()));
            }
            let strength = record.arguments.get(1).and_then(|word| word.text.parse().ok()).unwrap_or(1);
            attribution.signals.push(Signal { id: record.id.text.replace('-', " "), kind, strength });
        }
        (attribution, problems)
    }

    /// The wordings that cannot be read; a test holds that there are none.
    #[must_use]
    pub fn unreadable(&self, words: &mut Words) -> Vec<&'static str> {
        let wordings = self.wordings.iter().map(|(wording, _)| *wording);
        wordings.filter(|wording| each_way(wording, words, |_| ()).is_err()).collect()
    }

    /// Every signal, in the order of the file.
    #[must_use]
    pub fn signals(&self) -> &[Signal] {
        &self.signals
    }

    /// The strength of a reporting verb by its base form; `None` for one that is not listed.
    #[must_use]
    pub fn strength(&self, act: &str) -> Option<u8> {
        self.signals.iter().find(|signal| signal.id == act).map(|signal| signal.strength)
    }

    /// The signals in a run of words, in order, the longer before the shorter inside it.
    #[must_use]
    pub fn find(&self, symbols: &[Symbol]) -> Vec<(Hit, &Signal)> {
        let text = |value: u32| self.wordings.get(value as usize).map_or("", |(wording, _)| *wording);
        let hits = longest(self.index.find(symbols, text)).into_iter();
        let signal = |hit: &Hit| self.signals.get(self.wordings.get(hit.value as usize)?.1);
        hits.filter_map(|hit| Some((hit, signal(&hit)?))).collect()
    }
}

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "say" => Kind::Say,
        "do" => Kind::Do,
        "agree" => Kind::Agree,
        "discuss" => Kind::Discuss,
        "meet" => Kind::Meet,
        "attend" => Kind::Attend,
        "accord" => Kind::Accord,
        "modal" => Kind::Modal,
        "both" => Kind::Both,
        "he" => Kind::He,
        "they" => Kind::They,
        "i" => Kind::I,
        "we" => Kind::We,
        "event" => Kind::Event,
        "this" => Kind::This,
        "point" => Kind::Point,
        "title" => Kind::Title,
        "before" => Kind::Before,
        "and" => Kind::And,
        "passive" => Kind::Passive,
        "stop" => Kind::Stop,
        _ => return None,
    })
}
