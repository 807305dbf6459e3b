//! The app with its library: actions in, and out only what needs a terminal.
//!
//! The terminal's loop and the tests drive the same session, so that what a test sees is what a user sees.

use super::{Action, AfterList, App, Effect, Layer, Panes};
use crate::library::{EntryId, Library};
use crate::model::Vocabulary;

/// A reader at work on a library.
#[derive(Debug)]
pub struct Session {
    app: App,
    library: Library,
}

impl Session {
    /// A session with nothing open yet.
    #[must_use]
    pub fn new(library: Library, vocabulary: Vocabulary) -> Self {
        Self { app: App::new(vocabulary, library.len()), library }
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

    /// Says something to the user.
    pub fn say(&mut self, notice: String) {
        self.app.say(notice);
    }

    /// Opens a meeting; one that cannot be read becomes a notice.
    pub fn open(&mut self, entry: EntryId) {
        match self.library.load(entry) {
            Ok(meeting) => self.app.open(entry, meeting),
            Err(error) => self.app.say(error.to_string()),
        }
    }

    /// Does what is asked; returns what only the terminal can do.
    pub fn dispatch(&mut self, action: Action) -> Option<Effect> {
        let mut effect = self.app.update(action);
        while let Some(wanted) = effect {
            effect = match wanted {
                Effect::Open(entry) => {
                    self.open(entry);
                    None
                }
                Effect::List { then } => self.list(then),
                outward => return Some(outward),
            };
        }
        None
    }

    fn list(&mut self, then: AfterList) -> Option<Effect> {
        let entries = self.library.entries();
        let effect = self.app.list(entries, then);
        self.count_shown();
        effect
    }

    /// Whether there is work left for idle time.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.app.is_busy()
    }

    /// Does a slice of the work that is left.
    pub fn idle(&mut self) {
        self.app.idle();
        self.count_shown();
    }

    /// Counts the statements of the meetings on the picker's screen.
    fn count_shown(&mut self) {
        let Layer::Picker(picker) = self.app.layer() else { return };
        for index in picker.on_screen() {
            let _ = index;
        }
    }
}
