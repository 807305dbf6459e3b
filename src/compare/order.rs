//! The order in which a reader meets the statements of a meeting.

use crate::model::{Meeting, StatementId};

/// Every statement: the sides' own documents before press reports, documents in the order of the
/// record, statements in the order of the record within each.
pub fn reading_order(meeting: &Meeting) -> Vec<StatementId> {
    let mut order: Vec<StatementId> = meeting.statements().map(|(id, _)| id).collect();
    order.sort_by_key(|id| {
        let document = meeting[*id].document;
        (meeting[document].side.is_none(), document, *id)
    });
    order
}

/// For each statement, by its place in the record, its place in the reading order.
pub fn ranks(meeting: &Meeting) -> Vec<usize> {
    let mut ranks = vec![0; meeting.statements.len()];
    for (rank, id) in reading_order(meeting).into_iter().enumerate() {
        ranks[id.index()] = rank;
    }
    ranks
}
