//! Which statements of the two sides make the same point.
//!
//! [`score`] says how near two statements are and by what; [`choose`] decides which of them share a row.

pub mod choose;
pub mod score;
