//! Searching in the open meeting: the line being typed, and going from hit to hit.

use crossterm::event::{Event, KeyEvent};
use tui_input::{Input, backend::crossterm::to_input_request};

use super::reading::{Reading, Top};
use super::{Action, App, Effect, Layer};
use crate::search::Pattern;

/// A search being typed.
#[derive(Debug)]
pub struct SearchLine {
    /// What is typed.
    pub input: Input,
    /// What was searched for before.
    before: Option<Pattern>,
    /// Where the reader was.
    chosen: usize,
    top: Top,
}

impl SearchLine {
    /// A search begun where the reader is.
    pub(super) fn over(reading: &Reading) -> Self {
        Self {
            input: Input::default(),
            before: reading.hits().pattern().cloned(),
            chosen: reading.chosen,
            top: reading.top,
        }
    }

    fn return_to_start(&self, reading: &mut Reading) {
        reading.chosen = self.chosen;
        reading.top = self.top;
    }
}

impl App {
    /// Goes to the next or previous hit, or says that there is none.
    pub(super) fn go_to_hit(&mut self, step: fn(&mut Reading) -> bool) {
        let Some(reading) = &mut self.reading else { return };
        if reading.hits().pattern().is_none() {
            self.say("nothing is searched for (/ searches)".to_owned());
        } else if !step(reading) {
            self.say("not found in the rows shown".to_owned());
        }
    }

    /// What an action does to the search being typed.
    pub(super) fn type_search(&mut self, action: Action) -> Option<Effect> {
        let Layer::Search(line) = &mut self.layer else { return None };
        let reading = self.reading.as_mut()?;
        match action {
            Action::Type(key) if edit(&mut line.input, key) => {
                line.return_to_start(reading);
                reading.search(Pattern::new(line.input.value()), line.chosen);
            }
            Action::Confirm => {
                let missed = reading.hits().pattern().is_some() && reading.search_is_complete();
                let missed = missed && reading.hits().rows().is_empty();
                let typed = line.input.value().to_owned();
                self.layer = Layer::None;
                if missed {
                    self.say(format!("“{typed}” is not in the rows shown"));
                }
            }
            Action::Cancel => {
                line.return_to_start(reading);
                reading.resume_search(line.before.take());
                self.layer = Layer::None;
            }
            _ => {}
        }
        None
    }
}

impl Reading {
    /// Searches for `pattern` again without moving.
    pub(super) fn resume_search(&mut self, pattern: Option<Pattern>) {
        let (chosen, top) = (self.chosen, self.top);
        self.search(pattern, chosen);
        (self.chosen, self.top) = (chosen, top);
    }
}

/// Lets a line take a key; `true` where its text has changed.
pub(super) fn edit(input: &mut Input, key: KeyEvent) -> bool {
    to_input_request(&Event::Key(key)).and_then(|request| input.handle(request)).is_some_and(|changed| changed.value)
}
