//! The rules of the house, held against the source text: which module may know which.
//!
//! A rule that fails says what it is for. If a rule stands in the way of something better, change the
//! rule here and in the documentation of `src/lib.rs`, in the same commit.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the source has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the ground up. A module may use those on lines above its own, never one on its own
/// line or below: so no two modules know each other.
const FLOORS: &[&[&str]] = &[
    &["model", "text", "signs"],
    &["search", "wording", "compare"],
    &["typeset"],
    &["lexicon"],
    &["library", "export", "ingest", "analysis"],
    &["intake", "explain", "phrases"],
    &["app"],
    &["ui"],
    &["terminal"],
    &["cli"],
];

/// Every source file with its module and its text, tests left out.
fn sources() -> Vec<(String, PathBuf, String)> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files
        .into_iter()
        .filter(|path| !path.ends_with("tests.rs") && !path.ends_with("testing.rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
            let module = path.iter().nth(1).unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
            (module, path, code)
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The lines of code of a file: no comments, no documentation.
fn code_lines(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The crate's own modules that a line of code names as `crate::…`.
fn modules_named(line: &str) -> Vec<String> {
    line.split("crate::")
        .skip(1)
        .flat_map(|after| {
            let group = after.strip_prefix('{').and_then(|group| group.split('}').next());
            let names = group.unwrap_or(after);
            let names: Vec<&str> = if group.is_some() { names.split(',').collect() } else { vec![names] };
            names
                .into_iter()
                .map(|name| name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
                .collect::<Vec<String>>()
        })
        .collect()
}

#[test]
fn modules_use_only_what_stands_below_them() {
    let floor = |module: &str| FLOORS.iter().position(|floor| floor.contains(&module));
    for (module, path, code) in sources() {
        let Some(own) = floor(&module) else {
            assert!(["lib", "main"].contains(&module.as_str()), "{module} has no floor: give it one in {}", file!());
            continue;
        };
        for line in code_lines(&code) {
            for used in modules_named(line).iter().filter(|used| **used != module) {
                let Some(below) = floor(used) else { continue };
                assert!(
                    below < own,
                    "{}: {module} uses {used}, which does not stand below it; arrows point down only: move the shared type down.\n{line}",
                    path.display()
                );
            }
        }
    }
}

/// Words that only some modules may write, and why.
const KEPT: &[(&str, &[&str], &str)] = &[
    (
        "ratatui::",
        &["ui", "terminal"],
        "the screen is drawn in ui and shown in terminal; everything else works without one",
    ),
    (
        "crossterm::",
        &["ui", "terminal", "app", "cli"],
        "terminal input is read in terminal; app knows key types, ui mouse types, cli the width",
    ),
    ("std::fs", &["library", "ingest", "terminal"], "files are read and written where their errors are worded"),
    ("std::env", &["cli", "main"], "what the user said comes in at the door and is passed on as values"),
    ("jsonc_parser", &["library"], "the format of meeting files is known to library alone"),
    (
        "Instant::",
        &["terminal"],
        "what is shown depends on what is held, not on the time: only a clipboard program is timed",
    ),
    ("SystemTime", &[], "what is shown depends on what is held, not on the time"),
    ("process::exit", &[], "the terminal must be restored on the way out: return instead"),
    ("println!", &[], "standard output may be closed: write and hand the error on"),
    ("eprintln!", &[], "standard error may be closed: write and hand the error on"),
];

#[test]
fn words_are_kept_to_their_modules() {
    for (module, path, code) in sources() {
        for (word, homes, why) in KEPT {
            let found = code_lines(&code).find(|line| line.contains(word) && !line.contains(&format!("e{word}")));
            if let (Some(line), false) = (found, homes.contains(&module.as_str())) {
                panic!("{}: {word} outside {homes:?}; {why}.\n{line}", path.display());
            }
        }
    }
}

#[test]
fn drawing_never_changes_the_state() {
    for (module, path, code) in sources() {
        let changing = code.contains("&mut App") || code.contains("&mut Session") || code.contains("&mut Reading");
        assert!(module != "ui" || !changing, "{}: ui takes &App; geometry flows one way", path.display());
    }
}

#[test]
fn the_code_knows_no_country() {
    for (_, path, code) in sources() {
        // "us" is an English ending too, and stands in the list of those.
        for name in ["\"cn\"", "\"China\"", "Blinken", "Beijing"] {
            assert!(!code_lines(&code).any(|line| line.contains(name)), "{}: {name} is data", path.display());
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    for (_, path, code) in sources() {
        assert!(code.starts_with("//! "), "{} has no first sentence", path.display());
    }
}

#[test]
fn what_build_rs_takes_in_stands_alone() {
    let build = fs::read_to_string("build.rs").unwrap();
    let taken = build.lines().filter_map(|line| line.strip_prefix("#[path = \"")?.strip_suffix("\"]"));
    let taken: Vec<PathBuf> = taken.map(PathBuf::from).collect();
    assert!(taken.len() > 3, "build.rs takes its modules in by #[path = \"…\"]: {taken:?}");
    for (_, path, code) in sources().into_iter().filter(|(_, path, _)| taken.contains(path)) {
        for line in code_lines(&code).filter(|line| line.contains("crate::") || line.trim_start().starts_with("use ")) {
            let neighbour = |file: &PathBuf| line.contains(&format!("super::{}", file.file_stem().unwrap().display()));
            let apart = taken.iter().any(neighbour) || line.contains("use std::");
            assert!(
                apart && !line.contains("crate::"),
                "{}: build.rs compiles this file too, without the rest of the crate.\n{line}",
                path.display()
            );
        }
    }
}
