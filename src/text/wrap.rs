//! Line breaking by UAX #14, as places in the text rather than as copies of it.

use std::ops::Range;

use textwrap::WordSeparator;
use textwrap::core::{Word, break_words};
use textwrap::wrap_algorithms::wrap_first_fit;

/// Where the lines of `text` stand when it is broken to `columns`: byte ranges, in order, without the
/// white space between them. Empty text has one empty line; a word longer than the line is broken.
///
/// Ranges, not strings, so that the caller's styles keep their places. `text` is one line, made safe.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let words = break_words(WordSeparator::UnicodeBreakProperties.find_words(text), columns);
    #[expect(clippy::cast_precision_loss, reason = "a line is never 2^52 columns wide")]
    let lines = wrap_first_fit(&words, &[columns as f64]);
    let mut at = 0;
    lines.into_iter().map(|line| range_of(line, &mut at)).collect()
}

/// The range of one line's words, the last word's white space left out; moves `at` past the line.
fn range_of(line: &[Word<'_>], at: &mut usize) -> Range<usize> {
    let start = *at;
    let mut end = start;
    for word in line {
        end = *at + word.len();
        *at = end + word.whitespace.len();
    }
    start..end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{safe, width};

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn lines_break_between_words_and_between_han_characters() {
        assert_eq!(lines("", 10), [""]);
        assert_eq!(lines("maintaining open channels", 12), ["maintaining", "open", "channels"]);
        assert_eq!(lines("le communiqué précédent", 13), ["le communiqué", "précédent"]);
        assert_eq!(lines("台湾问题是核心。", 8), ["台湾问题", "是核心。"]);
    }

    #[test]
    fn a_chinese_line_never_starts_with_a_full_stop() {
        assert_eq!(lines("坚持一个中国。", 12), ["坚持一个中", "国。"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken() {
        assert_eq!(lines("misperception", 5), ["mispe", "rcept", "ion"]);
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_but_white_space(text in "[a-z “”é台湾。]{0,80}", columns in 0usize..30) {
            let text = safe(&text);
            let ranges = wrap(&text, columns);
            let mut end = 0;
            for range in &ranges {
                prop_assert!(text.get(end..range.start).unwrap().trim().is_empty());
                end = range.end;
            }
            prop_assert!(text.get(end..).unwrap().trim().is_empty());
        }

        #[test]
        fn no_line_is_wider_than_asked(text in "[a-z “”é台湾。]{0,80}", columns in 2usize..30) {
            for line in lines(&text, columns) {
                prop_assert!(width(line) <= columns, "{line:?} at {columns}");
            }
        }
    }
}
