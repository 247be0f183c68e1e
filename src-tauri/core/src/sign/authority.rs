//! The small private authority of a book, which vouches for those who sign its records.
//!
//! Readers treat a self-signed signer as unknown for ever; a signer issued by an authority is trusted as soon as the
//! authority is, once for the whole team.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use der::{
    Any, Decode, Encode, EncodePem,
    asn1::{Ia5String, OctetString, SetOfVec, Utf8StringRef},
    oid::db::{
        rfc4519::{COMMON_NAME, ORGANIZATION_NAME, ORGANIZATIONAL_UNIT_NAME, TITLE},
        rfc5912::ID_KP_EMAIL_PROTECTION,
    },
    pem::LineEnding,
};
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use spki::{ObjectIdentifier, SubjectPublicKeyInfoOwned};
use x509_cert::{
    Certificate,
    attr::AttributeTypeAndValue,
    builder::{Builder, CertificateBuilder, Profile},
    ext::pkix::{ExtendedKeyUsage, NameConstraints, constraints::name::GeneralSubtree, name::GeneralName},
    name::{Name, RdnSequence, RelativeDistinguishedName},
    serial_number::SerialNumber,
    time::{Time, Validity},
};
use zeroize::Zeroizing;

use crate::refusal::{Cause, Refusal, RefusalCode};
use crate::sign::library_causes;

const YEAR: u64 = 365 * 24 * 60 * 60;

/// An authority, and the register's certificate under it, last as long as a child's record may be kept: a hundred years.
/// When they end, what goes on proving records ends with them. What a short life would limit is limited otherwise: the
/// authority can vouch for nothing but names of its own book ([`limits`]), and one that is no longer to be relied on is
/// replaced and told off to IT by its fingerprint, not waited out.
const AUTHORITY_LASTS: Duration = Duration::from_secs(100 * YEAR);

/// A signer's certificate: until the child of the youngest record is as old as a council can owe a care leaver help
/// (25, Children and Social Work Act 2017, section 3). Longer, a key that was lost could sign in somebody's name for
/// decades, and nobody promises today that keys of this kind (P-256) hold even that long; after it, the register proves
/// what was signed.
const SIGNER_LASTS: Duration = Duration::from_secs(25 * YEAR);

/// Extended key usage for signing documents (RFC 9336 has 1.3.6.1.5.5.7.3.36).
pub(super) const DOCUMENT_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36");

/// The longest a name may be in a certificate (RFC 5280, ub-common-name and ub-title), in characters.
pub const LONGEST_NAME: usize = 64;

/// Fresh random bytes for one key and its certificate. Use them once.
pub struct Chance {
    /// For the private key; half of it is in reserve.
    pub key: Zeroizing<[u8; 64]>,
    /// For the certificate's serial number, which must never come twice.
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
    /// A name that is empty. One that is longer than a certificate can hold is shortened in it.
    pub fn create(chance: &Chance, book: &str, now: DateTime<Utc>) -> Result<Self, Refusal> {
        let key = key_from(chance)?;
        // Two books of one name, and two authorities of one book, are told apart by their key.
        let mark = hex::encode_upper(&Sha256::digest(spki_of(key.verifying_key())?)[..4]);
        let unit = format!("Signing authority {} {}", &mark[..4], &mark[4..]);
        let subject = name(&[
            (ORGANIZATION_NAME, "the book's name", book),
            (ORGANIZATIONAL_UNIT_NAME, "the authority's name", &unit),
        ])?;
        // It may issue to people and not make further authorities.
        let profile = Profile::SubCA { issuer: subject.clone(), path_len_constraint: Some(0) };
        let valid = validity(now, AUTHORITY_LASTS)?;
        let public = public_info(key.verifying_key())?;
        let constraints = limits(&subject)?;
        let certificate = certify(&key, profile, chance.serial, valid, subject, public, Some(&constraints))?;
        Ok(Self { key, certificate })
    }

    /// Takes up an authority that was stored.
    ///
    /// # Errors
    /// Bytes that are no key or no certificate, or that do not belong together.
    pub fn restore(secret: &[u8], certificate: &[u8]) -> Result<Self, Refusal> {
        let key = SigningKey::from_slice(secret).map_err(|why| damaged().because(Cause::named(&why)))?;
        let certificate =
            Certificate::from_der(certificate).map_err(|why| damaged().because(library_causes::der(why)))?;
        if public_key(&certificate) != Some(*key.verifying_key()) {
            return Err(damaged());
        }
        Ok(Self { key, certificate })
    }

    /// The key, to be kept in the encrypted book and nowhere else.
    pub fn secret(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.key.to_bytes().into())
    }

    /// Its own certificate, signed by itself.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The certificate for a trust store, binary.
    pub fn certificate_der(&self) -> Result<Vec<u8>, Refusal> {
        self.certificate.to_der().map_err(|why| damaged().because(library_causes::der(why)))
    }

    /// A certificate that it made, binary.
    pub fn der_of(certificate: &Certificate) -> Result<Vec<u8>, Refusal> {
        certificate.to_der().map_err(|why| damaged().because(library_causes::der(why)))
    }

    /// A certificate (DER) as text.
    ///
    /// # Errors
    /// What is no certificate.
    pub fn pem_of(certificate: &[u8]) -> Result<String, Refusal> {
        Certificate::from_der(certificate)
            .and_then(|read| read.to_pem(LineEnding::LF))
            .map_err(|why| damaged().because(library_causes::der(why)))
    }

    /// The certificate for a trust store, as text.
    pub fn certificate_pem(&self) -> Result<String, Refusal> {
        self.certificate.to_pem(LineEnding::LF).map_err(|why| damaged().because(library_causes::der(why)))
    }

    /// Certifies a person's public key (SubjectPublicKeyInfo, DER), which is all that the authority ever sees of it.
    ///
    /// # Errors
    /// A name or post that is empty, or what is no key. One that is longer than a certificate can hold is shortened in it.
    pub fn certify(
        &self,
        serial: [u8; 16],
        public_key: &[u8],
        person: &str,
        post: &str,
        now: DateTime<Utc>,
    ) -> Result<Certificate, Refusal> {
        self.issue(serial, public_key, person, post, validity(now, SIGNER_LASTS)?)
    }

    /// Certifies what signs registers: as long as the authority itself lasts, for it speaks when others have ended.
    pub fn certify_register(
        &self,
        serial: [u8; 16],
        public_key: &[u8],
        signer: &str,
        book: &str,
        now: DateTime<Utc>,
    ) -> Result<Certificate, Refusal> {
        self.issue(serial, public_key, signer, book, validity(now, AUTHORITY_LASTS)?)
    }

    fn issue(
        &self,
        serial: [u8; 16],
        public_key: &[u8],
        person: &str,
        post: &str,
        mut valid: Validity,
    ) -> Result<Certificate, Refusal> {
        let own = &self.certificate.tbs_certificate;
        let mut subject = own.subject.clone();
        let person = name(&[(COMMON_NAME, "the signer's name", person), (TITLE, "the signer's post", post)])?;
        subject.0.extend(person.0);
        let issuer = own.subject.clone();
        // A leaf is marked, as critical, for digital signature and non-repudiation.
        let profile = Profile::Leaf { issuer, enable_key_agreement: false, enable_key_encipherment: false };
        // A certificate that outlived its authority's would be refused as wrongly nested.
        let end = own.validity.not_after;
        if valid.not_after.to_unix_duration() > end.to_unix_duration() {
            valid.not_after = end;
        }
        let public = SubjectPublicKeyInfoOwned::from_der(public_key)
            .map_err(|why| uncertifiable().because(library_causes::der(why)))?;
        certify(&self.key, profile, serial, valid, subject, public, None)
    }
}

/// What the authority may vouch for at all: those whose names begin with its own, as every name that it issues does. Not
/// hosts nor addresses, so that whoever came by its key gains nothing on a network. For mail and web addresses the name
/// that can never be anybody's is permitted (RFC 6761), since not every reader takes an empty one for "none at all".
fn limits(own: &Name) -> Result<NameConstraints, Refusal> {
    let text = |text: &str| Ia5String::new(text).map_err(|why| uncertifiable().because(library_causes::der(why)));
    let address = |length: usize| {
        OctetString::new(vec![0; length])
            .map(GeneralName::IpAddress)
            .map_err(|why| uncertifiable().because(library_causes::der(why)))
    };
    let tree = |base| GeneralSubtree { base, minimum: 0, maximum: None };
    let permitted = [
        GeneralName::DirectoryName(own.clone()),
        GeneralName::Rfc822Name(text("invalid")?),
        GeneralName::UniformResourceIdentifier(text("invalid")?),
    ];
    // An address and its mask: all of IPv4, and all of IPv6.
    let excluded = [GeneralName::DnsName(text("")?), address(8)?, address(32)?];
    Ok(NameConstraints {
        permitted_subtrees: Some(permitted.map(tree).into()),
        excluded_subtrees: Some(excluded.map(tree).into()),
    })
}

/// A private key from random bytes. One number in four thousand million is no key; then the second half serves.
pub(super) fn key_from(chance: &Chance) -> Result<SigningKey, Refusal> {
    let (first, second) = chance.key.split_at(32);
    SigningKey::from_slice(first).or_else(|_| SigningKey::from_slice(second)).map_err(|why| {
        Refusal::new(RefusalCode::Machine, "The machine's random numbers cannot be used. Try again.")
            .because(Cause::named(&why))
    })
}

/// The public key of a certificate, if it is one of ours.
pub(super) fn public_key(certificate: &Certificate) -> Option<VerifyingKey> {
    let encoded = certificate.tbs_certificate.subject_public_key_info.to_der().ok()?;
    let borrowed = spki::SubjectPublicKeyInfoRef::try_from(encoded.as_slice()).ok()?;
    VerifyingKey::try_from(borrowed).ok()
}

/// Everything issued here is for signing documents; and for mail, which NSS (pdfsig) takes a signature for.
fn usages() -> ExtendedKeyUsage {
    ExtendedKeyUsage(vec![DOCUMENT_SIGNING, ID_KP_EMAIL_PROTECTION])
}

fn certify(
    signer: &SigningKey,
    profile: Profile,
    mut serial: [u8; 16],
    validity: Validity,
    subject: Name,
    public_key: SubjectPublicKeyInfoOwned,
    limits: Option<&NameConstraints>,
) -> Result<Certificate, Refusal> {
    // Positive and never nought, as RFC 5280 wants it.
    serial[0] = serial[0] & 0x7f | 0x40;
    let serial = SerialNumber::new(&serial).map_err(|why| uncertifiable().because(library_causes::der(why)))?;
    let built = || {
        let mut builder = CertificateBuilder::new(profile, serial, validity, subject, public_key, signer)?;
        builder.add_extension(&usages())?;
        if let Some(limits) = limits {
            builder.add_extension(limits)?;
        }
        builder.build::<DerSignature>()
    };
    built().map_err(|why| uncertifiable().because(library_causes::building(why)))
}

fn public_info(key: &VerifyingKey) -> Result<SubjectPublicKeyInfoOwned, Refusal> {
    SubjectPublicKeyInfoOwned::from_key(*key).map_err(|why| uncertifiable().because(Cause::named(&why)))
}

fn spki_of(key: &VerifyingKey) -> Result<Vec<u8>, Refusal> {
    public_info(key)?.to_der().map_err(|why| uncertifiable().because(library_causes::der(why)))
}

fn validity(now: DateTime<Utc>, lasts: Duration) -> Result<Validity, Refusal> {
    let from = SystemTime::from(now);
    let time = |at: Option<SystemTime>| at.and_then(|at| Time::try_from(at).ok()).ok_or_else(uncertifiable);
    Ok(Validity { not_before: time(Some(from))?, not_after: time(from.checked_add(lasts))? })
}

fn name(parts: &[(ObjectIdentifier, &str, &str)]) -> Result<Name, Refusal> {
    let mut name = RdnSequence::default();
    for &(oid, field, text) in parts {
        if text.trim().is_empty() {
            return Err(Refusal::invalid(field, format!("For a certificate {field} is needed; enter it first.")));
        }
        let text = shortened(text);
        let value = Utf8StringRef::new(&text)
            .map(Any::from)
            .map_err(|why| uncertifiable().because(library_causes::der(why)))?;
        let part = SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }])
            .map_err(|why| uncertifiable().because(library_causes::der(why)))?;
        name.0.push(RelativeDistinguishedName(part));
    }
    Ok(name)
}

/// A name as a certificate holds it. Where it is too long its first words and its last stay, for the last is the one that
/// a person is known by.
pub fn shortened(name: &str) -> String {
    const GAP: &str = " … ";
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let (first, last) = name.rsplit_once(char::is_whitespace).unwrap_or((name, ""));
    let room = LONGEST_NAME.checked_sub(last.chars().count() + GAP.chars().count()).filter(|room| *room > 0);
    match room.filter(|_| !last.is_empty()) {
        Some(room) => {
            let start: String = first.chars().take(room).collect();
            format!("{}{GAP}{last}", start.trim_end())
        }
        None => name.chars().take(LONGEST_NAME - 1).chain(['…']).collect(),
    }
}

fn uncertifiable() -> Refusal {
    Refusal::new(RefusalCode::Machine, "The certificate could not be made. Check the machine's clock, then try again.")
}

#[track_caller]
fn damaged() -> Refusal {
    Refusal::new(RefusalCode::Damaged, "The book's signing authority is damaged. Restore the book from a backup.")
}
