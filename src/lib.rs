//! Counterpart sets two official readouts of one meeting side by side.

pub mod ingest;
pub mod model;
