//! What a PDF would cost to lay out, told before it is: a file of 250 kB can unpack to pages that keep
//! the library busy for hours.
//!
//! Separate from the reading because it only counts. Two budgets: what all streams unpack to, and what the
//! pages parse, where a form that is drawn a thousand times counts a thousand times.

use pdfboss_core::xref::XrefEntry;
use pdfboss_core::{Document as File, ObjRef, Object};

use crate::ingest::Problem;

/// The most bytes all streams but images may unpack to, 256 MiB. Fonts of a Chinese document reach thirty.
const MAX_UNPACKED: usize = 256 << 20;

/// The most bytes of drawing operators in all pages, 1 GiB, two or three seconds of parsing. A dense page
/// has 0.1 MiB.
const MAX_PARSED: usize = 1 << 30;

/// The most forms that the library draws on one page.
const MAX_DRAWN: usize = 4_096;

/// The forms of a file: pieces of a page that can be drawn more than once.
#[derive(Default)]
struct Forms {
    /// The bytes of the longest.
    longest: usize,
    /// How many times any of them draws something else.
    draws: usize,
}

/// Refuses a file that unpacks to, or draws, more than a document does.
pub(super) fn check(file: &File) -> Result<(), Problem> {
    let forms = unpack(file)?;
    let mut parsed = 0_usize;
    for index in 0..file.page_count() {
        // A page without content is left to the reader.
        let Some(content) = file.page(index).ok().and_then(|page| page.content(file).ok()) else { continue };
        // What a form draws may be a form again: each drawing of the page may cost all of theirs.
        let drawn = draws(&content).saturating_mul(1 + forms.draws).min(MAX_DRAWN);
        parsed = parsed.saturating_add(content.len()).saturating_add(drawn.saturating_mul(forms.longest));
        if parsed > MAX_PARSED {
            return Err(Problem::Inflated { what: "pages", limit: (MAX_PARSED >> 20) as u64 });
        }
    }
    Ok(())
}

/// Unpacks every stream but images once.
fn unpack(file: &File) -> Result<Forms, Problem> {
    let mut objects: Vec<ObjRef> = file.xref().iter().filter_map(in_file).collect();
    // The table comes unordered, and the first refusal should always be the same.
    objects.sort_by_key(|object| object.num);
    let (mut forms, mut unpacked) = (Forms::default(), 0_usize);
    for object in objects {
        let Ok(Object::Stream(stream)) = file.get(object) else { continue };
        let kind = stream.dict.get_name("Subtype").map(|name| name.0.as_str());
        if kind == Some("Image") {
            continue;
        }
        let Ok(bytes) = file.stream_data(&stream) else { continue };
        unpacked = unpacked.saturating_add(bytes.len());
        if unpacked > MAX_UNPACKED {
            return Err(Problem::Inflated { what: "streams", limit: (MAX_UNPACKED >> 20) as u64 });
        }
        if kind == Some("Form") {
            forms.longest = forms.longest.max(bytes.len());
            forms.draws += draws(&bytes);
        }
    }
    Ok(forms)
}

const fn in_file((num, entry): (u32, XrefEntry)) -> Option<ObjRef> {
    match entry {
        XrefEntry::InFile { r#gen, .. } => Some(ObjRef { num, r#gen }),
        _ => None,
    }
}

/// How often the operator `Do` stands in `content`; strings that hold it count too, which errs on the safe side.
fn draws(content: &[u8]) -> usize {
    content.windows(2).filter(|operator| operator == b"Do").count()
}
