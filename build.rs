//! Lays out the wordings of `data/lexicon.txt` and `data/attribution.txt` as one tree of words each, so that
//! the program finds them without building anything at its start.
//!
//! The words are taken apart by the very modules that take the texts apart. A wording that cannot be read
//! stops the build with its place. The form of the tree is told in `src/lexicon/frozen.rs`.

#![expect(dead_code, reason = "the modules are the program's own and do more than this needs")]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

#[path = "src/lexicon/hash.rs"]
mod hash;
#[path = "src/lexicon/matcher.rs"]
mod matcher;
#[path = "src/lexicon/records.rs"]
mod records;
#[path = "src/lexicon/script.rs"]
mod script;
#[path = "src/lexicon/stem.rs"]
mod stem;
#[path = "src/lexicon/wording.rs"]
mod wording;
#[path = "src/lexicon/words.rs"]
mod words;

use matcher::{SHELVES, edge, numbered, shelf_of};
use words::{Symbol, Words};

fn main() -> io::Result<()> {
    let mut code = String::new();
    for (name, file) in [("FAMILIES", "data/lexicon.txt"), ("ATTRIBUTION", "data/attribution.txt")] {
        println!("cargo::rerun-if-changed={file}");
        let source = fs::read_to_string(file)?;
        lay_out(name, ways(file, &source)?, &mut code);
    }
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&folder).join("wordings.rs"), code)
}

/// One way of reading a wording: its words with the number of the wording.
type Way = (Vec<Symbol>, u32);

/// Every way of reading every wording of a file.
fn ways(file: &str, source: &str) -> io::Result<Vec<Way>> {
    let (mut ways, mut words) = (Vec::new(), Words::default());
    let (records, problems) = records::records(source);
    if let Some(problem) = problems.first() {
        return Err(io::Error::other(format!("{file}:{problem}")));
    }
    let wanted = records.iter().filter(|record| record.of_topic().is_none());
    for (place, record) in wanted.enumerate() {
        for (number, wording) in record.fields.iter().flat_map(|(_, line)| line.values()).enumerate() {
            let value =
                numbered(place, number).ok_or_else(|| io::Error::other(format!("{file} has too many wordings")))?;
            let taken = wording::each_way(wording.text, &mut words, |way| ways.push((way.map(edge).collect(), value)));
            taken.map_err(|message| io::Error::other(format!("{file}:{}", wording.problem(message))))?;
        }
    }
    Ok(ways)
}

/// Writes the tree of these ways as a static.
fn lay_out(name: &str, mut ways: Vec<Way>, code: &mut String) {
    // The wording added last is found first, as in a tree that is built at run time.
    ways.sort_by(|(one, first), (other, second)| one.cmp(other).then(second.cmp(first)));
    let (mut words, mut edges, mut ends, mut values) = (Vec::new(), vec![0], vec![0], Vec::new());
    let mut nodes = vec![(0, ways.as_slice())];
    let mut next = 0;
    while let Some((depth, below)) = nodes.get(next).copied() {
        next += 1;
        let ending = below.iter().take_while(|(way, _)| way.len() == depth).count();
        let (here, deeper) = below.split_at(ending);
        values.extend(here.iter().map(|(_, value)| *value));
        for under in deeper.chunk_by(|(one, _), (other, _)| one.get(depth) == other.get(depth)) {
            words.extend(under.first().and_then(|(way, _)| way.get(depth)).copied());
            nodes.push((depth + 1, under));
        }
        edges.push(words.len());
        ends.push(values.len());
    }
    let first = words.get(..edges.get(1).copied().unwrap_or(0)).unwrap_or_default();
    let shelves: Vec<usize> =
        (0..=SHELVES).map(|shelf| first.partition_point(|word| shelf_of(*word) < shelf)).collect();
    let _ = writeln!(
        code,
        "/// The wordings as `build.rs` laid them out.\npub static {name}: Frozen = Frozen {{\n    words: &{words:?},\n    \
         shelves: &{shelves:?},\n    edges: &{edges:?},\n    values: &{values:?},\n    ends: &{ends:?},\n}};"
    );
}
