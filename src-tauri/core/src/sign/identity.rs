//! Who signs: a person's key and the certificate that says whose it is.

use chrono::{DateTime, Utc};
use der::{
    Encode,
    oid::db::rfc4519::{COMMON_NAME, TITLE},
};
use p256::ecdsa::SigningKey;
use spki::ObjectIdentifier;
use x509_cert::Certificate;

use super::authority::{Authority, Chance, key_from};
use crate::meeting::{Refusal, refusal::RefusalCode};

/// A signer, ready to sign. Lives only as long as a signature takes; at rest it is a [`super::SealedIdentity`].
pub struct Identity {
    pub(super) key: SigningKey,
    pub(super) certificate: Certificate,
    /// The certificate of whoever issued it; a reader that trusts that one trusts this.
    pub(super) issuer: Certificate,
}

/// Makes a signing identity for a person of the book.
///
/// # Errors
/// A name or post that is empty or longer than a certificate can hold (64 characters).
pub fn issue(
    authority: &Authority,
    chance: &Chance,
    person: &str,
    post: &str,
    now: DateTime<Utc>,
) -> Result<Identity, Refusal> {
    let key = key_from(chance)?;
    let certificate = authority.certify_signer(chance, person, post, now, &key)?;
    Ok(Identity { key, certificate, issuer: authority.certificate().clone() })
}

impl Identity {
    /// The signer's certificate, binary.
    pub fn certificate_der(&self) -> Result<Vec<u8>, Refusal> {
        self.certificate.to_der().map_err(|_| {
            Refusal::new(RefusalCode::Damaged, "The signing certificate is damaged. Make a new signing identity.")
        })
    }

    /// The name in the certificate.
    pub fn name(&self) -> String {
        subject_part(&self.certificate, COMMON_NAME)
    }

    /// The post in the certificate.
    pub fn post(&self) -> String {
        subject_part(&self.certificate, TITLE)
    }
}

/// One part of whom a certificate speaks of; empty if it does not say.
pub(super) fn subject_part(certificate: &Certificate, part: ObjectIdentifier) -> String {
    let attributes = certificate.tbs_certificate.subject.0.iter().flat_map(|names| names.0.iter());
    attributes
        .filter(|attribute| attribute.oid == part)
        .find_map(|attribute| std::str::from_utf8(attribute.value.value()).ok())
        .unwrap_or_default()
        .to_owned()
}

/// The name and the post in a certificate.
pub(super) fn name_and_post(certificate: &Certificate) -> (String, String) {
    (subject_part(certificate, COMMON_NAME), subject_part(certificate, TITLE))
}
