//! What was typed on the command line, and what it means.

mod export;
mod folder;
mod intake;
mod knowledge;
mod print;
mod rows;
mod run;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use run::run;

use crate::export::Format;
use crate::export::text::Layout;
use crate::model::MeetingKind;

/// Two official readouts of one meeting, side by side.
///
/// Without a command it opens the reader: on the newest meeting, or on the one that is named. With the
/// output going elsewhere than to a terminal it prints the meeting as `show` does.
#[derive(Debug, Parser)]
#[command(name = "counterpart", version, subcommand_precedence_over_arg = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    /// A meeting (its id or a part of it), a meeting file, or a folder of meeting files
    #[arg(value_name = "MEETING|PATH")]
    what: Vec<String>,

    /// Leave the mouse to the terminal, for its own selection
    #[arg(long)]
    no_mouse: bool,

    #[command(flatten)]
    looks: Looks,
}

/// How things look, for the commands that print a comparison and for the reader.
#[derive(Clone, Copy, Debug, Args)]
struct Looks {
    /// Whether to use colours in the reader, and terminal attributes in printed text; `auto` heeds `NO_COLOR`
    /// and `TERM`
    #[arg(long, value_enum, default_value_t = When::Auto, global = true, value_name = "WHEN")]
    color: When,

    /// Draw borders and marks in ASCII
    #[arg(long, global = true)]
    ascii: bool,
}

/// When to do something that depends on the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum When {
    /// Where the output is a terminal that wants it.
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the meetings: date, id, statements of each side, title
    List,
    /// Print a meeting's comparison as text
    Show(Show),
    /// Write a meeting's comparison to a file, ready to send: Markdown, HTML, DOCX, CSV, JSON and more
    Export(Export),
    /// Set two texts side by side, without keeping them: reads them, finds who says what, pairs the points
    Compare(intake::Compare),
    /// Make meetings of the user's library from texts: a pair, or a folder of pairs
    Import(intake::Texts),
    /// Say why the statements of a row have their topics and stand together
    Explain {
        /// The meeting: an id, a part of one, or a file
        meeting: String,
        /// The row's number, as `show` prints it
        row: usize,
    },
    /// Print the families of diplomatic language the program knows, or check your own
    Lexicon {
        /// Check your own lexicon, or this file, and say what is wrong and where
        #[command(subcommand)]
        command: Option<LexiconCommand>,
    },
    /// Check meeting files and say what is wrong, where, and what to do
    Check {
        /// Meeting files, or folders of them
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// List the topics the program knows: id, letter, name, what each is about
    Topics,
    /// Print the completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, Subcommand)]
enum LexiconCommand {
    /// Say what is wrong with a lexicon of your own, and where
    Check {
        /// The file; without it the one in your configuration folder
        file: Option<PathBuf>,
    },
}

/// How two sides met, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// In one room.
    Meeting,
    /// By telephone.
    Call,
    /// By video.
    VideoCall,
    /// Over several days and several meetings.
    Visit,
}

impl From<Kind> for MeetingKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Meeting => Self::Meeting,
            Kind::Call => Self::Call,
            Kind::VideoCall => Self::VideoCall,
            Kind::Visit => Self::Visit,
        }
    }
}

/// What `show` prints.
#[derive(Debug, Args)]
struct Show {
    /// The meeting: an id, a part of one, or a file
    #[arg(value_name = "MEETING")]
    meeting: String,

    /// Print only this topic, by its id (see `topics`); may be given several times
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,

    /// Print only rows of both sides (`both`), rows in which one side is silent (`silences`), or rows in
    /// which only this side speaks (its id, such as `us`)
    #[arg(long, value_name = "both|silences|SIDE")]
    only: Option<String>,

    /// Both sides beside each other, or below each other as for screen readers and mail
    #[arg(long, value_enum, default_value_t = Layout::Columns)]
    layout: Layout,

    /// The width in columns; the terminal's own, or 80 where there is none
    #[arg(long, value_parser = clap::value_parser!(u16).range(20..=1000))]
    width: Option<u16>,
}

/// What `export` writes, and where.
#[derive(Debug, Args)]
struct Export {
    /// The meeting: an id, a part of one, or a file
    #[arg(value_name = "MEETING")]
    meeting: String,

    /// Take only this topic, by its id (see `topics`); may be given several times
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,

    /// Take only the row with this number, as `show` prints it; may be given several times
    #[arg(long, value_name = "N")]
    row: Vec<usize>,

    /// Take only rows of both sides (`both`), rows in which one side is silent (`silences`), or rows in
    /// which only this side speaks (its id, such as `us`)
    #[arg(long, value_name = "both|silences|SIDE")]
    only: Option<String>,

    /// Take only rows in which this is found
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,

    /// The format; where it is left out, the ending of the file says it
    #[arg(long, value_enum, value_name = "FORMAT", ignore_case = true)]
    format: Option<Format>,

    /// The file to write, or `-` for standard output, which is also where it goes without this
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,

    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}
