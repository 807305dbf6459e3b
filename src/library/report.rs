//! Problems as a compiler prints them: the file, the line, the place marked in it, the remedy.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthChar;

use super::problem::{Problem, Problems};
use crate::text;

/// Columns of a line that are shown before the marked place where the line is long.
const BEFORE: usize = 40;

/// Columns that are shown in all where the line is long: with the margin it fits a terminal of 120.
const WINDOW: usize = 100;

/// The whole of what is wrong with one file, safe to print, each problem followed by an empty line.
#[must_use]
pub fn render(problems: &Problems, colour: bool) -> String {
    let lines = Lines::of(&problems.source);
    let name = text::safe(&problems.name);
    problems.list.iter().map(|problem| render_one(problem, &name, &lines, colour) + "\n\n").collect()
}

/// A message without a place, printed in the same way.
pub(super) fn plain_error(message: &str, colour: bool) -> String {
    let title = Level::ERROR.primary_title(text::safe(message).into_owned());
    renderer(colour).render(&[Group::with_title(title)]) + "\n\n"
}

/// One problem.
fn render_one(problem: &Problem, name: &str, lines: &Lines<'_>, colour: bool) -> String {
    let mut group = Group::with_title(Level::ERROR.primary_title(text::safe(&problem.what).into_owned()));
    match &problem.place {
        Some(place) => group = marked(group, AnnotationKind::Primary, place, name, lines, ""),
        None => group = group.element(Origin::path(name.to_owned())),
    }
    if let Some((place, how)) = &problem.related {
        group = marked(group, AnnotationKind::Context, place, name, lines, how);
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(text::safe(help).into_owned()));
    }
    without_bare_markers(&renderer(colour).render(&[group]))
}

/// `report` without the lines that are nothing but `:::`.
///
/// The library prints one above every snippet that has no path of its own. Ours have none: with one the
/// library would count the column in the window, not in the line.
fn without_bare_markers(report: &str) -> String {
    let lines: Vec<&str> = report.lines().filter(|line| unstyled(line).trim() != ":::").collect();
    lines.join("\n")
}

/// `line` without its colours.
fn unstyled(line: &str) -> String {
    let mut pieces = line.split('\u{1b}');
    let first = pieces.next().unwrap_or_default();
    std::iter::once(first).chain(pieces.filter_map(|piece| Some(piece.split_once('m')?.1))).collect()
}

/// `group` with the line of `place` and the place marked in it.
fn marked<'g>(
    group: Group<'g>,
    kind: AnnotationKind,
    place: &Range<usize>,
    name: &str,
    lines: &Lines<'_>,
    label: &str,
) -> Group<'g> {
    let line = lines.at(place.start);
    let window = Window::of(line.text, place.start - line.start..place.end.saturating_sub(line.start));
    let mut mark = kind.span(window.mark);
    if !label.is_empty() {
        mark = mark.label(label.to_owned());
    }
    let origin = Origin::path(name.to_owned()).line(line.number).char_column(window.column);
    group.element(origin).element(Snippet::source(window.text).line_start(line.number).annotation(mark))
}

/// How it is drawn.
const fn renderer(colour: bool) -> Renderer {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    // Lines have been cut to a window already, and cut again the mark would be lost.
    renderer.term_width(4 * WINDOW)
}

/// The lines of a text, found once for all its problems.
struct Lines<'s> {
    source: &'s str,
    /// The byte at which each line begins.
    starts: Vec<usize>,
}

/// One line.
struct Line<'s> {
    /// Counted from 1.
    number: usize,
    /// The byte at which it begins.
    start: usize,
    /// Its text without the line end.
    text: &'s str,
}

impl<'s> Lines<'s> {
    /// The lines of `source`.
    fn of(source: &'s str) -> Self {
        let ends = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { source, starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// The line that holds `byte`.
    fn at(&self, byte: usize) -> Line<'s> {
        let number = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(number.saturating_sub(1)).copied().unwrap_or_default();
        let end = self.starts.get(number).copied().unwrap_or(self.source.len());
        let text = self.source.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        Line { number, start, text }
    }
}

/// What is shown of a line: safe to print and not longer than the eye takes in.
struct Window {
    text: String,
    /// The marked bytes of `text`.
    mark: Range<usize>,
    /// The column of the place in the whole line, counted from 1 in Unicode scalar values.
    column: usize,
}

impl Window {
    /// The part of `line` round `place`, which is in bytes and may end behind the line.
    fn of(line: &str, place: Range<usize>) -> Self {
        let before = line.get(..place.start).unwrap_or(line);
        let inside = line.get(place.start..place.end.min(line.len())).unwrap_or_default();
        let after = line.get(place.end..).unwrap_or_default();
        let fits = kept_at_start(line, WINDOW).len() == line.len();
        let start = if fits { before } else { kept_at_end(before, BEFORE) };
        let mut text = String::from(if start.len() < before.len() { "…" } else { "" });
        text.extend(start.chars().map(visible));
        let room = WINDOW.saturating_sub(text::width(&text));
        let shown = kept_at_start(inside, room);
        let mark_start = text.len();
        text.extend(shown.chars().map(visible));
        let mark = mark_start..text.len();
        let rest = if shown.len() < inside.len() { "" } else { after };
        let end = kept_at_start(rest, WINDOW.saturating_sub(text::width(&text)));
        text.extend(end.chars().map(visible));
        if shown.len() < inside.len() || end.len() < rest.len() {
            text.push('…');
        }
        Self { text, mark, column: before.chars().count() + 1 }
    }
}

/// `c`, or one visible character in its place: one for one, so that the mark stays under its words.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        _ if text::is_unsafe(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// The columns of `c` when it is shown.
fn columns(c: char) -> usize {
    visible(c).width().unwrap_or(1)
}

/// The beginning of `text` that takes at most `room` columns.
fn kept_at_start(text: &str, room: usize) -> &str {
    let mut used = 0;
    let cut = text.char_indices().find(|(_, c)| {
        used += columns(*c);
        used > room
    });
    cut.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The end of `text` that takes at most `room` columns.
fn kept_at_end(text: &str, room: usize) -> &str {
    let mut used = 0;
    let cut = text.char_indices().rev().find(|(_, c)| {
        used += columns(*c);
        used > room
    });
    cut.and_then(|(at, c)| text.get(at + c.len_utf8()..)).unwrap_or(text)
}
