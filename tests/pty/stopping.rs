//! Job control: stopping gives the terminal back, going on takes it and draws everything anew.

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::terminal::{Fate, Terminal};

/// A prompt that nothing on the screen looks like.
const PROMPT: &str = "ready> ";

/// A reader at its second row, and what its screen shows.
fn at_second_row() -> (Terminal, String) {
    let mut terminal = Terminal::open(&[]);
    terminal.shows("row 1/");
    terminal.press("j");
    let shown = terminal.shows("row 2/").contents();
    (terminal, shown)
}

/// Lets a stopped reader go on and holds it to drawing the whole screen.
fn goes_on(terminal: &mut Terminal, shown: &str) {
    terminal.forget();
    terminal.signal(Signal::CONT);
    let screen = terminal.until("the whole screen as before", |screen| screen.contents() == *shown);
    assert!(screen.alternate_screen() && screen.hide_cursor());
    assert!(terminal.is_raw());
    terminal.press("j");
    terminal.shows("row 3/");
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_going_on_draws_everything() {
    let (mut terminal, shown) = at_second_row();
    terminal.press("<ctrl-z>");
    assert_eq!(terminal.fate(), Fate::Stopped);
    terminal.is_restored();
    goes_on(&mut terminal, &shown);
}

#[test]
fn the_signal_to_stop_does_as_ctrl_z() {
    let (mut terminal, shown) = at_second_row();
    terminal.signal(Signal::TSTP);
    assert_eq!(terminal.fate(), Fate::Stopped);
    terminal.is_restored();
    goes_on(&mut terminal, &shown);
}

#[test]
fn after_a_stop_without_warning_everything_is_drawn_too() {
    let (mut terminal, shown) = at_second_row();
    terminal.signal(Signal::STOP);
    assert_eq!(terminal.fate(), Fate::Stopped);
    goes_on(&mut terminal, &shown);
}

#[test]
fn a_resize_while_stopped_counts_when_it_goes_on() {
    let (mut terminal, _) = at_second_row();
    terminal.press("<ctrl-z>");
    assert_eq!(terminal.fate(), Fate::Stopped);
    terminal.is_restored();
    terminal.resize(40, 120);
    terminal.signal(Signal::CONT);
    terminal.shows("┌ Topics ─");
    terminal.shows("row 2/");
}

/// A shell with job control.
fn shell() -> Terminal {
    let mut command = CommandBuilder::new("/bin/sh");
    command.arg("-i");
    command.env("PS1", PROMPT);
    command.env("ENV", "");
    let mut terminal = Terminal::run(command);
    terminal.shows(PROMPT);
    terminal
}

/// Waits until the shell has the terminal and asks for its `count`th line.
fn shows_prompts(terminal: &mut Terminal, count: usize) {
    let prompt = PROMPT.trim_end();
    terminal.until("the shell", |screen| {
        let contents = screen.contents();
        !screen.alternate_screen() && contents.matches(prompt).count() == count && contents.trim_end().ends_with(prompt)
    });
}

/// Stops and continues the reader started by `line` from a shell.
fn is_stopped_and_continued_by_a_shell(line: &str) {
    let mut terminal = shell();
    terminal.press(&format!("{line}\r"));
    terminal.shows("row 1/");
    terminal.press("<ctrl-z>");
    shows_prompts(&mut terminal, 2);
    terminal.shows("Stopped");
    terminal.press("fg\r");
    terminal.until("the reader", |screen| screen.alternate_screen() && screen.contents().contains("row 1/"));
    terminal.press("jq");
    shows_prompts(&mut terminal, 3);
    terminal.press("echo left with $?\r");
    terminal.shows("left with 0");
}

#[test]
fn a_shell_stops_and_continues_the_reader() {
    is_stopped_and_continued_by_a_shell(env!("CARGO_BIN_EXE_counterpart"));
}

#[test]
fn a_reader_inside_a_command_stops_together_with_it() {
    is_stopped_and_continued_by_a_shell(&format!("sh -c '{}; exit $?'", env!("CARGO_BIN_EXE_counterpart")));
}
