//! Randomness as an argument: whoever composes the program decides where it comes from.

use chrono::{DateTime, Utc};
use uuid::{Builder, Uuid};

use crate::refusal::Refusal;

/// A source of unpredictable bytes: keys, salts and identities come from it and from nowhere else.
pub trait Entropy {
    /// Fills `bytes`. Refuses when the machine has no randomness to give.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Refusal>;

    /// A UUIDv7 of that moment.
    fn uuid(&mut self, at: DateTime<Utc>) -> Result<Uuid, Refusal> {
        let mut random = [0; 10];
        self.fill(&mut random)?;
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        Ok(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }
}

/// `N` fresh bytes.
pub fn bytes<const N: usize>(entropy: &mut dyn Entropy) -> Result<[u8; N], Refusal> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}
