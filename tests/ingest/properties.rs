//! Whatever the bytes: no panic, one result, paragraphs that are exact slices of the text.

use std::path::Path;
use std::sync::LazyLock;

use counterpart::ingest::{Ingested, Problem, ingest};
use proptest::prelude::*;

use super::made;

/// What must hold of every input.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let outcome = ingest(bytes, "any");
    // A reader's panic is caught and becomes this problem, so it has to be looked for.
    if let Err(error) = &outcome {
        prop_assert!(!matches!(error.problem, Problem::ReaderFailed { .. }), "{error}");
    }
    let again = ingest(bytes, "any");
    match (&outcome, &again) {
        (Ok(first), Ok(second)) => prop_assert_eq!(first, second),
        (Err(first), Err(second)) => prop_assert_eq!(first.to_string(), second.to_string()),
        _ => prop_assert!(false, "one run accepts what the other refuses"),
    }
    outcome.map_or(Ok(()), |ingested| check_paragraphs(&ingested))
}

/// Paragraphs are slices of the text, in order, and do not overlap.
fn check_paragraphs(ingested: &Ingested) -> Result<(), TestCaseError> {
    prop_assert!(!ingested.paragraphs.is_empty());
    let letters: Vec<char> = ingested.text.chars().collect();
    let mut end = 0;
    for paragraph in &ingested.paragraphs {
        let length = paragraph.text.chars().count();
        prop_assert!(paragraph.start >= end, "paragraphs overlap");
        end = paragraph.start + length;
        let slice: String = letters.get(paragraph.start..end).unwrap_or_default().iter().collect();
        prop_assert_eq!(&slice, &paragraph.text);
    }
    Ok(())
}

/// The files that are mangled: every fixture, a Word document and a PDF.
static SAMPLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ingest");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut samples: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    samples.push(made::docx(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>They met &amp; spoke.</w:t></w:r></w:p>",
    ));
    samples.push(made::pdf(&["Readout", "", "The ministers met today and ex-", "changed views (candidly)."]));
    samples.push(made::image_only_pdf());
    samples
});

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 40] = [
    "<html>",
    "<body>",
    "<div>",
    "</div>",
    "<p>",
    "<br>",
    "<table>",
    "<tr><td>",
    "</table>",
    "<ul><li>",
    "<a href='x'>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<h1>",
    "<b>",
    "</b>",
    "&nbsp;",
    "&#x110000;",
    "\n\n",
    "\n",
    "\r\n",
    "# ",
    "- ",
    "1. ",
    "> ",
    "**",
    "---\n",
    "The ministers met today. ",
    "双方举行会谈。",
    "élysée ",
    "\u{3000}\u{3000}",
    "\u{fffd}",
    "2023年6月18日",
    "May 3, 2024",
    "attributable to Spokesperson Anna Brook:",
    "Anna Brook, Spokesperson",
    "发言人毛安：",
    "| a | b |\n|---|---|\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        check(&bytes)?;
    }

    #[test]
    fn any_text(text in "\\PC{0,400}") {
        check(text.as_bytes())?;
    }

    #[test]
    fn any_pieces(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60)) {
        check(pieces.concat().as_bytes())?;
    }

    #[test]
    fn any_bytes_after_a_known_beginning(
        start in proptest::sample::select(vec![&b"%PDF-1.7\n"[..], b"PK\x03\x04word/document.xml", b"\xff\xfe", b"<html>"]),
        rest in proptest::collection::vec(any::<u8>(), 0..1_000),
    ) {
        check(&[start, &rest].concat())?;
    }

    #[test]
    fn any_damage_to_a_real_file(
        which in any::<proptest::sample::Index>(),
        from in any::<proptest::sample::Index>(),
        length in 0..200_usize,
        patch in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut bytes = which.get(&SAMPLES).clone();
        let from = from.index(bytes.len());
        let to = (from + length).min(bytes.len());
        bytes.splice(from..to, patch);
        check(&bytes)?;
    }

    #[test]
    fn any_cut(which in any::<proptest::sample::Index>(), at in any::<proptest::sample::Index>()) {
        let bytes = which.get(&SAMPLES);
        check(&bytes[..at.index(bytes.len())])?;
    }
}
