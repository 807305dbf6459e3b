//! Choosing a meeting: a list by date, narrowed by typing.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use tui_input::Input;

use super::find::edit;
use super::{Action, AfterList, App, Effect, Layer};
use crate::library::Entry;

/// The picker: what is typed, which entries match, which one is chosen.
#[derive(Debug)]
pub struct Picker {
    /// What is typed.
    pub input: Input,
    /// What the typed text is matched with, an entry each.
    haystacks: Vec<String>,
    /// The entries that match, best first; by date, newest first, where nothing is typed.
    matches: Vec<usize>,
    chosen: usize,
    top: usize,
    height: usize,
}

impl Picker {
    /// All of `entries`, newest first, with the one at `here` chosen, in a list of `height` lines.
    #[must_use]
    pub fn new(entries: &[Entry], here: Option<usize>, height: usize) -> Self {
        let matches: Vec<usize> = (0..entries.len()).rev().collect();
        let chosen = here.map_or(0, |here| entries.len() - 1 - here);
        let haystacks = entries.iter().map(haystack).collect();
        let mut picker = Self { input: Input::default(), haystacks, matches, chosen: 0, top: 0, height };
        picker.choose(chosen);
        picker
    }

    /// The entries that match, in the order of the list.
    #[must_use]
    pub fn matches(&self) -> &[usize] {
        &self.matches
    }

    /// The chosen line of the list.
    #[must_use]
    pub const fn chosen(&self) -> usize {
        self.chosen
    }

    /// The first line on the screen.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// The entries on the screen.
    #[must_use]
    pub fn on_screen(&self) -> Vec<usize> {
        self.matches.iter().skip(self.top).take(self.height.max(1)).copied().collect()
    }

    pub(super) fn set_height(&mut self, height: usize) {
        self.height = height;
        self.choose(self.chosen);
    }

    fn choose(&mut self, line: usize) {
        self.chosen = line.min(self.matches.len().saturating_sub(1));
        let lowest = (self.chosen + 1).saturating_sub(self.height.max(1));
        self.top = self.top.clamp(lowest, self.chosen.max(lowest));
    }

    fn step(&mut self, lines: i32) {
        let distance = lines.unsigned_abs() as usize;
        self.choose(if lines > 0 {
            self.chosen.saturating_add(distance)
        } else {
            self.chosen.saturating_sub(distance)
        });
    }

    /// Matches what is typed: every word of it, anywhere in title, date, place or people.
    fn narrow(&mut self) {
        let pattern = Pattern::parse(self.input.value(), CaseMatching::Smart, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = (0..self.haystacks.len())
            .rev()
            .filter_map(|index| {
                let haystack = Utf32Str::new(&self.haystacks[index], &mut buffer);
                pattern.score(haystack, &mut matcher).map(|score| (score, index))
            })
            .collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.matches = scored.into_iter().map(|(_, index)| index).collect();
        self.top = 0;
        self.choose(0);
    }
}

fn haystack(entry: &Entry) -> String {
    let place = entry.place.as_deref().unwrap_or_default();
    let people = entry.people.left.iter().chain(&entry.people.right).map(String::as_str).collect::<Vec<_>>().join(" ");
    format!("{} {} {place} {people}", entry.title, entry.date)
}

impl App {
    /// What an action does to the picker.
    pub(super) fn pick(&mut self, action: Action) -> Option<Effect> {
        let Layer::Picker(picker) = &mut self.layer else { return None };
        let page = i32::try_from(picker.height.max(2) - 1).unwrap_or(i32::MAX);
        match action {
            Action::NextRow => picker.step(1),
            Action::PreviousRow => picker.step(-1),
            Action::PageDown => picker.step(page),
            Action::PageUp => picker.step(-page),
            Action::ScrollList(lines) => picker.step(lines),
            Action::Type(key) if edit(&mut picker.input, key) => picker.narrow(),
            Action::Cancel => self.layer = Layer::None,
            Action::ChooseMeeting(line) => {
                picker.choose(line);
                return self.open_chosen();
            }
            Action::Confirm => return self.open_chosen(),
            _ => {}
        }
        None
    }

    fn open_chosen(&self) -> Option<Effect> {
        let Layer::Picker(picker) = &self.layer else { return None };
        let entry = picker.matches.get(picker.chosen).and_then(|index| self.entries().get(*index))?;
        Some(Effect::Open { id: entry.id.clone(), why: AfterList::Pick })
    }
}
