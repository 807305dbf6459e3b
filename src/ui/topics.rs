//! The topic list: number, letter, name, and how many statements each side has.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint;
use super::theme::Theme;
use crate::app::Reading;
use crate::model::TopicRows;
use crate::text;

/// Draws the list, scrolled so that the chosen topic is on it.
pub fn draw(buffer: &mut Buffer, area: Rect, reading: &Reading, theme: &Theme) {
    let first = first_shown(area, reading);
    let chosen = reading.topic();
    for (y, (place, topic)) in (area.top()..area.bottom()).zip(reading.comparison.topics.iter().enumerate().skip(first))
    {
        let style = if chosen == Some(place) { theme.chosen() } else { ratatui::style::Style::new() };
        let pointer = if chosen == Some(place) { theme.signs.pointer } else { " " };
        let line = format!("{pointer}{}", entry(reading, place, topic, usize::from(area.width) - 1, theme));
        paint::words(buffer, area.x, y, area.width, &line, style);
    }
}

/// The topic whose line is at `y`, as its place in the comparison.
#[must_use]
pub fn topic_at(area: Rect, y: u16, reading: &Reading) -> Option<usize> {
    let place = first_shown(area, reading) + usize::from(y.checked_sub(area.y)?);
    (place < reading.comparison.topics.len()).then_some(place)
}

/// The first topic on the list: 0 unless the chosen one would be below the end.
fn first_shown(area: Rect, reading: &Reading) -> usize {
    let chosen = reading.topic().unwrap_or_default();
    (chosen + 1).saturating_sub(usize::from(area.height))
}

/// `2 d Dialogue      3│2 `, in exactly `columns`.
fn entry(reading: &Reading, place: usize, topic: &TopicRows, columns: usize, theme: &Theme) -> String {
    let number = if place < 9 { (place + 1).to_string() } else { " ".to_owned() };
    let letter = reading.topic_letter(topic).unwrap_or(' ');
    let shown = |count: usize| if count == 0 { theme.signs.none.to_owned() } else { count.to_string() };
    let counts = format!("{:>2}{}{:<2}", shown(topic.counts.left), theme.signs.bar, shown(topic.counts.right));
    let taken = 5 + text::width(&counts);
    let label = text::pad(&text::safe(&reading.topic_label(topic)), columns.saturating_sub(taken));
    format!("{number} {letter} {label} {counts}")
}
