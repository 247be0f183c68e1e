//! A signing key is its signer's own: made in their session, certified by an administrator who compared its words, opened
//! by PIN and passphrase together; and the book's authority is the administrators' and nobody else's.

mod county;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use county::*;
use quorate_core::book::{Book, SealedToPeople};
use quorate_core::ids::{PersonId, RecordId};
use quorate_core::meeting::person::{PersonDetails, Role};
use quorate_core::refusal::RefusalCode;
use quorate_core::sign::verify::certificate;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::keeping::sign_in;
use quorate_service::signatures::verdict::{Against, of_files};
use quorate_service::views::{CertificateRequest, DraftView, FileVerdict, SigningView, VerdictView};

const NEW: &str = "nine tall ladders";

fn signing(service: &Service) -> SigningView {
    let Answer::SigningIdentity(view) = service.ask(Ask::SigningIdentity, at("2026-11-18")).expect("it is theirs")
    else {
        unreachable!()
    };
    *view
}

fn waiting(service: &Service) -> Vec<CertificateRequest> {
    let Answer::CertificateRequests(all) =
        service.ask(Ask::CertificateRequests, at("2026-11-18")).expect("they may look")
    else {
        unreachable!()
    };
    all
}

fn record(county: &County) -> RecordId {
    let meeting = finalised_meeting(county);
    live(&county.seat(Role::Reader), meeting, at("2026-11-18")).items[0].records[0].record.id
}

fn sign(record: RecordId, pin: &str) -> Act {
    Act::SignRecords { records: vec![record], pin: pin.into(), said: Vec::new() }
}

fn ask(county: &County) {
    county.seat(Role::Chair).act(Act::SetSigningPin { pin: PIN.into() }, at("2026-11-18")).expect("a key");
}

#[test]
fn a_key_signs_once_an_administrator_has_compared_its_words() {
    let county = County::new();
    let (record, now) = (record(&county), at("2026-11-18"));
    ask(&county);
    let mut chair = county.seat(Role::Chair);
    let mine = signing(&chair).asked.expect("it waits");
    let refusal = chair.act(sign(record, PIN), now).expect_err("not certified yet");
    assert!(refusal.sentence.contains("not certified yet"), "{refusal}");
    drop(chair);

    let mut service = county.seat(Role::Administrator);
    let theirs = waiting(&service).remove(0);
    assert_eq!((theirs.words.as_str(), theirs.alone), (mine.words.as_str(), false), "both read the same words");
    let other = Act::Certify { person: theirs.person, key: "00".repeat(32) };
    assert_eq!(service.act(other, now).expect_err("another key than was compared").code, RefusalCode::Stale);
    service.act(Act::Certify { person: theirs.person, key: theirs.key }, now).expect("certified");
    assert!(waiting(&service).is_empty(), "it no longer waits");
    drop(service);

    let mut chair = county.seat(Role::Chair);
    assert!(signing(&chair).held.is_some_and(|held| held.own && held.issuer == "Elmshire"));
    chair.act(sign(record, PIN), now).expect("a signature");
}

#[test]
fn wrong_pins_are_noted_and_slowed() {
    let county = County::new();
    let (record, now) = (record(&county), at("2026-11-18"));
    able_to_sign(&county, now);
    for wrong in ["999111", "999112", "999113"] {
        // The note outlasts the session.
        let refusal = county.seat(Role::Chair).act(sign(record, wrong), now).expect_err("a wrong PIN");
        assert_eq!(refusal.code, RefusalCode::WrongSecret);
    }
    let mut chair = county.seat(Role::Chair);
    let refusal = chair.act(sign(record, PIN), now).expect_err("even the right one has to wait");
    assert!(refusal.sentence.contains("Try again after"), "{refusal}");
    let done = chair.act(sign(record, PIN), now + Duration::minutes(2)).expect("a minute later it may be tried");
    assert!(done.sentence.contains("3 wrong PINs were typed before"), "{}", done.sentence);
}

/// The right PIN is of no use to whoever holds the book's key and not the chair's passphrase; nor is the authority's key
/// there for anybody but administrators.
#[test]
fn the_books_key_opens_neither_the_signers_key_nor_the_authoritys() {
    let county = County::new();
    able_to_sign(&county, at("2026-11-18"));
    let service = county.seat(Role::Administrator);
    let authority = service.trusted().expect("somebody can sign").remove(0);
    drop(service);
    let holder = format!("authority {}", certificate(&authority).expect("a certificate").fingerprint);
    for role in [Role::Reader, Role::MinuteTaker, Role::Chair] {
        let book = Book::open(&county.folder, county.person(role), PASSPHRASE, device()).expect("they may open it");
        let sealed = book.identity(&holder).expect("the book can be read").expect("the sealed key lies there");
        let sealed: SealedToPeople = serde_json::from_slice(&sealed).expect("it reads");
        let refusal = book.unseal("signing authority", &sealed).expect_err("it is not theirs");
        assert_eq!(refusal.code, RefusalCode::NotAllowed, "{role:?}");
        assert!(book.kept_secret("signing authority").expect("readable").is_none(), "{role:?}");
    }
}

#[test]
fn a_recovery_key_that_is_not_written_down_yet_is_kept_for_its_maker_and_lies_nowhere_open() {
    let county = County::new();
    let (field, text) = ("recovery-key".to_owned(), "7QW2-HERON".to_owned());
    let draft = DraftView { field: field.clone(), text: text.clone(), based_on: String::new(), at: at("2026-11-18") };
    county.seat(Role::Administrator).keep_draft(draft).expect("kept");
    let open = |role| Book::open(&county.folder, county.person(role), PASSPHRASE, device()).expect("they may open it");
    for role in [Role::Administrator, Role::Reader] {
        assert_eq!(
            open(role).drafts().expect("readable"),
            [],
            "{role:?}: it is no draft, which whoever has the key reads"
        );
    }
    assert!(open(Role::Reader).kept_secret(&field).expect("readable").is_none(), "nor anybody else's");
    let mut service = county.seat(Role::Administrator);
    let there = |service: &Service| {
        service.session().expect("a session").drafts.into_iter().map(|one| one.text).collect::<Vec<_>>()
    };
    assert_eq!(there(&service), [text], "it stands there again after a lock or a crash");
    service.drop_draft(&field).expect("written down");
    assert!(there(&service).is_empty());
}

#[test]
fn a_new_passphrase_keeps_every_key() {
    let county = County::new();
    let (record, now) = (record(&county), at("2026-11-18"));
    ask(&county);
    for role in [Role::Administrator, Role::Chair] {
        if role == Role::Chair {
            certify(&mut reopened(&county, Role::Administrator, NEW), now);
        }
        let act = Act::SetPassphrase { old: PASSPHRASE.into(), new: NEW.into() };
        county.seat(role).act(act, now).expect("changed");
    }
    reopened(&county, Role::Chair, NEW).act(sign(record, PIN), now).expect("the chair's key went along");
    let folder = county.dir.path().display().to_string();
    let mut service = reopened(&county, Role::Administrator, NEW);
    service.act(Act::SetPassphrase { old: NEW.into(), new: PASSPHRASE.into() }, now).expect("changed back");
    service.act(Act::ExportRegister { folder }, now).expect("and the authority's key with its only administrator");
}

fn reopened(county: &County, role: Role, passphrase: &str) -> Service {
    let person = county.person(role);
    sign_in::sign_in(&county.folder, person, passphrase.to_owned().into(), device(), Box::new(Chance))
        .expect("they sign in")
}

fn add(service: &mut Service, name: &str, roles: &[Role], now: DateTime<Utc>) -> PersonId {
    let details = PersonDetails {
        name: name.into(),
        post: "Head of service".into(),
        email: String::new(),
        roles: roles.to_vec(),
    };
    let act = Act::AddPerson { details, passphrase: PASSPHRASE.into() };
    PersonId(id(&service.act(act, now).expect("a person more")))
}

fn judged(service: &Service, file: &Path, now: DateTime<Utc>) -> VerdictView {
    of_files(&[file.to_owned()], &Against::book(service, now).expect("an open book")).remove(0)
}

#[test]
fn the_authority_is_renewed_when_an_administrator_goes_and_old_records_stay_proven() {
    let county = County::new();
    let meeting = signed_meeting(&county);
    let now = at("2026-11-19");
    let out = county.dir.path().join("out");
    std::fs::create_dir(&out).expect("a folder");
    let folder = out.display().to_string();
    let mut service = county.seat(Role::Administrator);
    let before = service.authority_pem().expect("readable").expect("an authority");
    let second = add(&mut service, "Beata Nowak", &[Role::Administrator], now);
    assert_eq!(service.authority_pem().expect("readable"), Some(before.clone()), "one more is no reason");
    let (records, _) = service.signed_records(meeting).expect("signed");
    let act = Act::ExportRecords { records, superseded: false, folder: folder.clone() };
    let file = PathBuf::from(&service.act(act, now).expect("exported").files[0]);
    let removed = service.act(Act::RemovePerson { person: second, why: "Left".into() }, now).expect("removed");
    assert!(removed.sentence.contains("new signing authority"), "{}", removed.sentence);
    let after = service.authority_pem().expect("readable").expect("an authority");
    assert_ne!(before, after, "what the one who left could open counts no more");
    let old = judged(&service, &file, now);
    assert_eq!(old.verdict, FileVerdict::Accepted, "{}", old.sentence);
    assert!(old.certified.is_some_and(|by| by.contains("by Anwen Prys")), "it says who compared the key");
    let sheet = service.act(Act::ExportTrust { folder }, now).expect("the sheet");
    let sheet = sheet.files.iter().find(|file| file.ends_with(".pdf")).expect("a sheet");
    let words = std::process::Command::new("pdftotext").args([sheet, "-"]).output().expect("pdftotext");
    let words = String::from_utf8_lossy(&words.stdout).into_owned();
    assert!(words.contains("stop trusting what this one replaces"), "IT is told: {words}");
    drop(service);

    let chair = county.seat(Role::Chair);
    assert!(signing(&chair).held.is_some(), "the chair signs on, with the same key under the new authority");
}

#[test]
fn nobody_passes_for_somebody_else_and_who_certifies_alone_is_told() {
    let county = County::new();
    let now = at("2026-11-18");
    let mut service = county.seat(Role::Administrator);
    let details = PersonDetails {
        name: "ADEYEMI,  Rúth".into(),
        post: "Head of service".into(),
        email: String::new(),
        roles: vec![Role::Chair],
    };
    let act = Act::AddPerson { details, passphrase: PASSPHRASE.into() };
    let refusal = service.act(act, now).expect_err("there is one of that name");
    assert!(refusal.sentence.contains("There is a Ruth Adeyemi"), "{refusal}");

    let me = county.person(Role::Administrator);
    let Answer::People(people) = service.ask(Ask::People, now).expect("they may look") else { unreachable!() };
    let based_on = people.into_iter().find(|one| one.id == me).expect("they are there").revision;
    let done = service.act(Act::SetRoles { person: me, roles: vec![Role::Administrator, Role::Chair], based_on }, now);
    assert!(done.expect("both roles").sentence.contains("administrator and chair in one"), "they are warned");
    service.act(Act::SetSigningPin { pin: PIN.into() }, now).expect("a key");
    let own = waiting(&service).remove(0);
    assert!(own.alone, "and once more before they certify their own key");
    let done = service.act(Act::Certify { person: me, key: own.key }, now).expect("it is allowed");
    assert!(done.sentence.contains("stands in the register"), "{}", done.sentence);
}
