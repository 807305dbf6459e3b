//! What a side's silence means: it depends on how much of its documents is held.

use crate::model::{BySide, Coverage, Document, Meeting, Side, Silence};
use crate::text;

/// For each side, what can honestly be said where it has no statement.
pub fn of(meeting: &Meeting) -> BySide<Silence> {
    BySide::from_fn(|side| of_side(meeting, side))
}

fn of_side(meeting: &Meeting, side: Side) -> Silence {
    let own: Vec<&Document> = meeting.documents.iter().filter(|document| document.side == Some(side)).collect();
    if own.is_empty() {
        let reported = meeting.statements.iter().any(|statement| statement.side == side);
        return if reported { Silence::SecondaryOnly } else { Silence::NoDocument };
    }
    let searched = |document: &&Document| document.coverage == Coverage::Full && document.text.is_some();
    let (full, excerpts): (Vec<&Document>, Vec<&Document>) = own.into_iter().partition(searched);
    let words = full.iter().filter_map(|document| document.text.as_deref()).map(text::words).sum();
    match (full.len(), excerpts.len()) {
        (0, _) => Silence::ExcerptsOnly,
        (documents, 0) => Silence::NotMentioned { words, documents },
        (_, excerpts) => Silence::Partly { words, excerpts },
    }
}
