//! The small private authority of a book, which vouches for those who sign its records.
//!
//! Readers treat a self-signed signer as unknown for ever; a signer issued by an authority is trusted as soon as the
//! authority is, once for the whole team.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use der::{
    Any, Decode, Encode, EncodePem,
    asn1::{SetOfVec, Utf8StringRef},
    oid::db::rfc4519::{COMMON_NAME, TITLE},
    pem::LineEnding,
};
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use spki::{ObjectIdentifier, SubjectPublicKeyInfoOwned};
use x509_cert::{
    Certificate,
    attr::AttributeTypeAndValue,
    builder::{Builder, CertificateBuilder, Profile},
    name::{Name, RdnSequence, RelativeDistinguishedName},
    serial_number::SerialNumber,
    time::{Time, Validity},
};
use zeroize::Zeroizing;

use crate::meeting::{Refusal, refusal::RefusalCode};

/// Records of children are kept for up to a hundred years, and a signature without a timestamp stops validating when a
/// certificate of its chain ends. Whether the algorithm holds that long is another matter: the ledger keeps every
/// record's hash besides.
const VALID_FOR: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// The longest a name may be in a certificate (RFC 5280, ub-common-name and ub-title), in characters.
const LONGEST_NAME: usize = 64;

/// Fresh random bytes for one key and its certificate. Use them once.
pub struct Chance {
    pub key: Zeroizing<[u8; 64]>,
    pub serial: [u8; 16],
}

/// An authority: its key, and its certificate.
pub struct Authority {
    key: SigningKey,
    certificate: Certificate,
}

impl Authority {
    /// Makes the authority of a new book.
    ///
    /// # Errors
    /// A name that is empty or longer than a certificate can hold.
    pub fn create(chance: &Chance, book: &str, now: DateTime<Utc>) -> Result<Self, Refusal> {
        let key = key_from(chance)?;
        let subject = name(&[(COMMON_NAME, "the book's name", book)])?;
        let certificate = certify(&key, Profile::Root, chance, validity(now)?, subject, &key)?;
        Ok(Self { key, certificate })
    }

    /// Takes up an authority that was stored.
    ///
    /// # Errors
    /// Bytes that are no key or no certificate, or that do not belong together.
    pub fn restore(secret: &[u8], certificate: &[u8]) -> Result<Self, Refusal> {
        let key = SigningKey::from_slice(secret).map_err(|_| damaged())?;
        let certificate = Certificate::from_der(certificate).map_err(|_| damaged())?;
        if public_key(&certificate) != Some(*key.verifying_key()) {
            return Err(damaged());
        }
        Ok(Self { key, certificate })
    }

    /// The key, to be kept in the encrypted book and nowhere else.
    pub fn secret(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.key.to_bytes().into())
    }

    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The certificate for a trust store, binary.
    pub fn certificate_der(&self) -> Result<Vec<u8>, Refusal> {
        self.certificate.to_der().map_err(|_| damaged())
    }

    /// The certificate for a trust store, as text.
    pub fn certificate_pem(&self) -> Result<String, Refusal> {
        self.certificate.to_pem(LineEnding::LF).map_err(|_| damaged())
    }

    /// Certifies a signer's key.
    pub(super) fn certify_signer(
        &self,
        chance: &Chance,
        person: &str,
        post: &str,
        now: DateTime<Utc>,
        key: &SigningKey,
    ) -> Result<Certificate, Refusal> {
        let subject = name(&[(COMMON_NAME, "the signer's name", person), (TITLE, "the signer's post", post)])?;
        let issuer = self.certificate.tbs_certificate.subject.clone();
        // A leaf is marked, as critical, for digital signature and non-repudiation; it has no extended key usage.
        let profile = Profile::Leaf { issuer, enable_key_agreement: false, enable_key_encipherment: false };
        let mut valid = validity(now)?;
        // A signer's certificate that outlived its authority's would be refused as wrongly nested.
        valid.not_after = self.certificate.tbs_certificate.validity.not_after;
        certify(&self.key, profile, chance, valid, subject, key)
    }
}

/// A private key from random bytes. One number in four thousand million is no key; then the second half serves.
pub(super) fn key_from(chance: &Chance) -> Result<SigningKey, Refusal> {
    let (first, second) = chance.key.split_at(32);
    SigningKey::from_slice(first)
        .or_else(|_| SigningKey::from_slice(second))
        .map_err(|_| Refusal::new(RefusalCode::Machine, "The machine's random numbers cannot be used. Try again."))
}

/// The public key of a certificate, if it is one of ours.
pub(super) fn public_key(certificate: &Certificate) -> Option<VerifyingKey> {
    let encoded = certificate.tbs_certificate.subject_public_key_info.to_der().ok()?;
    let borrowed = spki::SubjectPublicKeyInfoRef::try_from(encoded.as_slice()).ok()?;
    VerifyingKey::try_from(borrowed).ok()
}

fn certify(
    signer: &SigningKey,
    profile: Profile,
    chance: &Chance,
    validity: Validity,
    subject: Name,
    key: &SigningKey,
) -> Result<Certificate, Refusal> {
    let mut serial = chance.serial;
    // Positive and never nought, as RFC 5280 wants it.
    serial[0] = serial[0] & 0x7f | 0x40;
    let serial = SerialNumber::new(&serial).map_err(|_| uncertifiable())?;
    let subject_key = SubjectPublicKeyInfoOwned::from_key(*key.verifying_key()).map_err(|_| uncertifiable())?;
    CertificateBuilder::new(profile, serial, validity, subject, subject_key, signer)
        .and_then(|builder| builder.build::<DerSignature>())
        .map_err(|_| uncertifiable())
}

fn validity(now: DateTime<Utc>) -> Result<Validity, Refusal> {
    let from = SystemTime::from(now);
    let time = |at: Option<SystemTime>| at.and_then(|at| Time::try_from(at).ok()).ok_or_else(uncertifiable);
    Ok(Validity { not_before: time(Some(from))?, not_after: time(from.checked_add(VALID_FOR))? })
}

fn name(parts: &[(ObjectIdentifier, &str, &str)]) -> Result<Name, Refusal> {
    let mut name = RdnSequence::default();
    for &(oid, field, text) in parts {
        let length = text.chars().count();
        if text.trim().is_empty() || length > LONGEST_NAME {
            let sentence =
                format!("For a certificate {field} needs between 1 and {LONGEST_NAME} characters; this has {length}.");
            return Err(Refusal::invalid(field, sentence));
        }
        let value = Utf8StringRef::new(text).map(Any::from).map_err(|_| uncertifiable())?;
        let part = SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }]).map_err(|_| uncertifiable())?;
        name.0.push(RelativeDistinguishedName(part));
    }
    Ok(name)
}

fn uncertifiable() -> Refusal {
    Refusal::new(RefusalCode::Machine, "The certificate could not be made. Check the machine's clock, then try again.")
}

fn damaged() -> Refusal {
    Refusal::new(RefusalCode::Damaged, "The book's signing authority is damaged. Restore the book from a backup.")
}
