//! A signing key at rest, sealed under the signer's own PIN. The book keeps what comes out of here under the secret of the
//! signer's key slot besides: a million PINs are soon tried, but not by whoever cannot open that slot.

use chacha20poly1305::{
    Key, XChaCha20Poly1305,
    aead::{Aead, KeyInit, Payload},
};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::key_stretching::{Cost, THREE_WORDS, stretch};
use crate::refusal::{Cause, Refusal, RefusalCode};

/// Binds a sealed key to its purpose and form.
const PURPOSE: &[u8] = b"quorate signing key 3";
const SHORTEST_PIN: usize = 6;
/// As long as a passphrase for the book; where one is set, the same is asked of both.
const SHORTEST_PASSPHRASE: usize = 12;

/// Whose key it is decides what it has to be sealed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Maker {
    /// Made in the book, and good for signing in it and nothing else: a PIN will do, since whoever tries PINs needs the
    /// signer's passphrase first.
    Book,
    /// Brought in from the council, which may take it for the person anywhere: it outlives this book and must stand even
    /// when the passphrase is lost. So at least as long as a passphrase: three words and more are beyond trying.
    Council,
}

/// Fresh random bytes for one sealing. Use them once.
pub struct SealChance {
    /// For stretching the secret.
    pub salt: [u8; 16],
    /// For the cipher.
    pub nonce: [u8; 24],
}

/// A sealed private key, to be stored. Bytes are in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedKey {
    maker: Maker,
    cost: Cost,
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    #[serde(with = "hex::serde")]
    nonce: [u8; 24],
    #[serde(with = "hex::serde")]
    sealed: Vec<u8>,
    /// SubjectPublicKeyInfo, DER.
    #[serde(with = "hex::serde")]
    public: Vec<u8>,
}

impl SealedKey {
    /// Seals a private key (PKCS#8) under a PIN, or under the longer secret that a council's key needs.
    ///
    /// # Errors
    /// A secret that will not do ([`check_secret`]).
    pub fn seal(
        private: &[u8],
        public: &[u8],
        maker: Maker,
        secret: &str,
        cost: Cost,
        chance: &SealChance,
    ) -> Result<Self, Refusal> {
        check_secret(maker, secret)?;
        let SealChance { salt, nonce } = *chance;
        let mut key = Self { maker, cost, salt, nonce, sealed: Vec::new(), public: public.to_vec() };
        let bound = key.bound();
        let payload = Payload { msg: private, aad: &bound };
        key.sealed =
            key.cipher(secret)?.encrypt(&nonce.into(), payload).map_err(|why| damaged().because(Cause::named(&why)))?;
        Ok(key)
    }

    /// Opens it to sign with: the private key as PKCS#8.
    ///
    /// # Errors
    /// [`RefusalCode::WrongSecret`] for a wrong PIN, which a sealed key that was tampered with looks the same as;
    /// [`RefusalCode::Damaged`] if what is stored is no key.
    pub fn unseal(&self, secret: &str) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        let bound = self.bound();
        let payload = Payload { msg: &self.sealed, aad: &bound };
        // Every reason is the same one: what is sealed opens with the right PIN or says nothing.
        self.cipher(secret)?.decrypt(&self.nonce.into(), payload).map(Zeroizing::new).map_err(|_| {
            let sentence = match self.maker {
                Maker::Book => "That is not the signing PIN. Check it and type it again.",
                Maker::Council => "That is not the signing passphrase. Check it and type it again.",
            };
            Refusal { field: Some("pin".into()), ..Refusal::new(RefusalCode::WrongSecret, sentence) }
        })
    }

    fn cipher(&self, secret: &str) -> Result<XChaCha20Poly1305, Refusal> {
        // The same secret, whichever way a keyboard composes its letters.
        let typed: Zeroizing<String> = Zeroizing::new(secret.nfc().collect());
        let key = stretch(typed.as_bytes(), &self.salt, self.cost)?;
        Ok(XChaCha20Poly1305::new(&Key::from(*key)))
    }

    /// What the sealed key is bound to: no other public key can be put beside it.
    fn bound(&self) -> Vec<u8> {
        [PURPOSE, &[u8::from(self.maker == Maker::Council)], &self.public].concat()
    }
}

/// What a PIN has to be, told before one is typed.
pub fn pin_rule() -> String {
    format!("At least {SHORTEST_PIN} digits and nothing else, which neither count up or down nor repeat.")
}

/// What a signing passphrase has to be, for a key of the council.
pub fn passphrase_rule() -> String {
    format!("At least {SHORTEST_PASSPHRASE} characters, not digits alone: {THREE_WORDS} do.")
}

/// Whether a secret will do for a key.
///
/// # Errors
/// What is wrong with it, as the field `pin`.
pub fn check_secret(maker: Maker, secret: &str) -> Result<(), Refusal> {
    match maker {
        Maker::Book => check_pin(secret),
        Maker::Council => check_passphrase(secret),
    }
}

/// Whether a PIN will do: at least six digits, not all alike, not counting up or down, not one pair repeated.
pub fn check_pin(pin: &str) -> Result<(), Refusal> {
    let digits = pin.as_bytes();
    if digits.len() < SHORTEST_PIN || !digits.iter().all(u8::is_ascii_digit) {
        return Err(Refusal::invalid(
            "pin",
            format!("A signing PIN has at least {SHORTEST_PIN} digits and nothing else."),
        ));
    }
    let steps: Vec<u8> = digits.windows(2).map(|pair| (pair[1] + 10 - pair[0]) % 10).collect();
    let runs = steps.iter().all(|&step| step == steps[0] && matches!(step, 0 | 1 | 9));
    let repeats = digits.iter().skip(2).zip(digits).all(|(later, earlier)| later == earlier);
    if runs || repeats {
        let sentence = "That signing PIN is too easy to guess. Choose one that does not count up or down or repeat.";
        return Err(Refusal::invalid("pin", sentence));
    }
    Ok(())
}

fn check_passphrase(secret: &str) -> Result<(), Refusal> {
    let letters = secret.chars().filter(|letter| letter.is_alphabetic()).count();
    if secret.chars().count() < SHORTEST_PASSPHRASE || letters < SHORTEST_PASSPHRASE / 2 {
        let sentence = format!(
            "A certificate of the council needs a signing passphrase of at least {SHORTEST_PASSPHRASE} characters, not \
             digits alone: {THREE_WORDS} do."
        );
        return Err(Refusal::invalid("pin", sentence));
    }
    Ok(())
}

#[track_caller]
fn damaged() -> Refusal {
    Refusal::new(RefusalCode::Damaged, "The signing key is damaged. Make a new one under a new PIN.")
}
