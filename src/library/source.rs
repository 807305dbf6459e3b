//! Where meeting files are and how their bytes are read; what stands in them is not known here.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::bundled;
use super::json::LIMIT;
use crate::model::{BySide, Side};

/// How much of a file is read for the list, in bytes: one page, a fifth of which holds the longest head
/// of a bundled meeting.
const HEAD: usize = 4 << 10;

/// A meeting file and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file named on the command line, itself or by its folder.
    Given(PathBuf),
    /// A file of the user's library.
    User(PathBuf),
    /// A file in the binary, by its name in `data/meetings/`.
    Bundled(&'static str),
}

impl Origin {
    /// The file's path, or its name with `bundled:` before it; not safe to print as it is.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Given(path) | Self::User(path) => path.to_string_lossy(),
            Self::Bundled(name) => Cow::Owned(format!("bundled:{name}")),
        }
    }

    /// The file's path, when it is one on disk.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Given(path) | Self::User(path) => Some(path),
            Self::Bundled(_) => None,
        }
    }

    /// The bytes of the file, at most one more than [`LIMIT`].
    pub(super) fn read(&self) -> io::Result<Cow<'static, [u8]>> {
        let Some(path) = self.path() else { return Ok(self.bundled()) };
        let file = File::open(path)?;
        // A device or a pipe has no length; it is read like a file of none.
        let length = file.metadata()?.len().min(LIMIT);
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
        file.take(LIMIT + 1).read_to_end(&mut bytes)?;
        Ok(Cow::Owned(bytes))
    }

    /// The first bytes of the file: [`HEAD`] of them, or all where it is shorter.
    ///
    /// One open and one read as a rule: ten thousand files are listed before the first screen.
    pub(super) fn read_head(&self) -> io::Result<Cow<'static, [u8]>> {
        let Some(path) = self.path() else { return Ok(self.bundled()) };
        let mut file = File::open(path)?;
        let mut bytes = vec![0; HEAD];
        let mut filled = 0;
        while let Some(room) = bytes.get_mut(filled..).filter(|room| !room.is_empty()) {
            match file.read(room) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        bytes.truncate(filled);
        Ok(Cow::Owned(bytes))
    }

    /// The bytes of a bundled file.
    fn bundled(&self) -> Cow<'static, [u8]> {
        match self {
            Self::Bundled(name) => Cow::Borrowed(bundled::meeting(name)),
            Self::Given(_) | Self::User(_) => Cow::default(),
        }
    }
}

/// The user's library: `$XDG_DATA_HOME/counterpart/meetings`, else the same in `~/.local/share`.
///
/// `variable` gives an environment variable's value. As the XDG specification has it, a relative path
/// counts as none. `None` where there is neither.
pub fn user_folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")))?;
    Some(data.join("counterpart").join("meetings"))
}

/// The user's own lexicon: `$XDG_CONFIG_HOME/counterpart/lexicon.txt`, else the same in `~/.config`.
pub fn user_lexicon(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let config = absolute("XDG_CONFIG_HOME").or_else(|| Some(absolute("HOME")?.join(".config")))?;
    Some(config.join("counterpart").join("lexicon.txt"))
}

/// The text of the lexicon at `path`; empty where there is none.
///
/// # Errors
/// It is there and cannot be read as UTF-8.
pub fn read_lexicon(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read,
    }
}

/// The texts of one meeting, found by their names: one of a side, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePair {
    /// What the names begin with.
    pub name: String,
    /// The files of each side, by name; one at least is there.
    pub files: BySide<Vec<PathBuf>>,
}

/// The pairs `NAME.us.*` and `NAME.cn.*` of a folder, by name, where `us` and `cn` are the ids of the sides.
/// A file whose partner is missing makes a pair without it, so that it can be named; several files of one side
/// (`NAME.us.html`, `NAME.us.docx`) are its documents.
///
/// # Errors
/// The folder cannot be listed.
pub fn pairs_in(folder: &Path, left: &str, right: &str) -> io::Result<Vec<FilePair>> {
    let mut pairs: BTreeMap<String, BySide<Vec<PathBuf>>> = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for (side, id) in [(Side::Left, left), (Side::Right, right)] {
            if let Some((stem, _)) = name.split_once(&format!(".{id}.")) {
                pairs.entry(stem.to_owned()).or_default()[side].push(path.clone());
            }
        }
    }
    let sorted = |mut files: Vec<PathBuf>| {
        files.sort_unstable();
        files
    };
    Ok(pairs.into_iter().map(|(name, files)| FilePair { name, files: files.map(sorted) }).collect())
}

/// What stands in a folder, each by name.
#[derive(Default)]
pub(super) struct Listing {
    /// The `.json` files, links to such files among them.
    pub files: Vec<PathBuf>,
    /// The folders; links to folders are not followed, for a loop of links has no end.
    pub folders: Vec<PathBuf>,
}

/// Lists `folder` without opening what is in it.
pub(super) fn list(folder: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (kind, path) = (entry.file_type()?, entry.path());
        if kind.is_dir() {
            listing.folders.push(path);
        } else if is_json(&path) && (kind.is_file() || kind.is_symlink() && path.is_file()) {
            listing.files.push(path);
        }
    }
    listing.files.sort_unstable();
    listing.folders.sort_unstable();
    Ok(listing)
}

/// Whether the file's name says JSON; a hidden file (an editor's copy, a file half written) does not count.
fn is_json(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}
