//! The words by which a readout says who speaks: reporting verbs with their strength, and the words
//! for "both sides", "he", "I", "the call".

use super::frozen;
use super::matcher::{Hit, Tree, longest, places};
use super::records::{Problem, records};
use super::words::Symbol;

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
    /// A wish without a subject: `it is hoped that`; of the side that is not asked.
    Wish,
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
}

impl Attribution {
    /// The signals that ship with the program, and what is wrong with their file; a test holds that nothing is.
    #[must_use]
    pub fn bundled() -> (Self, Vec<Problem>) {
        let (records, mut problems) = records(super::ATTRIBUTION);
        let mut signals = Vec::with_capacity(records.len());
        for record in records {
            let kind = record.arguments.first().and_then(|word| kind(word.text));
            if kind.is_none() {
                problems.push(record.id.problem("no such kind of signal"));
            }
            let strength = record.arguments.get(1).and_then(|word| word.text.parse().ok()).unwrap_or(1);
            // Whatever is wrong with it, it keeps its place: that is its number in the tree.
            signals.push(Signal { id: record.id.text.replace('-', " "), kind: kind.unwrap_or(Kind::Stop), strength });
        }
        (Self { signals }, problems)
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
        let hits = longest(frozen::ATTRIBUTION.find(symbols)).into_iter();
        hits.filter_map(|hit| Some((hit, self.signals.get(places(hit.value).0)?))).collect()
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
        "wish" => Kind::Wish,
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
