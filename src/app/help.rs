//! The help: the keys from the key table, the mouse, and how to read a cell.

use super::keymap;
use super::popup::{PopupLine, add, blank};
use crate::signs::Signs;
use crate::typeset::Role;

/// The columns for the keys, so that the longest of them, `Enter  Esc`-like, leave a gap.
const KEY_COLUMNS: usize = 22;

/// The lines of the page, `columns` wide.
pub(super) fn page(columns: usize, signs: &Signs) -> Vec<PopupLine> {
    let mut lines = Vec::new();
    let heading = |words: &str, lines: &mut Vec<PopupLine>| add(lines, Role::Heading, 0, words, columns, None);
    heading("Keys", &mut lines);
    for (keys, words) in keymap::help() {
        let text = format!("{} {words}", crate::text::pad(&keys, KEY_COLUMNS));
        add(&mut lines, Role::Plain, 0, &text, columns, None);
    }
    blank(&mut lines);
    heading("Mouse", &mut lines);
    for words in [
        "the wheel scrolls what is under it",
        "a click chooses a topic, a row, a meeting",
        "drag the line between the panes to move it",
        "--no-mouse leaves the mouse to the terminal",
    ] {
        add(&mut lines, Role::Plain, 0, words, columns, None);
    }
    blank(&mut lines);
    heading("What you see", &mut lines);
    for (role, words) in legend(signs) {
        add(&mut lines, role, 0, &words, columns, None);
    }
    lines
}

/// How to read a cell, each line in the look it explains.
fn legend(signs: &Signs) -> [(Role, String); 9] {
    let Signs { guess, bar, none, chosen, marked, .. } = signs;
    [
        (Role::Verbatim, "“words between these marks” are quoted from the source".to_owned()),
        (
            Role::Plain,
            "other words are the record's own paraphrase; where a document is held in full, they are its own"
                .to_owned(),
        ),
        (Role::Link, "underlined words of the chosen row: a set phrase that both sides use (w names it)".to_owned()),
        (Role::Evidence, "issuer ¶paragraph · speaker, where not the side's principal · reporting verb".to_owned()),
        (Role::Voice, "[says the other side said] a statement that reports the other side's position".to_owned()),
        (Role::Plain, format!("{guess} between the cells: the program paired them, nobody has confirmed it")),
        (
            Role::Plain,
            format!(
                "2{bar}4 statements of the left and of the right side on a topic, {none} none; {chosen} the chosen row, \
                 {marked} a marked one"
            ),
        ),
        (Role::Silence, "counterpart stands under …: the other side makes the point under another topic".to_owned()),
        (Role::Silence, "an empty cell says why it is empty, and what was searched".to_owned()),
    ]
}
