//! Counterpart sets two official readouts of one meeting side by side.

pub mod app;
pub mod cli;
pub mod compare;
pub mod export;

pub mod library;
pub mod model;
pub mod search;
pub mod terminal;
pub mod text;
pub mod typeset;
pub mod ui;
pub mod wording;
