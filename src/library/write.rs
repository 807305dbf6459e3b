//! Writing a file so that it is there whole or not at all: exports, and meetings of the user's own.
//!
//! The bytes go to a new file beside the place and are renamed to it at the end. Two things a rename does
//! by itself are undone: it would make the file readable for its owner alone, and it would replace a
//! symbolic link instead of the file the link leads to. What is no file (`/dev/stdout`, a pipe) is written
//! to as it is.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use crate::text;

/// The longest chain of symbolic links that is followed: that of Linux.
const LINKS: usize = 40;

/// What to do where a file is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it, and say so.
    No,
    /// Replace what is in it.
    Yes,
}

/// Why a file was not written; nothing of it is left behind. Safe to print.
#[derive(Debug, Error)]
pub enum SaveError {
    /// Something is there already.
    #[error("{} is already there; `--force` replaces it", shown(.0))]
    Exists(PathBuf),
    /// A folder is there.
    #[error("{} is a folder; name a file in it", shown(.0))]
    IsFolder(PathBuf),
    /// The folder the file would be in is not there.
    #[error("the folder {} is not there; make it, or write elsewhere", shown(.0))]
    NoFolder(PathBuf),
    /// The system refused.
    #[error("cannot write {}: {cause}; nothing was written", shown(path))]
    Refused {
        /// The file, as it was named.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
}

/// Writes what `write` writes to the file at `path`.
///
/// A new file has the permissions the user's umask gives, a replaced one keeps its own. No folder is made.
///
/// # Errors
/// Something is there and must stay, the folder is not there, or the system or `write` refuses.
pub fn save(
    path: &Path,
    overwrite: Overwrite,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), SaveError> {
    let refused = |cause| SaveError::Refused { path: path.to_owned(), cause };
    let place = destination(path).map_err(refused)?;
    match fs::metadata(&place) {
        Ok(there) if there.is_dir() => Err(SaveError::IsFolder(path.to_owned())),
        Ok(there) if !there.is_file() => write_through(&place, write).map_err(refused),
        Ok(_) if overwrite == Overwrite::No => Err(SaveError::Exists(path.to_owned())),
        Ok(there) => replace(&place, Some(&there), write).map_err(|cause| not_placed(path, &place, cause)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            if overwrite == Overwrite::No && fs::symlink_metadata(path).is_ok() {
                return Err(SaveError::Exists(path.to_owned()));
            }
            replace(&place, None, write).map_err(|cause| not_placed(path, &place, cause))
        }
        Err(cause) => Err(refused(cause)),
    }
}

/// Whether two paths lead to one file that is there.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Whether something is there that is neither file nor folder: a terminal, a pipe.
#[must_use]
pub fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// A path from the root on, in words; not safe to show.
#[must_use]
pub fn whole_path(path: &Path) -> String {
    std::path::absolute(path).as_deref().unwrap_or(path).to_string_lossy().into_owned()
}

/// Makes the folder of the user's library, which nobody has made by hand, and those above it.
///
/// # Errors
/// The system refuses.
pub fn make_folder(folder: &Path) -> Result<(), SaveError> {
    fs::create_dir_all(folder).map_err(|cause| SaveError::Refused { path: folder.to_owned(), cause })
}

/// The path for what was typed: `~` is the user's home folder, which `variable` knows as `HOME`. The shell
/// has done this already where it could; in `--output=~/x` and in the reader nobody has.
pub fn typed_path(typed: &str, variable: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    let home = || variable("HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    match typed.strip_prefix('~') {
        Some("") => home().unwrap_or_else(|| PathBuf::from(typed)),
        Some(rest) if rest.starts_with('/') => {
            home().map_or_else(|| PathBuf::from(typed), |home| home.join(rest.trim_start_matches('/')))
        }
        _ => PathBuf::from(typed),
    }
}

/// Where the file itself is: at the end of the links, if `path` is one.
fn destination(path: &Path) -> io::Result<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&place) {
            // Joined to the folder of the link; an absolute target replaces that.
            Ok(target) => place = folder(&place).join(target),
            Err(_) => return Ok(place),
        }
    }
    Err(io::Error::other("too many symbolic links, or links in a circle"))
}

/// The folder of a path; that of a bare name is the one we are in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the whole file beside `place`, then gives it its name.
fn replace(
    place: &Path,
    there: Option<&Metadata>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let file = beside(place)?;
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Some(there) = there {
        file.as_file().set_permissions(there.permissions())?;
    }
    // A full disk may only show when the bytes really leave.
    file.as_file().sync_all()?;
    match there {
        Some(_) => drop(file.persist(place).map_err(|error| error.error)?),
        // Somebody may have made the file in the meantime: then it is theirs.
        None => drop(file.persist_noclobber(place).map_err(|error| error.error)?),
    }
    Ok(())
}

/// A new file in the folder of `place`, which disappears unless it is given a name.
fn beside(place: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".counterpart-");
    if let Some(permissions) = usual_permissions() {
        builder.permissions(permissions);
    }
    // Its own error names a file that the user has never heard of.
    builder.tempfile_in(folder(place)).map_err(|error| error.kind().into())
}

/// What any program asks for when it makes a file, and the umask then takes from.
#[cfg(unix)]
fn usual_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
const fn usual_permissions() -> Option<Permissions> {
    None
}

/// Writes to what is no file: it has no contents to keep whole.
fn write_through(place: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let file: File = OpenOptions::new().write(true).open(place)?;
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}

/// What the failure to make or to name the file means.
fn not_placed(path: &Path, place: &Path, cause: io::Error) -> SaveError {
    match cause.kind() {
        io::ErrorKind::AlreadyExists => SaveError::Exists(path.to_owned()),
        io::ErrorKind::NotFound if !folder(place).is_dir() => SaveError::NoFolder(folder(place).to_owned()),
        _ => SaveError::Refused { path: path.to_owned(), cause },
    }
}

fn shown(path: &Path) -> String {
    text::safe(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(words: &'static str) -> impl FnOnce(&mut dyn Write) -> io::Result<()> {
        move |out| out.write_all(words.as_bytes())
    }

    /// The names in a folder, in order.
    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_file_that_is_there_stays_unless_told_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台湾 é.md");
        save(&path, Overwrite::No, say("one")).unwrap();
        assert!(matches!(save(&path, Overwrite::No, say("two")), Err(SaveError::Exists(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        save(&path, Overwrite::Yes, say("two")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(names(folder.path()), ["台湾 é.md"]);
    }

    #[test]
    fn a_failure_on_the_way_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let fail = |out: &mut dyn Write| {
            out.write_all(&[b'x'; 100_000])?;
            Err(io::ErrorKind::StorageFull.into())
        };
        assert!(matches!(save(&path, Overwrite::No, fail), Err(SaveError::Refused { .. })));
        assert!(names(folder.path()).is_empty());
        save(&path, Overwrite::No, say("one")).unwrap();
        assert!(save(&path, Overwrite::Yes, fail).is_err());
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names(folder.path()).len()), ("one", 1));
    }

    #[test]
    fn no_folder_is_made_and_none_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none").join("a");
        assert!(matches!(save(&missing, Overwrite::Yes, say("")), Err(SaveError::NoFolder(_))));
        assert!(matches!(save(folder.path(), Overwrite::Yes, say("")), Err(SaveError::IsFolder(_))));
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_any_program_would_give() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (path, plain) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&plain, "").unwrap();
        save(&path, Overwrite::No, say("one")).unwrap();
        assert_eq!(mode(&path), mode(&plain));
        fs::set_permissions(&path, Permissions::from_mode(0o604)).unwrap();
        save(&path, Overwrite::Yes, say("two")).unwrap();
        assert_eq!(mode(&path), 0o604);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_its_file_is_written() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (link, file) = (folder.path().join("link"), folder.path().join("file"));
        symlink("file", &link).unwrap();
        // A link that leads nowhere is there as well.
        assert!(matches!(save(&link, Overwrite::No, say("one")), Err(SaveError::Exists(_))));
        save(&link, Overwrite::Yes, say("one")).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "one");
        save(&link, Overwrite::Yes, say("two")).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        symlink("circle", folder.path().join("circle")).unwrap();
        assert!(save(&folder.path().join("circle"), Overwrite::Yes, say("x")).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn devices_are_written_to_and_never_replaced() {
        let full = save(Path::new("/dev/full"), Overwrite::No, say("one"));
        assert!(full.unwrap_err().to_string().contains("nothing was written"));
        save(Path::new("/dev/null"), Overwrite::No, say("one")).unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    #[test]
    fn the_home_folder_is_understood() {
        let home = |name: &str| (name == "HOME").then(|| OsString::from("/home/é"));
        for (typed, path) in
            [("~", "/home/é"), ("~/台湾.md", "/home/é/台湾.md"), ("~name/a", "~name/a"), ("a~", "a~"), ("", "")]
        {
            assert_eq!(typed_path(typed, home), PathBuf::from(path));
        }
        assert_eq!(typed_path("~/a", |_| None), PathBuf::from("~/a"));
    }
}
