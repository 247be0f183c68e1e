//! A passphrase: what one has to be when it is set, and what of it counts when it is typed.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::slot::Cost;
use crate::meeting::refusal::Refusal;

/// A passphrase that is being set, long enough to be one.
pub struct Passphrase {
    text: Zeroizing<String>,
    cost: Cost,
}

impl Passphrase {
    /// Fewest characters; three random words have more.
    pub const SHORTEST: usize = 12;

    /// Refuses what is too short, as the field `passphrase`.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        if text.chars().count() < Self::SHORTEST {
            return Err(Refusal::invalid(
                "passphrase",
                format!(
                    "The passphrase needs at least {} characters: three words that don’t belong together do.",
                    Self::SHORTEST
                ),
            ));
        }
        Ok(Self { text: Zeroizing::new(text.to_owned()), cost: Cost::STANDARD })
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

/// The bytes that a slot opens with: the same passphrase, whichever way a keyboard composes its letters.
pub(super) fn bytes(typed: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(typed.nfc().collect::<String>().into_bytes())
}
