//! Untrusted text made safe to show: one line, no control over the terminal, nothing invisible.

use std::borrow::Cow;

/// What stands for a character that would have steered the terminal or hidden something.
const STAND_IN: char = '\u{FFFD}';

/// `text` as one line that cannot steer the terminal, reorder what stands around it or hide anything.
///
/// White space and line separators become a space, C0 controls and DEL their control picture (`␛`),
/// C1 controls, bidirectional overrides, embeddings and isolates and what XML forbids U+FFFD; zero-width, filler, tag
/// and other default-ignorable characters are removed. Text without any of these is borrowed.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unsafe) {
        Cow::Owned(text.chars().filter_map(stand_in).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether [`safe`] would change `c`.
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    !matches!(c, ' '..='~') && stand_in(c) != Some(c)
}

/// What to show for `c`; `None` removes it.
const fn stand_in(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\0'..='\u{1F}' => picture_of(c),
        '\u{7F}' => Some('\u{2421}'),
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}'..='\u{FFFF}' => {
            Some(STAND_IN)
        }
        _ if is_invisible(c) => None,
        _ => Some(c),
    }
}

/// The control picture of a C0 control, `␀` for NUL to `␟` for US.
const fn picture_of(control: char) -> Option<char> {
    char::from_u32(0x2400 + control as u32)
}

/// Format controls and Unicode's default-ignorable characters: they have no ink and no width.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_text_is_borrowed_unchanged() {
        for text in ["", "open channels", "communiqué", "台湾问题。", "“one China” – policy"] {
            assert!(matches!(safe(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn controls_become_visible_or_vanish() {
        for (given, shown) in [
            ("\u{1b}]0;pwned\u{7}", "␛]0;pwned␇"),
            ("\u{9b}31m", "\u{FFFD}31m"),
            ("del\u{7f}", "del␡"),
            ("\u{202e}txet\u{2069}", "\u{FFFD}txet\u{FFFD}"),
            ("no\u{fffe}\u{ffff}", "no\u{FFFD}\u{FFFD}"),
            ("zero\u{200b}width\u{feff}", "zerowidth"),
            ("tag\u{e0041}\u{e0042}", "tag"),
            ("台\u{200d}湾", "台湾"),
            ("two\nlines\tand\u{2028}more", "two lines and more"),
        ] {
            assert_eq!(safe(given), shown);
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_in_what_goes_out_is_safe(text in any::<String>()) {
            let shown = safe(&text).into_owned();
            prop_assert!(!shown.chars().any(|c| c.is_control() || is_unsafe(c)));
            prop_assert_eq!(safe(&shown), shown.as_str());
        }
    }
}
