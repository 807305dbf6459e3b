//! The last line: what is said to the user, what is being typed, or the most useful keys.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::paint;
use super::theme::Theme;
use crate::app::{App, Dialogue, Layer, Reading};
use crate::model::Filter;
use crate::{text, wording};

/// Keys worth a hint, most useful first; those that do not fit are left out.
const HINTS: &[(&str, &str)] = &[
    ("?", "help"),
    ("q", "quit"),
    ("j/k", "row"),
    ("]/[", "topic"),
    ("/", "search"),
    ("f", "filter"),
    ("o", "meetings"),
    ("e", "export"),
    ("s", "sources"),
    ("y", "copy"),
    ("space", "mark"),
    ("b", "balance"),
    ("w", "why"),
    ("tab", "side"),
    ("1-9", "jump"),
];

/// The keys of the export dialogue, most useful first.
const EXPORT_HINTS: &[(&str, &str)] =
    &[("Enter", "write"), ("Esc", "close"), ("↑/↓", "what"), ("Tab", "format"), ("type", "the file's name")];

/// Draws the line; returns where the cursor stands where something is typed.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, theme: &Theme) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    if let Layer::Search(line) = app.layer() {
        let searched = app.reading().filter(|reading| reading.hits().pattern().is_some());
        let after = searched.map(found).unwrap_or_default();
        return Some(typed(buffer, area, "/", &line.input, &after, theme));
    }
    if let Some((notice, waiting)) = app.notice() {
        let more = if waiting == 0 { String::new() } else { format!(" (+{waiting})") };
        let words =
            format!("{}{more}", text::fit(&text::safe(notice), usize::from(area.width).saturating_sub(more.len() + 2)));
        paint::words(buffer, area.x + 1, area.y, area.width.saturating_sub(1), &words, theme.notice());
        return None;
    }
    match app.layer() {
        Layer::TopicLetter => say(buffer, area, &letters(app.reading()), theme),
        Layer::Picker(_) => say(buffer, area, "type to narrow  ↑/↓ choose  Enter open  Esc close", theme),
        Layer::Popup(_) => say(buffer, area, "j/k scroll  g/G ends  q close", theme),
        Layer::Export(Dialogue { asks: true, .. }) => say(buffer, area, "y replace it  n leave it", theme),
        Layer::Export(_) => say(buffer, area, &hints(EXPORT_HINTS, area.width), theme),
        _ => {
            let searched = app.reading().filter(|reading| reading.hits().pattern().is_some());
            let words = searched.map(|reading| format!("{}  n/N next, previous  Esc clears", found(reading)));
            say(buffer, area, &words.unwrap_or_else(|| hints(HINTS, area.width)), theme);
        }
    }
    None
}

fn say(buffer: &mut Buffer, area: Rect, words: &str, theme: &Theme) {
    paint::words(buffer, area.x + 1, area.y, area.width.saturating_sub(1), words, theme.hint());
}

/// The letters of the meeting's topics, with their names.
fn letters(reading: Option<&Reading>) -> String {
    let topics = reading.into_iter().flat_map(|reading| reading.comparison.topics.iter().map(move |it| (reading, it)));
    let named = topics.filter_map(|(reading, topic)| Some((reading.topic_letter(topic)?, reading.topic_label(topic))));
    let list: Vec<String> = named.map(|(letter, label)| format!("{letter} {label}")).collect();
    format!("topic: {}", list.join("  "))
}

/// As many hints as fit.
fn hints(all: &[(&str, &str)], width: u16) -> String {
    let mut line = String::new();
    for (key, what) in all {
        let hint = format!("{key} {what}");
        let gap = if line.is_empty() { "" } else { "  " };
        if text::width(&line) + gap.len() + text::width(&hint) + 2 <= usize::from(width) {
            line.push_str(gap);
            line.push_str(&hint);
        }
    }
    line
}

/// `3 of 12 rows with a hit`; while the search goes on `searching: 12 rows with a hit so far`.
fn found(reading: &Reading) -> String {
    let hits = reading.hits();
    // What a filter hides is not searched, and may hold hits as well.
    let shown = if reading.filter() == Filter::All { "" } else { " of those shown" };
    let total = format!("{}{shown} with a hit", wording::counted(hits.count(), "row"));
    if !hits.is_complete() {
        return format!("searching: {total} so far");
    }
    hits.number(reading.chosen()).map_or_else(|| total.clone(), |number| format!("{number} of {total}"))
}

/// Draws a line being typed, scrolled so that its cursor is on the screen, and what is said after it.
pub fn typed(buffer: &mut Buffer, area: Rect, prompt: &str, input: &Input, after: &str, theme: &Theme) -> Position {
    let said = text::width(after);
    let room = usize::from(area.width).saturating_sub(text::width(prompt) + 1);
    let room = if room > said + 24 { room - said - 2 } else { room };
    let scroll = input.visual_scroll(room);
    let shown = skip_columns(input.value(), scroll);
    let start = paint::words(buffer, area.x, area.y, area.width, prompt, theme.chosen());
    let cut = text::cut(shown, room).to_owned();
    paint::words(buffer, start, area.y, area.right().saturating_sub(start), &cut, ratatui::style::Style::new());
    if usize::from(area.width) > text::width(prompt) + room + said {
        let x = area.right().saturating_sub(u16::try_from(said + 1).unwrap_or(0));
        paint::words(buffer, x, area.y, area.right() - x, after, theme.hint());
    }
    let column = u16::try_from(input.visual_cursor().max(scroll) - scroll).unwrap_or(0);
    Position::new((start + column).min(area.right().saturating_sub(1)), area.y)
}

/// `text` without its first `columns` columns.
fn skip_columns(text: &str, columns: usize) -> &str {
    text.get(text::cut(text, columns).len()..).unwrap_or_default()
}
