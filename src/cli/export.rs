//! `export`: which rows, in which format, to which place.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::Export;
use super::rows::Rows;
use super::run::Failure;
use crate::compare::compare;
use crate::export::{Exported, Format, file_name, write};
use crate::library::{self, Overwrite, SaveError, is_same_file, save, typed_path};
use crate::model::Meeting;
use crate::text;

/// Writes what is `wanted` of `meeting`, which was read from the file `source`, if from one.
pub(super) fn export(meeting: &Meeting, source: Option<&Path>, wanted: &Export) -> Result<(), Failure> {
    let place = wanted.output.as_deref().filter(|typed| *typed != "-");
    let place = place.map(|typed| typed_path(typed, |name| std::env::var_os(name)));
    let comparison = compare(meeting);
    let vocabulary = library::vocabulary();
    let rows =
        Rows { topic: &wanted.topic, row: &wanted.row, only: wanted.only.as_deref(), search: wanted.search.as_deref() };
    let selection = rows.of(meeting, &comparison, &vocabulary)?;
    let format = format(wanted, place.as_deref(), meeting)?;
    let exported = Exported { meeting, comparison: &comparison, vocabulary: &vocabulary, selection: &selection };
    if exported.is_empty() {
        return Err(Failure::NotInMeeting("no row is among these: nothing was written".to_owned()));
    }
    match place {
        Some(place) if source.is_some_and(|source| is_same_file(source, &place)) => {
            // The meeting would be gone, and no export can be read as one.
            Err(Failure::Unclear("this is the meeting's own file; write the export to another".to_owned()))
        }
        Some(place) => to_file(&exported, format, &place, wanted.force),
        None => to_standard_output(&exported, format),
    }
}

/// The format that was named, or that the file's ending says.
fn format(wanted: &Export, place: Option<&Path>, meeting: &Meeting) -> Result<Format, Failure> {
    let said = wanted.format.or_else(|| place.and_then(Format::of_path));
    said.ok_or_else(|| {
        let example = text::safe(&file_name(meeting, "", Format::Html)).into_owned();
        Failure::Unclear(match place {
            Some(place) => {
                let place = place.to_string_lossy();
                format!("the ending of {} says no format; add `--format`, as in `--format html`", text::safe(&place))
            }
            None => format!("say what to write: `--format html`, or a file with an ending, `-o {example}`"),
        })
    })
}

fn to_file(exported: &Exported<'_>, format: Format, place: &Path, force: bool) -> Result<(), Failure> {
    let overwrite = if force { Overwrite::Yes } else { Overwrite::No };
    match save(place, overwrite, |out| write(format, exported, out)) {
        Err(SaveError::IsFolder(folder)) => {
            let example = folder.join(file_name(exported.meeting, "", format));
            let [folder, example] = [folder, example].map(|path| text::safe(&path.to_string_lossy()).into_owned());
            Err(Failure::Unclear(format!("{folder} is a folder; name a file in it, as in {example}")))
        }
        saved => Ok(saved?),
    }
}

fn to_standard_output(exported: &Exported<'_>, format: Format) -> Result<(), Failure> {
    let out = io::stdout();
    if format.is_binary() && out.is_terminal() {
        let example = text::safe(&file_name(exported.meeting, "", format)).into_owned();
        return Err(Failure::Unclear(format!("this is no text for a terminal; name a file, as in `-o {example}`")));
    }
    let mut out = io::BufWriter::new(out.lock());
    write(format, exported, &mut out)?;
    Ok(out.flush()?)
}
