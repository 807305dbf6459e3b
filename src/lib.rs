//! Counterpart sets two official readouts of one meeting side by side.

pub mod model;

pub mod text;
