//! The export dialogue: what can be taken, the formats, the file's name.
//!
//! ```text
//! ┌ Export ────────────────────────────────────────────┐
//! │ What      the chosen row                     1 row │
//! │         ▶ the topic Dialogue                5 rows │
//! │                                                    │
//! │ Format  md html [docx] csv json jsonl …            │
//! │         The two-column table for Word …            │
//! │                                                    │
//! │ File    2023-06-18-….docx                          │
//! │         this file is there already: …              │
//! └────────────────────────────────────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::layout::Regions;
use super::theme::Theme;
use super::{footer, paint, popup};
use crate::app::{Dialogue, Part};
use crate::export::Format;
use crate::{text, wording};

/// Columns for the names of the fields.
const NAMES: u16 = 8;

/// Draws the dialogue and returns where its cursor stands.
pub fn draw(buffer: &mut Buffer, regions: &Regions, dialogue: &Dialogue, theme: &Theme) -> Option<Position> {
    let text = regions.popup_text();
    let columns = usize::from(text.width.saturating_sub(NAMES));
    let formats = format_lines(columns);
    let lines = |words: &str| text::wrap(&text::safe(words), columns).len();
    let message = dialogue.message.as_deref().map_or(0, lines);
    // The file's line comes last; a blank line stands before it and one before the formats.
    let choices = dialogue.parts.len() + formats.len();
    let all = choices + lines(&dialogue.format.about()) + message + 3;
    let height = u16::try_from(all + 2).unwrap_or(u16::MAX).min(regions.popup.height);
    popup::open(buffer, Rect { height, ..regions.popup }, "Export", theme);
    let room = Rect { height: height.saturating_sub(2), ..text };
    if room.is_empty() {
        return None;
    }
    let has_room = |lines: usize| lines <= usize::from(room.height);
    let mut form = Form { buffer, room, y: 0, theme };
    if has_room(all) {
        form.parts(dialogue);
        form.y += 1;
        form.formats(&formats, dialogue.format);
        form.lines(&dialogue.format.about(), theme.hint());
        form.y += 1;
    } else if has_room(choices + message + 1) {
        form.parts(dialogue);
        form.formats(&formats, dialogue.format);
    } else if has_room(2) {
        form.in_short(dialogue);
    }
    let cursor = form.file(dialogue);
    form.lines(dialogue.message.as_deref().unwrap_or_default(), theme.notice());
    cursor
}

/// The dialogue as it is drawn from top to bottom.
struct Form<'a> {
    buffer: &'a mut Buffer,
    room: Rect,
    /// Lines drawn so far.
    y: u16,
    theme: &'a Theme,
}

impl Form<'_> {
    fn name(&mut self, name: &str) {
        let width = self.room.width.min(NAMES);
        paint::words(self.buffer, self.room.x, self.room.y + self.y, width, name, self.theme.heading());
    }

    /// What stands beside the names of the fields, on the next line.
    fn field(&self) -> Rect {
        let Rect { x, y, width, .. } = self.room;
        Rect { x: x + NAMES.min(width), y: y + self.y, width: width.saturating_sub(NAMES), height: 1 }
    }

    fn parts(&mut self, dialogue: &Dialogue) {
        self.name("What");
        for (place, part) in dialogue.parts.iter().enumerate() {
            let field = self.field();
            let chosen = place == dialogue.chosen;
            let (pointer, style) =
                if chosen { (self.theme.signs.pointer, self.theme.chosen()) } else { (" ", Style::new()) };
            let words = format!("{pointer} {}", summary(part, usize::from(field.width).saturating_sub(2)));
            paint::words(self.buffer, field.x, field.y, field.width, &words, style);
            self.y += 1;
        }
    }

    /// What is taken and the format, where there is no room to choose them from a list.
    fn in_short(&mut self, dialogue: &Dialogue) {
        self.name("What");
        let field = self.field();
        let format = format!("  [{}]", dialogue.format.ending());
        let columns = usize::from(field.width).saturating_sub(format.len());
        let words = dialogue.part().map_or_else(String::new, |part| summary(part, columns));
        paint::words(self.buffer, field.x, field.y, field.width, &format!("{words}{format}"), self.theme.chosen());
        self.y += 1;
    }

    fn formats(&mut self, lines: &[Vec<Format>], chosen: Format) {
        self.name("Format");
        for line in lines {
            let field = self.field();
            let mut x = field.x;
            for format in line {
                let (words, style) = if *format == chosen {
                    (format!("[{}]", format.ending()), self.theme.chosen())
                } else {
                    (format!(" {} ", format.ending()), Style::new())
                };
                x = paint::words(self.buffer, x, field.y, field.right().saturating_sub(x), &words, style);
            }
            self.y += 1;
        }
    }

    fn file(&mut self, dialogue: &Dialogue) -> Option<Position> {
        self.name("File");
        let field = self.field();
        self.y += 1;
        let cursor = footer::typed(self.buffer, field, "", &dialogue.file, "", self.theme);
        (!dialogue.asks).then_some(cursor)
    }

    /// Words beside the fields' names, over as many lines as they take and there are.
    fn lines(&mut self, words: &str, style: Style) {
        let safe = text::safe(words);
        for line in text::wrap(&safe, usize::from(self.field().width)) {
            if words.is_empty() || self.y >= self.room.height {
                return;
            }
            let field = self.field();
            paint::words(self.buffer, field.x, field.y, field.width, safe.get(line).unwrap_or_default(), style);
            self.y += 1;
        }
    }
}

/// A part with its number of rows, in exactly `columns`.
fn summary(part: &Part, columns: usize) -> String {
    let rows = wording::counted(part.rows, "row");
    let label = text::pad(&text::safe(&part.label), columns.saturating_sub(rows.len() + 2));
    format!("{label}  {rows}")
}

/// The formats, as many on a line as fit.
fn format_lines(columns: usize) -> Vec<Vec<Format>> {
    let mut lines: Vec<Vec<Format>> = Vec::new();
    let mut used = 0;
    for format in Format::all() {
        let width = format.ending().len() + 2;
        match lines.last_mut() {
            Some(line) if used + width <= columns => line.push(*format),
            _ => {
                lines.push(vec![*format]);
                used = 0;
            }
        }
        used += width;
    }
    lines
}
