//! Markdown → paragraphs, as CommonMark defines them; marks of emphasis and links leave their words.
//!
//! The text of a Markdown file is not the file: `**candid**` would stand in the middle of a sentence. Spans
//! of a Markdown document therefore count in the paragraphs joined by empty lines.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::draft::Draft;
use super::{Format, ParagraphKind, Problem, Warning, dates};

/// The deepest quotes and lists that are read; a parser walks all open ones again for each line.
const MAX_DEPTH: usize = 100;

/// Reads `text`.
pub(super) fn read(text: &str) -> Result<Draft, Problem> {
    depth(text)?;
    let mut walk =
        Walk { draft: Draft::new(Format::Markdown), words: String::new(), kind: None, items: 0, silent: false };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS) {
        walk.take(event);
    }
    walk.flush();
    Ok(walk.draft)
}

/// Refuses lines that open more quotes and lists than [`MAX_DEPTH`].
fn depth(text: &str) -> Result<(), Problem> {
    let marks = |line: &str| {
        line.chars().take_while(|letter| " \t>-*+".contains(*letter)).filter(|letter| *letter != ' ').count()
    };
    // A rule of dashes across the page opens nothing and holds nothing else.
    let is_rule = |line: &str| !line.contains('>') && !line.chars().any(char::is_alphanumeric);
    if text.lines().any(|line| marks(line) > MAX_DEPTH && !is_rule(line)) {
        return Err(Problem::TooDeep { what: "quotes and lists", limit: MAX_DEPTH });
    }
    Ok(())
}

/// The state between two events.
struct Walk {
    draft: Draft,
    /// The words of the paragraph so far.
    words: String,
    /// What the paragraph is, when its block says so.
    kind: Option<ParagraphKind>,
    /// How many list items are open.
    items: usize,
    /// Inside something whose text is not shown: the alternative text of an image.
    silent: bool,
}

impl Walk {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words) | Event::Code(words) if !self.silent => self.words.push_str(&words),
            // A hard break inside a paragraph is a matter of layout, as a soft one is.
            Event::SoftBreak | Event::HardBreak => self.words.push('\n'),
            Event::Rule => self.flush(),
            Event::Html(_) | Event::InlineHtml(_) => self.draft.warn(Warning::LeftOut("HTML inside the Markdown")),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } => self.start(ParagraphKind::Heading),
            Tag::Item => {
                self.flush();
                self.items += 1;
            }
            Tag::MetadataBlock(_)
            | Tag::Paragraph
            | Tag::List(_)
            | Tag::CodeBlock(_)
            | Tag::TableRow
            | Tag::TableHead => self.flush(),
            Tag::Image { .. } => self.silent = true,
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => self.front_matter(),
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::TableCell => self.words.push(' '),
            TagEnd::Image => self.silent = false,
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::TableRow
            | TagEnd::TableHead
            | TagEnd::List(_) => {
                self.flush();
            }
            _ => {}
        }
    }

    fn start(&mut self, kind: ParagraphKind) {
        self.flush();
        self.kind = Some(kind);
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        let inherited = if self.items > 0 { ParagraphKind::ListItem } else { ParagraphKind::Text };
        let kind = self.kind.take().unwrap_or(inherited);
        self.draft.push(kind, &std::mem::take(&mut self.words));
    }

    /// Takes title, date and address from front matter: `key: value` lines.
    fn front_matter(&mut self) {
        for line in std::mem::take(&mut self.words).lines() {
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            match key.trim().to_lowercase().as_str() {
                _ if value.is_empty() => {}
                "title" => self.draft.title = Some(value),
                "date" | "published" => self.draft.published = dates::find(&value),
                "url" | "source" | "canonical" => self.draft.url = Some(value),
                "lang" | "language" => self.draft.declared_language = Some(value),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParagraphKind::{Heading, ListItem, Text};

    fn paragraphs(text: &str) -> Vec<(ParagraphKind, String)> {
        read(text).unwrap().paragraphs.into_iter().map(|paragraph| (paragraph.kind, paragraph.text)).collect()
    }

    #[test]
    fn headings_lists_and_quotes_keep_their_order() {
        let text = "# Réunion\n\nThe **candid** talks\nwere [long](https://example.org).\n\n- 会谈\n- second\n  - inner\n\n> A quote.";
        let expected = [
            (Heading, "Réunion"),
            (Text, "The candid talks were long."),
            (ListItem, "会谈"),
            (ListItem, "second"),
            (ListItem, "inner"),
            (Text, "A quote."),
        ];
        assert_eq!(paragraphs(text), expected.map(|(kind, text)| (kind, text.to_owned())));
        assert_eq!(paragraphs(""), []);
    }

    #[test]
    fn front_matter_is_provenance_not_text() {
        let draft =
            read("---\ntitle: \"Readout\"\ndate: 2024-05-03\nurl: https://example.org/x\n---\n\nThey met.").unwrap();
        assert_eq!(draft.title.as_deref(), Some("Readout"));
        assert_eq!(draft.url.as_deref(), Some("https://example.org/x"));
        assert_eq!(draft.published, Some(jiff::civil::Date::constant(2024, 5, 3)));
        assert_eq!(draft.text, "They met.");
    }

    #[test]
    fn nested_quotes_are_capped() {
        assert!(matches!(read(&format!("{} word", ">".repeat(100_000))), Err(Problem::TooDeep { .. })));
        assert!(read(&format!("# T\n\n{}\n\nWords.", "-".repeat(300))).is_ok());
    }
}
