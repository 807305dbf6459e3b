//! What a saved page says of itself: title, address, date, language.
//!
//! Separate from finding the article because none of it is read from the article: it stands in `meta`,
//! `link`, JSON-LD and `time` elements, and in the comment a browser writes when it saves a page.

use dom_query::{Document, Selection};
use dom_smoothie::Readability;
use jiff::civil::Date;

use super::{dates, draft};

/// What the page states.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub title: Option<String>,
    pub url: Option<String>,
    pub published: Option<Date>,
    pub language: Option<String>,
}

/// Reads the statements of the page in `readability` about itself; `html` is its source.
pub(super) fn read(readability: &Readability, html: &str) -> Page {
    let doc = &readability.doc;
    let stated = readability.get_article_metadata(readability.parse_json_ld());
    Page {
        title: title(doc, &stated.title),
        url: url(doc, html),
        published: published(doc, stated.published_time.as_deref()),
        language: doc.select_single("html").attr("lang").map(|lang| lang.to_string()).or(stated.lang),
    }
}

/// The heading that the title of the window repeats (the rest of it is the site's name), or else what
/// the page states.
fn title(doc: &Document, stated: &str) -> Option<String> {
    let window = draft::evened(&doc.select_single("title").text());
    let heading = doc
        .select("h1")
        .iter()
        .map(|heading| draft::evened(&heading.text()))
        .find(|heading| heading.chars().count() > 3 && window.contains(heading.as_str()));
    // Chinese sites put an underscore before the site's name.
    let first = stated.split('_').next().unwrap_or_default();
    heading.or_else(|| Some(draft::evened(first)).filter(|title| !title.is_empty()))
}

/// The canonical address, or the one the browser wrote into the saved file.
fn url(doc: &Document, html: &str) -> Option<String> {
    let stated = [("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")]
        .into_iter()
        .find_map(|(element, attribute)| attribute_of(&doc.select_single(element), attribute));
    let saved = || {
        // <!-- saved from url=(0042)https://... -->
        let (_, after) = html.split_once("saved from url=(")?;
        after.split_once(')')?.1.split_whitespace().next().map(str::to_owned)
    };
    stated.or_else(saved).filter(|url| url.starts_with("http://") || url.starts_with("https://"))
}

/// Elements that state the day of publication, the surest first, with the attribute that holds it.
const PUBLISHED: [(&str, &str); 12] = [
    ("meta[property='article:published_time' i]", "content"),
    ("meta[name='article:published_time' i]", "content"),
    ("meta[itemprop=datePublished i]", "content"),
    ("meta[name=pubdate i]", "content"),
    ("meta[name=publishdate i]", "content"),
    ("meta[name='dc.date.issued' i]", "content"),
    ("meta[name='dcterms.issued' i]", "content"),
    ("meta[name='dc.date' i]", "content"),
    ("meta[name='dcterms.date' i]", "content"),
    ("meta[name=date i]", "content"),
    ("time[pubdate]", "datetime"),
    ("time[datetime]", "datetime"),
];

/// Elements that ministries print the date in, beside the heading.
const PRINTED: &str = "time, [class*=date i], [class*=time i], [id*=date i], [id*=time i], [class*=pub i]";

/// The longest text of an element that only prints a date, in characters.
const PRINTED_LENGTH: usize = 60;

/// The day of publication.
fn published(doc: &Document, stated: Option<&str>) -> Option<Date> {
    let attributes =
        PUBLISHED.iter().filter_map(|(element, attribute)| attribute_of(&doc.select_single(element), attribute));
    attributes.chain(stated.map(str::to_owned)).find_map(|value| dates::find(&value)).or_else(|| {
        doc.select(PRINTED).iter().find_map(|element| {
            let text = element.text();
            if text.chars().filter(|letter| !letter.is_whitespace()).count() > PRINTED_LENGTH {
                None
            } else {
                dates::find(&text)
            }
        })
    })
}

fn attribute_of(selection: &Selection<'_>, attribute: &str) -> Option<String> {
    selection.attr(attribute).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        read(&Readability::from(html), html)
    }

    #[test]
    fn heading_in_the_window_title_is_the_title() {
        let read = page("<title>会谈纪要_弗里多尼亚外交部</title><h1>会谈纪要</h1>");
        assert_eq!(read.title.as_deref(), Some("会谈纪要"));
        assert_eq!(page("<title>会谈纪要_弗里多尼亚外交部</title>").title.as_deref(), Some("会谈纪要"));
        assert_eq!(page("<p>Été.").title, None);
    }

    #[test]
    fn date_is_found_in_metadata_or_in_print() {
        let day = Some(Date::constant(2024, 5, 3));
        for html in [
            "<meta name=PubDate content='2024-05-03 10:20'>",
            "<meta property='article:published_time' content='Fri, 03 May 2024 14:00:05 +0000'>",
            "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-03\"}</script>",
            "<time datetime='2024-05-03T01:00Z'>yesterday</time>",
            "<p class='time'>2024年05月03日 19:45</p>",
            "<span class='article-date'>May 3, 2024</span>",
        ] {
            assert_eq!(page(html).published, day, "{html}");
        }
        assert_eq!(page("<p>On May 3, 2024, they met.</p>").published, None);
    }

    #[test]
    fn address_is_the_canonical_one_or_where_it_was_saved_from() {
        assert_eq!(
            page("<link rel=canonical href='https://example.org/a'>").url.as_deref(),
            Some("https://example.org/a")
        );
        assert_eq!(
            page("<!-- saved from url=(0021)https://example.org/b --><p>x").url.as_deref(),
            Some("https://example.org/b")
        );
        assert_eq!(page("<link rel=canonical href='/relative'>").url, None);
    }
}
