//! The open meeting: which rows are shown, which is chosen, what stands at the top of the screen.

use std::collections::BTreeSet;

use super::hits::Hits;
use super::page::{Block, Panes};
use crate::compare::compare;
use crate::export::{Exported, Selection};
use crate::model::{BySide, Comparison, Filter, Meeting, Row, Side, TopicRows, Vocabulary};
use crate::typeset::{Phrases, Typesetter};
use crate::wording;

/// A meeting being read.
#[derive(Debug)]
pub struct Reading {
    /// The meeting.
    pub meeting: Meeting,
    /// Its paired view.
    pub comparison: Comparison,
    pub(super) vocabulary: Vocabulary,
    /// How much of each side is held, in words: it takes the whole meeting to say, so it is said once.
    holdings: BySide<String>,
    /// Every row, with the filters that admit it: looking at the rows themselves again would cost a key
    /// several milliseconds in a large meeting.
    every_row: Vec<(RowPlace, [Option<Filter>; 3])>,
    pub(super) filter: Filter,
    /// The row that was chosen before a filter moved the choice, and where it moved it: row numbers.
    moved: Option<(usize, usize)>,
    pub(super) rows: Vec<RowPlace>,
    pub(super) chosen: usize,
    pub(super) top: Top,
    pub(super) shift: BySide<usize>,
    pub(super) focus: Option<Side>,
    pub(super) hits: Hits,
    pub(super) marks: BTreeSet<usize>,
    /// The marks that were taken off all at once.
    pub(super) unmarked: BTreeSet<usize>,
    /// The set phrases that both sides of a row use, and the row's number: those of the chosen row, once it
    /// has been looked at.
    pub(super) phrases: (usize, Phrases),
    pub(super) panes: Panes,
}

/// Where a shown row stands in the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// The topic, as its place in [`Comparison::topics`].
    pub topic: usize,
    /// The row, as its place in [`TopicRows::rows`].
    pub row: usize,
    /// Its number among all rows of the meeting, counted from 1 and not changed by a filter.
    pub number: usize,
}

/// What stands on the first line of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Top {
    /// The row, by its place among the rows shown.
    pub index: usize,
    /// How many lines of its block have been scrolled away.
    pub skip: usize,
}

impl Reading {
    /// Opens `meeting` at its first row.
    #[must_use]
    pub fn new(meeting: Meeting, vocabulary: Vocabulary, panes: Panes) -> Self {
        let comparison = compare(&meeting);
        let every_row = every_row(&comparison);
        let holdings = BySide::from_fn(|side| wording::holdings(&meeting, &comparison, side));
        let mut reading = Self {
            holdings,
            every_row,
            meeting,
            comparison,
            vocabulary,
            filter: Filter::All,
            moved: None,
            rows: Vec::new(),
            chosen: 0,
            top: Top::default(),
            shift: BySide::default(),
            focus: None,
            hits: Hits::default(),
            marks: BTreeSet::new(),
            unmarked: BTreeSet::new(),
            phrases: (0, Phrases::new()),
            panes,
        };
        reading.admit();
        reading
    }

    /// The rows shown, in order.
    #[must_use]
    pub fn rows(&self) -> &[RowPlace] {
        &self.rows
    }

    /// The place of the chosen row among those shown.
    #[must_use]
    pub const fn chosen(&self) -> usize {
        self.chosen
    }

    /// Which rows are shown.
    #[must_use]
    pub const fn filter(&self) -> Filter {
        self.filter
    }

    /// The side the keys are on; `None` for both.
    #[must_use]
    pub const fn focus(&self) -> Option<Side> {
        self.focus
    }

    /// What the search has found.
    #[must_use]
    pub const fn hits(&self) -> &Hits {
        &self.hits
    }

    /// How much of a side is held, in words.
    #[must_use]
    pub fn holdings(&self, side: Side) -> &str {
        &self.holdings[side]
    }

    /// The names of the topics.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The row at a place among those shown.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<&Row> {
        let place = self.rows.get(index)?;
        self.comparison.topics.get(place.topic)?.rows.get(place.row)
    }

    /// The topic of the chosen row, as its place in the comparison.
    #[must_use]
    pub fn topic(&self) -> Option<usize> {
        self.rows.get(self.chosen).map(|place| place.topic)
    }

    /// The name of a topic of the comparison.
    #[must_use]
    pub fn topic_label(&self, topic: &TopicRows) -> String {
        wording::topic(&self.vocabulary, topic.topic.as_ref())
    }

    /// The letter that jumps to a topic of the comparison.
    #[must_use]
    pub fn topic_letter(&self, topic: &TopicRows) -> Option<char> {
        self.vocabulary.get(topic.topic.as_ref()?)?.hotkey
    }

    /// How many rows the meeting has, shown or not.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.comparison.topics.iter().map(|topic| topic.rows.len()).sum()
    }

    /// What sets the rows of this meeting.
    #[must_use]
    pub fn typesetter(&self) -> Typesetter<'_> {
        Typesetter {
            meeting: &self.meeting,
            comparison: &self.comparison,
            vocabulary: &self.vocabulary,
            pattern: self.hits.pattern(),
        }
    }

    /// What is taken of this meeting, to be exported.
    #[must_use]
    pub const fn exported<'a>(&'a self, selection: &'a Selection) -> Exported<'a> {
        let Self { meeting, comparison, vocabulary, .. } = self;
        Exported { meeting, comparison, vocabulary, selection }
    }

    /// The block of a shown row.
    #[must_use]
    pub fn block(&self, index: usize) -> Option<Block> {
        let row = self.row(index)?;
        let typesetter = self.typesetter();
        let none = Phrases::new();
        let lit = if index == self.chosen && self.phrases.0 == self.chosen_number() { &self.phrases.1 } else { &none };
        let mut cells = BySide::from_fn(|side| typesetter.lit_cell(row, side, self.panes.columns[side], lit));
        if index == self.chosen {
            for side in Side::BOTH {
                let shifted = self.shift[side].min(cells[side].len());
                cells[side].drain(..shifted);
            }
        }
        let next_has_heading = index + 1 < self.rows.len() && self.starts_topic(index + 1);
        Some(Block {
            index,
            heading: self.starts_topic(index),
            rule: !next_has_heading,
            stacked: self.panes.stacked,
            cells,
        })
    }

    /// Whether a shown row is the first shown of its topic.
    fn starts_topic(&self, index: usize) -> bool {
        let topic = |index: usize| self.rows.get(index).map(|place| place.topic);
        index.checked_sub(1).is_none_or(|before| topic(before) != topic(index))
    }

    /// The number of the chosen row, where its set phrases have not been looked for yet.
    #[must_use]
    pub fn unlit(&self) -> Option<usize> {
        Some(self.chosen_number()).filter(|number| *number != self.phrases.0)
    }

    /// The blocks that reach onto the screen from its top, each with the lines of it that are scrolled
    /// away above.
    pub fn visible(&self) -> impl Iterator<Item = (Block, usize)> {
        let mut room = self.panes.height;
        let mut index = self.top.index;
        let mut skip = self.top.skip;
        std::iter::from_fn(move || {
            let block = self.block(index).filter(|_| room > 0)?;
            let scrolled = std::mem::take(&mut skip).min(block.height());
            room = room.saturating_sub(block.height() - scrolled);
            index += 1;
            Some((block, scrolled))
        })
    }

    /// Shows only the rows `filter` admits. The chosen row stays chosen, or the next one that is admitted
    /// until a filter admits it again.
    pub(super) fn set_filter(&mut self, filter: Filter) {
        let number = self.chosen_number();
        let wanted = self.moved.filter(|(_, landed)| *landed == number).map_or(number, |(wanted, _)| wanted);
        self.filter = filter;
        self.admit();
        let kept = self.rows.partition_point(|place| place.number < wanted);
        self.chosen = kept.min(self.rows.len().saturating_sub(1));
        self.moved = Some((wanted, self.chosen_number()));
        self.shift = BySide::default();
        self.top = Top { index: self.chosen, skip: 0 };
        self.fill_screen();
        self.search_here(self.hits.pattern().cloned());
    }

    /// The keys go to the left side, the right one, both.
    pub(super) fn focus_next_side(&mut self) {
        self.shift = BySide::default();
        self.focus = match self.focus {
            None => Some(Side::Left),
            Some(Side::Left) => Some(Side::Right),
            Some(Side::Right) => None,
        };
    }

    /// Clears what `Esc` clears: the search, else the focus.
    pub(super) fn clear(&mut self) {
        if self.hits.pattern().is_some() {
            self.hits = Hits::default();
        } else {
            self.focus = None;
            self.shift = BySide::default();
        }
    }

    /// Shows and searches for what `before` does.
    pub(super) fn look_as(&mut self, before: &Self) {
        if before.filter() != self.filter() {
            self.set_filter(before.filter());
        }
        self.search_here(before.hits().pattern().cloned());
    }

    /// The topic with this letter, as its place in the comparison.
    pub(super) fn topic_of_letter(&self, letter: char) -> Option<usize> {
        self.comparison.topics.iter().position(|topic| self.topic_letter(topic) == Some(letter))
    }

    /// The number of the chosen row; 0 where none is shown.
    pub(super) fn chosen_number(&self) -> usize {
        self.rows.get(self.chosen).map_or(0, |place| place.number)
    }

    /// Takes the rows that the filter admits, into the memory of those before: asking the system for megabytes
    /// of new memory would take longer than the rest.
    fn admit(&mut self) {
        let admitted = self.every_row.iter().filter(|(_, admitting)| admitting.contains(&Some(self.filter)));
        self.rows.clear();
        self.rows.extend(admitted.map(|(place, _)| *place));
    }
}

/// Every row of a comparison with the filters that admit it: all rows, and one or two others.
fn every_row(comparison: &Comparison) -> Vec<(RowPlace, [Option<Filter>; 3])> {
    let topics = comparison.topics.iter().enumerate();
    let rows = topics.flat_map(|(topic, rows)| rows.rows.iter().enumerate().map(move |(row, it)| (topic, row, it)));
    rows.zip(1..)
        .map(|((topic, row, it), number)| {
            let mut admitting = FILTERS.into_iter().filter(|filter| filter.admits(it));
            (RowPlace { topic, row, number }, std::array::from_fn(|_| admitting.next()))
        })
        .collect()
}

/// Every filter there is.
const FILTERS: [Filter; 5] =
    [Filter::All, Filter::Both, Filter::Silences, Filter::Only(Side::Left), Filter::Only(Side::Right)];
