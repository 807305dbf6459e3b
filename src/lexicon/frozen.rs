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
