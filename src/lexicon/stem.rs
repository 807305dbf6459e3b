//! A light English stemmer: `urge`, `urges`, `urged`, `urging` are one word.
//!
//! Own, because the lexicon's two thousand wordings are stemmed at every start: this costs a tenth
//! of what Porter's algorithm does, and it leaves derived words (`nation`, `national`) apart, which
//! the wordings need.

/// The stem of a small-letter `word`; words of other scripts come back as they are.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    if let Some(base) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return base.1.to_owned();
    }
    let singular = without_plural(word);
    let base = without_ending(&singular);
    let bare = base.strip_suffix('e').filter(|rest| rest.len() > 2).unwrap_or(&base);
    bare.strip_suffix('y').filter(|rest| rest.len() > 2).map_or_else(|| bare.to_owned(), |rest| format!("{rest}i"))
}

/// Past forms of the verbs that readouts use, which no rule finds.
const IRREGULAR: [(&str, &str); 20] = [
    ("said", "say"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("held", "hold"),
    ("told", "tell"),
    ("made", "mak"),
    ("took", "tak"),
    ("taken", "tak"),
    ("gave", "giv"),
    ("given", "giv"),
    ("sought", "seek"),
    ("fought", "fight"),
    ("undertook", "undertak"),
    ("upheld", "uphold"),
    ("kept", "keep"),
    ("brought", "bring"),
    ("bought", "buy"),
    ("thought", "think"),
    ("built", "build"),
    ("felt", "feel"),
];

fn without_plural(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        return format!("{rest}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if word.ends_with(ending) {
            return word.strip_suffix("es").unwrap_or(word).to_owned();
        }
    }
    let keeps = ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    if keeps { word.to_owned() } else { word.strip_suffix('s').unwrap_or(word).to_owned() }
}

fn without_ending(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ied").filter(|rest| rest.len() > 1) {
        return format!("{rest}y");
    }
    for ending in ["ing", "ed"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() > 2 && has_vowel(rest)) {
            return undoubled(rest).to_owned();
        }
    }
    word.to_owned()
}

fn has_vowel(word: &str) -> bool {
    word.bytes().any(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

/// `stopp` becomes `stop`; a double `ss`, `ll` and `zz` belongs to the word.
fn undoubled(word: &str) -> &str {
    let mut letters = word.chars().rev();
    let doubled = matches!((letters.next(), letters.next()), (Some(last), Some(other)) if last == other
        && !matches!(last, 's' | 'l' | 'z' | 'e' | 'o'));
    let mut rest = word.chars();
    if doubled {
        rest.next_back();
    }
    rest.as_str()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            &["urge", "urges", "urged", "urging"][..],
            &["policy", "policies"],
            &["stop", "stopped", "stopping"],
            &["pass", "passes", "passed"],
            &["agree", "agreed", "agrees", "agreeing"],
            &["visit", "visits", "visited"],
            &["say", "said", "says", "saying"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|other| *other == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn other_words_and_other_scripts_stay_apart() {
        assert_ne!(stem("nation"), stem("national"));
        assert_ne!(stem("china"), stem("chinese"));
        assert_eq!(stem("été"), "été");
        assert_eq!(stem("台"), "台");
        assert_eq!(stem(""), "");
    }
}
