//! The order of names in a list: that of Unicode's collation, as dictionaries and telephone books here have it. Öztürk
//! stands among the O, Łukasik among the L; apostrophes say nothing, a hyphen parts two words as a space does, and a
//! shorter word comes before a longer one.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::name_search::is_apostrophe;
use super::printed::is_unseen;

/// What parts a surname from a given name in a key: it comes before a space, so that "Lee" is not parted from "Lee" by a
/// "Lee Smith".
const PART: char = '\t';

/// The data is compiled in, so there is one.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("en-GB").into(), CollatorOptions::default()).ok());

/// What a name is sorted by: bytes that stand in the order of the names. `parts` go from the one that counts most, such
/// as surname and given name. For a list of one moment: another version of the program may make other keys.
pub fn key(parts: &[&str]) -> Vec<u8> {
    let plain = parts.iter().map(|part| read(part)).collect::<Vec<_>>().join(&PART.to_string());
    let mut key = Vec::with_capacity(plain.len() * 3);
    match &*COLLATOR {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(&plain, &mut key);
        }
        None => key.extend_from_slice(plain.to_lowercase().as_bytes()),
    }
    // Names that only an apostrophe tells apart have their order too.
    key.push(0);
    key.extend(parts.iter().flat_map(|part| part.bytes().chain([0])));
    key
}

/// The same as text, for the window: two of them compare as the names do.
pub fn text_key(parts: &[&str]) -> String {
    hex::encode(key(parts))
}

/// Which of two names comes first.
pub fn compare(one: &str, other: &str) -> Ordering {
    key(&[one]).cmp(&key(&[other]))
}

/// A name as it is ordered: "Smith, Zoe" has its parts too.
fn read(name: &str) -> String {
    let letters = name.chars().filter(|letter| !is_unseen(*letter) && !is_apostrophe(*letter));
    let parted: String = letters.map(|letter| if is_hyphen(letter) { ' ' } else { letter }).collect();
    let parts = parted.split(',').map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.collect::<Vec<_>>().join(&PART.to_string())
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_stand_as_a_telephone_book_has_them() {
        let order = [
            "Ångström",
            "de Souza",
            "Dean",
            "Łukasik",
            "Lukowski",
            "Müller",
            "Munro",
            "Oakley",
            "O'Brien",
            "O’Brien",
            "Okafor",
            "Öztürk",
            "Smith",
            "Smith-Jones",
            "Smithers",
            "Țepeș",
            "Zed",
        ];
        let mut shuffled = order;
        shuffled.reverse();
        shuffled.sort_by(|one, other| compare(one, other));
        assert_eq!(shuffled, order, "word by word: “de Souza” before “Dean”");
    }

    #[test]
    fn a_surname_is_compared_before_any_given_name() {
        assert!(key(&["Lee", "Zoe"]) < key(&["Lee Smith", "Adam"]), "the shorter surname first");
        assert!(key(&["Smith, Zoe"]) < key(&["Smith-Jones, Adam"]), "also where a comma says which is which");
        assert!(key(&["Ozturk", "Zed"]) > key(&["Öztürk", "Adam"]), "a mark counts only where all else is the same");
    }

    proptest! {
        #[test]
        fn no_two_names_share_a_place(one in "\\PC{0,12}", other in "\\PC{0,12}") {
            prop_assert_eq!(compare(&one, &other) == Ordering::Equal, one == other, "else a list has no order");
            let as_text = text_key(&[&one]).cmp(&text_key(&[&other]));
            prop_assert_eq!(as_text, compare(&one, &other), "the window has the same order");
        }
    }
}
