//! What the reader shows, and that it keeps showing it.

use crate::terminal::{Fate, Terminal, counterpart};

/// Words of the header of the newest bundled meeting.
const NEWEST: &str = "Talks of President Trump and President X";

/// Whether the footer says that row `number` is chosen.
fn at_row(screen: &vt100::Screen, number: usize) -> bool {
    screen.contents().contains(&format!("row {number}/"))
}

#[test]
fn opens_on_the_newest_meeting_and_moves() {
    let mut terminal = Terminal::open(&[]);
    let screen = terminal.shows(NEWEST);
    assert!(screen.alternate_screen() && screen.hide_cursor());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::AnyMotion);
    terminal.until("the first row", |screen| at_row(screen, 1));
    terminal.press("j");
    terminal.until("the second row", |screen| at_row(screen, 2));
    terminal.press("k]");
    terminal.until("the first row of the second topic", |screen| !at_row(screen, 1) && !at_row(screen, 2));
    terminal.press("g");
    terminal.until("the first row again", |screen| at_row(screen, 1));
}

#[test]
fn a_search_marks_what_it_finds() {
    let mut terminal = Terminal::open(&[]);
    terminal.shows(NEWEST);
    terminal.press("/taiwan<enter>");
    let marked = |screen: &vt100::Screen| {
        let (rows, columns) = screen.size();
        let cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).filter_map(move |column| screen.cell(row, column)));
        let marked = cells.filter(|cell| cell.bgcolor() == vt100::Color::Idx(3)).map(vt100::Cell::contents);
        marked.collect::<String>().to_lowercase()
    };
    terminal.until("“taiwan” on yellow", |screen| marked(screen).contains("taiwan"));
}

#[test]
fn another_meeting_is_found_by_typing_and_opened() {
    let mut terminal = Terminal::open(&[]);
    terminal.shows(NEWEST);
    terminal.press("o");
    terminal.shows("15 of 15");
    terminal.press("anchorage");
    terminal.shows("1 of 15");
    assert!(!terminal.shows("1 of 15").hide_cursor(), "what is typed has a cursor");
    terminal.press("<enter>");
    terminal.until("the other meeting without the picker", |screen| {
        let contents = screen.contents();
        contents.contains("High-level talks") && contents.contains("row 1/")
    });
}

#[test]
fn a_resize_is_followed_with_and_without_a_popup() {
    let mut terminal = Terminal::open(&[]);
    terminal.shows(NEWEST);
    terminal.resize(40, 120);
    terminal.shows("┌ Topics ─");
    terminal.resize(20, 60);
    terminal.until("stacked sides", |screen| {
        screen.contents().contains("United States and China") && !screen.contents().contains("Topics")
    });
    terminal.press("?");
    terminal.shows("┌ Help ─");
    terminal.resize(40, 120);
    let complete = |screen: &vt100::Screen| {
        let contents = screen.contents();
        contents.contains("┌ Topics┌ Help ─") && contents.contains("half a screen down")
    };
    terminal.until("help in the larger window", complete);
    terminal.resize(24, 80);
    terminal.until("help in the smaller window", |screen| {
        screen.contents().contains("┌ Help ─") && !screen.contents().contains("Topics")
    });
    terminal.press("q");
    terminal.until("the comparison", |screen| at_row(screen, 1) && !screen.contents().contains("Help ─"));
}

#[test]
fn sizes_that_hold_nothing_do_no_harm() {
    let mut terminal = Terminal::open(&[]);
    terminal.shows(NEWEST);
    for (rows, columns) in [(1, 1), (2, 200), (60, 3), (5, 20)] {
        terminal.resize(rows, columns);
        terminal.until("anything", |screen| !screen.contents().trim().is_empty());
    }
    terminal.resize(24, 80);
    terminal.shows(NEWEST);
}

#[test]
fn keys_come_from_the_terminal_where_standard_input_is_none() {
    let mut command = portable_pty::CommandBuilder::new("/bin/sh");
    command.args(["-c", "\"$0\" </dev/null", env!("CARGO_BIN_EXE_counterpart")]);
    let mut terminal = Terminal::run(command);
    terminal.shows(NEWEST);
    terminal.press("j");
    terminal.until("the second row", |screen| at_row(screen, 2));
    terminal.press("q");
    assert_eq!(terminal.fate(), Fate::Exited(0));
    terminal.is_restored();
}

#[test]
fn a_meeting_of_the_users_own_folder_is_listed() {
    let mut command = counterpart(&[]);
    let data = tempfile::tempdir().unwrap();
    let meetings = data.path().join("counterpart/meetings");
    std::fs::create_dir_all(&meetings).unwrap();
    std::fs::copy("tests/fixtures/freedonia-sylvania.json", meetings.join("own.json")).unwrap();
    command.env("XDG_DATA_HOME", data.path());
    let mut terminal = Terminal::run(command);
    terminal.shows(NEWEST);
    terminal.press("ofreedonia sylvania");
    terminal.shows("1 of 16");
    terminal.press("<enter>");
    terminal.shows("Freedonia · ");
}
