//! A file that is not as it was signed: each kind of mishap has its own sentence, which says what can be known and no more.
//! And the certificates that people give to trust, in every form they have them.

mod records;
mod signers;

use std::collections::BTreeSet;

use openssl::asn1::Asn1Time;
use openssl::base64;
use openssl::bn::BigNum;
use openssl::cms::{CMSOptions, CmsContentInfo};
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::{X509, X509NameBuilder};
use quorate_core::record::make;
use quorate_core::sign::fault::FileFault;
use quorate_core::sign::given_certificates::{self, NoCertificate};
use quorate_core::sign::{Verdict, pades, verify};
use signers::{authority, chair};

fn signed() -> Vec<u8> {
    let unsigned = make(&records::short(), Some(&records::signature())).expect("a record is made");
    pades::sign(&unsigned, &chair(&authority(1)), records::at()).expect("a chair signs it")
}

fn fault(file: &[u8]) -> Option<FileFault> {
    let trust = [authority(1).certificate_der().expect("it has one")];
    match verify(file, Some(&trust), records::at()) {
        Verdict::Valid { .. } => None,
        Verdict::Refused { fault, .. } => Some(fault),
    }
}

/// What another program makes of a file: every object in its own words.
fn rewritten(file: &[u8], change: impl FnOnce(&mut lopdf::Document)) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(file).expect("it is a PDF");
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("it is written");
    bytes
}

fn with_cr(file: &[u8]) -> Vec<u8> {
    file.iter().flat_map(|&byte| if byte == b'\n' { vec![b'\r', b'\n'] } else { vec![byte] }).collect()
}

#[test]
fn each_mishap_has_its_own_true_sentence() {
    let file = signed();
    assert_eq!(fault(&file), None, "the record itself counts");
    let unsigned = make(&records::short(), Some(&records::signature())).expect("a record is made");
    let page = make(&records::short(), None).expect("a page without room for a signature");
    let cases = [
        (FileFault::Empty, Vec::new()),
        (FileFault::NotPdf, b"Dear all, the record is attached.".to_vec()),
        (FileFault::AppleDouble, b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X".to_vec()),
        (FileFault::NotSigned, unsigned.clone()),
        (FileFault::OwnPage, page),
        (FileFault::CutShort, file[..file.len() / 3].to_vec()),
        (FileFault::LineEndings, with_cr(&file)),
        (FileFault::Rewritten, rewritten(&file, |_| ())),
        (FileFault::Encrypted, rewritten(&file, |document| document.trailer.set("Encrypt", (4, 0)))),
        (FileFault::Foreign { signer: "J. Bevan".into() }, foreign(b"A letter", b"")),
        (FileFault::ForeignAddedTo { signer: "J. Bevan".into() }, foreign(b"A letter", b"% a remark\n")),
        (FileFault::ForeignAltered, {
            let mut altered = foreign(b"A letter", b"");
            let at = altered.windows(8).position(|word| word == b"A letter").expect("it is there");
            altered[at] = b'B';
            altered
        }),
    ];
    let mut sentences = BTreeSet::new();
    for (wanted, bytes) in cases {
        let found = fault(&bytes).expect("none of them counts");
        println!("{}", found.sentence());
        assert!(sentences.insert(found.sentence()), "a sentence of its own: {}", found.sentence());
        assert_eq!(found, wanted);
    }
}

#[test]
fn wherever_a_record_is_cut_its_end_is_said_to_be_missing() {
    let file = signed();
    let unsigned = make(&records::short(), Some(&records::signature())).expect("a record is made").len();
    for at in (200..file.len()).step_by(97) {
        // Cut exactly where what was signed ends, it is a whole record without its signature, and nothing tells more.
        let wanted =
            if (unsigned.saturating_sub(1)..=unsigned + 1000).contains(&at) { None } else { Some(FileFault::CutShort) };
        let found = fault(&file[..at]);
        assert!(found.is_some(), "cut at {at}, it does not count");
        assert!(wanted.is_none() || found == wanted, "cut at {at} of {} ({unsigned} unsigned): {found:?}", file.len());
    }
}

fn key() -> PKey<Private> {
    PKey::from_rsa(Rsa::generate(2048).expect("a key is made")).expect("it is a key")
}

fn certificate(key: &PKey<Private>) -> X509 {
    let make = || -> Result<X509, openssl::error::ErrorStack> {
        let mut name = X509NameBuilder::new()?;
        name.append_entry_by_text("CN", "J. Bevan")?;
        let name = name.build();
        let mut certificate = X509::builder()?;
        certificate.set_version(2)?;
        certificate.set_serial_number(&*BigNum::from_u32(7)?.to_asn1_integer()?)?;
        certificate.set_subject_name(&name)?;
        certificate.set_issuer_name(&name)?;
        certificate.set_pubkey(key)?;
        certificate.set_not_before(&*Asn1Time::from_unix(0)?)?;
        certificate.set_not_after(&*Asn1Time::from_unix(4_000_000_000)?)?;
        certificate.sign(key, MessageDigest::sha256())?;
        Ok(certificate.build())
    };
    make().expect("a certificate is made")
}

/// A file as another program signs it: its own words, its own room, RSA.
fn foreign(body: &[u8], after: &[u8]) -> Vec<u8> {
    const ROOM: usize = 6000;
    let key = key();
    let head =
        [b"%PDF-1.4\n".as_slice(), body, b"\n5 0 obj\n<< /Type /Sig /SubFilter /adbe.pkcs7.detached\n/ByteRange "]
            .concat();
    let range = 60;
    let before = head.len() + range + b"\n/Contents ".len();
    let tail = b">>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
    let end = before + ROOM + 2;
    let mut numbers = format!("[0 {before} {end} {}]", tail.len());
    numbers.extend(std::iter::repeat_n(' ', range - numbers.len()));
    let first = [head.as_slice(), numbers.as_bytes(), b"\n/Contents "].concat();
    let flags = CMSOptions::BINARY | CMSOptions::DETACHED;
    let signed = [first.as_slice(), tail].concat();
    let signature = CmsContentInfo::sign(Some(&certificate(&key)), Some(&key), None, Some(&signed), flags)
        .and_then(|signature| signature.to_der())
        .expect("it is signed");
    let mut digits = hex::encode(signature);
    digits.extend(std::iter::repeat_n('0', ROOM - digits.len()));
    [first.as_slice(), b"<", digits.as_bytes(), b">", tail, after].concat()
}

#[test]
fn a_certificate_is_read_in_every_form_people_have_it() {
    let pem = authority(1).certificate_pem().expect("it has one");
    let der = authority(1).certificate_der().expect("it has one");
    let other = authority(2).certificate_pem().expect("it has one");
    let bare = base64::encode_block(&der);
    let one_line = format!("-----BEGIN CERTIFICATE-----\n{bare}\n-----END CERTIFICATE-----");
    let wide: Vec<&str> = bare.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).expect("ASCII")).collect();
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(pem.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (form, bytes) in [
        ("DER", der.clone()),
        ("PEM", pem.clone().into_bytes()),
        ("PEM with CRLF", pem.replace('\n', "\r\n").into_bytes()),
        ("PEM with a BOM", format!("\u{feff}{pem}").into_bytes()),
        ("PEM in UTF-16, as PowerShell writes", utf16),
        ("PEM in one line", one_line.clone().into_bytes()),
        ("PEM without any break", one_line.replace('\n', "").into_bytes()),
        (
            "PEM of 76 columns",
            format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", wide.join("\n")).into_bytes(),
        ),
        ("base64 without its first and last line", wide.join("\r\n").into_bytes()),
        ("words before it", format!("subject=CN = Somebody\n\n{pem}").into_bytes()),
        ("indented in a mail", pem.lines().map(|line| format!("  {line}\n")).collect::<String>().into_bytes()),
    ] {
        assert_eq!(given_certificates::read(&bytes), Ok(vec![der.clone()]), "{form}");
    }
    let bundle = given_certificates::read(format!("{pem}{other}").as_bytes()).expect("a bundle is read");
    assert_eq!(bundle.len(), 2, "each of a bundle");
}

#[test]
fn a_p7b_is_read_in_both_forms() {
    let key = key();
    let own = certificate(&key);
    let flags = openssl::pkcs7::Pkcs7Flags::empty();
    let none = openssl::stack::Stack::new().expect("an empty one");
    let bundle = openssl::pkcs7::Pkcs7::sign(&own, &key, &none, b"", flags).expect("a bundle is made");
    let der = own.to_der().expect("it is DER");
    assert_eq!(given_certificates::read(&bundle.to_der().expect("DER")), Ok(vec![der.clone()]));
    assert_eq!(given_certificates::read(&bundle.to_pem().expect("PEM")), Ok(vec![der]));
}

#[test]
fn what_is_no_certificate_is_called_by_its_name() {
    let key = key();
    let own = certificate(&key);
    let p12 = openssl::pkcs12::Pkcs12::builder().name("key").pkey(&key).cert(&own).build2("a password");
    let pem = String::from_utf8(own.to_pem().expect("PEM")).expect("text");
    for (wanted, bytes) in [
        (NoCertificate::Empty, Vec::new()),
        (NoCertificate::Empty, b"\xef\xbb\xbf\r\n".to_vec()),
        (NoCertificate::Pdf, signed()),
        (NoCertificate::PrivateKey, key.private_key_to_pem_pkcs8().expect("PEM")),
        (NoCertificate::PrivateKey, key.private_key_to_der().expect("DER")),
        (NoCertificate::PublicKey, key.public_key_to_pem().expect("PEM")),
        (NoCertificate::KeyWithCertificate, p12.and_then(|file| file.to_der()).expect("DER")),
        (NoCertificate::Broken, pem.as_bytes()[..pem.len() / 2].to_vec()),
        (NoCertificate::Broken, pem.replacen("MI", "NI", 1).into_bytes()),
        (NoCertificate::Other, b"Dear all".to_vec()),
    ] {
        assert_eq!(given_certificates::read(&bytes), Err(wanted), "{}", wanted.words());
    }
}
