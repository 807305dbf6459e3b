//! The hits of a search, found a slice of rows at a time so that no key waits for the whole meeting.
//!
//! Two walks look at rows. The *round* begins where the search began and leads over every row once. A *way*
//! leads from the chosen row to the next hit that a key asked for; it goes first, and what it has looked at
//! the round need not. Keys that ask while a way is unfinished wait in line, so that `n n` leads to the same
//! row however fast it is typed. What is on the screen is marked when it is drawn, searched or not.

use std::collections::VecDeque;

use super::page::BlockLine;
use super::reading::{Reading, Top};
use crate::model::{Row, Side};
use crate::search::Pattern;
use crate::typeset::Line;

/// Rows searched at a key, before its frame: half a millisecond of work at the most, and all rows of two readouts.
const AT_A_KEY: usize = 120;

/// Rows searched at once while no key is pressed: a millisecond's work, which is what a key may have to wait.
const AT_REST: usize = 1000;

/// What is searched for, and what has been found so far.
#[derive(Debug, Default)]
pub struct Hits {
    pattern: Option<Pattern>,
    /// What is known of each of the rows shown.
    rows: Vec<Seen>,
    /// How many of them are known to have a hit.
    count: usize,
    round: Walk,
    /// The hits asked for and not found yet, in the order in which they were asked for.
    wanted: VecDeque<Step>,
    /// The way to the first of those, once begun.
    way: Option<Walk>,
}

/// What is known of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    NotYet,
    WithoutHit,
    WithHit,
}

/// Which hit is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The first from the chosen row on, that row with it.
    Here,
    /// The next after the chosen row, round to the first.
    Next,
    /// The one before the chosen row, round to the last.
    Previous,
}

/// How a slice of searching ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Searched {
    /// There is nothing to say.
    Quietly,
    /// A hit was asked for, and no row has one.
    InVain,
}

/// A walk over all rows, past the end or the beginning, from where it stands.
#[derive(Clone, Copy, Debug, Default)]
struct Walk {
    next: usize,
    left: usize,
    back: bool,
}

impl Walk {
    /// The walk from `chosen`, one of `rows` rows, that finds what `step` asks for.
    const fn new(step: Step, chosen: usize, rows: usize) -> Self {
        let mut walk = Self { next: chosen, left: rows, back: matches!(step, Step::Previous) };
        if !matches!(step, Step::Here) {
            walk.go(rows);
        }
        walk
    }

    /// The row it stands on, before it goes to the one after.
    fn step(&mut self, rows: usize) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        let here = self.next;
        self.go(rows);
        Some(here)
    }

    const fn go(&mut self, rows: usize) {
        self.next = match (self.back, self.next) {
            (true, 0) => rows.saturating_sub(1),
            (true, here) => here - 1,
            (false, here) if here + 1 >= rows => 0,
            (false, here) => here + 1,
        };
    }
}

impl Hits {
    fn new(pattern: Option<Pattern>, chosen: usize, rows: usize) -> Self {
        let round = Walk::new(Step::Here, chosen, rows);
        // Without a search nothing is to be known of any row.
        let rows = if pattern.is_some() { vec![Seen::NotYet; rows] } else { Vec::new() };
        Self { pattern, rows, round, ..Self::default() }
    }

    /// What is searched for.
    #[must_use]
    pub const fn pattern(&self) -> Option<&Pattern> {
        self.pattern.as_ref()
    }

    /// How many of the rows shown have a hit, as far as they have been searched.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The number of a row among those with a hit, counted from 1 and as far as they have been searched;
    /// `None` where it has none.
    #[must_use]
    pub fn number(&self, index: usize) -> Option<usize> {
        self.is_in(index).then(|| self.rows.iter().take(index + 1).filter(|seen| **seen == Seen::WithHit).count())
    }

    /// Whether a row is known to have a hit.
    fn is_in(&self, index: usize) -> bool {
        self.rows.get(index) == Some(&Seen::WithHit)
    }

    /// Whether every row has been searched.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.pattern.is_none() || self.round.left == 0
    }

    /// Whether there is a row to search, or a hit to go to.
    pub(super) fn is_busy(&self) -> bool {
        !self.is_complete() || !self.wanted.is_empty()
    }

    /// The reader has gone elsewhere: what was asked for before would only take them away again.
    pub(super) fn want_nothing(&mut self) {
        self.wanted.clear();
        self.way = None;
    }
}

impl Reading {
    /// Searches for `pattern` from the chosen row on, and goes to the first row with a hit.
    pub(super) fn search(&mut self, pattern: Option<Pattern>) {
        self.hits = Hits::new(pattern, self.chosen, self.rows.len());
        self.go_to_hit(Step::Here);
    }

    /// Searches for `pattern` from the chosen row on, and stays there.
    pub(super) fn search_here(&mut self, pattern: Option<Pattern>) {
        self.hits = Hits::new(pattern, self.chosen, self.rows.len());
        self.search_slice(AT_A_KEY);
    }

    /// Goes to a hit: at once where that is near or known, else when it has been found.
    pub(super) fn go_to_hit(&mut self, step: Step) -> Searched {
        if self.hits.pattern.is_some() {
            self.hits.wanted.push_back(step);
        }
        self.search_slice(AT_A_KEY)
    }

    /// Searches some of the rows that are left, while no key is pressed.
    pub(super) fn search_on(&mut self) -> Searched {
        self.search_slice(AT_REST)
    }

    /// Searches at most `slice` of the rows that are left, and goes to at most one of the hits asked for.
    fn search_slice(&mut self, mut slice: usize) -> Searched {
        if let Some(step) = self.hits.wanted.front().copied() {
            let rows = self.rows.len();
            let mut way = self.hits.way.unwrap_or_else(|| Walk::new(step, self.chosen, rows));
            if let Some(hit) = self.follow(&mut way, &mut slice) {
                self.hits.wanted.pop_front();
                self.hits.way = None;
                self.choose(hit);
                self.show_hit();
            } else if way.left == 0 {
                self.hits.want_nothing();
                self.hits.round.left = 0;
                return Searched::InVain;
            } else {
                self.hits.way = Some(way);
            }
        }
        let mut round = self.hits.round;
        while self.follow(&mut round, &mut slice).is_some() {}
        self.hits.round = round;
        Searched::Quietly
    }

    /// Follows a walk to the first row with a hit, searching at most `slice` rows on the way.
    fn follow(&mut self, walk: &mut Walk, slice: &mut usize) -> Option<usize> {
        while *slice > 0
            && let Some(index) = walk.step(self.rows.len())
        {
            if self.hits.rows.get(index) == Some(&Seen::NotYet) {
                *slice -= 1;
                self.look_at(index);
            }
            if self.hits.is_in(index) {
                return Some(index);
            }
        }
        None
    }

    /// Searches one row.
    fn look_at(&mut self, index: usize) {
        let typesetter = self.typesetter();
        let in_one_of =
            |row: &Row| Side::BOTH.iter().any(|side| row.statements(*side).iter().any(|id| typesetter.is_hit(*id)));
        let hit = self.row(index).is_some_and(in_one_of);
        self.hits.count += usize::from(hit);
        if let Some(seen) = self.hits.rows.get_mut(index) {
            *seen = if hit { Seen::WithHit } else { Seen::WithoutHit };
        }
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
}
