//! Who can sign: the book's own authority, the identities it issues to chairs, and those that a council issued.

use std::path::Path;

use chrono::{DateTime, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::fresh;
use quorate_core::ledger::Change;
use quorate_core::ledger::change::Concerns;
use quorate_core::meeting::EntryId;
use quorate_core::meeting::person::Person;
use quorate_core::meeting::refusal::{Refusal, RefusalCode};
use quorate_core::sign::authority::Chance;
use quorate_core::sign::sealed::{SealChance, check_pin};
use quorate_core::sign::verify::certificate;
use quorate_core::sign::{Authority, Identity, SealedIdentity, identity, pkcs12};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Desk;
use super::act::Done;
use super::views::IdentityView;

/// Under which the book keeps its own authority and the register's key, beside people's identities under their ids.
const AUTHORITY: &str = "authority";
const REGISTER: &str = "register";

/// No certificate file is larger; what is, is something else.
const LARGEST_FILE: u64 = 1 << 20;

/// A key at rest that signs no record. The book is encrypted, so the book's key is enough: a signer's own key is sealed
/// under their PIN besides.
#[derive(Serialize, Deserialize)]
struct Stored {
    secret: Zeroizing<String>,
    certificate: String,
}

impl Desk {
    /// Makes the signing identity of whoever is signed in, in place of the one they had.
    pub(super) fn set_signing_pin(&mut self, me: &Person, pin: &str, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let authority = self.authority_or_new(now)?;
        let identity = identity::issue(&authority, &self.chance()?, &me.details.name, &me.details.post, now)?;
        let entry = self.keep_identity(me, &identity, pin, now)?;
        Ok(Done::said("Your signing PIN is set. You can now sign records.", entry))
    }

    /// Takes the certificate that the council gave whoever is signed in, in place of the identity they had.
    pub(super) fn import_identity(
        &mut self,
        me: &Person,
        file: &Path,
        password: &str,
        pin: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        check_pin(pin)?;
        let unread = || Refusal::invalid("file", "This file cannot be read: check that it is there and yours to open.");
        if std::fs::metadata(file).map_err(|_| unread())?.len() > LARGEST_FILE {
            return Err(Refusal::invalid(
                "file",
                "This is not a certificate file (.p12 or .pfx). Choose another file.",
            ));
        }
        let bytes = Zeroizing::new(std::fs::read(file).map_err(|_| unread())?);
        let identity = pkcs12::open(&bytes, password, now)?;
        let (whose, mine) = (identity.name(), &me.details.name);
        if !identity.speaks_of(mine) {
            let sentence = format!("This certificate is made out to {whose}, not to {mine}. Choose your own.");
            return Err(Refusal::invalid("file", sentence));
        }
        // The authority makes the register too, which outlives a council's certificates.
        self.authority_or_new(now)?;
        let entry = self.keep_identity(me, &identity, pin, now)?;
        let until =
            certificate(&identity.certificate_der()?).map(|read| words::plain_date(london(read.valid_until).date()));
        let until = until.unwrap_or_default();
        Ok(Done::said(format!("You now sign with the certificate of {whose}, valid until {until}."), entry))
    }

    fn keep_identity(
        &mut self,
        me: &Person,
        identity: &Identity,
        pin: &str,
        now: DateTime<Utc>,
    ) -> Result<EntryId, Refusal> {
        let fresh = self.fresh.as_mut();
        let chance = SealChance { salt: fresh::bytes(fresh)?, nonce: fresh::bytes(fresh)? };
        let sealed = SealedIdentity::seal(identity, pin, &chance)?;
        self.book.put_identity(&me.id.to_string(), &serde_json::to_vec(&sealed).map_err(|_| unreadable())?)?;
        let certificate = hex::encode(sealed.certificate_der());
        self.commit(&[Change::CertificateSet { person: me.id, certificate }], now)
    }

    pub(super) fn identity_of(&self, me: &Person, pin: &str) -> Result<Identity, Refusal> {
        let Some(sealed) = self.book.identity(&me.id.to_string())? else {
            return Err(Refusal::wrong_state("You have no signing PIN yet: set one first."));
        };
        let sealed: SealedIdentity = serde_json::from_slice(&sealed).map_err(|_| unreadable())?;
        sealed.unseal(pin)
    }

    /// The certificate that whoever is signed in signs with, if they can sign.
    pub(super) fn identity_view(&self, me: &Person) -> Result<Option<IdentityView>, Refusal> {
        let Some(der) = me.certificate.as_ref().and_then(|hex| hex::decode(hex).ok()) else { return Ok(None) };
        let Some(read) = certificate(&der) else { return Ok(None) };
        let authority = self.stored_authority()?.map(|authority| authority.certificate_der()).transpose()?;
        let own = authority.as_deref().and_then(certificate).is_some_and(|authority| authority.name == read.issuer);
        Ok(Some(IdentityView {
            name: read.name,
            post: read.post,
            issuer: read.issuer,
            serial: read.serial,
            valid_from: read.valid_from,
            valid_until: read.valid_until,
            own,
        }))
    }

    /// The certificates (DER) that count here: the book's own authority, once somebody can sign, and each certificate of
    /// a council's that somebody brought in. That certificate alone: its authority vouches for many who never chair a panel.
    pub fn trusted(&self) -> Result<Vec<Vec<u8>>, Refusal> {
        let mut trusted: Vec<Vec<u8>> =
            self.stored_authority()?.iter().map(Authority::certificate_der).collect::<Result<_, _>>()?;
        for person in self.book.people()? {
            for (_, change) in self.book.changes_about(Concerns::Person(person.id))? {
                if let Change::CertificateSet { certificate, .. } = change {
                    trusted.extend(hex::decode(certificate));
                }
            }
        }
        Ok(trusted)
    }

    /// The authority's certificate, DER; none until somebody can sign.
    pub(super) fn authority_der(&self) -> Result<Option<Vec<u8>>, Refusal> {
        self.stored_authority()?.map(|authority| authority.certificate_der()).transpose()
    }

    /// The book's authority as PEM text, for the trust store of whoever receives records.
    pub fn authority_pem(&self) -> Result<Option<String>, Refusal> {
        self.stored_authority()?.map(|authority| authority.certificate_pem()).transpose()
    }

    /// The identity that signs registers; the book's authority vouches for it.
    pub(super) fn register_identity(&mut self, now: DateTime<Utc>) -> Result<Identity, Refusal> {
        let authority = self.authority_or_new(now)?;
        if let Some(stored) = self.stored(REGISTER)? {
            let secret = decoded(&stored.secret)?;
            let certificates =
                [hex::decode(stored.certificate).map_err(|_| unreadable())?, authority.certificate_der()?];
            return Identity::from_parts(&secret, certificates.iter().map(Vec::as_slice));
        }
        let book = self.book.about()?.name;
        let identity = identity::issue_register(&authority, &self.chance()?, &book, now)?;
        self.store(REGISTER, &identity.secret()?, &identity.certificate_der()?)?;
        Ok(identity)
    }

    fn stored_authority(&self) -> Result<Option<Authority>, Refusal> {
        let Some(stored) = self.stored(AUTHORITY)? else { return Ok(None) };
        let certificate = hex::decode(stored.certificate).map_err(|_| unreadable())?;
        Authority::restore(&decoded(&stored.secret)?, &certificate).map(Some)
    }

    fn authority_or_new(&mut self, now: DateTime<Utc>) -> Result<Authority, Refusal> {
        if let Some(authority) = self.stored_authority()? {
            return Ok(authority);
        }
        let authority = Authority::create(&self.chance()?, &self.book.about()?.name, now)?;
        self.store(AUTHORITY, &authority.secret()[..], &authority.certificate_der()?)?;
        Ok(authority)
    }

    fn stored(&self, holder: &str) -> Result<Option<Stored>, Refusal> {
        let stored = self.book.identity(holder)?;
        stored.map(|stored| serde_json::from_slice(&stored).map_err(|_| unreadable())).transpose()
    }

    fn store(&mut self, holder: &str, secret: &[u8], certificate: &[u8]) -> Result<(), Refusal> {
        let stored = Stored { secret: Zeroizing::new(hex::encode(secret)), certificate: hex::encode(certificate) };
        let json = Zeroizing::new(serde_json::to_vec(&stored).map_err(|_| unreadable())?);
        self.book.put_identity(holder, &json)
    }

    fn chance(&mut self) -> Result<Chance, Refusal> {
        let fresh = self.fresh.as_mut();
        Ok(Chance { key: Zeroizing::new(fresh::bytes(fresh)?), serial: fresh::bytes(fresh)? })
    }
}

fn decoded(secret: &str) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    hex::decode(secret).map(Zeroizing::new).map_err(|_| unreadable())
}

fn unreadable() -> Refusal {
    Refusal::new(RefusalCode::Damaged, "The signing identity in this book is damaged. Set a new signing PIN.")
}
