//! The text layer of a PDF → paragraphs: lines rejoined, hyphenation mended, page furniture left out.
//!
//! The library that parses PDF is young, so it stands behind [`Pages`], is pinned, and can be left out
//! with the feature `pdf`. What makes paragraphs of lines is ours and does not know it.

#[cfg(feature = "pdf")]
mod boss;
#[cfg(feature = "pdf")]
mod cost;

use super::draft::{Draft, is_han, is_wide};
use super::front::ends_sentence;
use super::{Format, ParagraphKind, Problem, nesting};

/// A library that can lay out the pages of a PDF.
trait Pages {
    /// The blocks of all pages in reading order.
    fn blocks(bytes: &[u8]) -> Result<Document, Problem>;
}

/// What a library found.
#[derive(Debug, Default)]
struct Document {
    title: Option<String>,
    language: Option<String>,
    pages: Vec<Vec<Block>>,
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    kind: ParagraphKind,
    lines: Vec<String>,
}

/// Reads the PDF `bytes`.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Problem> {
    nesting::pdf(bytes)?;
    #[cfg(feature = "pdf")]
    let document = boss::PdfBoss::blocks(bytes)?;
    #[cfg(not(feature = "pdf"))]
    let document = NoLibrary::blocks(bytes)?;
    if document.pages.iter().flatten().all(|block| block.lines.iter().all(|line| line.trim().is_empty())) {
        return Err(Problem::ImageOnly);
    }
    Ok(draft(document))
}

/// Stands in when the program is built without a PDF library.
#[cfg(not(feature = "pdf"))]
struct NoLibrary;

#[cfg(not(feature = "pdf"))]
impl Pages for NoLibrary {
    fn blocks(_: &[u8]) -> Result<Document, Problem> {
        Err(Problem::NoPdfSupport)
    }
}

/// Makes paragraphs of blocks.
fn draft(document: Document) -> Draft {
    let mut draft = Draft::new(Format::Pdf);
    draft.declared_language = document.language;
    let furniture = repeated_lines(&document.pages);
    let blocks = document.pages.into_iter().flat_map(|page| without_furniture(page, &furniture));
    for block in rejoined(blocks) {
        draft.push(block.kind, &without_gaps(&unwrapped(&block.lines)));
    }
    // A PDF's title property is often a file name: it counts only where the text has it too.
    draft.title = document.title.filter(|title| draft.text.contains(title.as_str()));
    draft
}

/// On how many pages a line must return to be a header or a footer.
const RETURNS: usize = 3;

/// The first and last lines of pages that return on others, page numbers aside.
fn repeated_lines(pages: &[Vec<Block>]) -> Vec<String> {
    let edges = pages.iter().flat_map(|page| edge_lines(page)).map(|line| without_digits(line));
    let mut seen: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for edge in edges {
        *seen.entry(edge).or_default() += 1;
    }
    seen.into_iter().filter(|(_, count)| *count >= RETURNS).map(|(line, _)| line).collect()
}

/// The first and the last line of a page.
fn edge_lines(page: &[Block]) -> impl Iterator<Item = &String> {
    let first = page.first().and_then(|block| block.lines.first());
    let last = page.last().and_then(|block| block.lines.last());
    first.into_iter().chain(last)
}

fn without_digits(line: &str) -> String {
    line.chars().filter(|letter| !letter.is_ascii_digit() && !letter.is_whitespace()).collect()
}

/// `page` without headers, footers and page numbers at its edges.
fn without_furniture(mut page: Vec<Block>, furniture: &[String]) -> Vec<Block> {
    let is_furniture = |line: &String| is_page_number(line) || furniture.contains(&without_digits(line));
    if let Some(block) = page.last_mut()
        && block.lines.last().is_some_and(is_furniture)
    {
        block.lines.pop();
    }
    if let Some(block) = page.first_mut()
        && block.lines.first().is_some_and(is_furniture)
    {
        block.lines.remove(0);
    }
    page.retain(|block| !block.lines.is_empty());
    page
}

/// Whether `line` is a page number: `3`, `- 3 -`, `Page 3 of 7`, `第3页`.
fn is_page_number(line: &str) -> bool {
    let rest: String =
        without_digits(line).to_lowercase().chars().filter(|letter| !"-–—/|".contains(*letter)).collect();
    line.chars().any(|letter| letter.is_ascii_digit())
        && ["", "page", "pageof", "第页", "第页共页"].contains(&rest.as_str())
}

/// Joins a block to the one before it where the sentence plainly goes on: at the end of a page, mostly.
fn rejoined(blocks: impl Iterator<Item = Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::new();
    for block in blocks {
        match joined.last_mut() {
            Some(before) if goes_on(before, &block) => before.lines.extend(block.lines),
            _ => joined.push(block),
        }
    }
    joined
}

/// Whether the sentence at the end of `before` goes on in `next`.
fn goes_on(before: &Block, next: &Block) -> bool {
    let (Some(last), Some(first)) = (before.lines.last(), next.lines.first()) else { return false };
    let open = !ends_sentence(last) && !last.trim_end().ends_with([':', '：']);
    let small = first.trim_start().chars().next().is_some_and(|letter| letter.is_lowercase() || is_han(letter));
    before.kind != ParagraphKind::Heading && next.kind == ParagraphKind::Text && open && small
}

/// One line of `lines`; a hyphen at the end of one, before a small letter, is the printer's.
fn unwrapped(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let line = line.trim();
        let small = line.chars().next().is_some_and(char::is_lowercase);
        let soft = text.ends_with('\u{ad}');
        let broken = text.ends_with('-') && text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if soft || (broken && small && !is_compound(&text, line)) {
            text.pop();
        } else if !text.is_empty() && !broken {
            text.push('\n');
        }
        text.push_str(line);
    }
    text.replace('\u{ad}', "")
}

/// `text` without the gaps that a typesetter leaves between Chinese characters and numbers: 2024 年 5 月.
fn without_gaps(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_gap = |at: usize| {
        let (before, after) = (at.checked_sub(1).and_then(|at| letters.get(at)), letters.get(at + 1));
        let pair = before.zip(after);
        letters.get(at) == Some(&' ')
            && pair.is_some_and(|(&a, &b)| (is_wide(a) && b.is_ascii_digit()) || (a.is_ascii_digit() && is_wide(b)))
    };
    letters.iter().enumerate().filter(|(at, _)| !is_gap(*at)).map(|(_, letter)| letter).collect()
}

/// Whether the word broken after `text` has another hyphen, or its first part is one that English writes
/// with one: `one-to-one`, `long-term`; the hyphen then belongs to it.
fn is_compound(text: &str, next: &str) -> bool {
    const FIRST_PARTS: [&str; 22] = [
        "long", "short", "well", "high", "low", "self", "cross", "anti", "non", "pre", "post", "co", "so", "people",
        "win", "one", "two", "multi", "in", "follow", "face", "law",
    ];
    let last = text.trim_end_matches('-').rsplit(char::is_whitespace).next().unwrap_or_default();
    let first = next.split_whitespace().next().unwrap_or_default();
    last.contains('-') || first.contains('-') || FIRST_PARTS.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    fn text(words: &[&str]) -> Block {
        Block { kind: ParagraphKind::Text, lines: lines(words) }
    }

    fn draft_of(pages: Vec<Vec<Block>>) -> Vec<String> {
        let document = Document { pages, ..Document::default() };
        draft(document).paragraphs.into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn hyphens_of_the_printer_go_and_those_of_the_word_stay() {
        assert_eq!(unwrapped(&lines(&["a candid ex-", "change of views"])), "a candid exchange of views");
        assert_eq!(unwrapped(&lines(&["the long-", "term goal"])), "the long-term goal");
        assert_eq!(unwrapped(&lines(&["the U.S.-", "Sylvania talks"])).replace('\n', " "), "the U.S.- Sylvania talks");
        assert_eq!(unwrapped(&lines(&["énergie re\u{ad}", "nouvelable"])), "énergie renouvelable");
        assert_eq!(unwrapped(&[]), "");
    }

    #[test]
    fn gaps_around_numbers_in_chinese_go() {
        assert_eq!(without_gaps("2024 年 5 月 3 日，G 20 与 Élysée 5 时"), "2024年5月3日，G 20与 Élysée 5时");
        assert_eq!(without_gaps(""), "");
    }

    #[test]
    fn paragraphs_go_on_over_the_page() {
        let pages = vec![
            vec![text(&["The ministers", "agreed to keep"]), text(&["Ministry of Fredonia 1"])],
            vec![text(&["channels open."]), text(&["Next point."]), text(&["Ministry of Fredonia 2"])],
            vec![text(&["双方就两国关系"]), text(&["Ministry of Fredonia 3"])],
            vec![text(&["交换意见。"]), text(&["- 4 -"])],
        ];
        assert_eq!(
            draft_of(pages),
            ["The ministers agreed to keep channels open.", "Next point.", "双方就两国关系交换意见。"]
        );
        assert_eq!(draft_of(Vec::new()), Vec::<String>::new());
    }
}
