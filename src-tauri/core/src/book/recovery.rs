//! The recovery key: 160 random bits, printed in groups that survive being read aloud and typed back.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::book::key_slot::{Holder, KeySlot, Secret};
use crate::book::slot_keys::SlotSecret;
use crate::entropy::{self, Entropy};
use crate::key_stretching::Cost;
use crate::refusal::{Refusal, RefusalCode};

/// Crockford's alphabet: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET: usize = 20;
/// With 20 bits of checksum the key is 36 characters: nine groups of four.
const CHARACTERS: usize = 36;

/// Opens the book when every passphrase is lost. Shown once, when the book is made; never stored.
pub struct RecoveryKey(Zeroizing<[u8; SECRET]>);

impl RecoveryKey {
    fn made(entropy: &mut dyn Entropy) -> Result<Self, Refusal> {
        Ok(Self(Zeroizing::new(entropy::bytes(entropy)?)))
    }

    /// A fresh key with the slot that it opens; the slot holds no key of the book yet.
    pub(crate) fn with_slot(book: Uuid, entropy: &mut dyn Entropy) -> Result<(Self, KeySlot, SlotSecret), Refusal> {
        let key = Self::made(entropy)?;
        // It cannot be guessed: it needs no costly derivation.
        let (slot, secret) =
            KeySlot::new(book, Holder::Recovery, &Secret::Recovery(key.secret()), Cost::LEAST, entropy)?;
        Ok((key, slot, secret))
    }

    pub(crate) fn secret(&self) -> &[u8] {
        &*self.0
    }

    /// As it is printed: `7QW2-…`, nine groups of four.
    pub fn printed(&self) -> Zeroizing<String> {
        let mut bits = Zeroizing::new(self.0.to_vec());
        bits.extend_from_slice(&checksum(&self.0));
        let characters: Vec<u8> = (0..CHARACTERS).map(|at| ALPHABET[five_bits(&bits, at)]).collect();
        let groups: Vec<String> =
            characters.chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        Zeroizing::new(groups.join("-"))
    }

    /// Reads a key back as people type and paste it: any case, spacing and kind of dash, O for 0, I or L for 1.
    pub fn read(typed: &str) -> Result<Self, Refusal> {
        let mut values = Zeroizing::new(Vec::with_capacity(CHARACTERS));
        let marks: Zeroizing<String> = Zeroizing::new(typed.nfkc().filter(|letter| letter.is_alphanumeric()).collect());
        for letter in marks.chars() {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = ALPHABET.iter().position(|known| char::from(*known) == letter).ok_or_else(mistyped)?;
            values.push(value);
        }
        if values.len() != CHARACTERS {
            return Err(mistyped());
        }
        let mut bits = Zeroizing::new(vec![0u8; SECRET + 3]);
        for (at, value) in values.iter().enumerate() {
            for bit in 0..5 {
                if value >> (4 - bit) & 1 == 1 {
                    let place = at * 5 + bit;
                    bits[place / 8] |= 0x80 >> (place % 8);
                }
            }
        }
        let mut secret = Zeroizing::new([0; SECRET]);
        secret.copy_from_slice(&bits[..SECRET]);
        if bits[SECRET..] != checksum(&secret) {
            return Err(mistyped());
        }
        Ok(Self(secret))
    }
}

/// Which of the 32 letters stands at a place.
fn five_bits(bits: &[u8], at: usize) -> usize {
    (0..5).fold(0, |value, bit| {
        let place = at * 5 + bit;
        value << 1 | usize::from(bits[place / 8] >> (7 - place % 8) & 1)
    })
}

/// The first 20 bits of a SHA-256, so that a slip of the pen is told apart from a wrong key.
fn checksum(secret: &[u8; SECRET]) -> [u8; 3] {
    let hash = Sha256::new().chain_update(b"quorate recovery key 1\0").chain_update(secret).finalize();
    [hash[0], hash[1], hash[2] & 0xf0]
}

fn mistyped() -> Refusal {
    Refusal::new(
        RefusalCode::WrongSecret,
        "That is not a recovery key: it has nine groups of four letters and digits, so check each against the print.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_as_printed_and_as_people_type_it() {
        let key = RecoveryKey(Zeroizing::new(std::array::from_fn(|at| (at * 37 + 11) as u8)));
        let printed = key.printed();
        assert_eq!(printed.len(), CHARACTERS + 8, "nine groups of four with dashes between");
        for typed in [
            printed.to_string(),
            printed.to_lowercase().replace('-', " "),
            printed.replace('0', "o").replace('1', "l"),
            printed.replace('-', "–"),
            printed.replace('-', " — "),
            printed.replace('-', "\u{2011}\u{200b}"),
            format!("\u{feff}{}.\r\n", printed.replace('-', "\u{ad}\n")),
        ] {
            let read = RecoveryKey::read(&typed).unwrap_or_else(|refusal| panic!("{refusal}"));
            assert_eq!(read.secret(), key.secret(), "the same key, however it is typed");
        }
    }

    #[test]
    fn every_single_slip_is_noticed() {
        let printed = RecoveryKey(Zeroizing::new([0xA7; SECRET])).printed();
        for at in printed.char_indices().filter(|(_, letter)| *letter != '-').map(|(at, _)| at) {
            let mut slipped = printed.to_string().into_bytes();
            slipped[at] = if slipped[at] == b'7' { b'8' } else { b'7' };
            let slipped = String::from_utf8_lossy(&slipped).into_owned();
            assert!(RecoveryKey::read(&slipped).is_err(), "a slip at {at} gives no key");
        }
    }
}
