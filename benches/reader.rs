//! Every key of the key table to its frame, in CPU time: `cargo bench --bench reader [WORDS OF A CASE]`.
//!
//! In a meeting of 100,000 statements held in full, on a screen of 200×60; in the picker with 10,000 meetings.
//! CPU time of the only thread, so that what else the machine does counts little. It prints a Markdown table,
//! and which keys of the table it leaves out.

#![expect(clippy::unwrap_used, reason = "a measurement without its data is none")]

mod made_up;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use counterpart::app::{Action, Effect, Layer, Session, keymap};
use counterpart::library::{Library, decode, vocabulary};
use counterpart::model::{Filter, Meeting};
use counterpart::signs::Signs;
use counterpart::ui::{self, Theme};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use rustix::time::{ClockId, clock_gettime};

/// A large terminal window.
const SCREEN: Size = Size { width: 200, height: 60 };

/// What it is resized to, one line and one column less, so that every row is set anew.
const RESIZED: Size = Size { width: 199, height: 59 };

const THEME: Theme = Theme { colour: true, signs: Signs::DRAWN };

/// Each case is measured this often, or for [`LONGEST`] where that is shorter.
const RUNS: usize = 101;

/// How long one case is measured: the slowest are those that open a large meeting.
const LONGEST: Duration = Duration::from_secs(3);

/// What a key may take.
const TARGET: f64 = 2.0;

/// Keys that do nothing but tell the terminal to do something.
const TERMINAL_ONLY: [&str; 4] = ["ctrl-l", "ctrl-z", "ctrl-c", "q"];

/// A key to measure, and what is done before it, unmeasured.
struct Case {
    /// Pressed first.
    before: &'static str,
    /// Whether idle time passes between the two.
    rest: bool,
    key: &'static str,
    what: &'static str,
}

/// After idle time.
const fn rested(before: &'static str, key: &'static str, what: &'static str) -> Case {
    Case { before, rest: true, key, what }
}

/// With no idle time before.
const fn hurried(before: &'static str, key: &'static str, what: &'static str) -> Case {
    Case { before, rest: false, key, what }
}

/// Each begins at the first row, with nothing open and nothing searched for.
const READING: &[Case] = &[
    rested("", "j", "next row"),
    rested("G", "k", "previous row"),
    rested("", "]", "next topic"),
    rested("G", "[", "previous topic"),
    rested("", "9", "the ninth topic"),
    rested("", "t", "letters of the topics"),
    rested("t", "z", "a letter"),
    rested("", "G", "last row"),
    rested("G", "g", "first row"),
    rested("<c-d>", "<c-d>", "half a screen down"),
    rested("9<c-d>", "<c-u>", "half a screen up"),
    rested("<pgdn>", "<pgdn>", "a screen down"),
    rested("9<pgdn>", "<pgup>", "a screen up"),
    rested("", "<tab>", "side"),
    rested("<tab>", "j", "next row with a side chosen"),
    rested("", "/", "search"),
    rested("/", "t", "search, first letter"),
    hurried("/taiwa", "n", "search, next letter at once"),
    hurried("/mustar", "d", "search, a word of the last row"),
    rested("/taiwan", "<enter>", "search taken"),
    hurried("/taiwan", "<esc>", "search given up"),
    rested("/taiwan<enter>", "n", "next hit"),
    rested("/mustard<enter>", "n", "next hit, the only one"),
    hurried("/mustard<enter>", "n", "next hit, before the search has come to it"),
    hurried("/mustard<enter>nnn", "n", "next hit, four times at once"),
    rested("/taiwan<enter>", "N", "previous hit"),
    hurried("/mustard<enter>", "N", "previous hit, before the search has come to it"),
    rested("/the<enter>G", "k", "row in a search with 66,000 hits"),
    rested("/taiwan<enter>", "<esc>", "search cleared"),
    rested("", "f", "only both sides' rows"),
    rested("f", "f", "only silences"),
    rested("ff", "f", "only the left side's rows"),
    rested("fff", "f", "only the right side's rows"),
    rested("ffff", "f", "all rows"),
    rested("/taiwan<enter>", "f", "only both sides' rows, with a search"),
    rested("", "o", "picker"),
    rested("", "s", "sources"),
    rested("", "<enter>", "sources"),
    rested("s", "j", "in the sources: a line down"),
    rested("", "w", "why"),
    rested("", "b", "balance"),
    rested("", " ", "mark"),
    rested(" ", "u", "marks taken off"),
    rested("", "y", "row copied"),
    rested("", "Y", "its sources copied"),
    rested("", "e", "export"),
    rested("e", "<tab>", "in the export: next format"),
    rested("e", "<up>", "in the export: what"),
    rested("", "?", "help"),
    rested("?", "<c-d>", "in the help: half a screen down"),
    rested("?", "<esc>", "help closed"),
    rested("", "<wheel>", "the wheel"),
    rested("", "<drag>", "the divider moved"),
    rested("G", "<resize>", "the window resized"),
    rested("?", "<resize>", "the window resized, with the help open"),
    rested("", "<gt>", "next meeting, from the large one"),
    rested("<gt>", "<lt>", "previous meeting, the large one"),
];

/// Each begins in the picker just opened.
const PICKING: &[Case] = &[
    rested("", "<down>", "next meeting"),
    rested("<down>", "<up>", "previous meeting"),
    rested("", "<pgdn>", "a screen down"),
    rested("<pgdn>", "<pgup>", "a screen up"),
    rested("", "m", "first letter"),
    rested("meeting 1", "2", "next letter"),
    rested("meeting 12", "<esc>", "closed"),
    rested("<down>", "<enter>", "a small meeting opened"),
];

fn main() {
    // `cargo bench` passes `--bench`.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wanted = |case: &&Case| words.iter().all(|word| case.what.contains(word.as_str()));
    let width = SCREEN.width;
    println!("| key to its frame, {width}×{}, CPU time | median | slowest |\n|---|---|---|", SCREEN.height);
    let file = made_up::meeting(made_up::STATEMENTS);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("large.json"), &file).unwrap();
    // The one before the large meeting by date, which is the newest of those the reader can reach.
    let mut reader = Reader::new(Library::open(&[folder.path().to_owned()], None));
    reader.home = Some(decode("large", file.as_bytes()).unwrap());
    let mut slow = 0;
    for case in READING.iter().filter(wanted) {
        slow += usize::from(measure(&mut reader, "", case) >= TARGET);
    }
    let files = tempfile::tempdir().unwrap();
    made_up::library(files.path(), made_up::FILES);
    let mut reader = Reader::new(Library::open(&[], Some(files.path())));
    for case in PICKING.iter().filter(wanted) {
        slow += usize::from(measure(&mut reader, "o", case) >= TARGET);
    }
    println!("\n{slow} at or above {TARGET} ms. Not measured: {}.", unmeasured().join(" "));
}

/// Measures a case begun with the keys `open`, prints it, and returns its median in milliseconds.
fn measure(reader: &mut Reader, open: &str, case: &Case) -> f64 {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.is_empty() || times.len() < RUNS && begun.elapsed() < LONGEST {
        reader.begin_anew();
        reader.type_all(open);
        reader.type_all(case.before);
        if case.rest {
            reader.rest();
        }
        reader.draw();
        let before = cpu_time();
        reader.type_all(case.key);
        reader.draw();
        times.push((cpu_time() - before).as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let (middle, slowest) = (times[times.len() / 2], times[times.len() - 1]);
    println!("| `{open}{} {}` {} | {middle:.2} ms | {slowest:.2} ms |", case.before, case.key, case.what);
    middle
}

/// The CPU time this thread has used.
fn cpu_time() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}

/// The keys of the table that no case presses and that do more than tell the terminal something.
fn unmeasured() -> Vec<&'static str> {
    let pressed: BTreeSet<String> =
        READING.iter().chain(PICKING).flat_map(|case| parse(case.key)).map(name_of).collect();
    // One key stands for all with the same meaning.
    let measured = |binding: &&keymap::Binding| binding.keys.iter().any(|key| pressed.contains(*key));
    let words: BTreeSet<&str> = keymap::BINDINGS.iter().filter(measured).map(|binding| binding.help).collect();
    let left = keymap::BINDINGS.iter().filter(|binding| !words.contains(binding.help));
    left.filter_map(|binding| binding.keys.first().copied()).filter(|key| !TERMINAL_ONLY.contains(key)).collect()
}

fn name_of(input: Input) -> String {
    if let Input::Key(key) = input { keymap::name(key) } else { String::new() }
}

/// What a user does.
#[derive(Clone, Copy)]
enum Input {
    Key(KeyEvent),
    Wheel,
    Drag,
    Resize,
}

/// The session and the screen of the terminal loop, without the terminal.
struct Reader {
    session: Session,
    screen: Terminal<TestBackend>,
    size: Size,
    /// The meeting in which every case begins.
    home: Option<Meeting>,
}

impl Reader {
    fn new(library: Library) -> Self {
        let screen = Terminal::new(TestBackend::new(SCREEN.width, SCREEN.height)).unwrap();
        let mut reader = Self { session: Session::new(library, vocabulary()), screen, size: SCREEN, home: None };
        reader.resize(SCREEN);
        reader
    }

    fn resize(&mut self, size: Size) {
        self.size = size;
        self.screen.backend_mut().resize(size.width, size.height);
        self.fit();
    }

    fn fit(&mut self) {
        let regions = ui::layout(self.size, self.session.app().divider());
        self.session.set_panes(regions.room());
    }

    /// The first row of the first meeting, all rows shown, nothing open, nothing searched for.
    fn begin_anew(&mut self) {
        if self.size != SCREEN {
            self.resize(SCREEN);
        }
        while !matches!(self.session.app().layer(), Layer::None) {
            self.type_all("<esc>");
        }
        if let Some(home) = &self.home
            && self.session.app().reading().is_none_or(|reading| reading.meeting.id != home.id)
        {
            self.session.open(home.clone());
        }
        self.type_all("<esc><esc>");
        while self.session.app().reading().is_some_and(|reading| reading.filter() != Filter::All) {
            self.session.dispatch(Action::CycleFilter);
        }
        self.act(Action::MoveDivider(500));
        self.type_all("g");
        self.rest();
    }

    fn rest(&mut self) {
        while self.session.is_busy() {
            self.session.idle();
        }
    }

    fn type_all(&mut self, keys: &str) {
        for input in parse(keys) {
            self.take(input);
        }
    }

    fn take(&mut self, input: Input) {
        let action = match input {
            Input::Key(key) => keymap::action(self.session.app().context(), key),
            Input::Wheel => self.wheel(),
            Input::Drag => Some(Action::MoveDivider(400)),
            Input::Resize => {
                self.resize(RESIZED);
                None
            }
        };
        action.into_iter().for_each(|action| self.act(action));
    }

    /// The wheel turned over the middle of the screen.
    fn wheel(&self) -> Option<Action> {
        let (column, row) = (SCREEN.width / 2, SCREEN.height / 2);
        let event = MouseEvent { kind: MouseEventKind::ScrollDown, column, row, modifiers: KeyModifiers::NONE };
        ui::pointer_action(self.session.app(), &ui::layout(self.size, self.session.app().divider()), event)
    }

    fn act(&mut self, action: Action) {
        if self.session.dispatch(action) == Some(Effect::Relayout) {
            self.fit();
        }
    }

    fn draw(&mut self) {
        self.screen.draw(|frame| drop(ui::draw(frame, self.session.app(), &THEME))).unwrap();
    }
}

/// Keys as the tests write them: `jj/taiwan<enter>`, `<c-d>`, `<lt>` for `<`; also `<wheel>`, `<drag>`, `<resize>`.
fn parse(keys: &str) -> Vec<Input> {
    let mut parsed = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let (code, after) = match rest.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
            Some((name, after)) => (named(name), after),
            None => (plain(KeyCode::Char(first)), rest.strip_prefix(first).unwrap()),
        };
        parsed.push(code);
        rest = after;
    }
    parsed
}

fn plain(code: KeyCode) -> Input {
    Input::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn named(name: &str) -> Input {
    plain(match name {
        "wheel" => return Input::Wheel,
        "drag" => return Input::Drag,
        "resize" => return Input::Resize,
        "c-d" => return Input::Key(KeyEvent::new(KeyCode::Char('d'), KeyModifiers::CONTROL)),
        "c-u" => return Input::Key(KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL)),
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "pgdn" => KeyCode::PageDown,
        "pgup" => KeyCode::PageUp,
        "space" => KeyCode::Char(' '),
        "lt" => KeyCode::Char('<'),
        "gt" => KeyCode::Char('>'),
        name => panic!("no key is called {name}"),
    })
}
