//! The small pattern language of wordings, spelled out into steps for the matcher.
//!
//! `..` stands for up to eight words, `a/b` for either word, `(a)` for a word that may be missing. Words
//! match in every inflected form; case, hyphens and quotation marks do not count.

use super::matcher::Step;
use super::words::Words;

/// How many ways of reading one wording may have, so that no line of a user's file costs a second.
const MOST_WAYS: usize = 48;

/// Hands every way to read `wording` to `take`, or says what is wrong with it.
///
/// # Errors
/// The message for the person who wrote the wording.
pub fn each_way(
    wording: &str,
    words: &mut Words,
    mut take: impl FnMut(&mut dyn Iterator<Item = Step>),
) -> Result<(), String> {
    if is_pattern(wording) {
        let ways = proper(spelled_out(wording, words)?)?;
        ways.iter().for_each(|way| take(&mut way.iter().copied()));
        return Ok(());
    }
    let tokens = words.tokens(wording);
    take(&mut tokens.iter().map(|token| Step::Is(token.symbol)));
    if tokens.is_empty() { Err(NO_WORDS.to_owned()) } else { Ok(()) }
}

fn is_pattern(wording: &str) -> bool {
    wording.contains(['/', '(']) || wording.contains("..")
}

/// What is wrong with a wording like `..`.
const NO_WORDS: &str = "a wording must begin and end with a word";

fn spelled_out(wording: &str, words: &mut Words) -> Result<Vec<Vec<Step>>, String> {
    let mut ways: Vec<Vec<Step>> = vec![Vec::new()];
    let spaced = wording.replace("..", " .. ");
    for part in spaced.split_whitespace() {
        let choices = choices(part, words);
        if ways.len() * choices.len() > MOST_WAYS {
            return Err(format!("more than {MOST_WAYS} ways to read this: write it as several wordings"));
        }
        ways = ways.iter().flat_map(|way| choices.iter().map(|choice| [way.as_slice(), choice].concat())).collect();
    }
    Ok(ways)
}

/// A wording must begin and end with a word, else it would match anywhere.
fn proper(ways: Vec<Vec<Step>>) -> Result<Vec<Vec<Step>>, String> {
    let open =
        |way: &Vec<Step>| matches!((way.first(), way.last()), (None | Some(Step::Gap), _) | (_, Some(Step::Gap)));
    if ways.iter().any(open) { Err(NO_WORDS.to_owned()) } else { Ok(ways) }
}

fn choices(part: &str, words: &mut Words) -> Vec<Vec<Step>> {
    if part == ".." {
        return vec![vec![Step::Gap]];
    }
    let optional = part.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let mut choices: Vec<Vec<Step>> = optional.unwrap_or(part).split('/').map(|word| steps(word, words)).collect();
    if optional.is_some() {
        choices.push(Vec::new());
    }
    choices
}

fn steps(text: &str, words: &mut Words) -> Vec<Step> {
    words.tokens(text).iter().map(|token| Step::Is(token.symbol)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(wording: &str, words: &mut Words) -> Result<Vec<Vec<Step>>, String> {
        let mut ways = Vec::new();
        each_way(wording, words, |way| ways.push(way.collect()))?;
        Ok(ways)
    }

    #[test]
    fn alternatives_and_optional_words_are_spelled_out() {
        let mut words = Words::default();
        assert_eq!(ways("keep/maintain (the) channels", &mut words).unwrap().len(), 4);
        assert_eq!(ways("管控分歧", &mut words).unwrap(), [steps("管控分歧", &mut words)]);
        assert_eq!(ways("在..中", &mut words).unwrap()[0][1], Step::Gap);
    }

    #[test]
    fn a_wording_without_a_first_or_last_word_is_refused() {
        let mut words = Words::default();
        for bad in ["", "..", ".. x", "x ..", "(x)", "a/b/c/d/e/f/g a/b/c/d/e/f/g"] {
            assert!(ways(bad, &mut words).is_err(), "{bad}");
        }
    }
}
