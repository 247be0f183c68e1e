//! Stretching a passphrase or a PIN into a key: Argon2id (RFC 9106), so that trying many is dear.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::refusal::{Cause, Refusal, RefusalCode};

/// How many words a passphrase is asked to have: said the same wherever one is chosen or refused.
pub const THREE_WORDS: &str = "three words that don’t belong together";

/// What one try costs. Kept beside what is sealed, so that it can grow with the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// In KiB (RFC 9106: m).
    pub memory_kib: u32,
    /// How often the memory is gone through (RFC 9106: t).
    pub passes: u32,
    /// How many parts of it could be worked on at once (RFC 9106: p).
    pub lanes: u32,
}

impl Cost {
    /// As cheap as Argon2 goes: for what needs no stretching, a random key, and for tests of what comes after it.
    pub const LEAST: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
    /// What a stored cost may ask for at most, so that a damaged book cannot exhaust the machine.
    const DEAREST: Cost = Cost { memory_kib: 1024 * 1024, passes: 32, lanes: 16 };

    fn is_sane(self) -> bool {
        let Cost { memory_kib, passes, lanes } = Self::DEAREST;
        self.memory_kib <= memory_kib && self.passes <= passes && self.lanes <= lanes
    }
}

/// What a machine makes a try cost, by what is tried.
#[derive(Clone, Copy, Debug)]
pub struct Costs {
    /// Of a passphrase, which opens a key slot.
    pub passphrase: Cost,
    /// Of a signing PIN or passphrase, which opens a signing key.
    pub pin: Cost,
}

impl Costs {
    /// Passphrases above what OWASP asks of Argon2id (2023: 46 MiB and one pass). A PIN is short, so that trying one must be
    /// dearer: about half a second on a council laptop.
    pub const STANDARD: Costs = Costs {
        passphrase: Cost { memory_kib: 64 * 1024, passes: 3, lanes: 1 },
        pin: Cost { memory_kib: 128 * 1024, passes: 3, lanes: 1 },
    };
    /// For tests of what comes after it.
    pub const LEAST: Costs = Costs { passphrase: Cost::LEAST, pin: Cost::LEAST };
}

/// The key that a secret leads to.
///
/// # Errors
/// [`RefusalCode::Damaged`] for a cost that no machine of ours would have written, [`RefusalCode::Machine`] where there is
/// too little memory.
pub(crate) fn stretch(secret: &[u8], salt: &[u8; 16], cost: Cost) -> Result<Zeroizing<[u8; 32]>, Refusal> {
    let Cost { memory_kib, passes, lanes } = cost;
    let params = Params::new(memory_kib, passes, lanes, Some(32)).ok().filter(|_| cost.is_sane()).ok_or_else(|| {
        Refusal::new(RefusalCode::Damaged, "What a passphrase or a PIN opens is damaged: restore the latest backup.")
    })?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(secret, salt, &mut *key).map_err(
        |why| {
            Refusal::new(
                RefusalCode::Machine,
                "The machine has too little memory free: close other programs, and try again.",
            )
            .because(Cause::named(&why))
        },
    )?;
    Ok(key)
}
