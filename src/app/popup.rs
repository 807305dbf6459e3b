//! Pages to read on top of the comparison: the sources of the meeting, its balance, the reasons of a row, the help.

use super::{Action, App, Effect, Layer, Reading, balance, keymap};
use crate::explain::Reason;
use crate::export::Balance;
use crate::model::{Coverage, Document, Side};
use crate::signs::Signs;
use crate::typeset::{Line, Role, set_text};
use crate::wording;

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
    /// Why a row is as it is.
    Why(Vec<Reason>),
    /// How words and statements are shared out among topics and sides.
    Balance(Balance),
    /// The keys.
    Help,
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
            (PopupKind::Help, _) => help(columns, &self.signs),
            (PopupKind::Why(reasons), _) => why(reasons, columns),
            (PopupKind::Sources(side), Some(reading)) => sources(reading, *side, columns),
            (PopupKind::Balance(balance), Some(reading)) => balance::page(reading, balance, columns, &self.signs),
            (PopupKind::Sources(_) | PopupKind::Balance(_), None) => Vec::new(),
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

/// The columns for the keys, so that the longest of them, `Enter  Esc`-like, leave a gap.
const KEY_COLUMNS: usize = 22;

fn help(columns: usize, signs: &Signs) -> Vec<PopupLine> {
    let mut lines = Vec::new();
    let heading = |words: &str, lines: &mut Vec<PopupLine>| add(lines, Role::Heading, 0, words, columns, None);
    heading("Keys", &mut lines);
    for (keys, words) in keymap::help() {
        let text = format!("{} {words}", crate::text::pad(&keys, KEY_COLUMNS));
        add(&mut lines, Role::Plain, 0, &text, columns, None);
    }
    blank(&mut lines);
    heading("Mouse", &mut lines);
    for words in [
        "the wheel scrolls what is under it",
        "a click chooses a topic, a row, a meeting",
        "drag the line between the panes to move it",
        "--no-mouse leaves the mouse to the terminal",
    ] {
        add(&mut lines, Role::Plain, 0, words, columns, None);
    }
    blank(&mut lines);
    heading("What you see", &mut lines);
    for (role, words) in legend(signs) {
        add(&mut lines, role, 0, &words, columns, None);
    }
    lines
}

/// How to read a cell, each line in the look it explains.
fn legend(signs: &Signs) -> [(Role, String); 9] {
    let Signs { guess, bar, none, chosen, marked, .. } = signs;
    [
        (Role::Verbatim, "“words between these marks” are quoted from the source".to_owned()),
        (
            Role::Plain,
            "other words are the record's own paraphrase; where a document is held in full, they are its own"
                .to_owned(),
        ),
        (Role::Link, "underlined words of the chosen row: a set phrase that both sides use (w names it)".to_owned()),
        (Role::Evidence, "issuer ¶paragraph · speaker, where not the side's principal · reporting verb".to_owned()),
        (Role::Voice, "[says the other side said] a statement that reports the other side's position".to_owned()),
        (Role::Plain, format!("{guess} between the cells: the program paired them, nobody has confirmed it")),
        (
            Role::Plain,
            format!(
                "2{bar}4 statements of the left and of the right side on a topic, {none} none; {chosen} the chosen row, \
                 {marked} a marked one"
            ),
        ),
        (Role::Silence, "counterpart stands under …: the other side makes the point under another topic".to_owned()),
        (Role::Silence, "an empty cell says why it is empty, and what was searched".to_owned()),
    ]
}

/// The documents of `side`, or of both sides and of neither.
fn sources(reading: &Reading, side: Option<Side>, columns: usize) -> Vec<PopupLine> {
    let Reading { meeting, comparison, .. } = reading;
    let mut lines = Vec::new();
    let groups: Vec<Option<Side>> = match side {
        Some(side) => vec![Some(side)],
        None => vec![Some(Side::Left), Some(Side::Right), None],
    };
    for group in groups {
        let counted = meeting.documents.iter().zip(&comparison.words);
        let documents: Vec<_> = counted.filter(|(document, _)| document.side == group).collect();
        let heading = match group {
            Some(side) => format!("{} · {}", meeting.sides[side].name, reading.holdings(side)),
            None if documents.is_empty() => continue,
            None => "Neither side's: reports that quote both".to_owned(),
        };
        add(&mut lines, Role::Heading, 0, &heading, columns, None);
        if documents.is_empty() {
            add(&mut lines, Role::Silence, 2, "no document found for this side", columns, None);
            blank(&mut lines);
        }
        for (document, words) in documents {
            source(document, *words, columns, &mut lines);
        }
    }
    lines
}

/// One document: title, issuer, what and when, address, note.
fn source(document: &Document, words: usize, columns: usize, lines: &mut Vec<PopupLine>) {
    add(lines, Role::Plain, 2, &document.title, columns, None);
    if let Some(issuer) = &document.issuer {
        add(lines, Role::Evidence, 4, issuer, columns, None);
    }
    add(lines, Role::Evidence, 4, &particulars(document, words), columns, None);
    match &document.url {
        Some(url) => add(lines, Role::Link, 4, url, columns, Some(url)),
        None => add(lines, Role::Evidence, 4, "no address known", columns, None),
    }
    if let Some(note) = &document.note {
        add(lines, Role::Note, 4, note, columns, None);
    }
    blank(lines);
}

/// `readout · published 18 June 2023 · en · excerpt`.
fn particulars(document: &Document, words: usize) -> String {
    let mut parts: Vec<String> = document.kind.map(|kind| wording::kind(kind).to_owned()).into_iter().collect();
    parts.push(
        document.published.map_or_else(
            || "day of publication not known".to_owned(),
            |date| format!("published {}", wording::day(date)),
        ),
    );
    parts.extend(document.retrieved.map(|date| format!("read {}", wording::day(date))));
    parts.push(document.language.clone());
    parts.push(match (document.coverage, &document.text) {
        (Coverage::Full, Some(_)) => format!("held in full, {}", wording::counted(words, wording::unit_of(document))),
        (Coverage::Full, None) => "held in full".to_owned(),
        (Coverage::Excerpt, _) => "held as an excerpt".to_owned(),
    });
    parts.join(" · ")
}

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

pub(super) fn blank(lines: &mut Vec<PopupLine>) {
    lines.push(PopupLine::plain(Line::new()));
}
