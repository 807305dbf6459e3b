//! What a paragraph goes on about from sentence to sentence.

use crate::model::Voice;

use super::topics::{Before, Subject};
use super::voice::follow::{Heard, Rule};

/// What a paragraph has been about so far.
#[derive(Debug, Default)]
pub struct Thread {
    paragraph: Option<u32>,
    /// What was spoken of last, and whose position it was; a list of subjects leaves it as it is.
    spoken: Option<(Voice, Subject)>,
    /// What was spoken of before the first of numbered points.
    lead: Option<(Voice, Subject)>,
}

impl Thread {
    /// Comes to the next sentence, which may begin a numbered point: such a one takes up what was said before
    /// the first, be it in another paragraph.
    pub fn reach(&mut self, paragraph: u32, point: bool) {
        if point {
            self.lead = self.lead.take().or_else(|| self.spoken.take());
            self.spoken.clone_from(&self.lead);
        } else if self.paragraph != Some(paragraph) {
            *self = Self::default();
        }
        self.paragraph = Some(paragraph);
    }

    /// What the sentence at hand may go on with.
    pub fn before(&self, heard: &Heard, pointed_at: bool) -> Option<Before<'_>> {
        let (voice, subject) = self.spoken.as_ref()?;
        let same = *voice == heard.voice;
        Some(Before {
            subject,
            goes_on: same && !matches!(heard.rule, Rule::Named | Rule::Event | Rule::BothSides),
            anew: heard.rule == Rule::Country,
            pointed_at: same && pointed_at,
        })
    }

    /// Leaves a sentence behind.
    pub fn follow(&mut self, voice: Voice, subject: &Subject) {
        if !subject.lists() {
            self.spoken = Some((voice, subject.clone()));
        }
    }
}
