//! Pages to read on top of the comparison: the sources of the meeting, its balance, the reasons of a row, the help.

use super::{Action, App, Effect, Layer, balance, help, sources};
use crate::explain::Reason;
use crate::export::Balance;
use crate::model::Side;
use crate::typeset::{Line, Role, set_text};

/// A page and how far it is scrolled.
#[derive(Clone, Debug)]
pub struct Popup {
    /// What it shows.
    pub kind: PopupKind,
    /// Lines scrolled away above.
    pub scroll: usize,
}

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PopupKind {
    /// The documents of one side, or of both.
    Sources(Option<Side>),
    /// Why the row with this number is as it is; the reasons take a look at the whole meeting to find.
    Why(usize, Option<Vec<Reason>>),
    /// How words and statements are shared out among topics and sides, once they have been counted.
    Balance(Option<Balance>),
    /// The keys.
    Help,
}

/// What a page waits for: it takes the whole meeting, and is found while no key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// Why the row with this number is as it is.
    Reasons(usize),
    /// The balance of the meeting.
    Balance,
}

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopupLine {
    /// Its text.
    pub line: Line,
    /// Where it leads.
    pub link: Option<String>,
}

impl PopupLine {
    /// A line that leads nowhere.
    pub(super) const fn plain(line: Line) -> Self {
        Self { line, link: None }
    }
}

impl Popup {
    /// A page from its first line.
    #[must_use]
    pub const fn new(kind: PopupKind) -> Self {
        Self { kind, scroll: 0 }
    }
}

impl App {
    /// The lines of the open page, typeset to its width.
    #[must_use]
    pub fn popup_lines(&self, popup: &Popup) -> Vec<PopupLine> {
        let columns = self.panes.popup_columns;
        match (&popup.kind, self.reading()) {
            (PopupKind::Help, _) => help::page(columns, &self.signs),
            (PopupKind::Why(_, Some(reasons)), _) => why(reasons, columns),
            (PopupKind::Why(_, None) | PopupKind::Balance(None), _) => wait(columns),
            (PopupKind::Sources(side), Some(reading)) => sources::page(reading, *side, columns, &self.signs),
            (PopupKind::Balance(Some(balance)), Some(reading)) => balance::page(reading, balance, columns, &self.signs),
            (PopupKind::Sources(_) | PopupKind::Balance(Some(_)), None) => Vec::new(),
        }
    }

    /// What an action does to the open page.
    pub(super) fn leaf(&mut self, action: Action) -> Option<Effect> {
        let screen = i32::try_from(self.panes.popup_height).unwrap_or(i32::MAX);
        match action {
            Action::NextRow => self.scroll_popup(1),
            Action::PreviousRow => self.scroll_popup(-1),
            Action::HalfPageDown => self.scroll_popup((screen / 2).max(1)),
            Action::HalfPageUp => self.scroll_popup(-(screen / 2).max(1)),
            Action::PageDown => self.scroll_popup((screen - 1).max(1)),
            Action::PageUp => self.scroll_popup(-(screen - 1).max(1)),
            Action::FirstRow => self.scroll_popup(i32::MIN + 1),
            Action::LastRow => self.scroll_popup(i32::MAX),
            Action::ScrollList(lines) => self.scroll_popup(lines),
            Action::Close | Action::Cancel => self.layer = Layer::None,
            _ => {}
        }
        None
    }

    /// Scrolls the open page, at most until its last line is on the screen.
    pub(super) fn scroll_popup(&mut self, lines: i32) {
        let Layer::Popup(popup) = &self.layer else { return };
        let lowest = self.popup_lines(popup).len().saturating_sub(self.panes.popup_height);
        let distance = lines.unsigned_abs() as usize;
        let wanted =
            if lines > 0 { popup.scroll.saturating_add(distance) } else { popup.scroll.saturating_sub(distance) };
        if let Layer::Popup(popup) = &mut self.layer {
            popup.scroll = wanted.min(lowest);
        }
    }
}

/// A page that is not there yet.
fn wait(columns: usize) -> Vec<PopupLine> {
    let mut lines = Vec::new();
    add(&mut lines, Role::Evidence, 0, "looking through the meeting …", columns, None);
    lines
}

/// An explanation, a blank line before each statement and each heading.
fn why(reasons: &[Reason], columns: usize) -> Vec<PopupLine> {
    let mut lines = Vec::new();
    for reason in reasons {
        if reason.level == 0 && !lines.is_empty() {
            blank(&mut lines);
        }
        add(&mut lines, reason.role, 2 * reason.level, &reason.words, columns, None);
    }
    lines
}

/// Adds words as the lines they take.
pub(super) fn add(
    lines: &mut Vec<PopupLine>,
    role: Role,
    indent: usize,
    words: &str,
    columns: usize,
    link: Option<&String>,
) {
    let set = set_text(role, indent, words, columns);
    lines.extend(set.into_iter().map(|line| PopupLine { line, link: link.cloned() }));
}

/// Adds an empty line.
pub(super) fn blank(lines: &mut Vec<PopupLine>) {
    lines.push(PopupLine::plain(Line::new()));
}
