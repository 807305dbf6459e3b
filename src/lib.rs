//! Counterpart sets two official readouts of one meeting side by side.

pub mod compare;
pub mod library;
pub mod model;
pub mod search;
pub mod text;
pub mod typeset;
pub mod wording;
