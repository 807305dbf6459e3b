//! The meeting picker: a line to type in, and the meetings that match.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::layout::Regions;
use super::theme::Theme;
use super::{footer, paint, popup};
use crate::app::{App, Picker};
use crate::library::Entry;
use crate::model::BySide;
use crate::{text, wording};

/// Draws the picker and returns where its cursor stands.
pub fn draw(buffer: &mut Buffer, regions: &Regions, app: &App, picker: &Picker, theme: &Theme) -> Option<Position> {
    popup::open(buffer, regions.popup, "Meetings", theme);
    let typed = ratatui::layout::Rect { height: 1, ..regions.popup_text() };
    let list = regions.list();
    if typed.is_empty() || regions.popup_text().height == 0 {
        return None;
    }
    let found = format!("{} of {}", picker.matches().len(), app.entries().len());
    let cursor = footer::typed(buffer, typed, "> ", &picker.input, &found, theme);
    if list.is_empty() {
        return Some(cursor);
    }
    paint::across(buffer, list.x, list.y - 1, list.width, theme.signs.horizontal, theme.line());
    let lines = picker.matches().iter().enumerate().skip(picker.top());
    for (y, (line, index)) in (list.top()..list.bottom()).zip(lines) {
        let Some(entry) = app.entries().get(*index) else { continue };
        let style = if line == picker.chosen() { theme.bar() } else { Style::new() };
        let broken = app.is_broken(*index);
        let line = summary(entry, broken, usize::from(list.width), theme);
        paint::words(buffer, list.x, y, list.width, &line, style);
    }
    if picker.matches().is_empty() {
        paint::words(buffer, list.x, list.y, list.width, "no meeting matches", theme.hint());
    }
    let below = picker.top() + usize::from(list.height) < picker.matches().len();
    popup::more(buffer, regions.popup, picker.top() > 0, below, theme);
    Some(cursor)
}

/// `2023-06-18  Talks of … · Beijing     US 12 │ CN 25`, in exactly `columns`.
fn summary(entry: &Entry, broken: bool, columns: usize, theme: &Theme) -> String {
    let unknown = if broken { "cannot be read" } else { "…" };
    let counts = entry.counts.map_or_else(|| unknown.to_owned(), |counts| sided(entry, counts, theme));
    let counts = text::safe(&counts).into_owned();
    let left = format!("{}  {}", entry.date, wording::titled(&entry.title, entry.place.as_deref()));
    let room = columns.saturating_sub(text::width(&counts) + 2);
    format!("{}  {counts}", text::pad(&text::safe(&left), room))
}

fn sided(entry: &Entry, counts: BySide<usize>, theme: &Theme) -> String {
    let [left, right] = [&entry.sides.left, &entry.sides.right].map(|side| side.short.as_str());
    let one = |count: usize| if count == 0 { theme.signs.none.to_owned() } else { count.to_string() };
    format!("{left} {:>3}{}{right} {:>3}", one(counts.left), theme.signs.bar, one(counts.right))
}
