//! The comparison as plain text: in columns, level as on the screen, or stacked, one line after another.
//!
//! Stacked text has no drawing in it, for screen readers and mail. Everything passes the typesetter or
//! [`text::safe`], so the result is safe to print.

use std::fmt::Write;

use super::Selection;
use crate::model::{BySide, Comparison, Meeting, Row, Side, Status, TopicRows, Vocabulary};
use crate::signs::Signs;
use crate::typeset::{Line, Piece, Role, Typesetter};
use crate::{text, wording};

/// How the two sides stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Layout {
    /// Beside each other.
    #[default]
    Columns,
    /// Below each other.
    Stacked,
}

/// What is printed, and how.
#[derive(Clone, Debug)]
pub struct Printing {
    /// The rows to print.
    pub selection: Selection,
    /// How the sides stand.
    pub layout: Layout,
    /// The width in columns.
    pub width: usize,
    /// Whether quoted words and headings are set off with terminal attributes.
    pub styled: bool,
    /// The signs of lines and marks.
    pub signs: Signs,
}

/// The narrowest text that is still set in the asked width; anything less is set as this.
const NARROWEST: usize = 20;

/// The comparison of `meeting` as text; ends in a line break.
#[must_use]
pub fn print(meeting: &Meeting, comparison: &Comparison, vocabulary: &Vocabulary, printing: &Printing) -> String {
    let typesetter = Typesetter { meeting, comparison, vocabulary, pattern: None };
    let width = printing.width.max(NARROWEST);
    let mut printer = Printer { typesetter, printing, width, out: String::new() };
    printer.title();
    let mut printed = 0;
    for group in printing.selection.groups(typesetter) {
        printed += group.rows.len();
        printer.topic(group.place, group.topic, &group.rows);
    }
    if printed == 0 {
        printer.line(&nothing(meeting, comparison, printing));
    }
    printer.out
}

/// Why nothing was printed.
fn nothing(meeting: &Meeting, comparison: &Comparison, printing: &Printing) -> String {
    if comparison.topics.is_empty() {
        "This meeting holds no statements.".to_owned()
    } else {
        format!("No row among these: {}.", wording::filter(meeting, printing.selection.filter))
    }
}

struct Printer<'a> {
    typesetter: Typesetter<'a>,
    printing: &'a Printing,
    width: usize,
    out: String,
}

impl Printer<'_> {
    fn title(&mut self) {
        let meeting = self.typesetter.meeting;
        self.prose(&wording::title(meeting), Role::Heading);
        for side in Side::BOTH {
            let holdings = wording::holdings(meeting, self.typesetter.comparison, side);
            self.prose(&format!("{}: {holdings}", meeting.sides[side].name), Role::Plain);
        }
        self.line("");
    }

    fn topic(&mut self, number: usize, topic: &TopicRows, rows: &[(usize, &Row)]) {
        let label = wording::topic(self.typesetter.vocabulary, topic.topic.as_ref());
        match self.printing.layout {
            Layout::Columns => {
                let counts = wording::counts(topic.counts, self.printing.signs.bar, self.printing.signs.none);
                self.rule(&format!(" {number} {label}  {counts} "), Role::Heading);
                for (place, (row_number, row)) in rows.iter().enumerate() {
                    if place > 0 {
                        self.rule("", Role::Plain);
                    }
                    self.level(*row_number, row);
                }
                self.line("");
            }
            Layout::Stacked => {
                let counts = topic.counts.iter().map(|(side, count)| {
                    format!("{} {}", self.typesetter.meeting.sides[side].name, wording::counted(*count, "statement"))
                });
                let counts = counts.collect::<Vec<_>>().join(", ");
                self.prose(&format!("{number}. {label} ({counts})"), Role::Heading);
                self.line("");
                for (row_number, row) in rows {
                    self.stacked(*row_number, row);
                }
            }
        }
    }

    /// The columns of each side, and of the row numbers before them.
    fn columns(&self) -> (usize, BySide<usize>) {
        let numbers = self.typesetter.comparison.topics.iter().map(|topic| topic.rows.len()).sum::<usize>();
        let numbers = numbers.to_string().len() + 1;
        let room = self.width.saturating_sub(numbers + 3);
        (numbers, BySide::new(room / 2, room - room / 2))
    }

    /// Both cells of a row beside each other, its number before the first line.
    fn level(&mut self, number: usize, row: &Row) {
        let (margin, columns) = self.columns();
        let cells = BySide::from_fn(|side| self.typesetter.cell(row, side, columns[side]));
        for line in 0..cells.left.len().max(cells.right.len()) {
            let number = if line == 0 { number.to_string() } else { String::new() };
            let _ = write!(self.out, "{number:>width$} ", width = margin - 1);
            self.cell(cells.left.get(line), Some(columns.left));
            let guess = line == 0 && wording::is_guess(row);
            let sign = if guess { self.printing.signs.guess } else { self.printing.signs.vertical };
            let _ = write!(self.out, " {sign} ");
            self.cell(cells.right.get(line), None);
            self.end_line();
        }
    }

    /// A row as paragraphs: its number and standing, then each side's name and cell.
    fn stacked(&mut self, number: usize, row: &Row) {
        /// The columns by which a cell stands in from its side's name.
        const INDENT: usize = 2;
        let standing = match row {
            Row::Both { status: Status::Confirmed, .. } => ", paired by a person",
            Row::Both { status: Status::Automatic, .. } => ", paired by the program",
            Row::Only { .. } => "",
        };
        self.prose(&format!("Row {number}{standing}"), Role::Plain);
        for side in Side::BOTH {
            self.prose(&format!("{}:", self.typesetter.meeting.sides[side].name), Role::Plain);
            for line in self.typesetter.cell(row, side, self.width - INDENT) {
                self.out.push_str("  ");
                self.cell(Some(&line), None);
                self.end_line();
            }
        }
        self.line("");
    }

    /// One line of a cell, filled up to `columns` where something follows.
    fn cell(&mut self, line: Option<&Line>, columns: Option<usize>) {
        let pieces = line.map(Vec::as_slice).unwrap_or_default();
        let used: usize = pieces.iter().map(|piece| text::width(&piece.text)).sum();
        for piece in pieces {
            self.piece(piece);
        }
        if let Some(columns) = columns {
            self.out.extend(std::iter::repeat_n(' ', columns.saturating_sub(used)));
        }
    }

    fn piece(&mut self, piece: &Piece) {
        let style = look(piece.role);
        if self.printing.styled && !style.is_plain() {
            let _ = write!(self.out, "{style}{}{style:#}", piece.text);
        } else {
            self.out.push_str(&piece.text);
        }
    }

    /// A line across both columns, with words on it; where the columns meet only if the words leave room.
    fn rule(&mut self, words: &str, role: Role) {
        let Signs { horizontal, tees: [_, _, crossing], .. } = self.printing.signs;
        let (margin, columns) = self.columns();
        let words = text::safe(words);
        let words = text::fit(&words, self.width.saturating_sub(2)).into_owned();
        let start = if words.is_empty() { 0 } else { 1 };
        let crossing_at = margin + columns.left + 1;
        self.out.push_str(&horizontal.repeat(start));
        self.piece(&Piece::of(role, words.clone()));
        for column in start + text::width(&words)..self.width {
            self.out.push_str(if column == crossing_at { crossing } else { horizontal });
        }
        self.end_line();
    }

    /// Words broken to the width.
    fn prose(&mut self, words: &str, role: Role) {
        for line in crate::typeset::set_text(role, 0, words, self.width) {
            self.cell(Some(&line), None);
            self.end_line();
        }
    }

    fn line(&mut self, words: &str) {
        self.out.push_str(words);
        self.end_line();
    }

    /// Ends the line without white space at its end.
    fn end_line(&mut self) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        self.out.push('\n');
    }
}

/// The terminal attributes of a role; none of them a colour.
const fn look(role: Role) -> anstyle::Style {
    let plain = anstyle::Style::new();
    match role {
        Role::Verbatim | Role::Voice | Role::Heading => plain.bold(),
        Role::Evidence | Role::Silence => plain.dimmed(),
        Role::Note => plain.italic(),
        Role::Link => plain.underline(),
        Role::Plain => plain,
    }
}
