//! What countries call themselves and are called: names, institutions, offices and well-known people.
//!
//! A meeting's own participants always count; this is for texts that arrive without them.

use super::records::{Piece, Problem, records};

/// A person as the list knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name in the file's first spelling.
    pub name: String,
    /// Other spellings, Chinese ones among them.
    pub spellings: Vec<String>,
}

/// One country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Country {
    /// Its id, `us`.
    pub id: String,
    /// Names, demonyms, capitals: every word that stands for the country or its government.
    pub names: Vec<String>,
    /// Institutions that speak for it.
    pub institutions: Vec<String>,
    /// Titles that only its officials carry, or that tell its officials in company of another country's.
    pub offices: Vec<String>,
    /// People who have spoken for it.
    pub people: Vec<Person>,
    /// Whether its people's family name comes first: "Wang" is short for "Wang Yi".
    pub family_first: bool,
}

/// Reads the file of countries; what cannot be read is reported and left out.
#[must_use]
pub fn read(source: &str) -> (Vec<Country>, Vec<Problem>) {
    let (records, mut problems) = records(source);
    let mut countries = Vec::with_capacity(records.len());
    for record in records {
        let mut country = Country { id: record.id.text.to_owned(), ..Country::default() };
        for (key, value) in record.fields.iter().flat_map(|(key, line)| line.values().map(move |value| (key, value))) {
            if !file(&mut country, key, &value) {
                problems.push(key.problem("a line begins with name, institution, office, person or order"));
            }
        }
        countries.push(country);
    }
    (countries, problems)
}

/// Puts one value where its key says; false for an unknown key.
fn file(country: &mut Country, key: &Piece<'_>, value: &Piece<'_>) -> bool {
    match key.text {
        "name" => country.names.push(value.text.to_owned()),
        "institution" => country.institutions.push(value.text.to_owned()),
        "office" => country.offices.push(value.text.to_owned()),
        "person" => country.people.push(person(value.text)),
        "order" if value.text == "family-first" => country.family_first = true,
        _ => return false,
    }
    true
}

/// `Xi Jinping/习近平` is one person with two spellings.
fn person(text: &str) -> Person {
    let mut spellings = text.split('/').map(|spelling| spelling.trim().to_owned());
    Person { name: spellings.next().unwrap_or_default(), spellings: spellings.collect() }
}
