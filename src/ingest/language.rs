//! Which language a text is in, by the share of its scripts and, within one script, by whichlang.
//!
//! Separate because the page's own declaration is often wrong (an English page of a Chinese site says
//! `zh`), so the letters decide and the declaration only helps where they are few.

use encoding_rs::BIG5;
use whichlang::{Lang, detect_language};

use super::draft::is_han;

/// With fewer letters than this, letter statistics guess badly and a declaration is believed.
const ENOUGH_LETTERS: usize = 60;

/// Looking at more letters than this does not change the answer.
const SAMPLE: usize = 4000;

/// The language of `text` as a BCP 47 tag; `None` without letters.
pub(super) fn of(text: &str, declared: Option<&str>) -> Option<String> {
    let sample: String = text.chars().take(SAMPLE).collect();
    let letters = sample.chars().filter(|letter| letter.is_alphabetic()).count();
    let han = sample.chars().filter(|&letter| is_han(letter)).count();
    let kana = sample.chars().filter(|letter| matches!(letter, '\u{3041}'..='\u{30ff}')).count();
    if letters == 0 {
        return None;
    }
    // Japanese prose is about half kana, Chinese has none; a quarter tells a Chinese name in an English
    // text (one or two in a hundred) from a Chinese text with Latin abbreviations.
    if han * 4 > letters && kana * 10 < han {
        return Some(han_variant(&sample).to_owned());
    }
    let declared = declared.filter(|_| letters < ENOUGH_LETTERS).and_then(primary);
    declared.or_else(|| tag(detect_language(&sample)).map(str::to_owned))
}

/// The declaration's language without region, when it has the form of one.
fn primary(declared: &str) -> Option<String> {
    let language = declared.trim().split(['-', '_']).next()?.to_lowercase();
    ((2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(language)
}

/// How many Han characters are looked up: finding one in the table of Big5 is slow, a hundred decide.
const HAN_SAMPLE: usize = 120;

/// Tells simplified from traditional characters: Big5 was made for the traditional ones, and about a
/// third of running simplified text is not in it. One in twenty leaves room for rare names.
fn han_variant(text: &str) -> &'static str {
    let han: Vec<char> = text.chars().filter(|&letter| is_han(letter)).take(HAN_SAMPLE).collect();
    let simplified = han.iter().filter(|&&letter| !in_big5(letter)).count();
    if simplified * 20 > han.len() { "zh-Hans" } else { "zh-Hant" }
}

fn in_big5(letter: char) -> bool {
    let (_, _, failed) = BIG5.encode(letter.encode_utf8(&mut [0; 4]));
    !failed
}

/// The tag of what whichlang found; Chinese is told by its characters, so here it means: not sure.
const fn tag(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Ara => "ar",
        Lang::Cmn => return None,
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_is_read_from_the_letters() {
        for (text, expected) in [
            ("The ministers met in Fredonia City and discussed 台湾 and trade between the two countries.", Some("en")),
            ("两国外长举行会谈，就双边关系和共同关心的问题深入交换意见。", Some("zh-Hans")),
            ("兩國外長舉行會談，就雙邊關係和共同關心的問題深入交換意見。", Some("zh-Hant")),
            (
                "Les ministres se sont entretenus à l’Élysée des relations entre les deux pays et de l’énergie.",
                Some("fr"),
            ),
            ("Министры обсудили состояние двусторонних отношений и договорились продолжать диалог.", Some("ru")),
            ("両外相は会談を行い、二国間関係について意見を交換しました。", Some("ja")),
            ("12 – 34", None),
            ("", None),
        ] {
            assert_eq!(of(text, None).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn declaration_is_believed_only_where_letters_are_few() {
        assert_eq!(of("Ministro", Some("pt-BR")).as_deref(), Some("pt"));
        let english =
            "The two ministers met today and agreed to keep the channels of communication open at every level.";
        assert_eq!(of(english, Some("zh")).as_deref(), Some("en"));
    }
}
