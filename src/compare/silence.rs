//! What a side's silence means: it depends on how much of its documents is held.

use crate::model::{BySide, Coverage, Document, Meeting, Side, Silence};

/// For each side, what can honestly be said where it has no statement, with the words held of each document.
pub fn of(meeting: &Meeting, words: &[usize]) -> BySide<Silence> {
    BySide::from_fn(|side| of_side(meeting, words, side))
}

fn of_side(meeting: &Meeting, words: &[usize], side: Side) -> Silence {
    let counted = meeting.documents.iter().zip(words);
    let own: Vec<(&Document, &usize)> = counted.filter(|(document, _)| document.side == Some(side)).collect();
    if own.is_empty() {
        let reported = meeting.statements.iter().any(|statement| statement.side == side);
        return if reported { Silence::SecondaryOnly } else { Silence::NoDocument };
    }
    let searched = |document: &Document| document.coverage == Coverage::Full && document.text.is_some();
    let (full, excerpts): (Vec<_>, Vec<_>) = own.into_iter().partition(|(document, _)| searched(document));
    let words = full.iter().map(|(_, words)| **words).sum();
    match (full.len(), excerpts.len()) {
        (0, _) => Silence::ExcerptsOnly,
        (documents, 0) => Silence::NotMentioned { words, documents },
        (_, excerpts) => Silence::Partly { words, excerpts },
    }
}
