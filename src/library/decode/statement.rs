//! The statements and their place in the documents.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::model::{Document, DocumentId, Statement, Status, TopicId, Voice};

use super::super::json::{StringLit, Value, place};
use super::super::names;
use super::super::problem::{Problem, quoted};
use super::fields::{Fields, Walk};
use super::ids::{Ids, Sides};
use super::quotes;

/// The keys of a statement.
const KEYS: &[&str] = &[
    "id",
    "side",
    "voice",
    "document",
    "paragraph",
    "span",
    "speaker",
    "act",
    "topics",
    "topics_status",
    "text",
    "also_in",
    "note",
];

/// What a statement may refer to.
pub(super) struct Context<'c> {
    sides: &'c Sides<'c>,
    ids: &'c Ids<'c>,
    texts: Vec<Option<Text<'c>>>,
    /// The topics met so far: a library has few, and their ids are shared.
    topics: HashMap<String, TopicId>,
}

impl<'c> Context<'c> {
    /// Over these sides and documents. `documents` lacks those that could not be read; then the
    /// indices of `ids` do not fit, and no span is checked.
    pub(super) fn new(sides: &'c Sides<'c>, ids: &'c Ids<'c>, documents: &'c [Document], declared: usize) -> Self {
        let whole = documents.len() == declared;
        let texts = documents.iter().filter(|_| whole).map(|document| document.text.as_deref().map(Text::new));
        Self { sides, ids, texts: texts.collect(), topics: HashMap::new() }
    }
}

/// The statements in `values`.
pub(super) fn read_all(walk: &mut Walk<'_>, values: &[Value<'_>], mut context: Context<'_>) -> Vec<Statement> {
    values.iter().filter_map(|value| read(walk, value, &mut context)).collect()
}

/// The statement at `value`.
fn read(walk: &mut Walk<'_>, value: &Value<'_>, context: &mut Context<'_>) -> Option<Statement> {
    let fields = Fields::of(walk, value, "a statement", KEYS)?;
    let key = fields.text(walk, "id");
    let side = context.sides.require(walk, fields, "side");
    let voice = voice(walk, fields, context.sides);
    let document = fields.require(walk, "document").and_then(|value| context.ids.find(walk, value));
    let paragraph = fields.get("paragraph").and_then(|value| walk.number(value, format_args!("`paragraph`"), 1));
    let speaker = fields.text_if_any(walk, "speaker");
    let act = fields.text_if_any(walk, "act");
    let topics = topics(walk, fields, &mut context.topics);
    let topics_status = fields.choice_if_any(walk, "topics_status", names::STATUS).unwrap_or(Status::Automatic);
    let text = fields.literal(walk, "text");
    let span = fields.get("span").and_then(|value| span(walk, value));
    if let (Some((range, at)), Some(document), Some(text)) = (&span, document, text) {
        check_span(walk, range, at, context.texts.get(document), text);
    } else if let (None, Some(text)) = (fields.get("span"), text) {
        quotes::check(walk, text);
    }
    let also_in = fields.list_if_any(walk, "also_in").iter();
    let also_in = also_in.filter_map(|value| context.ids.find(walk, value)).map(DocumentId::at).collect();
    let note = fields.text_if_any(walk, "note");
    let (key, side, voice, document) = (key?, side?, voice?, DocumentId::at(document?));
    let (span, text) = (span.map(|(range, _)| range), text?.value.clone().into_owned());
    Some(Statement {
        key,
        side,
        voice,
        document,
        paragraph,
        span,
        speaker,
        act,
        topics,
        topics_status,
        text,
        also_in,
        note,
    })
}

/// Whose position it reports: a side, or `both`.
fn voice(walk: &mut Walk<'_>, fields: Fields<'_>, sides: &Sides<'_>) -> Option<Voice> {
    let value = fields.require(walk, "voice")?;
    if value.as_string_lit().is_some_and(|literal| literal.value == "both") {
        return Some(Voice::Both);
    }
    sides.find(walk, value, "voice").map(Voice::Of)
}

/// The topics, none of them twice.
fn topics(walk: &mut Walk<'_>, fields: Fields<'_>, known: &mut HashMap<String, TopicId>) -> Vec<TopicId> {
    let (mut topics, mut seen) = (Vec::new(), HashSet::new());
    for value in fields.list_if_any(walk, "topics") {
        let Some(literal) = walk.filled(value, format_args!("a topic")) else { continue };
        let topic = known.get(literal.value.as_ref()).cloned();
        let topic = topic.unwrap_or_else(|| intern(known, &literal.value));
        if !seen.insert(literal.value.as_ref()) {
            let what = format!("the topic {} stands twice", quoted(&literal.value));
            walk.report(Problem::new(place(value), what).help("keep one of the two"));
        }
        topics.push(topic);
    }
    topics
}

/// The topic `id`, remembered in `known`.
fn intern(known: &mut HashMap<String, TopicId>, id: &str) -> TopicId {
    let topic = TopicId::new(id);
    known.insert(id.to_owned(), topic.clone());
    topic
}

/// The span at `value` and its place in the file.
fn span(walk: &mut Walk<'_>, value: &Value<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let items = walk.list(value, format_args!("`span`"));
    let [start, end] = items else {
        if value.as_array().is_some() {
            let what = format!("a span is a start and an end, not {} numbers", items.len());
            walk.report(Problem::new(place(value), what).help("write two numbers, as in [120, 261]"));
        }
        return None;
    };
    let start = walk.number(start, format_args!("the start of a span"), 0);
    let end = walk.number(end, format_args!("the end of a span"), 0);
    Some((start?..end?, place(value)))
}

/// Complains of a span that is not the statement's words. `document` is the text of its document:
/// `None` where it could not be read, `Some(None)` where the record holds none.
fn check_span(
    walk: &mut Walk<'_>,
    span: &Range<usize>,
    at: &Range<usize>,
    document: Option<&Option<Text<'_>>>,
    text: &StringLit<'_>,
) {
    let Some(document) = document else { return };
    let problem = match document {
        None => Problem::new(at.clone(), "a span without a text: the document has no `text`")
            .help("add the document's text, or leave the span out"),
        Some(whole) if span.start >= span.end || span.end > whole.chars => Problem::new(
            at.clone(),
            format!("the span {}–{} is outside its text of {} characters", span.start, span.end, whole.chars),
        )
        .help("count Unicode characters from 0; the end is the first one after the words"),
        Some(whole) => match whole.get(span) {
            Some(words) if words == text.value => return,
            words => Problem::new(at.clone(), "the words at this span are not the statement's")
                .help(format!("the document has {} here", quoted(words.unwrap_or_default())))
                .related(place(text), "these are the statement's words"),
        },
    };
    walk.report(problem);
}

/// A document's text in which a character is found by its number without counting from the start.
struct Text<'t> {
    text: &'t str,
    /// Its length in Unicode scalar values.
    chars: usize,
    /// The byte at which every [`STEP`]th character begins.
    marks: Vec<usize>,
}

/// Characters between two marks: 128 are counted in less time than a statement takes to decode, and
/// the marks take a sixteenth of the text's memory.
const STEP: usize = 128;

impl<'t> Text<'t> {
    /// The text with its marks.
    fn new(text: &'t str) -> Self {
        let marks = text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect();
        Self { text, chars: text.chars().count(), marks }
    }

    /// The byte at which the character number `index` begins.
    fn byte(&self, index: usize) -> Option<usize> {
        if index == self.chars {
            return Some(self.text.len());
        }
        let mark = *self.marks.get(index / STEP)?;
        self.text.get(mark..)?.char_indices().nth(index % STEP).map(|(byte, _)| mark + byte)
    }

    /// The characters of `span`.
    fn get(&self, span: &Range<usize>) -> Option<&'t str> {
        self.text.get(self.byte(span.start)?..self.byte(span.end)?)
    }
}
