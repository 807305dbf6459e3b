//! The comparison itself: the blocks on the screen, line by line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::Regions;
use super::paint;
use super::theme::Theme;
use crate::app::{Block, BlockLine, Reading};
use crate::model::Side;
use crate::wording;

/// Draws every block that reaches onto the screen.
pub fn draw(buffer: &mut Buffer, regions: &Regions, reading: &Reading, theme: &Theme) {
    let panes = &regions.panes;
    if reading.rows().is_empty() {
        let words = nothing(reading);
        paint::words(
            buffer,
            panes.left.x + 1,
            panes.left.y,
            regions.frame.right().saturating_sub(panes.left.x + 2),
            &words,
            theme.hint(),
        );
        return;
    }
    let mut y = panes.left.y;
    for (block, scrolled) in reading.visible() {
        let mut guess = reading.row(block.index).is_some_and(wording::is_guess);
        let mut marked = reading.is_marked(block.index);
        for line in block.lines().skip(scrolled) {
            if y >= panes.left.bottom() {
                break;
            }
            draw_line(buffer, regions, reading, &block, line, y, theme);
            let first = guess && matches!(line, BlockLine::Cells(_) | BlockLine::Label(Side::Right));
            if first {
                guess = false;
                sign_guess(buffer, regions, y, theme);
            }
            if marked && !matches!(line, BlockLine::Heading | BlockLine::Rule) {
                marked = false;
                paint::put(buffer, panes.left.x, y, theme.signs.marked, theme.chosen());
            }
            y += 1;
        }
    }
}

/// Why there is no row.
fn nothing(reading: &Reading) -> String {
    if reading.row_count() == 0 {
        "this meeting holds no statements".to_owned()
    } else {
        format!("no row among these: {} (f shows others)", wording::filter(&reading.meeting, reading.filter()))
    }
}

/// The row whose block is at line `y`, as its place among the rows shown.
#[must_use]
pub fn row_at(regions: &Regions, y: u16, reading: &Reading) -> Option<usize> {
    let mut left = usize::from(y.checked_sub(regions.panes.left.y)?);
    for (block, scrolled) in reading.visible() {
        let height = block.height() - scrolled;
        if left < height {
            return Some(block.index);
        }
        left -= height;
    }
    None
}

fn draw_line(
    buffer: &mut Buffer,
    regions: &Regions,
    reading: &Reading,
    block: &Block,
    line: BlockLine<'_>,
    y: u16,
    theme: &Theme,
) {
    let panes = &regions.panes;
    match line {
        BlockLine::Heading => heading(buffer, regions, reading, block.index, y, theme),
        BlockLine::Rule => rule(buffer, regions, y, theme),
        BlockLine::Label(side) => {
            mark(buffer, panes.left, reading, block.index, side, y, theme);
            let area = text_of(panes.left);
            paint::words(buffer, area.x, y, area.width, &reading.meeting.sides[side].name, theme.heading());
        }
        BlockLine::Cell(side, line) => {
            mark(buffer, panes.left, reading, block.index, side, y, theme);
            paint::line(buffer, text_of(panes.left), y, line, theme);
        }
        BlockLine::Cells(cells) => {
            for (side, cell) in cells.iter() {
                mark(buffer, panes[side], reading, block.index, side, y, theme);
                if let Some(line) = cell {
                    paint::line(buffer, text_of(panes[side]), y, line, theme);
                }
            }
        }
    }
}

/// The text columns of a pane, without the marks' column and the one to spare.
fn text_of(pane: Rect) -> Rect {
    Rect { x: pane.x + 1, width: pane.width.saturating_sub(2), ..pane }
}

/// The sign beside the chosen row, on the focused side or on both.
fn mark(buffer: &mut Buffer, pane: Rect, reading: &Reading, index: usize, side: Side, y: u16, theme: &Theme) {
    if index == reading.chosen() && reading.focus().is_none_or(|focus| focus == side) {
        paint::put(buffer, pane.x, y, theme.signs.chosen, theme.chosen());
    }
}

/// The sign of an automatic pairing: on the divider of a row's first line, or stacked beside the right
/// side's name.
fn sign_guess(buffer: &mut Buffer, regions: &Regions, y: u16, theme: &Theme) {
    let x = regions.divider().unwrap_or_else(|| regions.panes.left.right().saturating_sub(1));
    paint::put(buffer, x, y, theme.signs.guess, theme.chosen());
}

/// A line across both panes.
fn rule(buffer: &mut Buffer, regions: &Regions, y: u16, theme: &Theme) {
    let (left, right) = (regions.panes.left, regions.panes.right);
    paint::across(buffer, left.x, y, right.right().saturating_sub(left.x), theme.signs.horizontal, theme.line());
    if let Some(x) = regions.divider() {
        paint::put(buffer, x, y, theme.signs.tees[2], theme.line());
    }
}

/// A rule with the topic's number, name and counts.
fn heading(buffer: &mut Buffer, regions: &Regions, reading: &Reading, index: usize, y: u16, theme: &Theme) {
    rule(buffer, regions, y, theme);
    let Some(place) = reading.rows().get(index).map(|place| place.topic) else { return };
    let Some(topic) = reading.comparison.topics.get(place) else { return };
    let counts = wording::counts(topic.counts, theme.signs.bar, theme.signs.none);
    let words = format!(" {} {}  {counts} ", place + 1, reading.topic_label(topic));
    let (left, right) = (regions.panes.left, regions.panes.right);
    let room = right.right().saturating_sub(left.x + 1);
    paint::words(buffer, left.x + 1, y, room, &words, theme.heading());
}
