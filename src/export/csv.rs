//! CSV for spreadsheets: a line for each pair of statements, and one for each statement without a counterpart.

use std::io::{self, Write};

use super::record::{self, Pair, Pairings};
use super::{Exported, Group, table};
use crate::model::{BySide, Row, Side, Statement, StatementId, TopicId};
use crate::{text, wording};

/// UTF-8's mark. Excel takes a file without it for one in the code page of the machine, and shows
/// neither “ ” nor Chinese.
const MARK: &str = "\u{FEFF}";

/// The columns a line begins with.
const COMMON: [&str; 8] = ["row", "topic", "topic_name", "meeting", "meeting_title", "date", "status", "pairing_note"];

/// The columns of each side, its id before them.
const OF_SIDE: [&str; 17] = [
    "statement",
    "text",
    "voice",
    "speaker",
    "act",
    "paragraph",
    "document",
    "document_kind",
    "document_title",
    "issuer",
    "url",
    "published",
    "retrieved",
    "coverage",
    "document_note",
    "note",
    "absence",
];

/// Writes the heading and the lines.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let mut lines = ::csv::Writer::from_writer(out);
    let of_side = |side: Side| OF_SIDE.map(|column| format!("{}_{column}", exported.meeting.sides[side].id));
    let heading = COMMON.map(str::to_owned).into_iter().chain(Side::BOTH.into_iter().flat_map(of_side));
    lines.write_record(heading.map(|cell| guarded(&cell))).map_err(cause)?;
    let pairings = Pairings::of(exported.meeting);
    for group in exported.groups() {
        let label = table::label(exported, &group);
        for (number, row) in &group.rows {
            for pair in pairs(&pairings, row) {
                let line = Line { exported, group: &group, label: &label, number: *number, row, pair };
                lines.write_record(line.cells().map(|cell| guarded(&cell))).map_err(cause)?;
            }
        }
    }
    lines.flush()
}

/// What the system said: wrapped in an error of the CSV writer, a closed pipe would not be known as one.
fn cause(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// What a line sets beside each other: a pair, or one statement alone.
struct Opposites<'a> {
    statements: BySide<Option<StatementId>>,
    pair: Option<Pair<'a>>,
}

/// The lines of a row.
fn pairs<'a>(pairings: &Pairings<'a>, row: &Row) -> Vec<Opposites<'a>> {
    if let Row::Only { side, statement, .. } = row {
        let statements = BySide::from_fn(|own| (own == *side).then_some(*statement));
        return vec![Opposites { statements, pair: None }];
    }
    let pairs = pairings.pairs(row).into_iter();
    pairs.map(|pair| Opposites { statements: pair.statements.map(Some), pair: Some(pair) }).collect()
}

/// One line.
struct Line<'a, 'b> {
    exported: &'b Exported<'a>,
    group: &'b Group<'a>,
    label: &'b str,
    number: usize,
    row: &'b Row,
    pair: Opposites<'a>,
}

impl Line<'_, '_> {
    fn cells(&self) -> impl Iterator<Item = String> {
        self.common().into_iter().chain(Side::BOTH.into_iter().flat_map(|side| self.of_side(side)))
    }

    fn common(&self) -> [String; COMMON.len()] {
        let meeting = self.exported.meeting;
        let pair = self.pair.pair;
        [
            self.number.to_string(),
            self.group.topic.topic.as_ref().map_or_else(String::new, TopicId::to_string),
            self.label.to_owned(),
            meeting.id.clone(),
            meeting.title.clone(),
            meeting.date.map(record::iso).unwrap_or_default(),
            pair.map_or("", |pair| record::status(pair.status)).to_owned(),
            pair.and_then(|pair| pair.note).unwrap_or_default().to_owned(),
        ]
    }

    fn of_side(&self, side: Side) -> [String; OF_SIDE.len()] {
        let meeting = self.exported.meeting;
        let Some(id) = self.pair.statements[side] else { return self.absent(side) };
        let statement: &Statement = &meeting[id];
        let document = &meeting[statement.document];
        let some = |text: &Option<String>| text.clone().unwrap_or_default();
        [
            statement.key.clone(),
            statement.text.clone(),
            record::voice(meeting, statement.voice).to_owned(),
            some(&statement.speaker),
            some(&statement.act),
            statement.paragraph.map_or_else(String::new, |paragraph| paragraph.to_string()),
            document.key.clone(),
            document.kind.map_or("", record::document_kind).to_owned(),
            document.title.clone(),
            some(&document.issuer),
            some(&document.url),
            document.published.map_or_else(String::new, record::iso),
            document.retrieved.map_or_else(String::new, record::iso),
            record::coverage(document.coverage).to_owned(),
            some(&document.note),
            some(&statement.note),
            String::new(),
        ]
    }

    /// The cells of a side that has nothing here: what that means, in the last of them.
    fn absent(&self, side: Side) -> [String; OF_SIDE.len()] {
        let mut cells = [const { String::new() }; OF_SIDE.len()];
        if let (Row::Only { absence, .. }, Some(last)) = (self.row, cells.last_mut()) {
            let Exported { meeting, comparison, vocabulary, .. } = *self.exported;
            *last = wording::absence(meeting, comparison, vocabulary, side, absence);
        }
        cells
    }
}

/// A cell that no spreadsheet takes for a formula and no terminal for a command. An apostrophe before
/// the sign is what spreadsheets themselves use to say "text".
fn guarded(cell: &str) -> String {
    let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let safe = text::safe(cell);
    if safe.trim_start().starts_with(begins) { format!("'{safe}") } else { safe.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_words_are_not() {
        for (cell, written) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+1", "'+1"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            ("＝1", "'＝1"),
            ("a=b", "a=b"),
            ("“one China”", "“one China”"),
            ("台湾 é", "台湾 é"),
            ("", ""),
            ("two\r\nlines\u{1b}[31m", "two  lines␛[31m"),
        ] {
            assert_eq!(guarded(cell), written);
        }
    }
}
