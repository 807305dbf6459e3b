//! Rows the user has marked, to be taken away together.
//!
//! Marks are row numbers, which no filter changes. They belong to a meeting and come back with it.

use std::collections::BTreeSet;

use super::App;
use super::reading::Reading;

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
}

impl App {
    /// Takes all marks off, and says how many they were: a slip of the finger is noticed.
    pub(super) fn unmark(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        let marks = std::mem::take(&mut reading.marks);
        self.say(match marks.len() {
            0 => "no row is marked (space marks one)".to_owned(),
            count => format!("{} taken off", crate::wording::counted(count, "mark")),
        });
    }

    /// Keeps the marks of the meeting that is left, and finds those of the one that is opened.
    pub(super) fn exchange_marks(&mut self, opened: &mut Reading) {
        if let Some(left) = &mut self.reading {
            self.marks.insert(left.meeting.id.clone(), std::mem::take(&mut left.marks));
        }
        // The file may have fewer rows than when they were marked.
        let last = opened.row_count();
        let kept = self.marks.remove(&opened.meeting.id).unwrap_or_default();
        opened.marks = kept.into_iter().filter(|number| *number <= last).collect();
    }
}
