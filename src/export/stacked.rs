//! The export as plain text: the printed comparison, the sides below each other, with its sources.

use std::io::{self, Write};

use super::sources::{self, Sources};
use super::text::{Layout, Printing, print};
use super::{Exported, foot, table};
use crate::text;

/// The width in columns: what mail programs leave unbroken.
const WIDTH: usize = 72;

/// Writes the printed comparison, the list of its sources and the foot.
pub fn write(exported: &Exported<'_>, out: &mut dyn Write) -> io::Result<()> {
    let printing = Printing {
        selection: exported.selection.clone(),
        layout: Layout::Stacked,
        width: WIDTH,
        styled: false,
        signs: crate::signs::Signs::ASCII,
    };
    out.write_all(print(exported.meeting, exported.comparison, exported.vocabulary, &printing).as_bytes())?;
    prose(out, &table::who(exported))?;
    prose(
        out,
        "Where a statement names no speaker, it is the first person named of its side, or the record names none.",
    )?;
    writeln!(out, "\nSources")?;
    for (number, document) in Sources::of(exported).iter() {
        writeln!(out)?;
        let issuer = document.issuer.iter().map(|issuer| format!("{issuer}. "));
        prose(
            out,
            &format!("[{number}] {}{}. {}", issuer.collect::<String>(), document.title, sources::particulars(document)),
        )?;
        // An address is never broken: broken it is no address.
        document.url.iter().try_for_each(|url| writeln!(out, "{}", text::safe(url)))?;
        document.note.iter().try_for_each(|note| prose(out, &format!("Note: {note}")))?;
    }
    writeln!(out)?;
    foot::sentences(exported).iter().try_for_each(|sentence| prose(out, sentence))
}

/// Words broken to the width.
fn prose(out: &mut dyn Write, words: &str) -> io::Result<()> {
    let words = text::safe(words);
    text::wrap(&words, WIDTH).into_iter().try_for_each(|line| writeln!(out, "{}", words.get(line).unwrap_or_default()))
}
