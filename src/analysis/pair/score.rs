//! How near two statements of different sides are: shared families, shared narrow topics, shared rare words.
//!
//! Only pairs that share something rare are looked at, found through lists of who has what; lists that
//! are long on both sides tell nothing and are skipped. So the work grows with the text, not with its square.

use std::collections::{BTreeMap, HashMap};

use crate::lexicon::Lexicon;
use crate::lexicon::words::Symbol;
use crate::model::{BySide, Side, TopicId, Voice};

/// What pairing looks at in one statement.
#[derive(Clone, Debug)]
pub struct Features {
    /// The statement's place among all statements.
    pub place: usize,
    /// Its side.
    pub side: Side,
    /// Whose position it reports.
    pub voice: Voice,
    /// Its topics, each with whether it is only named.
    pub topics: Vec<(TopicId, bool)>,
    /// The families in it, by their place in the lexicon.
    pub families: Vec<usize>,
    /// Its words without names, each once.
    pub words: Vec<Symbol>,
    /// Whether it says who met whom and when.
    pub opening: bool,
    /// Whether it lists subjects of the talks.
    pub list: bool,
}

/// What brings two statements together.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearness {
    /// Families both use, with what each adds.
    pub families: Vec<(usize, f64)>,
    /// Topics both have, with what each adds.
    pub topics: Vec<(TopicId, f64)>,
    /// Rare words both use, with what each adds.
    pub words: Vec<(Symbol, f64)>,
    /// Whether both say who met whom.
    pub opening: bool,
    /// What the sum is multiplied by: less than 1 where one side reports what both did, the other what one says.
    pub voices: f64,
}

impl Default for Nearness {
    fn default() -> Self {
        Self { families: Vec::new(), topics: Vec::new(), words: Vec::new(), opening: false, voices: 1.0 }
    }
}

impl Nearness {
    /// The sum; see [`Weights`] for its scale.
    #[must_use]
    pub fn score(&self) -> f64 {
        let families: f64 = self.families.iter().map(|(_, value)| value).sum();
        let topics: f64 = self.topics.iter().map(|(_, value)| value).fold(0.0, |best, value| value.max(best));
        let words: f64 = self.words.iter().map(|(_, value)| value).sum();
        let shared = families + topics + words.min(WORDS_AT_MOST);
        shared * self.voices + if self.opening { OPENING } else { 0.0 }
    }
}

/// Two opening sentences belong together whatever their words.
const OPENING: f64 = 2.0;
/// Shared words alone may support a pair but hardly make one.
const WORDS_AT_MOST: f64 = 0.6;

/// The few numbers of the scale. A search over them on 23 annotated meetings found the region, in which the
/// links of both halves of the meetings rise (0.55 to 0.66 and 0.59 to 0.65); they are rounded by hand, for
/// the last hundredths are only those meetings' own: a search on one half alone gives the other 0.59 and 0.67.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// What a shared family of weight 5 adds when each side uses it once.
    pub family: f64,
    /// What a shared narrow topic adds when each side has one statement on it.
    pub topic: f64,
    /// What a shared word adds that each side uses once.
    pub word: f64,
    /// How fast a topic's weight falls with the statements on it.
    pub crowd: f64,
    /// How much more a topic counts for a sentence that only names it among the subjects of the talks.
    pub list: f64,
    /// The same for one that names no other: "the call was about trade".
    pub alone: f64,
    /// How much more it counts for one that lists it and says more on it.
    pub detail: f64,
    /// From this share of the other side's statements on a topic is what the talks were about at all: to
    /// have it in a list says nothing.
    pub matter: f64,
    /// What is left where one side reports what both did, the other a position of one.
    pub one_of_both: f64,
    /// From this score on two statements share a row.
    pub enough: f64,
    /// From this score on they do when each is the other's best.
    pub mutual: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            family: 0.8,
            topic: 1.2,
            word: 0.3,
            crowd: 0.35,
            list: 0.3,
            alone: 0.5,
            detail: 0.05,
            matter: 0.25,
            one_of_both: 0.85,
            enough: 0.65,
            mutual: 0.45,
        }
    }
}

/// Up to this many statements a topic is not what the talks were about, however short the text is.
const FEW: usize = 4;

/// A pair of statements, left place first.
pub type Pair = (usize, usize);

/// Lists longer than this on both sides (as a product) say nothing specific.
const TOO_COMMON: usize = 400;

/// All pairs that share something, with what they share.
#[must_use]
pub fn nearness(features: &[Features], lexicon: &Lexicon, weights: &Weights) -> BTreeMap<Pair, Nearness> {
    let mut near: BTreeMap<Pair, Nearness> = BTreeMap::new();
    each_shared(
        features,
        |one| one.families.iter(),
        |family, left, right| {
            let known = lexicon.families.all().get(*family);
            let weight = known.map_or(0.0, |family| f64::from(family.weight - 1) / 4.0);
            if known.is_some_and(|family| family.topics.is_empty()) {
                return;
            }
            let value = weights.family * weight / crowd(left.len(), right.len(), 0.5);
            for pair in pairs(left, right) {
                near.entry(pair).or_default().families.push((*family, value));
            }
        },
    );
    let listing = Listing::of(features, weights);
    each_shared(
        features,
        |one| one.topics.iter().map(|(topic, _)| topic),
        |topic, left, right| {
            let closeness = f64::from(lexicon.families.breadth(topic)) / 100.0;
            let value = weights.topic * closeness / crowd(left.len(), right.len(), weights.crowd);
            let places = BySide::new(left, right);
            for (one, other) in pairs(left, right) {
                let more = listing.more(topic, closeness, (one, other), &places);
                near.entry((one, other)).or_default().topics.push((topic.clone(), value + more));
            }
        },
    );
    each_shared(
        features,
        |one| one.words.iter(),
        |word, left, right| {
            let value = weights.word / crowd(left.len(), right.len(), 1.0);
            for pair in pairs(left, right) {
                near.entry(pair).or_default().words.push((*word, value));
            }
        },
    );
    let openings = by_side(features, |one| one.opening);
    for pair in pairs(&openings.left, &openings.right) {
        near.entry(pair).or_default().opening = true;
    }
    for ((left, right), nearness) in &mut near {
        nearness.voices = voices(features.get(*left), features.get(*right), weights);
    }
    near
}

fn voices(left: Option<&Features>, right: Option<&Features>, weights: &Weights) -> f64 {
    let both = |one: Option<&Features>| one.is_some_and(|one| one.voice == Voice::Both);
    if both(left) == both(right) { 1.0 } else { weights.one_of_both }
}

/// Sentences that list the subjects of the talks, and what it tells that a topic is among them.
struct Listing<'a> {
    features: &'a [Features],
    weights: &'a Weights,
    /// How many statements each side has.
    sizes: BySide<usize>,
}

impl<'a> Listing<'a> {
    fn of(features: &'a [Features], weights: &'a Weights) -> Self {
        let sizes = BySide::from_fn(|side| features.iter().filter(|one| one.side == side).count());
        Self { features, weights, sizes }
    }

    /// How much more `topic` counts for a pair; `places` are the statements on it.
    fn more(&self, topic: &TopicId, closeness: f64, (left, right): Pair, places: &BySide<&[usize]>) -> f64 {
        let listed = [(left, Side::Right), (right, Side::Left)];
        let more = |(place, other): (usize, Side)| {
            let one = self.features.get(place).filter(|one| one.list)?;
            let generic = one.topics.iter().find(|(known, _)| known == topic)?.1;
            let matter =
                places[other].len() > FEW && share(places[other].len(), self.sizes[other]) > self.weights.matter;
            Some(match (generic && closeness >= STANDS_OUT, one.topics.len()) {
                (true, 1) => self.weights.alone,
                _ if matter => 0.0,
                (true, _) => self.weights.list,
                (false, _) => self.weights.detail * closeness,
            })
        };
        listed.into_iter().filter_map(more).fold(0.0, f64::max)
    }
}

/// From this closeness on naming a topic tells something.
const STANDS_OUT: f64 = 0.4;

#[expect(clippy::cast_precision_loss, reason = "counts of statements are small")]
fn share(some: usize, all: usize) -> f64 {
    some as f64 / all.max(1) as f64
}

/// How much a thing loses by being common: the fewer statements of the rarer side count more.
fn crowd(left: usize, right: usize, power: f64) -> f64 {
    let (few, many) = (left.min(right), left.max(right));
    #[expect(clippy::cast_precision_loss, reason = "counts of statements are small")]
    let crowd = few as f64 * (1.0 + many as f64 / 8.0);
    crowd.powf(power)
}

fn pairs<'a>(left: &'a [usize], right: &'a [usize]) -> impl Iterator<Item = Pair> + 'a {
    left.iter().flat_map(|&one| right.iter().map(move |&other| (one, other)))
}

fn by_side(features: &[Features], has: impl Fn(&Features) -> bool) -> BySide<Vec<usize>> {
    BySide::from_fn(|side| {
        let of_side = features.iter().filter(|one| one.side == side && has(one));
        of_side.map(|one| one.place).collect()
    })
}

/// Calls `with` for every key that statements of both sides have, with their places.
fn each_shared<'a, K: Ord + std::hash::Hash + 'a, I: Iterator<Item = &'a K>>(
    features: &'a [Features],
    keys: impl Fn(&'a Features) -> I,
    mut with: impl FnMut(&K, &[usize], &[usize]),
) {
    let mut lists: HashMap<&K, BySide<Vec<usize>>> = HashMap::new();
    for one in features {
        for key in keys(one) {
            lists.entry(key).or_default()[one.side].push(one.place);
        }
    }
    let mut shared: Vec<_> = lists.into_iter().filter(|(_, places)| useful(places)).collect();
    shared.sort_by_key(|(key, _)| *key);
    for (key, places) in shared {
        with(key, &places.left, &places.right);
    }
}

const fn useful(places: &BySide<Vec<usize>>) -> bool {
    let product = places.left.len() * places.right.len();
    product > 0 && product <= TOO_COMMON
}
