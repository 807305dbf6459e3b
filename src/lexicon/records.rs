//! The line format of the knowledge files: records with fields, and the place of everything in them.
//!
//! Own, because it must be read in a fraction of a millisecond at every start, written by hand in two
//! languages without quoting, and complained about with line and column:
//!
//! ```text
//! # a comment
//! [one-china] taiwan 5
//! en one-China policy; one-China principle
//! zh 一个中国政策; 一个中国原则
//! ```

use std::fmt;

/// What is wrong in a knowledge file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in Unicode scalar values, counted from 1.
    pub column: usize,
    /// What to do about it, for the person who wrote the file.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// A piece of the file with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// The line, counted from 1.
    pub line: usize,
    /// The line it is a part of: the column is counted only when somebody asks.
    whole: &'a str,
}

impl<'a> Piece<'a> {
    /// A whole line.
    #[must_use]
    pub fn of(line: &'a str, number: usize) -> Self {
        Self { text: line, line: number, whole: line }
    }

    /// The values of a line, parted by semicolons.
    pub fn values(self) -> impl Iterator<Item = Piece<'a>> {
        split(self, ';')
    }

    /// The column in Unicode scalar values, counted from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        let bytes = self.text.as_ptr().addr().saturating_sub(self.whole.as_ptr().addr());
        self.whole.char_indices().take_while(|(at, _)| *at < bytes).count() + 1
    }

    /// A complaint about this piece.
    #[must_use]
    pub fn problem(&self, message: impl Into<String>) -> Problem {
        Problem { line: self.line, column: self.column(), message: message.into() }
    }
}

/// One record: what stands between one `[id]` and the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<'a> {
    /// What stands in the brackets.
    pub id: Piece<'a>,
    /// The words behind the brackets.
    pub arguments: Vec<Piece<'a>>,
    /// The key of every line with what stands behind it, in the order of the file.
    pub fields: Vec<(Piece<'a>, Piece<'a>)>,
}

impl<'a> Record<'a> {
    /// The topic that the record tells something of: `[topic relations]`.
    #[must_use]
    pub fn of_topic(&self) -> Option<&'a str> {
        self.id.text.strip_prefix("topic ").map(str::trim)
    }
}

/// The records of `source`, and what could not be read; the rest is read all the same.
#[must_use]
pub fn records(source: &str) -> (Vec<Record<'_>>, Vec<Problem>) {
    let (mut records, mut problems) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(source.lines()) {
        let piece = trimmed(Piece::of(line, number));
        if piece.text.is_empty() || piece.text.starts_with('#') {
            continue;
        }
        if piece.text.starts_with('[') {
            match header(piece) {
                Ok(record) => records.push(record),
                Err(problem) => problems.push(problem),
            }
        } else if let Some(record) = records.last_mut() {
            field(piece, record, &mut problems);
        } else {
            problems.push(piece.problem("a line of wordings before the first [id]"));
        }
    }
    (records, problems)
}

fn header(line: Piece<'_>) -> Result<Record<'_>, Problem> {
    let (id, rest) = line
        .text
        .strip_prefix('[')
        .and_then(|inner| inner.split_once(']'))
        .ok_or_else(|| line.problem("the id has no closing bracket: write [id] topic weight"))?;
    let id = trimmed(Piece { text: id, ..line });
    if id.text.is_empty() {
        return Err(id.problem("the id is empty: write [id] topic weight"));
    }
    let rest = Piece { text: rest, ..line };
    Ok(Record { id, arguments: split(rest, ' ').collect(), fields: Vec::new() })
}

fn field<'a>(line: Piece<'a>, record: &mut Record<'a>, problems: &mut Vec<Problem>) {
    let Some((key, rest)) = line.text.split_once(' ') else {
        problems.push(line.problem("a key without values: write en wording; wording"));
        return;
    };
    let key = Piece { text: key, ..line };
    let rest = Piece { text: rest, ..line };
    record.fields.push((key, rest));
}

/// The non-empty parts of `piece` between separators.
fn split(piece: Piece<'_>, separator: char) -> impl Iterator<Item = Piece<'_>> {
    piece.text.split(separator).map(move |text| trimmed(Piece { text, ..piece })).filter(|part| !part.text.is_empty())
}

fn trimmed(piece: Piece<'_>) -> Piece<'_> {
    Piece { text: piece.text.trim(), ..piece }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_keeps_the_places_of_its_parts() {
        let (records, problems) = records("# c\n[a-b] taiwan 4\n en one; 台湾 ; two\n");
        assert!(problems.is_empty());
        assert_eq!(records[0].id.text, "a-b");
        let weight = records[0].arguments[1];
        assert_eq!((weight.text, weight.line, weight.column()), ("4", 2, 14));
        let two = records[0].fields[0].1.values().nth(2).unwrap();
        assert_eq!((two.text, two.line, two.column()), ("two", 3, 15));
    }

    #[test]
    fn every_bad_line_is_reported_and_the_rest_is_read() {
        let (records, problems) = records("en stray\n[open topic\n[]\n[good] x\nalone\nen fine\n");
        assert_eq!(records.len(), 1);
        let places: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(places, [1, 2, 3, 5]);
    }
}
