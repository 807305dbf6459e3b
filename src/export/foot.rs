//! What stands at the foot of an export: what it is and what it is not.
//!
//! An export is read without the program beside it, by people who have never seen it.

use super::Exported;
use crate::model::{Coverage, Document, Row, Side};
use crate::wording;

/// What the figures of the balance are.
pub const COUNTED: &str = "Words are those of the sources held: of an excerpt only those between “ ”. \
                           Each Chinese character counts as a word. \
                           A statement on several topics counts under each.";

/// That rows were left out.
pub const SELECTION: &str =
    "This is a selection of the meeting's rows; their numbers and the counts of statements are those of the whole.";

/// The sentences at the foot, each true of what is exported.
pub fn sentences(exported: &Exported<'_>) -> Vec<String> {
    let rows: Vec<&Row> = exported.groups().flat_map(|group| group.rows).map(|(_, row)| row).collect();
    let mut sentences = vec![
        "This sets what each side published about one meeting beside what the other side published, point by point. \
         It is not a record of what was said."
            .to_owned(),
        texts(exported.meeting.documents.iter()).to_owned(),
        pairing(&rows),
        found_by_a_program(exported).to_owned(),
        "An empty side means only what stands in it: that a point is absent from a text does not show that it was \
         absent from the conversation."
            .to_owned(),
        "A side's words report its own position unless they are marked as what it says the other side said, or as \
         said for both."
            .to_owned(),
    ];
    if !takes_everything(exported) {
        sentences.push(SELECTION.to_owned());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.push(made());
    sentences
}

/// What made it.
pub fn made() -> String {
    format!("Made with counterpart {}.", env!("CARGO_PKG_VERSION"))
}

/// How much of the texts is held.
pub fn texts<'a>(documents: impl Iterator<Item = &'a Document>) -> &'static str {
    let (full, excerpts): (Vec<&Document>, _) = documents.partition(|document| document.coverage == Coverage::Full);
    match (full.len(), excerpts.len()) {
        (0, _) => {
            "The texts are not exhaustive: they are held as excerpts, and words outside “ ” are this record's \
             paraphrase."
        }
        (_, 0) => "The texts of the documents listed are held in full; there may be others.",
        _ => {
            "The texts are not exhaustive: some are held as excerpts, and of these the words outside “ ” are this \
             record's paraphrase."
        }
    }
}

/// Who paired the statements.
fn pairing(rows: &[&Row]) -> String {
    let paired = rows.iter().filter(|row| matches!(row, Row::Both { .. })).count();
    let guessed = rows.iter().filter(|row| wording::is_guess(row)).count();
    match (paired, guessed) {
        (0, _) => "No statements are paired here.".to_owned(),
        (_, 0) => "The pairing of statements was confirmed by a person; it is a judgement.".to_owned(),
        (paired, guessed) => format!(
            "The pairing of statements was made by a program and not confirmed by a person in {guessed} of {}.",
            wording::counted(paired, "paired row")
        ),
    }
}

/// That nobody has looked at what the program found in the texts; nothing where that is not so.
fn found_by_a_program(exported: &Exported<'_>) -> &'static str {
    if exported.meeting.is_read_by_a_program() {
        "Voices, speakers, reporting verbs and topics were found by a program as well; that a statement stands alone \
         means only that the program found no counterpart."
    } else {
        ""
    }
}

/// Whether the selection left nothing out.
pub fn takes_everything(exported: &Exported<'_>) -> bool {
    let taken: usize = exported.groups().map(|group| group.rows.len()).sum();
    taken == exported.comparison.topics.iter().map(|topic| topic.rows.len()).sum::<usize>()
}

/// What is known of a side's documents, after its name.
pub fn holdings(exported: &Exported<'_>, side: Side) -> String {
    format!("{}: {}", exported.meeting.sides[side].name, wording::holdings(exported.meeting, exported.comparison, side))
}
