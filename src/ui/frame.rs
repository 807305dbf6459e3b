//! The frame: borders with the names of the sides, and the divider.
//!
//! ```text
//! ┌ Topics ───┬ United States · 212 words ───┬ China · 377 words ───┐
//! │           │                              │                      │
//! └───────────┴──────────────────────────────┴──────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::Regions;
use super::paint;
use super::theme::Theme;
use crate::app::Reading;
use crate::model::Side;
use crate::text;

/// Draws the frame and its titles.
pub fn draw(buffer: &mut Buffer, regions: &Regions, reading: &Reading, theme: &Theme) {
    if let Some(x) = regions.divider() {
        for y in regions.panes.left.top()..regions.panes.left.bottom() {
            paint::put(buffer, x, y, theme.signs.vertical, theme.line());
        }
    }
    if !regions.framed {
        return;
    }
    border(buffer, regions.frame, theme);
    let columns = [(!regions.topics.is_empty()).then(|| regions.topics.right()), regions.divider()];
    for x in columns.into_iter().flatten() {
        upright(buffer, regions.frame, x, theme);
    }
    if !regions.topics.is_empty() {
        title(buffer, regions.topics, regions.frame.y, "Topics", theme);
    }
    if regions.stacked {
        let both = Side::BOTH.map(|side| reading.meeting.sides[side].name.as_str()).join(" and ");
        title(buffer, regions.panes.left, regions.frame.y, &both, theme);
        return;
    }
    for side in Side::BOTH {
        let pointer = if reading.focus() == Some(side) { theme.signs.pointer } else { "" };
        let name = &reading.meeting.sides[side].name;
        let holdings = reading.holdings(side);
        let long = format!("{pointer}{name} · {holdings}");
        let short = || format!("{pointer}{name} · {}", holdings.split(" (").next().unwrap_or_default());
        let room = usize::from(regions.panes[side].width.saturating_sub(2));
        let words = if text::width(&long) <= room { long } else { short() };
        title(buffer, regions.panes[side], regions.frame.y, &words, theme);
    }
}

/// A border round `area`.
pub fn border(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (style, signs) = (theme.line(), &theme.signs);
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for y in [area.y, bottom] {
        paint::across(buffer, area.x, y, area.width, signs.horizontal, style);
    }
    for y in area.y + 1..bottom {
        paint::put(buffer, area.x, y, signs.vertical, style);
        paint::put(buffer, right, y, signs.vertical, style);
    }
    let corners = [(area.x, area.y), (right, area.y), (area.x, bottom), (right, bottom)];
    for ((x, y), sign) in corners.into_iter().zip(signs.corners) {
        paint::put(buffer, x, y, sign, style);
    }
}

/// A vertical line through the frame.
fn upright(buffer: &mut Buffer, frame: Rect, x: u16, theme: &Theme) {
    let (style, [top, bottom, _]) = (theme.line(), theme.signs.tees);
    for y in frame.y + 1..frame.bottom() - 1 {
        paint::put(buffer, x, y, theme.signs.vertical, style);
    }
    paint::put(buffer, x, frame.y, top, style);
    paint::put(buffer, x, frame.bottom() - 1, bottom, style);
}

/// Words in the border above `area`, with a space on each side.
pub fn title(buffer: &mut Buffer, area: Rect, y: u16, words: &str, theme: &Theme) {
    let safe = text::safe(words);
    let room = usize::from(area.width.saturating_sub(2));
    let shown = format!(" {} ", text::fit(&safe, room));
    paint::words(buffer, area.x, y, area.width, &shown, theme.heading());
}
