//! Rows the user has marked, to be taken away together.
//!
//! Marks are row numbers, which no filter changes. They belong to a meeting and come back with it; meanwhile
//! they are kept by what stands in the rows, for the file may have changed when it is opened again.

use std::collections::BTreeSet;

use super::App;
use super::reading::Reading;
use crate::model::{Row, Side, TopicId};
use crate::wording;

/// A row by what stands in it: its topic, and the key of its first statement.
pub(super) type Marked = (Option<TopicId>, String);

impl Reading {
    /// The numbers of the marked rows.
    #[must_use]
    pub const fn marks(&self) -> &BTreeSet<usize> {
        &self.marks
    }

    /// Whether the row at a place among those shown is marked.
    #[must_use]
    pub fn is_marked(&self, index: usize) -> bool {
        self.rows.get(index).is_some_and(|place| self.marks.contains(&place.number))
    }

    /// Marks the chosen row, or takes its mark off.
    pub(super) fn toggle_mark(&mut self) {
        let Some(number) = self.rows.get(self.chosen).map(|place| place.number) else { return };
        if !self.marks.remove(&number) {
            self.marks.insert(number);
        }
    }

    /// Every row with its number and what stands in it.
    fn numbered(&self) -> impl Iterator<Item = (usize, Marked)> {
        let topics = self.comparison.topics.iter();
        let rows = topics.flat_map(|topic| topic.rows.iter().map(move |row| (topic.topic.clone(), row)));
        (1..).zip(rows.map(|(topic, row)| (topic, self.first_key(row))))
    }

    fn first_key(&self, row: &Row) -> String {
        let first = Side::BOTH.into_iter().flat_map(|side| row.statements(side)).next();
        first.map_or_else(String::new, |id| self.meeting[*id].key.clone())
    }
}

impl App {
    /// Takes all marks off, or brings back those that were taken off last: a slip of the finger loses nothing.
    pub(super) fn unmark(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        if reading.marks.is_empty() {
            reading.marks = std::mem::take(&mut reading.unmarked);
            let back = reading.marks.len();
            self.say(match back {
                0 => "no row is marked (space marks one)".to_owned(),
                count => format!("{} brought back", wording::counted(count, "mark")),
            });
        } else {
            reading.unmarked = std::mem::take(&mut reading.marks);
            let count = wording::counted(reading.unmarked.len(), "mark");
            self.say(format!("{count} taken off (u brings back)"));
        }
    }

    /// Keeps the marks of the meeting that is left, and finds those of the one that is opened.
    pub(super) fn exchange_marks(&mut self, opened: &mut Reading) {
        if let Some(left) = self.reading.as_ref().filter(|left| !left.marks.is_empty()) {
            let marked = left.numbered().filter(|(number, _)| left.marks.contains(number)).map(|(_, row)| row);
            self.marks.insert(left.meeting.id.clone(), marked.collect());
        }
        if let Some(kept) = self.marks.remove(&opened.meeting.id) {
            opened.marks = opened.numbered().filter(|(_, row)| kept.contains(row)).map(|(number, _)| number).collect();
        }
    }
}
