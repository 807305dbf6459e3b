//! The lines before the text: title, dateline, issuer, “attributable to Spokesperson X”.
//!
//! Separate from the formats because all of them have such lines, and because it alone decides what a
//! sentence is: a line that only says who speaks must not become a statement.

use unicode_width::UnicodeWidthStr;

use super::draft::{Draft, is_han};
use super::{ParagraphKind, dates};

/// Sorts the paragraphs before the first sentence and takes the speaker, the date and the title from them.
///
/// A draft all of whose paragraphs would be headings is a short post: they become its text.
pub(super) fn settle(draft: &mut Draft) {
    if !draft.paragraphs.iter().any(|paragraph| paragraph.kind.holds_statements()) {
        for paragraph in &mut draft.paragraphs {
            paragraph.kind = ParagraphKind::Text;
        }
    }
    // Without a long sentence anywhere, the short ones are the text.
    let has_opening = draft.paragraphs.iter().any(|line| opens_text(&line.text) && attribution(&line.text).is_none());
    for paragraph in &mut draft.paragraphs {
        if let Some(attribution) = attribution(&paragraph.text) {
            paragraph.kind = ParagraphKind::Byline;
            draft.spokesperson = draft.spokesperson.take().or(attribution.speaker);
        } else if let Some(date) = dates::dateline(&paragraph.text) {
            paragraph.kind = ParagraphKind::Byline;
            draft.published = draft.published.or(Some(date));
        } else if paragraph.kind == ParagraphKind::Heading {
            draft.title.get_or_insert_with(|| paragraph.text.clone());
        } else if paragraph.kind == ParagraphKind::ListItem || opens_text(&paragraph.text) || !has_opening {
            break;
        } else {
            paragraph.kind = ParagraphKind::Byline;
        }
    }
}

/// Marks that end a sentence.
const ENDS: [char; 8] = ['.', '!', '?', '。', '！', '？', '…', '．'];

/// Marks that may stand after the end of a sentence.
const CLOSERS: [char; 10] = ['”', '"', '’', '\'', ')', '）', '」', '』', ']', '》'];

/// Whether `text` ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(CLOSERS).ends_with(ENDS)
}

/// How much is said in `text`: words between blanks, two Han characters for one word.
fn words(text: &str) -> usize {
    let han = text.chars().filter(|&letter| is_han(letter)).count();
    text.split_whitespace()
        .filter(|word| word.chars().any(|letter| letter.is_alphanumeric() && !is_han(letter)))
        .count()
        + han / 2
}

/// Whether `text` says something: two words with a full stop, or eight words without one (a post may
/// lack it, a menu entry or a name is shorter).
pub(super) fn is_sentence(text: &str) -> bool {
    let words = words(text);
    words >= 8 || (words >= 2 && text.chars().any(|letter| ENDS.contains(&letter)))
}

/// Columns and words of the longest heading; a longer line without a full stop is a post or a point.
const HEADING: (usize, usize) = (120, 18);

/// Whether a line that stands alone or in bold type is a heading: short, and without the end of a sentence.
pub(super) fn is_heading(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let open = line.ends_with([':', '：', ',', '，', ';', '；']);
    let small = line.chars().next().is_some_and(char::is_lowercase);
    let han_sentence = line.chars().any(is_han) && line.contains(['，', '。']);
    line.width() <= HEADING.0 && words <= HEADING.1 && !ends_sentence(line) && !open && !small && !han_sentence
}

/// Whether the text proper begins with `text`: a sentence of more words than a place or a name with an
/// abbreviation has (“Washington, D.C.”).
fn opens_text(text: &str) -> bool {
    let words = words(text);
    words >= 12 || (words >= 4 && ends_sentence(text)) || (words >= 4 && text.contains(['。', '！', '？']))
}

/// A line that says whose words follow.
struct Attribution {
    /// The person, where the line names one.
    speaker: Option<String>,
}

/// The most words of an attribution: the longest forms seen have about fifteen.
const ATTRIBUTION_WORDS: usize = 24;

/// Reads `text` as an attribution.
fn attribution(text: &str) -> Option<Attribution> {
    if words(text) > ATTRIBUTION_WORDS {
        return None;
    }
    attributable(text).or_else(|| byline(text)).or_else(|| han_attribution(text))
}

/// How the line before a readout begins; elsewhere “attributable to” is prose about causes.
const OPENINGS: [&str; 9] =
    ["the below", "the following", "below", "following", "attributable", "attributed", "readout", "statement", "this "];

/// “The below is attributable to Spokesperson Ned Price:”
fn attributable(text: &str) -> Option<Attribution> {
    let lower = text.to_lowercase();
    let opens = OPENINGS.iter().any(|opening| lower.starts_with(opening));
    // Lower case may change lengths in other scripts, so the name is read from the original words.
    let mut words = text.split_whitespace();
    let found = words.by_ref().find(|word| matches!(word.to_lowercase().as_str(), "attributable" | "attributed"));
    if !opens || found.is_none() || words.next()?.to_lowercase() != "to" {
        return None;
    }
    let rest: Vec<&str> = words.collect();
    let name = match rest.iter().rposition(is_office) {
        Some(office) => rest.get(office + 1..).unwrap_or_default(),
        None => &rest,
    };
    Some(Attribution { speaker: person(&name.join(" ")) })
}

/// “Ned Price, Department Spokesperson”
fn byline(text: &str) -> Option<Attribution> {
    let (name, office) = text.split_once(", ")?;
    let short = words(text) <= 10 && !ends_sentence(text) && !text.ends_with([':', '：']);
    (short && office.split_whitespace().any(is_spokesperson))
        .then(|| person(name))
        .flatten()
        .map(|speaker| Attribution { speaker: Some(speaker) })
}

/// “外交部发言人毛宁：”, “以下内容由外交部发言人毛宁发布”: an office followed by a name of two to four characters.
fn han_attribution(text: &str) -> Option<Attribution> {
    let (_, after) = text.split_once("发言人").or_else(|| text.split_once("發言人"))?;
    if ends_sentence(text) {
        return None;
    }
    let after = after.trim_start_matches(['：', ':', ' ', '\u{3000}']);
    let end = ["：", ":", "的谈话", "谈话", "表示如下", "发布", "答问", "（", "("]
        .iter()
        .filter_map(|mark| after.find(mark))
        .min()
        .unwrap_or(after.len());
    let name = after.get(..end)?.trim();
    let is_name = (2..=4).contains(&name.chars().count()) && name.chars().all(is_han);
    is_name.then(|| Attribution { speaker: Some(name.to_owned()) })
}

/// Whether `word` ends an office before a name: “Principal Deputy Spokesperson”, “Press Secretary”.
fn is_office(word: &&str) -> bool {
    is_spokesperson(word) || bare(word).eq_ignore_ascii_case("secretary")
}

fn is_spokesperson(word: &str) -> bool {
    ["spokesperson", "spokesman", "spokeswoman"].contains(&bare(word).to_lowercase().as_str())
}

/// `word` without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// `name` without the punctuation around it, when it has the form of a person's: up to five words, each
/// with a capital first letter.
fn person(name: &str) -> Option<String> {
    let name = name.trim().trim_matches([':', '：', ',', ';']).trim_end_matches(". ").trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(|letter| letter.is_uppercase() || is_han(letter));
    let office = words.iter().any(|word| ["Office", "Department", "The"].contains(word));
    ((1..=5).contains(&words.len()) && words.iter().all(capital) && !office).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Format;

    fn speaker(text: &str) -> Option<String> {
        attribution(text).and_then(|attribution| attribution.speaker)
    }

    #[test]
    fn attribution_names_the_speaker() {
        for (text, name) in [
            ("The below is attributable to Spokesperson Anna Ember:", "Anna Ember"),
            ("The following is attributable to Principal Deputy Spokesperson José Álvarez:", "José Álvarez"),
            ("Attributable to the Spokesperson, Anna Ember", "Anna Ember"),
            ("This readout is attributable to Press Secretary Anna B. Ember:", "Anna B. Ember"),
            ("Anna Ember, Department Spokesperson", "Anna Ember"),
            ("外交部发言人毛安：", "毛安"),
            ("以下为外交部发言人毛安的谈话：", "毛安"),
        ] {
            assert_eq!(speaker(text).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn prose_is_no_attribution() {
        for text in [
            "",
            "Thousands of deaths are attributable to fentanyl.",
            "The Minister met Anna Ember, the Spokesperson.",
            "外交部发言人毛安主持例行记者会",
            "发言人毛安说，双方会谈。",
            "Élysée, Paris",
        ] {
            assert!(attribution(text).is_none(), "{text}");
        }
    }

    #[test]
    fn unnamed_source_is_an_attribution_without_a_speaker() {
        let line = "The below is attributable to a senior official:";
        assert!(attribution(line).is_some());
        assert_eq!(speaker(line), None);
    }

    #[test]
    fn lines_before_the_text_are_no_statements() {
        let mut draft = Draft::new(Format::Html);
        for line in [
            "Office of the Spokesperson",
            "The below is attributable to Spokesperson Anna Ember:",
            "Washington, D.C.",
            "May 3, 2024",
            "The ministers met in Fredonia City today. They talked about trade.",
            "Anna Ember",
        ] {
            draft.push(ParagraphKind::Text, line);
        }
        settle(&mut draft);
        let statements: Vec<bool> = draft.paragraphs.iter().map(|line| line.kind.holds_statements()).collect();
        assert_eq!(statements, [false, false, false, false, true, true]);
        assert_eq!(draft.spokesperson.as_deref(), Some("Anna Ember"));
        assert_eq!(draft.published, Some(jiff::civil::Date::constant(2024, 5, 3)));
    }

    #[test]
    fn sentence_needs_a_stop_or_some_length() {
        assert!(
            is_sentence("He left.")
                && is_sentence("双方会谈。")
                && is_sentence("Il a été reçu à l’Élysée par son homologue")
        );
        assert!(!is_sentence("") && !is_sentence("Home") && !is_sentence("首页"));
    }
}
