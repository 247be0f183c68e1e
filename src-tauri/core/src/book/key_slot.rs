//! A key slot: how one person's passphrase leads to the book's key.
//!
//! Argon2id over the passphrase unwraps (XChaCha20-Poly1305) the slot's secret, 32 random bytes. From it come the slot's
//! X25519 key pair and whatever else is its holder's alone (`secret`); the book's key is sealed to the public key with
//! HPKE (RFC 9180). So the book can be given a new key, and every slot that remains be given it too, without anybody's
//! passphrase: that is how access is taken away.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::fault::{damaged, machine};
use super::passphrase::{self, Passphrase};
use crate::book::slot_keys::{Sealed, SlotSecret, seal_to};
use crate::entropy::{self, Entropy};
use crate::ids::PersonId;
use crate::key_stretching::{Cost, stretch};
use crate::ledger::PublicKey;
use crate::ledger::standing::Standing;
use crate::refusal::{Cause, Refusal, RefusalCode};

pub(crate) type BookKey = Zeroizing<[u8; 32]>;

/// Whose slot it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum Holder {
    Person { id: PersonId, name: String },
    Recovery,
}

impl Holder {
    /// The person; the nil id for the recovery slot.
    pub fn id(&self) -> Uuid {
        match self {
            Holder::Person { id, .. } => id.0,
            Holder::Recovery => Uuid::nil(),
        }
    }

    fn name(&self) -> &str {
        match self {
            Holder::Person { name, .. } => name,
            Holder::Recovery => "",
        }
    }
}

/// One slot as `keys.json` holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeySlot {
    pub holder: Holder,
    /// What the holder is called now, where that is no longer the name that the secret is bound to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    called: Option<String>,
    /// The holder's post, only where somebody else's name is written alike: whoever signs in tells the two apart by it.
    /// It is as little bound as `called`, and set right in the same way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    post: Option<String>,
    pub cost: Cost,
    #[serde(with = "hex")]
    salt: [u8; 16],
    #[serde(with = "hex")]
    nonce: [u8; 24],
    #[serde(with = "hex")]
    wrapped: Vec<u8>,
    #[serde(with = "hex")]
    pub public: [u8; 32],
    /// The book's key, sealed; two of them only while a new key takes over.
    pub keys: Vec<SealedBookKey>,
}

impl KeySlot {
    /// Whether the ledger says that this is its holder's slot.
    pub fn counts(&self, standing: &Standing) -> bool {
        let says = match &self.holder {
            Holder::Person { id, .. } => standing.slot(*id),
            Holder::Recovery => standing.recovery_slot(),
        };
        says == Some(PublicKey(self.public))
    }

    /// What the list at the door calls its holder.
    pub fn shown(&self) -> &str {
        self.called.as_deref().unwrap_or(self.holder.name())
    }

    /// The post that the list at the door shows beside the name.
    pub fn post(&self) -> Option<&str> {
        self.post.as_deref()
    }

    /// Lets the list at the door show the holder's post, or none.
    pub fn show_post(&mut self, post: Option<&str>) {
        self.post = post.map(str::to_owned);
    }

    /// Lets the list at the door say what its holder is called now.
    ///
    /// The name in `holder` is bound to the secret, so that no slot is passed off as another's, and only the passphrase
    /// could bind it to another name. It stays what it was until its holder chooses a new one. The new name stands beside
    /// it unbound, and need not be believed: it is read before anybody could hold it against anything, opens nothing, and
    /// whoever signs in next sets it right from the ledger, where an administrator has signed it (`Book::tidy`).
    pub fn call(&mut self, name: &str) {
        self.called = (name != self.holder.name()).then(|| name.to_owned());
    }
}

/// One of the book's keys, sealed to a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SealedBookKey {
    /// Grows by one with each new key of the book.
    pub generation: u32,
    #[serde(flatten)]
    key: Sealed,
}

/// What a slot opens with.
pub(crate) enum Secret<'a> {
    Passphrase(&'a str),
    Recovery(&'a [u8]),
}

impl Secret<'_> {
    fn bytes(&self) -> Zeroizing<Vec<u8>> {
        match self {
            Secret::Passphrase(text) => passphrase::bytes(text),
            Secret::Recovery(bytes) => Zeroizing::new(bytes.to_vec()),
        }
    }
}

impl KeySlot {
    /// A slot for a person under their passphrase; holds no key of the book yet.
    pub fn for_person(
        book: Uuid,
        id: PersonId,
        name: &str,
        passphrase: &Passphrase,
        entropy: &mut dyn Entropy,
    ) -> Result<(Self, SlotSecret), Refusal> {
        let holder = Holder::Person { id, name: name.to_owned() };
        Self::new(book, holder, &Secret::Passphrase(passphrase.text()), passphrase.cost(), entropy)
    }

    pub fn new(
        book: Uuid,
        holder: Holder,
        secret: &Secret,
        cost: Cost,
        entropy: &mut dyn Entropy,
    ) -> Result<(Self, SlotSecret), Refusal> {
        let own = SlotSecret::made(entropy)?;
        let mut slot = KeySlot {
            holder,
            called: None,
            post: None,
            cost,
            salt: entropy::bytes(entropy)?,
            nonce: entropy::bytes(entropy)?,
            wrapped: Vec::new(),
            public: own.public(book)?,
            keys: Vec::new(),
        };
        let payload = Payload { msg: own.bytes(), aad: &slot.binding(book) };
        slot.wrapped = slot
            .cipher(secret)?
            .encrypt(&XNonce::from(slot.nonce), payload)
            .map_err(|why| machine().because(Cause::named(&why)))?;
        Ok((slot, own))
    }

    /// Whether it holds the book's key of that generation.
    pub fn leads_to(&self, generation: u32) -> bool {
        self.keys.iter().any(|key| key.generation == generation)
    }

    /// Seals one of the book's keys to this slot.
    pub fn seal(
        &mut self,
        book: Uuid,
        generation: u32,
        key: &BookKey,
        entropy: &mut dyn Entropy,
    ) -> Result<(), Refusal> {
        let holder = self.holder.id();
        let key = seal_to(&self.public, &purpose(book, generation), holder.as_bytes(), &**key, entropy)?;
        self.keys.push(SealedBookKey { generation, key });
        Ok(())
    }

    /// The slot's secret, and every key of the book that the slot holds, newest first.
    ///
    /// Refuses as `WrongSecret` when the secret is not the slot's.
    pub fn open(&self, book: Uuid, secret: &Secret) -> Result<(SlotSecret, Vec<(u32, BookKey)>), Refusal> {
        let payload = Payload { msg: &self.wrapped, aad: &self.binding(book) };
        // Every reason is the same one: what is wrapped opens with the right secret or says nothing.
        let own = self.cipher(secret)?.decrypt(&XNonce::from(self.nonce), payload).map_err(|_| wrong(secret))?;
        let own = SlotSecret::read(&Zeroizing::new(own)).ok_or_else(|| damaged())?;
        let mut keys: Vec<_> = self
            .keys
            .iter()
            .map(|key| Ok((key.generation, self.unseal(book, key, &own)?)))
            .collect::<Result<_, Refusal>>()?;
        keys.sort_by_key(|(generation, _)| std::cmp::Reverse(*generation));
        Ok((own, keys))
    }

    fn unseal(&self, book: Uuid, key: &SealedBookKey, own: &SlotSecret) -> Result<BookKey, Refusal> {
        let holder = self.holder.id();
        let opened = own.unseal(book, &key.key, &purpose(book, key.generation), holder.as_bytes())?;
        Ok(Zeroizing::new(opened.as_slice().try_into().map_err(|why| damaged().because(Cause::named(&why)))?))
    }

    fn cipher(&self, secret: &Secret) -> Result<XChaCha20Poly1305, Refusal> {
        let wrapping = stretch(&secret.bytes(), &self.salt, self.cost)?;
        Ok(XChaCha20Poly1305::new(&Key::from(*wrapping)))
    }

    /// SHA-256 over all of it, the sealed keys of other generations left out, and what the door says of its holder.
    pub fn sha256(&self, generation: u32) -> Result<[u8; 32], Refusal> {
        let mut slot = self.clone();
        (slot.called, slot.post) = (None, None);
        slot.keys.retain(|key| key.generation == generation);
        let json = serde_json::to_vec(&slot).map_err(|why| machine().because(&why))?;
        Ok(Sha256::digest(json).into())
    }

    /// Ties the wrapped secret to its book, its holder and their name, its cost and its public key: none can be exchanged.
    fn binding(&self, book: Uuid) -> Vec<u8> {
        let mut bound = b"quorate key slot 1\0".to_vec();
        bound.extend_from_slice(book.as_bytes());
        bound.extend_from_slice(self.holder.id().as_bytes());
        let name = self.holder.name().as_bytes();
        bound.extend_from_slice(&(name.len() as u64).to_be_bytes());
        bound.extend_from_slice(name);
        for number in [self.cost.memory_kib, self.cost.passes, self.cost.lanes] {
            bound.extend_from_slice(&number.to_be_bytes());
        }
        bound.extend_from_slice(&self.public);
        bound
    }
}

/// What a sealed key is for, so that it opens for nothing else.
fn purpose(book: Uuid, generation: u32) -> Vec<u8> {
    [b"quorate book key 1\0".as_slice(), book.as_bytes(), &generation.to_be_bytes()].concat()
}

fn wrong(secret: &Secret) -> Refusal {
    let sentence = match secret {
        Secret::Passphrase(_) => {
            "That passphrase is not right: check Caps Lock and the keyboard’s language, and try again."
        }
        Secret::Recovery(_) => {
            "That recovery key is not this book’s: it was replaced by a newer one since, or belongs to another book."
        }
    };
    Refusal::new(RefusalCode::WrongSecret, sentence)
}
