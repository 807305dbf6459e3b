//! A second import of a meeting: what a person confirmed outranks what the rules say now, and stays.

use std::collections::HashMap;

use crate::model::{Meeting, Pairing, Side, Statement, StatementId, Status};

/// `fresh` with the confirmed topics and rows of `before`, an earlier import of the same meeting.
///
/// Statements are the same when their side and words are. A confirmed row outranks the rules for its
/// statements: their automatic rows go. Returns what was confirmed of statements that are no longer there,
/// one line each.
pub fn keep_confirmed(fresh: &mut Meeting, before: &Meeting) -> Vec<String> {
    let mut lost = Vec::new();
    let place: HashMap<(Side, String), StatementId> =
        fresh.statements().map(|(id, statement)| (identity(statement), id)).collect();
    let now = |id: &StatementId| place.get(&identity(&before[*id])).copied();
    for (id, statement) in before.statements().filter(|(_, statement)| statement.topics_status == Status::Confirmed) {
        match now(&id) {
            Some(id) => {
                let kept = &mut fresh.statements[id.index()];
                kept.topics.clone_from(&statement.topics);
                kept.topics_status = Status::Confirmed;
            }
            None => lost.push(format!("the topics confirmed for {} ({})", statement.key, statement.text)),
        }
    }
    let mut kept = Vec::new();
    for pairing in before.pairings.iter().filter(|pairing| pairing.status == Status::Confirmed) {
        let statements = pairing.statements.as_ref().map(|ids| ids.iter().map(now).collect::<Option<Vec<_>>>());
        match (statements.left, statements.right) {
            (Some(left), Some(right)) => kept.push(Pairing {
                statements: crate::model::BySide::new(left, right),
                status: Status::Confirmed,
                note: pairing.note.clone(),
            }),
            _ => lost.push(format!("the row confirmed for {}", keys(before, pairing))),
        }
    }
    let settled = |id: &StatementId| kept.iter().any(|pairing| joins(pairing, *id));
    fresh.pairings.retain(|pairing| !Side::BOTH.iter().any(|side| pairing.statements[*side].iter().any(settled)));
    kept.append(&mut fresh.pairings);
    fresh.pairings = kept;
    lost
}

/// What makes a statement the same in two imports: side and words, white space apart.
fn identity(statement: &Statement) -> (Side, String) {
    (statement.side, statement.text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn joins(pairing: &Pairing, id: StatementId) -> bool {
    Side::BOTH.iter().any(|side| pairing.statements[*side].contains(&id))
}

fn keys(meeting: &Meeting, pairing: &Pairing) -> String {
    let all = Side::BOTH.iter().flat_map(|side| &pairing.statements[*side]);
    all.map(|id| meeting[*id].key.as_str()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TopicId;
    use crate::model::testing::MeetingBuilder;

    fn import() -> MeetingBuilder {
        MeetingBuilder::new()
            .left("l1", &["trade"])
            .left("l2", &["trade"])
            .right("r1", &["trade"])
            .right("r2", &["people"])
    }

    #[test]
    fn confirmed_rows_and_topics_stay_and_outrank_the_rules() {
        let mut before = import().pair(&["l1"], &["r2"]).build();
        before.statements[1].topics = vec![TopicId::new("energy")];
        before.statements[1].topics_status = Status::Confirmed;
        let mut fresh = import().pair_automatically(&["l1"], &["r1"]).pair_automatically(&["l2"], &["r1"]).build();
        assert_eq!(keep_confirmed(&mut fresh, &before), Vec::<String>::new());
        let rows: Vec<_> = fresh.pairings.iter().map(|pairing| (keys(&fresh, pairing), pairing.status)).collect();
        assert_eq!(rows, [("l1, r2".to_owned(), Status::Confirmed), ("l2, r1".to_owned(), Status::Automatic)]);
        assert_eq!(fresh.statements[1].topics, [TopicId::new("energy")]);
    }

    #[test]
    fn what_was_confirmed_of_a_lost_statement_is_named() {
        let before = import().pair(&["l1"], &["r2"]).build();
        let mut fresh = MeetingBuilder::new().left("l1", &[]).right("r1", &[]).build();
        assert_eq!(keep_confirmed(&mut fresh, &before), ["the row confirmed for l1, r2"]);
    }
}
