//! How deep a page or a PDF is nested, told before a parser builds it.
//!
//! Separate from the parsers because they are what it protects: 100,000 nested `div`, as many attributes of
//! one element or two million `&amp;` keep an HTML parser busy for a minute, and a stack that overflows
//! cannot be caught. These scans are one pass over the bytes
//! and build nothing. They may be fooled by markup that a parser repairs in its own way; [`MAX_ELEMENTS`]
//! bounds what that costs, and [`tree`] measures what was really built before anything walks it.

use dom_query::NodeRef;

use super::Problem;

/// The deepest elements that are read: Chrome itself builds no deeper tree.
const MAX_DEPTH: usize = 512;

/// The most elements that are read. Ministry pages have 500 to 5,000.
const MAX_ELEMENTS: usize = 30_000;

/// The most attributes of one element; each is compared with all before it. Real ones have thirty.
const MAX_ATTRIBUTES: usize = 1_000;

/// The most character references; each one copies the text before it. A page full of `&nbsp;` has a thousand.
const MAX_REFERENCES: usize = 100_000;

/// The most bytes of a page, 16 MiB: with its pictures inside it a saved page has a few.
const MAX_PAGE: usize = 16 << 20;

/// The deepest arrays and dictionaries that are read of a PDF; real ones stay below twenty.
const MAX_PDF_DEPTH: usize = 100;

/// Elements without an end tag.
const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
    b"track", b"wbr",
];

/// Elements whose end tag may be left out, which the parser then closes by itself.
const OPTIONAL_END: [&[u8]; 18] = [
    b"p",
    b"li",
    b"dt",
    b"dd",
    b"tr",
    b"td",
    b"th",
    b"thead",
    b"tbody",
    b"tfoot",
    b"option",
    b"optgroup",
    b"colgroup",
    b"caption",
    b"rp",
    b"rt",
    b"html",
    b"body",
];

/// Elements that hold characters, not elements.
const RAW: [&[u8]; 6] = [b"script", b"style", b"textarea", b"title", b"xmp", b"iframe"];

/// Refuses a page that would keep a parser busy: too large, too many elements or too deep.
pub(super) fn html(page: &str) -> Result<(), Problem> {
    at_most(page.len(), "bytes of HTML", MAX_PAGE)?;
    at_most(page.bytes().filter(|&byte| byte == b'&').count(), "character references", MAX_REFERENCES)?;
    let mut open: Vec<&[u8]> = Vec::new();
    let mut elements = 0;
    let mut rest = page.as_bytes();
    while let Some(tag) = next_tag(&mut rest) {
        if tag.closes {
            // An end tag without its start tag closes nothing.
            if let Some(at) = open.iter().rposition(|name| name.eq_ignore_ascii_case(tag.name)) {
                open.truncate(at);
            }
            continue;
        }
        elements += 1;
        at_most(elements, "elements", MAX_ELEMENTS)?;
        at_most(tag.attributes, "attributes in one element", MAX_ATTRIBUTES)?;
        let mut uncounted = VOID.iter().chain(&OPTIONAL_END).chain(&RAW);
        let counts = !uncounted.any(|name| name.eq_ignore_ascii_case(tag.name));
        if counts && !(tag.closes_itself && open.iter().any(|name| name.eq_ignore_ascii_case(b"svg"))) {
            open.push(tag.name);
        }
        if open.len() > MAX_DEPTH {
            return Err(Problem::TooDeep { what: "elements", limit: MAX_DEPTH });
        }
    }
    Ok(())
}

fn at_most(count: usize, what: &'static str, limit: usize) -> Result<(), Problem> {
    if count > limit { Err(Problem::TooMany { what, limit }) } else { Ok(()) }
}

/// Refuses a built tree that is too deep to be walked, in constant stack.
pub(super) fn tree(root: NodeRef<'_>) -> Result<(), Problem> {
    let mut depth = 0_usize;
    let mut node = root;
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            node = child;
        } else {
            loop {
                if let Some(sibling) = node.next_sibling() {
                    node = sibling;
                    break;
                }
                let Some(parent) = node.parent().filter(|_| depth > 1) else { return Ok(()) };
                depth -= 1;
                node = parent;
            }
        }
        // Twice the cap of the scan: elements with optional end tags are only counted here.
        if depth > 2 * MAX_DEPTH {
            return Err(Problem::TooDeep { what: "elements", limit: MAX_DEPTH });
        }
    }
}

/// A tag as the scan sees it.
struct Tag<'a> {
    name: &'a [u8],
    closes: bool,
    closes_itself: bool,
    /// At least as many attributes as it has.
    attributes: usize,
}

/// The next tag of `rest`, which moves behind it; comments and the content of raw elements are passed over.
fn next_tag<'a>(rest: &mut &'a [u8]) -> Option<Tag<'a>> {
    loop {
        let at = rest.iter().position(|&byte| byte == b'<')?;
        *rest = rest.get(at + 1..)?;
        if let Some(comment) = rest.strip_prefix(b"!--") {
            *rest = after_comment(comment)?;
            continue;
        }
        let closes = rest.first() == Some(&b'/');
        let from = rest.get(usize::from(closes)..)?;
        if !from.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let end = from.iter().position(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte)).unwrap_or(from.len());
        let (name, attributes) = from.split_at(end);
        let (closing, attribute_count) = end_of_tag(attributes);
        let closes_itself = closing.checked_sub(1).and_then(|before| attributes.get(before)) == Some(&b'/');
        *rest = attributes.get(closing..).unwrap_or_default();
        if !closes && RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
            *rest = from_end_tag(rest, name);
        }
        return Some(Tag { name, closes, closes_itself, attributes: attribute_count });
    }
}

/// What follows a comment; `<!-->` and `<!--->` are whole comments to a parser.
fn after_comment(comment: &[u8]) -> Option<&[u8]> {
    if let Some(rest) = comment.strip_prefix(b">").or_else(|| comment.strip_prefix(b"->")) {
        return Some(rest);
    }
    let end = comment.windows(3).position(|window| window == b"-->")?;
    comment.get(end + 3..)
}

/// Where the `>` of a tag stands, quoted ones passed over, and how many marks outside of quotes could each
/// begin another attribute.
fn end_of_tag(attributes: &[u8]) -> (usize, usize) {
    let (mut quote, mut after_equals, mut count) = (None, false, 0);
    for (at, &byte) in attributes.iter().enumerate() {
        match (quote, byte) {
            (Some(mark), _) if byte == mark => (quote, count) = (None, count + 1),
            (Some(_), _) => {}
            (None, b'>') => return (at, count),
            (None, b'/' | b'=') => count += 1,
            // A quotation mark only quotes right after an equals sign.
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (None, _) => count += usize::from(byte.is_ascii_whitespace()),
        }
        after_equals = byte == b'=' || (after_equals && byte.is_ascii_whitespace());
    }
    (attributes.len(), count)
}

/// `rest` from the end tag of the raw element `name` on; empty when there is none.
fn from_end_tag<'a>(rest: &'a [u8], name: &[u8]) -> &'a [u8] {
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|rest| rest.iter().position(|&byte| byte == b'<')) {
        from += at + 1;
        let after = rest.get(from..).unwrap_or_default();
        let ends = after.first() == Some(&b'/')
            && after.get(1..=name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
        if ends {
            return rest.get(from - 1..).unwrap_or_default();
        }
    }
    &[]
}

/// Refuses a PDF whose arrays or dictionaries are nested too deep. Streams are passed over, being
/// compressed; strings in parentheses too, since brackets in them mean nothing.
pub(super) fn pdf(bytes: &[u8]) -> Result<(), Problem> {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'[' => depth += 1,
            b'<' if bytes.get(at + 1) == Some(&b'<') => (depth, at) = (depth + 1, at + 1),
            b']' => depth = depth.saturating_sub(1),
            b'>' if bytes.get(at + 1) == Some(&b'>') => (depth, at) = (depth.saturating_sub(1), at + 1),
            b'e' if starts_at(bytes, at, b"endobj") => depth = 0,
            b's' if starts_at(bytes, at, b"stream") => at = after_stream(bytes, at),
            _ => {}
        }
        if depth > MAX_PDF_DEPTH {
            return Err(Problem::TooDeep { what: "arrays or dictionaries", limit: MAX_PDF_DEPTH });
        }
        at += 1;
    }
    Ok(())
}

/// The place of the `endstream` that ends the stream at `at`, or `at` when none does.
fn after_stream(bytes: &[u8], at: usize) -> usize {
    const END: &[u8] = b"endstream";
    let is_end = |place: &usize| bytes.get(*place) == Some(&b'e') && starts_at(bytes, *place, END);
    // A stream that never ends would be searched for again at every later one.
    (at..bytes.len()).find(is_end).map_or(bytes.len(), |end| end + END.len())
}

fn starts_at(bytes: &[u8], at: usize, word: &[u8]) -> bool {
    bytes.get(at..at + word.len()) == Some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_pages_are_refused_and_flat_ones_are_not() {
        assert!(matches!(html(&"<div>".repeat(100_000)), Err(Problem::TooDeep { .. })));
        assert!(matches!(html(&"<b><i>".repeat(600)), Err(Problem::TooDeep { .. })));
        assert!(html(&"<div></div>".repeat(10_000)).is_ok());
        assert!(html(&"<p>été<li>会谈<br>".repeat(5_000)).is_ok());
        assert!(html("").is_ok());
    }

    #[test]
    fn end_tags_that_close_nothing_do_not_hide_depth() {
        assert!(matches!(html(&"<div></b>".repeat(1_000)), Err(Problem::TooDeep { .. })));
        assert!(matches!(html(&"<div><!--></div>-->".repeat(1_000)), Ok(())));
        assert!(matches!(html(&"<div><!--</div>-->".repeat(1_000)), Err(Problem::TooDeep { .. })));
        assert!(matches!(html(&"<div><script>'</div>'</script>".repeat(1_000)), Err(Problem::TooDeep { .. })));
        assert!(matches!(html(&"<div title='</div>'>".repeat(1_000)), Err(Problem::TooDeep { .. })));
    }

    #[test]
    fn too_many_elements_attributes_and_references_are_refused() {
        let attributes: String = (0..5_000).map(|number| format!(" a{number}=1")).collect();
        assert!(matches!(html(&format!("<p{attributes}>")), Err(Problem::TooMany { .. })));
        assert!(matches!(html(&"&amp;".repeat(MAX_REFERENCES + 1)), Err(Problem::TooMany { .. })));
        assert!(html(&format!("<img src='data:{}'>", "a/=".repeat(5_000))).is_ok());
        assert!(matches!(html(&"<br>".repeat(MAX_ELEMENTS + 1)), Err(Problem::TooMany { .. })));
    }

    #[test]
    fn built_trees_are_measured_without_recursion() {
        let deep = dom_query::Document::from("<div>".repeat(2 * MAX_DEPTH + 10));
        assert!(tree(deep.root()).is_err());
        let flat = dom_query::Document::from("<p>a</p><div><p>会谈</p></div>".repeat(500));
        assert!(tree(flat.root()).is_ok());
        assert!(tree(dom_query::Document::from("").root()).is_ok());
    }

    #[test]
    fn deep_pdf_objects_are_refused_and_streams_are_passed_over() {
        assert!(pdf("[".repeat(100_000).as_bytes()).is_err());
        assert!(pdf("<<".repeat(200).as_bytes()).is_err());
        let stream = format!("<< >> stream\n{}\nendstream endobj", "[".repeat(1000));
        assert!(pdf(stream.repeat(3).as_bytes()).is_ok());
        assert!(pdf(b"").is_ok());
    }
}
