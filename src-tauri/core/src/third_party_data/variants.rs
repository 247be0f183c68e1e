//! What a name becomes in other mouths: inflected, written as it is heard, in another script, or shortened.

use std::collections::HashMap;

use super::heard::heard_as;
use super::index::{IndexLead, lead};
use super::inflected::forms;
use super::known_person::KnownPerson;
use super::likeness::sound;

/// Shorter names in another script are too many others'.
const SHORTEST: usize = 4;
/// Fewer consonants are those of too many words.
const CONSONANTS: usize = 3;

/// Children by the variants of their names.
#[derive(Default)]
pub(super) struct Variants {
    /// By the forms that a language's cases give to a given name, an alias or a surname.
    pub forms: IndexLead<String>,
    /// By the sound of what others hear.
    pub heard: IndexLead<String>,
    /// By what is left of a name whichever way it is put into Latin letters.
    pub given_in_latin: IndexLead<String>,
    pub surname_in_latin: IndexLead<String>,
    /// By the consonants of a given name, where they are enough to tell it.
    pub unvoiced_given: IndexLead<String>,
    /// By the consonants of a given name and of a surname.
    pub unvoiced_full: HashMap<(String, String), Vec<usize>>,
}

impl Variants {
    pub fn add(&mut self, person: &KnownPerson, at: usize) {
        let called = || person.given.first().into_iter().chain(&person.aliases);
        for name in called().chain(&person.surname) {
            for form in forms(name) {
                lead(&mut self.forms, form, at);
            }
        }
        for name in called() {
            for heard in heard_as(name) {
                lead(&mut self.heard, sound(heard), at);
            }
            put(&mut self.given_in_latin, name, at);
        }
        put(&mut self.given_in_latin, &person.given.concat(), at);
        for name in called() {
            let key = unvoiced(name);
            if key.len() >= CONSONANTS {
                lead(&mut self.unvoiced_given, key.clone(), at);
            }
            for surname in person.surname.iter().map(|surname| unvoiced(surname)) {
                if key.len() + surname.len() > CONSONANTS {
                    self.unvoiced_full.entry((key.clone(), surname)).or_default().push(at);
                }
            }
        }
        for name in &person.surname {
            put(&mut self.surname_in_latin, name, at);
        }
    }
}

fn put(index: &mut IndexLead<String>, name: &str, at: usize) {
    let key = in_latin(name);
    if key.len() >= SHORTEST {
        lead(index, key, at);
    }
}

/// What is left of a name whichever way it is put into Latin letters: "Hrytsenko" and "Gritsenko", "Daryna" and "Darina";
/// without the vowel that its case may change.
pub(super) fn in_latin(plain: &str) -> String {
    let plain = ["shch", "sh", "ch", "zh", "kh", "ts", "tz"]
        .iter()
        .zip(["s", "s", "c", "z", "g", "c", "c"])
        .fold(plain.to_owned(), |said, (pair, one)| said.replace(pair, one));
    let mut left = String::new();
    for letter in plain.chars() {
        let letter = match letter {
            'y' | 'j' => 'i',
            'h' => 'g',
            'w' => 'v',
            'q' => 'k',
            other => other,
        };
        if !left.ends_with(letter) {
            left.push(letter);
        }
    }
    left.trim_end_matches(['a', 'e', 'i', 'o', 'u']).to_owned()
}

/// The consonants of a name, as scripts that write no vowels have them: "Hussain" and "hsyn", "Al-Haddad" and "lhdd".
pub(super) fn unvoiced(plain: &str) -> String {
    let name = plain.strip_prefix("al").filter(|rest| rest.len() > SHORTEST).unwrap_or(plain);
    let name = if plain.len() > 3 && plain.starts_with('l') && !plain[1..].starts_with(['a', 'e', 'i', 'o', 'u', 'y']) {
        &plain[1..]
    } else {
        name
    };
    let pairs = [("sh", "s"), ("kh", "k"), ("th", "t"), ("gh", "g"), ("dh", "d"), ("ch", "c"), ("ph", "f")];
    let name = pairs.iter().fold(name.to_owned(), |said, (pair, one)| said.replace(pair, one));
    let mut left = String::new();
    for (at, letter) in name.chars().enumerate() {
        let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u') || (at > 0 && matches!(letter, 'y' | 'w' | 'v'));
        let letter = match letter {
            'q' => 'k',
            'z' => 's',
            'w' => 'v',
            'p' => 'b',
            'j' => 'g',
            other => other,
        };
        if !vowel && !left.ends_with(letter) {
            left.push(letter);
        }
    }
    left.trim_end_matches('h').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consonants_are_what_a_script_without_vowels_has() {
        for (latin, written) in
            [("hussain", "hsyn"), ("yusuf", "ywsf"), ("alhaddad", "lhdd"), ("anaya", "nyh"), ("navid", "nwyd")]
        {
            assert_eq!(unvoiced(latin), unvoiced(written), "{latin} and {written}");
        }
    }

    #[test]
    fn ways_into_latin_letters_meet() {
        for (one, other) in
            [("hrytsenko", "gritsenko"), ("daryna", "darini"), ("kharkov", "harkov"), ("yuliia", "julia")]
        {
            assert_eq!(in_latin(one), in_latin(other), "{one} and {other}");
        }
        assert_ne!(in_latin("daryna"), in_latin("marina"));
    }
}
