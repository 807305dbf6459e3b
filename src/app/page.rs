//! One row of the comparison as a block of screen lines, before anything is drawn.
//!
//! The reader needs the height of a block to scroll, the screen needs its lines to draw, the mouse
//! needs both to know what it is over: they all ask here.
//!
//! ```text
//! ── 2 Dialogue  3│2 ──────────   Heading    (first row of its topic)
//! ▌ words        │ words          Cells      both cells start on the same line
//! ▌ evidence     │ evidence
//! ────────────────────────────   Rule       (unless the next block has a heading)
//! ```
//!
//! Stacked, the cells stand below each other, each under the name of its side.

use crate::model::{BySide, Side};
use crate::typeset::Line;

/// How much room the comparison has, told by the layout on start and on every resize.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// Columns for the text of each side.
    pub columns: BySide<usize>,
    /// Lines for the rows.
    pub height: usize,
    /// Whether the sides stand below each other.
    pub stacked: bool,
    /// Columns for the text of a popup.
    pub popup_columns: usize,
    /// Lines for the text of a popup.
    pub popup_height: usize,
    /// Lines for the meetings of the picker.
    pub list_height: usize,
}

impl Panes {
    /// No room at all, before the first layout.
    pub const NONE: Self = Self {
        columns: BySide::new(0, 0),
        height: 0,
        stacked: false,
        popup_columns: 0,
        popup_height: 0,
        list_height: 0,
    };
}

/// One row, typeset.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its place among the rows shown.
    pub index: usize,
    /// Whether its topic's heading stands above it.
    pub heading: bool,
    /// Whether a rule stands below it.
    pub rule: bool,
    /// Whether its cells stand below each other.
    pub stacked: bool,
    /// The lines of its cells, less those scrolled away on a focused side.
    pub cells: BySide<Vec<Line>>,
}

/// One screen line of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockLine<'a> {
    /// The topic.
    Heading,
    /// The name of a side, where cells are stacked.
    Label(Side),
    /// A line of both cells; `None` below the end of a cell.
    Cells(BySide<Option<&'a Line>>),
    /// A line of one cell, where cells are stacked.
    Cell(Side, &'a Line),
    /// What parts it from the next row.
    Rule,
}

impl Block {
    /// Its height in lines.
    #[must_use]
    pub fn height(&self) -> usize {
        usize::from(self.heading) + self.body() + usize::from(self.rule)
    }

    fn body(&self) -> usize {
        let BySide { left, right } = self.cells.as_ref().map(Vec::len);
        if self.stacked { left + right + Side::BOTH.len() } else { left.max(right) }
    }

    /// Its lines from the top.
    pub fn lines(&self) -> impl Iterator<Item = BlockLine<'_>> {
        let heading = self.heading.then_some(BlockLine::Heading);
        let rule = self.rule.then_some(BlockLine::Rule);
        let body = if self.stacked { self.stacked_lines() } else { self.level_lines() };
        heading.into_iter().chain(body).chain(rule)
    }

    fn level_lines(&self) -> Vec<BlockLine<'_>> {
        (0..self.body()).map(|line| BlockLine::Cells(self.cells.as_ref().map(|cell| cell.get(line)))).collect()
    }

    fn stacked_lines(&self) -> Vec<BlockLine<'_>> {
        let one = |side| {
            let lines = self.cells[side].iter().map(move |line| BlockLine::Cell(side, line));
            std::iter::once(BlockLine::Label(side)).chain(lines)
        };
        Side::BOTH.into_iter().flat_map(one).collect()
    }
}
