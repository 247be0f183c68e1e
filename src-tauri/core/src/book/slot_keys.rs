//! What follows from a slot's secret: the slot's key pair, keys for single purposes, and what is sealed to them.
//!
//! HKDF-SHA256 (RFC 5869) over the secret, salted with the book's id, one label a purpose: knowing one of the keys says
//! nothing about another. To a public key HPKE (RFC 9180) seals; under a key of one's own, XChaCha20-Poly1305.

use chacha20::ChaCha20Rng;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::SeedableRng;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal_with_rng};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::fault::{damaged, machine};
use crate::entropy::{self, Entropy};
use crate::ids::DeviceId;
use crate::ledger::signing::EntryKey;
use crate::refusal::{Cause, Refusal};

/// 32 random bytes that only a slot's passphrase unwraps.
#[derive(Clone)]
pub(crate) struct SlotSecret(Zeroizing<[u8; 32]>);

/// Something that only the secret of one slot opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sealed {
    #[serde(with = "hex")]
    encapsulated: Vec<u8>,
    #[serde(with = "hex")]
    sealed: Vec<u8>,
}

impl SlotSecret {
    pub fn made(entropy: &mut dyn Entropy) -> Result<Self, Refusal> {
        Ok(Self(Zeroizing::new(entropy::bytes(entropy)?)))
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    pub fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// The key for one purpose in one book.
    pub fn derive(&self, book: Uuid, purpose: &str) -> Result<Zeroizing<[u8; 32]>, Refusal> {
        self.expand(book, b"quorate slot secret 1\0for\0", purpose)
    }

    fn expand(&self, book: Uuid, label: &[u8], purpose: &str) -> Result<Zeroizing<[u8; 32]>, Refusal> {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(book.as_bytes()), &*self.0)
            .expand_multi_info(&[label, purpose.as_bytes()], &mut *key)
            .map_err(|why| machine().because(Cause::named(&why)))?;
        Ok(key)
    }

    fn pair(&self, book: Uuid) -> Result<Pair, Refusal> {
        let ikm = self.expand(book, b"quorate slot secret 1\0key pair", "")?;
        Ok(X25519HkdfSha256::derive_keypair(&*ikm))
    }

    /// The key that the slot's holder signs entries with on a machine.
    pub fn entry_key(&self, book: Uuid, device: DeviceId) -> Result<EntryKey, Refusal> {
        let label = [b"quorate slot secret 1\0entry key".as_slice(), device.0.as_bytes()].concat();
        Ok(EntryKey::from_seed(&*self.expand(book, &label, "")?))
    }

    /// The key of an invitation or of the recovery key: it enrols a key of the holder's own.
    pub fn door_key(&self, book: Uuid) -> Result<EntryKey, Refusal> {
        Ok(EntryKey::from_seed(&*self.expand(book, b"quorate slot secret 1\0door key", "")?))
    }

    /// The public key of the slot.
    pub fn public(&self, book: Uuid) -> Result<[u8; 32], Refusal> {
        Ok(self.pair(book)?.1.to_bytes().into())
    }

    /// Opens what was sealed to this slot for `purpose` and bound to `bound`. Refuses as `Damaged`.
    pub fn unseal(
        &self,
        book: Uuid,
        sealed: &Sealed,
        purpose: &[u8],
        bound: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&sealed.encapsulated)
            .map_err(|why| damaged().because(Cause::named(&why)))?;
        let opened = single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.pair(book)?.0,
            &encapsulated,
            purpose,
            &sealed.sealed,
            bound,
        );
        Ok(Zeroizing::new(opened.map_err(|why| damaged().because(Cause::named(&why)))?))
    }

    /// Seals something for the holder alone: nonce and ciphertext.
    pub fn wrap(&self, book: Uuid, name: &str, bytes: &[u8], entropy: &mut dyn Entropy) -> Result<Vec<u8>, Refusal> {
        let nonce: [u8; 24] = entropy::bytes(entropy)?;
        let payload = Payload { msg: bytes, aad: name.as_bytes() };
        let sealed = self
            .keeper(book)?
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|why| machine().because(Cause::named(&why)))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what `wrap` sealed under that name. Refuses as `Damaged`.
    pub fn unwrap(&self, book: Uuid, name: &str, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        let (nonce, sealed) = wrapped.split_first_chunk::<24>().ok_or_else(|| damaged())?;
        let payload = Payload { msg: sealed, aad: name.as_bytes() };
        let opened = self
            .keeper(book)?
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|why| damaged().because(Cause::named(&why)))?;
        Ok(Zeroizing::new(opened))
    }

    fn keeper(&self, book: Uuid) -> Result<XChaCha20Poly1305, Refusal> {
        let key = self.expand(book, b"quorate slot secret 1\0kept", "")?;
        Ok(XChaCha20Poly1305::new(&Key::from(*key)))
    }
}

type Pair = (<X25519HkdfSha256 as Kem>::PrivateKey, <X25519HkdfSha256 as Kem>::PublicKey);

/// Seals to a slot's public key; it opens for that `purpose` and with that `bound` and for nothing else.
pub(crate) fn seal_to(
    public: &[u8; 32],
    purpose: &[u8],
    bound: &[u8],
    bytes: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Sealed, Refusal> {
    let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public)
        .map_err(|why| damaged().because(Cause::named(&why)))?;
    let mut rng = ChaCha20Rng::from_seed(entropy::bytes(entropy)?);
    let (encapsulated, sealed) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &public,
        purpose,
        bytes,
        bound,
        &mut rng,
    )
    .map_err(|why| machine().because(Cause::named(&why)))?;
    Ok(Sealed { encapsulated: encapsulated.to_bytes().to_vec(), sealed })
}
