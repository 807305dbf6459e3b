//! A Word document → paragraphs, from two members of its zip archive.
//!
//! Both are read with a limit and as a stream of XML events: no tree is built, no entity is expanded and
//! nothing recurses, so what a hostile file can cost is bounded by [`MEMBER_BYTES`].

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::draft::Draft;
use super::{Format, ParagraphKind, Problem, Warning};

/// The most bytes that one member may unpack to, 32 MiB: a book of a thousand pages has about five.
const MEMBER_BYTES: u64 = 32 << 20;

/// The most members; a document with many pictures has a few hundred.
const MEMBERS: usize = 10_000;

/// The deepest XML elements that are read; tables in tables reach about fifty.
const MAX_DEPTH: usize = 512;

/// Reads the Word document `bytes`.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| damaged(&cause))?;
    if archive.len() > MEMBERS {
        return Err(Problem::TooMany { what: "members", limit: MEMBERS });
    }
    let document = member(&mut archive, "word/document.xml")?;
    let mut body = Body::new();
    body.read(&document)?;
    let mut draft = body.draft;
    // The properties are a help, not the text: a document without them is whole.
    if let Ok(properties) = member(&mut archive, "docProps/core.xml") {
        draft.declared_language = property(&properties, "dc:language");
    }
    Ok(draft)
}

fn damaged(cause: &dyn std::fmt::Display) -> Problem {
    Problem::Damaged { format: "DOCX", detail: cause.to_string() }
}

/// Unpacks the member called `name`, at most [`MEMBER_BYTES`] of it.
fn member(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &'static str) -> Result<String, Problem> {
    let file = archive.by_name(name).map_err(|cause| match cause {
        zip::result::ZipError::UnsupportedArchive(detail) if detail.contains("assword") => {
            Problem::Foreign { kind: "a DOCX file with a password", advice: "open it and save it without the password" }
        }
        other => damaged(&other),
    })?;
    let mut unpacked = Vec::new();
    file.take(MEMBER_BYTES + 1).read_to_end(&mut unpacked).map_err(|cause| damaged(&cause))?;
    if unpacked.len() as u64 > MEMBER_BYTES {
        return Err(Problem::Inflated { what: name, limit: MEMBER_BYTES >> 20 });
    }
    // Word writes UTF-8 only; in anything else the lost characters show and are judged like those of a page.
    Ok(String::from_utf8_lossy(&unpacked).into_owned())
}

/// The paragraphs as the events of `word/document.xml` come.
struct Body {
    draft: Draft,
    words: String,
    kind: ParagraphKind,
    /// Inside `w:t`, whose characters are text.
    in_text: bool,
    /// The depth at which something that is not shown began.
    silent_from: Option<usize>,
    depth: usize,
}

impl Body {
    const fn new() -> Self {
        let draft = Draft::new(Format::Docx);
        Self { draft, words: String::new(), kind: ParagraphKind::Text, in_text: false, silent_from: None, depth: 0 }
    }

    fn read(&mut self, xml: &str) -> Result<(), Problem> {
        let mut reader = Reader::from_str(xml);
        // An end tag that does not match is damage, but not a reason to lose the text before it.
        reader.config_mut().check_end_names = false;
        loop {
            match reader.read_event().map_err(|cause| damaged(&cause))? {
                Event::Start(element) => self.open(&element)?,
                Event::Empty(element) => self.empty(&element),
                Event::End(element) => self.close(element.name().as_ref()),
                Event::Text(text) if self.shown() => self.words.push_str(&text),
                Event::CData(text) if self.shown() => self.words.push_str(&text),
                Event::GeneralRef(reference) if self.shown() => self.words.extend(character(&reference)),
                Event::Eof => break,
                _ => {}
            }
        }
        self.end_paragraph();
        Ok(())
    }

    const fn shown(&self) -> bool {
        self.in_text && self.silent_from.is_none()
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Problem::TooDeep { what: "XML elements", limit: MAX_DEPTH });
        }
        match element.name().as_ref() {
            "w:p" => self.end_paragraph(),
            "w:t" => self.in_text = true,
            // What was deleted or moved away is not in the text; a fallback repeats what stands before it.
            "w:del" | "w:moveFrom" | "mc:Fallback" | "w:pPrChange" | "w:rPrChange" => {
                if element.name().as_ref() == "w:del" {
                    self.draft.warn(Warning::LeftOut("tracked deletions"));
                }
                self.silent_from.get_or_insert(self.depth);
            }
            _ => self.empty(element),
        }
        Ok(())
    }

    /// An element that matters by its presence.
    fn empty(&mut self, element: &BytesStart<'_>) {
        if self.silent_from.is_some() {
            return;
        }
        match element.name().as_ref() {
            "w:br" | "w:cr" | "w:tab" => self.words.push(' '),
            "w:noBreakHyphen" => self.words.push('-'),
            "w:pStyle" => self.style(element),
            // A heading with a number stays a heading.
            "w:numPr" if self.kind == ParagraphKind::Text => self.kind = ParagraphKind::ListItem,
            "w:footnoteReference" | "w:endnoteReference" => self.draft.warn(Warning::LeftOut("notes")),
            _ => {}
        }
    }

    /// Reads the kind of paragraph from the name of its style, which Word keeps in English.
    fn style(&mut self, element: &BytesStart<'_>) {
        let value = element.try_get_attribute("w:val").ok().flatten();
        let name = value.map(|value| value.value.to_lowercase()).unwrap_or_default();
        if name.starts_with("heading") || name == "title" || name == "subtitle" {
            self.kind = ParagraphKind::Heading;
        } else if name.starts_with("list") {
            self.kind = ParagraphKind::ListItem;
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:p" => self.end_paragraph(),
            "w:t" => self.in_text = false,
            _ => {}
        }
        if self.silent_from.is_some_and(|depth| self.depth <= depth) {
            self.silent_from = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn end_paragraph(&mut self) {
        let kind = std::mem::replace(&mut self.kind, ParagraphKind::Text);
        self.draft.push(kind, &std::mem::take(&mut self.words));
    }
}

/// The character of `&#8217;` or `&amp;`; other entities do not exist in Word's files and are not expanded.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    reference.resolve_char_ref().ok().flatten().or_else(|| {
        Some(match &**reference {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return None,
        })
    })
}

/// The text of the first element called `name`.
fn property(xml: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let mut inside = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => inside = element.name().as_ref() == name,
            Event::Text(text) if inside => return Some(text.to_string()),
            Event::End(_) => inside = false,
            Event::Eof => return None,
            _ => {}
        }
    }
}
