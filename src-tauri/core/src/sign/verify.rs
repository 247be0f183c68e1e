//! Verification: whether a file is exactly what was signed, by whom, and if not, what is wrong with it.
//!
//! Nothing is unpacked or followed: what a file costs is bounded by its length, whoever wrote it.
//!
//! Stricter than PDF readers: nothing may follow the signed bytes, the room left in the signature must be zeros, and the
//! signature must be of exactly the form we write. What pdfsig or pyHanko refuse is refused here.

use chrono::{DateTime, Utc};
use der::{Decode, Encode};
use serde::Serialize;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

use super::byte_range::{FoundSignature, NoSignature};
use super::cms::CmsSignature;
use super::fault::FileFault;
use super::identity::{name_and_post, name_of};
use super::{byte_range, cms, structure};
use crate::sign::altered_part::FilePart;
use crate::sign::certificate_faults::Unsuitable;
use crate::sign::{altered_part, certificate_rules, told_apart};

/// That a register lists a file, which is why it still counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Listing {
    /// When the register was made, in UTC.
    pub register_made_at: DateTime<Utc>,
    /// The name of the book that it is of.
    pub book: String,
    /// The record's id there.
    pub record: String,
    /// Which version of it.
    pub version: u32,
}

/// What verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "verdict")]
pub enum Verdict {
    /// The file is exactly what was signed.
    Valid {
        /// Who signed it, and whether they count.
        signature: SignedBy,
    },
    /// It is not, or nobody we know signed it. The signature is given where it still tells who signed what was altered.
    Refused {
        /// The first thing that is wrong.
        fault: FileFault,
        /// Who signed what was there before, where that still shows.
        signature: Option<SignedBy>,
    },
}

/// Who signed, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedBy {
    /// The name in the certificate.
    pub name: String,
    /// The post in the certificate; where it states none, the part of the organisation.
    pub post: String,
    /// As the signer's machine said; none where the file no longer tells.
    pub at: Option<DateTime<Utc>>,
    /// The name of the authority that issued the certificate.
    pub issuer: String,
    /// In hexadecimal.
    pub serial: String,
    /// SHA-256 of the certificate, in hexadecimal.
    pub fingerprint: String,
    /// When the certificate begins.
    pub valid_from: DateTime<Utc>,
    /// When the certificate, or one above it, ends first.
    pub valid_until: DateTime<Utc>,
    /// Whether anybody vouches for the signer.
    pub trust: Trust,
    /// The register that speaks for the file although the certificate has ended.
    pub listed: Option<Listing>,
}

/// Whether a signer counts, by what we were told to trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Trust {
    /// The certificate, or an authority above it, is one that we were told to trust.
    Trusted,
    /// It leads to another.
    Unknown,
    /// We were told of none.
    NotChecked,
}

/// The most a file may have, in bytes: a record has some hundred thousand, and a hundred times more is none of ours.
pub const LARGEST: u64 = 32 << 20;

/// Verifies a file as of `now`. `trust` holds the certificates (DER) that count: authorities, whose signers count then, or
/// a signer's own. Without it the file's wholeness is checked, and whose signature it is, but not whether they are who
/// they say.
pub fn verify(file: &[u8], trust: Option<&[Vec<u8>]>, now: DateTime<Utc>) -> Verdict {
    if file.len() as u64 > LARGEST {
        return refused(FileFault::TooLarge);
    }
    if !file.starts_with(b"%PDF-") {
        if told_apart::is_zip(file) {
            return refused(FileFault::Zip);
        }
        // The header is signed like everything else; without it the file may still show that it was signed.
        return match byte_range::locate(file) {
            Err(NoSignature::NeverSigned) if told_apart::begins_later(file) => {
                refused(told_apart::better(file, FileFault::NotSigned))
            }
            Err(NoSignature::NeverSigned) => refused(told_apart::no_pdf(file)),
            _ => refused(FileFault::ContentAltered { parts: vec![FilePart::Structure] }),
        };
    }
    if byte_range::count(file) > 1 {
        return refused(told_apart::better(file, FileFault::SeveralSignatures));
    }
    let place = match byte_range::locate(file) {
        Ok(place) => place,
        Err(NoSignature::NeverSigned) => return refused(told_apart::better(file, FileFault::NotSigned)),
        Err(NoSignature::Unreadable | NoSignature::CutShort)
            if altered_part::of_another_file(&altered_part::altered(file)) =>
        {
            return refused(told_apart::better(file, FileFault::OfAnotherFile));
        }
        Err(NoSignature::Unreadable) => return refused(told_apart::better(file, FileFault::SignatureDamaged)),
        Err(NoSignature::CutShort) => return refused(told_apart::better(file, FileFault::CutShort)),
    };
    let Some((signature, rest_is_empty)) = byte_range::contents(file, &place) else {
        return refused(told_apart::better(file, FileFault::SignatureDamaged));
    };
    let Some(signature) = cms::read(&signature).filter(CmsSignature::holds) else {
        return refused(told_apart::better(file, FileFault::SignatureDamaged));
    };
    let mut signed = describe(&signature, trust);
    let fault = altered(file, &place, &signature, rest_is_empty).or_else(|| {
        signed.at = structure::signed_at(file, &place);
        unacceptable(&signed, &signature, trust, now)
    });
    match fault {
        Some(fault) => Verdict::Refused { fault, signature: Some(signed) },
        None => Verdict::Valid { signature: signed },
    }
}

fn refused(fault: FileFault) -> Verdict {
    Verdict::Refused { fault, signature: None }
}

/// Whether the file is still what was signed, byte for byte and to its end.
fn altered(file: &[u8], place: &FoundSignature, signature: &CmsSignature, rest_is_empty: bool) -> Option<FileFault> {
    if byte_range::digest(file, place) != signature.digest {
        if told_apart::saved_as_text(file) {
            return Some(FileFault::SavedAsText);
        }
        let parts = altered_part::altered(file);
        let foreign = altered_part::of_another_file(&parts);
        let fault = if foreign { FileFault::OfAnotherFile } else { FileFault::ContentAltered { parts } };
        return Some(if foreign { told_apart::better(file, fault) } else { fault });
    }
    if place.end != file.len() {
        return Some(FileFault::Appended);
    }
    (!rest_is_empty).then_some(FileFault::PaddingAltered)
}

/// Whether a whole file's signature counts as a record's.
fn unacceptable(
    signed: &SignedBy,
    signature: &CmsSignature,
    trust: Option<&[Vec<u8>]>,
    now: DateTime<Utc>,
) -> Option<FileFault> {
    let Some(at) = signed.at else { return Some(FileFault::NotCertifying) };
    check_signer(signed, signature, trust, at, now).err()
}

/// Whether a signature that holds was made by somebody who counts, with a certificate that may sign and still runs.
pub(super) fn check_signer(
    signed: &SignedBy,
    signature: &CmsSignature,
    trust: Option<&[Vec<u8>]>,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), FileFault> {
    certificate_rules::check(&signature.certificates(), at).map_err(|reason| match reason {
        Unsuitable::Expired | Unsuitable::NotYetValid => FileFault::OutsideValidity,
        Unsuitable::ChainBroken | Unsuitable::ChainMissing => FileFault::ChainBroken,
        reason => FileFault::Unsuitable { reason },
    })?;
    if signed.trust == Trust::Unknown {
        let namesake = trust.is_some_and(|trusted| bears_a_trusted_name(signature, trusted));
        return Err(if namesake { FileFault::Namesake } else { FileFault::UnknownAuthority });
    }
    if now > signed.valid_until {
        return Err(FileFault::Expired);
    }
    Ok(())
}

/// Whether a certificate that is not trusted calls itself what a trusted one is called.
fn bears_a_trusted_name(signature: &CmsSignature, trusted: &[Vec<u8>]) -> bool {
    let name = |certificate: &Certificate| name_of(&certificate.tbs_certificate.subject);
    let known: Vec<String> =
        trusted.iter().filter_map(|one| Certificate::from_der(one).ok()).map(|one| name(&one)).collect();
    let mut all = std::iter::once(&signature.certificate).chain(&signature.others);
    all.any(|found| known.contains(&name(found)))
}

/// What a certificate (DER) says: whom it names, and how long it runs. None for what is no certificate.
pub fn certificate(der: &[u8]) -> Option<SignedBy> {
    Certificate::from_der(der).ok().map(|certificate| of_certificate(&certificate))
}

/// Whether a certificate (DER) names another as the one that issued it.
pub fn is_named_as_issuer(issuer: &[u8], of: &[u8]) -> bool {
    match (Certificate::from_der(issuer), Certificate::from_der(of)) {
        (Ok(issuer), Ok(of)) => of.tbs_certificate.issuer == issuer.tbs_certificate.subject,
        _ => false,
    }
}

fn of_certificate(certificate: &Certificate) -> SignedBy {
    let body = &certificate.tbs_certificate;
    let (name, post) = name_and_post(certificate);
    SignedBy {
        name,
        post,
        at: None,
        issuer: name_of(&body.issuer),
        serial: hex::encode(body.serial_number.as_bytes()),
        fingerprint: certificate.to_der().map(|der| hex::encode(Sha256::digest(der))).unwrap_or_default(),
        valid_from: body.validity.not_before.to_system_time().into(),
        valid_until: body.validity.not_after.to_system_time().into(),
        trust: Trust::NotChecked,
        listed: None,
    }
}

pub(super) fn describe(signature: &CmsSignature, trust: Option<&[Vec<u8>]>) -> SignedBy {
    let certificates = signature.certificates();
    let trust = match trust {
        None => Trust::NotChecked,
        Some(trusted) if certificates.iter().any(|certificate| trusted.contains(certificate)) => Trust::Trusted,
        Some(_) => Trust::Unknown,
    };
    let ends = std::iter::once(&signature.certificate)
        .chain(&signature.others)
        .map(|certificate| DateTime::<Utc>::from(certificate.tbs_certificate.validity.not_after.to_system_time()));
    let signer = of_certificate(&signature.certificate);
    SignedBy { valid_until: ends.min().unwrap_or(signer.valid_until), trust, ..signer }
}
