//! A council's own certificate: which are taken, which are refused and why, and what others say of their signatures.

mod outside;
#[path = "signers/pki.rs"]
mod pki;
mod records;
mod signers;

use openssl::{hash::MessageDigest, nid::Nid, provider::Provider};
use outside::Outside;
use pki::{CertificateService, PASSWORD, Usage, Wanted, container, curve, day, rsa};
use quorate_core::key_stretching::Cost;
use quorate_core::record::make;
use quorate_core::refusal::RefusalCode;
use quorate_core::sign::fault::FileFault;
use quorate_core::sign::identity::public_key_in;
use quorate_core::sign::sealed::{Maker, SealChance};
use quorate_core::sign::verify::Trust;
use quorate_core::sign::{Identity, SealedKey, Unsuitable, Verdict, pades, pkcs12, verify};

fn sign(by: &Identity) -> Vec<u8> {
    pades::sign(&make(&records::short(), Some(&records::signature())).unwrap(), by, records::at()).unwrap()
}

#[test]
fn keys_of_every_kind_sign_and_others_accept_them() {
    let service = CertificateService::new();
    let outside = Outside::trusting(&service.root.pem());
    let kinds = [
        ("RSA 2048", rsa(2048)),
        ("RSA 4096", rsa(4096)),
        ("P-256", curve(Nid::X9_62_PRIME256V1)),
        ("P-384", curve(Nid::SECP384R1)),
    ];
    let mut files = Vec::new();
    for (number, (kind, key)) in kinds.into_iter().enumerate() {
        let party = service.issue(key, &Wanted::default());
        let identity = pkcs12::open(&service.export(&party), PASSWORD, records::at()).expect(kind);
        assert_eq!((identity.name().as_str(), identity.post().as_str()), ("ASHDOWN, Marguerite", "Head of Service"));
        let file = sign(&identity);
        assert_eq!(file, sign(&identity), "{kind}: the same record signed twice is the same file");
        let chance = SealChance { salt: [3; 16], nonce: [4; 24] };
        let certificates = identity.certificates_der();
        let (private, public) = (identity.secret().unwrap(), public_key_in(&certificates[0]).unwrap());
        let cost = Cost::LEAST;
        let sealed = SealedKey::seal(&private, &public, Maker::Council, "three slow otters", cost, &chance).unwrap();
        let private = sealed.unseal("three slow otters").unwrap();
        let again = Identity::from_parts(&private, certificates.iter().map(Vec::as_slice)).unwrap();
        assert_eq!(file, sign(&again), "{kind}: what comes out from under the PIN is what went in");
        for trusted in [service.root.der(), service.between.der(), party.der()] {
            let Verdict::Valid { signature } = verify(&file, Some(&[trusted]), records::at()) else {
                panic!("{kind}: {:?}", verify(&file, None, records::at()))
            };
            assert_eq!(
                signature.trust,
                Trust::Trusted,
                "{kind}: the root, the issuer or the certificate alone will do"
            );
            assert_eq!(signature.issuer, "Elmshire Issuing Authority");
        }
        let stranger = verify(&file, Some(&[CertificateService::new().root.der()]), records::at());
        assert!(matches!(stranger, Verdict::Refused { fault: FileFault::Namesake, .. }), "{kind}: {stranger:?}");
        files.push((kind, outside.write(&format!("{number}.pdf"), &file)));
    }
    let paths: Vec<_> = files.iter().map(|(_, path)| path.clone()).collect();
    for ((kind, _), (pdfsig, pyhanko, said)) in files.iter().zip(outside.accept(&paths)) {
        assert!(pdfsig && pyhanko, "{kind} is accepted by others: {said}");
    }
}

/// Certificates that may not sign, each with the words of its reason.
fn unsuitable(service: &CertificateService) -> Vec<(&'static str, Vec<u8>, Unsuitable)> {
    let key = || curve(Nid::X9_62_PRIME256V1);
    let with = |key, wanted: Wanted| service.export(&service.issue(key, &wanted));
    let good = Wanted::default;
    let lone = service.issue(key(), &good());
    let other = CertificateService::new();
    let weak_above = {
        let authority = Wanted { authority: true, usage: Some(&[Usage::Certificates]), mail: None, ..good() };
        let between =
            pki::issue(rsa(1024), &Wanted { name: "Old Issuing Authority", ..authority }, Some(&service.root));
        let party = pki::issue(key(), &good(), Some(&between));
        container(&party, &[&between, &service.root])
    };
    let by_a_person = {
        let between = service.issue(key(), &Wanted { name: "PERSON, A.", ..good() });
        let party = pki::issue(key(), &good(), Some(&between));
        container(&party, &[&between, &service.between, &service.root])
    };
    vec![
        ("expired", with(key(), Wanted { until: day(2026, 10, 1), ..good() }), Unsuitable::Expired),
        ("not yet valid", with(key(), Wanted { from: day(2027, 1, 1), ..good() }), Unsuitable::NotYetValid),
        (
            "an authority's",
            with(key(), Wanted { authority: true, usage: Some(&[Usage::Certificates]), ..good() }),
            Unsuitable::Authority,
        ),
        (
            "for encipherment",
            with(key(), Wanted { usage: Some(&[Usage::Encipherment]), ..good() }),
            Unsuitable::KeyUsage,
        ),
        (
            "signature without non-repudiation",
            with(key(), Wanted { usage: Some(&[Usage::Signature]), ..good() }),
            Unsuitable::KeyUsage,
        ),
        ("no usage at all", with(key(), Wanted { usage: None, ..good() }), Unsuitable::KeyUsage),
        ("for logging in", with(key(), Wanted { mail: Some(false), ..good() }), Unsuitable::ExtendedKeyUsage),
        ("RSA 1024", with(rsa(1024), good()), Unsuitable::WeakKey),
        ("an issuer with RSA 1024", weak_above, Unsuitable::WeakKey),
        ("P-521", with(curve(Nid::SECP521R1), good()), Unsuitable::KeyKind),
        ("SHA-1", with(key(), Wanted { digest: MessageDigest::sha1(), ..good() }), Unsuitable::WeakDigest),
        ("nameless", with(key(), Wanted { name: "", ..good() }), Unsuitable::Nameless),
        ("alone", container(&lone, &[]), Unsuitable::ChainMissing),
        ("without its root", container(&lone, &[&service.between]), Unsuitable::ChainMissing),
        ("with another's issuer", container(&lone, &[&other.between, &other.root]), Unsuitable::ChainBroken),
        ("issued by a person", by_a_person, Unsuitable::ChainBroken),
    ]
}

#[test]
fn what_may_not_sign_is_refused_with_its_reason() {
    let service = CertificateService::new();
    for (what, file, reason) in unsuitable(&service) {
        let refusal = pkcs12::open(&file, PASSWORD, records::at()).err().unwrap_or_else(|| panic!("{what} is refused"));
        assert!(refusal.sentence.contains(reason.words()), "{what}: {reason:?}, not: {}", refusal.sentence);
        assert!(refusal.sentence.contains(reason.remedy()), "{what}: it says what to do: {}", refusal.sentence);
    }
}

/// Whoever goes round our door and signs all the same is refused by the verifier, and nothing is accepted that others
/// refuse.
#[test]
fn the_verifier_accepts_no_certificate_that_others_refuse() {
    let service = CertificateService::new();
    let outside = Outside::trusting(&service.root.pem());
    let key = || curve(Nid::X9_62_PRIME256V1);
    let good = Wanted::default;
    let cases = [
        ("good", good()),
        ("without extended usage", Wanted { mail: None, ..good() }),
        ("non-repudiation alone", Wanted { usage: Some(&[Usage::NonRepudiation]), ..good() }),
        ("signature alone", Wanted { usage: Some(&[Usage::Signature]), ..good() }),
        ("no usage", Wanted { usage: None, ..good() }),
        ("for logging in", Wanted { mail: Some(false), ..good() }),
        ("for encipherment", Wanted { usage: Some(&[Usage::Encipherment]), ..good() }),
        ("SHA-1", Wanted { digest: MessageDigest::sha1(), ..good() }),
        ("expired", Wanted { until: day(2026, 11, 1), ..good() }),
        ("not yet valid", Wanted { from: day(2046, 1, 1), ..good() }),
    ];
    let mut files = Vec::new();
    for (number, (what, wanted)) in cases.iter().enumerate() {
        let party = service.issue(key(), wanted);
        let chain = [party.der(), service.between.der(), service.root.der()];
        let secret = party.key.private_key_to_pkcs8().unwrap();
        let identity = Identity::from_parts(&secret, chain.iter().map(Vec::as_slice)).unwrap();
        let file = sign(&identity);
        let accepted = matches!(verify(&file, Some(&[service.root.der()]), records::at()), Verdict::Valid { .. });
        files.push((what, accepted, outside.write(&format!("{number}.pdf"), &file)));
    }
    let paths: Vec<_> = files.iter().map(|(.., path)| path.clone()).collect();
    for ((what, accepted, _), (pdfsig, pyhanko, said)) in files.iter().zip(outside.accept(&paths)) {
        println!("{what}: we {accepted}, pdfsig {pdfsig}, pyHanko {pyhanko}");
        assert!(!accepted || (pdfsig && pyhanko), "{what}: we accept what others refuse: {said}");
    }
    let taken: Vec<_> = files.iter().filter(|(_, accepted, _)| *accepted).map(|(what, ..)| **what).collect();
    assert_eq!(taken, ["good", "without extended usage", "non-repudiation alone"]);
}

/// A file may name any number of iterations, and opening it would compute them all.
#[test]
fn a_file_that_asks_for_too_much_computing_is_not_opened() {
    let service = CertificateService::new();
    let party = service.issue(curve(Nid::X9_62_PRIME256V1), &Wanted::default());
    let file = |iterations: u32| {
        let mut builder = openssl::pkcs12::Pkcs12::builder();
        let mut chain = openssl::stack::Stack::new().unwrap();
        chain.push(service.between.certificate.clone()).unwrap();
        chain.push(service.root.certificate.clone()).unwrap();
        builder.pkey(&party.key).cert(&party.certificate).ca(chain).mac_iter(iterations);
        builder.build2(PASSWORD).unwrap().to_der().unwrap()
    };
    let many = file(600_000);
    assert!(pkcs12::open(&many, PASSWORD, records::at()).is_ok(), "as many as Firefox asks for");
    let stated = [0x02, 0x03, 0x09, 0x27, 0xc0];
    let at = many.windows(5).rposition(|window| window == stated).expect("the count stands in the file");
    let mut dear = many.clone();
    dear[at + 2..at + 5].copy_from_slice(&[0x7f, 0xff, 0xff]);
    let begun = std::time::Instant::now();
    let refusal = pkcs12::open(&dear, PASSWORD, records::at()).err().expect("eight million are refused");
    let refused_after = begun.elapsed();
    assert!(refusal.sentence.contains("far more computing"), "{refusal}");
    let begun = std::time::Instant::now();
    let _ = pkcs12::open(&many, PASSWORD, records::at());
    assert!(refused_after < begun.elapsed(), "it is refused before anything is computed: {refused_after:?}");
}

#[test]
fn a_file_that_does_not_open_says_why() {
    let service = CertificateService::new();
    let party = service.issue(curve(Nid::X9_62_PRIME256V1), &Wanted::default());
    let file = service.export(&party);
    let wrong = pkcs12::open(&file, "not the password", records::at()).err().expect("a wrong password");
    assert_eq!((wrong.code, wrong.field.as_deref()), (RefusalCode::WrongSecret, Some("password")));
    for rubbish in [&b"hello"[..], &[], &service.root.der(), &file[..file.len() / 2]] {
        let refusal = pkcs12::open(rubbish, PASSWORD, records::at()).err().expect("no such file");
        assert_eq!(refusal.field.as_deref(), Some("file"), "{refusal}");
    }
}

/// Windows wrote RC2 and triple DES for many years, and people keep such files.
#[test]
fn old_protection_still_opens() {
    let legacy = Provider::try_load(None, "legacy", true);
    if legacy.is_err() {
        println!("this OpenSSL has no legacy provider, so nothing old can be made here");
        return;
    }
    let service = CertificateService::new();
    let party = service.issue(rsa(2048), &Wanted::default());
    let mut chain = openssl::stack::Stack::new().unwrap();
    chain.push(service.between.certificate.clone()).unwrap();
    chain.push(service.root.certificate.clone()).unwrap();
    let mut builder = openssl::pkcs12::Pkcs12::builder();
    builder.name("old").pkey(&party.key).cert(&party.certificate).ca(chain).mac_md(MessageDigest::sha1());
    builder.key_algorithm(Nid::PBE_WITHSHA1AND3_KEY_TRIPLEDES_CBC).cert_algorithm(Nid::PBE_WITHSHA1AND40BITRC2_CBC);
    let file = builder.build2(PASSWORD).unwrap().to_der().unwrap();
    drop(legacy);
    pkcs12::open(&file, PASSWORD, records::at()).expect("an old file opens");
}

#[test]
fn a_certificate_speaks_of_the_person_by_surname() {
    let service = CertificateService::new();
    let party = service
        .issue(curve(Nid::X9_62_PRIME256V1), &Wanted { name: "DABROWSKI, Marek (Children)", ..Wanted::default() });
    let identity = pkcs12::open(&service.export(&party), PASSWORD, records::at()).unwrap();
    assert!(identity.speaks_of("Marek Dąbrowski"), "accents, case and order do not matter");
    assert!(!identity.speaks_of("Ruth Adeyemi"));
    assert!(!identity.speaks_of(""), "nobody is everybody");
}
