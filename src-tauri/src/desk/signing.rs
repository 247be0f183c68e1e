//! The chair's signing identity, and signed records.

use chrono::{DateTime, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::exchange::file_name::Edition;
use quorate_core::fresh;
use quorate_core::ledger::Change;
use quorate_core::meeting::RecordId;
use quorate_core::meeting::person::Person;
use quorate_core::meeting::record::{Record, RecordState};
use quorate_core::meeting::refusal::{Refusal, RefusalCode};
use quorate_core::record;
use quorate_core::record::model::{RecordDocument, SignatureBlock};
use quorate_core::record::said;
use quorate_core::sign::authority::Chance;
use quorate_core::sign::sealed::SealChance;
use quorate_core::sign::{Authority, Identity, SealedIdentity, Verdict, identity, pades, verify};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Desk;
use super::act::Done;

/// Under which the book keeps its own authority, beside people's identities under their ids.
const AUTHORITY: &str = "authority";

/// The book's authority at rest. The book is encrypted and the authority signs no record, so the book's key is enough:
/// a signer's own key is sealed under their PIN besides.
#[derive(Serialize, Deserialize)]
struct StoredAuthority {
    secret: Zeroizing<String>,
    certificate: String,
}

impl Desk {
    /// Makes the signing identity of whoever is signed in, in place of the one they had.
    pub(super) fn set_signing_pin(&mut self, me: &Person, pin: &str, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let authority = self.authority_or_new(now)?;
        let identity = identity::issue(&authority, &self.chance()?, &me.details.name, &me.details.post, now)?;
        let fresh = self.fresh.as_mut();
        let chance = SealChance { salt: fresh::bytes(fresh)?, nonce: fresh::bytes(fresh)? };
        let sealed = SealedIdentity::seal(&identity, pin, &chance)?;
        self.book.put_identity(&me.id.to_string(), &serde_json::to_vec(&sealed).map_err(|_| unreadable())?)?;
        let certificate = hex::encode(sealed.certificate_der());
        let seq = self.commit(&[Change::CertificateSet { person: me.id, certificate }], now)?;
        Ok(Done::said("Your signing PIN is set. You can now sign records.", seq))
    }

    /// Signs records, all or none. Each is read back by our own verification before it counts as signed.
    pub(super) fn sign_records(
        &mut self,
        me: &Person,
        records: &[RecordId],
        pin: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let records: Vec<Record> = records.iter().map(|id| self.book.record(*id)).collect::<Result<_, _>>()?;
        if records.is_empty() {
            return Err(Refusal::invalid("records", "Choose at least one record to sign."));
        }
        if records.iter().any(|record| !matches!(record.state, RecordState::Finalised { .. })) {
            return Err(Refusal::wrong_state(
                "Only a finalised record can be signed: the minute taker finalises it first, and a signed one is only corrected.",
            ));
        }
        let identity = self.identity_of(me, pin)?;
        let mut changes = Vec::new();
        for record in &records {
            let paper = self.document(record, false, now)?;
            let pdf = self.signed(&paper, &identity, now)?;
            let sha256 = self.book.put_blob("record", &pdf)?;
            let version = paper.version;
            changes.push(Change::RecordSigned {
                record: record.id,
                child: record.child,
                at: now,
                version,
                sha256,
                file_name: self.name_of_file(record, Edition { version, superseded: false, copy: 1 })?,
                says: said::says(&paper),
            });
        }
        let seq = self.commit(&changes, now)?;
        let sentence = match changes.len() {
            1 => "The record is signed.".to_owned(),
            many => format!("{many} records are signed."),
        };
        Ok(Done::said(sentence, seq))
    }

    /// The signed PDF of one record, verified.
    fn signed(&self, paper: &RecordDocument, identity: &Identity, now: DateTime<Utc>) -> Result<Vec<u8>, Refusal> {
        let block = SignatureBlock {
            name: identity.name(),
            post: identity.post(),
            at: now,
            at_words: words::date_and_time(london(now)),
        };
        let pdf = pades::sign(&record::make(paper, Some(&block))?, identity, now)?;
        match verify(&pdf, Some(&self.trusted()?)) {
            Verdict::Valid { .. } => Ok(pdf),
            Verdict::Refused { .. } => Err(Refusal::new(
                RefusalCode::Machine,
                "The signature did not verify, so nothing was signed. Set a new signing PIN and try again.",
            )),
        }
    }

    fn identity_of(&self, me: &Person, pin: &str) -> Result<Identity, Refusal> {
        let Some(sealed) = self.book.identity(&me.id.to_string())? else {
            return Err(Refusal::wrong_state("You have no signing PIN yet: set one first."));
        };
        let sealed: SealedIdentity = serde_json::from_slice(&sealed).map_err(|_| unreadable())?;
        sealed.unseal(pin)
    }

    /// The certificates (DER) of the authorities whose signers count here: the book's own, once somebody can sign.
    pub fn trusted(&self) -> Result<Vec<Vec<u8>>, Refusal> {
        self.stored_authority()?.iter().map(Authority::certificate_der).collect()
    }

    /// The book's authority as PEM text, for the trust store of whoever receives records.
    pub fn authority_pem(&self) -> Result<Option<String>, Refusal> {
        self.stored_authority()?.map(|authority| authority.certificate_pem()).transpose()
    }

    fn stored_authority(&self) -> Result<Option<Authority>, Refusal> {
        let Some(stored) = self.book.identity(AUTHORITY)? else { return Ok(None) };
        let stored: StoredAuthority = serde_json::from_slice(&stored).map_err(|_| unreadable())?;
        let secret = Zeroizing::new(hex::decode(&*stored.secret).map_err(|_| unreadable())?);
        let certificate = hex::decode(stored.certificate).map_err(|_| unreadable())?;
        Authority::restore(&secret, &certificate).map(Some)
    }

    fn authority_or_new(&mut self, now: DateTime<Utc>) -> Result<Authority, Refusal> {
        if let Some(authority) = self.stored_authority()? {
            return Ok(authority);
        }
        let authority = Authority::create(&self.chance()?, &self.book.about()?.name, now)?;
        let stored = StoredAuthority {
            secret: Zeroizing::new(hex::encode(authority.secret())),
            certificate: hex::encode(authority.certificate_der()?),
        };
        let json = Zeroizing::new(serde_json::to_vec(&stored).map_err(|_| unreadable())?);
        self.book.put_identity(AUTHORITY, &json)?;
        Ok(authority)
    }

    fn chance(&mut self) -> Result<Chance, Refusal> {
        let fresh = self.fresh.as_mut();
        Ok(Chance { key: Zeroizing::new(fresh::bytes(fresh)?), serial: fresh::bytes(fresh)? })
    }

    /// A signed version of the record; without a number, the record as it stands: signed, or as it will be printed.
    pub fn record_pdf(&self, record: RecordId, version: Option<u32>, now: DateTime<Utc>) -> Result<Vec<u8>, Refusal> {
        self.check(quorate_core::meeting::access::Right::Read)?;
        if let Some(number) = version {
            return self.book.blob(&self.book.version(record, number)?.sha256);
        }
        let record = self.book.record(record)?;
        match &record.state {
            RecordState::Signed { sha256, .. } => self.book.blob(sha256),
            _ => record::make(&self.document(&record, true, now)?, None),
        }
    }
}

fn unreadable() -> Refusal {
    Refusal::new(RefusalCode::Damaged, "The signing identity in this book is damaged. Set a new signing PIN.")
}
