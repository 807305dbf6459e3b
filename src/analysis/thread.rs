//! What a paragraph goes on about from sentence to sentence.

use crate::model::Voice;

use super::topics::{Before, Subject};
use super::voice::follow::{Heard, Rule};

/// What a paragraph has been about so far.
#[derive(Debug, Default)]
pub struct Thread {
    paragraph: Option<u32>,
    /// Whose position the sentence before reports.
    voice: Option<Voice>,
    /// What the sentence before is about; a list of subjects leaves what was spoken of before it.
    subject: Subject,
    /// What was spoken of before the first of numbered points.
    lead: Option<Subject>,
}

impl Thread {
    /// Comes to the next sentence, which may begin a numbered point.
    pub fn reach(&mut self, paragraph: u32, point: bool) {
        if self.paragraph != Some(paragraph) {
            *self = Self { paragraph: Some(paragraph), lead: self.lead.take().filter(|_| point), ..Self::default() };
        }
        if point {
            self.subject = self.lead.get_or_insert_with(|| self.subject.clone()).clone();
        }
    }

    /// What the sentence at hand may go on with.
    pub fn before(&self, heard: &Heard, pointed_at: bool) -> Option<Before<'_>> {
        let same = self.voice? == heard.voice;
        Some(Before {
            subject: &self.subject,
            goes_on: same && !matches!(heard.rule, Rule::Named | Rule::Event | Rule::BothSides),
            anew: heard.rule == Rule::Country,
            pointed_at: same && pointed_at,
        })
    }

    pub fn follow(&mut self, voice: Voice, subject: &Subject) {
        self.voice = Some(voice);
        if !subject.lists() {
            self.subject = subject.clone();
        }
    }
}
