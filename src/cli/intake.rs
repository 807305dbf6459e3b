//! `compare` and `import`: from the user's texts to the reader, to print, or to the user's library.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::run::{self, Failure};
use super::{Cli, Kind, export, folder};
use crate::compare::compare;
use crate::export::Format;
use crate::ingest;
use crate::intake::{self, Given, Intake, Request};
use crate::lexicon::Lexicon;
use crate::library::{self, Overwrite};
use crate::model::{BySide, Meeting, Party, Side, Voice};
use crate::{text, wording};

/// The texts, and what the user says of the meeting.
#[derive(Debug, Args)]
pub struct Texts {
    /// The left side's text, and the right side's: plain text, Markdown, HTML, DOCX or PDF; `-` is standard
    /// input. For `import` also a folder of pairs, NAME.us.* and NAME.cn.* by the sides' ids
    #[arg(value_name = "LEFT RIGHT", num_args = 0..=2)]
    pub texts: Vec<PathBuf>,

    /// A further text of the left side; may be given several times
    #[arg(long, value_name = "FILE")]
    pub left: Vec<PathBuf>,

    /// A further text of the right side; may be given several times
    #[arg(long, value_name = "FILE")]
    pub right: Vec<PathBuf>,

    /// The two sides, left one first, as in `in:India,us:"United States"`
    #[arg(long, default_value = "us,cn", value_name = "SIDES")]
    pub sides: String,

    /// The meeting's title
    #[arg(long)]
    pub title: Option<String>,

    /// The meeting's day, as in 2023-06-18
    #[arg(long)]
    pub date: Option<Date>,

    /// How the sides met
    #[arg(long, value_enum)]
    pub kind: Option<Kind>,
}

/// What `compare` does with the result.
#[derive(Debug, Args)]
pub struct Compare {
    #[command(flatten)]
    pub texts: Texts,

    /// Print in this format instead of opening the reader
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,

    /// Write to this file instead of opening the reader; its ending says the format
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,

    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
}

impl Compare {
    /// The same as an export of every row.
    fn as_export(&self) -> super::Export {
        super::Export {
            meeting: String::new(),
            topic: Vec::new(),
            row: Vec::new(),
            only: None,
            search: None,
            format: self.format,
            output: self.output.clone(),
            force: self.force,
        }
    }
}

/// `compare`.
pub(super) fn compare_texts(cli: &Cli, wanted: &Compare) -> Result<(), Failure> {
    let (lexicon, sides) = ground(&wanted.texts)?;
    let intake = take_in(&wanted.texts, &pair(&wanted.texts)?, &sides, &lexicon)?;
    if wanted.format.is_some() || wanted.output.is_some() {
        warn(&intake)?;
        return export::export(&intake.meeting, None, &wanted.as_export());
    }
    run::open(cli, intake.meeting, intake.warnings)
}

/// `import`: one pair, or a folder of them.
pub(super) fn import(texts: &Texts) -> Result<(), Failure> {
    let (lexicon, sides) = ground(texts)?;
    match texts.texts.as_slice() {
        [folder] if folder.is_dir() => folder::import(texts, folder, &sides, &lexicon),
        _ => {
            let intake = take_in(texts, &pair(texts)?, &sides, &lexicon)?;
            warn(&intake)?;
            let stored = store(intake.meeting)?;
            run::write(&stored.report())
        }
    }
}

/// The lexicon with the user's own families, and the sides.
fn ground(texts: &Texts) -> Result<(Lexicon, BySide<Party>), Failure> {
    let lexicon = super::knowledge::lexicon()?;
    let sides = intake::parties(&texts.sides, &lexicon).map_err(Failure::Unclear)?;
    Ok((lexicon, sides))
}

/// The files of each side, as typed.
fn pair(texts: &Texts) -> Result<BySide<Vec<PathBuf>>, Failure> {
    let [left, right] = texts.texts.as_slice() else {
        return Err(Failure::Unclear("name two texts: the left side's and the right side's".to_owned()));
    };
    let all = |first: &PathBuf, more: &[PathBuf]| std::iter::once(first).chain(more).cloned().collect::<Vec<_>>();
    let files = BySide::new(all(left, &texts.left), all(right, &texts.right));
    if Side::BOTH.iter().flat_map(|side| &files[*side]).filter(|file| file.as_os_str() == "-").count() > 1 {
        return Err(Failure::Unclear("standard input can be one text only: name a file for the other".to_owned()));
    }
    Ok(files)
}

pub(super) fn take_in(
    texts: &Texts,
    files: &BySide<Vec<PathBuf>>,
    sides: &BySide<Party>,
    lexicon: &Lexicon,
) -> Result<Intake, Failure> {
    let mut given = BySide::new(Vec::new(), Vec::new());
    for side in Side::BOTH {
        for file in &files[side] {
            given[side].push(read(file)?);
        }
    }
    let request = Request {
        files: given,
        sides: sides.clone(),
        title: texts.title.clone(),
        date: texts.date,
        kind: texts.kind.map(Into::into),
    };
    Ok(intake::take_in(&request, lexicon)?)
}

fn read(file: &Path) -> Result<Given, Failure> {
    let name = file.to_string_lossy().into_owned();
    let bytes = if name == "-" { ingest::read_from(io::stdin().lock(), "-") } else { ingest::read(file) };
    Ok(Given { bytes: bytes.map_err(intake::IntakeError::from)?, name })
}

fn warn(intake: &Intake) -> Result<(), Failure> {
    for warning in &intake.warnings {
        writeln!(io::stderr(), "warning: {}", text::safe(warning))?;
    }
    Ok(())
}

/// A meeting written to the user's library.
pub(super) struct Stored {
    meeting: Meeting,
    place: PathBuf,
    /// What a person confirmed of statements that are no longer there.
    pub lost: Vec<String>,
    /// Whether anything that a person confirmed has stayed.
    kept: bool,
}

impl Stored {
    /// What was understood, what stayed of an earlier import, and where it was written.
    fn report(&self) -> String {
        let lost: String = self.lost.iter().map(|lost| format!("{}\n", text::safe(lost))).collect();
        let kept = if self.kept { "kept: the rows and topics that a person confirmed\n" } else { "" };
        let place = self.place.to_string_lossy();
        format!("{}{lost}{kept}written to {}\n", understood(&self.meeting), text::safe(&place))
    }
}

/// Writes a meeting to the user's library.
pub(super) fn store(mut meeting: Meeting) -> Result<Stored, Failure> {
    if meeting.date.is_none() {
        return Err(Failure::Unclear(
            "the texts do not say the day of the meeting: add --date, as in --date 2023-06-18".to_owned(),
        ));
    }
    let folder = run::user_folder()
        .ok_or_else(|| Failure::Unclear("there is no place for your library: set XDG_DATA_HOME or HOME".to_owned()))?;
    let place = folder.join(format!("{}.json", meeting.id));
    let (mut lost, mut kept) = (Vec::new(), false);
    if place.exists() {
        let before = run::named(&place.to_string_lossy(), &library::Index::default())?;
        let gone = intake::keep_confirmed(&mut meeting, &before).into_iter();
        lost = gone.map(|lost| format!("not kept, its statements are no longer there: {lost}")).collect();
        kept = intake::has_confirmed(&meeting);
    }
    library::make_folder(&folder)?;
    let file = library::encode(&meeting);
    library::save(&place, Overwrite::Yes, |out| out.write_all(file.as_bytes()))?;
    Ok(Stored { meeting, place, lost, kept })
}

/// What the program understood of a meeting: a line each.
fn understood(meeting: &Meeting) -> String {
    let comparison = compare(meeting);
    let vocabulary = library::vocabulary();
    let mut lines = vec![format!("{} ({})", wording::title(meeting), wording::meeting_kind(meeting.kind))];
    for side in Side::BOTH {
        let speaks = meeting.statements.iter().filter(|statement| statement.voice == Voice::Of(side));
        let people: BTreeSet<&str> = speaks.filter_map(|statement| statement.speaker.as_deref()).collect();
        let people: Vec<&str> = people.into_iter().collect();
        let statements = meeting.statements.iter().filter(|statement| statement.side == side).count();
        let own: Vec<String> = comparison
            .topics
            .iter()
            .filter(|topic| topic.counts[side] > 0 && topic.counts[side.other()] == 0)
            .filter_map(|topic| Some(vocabulary.label(topic.topic.as_ref()?)))
            .collect();
        lines.push(format!(
            "{}: {}, {}; who speaks for it: {}; topics of its own: {}",
            meeting.sides[side].name,
            wording::holdings(meeting, &comparison, side),
            wording::counted(statements, "statement"),
            or_none(&people.join(", ")),
            or_none(&own.join(", ")),
        ));
    }
    lines.push(format!(
        "{}, {}",
        wording::counted(comparison.topics.len(), "topic"),
        wording::counted(meeting.pairings.len(), "pair")
    ));
    lines.iter().map(|line| format!("{}\n", text::safe(line))).collect()
}

fn or_none(words: &str) -> &str {
    if words.is_empty() { "none" } else { words }
}
