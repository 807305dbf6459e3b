//! What a reader of one format hands over: paragraphs in order, and what the file says of itself.
//!
//! Separate from [`Ingested`](super::Ingested) because a draft is not judged yet: its lines before the text
//! are not sorted, and it may turn out to have no sentence.

use jiff::civil::Date;

use super::{Format, Paragraph, ParagraphKind, Warning};

/// A text under construction.
#[derive(Debug)]
pub(super) struct Draft {
    pub format: Format,
    pub text: String,
    pub paragraphs: Vec<Paragraph>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub published: Option<Date>,
    pub declared_language: Option<String>,
    pub spokesperson: Option<String>,
    pub warnings: Vec<Warning>,
    /// The length of `text` in scalar values, kept so that adding a paragraph need not count again.
    length: usize,
}

impl Draft {
    /// A draft without paragraphs.
    pub(super) const fn new(format: Format) -> Self {
        Self::of_text(format, String::new())
    }

    /// A draft whose text is already whole: its paragraphs are slices of it.
    pub(super) const fn of_text(format: Format, text: String) -> Self {
        Self {
            format,
            text,
            paragraphs: Vec::new(),
            title: None,
            url: None,
            published: None,
            declared_language: None,
            spokesperson: None,
            warnings: Vec::new(),
            length: 0,
        }
    }

    /// Adds a paragraph at the end of the text, after one empty line. White space around it and runs of
    /// it inside are evened out; a paragraph without words is not added. Lost characters count as words, so
    /// that a text of nothing else is refused as not legible and not as empty.
    pub(super) fn push(&mut self, kind: ParagraphKind, raw: &str) {
        let text = evened(raw);
        if !text.chars().any(|letter| letter.is_alphanumeric() || letter == char::REPLACEMENT_CHARACTER) {
            return;
        }
        if !self.paragraphs.is_empty() {
            self.text.push_str("\n\n");
            self.length += 2;
        }
        let start = self.length;
        self.text.push_str(&text);
        self.length += text.chars().count();
        self.paragraphs.push(Paragraph { kind, text, start });
    }

    /// Notes `warning` once.
    pub(super) fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }
}

/// `raw` with one space for each run of white space, and none where a line was broken between two wide
/// characters: Chinese is written without spaces, so that blank came from the layout.
pub(super) fn evened(raw: &str) -> String {
    let mut even = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        let glued = match (even.chars().next_back(), word.chars().next()) {
            (None, _) | (_, None) => true,
            (Some(before), Some(after)) => is_wide(before) && is_wide(after),
        };
        if !glued {
            even.push(' ');
        }
        even.push_str(word);
    }
    even
}

/// Whether `letter` belongs to a script written without spaces: Han, kana and their punctuation.
pub(super) const fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether `letter` is a Han character.
pub(super) const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_exact_slices_of_the_text() {
        let mut draft = Draft::new(Format::Html);
        draft.push(ParagraphKind::Text, "  Freedonia’s\n minister  spoke. ");
        draft.push(ParagraphKind::Text, "外长\n　　会谈。");
        draft.push(ParagraphKind::Text, " · ");
        draft.push(ParagraphKind::Text, "");
        assert_eq!(draft.text, "Freedonia’s minister spoke.\n\n外长会谈。");
        let starts: Vec<usize> = draft.paragraphs.iter().map(|paragraph| paragraph.start).collect();
        assert_eq!(starts, [0, 29]);
    }

    #[test]
    fn blanks_stay_between_latin_words_only() {
        assert_eq!(evened("中国 和 Élysée\n宫"), "中国和 Élysée 宫");
        assert_eq!(evened(""), "");
    }
}
