//! The subjects of a sentence with their verbs: "Wang Yi | pointed out", "the two sides | agreed".
//!
//! No grammar: a name that no preposition makes an object, with a listed verb a few words behind it.

use crate::lexicon::attribution::{Attribution, Kind, Signal};
use crate::lexicon::matcher::Hit;
use crate::lexicon::words::{Kind as Token_, Symbol, Token};
use crate::model::Side;

use super::cast::{Cast, Who};

/// Somebody named in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The first word, counted within the sentence.
    pub from: usize,
    /// The word behind the last one.
    pub to: usize,
    /// Who it is.
    pub subject: Subject,
    /// Whether a preposition or a possessive `'s` keeps it from being a subject.
    pub object: bool,
}

/// Who can stand before a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A person or an office of a side; the person by their place in [`Cast::people`].
    Person(Side, Option<usize>),
    /// A country or its institutions.
    Country(Side),
    /// Both sides.
    Both,
    /// Whoever spoke last.
    He,
    /// Several named before.
    They,
    /// The speaker.
    I,
    /// The speaker's side, or both.
    We,
    /// The meeting itself.
    Event,
}

/// A subject with its verb.
#[derive(Clone, Copy, Debug)]
pub struct Clause<'a> {
    /// The subject.
    pub mention: Mention,
    /// The verb as listed for this kind of subject.
    pub verb: &'a Signal,
    /// The verb as a reader would name it: both sides "highlighted" is an understanding, and yet no "agreed".
    pub act: &'a str,
    /// The verb's first word, counted within the sentence.
    pub at: usize,
    /// The word behind the verb.
    pub to: usize,
    /// Whether nothing but adverbs stands between the two.
    pub direct: bool,
}

/// What a sentence says about speaking.
#[derive(Debug)]
pub struct Clauses<'a> {
    /// Every name, in order.
    pub mentions: Vec<Mention>,
    /// Every subject with its verb, in order.
    pub clauses: Vec<Clause<'a>>,
    /// Whether "I" or "we" is a subject, alone or with somebody else.
    pub first_person: bool,
}

/// How many words may part a subject from its verb: "also", "once again clearly".
const ADVERBS: usize = 3;
/// How many Chinese characters may: "再次", "进一步全面深入".
const HAN_ADVERBS: usize = 6;
/// How long an insertion between commas may be: ", member of the Political Bureau of the CPC Central Committee,".
const INSERTION: usize = 30;

/// Takes one sentence apart. `publisher` tells whose offices a bare "the Secretary" means.
#[must_use]
pub fn clauses<'a>(tokens: &[Token], publisher: Side, cast: &Cast, attribution: &'a Attribution) -> Clauses<'a> {
    let symbols: Vec<Symbol> = tokens.iter().map(|token| token.symbol).collect();
    let signals = attribution.find(&symbols);
    let mut mentions = mentions(tokens, &symbols, publisher, cast, &signals);
    let ours: Vec<Mention> =
        mentions.iter().filter(|m| matches!(m.subject, Subject::I | Subject::We)).copied().collect();
    mentions = joined(mentions, &signals);
    mark_objects(&mut mentions, tokens, &signals);
    let turned: Vec<usize> = signals.iter().filter(|(_, s)| s.kind == Kind::Passive).map(|(hit, _)| hit.to).collect();
    // "to address" is no verb of its own.
    let infinitive = |hit: &Hit| {
        let to = hit
            .from
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .filter(|t| t.kind == Token_::Word && t.end - t.start == 2);
        to.is_some() && signals.iter().any(|(before, s)| s.kind == Kind::Before && before.to == hit.from)
    };
    let active = |hit: &Hit, signal: &Signal| {
        is_verb(signal.kind) && !infinitive(hit) && !(signal.kind == Kind::Say && turned.contains(&hit.from))
    };
    let verbs: Vec<(Hit, &Signal)> = signals.iter().filter(|(hit, signal)| active(hit, signal)).copied().collect();
    // "Can they work together" asks; it reports nothing.
    let asked = |mention: &Mention| verbs.iter().any(|(hit, s)| s.kind == Kind::Modal && hit.to == mention.from);
    let mut clauses: Vec<Clause<'a>> = accords(&signals).chain(wishes(&signals, &mentions)).collect();
    for (place, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.object && !asked(mention)) {
        clauses.extend(verb_of(mention, mentions.get(place + 1..).unwrap_or_default(), tokens, &verbs));
    }
    let subject = |own: &Mention| mentions.iter().any(|m| !m.object && m.from <= own.from && own.to <= m.to);
    let first_person = ours.iter().any(subject);
    Clauses { mentions, clauses, first_person }
}

/// "It is hoped that the U.S. side will": whoever is asked for something, the other side wishes it.
fn wishes<'a>(signals: &[(Hit, &'a Signal)], mentions: &[Mention]) -> impl Iterator<Item = Clause<'a>> {
    let wishes = signals.iter().filter(|(_, signal)| signal.kind == Kind::Wish);
    wishes.filter_map(|&(hit, verb)| {
        let asked = mentions.iter().find(|mention| mention.from >= hit.to)?;
        let Subject::Country(side) = asked.subject else { return None };
        let mention = Mention { from: hit.from, to: hit.to, subject: Subject::Country(side.other()), object: false };
        Some(Clause { mention, verb, act: &verb.id, at: hit.from, to: hit.to, direct: true })
    })
}

/// "It was agreed": an understanding of both sides without a subject.
fn accords<'a>(signals: &[(Hit, &'a Signal)]) -> impl Iterator<Item = Clause<'a>> {
    let accords = signals.iter().filter(|(_, signal)| signal.kind == Kind::Accord);
    accords.map(|&(hit, verb)| {
        let mention = Mention { from: hit.from, to: hit.to, subject: Subject::Both, object: false };
        Clause { mention, verb, act: &verb.id, at: hit.from, to: hit.to, direct: true }
    })
}

const fn is_verb(kind: Kind) -> bool {
    matches!(kind, Kind::Say | Kind::Do | Kind::Agree | Kind::Discuss | Kind::Meet | Kind::Attend | Kind::Modal)
}

/// Names, titles, pronouns and words for both sides, each place once, adjacent parts of one name joined.
fn mentions(
    tokens: &[Token],
    symbols: &[Symbol],
    publisher: Side,
    cast: &Cast,
    signals: &[(Hit, &Signal)],
) -> Vec<Mention> {
    let named = cast.find(symbols, tokens).into_iter().map(|(hit, side, who)| (hit, named(side, who)));
    let signalled = signals.iter().filter_map(|(hit, signal)| {
        let token = tokens.get(hit.from)?;
        let subject = match signal.kind {
            // Stems do not tell "the secretaries" from "the secretary".
            Kind::Both
                if hit.to - hit.from != 2
                    || last_word(tokens, *hit).is_none_or(|last| last.plural || last.kind == Token_::Han) =>
            {
                Subject::Both
            }
            Kind::He => Subject::He,
            Kind::They => Subject::They,
            Kind::I if token.capital || token.kind == Token_::Han => Subject::I,
            Kind::We => Subject::We,
            Kind::Event => Subject::Event,
            // A capitalised title, or one in small letters behind "the".
            Kind::Title => Subject::Person(bare_title(tokens, *hit, publisher, cast), None),
            _ => return None,
        };
        Some((*hit, subject))
    });
    let mut all: Vec<(Hit, Subject)> = named.chain(signalled).collect();
    all.sort_by(|(a, _), (b, _)| a.from.cmp(&b.from).then(b.to.cmp(&a.to)));
    let mut mentions: Vec<Mention> = Vec::new();
    for (hit, subject) in all {
        let mention = Mention { from: hit.from, to: hit.to, subject, object: false };
        match mentions.last_mut() {
            Some(last) if hit.to <= last.to => {}
            Some(last) if hit.from <= last.to && continues(last, &mention) => {
                last.to = hit.to;
                last.subject = stronger(last.subject, subject);
            }
            _ => mentions.push(mention),
        }
    }
    mentions
}

const fn named(side: Side, who: Who) -> Subject {
    match who {
        Who::Person(person) => Subject::Person(side, Some(person)),
        Who::Office => Subject::Person(side, None),
        Who::Country | Who::Institution => Subject::Country(side),
    }
}

/// "the Admiral": the side whose people carry the title in these texts, else the publisher's.
fn bare_title(tokens: &[Token], hit: Hit, publisher: Side, cast: &Cast) -> Side {
    last_word(tokens, hit).and_then(|token| cast.side_of_title(token.symbol)).unwrap_or(publisher)
}

fn last_word(tokens: &[Token], hit: Hit) -> Option<&Token> {
    hit.to.checked_sub(1).and_then(|at| tokens.get(at))
}

/// "China's | Minister of National Defense | Dong Jun" is one name, "China | they" is not.
const fn continues(last: &Mention, next: &Mention) -> bool {
    matches!(
        (last.subject, next.subject),
        (Subject::Country(_) | Subject::Person(_, None), Subject::Person(..))
            | (Subject::Person(_, None), Subject::Country(_))
    )
}

/// Of the parts of one name the person tells most.
const fn stronger(first: Subject, second: Subject) -> Subject {
    match (first, second) {
        (Subject::Country(side), Subject::Person(_, None)) => Subject::Person(side, None),
        (_, Subject::Person(..)) => second,
        _ => first,
    }
}

/// "The Admiral and I", "Xi Jinping and President Trump" are both sides.
fn joined(mentions: Vec<Mention>, signals: &[(Hit, &Signal)]) -> Vec<Mention> {
    let and = |from: usize, to: usize| {
        signals.iter().any(|(hit, signal)| signal.kind == Kind::And && hit.from >= from && hit.to <= to)
    };
    let mut joined: Vec<Mention> = Vec::new();
    for mention in mentions {
        match joined.last_mut() {
            Some(last)
                if mention.from.saturating_sub(last.to) <= 2
                    && and(last.to, mention.from)
                    && across(last, &mention) =>
            {
                last.to = mention.to;
                last.subject = Subject::Both;
            }
            _ => joined.push(mention),
        }
    }
    joined
}

fn across(first: &Mention, second: &Mention) -> bool {
    match (first.subject, second.subject) {
        (Subject::Person(a, _) | Subject::Country(a), Subject::Person(b, _) | Subject::Country(b)) => a != b,
        (Subject::He | Subject::Person(..), Subject::I | Subject::Person(..)) => true,
        (Subject::I, Subject::Person(..)) => true,
        _ => false,
    }
}

fn mark_objects(mentions: &mut [Mention], tokens: &[Token], signals: &[(Hit, &Signal)]) {
    for mention in mentions {
        let possessive = mention.to.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.possessive);
        let behind = signals.iter().any(|(hit, signal)| {
            signal.kind == Kind::Before && hit.to <= mention.from && only_article(tokens, hit.to, mention.from)
        });
        mention.object = possessive || behind && mention.from > 0;
    }
}

/// Whether nothing or one small word ("the", "his", "both") stands between.
fn only_article(tokens: &[Token], from: usize, to: usize) -> bool {
    from == to || to == from + 1 && tokens.get(from).is_some_and(|t| t.kind == Token_::Word && t.end - t.start <= 4)
}

/// The verb of a subject: the nearest listed one, behind a few adverbs or an insertion between commas.
fn verb_of<'a>(
    mention: &Mention,
    later: &[Mention],
    tokens: &[Token],
    verbs: &[(Hit, &'a Signal)],
) -> Option<Clause<'a>> {
    let start = behind_insertion(mention.to, tokens);
    let reach = reach(tokens, start, later);
    // 会见 is the event as a subject and the verb of meeting: behind somebody's name it is the verb.
    let is_verb = |next: &Mention| {
        let meets = |(hit, verb): &(Hit, &Signal)| hit.from == next.from && verb.kind == Kind::Meet;
        next.subject == Subject::Event && verbs.iter().any(meets)
    };
    let subject = later.iter().find(|next| !next.object && next.from >= start && !is_verb(next));
    let limit = subject.map_or(tokens.len(), |next| next.from);
    let candidates = verbs.iter().filter(|(hit, _)| hit.from >= start && hit.from <= reach && hit.from < limit);
    let first = candidates.clone().map(|(hit, _)| hit.from).min()?;
    let (hit, verb) = candidates
        .filter(|(hit, _)| hit.from == first)
        .max_by_key(|(hit, verb)| (hit.to, fits(mention.subject, verb.kind)))?;
    let own = |(other, signal): &&(Hit, &'a Signal)| {
        (other.from, other.to) == (hit.from, hit.to) && matches!(signal.kind, Kind::Say | Kind::Do)
    };
    let named = if verb.kind == Kind::Agree { verbs.iter().find(own) } else { None };
    let act = named.map_or(&verb.id, |(_, signal)| &signal.id);
    Some(Clause { mention: *mention, verb, act, at: hit.from, to: hit.to, direct: hit.from <= mention.to + 1 })
}

/// Of several readings of one verb the one that goes with its subject: both sides "stressed" is an agreement.
const fn fits(subject: Subject, kind: Kind) -> u8 {
    let plural = matches!(subject, Subject::Both | Subject::They | Subject::We);
    match (kind, plural) {
        // "We raised" is what one side did, "both sides raised" an exchange.
        (Kind::Say, _) if matches!(subject, Subject::We) => 5,
        (Kind::Discuss | Kind::Meet | Kind::Attend, true) => 4,
        (Kind::Discuss | Kind::Meet | Kind::Attend, false) | (Kind::Agree, true) => 3,
        (Kind::Say, _) => 2,
        (Kind::Do, _) => 1,
        _ => 0,
    }
}

/// Behind ", member of the Political Bureau," when such an insertion begins at `at`.
fn behind_insertion(at: usize, tokens: &[Token]) -> usize {
    let is_mark = |place: usize| tokens.get(place).is_some_and(|token| token.kind == Token_::Mark);
    if !is_mark(at) {
        return at;
    }
    (at + 1..at + INSERTION).find(|&place| is_mark(place)).map_or(at, |close| close + 1)
}

/// How far a verb may stand behind its subject. Chinese puts the other party and the place between the
/// two ("同美国国务卿在日内瓦举行会谈"): those do not count.
fn reach(tokens: &[Token], start: usize, later: &[Mention]) -> usize {
    let han = tokens.get(start).is_some_and(|token| token.kind == Token_::Han);
    let mut reach = start + if han { HAN_ADVERBS } else { ADVERBS };
    for mention in later.iter().filter(|_| han) {
        if mention.object && mention.from <= reach {
            reach += mention.to - mention.from;
        }
    }
    (start..reach).find(|&at| tokens.get(at).is_none_or(|t| t.kind == Token_::Mark)).unwrap_or(reach)
}
