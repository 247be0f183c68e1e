//! Verification: whether a file is exactly what was signed, by whom, and if not, what is wrong with it.
//!
//! Stricter than PDF readers: nothing may follow the signed bytes, the room left in the signature must be zeros, and the
//! signature must be of exactly the form we write.

use chrono::{DateTime, Utc};
use der::Encode;
use serde::Serialize;

use super::{
    byte_range::{self, Lost, Place},
    cms::{self, Signature},
    identity::name_and_post,
    parts::{self, Part},
    structure,
};

/// What verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "verdict")]
pub enum Verdict {
    /// The file is exactly what was signed.
    Valid { signature: Signed },
    /// It is not, or nobody we know signed it. The signature is given where it still tells who signed what was altered.
    Refused { fault: Fault, signature: Option<Signed> },
}

/// Who signed, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Signed {
    pub name: String,
    pub post: String,
    /// As the signer's machine said; none where the file no longer tells.
    pub at: Option<DateTime<Utc>>,
    /// The name of the authority that issued the certificate.
    pub issuer: String,
    /// In hexadecimal.
    pub serial: String,
    pub valid_from: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
    pub trust: Trust,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Trust {
    /// Issued by an authority we were told to trust.
    Trusted,
    /// Issued by another.
    Unknown,
    /// We were told of no authority.
    NotChecked,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Fault {
    NotPdf,
    NotSigned,
    /// Bytes are missing at the end.
    CutShort,
    /// The signature cannot be read, or does not belong to its certificate.
    SignatureDamaged,
    /// The room left beside the signature holds something.
    PaddingAltered,
    ContentAltered {
        parts: Vec<Part>,
    },
    /// Something follows the signed bytes.
    Appended,
    /// The file is whole, but the signature is not a certifying one that permits no change.
    NotCertifying,
    UnknownAuthority,
    /// Signed before the certificate began or after it ended.
    OutsideValidity,
}

impl Fault {
    /// One plain sentence for a person.
    pub fn sentence(&self) -> String {
        match self {
            Fault::NotPdf => "This file is not a PDF.".into(),
            Fault::NotSigned => "This file is not signed.".into(),
            Fault::CutShort => "The end of this file is missing.".into(),
            Fault::SignatureDamaged => {
                "The signature itself is damaged, so nothing can be said about the content.".into()
            }
            Fault::PaddingAltered => "The space beside the signature was altered after signing.".into(),
            Fault::ContentAltered { parts } => {
                let parts: Vec<&str> = parts.iter().map(|part| part.words()).collect();
                format!("The content was altered after signing: {}.", parts.join(", "))
            }
            Fault::Appended => "Something was added after the signed part.".into(),
            Fault::NotCertifying => {
                "The signature does not forbid changes as a record’s must, so it does not count.".into()
            }
            Fault::UnknownAuthority => "The file is whole, but its signer was not vouched for by this book.".into(),
            Fault::OutsideValidity => "The file was signed outside the time its certificate is valid for.".into(),
        }
    }
}

/// Verifies a file. `trust` holds the certificates (DER) of the authorities whose signers count; without it the file's
/// wholeness is checked, and whose signature it is, but not whether they are who they say.
pub fn verify(file: &[u8], trust: Option<&[Vec<u8>]>) -> Verdict {
    if !file.starts_with(b"%PDF-") {
        // The header is signed like everything else; without it the file may still show that it was signed.
        return match byte_range::locate(file) {
            Err(Lost::NeverSigned) => refused(Fault::NotPdf),
            _ => refused(Fault::ContentAltered { parts: vec![Part::Structure] }),
        };
    }
    let place = match byte_range::locate(file) {
        Ok(place) => place,
        Err(Lost::NeverSigned) => return refused(Fault::NotSigned),
        Err(Lost::Unreadable) => return refused(Fault::SignatureDamaged),
        Err(Lost::CutShort) => return refused(Fault::CutShort),
    };
    let Some((signature, rest_is_empty)) = byte_range::contents(file, &place) else {
        return refused(Fault::SignatureDamaged);
    };
    let Some(signature) = cms::read(&signature).filter(Signature::holds) else {
        return refused(Fault::SignatureDamaged);
    };
    let mut signed = describe(&signature, trust);
    if let Some(fault) = altered(file, &place, &signature, rest_is_empty) {
        return Verdict::Refused { fault, signature: Some(signed) };
    }
    signed.at = structure::signed_at(file);
    match unacceptable(&signed) {
        Some(fault) => Verdict::Refused { fault, signature: Some(signed) },
        None => Verdict::Valid { signature: signed },
    }
}

fn refused(fault: Fault) -> Verdict {
    Verdict::Refused { fault, signature: None }
}

/// Whether the file is still what was signed, byte for byte and to its end.
fn altered(file: &[u8], place: &Place, signature: &Signature, rest_is_empty: bool) -> Option<Fault> {
    if byte_range::digest(file, place) != signature.digest {
        return Some(Fault::ContentAltered { parts: parts::altered(file) });
    }
    if place.end != file.len() || byte_range::count(file) != 1 {
        return Some(Fault::Appended);
    }
    (!rest_is_empty).then_some(Fault::PaddingAltered)
}

/// Whether a whole file's signature counts as a record's.
fn unacceptable(signed: &Signed) -> Option<Fault> {
    let Some(at) = signed.at else { return Some(Fault::NotCertifying) };
    if signed.trust == Trust::Unknown {
        return Some(Fault::UnknownAuthority);
    }
    (at < signed.valid_from || at > signed.valid_until).then_some(Fault::OutsideValidity)
}

fn describe(signature: &Signature, trust: Option<&[Vec<u8>]>) -> Signed {
    let (name, post) = name_and_post(&signature.certificate);
    let (issuer, _) = name_and_post(&signature.issuer);
    let body = &signature.certificate.tbs_certificate;
    let authority = signature.issuer.to_der().unwrap_or_default();
    let trust = match trust {
        None => Trust::NotChecked,
        Some(trusted) if trusted.contains(&authority) => Trust::Trusted,
        Some(_) => Trust::Unknown,
    };
    Signed {
        name,
        post,
        at: None,
        issuer,
        serial: hex::encode(body.serial_number.as_bytes()),
        valid_from: body.validity.not_before.to_system_time().into(),
        valid_until: body.validity.not_after.to_system_time().into(),
        trust,
    }
}
