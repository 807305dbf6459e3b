//! From a meeting to its paired view: topics in the order they are raised, rows in reading order.
//!
//! Under a topic stand the statements that have it (its *natives*). A pairing whose two statements
//! share no topic stands under the topics of both, so that one of them is a *guest* there. Within a
//! topic, statements joined by pairings, directly or over others, make one row; every other native
//! stands alone.
//!
//! ```text
//! statements  us.1 {trade}   cn.1 {trade}   cn.2 {energy}     pairings  us.1–cn.1, us.1–cn.2
//!
//! Trade    us.1 │ cn.1          Energy    us.1 │ cn.2          (us.1 is a guest under Energy)
//! ```
//!
//! Everything here is linear in the statements and their topics, up to sorting.

mod order;
mod rows;
mod silence;

use std::collections::{BTreeSet, HashMap};

use crate::model::{BySide, Comparison, Meeting, Pairing, StatementId, TopicId, TopicRows};
use crate::text;

/// The paired view of `meeting`.
#[must_use]
pub fn compare(meeting: &Meeting) -> Comparison {
    let guests = Guests::of(meeting);
    let mut topics: Vec<Members> = Vec::new();
    let mut place: HashMap<Option<TopicId>, usize> = HashMap::new();
    for id in order::reading_order(meeting) {
        for topic in guests.topics_of(meeting, id) {
            let at = *place.entry(topic.clone()).or_insert_with(|| {
                topics.push(Members { topic, natives: Vec::new(), guests: Vec::new() });
                topics.len() - 1
            });
            topics[at].natives.push(id);
        }
    }
    for (topic, visitors) in guests.by_topic {
        if let Some(&at) = place.get(&Some(topic)) {
            topics[at].guests.extend(visitors);
        }
    }
    topics.sort_by_key(|members| members.topic.is_none());
    let builder = rows::Builder::new(meeting);
    let words = words(meeting);
    Comparison {
        topics: topics.into_iter().map(|members| members.into_rows(meeting, &builder)).collect(),
        silence: silence::of(meeting, &words),
        words,
    }
}

/// The words held of each document.
fn words(meeting: &Meeting) -> Vec<usize> {
    meeting.documents.iter().map(|document| document.text.as_deref().map_or(0, text::words)).collect()
}

/// Who stands under one topic.
struct Members {
    topic: Option<TopicId>,
    natives: Vec<StatementId>,
    guests: Vec<StatementId>,
}

impl Members {
    fn into_rows(self, meeting: &Meeting, builder: &rows::Builder<'_>) -> TopicRows {
        let counts = BySide::from_fn(|side| self.natives.iter().filter(|id| meeting[**id].side == side).count());
        TopicRows { rows: builder.rows(&self.natives, &self.guests, self.topic.as_ref()), topic: self.topic, counts }
    }
}

/// The statements that stand under a topic they do not have, because what they are paired with has it.
#[derive(Default)]
struct Guests {
    by_topic: HashMap<TopicId, BTreeSet<StatementId>>,
    /// Statements without a topic that are a guest under one.
    housed: BTreeSet<StatementId>,
    /// Statements without a topic that are paired with another without one.
    unhoused: BTreeSet<StatementId>,
}

impl Guests {
    fn of(meeting: &Meeting) -> Self {
        let mut guests = Self::default();
        for (left, right) in meeting.pairings.iter().flat_map(pairs) {
            let (ours, theirs) = (&meeting[left].topics, &meeting[right].topics);
            if ours.is_empty() && theirs.is_empty() {
                guests.unhoused.extend([left, right]);
            } else if !ours.iter().any(|topic| theirs.contains(topic)) {
                guests.invite(meeting, left, right);
                guests.invite(meeting, right, left);
            }
        }
        guests
    }

    /// Lets `guest` stand under the topics of `host`.
    fn invite(&mut self, meeting: &Meeting, guest: StatementId, host: StatementId) {
        for topic in &meeting[host].topics {
            self.by_topic.entry(topic.clone()).or_default().insert(guest);
            self.housed.insert(guest);
        }
    }

    /// The topics under which `id` stands in its own right: its own, or the place of those without any
    /// unless it is a guest elsewhere and has nothing to meet there.
    fn topics_of(&self, meeting: &Meeting, id: StatementId) -> Vec<Option<TopicId>> {
        let own: Vec<_> = meeting[id].topics.iter().cloned().map(Some).collect();
        let homeless = own.is_empty() && (!self.housed.contains(&id) || self.unhoused.contains(&id));
        if homeless { vec![None] } else { own }
    }
}

/// Every two statements that `pairing` joins, left one first.
fn pairs(pairing: &Pairing) -> impl Iterator<Item = (StatementId, StatementId)> {
    let BySide { left, right } = &pairing.statements;
    left.iter().flat_map(move |left| right.iter().map(move |right| (*left, *right)))
}

#[cfg(test)]
mod tests;
