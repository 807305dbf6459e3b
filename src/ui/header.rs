//! The first line, and the strip below it where the topic list is folded away.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint;
use super::theme::Theme;
use crate::app::{App, Reading};
use crate::model::Filter;
use crate::{text, wording};

/// From this width on there is room for what is good to know but not needed.
const ROOMY: u16 = 70;

/// From this width on there is room for it beside marks and a filter as well.
const WIDE: u16 = 100;

/// The meeting on the left; how many there are and where the reader stands on the right.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let standing = standing(app, area.width);
    let columns = u16::try_from(text::width(&standing)).unwrap_or(u16::MAX).min(area.width);
    let room = area.width.saturating_sub(columns + 3);
    let title = app.reading().map_or_else(|| "Counterpart".to_owned(), |reading| title(reading, usize::from(room)));
    paint::words(buffer, area.x + 1, area.y, room, &title, theme.heading());
    paint::words(buffer, area.right() - columns, area.y, columns, &standing, theme.hint());
}

/// The meeting's name, shortened where that is needed to keep its day.
fn title(reading: &Reading, room: usize) -> String {
    let day = format!(" · {}", wording::meeting_day(&reading.meeting));
    let name = wording::name(&reading.meeting);
    let name = text::safe(&name);
    // Half of the room for the name: less says nothing.
    let day = if text::width(&day) * 2 <= room { day } else { String::new() };
    format!("{}{day}", text::fit(&name, room.saturating_sub(text::width(&day))))
}

/// `15 meetings  2 marked  row 4/19 `, with the filter where one is set.
fn standing(app: &App, width: u16) -> String {
    let plain = app.reading().is_none_or(|reading| reading.marks().is_empty() && reading.filter() == Filter::All);
    let room = if plain { ROOMY } else { WIDE };
    let meetings = app.meetings().filter(|_| width >= room).map(|count| wording::counted(count, "meeting"));
    let marks = app.reading().map(|reading| reading.marks().len()).filter(|count| *count > 0);
    let marks = marks.map(|count| format!("{count} marked"));
    let parts: Vec<String> = meetings.into_iter().chain(marks).chain(app.reading().map(row)).collect();
    format!("{} ", parts.join("  "))
}

fn row(reading: &Reading) -> String {
    let shown = reading.rows().len();
    let chosen = if shown == 0 { 0 } else { reading.chosen() + 1 };
    match reading.filter() {
        Filter::All => format!("row {chosen}/{shown}"),
        filter => {
            let words = wording::filter(&reading.meeting, filter);
            format!("{words}: row {chosen}/{shown} of {}", reading.row_count())
        }
    }
}

/// The chosen topic with its number, its letter and its counts.
pub fn draw_strip(buffer: &mut Buffer, area: Rect, reading: &Reading, theme: &Theme) {
    let topics = &reading.comparison.topics;
    let Some(place) = reading.topic() else { return };
    let Some(topic) = topics.get(place) else { return };
    if area.is_empty() {
        return;
    }
    let label = reading.topic_label(topic);
    let counts = wording::counts(topic.counts, theme.signs.bar, theme.signs.none);
    let letter = reading.topic_letter(topic).map_or_else(String::new, |letter| format!(" {letter}"));
    let words = format!("{}{}{letter} {label}  {counts}", theme.signs.pointer, place + 1);
    let after = paint::words(buffer, area.x, area.y, area.width, &words, theme.chosen());
    let rest = format!("   topic {} of {}", place + 1, topics.len());
    paint::words(buffer, after, area.y, area.right().saturating_sub(after), &rest, theme.hint());
}
