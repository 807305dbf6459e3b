//! Doing what was asked: the reader, or text on standard output.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use thiserror::Error;

use super::{Cli, Command, Looks, Show, When, export, intake, knowledge, print};
use crate::app::{Session, keymap};
use crate::intake::IntakeError;
use crate::library::{self, Entry, Index, Library, LoadError, ResolveError, SaveError};
use crate::model::Meeting;
use crate::signs::Signs;
use crate::terminal::{self, Clipboard, Options};
use crate::ui::Theme;

/// Exit code for bad input, the same as clap's for bad arguments.
const BAD_INPUT: u8 = 2;

/// Why a command failed; the message is for the person at the keyboard.
#[derive(Debug, Error)]
pub(super) enum Failure {
    /// No such meeting, or several.
    #[error(transparent)]
    Resolve(#[from] ResolveError),
    /// A file that is no meeting.
    #[error("{}", .0.report(false))]
    Load(#[from] LoadError),
    /// Several meetings where one is wanted.
    #[error("one meeting at a time: {0} and {1} are both named")]
    TwoMeetings(String, String),
    /// Something of the meeting that it does not have.
    #[error("{0}")]
    NotInMeeting(String),
    /// Nothing to open.
    #[error("no meeting can be opened: {0}")]
    NothingToOpen(String),
    /// The terminal.
    #[error("the terminal cannot be used ({0}); `counterpart show MEETING` prints without one")]
    Terminal(#[source] io::Error),
    /// Standard output.
    #[error("cannot write to standard output: {0}")]
    Output(#[from] io::Error),
    /// An export that was not asked for in full.
    #[error("{0}")]
    Unclear(String),
    /// A file that could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// A text that cannot be set side by side.
    #[error("{}", crate::text::safe(&.0.to_string()))]
    Intake(#[from] IntakeError),
    /// `check` found problems, and has said which.
    #[error("")]
    Checked,
}

/// Runs the program with these arguments.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Nothing can be done about a message that cannot be printed.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(BAD_INPUT));
        }
    };
    match execute(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        // `| head` has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Checked) => ExitCode::from(BAD_INPUT),
        Err(failure) => {
            let message = failure.to_string();
            // A report has its own beginning and its own line end.
            let begins = if message.starts_with("error") { "" } else { "error: " };
            let _ = writeln!(io::stderr(), "{begins}{}", message.trim_end());
            ExitCode::from(BAD_INPUT)
        }
    }
}

fn execute(cli: &Cli) -> Result<(), Failure> {
    let Some(command) = &cli.command else { return read(cli) };
    match command {
        Command::List => list(),
        Command::Show(show) => {
            let meeting = named(&show.meeting, &library_with(&[]).index())?;
            print_meeting(&meeting, show, cli.looks)
        }
        Command::Export(wanted) => {
            let entry = entry(&wanted.meeting, &library_with(&[]).index())?;
            export::export(&entry.load()?, entry.origin.path(), wanted)
        }
        Command::Check { paths } => check(paths, cli.looks),
        Command::Compare(wanted) => intake::compare_texts(cli, wanted),
        Command::Import(texts) => intake::import(texts),
        Command::Explain { meeting, row } => knowledge::explain_row(meeting, *row),
        Command::Lexicon { command } => knowledge::print_or_check(command.as_ref()),
        Command::Topics => topics(),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "counterpart", &mut script);
            Ok(io::stdout().write_all(&script)?)
        }
        Command::Man => man(),
    }
}

/// The reader, or the text of `show` where the output is no terminal.
fn read(cli: &Cli) -> Result<(), Failure> {
    let (paths, names): (Vec<&String>, Vec<&String>) = cli.what.iter().partition(|what| Path::new(what).exists());
    if let [one, other, ..] = names.as_slice() {
        return Err(Failure::TwoMeetings((*one).clone(), (*other).clone()));
    }
    let given: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let library = library_with(&given);
    let file = given.iter().find(|path| path.is_file());
    let session = match (names.first(), file) {
        (Some(name), _) => {
            let index = library.index();
            let meeting = named(name, &index)?;
            let mut session = Session::with_index(index, library::vocabulary());
            session.open(meeting);
            session
        }
        // A file is opened without waiting for the library.
        (None, Some(file)) => {
            let meeting = named(&file.to_string_lossy(), &Index::default())?;
            let mut session = Session::new(library, library::vocabulary());
            session.open(meeting);
            session
        }
        (None, None) => {
            let mut session = Session::new(library, library::vocabulary());
            session.open_newest(&given);
            session
        }
    };
    let Some(reading) = session.app().reading() else {
        let notices: Vec<&str> = session.app().notices().collect();
        let why = if notices.is_empty() {
            "there is no meeting file (its name ends in .json)".to_owned()
        } else {
            notices.join("\n")
        };
        return Err(Failure::NothingToOpen(why));
    };
    if !screen_is_there() {
        return print_meeting(&reading.meeting, &Show::all(), cli.looks);
    }
    start(session, cli)
}

/// Opens the reader on a meeting made from texts, or prints it where there is no screen.
pub(super) fn open(cli: &Cli, meeting: Meeting, notices: Vec<String>) -> Result<(), Failure> {
    if !screen_is_there() {
        for notice in notices {
            writeln!(io::stderr(), "warning: {}", crate::text::safe(&notice))?;
        }
        return print_meeting(&meeting, &Show::all(), cli.looks);
    }
    let mut session = Session::new(library_with(&[]), library::vocabulary());
    session.open(meeting);
    notices.into_iter().for_each(|notice| session.say(notice));
    start(session, cli)
}

/// Whether the reader can draw: a terminal, and not one that says it cannot.
fn screen_is_there() -> bool {
    io::stdout().is_terminal() && variable("TERM").is_none_or(|term| term != "dumb")
}

fn start(mut session: Session, cli: &Cli) -> Result<(), Failure> {
    session.set_own_lexicon(knowledge::own_text()?);
    session.set_home(variable("HOME"));
    session.set_signs(signs(cli.looks));
    let theme = Theme { colour: attributes(cli.looks.color), signs: signs(cli.looks) };
    let links = variable("TERM").is_none_or(|term| term != "linux");
    let clipboard = Clipboard::of(variable);
    terminal::run(session, Options { theme, mouse: !cli.no_mouse, links, clipboard }).map_err(Failure::Terminal)
}

impl Show {
    /// Everything, in columns.
    fn all() -> Self {
        Self { meeting: String::new(), topic: Vec::new(), only: None, layout: super::Layout::Columns, width: None }
    }
}

fn list() -> Result<(), Failure> {
    let index = library_with(&[]).index();
    for notice in &index.notices {
        writeln!(io::stderr(), "warning: {notice}")?;
    }
    let mut lines = Vec::new();
    for entry in &index.entries {
        match entry.count() {
            Ok(counts) => lines.push(print::entry(entry, counts)),
            Err(error) => writeln!(io::stderr(), "warning: {error}")?,
        }
    }
    write(&print::table(&lines, io::stdout().is_terminal()))
}

fn topics() -> Result<(), Failure> {
    let lines: Vec<_> = library::vocabulary().topics().iter().map(print::topic_cells).collect();
    write(&print::table(&lines, io::stdout().is_terminal()))
}

fn print_meeting(meeting: &Meeting, show: &Show, looks: Looks) -> Result<(), Failure> {
    let vocabulary = library::vocabulary();
    let printing = print::Wanted { show, styled: attributes(looks.color), signs: signs(looks) };
    write(&printing.comparison(meeting, &vocabulary)?)
}

fn check(paths: &[PathBuf], looks: Looks) -> Result<(), Failure> {
    let colour = match looks.color {
        When::Always => true,
        When::Auto => io::stderr().is_terminal() && wants_colour(),
        When::Never => false,
    };
    let report = library::check(paths, colour);
    if report.problems == 0 {
        return write(&report.text);
    }
    io::stderr().write_all(report.text.as_bytes())?;
    Err(Failure::Checked)
}

/// The manual page: what clap knows, and the keys from the key table.
fn man() -> Result<(), Failure> {
    let page = clap_mangen::Man::new(Cli::command());
    let mut out = Vec::new();
    page.render(&mut out)?;
    for command in Cli::command().get_subcommands() {
        out.extend(format!(".SH COUNTERPART {}\n", command.get_name().to_uppercase()).bytes());
        let page = clap_mangen::Man::new(command.clone());
        page.render_description_section(&mut out)?;
        page.render_options_section(&mut out)?;
    }
    out.extend(b".SH KEYS\n");
    for (keys, help) in keymap::help() {
        let keys = keys.replace('\\', "\\\\");
        out.extend(format!(".TP\n\\&{keys}\n{help}\n").bytes());
    }
    Ok(io::stdout().write_all(&out)?)
}

/// The library of the given paths, the user's folder and the bundled meetings.
pub(super) fn library_with(given: &[PathBuf]) -> Library {
    Library::open(given, user_folder().as_deref())
}

/// Where the user's meetings are.
pub(super) fn user_folder() -> Option<PathBuf> {
    library::user_folder(|name| std::env::var_os(name))
}

/// The meeting called `name`, read.
pub(super) fn named(name: &str, index: &Index) -> Result<Meeting, Failure> {
    Ok(entry(name, index)?.load()?)
}

/// The entry of the meeting called `name`.
fn entry(name: &str, index: &Index) -> Result<Entry, Failure> {
    index.resolve(name).map_err(|error| match error {
        ResolveError::Load(error) => error.into(),
        error => error.into(),
    })
}

/// Whether terminal attributes may be written to standard output.
fn attributes(when: When) -> bool {
    match when {
        When::Always => true,
        When::Auto => io::stdout().is_terminal() && wants_colour(),
        When::Never => false,
    }
}

/// Whether the user's environment wants colour: <https://no-color.org> and a terminal that is not dumb.
fn wants_colour() -> bool {
    variable("NO_COLOR").is_none_or(|value| value.is_empty()) && variable("TERM").is_none_or(|term| term != "dumb")
}

fn signs(looks: Looks) -> Signs {
    if looks.ascii { Signs::ASCII } else { Signs::DRAWN }
}

fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

pub(super) fn write(text: &str) -> Result<(), Failure> {
    Ok(io::stdout().write_all(text.as_bytes())?)
}
