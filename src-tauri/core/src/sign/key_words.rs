//! A key as words that two people read to each other, to be sure that they speak of the same key.
//!
//! Six words of BIP-39's English list: 66 bits of the key's hash, so that nobody makes a second key with the same words.
//! The list is kept for being read aloud: no two words begin with the same four letters.

use bip39::Language;
use sha2::{Digest, Sha256};

const PURPOSE: &[u8] = b"quorate key to be certified 1\0";
const WORDS: usize = 6;
/// The list has 2,048 words.
const BITS: usize = 11;

/// The words of a public key (SubjectPublicKeyInfo, DER), such as "orchard ladder seven …".
pub fn of_key(public_key: &[u8]) -> String {
    let hash = Sha256::new().chain_update(PURPOSE).chain_update(public_key).finalize();
    let list = Language::English.word_list();
    let place = |word: usize| {
        (word * BITS..(word + 1) * BITS)
            .fold(0, |value, bit| value << 1 | usize::from(hash[bit / 8] >> (7 - bit % 8) & 1))
    };
    (0..WORDS).map(|word| list[place(word)]).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::of_key;

    #[test]
    fn a_key_has_six_words_and_another_key_has_others() {
        let words = of_key(b"one key");
        assert_eq!(words.split(' ').count(), 6, "{words}");
        assert_eq!(words, of_key(b"one key"), "the same for everybody");
        let other = of_key(b"one kez");
        assert!(
            words.split(' ').zip(other.split(' ')).filter(|(one, other)| one == other).count() < 3,
            "{words}, {other}"
        );
    }
}
