//! What the key of a book's authority is good for in a thief's hands: nothing but names of that very book. Each forgery is
//! judged by OpenSSL, and the same forgery by an unlimited authority passes, so that the judge is known to look.

mod outside;
#[path = "signers/pki.rs"]
mod pki;
mod signers;

use openssl::{
    asn1::Asn1Time,
    bn::BigNum,
    ec::{EcGroup, EcKey},
    hash::MessageDigest,
    nid::Nid,
    pkey::{PKey, Private},
    x509::{
        X509, X509Builder, X509NameBuilder, X509NameRef,
        extension::{BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectAlternativeName},
    },
};
use pki::{Party, Usage, Wanted};
use quorate_core::sign::Authority;
use std::process::Command;
use tempfile::TempDir;

/// What a thief might want.
struct Forgery {
    what: &'static str,
    /// What OpenSSL is asked to take it for.
    purpose: &'static str,
    /// Under the authority's own name, as far as that goes.
    own_name: bool,
    extend: fn(&mut X509Builder),
}

fn alternative(builder: &mut X509Builder, add: impl FnOnce(&mut SubjectAlternativeName)) {
    let mut names = SubjectAlternativeName::new();
    add(&mut names);
    let extension = names.build(&builder.x509v3_context(None, None)).unwrap();
    builder.append_extension(extension).unwrap();
}

fn server(builder: &mut X509Builder) {
    builder.append_extension(ExtendedKeyUsage::new().server_auth().build().unwrap()).unwrap();
}

const FORGERIES: [Forgery; 9] = [
    Forgery { what: "a web server", purpose: "sslserver", own_name: false, extend: server },
    Forgery { what: "a web server under the book's name", purpose: "sslserver", own_name: true, extend: server },
    Forgery {
        what: "a web server with a host's name",
        purpose: "sslserver",
        own_name: true,
        extend: |builder| {
            server(builder);
            alternative(builder, |names| {
                names.dns("bank.example");
            });
        },
    },
    Forgery {
        what: "a host's name alone",
        purpose: "any",
        own_name: true,
        extend: |builder| {
            alternative(builder, |names| {
                names.dns("bank.example");
            })
        },
    },
    Forgery {
        what: "an address",
        purpose: "any",
        own_name: true,
        extend: |builder| {
            alternative(builder, |names| {
                names.ip("203.0.113.7");
            })
        },
    },
    Forgery {
        what: "a web address",
        purpose: "any",
        own_name: true,
        extend: |builder| {
            alternative(builder, |names| {
                names.uri("https://bank.example/");
            })
        },
    },
    Forgery {
        what: "somebody's mail",
        purpose: "smimesign",
        own_name: true,
        extend: |builder| {
            alternative(builder, |names| {
                names.email("director@elmshire.example");
            })
        },
    },
    Forgery { what: "a person of no book", purpose: "smimesign", own_name: false, extend: |_| {} },
    Forgery {
        what: "a visitor to a web site",
        purpose: "sslclient",
        own_name: true,
        extend: |builder| builder.append_extension(ExtendedKeyUsage::new().client_auth().build().unwrap()).unwrap(),
    },
];

fn forge(by: &Party, subject: Option<&X509NameRef>, extend: impl FnOnce(&mut X509Builder)) -> Party {
    let key = PKey::from_ec_key(EcKey::generate(&EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap()).unwrap());
    let key = key.unwrap();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder.set_serial_number(&BigNum::from_u32(4_711).unwrap().to_asn1_integer().unwrap()).unwrap();
    let mut name = X509NameBuilder::new().unwrap();
    for entry in subject.into_iter().flat_map(X509NameRef::entries) {
        name.append_entry_by_nid(entry.object().nid(), &entry.data().to_string().unwrap()).unwrap();
    }
    name.append_entry_by_text("CN", "bank.example").unwrap();
    builder.set_subject_name(&name.build()).unwrap();
    builder.set_issuer_name(by.certificate.subject_name()).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.set_not_before(&Asn1Time::from_unix(signers::issued().timestamp()).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::days_from_now(3_650).unwrap()).unwrap();
    extend(&mut builder);
    builder.sign(&by.key, MessageDigest::sha256()).unwrap();
    Party { key, certificate: builder.build() }
}

/// The authority as whoever stole its key has it.
fn stolen(authority: &Authority) -> Party {
    let curve = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    let certificate = X509::from_der(&authority.certificate_der().unwrap()).unwrap();
    let public = certificate.public_key().unwrap().ec_key().unwrap();
    let secret = BigNum::from_slice(&authority.secret()[..]).unwrap();
    let key = EcKey::from_private_components(&curve, &secret, public.public_key()).unwrap();
    Party { key: PKey::from_ec_key(key).unwrap(), certificate }
}

fn unlimited() -> Party {
    let key: PKey<Private> = pki::curve(Nid::X9_62_PRIME256V1);
    let wanted = Wanted {
        name: "Unlimited Authority",
        title: "",
        authority: true,
        usage: Some(&[Usage::Certificates]),
        mail: None,
        ..Wanted::default()
    };
    pki::issue(key, &wanted, None)
}

/// What `openssl verify` says, and whether it accepts.
fn judge(folder: &TempDir, purpose: &str, root: &Party, between: Option<&Party>, leaf: &Party) -> (bool, String) {
    let file = |name: &str, party: &Party| {
        let path = folder.path().join(name);
        std::fs::write(&path, party.pem()).unwrap();
        path
    };
    let mut openssl = Command::new("openssl");
    // Within the time of every certificate here, whenever this runs.
    openssl.args(["verify", "-attime", &(signers::issued().timestamp() + 86_400).to_string()]);
    openssl.args(["-purpose", purpose, "-CAfile"]).arg(file("root.pem", root));
    if let Some(between) = between {
        openssl.arg("-untrusted").arg(file("between.pem", between));
    }
    let output = openssl.arg(file("leaf.pem", leaf)).output().expect("openssl is there");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

#[test]
fn a_stolen_authority_vouches_for_nothing_but_its_own_book() {
    let (stolen, unlimited) = (stolen(&signers::authority(1)), unlimited());
    let folder = TempDir::new().unwrap();
    for Forgery { what, purpose, own_name, extend } in FORGERIES {
        for (authority, accepted) in [(&stolen, false), (&unlimited, true)] {
            let subject = own_name.then(|| authority.certificate.subject_name());
            let leaf = forge(authority, subject, extend);
            let (found, said) = judge(&folder, purpose, authority, None, &leaf);
            assert_eq!(found, accepted, "{what}, by {:?}: {said}", authority.certificate.subject_name());
        }
    }
    for (authority, accepted) in [(&stolen, false), (&unlimited, true)] {
        let subject = Some(authority.certificate.subject_name());
        let between = forge(authority, subject, |builder| {
            builder.append_extension(BasicConstraints::new().critical().ca().build().unwrap()).unwrap();
            builder.append_extension(KeyUsage::new().critical().key_cert_sign().build().unwrap()).unwrap();
        });
        let leaf = forge(&between, Some(between.certificate.subject_name()), |_| {});
        let (found, said) = judge(&folder, "any", authority, Some(&between), &leaf);
        assert_eq!(found, accepted, "an authority below it: {said}");
    }
}

#[test]
fn what_it_is_there_for_it_does() {
    let authority = signers::authority(1);
    let chair = signers::chair(&authority);
    let root = stolen(&authority);
    let leaf = Party { key: root.key.clone(), certificate: X509::from_der(&chair.certificate_der().unwrap()).unwrap() };
    let folder = TempDir::new().unwrap();
    for (purpose, accepted) in [("smimesign", true), ("sslserver", false), ("sslclient", false), ("codesign", false)] {
        let (found, said) = judge(&folder, purpose, &root, None, &leaf);
        assert_eq!(found, accepted, "a chair's certificate for {purpose}: {said}");
    }
    let lasts = |certificate: &X509| signers::issued_days(certificate);
    assert_eq!(lasts(&root.certificate), 36_500, "the authority lasts as long as records are kept");
    assert_eq!(lasts(&leaf.certificate), 9_125, "a signer's certificate lasts 25 years");
}
