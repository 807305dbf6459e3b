//! Every way out leaves the terminal as it was.

use rustix::process::Signal;

use crate::terminal::{Fate, Terminal};

/// A reader that has drawn its first screen.
fn opened(args: &[&str]) -> Terminal {
    let mut terminal = Terminal::open(args);
    terminal.shows("row 1/");
    assert!(terminal.is_raw());
    terminal
}

#[test]
fn q_leaves_with_success() {
    let mut terminal = opened(&[]);
    terminal.press("q");
    assert_eq!(terminal.fate(), Fate::Exited(0));
    terminal.is_restored();
}

#[test]
fn ctrl_c_leaves_from_anywhere() {
    for keys in ["<ctrl-c>", "/tai<ctrl-c>", "o<ctrl-c>", "?<ctrl-c>", "t<ctrl-c>"] {
        let mut terminal = opened(&[]);
        terminal.press(keys);
        assert_eq!(terminal.fate(), Fate::Exited(0), "{keys}");
        terminal.is_restored();
    }
}

#[test]
fn a_signal_to_end_is_obeyed_after_the_terminal_is_restored() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut terminal = opened(&[]);
        terminal.signal(signal);
        assert_eq!(terminal.fate(), Fate::Killed(signal.as_raw()));
        terminal.is_restored();
    }
}

#[test]
fn a_meeting_that_is_not_there_leaves_the_screen_alone() {
    let mut terminal = Terminal::open(&["no-such-meeting"]);
    assert_eq!(terminal.fate(), Fate::Exited(2));
    terminal.shows("no-such-meeting");
    assert!(!terminal.raw().windows(8).any(|bytes| bytes == b"\x1b[?1049h"));
    terminal.is_restored();
}
