//! Whether a certificate may sign records, and why not: the same rules when one is brought in and when a file is verified.
//!
//! What pdfsig (NSS, as for signed mail) and pyHanko (non-repudiation) each demand, both are demanded here.

use chrono::{DateTime, Utc};
use der::{
    Decode,
    asn1::ObjectIdentifier,
    oid::{AssociatedOid, db::rfc5912::ID_KP_EMAIL_PROTECTION},
};
use x509_cert::{
    Certificate,
    ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages},
};

use super::extension::extension;
use super::identity::name_and_post;
use super::key::RSA_BITS;
use super::{chain, key};
use crate::sign::certificate_faults::Unsuitable;

/// Checks a signer's certificate with those above it (DER, the signer's first), as of `at`.
pub fn check(certificates: &[Vec<u8>], at: DateTime<Utc>) -> Result<(), Unsuitable> {
    let signer = certificates.first().and_then(|signer| Certificate::from_der(signer).ok());
    let signer = signer.ok_or(Unsuitable::ChainBroken)?;
    check_signer(&signer)?;
    chain::check(certificates, at)
}

fn check_signer(signer: &Certificate) -> Result<(), Unsuitable> {
    let constraints: Option<BasicConstraints> = extension(signer);
    if constraints.is_some_and(|constraints| constraints.ca) {
        return Err(Unsuitable::Authority);
    }
    let usage: Option<KeyUsage> = extension(signer);
    if !usage.is_some_and(|usage| usage.0.contains(KeyUsages::NonRepudiation)) {
        return Err(Unsuitable::KeyUsage);
    }
    if has(signer, ExtendedKeyUsage::OID) {
        let extended: Option<ExtendedKeyUsage> = extension(signer);
        if !extended.is_some_and(|extended| extended.0.contains(&ID_KP_EMAIL_PROTECTION)) {
            return Err(Unsuitable::ExtendedKeyUsage);
        }
    }
    key::algorithm(signer).ok_or(Unsuitable::KeyKind)?;
    if let Some(bits) = rsa_bits(signer) {
        if bits < *RSA_BITS.start() {
            return Err(Unsuitable::WeakKey);
        }
        if bits > *RSA_BITS.end() {
            return Err(Unsuitable::KeyKind);
        }
    }
    if name_and_post(signer).0.trim().is_empty() {
        return Err(Unsuitable::Nameless);
    }
    Ok(())
}

/// The length of an RSA key; none for a key of another kind.
fn rsa_bits(certificate: &Certificate) -> Option<u32> {
    use der::Encode;
    let stated = certificate.tbs_certificate.subject_public_key_info.to_der().ok()?;
    let key = openssl::pkey::PKey::public_key_from_der(&stated).ok()?;
    (key.id() == openssl::pkey::Id::RSA).then(|| key.bits())
}

fn has(certificate: &Certificate, oid: ObjectIdentifier) -> bool {
    certificate.tbs_certificate.extensions.iter().flatten().any(|extension| extension.extn_id == oid)
}
