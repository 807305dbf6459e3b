//! Which format a file is, by its content: names lie, and standard input has none.
//!
//! Separate from the readers so that what is refused by kind (images, old Word files) is one table.

use super::{Format, Problem};

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// A PDF.
    Pdf,
    /// A zip file that holds a Word document.
    Docx,
    /// Characters in some encoding: text, Markdown or HTML.
    Characters,
}

impl Container {
    /// The name of its reader in messages.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Pdf => Format::Pdf.name(),
            Self::Docx => Format::Docx.name(),
            Self::Characters => "text",
        }
    }
}

const COPY: &str = "copy its text into a text file";
const RESAVE: &str = "open it and save it as DOCX, PDF or text";
const OCR: &str = "run text recognition (OCR) on it and give the text";

/// First bytes of files that are not read, what they are and what to do.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG", "a PNG image", OCR),
    (b"\xff\xd8\xff", "a JPEG image", OCR),
    (b"GIF8", "a GIF image", OCR),
    (b"II*\0", "a TIFF image", OCR),
    (b"MM\0*", "a TIFF image", OCR),
    (b"{\\rtf", "an RTF document", RESAVE),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office document (.doc)", RESAVE),
    (b"bplist00", "a Safari web archive", "save the page as HTML (page source)"),
    (b"From: <Saved by", "a web archive (.mhtml)", "save the page as “HTML only”"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and give the file inside"),
    (b"Rar!", "a RAR archive", "unpack it and give the file inside"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it and give the file inside"),
    (b"\x7fELF", "a program", COPY),
    (b"MZ\x90", "a program", COPY),
    (b"SQLite format 3", "a database", COPY),
    (b"ID3", "a sound recording", "give its transcript"),
];

/// How far into a file `%PDF-` may stand; readers accept mail headers before it within this many bytes.
const PDF_WITHIN: usize = 1024;

/// Tells what kind of file `bytes` are.
pub(super) fn format(bytes: &[u8]) -> Result<Container, Problem> {
    if let Some(&(_, kind, advice)) = FOREIGN.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Err(Problem::Foreign { kind, advice });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_format(bytes);
    }
    let head = bytes.get(..bytes.len().min(PDF_WITHIN)).unwrap_or_default();
    Ok(if contains(head, b"%PDF-") { Container::Pdf } else { Container::Characters })
}

/// Tells a Word document from other zip files by the names of its members, which stand unpacked in the file.
fn zip_format(bytes: &[u8]) -> Result<Container, Problem> {
    if contains(bytes, b"word/document.xml") || contains(bytes, b"word/_rels/") {
        return Ok(Container::Docx);
    }
    let (kind, advice) = [
        (&b"application/vnd.oasis"[..], "an OpenDocument file", RESAVE),
        (b"application/epub", "an EPUB book", COPY),
        (b"xl/workbook", "an Excel workbook", COPY),
        (b"ppt/presentation", "a PowerPoint presentation", COPY),
    ]
    .into_iter()
    .find_map(|(mark, kind, advice)| contains(bytes, mark).then_some((kind, advice)))
    .unwrap_or(("a zip archive", "unpack it and give the file inside"));
    Err(Problem::Foreign { kind, advice })
}

/// Whether `needle` stands anywhere in `hay`.
fn contains(hay: &[u8], needle: &[u8]) -> bool {
    let Some(&first) = needle.first() else { return true };
    hay.iter().enumerate().any(|(at, &byte)| byte == first && hay.get(at..at + needle.len()) == Some(needle))
}

/// How far into a page a tag must stand to make it one.
const TAGS_WITHIN: usize = 4096;

/// Tags that open a page or a copied part of one.
const PAGE_TAGS: [&str; 10] =
    ["<!doctype html", "<html", "<head", "<body", "<article", "<main", "<div", "<p>", "<p ", "<meta"];

/// Tells text, Markdown and HTML apart.
pub(super) fn markup(text: &str) -> Result<Format, Problem> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Problem::Empty);
    }
    let head: String = start.chars().take(TAGS_WITHIN).collect::<String>().to_ascii_lowercase();
    if start.starts_with('<') && PAGE_TAGS.iter().any(|tag| head.contains(tag)) {
        return Ok(Format::Html);
    }
    if head.starts_with("<?xml") || head.starts_with("<rss") || head.starts_with("<feed") {
        return Err(Problem::Foreign {
            kind: "an XML file",
            advice: "open the readout itself and save that page as HTML",
        });
    }
    Ok(if is_markdown(text) { Format::Markdown } else { Format::Text })
}

/// Whether `text` has marks that only Markdown gives a meaning: an ATX heading, front matter, a link or
/// strong emphasis. A dash before a line is not enough: plain text has lists too, and its offsets are kept.
fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines();
    let front_matter = lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.take(30).any(|line| line.trim_end() == "---");
    front_matter || text.lines().any(|line| is_atx_heading(line) || has_link(line) || has_strong(line))
}

/// `# Heading`, `## Heading`, …
fn is_atx_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let marks = line.len() - rest.len();
    (1..=6).contains(&marks) && rest.starts_with(' ') && !rest.trim().is_empty()
}

/// `[words](https://…)`
fn has_link(line: &str) -> bool {
    line.split_once("](").is_some_and(|(before, after)| before.contains('[') && after.contains(')'))
}

/// `**words**`, closed on the same line.
fn has_strong(line: &str) -> bool {
    let mut parts = line.split("**");
    parts.next();
    parts.next().is_some_and(|inner| !inner.is_empty() && inner.trim() == inner && inner != "*")
        && parts.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format() {
        for (text, expected) in [
            ("<!DOCTYPE html><html><body><p>Hi.</p></body></html>", Format::Html),
            ("\n<!-- saved --><div>文</div>", Format::Html),
            ("# Readout\n\nThe ministers met.", Format::Markdown),
            ("See [the text](https://example.org/).", Format::Markdown),
            ("---\ntitle: X\n---\nThe ministers met.", Format::Markdown),
            ("The ministers met.\n\n- first\n- second", Format::Text),
            ("双方会谈。", Format::Text),
            ("Hashtag #1 and 5 * 3 ** 2 is no markup", Format::Text),
            ("L’Élysée < le Quai d’Orsay", Format::Text),
        ] {
            assert_eq!(markup(text).unwrap(), expected, "{text}");
        }
        assert!(matches!(markup(" \n\u{3000}"), Err(Problem::Empty)));
    }

    #[test]
    fn other_kinds_are_refused_by_name() {
        for (bytes, name) in [
            (&b"\x89PNG\r\n"[..], "a PNG image"),
            (b"{\\rtf1 text}", "an RTF document"),
            (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook"),
            (b"PK\x03\x04....notes.txt", "a zip archive"),
        ] {
            let Err(Problem::Foreign { kind, .. }) = format(bytes) else { panic!("{name} was accepted") };
            assert_eq!(kind, name);
        }
        assert!(matches!(markup("<?xml version=\"1.0\"?><rss/>"), Err(Problem::Foreign { .. })));
    }

    #[test]
    fn pdf_and_docx_are_known_by_their_bytes() {
        assert_eq!(format(b"junk\n%PDF-1.7").unwrap(), Container::Pdf);
        assert_eq!(format(b"PK\x03\x04....word/document.xml").unwrap(), Container::Docx);
        assert_eq!(format(b"").unwrap(), Container::Characters);
    }
}
