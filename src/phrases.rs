//! The set phrases that both sides of a row use: where their words stand.
//!
//! `one-China policy` met `one-China principle`: both are wordings of one family of the lexicon, and that is
//! what the reader lights up. Families that say little of the point (weight 1) are left out: "exchanged
//! views" stands in every other sentence.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::lexicon::families::Found;
use crate::lexicon::words::Words;
use crate::model::{BySide, Row, Side, StatementId};
use crate::typeset::{Phrases, Typesetter};

/// The least weight of a family that is lit up.
const LEAST_WEIGHT: u8 = 2;

/// Where the wordings of those families stand that both sides of `row` use.
#[must_use]
pub fn shared(typesetter: Typesetter<'_>, row: &Row, lexicon: &Lexicon) -> Phrases {
    let found = |side| -> Vec<Wording> {
        let statements = row.statements(side).iter();
        statements.flat_map(|id| wordings(*id, &typesetter.words(*id), lexicon)).collect()
    };
    let found = BySide::from_fn(|side: Side| if matches!(row, Row::Both { .. }) { found(side) } else { Vec::new() });
    let BySide { left, right } = found.as_ref().map(|found| found.iter().map(|it| it.family).collect::<BTreeSet<_>>());
    let mut phrases = Phrases::new();
    for wording in Side::BOTH.into_iter().flat_map(|side| &found[side]) {
        if left.contains(&wording.family) && right.contains(&wording.family) {
            phrases.entry(wording.statement).or_default().push(wording.bytes.clone());
        }
    }
    for stretches in phrases.values_mut() {
        stretches.sort_by_key(|stretch| (stretch.start, stretch.end));
        // One wording may stand in two families.
        stretches.dedup();
    }
    phrases
}

/// A wording of a family in a statement.
struct Wording {
    family: usize,
    statement: StatementId,
    bytes: Range<usize>,
}

fn wordings(statement: StatementId, words: &str, lexicon: &Lexicon) -> Vec<Wording> {
    let tokens = Words::default().tokens(words);
    let symbols: Vec<_> = tokens.iter().map(|token| token.symbol).collect();
    // Tokens count in Unicode scalar values, lines in bytes.
    let bytes: Vec<usize> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
    let families = &lexicon.families;
    let weighty = |family: usize| families.all().get(family).is_some_and(|family| family.weight >= LEAST_WEIGHT);
    let found = families.find(&symbols).into_iter().filter(|found| weighty(found.family));
    let place = |found: &Found| {
        let (first, last) = (tokens.get(found.from)?, tokens.get(found.to.checked_sub(1)?)?);
        Some(*bytes.get(first.start)?..*bytes.get(last.end)?)
    };
    found.filter_map(|found| Some(Wording { family: found.family, statement, bytes: place(&found)? })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::model::Vocabulary;
    use crate::model::testing::MeetingBuilder;

    /// The lit words of a row that pairs `left` with `right`.
    fn lit(left: &str, right: &str) -> Vec<String> {
        let mut meeting =
            MeetingBuilder::new().left("l", &["taiwan"]).right("r", &["taiwan"]).pair(&["l"], &["r"]).build();
        left.clone_into(&mut meeting.statements[0].text);
        right.clone_into(&mut meeting.statements[1].text);
        let (comparison, vocabulary) = (compare(&meeting), Vocabulary::default());
        let typesetter =
            Typesetter { meeting: &meeting, comparison: &comparison, vocabulary: &vocabulary, pattern: None };
        let row = &comparison.topics[0].rows[0];
        let phrases = shared(typesetter, row, &Lexicon::bundled());
        let words = |id: &StatementId| {
            let words = typesetter.words(*id);
            phrases
                .get(id)
                .into_iter()
                .flatten()
                .map(|it| words.get(it.clone()).unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        Side::BOTH.into_iter().flat_map(|side| row.statements(side)).flat_map(words).collect()
    }

    #[test]
    fn a_set_phrase_is_lit_on_both_sides_in_any_language() {
        assert_eq!(
            lit("She spoke “é” of the one-China policy.", "重申“一个中国原则”。"),
            ["one-China policy", "一个中国原则"]
        );
    }

    #[test]
    fn what_one_side_alone_uses_stays_dark() {
        assert!(lit("of the one-China policy", "of soybeans").is_empty());
        assert!(lit("", "").is_empty());
    }
}
