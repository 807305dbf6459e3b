//! `counterpart check`: every problem of every file, in one run.

use std::io;
use std::path::{Path, PathBuf};

use super::error::LoadError;
use super::index;
use super::problem::{Problem, Problems};
use super::source::{Origin, list};

/// How many levels of folders below a given one are looked into: more than anybody keeps meetings in,
/// and an end for a tree of folders without one.
const DEPTH: usize = 16;

/// What the check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckReport {
    /// All of it, ready to print: safe, and with a line that counts at the end.
    pub text: String,
    /// How many problems there are; the caller exits with 2 when there are any.
    pub problems: usize,
    /// How many files were checked.
    pub files: usize,
}

/// Checks the files at `paths` and the `.json` files in those that are folders, at any depth.
///
/// A path that is not there, and a folder without a meeting file, is a problem too.
#[must_use]
pub fn check(paths: &[PathBuf], colour: bool) -> CheckReport {
    let mut tally = Tally { colour, ..Tally::default() };
    for path in paths {
        if path.is_dir() { tally.given_folder(path) } else { tally.file(path) }
    }
    tally.finish()
}

/// The report so far.
#[derive(Default)]
struct Tally {
    colour: bool,
    text: String,
    problems: usize,
    bad: usize,
    files: usize,
}

impl Tally {
    /// Checks the files in a folder that was named; one without any is not what was meant.
    fn given_folder(&mut self, folder: &Path) {
        let before = (self.files, self.problems);
        self.folder(folder, DEPTH);
        if before == (self.files, self.problems) {
            let problem = Problem::of_file("the folder holds no meeting file").help("their names end in .json");
            let problems = Problems::new(&folder.to_string_lossy(), "", vec![problem]);
            self.text.push_str(&LoadError::Invalid(problems).report(self.colour));
            self.problems += 1;
        }
    }

    /// Checks the files in `folder` and `depth` levels below it.
    fn folder(&mut self, folder: &Path, depth: usize) {
        match list(folder) {
            Ok(listing) => {
                listing.files.iter().for_each(|file| self.file(file));
                let below = listing.folders.iter().filter(|_| depth > 0);
                below.for_each(|folder| self.folder(folder, depth - 1));
            }
            Err(cause) => self.cannot_list(folder, cause),
        }
    }

    /// Notes that `folder` could not be listed.
    fn cannot_list(&mut self, folder: &Path, cause: io::Error) {
        let error = LoadError::Folder { name: folder.to_string_lossy().into_owned(), cause };
        self.text.push_str(&error.report(self.colour));
        self.problems += 1;
    }

    /// Checks one file.
    fn file(&mut self, path: &Path) {
        self.files += 1;
        let Err(error) = index::load(&Origin::Given(path.to_owned())) else { return };
        self.bad += 1;
        self.problems += match &error {
            LoadError::Invalid(problems) => problems.list.len(),
            _ => 1,
        };
        self.text.push_str(&error.report(self.colour));
    }

    /// The report with its last line.
    fn finish(mut self) -> CheckReport {
        self.text.push_str(&self.last_line());
        CheckReport { text: self.text, problems: self.problems, files: self.files }
    }

    /// `2 problems in 1 file; 3 files are fine`, each part where there is something to count.
    fn last_line(&self) -> String {
        let fine = self.files - self.bad;
        let mut parts = Vec::new();
        if self.problems > 0 {
            let place = if self.bad > 0 { format!(" in {}", counted(self.bad, "file")) } else { String::new() };
            parts.push(format!("{}{place}", counted(self.problems, "problem")));
        }
        if fine > 0 || self.problems == 0 {
            parts.push(format!("{} {} fine", counted(fine, "file"), if fine == 1 { "is" } else { "are" }));
        }
        parts.join("; ") + "\n"
    }
}

/// `1 file`, `2 files`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
