//! Searching: what was typed, as a matcher over shown text.
//!
//! Smart case: a capital in the pattern makes it exact, otherwise case does not count. Straight quotes
//! and hyphens in the pattern find the curved and dashed ones of print, a space any white space, so
//! that what can be typed finds what is published.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

/// Something to look for; never empty.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
}

impl Pattern {
    /// The pattern for what was typed; `None` when that is empty or longer than can be searched for.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let exact = typed.chars().any(char::is_uppercase);
        let source: String = typed.chars().map(any_form_of).collect();
        RegexBuilder::new(&source).case_insensitive(!exact).build().ok().map(|regex| Self { regex })
    }

    /// Whether it occurs in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// Where it occurs in `text`: byte ranges, in order, not overlapping.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Vec<Range<usize>> {
        self.regex.find_iter(text).map(|hit| hit.range()).collect()
    }
}

/// Any white space that stands between words; spelled out, for the class of that name needs tables that
/// nothing else here does.
const WHITE_SPACE: &str = "[ \\t\\r\\n\u{a0}\u{2002}-\u{200a}\u{202f}\u{3000}]+";

/// The expression that finds `c` in each of its typographic forms.
fn any_form_of(c: char) -> String {
    match c {
        '\'' => "['’‘]".to_owned(),
        '"' => "[\"“”„]".to_owned(),
        '-' => "[-‐‑–—]".to_owned(),
        c if c.is_whitespace() => WHITE_SPACE.to_owned(),
        c => regex::escape(c.encode_utf8(&mut [0; 4])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smart_case_and_typography() {
        for (typed, text, found) in [
            ("taiwan", "On Taiwan", true),
            ("Taiwan", "on taiwan", false),
            ("É", "é", false),
            ("é", "É", true),
            ("china's", "China’s core", true),
            ("\"one", "the “one China” policy", true),
            ("co-op", "co‑operation", true),
            ("open channels", "open  channels", true),
            ("open channels", "openchannels", false),
            ("a good m", "had a good\u{a0}meeting", true),
            ("台湾", "涉及台湾问题", true),
            (".*", "anything", false),
        ] {
            assert_eq!(Pattern::new(typed).unwrap().is_in(text), found, "{typed} in {text}");
        }
    }

    #[test]
    fn nothing_typed_is_no_pattern() {
        assert!(Pattern::new("").is_none());
        assert!(Pattern::new("  ").is_none());
    }

    #[test]
    fn every_place_is_found() {
        assert_eq!(Pattern::new("台").unwrap().find_in("台湾台").len(), 2);
        assert_eq!(Pattern::new("e").unwrap().find_in("Peace, e"), [1..2, 4..5, 7..8]);
    }
}
