//! Rows as lines of a given width: the one layout that screen and printed text share.
//!
//! A cell is typeset statement by statement: the words (those quoted set off from paraphrase), the
//! evidence line, the note. Everything passes [`text::safe`] here, so a [`Line`] is safe to show.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Comparison, Meeting, Row, Side, Statement, StatementId, Vocabulary};
use crate::search::Pattern;
use crate::{text, wording};

/// What a stretch of text is, for whoever gives it its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The record's own paraphrase, or the words of a document held in full.
    Plain,
    /// Words quoted from the source.
    Verbatim,
    /// That the statement reports the other side's position.
    Voice,
    /// Where it stands, who speaks, how.
    Evidence,
    /// What the record adds.
    Note,
    /// A cell without a statement.
    Silence,
    /// What names a part of a page.
    Heading,
    /// An address.
    Link,
}

/// A stretch of safe text in one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// Whether the search found it.
    pub hit: bool,
    /// Whether it is a set phrase that both sides of the row use.
    pub shared: bool,
}

impl Piece {
    /// Text in one look; it must be safe.
    #[must_use]
    pub const fn of(role: Role, text: String) -> Self {
        Self { text, role, hit: false, shared: false }
    }
}

/// Where set phrases stand that both sides of a row use: bytes of [`Typesetter::words`].
pub type Phrases = HashMap<StatementId, Vec<Range<usize>>>;

/// One line of a cell.
pub type Line = Vec<Piece>;

/// The columns by which evidence and notes stand in from their statement.
const INDENT: usize = 2;

/// No stretch of a text.
const NOTHING: &[Range<usize>] = &[];

/// Sets the rows of one meeting.
#[derive(Clone, Copy)]
pub struct Typesetter<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Its comparison.
    pub comparison: &'a Comparison,
    /// The topics' names.
    pub vocabulary: &'a Vocabulary,
    /// What is searched for.
    pub pattern: Option<&'a Pattern>,
}

impl Typesetter<'_> {
    /// The lines of `side`'s cell in `row`, `columns` wide.
    #[must_use]
    pub fn cell(&self, row: &Row, side: Side, columns: usize) -> Vec<Line> {
        self.lit_cell(row, side, columns, &Phrases::new())
    }

    /// As [`Typesetter::cell`], with set phrases lit up.
    #[must_use]
    pub fn lit_cell(&self, row: &Row, side: Side, columns: usize, phrases: &Phrases) -> Vec<Line> {
        let mut lines = Vec::new();
        for id in row.statements(side) {
            // The first paragraph is the statement's words.
            let mut lit = phrases.get(id).map_or(NOTHING, Vec::as_slice);
            for paragraph in self.paragraphs(*id) {
                paragraph.set(columns, self.pattern, std::mem::take(&mut lit), &mut lines);
            }
        }
        for note in self.remarks(row, side) {
            note.set(columns, None, NOTHING, &mut lines);
        }
        lines
    }

    /// The words of a statement as they are shown.
    #[must_use]
    pub fn words(&self, id: StatementId) -> String {
        words_of(self.meeting, &self.meeting[id]).text
    }

    /// What stands in a cell beside statements: its silence, or on the left what is noted of the pairing.
    fn remarks(&self, row: &Row, side: Side) -> Vec<Paragraph> {
        match row {
            Row::Only { side: speaks, absence, .. } if *speaks != side => {
                let words = wording::absence(self.meeting, self.comparison, self.vocabulary, side, absence);
                vec![Paragraph::of(Role::Silence, 0, &words)]
            }
            Row::Both { notes, .. } if side == Side::Left => {
                notes.iter().map(|note| Paragraph::of(Role::Note, 0, &format!("row note: {note}"))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the search finds anything in the shown text of a statement.
    #[must_use]
    pub fn is_hit(&self, id: StatementId) -> bool {
        self.pattern.is_some_and(|pattern| self.paragraphs(id).iter().any(|paragraph| pattern.is_in(&paragraph.text)))
    }

    /// A statement's words, its evidence and its note.
    fn paragraphs(&self, id: StatementId) -> Vec<Paragraph> {
        let statement = &self.meeting[id];
        let evidence = wording::evidence(self.meeting, statement);
        let mut paragraphs = vec![words_of(self.meeting, statement), Paragraph::of(Role::Evidence, INDENT, &evidence)];
        if let Some(note) = &statement.note {
            paragraphs.push(Paragraph::of(Role::Note, INDENT, &format!("note: {note}")));
        }
        paragraphs
    }
}

/// Text of one role as lines of `columns`, standing in by `indent` where there is room for that.
#[must_use]
pub fn set_text(role: Role, indent: usize, words: &str, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    Paragraph::of(role, indent, words).set(columns, None, NOTHING, &mut lines);
    lines
}

/// The statement's own text, led by whose position it is where that may surprise.
fn words_of(meeting: &Meeting, statement: &Statement) -> Paragraph {
    let mut paragraph = Paragraph { text: String::new(), indent: 0, runs: Vec::new() };
    if let Some(label) = wording::cross_voice(meeting, statement) {
        paragraph.push(Role::Voice, &format!("[{label}]"));
        paragraph.push(Role::Plain, " ");
    }
    for (own, words) in wording::stretches(statement) {
        // A text held in full is verbatim throughout: setting off all of it would set off nothing.
        let quoted = own && statement.span.is_none();
        paragraph.push(if quoted { Role::Verbatim } else { Role::Plain }, words);
    }
    paragraph
}

/// Text before it is broken into lines.
struct Paragraph {
    text: String,
    indent: usize,
    /// Where each role ends, in bytes of `text`.
    runs: Vec<(usize, Role)>,
}

impl Paragraph {
    fn of(role: Role, indent: usize, words: &str) -> Self {
        let mut paragraph = Self { text: String::new(), indent, runs: Vec::new() };
        paragraph.push(role, words);
        paragraph
    }

    fn push(&mut self, role: Role, words: &str) {
        self.text.push_str(&text::safe(words));
        self.runs.push((self.text.len(), role));
    }

    /// Breaks it to `columns` and adds the lines.
    fn set(&self, columns: usize, pattern: Option<&Pattern>, lit: &[Range<usize>], lines: &mut Vec<Line>) {
        // In a very narrow cell an indent would leave no room for words.
        let indent = if columns > 4 * self.indent { self.indent } else { 0 };
        let hits = pattern.map_or_else(Vec::new, |pattern| pattern.find_in(&self.text));
        for range in text::wrap(&self.text, columns.saturating_sub(indent)) {
            let mut line = Line::new();
            if indent > 0 {
                line.push(Piece::of(Role::Plain, " ".repeat(indent)));
            }
            self.pieces(range, &hits, lit, &mut line);
            lines.push(line);
        }
    }

    /// Cuts one line at the borders of roles, hits and lit phrases.
    fn pieces(&self, range: Range<usize>, hits: &[Range<usize>], lit: &[Range<usize>], line: &mut Line) {
        let mut start = range.start;
        while start < range.end {
            let (run_end, role) =
                self.runs.iter().find(|(end, _)| *end > start).copied().unwrap_or((range.end, Role::Plain));
            let (hit, hit_end) = next_border(hits, start, range.end);
            let (shared, lit_end) = next_border(lit, start, range.end);
            let end = run_end.min(hit_end).min(lit_end);
            if let Some(text) = self.text.get(start..end) {
                line.push(Piece { text: text.to_owned(), role, hit, shared });
            }
            start = end;
        }
    }
}

/// Whether `start` lies in one of the stretches, which are in order, and where that changes: at most at `end`.
fn next_border(stretches: &[Range<usize>], start: usize, end: usize) -> (bool, usize) {
    let next = stretches.iter().find(|stretch| stretch.end > start);
    let inside = next.is_some_and(|stretch| stretch.start <= start);
    (inside, next.map_or(end, |stretch| if inside { stretch.end } else { stretch.start }).min(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::model::testing::MeetingBuilder;

    /// The left cell of the only row: `*verbatim*`, `<hit>`, other roles plain.
    fn shown(words: &str, columns: usize, search: &str) -> Vec<String> {
        let mut meeting = MeetingBuilder::new().left("l1", &["trade"]).build();
        words.clone_into(&mut meeting.statements[0].text);
        let comparison = compare(&meeting);
        let pattern = Pattern::new(search);
        let typesetter = Typesetter {
            meeting: &meeting,
            comparison: &comparison,
            vocabulary: &Vocabulary::default(),
            pattern: pattern.as_ref(),
        };
        let marked = |piece: &Piece| match (piece.hit, piece.role) {
            (true, _) => format!("<{}>", piece.text),
            (false, Role::Verbatim) => format!("*{}*", piece.text),
            _ => piece.text.clone(),
        };
        let lines = typesetter.cell(&comparison.topics[0].rows[0], Side::Left, columns);
        lines.iter().map(|line| line.iter().map(marked).collect()).collect()
    }

    #[test]
    fn quoted_words_stand_apart_from_paraphrase() {
        assert_eq!(shown("He said “open channels” help.", 40, ""), ["He said *“open channels”* help.", "  A document"]);
        assert_eq!(shown("", 40, ""), ["", "  A document"]);
        assert_eq!(shown("他说“台湾问题”。", 8, "")[..2], ["他说*“台*", "*湾问*"]);
    }

    #[test]
    fn a_hit_is_marked_across_lines_and_quotations() {
        assert_eq!(
            shown("He said “open channels”.", 17, "said “open channels")[..2],
            ["He <said ><“open>", "<channels>*”*."]
        );
        assert_eq!(shown("Le communiqué", 40, "QUÉ")[0], "Le communiqué");
        assert_eq!(shown("Le communiqué", 40, "qué")[0], "Le communi<qué>");
    }

    #[test]
    fn set_phrases_are_lit_across_lines_hits_and_wide_characters() {
        let mut meeting = MeetingBuilder::new().left("l1", &["trade"]).build();
        meeting.statements[0].text = "of é 一个中国原则 anew".to_owned();
        let (comparison, pattern) = (compare(&meeting), Pattern::new("中国"));
        let typesetter = Typesetter {
            meeting: &meeting,
            comparison: &comparison,
            vocabulary: &Vocabulary::default(),
            pattern: pattern.as_ref(),
        };
        let id = meeting.statements().next().unwrap().0;
        // Two stretches that overlap, from the first Chinese character to the last.
        let phrases = Phrases::from([(id, vec![6..18, 12..24])]);
        let lines = typesetter.lit_cell(&comparison.topics[0].rows[0], Side::Left, 11, &phrases);
        let lit = |piece: &Piece| match (piece.shared, piece.hit) {
            (true, true) => format!("<_{}_>", piece.text),
            (true, false) => format!("_{}_", piece.text),
            _ => piece.text.clone(),
        };
        let shown: Vec<String> = lines.iter().map(|line| line.iter().map(lit).collect()).collect();
        assert_eq!(shown[..3], ["of é _一个_<_中_>", "<_国_>_原则_ anew", "  A"]);
    }

    #[test]
    fn hostile_words_are_shown_safe() {
        assert_eq!(shown("\u{1b}[31mred\u{202e}", 40, "")[0], "␛[31mred\u{FFFD}");
    }
}
