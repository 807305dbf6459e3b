//! The real program in a real pseudo-terminal: what it shows, what it leaves behind, what it never sends.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test without its terminal has failed")]
#![expect(clippy::string_slice, reason = "the tests cut where a character was found")]

mod bytes;
mod importing;
mod leaving;
mod reading;
mod stopping;
mod taking;
mod terminal;
