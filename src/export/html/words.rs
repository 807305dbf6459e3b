//! Text in the page: made safe, and Chinese in it marked as such, so that it is read aloud and set as Chinese.

use maud::{Markup, html};

use crate::text;

/// `words` with their Chinese, Japanese or Korean characters marked; `language` says which of them, else they
/// are taken for Chinese.
pub fn marked(words: &str, language: &str) -> Markup {
    let words = text::safe(words);
    let eastern = ["zh", "ja", "ko"].into_iter().any(|tag| language == tag || language.starts_with(&format!("{tag}-")));
    let language = if eastern { language } else { "zh" };
    html! {
        @for (is_eastern, run) in runs(&words) {
            @if is_eastern { span lang=(language) { (run) } } @else { (run) }
        }
    }
}

/// The runs of eastern and of other characters; eastern punctuation goes with what stands before it.
fn runs(words: &str) -> Vec<(bool, &str)> {
    let mut runs = Vec::new();
    let (mut start, mut inside) = (0, false);
    for (at, c) in words.char_indices() {
        let eastern = is_han(c) || inside && is_eastern_mark(c);
        if eastern != inside {
            runs.push((inside, words.get(start..at).unwrap_or_default()));
            (start, inside) = (at, eastern);
        }
    }
    runs.push((inside, words.get(start..).unwrap_or_default()));
    runs.retain(|(_, run)| !run.is_empty());
    runs
}

/// Whether `c` is a Han character, a kana or a Hangul syllable.
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

const fn is_eastern_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_marked_and_nothing_else() {
        for (words, language, written) in [
            ("", "en", ""),
            ("le communiqué", "fr", "le communiqué"),
            ("the 台湾问题。 issue", "en", "the <span lang=\"zh\">台湾问题。</span> issue"),
            ("台湾", "zh-Hans", "<span lang=\"zh-Hans\">台湾</span>"),
            ("東京", "ja", "<span lang=\"ja\">東京</span>"),
            ("<b>\u{1b}台</b>", "en", "&lt;b&gt;␛<span lang=\"zh\">台</span>&lt;/b&gt;"),
        ] {
            assert_eq!(marked(words, language).into_string(), written);
        }
    }
}
