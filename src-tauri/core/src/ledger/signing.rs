//! Signatures of entries and of the head: Ed25519 (RFC 8032), checked strictly.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

/// What an entry is checked against.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PublicKey(#[serde(with = "hex")] pub [u8; 32]);

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// A slot's X25519 public key, to which the book's key is sealed.
pub type SlotKey = PublicKey;

/// A SHA-256.
pub type Hash = [u8; 32];

/// Bytes of a signature.
pub type SignatureBytes = [u8; 64];

/// What an entry is signed with. Wiped when it goes.
#[derive(Clone)]
pub struct EntryKey(SigningKey);

impl EntryKey {
    /// The key that grows from 32 secret bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The half that entries are checked against.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes; the same bytes give the same signature.
    pub fn sign(&self, bytes: &[u8]) -> SignatureBytes {
        self.0.sign(bytes).to_bytes()
    }
}

impl PublicKey {
    /// Whether that is the signature of these bytes by this key.
    pub fn signed(&self, bytes: &[u8], signature: &SignatureBytes) -> bool {
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(bytes, &Signature::from_bytes(signature)).is_ok())
    }
}
