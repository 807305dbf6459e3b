//! How a meeting's words and statements are shared out among the topics and the sides.
//!
//! The same figures stand in the SVG picture, in the HTML page and in the reader.

use super::Group;
use crate::model::{BySide, Meeting, Row, Side, Silence, Statement, StatementId, TopicId, TopicRows};
use crate::{text, wording};

/// The balance of a meeting: a line for each topic, in the order of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// The topics.
    pub topics: Vec<TopicBalance>,
}

/// The balance of one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicBalance {
    /// The topic; `None` for the statements without one.
    pub topic: Option<TopicId>,
    /// What each side has on it.
    pub shares: BySide<Share>,
}

/// What one side has on a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Statements; with 0 the side is silent, or its counterpart stands `elsewhere`.
    pub statements: usize,
    /// Words of the source in them: all of a text held in full, of an excerpt those between “ ”, the
    /// rest being paraphrase (UAX #29; each Han character counts as one).
    pub words: usize,
    /// Whether a statement of the side answers one of the topic from under another topic.
    pub elsewhere: bool,
}

impl Balance {
    /// The balance of these topics. Whatever rows a filter shows, a topic counts with all of its
    /// statements: a side is only silent on it when it has none at all.
    pub fn of<'a>(meeting: &Meeting, topics: impl IntoIterator<Item = &'a TopicRows>) -> Self {
        Self { topics: topics.into_iter().map(|topic| TopicBalance::of(meeting, topic)).collect() }
    }

    /// The balance of the topics that have a row in an export.
    pub(super) fn of_groups<'a>(meeting: &Meeting, groups: impl Iterator<Item = Group<'a>>) -> Self {
        Self::of(meeting, groups.map(|group| group.topic))
    }

    /// The most words any side has on any topic: what the longest bar stands for.
    #[must_use]
    pub fn most_words(&self) -> usize {
        let shares = self.topics.iter().flat_map(|topic| [topic.shares.left, topic.shares.right]);
        shares.map(|share| share.words).max().unwrap_or_default()
    }
}

impl TopicBalance {
    fn of(meeting: &Meeting, topic: &TopicRows) -> Self {
        Self { topic: topic.topic.clone(), shares: BySide::from_fn(|side| Share::of(meeting, topic, side)) }
    }
}

impl Share {
    fn of(meeting: &Meeting, topic: &TopicRows, side: Side) -> Self {
        // A statement that stands here only beside its counterpart counts under its own topics.
        let native = |id: &&StatementId| topic.topic.as_ref().is_none_or(|topic| meeting[**id].topics.contains(topic));
        let ids = topic.rows.iter().flat_map(|row| row.statements(side)).filter(native);
        let add = |sum: Self, id: &StatementId| Self {
            statements: sum.statements + 1,
            words: sum.words + source_words(&meeting[*id]),
            ..sum
        };
        let elsewhere = topic.rows.iter().any(|row| is_answered_by_guest(meeting, topic, row, side));
        ids.fold(Self { elsewhere, ..Self::default() }, add)
    }

    /// What it means, in two or three words, that the side has no statement on the topic.
    #[must_use]
    pub const fn absence(self, silence: Silence) -> &'static str {
        if self.elsewhere { "under another topic" } else { wording::silence_in_short(silence) }
    }
}

/// Whether a statement of `side` that is not on the topic stands in the row, beside one that is.
fn is_answered_by_guest(meeting: &Meeting, topic: &TopicRows, row: &Row, side: Side) -> bool {
    let guest = |id: &StatementId| topic.topic.as_ref().is_some_and(|topic| !meeting[*id].topics.contains(topic));
    row.statements(side).iter().any(guest)
}

/// How many of a statement's words are the source's own.
pub(super) fn source_words(statement: &Statement) -> usize {
    let own = wording::stretches(statement).into_iter().filter(|(own, _)| *own);
    own.map(|(_, words)| text::words(words)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compare::compare;
    use crate::model::testing::{MeetingBuilder, meetings};

    fn balance(meeting: &Meeting) -> Balance {
        Balance::of(meeting, &compare(meeting).topics)
    }

    #[test]
    fn only_the_words_of_the_source_count() {
        let mut meeting = MeetingBuilder::new().left("l1", &["trade"]).left("l2", &["trade"]).build();
        meeting.statements[0].text = "He spoke of “le communiqué” and “台湾”.".to_owned();
        meeting.statements[1].text = "All verbatim here.".to_owned();
        meeting.statements[1].span = Some(0..18);
        assert_eq!(
            balance(&meeting).topics[0].shares.left,
            Share { statements: 2, words: 2 + 2 + 3, elsewhere: false }
        );
        assert_eq!(balance(&meeting).most_words(), 7);
    }

    #[test]
    fn a_silence_has_no_statement_and_a_paraphrase_no_word() {
        let meeting = MeetingBuilder::new().left("l1", &["trade"]).right("r1", &["energy"]).build();
        let Share { statements, words, .. } = balance(&meeting).topics[0].shares.left;
        assert_eq!((statements, words), (1, 0));
        assert_eq!(balance(&meeting).topics[0].shares.right, Share::default());
        assert_eq!(balance(&MeetingBuilder::new().build()).most_words(), 0);
    }

    #[test]
    fn a_point_made_under_another_topic_is_no_silence() {
        let meeting = MeetingBuilder::new()
            .left("l1", &["trade"])
            .left("l2", &["energy"])
            .right("r1", &["energy"])
            .pair(&["l1"], &["r1"])
            .build();
        let topics = balance(&meeting).topics;
        let trade = topics.iter().find(|topic| topic.topic.as_ref().is_some_and(|id| id.as_str() == "trade")).unwrap();
        assert_eq!((trade.shares.right.statements, trade.shares.right.elsewhere), (0, true));
        assert_eq!(trade.shares.right.absence(Silence::ExcerptsOnly), "under another topic");
        assert!(topics.iter().all(|topic| !topic.shares.left.elsewhere || topic.topic != trade.topic));
    }

    proptest! {
        #[test]
        fn statements_are_those_the_comparison_counts(meeting in meetings()) {
            let comparison = compare(&meeting);
            for (topic, counted) in comparison.topics.iter().zip(balance(&meeting).topics) {
                prop_assert_eq!(topic.counts, counted.shares.map(|share| share.statements));
            }
        }
    }
}
