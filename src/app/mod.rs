//! The state of the reader and how it changes: [`App::update`] takes an [`Action`] and returns an [`Effect`].
//!
//! Nothing here reads a file, draws a cell or knows a terminal. What is open on top of the comparison is
//! one [`Layer`]; the comparison itself is a [`Reading`].

mod action;
mod balance;
mod copy;
mod dialogue;
mod find;
mod help;
mod hits;
pub mod keymap;
mod marks;
mod moves;
mod page;
mod picker;
mod popup;
mod reading;
mod session;
mod sources;

use std::collections::{BTreeSet, HashMap, VecDeque};

pub use action::{Action, AfterList, Effect};
pub use dialogue::{Dialogue, Part, What};
pub use find::SearchLine;
pub use hits::Hits;
use hits::Step;
use keymap::Context;
pub use page::{Block, BlockLine, Panes};
pub use picker::Picker;
pub use popup::{Awaited, Popup, PopupKind, PopupLine};
pub use reading::{Reading, RowPlace, Top};
pub use session::Session;

use crate::explain::Reason;
use crate::export::{Balance, Format};
use crate::library::Entry;
use crate::model::{BySide, Meeting, Vocabulary};
use crate::signs::Signs;
use crate::typeset::Phrases;

/// What is open on top of the comparison.
#[derive(Debug, Default)]
pub enum Layer {
    /// Nothing.
    #[default]
    None,
    /// The next key is a topic's letter.
    TopicLetter,
    /// A search is being typed.
    Search(SearchLine),
    /// A meeting is being chosen.
    Picker(Picker),
    /// A page to read: sources, reasons, balance or help.
    Popup(Popup),
    /// An export is being decided on.
    Export(Dialogue),
}

/// The share of the panes that the left one has at first, in thousandths.
const MIDDLE: u16 = 500;

/// How near to an edge the divider may be moved, in thousandths.
const NARROWEST: u16 = 150;

/// The state of the reader.
#[derive(Debug)]
pub struct App {
    reading: Option<Reading>,
    /// A meeting that was left and still takes room: to give that back takes longer than a key may.
    left: Option<Reading>,
    layer: Layer,
    list: Option<Vec<Entry>>,
    /// The meetings of the list that cannot be read, by their places in it.
    broken: BTreeSet<usize>,
    vocabulary: Vocabulary,
    notices: VecDeque<String>,
    /// The marks of the meetings that were open before, by the meetings' ids.
    marks: HashMap<String, BTreeSet<marks::Marked>>,
    /// The format exported to last.
    format: Format,
    signs: Signs,
    panes: Panes,
    divider: u16,
    dragging: bool,
}

impl App {
    /// A reader with nothing open.
    #[must_use]
    pub fn new(vocabulary: Vocabulary) -> Self {
        Self {
            reading: None,
            left: None,
            layer: Layer::None,
            list: None,
            broken: BTreeSet::new(),
            vocabulary,
            notices: VecDeque::new(),
            marks: HashMap::new(),
            // What the two-column table is made in by hand.
            format: Format::Docx,
            signs: Signs::DRAWN,
            panes: Panes::NONE,
            divider: MIDDLE,
            dragging: false,
        }
    }

    /// The open meeting.
    #[must_use]
    pub const fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// What is open on top of it.
    #[must_use]
    pub const fn layer(&self) -> &Layer {
        &self.layer
    }

    /// The meetings to choose from, by date; empty before they are asked for.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        self.list.as_deref().unwrap_or_default()
    }

    /// How many meetings of the library can be read, as far as is known; `None` before the list has been read.
    #[must_use]
    pub fn meetings(&self) -> Option<usize> {
        self.list.as_ref().map(|list| list.len() - self.broken.len())
    }

    /// Whether the meeting at `index` of the list has turned out not to be readable.
    #[must_use]
    pub fn is_broken(&self, index: usize) -> bool {
        self.broken.contains(&index)
    }

    /// What is to be said to the user now, and how much more is waiting.
    #[must_use]
    pub fn notice(&self) -> Option<(&str, usize)> {
        self.notices.front().map(|first| (first.as_str(), self.notices.len() - 1))
    }

    /// Everything that is still to be said.
    pub fn notices(&self) -> impl Iterator<Item = &str> {
        self.notices.iter().map(String::as_str)
    }

    /// The left pane's share of the two, in thousandths.
    #[must_use]
    pub const fn divider(&self) -> u16 {
        self.divider
    }

    /// Whether the divider is held.
    #[must_use]
    pub const fn dragging(&self) -> bool {
        self.dragging
    }

    /// Takes the room the layout has for the panes.
    pub fn set_panes(&mut self, panes: Panes) {
        self.panes = panes;
        if let Some(reading) = &mut self.reading {
            reading.set_panes(panes);
        }
        match &mut self.layer {
            Layer::Picker(picker) => picker.set_height(panes.list_height),
            Layer::Popup(_) => self.scroll_popup(0),
            _ => {}
        }
    }

    /// Takes the signs that marks and bars on pages are drawn with.
    pub const fn set_signs(&mut self, signs: Signs) {
        self.signs = signs;
    }

    /// Opens a meeting that has been read. What was searched for and shown in the one before still is.
    pub fn open(&mut self, meeting: Meeting) {
        let mut reading = Reading::new(meeting, self.vocabulary.clone(), self.panes);
        if let Some(before) = &self.reading {
            reading.look_as(before);
        }
        self.exchange_marks(&mut reading);
        self.left = self.reading.replace(reading);
        self.layer = Layer::None;
    }

    /// What the open page waits for; nothing where it waits for nothing.
    #[must_use]
    pub fn awaited(&self) -> Option<Awaited> {
        match &self.layer {
            Layer::Popup(Popup { kind: PopupKind::Why(number, None), .. }) => Some(Awaited::Reasons(*number)),
            Layer::Popup(Popup { kind: PopupKind::Balance(None), .. }) => Some(Awaited::Balance),
            _ => None,
        }
    }

    /// Shows why a row is as it is, where that is waited for.
    pub fn explain(&mut self, given: Vec<Reason>) {
        if let Layer::Popup(Popup { kind: PopupKind::Why(_, reasons), .. }) = &mut self.layer {
            *reasons = Some(given);
        }
    }

    /// Shows the balance of the open meeting, where that is waited for.
    pub(super) fn weigh(&mut self) {
        let Some(reading) = &self.reading else { return };
        if let Layer::Popup(Popup { kind: PopupKind::Balance(balance), .. }) = &mut self.layer {
            *balance = Some(Balance::of(&reading.meeting, &reading.comparison.topics));
        }
    }

    /// Lights up the set phrases of the row with this number.
    pub fn light(&mut self, number: usize, phrases: Phrases) {
        if let Some(reading) = &mut self.reading {
            reading.phrases = (number, phrases);
        }
    }

    /// Says something to the user; it stays until a key is pressed.
    pub fn say(&mut self, notice: String) {
        if !self.notices.contains(&notice) {
            self.notices.push_back(notice);
        }
    }

    /// Takes the list of meetings, by date.
    pub fn set_list(&mut self, entries: Vec<Entry>) {
        self.list = Some(entries);
    }

    /// Takes that the meeting at `index` of the list cannot be read.
    pub fn set_broken(&mut self, index: usize) {
        self.broken.insert(index);
    }

    /// Takes how many statements the sides have in the meeting at `index` of the list.
    pub fn set_counts(&mut self, index: usize, counts: BySide<usize>) {
        if let Some(entry) = self.list.as_mut().and_then(|list| list.get_mut(index)) {
            entry.counts = Some(counts);
        }
    }

    /// Which meaning of the keys counts now.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self.layer {
            Layer::None => Context::Reading,
            Layer::TopicLetter => Context::TopicLetter,
            Layer::Search(_) => Context::Search,
            Layer::Picker(_) => Context::Picker,
            Layer::Popup(_) => Context::Page,
            Layer::Export(Dialogue { asks: true, .. }) => Context::Replace,
            Layer::Export(_) => Context::Export,
        }
    }

    /// Does what is asked, and returns what the world has to do for it.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        self.notices.pop_front();
        match action {
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Quit => return Some(Effect::Quit),
            Action::GrabDivider => self.dragging = true,
            Action::DropDivider => self.dragging = false,
            Action::MoveDivider(share) => {
                self.divider = share.clamp(NARROWEST, 1000 - NARROWEST);
                return Some(Effect::Relayout);
            }
            _ => return self.update_layer(action),
        }
        None
    }

    fn update_layer(&mut self, action: Action) -> Option<Effect> {
        match &self.layer {
            Layer::None => self.read(action),
            Layer::TopicLetter => self.take_letter(action),
            Layer::Search(_) => self.type_search(action),
            Layer::Picker(_) => self.pick(action),
            Layer::Popup(_) => self.leaf(action),
            Layer::Export(_) => self.decide(action),
        }
    }

    /// What an action does to the comparison.
    fn read(&mut self, action: Action) -> Option<Effect> {
        self.give_up_going_to_hits(action);
        match action {
            Action::Close => return Some(Effect::Quit),
            Action::OpenHelp => self.layer = Layer::Popup(Popup::new(PopupKind::Help)),
            Action::OpenPicker => return self.with_list(AfterList::Pick),
            Action::NextMeeting => return self.with_list(AfterList::Next),
            Action::PreviousMeeting => return self.with_list(AfterList::Previous),
            Action::Unmark => self.unmark(),
            Action::OpenExport => self.open_dialogue(),
            Action::Copy => return self.copy_rows(),
            Action::CopyCitation => return self.copy_citation(),
            _ => {}
        }
        let screen = i32::try_from(self.panes.height).unwrap_or(i32::MAX);
        let Some(reading) = &mut self.reading else { return None };
        match action {
            Action::NextRow => reading.next_row(),
            Action::PreviousRow => reading.previous_row(),
            Action::NextTopic => reading.next_topic(),
            Action::PreviousTopic => reading.previous_topic(),
            Action::NthTopic(number) => self.go_to_nth_topic(number),
            Action::AwaitTopicLetter => self.layer = Layer::TopicLetter,
            Action::FirstRow => reading.choose_at_top(0),
            Action::LastRow => reading.choose(usize::MAX),
            Action::HalfPageDown => reading.page((screen / 2).max(1)),
            Action::HalfPageUp => reading.page(-(screen / 2).max(1)),
            Action::PageDown => reading.page((screen - 1).max(1)),
            Action::PageUp => reading.page(-(screen - 1).max(1)),
            Action::FocusSide => reading.focus_next_side(),
            Action::OpenSearch => self.layer = Layer::Search(SearchLine::over(reading)),
            Action::NextHit => self.go_to_hit(Step::Next),
            Action::PreviousHit => self.go_to_hit(Step::Previous),
            Action::Cancel => reading.clear(),
            Action::CycleFilter => reading.set_filter(reading.filter().next()),
            Action::Explain => {
                let number = reading.rows.get(reading.chosen).map(|place| place.number);
                self.layer =
                    number.map_or(Layer::None, |number| Layer::Popup(Popup::new(PopupKind::Why(number, None))));
            }
            Action::Mark => reading.toggle_mark(),
            Action::OpenBalance => self.layer = Layer::Popup(Popup::new(PopupKind::Balance(None))),
            Action::OpenSources => self.layer = Layer::Popup(Popup::new(PopupKind::Sources(reading.focus()))),
            Action::ChooseRow(index) => reading.choose(index),
            Action::ScrollRows(lines) => reading.scroll_by(lines),
            _ => {}
        }
        None
    }

    fn go_to_nth_topic(&mut self, number: usize) {
        let Some(reading) = &mut self.reading else { return };
        let count = reading.comparison.topics.len();
        if number > count {
            self.say(format!("this meeting has {count} topics"));
        } else if !reading.go_to_topic(number - 1) {
            self.say(format!("topic {number} has no row among those shown (f shows others)"));
        }
    }

    fn take_letter(&mut self, action: Action) -> Option<Effect> {
        self.layer = Layer::None;
        let (Action::LetteredTopic(letter), Some(reading)) = (action, &mut self.reading) else { return None };
        match reading.topic_of_letter(letter) {
            Some(topic) if reading.go_to_topic(topic) => {}
            Some(_) => self.say(format!("topic {letter} has no row among those shown (f shows others)")),
            None => self.say(format!("no topic of this meeting has the letter {letter}")),
        }
        None
    }

    fn with_list(&mut self, then: AfterList) -> Option<Effect> {
        if self.list.is_some() { self.after_list(then) } else { Some(Effect::List { then }) }
    }

    pub(super) fn after_list(&mut self, then: AfterList) -> Option<Effect> {
        let open = self.reading.as_ref().map(|reading| reading.meeting.id.as_str());
        let here = self.entries().iter().position(|entry| Some(entry.id.as_str()) == open);
        let legible = |index: &usize| !self.broken.contains(index);
        let target = match then {
            AfterList::Pick => {
                self.layer = Layer::Picker(Picker::new(self.entries(), here, self.panes.list_height));
                return None;
            }
            AfterList::Next => (here.map_or(0, |here| here + 1)..self.entries().len()).find(legible),
            AfterList::Previous => (0..here.unwrap_or(0)).rev().find(legible),
        };
        let entry = target.and_then(|target| self.entries().get(target));
        let effect = entry.map(|entry| Effect::Open { id: entry.id.clone(), why: then });
        if effect.is_none() {
            let end = if then == AfterList::Next { "last" } else { "first" };
            self.say(format!("this is the {end} meeting by date"));
        }
        effect
    }

    /// Whether there is work that can be done while no key is pressed: see [`App::idle`].
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.left.is_some() || self.reading.as_ref().is_some_and(|reading| reading.hits().is_busy())
    }

    /// Does a slice of the work that is left.
    pub fn idle(&mut self) {
        self.left = None;
        self.search_on();
    }
}
