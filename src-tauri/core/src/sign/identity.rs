//! Who signs: a person's key and the certificate that says whose it is.

use chrono::{DateTime, Utc};
use der::{
    Any, Decode, Encode, Tag, Tagged,
    oid::db::rfc4519::{COMMON_NAME, ORGANIZATION_NAME, ORGANIZATIONAL_UNIT_NAME, TITLE},
};
use spki::ObjectIdentifier;
use x509_cert::{Certificate, name::Name};
use zeroize::Zeroizing;

use super::authority::{Authority, Chance, key_from};
use super::key::Key;
use crate::refusal::{Refusal, RefusalCode};
use crate::sign::library_causes;

/// Whom the certificate that signs registers names; no person's does.
pub const REGISTER_SIGNER: &str = "Register of signed records";

/// A signer, ready to sign. Lives only as long as a signature takes; at rest it is a [`super::SealedKey`] and the
/// certificates that the ledger gave it.
pub struct Identity {
    pub(super) key: Key,
    pub(super) certificate: Certificate,
    /// The certificates of the authorities above it, up to the root; a reader that trusts one of them trusts this.
    pub(super) issuers: Vec<Certificate>,
}

/// A key that was just made. It leaves its maker's session only sealed; the public half goes to whoever certifies it.
pub struct FreshKey {
    /// PKCS#8.
    pub private: Zeroizing<Vec<u8>>,
    /// SubjectPublicKeyInfo, DER.
    pub public: Vec<u8>,
}

/// Makes a key to sign with.
///
/// # Errors
/// Only random numbers that are of no use.
pub fn fresh_key(chance: &Chance) -> Result<FreshKey, Refusal> {
    let key = Key::P256(key_from(chance)?);
    Ok(FreshKey { private: key.to_pkcs8().ok_or_else(|| damaged())?, public: key.public().ok_or_else(|| damaged())? })
}

/// The public key (SubjectPublicKeyInfo, DER) in a certificate (DER).
pub fn public_key_in(certificate: &[u8]) -> Option<Vec<u8>> {
    let certificate = Certificate::from_der(certificate).ok()?;
    certificate.tbs_certificate.subject_public_key_info.to_der().ok()
}

/// Makes a signing identity for a person of the book.
///
/// # Errors
/// A name or post that is empty. One that is longer than a certificate can hold (64 characters) is shortened in it.
pub fn issue(
    authority: &Authority,
    chance: &Chance,
    person: &str,
    post: &str,
    now: DateTime<Utc>,
) -> Result<Identity, Refusal> {
    let key = Key::P256(key_from(chance)?);
    let certificate = authority.certify(chance.serial, &key.public().ok_or_else(|| damaged())?, person, post, now)?;
    Ok(Identity { key, certificate, issuers: vec![authority.certificate().clone()] })
}

/// Makes what signs a book's registers.
///
/// # Errors
/// A book's name that is longer than a certificate can hold.
pub fn issue_register(
    authority: &Authority,
    chance: &Chance,
    book: &str,
    now: DateTime<Utc>,
) -> Result<Identity, Refusal> {
    let key = Key::P256(key_from(chance)?);
    let public = key.public().ok_or_else(|| damaged())?;
    let certificate = authority.certify_register(chance.serial, &public, REGISTER_SIGNER, book, now)?;
    Ok(Identity { key, certificate, issuers: vec![authority.certificate().clone()] })
}

impl Identity {
    /// Takes up an identity from its key (PKCS#8) and certificates (DER, the signer's first).
    ///
    /// # Errors
    /// What is no key or no certificate, or does not belong together.
    pub fn from_parts<'a>(secret: &[u8], mut certificates: impl Iterator<Item = &'a [u8]>) -> Result<Self, Refusal> {
        let signer = certificates.next().ok_or_else(|| damaged())?;
        let key = Key::from_pkcs8(secret).filter(|key| key.belongs_to(signer)).ok_or_else(|| damaged())?;
        let certificate = Certificate::from_der(signer).map_err(|why| damaged().because(library_causes::der(why)))?;
        let issuers = certificates
            .map(Certificate::from_der)
            .collect::<Result<_, _>>()
            .map_err(|why| damaged().because(library_causes::der(why)))?;
        Ok(Self { key, certificate, issuers })
    }

    /// Its key as PKCS#8, for a place that is secret.
    pub fn secret(&self) -> Result<Zeroizing<Vec<u8>>, Refusal> {
        self.key.to_pkcs8().ok_or_else(|| damaged())
    }

    /// The signer's certificate, binary.
    pub fn certificate_der(&self) -> Result<Vec<u8>, Refusal> {
        self.certificate.to_der().map_err(|why| damaged().because(library_causes::der(why)))
    }

    /// All its certificates, binary, the signer's first.
    pub fn certificates_der(&self) -> Vec<Vec<u8>> {
        let all = std::iter::once(&self.certificate).chain(&self.issuers);
        all.filter_map(|certificate| certificate.to_der().ok()).collect()
    }

    /// The name in the certificate.
    pub fn name(&self) -> String {
        name_and_post(&self.certificate).0
    }

    /// Whether the certificate's name can be that of this person.
    pub fn speaks_of(&self, person: &str) -> bool {
        can_be_of(&self.name(), person)
    }

    /// The post in the certificate; where it states none, the part of the organisation. Empty if it says neither.
    pub fn post(&self) -> String {
        name_and_post(&self.certificate).1
    }
}

/// Whether the name in a certificate can be that of this person: the surname, the last word of it, is among its words,
/// whatever the order, the case and the accents.
pub fn can_be_of(in_certificate: &str, person: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let plain = deunicode::deunicode(name).to_lowercase();
        plain
            .split(|letter: char| !letter.is_alphanumeric())
            .map(str::to_owned)
            .filter(|word| !word.is_empty())
            .collect()
    };
    words(person).last().is_some_and(|surname| words(in_certificate).contains(surname))
}

/// One part of a name; empty if it does not say.
fn part(name: &Name, part: ObjectIdentifier) -> String {
    let attributes = name.0.iter().flat_map(|names| names.0.iter());
    attributes
        .filter(|attribute| attribute.oid == part)
        .find_map(|attribute| text(&attribute.value))
        .unwrap_or_default()
}

/// What somebody is called; an authority may state no more than its organisation.
pub(super) fn name_of(name: &Name) -> String {
    let places = [COMMON_NAME, ORGANIZATION_NAME, ORGANIZATIONAL_UNIT_NAME];
    places.into_iter().map(|place| part(name, place)).find(|found| !found.trim().is_empty()).unwrap_or_default()
}

/// The string types a name may be written in; BMPString is UTF-16.
fn text(value: &Any) -> Option<String> {
    if value.tag() == Tag::BmpString {
        let units: Vec<u16> =
            value.value().chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
        return String::from_utf16(&units).ok();
    }
    std::str::from_utf8(value.value()).ok().map(str::to_owned)
}

/// The name in a certificate, and the post; where it states none, the part of the organisation, or the organisation.
pub(super) fn name_and_post(certificate: &Certificate) -> (String, String) {
    let places = [TITLE, ORGANIZATIONAL_UNIT_NAME, ORGANIZATION_NAME];
    let subject = &certificate.tbs_certificate.subject;
    let post = places.into_iter().map(|place| part(subject, place)).find(|post| !post.trim().is_empty());
    (part(subject, COMMON_NAME), post.unwrap_or_default())
}

#[track_caller]
fn damaged() -> Refusal {
    Refusal::new(RefusalCode::Damaged, "The signing identity is damaged. Make a new one under a new PIN.")
}
