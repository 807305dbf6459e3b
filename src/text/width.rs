//! Columns and words: how much room text takes, and how much text there is.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What ends a text that was cut; one column wide.
const ELLIPSIS: char = '…';

/// The columns `text` takes: counted by grapheme, East Asian wide as 2.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// The longest beginning of `text` that takes at most `columns`, never a part of a grapheme.
#[must_use]
pub fn cut(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > columns {
            return text.get(..start).unwrap_or_default();
        }
    }
    text
}

/// `text` in at most `columns`: whole where it fits, else cut with an ellipsis.
#[must_use]
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else { return Cow::Borrowed("") };
    let mut shown = cut(text, room).trim_end().to_owned();
    shown.push(ELLIPSIS);
    Cow::Owned(shown)
}

/// `text` in exactly `columns`: cut by [`fit`] where it is longer, filled with spaces where it is shorter.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let mut shown = fit(text, columns).into_owned();
    shown.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(&shown))));
    shown
}

/// The number of words of `text` by UAX #29, in which each Han character is one.
#[must_use]
pub fn words(text: &str) -> usize {
    text.unicode_words().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns_and_marks_none() {
        for (text, columns) in [("", 0), ("open", 4), ("台湾", 4), ("cafe\u{301}", 4), ("公报 é", 6)] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn a_cut_never_splits_a_grapheme_or_a_wide_character() {
        for (text, columns, left) in [
            ("", 3, ""),
            ("communiqué", 3, "com"),
            ("台湾问题", 3, "台"),
            ("台湾", 0, ""),
            ("e\u{301}a", 1, "e\u{301}"),
        ] {
            assert_eq!(cut(text, columns), left);
        }
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        for (text, columns, shown) in
            [("", 2, ""), ("Dialogue", 8, "Dialogue"), ("Dialogue", 5, "Dial…"), ("台湾问题", 4, "台…"), ("né", 0, "")]
        {
            assert_eq!(fit(text, columns), shown);
        }
    }

    #[test]
    fn padding_fills_to_the_column() {
        for (text, columns, shown) in [("", 2, "  "), ("né", 4, "né  "), ("台湾", 5, "台湾 "), ("台湾", 3, "台…")]
        {
            assert_eq!(pad(text, columns), shown);
        }
    }

    #[test]
    fn each_han_character_counts_as_a_word() {
        for (text, count) in [("", 0), ("the one-China policy", 4), ("台湾问题。", 4), ("“né”, he said", 3)] {
            assert_eq!(words(text), count, "{text}");
        }
    }
}
