//! The comparison as bytes to take away, one format per file.

pub mod text;
