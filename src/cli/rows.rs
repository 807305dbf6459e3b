//! Which rows were asked for: `--topic`, `--row`, `--only` and `--search`, against a meeting.

use super::run::Failure;
use crate::export::Selection;
use crate::model::{BySide, Comparison, Filter, Meeting, Side, TopicId, Vocabulary};
use crate::search::Pattern;
use crate::text;

/// What was typed.
#[derive(Clone, Copy, Default)]
pub(super) struct Rows<'a> {
    pub topic: &'a [String],
    pub row: &'a [usize],
    pub only: Option<&'a str>,
    pub search: Option<&'a str>,
}

impl Rows<'_> {
    /// What it means for `meeting`, or what of it the meeting does not have.
    pub fn of(self, meeting: &Meeting, comparison: &Comparison, vocabulary: &Vocabulary) -> Result<Selection, Failure> {
        let raised: Vec<TopicId> = comparison.topics.iter().filter_map(|topic| topic.topic.clone()).collect();
        let topics = self.topic.iter().map(|name| topic(name, &raised, vocabulary).map(Some));
        let last = comparison.topics.iter().map(|topic| topic.rows.len()).sum();
        if let Some(number) = self.row.iter().find(|number| !(1..=last).contains(*number)) {
            return Err(Failure::NotInMeeting(format!("there is no row {number}: this meeting has rows 1 to {last}")));
        }
        Ok(Selection {
            topics: topics.collect::<Result<_, _>>()?,
            rows: (!self.row.is_empty()).then(|| self.row.iter().copied().collect()),
            filter: self.only.map_or(Ok(Filter::All), |only| filter(only, meeting))?,
            pattern: self.search.map(pattern).transpose()?,
        })
    }
}

/// What `--search` looks for.
fn pattern(typed: &str) -> Result<Pattern, Failure> {
    let failure = || Failure::NotInMeeting("--search needs a few words to look for".to_owned());
    Pattern::new(typed).ok_or_else(failure)
}

/// The raised topic called `name`: by id, or by its label in any case.
fn topic(name: &str, raised: &[TopicId], vocabulary: &Vocabulary) -> Result<TopicId, Failure> {
    let called = |id: &&TopicId| id.as_str() == name || vocabulary.label(id).eq_ignore_ascii_case(name);
    raised.iter().find(called).cloned().ok_or_else(|| {
        let known = vocabulary.get(&TopicId::new(name)).is_some();
        let what = if known { "this meeting does not raise the topic" } else { "there is no topic" };
        let ids: Vec<&str> = raised.iter().map(TopicId::as_str).collect();
        Failure::NotInMeeting(format!("{what} {}; it raises: {}", text::safe(name), text::safe(&ids.join(", "))))
    })
}

/// What `--only` says: `both`, `silences`, or the id of a side.
fn filter(only: &str, meeting: &Meeting) -> Result<Filter, Failure> {
    let side = Side::BOTH.into_iter().find(|side| meeting.sides[*side].id == only);
    match (side, only) {
        (Some(side), _) => Ok(Filter::Only(side)),
        (None, "both") => Ok(Filter::Both),
        (None, "silences") => Ok(Filter::Silences),
        _ => {
            let BySide { left, right } = meeting.sides.as_ref().map(|party| text::safe(&party.id));
            let only = text::safe(only);
            Err(Failure::NotInMeeting(format!("--only {only} is none of: both, silences, {left}, {right}")))
        }
    }
}
