//! What leaves the reader by the terminal: the clipboard.

use crate::terminal::{Fate, Terminal, counterpart};

#[test]
fn a_copied_row_is_sent_to_the_terminals_clipboard() {
    let mut command = counterpart(&["qin-beijing"]);
    // Far away, no program of this machine's own is asked.
    command.env("SSH_TTY", "/dev/pts/1");
    let mut terminal = Terminal::run(command);
    terminal.shows("row 1/35");
    terminal.press("y");
    terminal.shows("sent row 1 to the terminal's clipboard");
    terminal.press("q");
    assert_eq!(terminal.fate(), Fate::Exited(0));
    terminal.is_restored();
    let sent = String::from_utf8_lossy(terminal.raw());
    let (_, after) = sent.split_once("\x1b]52;c;").unwrap();
    let text = decoded(after.split('\x1b').next().unwrap());
    assert!(text.starts_with("Talks of Blinken") && text.contains("Row 1 · ") && text.contains("\n[1] "), "{text}");
}

/// The text behind base64.
fn decoded(base64: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sextets = base64.bytes().filter(|letter| *letter != b'=');
    let sextets = sextets.map(|letter| LETTERS.iter().position(|known| *known == letter).unwrap());
    let bits: Vec<usize> = sextets.flat_map(|sextet| (0..6).rev().map(move |bit| sextet >> bit & 1)).collect();
    let bytes = bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |sum, bit| sum * 2 + *bit) as u8).collect();
    String::from_utf8(bytes).unwrap()
}
