//! Text into sentences, with exact spans, for English and Chinese.
//!
//! A sentence ends at `.`, `!`, `?`, `…`, `。`, `！`, `？`, with the closing quotation marks and brackets behind
//! them, and at the end of a paragraph, of a heading and of a list item. A semicolon does not split.
//! The spans are in order, do not overlap, and leave out nothing but white space.

use std::ops::Range;

use crate::lexicon::words::is_han;

/// A sentence and the paragraph it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, in Unicode scalar values.
    pub span: Range<usize>,
    /// Its paragraph, counted from 1.
    pub paragraph: u32,
    /// Whether it is an item of a list.
    pub item: bool,
}

/// The sentences of `text`, in order.
#[must_use]
pub fn sentences(text: &[char]) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (number, block) in (1..).zip(blocks(text)) {
        for line in joined_lines(text, block) {
            let item = marker(text, line.start).is_some();
            let sentences = pieces(text, line).into_iter();
            found.extend(sentences.map(|span| Sentence { span, paragraph: number, item }));
        }
    }
    found
}

/// The paragraphs: what stands between empty lines.
fn blocks(text: &[char]) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for line in lines(text, 0..text.len()) {
        if trimmed(text, line.clone()).is_empty() {
            blocks.extend(open.take());
        } else {
            let start = open.map_or(line.start, |block: Range<usize>| block.start);
            open = Some(start..line.end);
        }
    }
    blocks.extend(open);
    blocks
}

fn lines(text: &[char], within: Range<usize>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = within.start;
    for at in within.clone() {
        if text.get(at) == Some(&'\n') {
            lines.push(start..at);
            start = at + 1;
        }
    }
    lines.push(start..within.end);
    lines
}

/// The lines of a paragraph, those joined again that were only wrapped.
fn joined_lines(text: &[char], block: Range<usize>) -> Vec<Range<usize>> {
    let lines = lines(text, block);
    let width = lines.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(before) if !breaks(text, before, &line, width) => before.end = line.end,
            _ => joined.push(line),
        }
    }
    joined.into_iter().map(|line| trimmed(text, line)).filter(|line| !line.is_empty()).collect()
}

/// Whether the line break between the two is meant: before a list item, behind a colon, and where the
/// first word of the next line would still have fitted, as behind a heading.
fn breaks(text: &[char], before: &Range<usize>, line: &Range<usize>, width: usize) -> bool {
    let last = trimmed(text, before.clone()).end.checked_sub(1).and_then(|at| text.get(at));
    let start = trimmed(text, line.clone()).start;
    let first_word = (start..line.end).take_while(|&at| text.get(at).is_some_and(|c| !c.is_whitespace())).count();
    let last_line = (before.start..before.end).rev().take_while(|&at| text.get(at) != Some(&'\n')).count();
    marker(text, start).is_some() || matches!(last, Some(':' | '：')) || last_line + 1 + first_word <= width
}

/// Where the words of a list item begin, when the line at `start` is one: `•`, `-`, `1.`, `(2)`, `一、`.
fn marker(text: &[char], start: usize) -> Option<usize> {
    let at = |offset: usize| text.get(start + offset).copied().unwrap_or(' ');
    if matches!(at(0), '•' | '·' | '‣' | '▪' | '●' | '○' | '■' | '*' | '–' | '—' | '-') && at(1).is_whitespace()
    {
        return Some(start + 2);
    }
    let open = usize::from(matches!(at(0), '(' | '（'));
    let digits = (open..open + 3).take_while(|&offset| at(offset).is_ascii_digit()).count();
    let closed = matches!(at(open + digits), '.' | ')' | '）' | '、' | '．');
    let spaced = at(open + digits + 1).is_whitespace() || at(open + digits) == '、';
    (digits > 0 && closed && spaced).then_some(start + open + digits + 1)
}

/// The sentences of one line of running text.
fn pieces(text: &[char], line: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = line.start;
    let mut at = marker(text, line.start).unwrap_or(line.start);
    while at < line.end {
        let end = behind_end(text, at, line.end);
        if let Some(end) = end.filter(|&end| ends_here(text, start, at, end, line.end)) {
            pieces.push(trimmed(text, start..end));
            start = end;
        }
        at = end.unwrap_or(at + 1);
    }
    pieces.push(trimmed(text, start..line.end));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Behind the run of end marks at `at` and the closing marks that follow it; `None` where no end mark stands.
fn behind_end(text: &[char], at: usize, limit: usize) -> Option<usize> {
    if !text.get(at).copied().is_some_and(is_end) {
        return None;
    }
    let mut end = at;
    while end < limit && text.get(end).copied().is_some_and(|c| is_end(c) || is_closing(c)) {
        end += 1;
    }
    Some(end)
}

const fn is_end(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡')
}

const fn is_closing(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '）' | '」' | '』' | '》' | '】')
}

const fn is_opening(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '（' | '「' | '『' | '《' | '【' | '•' | '—')
}

/// Whether the end marks from `at` to `end` end a sentence that began at `start`.
fn ends_here(text: &[char], start: usize, at: usize, end: usize, limit: usize) -> bool {
    if end >= limit {
        return true;
    }
    let mark = text.get(at).copied().unwrap_or(' ');
    let next = text.get(end).copied().unwrap_or(' ');
    if !matches!(mark, '.' | '!' | '?' | '…') {
        return !matches!(next, '，' | '、' | '；' | ',' | ';');
    }
    if !next.is_whitespace() {
        let glued = mark == '.' && end == at + 1 && starts_glued(text, at, end);
        return glued || (mark != '.' && is_han(next)) || (mark == '.' && is_han(next) && ends_han(text, at));
    }
    let begin = (end..limit).find(|&place| text.get(place).is_some_and(|c| !c.is_whitespace())).unwrap_or(limit);
    starts_sentence(text, begin) && !(mark == '.' && end == at + 1 && abbreviated(text, start, at, begin))
}

fn ends_han(text: &[char], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| text.get(before)).copied().is_some_and(is_han)
}

/// A missing space: `concern.The two sides`, but not `state.gov` and not `U.S.Secretary`.
fn starts_glued(text: &[char], at: usize, end: usize) -> bool {
    let small = |place: usize| text.get(place).is_some_and(|c| c.is_lowercase());
    let before = at >= 2 && small(at - 1) && small(at - 2);
    before && text.get(end).is_some_and(|c| c.is_uppercase()) && (small(end + 1) || text.get(end + 1) == Some(&' '))
}

/// Whether a sentence may begin at `at`: with a capital, a digit, a quotation mark or a Chinese character.
fn starts_sentence(text: &[char], at: usize) -> bool {
    let mut rest = text.iter().skip(at).copied();
    let first = rest.find(|&c| !is_opening(c)).unwrap_or(' ');
    first.is_uppercase() || first.is_ascii_digit() || (first.is_alphabetic() && !first.is_lowercase()) || first == '@'
}

/// Whether the point at `at` belongs to an abbreviation that does not end its sentence here.
fn abbreviated(text: &[char], start: usize, at: usize, begin: usize) -> bool {
    let mut from = at;
    while from > start && text.get(from - 1).is_some_and(|c| c.is_alphanumeric() || *c == '.') {
        from -= 1;
    }
    let word: String = text.get(from..at).unwrap_or_default().iter().collect();
    let next: String =
        text.iter().skip(begin).skip_while(|c| is_opening(**c)).take_while(|c| c.is_alphanumeric()).collect();
    if word.contains('.') || MAY_END.contains(&word.as_str()) {
        return !STARTERS.contains(&next.as_str());
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let numbered = BEFORE_NUMBERS.contains(&word.as_str()) && next.starts_with(|c: char| c.is_ascii_digit());
    initial && !STARTERS.contains(&next.as_str()) || numbered || NEVER_END.contains(&word.as_str())
}

/// Titles: a name follows.
const NEVER_END: [&str; 27] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Adm", "Lt", "Col", "Maj", "Capt", "Cmdr", "Sgt", "Gov", "Sen", "Rep",
    "Amb", "Hon", "St", "Rev", "Sec", "Pres", "vs", "approx", "Vice", "Brig", "Mt",
];

/// Abbreviations that a number follows.
const BEFORE_NUMBERS: [&str; 21] = [
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "No", "Nos", "Art", "Sec",
    "p", "pp", "para", "Vol", "vol",
];

/// Abbreviations that may close a sentence, as every one with inner points may (`U.S.`, `p.m.`).
const MAY_END: [&str; 8] = ["etc", "Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "al"];

/// Words that are capitalised only because a sentence begins: behind `U.S.` they tell a new sentence
/// from `U.S. Secretary`.
const STARTERS: [&str; 62] = [
    "The",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "It",
    "Its",
    "He",
    "She",
    "They",
    "We",
    "I",
    "Our",
    "His",
    "Her",
    "Their",
    "My",
    "You",
    "In",
    "On",
    "At",
    "As",
    "For",
    "From",
    "With",
    "By",
    "After",
    "Before",
    "During",
    "Following",
    "Since",
    "Both",
    "Each",
    "All",
    "Such",
    "And",
    "But",
    "However",
    "If",
    "When",
    "While",
    "Although",
    "There",
    "Here",
    "Also",
    "Regarding",
    "Concerning",
    "To",
    "Under",
    "What",
    "Not",
    "No",
    "Any",
    "Some",
    "Over",
    "Furthermore",
    "Moreover",
    "Meanwhile",
    "Finally",
    "Overall",
];

/// `span` without the white space at its ends.
fn trimmed(text: &[char], span: Range<usize>) -> Range<usize> {
    let blank = |at: &usize| text.get(*at).is_some_and(|c| c.is_whitespace() || *c == '\u{feff}');
    let start = span.clone().find(|at| !blank(at)).unwrap_or(span.end);
    let end = (start..span.end).rev().find(|at| !blank(at)).map_or(start, |last| last + 1);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let characters: Vec<char> = text.chars().collect();
        sentences(&characters).iter().map(|found| characters[found.span.clone()].iter().collect()).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        for whole in [
            "He met U.S. Secretary of State Antony J. Blinken on Oct. 31 at 3.5 percent.",
            "President Donald J. Trump and Gen. Li met at 9 a.m. on Sept. 3.",
            "It cost No. 1 place, vs. Mr. Li of Acme Inc. in Beijing; all was well.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn abbreviations_may_end_a_sentence() {
        assert_eq!(split("Trade, farming, etc. We agree."), ["Trade, farming, etc.", "We agree."]);
        assert_eq!(split("It hurts the U.S. The two sides met."), ["It hurts the U.S.", "The two sides met."]);
        assert_eq!(split("Is it so? Yes! “No.” He left."), ["Is it so?", "Yes!", "“No.”", "He left."]);
    }

    #[test]
    fn chinese_ends_with_its_closing_quotation_mark() {
        let text = "王毅表示：“台湾是中国的。两岸一家。”双方同意；继续沟通！好吗？";
        assert_eq!(split(text), ["王毅表示：“台湾是中国的。", "两岸一家。”", "双方同意；继续沟通！", "好吗？"]);
    }

    #[test]
    fn headings_and_list_items_stand_alone() {
        let text =
            "Outcomes\nThe two sides agreed on what\nis listed here:\n• Trade. More of it.\n• Talks\n\n1. One\n2. Two";
        let expected = [
            "Outcomes",
            "The two sides agreed on what\nis listed here:",
            "• Trade.",
            "More of it.",
            "• Talks",
            "1. One",
            "2. Two",
        ];
        assert_eq!(split(text), expected);
    }

    #[test]
    fn a_quotation_that_goes_on_in_small_letters_is_not_cut() {
        assert_eq!(split("“Really?” he asked. Fine."), ["“Really?” he asked.", "Fine."]);
    }

    #[test]
    fn nothing_holds_nothing() {
        assert!(split("").is_empty());
        assert!(split(" \n\n\u{feff} \n").is_empty());
    }
}
