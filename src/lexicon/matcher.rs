//! Finds all wordings in a run of words at once: a tree over word numbers.
//!
//! Own, because a tree over whole words has a tenth of the nodes that an automaton over bytes has, and it
//! knows gaps. Matching is linear in the text for a given lexicon.

use super::hash::Quick;
use super::words::Symbol;

/// One step of a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// This very word.
    Is(Symbol),
    /// Anything, up to eight words.
    Gap,
}

/// How many words a `..` in a wording may stand for: enough for "the unimpeded flow of [legitimate
/// trade in] energy", too few to join two clauses.
const LONGEST_GAP: usize = 8;

/// The edge that stands for a gap; no word of any text has this number.
const GAP: Symbol = Symbol::MAX;

/// The edge of a step.
#[must_use]
pub fn edge(step: Step) -> Symbol {
    match step {
        Step::Is(symbol) => symbol,
        Step::Gap => GAP,
    }
}

/// Over how many shelves the first words of a tree are spread that is laid out in advance.
pub const SHELVES: usize = 1 << 12;

/// The shelf a first word stands on; on a higher shelf stand higher words.
#[must_use]
pub fn shelf_of(word: Symbol) -> usize {
    (word >> (Symbol::BITS - SHELVES.trailing_zeros())) as usize
}

/// The caller's number for a wording.
pub type Value = u32;

/// The number of a wording in a list of lists: the place of its list, and its own in that; none beyond 65,536
/// lists or wordings of one.
#[must_use]
pub fn numbered(list: usize, place: usize) -> Option<Value> {
    let half = |number| u16::try_from(number).ok().map(Value::from);
    Some(half(list)? << 16 | half(place)?)
}

/// What [`numbered`] made a number of.
#[must_use]
pub fn places(value: Value) -> (usize, usize) {
    ((value >> 16) as usize, (value & 0xffff) as usize)
}

/// A tree of wordings, word by word.
pub trait Tree {
    /// The node behind `node` over this word.
    fn step(&self, node: u32, word: Symbol) -> Option<u32>;

    /// The wordings that end at a node.
    fn ending(&self, node: u32) -> impl Iterator<Item = Value>;

    /// Every wording in `symbols`, in the order of their first words.
    #[must_use]
    fn find(&self, symbols: &[Symbol]) -> Vec<Hit> {
        let (mut hits, mut open) = (Vec::new(), Vec::new());
        for from in 0..symbols.len() {
            self.walk(symbols, from, &mut open, &mut hits);
        }
        hits
    }

    /// Follows the words from `from` on; behind a gap every word that may stand there is taken where it stands
    /// nearest. `open` is room to work in.
    fn walk(&self, symbols: &[Symbol], from: usize, open: &mut Vec<(u32, usize)>, hits: &mut Vec<Hit>) {
        open.clear();
        open.push((0, from));
        while let Some((node, at)) = open.pop() {
            hits.extend(self.ending(node).map(|value| Hit { value, from, to: at }));
            open.extend(symbols.get(at).and_then(|&symbol| self.step(node, symbol)).map(|next| (next, at + 1)));
            if at > from
                && let Some(gap) = self.step(node, GAP)
            {
                let behind = open.len();
                for (far, &word) in symbols.iter().enumerate().skip(at).take(LONGEST_GAP + 1) {
                    let next = self.step(gap, word);
                    let known = |next: &u32| open.iter().skip(behind).any(|(node, _)| node == next);
                    open.extend(next.filter(|next| !known(next)).map(|next| (next, far + 1)));
                }
            }
        }
    }
}

/// Many wordings, each with the caller's number for it.
#[derive(Clone, Debug, Default)]
pub struct Trie {
    edges: Quick<(u32, Symbol), u32>,
    /// For every node the first of its entries in `values`, counted from 1; 0 where no wording ends.
    ends: Vec<u32>,
    /// The wordings, each with the next one that ends at the same node, counted from 1.
    values: Vec<(Value, u32)>,
    nodes: u32,
}

/// A wording found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The caller's number for the wording.
    pub value: Value,
    /// Its first word, as an index into the symbols searched.
    pub from: usize,
    /// The word behind its last one.
    pub to: usize,
}

impl Trie {
    /// Adds a wording. One without words is ignored.
    pub fn insert(&mut self, steps: impl Iterator<Item = Step>, value: Value) {
        let mut node = 0;
        for step in steps {
            let next = self.nodes + 1;
            node = *self.edges.entry((node, edge(step))).or_insert(next);
            self.nodes = self.nodes.max(node);
        }
        if node != 0 {
            self.accept(node, value);
        }
    }

    fn accept(&mut self, node: u32, value: Value) {
        let place = node as usize;
        if self.ends.len() <= place {
            self.ends.resize(place + 1, 0);
        }
        if let Some(first) = self.ends.get_mut(place) {
            self.values.push((value, *first));
            *first = u32::try_from(self.values.len()).unwrap_or(0);
        }
    }
}

impl Tree for Trie {
    fn step(&self, node: u32, word: Symbol) -> Option<u32> {
        self.edges.get(&(node, word)).copied()
    }

    /// The last added first.
    fn ending(&self, node: u32) -> impl Iterator<Item = Value> {
        let mut next = self.ends.get(node as usize).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let (value, following) = *self.values.get((next as usize).checked_sub(1)?)?;
            next = following;
            Some(value)
        })
    }
}

/// Leaves out every hit that lies within a longer one: "peace and stability across the Taiwan Strait"
/// is not also about peace and stability in general.
#[must_use]
pub fn longest(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by(|a, b| a.from.cmp(&b.from).then(b.to.cmp(&a.to)));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    let mut reach: Option<(usize, usize)> = None;
    for hit in hits {
        let inside = reach.is_some_and(|(from, to)| hit.to <= to && (hit.from, hit.to) != (from, to));
        if !inside {
            kept.push(hit);
        }
        if reach.is_none_or(|(_, to)| hit.to > to) {
            reach = Some((hit.from, hit.to));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trie(wordings: &[&[Step]]) -> Trie {
        let mut trie = Trie::default();
        for (value, steps) in (0..).zip(wordings) {
            trie.insert(steps.iter().copied(), value);
        }
        trie
    }

    #[test]
    fn finds_overlapping_wordings() {
        let found = trie(&[&[Step::Is(1), Step::Is(2)], &[Step::Is(2), Step::Is(3)]]).find(&[1, 2, 3]);
        assert_eq!(found, [Hit { value: 0, from: 0, to: 2 }, Hit { value: 1, from: 1, to: 3 }]);
    }

    #[test]
    fn a_gap_stands_for_some_words_and_not_for_many() {
        let gapped = trie(&[&[Step::Is(1), Step::Gap, Step::Is(2)]]);
        assert_eq!(gapped.find(&[1, 2]).len(), 1);
        assert_eq!(gapped.find(&[1, 9, 9, 2]).len(), 1);
        assert!(gapped.find(&[1, 9, 9, 9, 9, 9, 9, 9, 9, 9, 2]).is_empty());
    }

    #[test]
    fn a_word_behind_a_gap_does_not_hide_another_that_fits() {
        let wordings =
            trie(&[&[Step::Is(1), Step::Gap, Step::Is(2), Step::Is(3)], &[Step::Is(1), Step::Gap, Step::Is(4)]]);
        assert_eq!(wordings.find(&[1, 9, 2, 4]), [Hit { value: 1, from: 0, to: 4 }]);
        assert_eq!(wordings.find(&[1, 9, 4, 4]), [Hit { value: 1, from: 0, to: 3 }]);
    }

    #[test]
    fn the_longer_wording_hides_the_shorter_one_inside() {
        let all = trie(&[&[Step::Is(2)], &[Step::Is(1), Step::Is(2)], &[Step::Is(3)]]).find(&[1, 2, 3]);
        let values: Vec<u32> = longest(all).iter().map(|hit| hit.value).collect();
        assert_eq!(values, [1, 2]);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert!(trie(&[&[]]).find(&[]).is_empty());
        assert!(Trie::default().find(&[1, 2]).is_empty());
    }
}
