//! The bundled wordings as `build.rs` laid them out: a start reads them where they lie and builds nothing.
//!
//! The nodes of the tree are numbered level by level, the root 0; the edge at place `n` of `words` leads to
//! node `n + 1`. The edges of a node lie side by side in the order of their words.

use super::matcher::{Tree, Value, shelf_of};
use super::words::Symbol;

/// A tree of wordings that was laid out when the program was built.
#[derive(Clone, Copy, Debug)]
pub struct Frozen {
    /// The word of every edge.
    words: &'static [Symbol],
    /// For every shelf of first words where it begins: most words of a text begin no wording, and that is
    /// told with one look.
    shelves: &'static [u32],
    /// For every node where its edges begin; those of the last one end with the list.
    edges: &'static [u32],
    /// The wordings, by the nodes they end at.
    values: &'static [Value],
    /// For every node where its wordings begin.
    ends: &'static [u32],
}

include!(concat!(env!("OUT_DIR"), "/wordings.rs"));

impl Tree for Frozen {
    fn step(&self, node: u32, word: Symbol) -> Option<u32> {
        let (first, edges) = match node {
            0 => part(self.words, self.shelves, shelf_of(word))?,
            _ => part(self.words, self.edges, node as usize)?,
        };
        let place = edges.binary_search(&word).ok()?;
        u32::try_from(place).ok().map(|place| first + place + 1)
    }

    fn ending(&self, node: u32) -> impl Iterator<Item = Value> {
        part(self.values, self.ends, node as usize).map_or(&[][..], |(_, values)| values).iter().copied()
    }
}

/// What belongs to a node or a shelf, and where it begins.
fn part<T>(all: &'static [T], starts: &[u32], number: usize) -> Option<(u32, &'static [T])> {
    let [start, end] = *starts.get(number..)?.first_chunk()?;
    Some((start, all.get(start as usize..end as usize)?))
}

#[cfg(test)]
mod tests {
    use super::super::matcher::{Hit, Trie, numbered};
    use super::super::records::records;
    use super::super::wording::each_way;
    use super::super::words::Words;
    use super::*;

    /// Every wording of a file in one tree that is built now.
    fn built(wordings: &[(Value, &str)]) -> Trie {
        let (mut trie, mut words) = (Trie::default(), Words::default());
        for (value, wording) in wordings {
            each_way(wording, &mut words, |way| trie.insert(way, *value)).unwrap();
        }
        trie
    }

    fn wordings(source: &str) -> Vec<(Value, &str)> {
        let mut all = Vec::new();
        for (list, record) in records(source).0.iter().filter(|record| record.of_topic().is_none()).enumerate() {
            let wordings = record.fields.iter().flat_map(|(_, line)| line.values()).enumerate();
            all.extend(wordings.map(|(place, wording)| (numbered(list, place).unwrap(), wording.text)));
        }
        all
    }

    #[test]
    fn finds_what_a_tree_that_is_built_now_finds() {
        for (frozen, source) in [(FAMILIES, super::super::FAMILIES), (ATTRIBUTION, super::super::ATTRIBUTION)] {
            let wordings = wordings(source);
            let (built, mut words) = (built(&wordings), Words::default());
            for (value, wording) in wordings {
                // Each in a way it may be written, and so every gap and every choice of words.
                let text = wording.replace("..", " qq ").replace(['(', ')'], "").replace('/', " ");
                let symbols: Vec<Symbol> = words.tokens(&text).iter().map(|token| token.symbol).collect();
                let sorted = |mut hits: Vec<Hit>| {
                    hits.sort_by_key(|hit| (hit.from, hit.to, hit.value));
                    hits
                };
                let found = sorted(frozen.find(&symbols));
                assert_eq!(found, sorted(built.find(&symbols)), "{wording}");
                assert!(wording.contains('/') || found.iter().any(|hit| hit.value == value), "{wording}");
            }
        }
    }
}
