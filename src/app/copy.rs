//! What is copied: rows with their sources, or where a row stands, as a citation.

use super::reading::Reading;
use super::{App, Effect};
use crate::export::{Selection, citation, clipping};
use crate::model::{Row, Side, StatementId};

impl App {
    /// The marked rows, or the chosen one, as text to paste.
    pub(super) fn copy_rows(&mut self) -> Option<Effect> {
        let (rows, what) = self.taken()?;
        let reading = self.reading.as_ref()?;
        Some(Effect::Copy { text: clipping(&reading.exported(&rows)), what })
    }

    /// Where the statements of the marked rows, or of the chosen one, stand; on a focused side only its own.
    pub(super) fn copy_citation(&mut self) -> Option<Effect> {
        let (rows, what) = self.taken()?;
        let reading = self.reading.as_ref()?;
        let groups = rows.groups(reading.typesetter());
        let statements = groups.flat_map(|group| group.rows).flat_map(|(_, row)| reading.focused_statements(row));
        let text = citation(&reading.meeting, statements);
        if text.is_empty() {
            self.say(format!("this side has no statement in {what}: there is nothing to cite"));
            return None;
        }
        Some(Effect::Copy { text, what: format!("the sources of {what}") })
    }

    /// The rows to copy, and what they are in words.
    fn taken(&mut self) -> Option<(Selection, String)> {
        let reading = self.reading.as_ref()?;
        let chosen = reading.rows().get(reading.chosen()).map(|place| place.number);
        let (rows, what) = match (reading.marks().len(), chosen) {
            (0, None) => {
                self.say("no row is shown: there is nothing to copy".to_owned());
                return None;
            }
            (0, Some(number)) => ([number].into(), format!("row {number}")),
            (1, _) => (reading.marks().clone(), "the marked row".to_owned()),
            (count, _) => (reading.marks().clone(), format!("{count} marked rows")),
        };
        Some((Selection { rows: Some(rows), ..Selection::default() }, what))
    }
}

impl Reading {
    fn focused_statements(&self, row: &Row) -> Vec<StatementId> {
        let sides = Side::BOTH.into_iter().filter(|side| self.focus().is_none_or(|focus| focus == *side));
        sides.flat_map(|side| row.statements(side).iter().copied()).collect()
    }
}
