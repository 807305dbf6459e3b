//! `import FOLDER`: one pair after another, with a bar that says how far it has come.
//!
//! A first Ctrl-C lets the pair at hand be finished, so that no file is left half written; a second ends the
//! program at once.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

use super::intake::{self, Texts};
use super::run::{self, Failure};
use crate::lexicon::Lexicon;
use crate::library::{self, FilePair};
use crate::model::{BySide, Party, Side};
use crate::{text, wording};

/// Imports every pair of a folder; a bad one is reported and the rest go on.
pub(super) fn import(texts: &Texts, folder: &Path, sides: &BySide<Party>, lexicon: &Lexicon) -> Result<(), Failure> {
    let pairs = pairs(folder, sides)?;
    let stop = Stop::listen()?;
    let mut bar = Bar::new(pairs.len());
    let (mut good, mut bad) = (0, 0);
    for pair in &pairs {
        if stop.signal().is_some() {
            break;
        }
        bar.step()?;
        match import_pair(texts, pair, sides, lexicon) {
            Ok(remarks) => {
                good += 1;
                remarks.iter().try_for_each(|remark| bar.say(&pair.name, &text::safe(remark)))?;
            }
            Err(failure) => {
                bad += 1;
                bar.say(&pair.name, failure.to_string().trim_end())?;
            }
        }
    }
    bar.clear()?;
    let left = pairs.len() - good - bad;
    let left = if left == 0 { String::new() } else { format!(", stopped with {left} left") };
    run::write(&format!("{} imported, {bad} not{left}\n", wording::counted(good, "meeting")))?;
    if let Some(signal) = stop.signal() {
        low_level::emulate_default_handler(signal)?;
    }
    if bad > 0 { Err(Failure::Checked) } else { Ok(()) }
}

/// The pairs of a folder; one that holds none was hardly meant.
fn pairs(folder: &Path, sides: &BySide<Party>) -> Result<Vec<FilePair>, Failure> {
    let (left, right) = (&sides.left.id, &sides.right.id);
    let pairs = library::pairs_in(folder, left, right)?;
    if pairs.is_empty() {
        let folder = folder.to_string_lossy();
        return Err(Failure::Unclear(format!(
            "{} holds no pair: name the files of a meeting NAME.{left}.txt and NAME.{right}.txt (any ending)",
            text::safe(&folder)
        )));
    }
    Ok(pairs)
}

/// Imports one pair; what a reader of the meeting should know.
fn import_pair(
    texts: &Texts,
    pair: &FilePair,
    sides: &BySide<Party>,
    lexicon: &Lexicon,
) -> Result<Vec<String>, Failure> {
    let missing = Side::BOTH.into_iter().find(|side| pair.files[*side].is_empty());
    if let Some(missing) = missing.map(|side| &sides[side]) {
        let wanted = format!("the text of {} is missing: {}.{}.*", missing.name, pair.name, missing.id);
        return Err(Failure::Unclear(text::safe(&wanted).into_owned()));
    }
    let mut intake = intake::take_in(texts, &pair.files, sides, lexicon)?;
    intake.meeting.id.clone_from(&pair.name);
    let mut remarks = intake.warnings;
    remarks.extend(intake::store(intake.meeting)?.lost);
    Ok(remarks)
}

/// The columns of the bar itself, where there is room: more than the eye needs is no use.
const WIDEST: usize = 30;

/// The columns of a terminal that does not say how many it has.
const USUAL: u16 = 80;

/// A bar on one line of standard error, where that is a terminal; messages go above it.
struct Bar {
    is_shown: bool,
    /// The columns of the bar itself; a line that wraps could not be taken back.
    columns: usize,
    done: usize,
    count: usize,
}

impl Bar {
    fn new(count: usize) -> Self {
        let is_shown = io::stderr().is_terminal();
        let (terminal, _) = crossterm::terminal::size().unwrap_or((USUAL, 0));
        // The numbers, what stands round the bar, and the last column, where some terminals wrap.
        let taken = format!(" {count}/{count}[]").len() + 1;
        Self { is_shown, columns: usize::from(terminal).saturating_sub(taken).min(WIDEST), done: 0, count }
    }

    /// The next one is being worked on.
    fn step(&mut self) -> io::Result<()> {
        self.done += 1;
        self.draw()
    }

    fn draw(&self) -> io::Result<()> {
        if !self.is_shown {
            return Ok(());
        }
        write!(io::stderr(), "\r{}", self.line())
    }

    /// `[##########--------------------] 100/300`
    fn line(&self) -> String {
        let full = self.done * self.columns / self.count;
        format!("[{}{}] {}/{}", "#".repeat(full), "-".repeat(self.columns - full), self.done, self.count)
    }

    /// Says something of `name`, safe to print, above the bar.
    fn say(&self, name: &str, words: &str) -> io::Result<()> {
        self.clear()?;
        writeln!(io::stderr(), "{}: {}", text::safe(name), words)?;
        self.draw()
    }

    /// Leaves the line clean. Spaces, not an escape sequence: they do so on every terminal.
    fn clear(&self) -> io::Result<()> {
        if !self.is_shown {
            return Ok(());
        }
        write!(io::stderr(), "\r{}\r", " ".repeat(self.line().len()))
    }
}

/// Whether somebody has asked the program to end.
struct Stop([(i32, Arc<AtomicBool>); 3]);

impl Stop {
    fn listen() -> io::Result<Self> {
        let asked = [SIGINT, SIGTERM, SIGHUP].map(|signal| (signal, Arc::new(AtomicBool::new(false))));
        for (signal, flag) in &asked {
            // Set already, it means that a pair takes too long for whoever asks again.
            flag::register_conditional_default(*signal, Arc::clone(flag))?;
            flag::register(*signal, Arc::clone(flag))?;
        }
        Ok(Self(asked))
    }

    /// The signal that asked.
    fn signal(&self) -> Option<i32> {
        self.0.iter().find(|(_, asked)| asked.load(Ordering::Relaxed)).map(|(signal, _)| *signal)
    }
}
