//! A light English stemmer: `urge`, `urges`, `urged`, `urging` are one word.
//!
//! Own, because it leaves derived words (`nation`, `national`) apart, which the wordings need and Porter's
//! algorithm does not, and because every word of every text is stemmed: it costs a tenth of what that does.

/// Puts the stem of a small-letter `word` into `stem`; words of other scripts stay as they are.
pub fn stem_into(word: &str, stem: &mut String) {
    stem.clear();
    stem.push_str(word);
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return;
    }
    if let Some(base) = irregular(word) {
        stem.clear();
        stem.push_str(base);
        return;
    }
    cut_plural(stem);
    cut_ending(stem);
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    if stem.len() > 3 && stem.ends_with('y') {
        stem.pop();
        stem.push('i');
    }
}

/// Past forms of the verbs that readouts use, which no rule finds.
fn irregular(word: &str) -> Option<&'static str> {
    // Their last letters, asked first: nearly every word is none of them.
    if !word.ends_with(['d', 'e', 'k', 'n', 't']) || word.len() > 9 {
        return None;
    }
    Some(match word {
        "said" => "say",
        "spoke" | "spoken" => "speak",
        "held" => "hold",
        "told" => "tell",
        "made" => "mak",
        "took" | "taken" => "tak",
        "gave" | "given" => "giv",
        "sought" => "seek",
        "fought" => "fight",
        "undertook" => "undertak",
        "upheld" => "uphold",
        "kept" => "keep",
        "brought" => "bring",
        "bought" => "buy",
        "thought" => "think",
        "built" => "build",
        "felt" => "feel",
        _ => return None,
    })
}

fn cut_plural(word: &mut String) {
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ["sses", "shes", "ches", "xes"].iter().any(|ending| word.ends_with(ending)) {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        word.pop();
    }
}

fn cut_ending(word: &mut String) {
    if word.len() > 4 && word.ends_with("ied") {
        word.truncate(word.len() - 3);
        word.push('y');
        return;
    }
    if word.len() > 5 && word.ends_with("eed") {
        // "agreed" is "agree" and a d.
        word.pop();
        return;
    }
    for ending in ["ing", "ed"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() > 2 && has_vowel(rest)) {
            word.truncate(rest.len());
            cut_double(word);
            return;
        }
    }
}

fn has_vowel(word: &str) -> bool {
    word.bytes().any(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

/// `stopp` becomes `stop`; a double `ss`, `ll` and `zz` belongs to the word.
fn cut_double(word: &mut String) {
    let mut letters = word.chars().rev();
    let doubled = matches!((letters.next(), letters.next()), (Some(last), Some(other)) if last == other
        && !matches!(last, 's' | 'l' | 'z' | 'e' | 'o'));
    if doubled {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::stem_into;

    fn stem(word: &str) -> String {
        let mut stem = String::new();
        stem_into(word, &mut stem);
        stem
    }

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
