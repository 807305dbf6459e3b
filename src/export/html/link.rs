//! Links that open a source at the quoted words, by a text fragment (`#:~:text=`).
//!
//! A browser that does not find the words, or does not know such links, opens the page at its top: the link
//! is never worse than the bare address.

use unicode_segmentation::UnicodeSegmentation;

use crate::export::sources;
use crate::model::{Document, Statement};
use crate::wording;

/// Up to this many words are given whole; of longer ones the first and the last [`EDGE`], which is enough to
/// be found once in a readout and keeps the address short.
const WHOLE: usize = 12;
const EDGE: usize = 5;

/// The address of `document` at the words of `statement`; `None` where it is not on the web.
pub fn to_words(document: &Document, statement: &Statement) -> Option<String> {
    let url = sources::web_address(document)?;
    let Some(fragment) = fragment(statement) else { return Some(url) };
    let joint = if url.contains('#') { "" } else { "#" };
    Some(format!("{url}{joint}:~:text={fragment}"))
}

/// The words to look for: the longest stretch that is the source's own and has nothing left out.
fn fragment(statement: &Statement) -> Option<String> {
    let own = wording::stretches(statement).into_iter().filter(|(own, _)| *own).map(|(_, words)| words);
    let parts = own.flat_map(|words| words.split(['“', '”', '…', '[', ']'])).flat_map(|words| words.split("..."));
    let longest = parts.map(edged).max_by_key(|words| words.chars().count())?;
    (!longest.is_empty()).then(|| directive(longest))
}

/// Without what a quotation takes in from the sentence around it.
fn edged(words: &str) -> &str {
    words.trim_matches(|c: char| c.is_whitespace() || ",.;:，。；：、".contains(c))
}

/// The words, or their beginning and end, percent-encoded.
fn directive(words: &str) -> String {
    // Browsers look for whole words, and where those end in Chinese they decide by a dictionary: only
    // punctuation is a safe place to cut.
    if words.chars().any(super::words::is_han) {
        return encoded(words.split(['，', '。', '；', '：', '、']).max_by_key(|clause| clause.len()).unwrap_or(words));
    }
    let places: Vec<(usize, &str)> = words.unicode_word_indices().collect();
    if places.len() <= WHOLE {
        return encoded(words);
    }
    let beginning = places.get(EDGE - 1).and_then(|(at, word)| words.get(..at + word.len()));
    let end = places.get(places.len() - EDGE).and_then(|(at, _)| words.get(*at..));
    format!("{},{}", encoded(beginning.unwrap_or_default()), encoded(end.unwrap_or_default()))
}

/// Percent-encoded; `-`, `,` and `&` too, which mean something in a text fragment.
fn encoded(words: &str) -> String {
    let mut encoded = String::with_capacity(words.len() * 3);
    for byte in words.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::MeetingBuilder;

    fn link(url: &str, text: &str, verbatim: bool) -> Option<String> {
        let mut meeting = MeetingBuilder::new().left("l1", &[]).build();
        meeting.documents[0].url = Some(url.to_owned());
        meeting.statements[0].text = text.to_owned();
        meeting.statements[0].span = verbatim.then_some(0..1);
        to_words(&meeting.documents[0], &meeting.statements[0])
    }

    #[test]
    fn a_link_leads_to_the_longest_words_quoted() {
        for (text, verbatim, end) in [
            ("He said “yes” to “open channels, one-to-one.”", false, "#:~:text=open%20channels%2C%20one%2Dto%2Done"),
            ("A communiqué.", true, "#:~:text=A%20communiqu%C3%A9"),
            ("“left … the longer part”", false, "#:~:text=the%20longer%20part"),
            ("他说“坚持一个中国，和平。”", false, "#:~:text=%E5%9D%9A%E6%8C%81%E4%B8%80%E4%B8%AA%E4%B8%AD%E5%9B%BD"),
            ("Only paraphrase.", false, ""),
            ("", true, ""),
            (
                "one two three four five six seven eight nine ten eleven twelve thirteen.",
                true,
                "#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
            ),
        ] {
            assert_eq!(link("https://a.b/c", text, verbatim), Some(format!("https://a.b/c{end}")), "{text}");
        }
        assert_eq!(link("https://a.b/c#d", "x", true).as_deref(), Some("https://a.b/c#d:~:text=x"));
    }

    #[test]
    fn only_pages_of_the_web_are_linked() {
        for url in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "javascript://a/%0aalert(1)", ""] {
            assert_eq!(link(url, "x", true), None, "{url}");
        }
    }
}
