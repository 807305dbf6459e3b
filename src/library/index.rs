//! The list of meetings: what the picker shows of each, read from the head of its file alone.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use jiff::civil::Date;

use crate::model::{BySide, Meeting, MeetingKind, Party, Side};

use super::decode::head::Head;
use super::decode::{decode, decode_head};
use super::error::LoadError;
use super::json::{self, LIMIT};
use super::problem::{Problem, Problems};
use super::source::Origin;

/// A meeting as it is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id, which no other entry of the list has.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day it began.
    pub date: Date,
    /// Where it was held.
    pub place: Option<String>,
    /// How the sides met.
    pub kind: MeetingKind,
    /// The names of those who took part.
    pub people: BySide<Vec<String>>,
    /// The two sides.
    pub sides: BySide<Party>,
    /// How many statements each side has; `None` until [`Entry::count`] has been asked.
    pub counts: Option<BySide<usize>>,
    /// The file behind it.
    pub origin: Origin,
}

impl Entry {
    /// The entry of the file at `origin`, from its head.
    pub(super) fn read(origin: &Origin) -> Result<Self, LoadError> {
        let bytes = origin.read_head().map_err(|cause| unreadable(origin, cause))?;
        let head = head_of(&bytes).and_then(|source| decode_head("", &source).ok());
        let head = head.map_or_else(|| read_whole_head(origin), Ok)?;
        Ok(Self::new(head, origin.clone()))
    }

    /// The entry of a head.
    fn new(head: Head, origin: Origin) -> Self {
        let Head { id, title, kind, date, place, sides, participants } = head;
        let names =
            |side| participants.iter().filter(move |person| person.side == side).map(|person| person.name.clone());
        let people = BySide::from_fn(|side: Side| names(side).collect());
        Self { id, title, date, place, kind, people, sides, counts: None, origin }
    }

    /// Reads the whole meeting.
    ///
    /// # Errors
    /// The file cannot be read, or it is not a meeting.
    pub fn load(&self) -> Result<Meeting, LoadError> {
        load(&self.origin)
    }

    /// Reads the whole meeting and counts the statements of each side. This is also what finds a file
    /// whose head is right and whose body is not.
    ///
    /// # Errors
    /// As for [`Entry::load`].
    pub fn count(&self) -> Result<BySide<usize>, LoadError> {
        Ok(self.load()?.counts())
    }
}

/// The meetings of a library and what could not be listed.
#[derive(Debug, Default)]
pub struct Index {
    /// The meetings by date, then by id; no id is there twice.
    pub entries: Vec<Entry>,
    /// What could not be read, in the order of the sources.
    pub notices: Vec<LoadError>,
}

impl Index {
    /// The list of the meetings at `origins`; of two with one id the first counts.
    pub(super) fn read(origins: &[Origin]) -> Self {
        let mut index = Self::default();
        let mut shown: HashMap<String, &Origin> = HashMap::with_capacity(origins.len());
        for (origin, read) in origins.iter().zip(read_all(origins)) {
            match read {
                Ok(entry) => match shown.entry(entry.id.clone()) {
                    Slot::Vacant(slot) => {
                        slot.insert(origin);
                        index.entries.push(entry);
                    }
                    Slot::Occupied(first) => index.notices.extend(same_id(&entry.id, first.get(), origin)),
                },
                Err(error) => index.notices.push(error),
            }
        }
        index.entries.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        index
    }
}

/// The notice that of two meetings of one source only the first is shown. Where the sources differ, the
/// stronger one hides the weaker on purpose, and nothing is said.
fn same_id(id: &str, first: &Origin, second: &Origin) -> Option<LoadError> {
    let same_source = std::mem::discriminant(first) == std::mem::discriminant(second);
    (same_source && first != second).then(|| LoadError::SameId {
        id: id.to_owned(),
        shown: first.name().into_owned(),
        hidden: second.name().into_owned(),
    })
}

/// The entry of every file, in the order of `origins`.
///
/// A long list is read by two threads. One alone took some 150 ms for 10,000 files, and the
/// picker's first screen waits for it.
fn read_all(origins: &[Origin]) -> Vec<Result<Entry, LoadError>> {
    let read = |part: &[Origin]| part.iter().map(Entry::read).collect::<Vec<_>>();
    let (first, second) = origins.split_at(if origins.len() < LONG { 0 } else { origins.len() / 2 });
    std::thread::scope(|scope| {
        let first = (!first.is_empty()).then(|| scope.spawn(|| read(first)));
        let second = read(second);
        let mut entries = match first.map(std::thread::ScopedJoinHandle::join) {
            Some(Ok(entries)) => entries,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => Vec::new(),
        };
        entries.extend(second);
        entries
    })
}

/// The number of files from which a second thread is worth starting: these take some 5 ms to read.
const LONG: usize = 500;

/// The meeting at `origin`.
pub(super) fn load(origin: &Origin) -> Result<Meeting, LoadError> {
    let bytes = origin.read().map_err(|cause| unreadable(origin, cause))?;
    check_length(origin, bytes.len())?;
    decode(&origin.name(), &bytes).map_err(LoadError::Invalid)
}

/// The head of a file whose beginning did not hold it, or holds something wrong.
fn read_whole_head(origin: &Origin) -> Result<Head, LoadError> {
    let bytes = origin.read().map_err(|cause| unreadable(origin, cause))?;
    check_length(origin, bytes.len())?;
    match json::text(&bytes) {
        Ok(source) => decode_head(&origin.name(), source).map_err(LoadError::Invalid),
        // Decoding says the same, with the text repaired around the place.
        Err(_) => Err(decode(&origin.name(), &bytes).map_or_else(LoadError::Invalid, |_| too_long(origin))),
    }
}

/// The head of a meeting as a JSON text of its own, from the first bytes of its file.
fn head_of(bytes: &[u8]) -> Option<String> {
    // The bytes may end inside a character, which is none of the head's then.
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let whole = std::str::from_utf8(bytes.get(..valid)?).ok()?;
    let head = json::before_key(whole.strip_prefix('\u{FEFF}').unwrap_or(whole), "documents")?;
    Some(format!("{head}}}"))
}

/// Refuses a file that was read up to the limit.
fn check_length(origin: &Origin, length: usize) -> Result<(), LoadError> {
    if u64::try_from(length).unwrap_or(u64::MAX) > LIMIT { Err(too_long(origin)) } else { Ok(()) }
}

/// The file is longer than is read.
fn too_long(origin: &Origin) -> LoadError {
    let problem = Problem::of_file(format!("the file is longer than {} MiB", LIMIT >> 20));
    let problem = problem.help("this is hardly one meeting: keep each in a file of its own");
    LoadError::Invalid(Problems::new(&origin.name(), "", vec![problem]))
}

/// The file could not be read.
fn unreadable(origin: &Origin, cause: std::io::Error) -> LoadError {
    LoadError::Unreadable { name: origin.name().into_owned(), cause }
}
