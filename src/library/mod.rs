//! Meetings on disk: bundled, the user's own, given on the command line.
//!
//! ```text
//! Library::open   names of files only          source, bundled
//!   .index()      heads: id, title, date …     index ── decode::head ┐
//!   .resolve()    "bali" → one Entry           resolve               ├─ json
//! Entry::load()   the whole meeting            index ── decode ──────┘
//! check()         every problem of every file  check ── report ── problem
//! save()          a file, whole or not at all  write
//! ```
//!
//! Invariants: only [`decode()`] knows the format; nothing here prints; one bad file is a [`LoadError`]
//! beside the others' entries and never stops them.

mod bundled;
mod check;
mod decode;
mod encode;
mod error;
mod index;
mod json;
mod names;
mod problem;
mod report;
mod resolve;
mod source;
mod write;

use std::io;
use std::path::{Path, PathBuf};

pub use bundled::vocabulary;
pub use check::{CheckReport, check};
pub use decode::{decode, sha256};
pub use encode::encode;
pub use error::{LoadError, ResolveError};
pub use index::{Entry, Index};
pub use problem::{Problem, Problems};
pub use report::render;
pub use source::{FilePair, Origin, pairs_in, read_lexicon, user_folder, user_lexicon};
pub use write::{Overwrite, SaveError, is_device, is_same_file, make_folder, save, typed_path, whole_path};

use source::list;

/// The files of all sources, the stronger source first; nothing of them has been read.
#[derive(Debug, Default)]
pub struct Library {
    origins: Vec<Origin>,
    notices: Vec<LoadError>,
}

impl Library {
    /// The bundled meetings alone.
    #[must_use]
    pub fn bundled() -> Self {
        Self { origins: bundled::meetings().map(Origin::Bundled).collect(), notices: Vec::new() }
    }

    /// The files and folders `given`, the user's folder `user` and the bundled meetings, in that order
    /// of strength. Folders are listed, files are not opened. A user's folder that is not there is
    /// empty; what cannot be listed becomes a notice of [`Library::index`].
    #[must_use]
    pub fn open(given: &[PathBuf], user: Option<&Path>) -> Self {
        let mut library = Self::default();
        for path in given {
            if path.is_dir() {
                library.add_folder(path, Origin::Given);
            } else {
                library.origins.push(Origin::Given(path.clone()));
            }
        }
        if let Some(folder) = user {
            library.add_folder(folder, Origin::User);
        }
        library.origins.extend(bundled::meetings().map(Origin::Bundled));
        library
    }

    /// Adds the meeting files that stand in `folder` itself.
    fn add_folder(&mut self, folder: &Path, origin: impl Fn(PathBuf) -> Origin) {
        match list(folder) {
            Ok(listing) => self.origins.extend(listing.files.into_iter().map(origin)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => self.notices.push(LoadError::Folder { name: folder.to_string_lossy().into_owned(), cause }),
        }
    }

    /// Reads the head of every file: the list of meetings, and a notice for each that has none.
    #[must_use]
    pub fn index(mut self) -> Index {
        let mut index = Index::read(&self.origins);
        index.notices.splice(0..0, self.notices.drain(..));
        index
    }
}
