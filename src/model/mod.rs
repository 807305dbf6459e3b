//! The nouns of the program, as data only: no reading, no writing, no drawing.
//!
//! A [`Meeting`] is what the record says; a [`Comparison`] is how it is set side by side. Both are
//! plain values that every other module may read.

mod comparison;
mod meeting;
mod side;
mod topic;

#[cfg(test)]
pub(crate) mod testing;

pub use comparison::{Absence, Comparison, Filter, Row, Silence, TopicRows};
pub use meeting::{
    Coverage, Document, DocumentId, DocumentKind, Meeting, MeetingKind, Pairing, Participant, Party, Statement,
    StatementId, Status,
};
pub use side::{BySide, Side, Voice};
pub use topic::{Topic, TopicId, Vocabulary};
