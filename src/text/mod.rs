//! Text on its way to the eye: made safe, measured, cut and wrapped.
//!
//! Files are written by strangers. Nothing of theirs reaches a terminal but through [`safe()`], and
//! nothing is measured but by [`width()`], so that what a pane believes to be 30 columns is 30 columns
//! on the screen, in Chinese too.

mod safe;
mod width;
mod wrap;

pub use safe::{is_unsafe, safe};
pub use width::{cut, fit, pad, width, words};
pub use wrap::wrap;
