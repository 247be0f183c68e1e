//! How a name is compared when somebody looks for it: one folding for children, actions, people and the command line.
//!
//! Nobody types a name as it is spelt. So "obrien" finds O’Brien, "lukasik" finds Łukasik, "Mueller" and "muller" find
//! Müller, "annemarie" finds Anne-Marie, and it makes no difference in which of Unicode's forms a machine wrote a letter.

use unicode_normalization::UnicodeNormalization;

use super::printed::is_unseen;

/// Letters whose plain form the library for it does not give as people here type it.
const OWN: [(char, &str); 6] = [('ə', "e"), ('ǝ', "e"), ('ŋ', "ng"), ('ħ', "h"), ('ƒ', "f"), ('ı', "i")];

/// What people write where the keyboard has no such letter: a second spelling of the same name.
const RESPELT: [(char, &str); 6] = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('ø', "oe"), ('å', "aa"), ('đ', "dj")];

/// A shorter word than this stands for the beginning of a name, so that "ali" finds no Natalie; a longer one for any part
/// of it, so that "rahman" finds Abdulrahman.
const PART: usize = 4;

/// A name as a search looks through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    spellings: Vec<Vec<String>>,
}

/// What somebody typed to find a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// Each word by its spellings.
    words: Vec<Vec<String>>,
}

/// The plain words of a name, one space between them: small letters and digits without marks. Names with the same key are
/// written alike, whatever their case, marks, apostrophes, hyphens, spaces and Unicode form.
///
/// Empty where the text holds neither letter nor digit.
pub fn key(name: &str) -> String {
    words(name, &[]).join(" ")
}

/// Whether two names are written alike: each finds the other. "Łukasik, Adam" and "adam lukasik" are, "Ann" and "Anna" are
/// not; nor are two texts that hold no letter.
pub fn alike(one: &str, other: &str) -> bool {
    Search::of(one).finds(&Sought::of(&[other])) && Search::of(other).finds(&Sought::of(&[one]))
}

/// Whether what was typed finds something that is called these: every word of it is part of one of them.
pub fn finds(typed: &str, called: &[&str]) -> bool {
    let search = Search::of(typed);
    search.is_empty() || search.finds(&Sought::of(called))
}

impl Search {
    /// Reads what was typed; the order of its words, and a comma between them, say nothing.
    pub fn of(typed: &str) -> Self {
        let plain = words(typed, &[]);
        let respelt = words(typed, &RESPELT);
        let both = plain.into_iter().zip(respelt).map(|(plain, respelt)| match plain == respelt {
            true => vec![plain],
            false => vec![plain, respelt],
        });
        Self { words: both.collect() }
    }

    /// Whether nothing was typed that could be looked for. Such a search finds nothing: whoever asks decides what it
    /// shows.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word is part of what is looked through; words may be parted that a name has as one: "van den berg".
    pub fn finds(&self, sought: &Sought) -> bool {
        /// So many words may be one name.
        const JOINED: usize = 4;
        let count = self.words.len();
        // Whether everything before a word is found.
        let mut found = vec![false; count + 1];
        found[0] = true;
        for at in 0..count {
            if !found[at] {
                continue;
            }
            let (mut plain, mut respelt) = (String::new(), String::new());
            for (end, spellings) in self.words.iter().enumerate().skip(at).take(JOINED) {
                plain.extend(spellings.first().map(String::as_str));
                respelt.extend(spellings.last().map(String::as_str));
                found[end + 1] |= sought.holds(&plain) || sought.holds(&respelt);
            }
        }
        count > 0 && found[count]
    }
}

impl Sought {
    /// Everything that somebody or something is called: names, numbers.
    pub fn of(called: &[&str]) -> Self {
        let mut spellings = Vec::new();
        for name in called {
            let plain = words(name, &[]);
            let respelt = words(name, &RESPELT);
            if respelt != plain {
                spellings.push(respelt);
            }
            spellings.push(plain);
        }
        Self { spellings }
    }

    fn holds(&self, word: &str) -> bool {
        let short = word.chars().count() < PART && !word.starts_with(|c: char| c.is_ascii_digit());
        self.spellings.iter().any(|words| {
            let part = |one: &String| if short { one.starts_with(word) } else { one.contains(word) };
            words.iter().any(part) || begins_within(words, word)
        })
    }
}

/// Whether the words of a name, written as one, begin with a word at the beginning of any of them: "vandenberg".
fn begins_within(words: &[String], sought: &str) -> bool {
    (0..words.len()).any(|at| {
        let mut rest = sought;
        for word in &words[at..] {
            match rest.strip_prefix(word.as_str()) {
                Some("") => return true,
                Some(left) => rest = left,
                None => return word.starts_with(rest),
            }
        }
        false
    })
}

/// The words of a text. The same text gives as many with `respelt` as without.
fn words(text: &str, respelt: &[(char, &str)]) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    // Marks first: in their plain form some become a space. And one form before them: the Greek accents of an old file are
    // the same marks under other numbers.
    let seen = text.nfc().filter(|letter| !is_apostrophe(*letter) && !is_unseen(*letter));
    for letter in seen.nfkc() {
        if letter.is_ascii_alphanumeric() {
            plain.push(letter.to_ascii_lowercase());
            continue;
        }
        if is_apostrophe(letter) || is_unseen(letter) {
            continue;
        }
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let own = respelt.iter().chain(&OWN).find(|(one, _)| *one == small);
        match own {
            Some((_, written)) => plain.push_str(written),
            None if letter.is_alphanumeric() => plain.push_str(&plain_letter(letter)),
            // A mark that no letter takes in.
            None if unicode_normalization::char::is_combining_mark(letter) => {}
            None => plain.push(' '),
        }
    }
    plain.split_whitespace().map(str::to_owned).collect()
}

/// A letter in those of an English keyboard; as it is, in small, where there is none for it.
fn plain_letter(letter: char) -> String {
    let letter = arabic_base(letter);
    let plain: String = deunicode::deunicode_char(letter)
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if !plain.is_empty() {
        return plain;
    }
    // A large letter may be unknown whose small one is not.
    let small: String = letter.to_lowercase().collect();
    if small.chars().eq([letter]) { small } else { small.chars().map(plain_letter).collect() }
}

/// An Arabic letter without its hamza or madda, and the two that are typed for others at the end of a word: few type them
/// as a name is spelt.
fn arabic_base(letter: char) -> char {
    match letter {
        'ى' => 'ي',
        'ة' => 'ه',
        'ٱ' => 'ا',
        '\u{620}'..='\u{6ff}' => letter.nfd().next().unwrap_or(letter),
        _ => letter,
    }
}

/// A name or a number as it is kept, whatever it was pasted from: one form of Unicode, plain spaces, one at a time, and
/// nothing that cannot be seen.
pub fn clean(text: &str) -> String {
    let seen: String = text.nfc().filter(|letter| !is_unseen(*letter) && !is_control(*letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number as it is kept: clean, and with the hyphen of a keyboard.
pub fn clean_number(text: &str) -> String {
    let dash = |letter: char| matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}');
    clean(text).chars().map(|letter| if dash(letter) { '-' } else { letter }).collect()
}

fn is_control(letter: char) -> bool {
    letter.is_control() && !letter.is_whitespace()
}

/// The marks that stand in for one another in O’Brien, D'Souza and Ta‘ase.
pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '‛' | '`' | '´' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '＇')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_typed() {
        for (typed, name) in [
            ("obrien", "Saoirse O'Brien"),
            ("obrien", "Saoirse O’Brien"),
            ("O Brien", "Saoirse OBrien"),
            ("obrien", "Saoirse O Brien"),
            ("obrien", "Saoirse O\u{1ffd}Brien"),
            ("brien", "Saoirse O’Brien"),
            ("Lukasik, Adam", "Adam Łukasik"),
            ("adam   lukasik", "Adam Łukasik"),
            ("ADAM ŁUKASIK", "Adam Łukasik"),
            ("ozturk", "Öztürk"),
            ("Oeztuerk", "Öztürk"),
            ("O\u{308}ztu\u{308}rk", "Öztürk"),
            ("mueller", "Müller"),
            ("müller", "Mueller"),
            ("annemarie", "Anne-Marie Ward"),
            ("anne marie", "Anne\u{2011}Marie Ward"),
            ("vandenberg", "Joost van den Berg"),
            ("van den berg", "Joost Vandenberg"),
            ("yildiz", "Elif YILDIZ"),
            ("yıldız", "Elif Yildiz"),
            ("eliyeva", "Əliyeva"),
            ("nguyen", "Nguye\u{302}\u{303}n Thi\u{323} Lan"),
            ("strasse", "Straße"),
            ("jp", "J. P. Marsh"),
            ("Li", "Li Wei"),
            ("rahman", "Zayd Abdulrahman"),
            ("احمد", "أحمد يوسف"),
            ("يحيي", "يحيى فاطمة"),
            ("\u{a7dc}", "l"),
            ("429876", "429876"),
            ("42 98 76", "429876"),
        ] {
            assert!(finds(typed, &[name]), "“{typed}” finds {name}");
        }
    }

    #[test]
    fn another_name_is_not_found() {
        for (typed, name) in [
            ("lukasik, adam", "Adam Lucas"),
            ("lukasik", "Łukasz Adamski"),
            ("li", "Alison Ward"),
            ("obrien", "Brian Obi"),
            ("mali", "Adam Ali"),
            ("ali", "Natalie Brook"),
            ("احمد", "حامد يوسف"),
            ("tepesh", "Țepeș"),
        ] {
            assert!(!finds(typed, &[name]), "“{typed}” does not find {name}");
        }
        assert!(finds(" ", &["Anybody"]), "nothing typed keeps nobody out");
    }

    #[test]
    fn what_is_pasted_is_kept_without_what_cannot_be_seen() {
        assert_eq!(clean_number("\u{200e}441\u{200b}0023\u{200e}\r\n"), "4410023");
        assert_eq!(clean_number("943\u{2009}476\u{a0}5919"), "943 476 5919");
        assert_eq!(clean_number("AB–12"), "AB-12");
        assert_eq!(clean(" Łu\u{ad}cja\u{a0} Wo\u{301}jcik\n"), "Łucja Wójcik");
    }

    #[test]
    fn names_that_are_written_alike_find_one_another() {
        assert!(alike("Łukasik, Adam", "adam  lukasik"));
        assert!(alike("Pat O’Brien", "pat obrien") && alike("Anne-Marie Ward", "annemarie ward"));
        assert!(!alike("Ann Ward", "Anna Ward") && !alike("Adam", "Adam Ward") && !alike("", " "));
    }

    proptest! {
        #[test]
        fn whatever_a_name_holds_it_is_found_by_itself(name in "\\PC{1,24}") {
            prop_assume!(!Search::of(&name).is_empty());
            prop_assert!(finds(&name, &[&name]), "{name:?} as it stands");
            let parted: String = name.nfd().collect();
            prop_assert_eq!(key(&parted), key(&name), "the form of Unicode says nothing");
            prop_assert_eq!(words(&name, &[]).len(), words(&name, &RESPELT).len(), "a second spelling parts no word");
        }

        #[test]
        fn a_key_is_its_own_key(name in "\\PC{0,24}") {
            prop_assert_eq!(key(&key(&name)), key(&name));
        }
    }
}
