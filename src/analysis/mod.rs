//! From the plain texts of two sides to statements with voice, speaker, act and topics, and to the
//! pairs that make the same point. Pure, total and deterministic: any text gives a result.
//!
//! ```text
//! text ── split ──> sentences ── voice ──> who says it ── topics ──> what it is about ── pair ──> rows
//! ```
//!
//! Every decision keeps its evidence, so that `explain` can say why.

use std::ops::Range;

mod pair;
mod reading;
mod split;
mod thread;
mod topics;
mod voice;

use crate::lexicon::Lexicon;
use crate::lexicon::attribution::{Attribution, Kind};
use crate::lexicon::words::{Kind as TokenKind, Symbol, Token, Words};
use crate::model::{
    BySide, Document, DocumentId, Pairing, Participant, Party, Statement, StatementId, Status, TopicId, Voice,
};

pub use pair::score::{Nearness, Weights};
pub use topics::{Ground, Subject};
pub use voice::follow::{Heard, Rule};

use pair::score::{Features, Pair};
use reading::{Line, Reading};
use thread::Thread;
use voice::cast::{Cast, Who};

/// What is to be analysed.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The two sides.
    pub sides: &'a BySide<Party>,
    /// Who took part, as far as known; whoever the texts introduce is found as well.
    pub people: &'a [Participant],
    /// The documents in the order of the record; those without a text or without a side are passed over.
    pub documents: &'a [Document],
}

/// A statement with what decided its voice and its topics.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The statement, its key `{document key}.{number}`.
    pub statement: Statement,
    /// Why it has its voice.
    pub heard: Heard,
    /// Why it has its topics.
    pub subject: Subject,
}

impl Finding {
    /// Whether it says who met whom, or is about the meeting itself.
    #[must_use]
    pub fn reports_the_meeting(&self) -> bool {
        self.heard.rule == Rule::Event || self.subject.topics.iter().any(|topic| topic.as_str() == topics::EVENT)
    }
}

/// A pairing with what decided it.
#[derive(Clone, Debug)]
pub struct Link {
    /// The pairing, one statement of each side.
    pub pairing: Pairing,
    /// What the two share.
    pub nearness: Nearness,
    /// The rare words both use, as the left statement spells them.
    pub words: Vec<String>,
}

/// The result: ids in [`Link::pairing`] are places in `findings`.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Every statement, in the order of the documents and of their text.
    pub findings: Vec<Finding>,
    /// The pairings, in the order of the left side's statements.
    pub links: Vec<Link>,
    /// Documents whose text holds no sentence: an error for whoever gave them, not an empty view.
    pub silent: Vec<DocumentId>,
}

/// Takes the documents apart and sets them against each other.
#[must_use]
pub fn analyse(input: &Input<'_>, lexicon: &Lexicon) -> Analysis {
    analyse_with(input, lexicon, &Weights::default())
}

/// As [`analyse`], with other numbers for pairing.
#[must_use]
pub fn analyse_with(input: &Input<'_>, lexicon: &Lexicon, weights: &Weights) -> Analysis {
    let mut words = Words::default();
    let readings = readings(input.documents, &mut words);
    let cast = Cast::of(input.sides, input.people, lexicon, &mut words, &readings);
    let mut analysis = Analysis::default();
    let mut features = Vec::new();
    for reading in &readings {
        let key = input.documents.get(reading.id.index()).map_or("", |document| document.key.as_str());
        let passage = Passage { reading, cast: &cast, lexicon, key };
        passage.read(&mut analysis.findings, &mut features);
    }
    let near = pair::score::nearness(&features, lexicon, weights);
    let chosen = pair::choose::chosen(near, weights);
    let links = chosen.into_iter().map(|(pair, nearness)| link(pair, nearness, &analysis, &mut words));
    analysis.links = links.collect();
    analysis.silent =
        readings.iter().filter(|reading| reading.sentences.is_empty()).map(|reading| reading.id).collect();
    analysis
}

fn readings(documents: &[Document], words: &mut Words) -> Vec<Reading> {
    let numbered = documents.iter().enumerate();
    numbered
        .filter_map(|(place, document)| {
            Some(Reading::of(DocumentId::at(place), document.side?, document.text.as_deref()?, words))
        })
        .collect()
}

fn link((left, right): Pair, nearness: Nearness, analysis: &Analysis, words: &mut Words) -> Link {
    let text = analysis.findings.get(left).map_or("", |finding| finding.statement.text.as_str());
    let characters: Vec<char> = text.chars().collect();
    let mut shared = Vec::new();
    for token in words.tokens(text) {
        if nearness.words.iter().any(|(symbol, _)| *symbol == token.symbol) {
            shared.push(characters.get(token.start..token.end).unwrap_or_default().iter().collect());
        }
    }
    let statements = BySide::new(vec![StatementId::at(left)], vec![StatementId::at(right)]);
    Link { pairing: Pairing { statements, status: Status::Automatic, note: None }, nearness, words: shared }
}

/// One document on its way through voice and topics.
struct Passage<'a> {
    reading: &'a Reading,
    cast: &'a Cast,
    lexicon: &'a Lexicon,
    key: &'a str,
}

impl Passage<'_> {
    fn read(&self, findings: &mut Vec<Finding>, features: &mut Vec<Features>) {
        let heard = voice::follow::voices(self.reading, self.cast, &self.lexicon.attribution);
        let first = findings.len();
        let mut thread = Thread::default();
        let mut opened = false;
        for ((number, line), heard) in (1..).zip(&self.reading.sentences).zip(heard) {
            let tokens = self.reading.line(line);
            let symbols = self.without_names(tokens);
            let event = is_event(&heard, &self.lexicon.attribution);
            let opens_with = self.opening_signal(tokens);
            thread.reach(line.sentence.paragraph, opens_with == Some(Kind::Point));
            let list = heard.rule == Rule::Event || kind(&heard, &self.lexicon.attribution) == Some(Kind::Discuss);
            let before = thread.before(&heard, opens_with == Some(Kind::This));
            let context = topics::Context { event, list, before: before.as_ref() };
            let subject = topics::topics(tokens, &symbols, self.lexicon, context);
            thread.follow(heard.voice, &subject);
            let opening = event && !opened;
            opened |= opening;
            features.push(self.features(findings.len(), tokens, &symbols, &heard, &subject, opening));
            findings.push(self.finding(number, line, heard, subject));
        }
        self.give_matter(findings.get_mut(first..).unwrap_or_default(), features.get_mut(first..).unwrap_or_default());
    }

    /// In a text that is about one thing at all, "the consensus reached" and "the mechanism" are about it too.
    fn give_matter(&self, findings: &mut [Finding], features: &mut [Features]) {
        let Some(matter) = topics::matter(findings.iter().map(|finding| &finding.subject), self.lexicon) else {
            return;
        };
        for (finding, features) in findings.iter_mut().zip(features) {
            if finding.subject.take_up(&matter, self.lexicon) {
                finding.statement.topics.clone_from(&finding.subject.topics);
                features.topics.push((matter.clone(), true));
            }
        }
    }

    /// The signal that opens the sentence: one that points at what was just said, or one that numbers a point.
    fn opening_signal(&self, tokens: &[Token]) -> Option<Kind> {
        let symbols: Vec<Symbol> = tokens.iter().take(OPENING).map(|token| token.symbol).collect();
        let signals = self.lexicon.attribution.find(&symbols);
        let event = signals.iter().any(|(hit, signal)| hit.from <= 1 && signal.kind == Kind::Event);
        let mut kinds = signals.iter().filter(|(hit, _)| hit.from == 0).map(|(_, signal)| signal.kind);
        kinds.find(|kind| *kind == Kind::Point || *kind == Kind::This && !event)
    }

    /// The words of a sentence, those of people, offices and institutions blanked out.
    fn without_names(&self, tokens: &[Token]) -> Vec<Symbol> {
        let mut symbols: Vec<Symbol> = tokens.iter().map(|token| token.symbol).collect();
        for (hit, _, who) in self.cast.find(&symbols.clone(), tokens) {
            if matches!(who, Who::Person(_) | Who::Office | Who::Institution) {
                symbols.iter_mut().take(hit.to).skip(hit.from).for_each(|symbol| *symbol = BLANK);
            }
        }
        symbols
    }

    fn features(
        &self,
        place: usize,
        tokens: &[Token],
        symbols: &[Symbol],
        heard: &Heard,
        subject: &Subject,
        opening: bool,
    ) -> Features {
        let words = self.telling_words(tokens, symbols, subject);
        let kind = kind(heard, &self.lexicon.attribution);
        let both = heard.voice == Voice::Both;
        let talks = kind == Some(Kind::Discuss) || heard.rule == Rule::Event || both && subject.topics.len() > 1;
        let list = talks && !subject.topics.iter().any(|topic| topic.as_str() == topics::EVENT);
        let topics = subject.topics.iter().map(|topic| (topic.clone(), self.generic(topic, subject))).collect();
        let families = subject.families.clone();
        Features { place, side: self.reading.side, voice: heard.voice, topics, families, words, opening, list }
    }

    /// Whether the sentence names the topic without saying anything particular on it.
    fn generic(&self, topic: &TopicId, subject: &Subject) -> bool {
        let families = self.lexicon.families.all();
        let on_topic = subject.families.iter().filter_map(|&place| families.get(place));
        let mut weights = on_topic.filter(|family| family.topics.contains(topic)).map(|family| family.weight);
        weights.all(|weight| weight <= 2)
    }

    /// The words no family has spoken for, each once.
    fn telling_words(&self, tokens: &[Token], symbols: &[Symbol], subject: &Subject) -> Vec<Symbol> {
        let mut spoken: Vec<Range<usize>> = self
            .lexicon
            .attribution
            .find(symbols)
            .into_iter()
            .filter_map(|(hit, _)| Some(tokens.get(hit.from)?.start..tokens.get(hit.to - 1)?.end))
            .collect();
        spoken.extend(subject.grounds.iter().filter_map(|(ground, _)| match ground {
            Ground::Family { words, .. } => Some(words.clone()),
            _ => None,
        }));
        let telling = tokens.iter().zip(symbols).filter(|(token, symbol)| {
            let word = matches!(token.kind, TokenKind::Word | TokenKind::Number) && token.end - token.start > 3;
            **symbol != BLANK && word && !spoken.iter().any(|span| span.contains(&token.start))
        });
        let mut words: Vec<Symbol> = telling.map(|(_, symbol)| *symbol).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    fn finding(&self, number: usize, line: &Line, heard: Heard, subject: Subject) -> Finding {
        let span = line.sentence.span.clone();
        let statement = Statement {
            key: format!("{}.{number}", self.key),
            side: self.reading.side,
            voice: heard.voice,
            document: self.reading.id,
            paragraph: Some(line.sentence.paragraph),
            text: self.reading.words(span.clone()),
            span: Some(span),
            speaker: heard.speaker.clone(),
            act: heard.act.clone(),
            topics: subject.topics.clone(),
            topics_status: Status::Automatic,
            also_in: Vec::new(),
            note: None,
        };
        Finding { statement, heard, subject }
    }
}

/// How many words may point back: "On this very important question".
const OPENING: usize = 6;

/// Stands where a name was; no word of any text has this number.
const BLANK: Symbol = Symbol::MAX - 1;

/// Whether the sentence reports who met whom.
fn is_event(heard: &Heard, attribution: &Attribution) -> bool {
    heard.voice == Voice::Both && kind(heard, attribution) == Some(Kind::Meet)
}

/// The kind of the sentence's reporting verb.
fn kind(heard: &Heard, attribution: &Attribution) -> Option<Kind> {
    let act = heard.act.as_deref()?;
    attribution.signals().iter().find(|signal| signal.id == act).map(|signal| signal.kind)
}
