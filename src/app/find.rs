//! Searching in the open meeting: the line being typed, and going from hit to hit.

use crossterm::event::{Event, KeyEvent};
use tui_input::{Input, backend::crossterm::to_input_request};

use super::hits::{Searched, Step};
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
    /// Goes to the next or previous hit as soon as it is found, or says that there is none.
    pub(super) fn go_to_hit(&mut self, step: Step) {
        let Some(reading) = &mut self.reading else { return };
        if reading.hits().pattern().is_none() {
            self.say("nothing is searched for (/ searches)".to_owned());
        } else if reading.go_to_hit(step) == Searched::InVain {
            self.say_not_found();
        }
    }

    /// Any key that does something else says where the reader wants to be: a hit that was asked for before,
    /// found after it, would take them away from there.
    pub(super) fn give_up_going_to_hits(&mut self, action: Action) {
        if let Some(reading) = self.reading.as_mut()
            && !matches!(action, Action::NextHit | Action::PreviousHit)
        {
            reading.hits.want_nothing();
        }
    }

    /// Searches a slice of the rows that are left.
    pub(super) fn search_on(&mut self) {
        let searched = self.reading.as_mut().map(Reading::search_on);
        // While a search is being typed, the line itself shows how many rows have a hit.
        if searched == Some(Searched::InVain) && !matches!(self.layer, Layer::Search(_)) {
            self.say_not_found();
        }
    }

    fn say_not_found(&mut self) {
        self.say("not found in the rows shown".to_owned());
    }

    /// What an action does to the search being typed.
    pub(super) fn type_search(&mut self, action: Action) -> Option<Effect> {
        let Layer::Search(line) = &mut self.layer else { return None };
        let reading = self.reading.as_mut()?;
        match action {
            Action::Type(key) if edit(&mut line.input, key) => {
                line.return_to_start(reading);
                reading.search(Pattern::new(line.input.value()));
            }
            Action::Confirm => {
                let missed = reading.hits().pattern().is_some() && reading.hits().is_complete();
                let missed = missed && reading.hits().count() == 0;
                let typed = line.input.value().to_owned();
                self.layer = Layer::None;
                if missed {
                    self.say(format!("“{typed}” is not in the rows shown"));
                }
            }
            Action::Cancel => {
                line.return_to_start(reading);
                reading.search_here(line.before.take());
                self.layer = Layer::None;
            }
            _ => {}
        }
        None
    }
}

/// Lets a line take a key; `true` where its text has changed.
pub(super) fn edit(input: &mut Input, key: KeyEvent) -> bool {
    to_input_request(&Event::Key(key)).and_then(|request| input.handle(request)).is_some_and(|changed| changed.value)
}
