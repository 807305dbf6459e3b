//! The two sides as typed: `us,cn`, or `in:India,us:"United States"`.

use crate::lexicon::Lexicon;
use crate::model::{BySide, Party};

/// The sides that `typed` names, left one first: ids, each with a name after a colon where the lexicon's
/// countries have none for it.
///
/// # Errors
/// A sentence for the user, where these are not two different sides.
pub fn parties(typed: &str, lexicon: &Lexicon) -> Result<BySide<Party>, String> {
    let parts: Vec<&str> = typed.split(',').map(str::trim).collect();
    let [left, right] = parts.as_slice() else {
        return Err(format!(
            "two sides are wanted, as in us,cn or in:India,us:\"United States\"; {typed} names {}",
            parts.len()
        ));
    };
    let sides = BySide::new(party(left, lexicon)?, party(right, lexicon)?);
    if sides.left.id == sides.right.id {
        return Err(format!("the two sides must differ; both are {}", sides.left.id));
    }
    Ok(sides)
}

fn party(typed: &str, lexicon: &Lexicon) -> Result<Party, String> {
    let (id, name) = typed.split_once(':').unwrap_or((typed, ""));
    let (id, name) = (id.trim(), name.trim().trim_matches(['"', '“', '”', '\'']));
    let plain = !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !plain || ["both", "status", "note"].contains(&id) {
        return Err(format!("{id} cannot be the id of a side; use small letters, as in us or in:India"));
    }
    let known = lexicon.countries.iter().find(|country| country.id == id).and_then(|country| country.names.first());
    let name = if name.is_empty() { known.map_or(id, String::as_str) } else { name };
    Ok(Party { id: id.to_owned(), name: name.to_owned(), short: id.to_uppercase() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_ids_with_names_where_they_need_one() {
        let lexicon = Lexicon::bundled();
        let named = |typed| parties(typed, &lexicon).map(|sides| format!("{}, {}", sides.left.name, sides.right.name));
        assert_eq!(named("us,cn"), Ok("United States, China".to_owned()));
        assert_eq!(named("fr:Freedonia, us:\"The States\""), Ok("Freedonia, The States".to_owned()));
        for wrong in ["us", "us,us", "us,cn,in", ",us", "US,cn", "both,us", "a/b,us"] {
            assert!(named(wrong).is_err(), "{wrong}");
        }
    }
}
