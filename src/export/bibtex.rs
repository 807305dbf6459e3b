//! The documents for citing, as BibTeX: what LaTeX and Zotero read.

use std::io::{self, Write};

use super::Exported;
use super::sources::{self, Sources};
use crate::model::Document;
use crate::{text, wording};

/// Writes an entry for each document behind the export.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sources = Sources::of(exported);
    for (key, (_, document)) in sources.keys(exported.meeting).iter().zip(sources.iter()) {
        entry(exported, key, document, out)?;
    }
    Ok(())
}

fn entry(exported: &Exported<'_>, key: &str, document: &Document, out: &mut dyn Write) -> io::Result<()> {
    // Two pairs of braces: an institution is no person with a family name, and a title keeps its capitals.
    let whole = |text: &str| format!("{{{}}}", escaped(text));
    let mut fields = vec![("title", whole(&document.title))];
    fields.extend(document.issuer.as_deref().map(|issuer| ("author", whole(issuer))));
    fields.extend(document.kind.map(|kind| ("howpublished", wording::kind(kind).to_owned())));
    fields.extend(document.published.map(|date| ("year", date.year().to_string())));
    fields.extend(document.published.map(|date| ("date", date.to_string())));
    fields.extend(document.url.as_deref().map(|url| ("url", sources::encoded(url))));
    fields.extend(document.retrieved.map(|date| ("urldate", date.to_string())));
    fields.push(("language", escaped(&document.language)));
    fields.push(("note", escaped(&sources::remark(exported.meeting, document))));
    writeln!(out, "@misc{{{key},")?;
    fields.iter().try_for_each(|(name, value)| writeln!(out, "  {name} = {{{value}}},"))?;
    writeln!(out, "}}\n")
}

/// Text that LaTeX sets as it is. Braces are written by name: BibTeX counts them even behind a backslash,
/// and one too many would end the field.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in text::safe(words).chars() {
        match c {
            '\\' => escaped.push_str(r"\textbackslash{}"),
            '{' => escaped.push_str(r"\textbraceleft{}"),
            '}' => escaped.push_str(r"\textbraceright{}"),
            '~' => escaped.push_str(r"\textasciitilde{}"),
            '^' => escaped.push_str(r"\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_latex_reads_are_escaped() {
        for (text, written) in [
            ("", ""),
            ("台湾 é", "台湾 é"),
            (
                r"{\input{/etc/passwd}",
                r"\textbraceleft{}\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{}",
            ),
            ("50% of R&D_x #1 $5", r"50\% of R\&D\_x \#1 \$5"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
