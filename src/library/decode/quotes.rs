//! Quotation marks: in a statement that is not verbatim throughout, words between “ ” are, so a mark
//! left open would make a paraphrase look like a quotation.

use super::super::json::{StringLit, place};
use super::super::problem::Problem;
use super::fields::Walk;

/// Complains of a “ that is not closed and of a ” that was not opened.
pub(super) fn check(walk: &mut Walk<'_>, text: &StringLit<'_>) {
    let mut open = Vec::new();
    let mut stray = Vec::new();
    for (at, mark) in text.value.char_indices().filter(|(_, c)| matches!(c, '“' | '”')) {
        match mark {
            '“' => open.push(at),
            _ if open.pop().is_none() => stray.push(at),
            _ => {}
        }
    }
    for at in open {
        note(walk, text, at, "the quotation mark “ is left open", "close it with ” after the quoted words");
    }
    for at in stray {
        note(walk, text, at, "the quotation mark ” was not opened", "put “ before the quoted words");
    }
}

/// Notes `what` at the mark that begins at byte `at` of the text.
fn note(walk: &mut Walk<'_>, text: &StringLit<'_>, at: usize, what: &str, help: &str) {
    let whole = place(text);
    let inside = walk.source.get(whole.start + 1..whole.end).unwrap_or_default();
    let (start, length) = in_source(inside, at).unwrap_or((0, 1));
    let start = whole.start + 1 + start;
    walk.report(Problem::new(start..start + length, what).help(help));
}

/// Where byte `wanted` of a string stands in `raw`, the string as it is written with its escapes,
/// and how many bytes its character takes there.
fn in_source(raw: &str, wanted: usize) -> Option<(usize, usize)> {
    let mut value = 0;
    let mut at = 0;
    while let Some(rest) = raw.get(at..) {
        let (written, meant) = next_char(rest)?;
        if value == wanted {
            return Some((at, written));
        }
        at += written;
        value += meant;
    }
    None
}

/// How many bytes the first character of `raw` takes as written and as meant.
fn next_char(raw: &str) -> Option<(usize, usize)> {
    let mut chars = raw.chars();
    let first = chars.next()?;
    if first != '\\' {
        return Some((first.len_utf8(), first.len_utf8()));
    }
    if chars.next()? != 'u' {
        return Some((2, 1));
    }
    let unit = u32::from_str_radix(raw.get(2..6)?, 16).ok()?;
    // Half of a surrogate pair: the other half is a second escape, together one character of four bytes.
    Some(char::from_u32(unit).map_or((12, 4), |c| (6, c.len_utf8())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_in_an_escaped_string_is_that_of_its_escape() {
        for (raw, wanted, place) in [
            ("plain", 2, Some((2, 1))),
            ("台“", 3, Some((3, 3))),
            (r"é\n\u201c", 3, Some((4, 6))),
            (r"\ud83d\ude00“", 4, Some((12, 3))),
            ("", 0, None),
        ] {
            assert_eq!(in_source(raw, wanted), place, "{raw}");
        }
    }
}
