//! What a statement speaks to.

use std::fmt;
use std::sync::Arc;

/// The id of a topic, `taiwan` or `human-rights`; cheap to copy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(Arc<str>);

impl TopicId {
    /// The topic with this id.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }

    /// The id as it stands in the data.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A topic as the reader shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id in the data.
    pub id: TopicId,
    /// Its name on the screen.
    pub label: String,
    /// The letter that jumps to it after `t`.
    pub hotkey: Option<char>,
    /// What it covers, one sentence.
    pub about: String,
}

/// The topics the program knows, in their listed order.
///
/// A meeting may use topics that are not listed: they are shown under their id and have no hotkey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    topics: Vec<Topic>,
}

impl Vocabulary {
    /// The vocabulary of these topics, in this order.
    #[must_use]
    pub const fn new(topics: Vec<Topic>) -> Self {
        Self { topics }
    }

    /// The topics in their listed order.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The topic with this id, when it is listed.
    #[must_use]
    pub fn get(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// The name to show for `id`: its label, or the id with its hyphens as spaces.
    #[must_use]
    pub fn label(&self, id: &TopicId) -> String {
        self.get(id).map_or_else(|| spelled_out(id.as_str()), |topic| topic.label.clone())
    }
}

/// `water-sharing` becomes `Water sharing`.
fn spelled_out(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
