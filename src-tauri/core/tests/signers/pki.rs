//! A council's certificate service, made for a test: a root, an authority below it, and whatever certificates a test wants.
#![allow(dead_code, reason = "each test program takes what it needs")]

use chrono::{DateTime, TimeZone, Utc};
use openssl::{
    asn1::Asn1Time,
    bn::BigNum,
    ec::{EcGroup, EcKey},
    hash::MessageDigest,
    nid::Nid,
    pkcs12::Pkcs12,
    pkey::{PKey, Private},
    rsa::Rsa,
    stack::Stack,
    x509::{
        X509, X509Name, X509NameBuilder,
        extension::{AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier},
    },
};

pub const PASSWORD: &str = "Larkfield 4 otters";

/// A key and the certificate that speaks of it.
pub struct Party {
    pub key: PKey<Private>,
    pub certificate: X509,
}

impl Party {
    pub fn der(&self) -> Vec<u8> {
        self.certificate.to_der().unwrap()
    }

    pub fn pem(&self) -> String {
        String::from_utf8(self.certificate.to_pem().unwrap()).unwrap()
    }
}

/// What goes into a certificate. The default is a chair's, as it should be.
#[derive(Clone)]
pub struct Wanted {
    pub name: &'static str,
    pub title: &'static str,
    pub authority: bool,
    pub usage: Option<&'static [Usage]>,
    pub mail: Option<bool>,
    pub digest: MessageDigest,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    Signature,
    NonRepudiation,
    Encipherment,
    Certificates,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            name: "ASHDOWN, Marguerite",
            title: "Head of Service",
            authority: false,
            usage: Some(&[Usage::Signature, Usage::NonRepudiation]),
            mail: Some(true),
            digest: MessageDigest::sha256(),
            from: day(2026, 9, 1),
            until: day(2046, 9, 1),
        }
    }
}

pub fn day(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 0, 0, 0).unwrap()
}

pub fn rsa(bits: u32) -> PKey<Private> {
    PKey::from_rsa(Rsa::generate(bits).unwrap()).unwrap()
}

pub fn curve(nid: Nid) -> PKey<Private> {
    PKey::from_ec_key(EcKey::generate(&EcGroup::from_curve_name(nid).unwrap()).unwrap()).unwrap()
}

fn name(wanted: &Wanted) -> X509Name {
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("O", "Elmshire County Council").unwrap();
    if !wanted.name.is_empty() {
        name.append_entry_by_text("CN", wanted.name).unwrap();
    }
    if !wanted.title.is_empty() {
        name.append_entry_by_text("title", wanted.title).unwrap();
    }
    name.build()
}

/// Issues a certificate; without an issuer it signs itself.
pub fn issue(key: PKey<Private>, wanted: &Wanted, issuer: Option<&Party>) -> Party {
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    let serial = 0x4000_0000 + u32::from_be_bytes(key.public_key_to_der().unwrap()[40..44].try_into().unwrap()) / 4;
    builder.set_serial_number(&BigNum::from_u32(serial).unwrap().to_asn1_integer().unwrap()).unwrap();
    let subject = name(wanted);
    builder.set_subject_name(&subject).unwrap();
    builder.set_issuer_name(issuer.map_or(&*subject, |issuer| issuer.certificate.subject_name())).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.set_not_before(&Asn1Time::from_unix(wanted.from.timestamp()).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::from_unix(wanted.until.timestamp()).unwrap()).unwrap();
    if wanted.authority {
        builder.append_extension(BasicConstraints::new().critical().ca().build().unwrap()).unwrap();
    }
    if let Some(usages) = wanted.usage {
        let mut usage = KeyUsage::new();
        usage.critical();
        for one in usages {
            match one {
                Usage::Signature => usage.digital_signature(),
                Usage::NonRepudiation => usage.non_repudiation(),
                Usage::Encipherment => usage.key_encipherment(),
                Usage::Certificates => usage.key_cert_sign().crl_sign(),
            };
        }
        builder.append_extension(usage.build().unwrap()).unwrap();
    }
    if let Some(mail) = wanted.mail {
        let mut extended = ExtendedKeyUsage::new();
        extended.client_auth();
        if mail {
            extended.email_protection();
        }
        builder.append_extension(extended.build().unwrap()).unwrap();
    }
    let above = issuer.map(|issuer| issuer.certificate.clone());
    let (subject_id, issuer_id) = {
        let context = builder.x509v3_context(above.as_deref(), None);
        let subject_id = SubjectKeyIdentifier::new().build(&context).unwrap();
        let issuer_id = above.as_ref().map(|_| AuthorityKeyIdentifier::new().keyid(true).build(&context).unwrap());
        (subject_id, issuer_id)
    };
    builder.append_extension(subject_id).unwrap();
    if let Some(issuer_id) = issuer_id {
        builder.append_extension(issuer_id).unwrap();
    }
    builder.sign(issuer.map_or(&key, |issuer| &issuer.key), wanted.digest).unwrap();
    Party { key, certificate: builder.build() }
}

/// The council's root, and the authority below it that issues to people.
pub struct CertificateService {
    pub root: Party,
    pub between: Party,
}

impl CertificateService {
    pub fn new() -> Self {
        let wanted = |name| Wanted {
            name,
            title: "",
            authority: true,
            usage: Some(&[Usage::Certificates]),
            mail: None,
            ..Wanted::default()
        };
        let root = issue(rsa(3072), &wanted("Elmshire Root Authority"), None);
        let between = issue(curve(Nid::X9_62_PRIME256V1), &wanted("Elmshire Issuing Authority"), Some(&root));
        Self { root, between }
    }

    pub fn issue(&self, key: PKey<Private>, wanted: &Wanted) -> Party {
        issue(key, wanted, Some(&self.between))
    }

    /// A file as Windows exports it, with every certificate in the path.
    pub fn export(&self, party: &Party) -> Vec<u8> {
        container(party, &[&self.between, &self.root])
    }
}

pub fn container(party: &Party, above: &[&Party]) -> Vec<u8> {
    let mut chain = Stack::new().unwrap();
    for one in above {
        chain.push(one.certificate.clone()).unwrap();
    }
    let mut builder = Pkcs12::builder();
    builder.name("Quorate test").pkey(&party.key).cert(&party.certificate).ca(chain);
    builder.build2(PASSWORD).unwrap().to_der().unwrap()
}
