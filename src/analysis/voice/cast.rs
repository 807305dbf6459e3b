//! Who can be meant in these texts: the names, offices and countries of the two sides.
//!
//! Known are the participants the caller gives, the people and offices of the lexicon's countries, and
//! whoever the texts themselves introduce with a title ("Executive Vice Foreign Minister Ma Zhaoxu").

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::attribution::Kind as Signal;
use crate::lexicon::countries::Country;
use crate::lexicon::matcher::{Hit, Step, Tree, Trie, longest};
use crate::lexicon::words::{Kind, Symbol, Token, Words};
use crate::model::{BySide, Participant, Party, Side};

use super::super::reading::Reading;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person, by their place in [`Cast::people`].
    Person(usize),
    /// A country.
    Country,
    /// An institution that speaks for a country.
    Institution,
    /// An office of one side without a name.
    Office,
}

/// Everybody these texts can mean.
#[derive(Debug, Default)]
pub struct Cast {
    /// The people's names, as the participants' list, the lexicon or the text has them.
    pub people: Vec<String>,
    /// The names of those whom only the texts introduced: each is added once.
    introduced: HashSet<String>,
    names: Trie,
    meanings: Vec<(Side, Who)>,
    /// The words of the texts: a name that begins with another one need not be taken apart.
    spoken: HashSet<Symbol>,
    /// The sides whose people carry a title in the texts.
    titles: HashMap<Symbol, BySide<bool>>,
}

impl Cast {
    /// The cast of a meeting between `parties`, for the texts `documents`, each with its publisher.
    pub fn of(
        parties: &BySide<Party>,
        participants: &[Participant],
        lexicon: &Lexicon,
        words: &mut Words,
        documents: &[Reading],
    ) -> Self {
        let spoken = documents.iter().flat_map(|document| &document.tokens).map(|token| token.symbol).collect();
        let mut cast = Self { spoken, ..Self::default() };
        let countries = parties.as_ref().map(|party| country(party, &lexicon.countries));
        for side in Side::BOTH {
            cast.add_country(side, &parties[side], countries[side], words);
        }
        for person in participants {
            let first = countries[person.side].is_some_and(|country| country.family_first);
            cast.add_person(person.side, &person.name, &[], first, words);
            if let Some(office) = &person.office {
                cast.add(person.side, office, Who::Office, words);
            }
        }
        for side in Side::BOTH {
            cast.add_known(side, countries[side], lexicon, words, documents);
        }
        for document in documents {
            cast.discover(document, lexicon, &countries);
        }
        cast
    }

    /// The names in a run of words, the longest at each place.
    pub fn find(&self, symbols: &[Symbol], tokens: &[Token]) -> Vec<(Hit, Side, Who)> {
        let hits = longest(self.names.find(symbols)).into_iter();
        let meant = hits.filter_map(|hit| {
            let &(side, who) = self.meanings.get(hit.value as usize)?;
            let first = tokens.get(hit.from)?;
            // A name in small letters is a word: "he", "song", "brown".
            (first.capital
                || first.kind != Kind::Word
                || matches!(who, Who::Country | Who::Institution) && hit.to - hit.from > 1)
                .then_some((hit, side, who))
        });
        let mut found: Vec<(Hit, Side, Who)> = Vec::new();
        for (hit, side, who) in meant {
            let repeated = found.last().is_some_and(|(last, ..)| (last.from, last.to) == (hit.from, hit.to));
            if !repeated {
                found.push((hit, side, who));
            }
        }
        found
    }

    /// The side whose people alone carry this title in the texts.
    pub fn side_of_title(&self, title: Symbol) -> Option<Side> {
        let carried = self.titles.get(&title)?;
        match (carried.left, carried.right) {
            (true, false) => Some(Side::Left),
            (false, true) => Some(Side::Right),
            _ => None,
        }
    }

    fn add(&mut self, side: Side, name: &str, who: Who, words: &mut Words) {
        if let Some(steps) = steps(name, &self.spoken, words) {
            self.add_steps(side, &steps, who);
        }
    }

    fn add_steps(&mut self, side: Side, steps: &[Step], who: Who) {
        let value = u32::try_from(self.meanings.len()).unwrap_or(u32::MAX);
        self.meanings.push((side, who));
        self.names.insert(steps.iter().copied(), value);
    }

    fn add_country(&mut self, side: Side, party: &Party, country: Option<&Country>, words: &mut Words) {
        self.add(side, &party.name, Who::Country, words);
        self.add(side, &party.short, Who::Country, words);
        let Some(country) = country else { return };
        for name in &country.names {
            self.add(side, name, Who::Country, words);
        }
        for name in &country.institutions {
            self.add(side, name, Who::Institution, words);
        }
        for office in &country.offices {
            self.add(side, office, Who::Office, words);
        }
    }

    /// A person under the full name and the family name. "He" (何) alone stays the pronoun.
    fn add_person(&mut self, side: Side, name: &str, spellings: &[String], family_first: bool, words: &mut Words) {
        let who = Who::Person(self.people.len());
        self.people.push(name.to_owned());
        for spelling in spellings.iter().map(String::as_str).chain([name]) {
            self.add(side, spelling, who, words);
        }
        match family_name(name, family_first) {
            Some("He") => TITLES_OF_HE.iter().for_each(|title| self.add(side, &format!("{title} He"), who, words)),
            Some(family) => self.add(side, family, who, words),
            None => {}
        }
    }

    /// The lexicon's people of a side who occur in the texts: a rarely used surname must not turn a
    /// common word into a person, so the full name has to stand somewhere, or the surname behind a title.
    fn add_known(
        &mut self,
        side: Side,
        country: Option<&Country>,
        lexicon: &Lexicon,
        words: &mut Words,
        documents: &[Reading],
    ) {
        let Some(country) = country else { return };
        let present = present(country, lexicon, words, &self.spoken, documents);
        for (person, _) in country.people.iter().zip(present).filter(|(_, present)| *present) {
            match self.people.iter().position(|name| *name == person.name) {
                Some(place) => {
                    person.spellings.iter().for_each(|spelling| self.add(side, spelling, Who::Person(place), words));
                }
                None => self.add_person(side, &person.name, &person.spellings, country.family_first, words),
            }
        }
    }

    /// Learns who carries which title, and the people whom only a title introduces.
    fn discover(&mut self, document: &Reading, lexicon: &Lexicon, countries: &BySide<Option<&Country>>) {
        let symbols = document.symbols();
        let names = self.find(&symbols, &document.tokens);
        let signals = lexicon.attribution.find(&symbols);
        let titles = signals.iter().filter(|(_, signal)| signal.kind == Signal::Title).map(|(hit, _)| (*hit, None));
        let offices = names.iter().filter(|(_, _, who)| *who == Who::Office).map(|(hit, side, _)| (*hit, Some(*side)));
        let mut carried: Vec<(Hit, Option<Side>)> = titles.chain(offices).collect();
        carried.sort_by_key(|(hit, side)| (hit.to, hit.from, side.is_none()));
        carried.dedup_by_key(|(hit, _)| hit.to);
        // Looked up, not searched for: a long text has thousands of titles and of names.
        let people = names.iter().filter(|(_, _, who)| matches!(who, Who::Person(_)));
        let people: HashMap<usize, Side> = people.map(|(hit, side, _)| (hit.from, *side)).collect();
        let near = names.iter().filter(|(_, _, who)| matches!(who, Who::Country | Who::Institution));
        let near: HashMap<usize, Side> = near.map(|(hit, side, _)| (hit.to, *side)).collect();
        for (title, office) in carried {
            let (person, near) = (people.get(&title.to), near.get(&title.from));
            let side = person.or(near).copied().or(office);
            if person.is_none() {
                let host = document.side;
                let side = side.unwrap_or_else(|| if title.from < OPENING { host } else { host.other() });
                let first = countries[side].is_some_and(|country| country.family_first);
                let next = signals.get(signals.partition_point(|(hit, _)| hit.from < title.to));
                let limit = next.map_or(title.to, |(hit, _)| hit.from);
                // "Minister of National Defense General Wei": the name stands behind the second title.
                if !next.is_some_and(|(hit, signal)| hit.from == title.to && signal.kind == Signal::Title) {
                    self.introduce(side, document, title.to..limit, first);
                }
            }
            if let (Some(side), Some(last)) = (side, symbols.get(title.to - 1)) {
                self.titles.entry(*last).or_default()[side] |= person.is_some() || near.is_some();
            }
        }
    }

    /// The words behind a title as a new person: two or three capitalised ones, or two to four Chinese
    /// characters before the next listed word.
    fn introduce(&mut self, side: Side, document: &Reading, place: Range<usize>, family_first: bool) {
        let han = document.tokens.get(place.clone()).unwrap_or_default();
        let name = if (2..=4).contains(&han.len()) && han.iter().all(|token| token.kind == Kind::Han) {
            han
        } else {
            capitalised(document.tokens.get(place.start..).unwrap_or_default())
        };
        let (Some(first), Some(last)) = (name.first(), name.last()) else { return };
        let steps: Vec<Step> = name.iter().map(|token| Step::Is(token.symbol)).collect();
        let name = document.words(first.start..last.end);
        if !self.introduced.insert(name.clone()) {
            return;
        }
        let who = Who::Person(self.people.len());
        self.people.push(name);
        self.add_steps(side, &steps, who);
        if first.kind == Kind::Word {
            let family = if family_first { first } else { last };
            self.add_steps(side, &[Step::Is(family.symbol)], who);
        }
    }
}

/// A name word by word, where the texts have its first word at all.
fn steps(name: &str, spoken: &HashSet<Symbol>, words: &mut Words) -> Option<Vec<Step>> {
    words.first(name).filter(|first| spoken.contains(first))?;
    Some(words.tokens(name).iter().map(|token| Step::Is(token.symbol)).collect())
}

/// The name at the beginning of `tokens`: two or three capitalised words with nothing between them.
fn capitalised(tokens: &[Token]) -> &[Token] {
    let is_name = |token: &&Token| token.capital && token.kind == Kind::Word;
    let length = tokens.iter().take(3).take_while(is_name).count();
    let name = tokens.get(..length).unwrap_or_default();
    let adjacent = name.windows(2).all(|pair| matches!(pair, [a, b] if b.start == a.end + 1));
    if length >= 2 && adjacent { name } else { &[] }
}

/// What stands before the surname He (何), which alone is the pronoun.
const TITLES_OF_HE: [&str; 6] = ["Premier", "Minister", "Secretary", "Director", "Mr.", "Mr"];

/// How many words a text's opening sentence has before its verb: a person introduced there without a
/// country is the publisher's own, one behind it the guest.
const OPENING: usize = 12;

/// Which of the country's people occur in the texts.
fn present(
    country: &Country,
    lexicon: &Lexicon,
    words: &mut Words,
    spoken: &HashSet<Symbol>,
    documents: &[Reading],
) -> Vec<bool> {
    let mut full = Trie::default();
    let mut families: HashMap<Symbol, Vec<usize>> = HashMap::new();
    for (place, person) in country.people.iter().enumerate() {
        let names = person.spellings.iter().chain([&person.name]);
        for name in names {
            let Some(steps) = steps(name, spoken, words) else { continue };
            full.insert(steps.into_iter(), u32::try_from(place).unwrap_or(u32::MAX));
        }
        let family = family_name(&person.name, country.family_first).unwrap_or_default();
        families.entry(words.symbol(&family.to_lowercase())).or_default().push(place);
    }
    let mut present = vec![false; country.people.len()];
    for hit in documents.iter().flat_map(|document| full.find(&document.symbols())) {
        present.get_mut(hit.value as usize).into_iter().for_each(|known| *known = true);
    }
    let offices = country.offices.iter().filter_map(|office| words.tokens(office).last().map(|token| token.symbol));
    let titles: HashSet<Symbol> = offices.collect();
    for family in surnames(&families, &titles, lexicon, documents) {
        let bearers = families.get(&family).map_or(&[][..], Vec::as_slice);
        if !bearers.iter().any(|place| present.get(*place) == Some(&true)) {
            // Of several bearers of the name the best known stands first in the file.
            bearers.first().and_then(|place| present.get_mut(*place)).into_iter().for_each(|known| *known = true);
        }
    }
    present
}

/// The surnames that stand behind a title, or often and never in small letters as a common word would.
fn surnames(
    families: &HashMap<Symbol, Vec<usize>>,
    titles: &HashSet<Symbol>,
    lexicon: &Lexicon,
    documents: &[Reading],
) -> BTreeSet<Symbol> {
    let is_title = |token: &Token| {
        let signals = lexicon.attribution.find(&[token.symbol]);
        token.capital && (titles.contains(&token.symbol) || signals.iter().any(|(_, s)| s.kind == Signal::Title))
    };
    let (mut titled, mut often, mut small) = (BTreeSet::new(), HashMap::<Symbol, usize>::new(), HashSet::new());
    for document in documents {
        for (place, token) in document.tokens.iter().enumerate().filter(|(_, t)| families.contains_key(&t.symbol)) {
            if !token.capital {
                small.insert(token.symbol);
                continue;
            }
            *often.entry(token.symbol).or_default() += 1;
            if place.checked_sub(1).and_then(|before| document.tokens.get(before)).is_some_and(is_title) {
                titled.insert(token.symbol);
            }
        }
    }
    titled.extend(often.into_iter().filter(|(name, count)| *count > 1 && !small.contains(name)).map(|(name, _)| name));
    titled
}

/// The lexicon's entry for a party: by id or by one of its names.
fn country<'a>(party: &Party, countries: &'a [Country]) -> Option<&'a Country> {
    let named = |country: &&Country| country.names.iter().any(|name| *name == party.name || *name == party.short);
    countries.iter().find(|country| country.id.eq_ignore_ascii_case(&party.id)).or_else(|| countries.iter().find(named))
}

fn family_name(name: &str, first: bool) -> Option<&str> {
    let mut parts = name.split_whitespace();
    let single = name.split_whitespace().count() < 2;
    (if first { parts.next() } else { parts.next_back() }).filter(|_| !single)
}
