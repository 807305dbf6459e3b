//! pdfboss, the library behind `Pages`; nothing else names its types.

use pdfboss_core::{Document as File, Error, Immediate, source::block_on};
use pdfboss_output::{Block as Laid, Line, PageLayout, ReadingOrder, Role, document_layout, retain_spans_on_page};
use pdfboss_text::{FontCache, TextSpan, extract_spans_reporting_cached_with, structure_for};

use unicode_width::UnicodeWidthStr;

use super::{Block, Document, Pages, cost};
use crate::ingest::draft::is_wide;
use crate::ingest::front::ends_sentence;
use crate::ingest::{ParagraphKind, Problem};

/// The most pages that are read; the longest joint communiqués have about thirty.
const MAX_PAGES: usize = 500;

/// The most characters of all pages together: a thousand dense pages.
const MAX_LETTERS: usize = 4_000_000;

pub(super) struct PdfBoss;

impl Pages for PdfBoss {
    fn blocks(bytes: &[u8]) -> Result<Document, Problem> {
        let file = File::load(bytes.to_vec()).map_err(problem)?;
        if file.is_locked() {
            return Err(Problem::Encrypted);
        }
        if file.page_count() > MAX_PAGES {
            return Err(Problem::TooMany { what: "pages", limit: MAX_PAGES });
        }
        cost::check(&file)?;
        let layouts = document_layout(&spans(&file)?);
        let title = file.metadata().title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
        Ok(Document { title, language: file.language(), pages: layouts.into_iter().map(page).collect() })
    }
}

fn problem(error: Error) -> Problem {
    match error {
        Error::Encrypted => Problem::Encrypted,
        other => Problem::Damaged { format: "PDF", detail: other.to_string() },
    }
}

/// The runs of text of every page, in the order of the structure tree: the author's own, where there is one.
fn spans(file: &File) -> Result<Vec<(Vec<TextSpan>, ReadingOrder)>, Problem> {
    const ORDER: ReadingOrder = ReadingOrder::StructureTree;
    let (fonts, layers, structure) = (FontCache::default(), file.oc_state(), structure_for(file, ORDER));
    let mut letters = 0;
    let read_page = |index| {
        let page = file.page(index).map_err(problem)?;
        let (layers, structure) = (layers.as_ref(), structure.as_ref());
        let reading = extract_spans_reporting_cached_with(Immediate(file), &page, &fonts, layers, structure, ORDER);
        let (mut spans, report) = block_on(reading).map_err(problem)?;
        retain_spans_on_page(&mut spans, &page);
        letters += spans.iter().map(|span| span.text.len()).sum::<usize>();
        if letters > MAX_LETTERS {
            return Err(Problem::TooMany { what: "characters", limit: MAX_LETTERS });
        }
        Ok((spans, report.order))
    };
    (0..file.page_count()).map(read_page).collect()
}

/// The blocks of one page, without its headers and footers.
fn page(layout: PageLayout) -> Vec<Block> {
    layout.blocks.into_iter().flat_map(blocks).collect()
}

fn blocks(block: Laid) -> Vec<Block> {
    match block {
        Laid::Heading { lines, .. } => vec![of(ParagraphKind::Heading, &lines)],
        Laid::Paragraph { role: Role::PageHeader | Role::PageFooter, .. } => Vec::new(),
        Laid::Paragraph { lines, .. } => {
            paragraphs(&lines).into_iter().map(|part| of(ParagraphKind::Text, part)).collect()
        }
        Laid::List { items, .. } => items
            .into_iter()
            .map(|item| without_marker(of(ParagraphKind::ListItem, &item.lines), item.marker_len))
            .collect(),
        Laid::Table { rows, .. } => rows
            .into_iter()
            .map(|row| {
                let cells: Vec<String> =
                    row.into_iter().filter_map(|cell| cell.line).map(|line| words(&line)).collect();
                Block { kind: ParagraphKind::Text, lines: vec![cells.join(" ")] }
            })
            .collect(),
    }
}

/// Parts lines that the library holds for one paragraph because no gap divides them: a paragraph also ends
/// where a sentence does and the next line is indented, or would have begun on this one.
fn paragraphs(lines: &[Line]) -> Vec<&[Line]> {
    let left = lines.iter().map(|line| line.x).fold(f32::INFINITY, f32::min);
    let right = lines.iter().map(|line| line.end_x).fold(f32::NEG_INFINITY, f32::max);
    let ends = |line: &Line, next: &Line| {
        let text = words(line);
        let closed = ends_sentence(&text) || text.trim_end().ends_with([':', '：']);
        let indented = next.x > left + next.size * 0.8;
        closed && (indented || line.end_x + first_word(next) < right)
    };
    lines.chunk_by(|line, next| !ends(line, next)).collect()
}

/// How wide a blank and the first word of `line` are. A column of text is about half as wide as the type is
/// high; 0.6 leaves the paragraph whole where that is a close call.
#[expect(clippy::cast_precision_loss, reason = "a line has a few hundred columns")]
fn first_word(line: &Line) -> f32 {
    let text = words(line);
    let word = text.split_whitespace().next().unwrap_or_default();
    // Chinese breaks after any character.
    let columns = if word.starts_with(is_wide) { 2 } else { 1 + word.width() };
    columns as f32 * line.size * 0.6
}

fn of(kind: ParagraphKind, lines: &[Line]) -> Block {
    Block { kind, lines: lines.iter().map(words).collect() }
}

/// The words of a line. Private-use characters stand for glyphs only the file's own font can show: a
/// bullet at the start of a line, a lost character elsewhere.
fn words(line: &Line) -> String {
    let text: String = line.inlines.iter().map(|inline| inline.text.as_str()).collect();
    let is_private = |letter: char| matches!(letter, '\u{e000}'..='\u{f8ff}');
    let bare = text.trim_start_matches(|letter: char| is_private(letter) || letter.is_whitespace());
    bare.chars().map(|letter| if is_private(letter) { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}

/// `item` without the marker of `length` characters its first line starts with.
fn without_marker(mut item: Block, length: usize) -> Block {
    if let Some(first) = item.lines.first_mut() {
        *first = first.trim_start().chars().skip(length).collect();
    }
    item
}
