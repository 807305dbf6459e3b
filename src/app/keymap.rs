//! The key table: what every key does, and the words the help says about it.
//!
//! One table serves the reader, the help screen, the manual page and the test that holds the README to it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Action;

/// What is open, as far as keys are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The comparison.
    Reading,
    /// The letter of a topic is awaited.
    TopicLetter,
    /// A search is being typed.
    Search,
    /// The meeting picker.
    Picker,
    /// A page to scroll: sources, reasons, balance, help.
    Page,
    /// The export dialogue.
    Export,
    /// Whether to replace a file is asked.
    Replace,
}

/// Keys, what they do, and what the help says.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where they count.
    pub contexts: &'static [Context],
    /// The keys, as [`name`] spells them.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// What the help says; bindings with the same words stand on one line.
    pub help: &'static str,
}

const READING: &[Context] = &[Context::Reading];
const PICKER: &[Context] = &[Context::Picker];
const EXPORT: &[Context] = &[Context::Export];
const REPLACE: &[Context] = &[Context::Replace];
const TYPING: &[Context] = &[Context::Search, Context::Picker, Context::Export];
const SCROLLING: &[Context] = &[Context::Reading, Context::Page];
const ANYWHERE: &[Context] = &[
    Context::Reading,
    Context::TopicLetter,
    Context::Search,
    Context::Picker,
    Context::Page,
    Context::Export,
    Context::Replace,
];

/// Shorthand for one line of the table.
const fn bind(
    contexts: &'static [Context],
    keys: &'static [&'static str],
    action: Action,
    help: &'static str,
) -> Binding {
    Binding { contexts, keys, action, help }
}

/// Every key, in the order of the help.
pub const BINDINGS: &[Binding] = &[
    bind(SCROLLING, &["j", "down"], Action::NextRow, "next row"),
    bind(SCROLLING, &["k", "up"], Action::PreviousRow, "previous row"),
    bind(READING, &["]", "l", "right"], Action::NextTopic, "next topic"),
    bind(READING, &["[", "h", "left"], Action::PreviousTopic, "previous topic"),
    bind(READING, &["1"], Action::NthTopic(1), "the n-th topic"),
    bind(READING, &["2"], Action::NthTopic(2), "the n-th topic"),
    bind(READING, &["3"], Action::NthTopic(3), "the n-th topic"),
    bind(READING, &["4"], Action::NthTopic(4), "the n-th topic"),
    bind(READING, &["5"], Action::NthTopic(5), "the n-th topic"),
    bind(READING, &["6"], Action::NthTopic(6), "the n-th topic"),
    bind(READING, &["7"], Action::NthTopic(7), "the n-th topic"),
    bind(READING, &["8"], Action::NthTopic(8), "the n-th topic"),
    bind(READING, &["9"], Action::NthTopic(9), "the n-th topic"),
    bind(READING, &["t"], Action::AwaitTopicLetter, "then a letter: the topic with that letter"),
    bind(SCROLLING, &["g", "home"], Action::FirstRow, "first row"),
    bind(SCROLLING, &["G", "end"], Action::LastRow, "last row"),
    bind(SCROLLING, &["ctrl-d"], Action::HalfPageDown, "half a screen down"),
    bind(SCROLLING, &["ctrl-u"], Action::HalfPageUp, "half a screen up"),
    bind(SCROLLING, &["pgdn"], Action::PageDown, "a screen down"),
    bind(SCROLLING, &["pgup"], Action::PageUp, "a screen up"),
    bind(READING, &["tab"], Action::FocusSide, "side: left, right, both (j k then scroll its cell)"),
    bind(READING, &["/"], Action::OpenSearch, "search in the meeting (a capital makes it exact)"),
    bind(READING, &["n"], Action::NextHit, "next hit"),
    bind(READING, &["N"], Action::PreviousHit, "previous hit"),
    bind(READING, &["f"], Action::CycleFilter, "show all rows, both sides', silences, one side's only"),
    bind(READING, &["o"], Action::OpenPicker, "choose a meeting"),
    bind(READING, &[">"], Action::NextMeeting, "next meeting by date"),
    bind(READING, &["<"], Action::PreviousMeeting, "previous meeting by date"),
    bind(READING, &["s", "enter"], Action::OpenSources, "sources: the documents, of the chosen side or of both"),
    bind(READING, &["w"], Action::Explain, "why: the words and rules behind the row"),
    bind(READING, &["b"], Action::OpenBalance, "balance: words and statements of each side by topic"),
    bind(READING, &["space"], Action::Mark, "mark the row, or take its mark off"),
    bind(READING, &["u"], Action::Unmark, "take all marks off, or bring them back"),
    bind(READING, &["e"], Action::OpenExport, "export: the row, the topic, the marked rows, the meeting"),
    bind(READING, &["y"], Action::Copy, "copy the row, or the marked rows"),
    bind(READING, &["Y"], Action::CopyCitation, "copy where they stand, as a citation"),
    bind(READING, &["?", "f1"], Action::OpenHelp, "this help"),
    bind(PICKER, &["down", "ctrl-n", "tab"], Action::NextRow, "in the picker: next meeting"),
    bind(PICKER, &["up", "ctrl-p", "shift-tab"], Action::PreviousRow, "in the picker: previous meeting"),
    bind(PICKER, &["pgdn"], Action::PageDown, "a screen down"),
    bind(PICKER, &["pgup"], Action::PageUp, "a screen up"),
    bind(EXPORT, &["down", "ctrl-n"], Action::NextRow, "in the export: what to take, next"),
    bind(EXPORT, &["up", "ctrl-p"], Action::PreviousRow, "in the export: what to take, before"),
    bind(EXPORT, &["tab"], Action::NextFormat, "in the export: next format"),
    bind(EXPORT, &["shift-tab"], Action::PreviousFormat, "in the export: format before"),
    bind(REPLACE, &["y"], Action::Confirm, "asked whether to replace a file: yes"),
    bind(REPLACE, &["n", "esc", "q"], Action::Cancel, "asked whether to replace a file: no"),
    bind(TYPING, &["enter"], Action::Confirm, "take what is typed or chosen"),
    bind(TYPING, &["esc"], Action::Cancel, "give up what was begun, clear the search"),
    bind(SCROLLING, &["esc"], Action::Cancel, "give up what was begun, clear the search"),
    bind(&[Context::TopicLetter], &["esc"], Action::Cancel, "give up what was begun, clear the search"),
    bind(ANYWHERE, &["ctrl-l"], Action::Redraw, "draw the screen anew"),
    bind(ANYWHERE, &["ctrl-z"], Action::Suspend, "suspend (continue with fg)"),
    bind(SCROLLING, &["q"], Action::Close, "close what is on top, then leave"),
    bind(ANYWHERE, &["ctrl-c"], Action::Quit, "leave"),
];

/// What `key` means in `context`; `None` where it means nothing.
#[must_use]
pub fn action(context: Context, key: KeyEvent) -> Option<Action> {
    let pressed = name(key);
    let bound = BINDINGS
        .iter()
        .find(|binding| binding.contexts.contains(&context) && binding.keys.contains(&pressed.as_str()))
        .map(|binding| binding.action);
    bound.or(match (context, key.code) {
        (Context::TopicLetter, KeyCode::Char(letter)) => Some(Action::LetteredTopic(letter)),
        (Context::TopicLetter, _) => Some(Action::Cancel),
        (Context::Search | Context::Picker | Context::Export, _) => Some(Action::Type(key)),
        _ => None,
    })
}

/// A key as the table spells it: `j`, `G`, `ctrl-d`, `pgdn`, `shift-tab`.
#[must_use]
pub fn name(key: KeyEvent) -> String {
    let base = match key.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(letter) if key.modifiers.contains(KeyModifiers::CONTROL) => letter.to_lowercase().to_string(),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::F(number) => format!("f{number}"),
        KeyCode::BackTab => "shift-tab".to_owned(),
        KeyCode::PageDown => "pgdn".to_owned(),
        KeyCode::PageUp => "pgup".to_owned(),
        code => format!("{code:?}").to_lowercase(),
    };
    let control = if key.modifiers.contains(KeyModifiers::CONTROL) { "ctrl-" } else { "" };
    let alt = if key.modifiers.contains(KeyModifiers::ALT) { "alt-" } else { "" };
    format!("{control}{alt}{base}")
}

/// The lines of the help: keys and words, bindings with the same words joined.
#[must_use]
pub fn help() -> Vec<(String, &'static str)> {
    let mut lines: Vec<(Vec<&str>, &'static str)> = Vec::new();
    for binding in BINDINGS {
        match lines.iter_mut().find(|(_, help)| *help == binding.help) {
            Some((keys, _)) => keys.extend(binding.keys.iter().filter(|key| !keys.contains(*key)).collect::<Vec<_>>()),
            None => lines.push((binding.keys.to_vec(), binding.help)),
        }
    }
    lines.into_iter().map(|(keys, help)| (spelled(&keys), help)).collect()
}

/// Keys as the help prints them: `1 … 9`, `Ctrl-d`, `PgDn`, `↓`.
fn spelled(keys: &[&str]) -> String {
    if let ["1", .., "9"] = keys {
        return "1…9".to_owned();
    }
    keys.iter().map(|key| shown(key)).collect::<Vec<_>>().join("  ")
}

fn shown(key: &str) -> String {
    match key {
        "down" => "↓".to_owned(),
        "up" => "↑".to_owned(),
        "right" => "→".to_owned(),
        "left" => "←".to_owned(),
        "pgdn" => "PgDn".to_owned(),
        "pgup" => "PgUp".to_owned(),
        "shift-tab" => "Shift-Tab".to_owned(),
        key if key.starts_with("ctrl-") => key.replacen("ctrl-", "Ctrl-", 1),
        key if key.chars().count() > 1 => {
            let mut letters = key.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        }
        key => key.to_owned(),
    }
}
