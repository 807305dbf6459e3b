//! What leaves the reader by the terminal: the clipboard.

use crate::terminal::{Fate, Terminal};

#[test]
fn a_copied_row_is_sent_to_the_terminals_clipboard() {
    let mut terminal = Terminal::open(&["qin-beijing"]);
    terminal.shows("row 1/35");
    terminal.press("y");
    terminal.shows("sent row 1 to the terminal's clipboard");
    terminal.press("q");
    assert_eq!(terminal.fate(), Fate::Exited(0));
    terminal.is_restored();
    let sent = String::from_utf8_lossy(terminal.raw());
    let (_, after) = sent.split_once("\x1b]52;c;").unwrap();
    // The base64 of the beginning of the title, "Talks of Blinken".
    assert!(after.starts_with("VGFsa3Mgb2YgQmxpbmtlb"), "{after}");
}
