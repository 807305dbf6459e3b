//! The app with its library: actions in, and out only what needs a terminal.
//!
//! The terminal's loop and the tests drive the same session, so that what a test sees is what a user sees.
//! What can wait (the list of meetings, their counts, the rest of a search) is done in idle slices.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Action, AfterList, App, Awaited, Effect, Layer, Panes, Reading};
use crate::explain::explain;
use crate::export;
use crate::lexicon::Lexicon;
use crate::library::{
    Entry, Index, Library, LoadError, Origin, Overwrite, SaveError, is_device, is_same_file, save, typed_path,
    whole_path,
};
use crate::model::{Meeting, Vocabulary};
use crate::phrases;
use crate::signs::Signs;

/// A reader at work on a library.
#[derive(Debug)]
pub struct Session {
    app: App,
    /// The library, until its list is read.
    library: Option<Library>,
    /// The meeting of the list that is counted next in idle time.
    counting: usize,
    /// The user's own families, as text.
    own_lexicon: String,
    /// The lexicon, from when it is first needed.
    lexicon: Option<Lexicon>,
    /// The user's home folder, which `~` stands for.
    home: Option<OsString>,
}

impl Session {
    /// A session with nothing open, on a library whose list is read when it is first needed.
    #[must_use]
    pub fn new(library: Library, vocabulary: Vocabulary) -> Self {
        Self {
            app: App::new(vocabulary),
            library: Some(library),
            counting: 0,
            own_lexicon: String::new(),
            lexicon: None,
            home: None,
        }
    }

    /// A session with nothing open, on a list that is at hand.
    #[must_use]
    pub fn with_index(index: Index, vocabulary: Vocabulary) -> Self {
        let mut session = Self::new(Library::default(), vocabulary);
        session.library = None;
        session.take_index(index);
        session
    }

    /// Takes the user's own families, which explanations then count with.
    pub fn set_own_lexicon(&mut self, text: String) {
        self.own_lexicon = text;
    }

    /// Takes the user's home folder, which `~` stands for in the name of a file.
    pub fn set_home(&mut self, home: Option<OsString>) {
        self.home = home;
    }

    /// Takes the signs that marks and bars on pages are drawn with.
    pub const fn set_signs(&mut self, signs: Signs) {
        self.app.set_signs(signs);
    }

    /// The state to draw.
    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// Takes the room the layout has for the panes.
    pub fn set_panes(&mut self, panes: Panes) {
        self.app.set_panes(panes);
    }

    /// Opens a meeting that has been read.
    pub fn open(&mut self, meeting: Meeting) {
        self.app.open(meeting);
    }

    /// Says something to the user; it stays until a key is pressed.
    pub fn say(&mut self, notice: String) {
        self.app.say(notice);
    }

    /// Opens the newest meeting that can be read, of those in the folders `given` where there are any;
    /// each newer one that cannot be read is named in a notice.
    pub fn open_newest(&mut self, given: &[PathBuf]) {
        self.need_list();
        for index in (0..self.app.entries().len()).rev() {
            let origin = self.app.entries().get(index).map(|entry| &entry.origin);
            let wanted = given.is_empty() || matches!(origin, Some(Origin::Given(_)));
            if wanted && self.load(index) {
                return;
            }
        }
    }

    /// Does what is asked; returns what only the terminal can do.
    pub fn dispatch(&mut self, action: Action) -> Option<Effect> {
        let mut effect = self.app.update(action);
        while let Some(wanted) = effect {
            effect = match wanted {
                Effect::Open { id, why } => {
                    let index = self.app.entries().iter().position(|entry| entry.id == id);
                    let opened = index.is_some_and(|index| self.load(index));
                    if opened || why == AfterList::Pick { None } else { self.app.after_list(why) }
                }
                Effect::List { then } => self.list(then),
                Effect::Export(overwrite) => {
                    self.export(overwrite);
                    None
                }
                outward => return Some(outward),
            };
        }
        self.count_shown();
        None
    }

    /// Whether there is work left for idle time.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.app.awaited().is_some()
            || self.unlit().is_some()
            || self.app.is_busy()
            || self.library.is_some()
            || self.counting < self.app.entries().len()
    }

    /// Does a slice of the work that is left; whether the screen may look different then.
    pub fn idle(&mut self) -> bool {
        if let Some(awaited) = self.app.awaited() {
            self.find(awaited);
            return true;
        }
        if let Some(number) = self.unlit() {
            self.light(number);
            return true;
        }
        if self.app.is_busy() {
            self.app.idle();
            return true;
        }
        if self.library.is_some() {
            self.need_list();
            return true;
        }
        self.counting += 1;
        self.count(self.counting - 1) || matches!(self.app.layer(), Layer::Picker(_))
    }

    /// The row whose set phrases are still to be looked for.
    fn unlit(&self) -> Option<usize> {
        self.app.reading().and_then(Reading::unlit)
    }

    /// Looks for the set phrases of the chosen row, which has this number.
    fn light(&mut self, number: usize) {
        let lexicon = self.lexicon.get_or_insert_with(|| Lexicon::with_user(&self.own_lexicon).0);
        let row = self.app.reading().and_then(|reading| Some((reading.typesetter(), reading.row(reading.chosen())?)));
        let phrases = row.map(|(typesetter, row)| phrases::shared(typesetter, row, lexicon)).unwrap_or_default();
        self.app.light(number, phrases);
    }

    /// Writes what the open dialogue says; what comes of it is said there or in a notice.
    fn export(&mut self, overwrite: Overwrite) {
        let Layer::Export(dialogue) = self.app.layer() else { return };
        let place = typed_path(dialogue.name(), |_| self.home.clone());
        if let Some(why) = self.refused(&place) {
            self.app.not_exported(why.to_owned());
            return;
        }
        let (Layer::Export(dialogue), Some(reading)) = (self.app.layer(), self.app.reading()) else { return };
        let Some(part) = dialogue.part() else { return };
        let exported = reading.exported(&part.selection);
        match save(&place, overwrite, |out| export::write(dialogue.format, &exported, out)) {
            Ok(()) => self.app.exported(&whole_path(&place)),
            Err(SaveError::Exists(_)) => self.app.ask_to_replace(),
            Err(error) => self.app.not_exported(error.to_string()),
        }
    }

    /// Why nothing is written to `place`, whatever the user says to it.
    fn refused(&mut self, place: &Path) -> Option<&'static str> {
        if is_device(place) {
            // It may be this very terminal, or a pipe that nobody reads.
            return Some("this is no file: `counterpart export` writes to terminals and pipes");
        }
        self.need_list();
        let mut meetings = self.app.entries().iter().filter_map(|entry| entry.origin.path());
        // No export can be read as a meeting: it would be lost.
        let lost = meetings.any(|meeting| is_same_file(meeting, place));
        lost.then_some("this is the file of a meeting; write the export to another")
    }

    /// Finds what the open page waits for.
    fn find(&mut self, awaited: Awaited) {
        match awaited {
            Awaited::Reasons(number) => self.explain(number),
            Awaited::Balance => self.app.weigh(),
        }
    }

    /// Explains a row of the open meeting.
    fn explain(&mut self, number: usize) {
        let lexicon = self.lexicon.get_or_insert_with(|| Lexicon::with_user(&self.own_lexicon).0);
        let reasons = self
            .app
            .reading()
            .and_then(|reading| explain(&reading.meeting, &reading.comparison, reading.vocabulary(), lexicon, number));
        self.app.explain(reasons.unwrap_or_default());
    }

    fn list(&mut self, then: AfterList) -> Option<Effect> {
        self.need_list();
        self.app.after_list(then)
    }

    /// Reads the list of meetings, where that has not been done.
    fn need_list(&mut self) {
        if let Some(library) = self.library.take() {
            self.take_index(library.index());
        }
    }

    fn take_index(&mut self, index: Index) {
        self.say_unread(&index.notices);
        self.app.set_list(index.entries);
    }

    /// Names what could not be read: all of it in one notice.
    fn say_unread(&mut self, errors: &[LoadError]) {
        match errors {
            [] => {}
            [error] => self.app.say(error.to_string()),
            [first, ..] => {
                let count = errors.len();
                self.app.say(format!("{count} files cannot be read, see `counterpart list`; the first: {first}"));
            }
        }
    }

    /// Opens the meeting at `index` of the list; one that cannot be read becomes a notice.
    fn load(&mut self, index: usize) -> bool {
        let Some(meeting) = self.app.entries().get(index).map(Entry::load) else { return false };
        let meeting = self.or_say(index, meeting);
        let opened = meeting.is_some();
        meeting.into_iter().for_each(|meeting| self.app.open(meeting));
        opened
    }

    /// Counts the statements of the meetings on the picker's screen.
    fn count_shown(&mut self) {
        if let Layer::Picker(picker) = self.app.layer() {
            for index in picker.on_screen() {
                self.count(index);
            }
        }
    }

    /// Counts the statements of the meeting at `index` of the list; whether there is something to say of it.
    fn count(&mut self, index: usize) -> bool {
        let uncounted = self.app.entries().get(index).filter(|entry| entry.counts.is_none());
        let uncounted = uncounted.filter(|_| !self.app.is_broken(index));
        let Some(entry) = uncounted else { return false };
        // The open meeting is at hand: reading a large one again would keep a key waiting.
        let open = self.app.reading().map(|reading| &reading.meeting).filter(|meeting| meeting.id == entry.id);
        let counts = open.map_or_else(|| entry.count(), |meeting| Ok(meeting.counts()));
        let counts = self.or_say(index, counts);
        if let Some(counts) = counts {
            self.app.set_counts(index, counts);
        }
        counts.is_none()
    }

    /// What could be read of the meeting at `index` of the list; else a notice.
    fn or_say<T>(&mut self, index: usize, result: Result<T, LoadError>) -> Option<T> {
        result
            .map_err(|error| {
                self.app.set_broken(index);
                self.app.say(error.to_string());
            })
            .ok()
    }
}
