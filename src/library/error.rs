//! Why a meeting could not be read or found, for the person at the keyboard.

use std::io;

use thiserror::Error;

use super::problem::Problems;
use super::report;
use crate::text;

/// A file or folder of the library that could not be read. It stops nothing: the others open.
///
/// Its `Display` is one line that is safe to print; [`LoadError::report`] says all.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The file could not be read.
    #[error("cannot read {}: {cause}; check the path and its permissions", text::safe(name))]
    Unreadable {
        /// The file, as it was named.
        name: String,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
    /// The folder could not be listed.
    #[error("cannot list {}: {cause}; check the folder's permissions", text::safe(name))]
    Folder {
        /// The folder, as it was named.
        name: String,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
    /// Two files of one source hold a meeting with the same id, and one of them is not shown.
    #[error(
        "{} is not shown: {} has the same id {}; give one of them another",
        text::safe(hidden),
        text::safe(shown),
        text::safe(id)
    )]
    SameId {
        /// The id of both.
        id: String,
        /// The file that is shown.
        shown: String,
        /// The file that is not.
        hidden: String,
    },
    /// What stands in the file is not a meeting.
    #[error("{0}; `counterpart check` shows the place")]
    Invalid(Problems),
}

impl LoadError {
    /// All there is to say, as a compiler says it: several lines, safe to print, with a line end.
    #[must_use]
    pub fn report(&self, colour: bool) -> String {
        match self {
            Self::Invalid(problems) => report::render(problems, colour),
            other => report::plain_error(&other.to_string(), colour),
        }
    }
}

/// Why a name on the command line stands for no meeting. Safe to print.
#[derive(Debug, Error)]
pub enum ResolveError {
    /// The name is a part of several ids.
    #[error("{} could be {} meetings; type more of one:\n{}", text::safe(name), ids.len(), listed(ids))]
    Ambiguous {
        /// What was typed.
        name: String,
        /// The ids it is a part of, by date.
        ids: Vec<String>,
    },
    /// The name is no part of any id and no file.
    #[error("no meeting and no file is called {}{}", text::safe(name), suggestion(nearest))]
    Unknown {
        /// What was typed.
        name: String,
        /// The ids that are near to it, the nearest first; may be empty.
        nearest: Vec<String>,
    },
    /// The file is there but is no meeting.
    #[error(transparent)]
    Load(#[from] LoadError),
}

/// One id per line.
fn listed(ids: &[String]) -> String {
    let lines: Vec<String> = ids.iter().map(|id| format!("  {}", text::safe(id))).collect();
    lines.join("\n")
}

/// What to do about a name that is unknown.
fn suggestion(nearest: &[String]) -> String {
    if nearest.is_empty() {
        "; `counterpart list` shows all".to_owned()
    } else {
        format!("; did you mean:\n{}", listed(nearest))
    }
}
