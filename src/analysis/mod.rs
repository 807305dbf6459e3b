//! From the plain texts of two sides to statements with voice, speaker, act and topics, and to the
//! pairs that make the same point. Pure, total and deterministic: any text gives a result.
//!
//! ```text
//! text ── split ──> sentences ── voice ──> who says it ── topics ──> what it is about ── pair ──> rows
//! ```
//!
//! Every decision keeps its evidence, so that `explain` can say why.

mod pair;
mod reading;
mod split;
mod topics;
mod voice;

use crate::lexicon::Lexicon;
use crate::lexicon::attribution::{Attribution, Kind};
use crate::lexicon::words::{Kind as TokenKind, Symbol, Token, Words};
use crate::model::{
    BySide, Document, DocumentId, Pairing, Participant, Party, Statement, StatementId, Status, Voice,
};

pub use pair::score::{Nearness, Weights};
pub use topics::{Ground, Subject};
pub use voice::follow::{Heard, Rule};

use pair::score::Features;
use reading::{Line, Reading};
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
}

/// Takes the documents apart and sets them against each other.
#[must_use]
pub fn analyse(input: &Input<'_>, lexicon: &Lexicon) -> Analysis {
    analyse_with(input, lexicon, &Weights::default())
}

/// As [`analyse`], with other numbers for pairing.
#[must_use]
pub fn analyse_with(input: &Input<'_>, lexicon: &Lexicon, weights: &Weights) -> Analysis {
    let mut words = lexicon.words.clone();
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
    analysis.links = chosen.into_iter().map(|(pair, nearness)| link(pair, nearness, &readings, &features)).collect();
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

fn link(
    (left, right): (usize, usize),
    nearness: Nearness,
    _readings: &[Reading],
    _features: &[Features],
) -> Link {
    let statements = BySide::new(vec![StatementId::at(left)], vec![StatementId::at(right)]);
    Link { pairing: Pairing { statements, status: Status::Automatic, note: None }, nearness, words: Vec::new() }
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
        let mut before: Option<(u32, Voice, Subject)> = None;
        let mut opened = false;
        for ((number, line), heard) in (1..).zip(&self.reading.sentences).zip(heard) {
            let tokens = self.reading.line(line);
            let symbols = self.without_names(tokens);
            let event = is_event(&heard, &self.lexicon.attribution);
            let same = |(paragraph, voice, _): &&(u32, Voice, Subject)| {
                *paragraph == line.sentence.paragraph && (*voice == heard.voice || heard.voice == Voice::Both)
            };
            let context = topics::Context { event, before: before.as_ref().filter(same).map(|(.., subject)| subject) };
            let subject = topics::topics(tokens, &symbols, self.lexicon, context);
            let opening = event && !opened;
            opened |= opening;
            features.push(self.features(findings.len(), tokens, &symbols, &heard, &subject, opening));
            before = Some((line.sentence.paragraph, heard.voice, subject.clone()));
            findings.push(self.finding(number, line, heard, subject));
        }
    }

    /// The words of a sentence, those of people, offices and institutions blanked out.
    fn without_names(&self, tokens: &[Token]) -> Vec<Symbol> {
        let mut symbols: Vec<Symbol> = tokens.iter().map(|token| token.symbol).collect();
        for (hit, _, who) in self.cast.find(&symbols.clone(), tokens) {
            if matches!(who, Who::Person(_) | Who::Office) {
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
        let telling = tokens.iter().zip(symbols).filter(|(token, symbol)| {
            **symbol != BLANK && matches!(token.kind, TokenKind::Word | TokenKind::Number) && token.end - token.start > 3
        });
        let mut words: Vec<Symbol> = telling.map(|(_, symbol)| *symbol).collect();
        words.sort_unstable();
        words.dedup();
        let act = heard.act.as_deref().and_then(|act| {
            self.lexicon.attribution.signals().iter().find(|signal| signal.id == act).map(|signal| signal.kind)
        });
        let own = !subject.grounds.iter().any(|(ground, _)| *ground == Ground::Continued);
        let list = act == Some(Kind::Discuss) || heard.voice == Voice::Both && subject.topics.len() > 1;
        let (topics, families) = (subject.topics.clone(), subject.families.clone());
        Features { place, side: self.reading.side, topics, families, words, opening, list, own }
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
            also_in: Vec::new(),
            note: None,
        };
        Finding { statement, heard, subject }
    }
}

/// Stands where a name was; no word has this number.
const BLANK: Symbol = Symbol::MAX - 1;

/// Whether the sentence reports who met whom.
fn is_event(heard: &Heard, attribution: &Attribution) -> bool {
    let kind = heard.act.as_deref().and_then(|act| attribution.signals().iter().find(|signal| signal.id == act));
    heard.voice == Voice::Both && kind.is_some_and(|signal| signal.kind == Kind::Meet)
}
