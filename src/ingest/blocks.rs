//! The elements of an article → its paragraphs: where one begins, what it is, which are only links.
//!
//! Separate from finding the article because it knows no site and no page, only elements.

use dom_query::NodeRef;

use super::ParagraphKind;
use super::draft::{self, Draft, is_wide};
use super::front::{self, ends_sentence};

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "details",
    "summary",
];

/// Elements whose text is no part of an article.
const SILENT: [&str; 8] = ["script", "style", "noscript", "template", "head", "title", "button", "nav"];

/// The paragraphs of an article as its elements are passed.
pub(super) struct Blocks {
    draft: Draft,
    /// The words of the paragraph so far, as the source has them.
    words: String,
    /// How many characters of `words` are in links.
    linked: usize,
    /// How many characters of `words` are in bold type.
    bold: usize,
    /// What the paragraph is.
    kind: ParagraphKind,
    /// Inside a link.
    in_link: bool,
    /// Inside bold type.
    in_bold: bool,
}

impl Blocks {
    /// Adds the paragraphs of an article to `draft`.
    pub(super) const fn new(draft: Draft) -> Self {
        let kind = ParagraphKind::Text;
        Self { draft, words: String::new(), linked: 0, bold: 0, kind, in_link: false, in_bold: false }
    }

    /// Passes `nodes` in the order of the page.
    pub(super) fn walk(&mut self, nodes: &[NodeRef<'_>]) {
        for node in nodes {
            self.node(node);
        }
        self.flush();
    }

    /// The draft with the paragraphs passed so far.
    pub(super) fn into_draft(self) -> Draft {
        self.draft
    }

    /// Passes one node; the depth of the tree is capped, so this may recurse.
    fn node(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            return self.text(&node.text());
        }
        let Some(name) = node.node_name() else { return };
        match &*name {
            "br" => self.line_break(),
            "a" => {
                let outside = std::mem::replace(&mut self.in_link, true);
                self.children(node);
                self.in_link = outside;
            }
            "b" | "strong" => {
                let outside = std::mem::replace(&mut self.in_bold, true);
                self.children(node);
                self.in_bold = outside;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(node, ParagraphKind::Heading),
            "li" => self.block(node, ParagraphKind::ListItem),
            name if SILENT.contains(&name) => {}
            name if BLOCKS.contains(&name) => self.block(node, self.kind),
            _ => self.children(node),
        }
    }

    fn children(&mut self, node: &NodeRef<'_>) {
        for child in node.children_it(false) {
            self.node(&child);
        }
    }

    /// A paragraph of its own, of this kind.
    fn block(&mut self, node: &NodeRef<'_>, kind: ParagraphKind) {
        self.flush();
        let outside = std::mem::replace(&mut self.kind, kind);
        self.children(node);
        self.flush();
        self.kind = outside;
    }

    fn text(&mut self, text: &str) {
        let letters = letters(text);
        self.linked += if self.in_link { letters } else { 0 };
        self.bold += if self.in_bold { letters } else { 0 };
        self.words.push_str(text);
    }

    /// A `br` ends the paragraph where a sentence ends or another `br` follows; elsewhere it is layout.
    fn line_break(&mut self) {
        let indented = self.words.ends_with('\n');
        if indented || ends_sentence(&self.words) {
            self.flush();
        } else {
            self.words.push('\n');
        }
    }

    /// Ends the paragraph and keeps it unless it is a link of the site or repeats the title.
    fn flush(&mut self) {
        let words = draft::evened(&std::mem::take(&mut self.words));
        let (linked, bold) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.bold));
        let letters = letters(&words);
        // Nine parts in ten: a brace or a date may stand beside the link.
        let is_link = linked * 10 >= letters * 9 && !ends_sentence(&words);
        let is_title = self.draft.paragraphs.is_empty() && self.draft.title.as_deref() == Some(words.as_str());
        if !is_link && !is_title && !is_control(&words) {
            // Many sites have no heading elements: a short line all in bold type is one.
            let is_heading = self.kind == ParagraphKind::Text && bold == letters && front::is_heading(&words);
            self.draft.push(if is_heading { ParagraphKind::Heading } else { self.kind }, &words);
        }
    }
}

/// How many characters of `text` are not white space.
fn letters(text: &str) -> usize {
    text.chars().filter(|letter| !letter.is_whitespace()).count()
}

/// Words of buttons that some sites print as plain text under or over an article.
const CONTROLS: [&str; 16] = [
    "print",
    "share",
    "share this",
    "share:",
    "email",
    "back to top",
    "tags",
    "打印",
    "打印本页",
    "关闭窗口",
    "分享到",
    "分享到：",
    "字体：大中小",
    "返回顶部",
    "推荐给朋友：",
    "推荐给朋友",
];

/// The longest row of controls, in characters; it also keeps this test away from long paragraphs.
const CONTROLS_LENGTH: usize = 60;

/// Whether `words` are nothing but controls of the page: 【打印本页】【关闭窗口】.
fn is_control(words: &str) -> bool {
    if words.chars().nth(CONTROLS_LENGTH).is_some() {
        return false;
    }
    let is_chinese = words.chars().any(is_wide);
    let mut parts = words
        .split(|letter: char| "【】[]|()（）".contains(letter) || (is_chinese && letter == ' '))
        .map(|part| part.trim().to_lowercase())
        .filter(|part| !part.is_empty())
        .peekable();
    parts.peek().is_some() && parts.all(|part| CONTROLS.contains(&part.as_str()))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;
    use crate::ingest::Format;
    use ParagraphKind::{Heading, ListItem, Text};

    fn paragraphs(body: &str) -> Vec<(ParagraphKind, String)> {
        let mut blocks = Blocks::new(Draft::new(Format::Html));
        blocks.walk(Document::from(body).select_single("body").nodes());
        blocks.draft.paragraphs.into_iter().map(|paragraph| (paragraph.kind, paragraph.text)).collect()
    }

    fn owned<const N: usize>(expected: [(ParagraphKind, &str); N]) -> Vec<(ParagraphKind, String)> {
        expected.map(|(kind, text)| (kind, text.to_owned())).to_vec()
    }

    #[test]
    fn headings_and_lists_keep_their_order() {
        let body = "<h2>Trade</h2><p>They agreed <b>to</b>:</p><p><strong>　　关于贸易</strong></p><ul><li>open</li><li><p>会谈</p></li></ul>Été.<div></div>";
        let expected = owned([
            (Heading, "Trade"),
            (Text, "They agreed to:"),
            (Heading, "关于贸易"),
            (ListItem, "open"),
            (ListItem, "会谈"),
            (Text, "Été."),
        ]);
        assert_eq!(paragraphs(body), expected);
        assert_eq!(paragraphs(""), []);
    }

    #[test]
    fn line_breaks_end_paragraphs_where_sentences_end() {
        let body = "<div>　　双方会谈。<br>　　会谈坦诚，<br>深入。<br><br>One\n   two<br>three.<br/><br/>Four.</div>";
        let expected =
            owned([(Text, "双方会谈。"), (Text, "会谈坦诚，深入。"), (Text, "One two three."), (Text, "Four.")]);
        assert_eq!(paragraphs(body), expected);
    }

    #[test]
    fn links_of_the_site_and_controls_are_no_paragraphs() {
        let body = "<p>They met <a href=x>here</a>.</p><p><a href=y>Older news</a> | <a href=z>Newer</a></p><p>【打印本页】 【关闭窗口】</p><p>Share this</p>";
        assert_eq!(paragraphs(body), owned([(Text, "They met here.")]));
    }
}
