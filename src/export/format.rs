//! The formats by name: as options, as endings of files, as proposals for a file's name.

use std::path::Path;

use clap::ValueEnum;

use crate::model::Meeting;
use crate::wording;

/// What an export can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Format {
    /// The two-column table in Markdown, sources as footnotes (GitHub, Obsidian)
    #[value(alias = "md")]
    Markdown,
    /// One page for the browser, for phones and for print
    Html,
    /// The two-column table for Word and LibreOffice
    Docx,
    /// A line for each pair of statements, for spreadsheets
    Csv,
    /// The whole comparison as one JSON object
    Json,
    /// A line for each statement, for DuckDB and pandas
    Jsonl,
    /// Plain text, the sides below each other, for mail and screen readers
    #[value(alias = "txt")]
    Text,
    /// The balance of the meeting as a picture: words and statements of each side by topic
    Svg,
    /// The documents for citing, as CSL-JSON (Zotero, pandoc)
    Csl,
    /// The documents for citing, as BibTeX (LaTeX, Zotero)
    #[value(alias = "bib")]
    Bibtex,
    /// The documents for citing, as RIS (Zotero, EndNote)
    Ris,
}

/// The endings of each format; the first one is written, the others are understood as well. `.csl.json`
/// stands before `.json`, which is an ending of it.
const ENDINGS: [(Format, &[&str]); 11] = [
    (Format::Markdown, &["md", "markdown"]),
    (Format::Html, &["html", "htm"]),
    (Format::Docx, &["docx"]),
    (Format::Csv, &["csv"]),
    (Format::Csl, &["csl.json", "csl"]),
    (Format::Json, &["json"]),
    (Format::Jsonl, &["jsonl", "ndjson"]),
    (Format::Text, &["txt", "text"]),
    (Format::Svg, &["svg"]),
    (Format::Bibtex, &["bib"]),
    (Format::Ris, &["ris"]),
];

impl Format {
    /// The format that the name of `path` ends in, in any case of letters.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        Some(ending_of(&name)?.0)
    }

    /// What stands in a file's name before an ending that says a format; all of it where none does.
    #[must_use]
    pub fn stem(name: &str) -> &str {
        let taken = ending_of(&name.to_ascii_lowercase()).map_or(0, |(_, ending)| ending.len() + 1);
        name.get(..name.len() - taken).unwrap_or(name)
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        let endings = ENDINGS.iter().find(|(format, _)| *format == self).map(|(_, endings)| *endings);
        endings.and_then(<[_]>::first).copied().unwrap_or_default()
    }

    /// Every format, as the help lists them.
    #[must_use]
    pub fn all() -> &'static [Self] {
        Self::value_variants()
    }

    /// What it is for, in the words of the help.
    #[must_use]
    pub fn about(self) -> String {
        let value = self.to_possible_value();
        value.and_then(|value| value.get_help().map(ToString::to_string)).unwrap_or_default()
    }

    /// The format `steps` further in the list, round its ends.
    #[must_use]
    pub fn step(self, steps: isize) -> Self {
        let all = Self::all();
        let here = all.iter().position(|format| *format == self).unwrap_or_default();
        let there = here.saturating_add_signed(all.len().cast_signed() + steps) % all.len();
        all.get(there).copied().unwrap_or(self)
    }

    /// What a file of it holds of so many rows, in words.
    #[must_use]
    pub fn holds(self, rows: usize) -> String {
        let rows = wording::counted(rows, "row");
        match self {
            Self::Svg => format!("the balance of the topics of {rows}"),
            Self::Csl | Self::Bibtex | Self::Ris => format!("the sources of {rows}"),
            _ => rows,
        }
    }

    /// Whether it is made of bytes that are no text.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Docx)
    }
}

/// The format and the ending of a name in small letters.
fn ending_of(name: &str) -> Option<(Format, &'static str)> {
    let endings = ENDINGS.iter().flat_map(|(format, endings)| endings.iter().map(move |ending| (*format, *ending)));
    endings.into_iter().find(|(_, ending)| name.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.')))
}

/// A name for the file of an export: the meeting's id and `part`, what is taken of it (nothing for all), made
/// safe for every file system, and the ending.
#[must_use]
pub fn file_name(meeting: &Meeting, part: &str, format: Format) -> String {
    /// File systems allow 255 bytes for all of it; a part has this at most, the meeting's id twice as much.
    const LONGEST: usize = 80;
    let safe = |text: &str, longest: usize| -> String {
        let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
        let fits = |(start, c): &(usize, char)| start + c.len_utf8() <= longest;
        text.char_indices().take_while(fits).map(|(_, c)| safe(c)).collect()
    };
    let stem = safe(&meeting.id, 2 * LONGEST);
    // A name of dots alone is a folder, one that begins with a dot is hidden.
    let stem = stem.trim_matches(['.', '-']);
    let stem = if stem.is_empty() { "comparison" } else { stem };
    let part = safe(part, LONGEST);
    let gap = if part.is_empty() { "" } else { "-" };
    format!("{stem}{gap}{part}.{}", format.ending())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::MeetingBuilder;

    #[test]
    fn every_format_is_known_by_its_own_ending() {
        let meeting = MeetingBuilder::new().build();
        for format in Format::all() {
            let name = file_name(&meeting, "row-3", *format);
            assert_eq!(Format::of_path(Path::new(&name)), Some(*format), "{name}");
        }
    }

    #[test]
    fn other_endings_and_cases_are_understood() {
        for (name, format) in [
            ("a/b.MARKDOWN", Some(Format::Markdown)),
            ("refs.csl.json", Some(Format::Csl)),
            ("台湾.Html", Some(Format::Html)),
            ("json", None),
            ("table.xlsx", None),
            ("", None),
        ] {
            assert_eq!(Format::of_path(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn a_hostile_id_proposes_a_harmless_name() {
        let mut meeting = MeetingBuilder::new().build();
        for (id, name) in [
            ("../../etc/passwd", "etc-passwd.csv"),
            ("..", "comparison.csv"),
            ("", "comparison.csv"),
            ("2023-é-台湾", "2023-é-台湾.csv"),
        ] {
            meeting.id = id.to_owned();
            assert_eq!(file_name(&meeting, "", Format::Csv), name);
        }
        assert_eq!(file_name(&meeting, "a/../b", Format::Csv), "2023-é-台湾-a-..-b.csv");
    }

    #[test]
    fn a_long_name_is_one_that_a_file_system_takes() {
        let mut meeting = MeetingBuilder::new().build();
        meeting.id = "台湾".repeat(100);
        let name = file_name(&meeting, &"é".repeat(200), Format::Csl);
        assert!(name.len() <= 255 && name.ends_with(".csl.json"), "{} {name}", name.len());
    }

    #[test]
    fn the_stem_of_a_name_is_what_stands_before_any_known_ending() {
        for (name, stem) in [
            ("a.htm", "a"),
            ("a.b.MARKDOWN", "a.b"),
            ("refs.csl.json", "refs"),
            ("台湾.é.Docx", "台湾.é"),
            ("table.xlsx", "table.xlsx"),
            (".md", ""),
            ("md", "md"),
            ("", ""),
        ] {
            assert_eq!(Format::stem(name), stem, "{name}");
        }
    }

    #[test]
    fn what_a_file_holds_is_said_truly() {
        assert_eq!(Format::Docx.holds(1), "1 row");
        assert_eq!(Format::Bibtex.holds(35), "the sources of 35 rows");
        assert_eq!(Format::Svg.holds(2), "the balance of the topics of 2 rows");
    }

    #[test]
    fn stepping_goes_through_all_formats_and_round() {
        let mut format = Format::Markdown;
        for other in Format::all() {
            assert_eq!(format, *other);
            assert!(!format.about().is_empty());
            assert_eq!(format.step(1).step(-1), format);
            format = format.step(1);
        }
        assert_eq!(format, Format::Markdown);
    }
}
