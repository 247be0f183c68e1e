//! A signing identity at rest: its key sealed under the signer's own PIN, so that opening the book is not enough to sign.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{Aead, KeyInit, Payload},
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::identity::Identity;
use crate::meeting::{Refusal, refusal::RefusalCode};

/// Memory in KiB, passes and lanes: about half a second on a council laptop. A PIN is short, so trying one must be dear.
const COST: Cost = Cost { memory: 128 * 1024, passes: 3, lanes: 1 };
/// What a stored cost may ask for at most, so that a damaged book cannot exhaust the machine.
const DEAREST: Cost = Cost { memory: 1024 * 1024, passes: 16, lanes: 8 };
/// Binds a sealed key to its purpose and form.
const PURPOSE: &[u8] = b"quorate signing identity 2";
const SHORTEST_PIN: usize = 6;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Cost {
    memory: u32,
    passes: u32,
    lanes: u32,
}

/// Fresh random bytes for one sealing. Use them once.
pub struct SealChance {
    pub salt: [u8; 16],
    pub nonce: [u8; 24],
}

/// A sealed identity, to be stored. The certificates are open; only the key is secret. Bytes are in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedIdentity {
    cost: Cost,
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    #[serde(with = "hex::serde")]
    nonce: [u8; 24],
    #[serde(with = "hex::serde")]
    sealed_key: Vec<u8>,
    /// The signer's first, then those above it.
    certificates: Vec<Der>,
}

/// A certificate, binary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Der(#[serde(with = "hex::serde")] Vec<u8>);

impl SealedIdentity {
    /// Seals an identity under a PIN.
    ///
    /// # Errors
    /// A PIN of fewer than six digits, with anything but digits in it, or easily guessed.
    pub fn seal(identity: &Identity, pin: &str, chance: &SealChance) -> Result<Self, Refusal> {
        check_pin(pin)?;
        let certificates = identity.certificates_der().into_iter().map(Der).collect();
        let SealChance { salt, nonce } = *chance;
        let mut sealed = Self { cost: COST, salt, nonce, sealed_key: Vec::new(), certificates };
        let secret = identity.secret()?;
        let bound = sealed.bound();
        let payload = Payload { msg: secret.as_slice(), aad: &bound };
        sealed.sealed_key = sealed.cipher(pin)?.encrypt(&nonce.into(), payload).map_err(|_| damaged())?;
        Ok(sealed)
    }

    /// Opens it to sign with.
    ///
    /// # Errors
    /// [`RefusalCode::WrongSecret`] for a wrong PIN, which a sealed identity that was tampered with looks the same as;
    /// [`RefusalCode::Damaged`] if what is stored is no identity.
    pub fn unseal(&self, pin: &str) -> Result<Identity, Refusal> {
        let bound = self.bound();
        let payload = Payload { msg: &self.sealed_key, aad: &bound };
        let secret = self.cipher(pin)?.decrypt(&self.nonce.into(), payload).map(Zeroizing::new).map_err(|_| {
            Refusal::new(RefusalCode::WrongSecret, "That is not the signing PIN. Check it and type it again.")
        })?;
        Identity::from_parts(&secret, self.certificates.iter().map(|Der(certificate)| certificate.as_slice()))
    }

    /// The signer's certificate, binary; open to read without the PIN.
    pub fn certificate_der(&self) -> &[u8] {
        self.certificates.first().map_or(&[], |Der(certificate)| certificate)
    }

    fn cipher(&self, pin: &str) -> Result<XChaCha20Poly1305, Refusal> {
        let Cost { memory, passes, lanes } = self.cost;
        if memory > DEAREST.memory || passes > DEAREST.passes || lanes > DEAREST.lanes {
            return Err(damaged());
        }
        let parameters = Params::new(memory, passes, lanes, Some(32)).map_err(|_| damaged())?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(pin.as_bytes(), &self.salt, key.as_mut_slice())
            .map_err(|_| {
                Refusal::new(RefusalCode::Machine, "The machine has too little memory free to check the PIN.")
            })?;
        XChaCha20Poly1305::new_from_slice(key.as_slice()).map_err(|_| damaged())
    }

    /// What the sealed key is bound to: no other certificate can be put beside it.
    fn bound(&self) -> Vec<u8> {
        let mut bound = PURPOSE.to_vec();
        for Der(certificate) in &self.certificates {
            bound.extend((certificate.len() as u64).to_be_bytes());
            bound.extend(certificate);
        }
        bound
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

fn damaged() -> Refusal {
    Refusal::new(RefusalCode::Damaged, "The signing identity is damaged. Make a new one under a new PIN.")
}
