//! What the ledger says of certificates: who asked for which key to be certified, who certified it, and the authorities
//! that the book has had.

use chrono::{DateTime, Utc};
use quorate_core::ids::PersonId;
use quorate_core::ledger::entry::Entry;
use quorate_core::ledger::{Change, ChangeKind};
use quorate_core::refusal::Refusal;
use quorate_core::sign::identity::public_key_in;
use sha2::{Digest, Sha256};

use crate::Service;

/// A key that somebody made in their own session, or brought in, to be certified.
#[derive(Clone)]
pub(crate) struct KeyAsked {
    /// Number of the ledger's entry.
    entry: u64,
    pub person: PersonId,
    pub at: DateTime<Utc>,
    /// SubjectPublicKeyInfo, DER.
    pub public_key: Vec<u8>,
    /// A council's own (DER), the signer's first; none where the book is to issue one.
    pub certificates: Vec<Vec<u8>>,
}

/// A certificate that an administrator gave somebody, for a key that they had asked for themselves.
#[derive(Clone)]
pub(crate) struct Given {
    pub entry: u64,
    pub person: PersonId,
    pub compared: Compared,
    /// DER, the signer's first.
    pub certificates: Vec<Vec<u8>>,
}

/// Who first certified a key, and when: they had compared it. Whoever certifies it anew, under a new authority or another
/// name, compares nothing.
#[derive(Clone, Copy)]
pub(crate) struct Compared {
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

/// An authority of the book.
pub(crate) struct AuthorityMade {
    pub certificate: Vec<u8>,
    /// What signs registers under it.
    pub register: Vec<u8>,
}

impl Given {
    pub fn signer(&self) -> &[u8] {
        self.certificates.first().map_or(&[], Vec::as_slice)
    }

    pub fn public_key(&self) -> Option<Vec<u8>> {
        public_key_in(self.signer())
    }

    /// SHA-256, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        fingerprint(self.signer())
    }
}

/// SHA-256 of a certificate or key, in hexadecimal.
pub(crate) fn fingerprint(der: &[u8]) -> String {
    hex::encode(Sha256::digest(der))
}

impl Service {
    /// Every key that its own signer asked to be certified, in the ledger's order. What somebody else asked in their name
    /// counts for nothing.
    fn asked(&self) -> Result<Vec<KeyAsked>, Refusal> {
        let found = self.book.changes_of(ChangeKind::CertificateAsked)?;
        Ok(found.into_iter().filter_map(|(entry, change)| read_asked(&entry, change)).collect())
    }

    /// Every certificate that counts, in the ledger's order.
    pub(crate) fn given(&self) -> Result<Vec<Given>, Refusal> {
        let asked = self.asked()?;
        let mut all: Vec<Given> = Vec::new();
        for (entry, change) in self.book.changes_of(ChangeKind::CertificateSet)? {
            let Change::CertificateSet { person, certificates } = change else { continue };
            let certificates = decoded(&certificates);
            let key = certificates.first().and_then(|signer| public_key_in(signer));
            let first = all.iter().find(|one| one.person == person && key.is_some() && one.public_key() == key);
            let compared = first.map_or(Compared { by: entry.person, at: entry.at }, |first| first.compared);
            let given = Given { entry: entry.seq, person, compared, certificates };
            let wanted = |one: &KeyAsked| {
                one.person == person && one.entry < given.entry && Some(&one.public_key) == key.as_ref()
            };
            if asked.iter().any(wanted) {
                all.push(given);
            }
        }
        Ok(all)
    }

    /// The certificate that somebody signs with.
    pub(crate) fn given_to(&self, person: PersonId) -> Result<Option<Given>, Refusal> {
        Ok(self.given()?.into_iter().rev().find(|given| given.person == person))
    }

    /// The keys that wait for an administrator: of each person the last they asked for, unless it was certified.
    pub(crate) fn waiting(&self) -> Result<Vec<KeyAsked>, Refusal> {
        let given = self.given()?;
        let certified = |asked: &KeyAsked| {
            given
                .iter()
                .any(|given| given.person == asked.person && given.public_key().as_ref() == Some(&asked.public_key))
        };
        let mut waiting: Vec<KeyAsked> = Vec::new();
        for asked in self.asked()? {
            waiting.retain(|before| before.person != asked.person);
            waiting.push(asked);
        }
        waiting.retain(|asked| !certified(asked));
        Ok(waiting)
    }

    /// Who certified the key of a certificate, for the register and for whoever checks a file.
    pub(crate) fn certifier(&self, given: &Given) -> Result<String, Refusal> {
        Ok(match given.compared.by == given.person {
            true => "the signer, and nobody else".to_owned(),
            false => self.book.person(given.compared.by)?.details.name,
        })
    }

    /// The authorities that the book has had, the present one last.
    pub(crate) fn authorities(&self) -> Result<Vec<AuthorityMade>, Refusal> {
        let mut all = Vec::new();
        for (_, change) in self.book.changes_of(ChangeKind::AuthorityMade)? {
            let Change::AuthorityMade { certificate, register } = change else { continue };
            let (certificate, register) = (decoded_one(&certificate), decoded_one(&register));
            all.push(AuthorityMade { certificate, register });
        }
        Ok(all)
    }

    /// The certificates (DER) that count here: each that an administrator gave somebody, and the book's authorities, for
    /// its registers. Of a council's certificates that one alone: its authority vouches for many who never chair a panel.
    pub fn trusted(&self) -> Result<Vec<Vec<u8>>, Refusal> {
        let authorities = self.authorities()?.into_iter().map(|made| made.certificate);
        let given = self.given()?.into_iter().filter_map(|given| given.certificates.into_iter().next());
        Ok(authorities.chain(given).collect())
    }
}

fn read_asked(entry: &Entry, change: Change) -> Option<KeyAsked> {
    let Change::CertificateAsked { person, public_key, certificates } = change else { return None };
    (entry.person == person).then(|| KeyAsked {
        entry: entry.seq,
        person,
        at: entry.at,
        public_key: decoded_one(&public_key),
        certificates: decoded(&certificates),
    })
}

fn decoded(certificates: &[String]) -> Vec<Vec<u8>> {
    certificates.iter().map(|one| decoded_one(one)).collect()
}

/// What is no hexadecimal is no certificate: it equals nothing.
fn decoded_one(certificate: &str) -> Vec<u8> {
    hex::decode(certificate).unwrap_or_default()
}
