//! From texts to the paired view: `cargo bench --bench ingest`.
//!
//! Divan measures a saved page and two speeches; then a table tells how time grows with the length of the texts.

#![expect(clippy::unwrap_used, reason = "a measurement without its data is none")]

#[path = "made_up/texts.rs"]
mod texts;

use std::path::Path;
use std::time::{Duration, Instant};

use counterpart::compare::compare;
use counterpart::ingest::ingest;
use counterpart::intake::{Given, Request, parties, take_in};
use counterpart::lexicon::Lexicon;
use counterpart::model::{BySide, Comparison};
use divan::Bencher;

/// A real page of 44 kB; where it is not at hand, one of that size is made up.
const PAGE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/html/the-administration-s-approach-to-the-people-s-repu.html");

/// The words of a long speech.
const SPEECH: usize = 3_000;

/// Words a side, each ten times the one before, and those of 1 MB.
const LENGTHS: [usize; 4] = [300, 3_000, 30_000, 150_000];

/// Each length is measured this often.
const RUNS: usize = 9;

fn main() {
    divan::main();
    if std::env::args().skip(1).all(|word| word.starts_with('-')) {
        tell_growth();
    }
}

#[divan::bench]
fn saved_page_of_44_kb(bencher: Bencher<'_, '_>) {
    let bytes = std::fs::read(Path::new(PAGE)).unwrap_or_else(|_| texts::page(SPEECH * 2).into_bytes());
    bencher.bench(|| ingest(divan::black_box(&bytes), "page.html"));
}

/// Reading in, analysis and the paired view.
#[divan::bench(sample_count = 100)]
fn two_speeches_of_3000_words(bencher: Bencher<'_, '_>) {
    let (request, lexicon) = (speeches(SPEECH), Lexicon::bundled());
    bencher.bench(|| paired(divan::black_box(&request), &lexicon));
}

#[divan::bench(sample_count = 50)]
fn lexicon(bencher: Bencher<'_, '_>) {
    bencher.bench(Lexicon::bundled);
}

fn paired(request: &Request, lexicon: &Lexicon) -> Comparison {
    compare(&take_in(request, lexicon).unwrap().meeting)
}

/// Two speeches of so many words, which say much the same in another order.
fn speeches(words: usize) -> Request {
    let given = |seed| vec![Given { name: format!("{seed}.txt"), bytes: texts::speech(words, seed).into_bytes() }];
    let sides = parties("us,cn", &Lexicon::bundled()).unwrap();
    Request { files: BySide::new(given(1), given(2)), sides, title: None, date: None, kind: None }
}

/// How time grows: a Markdown table.
fn tell_growth() {
    let lexicon = Lexicon::bundled();
    println!("\n| words a side | kB a side | fastest | median | times the one before, per ten times the text |");
    println!("|---|---|---|---|---|");
    let mut before: Option<(f64, f64)> = None;
    for words in LENGTHS {
        let request = speeches(words);
        let bytes = request.files.left[0].bytes.len() as f64;
        let mut times: Vec<Duration> = (0..RUNS).map(|_| time(|| paired(&request, &lexicon))).collect();
        times.sort_unstable();
        let [fastest, median] = [times[0], times[RUNS / 2]].map(|time| time.as_secs_f64() * 1000.0);
        // Where the text grew by another factor than ten, what the growth would be at ten.
        let growth = before.map(|(length, time)| (fastest / time).powf(10_f64.ln() / (bytes / length).ln()));
        let growth = growth.map_or_else(String::new, |growth| format!("{growth:.1}"));
        println!("| {words} | {:.0} | {fastest:.1} ms | {median:.1} ms | {growth} |", bytes / 1000.0);
        before = Some((bytes, fastest));
    }
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    divan::black_box(work());
    begun.elapsed()
}
