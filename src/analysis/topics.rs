//! Every topic a sentence speaks to, and the families that say so.
//!
//! Names and offices are not read ("Minister of National Defense" is no word on defense). A family of
//! weight 1 counts only where no stronger one stands. A sentence that says nothing of its own ("Both
//! sides should make good on it") goes on with the subject of the sentence before.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::families::{Families, Found};
use crate::lexicon::words::{Symbol, Token};
use crate::model::TopicId;

/// How a sentence came by a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A wording of a family stands in it.
    Family {
        /// The family, by its place in [`Families::all`].
        family: usize,
        /// The wording, by its place in the family.
        wording: usize,
        /// The words, in Unicode scalar values of the document.
        words: Range<usize>,
    },
    /// It reports the meeting itself.
    Event,
    /// It goes on with the subject of the sentence before.
    Continued,
}

/// A sentence's topics with their grounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The topics in the order in which the sentence comes to them.
    pub topics: Vec<TopicId>,
    /// Why, each ground with the topics it gave; a family that was outweighed gave none.
    pub grounds: Vec<(Ground, Vec<TopicId>)>,
    /// The families in it, each once.
    pub families: Vec<usize>,
}

/// What the topics of a sentence depend on besides its words.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Whether it reports who met whom.
    pub event: bool,
    /// The sentence before, when it belongs to the same paragraph and the same voice.
    pub before: Option<&'a Subject>,
}

/// The topic of sentences that report the event itself.
const EVENT: &str = "meeting";

/// The topics of one sentence. `symbols` are its words, those of names blanked out.
#[must_use]
pub fn topics(tokens: &[Token], symbols: &[Symbol], lexicon: &Lexicon, context: Context<'_>) -> Subject {
    let found = lexicon.families.find(symbols);
    let mut subject = Subject::default();
    let strongest = found.iter().filter(|hit| !given(hit, lexicon).is_empty()).map(|hit| weight(hit, lexicon)).max();
    for hit in &found {
        let counts = counts(hit, lexicon, strongest.unwrap_or(0), context.event);
        let topics = if counts { given(hit, lexicon).to_vec() } else { Vec::new() };
        subject.add(&topics);
        if !subject.families.contains(&hit.family) {
            subject.families.push(hit.family);
        }
        let words = span(tokens, hit.from..hit.to);
        subject.grounds.push((Ground::Family { family: hit.family, wording: hit.wording, words }, topics));
    }
    if context.event {
        subject.give(Ground::Event, vec![TopicId::new(EVENT)]);
    }
    if strongest.is_none_or(|weight| weight < 2) && !context.event {
        carry_on(&mut subject, context.before, &lexicon.families);
    }
    subject
}

impl Subject {
    fn add(&mut self, topics: &[TopicId]) {
        for topic in topics {
            if !self.topics.contains(topic) {
                self.topics.push(topic.clone());
            }
        }
    }

    fn give(&mut self, ground: Ground, topics: Vec<TopicId>) {
        self.add(&topics);
        self.grounds.push((ground, topics));
    }
}

fn given<'a>(hit: &Found, lexicon: &'a Lexicon) -> &'a [TopicId] {
    lexicon.families.all().get(hit.family).map_or(&[], |family| &family.topics)
}

fn weight(hit: &Found, lexicon: &Lexicon) -> u8 {
    lexicon.families.all().get(hit.family).map_or(0, |family| family.weight)
}

/// Whether a family gives its topics here: the weakest ones only where nothing stronger stands; where
/// the event itself is reported ("held talks with the President, who is on a state visit") only those
/// narrow topics that hardly come by chance.
fn counts(hit: &Found, lexicon: &Lexicon, strongest: u8, event: bool) -> bool {
    let weight = weight(hit, lexicon);
    let narrow = given(hit, lexicon).iter().all(|topic| lexicon.families.breadth(topic) >= NARROW);
    if event { weight >= 4 && narrow } else { weight > 1 || strongest <= 1 }
}

/// From this closeness on a topic is narrow: two statements on it are near each other by that alone.
pub const NARROW: u8 = 50;

/// Takes over the narrow topics of the sentence before; all of them where this one has none at all.
fn carry_on(subject: &mut Subject, before: Option<&Subject>, families: &Families) {
    let Some(before) = before else { return };
    let narrow = |topic: &&TopicId| families.breadth(topic) >= NARROW;
    let mut topics: Vec<TopicId> = before.topics.iter().filter(narrow).cloned().collect();
    if topics.is_empty() && subject.topics.is_empty() {
        topics.clone_from(&before.topics);
    }
    if !topics.is_empty() {
        subject.give(Ground::Continued, topics);
    }
}

fn span(tokens: &[Token], words: Range<usize>) -> Range<usize> {
    let start = tokens.get(words.start).map_or(0, |token| token.start);
    start..words.end.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |token| token.end)
}
