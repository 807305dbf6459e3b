//! A folder of pairs imported: the bar, what is said above it, and what an interruption leaves.

use std::fs;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::terminal::{Fate, Terminal, counterpart};

/// A folder of `count` pairs of readouts, the second of them empty on one side.
fn pairs(count: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=count {
        for (side, words) in [("us", "They talked about trade."), ("cn", "The two sides discussed trade.")] {
            let words = if (number, side) == (2, "cn") { "" } else { words };
            fs::write(folder.path().join(format!("2024-01-02-{number:04}.{side}.txt")), words).unwrap();
        }
    }
    folder
}

#[test]
fn the_bar_stays_on_its_line_and_leaves_a_clean_one() {
    for columns in [80, 20] {
        let folder = pairs(3);
        let mut command = counterpart(&["import", "."]);
        command.cwd(folder.path());
        let mut terminal = Terminal::run_at((24, columns), command);
        assert_eq!(terminal.fate(), Fate::Exited(2));
        assert!(String::from_utf8_lossy(terminal.raw()).contains(" 3/3"), "the bar was drawn");
        let screen = terminal.contents().replace('\n', "");
        assert!(screen.starts_with("2024-01-02-0002: ./2024-01-02-0002.cn.txt: is empty"), "{screen}");
        assert!(screen.trim_end().ends_with("2 meetings imported, 1 not"), "{screen}");
        assert!(!screen.contains("/3"), "{screen}");
    }
}

#[test]
fn an_interrupted_import_says_what_is_left_and_leaves_whole_files() {
    // More than are imported before the key arrives, however fast the machine.
    const MANY: usize = 2000;
    let (folder, library) = (pairs(MANY), tempfile::tempdir().unwrap());
    let mut command = counterpart(&["import", "."]);
    command.cwd(folder.path());
    command.env("XDG_DATA_HOME", library.path());
    let mut terminal = Terminal::run_at((24, 80), command);
    terminal.shows(&format!("/{MANY}"));
    terminal.press("<ctrl-c>");
    assert_eq!(terminal.fate(), Fate::Killed(Signal::INT.as_raw()));
    assert!(terminal.contents().contains(" left"), "{}", terminal.contents());
    let files = fs::read_dir(library.path().join("counterpart/meetings")).unwrap();
    let names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.len() < MANY && names.iter().all(|name| name.ends_with(".json")), "{names:?}");
}
