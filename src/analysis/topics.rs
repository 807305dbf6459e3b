//! Every topic a sentence speaks to, and the families that say so.
//!
//! Names and offices are not read ("Minister of National Defense" is no word on defense). A family of
//! weight 1 counts only where no stronger one stands. A sentence that says nothing of its own ("Both
//! sides should make good on it") goes on with what was spoken of before.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::families::Found;
use crate::lexicon::words::{Symbol, Token};
use crate::model::TopicId;

/// How a sentence came by a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A wording of a family stands in it.
    Family {
        /// The family, by its place in [`Families::all`](crate::lexicon::families::Families::all).
        family: usize,
        /// The wording, by its place in the family.
        wording: usize,
        /// The words, in Unicode scalar values of the document.
        words: Range<usize>,
    },
    /// It reports the meeting itself.
    Event,
    /// It goes on with what the paragraph has been about.
    Continued,
    /// It is general, in a text that is about one thing.
    Matter,
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
    /// Whether it lists what was discussed.
    pub list: bool,
    /// What was spoken of before, as far as this sentence may go on with it.
    pub before: Option<&'a Before<'a>>,
}

/// The topic of sentences that report the event itself.
pub const EVENT: &str = "meeting";

/// The topics of one sentence. `symbols` are its words, those of names blanked out.
#[must_use]
pub fn topics(tokens: &[Token], symbols: &[Symbol], lexicon: &Lexicon, context: Context<'_>) -> Subject {
    let found = lexicon.families.find(symbols);
    let mut subject = Subject::default();
    let scale = Scale::of(&found, lexicon, context);
    for hit in &found {
        let topics: Vec<TopicId> =
            given(hit, lexicon).iter().filter(|topic| scale.counts(hit, topic)).cloned().collect();
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
    if !context.event && !context.list {
        carry_on(&mut subject, &scale, context.before);
    }
    subject
}

/// The one thing a text is about: the narrow topic that more than three in five of its
/// sentences have. At half, the meetings annotated lost more than they won.
#[must_use]
pub fn matter<'a>(subjects: impl ExactSizeIterator<Item = &'a Subject>, lexicon: &Lexicon) -> Option<TopicId> {
    let sentences = subjects.len();
    let mut counts: Vec<(&TopicId, usize)> = Vec::new();
    for topic in subjects.flat_map(|subject| &subject.topics) {
        match counts.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, count)) => *count += 1,
            None => counts.push((topic, 1)),
        }
    }
    let often = |(topic, count): &&(&TopicId, usize)| {
        count * 5 > sentences * 3 && sentences >= SHORT && lexicon.families.breadth(topic) >= NARROW
    };
    counts.iter().filter(often).max_by_key(|(_, count)| *count).map(|(topic, _)| (*topic).clone())
}

/// So many subjects in one sentence are a list.
const LIST: usize = 3;

/// A text of fewer sentences is too short to be about one thing rather than another.
const SHORT: usize = 5;

impl Subject {
    /// Takes the matter of the whole text for its own where it has but broad topics; whether it did.
    pub fn take_up(&mut self, matter: &TopicId, lexicon: &Lexicon) -> bool {
        let narrow = |topic: &TopicId| lexicon.families.breadth(topic) > TALKING || topic.as_str() == EVENT;
        let general = !self.topics.is_empty() && !self.topics.iter().any(narrow);
        if general {
            self.give(Ground::Matter, vec![matter.clone()]);
        }
        general
    }

    /// Whether it runs through so many subjects that none of them is what the next sentence goes on with.
    pub fn lists(&self) -> bool {
        self.topics.len() >= LIST
    }

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

/// What the families of one sentence weigh against each other.
struct Scale<'a> {
    lexicon: &'a Lexicon,
    context: Context<'a>,
    /// The heaviest family with a topic.
    strongest: u8,
    /// Whether the sentence has a subject of its own, more than "cooperation".
    own: bool,
    /// How narrow the narrowest topic in the sentence is; 0 where all are broad.
    narrow: u8,
    /// What the families of each topic weigh together, each family once.
    sums: Vec<(&'a TopicId, u8)>,
}

impl<'a> Scale<'a> {
    fn of(found: &[Found], lexicon: &'a Lexicon, context: Context<'a>) -> Self {
        let mut seen: Vec<usize> = Vec::new();
        let mut scale = Self { lexicon, context, strongest: 0, own: false, narrow: 0, sums: Vec::new() };
        for hit in found {
            if seen.contains(&hit.family) {
                continue;
            }
            seen.push(hit.family);
            for topic in given(hit, lexicon) {
                scale.weigh(topic, weight(hit, lexicon));
            }
        }
        scale
    }

    fn weigh(&mut self, topic: &'a TopicId, weight: u8) {
        self.strongest = self.strongest.max(weight);
        let breadth = self.lexicon.families.breadth(topic);
        if weight > 1 && breadth >= STANDS_BESIDE {
            self.narrow = self.narrow.max(breadth);
        }
        self.own |= weight > 2 || weight > 1 && breadth >= STANDS_BESIDE;
        // Families of weight 2 are said of everything ("cooperation"): they do not add up to a point.
        let adds = if weight > 2 { weight } else { 0 };
        match self.sums.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, sum)) => *sum += adds,
            None => self.sums.push((topic, adds)),
        }
    }

    /// Whether a family gives this topic here: the weakest ones only where nothing stronger stands, a
    /// broad topic beside a narrow one only when much speaks for it. Where the event itself is reported
    /// ("held talks with the President, who is on a state visit") only what hardly comes by chance counts.
    fn counts(&self, hit: &Found, topic: &TopicId) -> bool {
        let weight = weight(hit, self.lexicon);
        let broad = self.lexicon.families.breadth(topic) < STANDS_BESIDE;
        if self.context.event {
            return weight >= 4 && self.lexicon.families.breadth(topic) > TALKING;
        }
        if weight < 2 {
            let talk = (STANDS_BESIDE..=TALKING).contains(&self.lexicon.families.breadth(topic));
            let listed = self.context.list && self.narrow == 0 && topic.as_str() != EVENT && !talk;
            return self.strongest < 2 || listed || self.goes_on_with(topic);
        }
        if broad && weight == 2 && self.strongest >= 4 {
            return false;
        }
        let sum = self.sums.iter().find(|(known, _)| *known == topic).map_or(0, |(_, sum)| *sum);
        let needed = if self.narrow <= TALKING { BESIDE_TALKING } else { BESIDE_NARROW };
        // What a list names it names for its own sake: "views on relations, Taiwan and global issues".
        !broad || self.narrow == 0 || sum >= needed || self.context.list && weight > 2
    }

    /// Whether this narrow topic is what was spoken of, by whomever: then a weak word for it is enough.
    fn goes_on_with(&self, topic: &TopicId) -> bool {
        let narrow = self.lexicon.families.breadth(topic) >= NARROW;
        narrow && self.context.before.is_some_and(|before| before.subject.topics.contains(topic))
    }
}

/// From this closeness on a topic stands for itself; broader ones are the air all readouts breathe.
const STANDS_BESIDE: u8 = 40;
/// Up to this closeness a topic that stands for itself is talk of talking: "maintain communication".
const TALKING: u8 = 45;
/// What the families of a broad topic must weigh together to count beside a narrow one: one of the
/// heaviest, or two.
const BESIDE_NARROW: u8 = 5;
/// The same beside nothing narrower than talk of talking ("maintain communication"): one of middle weight.
const BESIDE_TALKING: u8 = 3;

/// From this closeness on a topic is narrow: two statements on it are near each other by that alone.
pub const NARROW: u8 = 50;

/// Takes over the narrow topics of what was spoken of before where this one has hardly any of its own or talks
/// of talking ("equal consultation is the only choice"); all of them where it has none at all.
fn carry_on(subject: &mut Subject, scale: &Scale<'_>, before: Option<&Before<'_>>) {
    let Some(before) = before else { return };
    let families = &scale.lexicon.families;
    let talk = |topic: &TopicId| (STANDS_BESIDE..=TALKING).contains(&families.breadth(topic));
    let talking = !subject.topics.is_empty() && subject.topics.iter().all(talk);
    let own_point = if talking { before.anew } else { scale.own };
    if own_point && !before.pointed_at {
        return;
    }
    let narrow = |topic: &&TopicId| families.breadth(topic) >= NARROW;
    let mut topics: Vec<TopicId> = before.subject.topics.iter().filter(narrow).cloned().collect();
    if !before.goes_on && !before.pointed_at {
        return;
    }
    if topics.is_empty() && subject.topics.is_empty() {
        let goes_on = |topic: &&TopicId| !talk(topic) && topic.as_str() != EVENT;
        topics = before.subject.topics.iter().filter(goes_on).cloned().collect();
    }
    if !topics.is_empty() {
        subject.give(Ground::Continued, topics);
    }
}

/// What was spoken of before: in the last sentence that is no list, or before the first of numbered points.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// Its topics.
    pub subject: &'a Subject,
    /// Whether its speaker goes on without being named again: whoever is named anew may turn to anything.
    pub goes_on: bool,
    /// Whether a side is named as the one that acts: its wish to talk is a point of its own.
    pub anew: bool,
    /// Whether this one begins by pointing back at it: "This ...", "On this question ...".
    pub pointed_at: bool,
}

fn span(tokens: &[Token], words: Range<usize>) -> Range<usize> {
    let start = tokens.get(words.start).map_or(0, |token| token.start);
    start..words.end.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |token| token.end)
}
