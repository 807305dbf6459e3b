//! Words as the lexicon and the analysis compare them: folded, stemmed and numbered.
//!
//! Separate because the wordings of the lexicon and the texts must be taken apart by the very same
//! rules, else nothing would ever match.

use std::hash::Hasher;

use super::hash::Mixer;
use super::script::simplified;
use super::stem::stem_into;

/// The number of a stem, of a Chinese character or of a punctuation mark: the mixed bytes of it, so that
/// no table of words has to be made and kept. Two of the 10,000 words of a pair of texts get the same
/// number once in 10¹¹ pairs.
pub type Symbol = u64;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of an alphabetic script.
    Word,
    /// A word that holds a digit: `31`, `3.5`, `G20`.
    Number,
    /// One Chinese character.
    Han,
    /// A punctuation mark. Hyphens and quotation marks are none: they separate words without standing between them.
    Mark,
}

/// One word, Chinese character or mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is compared by.
    pub symbol: Symbol,
    /// Where it begins, in Unicode scalar values.
    pub start: usize,
    /// Where it ends, in Unicode scalar values.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether it carried a possessive `'s` or `s'`.
    pub possessive: bool,
    /// Whether it ends in `s`, as plurals do.
    pub plural: bool,
}

/// Gives every stem its number; the same word always gets the same one. Holds nothing but room to work in.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Room for the word in hand, kept from word to word.
    folded: String,
    stem: String,
}

impl Words {
    /// The number of this word's stem.
    pub fn symbol(&mut self, word: &str) -> Symbol {
        stem_into(word, &mut self.stem);
        let mut mixer = Mixer::default();
        mixer.write(self.stem.as_bytes());
        mixer.finish()
    }

    /// The number of the first word of `text`, without taking all of it apart.
    pub fn first(&mut self, text: &str) -> Option<Symbol> {
        let text = text.trim_start_matches([' ', '-']);
        let ends = |character: char| is_han(character) || character == ' ' || character == '-';
        let end = text.char_indices().skip(1).find(|(_, character)| ends(*character)).map_or(text.len(), |(at, _)| at);
        self.tokens(text.get(..end)?).first().map(|token| token.symbol)
    }

    /// Takes `text` apart. Total: every letter and digit of it is in exactly one token.
    pub fn tokens(&mut self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(text.len() / 4);
        let characters: Vec<char> = text.chars().collect();
        let mut at = 0;
        while let Some(&character) = characters.get(at) {
            if is_han(character) {
                let symbol = self.character(simplified(character));
                tokens.push(plain(symbol, at, at + 1, Kind::Han));
                at += 1;
            } else if character.is_alphanumeric() {
                let token = self.word(&characters, at);
                at = token.end;
                tokens.push(token);
            } else {
                if is_mark(character) {
                    let symbol = self.character(western(character));
                    tokens.push(plain(symbol, at, at + 1, Kind::Mark));
                }
                at += 1;
            }
        }
        tokens
    }

    fn character(&mut self, character: char) -> Symbol {
        self.symbol(character.encode_utf8(&mut [0; 4]))
    }

    /// The word that begins at `start`, with the `'s` behind it.
    fn word(&mut self, characters: &[char], start: usize) -> Token {
        let end = with_point(characters, start, end_of_word(characters, start));
        let raw = characters.get(start..end).unwrap_or_default();
        let possessive = is_possessive(characters, end);
        let mut word = std::mem::take(&mut self.folded);
        fold(raw, &mut word);
        let symbol = self.symbol(&word);
        self.folded = word;
        let kind = if raw.iter().any(char::is_ascii_digit) { Kind::Number } else { Kind::Word };
        let capital = raw.first().is_some_and(|letter| letter.is_uppercase());
        let plural = raw.len() > 3 && raw.last() == Some(&'s');
        let owners = plural && matches!(characters.get(end), Some('\'' | '’')) && blank(characters.get(end + 1));
        let end = if possessive { end + 2 } else { end };
        Token { symbol, start, end, kind, capital, possessive: possessive || owners, plural }
    }
}

fn plain(symbol: Symbol, start: usize, end: usize, kind: Kind) -> Token {
    Token { symbol, start, end, kind, capital: false, possessive: false, plural: false }
}

/// Where the word that begins at `start` ends: it may hold apostrophes, and points as in `U.S.` and `3.5`.
fn end_of_word(characters: &[char], start: usize) -> usize {
    let mut end = start + 1;
    while characters.get(end).is_some_and(char::is_ascii_alphanumeric) {
        end += 1;
    }
    while let Some(&character) = characters.get(end) {
        let next = characters.get(end + 1).copied().unwrap_or(' ');
        let before = characters.get(end - 1).copied().unwrap_or(' ');
        let inside = match character {
            '.' => next.is_alphanumeric() && (single(characters, start, end) || digits(before, next)),
            ',' => digits(before, next),
            '\'' | '’' => next.is_alphabetic() && !is_possessive(characters, end),
            other => other.is_alphanumeric() && !is_han(other),
        };
        if !inside {
            break;
        }
        end += 1;
    }
    end
}

/// The point behind initials belongs to them: `U.S.`, `J.`.
fn with_point(characters: &[char], start: usize, end: usize) -> usize {
    let capital = characters.get(end - 1).is_some_and(|letter| letter.is_uppercase());
    let point = characters.get(end) == Some(&'.');
    if point && capital && single(characters, start, end) { end + 1 } else { end }
}

fn blank(character: Option<&char>) -> bool {
    character.is_some_and(|character| character.is_whitespace())
}

fn digits(before: char, next: char) -> bool {
    before.is_ascii_digit() && next.is_ascii_digit()
}

/// Whether the last part of the word is one letter, as in `U.S`: only then a point belongs to it.
fn single(characters: &[char], start: usize, end: usize) -> bool {
    let part = characters.get(start..end).unwrap_or_default();
    part.len() == 1 || part.iter().rev().nth(1) == Some(&'.')
}

fn is_possessive(characters: &[char], at: usize) -> bool {
    matches!(characters.get(at), Some('\'' | '’'))
        && matches!(characters.get(at + 1), Some('s' | 'S'))
        && !characters.get(at + 2).is_some_and(|next| next.is_alphanumeric())
}

/// Small letters, without points and apostrophes; the country `US` stays apart from the pronoun `us`.
fn fold(raw: &[char], word: &mut String) {
    word.clear();
    let letters = raw.iter().filter(|letter| !matches!(letter, '.' | '\'' | '’'));
    let mut capitals = true;
    for letter in letters {
        capitals &= letter.is_uppercase();
        if letter.is_ascii() { word.push(letter.to_ascii_lowercase()) } else { word.extend(letter.to_lowercase()) }
    }
    if capitals && matches!(word.as_str(), "us" | "usa") {
        word.clear();
        word.push_str("u.s.");
    }
}

/// Whether `character` is a Chinese character (the unified ideographs, their extensions and 〇).
#[must_use]
pub const fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Marks that end or part clauses; hyphens, quotation marks and spaces are not among them.
const fn is_mark(character: char) -> bool {
    matches!(
        character,
        ',' | ';'
            | ':'
            | '.'
            | '!'
            | '?'
            | '('
            | ')'
            | '—'
            | '–'
            | '，'
            | '；'
            | '：'
            | '。'
            | '！'
            | '？'
            | '（'
            | '）'
            | '、'
            | '%'
            | '$'
    )
}

/// One form for the marks of both scripts.
const fn western(mark: char) -> char {
    match mark {
        '，' | '、' => ',',
        '；' => ';',
        '：' => ':',
        '。' => '.',
        '！' => '!',
        '？' => '?',
        '（' => '(',
        '）' => ')',
        '–' => '—',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(left: &str, right: &str) -> bool {
        let mut words = Words::default();
        let symbols = |tokens: Vec<Token>| tokens.iter().map(|token| token.symbol).collect::<Vec<_>>();
        symbols(words.tokens(left)) == symbols(words.tokens(right))
    }

    #[test]
    fn hyphens_quotation_marks_and_case_do_not_tell_wordings_apart() {
        assert!(same("one-China policy", "“One China” Policy"));
        assert!(same("兩岸關係", "两岸关系"));
    }

    #[test]
    fn the_country_is_not_the_pronoun() {
        assert!(same("U.S.", "US"));
        assert!(same("the U.S.-China", "the US China") || same("the U.S.", "the US."));
        assert!(!same("US", "us"));
    }

    #[test]
    fn inflected_forms_are_one_word() {
        assert!(same("urges", "urged"));
        assert!(same("agreed policies", "agree policy"));
        assert!(same("visits", "visiting"));
    }

    #[test]
    fn the_first_word_has_the_number_it_has_in_the_text() {
        let mut words = Words::default();
        for text in ["urges them", "Wang-Yi", "U.S. side", "王毅", "，", "é", "- Wang"] {
            let token = words.tokens(text)[0].symbol;
            assert_eq!(words.first(text), Some(token), "{text}");
        }
        assert_eq!(words.first(""), None);
    }

    #[test]
    fn spans_count_scalar_values() {
        let mut words = Words::default();
        let spans: Vec<_> = words.tokens("é’s 中文 3.5%").iter().map(|token| (token.start, token.end)).collect();
        assert_eq!(spans, [(0, 3), (4, 5), (5, 6), (7, 10), (10, 11)]);
        assert!(words.tokens("").is_empty());
    }
}
