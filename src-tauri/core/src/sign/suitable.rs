//! Whether a certificate may sign records, and why not: the same rules when one is brought in and when a file is verified.
//!
//! What pdfsig (NSS, as for signed mail) and pyHanko (non-repudiation) each demand, both are demanded here.

use chrono::{DateTime, Utc};
use der::{
    Decode,
    asn1::ObjectIdentifier,
    oid::{AssociatedOid, db::rfc5912::ID_KP_EMAIL_PROTECTION},
};
use serde::Serialize;
use x509_cert::{
    Certificate,
    ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages},
};

use super::{
    chain,
    identity::name_and_post,
    key::{self, RSA_BITS},
};

/// Why a certificate cannot sign records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Unsuitable {
    Expired,
    NotYetValid,
    /// It is an authority's, for issuing certificates.
    Authority,
    /// Its key usage lacks non-repudiation.
    KeyUsage,
    /// Its extended key usage lacks mail protection.
    ExtendedKeyUsage,
    /// Neither RSA nor an elliptic curve that we know.
    KeyKind,
    WeakKey,
    /// It, or one above it, is signed with SHA-1 or weaker.
    WeakDigest,
    Nameless,
    /// The certificates that lead to its root authority are not all there.
    ChainMissing,
    /// They are there, and do not belong together.
    ChainBroken,
}

impl Unsuitable {
    /// The end of a sentence that begins with the certificate: "it ran out".
    pub fn words(self) -> &'static str {
        match self {
            Unsuitable::Expired => "it has expired",
            Unsuitable::NotYetValid => "it is not valid yet",
            Unsuitable::Authority => {
                "it is an authority’s, made for issuing certificates and not for signing documents"
            }
            Unsuitable::KeyUsage => "its key usage does not include non-repudiation, which signing a document needs",
            Unsuitable::ExtendedKeyUsage => {
                "its extended key usage is for something else: it must be absent or include e-mail protection"
            }
            Unsuitable::KeyKind => "its key is neither RSA of at most 4096 bits nor P-256 nor P-384",
            Unsuitable::WeakKey => {
                "its key, or that of an authority above it, is too short: RSA needs at least 2048 bits"
            }
            Unsuitable::WeakDigest => "it, or an authority above it, is signed with SHA-1, which can be forged",
            Unsuitable::Nameless => "it names nobody",
            Unsuitable::ChainMissing => "the certificates of the authorities above it are not with it",
            Unsuitable::ChainBroken => "it was not issued by the authority it names",
        }
    }

    /// What to ask for instead.
    pub fn remedy(self) -> &'static str {
        match self {
            Unsuitable::NotYetValid => "Check this machine’s clock, or wait until it begins.",
            Unsuitable::ChainMissing => {
                "Export it again with all certificates in its path (“Include all certificates in the certification path”)."
            }
            _ => "Ask whoever issues your council’s certificates for one that signs documents.",
        }
    }
}

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

/// One extension of a certificate; none where it is absent or cannot be read.
pub fn extension<T: AssociatedOid + for<'a> Decode<'a>>(certificate: &Certificate) -> Option<T> {
    let extensions = certificate.tbs_certificate.extensions.as_ref()?;
    let found = extensions.iter().find(|extension| extension.extn_id == T::OID)?;
    T::from_der(found.extn_value.as_bytes()).ok()
}

fn has(certificate: &Certificate, oid: ObjectIdentifier) -> bool {
    certificate.tbs_certificate.extensions.iter().flatten().any(|extension| extension.extn_id == oid)
}
