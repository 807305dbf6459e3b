//! The rows of one topic: groups of paired statements, and the statements that stand alone.

use std::collections::{BTreeSet, HashMap};

use super::order;
use crate::model::{Absence, BySide, Meeting, Pairing, Row, Side, StatementId, Status, TopicId};

/// Builds the rows of one topic after another.
pub struct Builder<'a> {
    meeting: &'a Meeting,
    ranks: Vec<usize>,
    /// For each statement, the pairings it is in.
    pairings: Vec<Vec<u32>>,
    /// Whether a program decided what is paired.
    guessed: bool,
}

impl<'a> Builder<'a> {
    pub fn new(meeting: &'a Meeting) -> Self {
        let mut pairings = vec![Vec::new(); meeting.statements.len()];
        for (number, pairing) in (0..).zip(&meeting.pairings) {
            for id in members(pairing) {
                pairings[id.index()].push(number);
            }
        }
        Self { meeting, ranks: order::ranks(meeting), pairings, guessed: meeting.is_read_by_a_program() }
    }

    /// The rows under `topic`, in reading order.
    pub fn rows(&self, natives: &[StatementId], guests: &[StatementId], topic: Option<&TopicId>) -> Vec<Row> {
        let everyone: Vec<StatementId> = natives.iter().chain(guests).copied().collect();
        let speaks = BySide::from_fn(|side| everyone.iter().any(|id| self.meeting[*id].side == side));
        let rows = self.groups(&everyone).into_iter().map(|group| self.row(group, topic, speaks)).collect();
        self.in_reading_order(rows)
    }

    /// The members of a topic, joined where a pairing has members of both sides among them.
    fn groups(&self, everyone: &[StatementId]) -> Vec<Group> {
        let seat: HashMap<StatementId, usize> = everyone.iter().copied().zip(0..).collect();
        let numbers: BTreeSet<u32> = everyone.iter().flat_map(|id| &self.pairings[id.index()]).copied().collect();
        let mut sets = DisjointSets::new(everyone.len());
        let mut joins = Vec::new();
        for number in numbers {
            let pairing = &self.meeting.pairings[number as usize];
            let present = pairing.statements.as_ref().map(|ids| seats(ids, &seat));
            if let (Some(first), false) = (present.left.first(), present.right.is_empty()) {
                for member in present.left.iter().chain(&present.right) {
                    sets.join(*first, *member);
                }
                joins.push((*first, number));
            }
        }
        let mut groups: HashMap<usize, Group> = HashMap::new();
        for (member, id) in everyone.iter().enumerate() {
            groups.entry(sets.find(member)).or_default().statements[self.meeting[*id].side].push(*id);
        }
        for (member, number) in joins {
            groups.entry(sets.find(member)).or_default().pairings.push(number);
        }
        groups.into_values().collect()
    }

    /// The row of a group under `topic`, on which the sides that `speaks` says have something.
    fn row(&self, mut group: Group, topic: Option<&TopicId>, speaks: BySide<bool>) -> Row {
        let alone = match (group.statements.left.as_slice(), group.statements.right.as_slice()) {
            ([only], []) => Some((Side::Left, *only)),
            ([], [only]) => Some((Side::Right, *only)),
            _ => None,
        };
        if let Some((side, statement)) = alone {
            let absence = self.absence(statement, topic, speaks[side.other()]);
            return Row::Only { side, statement, absence };
        }
        for side in Side::BOTH {
            group.statements[side].sort_by_key(|id| self.ranks[id.index()]);
        }
        let pairings = group.pairings.iter().map(|number| &self.meeting.pairings[*number as usize]);
        Row::Both {
            status: pairings.clone().map(|pairing| pairing.status).min().unwrap_or(Status::Automatic),
            notes: pairings.filter_map(|pairing| pairing.note.clone()).collect(),
            statements: group.statements,
        }
    }

    /// Why nothing stands opposite `id` under `topic`, on which the other side `speaks` or not: a list that
    /// names Ukraine does not break the silence on it of a side that answers on Taiwan alone.
    fn absence(&self, id: StatementId, topic: Option<&TopicId>, speaks: bool) -> Absence {
        let statement = &self.meeting[id];
        let opposite = self.pairings[id.index()]
            .iter()
            .flat_map(|number| &self.meeting.pairings[*number as usize].statements[statement.side.other()]);
        let theirs: BTreeSet<&TopicId> = opposite.flat_map(|other| &self.meeting[*other].topics).collect();
        let shared: Vec<TopicId> =
            statement.topics.iter().filter(|own| Some(*own) != topic && theirs.contains(own)).cloned().collect();
        match topic {
            _ if shared.is_empty() && speaks && self.guessed => Absence::Unmatched,
            _ if shared.is_empty() => Absence::Silent,
            Some(topic) if !speaks => Absence::SilentHere { topic: topic.clone(), others: shared },
            _ => Absence::Elsewhere(shared),
        }
    }

    /// Rows with a left statement in the order of the left documents; the right side's own rows are
    /// set in before the first row whose right statement comes later.
    fn in_reading_order(&self, rows: Vec<Row>) -> Vec<Row> {
        let first = |row: &Row, side| row.statements(side).first().map(|id| self.ranks[id.index()]);
        let (mut shared, mut right): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| !row.statements(Side::Left).is_empty());
        shared.sort_by_key(|row| first(row, Side::Left));
        right.sort_by_key(|row| first(row, Side::Right));
        let mut waiting = right.into_iter().peekable();
        let mut ordered = Vec::new();
        for row in shared {
            if let Some(rank) = first(&row, Side::Right) {
                while let Some(earlier) = waiting.next_if(|own| first(own, Side::Right) < Some(rank)) {
                    ordered.push(earlier);
                }
            }
            ordered.push(row);
        }
        ordered.extend(waiting);
        ordered
    }
}

/// Statements that make one row, and the pairings that say so.
#[derive(Default)]
struct Group {
    statements: BySide<Vec<StatementId>>,
    pairings: Vec<u32>,
}

fn members(pairing: &Pairing) -> impl Iterator<Item = StatementId> {
    pairing.statements.left.iter().chain(&pairing.statements.right).copied()
}

fn seats(ids: &[StatementId], seat: &HashMap<StatementId, usize>) -> Vec<usize> {
    ids.iter().filter_map(|id| seat.get(id).copied()).collect()
}

/// Union–find with path halving: who is joined to whom, directly or over others.
struct DisjointSets(Vec<usize>);

impl DisjointSets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn find(&mut self, mut member: usize) -> usize {
        while self.0[member] != member {
            self.0[member] = self.0[self.0[member]];
            member = self.0[member];
        }
        member
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.0[other] = one;
    }
}
