//! The row rule, on small tables and on made-up meetings of every shape.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::compare;
use crate::model::testing::{MeetingBuilder, meetings};
use crate::model::{Absence, Comparison, Filter, Meeting, Row, Side, Silence, Status};

/// The comparison as text: `trade 1|2: us.1=cn.1 -cn.2` with `=` between the sides of a row, `-` for
/// silence, `?` where the program found no counterpart and `>` before the topics under which the counterpart stands.
fn sketch(meeting: &Meeting) -> Vec<String> {
    let keys = |row: &Row, side| {
        let ids = row.statements(side);
        ids.iter().map(|id| meeting[*id].key.clone()).collect::<Vec<_>>().join("+")
    };
    let cell = |row: &Row| match row {
        Row::Both { .. } => format!("{}={}", keys(row, Side::Left), keys(row, Side::Right)),
        Row::Only { side, absence: Absence::Silent, .. } => format!("{}-", keys(row, *side)),
        Row::Only { side, absence: Absence::Unmatched, .. } => format!("{}?", keys(row, *side)),
        Row::Only {
            side,
            absence: absence @ (Absence::Elsewhere(topics) | Absence::SilentHere { others: topics, .. }),
            ..
        } => {
            let silent = if absence.is_silence() { "-" } else { "" };
            format!(
                "{}{silent}>{}",
                keys(row, *side),
                topics.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
            )
        }
    };
    compare(meeting)
        .topics
        .iter()
        .map(|topic| {
            let name = topic.topic.as_ref().map_or("none", |topic| topic.as_str());
            let rows: Vec<String> = topic.rows.iter().map(cell).collect();
            format!("{name} {}|{}: {}", topic.counts.left, topic.counts.right, rows.join(" "))
        })
        .collect()
}

#[test]
fn paired_statements_share_a_row_and_the_rest_stand_alone() {
    let meeting = MeetingBuilder::new()
        .left("l1", &["trade"])
        .left("l2", &["trade"])
        .right("r1", &["trade"])
        .right("r2", &["taiwan"])
        .pair(&["l2"], &["r1"])
        .build();
    assert_eq!(sketch(&meeting), ["trade 2|1: l1- l2=r1", "taiwan 0|1: r2-"]);
}

#[test]
fn a_pair_without_a_common_topic_stands_under_the_topics_of_both() {
    let meeting = MeetingBuilder::new().left("l1", &["trade"]).right("r1", &["energy"]).pair(&["l1"], &["r1"]).build();
    assert_eq!(sketch(&meeting), ["trade 1|0: l1=r1", "energy 0|1: l1=r1"]);
}

#[test]
fn a_counterpart_under_another_topic_is_not_a_silence() {
    let meeting = MeetingBuilder::new()
        .left("l1", &["trade", "energy"])
        .right("r1", &["trade"])
        .right("r2", &["energy"])
        .pair(&["l1"], &["r1"])
        .build();
    assert_eq!(sketch(&meeting), ["trade 1|1: l1=r1", "energy 1|1: l1>trade r2-"]);
    let comparison = compare(&meeting);
    assert!(!Filter::Silences.admits(&comparison.topics[1].rows[0]));
    assert!(Filter::Both.admits(&comparison.topics[1].rows[0]));
}

#[test]
fn what_the_program_did_not_match_is_not_said_to_be_missing() {
    let meeting = MeetingBuilder::new()
        .left("l1", &["trade", "energy"])
        .left("l2", &["trade"])
        .right("r1", &["trade"])
        .right("r2", &["trade"])
        .pair_automatically(&["l2"], &["r2"])
        .build();
    assert_eq!(sketch(&meeting), ["trade 2|2: l1? r1? l2=r2", "energy 1|0: l1-"]);
    assert!(Filter::Silences.admits(&compare(&meeting).topics[0].rows[0]));
}

#[test]
fn a_side_with_nothing_on_a_topic_is_silent_there_whatever_it_answers_elsewhere() {
    let meeting =
        MeetingBuilder::new().left("l1", &["trade", "energy"]).right("r1", &["trade"]).pair(&["l1"], &["r1"]).build();
    assert_eq!(sketch(&meeting), ["trade 1|1: l1=r1", "energy 1|0: l1->trade"]);
    let comparison = compare(&meeting);
    assert!(Filter::Silences.admits(&comparison.topics[1].rows[0]));
    assert!(Filter::Only(Side::Left).admits(&comparison.topics[1].rows[0]));
}

#[test]
fn a_guest_under_a_topic_breaks_the_silence_on_it() {
    let meeting = MeetingBuilder::new()
        .left("l1", &["trade", "energy"])
        .left("l2", &["energy"])
        .right("r1", &["trade"])
        .pair(&["l1"], &["r1"])
        .pair(&["l2"], &["r1"])
        .build();
    assert_eq!(sketch(&meeting)[1], "energy 2|0: l1+l2=r1");
}

#[test]
fn statements_joined_over_others_make_one_row() {
    let meeting = MeetingBuilder::new()
        .left("l1", &["trade"])
        .left("l2", &["trade"])
        .right("r1", &["trade"])
        .right("r2", &["trade"])
        .pair(&["l1"], &["r1"])
        .pair(&["l2"], &["r1"])
        .pair(&["l2"], &["r2"])
        .build();
    assert_eq!(sketch(&meeting), ["trade 2|2: l1+l2=r1+r2"]);
}

#[test]
fn two_of_a_pairing_without_their_counterpart_do_not_share_a_row() {
    let meeting = MeetingBuilder::new()
        .left("l1", &["trade", "energy"])
        .left("l2", &["trade", "energy"])
        .right("r1", &["trade"])
        .pair(&["l1", "l2"], &["r1"])
        .build();
    assert_eq!(sketch(&meeting), ["trade 2|1: l1+l2=r1", "energy 2|0: l1->trade l2->trade"]);
}

#[test]
fn statements_without_topic_come_last_and_are_not_lost() {
    let meeting = MeetingBuilder::new().left("l1", &[]).left("l2", &["trade"]).right("r1", &[]).build();
    assert_eq!(sketch(&meeting), ["trade 1|0: l2-", "none 1|1: l1- r1-"]);
}

#[test]
fn right_rows_are_set_in_where_their_document_has_them() {
    let meeting = MeetingBuilder::new()
        .left("l1", &["trade"])
        .left("l2", &["trade"])
        .right("r1", &["trade"])
        .right("r2", &["trade"])
        .right("r3", &["trade"])
        .pair(&["l1"], &["r2"])
        .build();
    assert_eq!(sketch(&meeting), ["trade 2|3: r1- l1=r2 l2- r3-"]);
}

#[test]
fn one_automatic_pairing_makes_the_row_automatic() {
    let meeting = MeetingBuilder::new()
        .left("l1", &["trade"])
        .right("r1", &["trade"])
        .right("r2", &["trade"])
        .pair(&["l1"], &["r1"])
        .pair_automatically(&["l1"], &["r2"])
        .build();
    assert!(matches!(&compare(&meeting).topics[0].rows[0], Row::Both { status: Status::Automatic, .. }));
}

#[test]
fn silence_says_what_was_searched() {
    let full = MeetingBuilder::new().document(Some(Side::Left), Some("Two words")).build();
    assert_eq!(compare(&full).silence[Side::Left], Silence::NotMentioned { words: 2, documents: 1 });
    assert_eq!(compare(&full).silence[Side::Right], Silence::NoDocument);
    let excerpts = MeetingBuilder::new().document(Some(Side::Left), None).build();
    assert_eq!(compare(&excerpts).silence[Side::Left], Silence::ExcerptsOnly);
    let mixed = MeetingBuilder::new().document(Some(Side::Left), None).document(Some(Side::Left), Some("one")).build();
    assert_eq!(compare(&mixed).silence[Side::Left], Silence::Partly { words: 1, excerpts: 1 });
    let press = MeetingBuilder::new().document(None, None).reported(Side::Right, "r1", &[]).build();
    assert_eq!(compare(&press).silence[Side::Right], Silence::SecondaryOnly);
}

/// Under each topic, the rows in which each statement stands.
fn standings(comparison: &Comparison) -> BTreeMap<(usize, usize), usize> {
    let mut count = BTreeMap::new();
    for (topic, rows) in comparison.topics.iter().enumerate() {
        for row in &rows.rows {
            for id in Side::BOTH.iter().flat_map(|side| row.statements(*side)) {
                *count.entry((topic, id.index())).or_default() += 1;
            }
        }
    }
    count
}

proptest! {
    #[test]
    fn every_statement_is_in_exactly_one_row_under_each_of_its_topics(meeting in meetings()) {
        let comparison = compare(&meeting);
        let standings = standings(&comparison);
        prop_assert!(standings.values().all(|rows| *rows == 1));
        for (id, statement) in meeting.statements() {
            let under: BTreeSet<_> = (0..comparison.topics.len())
                .filter(|topic| standings.contains_key(&(*topic, id.index())))
                .map(|topic| comparison.topics[topic].topic.clone())
                .collect();
            prop_assert!(!under.is_empty(), "{} is lost", statement.key);
            prop_assert!(statement.topics.iter().all(|topic| under.contains(&Some(topic.clone()))));
        }
    }

    #[test]
    fn two_paired_statements_stand_together_somewhere(meeting in meetings()) {
        let comparison = compare(&meeting);
        let rows: Vec<&Row> = comparison.topics.iter().flat_map(|topic| &topic.rows).collect();
        for pairing in &meeting.pairings {
            for left in &pairing.statements.left {
                for right in &pairing.statements.right {
                    prop_assert!(rows.iter().any(|row| row.statements(Side::Left).contains(left)
                        && row.statements(Side::Right).contains(right)));
                }
            }
        }
    }

    #[test]
    fn a_silence_has_no_counterpart_anywhere(meeting in meetings()) {
        for row in compare(&meeting).topics.iter().flat_map(|topic| &topic.rows) {
            if let Row::Only { statement, absence: Absence::Silent, .. } = row {
                let paired = meeting.pairings.iter().any(|pairing| {
                    let both = pairing.statements.as_ref();
                    both.left.contains(statement) && !both.right.is_empty()
                        || both.right.contains(statement) && !both.left.is_empty()
                });
                prop_assert!(!paired);
            }
        }
    }

    #[test]
    fn silence_on_a_topic_means_that_nobody_of_the_side_stands_there(meeting in meetings()) {
        for topic in compare(&meeting).topics {
            let speaks = |side| topic.rows.iter().any(|row| !row.statements(side).is_empty());
            for row in &topic.rows {
                match row {
                    Row::Only { side, absence: Absence::SilentHere { .. }, .. } => prop_assert!(!speaks(side.other())),
                    Row::Only { side, absence: Absence::Elsewhere(_), .. } => prop_assert!(speaks(side.other())),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn topics_come_in_the_order_in_which_they_are_raised(meeting in meetings()) {
        let mut raised = Vec::new();
        for statement in &meeting.statements {
            for topic in &statement.topics {
                if !raised.contains(&Some(topic.clone())) {
                    raised.push(Some(topic.clone()));
                }
            }
        }
        let shown: Vec<_> = compare(&meeting).topics.into_iter().map(|topic| topic.topic).collect();
        prop_assert_eq!(&shown[..raised.len()], &raised[..]);
        prop_assert!(shown[raised.len()..].iter().all(Option::is_none));
    }
}
