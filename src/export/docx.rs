//! The two-column table for Word and LibreOffice: a heading, one table, the list of sources, the foot.
//!
//! The table is what the users send: its columns have widths of their own, its head is repeated on every
//! page, and every source is a link into the list at the end.

use std::io::{self, Cursor, Write};

use docx_rs::{
    AlignmentType, Docx, Footer, Hyperlink, HyperlinkType, LineSpacing, PageMargin, PageNum, PageOrientationType,
    Paragraph, Run, RunFonts, Shading, Style, StyleType, Table, TableCell, TableCellMargins, TableLayoutType, TableRow,
    WidthType,
};
use maud::html;

use super::sources::{self, Sources};
use super::table::{self, Cell, NOTE, Note, POINT, Said};
use super::{Exported, foot};
use crate::model::{Document, Row, Side};
use crate::text;

/// A4 on its side, with margins of 2 cm, in twentieths of a point.
const PAGE: (u32, u32) = (16838, 11906);
const MARGIN: i32 = 1134;
/// The columns fill the page between the margins; the sides' are equal.
const COLUMNS: [usize; 4] = [1870, 5100, 5100, 2500];

/// Sizes are in half points: 9.5 points keep three or four rows on a page.
const BODY: usize = 19;
const SMALL: usize = 16;
/// A grey with a contrast of 7 to white.
const FAINT: &str = "595959";
const HEAD_GROUND: &str = "ECEBE7";

/// Writes the document.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut bytes = Cursor::new(Vec::new());
    let mut parts = document(exported).build();
    parts.document = with_repeated_head(&parts.document);
    parts.doc_props.core = properties(exported);
    parts.pack(&mut bytes).map_err(io::Error::other)?;
    out.write_all(bytes.get_ref())
}

fn document(exported: &Exported<'_>) -> Docx {
    let sources = Sources::of(exported);
    let mut docx = page();
    docx = docx.add_paragraph(styled("Heading1").add_run(run(&table::title(exported))));
    docx = docx.add_paragraph(plain(&table::who(exported)));
    for side in Side::BOTH {
        docx = docx.add_paragraph(plain(&foot::holdings(exported, side)));
    }
    docx = docx.add_table(comparison(exported, &sources));
    docx = docx.add_paragraph(styled("Heading2").add_run(run("Sources")));
    for (number, document) in sources.iter() {
        docx = docx.add_paragraph(source(number, document));
    }
    docx = docx.add_paragraph(styled("Heading2").add_run(run("About this comparison")));
    foot::sentences(exported).iter().fold(docx, |docx, sentence| docx.add_paragraph(plain(sentence)))
}

/// The looks of evidence and of silences: styles of their own, which the user can change in one place.
const EVIDENCE: &str = "Evidence";
const SILENCE: &str = "Silence";

/// A style for words within a paragraph.
fn look(name: &str) -> Style {
    Style::new(name, StyleType::Character).name(name).color(FAINT)
}

/// An empty document with its page and its styles.
fn page() -> Docx {
    let margin = PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN);
    // Without a face for East Asian text, Word sets Chinese in whatever the machine thinks of first.
    let fonts = RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri").east_asia("Microsoft YaHei");
    let heading = |id: &str, name: &str, size| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .size(size)
            .bold()
            .line_spacing(LineSpacing::new().before(200).after(80))
    };
    let number = Paragraph::new().align(AlignmentType::Right).add_page_num(PageNum::new());
    Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(BODY)
        .default_line_spacing(LineSpacing::new().after(60))
        .add_style(heading("Heading1", "heading 1", 32))
        .add_style(heading("Heading2", "heading 2", 24))
        .add_style(look(EVIDENCE).size(SMALL))
        .add_style(look(SILENCE).italic())
        .footer(Footer::new().add_paragraph(number))
}

fn comparison(exported: &Exported<'_>, sources: &Sources<'_>) -> Table {
    let sides = exported.meeting.sides.as_ref().map(|party| party.name.as_str());
    let names = [POINT, sides.left, sides.right, NOTE];
    let ground = || Shading::new().color("auto").fill(HEAD_GROUND);
    let head = names.map(|name| vec![Paragraph::new().add_run(run(name).bold())]);
    let head = cells(head).into_iter().map(|cell| cell.shading(ground())).collect();
    // The mark of the only row that may not be split is also where the head's own is put in.
    let mut rows = vec![TableRow::new(head).cant_split()];
    for group in exported.groups() {
        let label = table::label(exported, &group);
        rows.extend(
            group.rows.iter().map(|(number, row)| line(exported, sources, &format!("Row {number}: {label}"), row)),
        );
    }
    Table::new(rows)
        .set_grid(COLUMNS.to_vec())
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(60, 100, 40, 100))
        .width(COLUMNS.iter().sum(), WidthType::Dxa)
}

fn line(exported: &Exported<'_>, sources: &Sources<'_>, point: &str, row: &Row) -> TableRow {
    let side = |side| match table::cell(exported, sources, row, side) {
        Cell::Said(said) => said.iter().flat_map(statement).collect(),
        Cell::Absent(words) => vec![Paragraph::new().add_run(run(&words).style(SILENCE))],
    };
    let notes = table::notes(exported, sources, row).iter().map(note).collect();
    let [left, right] = Side::BOTH.map(side);
    TableRow::new(cells([vec![plain(point)], left, right, notes]))
}

/// The cells of a row; Word takes no cell without a paragraph.
fn cells(paragraphs: [Vec<Paragraph>; 4]) -> Vec<TableCell> {
    let columns = paragraphs.into_iter().zip(COLUMNS);
    columns
        .map(|(mut paragraphs, width)| {
            if paragraphs.is_empty() {
                paragraphs.push(Paragraph::new());
            }
            let cell = TableCell::new().width(width, WidthType::Dxa);
            paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
        })
        .collect()
}

/// The words, then who speaks, how, and where they stand.
fn statement(said: &Said<'_>) -> [Paragraph; 2] {
    let mut words = Paragraph::new();
    if let Some(voice) = &said.voice {
        words = words.add_run(run(&format!("[{voice}] ")).bold());
    }
    for (quoted, stretch) in said.stretches() {
        words = words.add_run(if quoted { run(&stretch).bold() } else { run(&stretch) });
    }
    let evidence = said.evidence();
    let evidence = if evidence.is_empty() { evidence } else { format!("{evidence} · ") };
    [words, Paragraph::new().add_run(small(&evidence)).add_hyperlink(to_source(said.source))]
}

fn note(note: &Note) -> Paragraph {
    let paragraph = Paragraph::new().add_run(small(&note.words));
    note.sources
        .iter()
        .fold(paragraph, |paragraph, source| paragraph.add_run(small(" ")).add_hyperlink(to_source(*source)))
}

/// The number of a source, as a link into the list.
fn to_source(number: usize) -> Hyperlink {
    Hyperlink::new(format!("source-{number}"), HyperlinkType::Anchor).add_run(small(&format!("[{number}]")))
}

/// One entry of the list of sources.
fn source(number: usize, document: &Document) -> Paragraph {
    let issuer = document.issuer.iter().map(|issuer| format!("{issuer}. ")).collect::<String>();
    let mut paragraph = Paragraph::new()
        .add_bookmark_start(number, format!("source-{number}"))
        .add_run(run(&format!("[{number}] ")))
        .add_bookmark_end(number)
        .add_run(run(&issuer))
        .add_run(run(&document.title).italic())
        .add_run(run(&format!(". {} ", sources::particulars(document))));
    if let Some(url) = &document.url {
        let shown = run(url).underline("single");
        paragraph = match sources::web_address(document) {
            Some(address) => paragraph.add_hyperlink(Hyperlink::new(address, HyperlinkType::External).add_run(shown)),
            None => paragraph.add_run(run(url)),
        };
    }
    document.note.iter().fold(paragraph, |paragraph, note| paragraph.add_run(small(&format!(" {note}"))))
}

fn styled(style: &str) -> Paragraph {
    Paragraph::new().style(style)
}

fn plain(words: &str) -> Paragraph {
    Paragraph::new().add_run(run(words))
}

/// Words in a run: without the control characters that XML forbids.
fn run(words: &str) -> Run {
    Run::new().add_text(text::safe(words))
}

fn small(words: &str) -> Run {
    run(words).style(EVIDENCE)
}

/// The document with its head repeated on every page, which docx-rs has no name for. The texts are escaped
/// in it, so the mark that is looked for stands in no text.
fn with_repeated_head(document: &[u8]) -> Vec<u8> {
    const MARK: &str = "<w:cantSplit />";
    let document = String::from_utf8_lossy(document);
    document.replacen(MARK, "<w:cantSplit /><w:tblHeader />", 1).into_bytes()
}

/// The document's properties: its title, and no date, for the same meeting gives the same file on any day.
fn properties(exported: &Exported<'_>) -> Vec<u8> {
    let properties = html! {
        cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
            xmlns:dc="http://purl.org/dc/elements/1.1/" {
            dc:title { (table::title(exported)) }
            dc:creator { "counterpart " (env!("CARGO_PKG_VERSION")) }
            dc:language { "en" }
        }
    };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{}", properties.0).into_bytes()
}
