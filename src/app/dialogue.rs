//! The export dialogue: what is taken of the meeting, in which format, to which file.
//!
//! The file's name is always being typed; ↑ and ↓ choose what is taken, Tab the format. The name follows
//! both until the user has typed one, and the format follows a typed ending.

use std::path::Path;

use tui_input::Input;

use super::find::edit;
use super::reading::Reading;
use super::{Action, App, Effect, Hits, Layer};
use crate::export::{Format, Selection, file_name};
use crate::library::Overwrite;
use crate::model::{Filter, Meeting};
use crate::wording;

/// Something that can be taken of a meeting.
#[derive(Clone, Debug)]
pub struct Part {
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
    /// A dialogue over what is open, which proposes the marked rows, else the rows shown.
    fn over(reading: &Reading, format: Format) -> Self {
        let parts = parts(reading);
        let wanted = if reading.marks().is_empty() { SHOWN } else { MARKED };
        let chosen = parts.iter().position(|part| part.label.starts_with(wanted));
        let chosen = chosen.unwrap_or_else(|| parts.len().saturating_sub(1));
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

    fn propose(&mut self, meeting: &Meeting) {
        let name = self.part().map_or("", |part| part.name.as_str());
        self.file = Input::new(file_name(meeting, name, self.format));
    }

    fn choose(&mut self, steps: isize, meeting: &Meeting) {
        self.chosen = self.chosen.saturating_add_signed(steps).min(self.parts.len().saturating_sub(1));
        if !self.typed {
            self.propose(meeting);
        }
    }

    /// Takes another format; a typed name gets its ending instead of the old one's.
    fn step_format(&mut self, steps: isize, meeting: &Meeting) {
        let before = self.format;
        self.format = before.step(steps);
        if !self.typed {
            self.propose(meeting);
            return;
        }
        let name = self.file.value();
        let stem = name.strip_suffix(before.ending()).and_then(|stem| stem.strip_suffix('.')).unwrap_or(name);
        self.file = Input::new(format!("{stem}.{}", self.format.ending()));
    }

    fn name_typed(&mut self) {
        self.typed = true;
        self.format = Format::of_path(Path::new(self.file.value())).unwrap_or(self.format);
    }
}

/// How the label of the marked rows begins, and that of the rows a filter shows.
const MARKED: &str = "the marked rows";
const SHOWN: &str = "what the filter shows";

/// What can be taken of an open meeting, from the least to all of it.
fn parts(reading: &Reading) -> Vec<Part> {
    let part = |label: &str, name: &str, rows, selection| Part {
        label: label.to_owned(),
        rows,
        selection,
        name: name.to_owned(),
    };
    let mut parts = Vec::new();
    if let Some(place) = reading.rows().get(reading.chosen()) {
        let row = Selection { rows: Some([place.number].into()), ..Selection::default() };
        parts.push(part("the chosen row", &format!("row-{}", place.number), 1, row));
        if let Some(topic) = reading.comparison.topics.get(place.topic) {
            let taken = Selection { topics: vec![topic.topic.clone()], ..Selection::default() };
            let name = topic.topic.as_ref().map_or("no-topic", |id| id.as_str());
            let label = format!("the topic {}", reading.topic_label(topic));
            parts.push(part(&label, name, topic.rows.len(), taken));
        }
    }
    if !reading.marks().is_empty() {
        let marked = Selection { rows: Some(reading.marks().clone()), ..Selection::default() };
        parts.push(part(MARKED, "marked", reading.marks().len(), marked));
    }
    // While the search goes on nobody knows how many they are.
    let found = Some(reading.hits()).filter(|hits| hits.is_complete() && hits.count() > 0);
    if let Some(pattern) = found.and_then(Hits::pattern) {
        let found = Selection { pattern: Some(pattern.clone()), filter: reading.filter(), ..Selection::default() };
        parts.push(part("the rows with a hit", "found", reading.hits().count(), found));
    }
    if reading.filter() != Filter::All && !reading.rows().is_empty() {
        let shown = Selection { filter: reading.filter(), ..Selection::default() };
        let label = format!("{SHOWN}: {}", wording::filter(&reading.meeting, reading.filter()));
        parts.push(part(&label, filter_name(reading), reading.rows().len(), shown));
    }
    parts.push(part("the whole meeting", "", reading.row_count(), Selection::default()));
    parts
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
            Action::Confirm if dialogue.file.value().trim().is_empty() => {
                dialogue.message = Some("type the name of a file".to_owned());
            }
            Action::Confirm => return Some(Effect::Export(Overwrite::No)),
            _ => {}
        }
        None
    }

    /// Takes that the export was written to the file `place`.
    pub fn exported(&mut self, place: &str) {
        let Layer::Export(dialogue) = std::mem::take(&mut self.layer) else { return };
        self.format = dialogue.format;
        let rows = wording::counted(dialogue.part().map_or(0, |part| part.rows), "row");
        self.say(format!("wrote {rows} to {place}"));
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
