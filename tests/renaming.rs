//! Somebody is called otherwise, and so are the book and its council: what was signed before keeps the name it had and
//! stays valid, and nothing more is signed under a name of before.

mod county;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use county::*;
use quorate_core::book::{Book, CalledNow};
use quorate_core::ids::{EntryId, PersonId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::meeting::person::{Person, Role};
use quorate_core::meeting::version::Grounds;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::keeping::sign_in;
use quorate_service::signatures::verdict::{Against, of_files};
use quorate_service::views::{CertificateRequest, ChildView, FileVerdict, RecordView, SigningView, VerdictView};

const BEFORE: &str = "Ruth Adeyemi";
const MARRIED: &str = "Ruth Lanyon";

fn person(service: &Service, id: PersonId) -> Person {
    let Answer::People(people) = service.ask(Ask::People, at("2026-11-18")).expect("people") else { unreachable!() };
    people.into_iter().find(|one| one.id == id).expect("they are in the book")
}

fn signing(service: &Service) -> SigningView {
    let ask = service.ask(Ask::SigningIdentity, at("2026-11-18"));
    let Answer::SigningIdentity(view) = ask.expect("it is theirs") else { unreachable!() };
    *view
}

fn waiting(service: &Service) -> Vec<CertificateRequest> {
    let ask = service.ask(Ask::CertificateRequests, at("2026-11-18"));
    let Answer::CertificateRequests(all) = ask.expect("they may look") else { unreachable!() };
    all
}

fn record_view(service: &Service, record: RecordId, now: DateTime<Utc>) -> RecordView {
    let Answer::Record(view) = service.ask(Ask::Record { record }, now).expect("a record") else { unreachable!() };
    *view
}

/// What an administrator says of the chair from now on.
fn called(service: &Service, chair: PersonId, name: &str) -> Act {
    let (name, based_on) = (name.into(), person(service, chair).revision);
    Act::SetPersonDetails { person: chair, name, post: "Director".into(), email: String::new(), based_on }
}

/// The same past the service, as by an administrator who cannot open the authority.
fn called_in_the_book_alone(county: &County, now: DateTime<Utc>) {
    let chair = county.person(Role::Chair);
    let mut book = Book::open(&county.folder, county.person(Role::Administrator), PASSPHRASE, device()).expect("open");
    let based_on = book.person(chair).expect("they are there").revision;
    let details = CalledNow { name: MARRIED.into(), post: "Director".into(), email: String::new() };
    book.set_person_details(chair, details, based_on, now, &mut Chance).expect("called otherwise");
}

fn judged(service: &Service, file: &Path, now: DateTime<Utc>) -> VerdictView {
    of_files(&[file.to_owned()], &Against::book(service, now).expect("an open book")).remove(0)
}

fn sign(record: RecordId) -> Act {
    Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() }
}

#[test]
fn a_chair_signs_on_under_another_name_and_what_they_signed_before_stays_valid() {
    let county = County::new();
    let meeting = signed_meeting(&county);
    let now = at("2026-11-24");
    let chair = county.person(Role::Chair);
    let mut service = county.seat(Role::Administrator);
    let record = service.signed_records(meeting).expect("signed").0[0];
    let before = service.authority_pem().expect("readable");
    let done = service.act(called(&service, chair, MARRIED), now).expect("called otherwise");
    assert!(done.sentence.contains("is called Ruth Lanyon from now on"), "{}", done.sentence);
    assert!(done.sentence.contains("certified anew"), "{}", done.sentence);
    assert_eq!(service.authority_pem().expect("readable"), before, "the authority goes on");
    assert!(waiting(&service).is_empty(), "there is nothing to compare");
    let Answer::NameHistory(told) = service.ask(Ask::NameHistory { person: chair }, now).expect("they may look") else {
        unreachable!()
    };
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("called Ruth Adeyemi, post “Head of service”. Changed by Anwen Prys."), "{}", told[0]);
    drop(service);

    let mut service = county.seat(Role::Chair);
    let told = service.session().expect("a session").notices;
    let [notice] = told.as_slice() else { panic!("they are told once: {told:?}") };
    assert!(notice.starts_with("Anwen Prys changed your name in this book on"), "{notice}");
    assert!(notice.contains("it was Ruth Adeyemi"), "{notice}");
    let view = signing(&service);
    assert_eq!(view.outdated, None);
    assert!(view.held.is_some_and(|held| (held.name.as_str(), held.post.as_str()) == (MARRIED, "Director")));
    let based_on = record_view(&service, record, now).line.record.revision;
    let grounds = Grounds { what: "The day of the visit.".into(), why: "It was misheard.".into(), others_data: false };
    service.act(Act::Correct { record, grounds, based_on }, now).expect("opened again");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let based_on = record_view(&service, record, now).line.record.sections["discussion"].revision;
    let text = "The visit is on Thursday.".into();
    service.act(Act::WriteSection { record, section: "discussion".into(), text, based_on }, now).expect("written");
    service.act(Act::FinaliseRecord { record }, now).expect("finalised");
    drop(service);
    county.seat(Role::Chair).act(sign(record), now).expect("the same PIN signs");

    let out = county.dir.path().join("out");
    std::fs::create_dir(&out).expect("a folder");
    let folder = out.display().to_string();
    let mut service = county.seat(Role::Administrator);
    let act = Act::ExportRecords { records: vec![record], superseded: true, folder: folder.clone() };
    let files = service.act(act, now).expect("exported").files;
    let mut signers = Vec::new();
    for file in files.iter().filter(|file| file.ends_with(".pdf")) {
        let verdict = judged(&service, Path::new(file), now);
        assert_eq!(verdict.verdict, FileVerdict::Accepted, "{}", verdict.sentence);
        assert!(verdict.certified.is_some_and(|by| by.contains("by Anwen Prys")), "who compared the key");
        signers.push(verdict.signer.expect("a signer"));
    }
    signers.sort();
    assert_eq!(signers, [BEFORE, MARRIED], "each under the name of its time");
    let lines = record_view(&service, record, now).versions;
    let by: Vec<(u32, &str)> = lines.iter().map(|line| (line.number, line.by.as_str())).collect();
    assert_eq!(by, [(2, MARRIED), (1, BEFORE)]);
    let register = PathBuf::from(&service.act(Act::ExportRegister { folder }, now).expect("a register").files[0]);
    let register = std::fs::read_to_string(register).expect("text");
    assert!(register.contains(BEFORE) && register.contains(MARRIED), "{register}");
}

#[test]
fn a_certificate_under_a_name_of_before_signs_nothing_more() {
    let county = County::new();
    let (now, later) = (at("2026-11-18"), at("2026-11-19"));
    let meeting = finalised_meeting(&county);
    able_to_sign(&county, now);
    let record = live(&county.seat(Role::Reader), meeting, now).items[0].records[0].record.id;
    // What the chair signs with other software, once they are called otherwise: made here in a copy of the book.
    let copy = county.dir.path().join("Copy.quorate");
    copied(&county.folder, &copy);
    let chair = county.person(Role::Chair);
    let enter = |folder: &Path| {
        sign_in::sign_in(folder, chair, PASSPHRASE.to_owned().into(), machine(), Box::new(Chance))
            .expect("they sign in")
    };
    let mut elsewhere = enter(&copy);
    elsewhere.act(sign(record), later).expect("signed under the name of before");
    let forged = elsewhere.record_pdf(record, Some(1), later).expect("a signed file");
    drop(elsewhere);

    called_in_the_book_alone(&county, later);
    let mut service = county.seat(Role::Chair);
    let outdated = signing(&service).outdated.expect("it names them as they were called");
    assert!(outdated.contains("made out to Ruth Adeyemi"), "{outdated}");
    let refusal = service.act(sign(record), later).expect_err("it signs nothing more");
    assert_eq!((refusal.code, refusal.sentence), (RefusalCode::WrongState, outdated));
    drop(service);

    let mut book = Book::open(&county.folder, chair, PASSPHRASE, device()).expect("open");
    let (child, sha256) =
        (book.record(record).expect("it is there").child, book.put_blob("record", &forged).expect("kept"));
    let file_name = "forged.pdf".to_owned();
    let signed = Change::RecordSigned {
        record,
        child,
        at: later,
        version: 1,
        sha256,
        file_name,
        says: Vec::new(),
        weighed: None,
    };
    book.commit(&[signed], later, &mut Chance).expect("the book knows nothing of certificates");
    drop(book);
    let file = county.dir.path().join("forged.pdf");
    std::fs::write(&file, &forged).expect("a file");

    let mut service = county.seat(Role::Administrator);
    let verdict = judged(&service, &file, later);
    assert_eq!(verdict.verdict, FileVerdict::Refused, "{}", verdict.sentence);
    assert!(verdict.sentence.contains("had not given to Ruth Lanyon"), "{}", verdict.sentence);
    // An administrator who can open the authority finds the key among those to certify.
    let theirs = waiting(&service).remove(0);
    assert!(theirs.renamed && theirs.name == MARRIED);
    service.act(Act::Certify { person: theirs.person, key: theirs.key }, later).expect("certified anew");
    assert!(waiting(&service).is_empty());
    assert_eq!(judged(&service, &file, later).verdict, FileVerdict::Refused, "which makes nothing good");
    drop(service);
    let view = signing(&county.seat(Role::Chair));
    assert!(view.outdated.is_none() && view.held.is_some_and(|held| held.name == MARRIED));
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_file() {
            std::fs::copy(&entry, to.join(entry.file_name().expect("a name"))).expect("copied");
        }
    }
}

#[test]
fn the_book_and_the_council_are_called_otherwise() {
    let county = County::new();
    signed_meeting(&county);
    let now = at("2026-11-24");
    let mut service = county.seat(Role::Administrator);
    let before = service.authority_pem().expect("readable");
    let Answer::Book(book) = service.ask(Ask::Book, now).expect("a book") else { unreachable!() };
    let names = |name: &str, council: &str, based_on: EntryId| Act::SetBookNames {
        name: name.into(),
        council: council.into(),
        based_on,
    };
    for (name, council, field) in [(" ", "Marlow Council", "name"), ("Marlow panels", "", "council")] {
        let refusal = service.act(names(name, council, book.revision), now).expect_err("it has to be called something");
        assert_eq!(refusal.field.as_deref(), Some(field));
    }
    let long = "Panels of ".to_owned() + &"Elmshire ".repeat(8);
    assert!(service.act(names(&long, "Marlow Council", book.revision), now).is_err(), "no certificate could say it");
    service.act(names(" Marlow panels", "Marlow Council", book.revision), now).expect("called otherwise");
    let session = service.session().expect("a session");
    assert_eq!((session.book_name.as_str(), session.council.as_str()), ("Marlow panels", "Marlow Council"));
    assert!(session.folder.ends_with("Elmshire.quorate"), "the folder is called what it was");
    assert_eq!(service.authority_pem().expect("readable"), before, "so is the authority: IT has nothing to do");

    let folder = county.dir.path().display().to_string();
    let sheet = service.act(Act::ExportTrust { folder }, now).expect("the sheet").files;
    let sheet = sheet.iter().find(|file| file.ends_with(".pdf")).expect("a sheet");
    let words = std::process::Command::new("pdftotext").args([sheet, "-"]).output().expect("pdftotext");
    let words = String::from_utf8_lossy(&words.stdout).into_owned();
    assert!(words.contains("Marlow Council") && words.contains("Marlow panels"), "{words}");
    assert!(words.contains("Elmshire, valid"), "and says what the authority is called: {words}");
}

#[test]
fn who_may_not_rename_is_told_so_in_words_about_names() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::MinuteTaker);
    let book = Act::SetBookNames { name: "Ours".into(), council: "Elmshire".into(), based_on: EntryId::NONE };
    for act in [called(&service, county.person(Role::Chair), MARRIED), book] {
        let refusal = service.act(act, now).expect_err("a minute taker renames nobody");
        assert_eq!(refusal.code, RefusalCode::NotAllowed);
        assert!(refusal.sentence.contains("may change what people, the book or its council are called"), "{refusal}");
    }
}

#[test]
fn an_interest_goes_with_whoever_has_it() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let child = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, now);
    drop(service);
    let what = "Sits on the school's board".to_owned();
    county.seat(Role::Chair).act(Act::DeclareInterest { child, name: None, what }, now).expect("declared");
    let mut service = county.seat(Role::Administrator);
    service.act(called(&service, county.person(Role::Chair), MARRIED), now).expect("called otherwise");
    drop(service);

    let mut service = county.seat(Role::Chair);
    let view = |service: &Service| -> ChildView {
        let Answer::Child(view) = service.ask(Ask::Child { child }, now).expect("a child") else { unreachable!() };
        *view
    };
    let interest = view(&service).interests.remove(0);
    assert_eq!((interest.name.as_str(), interest.may_end), (MARRIED, true));
    service.act(Act::EndInterest { child, name: interest.name }, now).expect("it is theirs to end");
    assert!(view(&service).interests.is_empty());
}
