//! A council's own certificate, what `verify` says of a file, the trust sheet, and the register that goes on
//! proving a record when its certificate has ended.

mod county;
#[path = "../src-tauri/core/tests/outside/mod.rs"]
mod outside;
#[path = "../src-tauri/core/tests/signers/pki.rs"]
mod pki;
mod program;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::{DateTime, Utc};
use county::*;
use openssl::nid::Nid;
use openssl::x509::X509;
use outside::Outside;
use pki::{CertificateService, PASSWORD, Wanted, curve, day};
use quorate_core::ids::MeetingId;
use quorate_core::meeting::person::Role;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::signatures::verdict::{Against, of_files};
use quorate_service::views::{FileVerdict, SigningView, VerdictView};

/// A council's certificate for the county's chair, which ends on 1 December 2026.
fn certificate(county: &County, name: &'static str) -> PathBuf {
    let service = CertificateService::new();
    let wanted = Wanted { name, title: "Head of Service", until: day(2026, 12, 1), ..Wanted::default() };
    let party = service.issue(curve(Nid::X9_62_PRIME256V1), &wanted);
    let file = county.dir.path().join("chair.p12");
    std::fs::write(&file, service.export(&party)).expect("a file");
    file
}

/// What a council's key is kept under: a PIN would be too short.
const SECRET: &str = "three slow otters";

fn import(file: &Path, password: &str) -> Act {
    Act::ImportIdentity { file: file.display().to_string(), password: password.into(), pin: SECRET.into() }
}

/// The record of one meeting, signed with the council's certificate and exported.
fn signed_by_the_council(county: &County) -> PathBuf {
    let file = certificate(county, "ADEYEMI, Ruth");
    let meeting = finalised_meeting(county);
    let mut chair = county.seat(Role::Chair);
    let done = chair.act(import(&file, PASSWORD), at("2026-11-18")).expect("the certificate is taken");
    std::fs::remove_file(&file).expect("the file is no longer needed");
    let asked = signing(&chair).asked.expect("an administrator has to accept it");
    assert!(done.sentence.contains(&asked.words), "{}", done.sentence);
    assert_eq!(asked.issuer.as_deref(), Some("Elmshire Issuing Authority"));
    drop(chair);
    certify(&mut county.seat(Role::Administrator), at("2026-11-18"));
    let chair = county.seat(Role::Chair);
    let held = signing(&chair).held.expect("the chair can sign");
    assert_eq!((held.issuer.as_str(), held.own), ("Elmshire Issuing Authority", false));
    drop(chair);
    sign_all(county, meeting);
    let mut service = county.seat(Role::Administrator);
    let (records, _) = service.signed_records(meeting).expect("signed");
    let folder = county.dir.path().join("out");
    std::fs::create_dir_all(&folder).expect("a folder");
    let act = Act::ExportRecords { records, superseded: false, folder: folder.display().to_string() };
    service.act(act, at("2026-11-18")).expect("exported").files[0].clone().into()
}

fn signing(service: &Service) -> SigningView {
    let Answer::SigningIdentity(view) = service.ask(Ask::SigningIdentity, at("2026-11-17")).expect("it is theirs")
    else {
        unreachable!()
    };
    *view
}

/// As `signed_meeting`, with the identity that the chair has already.
fn sign_all(county: &County, meeting: MeetingId) {
    let mut service = county.seat(Role::Chair);
    let view = live(&service, meeting, at("2026-11-18"));
    let records = vec![view.items[0].records[0].record.id];
    service
        .act(Act::SignRecords { records, pin: SECRET.into(), said: Vec::new() }, at("2026-11-18"))
        .expect("a signature");
}

fn judged(service: &Service, file: &Path, register: Option<&Path>, now: DateTime<Utc>) -> VerdictView {
    let mut against = Against::book(service, now).expect("an open book");
    if let Some(register) = register {
        against = against.with_register(register).expect("the book's own register");
    }
    of_files(&[file.to_owned()], &against).remove(0)
}

fn export(service: &mut Service, county: &County, act: impl FnOnce(String) -> Act, now: &str) -> Vec<PathBuf> {
    let folder = county.dir.path().display().to_string();
    service.act(act(folder), at(now)).expect("written").files.iter().map(PathBuf::from).collect()
}

#[test]
fn a_councils_certificate_signs_and_the_register_outlives_it() {
    let county = County::new();
    let file = signed_by_the_council(&county);
    let mut service = county.seat(Role::Administrator);
    let now = judged(&service, &file, None, at("2026-11-19"));
    assert!(now.verdict == FileVerdict::Accepted, "{}", now.sentence);
    assert_eq!(now.signer.as_deref(), Some("ADEYEMI, Ruth"));
    assert_eq!(now.trusted, Some(true), "the book knows this very certificate");
    let standing = now.standing.expect("the book has it");
    assert!(!standing.superseded && standing.version == 1, "{}", standing.sentence);
    assert!(now.covers.is_some_and(|covers| covers.starts_with("The whole file")));

    let register = export(&mut service, &county, |folder| Act::ExportRegister { folder }, "2026-11-20");
    assert_eq!(register.len(), 2, "the table, and its signature beside it");
    let later = judged(&service, &file, None, at("2027-06-01"));
    assert!(later.verdict == FileVerdict::Refused && later.sentence.contains("expired"), "{}", later.sentence);
    let proven = judged(&service, &file, Some(&register[0]), at("2027-06-01"));
    assert!(proven.verdict == FileVerdict::Accepted, "{}", proven.sentence);
    let why = proven.listed.expect("it says why");
    assert!(why.contains("ended on 1 December 2026") && why.contains("made on 20 November 2026"), "{why}");

    std::fs::rename(&register[1], county.dir.path().join("elsewhere")).expect("moved away");
    let against = Against::book(&service, at("2027-06-01")).expect("an open book");
    let refusal = against.with_register(&register[0]).err().expect("a register without its signature");
    assert!(refusal.sentence.contains(".p7s"), "{refusal}");
}

/// What the book calls its chair from now on.
fn called(service: &mut Service, county: &County, name: &str, now: DateTime<Utc>) -> String {
    let Answer::People(people) = service.ask(Ask::People, now).expect("people") else { unreachable!() };
    let chair = people.into_iter().find(|one| one.id == county.person(Role::Chair)).expect("a chair");
    let (name, post) = (name.to_owned(), "Director".to_owned());
    let act = Act::SetPersonDetails { person: chair.id, name, post, email: String::new(), based_on: chair.revision };
    service.act(act, now).expect("called otherwise").sentence
}

#[test]
fn a_councils_certificate_of_another_name_has_to_be_brought_in_anew() {
    let county = County::new();
    let file = signed_by_the_council(&county);
    let now = at("2026-11-19");
    let mut service = county.seat(Role::Administrator);
    let said = called(&mut service, &county, "Rúth M. Adeyemi", now);
    assert!(!said.contains("certificate"), "it can still be theirs, whatever post it states: {said}");
    let said = called(&mut service, &county, "Ruth Lanyon", now);
    assert!(said.contains("made out to ADEYEMI, Ruth") && said.contains("bring in one"), "{said}");
    let old = judged(&service, &file, None, now);
    assert!(old.verdict == FileVerdict::Accepted, "what was signed before stays valid: {}", old.sentence);
    drop(service);
    let mut chair = county.seat(Role::Chair);
    let outdated = signing(&chair).outdated.expect("they are told on their account");
    assert!(outdated.contains("this book calls you Ruth Lanyon"), "{outdated}");
    let again = certificate(&county, "ADEYEMI, Ruth");
    let refusal = chair.act(import(&again, PASSWORD), now).expect_err("it is not made out to them any more");
    assert_eq!(refusal.field.as_deref(), Some("file"), "{refusal}");
    let own = certificate(&county, "LANYON, Ruth");
    chair.act(import(&own, PASSWORD), now).expect("one that is");
    drop(chair);

    // Called otherwise once more before an administrator has accepted it.
    let mut service = county.seat(Role::Administrator);
    called(&mut service, &county, "Ruth Trevose", now);
    let Answer::CertificateRequests(waiting) = service.ask(Ask::CertificateRequests, now).expect("they may look")
    else {
        unreachable!()
    };
    let [one] = waiting.as_slice() else { panic!("one key waits: {}", waiting.len()) };
    let refusal = service.act(Act::Certify { person: one.person, key: one.key.clone() }, now).expect_err("not theirs");
    assert!(refusal.sentence.contains("made out to LANYON, Ruth, not to Ruth Trevose"), "{refusal}");
}

#[test]
fn a_register_that_its_own_check_would_refuse_is_not_written() {
    let county = County::new();
    signed_meeting(&county);
    let mut service = county.seat(Role::Administrator);
    let out = county.dir.path().join("registers");
    std::fs::create_dir(&out).expect("a folder");
    for year in ["2015-06-01", "2130-06-01"] {
        let act = Act::ExportRegister { folder: out.display().to_string() };
        let refusal = service.act(act, at(year)).expect_err("the clock cannot be right");
        assert_eq!(refusal.code, RefusalCode::Clock, "{refusal}");
        assert!(refusal.sentence.contains("clock"), "{refusal}");
    }
    assert_eq!(std::fs::read_dir(&out).expect("a folder").count(), 0, "nothing was written");
    let act = Act::ExportRegister { folder: out.display().to_string() };
    service.act(act, at("2026-11-20")).expect("and with the clock right it is");
}

#[test]
fn somebody_elses_certificate_is_refused_and_nothing_changes() {
    let county = County::new();
    let file = certificate(&county, "PRYS, Anwen");
    let mut chair = county.seat(Role::Chair);
    let refusal = chair.act(import(&file, PASSWORD), at("2026-11-17")).expect_err("it is another's");
    assert!(refusal.sentence.contains("made out to PRYS, Anwen, not to Ruth Adeyemi"), "{refusal}");
    let refusal = chair.act(import(&file, "not it"), at("2026-11-17")).expect_err("a wrong password");
    assert_eq!((refusal.code, refusal.field.as_deref()), (RefusalCode::WrongSecret, Some("password")));
    let missing = import(Path::new("/nowhere/at/all.p12"), PASSWORD);
    let refusal = chair.act(missing, at("2026-11-17")).expect_err("no such file");
    assert_eq!(refusal.field.as_deref(), Some("file"));
    let ended = certificate(&county, "ADEYEMI, Ruth");
    let refusal = chair.act(import(&ended, PASSWORD), at("2027-01-04")).expect_err("it has ended");
    assert!(refusal.sentence.contains("has expired"), "{refusal}");
    let with_a_pin =
        Act::ImportIdentity { file: ended.display().to_string(), password: PASSWORD.into(), pin: PIN.into() };
    let refusal = chair.act(with_a_pin, at("2026-11-17")).expect_err("a PIN is too short for it");
    assert_eq!(refusal.field.as_deref(), Some("pin"));
    let nothing = signing(&chair);
    assert!(nothing.held.is_none() && nothing.asked.is_none(), "{nothing:?}");
}

fn quorate(county: &County, arguments: &[&str]) -> Output {
    let settings = county.dir.path().join("settings");
    program::quorate(&settings, PASSPHRASE).args(arguments).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn the_command_line_writes_trust_and_register_and_verifies_many() {
    let county = County::new();
    let meeting = signed_meeting(&county).to_string();
    let (book, out) = (county.folder.display().to_string(), county.dir.path().join("out"));
    let folder = out.display().to_string();
    let at_book = ["--book", book.as_str(), "--as", "Anwen Prys"];
    let run = |verb: &[&str], rest: &[&str]| quorate(&county, &[verb, &at_book[..], rest].concat());
    let exported = run(&["export"], &["--meeting", &meeting, "--out", &folder]);
    assert_eq!(exported.status.code(), Some(0), "{}", said(&exported));
    let trust = run(&["trust"], &["--out", &folder]);
    assert_eq!(trust.status.code(), Some(0), "{}", said(&trust));
    let register = run(&["register", "--json"], &["--out", &folder]);
    let register: serde_json::Value = serde_json::from_slice(&register.stdout).expect("JSON");
    let register = register["files"][0].as_str().expect("the table").to_owned();
    let table = std::fs::read_to_string(&register).expect("a table");
    assert!(!table.contains("Okoń") && !table.contains("Zofia"), "the register says nothing of whom a record is about");

    let sheet = out.join("trust-sheet.pdf");
    let words = Command::new("pdftotext").args([sheet.to_str().expect("plain"), "-"]).output().expect("pdftotext");
    let words = String::from_utf8_lossy(&words.stdout).into_owned();
    let authority = std::fs::read(out.join("signing-authority.cer")).expect("the certificate");
    let fingerprint = hex::encode_upper(openssl::sha::sha256(&authority));
    let squeezed: String = words.chars().filter(|letter| !letter.is_whitespace()).collect();
    assert!(squeezed.contains(&fingerprint), "the sheet gives the fingerprint of the file beside it");
    assert_eq!(words.matches('\u{c}').count(), 1, "it is one page");
    let pem = X509::from_der(&authority).and_then(|certificate| certificate.to_pem()).expect("a certificate");
    let pem = String::from_utf8(pem).expect("PEM is ASCII");
    Outside::trusting(&pem).conform_unsigned(std::slice::from_ref(&sheet));

    let record = std::fs::read_dir(&out).expect("a folder").map(|one| one.expect("a file").path());
    let record = record.into_iter().find(|path| path != &sheet && path.extension().is_some_and(|end| end == "pdf"));
    let record = record.expect("the record").display().to_string();
    let whole = run(&["verify"], &["--register", &register, &record]);
    assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));
    for words in
        ["Signed by Ruth Adeyemi, Head of service", "issued by Elmshire, valid", "The whole file", "the one in force"]
    {
        assert!(said(&whole).contains(words), "it says “{words}”: {}", said(&whole));
    }
    let authority = out.join("signing-authority.cer").display().to_string();
    let both = quorate(&county, &["verify", &folder, "--trust", &authority]);
    assert_eq!(both.status.code(), Some(0), "a page of our own beside the records fails nothing: {}", said(&both));
    for words in ["1 of 1 files are as they were signed.", "Beside them lies 1 page that no panel signs."] {
        assert!(said(&both).contains(words), "a folder is every PDF in it: {}", said(&both));
    }
}
