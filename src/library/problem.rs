//! What is wrong with a file and where: data only, printed by [`report`](super::report).

use std::fmt;
use std::ops::Range;

use crate::text;

/// The longest piece of a file that is repeated inside a message, in columns: a line of 80 keeps
/// room for the words around it.
const QUOTE: usize = 40;

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, in bytes of [`Problems::source`]; `None` when the file could not be read at all.
    pub place: Option<Range<usize>>,
    /// What is wrong, one line without a full stop.
    pub what: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Another place it has to do with, and how.
    pub related: Option<(Range<usize>, String)>,
}

impl Problem {
    /// `what` is wrong at `place`.
    pub(super) fn new(place: Range<usize>, what: impl Into<String>) -> Self {
        Self { place: Some(place), what: what.into(), help: None, related: None }
    }

    /// `what` is wrong with a file whose text is not at hand.
    pub(super) fn of_file(what: impl Into<String>) -> Self {
        Self { place: None, what: what.into(), help: None, related: None }
    }

    /// The same with what to do about it.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with the other place it has to do with.
    pub(super) fn related(mut self, place: Range<usize>, how: impl Into<String>) -> Self {
        self.related = Some((place, how.into()));
        self
    }
}

/// Everything that is wrong with one file; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    /// The file, as the user named it; not safe to print before [`text::safe`].
    pub name: String,
    /// Its text, with U+FFFD for what is not UTF-8; empty when it could not be read.
    pub source: String,
    /// The problems, in the order of the file.
    pub list: Vec<Problem>,
}

impl Problems {
    /// `list` about the file `name`, put into the order of the file.
    pub(super) fn new(name: &str, source: &str, mut list: Vec<Problem>) -> Self {
        list.sort_by_key(|problem| problem.place.as_ref().map(|place| place.start));
        Self { name: name.to_owned(), source: source.to_owned(), list }
    }

    /// The line and the column at which the first problem stands, both counted from 1, the column
    /// in Unicode scalar values.
    #[must_use]
    pub fn first_place(&self) -> Option<(usize, usize)> {
        let start = self.list.first()?.place.as_ref()?.start;
        let before = self.source.get(..start)?;
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Some((line, column))
    }
}

/// One line for a notice: the file, the first place, what is wrong there, how much more there is.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::safe(&self.name))?;
        if let Some((line, column)) = self.first_place() {
            write!(f, ":{line}:{column}")?;
        }
        if let Some(first) = self.list.first() {
            write!(f, ": {}", text::safe(&first.what))?;
        }
        match self.list.len() {
            0 | 1 => Ok(()),
            many => write!(f, " (and {} more)", many - 1),
        }
    }
}

/// `` `words` `` from a file for use inside a message: safe to print and of bounded length.
pub(super) fn quoted(words: &str) -> String {
    let shown = text::safe(words);
    format!("`{}`", text::fit(&shown, QUOTE))
}

/// The one of `known` that is near enough to `given` to have been meant.
pub(super) fn nearest<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // Longer than any key or id of ours: the comparison is quadratic.
    if given.len() > 100 {
        return None;
    }
    let scored = known.into_iter().map(|name| (strsim::normalized_damerau_levenshtein(given, name), name));
    // Two slips in a key of six letters still count as a slip; `title` for `date` does not.
    scored.filter(|(score, _)| *score >= 0.6).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

/// "did you mean" when something known is near, else the whole choice.
pub(super) fn did_you_mean(given: &str, known: &[&str]) -> String {
    nearest(given, known.iter().copied())
        .map_or_else(|| format!("one of: {}", known.join(", ")), |name| format!("did you mean `{name}`?"))
}
