//! A meeting set side by side: topics, and under each its rows.

use super::{BySide, Side, StatementId, Status, TopicId};

/// The paired view of one meeting.
///
/// Invariants, kept by [`compare`](crate::compare) and held in its tests: a statement stands in
/// exactly one row under each of its topics; two paired statements stand together under at least one
/// topic; no statement is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The topics, in the order in which the documents first raise them.
    pub topics: Vec<TopicRows>,
    /// What a side's silence means in this meeting.
    pub silence: BySide<Silence>,
    /// How many words of each document are held as its text (UAX #29; each Han character counts as one), in the
    /// order of [`Meeting::documents`](super::Meeting::documents). Counted here, once, for a long text takes long.
    pub words: Vec<usize>,
}

/// One topic with its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRows {
    /// The topic; `None` holds the statements that have none.
    pub topic: Option<TopicId>,
    /// How many statements each side makes on it.
    pub counts: BySide<usize>,
    /// Its rows, in reading order.
    pub rows: Vec<Row>,
}

/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Both sides make the point.
    Both {
        /// Their statements; neither list is empty.
        statements: BySide<Vec<StatementId>>,
        /// Confirmed when a person confirmed every pairing behind the row.
        status: Status,
        /// What the record says of the pairings behind the row.
        notes: Vec<String>,
    },
    /// One side's statement, with nothing opposite under this topic.
    Only {
        /// The side that makes it.
        side: Side,
        /// The statement.
        statement: StatementId,
        /// Why the other cell is empty.
        absence: Absence,
    },
}

impl Row {
    /// The statements of `side` in this row.
    #[must_use]
    pub fn statements(&self, side: Side) -> &[StatementId] {
        match self {
            Self::Both { statements, .. } => &statements[side],
            Self::Only { side: owner, statement, .. } if *owner == side => std::slice::from_ref(statement),
            Self::Only { .. } => &[],
        }
    }
}

/// Why one cell of a row holds no statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The side is silent on the point: see [`Comparison::silence`].
    Silent,
    /// The side speaks to the topic, and the program, which read the texts, has found no counterpart.
    Unmatched,
    /// The side has nothing on this topic at all; its counterpart to the statement, which speaks to several
    /// topics, stands under others.
    SilentHere {
        /// The topic the side is silent on.
        topic: TopicId,
        /// Where the counterpart stands.
        others: Vec<TopicId>,
    },
    /// The side speaks to the topic, but its counterpart to this statement stands under these other topics.
    Elsewhere(Vec<TopicId>),
}

impl Absence {
    /// Whether the side is silent, on the point or on the topic.
    #[must_use]
    pub const fn is_silence(&self) -> bool {
        matches!(self, Self::Silent | Self::Unmatched | Self::SilentHere { .. })
    }
}

/// What can honestly be said where a side has no statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Every document of the side is held in full and was searched.
    NotMentioned {
        /// Words searched (UAX #29; each Han character counts as one).
        words: usize,
        /// Documents searched.
        documents: usize,
    },
    /// Some documents are held in full and were searched, others only as excerpts.
    Partly {
        /// Words searched in the documents held in full.
        words: usize,
        /// Documents held only as excerpts.
        excerpts: usize,
    },
    /// Only excerpts are held: nothing is known of the rest.
    ExcerptsOnly,
    /// No document of the side is held; its words are known from a press report alone.
    SecondaryOnly,
    /// No document of the side was found, and no report of its words.
    NoDocument,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every row.
    #[default]
    All,
    /// Rows in which both sides speak, or whose counterpart stands under another topic.
    Both,
    /// Rows in which one side is silent.
    Silences,
    /// Rows in which only this side speaks.
    Only(Side),
}

impl Filter {
    /// Whether `row` is shown.
    #[must_use]
    pub fn admits(self, row: &Row) -> bool {
        let silent = matches!(row, Row::Only { absence, .. } if absence.is_silence());
        match (self, row) {
            (Self::All, _) => true,
            (Self::Both, _) => !silent,
            (Self::Silences, _) => silent,
            (Self::Only(side), Row::Only { side: owner, .. }) => silent && side == *owner,
            (Self::Only(_), Row::Both { .. }) => false,
        }
    }

    /// The next one in the cycle of the `f` key.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::All => Self::Both,
            Self::Both => Self::Silences,
            Self::Silences => Self::Only(Side::Left),
            Self::Only(Side::Left) => Self::Only(Side::Right),
            Self::Only(Side::Right) => Self::All,
        }
    }
}
