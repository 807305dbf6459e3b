//! The words the format has for kinds, coverage and status: one table for reading and for writing.

use crate::model::{Coverage, DocumentKind, MeetingKind, Status};

/// How the sides met.
pub(super) const MEETING_KINDS: &[(&str, MeetingKind)] = &[
    ("meeting", MeetingKind::Meeting),
    ("call", MeetingKind::Call),
    ("video-call", MeetingKind::VideoCall),
    ("visit", MeetingKind::Visit),
];

/// What documents are.
pub(super) const DOCUMENT_KINDS: &[(&str, DocumentKind)] = &[
    ("readout", DocumentKind::Readout),
    ("fact-sheet", DocumentKind::FactSheet),
    ("post", DocumentKind::Post),
    ("remarks", DocumentKind::Remarks),
    ("joint-statement", DocumentKind::JointStatement),
    ("press", DocumentKind::Press),
];

/// How much of a document is held.
pub(super) const COVERAGE: &[(&str, Coverage)] = &[("full", Coverage::Full), ("excerpt", Coverage::Excerpt)];

/// Who says so.
pub(super) const STATUS: &[(&str, Status)] = &[("automatic", Status::Automatic), ("confirmed", Status::Confirmed)];

/// The word for `value`; every table has one for each value.
pub(super) fn name_of<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table.iter().find(|(_, listed)| listed == value).map_or("", |(name, _)| name)
}
