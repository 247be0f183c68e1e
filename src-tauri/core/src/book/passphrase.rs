//! A passphrase: what one has to be when it is set, and what of it counts when it is typed.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::key_stretching::{Cost, Costs, THREE_WORDS};
use crate::refusal::Refusal;

/// How many guesses a passphrase has to outlast: as many as there are ways to put three of a thousand words together.
/// NCSC asks for no rules of letters and digits, but for three random words and against what everybody uses.
const FEWEST_GUESSES: f64 = 1e9;

/// Names shorter than this stand in too many words to be forbidden.
const SHORTEST_NAME: usize = 3;

/// A passphrase that is being set, long enough to be one and not easily guessed.
pub struct Passphrase {
    text: Zeroizing<String>,
    cost: Cost,
}

/// How good a passphrase is, for whoever is typing it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strength {
    /// Has so many characters, fewer than the shortest.
    Short(usize),
    /// Without names of this person, book and council too little of it is left.
    Named,
    /// Would be found in so few guesses (as a power of ten).
    Guessable(f64),
    /// Would be found in about so many guesses (as a power of ten).
    Enough(f64),
}

impl Passphrase {
    /// Fewest characters; three random words have more.
    pub const SHORTEST: usize = 12;

    /// What a passphrase has to be, told before one is typed: what a refusal says in its turn.
    pub fn rule() -> String {
        format!("At least {} characters: {THREE_WORDS} do.", Self::SHORTEST)
    }

    /// Refuses what is too short or too easily guessed, as the field `passphrase`.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        let passphrase = Self { text: Zeroizing::new(text.to_owned()), cost: Costs::STANDARD.passphrase };
        passphrase.check(&[])?;
        Ok(passphrase)
    }

    /// Refuses what is little more than these names: the person's own, the book's, the council's.
    pub fn check(&self, names: &[&str]) -> Result<(), Refusal> {
        match Self::strength(&self.text, names) {
            Strength::Enough(_) => Ok(()),
            lacking => Err(Refusal::invalid("passphrase", lacking.sentence())),
        }
    }

    /// What becomes of `text` as a passphrase of somebody who is told by these names.
    pub fn strength(text: &str, names: &[&str]) -> Strength {
        let counted = counted(text);
        let length = counted.chars().count();
        if length < Self::SHORTEST {
            return Strength::Short(length);
        }
        let names = parts(names);
        if is_mostly(&counted, &names) {
            return Strength::Named;
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        // Blanks between the parts of a common password make it no less common.
        let closed = Zeroizing::new(counted.chars().filter(|letter| *letter != ' ').collect::<String>());
        let guesses = |text: &str| zxcvbn::zxcvbn(text, &names).guesses_log10();
        let fewest = guesses(&counted).min(guesses(&closed) + (counted.len() - closed.len()) as f64 * 2f64.log10());
        if fewest < FEWEST_GUESSES.log10() { Strength::Guessable(fewest) } else { Strength::Enough(fewest) }
    }

    /// At another cost than the standard one.
    pub fn with_cost(self, cost: Cost) -> Self {
        Self { cost, ..self }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn cost(&self) -> Cost {
        self.cost
    }
}

impl Strength {
    /// Whether it would last for more than a century: see `sentence`.
    pub fn is_good(self) -> bool {
        matches!(self, Strength::Enough(guesses) if guesses >= GOOD)
    }

    /// What is wrong with it and what to do, or how long it would last.
    pub fn sentence(self) -> String {
        let shortest = Passphrase::SHORTEST;
        match self {
            Strength::Short(_) => format!("The passphrase needs at least {shortest} characters: {THREE_WORDS} do."),
            Strength::Named => format!(
                "The passphrase needs at least {shortest} characters besides your own name and the names of the book \
                 and the council: take other words."
            ),
            Strength::Guessable(_) => format!(
                "That passphrase is among the first that somebody would try, or much like one: take {THREE_WORDS}."
            ),
            Strength::Enough(guesses) => {
                let stands = if self.is_good() { "Good" } else { "Enough" };
                let more = if self.is_good() { "" } else { " One more word makes it a thousand times as long." };
                format!("{stands}: ten thousand tries a second would take {} to find it.{more}", span(guesses - RATE))
            }
        }
    }
}

/// Tries a second, as a power of ten: a handful of the fastest graphics cards, at what a slot asks of Argon2id.
const RATE: f64 = 4.0;
/// From here on it outlasts a century of that.
const GOOD: f64 = 13.5;

/// A time of so many seconds (as a power of ten), in words.
fn span(seconds: f64) -> String {
    let seconds = 10f64.powf(seconds);
    let (unit, one) = match seconds {
        less if less < 86_400.0 * 1.5 => return "about a day".to_owned(),
        less if less < 86_400.0 * 60.0 => ("days", 86_400.0),
        less if less < 31_557_600.0 * 2.0 => ("months", 2_629_800.0),
        less if less < 31_557_600.0 * 1e6 => ("years", 31_557_600.0),
        _ => return "more than a million years".to_owned(),
    };
    let count = (seconds / one).round();
    // Beyond two figures it would say more than is known.
    let rough = 10f64.powf((count.log10().floor() - 1.0).max(0.0));
    format!("about {} {unit}", (count / rough).round() * rough)
}

/// The bytes that a slot opens with.
pub(super) fn bytes(typed: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(counted(typed).as_bytes().to_vec())
}

/// What counts of what was typed: the same passphrase, whichever way a keyboard composes its letters and whichever space
/// it makes (RFC 8265, OpaqueString: every space is the space, then NFC).
fn counted(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(typed.chars().map(|letter| if is_space(letter) { ' ' } else { letter }).nfc().collect())
}

/// The spaces that Unicode knows (general category Zs).
fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// Each word of some names by itself, in small letters, the longest first.
fn parts(names: &[&str]) -> Vec<String> {
    let words = names.iter().flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()));
    let mut parts: Vec<String> =
        words.filter(|word| word.chars().count() >= SHORTEST_NAME).map(str::to_lowercase).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts.dedup();
    parts
}

/// Whether fewer letters and digits than a passphrase needs are left of it without the names that are in it.
fn is_mostly(text: &str, names: &[String]) -> bool {
    let mut rest = Zeroizing::new(text.to_lowercase());
    let before = rest.len();
    for name in names {
        rest = Zeroizing::new(rest.replace(name.as_str(), ""));
    }
    rest.len() < before && rest.chars().filter(|letter| letter.is_alphanumeric()).count() < Passphrase::SHORTEST
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 3] = ["Ottoline Marsh", "Elmshire panels", "Elmshire County Council"];

    fn of(text: &str) -> Strength {
        Passphrase::strength(text, &NAMES)
    }

    #[test]
    fn words_that_do_not_belong_together_will_do() {
        for text in ["three quiet herons", "seven green lamps", "lantern gravel thimble", "trzy żurawie nad łąką"] {
            assert!(matches!(of(text), Strength::Enough(_)), "{text}: {:?}", of(text));
        }
    }

    #[test]
    fn what_everybody_uses_is_refused_however_it_is_spaced_and_spelt() {
        for text in [
            "password1234",
            "Password 1234",
            "p@ssw0rd12345",
            "passwordpassword",
            "password password",
            "qwertyuiopasdf",
            "1q2w3e4r5t6y",
            "aaaaaaaaaaaaaaaa",
            "abcdefghijkl",
            "123456789012",
            "iloveyou iloveyou",
            "liverpool2024",
            "Liverpool Liverpool",
            "manchester united",
            "let me in 123",
        ] {
            assert!(matches!(of(text), Strength::Guessable(_)), "{text}: {:?}", of(text));
            assert!(Passphrase::new(text).is_err(), "{text}");
        }
    }

    #[test]
    fn names_of_the_person_the_book_and_the_council_are_not_counted() {
        for text in
            ["Ottoline Marsh", "ottoline-marsh-1", "OttolineMarsh2026", "elmshire elmshire", "Elmshire council 1"]
        {
            assert_eq!(of(text), Strength::Named, "{text}");
        }
        let passphrase = Passphrase::new("OttolineMarsh of Elmshire").expect("nobody knows yet whose it is");
        let refusal = passphrase.check(&NAMES).expect_err("it is her own name");
        assert_eq!(refusal.field.as_deref(), Some("passphrase"));
        assert!(matches!(of("marsh lantern gravel thimble"), Strength::Enough(_)), "a name among enough other words");
    }

    #[test]
    fn too_short_is_said_with_the_number_that_the_rule_has() {
        assert_eq!(of("three words"), Strength::Short(11));
        assert!(of("three words").sentence().contains(&format!(" {} characters", Passphrase::SHORTEST)));
        assert_eq!(of(""), Strength::Short(0));
    }

    #[test]
    fn every_space_is_the_space_and_every_way_to_compose_a_letter_the_same() {
        let typed = "caf\u{E9} lantern gravel";
        for other in ["caf\u{E9}\u{A0}lantern\u{202F}gravel", "cafe\u{301}\u{3000}lantern\u{2003}gravel"] {
            assert_eq!(bytes(typed), bytes(other));
        }
        assert_ne!(bytes("a b"), bytes("ab"));
        assert_ne!(bytes("A b"), bytes("a b"), "capital letters count");
        assert_eq!(of("three\u{A0}words"), Strength::Short(11));
    }

    #[test]
    fn the_meter_promises_no_more_than_the_guesses_do() {
        let said = |guesses: f64| Strength::Enough(guesses).sentence();
        assert_eq!(
            said(10.0),
            "Enough: ten thousand tries a second would take about 12 days to find it. One more word makes it a thousand \
             times as long."
        );
        assert!(said(9.0).contains("about a day"));
        assert!(said(11.5).contains("about 12 months"));
        assert_eq!(said(13.6), "Good: ten thousand tries a second would take about 130 years to find it.");
        assert_eq!(said(19.0), "Good: ten thousand tries a second would take more than a million years to find it.");
    }
}
