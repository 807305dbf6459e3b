//! From a key to its frame in a meeting of 100,000 statements, and the list of 10,000 meetings.
//!
//! The figures in the README come from here and from `benches/measure.py`: `cargo bench`.

#![expect(clippy::unwrap_used, reason = "a measurement without its data is none")]

mod made_up;

use std::cell::RefCell;
use std::fmt;
use std::sync::LazyLock;

use counterpart::app::{Action, Session, keymap};
use counterpart::compare::compare;
use counterpart::library::{Library, decode, vocabulary};
use counterpart::model::Filter;
use counterpart::signs::Signs;
use counterpart::ui::{self, Theme};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use tempfile::TempDir;

/// A large terminal window.
const SCREEN: Size = Size { width: 200, height: 60 };

const THEME: Theme = Theme { colour: true, signs: Signs::DRAWN };

static FILE: LazyLock<String> = LazyLock::new(|| made_up::meeting(made_up::STATEMENTS));

static LIBRARY: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    made_up::library(folder.path(), made_up::FILES);
    folder
});

fn main() {
    divan::main();
}

/// The session and the screen of the terminal loop, without the terminal.
struct Reader {
    session: Session,
    screen: Terminal<TestBackend>,
}

impl Reader {
    fn new(library: Library) -> Self {
        let mut session = Session::new(library, vocabulary());
        session.set_panes(ui::layout(SCREEN, session.app().divider()).room());
        Self { session, screen: Terminal::new(TestBackend::new(SCREEN.width, SCREEN.height)).unwrap() }
    }

    /// On the large meeting, with nothing left to do.
    fn large() -> Self {
        let mut reader = Self::new(Library::bundled());
        reader.session.open(decode("large", FILE.as_bytes()).unwrap());
        reader.rest();
        reader
    }

    fn rest(&mut self) {
        while self.session.is_busy() {
            self.session.idle();
        }
        self.draw();
    }

    /// The first row, all rows shown, nothing open, nothing searched for.
    fn begin_anew(&mut self) {
        keys("⎋⎋⎋").into_iter().for_each(|key| self.press(key));
        while self.session.app().reading().unwrap().filter() != Filter::All {
            self.session.dispatch(Action::CycleFilter);
        }
        self.press(keys("g")[0]);
    }

    fn press(&mut self, key: KeyEvent) {
        if let Some(action) = keymap::action(self.session.app().context(), key) {
            self.session.dispatch(action);
        }
    }

    fn draw(&mut self) {
        self.screen.draw(|frame| drop(ui::draw(frame, self.session.app(), &THEME))).unwrap();
    }
}

/// A character as a key; `^d` with Ctrl, `⏎` and `⎋` for Enter and Esc.
fn keys(typed: &str) -> Vec<KeyEvent> {
    let mut modifiers = KeyModifiers::NONE;
    let mut keys = Vec::new();
    for typed in typed.chars() {
        let code = match typed {
            '^' => {
                modifiers = KeyModifiers::CONTROL;
                continue;
            }
            '⏎' => KeyCode::Enter,
            '⎋' => KeyCode::Esc,
            letter => KeyCode::Char(letter),
        };
        keys.push(KeyEvent::new(code, std::mem::replace(&mut modifiers, KeyModifiers::NONE)));
    }
    keys
}

/// A key to measure and what is done before it, unmeasured.
struct Case {
    before: &'static str,
    /// Whether idle time passes between the two.
    rest: bool,
    key: &'static str,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}[{}]", self.before, if self.rest { " … " } else { " " }, self.key)
    }
}

const fn case(before: &'static str, rest: bool, key: &'static str) -> Case {
    Case { before, rest, key }
}

/// Each begins at the first row without a search.
const CASES: [Case; 16] = [
    case("", true, "j"),
    case("^d", true, "^d"),
    case("", true, "]"),
    case("", true, "9"),
    case("G", true, "["),
    case("", true, "G"),
    case("", true, "⏎"),
    case("/", true, "t"),
    case("/taiwa", false, "n"),
    case("/mustar", false, "d"),
    case("/taiwan", false, "⏎"),
    case("/taiwan⏎", true, "n"),
    case("/taiwan⏎", false, "N"),
    case("/mustard⏎", false, "n"),
    case("/taiwan⏎", true, "f"),
    case("", true, "f"),
];

#[divan::bench(args = &CASES, sample_size = 1, sample_count = 200, max_time = 2)]
fn key_to_frame(bencher: Bencher<'_, '_>, case: &Case) {
    let reader = RefCell::new(Reader::large());
    let (before, key) = (keys(case.before), keys(case.key));
    let begin = || {
        let mut reader = reader.borrow_mut();
        reader.begin_anew();
        before.iter().for_each(|key| reader.press(*key));
        if case.rest {
            reader.rest();
        }
        reader.draw();
    };
    bencher.with_inputs(begin).bench_local_values(|()| {
        let mut reader = reader.borrow_mut();
        key.iter().for_each(|key| reader.press(*key));
        reader.draw();
    });
}

#[divan::bench(sample_count = 100)]
fn draw(bencher: Bencher<'_, '_>) {
    let mut reader = Reader::large();
    bencher.bench_local(|| reader.draw());
}

#[divan::bench(sample_size = 1, sample_count = 100, max_time = 2)]
fn idle_slice_of_a_search(bencher: Bencher<'_, '_>) {
    let reader = RefCell::new(Reader::large());
    let begin = || {
        let mut reader = reader.borrow_mut();
        reader.begin_anew();
        keys("/mustard").into_iter().for_each(|key| reader.press(key));
    };
    bencher.with_inputs(begin).bench_local_values(|()| reader.borrow_mut().session.idle());
}

#[divan::bench(sample_size = 1, sample_count = 5)]
fn decode_the_large_meeting(bencher: Bencher<'_, '_>) {
    bencher.bench(|| decode("large", FILE.as_bytes()).unwrap());
}

#[divan::bench(sample_size = 1, sample_count = 10)]
fn compare_the_large_meeting(bencher: Bencher<'_, '_>) {
    let meeting = decode("large", FILE.as_bytes()).unwrap();
    bencher.bench(|| compare(&meeting));
}

#[divan::bench(sample_size = 1, sample_count = 20)]
fn list_of_the_large_library(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Library::open(&[], Some(LIBRARY.path())).index());
}

/// From `o` to the picker's first screen, in a reader that has not read the list yet.
#[divan::bench(sample_size = 1, sample_count = 20)]
fn picker_of_the_large_library(bencher: Bencher<'_, '_>) {
    let begin = || Reader::new(Library::open(&[], Some(LIBRARY.path())));
    bencher.with_inputs(begin).bench_local_refs(|reader| {
        reader.press(keys("o")[0]);
        reader.draw();
    });
}

/// A letter typed in the picker.
#[divan::bench(sample_size = 1, sample_count = 50)]
fn typing_in_the_picker_of_the_large_library(bencher: Bencher<'_, '_>) {
    let reader = RefCell::new(Reader::new(Library::open(&[], Some(LIBRARY.path()))));
    let begin = || {
        let mut reader = reader.borrow_mut();
        keys("⎋o").into_iter().for_each(|key| reader.press(key));
        reader.draw();
    };
    bencher.with_inputs(begin).bench_local_values(|()| {
        let mut reader = reader.borrow_mut();
        reader.press(keys("m")[0]);
        reader.draw();
    });
}
