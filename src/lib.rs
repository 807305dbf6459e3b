//! Counterpart sets two official readouts of one meeting side by side.

pub mod analysis;
pub mod lexicon;
pub mod model;
