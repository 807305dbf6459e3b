//! What the program knows of diplomatic language: families of wordings, reporting verbs, countries.
//!
//! The knowledge is data (`data/lexicon.txt`, `data/attribution.txt`, `data/countries.txt`), embedded
//! in the binary; this module reads it and finds it in texts. It lies below `analysis`, which decides
//! with it, and beside `model`; it reads no files: a user's additions arrive as text.
//!
//! The bundled wordings lie in `frozen`, laid out by `build.rs`. Invariant: what that takes in (`hash`, `matcher`,
//! `records`, `script`, `stem`, `wording`, `words`) uses nothing of the crate but each other, and no other crate.

pub mod attribution;
pub mod countries;
pub mod families;
mod frozen;
mod hash;
pub mod matcher;
pub mod records;
mod script;
mod stem;
pub mod wording;
pub mod words;

use attribution::Attribution;
use countries::Country;
use families::Families;
use records::Problem;
use words::Words;

/// The families that ship with the program, as the text `counterpart lexicon` prints.
pub const FAMILIES: &str = include_str!("../../data/lexicon.txt");
/// The reporting verbs and the words for "both", "he", "I", as text.
pub const ATTRIBUTION: &str = include_str!("../../data/attribution.txt");
/// Names, offices and people of countries, as text.
pub const COUNTRIES: &str = include_str!("../../data/countries.txt");

/// All the knowledge, ready to be found in texts.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// The points of diplomatic language.
    pub families: Families,
    /// Who speaks, and by which verb.
    pub attribution: Attribution,
    /// The countries it knows.
    pub countries: Vec<Country>,
}

impl Lexicon {
    /// The knowledge that ships with the program.
    #[must_use]
    pub fn bundled() -> Self {
        Self::with_user("").0
    }

    /// The bundled knowledge with the families of `user` added; a family with a known id replaces it.
    ///
    /// What cannot be read is reported with its place in `user`, the rest holds all the same.
    #[must_use]
    pub fn with_user(user: &str) -> (Self, Vec<Problem>) {
        let mut words = Words::default();
        let (bundled, _) = families::bundled();
        let (own, mut problems) = families::read(user);
        problems.extend(own.unreadable(&mut words));
        let families = Families::of(bundled.with(own), &mut words);
        let attribution = Attribution::bundled().0;
        let (countries, _) = countries::read(COUNTRIES);
        (Self { families, attribution, countries }, problems)
    }
}

/// What is wrong with a user's lexicon, in the order of its lines; empty when all of it can be used.
#[must_use]
pub fn check(user: &str) -> Vec<Problem> {
    let mut problems = Lexicon::with_user(user).1;
    problems.sort_by_key(|problem| (problem.line, problem.column));
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_files_are_clean() {
        let mut words = Words::default();
        let (families, problems) = families::bundled();
        assert_eq!(problems, [], "data/lexicon.txt");
        assert_eq!(families.unreadable(&mut words), [], "data/lexicon.txt");
        assert_eq!(Attribution::bundled().1, [], "data/attribution.txt");
        assert_eq!(countries::read(COUNTRIES).1, [], "data/countries.txt");
    }

    #[test]
    fn a_user_adds_and_replaces_families() {
        let (lexicon, problems) =
            Lexicon::with_user("[one-china] taiwan 5\nen my own words\n[water] water-sharing 4\nen river waters\n");
        assert_eq!(problems, []);
        let one = lexicon.families.all().iter().find(|family| family.id == "one-china").unwrap();
        assert_eq!((one.wordings().count(), one.origin), (1, families::Origin::User));
        assert!(lexicon.families.all().iter().any(|family| family.id == "water"));
    }

    #[test]
    fn a_wording_of_the_users_counts_within_a_longer_bundled_one() {
        let (lexicon, _) = Lexicon::with_user("[strait] water 4\nen the Taiwan Strait\n");
        let text = "peace and stability across the Taiwan Strait";
        let symbols: Vec<_> = Words::default().tokens(text).iter().map(|token| token.symbol).collect();
        let found = lexicon.families.find(&symbols);
        let ids: Vec<&str> = found.iter().map(|found| lexicon.families.all()[found.family].id.as_str()).collect();
        assert_eq!(ids, ["taiwan-strait", "strait"]);
    }

    #[test]
    fn a_bad_user_file_is_reported_with_places_and_never_fatal() {
        let problems = check("[a] taiwan heavy\nen x\n[b] taiwan 3\nfr y\n[c] taiwan\nen ..\n");
        let places: Vec<_> = problems.iter().map(|problem| (problem.line, problem.column)).collect();
        assert_eq!(places, [(1, 12), (4, 1), (6, 4)], "{problems:?}");
    }
}
