//! How near two statements of different sides are: shared families, shared narrow topics, shared rare words.
//!
//! Only pairs that share something rare are looked at, found through lists of who has what; lists that
//! are long on both sides tell nothing and are skipped. So the work grows with the text, not with its square.

use std::collections::{BTreeMap, HashMap};

use crate::lexicon::Lexicon;
use crate::lexicon::words::Symbol;
use crate::model::{BySide, Side, TopicId};

/// What pairing looks at in one statement.
#[derive(Clone, Debug)]
pub struct Features {
    /// The statement's place among all statements.
    pub place: usize,
    /// Its side.
    pub side: Side,
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nearness {
    /// Families both use, with what each adds.
    pub families: Vec<(usize, f64)>,
    /// Topics both have, with what each adds.
    pub topics: Vec<(TopicId, f64)>,
    /// Rare words both use, with what each adds.
    pub words: Vec<(Symbol, f64)>,
    /// Whether both say who met whom.
    pub opening: bool,
}

impl Nearness {
    /// The sum; see [`Weights`] for its scale.
    #[must_use]
    pub fn score(&self) -> f64 {
        let families: f64 = self.families.iter().map(|(_, value)| value).sum();
        let topics: f64 = self.topics.iter().map(|(_, value)| value).fold(0.0, |best, value| value.max(best));
        let words: f64 = self.words.iter().map(|(_, value)| value).sum();
        families + topics + words.min(WORDS_AT_MOST) + if self.opening { OPENING } else { 0.0 }
    }
}

/// Two opening sentences belong together whatever their words.
const OPENING: f64 = 2.0;
/// Shared words alone may support a pair but hardly make one.
const WORDS_AT_MOST: f64 = 0.5;

/// The few numbers of the scale, set by hand. A search of 120 others around them gained two hundredths of
/// the links figure on the six annotated meetings and lost them again on meetings left out (0.85 against 0.78).
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
    /// How much more it counts for one that lists it and says more on it.
    pub detail: f64,
    /// From this score on two statements share a row.
    pub enough: f64,
    /// From this score on they do when each is the other's best.
    pub mutual: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { family: 0.8, topic: 1.2, word: 0.15, crowd: 0.5, list: 0.6, detail: 0.3, enough: 0.7, mutual: 0.5 }
    }
}

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
    let listing = |place: usize, topic: &TopicId| {
        let one = features.get(place).filter(|one| one.list)?;
        one.topics.iter().find(|(known, _)| known == topic).map(|(_, generic)| *generic)
    };
    each_shared(
        features,
        |one| one.topics.iter().map(|(topic, _)| topic),
        |topic, left, right| {
            let closeness = f64::from(lexicon.families.breadth(topic)) / 100.0;
            let value = weights.topic * closeness / crowd(left.len(), right.len(), weights.crowd);
            for (one, other) in pairs(left, right) {
                let more = match listing(one, topic).max(listing(other, topic)) {
                    Some(true) if closeness >= 0.4 => weights.list,
                    Some(_) => weights.detail * closeness,
                    None => 0.0,
                };
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
    near
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
