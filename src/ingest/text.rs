//! Plain text: paragraphs as exact slices of the file, so that spans count in the file as given.
//!
//! The only work is to tell the line breaks apart. An empty line always ends a paragraph. A line break
//! alone ends one when the writer meant it to (one paragraph per line, list items, an indented first
//! line) and does not when an editor put it there because the line was full.

use unicode_width::UnicodeWidthStr;

use super::draft::{Draft, is_wide};
use super::front::{ends_sentence, is_heading};
use super::{Format, Paragraph, ParagraphKind, Problem};

/// The most lines that are read: the longest joint communiqués have a few thousand.
const MAX_LINES: usize = 500_000;

/// Reads `text`; every text is plain text, so only its length can be wrong.
pub(super) fn read(text: String) -> Result<Draft, Problem> {
    if text.bytes().filter(|byte| b"\n\r".contains(byte)).count() > MAX_LINES {
        return Err(Problem::TooMany { what: "lines", limit: MAX_LINES });
    }
    let paragraphs = blocks(&text).iter().flat_map(|block| paragraphs_of(block, &text)).collect();
    let mut draft = Draft::of_text(Format::Text, text);
    draft.paragraphs = paragraphs;
    Ok(draft)
}

/// A line with words, and where it stands.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    /// The line without the white space around it.
    words: &'a str,
    /// Where `words` starts in the text, in bytes.
    byte: usize,
    /// Where `words` starts in the text, in scalar values.
    start: usize,
    /// Columns of white space before the words.
    indent: usize,
    /// Columns up to the last word.
    width: usize,
}

/// The lines of `text` in blocks, as empty lines divide them.
fn blocks(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut blocks = vec![Vec::new()];
    let (mut byte, mut start) = (0, 0);
    for raw in text.split_inclusive(['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let words = raw.trim();
        let before = raw.split_at(raw.len() - raw.trim_start().len()).0;
        if !words.is_empty() {
            let indent = before.width() + 3 * before.matches('\t').count();
            let line = Line {
                words,
                byte: byte + before.len(),
                start: start + before.chars().count(),
                indent,
                width: indent + words.width(),
            };
            if let Some(block) = blocks.last_mut() {
                block.push(line);
            }
        } else if raw != "\n" || !text.get(..byte).unwrap_or_default().ends_with('\r') {
            // A line feed after a carriage return ends the same line; every other empty line ends the block.
            blocks.push(Vec::new());
        }
        byte += raw.len();
        start += raw.chars().count();
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The paragraphs of one block.
fn paragraphs_of(block: &[Line<'_>], text: &str) -> Vec<Paragraph> {
    let widest = block.iter().map(|line| line.width).max().unwrap_or_default();
    let mut groups: Vec<(Option<usize>, Vec<Line<'_>>)> = Vec::new();
    for &line in block {
        let marker = marker(line.words);
        match groups.last_mut() {
            Some((item, lines)) if continues(*item, lines, line, marker, widest) => lines.push(line),
            _ => groups.push((marker.map(|marker| marker.length), vec![line])),
        }
    }
    let alone = groups.len() == 1;
    groups.iter().filter_map(|(item, lines)| paragraph(*item, lines, alone, text)).collect()
}

/// Whether `line` goes on with the paragraph made of `lines`; `item` is set in a list item.
fn continues(item: Option<usize>, lines: &[Line<'_>], line: Line<'_>, marker: Option<Marker>, widest: usize) -> bool {
    let Some(before) = lines.last() else { return false };
    let closed = ends_sentence(before.words) || before.words.ends_with([':', ';', '：', '；']);
    // A dash or a number may also be an ordinary word that a full line pushed to the next one.
    if marker.is_some_and(|marker| marker.sure || closed || item.is_some()) {
        return false;
    }
    // An indented first line, two blanks or 　　, unless the lines of a list item hang under its words.
    if item.is_none() && line.indent >= 2 && line.indent > before.indent {
        return false;
    }
    was_full(*before, line, widest) || (!closed && goes_on(before.words, line.words))
}

/// Columns of the widest lines that editors and mail programs wrap at; longer lines are paragraphs.
const WRAP_AT_MOST: usize = 100;

/// Columns below which nobody wraps prose.
const WRAP_AT_LEAST: usize = 40;

/// Whether the first word of `next` would not have fitted on `line`, so that an editor broke it there.
fn was_full(line: Line<'_>, next: Line<'_>, widest: usize) -> bool {
    let wide = |letter: char| if is_wide(letter) { Some(2) } else { None };
    let first_word = next.words.split_whitespace().next().unwrap_or_default();
    let needed = next.words.chars().next().and_then(wide).unwrap_or_else(|| 1 + first_word.width());
    (WRAP_AT_LEAST..=WRAP_AT_MOST).contains(&widest) && line.width + needed > widest
}

/// Whether the sentence of `before` visibly goes on in `next`: a comma, or a small letter.
fn goes_on(before: &str, next: &str) -> bool {
    before.ends_with([',', '，', '、', '-', '–', '—']) || next.chars().next().is_some_and(char::is_lowercase)
}

/// What introduces a list item.
#[derive(Clone, Copy)]
struct Marker {
    /// Its length with the white space after it, in bytes.
    length: usize,
    /// Whether it can be nothing else: a bullet is, a dash or a number may be part of a sentence.
    sure: bool,
}

/// The list marker `words` starts with.
fn marker(words: &str) -> Option<Marker> {
    let (sure, rest) = if let Some(rest) = words.strip_prefix(['•', '●', '▪', '■', '◦', '‣', '○', '·', '➢', '\u{f0b7}'])
    {
        (true, rest)
    } else if let Some(rest) = words.strip_prefix(['-', '*', '–', '—', '+']) {
        (false, rest)
    } else {
        (false, after_number(words)?)
    };
    let blank = rest.starts_with(char::is_whitespace);
    let rest = rest.trim_start();
    ((blank || sure) && !rest.is_empty()).then(|| Marker { length: words.len() - rest.len(), sure })
}

/// What follows `1.`, `12)` or `(3)`.
fn after_number(words: &str) -> Option<&str> {
    let open = words.strip_prefix('(');
    let digits = open.unwrap_or(words);
    let rest = digits.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if !(1..=2).contains(&(digits.len() - rest.len())) {
        return None;
    }
    if open.is_some() { rest.strip_prefix(')') } else { rest.strip_prefix(['.', ')']) }
}

/// The paragraph that `lines` make; `alone` when empty lines stand before and after it.
fn paragraph(item: Option<usize>, lines: &[Line<'_>], alone: bool, text: &str) -> Option<Paragraph> {
    let (first, last) = (lines.first()?, lines.last()?);
    let skip = item.unwrap_or_default();
    let slice = text.get(first.byte + skip..last.byte + last.words.len())?;
    if !slice.chars().any(char::is_alphanumeric) {
        return None;
    }
    let skipped = first.words.get(..skip)?.chars().count();
    let kind = match item {
        Some(_) => ParagraphKind::ListItem,
        None if lines.len() == 1 && (alone || first.start == 0) && is_heading(slice) => ParagraphKind::Heading,
        None => ParagraphKind::Text,
    };
    Some(Paragraph { kind, text: slice.to_owned(), start: first.start + skipped })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParagraphKind::{Heading, ListItem, Text};

    fn paragraphs(text: &str) -> Vec<(ParagraphKind, String)> {
        let draft = read(text.to_owned()).unwrap();
        for paragraph in &draft.paragraphs {
            let slice: String = text.chars().skip(paragraph.start).take(paragraph.text.chars().count()).collect();
            assert_eq!(slice, paragraph.text, "not a slice");
        }
        draft.paragraphs.into_iter().map(|paragraph| (paragraph.kind, paragraph.text)).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        paragraphs(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn empty_lines_divide_paragraphs() {
        assert_eq!(texts("\n The ministers met.\r\n\r\n\r\nThey spoke. \n"), ["The ministers met.", "They spoke."]);
        assert_eq!(texts("双方会谈。\n\n会谈坦诚。"), ["双方会谈。", "会谈坦诚。"]);
        assert_eq!(texts("Reçu à l’Élysée.\r\rFin."), ["Reçu à l’Élysée.", "Fin."]);
        assert_eq!(texts(""), Vec::<String>::new());
    }

    #[test]
    fn hard_wrapped_lines_stay_in_one_paragraph() {
        let wrapped = "The Foreign Minister of Fredonia met the Foreign Minister of\r\nSylvania in Fredonia City. They had an exchange of views on the\r\nrelations of the two countries.";
        assert_eq!(texts(wrapped), [wrapped]);
        let chinese = "弗里多尼亚外交部长同西尔瓦尼亚外交部长举行会谈，双方\n就两国关系和共同关心的国际和地区问题坦诚深入地交换了\n意见。";
        assert_eq!(texts(chinese), [chinese]);
    }

    #[test]
    fn one_paragraph_per_line_needs_no_empty_lines() {
        let long = "The Foreign Minister of Fredonia said that both sides should keep the channels of communication open at all levels.";
        assert_eq!(texts(&format!("{long}\n{long}\nHe left.")), [long, long, "He left."]);
        assert_eq!(texts("　　外长会见来访客人。\n　　双方交换意见。"), ["外长会见来访客人。", "双方交换意见。"]);
    }

    #[test]
    fn list_items_lose_their_marker_only() {
        let list = "The sides agreed to:\n- open the bridge\n- 会谈\n  on trade\n(1) été\n2. buy grain";
        let expected = [
            (Text, "The sides agreed to:"),
            (ListItem, "open the bridge"),
            (ListItem, "会谈\n  on trade"),
            (ListItem, "été"),
            (ListItem, "buy grain"),
        ];
        assert_eq!(paragraphs(list), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn dash_at_the_start_of_a_full_line_is_no_list() {
        let text = "The Deputy Minister raised her concerns in private as we have in public\n– about a range of actions that run counter to our values and of others";
        assert_eq!(texts(text).len(), 1);
    }

    #[test]
    fn short_line_alone_is_a_heading_and_a_long_one_is_not() {
        let text = "Readout of the Call\n\nThe ministers spoke.\n\n安全合作\n\n双方会谈。";
        let kinds: Vec<ParagraphKind> = paragraphs(text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Heading, Text, Heading, Text]);
        let post = "On Oct. 31, Defence Minister Strand met with his counterpart @Someone on the sidelines of the meeting in the capital of Fredonia, far away";
        assert_eq!(paragraphs(post).first().unwrap().0, Text);
    }
}
