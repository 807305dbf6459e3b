//! The two-column table in Markdown, as GitHub and Obsidian render it, with its sources as footnotes.

use std::io::{self, Write};

use super::sources::{self, Sources};
use super::table::{self, Cell, NOTE, Note, POINT, Said};
use super::{Exported, foot};
use crate::model::{Row, Side};
use crate::text;

/// Writes the heading, the table, the foot and the footnotes.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sources = Sources::of(exported);
    head(exported, out)?;
    for group in exported.groups() {
        let label = escaped(&table::label(exported, &group));
        for (number, row) in &group.rows {
            line(exported, &sources, &format!("Row {number}: {label}"), row, out)?;
        }
    }
    writeln!(out)?;
    for sentence in foot::sentences(exported) {
        writeln!(out, "> {}", escaped(&text::safe(&sentence)))?;
    }
    writeln!(out)?;
    footnotes(&sources, out)
}

/// The title, who met, what is held of each side, and the head of the table.
fn head(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n\n{}\n", escaped(&table::title(exported)), escaped(&table::who(exported)))?;
    for side in Side::BOTH {
        writeln!(out, "- {}", escaped(&text::safe(&foot::holdings(exported, side))))?;
    }
    let names = exported.meeting.sides.as_ref().map(|party| escaped(&text::safe(&party.name)));
    writeln!(out, "\n| {POINT} | {} | {} | {NOTE} |\n| --- | --- | --- | --- |", names.left, names.right)
}

/// One row of the table.
fn line(exported: &Exported<'_>, sources: &Sources<'_>, point: &str, row: &Row, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "| {point} |")?;
    for side in Side::BOTH {
        let words = match table::cell(exported, sources, row, side) {
            Cell::Said(said) => said.iter().map(statement).collect::<Vec<_>>().join("<br><br>"),
            Cell::Absent(words) => format!("*{}*", escaped(&words)),
        };
        write!(out, " {words} |")?;
    }
    let notes: Vec<String> = table::notes(exported, sources, row).iter().map(note).collect();
    writeln!(out, " {} |", notes.join("<br>"))
}

/// A statement: the words with their footnote, and below them who speaks, how, and where.
fn statement(said: &Said<'_>) -> String {
    let voice = said.voice.iter().map(|voice| format!("**{}:** ", escaped(voice))).collect::<String>();
    let words: String = said.stretches().iter().map(|(_, words)| escaped(words)).collect();
    let evidence = said.evidence();
    let evidence = if evidence.is_empty() { evidence } else { format!("<br>*{}*", escaped(&evidence)) };
    format!("{voice}{}[^s{}]{evidence}", words.trim(), said.source)
}

/// A remark, with footnotes for the sources it names.
fn note(note: &Note) -> String {
    let marks: String = note.sources.iter().map(|source| format!("[^s{source}]")).collect();
    let space = if marks.is_empty() { "" } else { " " };
    format!("{}{space}{marks}", escaped(&note.words))
}

/// The sources, each on a line of its own.
fn footnotes(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (number, document) in sources.iter() {
        write!(out, "[^s{number}]:")?;
        document.issuer.iter().try_for_each(|issuer| write!(out, " {}.", escaped(&text::safe(issuer))))?;
        write!(out, " {}.", escaped(&text::safe(&document.title)))?;
        match (sources::web_address(document), &document.url) {
            (Some(url), _) => write!(out, " <{url}>.")?,
            (None, Some(url)) => write!(out, " {}.", escaped(&text::safe(url)))?,
            (None, None) => {}
        }
        write!(out, " {}", escaped(&sources::particulars(document)))?;
        document.note.iter().try_for_each(|note| write!(out, " {}", escaped(&text::safe(note))))?;
        writeln!(out)?;
    }
    Ok(())
}

/// Text that Markdown leaves as it is, in a table cell too. Beside CommonMark's own signs these are
/// the table's `|`, mathematics (`$`), and Obsidian's highlights, comments and tags (`=`, `%`, `#`).
/// A sign that only means something doubled or before a word is left alone elsewhere, so that the text
/// stays readable as text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' if next.is_alphanumeric() || next == '#' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => escaped.extend(['\\', c]),
            '=' | '%' if before == c || next == c => escaped.extend(['\\', c]),
            '#' if !before.is_alphanumeric() => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
        before = c;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_markdown_reads_are_escaped() {
        for (text, written) in [
            ("", ""),
            ("台湾 é", "台湾 é"),
            ("a | b", "a \\| b"),
            ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
            ("R&D &amp; Q & A", "R&amp;D &amp;amp; Q & A"),
            ("**b** _i_ `c` ~~d~~", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~\\~d\\~\\~"),
            ("[x](javascript:1)", "\\[x\\](javascript:1)"),
            ("from $1 to $2", "from \\$1 to \\$2"),
            ("10% ==h== %%hidden%%", "10% \\=\\=h\\=\\= \\%\\%hidden\\%\\%"),
            ("#tag no.#1", "\\#tag no.\\#1"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
