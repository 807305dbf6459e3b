//! Traditional Chinese characters folded to simplified ones, so that one wording serves both scripts.
//!
//! Only for comparing: what is shown keeps the characters of its source.

use std::sync::LazyLock;

use super::hash::Quick;

static SIMPLIFIED: LazyLock<Quick<char, char>> = LazyLock::new(|| {
    let lines = include_str!("../../data/traditional.txt").lines().filter(|line| !line.starts_with('#'));
    let characters: Vec<char> = lines.flat_map(str::chars).collect();
    characters.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect()
});

/// The simplified form of a traditional character; every other character as it is.
#[must_use]
pub fn simplified(character: char) -> char {
    SIMPLIFIED.get(&character).copied().unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::simplified;

    #[test]
    fn the_terms_of_the_field_fold() {
        let folded: String = "兩岸關係與臺灣問題：習近平總書記強調遏製戰爭".chars().map(simplified).collect();
        assert_eq!(folded, "两岸关系与台湾问题：习近平总书记强调遏制战争");
    }

    #[test]
    fn simplified_and_foreign_characters_stay() {
        let folded: String = "关系é a".chars().map(simplified).collect();
        assert_eq!(folded, "关系é a");
    }
}
