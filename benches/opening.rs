//! What it takes to open something large: a meeting of 100,000 statements, a list of 10,000 meetings.
//!
//! `cargo bench --bench opening`; the keys pressed in it are measured by `benches/reader.rs`.

#![expect(clippy::unwrap_used, reason = "a measurement without its data is none")]

mod made_up;

use std::sync::LazyLock;

use counterpart::compare::compare;
use counterpart::library::{Library, decode};
use divan::Bencher;
use tempfile::TempDir;

static FILE: LazyLock<String> = LazyLock::new(|| made_up::meeting(made_up::STATEMENTS));

static LIBRARY: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    made_up::library(folder.path(), made_up::FILES);
    folder
});

fn main() {
    divan::main();
}

#[divan::bench(sample_size = 1, sample_count = 5)]
fn decode_the_large_meeting(bencher: Bencher<'_, '_>) {
    bencher.bench(|| decode("large", FILE.as_bytes()).unwrap());
}

#[divan::bench(sample_size = 1, sample_count = 10)]
fn compare_the_large_meeting(bencher: Bencher<'_, '_>) {
    let meeting = decode("large", FILE.as_bytes()).unwrap();
    bencher.bench(|| compare(&meeting));
}

#[divan::bench(sample_size = 1, sample_count = 20)]
fn list_of_the_large_library(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Library::open(&[], Some(LIBRARY.path())).index());
}
