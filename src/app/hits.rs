//! The hits of a search, found a slice of rows at a time so that typing never waits for the whole meeting.
//!
//! Rows are searched from the one where the search began, round to the row before it. What is on the
//! screen is marked when it is drawn, whether or not the search has come to it yet.

use std::collections::BTreeSet;

use super::page::BlockLine;
use super::reading::{Reading, Top};
use crate::model::Side;
use crate::search::Pattern;
use crate::typeset::Line;

/// Rows searched at once: about a millisecond's work.
const SLICE: usize = 500;

/// What is searched for, and what has been found so far.
#[derive(Debug, Default)]
pub struct Hits {
    pattern: Option<Pattern>,
    /// The places, among the rows shown, of those with a hit.
    rows: BTreeSet<usize>,
    /// The row where the search began.
    origin: usize,
    /// Rows searched so far.
    searched: usize,
    /// Whether the first hit is to be chosen when it is found, and from where on.
    wanted: bool,
}

impl Hits {
    /// What is searched for.
    #[must_use]
    pub const fn pattern(&self) -> Option<&Pattern> {
        self.pattern.as_ref()
    }

    /// The rows found so far, by their places among the rows shown.
    #[must_use]
    pub const fn rows(&self) -> &BTreeSet<usize> {
        &self.rows
    }

    /// The rows shown have changed: what was found counts no more.
    pub(super) fn rows_changed(&mut self, origin: usize) {
        let pattern = self.pattern.take();
        *self = Self { pattern, origin, ..Self::default() };
    }
}

impl Reading {
    /// Searches for `pattern` from the row `origin` on, and chooses the first row with a hit.
    pub(super) fn search(&mut self, pattern: Option<Pattern>, origin: usize) {
        let wanted = pattern.is_some();
        self.hits = Hits { pattern, origin, wanted, ..Hits::default() };
        self.search_on();
    }

    /// Whether every row has been searched.
    #[must_use]
    pub fn search_is_complete(&self) -> bool {
        self.hits.pattern.is_none() || self.hits.searched >= self.rows.len()
    }

    /// Searches a slice of the rows that are left.
    pub(super) fn search_on(&mut self) {
        if self.search_is_complete() {
            return;
        }
        let end = (self.hits.searched + SLICE).min(self.rows.len());
        let slice = (self.hits.searched..end).map(|step| (self.hits.origin + step) % self.rows.len());
        let found: Vec<usize> = slice.filter(|index| self.is_hit(*index)).collect();
        self.hits.searched = end;
        if let (true, Some(first)) = (self.hits.wanted, found.first()) {
            self.hits.wanted = false;
            self.choose(*first);
            self.show_hit();
        }
        self.hits.rows.extend(found);
    }

    fn is_hit(&self, index: usize) -> bool {
        let typesetter = self.typesetter();
        self.row(index).is_some_and(|row| {
            Side::BOTH.iter().any(|side| row.statements(*side).iter().any(|id| typesetter.is_hit(*id)))
        })
    }

    /// Chooses the next row with a hit, round to the first; `false` where there is none.
    pub(super) fn next_hit(&mut self) -> bool {
        let from = self.chosen + 1;
        while !self.search_is_complete() && self.hits.rows.range(from..).next().is_none() {
            self.search_on();
        }
        let rows = &self.hits.rows;
        let hit = rows.range(from..).next().or_else(|| rows.first()).copied();
        self.choose_hit(hit)
    }

    /// Chooses the row with a hit before, round to the last; `false` where there is none.
    pub(super) fn previous_hit(&mut self) -> bool {
        while !self.search_is_complete() {
            self.search_on();
        }
        let rows = &self.hits.rows;
        let hit = rows.range(..self.chosen).next_back().or_else(|| rows.last()).copied();
        self.choose_hit(hit)
    }

    /// Brings the first hit of the chosen row onto the screen, where the row is longer than that.
    fn show_hit(&mut self) {
        let Some(block) = self.block(self.chosen) else { return };
        let marked = |line: &Line| line.iter().any(|piece| piece.hit);
        let holds_hit = |line: &BlockLine<'_>| match line {
            BlockLine::Cells(cells) => cells.iter().any(|(_, cell)| cell.is_some_and(marked)),
            BlockLine::Cell(_, line) => marked(line),
            _ => false,
        };
        let Some(line) = block.lines().position(|line| holds_hit(&line)) else { return };
        let above = if self.top.index == self.chosen { self.top.skip } else { 0 };
        if line < above || line >= above + self.panes.height {
            self.top = Top { index: self.chosen, skip: line.saturating_sub(self.panes.height / 2) };
        }
    }

    fn choose_hit(&mut self, hit: Option<usize>) -> bool {
        self.hits.wanted = false;
        if let Some(hit) = hit {
            self.choose(hit);
            self.show_hit();
        }
        hit.is_some()
    }
}
