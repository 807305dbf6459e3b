//! Whose position a sentence reports, who says it and by which verb.
//!
//! [`cast`] knows who can be meant, [`clause`] finds subjects and their verbs in one sentence, [`follow`]
//! carries a speaker on over the sentences that name none.

pub mod cast;
pub mod clause;
pub mod follow;
