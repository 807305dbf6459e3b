//! Moving through the open meeting: rows, topics, pages, lines.
//!
//! Two things move: the chosen row, and the top of the screen. Keys move the choice and the screen
//! follows; the wheel moves the screen and the choice follows. Only blocks near the screen are ever
//! typeset, so a move costs the same in a meeting of ten rows and of a hundred thousand.

use super::page::Panes;
use super::reading::{Reading, Top};
use crate::model::{BySide, Side};

impl Reading {
    /// Takes new room; the row at the top of the screen stays there, and the chosen row stays chosen even
    /// where a smaller screen has no room for it.
    pub(super) fn set_panes(&mut self, panes: Panes) {
        self.panes = panes;
        self.shift = BySide::default();
        self.top.skip = 0;
    }

    /// Chooses a row and brings it onto the screen.
    pub(super) fn choose(&mut self, index: usize) {
        let index = index.min(self.rows.len().saturating_sub(1));
        if index != self.chosen {
            self.shift = BySide::default();
        }
        self.chosen = index;
        self.show_chosen();
    }

    /// One row down; where the chosen row ends below the screen, first the rest of it.
    pub(super) fn next_row(&mut self) {
        if let Some(side) = self.focus {
            if self.shift_cell(side) {
                return;
            }
        } else if self.chosen_ends_below() {
            self.scroll((self.panes.height / 2).max(1));
            return;
        }
        self.choose(self.chosen + 1);
    }

    /// One row up; on a focused side first the lines of its cell that were scrolled away, and where the
    /// top of the chosen row is above the screen first that.
    pub(super) fn previous_row(&mut self) {
        if let Some(side) = self.focus.filter(|side| self.shift[*side] > 0) {
            self.shift[side] -= 1;
        } else if self.top.index == self.chosen && self.top.skip > 0 {
            self.top.skip = self.top.skip.saturating_sub((self.panes.height / 2).max(1));
        } else {
            self.choose(self.chosen.saturating_sub(1));
        }
    }

    /// Scrolls the focused cell of the chosen row by a line; `false` where its end is on the screen.
    fn shift_cell(&mut self, side: Side) -> bool {
        let Some(block) = self.block(self.chosen) else { return false };
        let overflows = block.cells[side].len() >= self.panes.height;
        if overflows {
            self.shift[side] += 1;
            self.top = Top { index: self.chosen, skip: 0 };
        }
        overflows
    }

    /// The first row of the next topic.
    pub(super) fn next_topic(&mut self) {
        let Some(topic) = self.topic() else { return };
        let later = self.rows.iter().skip(self.chosen).position(|place| place.topic != topic);
        if let Some(later) = later {
            self.choose_at_top(self.chosen + later);
        }
    }

    /// The first row of this topic, or of the one before where that row is chosen.
    pub(super) fn previous_topic(&mut self) {
        let Some(topic) = self.topic() else { return };
        let start = self.rows.partition_point(|place| place.topic < topic);
        let start = if start < self.chosen {
            start
        } else {
            let before = start.checked_sub(1).and_then(|index| self.rows.get(index)).map_or(topic, |place| place.topic);
            self.rows.partition_point(|place| place.topic < before)
        };
        self.choose_at_top(start);
    }

    /// The first shown row of the topic at a place in the comparison; `false` where none is shown.
    pub(super) fn go_to_topic(&mut self, topic: usize) -> bool {
        let start = self.rows.partition_point(|place| place.topic < topic);
        let found = self.rows.get(start).is_some_and(|place| place.topic == topic);
        if found {
            self.choose_at_top(start);
        }
        found
    }

    /// Chooses a row and sets it at the top of the screen.
    pub(super) fn choose_at_top(&mut self, index: usize) {
        self.shift = BySide::default();
        self.chosen = index;
        self.top = Top { index, skip: 0 };
        self.fill_screen();
    }

    /// Scrolls by screens, or parts of one where `lines` is less; the choice follows.
    pub(super) fn page(&mut self, lines: i32) {
        let before = self.top;
        self.scroll_by(lines);
        if self.top == before {
            let end = if lines > 0 { self.rows.len().saturating_sub(1) } else { 0 };
            self.choose(end);
        } else {
            self.choose_visible();
        }
    }

    /// Scrolls by lines, down or (negative) up.
    pub(super) fn scroll_by(&mut self, lines: i32) {
        self.shift = BySide::default();
        let distance = lines.unsigned_abs() as usize;
        if lines > 0 {
            self.scroll(distance);
        } else {
            self.scroll_back(distance);
        }
        self.choose_visible();
    }

    /// Moves the top of the screen down, at most until the last line of the last row is on the screen.
    fn scroll(&mut self, lines: usize) {
        let mut top = Top { index: self.top.index, skip: self.top.skip + lines };
        while let Some(block) = self.block(top.index) {
            if top.skip < block.height() {
                break;
            }
            top = Top { index: top.index + 1, skip: top.skip - block.height() };
        }
        self.top = top.min(self.last_top().max(self.top));
    }

    fn scroll_back(&mut self, lines: usize) {
        let mut lines = lines;
        while lines > self.top.skip && self.top.index > 0 {
            lines -= self.top.skip + 1;
            self.top.index -= 1;
            self.top.skip = self.block(self.top.index).map_or(0, |block| block.height().saturating_sub(1));
        }
        self.top.skip = self.top.skip.saturating_sub(lines);
    }

    /// Brings the chosen row onto the screen, moving it as little as that takes.
    fn show_chosen(&mut self) {
        let above = Top { index: self.chosen, skip: 0 };
        self.top = self.top.max(self.first_top_showing(self.chosen)).min(above);
    }

    /// The highest top of the screen at which the whole of a row is on it; the row's own first line where
    /// it is longer than the screen.
    fn first_top_showing(&self, index: usize) -> Top {
        let mut room = self.panes.height;
        let mut at = index;
        // The rule below the row may fall off the screen.
        let mut rule = 1;
        loop {
            let height = self.block(at).map_or(0, |block| block.height().saturating_sub(rule));
            if height > room {
                return if at == index { Top { index, skip: 0 } } else { Top { index: at, skip: height - room } };
            }
            room -= height;
            rule = 0;
            match at.checked_sub(1) {
                Some(before) => at = before,
                None => return Top::default(),
            }
        }
    }

    /// The top of the screen at which the last row ends on its last line.
    fn last_top(&self) -> Top {
        let Some(last) = self.rows.len().checked_sub(1) else { return Top::default() };
        let height = self.block(last).map_or(0, |block| block.height().saturating_sub(1));
        match height.checked_sub(self.panes.height) {
            Some(over) if over > 0 => Top { index: last, skip: over },
            _ => self.first_top_showing(last),
        }
    }

    /// Pulls the screen up where it would show nothing below the last row.
    pub(super) fn fill_screen(&mut self) {
        self.top = self.top.min(self.last_top());
    }

    /// Whether the chosen row begins the screen and does not end on it.
    fn chosen_ends_below(&self) -> bool {
        let reach = self.panes.height + self.top.skip;
        self.top.index == self.chosen
            && self.block(self.chosen).is_some_and(|block| block.height().saturating_sub(1) > reach)
    }

    /// Keeps the choice where it is on the screen, else moves it to the nearest row that is.
    fn choose_visible(&mut self) {
        let mut shown = self.visible().map(|(block, _)| block.index);
        let Some(first) = shown.next() else { return };
        let last = shown.last().unwrap_or(first);
        self.chosen = self.chosen.clamp(first, last);
    }
}

impl PartialOrd for Top {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Top {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.index, self.skip).cmp(&(other.index, other.skip))
    }
}
