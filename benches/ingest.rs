//! How long it takes to read a saved page: `cargo bench --bench ingest`.

use std::path::Path;

use counterpart::ingest::ingest;

/// The 44 kB page the issue names; the bench says so and measures nothing where it is absent.
const PAGE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/html/the-administration-s-approach-to-the-people-s-repu.html");

fn main() {
    divan::main();
}

#[divan::bench]
fn saved_page_of_44_kb(bencher: divan::Bencher<'_, '_>) {
    let Ok(bytes) = std::fs::read(Path::new(PAGE)) else {
        eprintln!("skipped: {PAGE} is not there");
        return;
    };
    bencher.bench(|| ingest(divan::black_box(&bytes), "page.html"));
}
