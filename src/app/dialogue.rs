//! The export dialogue: what is taken of the meeting, in which format, to which file.
//!
//! The file's name is always being typed; ↑ and ↓ choose what is taken, Tab the format. The name follows
//! both until the user has typed one, and the format follows a typed ending.

use std::path::Path;

use tui_input::Input;

use super::find::edit;
use super::reading::Reading;
use super::{Action, App, Effect, Layer};
use crate::export::{Format, Selection, file_name};
use crate::library::Overwrite;
use crate::model::{Filter, Meeting};
use crate::wording;

/// What can be taken of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The chosen row.
    Row,
    /// The topic of the chosen row.
    Topic,
    /// The marked rows.
    Marked,
    /// The rows in which the search found something.
    Found,
    /// The rows that the filter shows.
    Shown,
    /// Everything.
    Meeting,
}

/// One of the things that can be taken, with the rows that it means now.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is.
    pub what: What,
    /// What it is, in words.
    pub label: String,
    /// How many rows it has.
    pub rows: usize,
    /// Which rows they are.
    pub selection: Selection,
    /// What the proposed file's name says of it; empty for the whole meeting.
    name: String,
}

/// An export being decided on.
#[derive(Debug)]
pub struct Dialogue {
    /// What can be taken.
    pub parts: Vec<Part>,
    /// The place of what is taken.
    pub chosen: usize,
    /// The format.
    pub format: Format,
    /// The file's name as it is typed.
    pub file: Input,
    /// What went wrong, or what is asked.
    pub message: Option<String>,
    /// Whether it is asked to replace a file that is there.
    pub asks: bool,
    /// Whether the user has typed a name.
    typed: bool,
}

impl Dialogue {
    /// A dialogue over what is open, which proposes the marked rows, else the rows a filter shows, else all.
    fn over(reading: &Reading, format: Format) -> Self {
        let parts = parts(reading);
        let place = |what| parts.iter().position(|part| part.what == what);
        let chosen = [What::Marked, What::Shown, What::Meeting].into_iter().find_map(place).unwrap_or_default();
        let mut dialogue =
            Self { parts, chosen, format, file: Input::default(), message: None, asks: false, typed: false };
        dialogue.propose(&reading.meeting);
        dialogue
    }

    /// What is taken.
    #[must_use]
    pub fn part(&self) -> Option<&Part> {
        self.parts.get(self.chosen)
    }

    /// The file's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.file.value().trim()
    }

    fn propose(&mut self, meeting: &Meeting) {
        let name = self.part().map_or("", |part| part.name.as_str());
        self.file = Input::new(file_name(meeting, name, self.format));
        self.typed = false;
    }

    fn choose(&mut self, steps: isize, meeting: &Meeting) {
        self.chosen = self.chosen.saturating_add_signed(steps).min(self.parts.len().saturating_sub(1));
        if !self.typed {
            self.propose(meeting);
        }
    }

    /// Takes another format; a typed name gets its ending instead of the old one's.
    fn step_format(&mut self, steps: isize, meeting: &Meeting) {
        self.format = self.format.step(steps);
        let stem = Format::stem(self.name());
        if self.typed && !stem.is_empty() {
            self.file = Input::new(format!("{stem}.{}", self.format.ending()));
        } else {
            self.propose(meeting);
        }
    }

    fn name_typed(&mut self) {
        self.typed = true;
        self.format = Format::of_path(Path::new(self.name())).unwrap_or(self.format);
    }

    /// What is wrong with the name, if anything.
    fn fault(&self) -> Option<String> {
        let path = Path::new(self.name());
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        if Format::stem(&file).is_empty() {
            return Some("type the name of a file".to_owned());
        }
        let ending = path.extension().filter(|_| Format::of_path(path).is_none())?.to_string_lossy();
        Some(format!("the ending .{ending} says no format: Tab gives the name another"))
    }
}

/// What can be taken of an open meeting.
fn parts(reading: &Reading) -> Vec<Part> {
    let all = Part {
        what: What::Meeting,
        label: "the whole meeting".to_owned(),
        rows: reading.row_count(),
        selection: Selection::default(),
        name: String::new(),
    };
    let parts = [chosen_row(reading), chosen_topic(reading), marked(reading), found(reading), shown(reading)];
    parts.into_iter().flatten().chain([all]).collect()
}

fn chosen_row(reading: &Reading) -> Option<Part> {
    let number = reading.rows().get(reading.chosen())?.number;
    let selection = Selection { rows: Some([number].into()), ..Selection::default() };
    let label = "the chosen row".to_owned();
    Some(Part { what: What::Row, label, rows: 1, selection, name: format!("row-{number}") })
}

fn chosen_topic(reading: &Reading) -> Option<Part> {
    let topic = reading.comparison.topics.get(reading.topic()?)?;
    let (label, name) = match &topic.topic {
        Some(id) => (format!("the topic {}", reading.topic_label(topic)), id.as_str()),
        None => ("the statements without a topic".to_owned(), "no-topic"),
    };
    let selection = Selection { topics: vec![topic.topic.clone()], ..Selection::default() };
    Some(Part { what: What::Topic, label, rows: topic.rows.len(), selection, name: name.to_owned() })
}

fn marked(reading: &Reading) -> Option<Part> {
    let rows = Some(reading.marks().clone()).filter(|marks| !marks.is_empty())?;
    let (label, count) = ("the marked rows".to_owned(), rows.len());
    let selection = Selection { rows: Some(rows), ..Selection::default() };
    Some(Part { what: What::Marked, label, rows: count, selection, name: "marked".to_owned() })
}

/// The rows with a hit; while the search goes on nobody knows how many they are.
fn found(reading: &Reading) -> Option<Part> {
    let hits = Some(reading.hits()).filter(|hits| hits.is_complete() && hits.count() > 0)?;
    let pattern = Some(hits.pattern()?.clone());
    let selection = Selection { pattern, filter: reading.filter(), ..Selection::default() };
    let all = reading.filter() == Filter::All;
    let label = if all { "the rows with a hit" } else { "the rows with a hit, of those shown" }.to_owned();
    Some(Part { what: What::Found, label, rows: hits.count(), selection, name: "found".to_owned() })
}

fn shown(reading: &Reading) -> Option<Part> {
    let filter = Some(reading.filter()).filter(|filter| *filter != Filter::All && !reading.rows().is_empty())?;
    let label = format!("what the filter shows: {}", wording::filter(&reading.meeting, filter));
    let selection = Selection { filter, ..Selection::default() };
    let name = filter_name(reading).to_owned();
    Some(Part { what: What::Shown, label, rows: reading.rows().len(), selection, name })
}

/// A filter as a part of a file's name.
fn filter_name(reading: &Reading) -> &str {
    match reading.filter() {
        Filter::All => "all",
        Filter::Both => "both",
        Filter::Silences => "silences",
        Filter::Only(side) => &reading.meeting.sides[side].id,
    }
}

impl App {
    /// Opens the dialogue; says why where there is nothing to take.
    pub(super) fn open_dialogue(&mut self) {
        let Some(reading) = &self.reading else { return };
        if reading.row_count() == 0 {
            self.say("this meeting holds no statements: there is nothing to export".to_owned());
        } else {
            self.layer = Layer::Export(Dialogue::over(reading, self.format));
        }
    }

    /// What an action does to the dialogue.
    pub(super) fn decide(&mut self, action: Action) -> Option<Effect> {
        let (Layer::Export(dialogue), Some(reading)) = (&mut self.layer, &self.reading) else { return None };
        dialogue.message = None;
        if std::mem::take(&mut dialogue.asks) {
            return (action == Action::Confirm).then_some(Effect::Export(Overwrite::Yes));
        }
        match action {
            Action::NextRow => dialogue.choose(1, &reading.meeting),
            Action::PreviousRow => dialogue.choose(-1, &reading.meeting),
            Action::NextFormat => dialogue.step_format(1, &reading.meeting),
            Action::PreviousFormat => dialogue.step_format(-1, &reading.meeting),
            Action::Type(key) if edit(&mut dialogue.file, key) => dialogue.name_typed(),
            Action::Cancel => self.layer = Layer::None,
            Action::Confirm => {
                dialogue.message = dialogue.fault();
                return dialogue.message.is_none().then_some(Effect::Export(Overwrite::No));
            }
            _ => {}
        }
        None
    }

    /// Takes that the export was written to the file `place`.
    pub fn exported(&mut self, place: &str) {
        let Layer::Export(dialogue) = &self.layer else { return };
        self.format = dialogue.format;
        let held = dialogue.format.holds(dialogue.part().map_or(0, |part| part.rows));
        self.layer = Layer::None;
        self.say(format!("wrote {held} to {place}"));
    }

    /// Takes that the export was not written, and why.
    pub fn not_exported(&mut self, why: String) {
        if let Layer::Export(dialogue) = &mut self.layer {
            dialogue.message = Some(why);
        }
    }

    /// Asks whether the file that is there may be replaced.
    pub fn ask_to_replace(&mut self) {
        if let Layer::Export(dialogue) = &mut self.layer {
            dialogue.asks = true;
            dialogue.message = Some("this file is there already: replace it? (y/n)".to_owned());
        }
    }
}
