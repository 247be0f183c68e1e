//! What is for some people of a book and not for everybody who can read it.
//!
//! - For the person signed in alone: [`Book::keep_secret`], [`Book::kept_secret`], [`Book::slot_secret`].
//! - For the administrators: [`Book::seal_to_administrators`], [`Book::unseal`].

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::open_book::Book;
use super::tables::secret;
use crate::book::slot_keys::{Sealed, seal_to};
use crate::entropy::Entropy;
use crate::ids::PersonId;
use crate::refusal::{Refusal, RefusalCode};

/// Something sealed to the key slots of several people. Serialises to what can be stored beside anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedToPeople(Vec<SealedTo>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SealedTo {
    person: PersonId,
    /// The public key of the slot they then had.
    #[serde(with = "hex")]
    public: [u8; 32],
    #[serde(flatten)]
    sealed: Sealed,
}

impl SealedToPeople {
    /// To whom.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.0.iter().map(|to| to.person)
    }
}

impl Book {
    /// A key of the signed-in person for one purpose: nobody else's passphrase leads to it, nor does the book's key. It
    /// changes when their passphrase does; what must outlast that is better kept with `keep_secret`.
    pub fn slot_secret(&self, purpose: &str) -> Result<Zeroizing<[u8; 32]>, Refusal> {
        self.secret.derive(self.keys.book, purpose)
    }

    /// Keeps something for the signed-in person alone, in place of what was there under that name. It goes along when
    /// they change their passphrase, and is lost when somebody else sets them a new one.
    pub fn keep_secret(&mut self, name: &str, bytes: &[u8], entropy: &mut dyn Entropy) -> Result<(), Refusal> {
        let wrapped = self.secret.wrap(self.keys.book, name, bytes, entropy)?;
        let person = self.person;
        self.write(|db| secret::put(db, person, name, &wrapped))
    }

    /// What the signed-in person keeps under that name.
    pub fn kept_secret(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Refusal> {
        let wrapped = secret::one(&self.db, self.person, name)?;
        wrapped.map(|wrapped| self.secret.unwrap(self.keys.book, name, &wrapped)).transpose()
    }

    /// Lets go of what the signed-in person keeps under that name.
    pub fn drop_secret(&mut self, name: &str) -> Result<(), Refusal> {
        let person = self.person;
        self.write(|db| secret::remove(db, person, name))
    }

    /// Seals something to every administrator that the book now has, for one purpose. When they change it has to be sealed again:
    /// see `is_sealed_to_administrators`.
    pub fn seal_to_administrators(
        &self,
        purpose: &str,
        bytes: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<SealedToPeople, Refusal> {
        let mut sealed = Vec::new();
        for (person, public) in self.administrators() {
            let to = seal_to(&public, &bound(self.keys.book, purpose), person.0.as_bytes(), bytes, entropy)?;
            sealed.push(SealedTo { person, public, sealed: to });
        }
        Ok(SealedToPeople(sealed))
    }

    /// Whether every administrator that the book now has can open it with the passphrase they now have, and nobody else.
    pub fn is_sealed_to_administrators(&self, sealed: &SealedToPeople) -> Result<bool, Refusal> {
        let mut to: Vec<_> = sealed.0.iter().map(|to| (to.person, to.public)).collect();
        let mut present = self.administrators();
        to.sort();
        present.sort();
        Ok(to == present)
    }

    /// Opens what was sealed to the person signed in, among others. Refuses as `NotAllowed` whoever it was not sealed to,
    /// as `Damaged` what is not what was sealed for that purpose.
    pub fn unseal(&self, purpose: &str, sealed: &SealedToPeople) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        let (book, person) = (self.keys.book, self.person);
        for secret in [Some(&self.secret), self.came_by.as_ref()].into_iter().flatten() {
            let public = secret.public(book)?;
            if let Some(mine) = sealed.0.iter().find(|to| to.person == person && to.public == public) {
                return secret.unseal(book, &mine.sealed, &bound(book, purpose), person.0.as_bytes());
            }
        }
        Err(Refusal::new(
            RefusalCode::NotAllowed,
            "This is kept for the book’s administrators: one who was there when it was made has to open it.",
        ))
    }

    /// Every administrator with the public key of their slot, as the ledger says.
    fn administrators(&self) -> Vec<(PersonId, [u8; 32])> {
        self.writer.standing.administrators().map(|(person, slot)| (person, slot.0)).collect()
    }
}

/// What something is sealed for, so that it opens for nothing else.
fn bound(book: Uuid, purpose: &str) -> Vec<u8> {
    [b"quorate for administrators 1\0".as_slice(), book.as_bytes(), purpose.as_bytes()].concat()
}
