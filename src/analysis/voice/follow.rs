//! The voice of every sentence of a document: whoever its clauses name, else whoever spoke before.

use crate::lexicon::attribution::{Attribution, Kind};
use crate::lexicon::words::Kind as Token_;
use crate::model::{Side, Voice};

use super::super::reading::{Line, Reading};
use super::cast::Cast;
use super::clause::{Clause, Clauses, Mention, Subject, clauses};

/// Which rule found the voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The sentence names its speaker with a verb.
    Named,
    /// A side is asked for something, and nobody is named who asks.
    Wished,
    /// Both sides are the subject.
    BothSides,
    /// The sentence reports the meeting itself.
    Event,
    /// A country or an institution is the subject and nobody speaks.
    Country,
    /// First person: whoever speaks, else the publisher.
    FirstPerson,
    /// Nobody is named: the speaker of the sentences before goes on.
    Carried,
    /// Nobody is named and nobody spoke before: the publisher.
    Publisher,
}

/// A sentence's voice with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Whose position it is.
    pub voice: Voice,
    /// Who speaks, when known by name.
    pub speaker: Option<String>,
    /// The reporting verb, as its base form.
    pub act: Option<String>,
    /// The rule that decided.
    pub rule: Rule,
    /// The words that decided, in Unicode scalar values of the document; empty where nobody is named.
    pub words: std::ops::Range<usize>,
}

/// Who has the floor.
#[derive(Clone, Copy, Debug, Default)]
struct Floor {
    /// The last person or side that spoke, and the person.
    speaker: Option<(Side, Option<usize>)>,
    /// Whether the last sentence was of both sides.
    both: bool,
    /// Whether the text speaks in the first person of its publisher, as a post does.
    first_person: bool,
}

/// The voice of every sentence of `reading`, in order.
#[must_use]
pub fn voices(reading: &Reading, cast: &Cast, attribution: &Attribution) -> Vec<Heard> {
    let mut floor = Floor::default();
    let mut paragraph = 0;
    let mut colon = false;
    let mut heard = Vec::with_capacity(reading.sentences.len());
    for line in &reading.sentences {
        let tokens = reading.line(line);
        let found = clauses(tokens, reading.side, cast, attribution);
        let fresh = line.sentence.paragraph != paragraph && !colon && !line.sentence.item;
        paragraph = line.sentence.paragraph;
        let mut turn = Turn { reading, line, cast, found: &found, floor: &mut floor, fresh };
        heard.push(turn.hear());
        let last = reading.text.get(line.sentence.span.end.saturating_sub(1));
        // Items without a mark go on with "agreed to:" until somebody is named.
        let unnamed = heard.last().is_some_and(|heard| matches!(heard.rule, Rule::Carried | Rule::BothSides));
        colon = matches!(last, Some(':' | '：')) || colon && (line.sentence.item || unnamed);
    }
    heard
}

/// Past forms that do not end in "ed".
const PAST: [&str; 14] =
    ["was", "were", "had", "held", "met", "spoke", "made", "took", "set", "came", "found", "saw", "gave", "began"];

/// The words that may stand between a verb of going and the country: "New York,".
const CITY: usize = 3;

/// The words that may stand before the subject of an outcome: "First, the".
const ORDINAL: usize = 3;

/// One sentence to be heard.
struct Turn<'a, 'b> {
    reading: &'a Reading,
    line: &'a Line,
    cast: &'a Cast,
    found: &'a Clauses<'a>,
    floor: &'b mut Floor,
    /// Whether it begins a paragraph of its own.
    fresh: bool,
}

impl<'a> Turn<'a, '_> {
    fn hear(&mut self) -> Heard {
        if self.fresh {
            self.floor.both = false;
        }
        let own = |mention: &Mention| mention.subject == Subject::I && !mention.object;
        self.floor.first_person |= self.first_person() && self.found.mentions.iter().any(own);
        self.floor.first_person |= self.opens_with_we();
        let found = self.found;
        let chosen = self.tail().or_else(|| found.clauses.iter().find(|clause| self.tells(clause)).copied());
        let chosen = chosen.map(|clause| self.position_behind(&clause).unwrap_or(clause));
        match chosen {
            Some(clause) => self.named(&clause),
            None => self.unnamed(),
        }
    }

    /// "We concluded two days of talks", before anybody is named who could be quoted.
    fn opens_with_we(&self) -> bool {
        let named = |clause: &Clause<'_>| matches!(clause.mention.subject, Subject::Person(..) | Subject::Country(_));
        self.found.first_person && self.floor.speaker.is_none() && !self.found.clauses.iter().any(named)
    }

    /// ", Dong said." at the end outranks what stands before it.
    fn tail(&self) -> Option<Clause<'a>> {
        let tokens = self.reading.line(self.line);
        let spoken = |clause: &&Clause<'_>| {
            let person = matches!(clause.mention.subject, Subject::Person(..) | Subject::He);
            let comma = clause
                .mention
                .from
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(|t| t.kind == Token_::Mark);
            let closes = tokens.get(clause.to).is_none_or(|t| t.kind == Token_::Mark);
            person && clause.verb.kind == Kind::Say && comma && closes && clause.direct
        };
        self.found.clauses.iter().rev().find(spoken).copied()
    }

    /// "They discussed the Strait, and she underscored ..." goes on to one side's position: that counts.
    fn position_behind(&self, exchange: &Clause<'_>) -> Option<Clause<'a>> {
        let both = matches!(exchange.mention.subject, Subject::Both | Subject::They | Subject::We);
        let position = |clause: &&Clause<'_>| {
            let ours = matches!(clause.mention.subject, Subject::I | Subject::We) && self.floor.first_person;
            clause.at > exchange.to
                && match clause.verb.kind {
                    Kind::Say => matches!(clause.mention.subject, Subject::Person(..)) || ours,
                    Kind::Do => ours,
                    _ => false,
                }
        };
        (both && exchange.verb.kind == Kind::Discuss).then(|| self.found.clauses.iter().find(position).copied())?
    }

    /// Whether a clause decides by itself. Within somebody's speech "the two countries should" and
    /// "China opposes" are still that speaker's words.
    fn tells(&self, clause: &Clause<'_>) -> bool {
        let speaking = self.floor.speaker.is_some();
        match (clause.mention.subject, clause.verb.kind) {
            (_, Kind::Modal) => false,
            (Subject::Person(..) | Subject::He, _) | (_, Kind::Accord | Kind::Wish) => true,
            // "It is vital that both recognize": a wish of whoever speaks.
            (Subject::Both | Subject::They, Kind::Agree) if speaking && !self.fresh && !self.floor.both => {
                self.reported(clause.at) || clause.to > clause.at + 1 || clause.verb.id != "agree"
            }
            (Subject::Both, Kind::Agree | Kind::Discuss) => true,
            (Subject::Both, Kind::Meet) => !speaking || self.fresh,
            (Subject::They, Kind::Agree | Kind::Discuss | Kind::Meet) => true,
            (Subject::They, Kind::Say) => self.floor.both || !speaking,
            (Subject::Both, _) => !speaking,
            (Subject::Country(_), _) if self.floor.both => true,
            (Subject::Country(side), Kind::Say | Kind::Agree | Kind::Discuss) => {
                let other = self.speaker_side() != Some(side);
                !speaking || self.fresh || other && clause.verb.kind != Kind::Discuss
            }
            (Subject::Country(side), Kind::Do) => {
                let other = speaking && self.speaker_side() != Some(side);
                other && (self.reported(clause.at) || self.undertakes(clause))
            }
            (Subject::Country(_), Kind::Meet) => !speaking || self.fresh,
            (Subject::I | Subject::We, Kind::Meet | Kind::Agree | Kind::Discuss) => self.first_person(),
            _ => false,
        }
    }

    /// "China will suspend ...", "First, the U.S. side will remove ..." at the beginning of a paragraph: a sheet of
    /// outcomes tells what each side does, whoever publishes it.
    fn undertakes(&self, clause: &Clause<'_>) -> bool {
        self.fresh && clause.verb.id == "commit" && clause.mention.from <= ORDINAL && clause.direct
    }

    /// Whether the verb at `at` can tell what happened: an English one in its past form, any Chinese one.
    fn reported(&self, at: usize) -> bool {
        self.han(at) || self.past(at)
    }

    /// Whether the word at `at` is Chinese.
    fn han(&self, at: usize) -> bool {
        self.reading.line(self.line).get(at).is_some_and(|token| token.kind == Token_::Han)
    }

    /// Whether the word at `at` is an English verb in its past form.
    fn past(&self, at: usize) -> bool {
        let Some(token) = self.reading.line(self.line).get(at) else { return false };
        let word = self.reading.words(token.start..token.end).to_lowercase();
        let past = word.ends_with("ed") && (!word.ends_with("eed") || word == "agreed");
        past || PAST.contains(&word.as_str())
    }

    /// Whether the text itself speaks in the first person: nobody else has the floor.
    fn first_person(&self) -> bool {
        self.floor.first_person
            || self.floor.speaker.is_none_or(|(side, person)| side == self.reading.side && person.is_none())
    }

    fn speaker_side(&self) -> Option<Side> {
        self.floor.speaker.map(|(side, _)| side)
    }

    fn named(&mut self, clause: &Clause<'_>) -> Heard {
        let clause = *clause;
        let subject = self.resolved(clause.mention.subject, clause.verb.kind);
        let both = self.is_both(subject, &clause);
        if let Some((side, person)) = subject {
            self.floor.speaker = Some((side, person.or_else(|| self.same_side_person(side))));
        }
        let (voice, rule) = match subject {
            _ if both => (Voice::Both, Rule::BothSides),
            Some((side, _)) if clause.verb.kind == Kind::Wish => (Voice::Of(side), Rule::Wished),
            Some((side, _)) => (Voice::Of(side), Rule::Named),
            None => (Voice::Both, Rule::BothSides),
        };
        self.floor.both = voice == Voice::Both && clause.verb.kind != Kind::Say;
        let act = Some(clause.act.to_owned());
        let words = self.span(clause.mention.from, clause.to);
        let speaker = if both { None } else { self.speaker_name() };
        Heard { voice, speaker, act, rule, words }
    }

    /// Whom a subject means here; `None` for both sides.
    fn resolved(&self, subject: Subject, verb: Kind) -> Option<(Side, Option<usize>)> {
        match subject {
            Subject::Person(side, person) => Some((side, person)),
            Subject::Country(side) => Some((side, None)),
            Subject::We if self.floor.first_person && matches!(verb, Kind::Say | Kind::Do) => {
                Some((self.reading.side, None))
            }
            Subject::I if self.floor.first_person => Some((self.reading.side, None)),
            Subject::He | Subject::I => Some(self.floor.speaker.unwrap_or((self.reading.side, None))),
            Subject::We | Subject::Both | Subject::They | Subject::Event => None,
        }
    }

    /// The person of that side who has the floor already: "the Secretary" goes on for Rubio.
    fn same_side_person(&self, side: Side) -> Option<usize> {
        self.floor.speaker.filter(|(speaking, _)| *speaking == side).and_then(|(_, person)| person)
    }

    fn is_both(&self, subject: Option<(Side, Option<usize>)>, clause: &Clause<'_>) -> bool {
        let Some((side, _)) = subject else { return true };
        match clause.verb.kind {
            Kind::Meet => {
                // Chinese names both before the verb: whichever was taken for the subject, the other is the other side.
                let han = self.han(clause.at);
                let behind = if han { 0 } else { clause.mention.to };
                // "在北京同美国总统": the place and the guest look like two sides joined by "and".
                let joined = || self.found.mentions.iter().any(|mention| mention.subject == Subject::Both);
                self.names_side(side.other(), behind)
                    || self.names_both(behind)
                    || self.names_somebody_of(side.other(), behind)
                    || self.goes_to(side.other(), clause)
                    || han && joined()
            }
            Kind::Discuss | Kind::Agree => {
                self.names_side(side.other(), clause.mention.to) || self.names_both(clause.mention.to)
            }
            Kind::Attend => true,
            _ => self.answered(side, clause) || self.both_agreed(clause),
        }
    }

    /// Whether a person of `side` (or a counterpart, an office) is named behind the word at `from`.
    fn names_side(&self, side: Side, from: usize) -> bool {
        self.found.mentions.iter().any(|mention| {
            mention.from >= from && matches!(mention.subject, Subject::Person(other, _) if other == side)
        })
    }

    /// "the Ambassador of Sylvania": whoever that is, the other side met.
    fn names_somebody_of(&self, side: Side, from: usize) -> bool {
        let of = |mention: &Mention| {
            let before = mention.from.checked_sub(1).and_then(|at| self.reading.line(self.line).get(at));
            before.is_some_and(|token| self.reading.words(token.start..token.end) == "of")
        };
        let of_side = |mention: &Mention| mention.subject == Subject::Country(side) && of(mention);
        self.found.mentions.iter().any(|mention| mention.from >= from && of_side(mention))
    }

    /// "visited Beijing, China": the other country right behind a verb of going, perhaps behind its city.
    fn goes_to(&self, side: Side, clause: &Clause<'_>) -> bool {
        let there = |mention: &&Mention| (clause.to..=clause.to + CITY).contains(&mention.from);
        clause.verb.id == "visit"
            && self.found.mentions.iter().filter(there).any(|mention| mention.subject == Subject::Country(side))
    }

    fn names_both(&self, from: usize) -> bool {
        self.found
            .mentions
            .iter()
            .any(|mention| mention.from >= from && mention.subject == Subject::Both && !mention.object)
    }

    /// "Xi welcomed Trump, for which Trump expressed appreciation": two main clauses, two sides.
    fn answered(&self, side: Side, clause: &Clause<'_>) -> bool {
        clause.verb.kind == Kind::Do
            && self.found.clauses.iter().any(|other| {
                let across = match other.mention.subject {
                    Subject::Person(answering, _) => answering != side,
                    Subject::I => self.reading.side != side,
                    Subject::Both | Subject::They => other.verb.kind == Kind::Agree && self.reported(other.at),
                    _ => false,
                };
                other.at > clause.at && across && matches!(other.verb.kind, Kind::Do | Kind::Say | Kind::Agree)
            })
    }

    /// "He stated that he and President Trump agreed": what is reported is an agreement.
    fn both_agreed(&self, clause: &Clause<'_>) -> bool {
        clause.verb.kind == Kind::Say
            && self.found.clauses.iter().any(|other| {
                other.at > clause.at
                    && other.mention.from <= clause.to + 2
                    && other.mention.subject == Subject::Both
                    && other.verb.id == "agree"
            })
    }

    /// No clause decides: the event itself, a country without a speaker, or the speaker before.
    fn unnamed(&mut self) -> Heard {
        let first = self.found.mentions.iter().find(|mention| !mention.object).copied();
        let opening = first.filter(|mention| mention.from <= 4);
        let speaking = self.floor.speaker.is_some() && !self.first_person() && !self.fresh && !self.floor.both;
        // "The talks were candid", "The two presidents viewed": told of the meeting, whoever spoke before.
        let told = |mention: &Mention| !speaking || mention.from <= 1 && self.past(mention.to);
        if let Some(mention) = opening.filter(|mention| mention.subject == Subject::Event && told(mention)) {
            return self.plain(Voice::Both, Rule::Event, Some(mention));
        }
        let both = |mention: &Mention| matches!(mention.subject, Subject::Both | Subject::They);
        if let Some(mention) = opening.filter(|mention| both(mention) && mention.from <= 1 && self.past(mention.to)) {
            return self.plain(Voice::Both, Rule::BothSides, Some(mention));
        }
        let nobody = self.floor.speaker.is_none();
        let plural = first.filter(|mention| both(mention) && (nobody || mention.from <= 4));
        if let Some(mention) = plural.filter(|_| self.floor.first_person) {
            return self.plain(Voice::Both, Rule::BothSides, Some(mention));
        }
        if self.floor.first_person {
            return self.plain(Voice::Of(self.reading.side), Rule::FirstPerson, None);
        }
        if self.floor.both {
            return self.plain(Voice::Both, Rule::Carried, None);
        }
        if let Some((side, _)) = self.floor.speaker {
            return self.plain(Voice::Of(side), Rule::Carried, None);
        }
        match opening.map(|mention| (mention, mention.subject)) {
            Some((mention, Subject::Country(side))) => self.plain(Voice::Of(side), Rule::Country, Some(mention)),
            Some((mention, Subject::Both | Subject::They)) => self.plain(Voice::Both, Rule::BothSides, Some(mention)),
            Some((mention, Subject::I | Subject::We)) => {
                self.plain(Voice::Of(self.reading.side), Rule::FirstPerson, Some(mention))
            }
            _ => self.plain(Voice::Of(self.reading.side), Rule::Publisher, None),
        }
    }

    fn plain(&self, voice: Voice, rule: Rule, mention: Option<Mention>) -> Heard {
        let words = mention.map_or(0..0, |mention| self.span(mention.from, mention.to));
        let speaker = if voice == Voice::Both || rule == Rule::FirstPerson { None } else { self.speaker_name() };
        Heard { voice, speaker, act: None, rule, words }
    }

    fn speaker_name(&self) -> Option<String> {
        let (_, person) = self.floor.speaker?;
        self.cast.people.get(person?).filter(|name| !name.is_empty()).cloned()
    }

    /// Words of this sentence as a span of the document.
    fn span(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let tokens = self.reading.line(self.line);
        let start = tokens.get(from).map_or(0, |token| token.start);
        start..to.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |token| token.end)
    }
}
