//! Whatever is done to a signed record afterwards is refused, and each kind of deed has its own sentence.

mod outside;
mod records;
mod signers;

use std::collections::BTreeSet;
use std::path::PathBuf;

use outside::Outside;
use quorate_core::{
    record::{make, model::RecordDocument},
    sign::{Identity, Verdict, fault::FileFault, pades, verify},
};
use signers::{authority, chair};

/// As many as the acceptance of this check asks for.
const FLIPS: usize = 2_000;
/// How many of them other validators are asked about too.
const SAMPLE: usize = 60;

fn unsigned(record: &RecordDocument) -> Vec<u8> {
    make(record, Some(&records::signature())).unwrap()
}

fn signed(record: &RecordDocument, by: &Identity) -> Vec<u8> {
    pades::sign(&unsigned(record), by, records::at()).unwrap()
}

/// The book's own authority is trusted in every case.
fn fault(file: &[u8]) -> Option<FileFault> {
    let trust = [authority(1).certificate_der().unwrap()];
    match verify(file, Some(&trust), records::at()) {
        Verdict::Valid { .. } => None,
        Verdict::Refused { fault, .. } => Some(fault),
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

#[test]
fn a_flipped_byte_is_refused_wherever_it_lies() {
    let file = signed(&records::short(), &chair(&authority(1)));
    assert_eq!(fault(&file), None, "the record itself is valid");
    let mut numbers = Numbers(20_261_118);
    let outside = Outside::trusting(&authority(1).certificate_pem().unwrap());
    let (mut missed, mut sample): (Vec<usize>, Vec<PathBuf>) = (Vec::new(), Vec::new());
    for number in 0..FLIPS {
        let at = numbers.below(file.len());
        let mut altered = file.clone();
        altered[at] ^= 1 << numbers.below(8);
        if fault(&altered).is_none() {
            missed.push(at);
        }
        if number < SAMPLE {
            sample.push(outside.write(&format!("flip-{number}-at-{at}.pdf"), &altered));
        }
    }
    println!("{FLIPS} bytes flipped, {} refused", FLIPS - missed.len());
    assert_eq!(missed, Vec::<usize>::new(), "every flip is refused; these were not");
    let judged = outside.accept(&sample);
    let (pdfsig, pyhanko) = (judged.iter().filter(|one| !one.0).count(), judged.iter().filter(|one| !one.1).count());
    println!("of {SAMPLE} of them, pdfsig refused {pdfsig}, pyHanko {pyhanko}, and we {SAMPLE}");
    assert!(pdfsig > SAMPLE / 2 && pyhanko > SAMPLE / 2, "the others look at the same files, and see most of it");
    let whole = outside.accept(&[outside.write("whole.pdf", &file)]);
    assert!(whole[0].0 && whole[0].1, "what we accept, they accept: {}", whole[0].2);
}

#[test]
fn padding_is_not_free_to_write_in() {
    let file = signed(&records::short(), &chair(&authority(1)));
    let zeros = file.windows(64).rposition(|window| window == [b'0'; 64]).expect("the signature is padded");
    for at in [zeros, zeros + 63] {
        for byte in *b"1aF" {
            let mut altered = file.clone();
            altered[at] = byte;
            assert!(fault(&altered).is_some(), "{} in the padding", char::from(byte));
        }
    }
}

#[test]
fn each_deed_has_its_own_sentence() {
    let by = chair(&authority(1));
    let (mine, other) = (unsigned(&records::short()), unsigned(&records::unborn()));
    let file = signed(&records::short(), &by);
    let revision = &file[mine.len()..];
    let unlisted = {
        let mut altered = file.clone();
        altered[mine.len() / 2] ^= 1;
        altered
    };
    let deeds = [
        ("a byte of the body changed", unlisted),
        ("something appended", [file.as_slice(), b"% a remark\n"].concat()),
        ("an unsigned revision appended", [file.as_slice(), &without_signature(&file)].concat()),
        ("the end cut off", file[..file.len() - 700].to_vec()),
        ("the signature of one record around the body of another", [other.as_slice(), revision].concat()),
        ("the signed revision taken away", mine.clone()),
        ("an older revision, signed a second time", signed_again(&file, &by)),
        ("signed anew by a stranger", signed(&records::short(), &stranger())),
        ("signed anew by a stranger who takes the names", signed(&records::short(), &chair(&authority(2)))),
    ];
    let mut sentences = BTreeSet::new();
    for (deed, altered) in &deeds {
        let fault = fault(altered).unwrap_or_else(|| panic!("{deed}: it is refused"));
        println!("{deed}: {}", fault.sentence());
        if *deed != "an unsigned revision appended" {
            assert!(sentences.insert(fault.sentence()), "{deed} has a sentence of its own, not: {}", fault.sentence());
        }
    }
    let named = |deed: &str| fault(&deeds.iter().find(|(name, _)| *name == deed).unwrap().1).unwrap();
    assert_eq!(named("the signature of one record around the body of another"), FileFault::OfAnotherFile);
    assert_eq!(named("an older revision, signed a second time"), FileFault::SeveralSignatures);
    assert_eq!(named("signed anew by a stranger who takes the names"), FileFault::Namesake);
    assert_eq!(named("signed anew by a stranger"), FileFault::UnknownAuthority);
    assert_eq!(named("an unsigned revision appended"), FileFault::Appended);
}

#[test]
fn revisions_in_another_order_are_refused() {
    let by = chair(&authority(1));
    let bodies = [records::short(), records::unborn(), records::spellings()].map(|record| unsigned(&record));
    let files = [records::short(), records::unborn(), records::spellings()].map(|record| signed(&record, &by));
    for (one, body) in bodies.iter().enumerate() {
        for (other, file) in files.iter().enumerate() {
            let revision = &file[bodies[other].len()..];
            let mixed = [body.as_slice(), revision].concat();
            assert_eq!(fault(&mixed).is_none(), one == other, "body {one} with revision {other}");
            let twice = [mixed.as_slice(), revision].concat();
            assert!(fault(&twice).is_some(), "body {one} with revision {other} twice");
            let before = [revision, body.as_slice()].concat();
            assert!(fault(&before).is_some(), "revision {other} before body {one}");
        }
    }
}

/// Nobody whose name the book knows.
fn stranger() -> Identity {
    use quorate_core::sign::{Authority, identity::issue};
    let authority = Authority::create(&signers::chance(7), "Somebody else's authority", signers::issued()).unwrap();
    issue(&authority, &signers::chance(8), "A. Stranger", "Nobody", signers::issued()).unwrap()
}

/// A further revision that takes the signature out of its field again: what an attacker would do to sign anew.
fn without_signature(file: &[u8]) -> Vec<u8> {
    let document = lopdf::Document::load_mem(file).unwrap();
    let form = document.catalog().unwrap().get(b"AcroForm").unwrap().as_reference().unwrap();
    let fields = document.get_dictionary(form).unwrap().get(b"Fields").unwrap().as_array().unwrap();
    let field = fields[0].as_reference().unwrap();
    let begins = format!("{} 0 obj", field.0);
    let at = (0..file.len()).rfind(|&at| file[at..].starts_with(begins.as_bytes())).unwrap();
    let end = at + file[at..].windows(6).position(|words| words == b"endobj").unwrap();
    let object = String::from_utf8(file[at..end].to_vec()).unwrap();
    let value = object.find("/V ").unwrap();
    let after = value + object[value..].find(" R").unwrap() + 2;
    let mut revision = format!("{}{}endobj\n", &object[..value], &object[after..]);
    let table = file.len() + revision.len();
    let root = document.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    revision.push_str(&format!(
        "xref\n{} 1\n{:010} 00000 n \ntrailer\n<</Size {}/Root {root} 0 R/Prev {}>>\nstartxref\n{table}\n%%EOF\n",
        field.0,
        file.len(),
        document.max_id + 1,
        document.xref_start
    ));
    revision.into_bytes()
}

fn signed_again(file: &[u8], by: &Identity) -> Vec<u8> {
    let open = [file, &without_signature(file)].concat();
    pades::sign(&open, by, records::at()).expect("the field is empty once more")
}
