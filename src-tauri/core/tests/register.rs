//! The register of signed records: it proves a record whose certificate has ended, and nothing else.

mod outside;
#[path = "signers/pki.rs"]
mod pki;
mod records;
mod signers;

use chrono::{DateTime, TimeZone, Utc};
use outside::{run, text};
use pki::{CertificateService, Wanted, curve, day};
use proptest::prelude::*;
use quorate_core::record::make;
use quorate_core::sign::fault::FileFault;
use quorate_core::sign::identity::{REGISTER_SIGNER, issue};
use quorate_core::sign::register::{Proven, Register, RegisterLine, verify_with};
use quorate_core::sign::{Authority, Identity, Verdict, pades, register};
use sha2::{Digest, Sha256};

fn noon(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 12, 0, 0).unwrap()
}

/// A record signed with a council's certificate that ends on 1 December 2026.
struct Short {
    file: Vec<u8>,
    trust: Vec<Vec<u8>>,
    book: Authority,
}

impl Short {
    fn new() -> Self {
        let service = CertificateService::new();
        let wanted = Wanted { until: day(2026, 12, 1), ..Wanted::default() };
        let party = service.issue(curve(openssl::nid::Nid::X9_62_PRIME256V1), &wanted);
        let chain = [party.der(), service.between.der(), service.root.der()];
        let secret = party.key.private_key_to_pkcs8().unwrap();
        let chair = Identity::from_parts(&secret, chain.iter().map(Vec::as_slice)).unwrap();
        let pdf = make(&records::short(), Some(&records::signature())).unwrap();
        let book = signers::authority(1);
        let trust = vec![book.certificate_der().unwrap(), party.der()];
        Self { file: pades::sign(&pdf, &chair, records::at()).unwrap(), trust, book }
    }

    fn register(&self, made_at: DateTime<Utc>) -> Register {
        Register {
            book: "Elmshire".into(),
            council: "Elmshire County Council".into(),
            made_at,
            entries: 204,
            head: "ab".repeat(32),
            lines: vec![line(&self.file)],
        }
    }

    fn signed(&self, register: &Register) -> (Vec<u8>, Vec<u8>) {
        let csv = register.to_csv().unwrap();
        let signature = register::sign(&csv, &registrar(&self.book)).unwrap();
        (csv, signature)
    }

    fn opened(&self, register: &Register) -> Proven {
        let (csv, signature) = self.signed(register);
        register::open(&csv, &signature, Some(&self.trust), noon(2028, 6, 1)).expect("the book's own register")
    }

    fn verdict(&self, register: &Proven, now: DateTime<Utc>) -> Result<Option<String>, FileFault> {
        match verify_with(register, &self.file, Some(&self.trust), now) {
            Verdict::Valid { signature } => Ok(signature.listed.map(|listing| listing.book)),
            Verdict::Refused { fault, .. } => Err(fault),
        }
    }
}

fn registrar(book: &Authority) -> Identity {
    issue(book, &signers::chance(60), REGISTER_SIGNER, "Elmshire", signers::issued()).unwrap()
}

fn line(file: &[u8]) -> RegisterLine {
    RegisterLine {
        record: "0193a1b2-0000-7000-8000-000000000001".into(),
        version: 1,
        sha256: hex::encode(Sha256::digest(file)),
        signed_at: records::at(),
        signer: "Marguerite Ashdown, \"chair\"".into(),
        certified_by: "Anwen Prys".into(),
        entry: 203,
        entry_hash: "cd".repeat(32),
    }
}

#[test]
fn a_register_made_in_time_proves_a_record_whose_certificate_has_ended() {
    let short = Short::new();
    let register = short.opened(&short.register(noon(2026, 11, 20)));
    assert_eq!(short.verdict(&register, noon(2026, 11, 25)), Ok(None), "until it ends, the certificate is enough");
    assert_eq!(
        short.verdict(&register, noon(2028, 6, 1)),
        Ok(Some("Elmshire".into())),
        "afterwards the register speaks for it, and the verdict says so"
    );
    let plain = quorate_core::sign::verify(&short.file, Some(&short.trust), noon(2028, 6, 1));
    assert!(matches!(plain, Verdict::Refused { fault: FileFault::Expired, .. }), "without it: {plain:?}");
}

#[test]
fn a_register_that_proves_nothing_says_why() {
    let short = Short::new();
    let after = noon(2028, 6, 1);
    let late = short.opened(&short.register(noon(2026, 12, 5)));
    assert_eq!(short.verdict(&late, after), Err(FileFault::ListedTooLate));
    let empty = short.opened(&Register { lines: vec![line(b"another file")], ..short.register(noon(2026, 11, 20)) });
    assert_eq!(short.verdict(&empty, after), Err(FileFault::NotListed));
    let (csv, signature) = short.signed(&short.register(noon(2026, 11, 20)));
    let open = |csv: &[u8], signature: &[u8], trust: &[Vec<u8>]| {
        register::open(csv, signature, Some(trust), after).expect_err("it is refused").sentence
    };
    let mut altered = csv.clone();
    altered[40] ^= 1;
    assert!(open(&altered, &signature, &short.trust).contains("altered after it was signed"));
    let mut cut = signature.clone();
    let at = cut.len() - 20;
    cut[at] ^= 1;
    assert!(open(&csv, &cut, &short.trust).contains("signature is damaged"));
    let other = signers::authority(2);
    let strangers = register::sign(&csv, &registrar(&other)).unwrap();
    assert!(open(&csv, &strangers, &short.trust).contains("cannot be relied on"), "another book's");
    let persons = register::sign(&csv, &signers::chair(&short.book)).unwrap();
    assert!(open(&csv, &persons, &short.trust).contains("by somebody"), "a chair cannot vouch for a chair");
    let letter = b"not a register".to_vec();
    let signed = register::sign(&letter, &registrar(&short.book)).unwrap();
    assert!(open(&letter, &signed, &short.trust).contains("not a register"));
}

#[test]
fn a_record_that_was_altered_is_refused_whatever_a_register_says() {
    let mut short = Short::new();
    let at = short.file.len() / 3;
    short.file[at] ^= 1;
    let register = short.opened(&short.register(noon(2026, 11, 20)));
    assert!(matches!(short.verdict(&register, noon(2028, 6, 1)), Err(FileFault::ContentAltered { .. })));
}

/// Anybody can check a register without this program.
#[test]
fn openssl_accepts_a_register_and_refuses_an_altered_one() {
    let short = Short::new();
    let (csv, signature) = short.signed(&short.register(noon(2026, 11, 20)));
    let outside = outside::Outside::trusting(&short.book.certificate_pem().unwrap());
    let (table, beside) = (outside.write("register.csv", &csv), outside.write("register.csv.p7s", &signature));
    let authority = outside.path("authority.pem");
    let (authority, beside) = (text(&authority), text(&beside));
    let check = |table: &std::path::Path| {
        let arguments = [
            "cms",
            "-verify",
            "-binary",
            "-inform",
            "DER",
            "-in",
            beside,
            "-content",
            text(table),
            "-CAfile",
            authority,
            "-out",
            "/dev/null",
        ];
        std::process::Command::new("openssl").args(arguments).output().expect("openssl is there")
    };
    let said = check(&table);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let mut altered = csv;
    altered[40] ^= 1;
    assert!(!check(&outside.write("altered.csv", &altered)).status.success(), "an altered table is refused");
    run("openssl", &["version"]);
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(book in "\\PC{0,40}", signer in "\\PC{0,40}", entries in 0u64..1 << 40, lines in 0usize..5) {
        let line = RegisterLine { signer, ..line(b"a file") };
        let made_at = noon(2026, 11, 20);
        let council = "Elmshire, County \"Council\"\nof Elmshire".to_owned();
        let register = Register { book, council, made_at, entries, head: "ef".repeat(32), lines: vec![line; lines] };
        prop_assert_eq!(Register::from_csv(&register.to_csv().unwrap()), Some(register));
    }

    #[test]
    fn rubbish_is_no_register(bytes: Vec<u8>) {
        prop_assert_eq!(Register::from_csv(&bytes), None);
        prop_assert!(register::open(&bytes, &bytes, None, noon(2026, 11, 20)).is_err());
    }
}
