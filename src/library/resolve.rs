//! What the user calls a meeting: its id, a part of one, or a file.

use std::path::PathBuf;

use super::error::ResolveError;
use super::index::{Entry, Index};
use super::source::Origin;

/// How many ids are suggested for a name that fits none: what the eye takes in at once.
const SUGGESTIONS: usize = 3;

impl Index {
    /// The meeting called `name`: the id `name`, else the file `name`, else the one id that has `name`
    /// as a part. Upper and lower case are one in a part.
    ///
    /// # Errors
    /// Nothing or several things are called so, or the file is not a meeting.
    pub fn resolve(&self, name: &str) -> Result<Entry, ResolveError> {
        if let Some(entry) = self.entries.iter().find(|entry| entry.id == name) {
            return Ok(entry.clone());
        }
        let path = PathBuf::from(name);
        if path.is_file() {
            return Ok(Entry::read(&Origin::Given(path))?);
        }
        let part = name.to_lowercase();
        let with_part =
            |entry: &&Entry| part.contains(char::is_alphanumeric) && entry.id.to_lowercase().contains(&part);
        let found: Vec<&Entry> = self.entries.iter().filter(with_part).collect();
        match found.as_slice() {
            [] => Err(ResolveError::Unknown { name: name.to_owned(), nearest: self.nearest(&part) }),
            [one] => Ok((*one).clone()),
            several => {
                let ids = several.iter().map(|entry| entry.id.clone()).collect();
                Err(ResolveError::Ambiguous { name: name.to_owned(), ids })
            }
        }
    }

    /// The ids that share most with `name`, a slip of the finger or a word in another place allowed.
    fn nearest(&self, name: &str) -> Vec<String> {
        let scored = self.entries.iter().map(|entry| (likeness(name, &entry.id), &entry.id));
        // Below one half nearly every id is like every other one: they all begin with a date.
        let mut near: Vec<_> = scored.filter(|(score, _)| *score >= 0.5).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        near.into_iter().take(SUGGESTIONS).map(|(_, id)| id.clone()).collect()
    }
}

/// How like `name` is to `id`, from 0 to 1: the mean over the words of `name` of the best match among
/// the words of `id`.
fn likeness(name: &str, id: &str) -> f64 {
    let words = |text| str::split(text, |c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // Names are short; the comparison is quadratic and what was typed may be a pasted page.
    let typed: Vec<&str> = words(name).take(8).filter(|word| word.len() < 100).collect();
    let best =
        |word: &&str| words(id).map(|other| strsim::normalized_damerau_levenshtein(word, other)).fold(0.0, f64::max);
    let count = f64::from(u32::try_from(typed.len()).unwrap_or(u32::MAX).max(1));
    typed.iter().map(best).sum::<f64>() / count
}
