//! Which rows an export holds: the chosen row, a topic, the marked rows, what the filter or a search shows.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::model::{Filter, Row, Side, TopicId, TopicRows};
use crate::search::Pattern;
use crate::typeset::Typesetter;

/// What is taken of a comparison. Every condition must hold; the default takes all.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Rows under these topics (`None` is the place of statements without one); empty takes every topic.
    pub topics: Vec<Option<TopicId>>,
    /// Rows with these numbers, as `show` prints them; `None` takes every number.
    pub rows: Option<BTreeSet<usize>>,
    /// Rows this filter shows.
    pub filter: Filter,
    /// Rows in whose shown text this is found.
    pub pattern: Option<Pattern>,
}

/// A topic with those of its rows that are taken; never empty.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// Its place among the topics of the whole comparison, from 1.
    pub place: usize,
    /// The topic, with all of its rows.
    pub topic: &'a TopicRows,
    /// The rows taken, with their numbers over all topics, from 1.
    pub rows: Vec<(usize, &'a Row)>,
}

impl Selection {
    /// The topics with rows that are taken, in the order of the comparison.
    pub fn groups<'a>(&self, typesetter: Typesetter<'a>) -> impl Iterator<Item = Group<'a>> {
        let typesetter = Typesetter { pattern: None, ..typesetter };
        let mut number = 0;
        (1..).zip(&typesetter.comparison.topics).filter_map(move |(place, topic)| {
            let first = number + 1;
            number += topic.rows.len();
            if !self.takes_topic(topic) || !self.names_row_of(first..=number) {
                return None;
            }
            let taken = |(number, row): &(usize, &Row)| self.takes_row(typesetter, *number, row);
            let rows: Vec<_> = (first..).zip(&topic.rows).filter(taken).collect();
            (!rows.is_empty()).then_some(Group { place, topic, rows })
        })
    }

    fn takes_topic(&self, topic: &TopicRows) -> bool {
        self.topics.is_empty() || self.topics.contains(&topic.topic)
    }

    /// Whether a row among these numbers may be taken: in a large meeting a few rows are found without a look at all.
    fn names_row_of(&self, numbers: RangeInclusive<usize>) -> bool {
        self.rows.as_ref().is_none_or(|rows| !numbers.is_empty() && rows.range(numbers).next().is_some())
    }

    fn takes_row(&self, typesetter: Typesetter<'_>, number: usize, row: &Row) -> bool {
        self.rows.as_ref().is_none_or(|rows| rows.contains(&number))
            && self.filter.admits(row)
            && self.pattern.as_ref().is_none_or(|pattern| {
                let typesetter = Typesetter { pattern: Some(pattern), ..typesetter };
                Side::BOTH.into_iter().flat_map(|side| row.statements(side)).any(|id| typesetter.is_hit(*id))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::model::testing::MeetingBuilder;
    use crate::model::{Meeting, Vocabulary};

    /// Rows: 1 trade l1–r1, 2 energy l2, 3 energy r2, 4 (no topic) r3.
    fn meeting() -> Meeting {
        MeetingBuilder::new()
            .left("l1", &["trade"])
            .left("l2", &["energy"])
            .right("r1", &["trade"])
            .right("r2", &["energy"])
            .right("r3", &[])
            .pair(&["l1"], &["r1"])
            .build()
    }

    fn numbers(selection: &Selection) -> Vec<usize> {
        let meeting = meeting();
        let comparison = compare(&meeting);
        let vocabulary = Vocabulary::default();
        let typesetter =
            Typesetter { meeting: &meeting, comparison: &comparison, vocabulary: &vocabulary, pattern: None };
        selection.groups(typesetter).flat_map(|group| group.rows).map(|(number, _)| number).collect()
    }

    #[test]
    fn nothing_asked_takes_every_row() {
        assert_eq!(numbers(&Selection::default()), [1, 2, 3, 4]);
    }

    #[test]
    fn numbers_stay_those_of_the_whole_comparison() {
        let energy = vec![Some(TopicId::new("energy"))];
        assert_eq!(numbers(&Selection { topics: energy, ..Selection::default() }), [2, 3]);
        assert_eq!(numbers(&Selection { topics: vec![None], ..Selection::default() }), [4]);
    }

    #[test]
    fn conditions_hold_together() {
        let rows = Some(BTreeSet::from([1, 2, 9]));
        assert_eq!(numbers(&Selection { rows: rows.clone(), ..Selection::default() }), [1, 2]);
        assert_eq!(numbers(&Selection { rows, filter: Filter::Silences, ..Selection::default() }), [2]);
        assert_eq!(numbers(&Selection { pattern: Pattern::new("of l"), ..Selection::default() }), [1, 2]);
        assert_eq!(numbers(&Selection { pattern: Pattern::new("台湾"), ..Selection::default() }), [0; 0]);
    }
}
