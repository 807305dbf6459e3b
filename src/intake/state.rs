//! What a meeting made from texts states of itself: title, day, id; each from the user, else from
//! the files, else plainly not known.

use jiff::civil::Date;

use super::{Request, Taken};
use crate::analysis::Analysis;
use crate::ingest;
use crate::model::{Document, Meeting, MeetingKind};

/// The longest id made from a title, in words: enough to tell meetings of one day apart.
const ID_WORDS: usize = 6;

/// The meeting of these documents.
pub(super) fn meeting(request: &Request, taken: &[Taken], documents: Vec<Document>, analysis: Analysis) -> Meeting {
    let title = request.title.clone().unwrap_or_else(|| title(request, taken));
    let date = request.date.or_else(|| day(taken, &analysis));
    Meeting {
        id: id(date, &title, request),
        title,
        kind: request.kind.unwrap_or(MeetingKind::Meeting),
        date,
        place: None,
        sides: request.sides.clone(),
        participants: Vec::new(),
        documents,
        statements: analysis.findings.into_iter().map(|finding| finding.statement).collect(),
        pairings: analysis.links.into_iter().map(|link| link.pairing).collect(),
    }
}

/// The first title a file states, else the sides: who met is not guessed from who is quoted.
fn title(request: &Request, taken: &[Taken]) -> String {
    let stated = taken.iter().find_map(|taken| taken.ingested.title.clone());
    stated.unwrap_or_else(|| format!("{} and {}", request.sides.left.name, request.sides.right.name))
}

/// The day a file's name or its folder's says (`2025-01-24-call/us.txt`), else the day in a text's opening, else
/// the first day of publication.
fn day(taken: &[Taken], analysis: &Analysis) -> Option<Date> {
    let named = taken.iter().find_map(|taken| dated_name(&taken.name));
    let named = named.or_else(|| (0..taken.len()).find_map(|document| opening_day(document, analysis)));
    named.or_else(|| taken.iter().filter_map(|taken| taken.ingested.published).min())
}

/// The day in the first statement of a document, where that reports the meeting: later ones tell of others.
fn opening_day(document: usize, analysis: &Analysis) -> Option<Date> {
    let first = analysis.findings.iter().find(|finding| finding.statement.document.index() == document)?;
    ingest::date_in(&first.statement.text).filter(|_| first.reports_the_meeting())
}

/// The day at the beginning of the last or last but one part of a path.
fn dated_name(path: &str) -> Option<Date> {
    let parts = path.rsplit(['/', '\\']).take(2);
    parts.filter_map(|part| part.get(..10)).find_map(|beginning| beginning.parse().ok())
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> String {
    if path == "-" {
        return "standard input".to_owned();
    }
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// An id that does as a file name: the day and the first words of the title, or the sides where the title
/// has none in Latin letters.
fn id(date: Option<Date>, title: &str, request: &Request) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.take(ID_WORDS).map(str::to_ascii_lowercase).collect();
    if words.is_empty() {
        words = vec![request.sides.left.id.clone(), request.sides.right.id.clone()];
    }
    let day = date.map(|date| date.to_string());
    day.into_iter().chain(words).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_dated_file_or_folder_gives_the_day() {
        for (path, day) in [
            ("corpus/2025-01-24-call/us.txt", Some(date(2025, 1, 24))),
            ("2025-01-24.us.html", Some(date(2025, 1, 24))),
            ("us.txt", None),
            ("2025-13-24/us.txt", None),
            ("-", None),
            ("台湾问题.txt", None),
        ] {
            assert_eq!(dated_name(path), day, "{path}");
        }
    }
}
