//! What the commands print: the list, the topics, the comparison.

use super::Show;
use super::rows::Rows;
use super::run::Failure;
use crate::compare::compare;
use crate::export::text::{Printing, print};
use crate::library::Entry;
use crate::model::{BySide, Meeting, Topic, Vocabulary};
use crate::signs::Signs;
use crate::text;

/// The width of printed text where neither the user nor a terminal says one: what mail and printers take.
const DEFAULT_WIDTH: usize = 80;

/// A comparison to print.
pub(super) struct Wanted<'a> {
    pub show: &'a Show,
    pub styled: bool,
    pub signs: Signs,
}

impl Wanted<'_> {
    /// The comparison of `meeting` as text.
    pub fn comparison(&self, meeting: &Meeting, vocabulary: &Vocabulary) -> Result<String, Failure> {
        let comparison = compare(meeting);
        let selection = Rows { topic: &self.show.topic, only: self.show.only.as_deref(), ..Rows::default() };
        let selection = selection.of(meeting, &comparison, vocabulary)?;
        let printing = Printing {
            selection,
            layout: self.show.layout,
            width: self.show.width.map_or_else(width, usize::from),
            styled: self.styled,
            signs: self.signs,
        };
        Ok(print(meeting, &comparison, vocabulary, &printing))
    }
}

/// The terminal's width, where standard output is one.
fn width() -> usize {
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stdout());
    let size = terminal.then(crossterm::terminal::size).and_then(Result::ok);
    size.map_or(DEFAULT_WIDTH, |(columns, _)| usize::from(columns))
}

/// The cells of one line of `list`: date, id, the statements of each side, title.
pub(super) fn entry(entry: &Entry, counts: BySide<usize>) -> [String; 5] {
    let BySide { left, right } = &entry.sides;
    [
        entry.date.to_string(),
        entry.id.clone(),
        format!("{} {}", left.id, counts.left),
        format!("{} {}", right.id, counts.right),
        entry.title.clone(),
    ]
}

/// The cells of one line of `topics`: id, letter, name, what it is about.
pub(super) fn topic_cells(topic: &Topic) -> [String; 4] {
    let letter = topic.hotkey.unwrap_or('-').to_string();
    [topic.id.to_string(), letter, topic.label.clone(), topic.about.clone()]
}

/// Lines of cells: in columns for the eye, parted by tabs for other programs.
///
/// On a terminal the last cell is cut where the line would be longer than that.
pub(super) fn table<const N: usize>(lines: &[[String; N]], for_the_eye: bool) -> String {
    let safe: Vec<[String; N]> =
        lines.iter().map(|cells| cells.clone().map(|cell| text::safe(&cell).into_owned())).collect();
    if !for_the_eye {
        return safe.iter().map(|cells| format!("{}\n", cells.join("\t"))).collect();
    }
    let widths: [usize; N] =
        std::array::from_fn(|column| safe.iter().map(|cells| text::width(&cells[column])).max().unwrap_or(0));
    let set = |cells: &[String; N]| {
        let padded: Vec<String> = cells.iter().zip(widths).map(|(cell, width)| text::pad(cell, width)).collect();
        format!("{}\n", text::fit(padded.join("  ").trim_end(), width()))
    };
    safe.iter().map(set).collect()
}
