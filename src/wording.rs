//! What the program itself says about a meeting: silences, voices, evidence, counts.
//!
//! The same words stand on the screen, in printed text and in exports. They are apart from the layout
//! because they carry the program's honesty: every sentence here must be true of what is held.

use jiff::civil::Date;

use crate::model::{
    Absence, BySide, Comparison, Coverage, Document, DocumentKind, Filter, Meeting, MeetingKind, Row, Side, Silence,
    Statement, TopicId, Vocabulary, Voice,
};
use crate::text;

/// What stands in the empty cell of a row.
#[must_use]
pub fn absence(
    meeting: &Meeting,
    comparison: &Comparison,
    vocabulary: &Vocabulary,
    side: Side,
    absence: &Absence,
) -> String {
    match absence {
        Absence::Silent => silence(meeting, side, comparison.silence[side], "not mentioned"),
        // Whether the point is in the text is a judgement that nobody has made yet.
        Absence::Unmatched => silence(meeting, side, comparison.silence[side], "no counterpart found"),
        Absence::SilentHere { topic, others } => {
            let silence = silence(meeting, side, comparison.silence[side], "not mentioned");
            let others = labels(vocabulary, others);
            format!("on {}: {silence}; counterpart stands under {others}", vocabulary.label(topic))
        }
        Absence::Elsewhere(topics) => format!("counterpart stands under {}", labels(vocabulary, topics)),
    }
}

/// The name of a topic, or of the place of statements without one.
#[must_use]
pub fn topic(vocabulary: &Vocabulary, topic: Option<&TopicId>) -> String {
    topic.map_or_else(|| "No topic".to_owned(), |id| vocabulary.label(id))
}

fn labels(vocabulary: &Vocabulary, topics: &[TopicId]) -> String {
    topics.iter().map(|topic| vocabulary.label(topic)).collect::<Vec<_>>().join(", ")
}

/// What the silence of `side` means, with what is `missing` from texts held in full; never "not discussed",
/// which no readout can show.
fn silence(meeting: &Meeting, side: Side, silence: Silence, missing: &str) -> String {
    match silence {
        Silence::NotMentioned { words, documents: 1 } => {
            let own = meeting.documents.iter().find(|document| document.side == Some(side));
            let noun = own.and_then(|document| document.kind).map_or("document", kind);
            let this = if noun.ends_with('s') { "these" } else { "this" };
            format!("{missing} in {this} {noun} ({} searched)", counted(words, unit(meeting, side)))
        }
        Silence::NotMentioned { words, documents } => {
            format!("{missing} in these {documents} documents ({} searched)", counted(words, unit(meeting, side)))
        }
        Silence::Partly { words, excerpts } => format!(
            "{missing} in the full texts held ({} searched); {} held as excerpts only",
            counted(words, unit(meeting, side)),
            counted(excerpts, "more document")
        ),
        Silence::ExcerptsOnly => "nothing held on this (excerpts only)".to_owned(),
        Silence::SecondaryOnly => "nothing held on this (no document of this side, press reports only)".to_owned(),
        Silence::NoDocument => "no document found for this side".to_owned(),
    }
}

/// What the silence of a side means where there is room for two or three words.
#[must_use]
pub const fn silence_in_short(silence: Silence) -> &'static str {
    match silence {
        Silence::NotMentioned { .. } => "not mentioned",
        Silence::Partly { .. } => "not in the full texts",
        Silence::ExcerptsOnly | Silence::SecondaryOnly => "nothing held",
        Silence::NoDocument => "no document",
    }
}

/// The label of a statement that reports the other side's position: `says the United States said`.
#[must_use]
pub fn cross_voice(meeting: &Meeting, statement: &Statement) -> Option<String> {
    match statement.voice {
        Voice::Of(side) if side != statement.side => {
            Some(format!("says {} said", with_article(&meeting.sides[side].name)))
        }
        _ => None,
    }
}

/// `United States` takes an article in a sentence, `China` does not.
fn with_article(name: &str) -> String {
    /// Last words of country and office names that are common nouns or plurals, and so take "the".
    const COMMON: [&str; 14] = [
        "States",
        "Kingdom",
        "Emirates",
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Union",
        "Republic",
        "Federation",
        "House",
        "Kremlin",
        "Nations",
        "Commission",
    ];
    let plain = name.split_whitespace().next_back().is_none_or(|last| !COMMON.contains(&last));
    if plain { name.to_owned() } else { format!("the {name}") }
}

/// The line under a statement: who issued it, the paragraph, who speaks where it is not the side's
/// principal, the act, further documents.
#[must_use]
pub fn evidence(meeting: &Meeting, statement: &Statement) -> String {
    let document = &meeting[statement.document];
    let mut source = source(meeting, document);
    if let Some(paragraph) = statement.paragraph {
        source.push_str(&format!(" ¶{paragraph}"));
    }
    let mut parts = vec![source];
    parts.extend(speaker(meeting, statement));
    parts.extend(statement.act.clone());
    if !statement.also_in.is_empty() {
        let others: Vec<String> = statement.also_in.iter().map(|id| self::source(meeting, &meeting[*id])).collect();
        parts.push(format!("also in {}", others.join(", ")));
    }
    parts.join(" · ")
}

/// A document by its issuer, and by what tells it from others of the same issuer where there are any: the day,
/// the title, or its id.
fn source(meeting: &Meeting, document: &Document) -> String {
    let name = issuer(document);
    let others = || meeting.documents.iter().filter(|other| issuer(other) == name && other.key != document.key);
    if others().next().is_none() {
        return name.to_owned();
    }
    match document.published {
        Some(date) if others().all(|other| other.published != Some(date)) => format!("{name} ({})", day(date)),
        _ if others().all(|other| other.title != document.title) => format!("{name}, “{}”", document.title),
        _ => format!("{name} ({})", document.key),
    }
}

/// Who speaks, where that is not the side's principal, and whether it is said of both.
fn speaker(meeting: &Meeting, statement: &Statement) -> Option<String> {
    let principal = |side| meeting.principal(side).map(|person| person.name.as_str());
    let named = statement.speaker.as_deref();
    let person = named.filter(|name| meeting.participants.iter().any(|person| person.name == *name));
    match (statement.voice, person) {
        (Voice::Both, Some(name)) => Some(format!("{name} on both sides")),
        (Voice::Both, None) => Some("both sides".to_owned()),
        (Voice::Of(side), _) => named.filter(|name| Some(*name) != principal(side)).map(str::to_owned),
    }
}

/// Who issued `document`, or its title where that is not known.
#[must_use]
pub fn issuer(document: &Document) -> &str {
    document.issuer.as_deref().unwrap_or(&document.title)
}

/// How much of a side is held: `412 words` in full, or `96 words quoted (3 excerpts)`.
#[must_use]
pub fn holdings(meeting: &Meeting, comparison: &Comparison, side: Side) -> String {
    let with_words = meeting.documents.iter().zip(&comparison.words);
    let own: Vec<(&Document, &usize)> = with_words.filter(|(document, _)| document.side == Some(side)).collect();
    let words: usize = own.iter().map(|(_, words)| **words).sum();
    let excerpts = own.iter().filter(|(document, _)| document.coverage == Coverage::Excerpt).count();
    match (own.len(), excerpts) {
        (0, _) => "no document".to_owned(),
        (_, 0) => counted(words, unit(meeting, side)),
        (held, excerpts) if held == excerpts => {
            format!(
                "{} quoted ({})",
                counted(quoted_words(meeting, side), unit(meeting, side)),
                counted(excerpts, "excerpt")
            )
        }
        (_, excerpts) => format!("{}, and {}", counted(words, unit(meeting, side)), counted(excerpts, "excerpt")),
    }
}

/// What the text of a side is counted in: Chinese and Japanese have no spaces and are counted by character.
#[must_use]
pub fn unit(meeting: &Meeting, side: Side) -> &'static str {
    let mut own = meeting.documents.iter().filter(|document| document.side == Some(side)).peekable();
    if own.peek().is_some() && own.all(|document| unit_of(document) == "character") { "character" } else { "word" }
}

/// What the text of a document is counted in.
#[must_use]
pub fn unit_of(document: &Document) -> &'static str {
    let unspaced = ["zh", "ja"].iter().any(|tag| document.language.starts_with(tag));
    if unspaced { "character" } else { "word" }
}

/// The words between “ ” in the statements of `side`.
fn quoted_words(meeting: &Meeting, side: Side) -> usize {
    let own = meeting.statements.iter().filter(|statement| meeting[statement.document].side == Some(side));
    own.flat_map(|statement| quotations(&statement.text)).map(text::words).sum()
}

/// The stretches of `text` between “ and ”, with their quotation marks.
pub fn quotations(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, from) = rest.split_at_checked(rest.find('“')?)?;
        let (quotation, after) =
            from.split_at_checked(from.find('”').map_or(from.len(), |end| end + '”'.len_utf8()))?;
        rest = after;
        Some(quotation)
    })
}

/// A statement's words in stretches, each with whether it is the source's own: all of it with a span,
/// without one only what stands between “ ”.
#[must_use]
pub fn stretches(statement: &Statement) -> Vec<(bool, &str)> {
    if statement.span.is_some() {
        return vec![(true, &statement.text)];
    }
    let mut stretches = Vec::new();
    let mut rest = statement.text.as_str();
    for quotation in quotations(&statement.text) {
        if let Some((before, after)) = rest.split_once(quotation) {
            stretches.extend([(false, before), (true, quotation)]);
            rest = after;
        }
    }
    stretches.push((false, rest));
    stretches.retain(|(_, words)| !words.is_empty());
    stretches
}

/// The name of a kind of document in a sentence.
#[must_use]
pub const fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Readout => "readout",
        DocumentKind::FactSheet => "fact sheet",
        DocumentKind::Post => "post",
        DocumentKind::Remarks => "remarks",
        DocumentKind::JointStatement => "joint statement",
        DocumentKind::Press => "press report",
    }
}

/// The name of a kind of meeting.
#[must_use]
pub const fn meeting_kind(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Meeting => "meeting",
        MeetingKind::Call => "call",
        MeetingKind::VideoCall => "video call",
        MeetingKind::Visit => "visit",
    }
}

/// The meeting's title with its place, where the title does not name that already.
#[must_use]
pub fn name(meeting: &Meeting) -> String {
    titled(&meeting.title, meeting.place.as_deref())
}

/// A title with the place, where it does not name that already.
#[must_use]
pub fn titled(title: &str, place: Option<&str>) -> String {
    let place = place.filter(|place| !title.contains(first_part(place)));
    place.map_or_else(|| title.to_owned(), |place| format!("{title} · {place}"))
}

/// The meeting's name and its day.
#[must_use]
pub fn title(meeting: &Meeting) -> String {
    format!("{} · {}", name(meeting), meeting_day(meeting))
}

/// The meeting's day, or that the texts do not say it.
#[must_use]
pub fn meeting_day(meeting: &Meeting) -> String {
    meeting.date.map_or_else(|| "day not known".to_owned(), day)
}

/// `Bali` of `Bali, Indonesia`.
fn first_part(place: &str) -> &str {
    place.split([',', '(']).next().unwrap_or(place).trim()
}

/// A day as people write it: `18 June 2023`.
#[must_use]
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// What a filter shows.
#[must_use]
pub fn filter(meeting: &Meeting, filter: Filter) -> String {
    match filter {
        Filter::All => "all rows".to_owned(),
        Filter::Both => "rows of both sides".to_owned(),
        Filter::Silences => "silences".to_owned(),
        Filter::Only(side) => format!("rows of {} only", meeting.sides[side].short),
    }
}

/// `2│4`, with the sign `none` for 0.
#[must_use]
pub fn counts(counts: BySide<usize>, bar: &str, none: &str) -> String {
    let one = |count: usize| if count == 0 { none.to_owned() } else { count.to_string() };
    format!("{}{bar}{}", one(counts.left), one(counts.right))
}

/// `1 word`, `2 words`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Whether a person has yet to confirm `row`.
#[must_use]
pub fn is_guess(row: &Row) -> bool {
    matches!(row, Row::Both { status: crate::model::Status::Automatic, .. })
}
