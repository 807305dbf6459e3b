//! Made-up meetings for tests: Freedonia on the left, Sylvania on the right.

use jiff::civil::date;
use proptest::prelude::*;

use super::{
    BySide, Coverage, Document, DocumentId, Meeting, MeetingKind, Pairing, Party, Side, Statement, StatementId, Status,
    TopicId, Voice,
};

/// Builds a meeting statement by statement.
pub struct MeetingBuilder(Meeting);

impl MeetingBuilder {
    pub fn new() -> Self {
        let party = |id: &str, name: &str, short: &str| Party {
            id: id.to_owned(),
            name: name.to_owned(),
            short: short.to_owned(),
        };
        Self(Meeting {
            id: "2024-01-02-made-up".to_owned(),
            title: "A made-up meeting".to_owned(),
            kind: MeetingKind::Meeting,
            date: Some(date(2024, 1, 2)),
            place: None,
            sides: BySide::new(party("fr", "Freedonia", "FR"), party("sy", "Sylvania", "SY")),
            participants: Vec::new(),
            documents: Vec::new(),
            statements: Vec::new(),
            pairings: Vec::new(),
        })
    }

    /// Adds a document, held in full where `text` is given.
    pub fn document(mut self, side: Option<Side>, text: Option<&str>) -> Self {
        self.0.documents.push(Document {
            key: format!("document-{}", self.0.documents.len()),
            side,
            kind: None,
            issuer: None,
            title: "A document".to_owned(),
            url: None,
            published: None,
            retrieved: None,
            language: "en".to_owned(),
            coverage: if text.is_some() { Coverage::Full } else { Coverage::Excerpt },
            sha256: None,
            text: text.map(str::to_owned),
            note: None,
        });
        self
    }

    /// Adds a statement of the left side to its document, made when missing.
    pub fn left(self, key: &str, topics: &[&str]) -> Self {
        self.own(Side::Left, key, topics)
    }

    /// Adds a statement of the right side to its document, made when missing.
    pub fn right(self, key: &str, topics: &[&str]) -> Self {
        self.own(Side::Right, key, topics)
    }

    fn own(mut self, side: Side, key: &str, topics: &[&str]) -> Self {
        if !self.0.documents.iter().any(|document| document.side == Some(side)) {
            self = self.document(Some(side), None);
        }
        let index = self.0.documents.iter().position(|document| document.side == Some(side));
        self.statement(side, key, topics, index.unwrap())
    }

    /// Adds a statement of `side` to the last document.
    pub fn reported(self, side: Side, key: &str, topics: &[&str]) -> Self {
        let last = self.0.documents.len() - 1;
        self.statement(side, key, topics, last)
    }

    fn statement(mut self, side: Side, key: &str, topics: &[&str], document: usize) -> Self {
        self.0.statements.push(Statement {
            key: key.to_owned(),
            side,
            voice: Voice::Of(side),
            document: DocumentId::at(document),
            paragraph: None,
            span: None,
            speaker: None,
            act: None,
            topics: topics.iter().map(|topic| TopicId::new(topic)).collect(),
            topics_status: Status::Automatic,
            text: format!("The words of {key}."),
            also_in: Vec::new(),
            note: None,
        });
        self
    }

    /// Pairs statements by their keys, as a person would confirm it.
    pub fn pair(self, left: &[&str], right: &[&str]) -> Self {
        self.pairing(left, right, Status::Confirmed)
    }

    /// Pairs statements by their keys, as a rule would guess it.
    pub fn pair_automatically(self, left: &[&str], right: &[&str]) -> Self {
        self.pairing(left, right, Status::Automatic)
    }

    fn pairing(mut self, left: &[&str], right: &[&str], status: Status) -> Self {
        let ids = |keys: &[&str]| keys.iter().map(|key| self.id(key)).collect();
        self.0.pairings.push(Pairing { statements: BySide::new(ids(left), ids(right)), status, note: None });
        self
    }

    fn id(&self, key: &str) -> StatementId {
        self.0.statements().find(|(_, statement)| statement.key == key).map(|(id, _)| id).unwrap()
    }

    pub fn build(self) -> Meeting {
        self.0
    }
}

/// Meetings of up to twelve statements a side on four topics, paired in any way.
pub fn meetings() -> impl Strategy<Value = Meeting> {
    let topics = prop::collection::btree_set(prop::sample::select(vec!["trade", "energy", "taiwan", "people"]), 0..3);
    let side = prop::collection::vec(topics, 0..12);
    (side.clone(), side).prop_flat_map(|(left, right)| {
        let pairs = prop::collection::vec((0..left.len().max(1), 0..right.len().max(1)), 0..8);
        (Just(left), Just(right), pairs).prop_map(|(left, right, pairs)| {
            let mut builder = MeetingBuilder::new();
            for (number, topics) in left.iter().enumerate() {
                builder = builder.left(&format!("l{number}"), &topics.iter().copied().collect::<Vec<_>>());
            }
            for (number, topics) in right.iter().enumerate() {
                builder = builder.right(&format!("r{number}"), &topics.iter().copied().collect::<Vec<_>>());
            }
            for (one, other) in pairs {
                if one < left.len() && other < right.len() {
                    builder = builder.pair(&[&format!("l{one}")], &[&format!("r{other}")]);
                }
            }
            builder.build()
        })
    })
}
