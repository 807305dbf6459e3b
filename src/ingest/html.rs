//! A saved page → the paragraphs of its article.
//!
//! dom_smoothie finds the element that holds the article; what is removed before it looks is only what no
//! article can be: navigation, dialogs, share bars, footers.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::blocks::Blocks;
use super::draft::Draft;
use super::{Format, Problem, nesting, page};

/// Fewer characters than this are no article. dom_smoothie's own 500 would prefer a long sidebar to a
/// readout of two sentences.
const ARTICLE_LENGTH: usize = 50;

/// What is never part of an article, whatever it holds. `form` is not among them: some sites put the whole
/// page in one. `footer` is, where it is the page's and not the article's.
const FURNITURE: &str = "script, style, noscript, template, nav, dialog, button, select, svg, iframe, object, \
    [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], [role=alertdialog], \
    [aria-hidden=true], [hidden], [style*='display:none'], [style*='display: none'], \
    footer:not(article footer):not(main footer)";

/// What is furniture by the name somebody gave it; a name can mislead.
const NAMED_FURNITURE: &str = "[class*=cookie i], [id*=cookie i], [class*=consent i], [id*=consent i], \
    [class*=breadcrumb i], [class*=share i], [id*=share i], [class*=social i], [class*=newsletter i], \
    [class*=subscribe i], [class*=related i], [class*=pagination i], [class*=skip-link i]";

/// The most of the remaining text that one piece of named furniture may hold, as one part in this many: an
/// article inside an element called `shared-layout` is not furniture.
const FURNITURE_PART: usize = 3;

/// Reads the page `html`.
pub(super) fn read(html: &str) -> Result<Draft, Problem> {
    nesting::html(html)?;
    let doc = Document::from(html);
    nesting::tree(doc.root())?;
    let config = Config { char_threshold: ARTICLE_LENGTH, ..Config::default() };
    let mut readability = Readability::with_document(doc, None, Some(config)).map_err(|_| Problem::NoArticle)?;
    let page = page::read(&readability, html);
    remove_furniture(&readability.doc);
    readability.parse().map_err(|_| Problem::NoArticle)?;

    let mut draft = Draft::new(Format::Html);
    (draft.title, draft.url, draft.published) = (page.title, page.url, page.published);
    draft.declared_language = page.language;
    let mut blocks = Blocks::new(draft);
    blocks.walk(readability.doc.select_single("#readability-page-1").nodes());
    Ok(blocks.into_draft())
}

/// Removes what is never part of an article; what only its name accuses must hold neither the main heading
/// nor much of the page.
fn remove_furniture(doc: &Document) {
    doc.select(FURNITURE).remove();
    let body = doc.select_single("body");
    let all = body.text().chars().count();
    for element in body.select(NAMED_FURNITURE).iter() {
        let small = element.text().chars().count() * FURNITURE_PART <= all;
        if small && !element.select("h1, article, main").exists() {
            element.remove();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_post_is_kept_though_its_name_accuses_it() {
        let menu = "<li><a href=x>Menu entry of the ministry</a></li>".repeat(30);
        let footer = "<footer><p>© Ministry of Foreign Affairs. All rights reserved.</p></footer>";
        for post in [
            "Good call with Minister Strand. We agreed to open the bridge.",
            "同斯特兰通电话。双方同意重开友谊大桥，并保持各层级沟通。",
        ] {
            let page =
                format!("<nav><ul>{menu}</ul></nav><div class=social-post><h1>Été</h1><p>{post}</p></div>{footer}");
            let draft = read(&page).unwrap();
            assert!(draft.text.contains(post) && !draft.text.contains("rights reserved"), "{}", draft.text);
        }
    }
}
