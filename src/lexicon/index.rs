//! Wordings filed under their first word, and taken apart only when a text has that word.
//!
//! Two readouts have a tenth of the lexicon's first words: a start pays for those, not for the thousands
//! of others. Whoever reads many texts pays for each word once.

use std::sync::OnceLock;

use super::hash::{Quick, quick};
use super::matcher::{Hit, Step, Trie};
use super::wording::{each_way, is_pattern};
use super::words::{Symbol, Words};

/// Many wordings, each with the caller's number for it; the caller keeps their texts.
#[derive(Clone, Debug, Default)]
pub struct Index {
    heads: Quick<Symbol, Head>,
    /// The number of every wording filed, and the place of the one before it under the same word.
    filed: Vec<(u32, Option<u32>)>,
}

/// What is filed under one first word.
#[derive(Clone, Debug, Default)]
struct Head {
    /// The place of the wording filed last.
    last: Option<u32>,
    /// The wordings taken apart, once a text has the word.
    trie: OnceLock<Box<Trie>>,
}

impl Index {
    /// Room for about this many wordings.
    #[must_use]
    pub fn with_capacity(wordings: usize) -> Self {
        // Three wordings share a first word on average.
        Self { heads: quick(wordings / 3), filed: Vec::with_capacity(wordings) }
    }

    /// Files a wording under each word it may begin with. What cannot be read is filed nowhere.
    pub fn file(&mut self, wording: &str, value: u32, words: &mut Words) {
        let start = wording.find(' ').and_then(|end| wording.get(..end)).unwrap_or(wording);
        if !is_pattern(start) {
            if let Some(first) = words.first(wording) {
                self.put(first, value);
            }
            return;
        }
        let mut firsts = Vec::new();
        // A wording that cannot be read is reported by whoever checks the file.
        let _ = each_way(wording, words, |way| match way.next() {
            Some(Step::Is(first)) if !firsts.contains(&first) => firsts.push(first),
            _ => {}
        });
        firsts.into_iter().for_each(|first| self.put(first, value));
    }

    fn put(&mut self, first: Symbol, value: u32) {
        let place = u32::try_from(self.filed.len()).ok();
        let head = self.heads.entry(first).or_default();
        self.filed.push((value, head.last));
        head.last = place;
    }

    /// Every wording in `symbols`, in the order of their first words; `text` gives a wording by its number.
    #[must_use]
    pub fn find<'a>(&self, symbols: &[Symbol], text: impl Fn(u32) -> &'a str) -> Vec<Hit> {
        let (mut hits, mut open) = (Vec::new(), Vec::new());
        for (from, symbol) in symbols.iter().enumerate() {
            if let Some(head) = self.heads.get(symbol) {
                let trie = head.trie.get_or_init(|| Box::new(self.taken_apart(*symbol, head, &text)));
                trie.walk(symbols, from, &mut open, &mut hits);
            }
        }
        hits
    }

    fn taken_apart<'a>(&self, first: Symbol, head: &Head, text: impl Fn(u32) -> &'a str) -> Trie {
        let (mut trie, mut words) = (Trie::default(), Words::default());
        for value in self.under(head) {
            // Ways that begin with another word stand under that word; a bad wording has no ways.
            let _ = each_way(text(value), &mut words, |way| {
                let mut way = way.peekable();
                if way.peek() == Some(&Step::Is(first)) {
                    trie.insert(way, value);
                }
            });
        }
        trie
    }

    /// The numbers filed under a word, in the order they were filed.
    fn under(&self, head: &Head) -> Vec<u32> {
        let (mut values, mut next) = (Vec::new(), head.last);
        while let Some((value, before)) = next.and_then(|place| self.filed.get(place as usize)) {
            values.push(*value);
            next = *before;
        }
        values.reverse();
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(wordings: &[&str], text: &str) -> Vec<u32> {
        let (mut index, mut words) = (Index::default(), Words::default());
        for (value, wording) in (0..).zip(wordings) {
            index.file(wording, value, &mut words);
        }
        let symbols: Vec<Symbol> = words.tokens(text).iter().map(|token| token.symbol).collect();
        index.find(&symbols, |value| wordings[value as usize]).iter().map(|hit| hit.value).collect()
    }

    #[test]
    fn a_wording_stands_under_every_word_it_may_begin_with() {
        let wordings = ["open/keep channels", "(the) one-China policy", "管控分歧", "在..中"];
        assert_eq!(found(&wordings, "They keep channels open"), [0]);
        assert_eq!(found(&wordings, "open channels"), [0]);
        assert_eq!(found(&wordings, "the One China policy"), [1, 1]);
        assert_eq!(found(&wordings, "妥善管控分歧，在会谈中"), [2, 3]);
    }

    #[test]
    fn a_bad_wording_is_found_nowhere() {
        assert!(found(&["..", "", "(x)", ".. x"], "x .. y").is_empty());
    }
}
