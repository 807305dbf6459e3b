//! Putting safe text into cells: the only place that writes to the buffer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::Theme;
use crate::text;
use crate::typeset::Line;

/// Writes `words`, made safe and cut to `width` columns, and returns the column after it.
pub fn words(buffer: &mut Buffer, x: u16, y: u16, width: u16, words: &str, style: Style) -> u16 {
    if width == 0 || !buffer.area.contains((x, y).into()) {
        return x;
    }
    let shown = text::safe(words);
    buffer.set_stringn(x, y, text::fit(&shown, usize::from(width)), usize::from(width), style).0
}

/// Writes a typeset line.
pub fn line(buffer: &mut Buffer, area: Rect, y: u16, line: &Line, theme: &Theme) {
    let mut x = area.x;
    for piece in line {
        let room = area.right().saturating_sub(x);
        if room == 0 || !buffer.area.contains((x, y).into()) {
            return;
        }
        x = buffer.set_stringn(x, y, &piece.text, usize::from(room), theme.piece(piece)).0;
    }
}

/// Repeats a one-column sign to the right.
pub fn across(buffer: &mut Buffer, x: u16, y: u16, width: u16, sign: &str, style: Style) {
    for column in x..x.saturating_add(width) {
        put(buffer, column, y, sign, style);
    }
}

/// Sets one cell, where it is on the screen.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, sign: &str, style: Style) {
    if let Some(cell) = buffer.cell_mut((x, y)) {
        cell.set_symbol(sign).set_style(style);
    }
}
