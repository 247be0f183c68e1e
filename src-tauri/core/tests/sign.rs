//! Signing and verifying: what holds, and what each kind of tampering is called.

mod records;
mod signers;

use std::sync::LazyLock;

use proptest::prelude::*;
use quorate_core::key_stretching::Costs;
use quorate_core::record::make;
use quorate_core::refusal::RefusalCode;
use quorate_core::sign::authority::LONGEST_NAME;
use quorate_core::sign::fault::FileFault;
use quorate_core::sign::identity::{issue, public_key_in};
use quorate_core::sign::sealed::{Maker, SealChance, check_pin, check_secret};
use quorate_core::sign::verify::Trust;
use quorate_core::sign::{Identity, SealedKey, Verdict, pades, verify};
use signers::{authority, chair, chance, issued};

fn sign_short() -> Vec<u8> {
    let pdf = make(&records::short(), Some(&records::signature())).unwrap();
    pades::sign(&pdf, &chair(&authority(1)), records::at()).unwrap()
}

fn signed() -> Vec<u8> {
    static SIGNED: LazyLock<Vec<u8>> = LazyLock::new(sign_short);
    SIGNED.clone()
}

fn trust(seed: u8) -> Vec<Vec<u8>> {
    vec![authority(seed).certificate_der().unwrap()]
}

fn fault(file: &[u8]) -> Option<FileFault> {
    match verify(file, Some(&trust(1)), records::at()) {
        Verdict::Valid { .. } => None,
        Verdict::Refused { fault, .. } => Some(fault),
    }
}

fn refuses(file: &[u8]) -> bool {
    matches!(verify(file, None, records::at()), Verdict::Refused { .. })
}

fn find(file: &[u8], words: &[u8]) -> usize {
    file.windows(words.len()).position(|window| window == words).expect("the words stand in the file")
}

#[test]
fn a_signed_record_is_valid_and_says_who_signed_when() {
    let file = signed();
    let Verdict::Valid { signature } = verify(&file, Some(&trust(1)), records::at()) else {
        panic!("{:?}", fault(&file))
    };
    assert_eq!(signature.name, "Marguerite Ashdown");
    assert_eq!(signature.post, "Head of Service, Children Looked After (chair)");
    assert_eq!(signature.at, Some(records::at()), "the time in the file is the time it was signed with");
    assert_eq!(signature.trust, Trust::Trusted);
    assert_eq!(file, sign_short(), "signing the same record twice gives the same bytes");
    let Verdict::Valid { signature } = verify(&file, None, records::at()) else {
        panic!("wholeness needs no authority")
    };
    assert_eq!(signature.trust, Trust::NotChecked);
}

#[test]
fn each_kind_of_tampering_has_its_own_sentence() {
    let file = signed();
    let flip = |at: usize| {
        let mut altered = file.clone();
        altered[at] ^= 1;
        fault(&altered).expect("one flipped bit is refused").sentence()
    };
    let content = find(&file, b"stream\n") + 40;
    assert!(flip(content).contains("the text of the pages"), "{}", flip(content));
    let metadata = find(&file, b"<dc:title>") + 60;
    assert!(flip(metadata).contains("description of itself"), "{}", flip(metadata));
    let information = find(&file, b"/CreationDate") + 20;
    assert!(flip(information).contains("description of itself"), "{}", flip(information));
    let entries = find(&file, b"/M(D:") + 8;
    assert!(flip(entries).contains("where cannot be told"), "{}", flip(entries));
    let digits = find(&file, b"/Contents<3082") + 200;
    assert!(flip(digits).contains("signature itself is damaged"), "{}", flip(digits));
    let padding = find(&file, b"/Contents<3082") + 2 * 8192 - 50;
    assert!(flip(padding).contains("space beside the signature"), "{}", flip(padding));
    let appended = fault(&[file.as_slice(), b"\n"].concat()).expect("an appended byte is refused");
    assert_eq!(appended.sentence(), "Something was added after the signed part.");
    assert_eq!(fault(&file[..file.len() - 1]), Some(FileFault::CutShort));
    let unsigned = make(&records::short(), Some(&records::signature())).unwrap();
    assert_eq!(fault(&unsigned), Some(FileFault::NotSigned));
    assert_eq!(fault(b"hello"), Some(FileFault::NotPdf));
    let zipped = [b"PK\x03\x04\x0a\0\0\0".as_slice(), &file].concat();
    assert_eq!(fault(&zipped), Some(FileFault::Zip), "what lies in it is its own matter");
    let as_text = String::from_utf8_lossy(&file).into_owned().into_bytes();
    assert_eq!(fault(&as_text), Some(FileFault::SavedAsText));
}

#[test]
fn another_authoritys_signer_is_unknown() {
    let pdf = make(&records::short(), Some(&records::signature())).unwrap();
    let stranger = pades::sign(&pdf, &chair(&authority(2)), records::at()).unwrap();
    assert_eq!(fault(&stranger), Some(FileFault::Namesake), "it bears the name of the book's authority");
    let early = pades::sign(&pdf, &chair(&authority(1)), signers::issued() - chrono::TimeDelta::days(1)).unwrap();
    assert_eq!(fault(&early), Some(FileFault::OutsideValidity), "the certificate did not exist yet");
    let twice = pades::sign(&signed(), &chair(&authority(1)), records::at()).unwrap_err();
    assert_eq!(twice.code, RefusalCode::WrongState);
}

#[test]
fn a_sealed_identity_opens_with_its_pin_only() {
    let identity = chair(&authority(1));
    let chance = SealChance { salt: [3; 16], nonce: [4; 24] };
    let (private, certificates) = (identity.secret().unwrap(), identity.certificates_der());
    let public = public_key_in(&certificates[0]).unwrap();
    let sealed = SealedKey::seal(&private, &public, Maker::Book, "583104", Costs::STANDARD.pin, &chance).unwrap();
    let stored = serde_json::to_string(&sealed).unwrap();
    let sealed: SealedKey = serde_json::from_str(&stored).unwrap();
    let private = sealed.unseal("583104").unwrap();
    let opened = Identity::from_parts(&private, certificates.iter().map(Vec::as_slice)).unwrap();
    assert_eq!(opened.certificate_der().unwrap(), identity.certificate_der().unwrap());
    assert_eq!(sealed.unseal("583105").err().map(|refusal| refusal.code), Some(RefusalCode::WrongSecret));
    let other = pades::sign(&make(&records::short(), Some(&records::signature())).unwrap(), &opened, records::at());
    assert_eq!(other.unwrap(), signed(), "the key that comes out is the key that went in");
}

/// A council's key may serve elsewhere, so digits alone will not do for it.
#[test]
fn a_councils_key_needs_a_passphrase() {
    for short in ["583104", "58310458310458", "two words", "12345678901a"] {
        assert!(check_secret(Maker::Council, short).is_err(), "{short} is too short");
    }
    assert!(check_secret(Maker::Council, "three slow otters").is_ok());
}

#[test]
fn easy_pins_are_refused() {
    for easy in ["12345", "123456", "987654", "000000", "121212", "90123456", "58310a", ""] {
        assert!(check_pin(easy).is_err(), "{easy} is too easy");
    }
    for good in ["583104", "20417783"] {
        assert!(check_pin(good).is_ok(), "{good} will do");
    }
}

proptest! {
    #[test]
    fn rubbish_never_makes_the_verifier_fall_over(mut bytes: Vec<u8>, cut in 0usize..200_000, at in 0usize..200_000, pdf: bool) {
        if pdf {
            bytes.splice(0..0, *b"%PDF-1.7\n/ByteRange [0 1 2 3] ETSI.CAdES.detached ");
        }
        prop_assert!(refuses(&bytes), "rubbish is no record");
        let file = signed();
        let cut = cut % file.len();
        prop_assert!(refuses(&file[..cut]), "cut at {}", cut);
        let mut spliced = file.clone();
        let at = at % file.len();
        spliced.splice(at..at, bytes);
        prop_assert!(spliced == file || refuses(&spliced), "spliced at {}", at);
    }
}

/// A certificate holds 64 characters of a name; whoever has more signs as everybody does, and is known by their last name.
#[test]
fn a_name_longer_than_a_certificate_can_hold_signs_and_ends_in_the_last_name() {
    let name = format!("{} Featherstonehaugh-Cholmondeley", ["Wilhelmina"; 8].join(" "));
    let post = "Head of service, ".repeat(8);
    let long = issue(&authority(1), &chance(91), &name, &post, issued()).unwrap();
    let file =
        pades::sign(&make(&records::short(), Some(&records::signature())).unwrap(), &long, records::at()).unwrap();
    let Verdict::Valid { signature } = verify(&file, Some(&[authority(1).certificate_der().unwrap()]), records::at())
    else {
        panic!("it is as good a signature as any")
    };
    assert_eq!(signature.trust, Trust::Trusted);
    for told in [&signature.name, &signature.post] {
        assert!(told.chars().count() <= LONGEST_NAME, "{told}");
    }
    assert!(signature.name.starts_with("Wilhelmina ") && signature.name.ends_with("Featherstonehaugh-Cholmondeley"));
}
