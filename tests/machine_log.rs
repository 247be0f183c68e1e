//! What a machine's log says of real faults: the code, the cause and the place, and nothing of the book.

mod county;

use std::fs;
use std::path::Path;

use county::*;
use quorate_core::meeting::person::Role;
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::keeping::sign_in;
use quorate_service::machine_log::MachineLog;
use quorate_service::machine_memory::Machine;

/// Nobody reads these in the log of a machine: a child, a number of theirs, people, the book, its folder, a passphrase.
const SECRETS: [&str; 7] = ["Ilinca", "Okoń", "M100001", "Anwen", "Elmshire", ".quorate", PASSPHRASE];

fn log_of(home: &Path) -> MachineLog {
    MachineLog::in_folder(&home.join("settings"))
}

fn signs_in(county: &County, log: &MachineLog) -> Result<quorate_service::Service, Refusal> {
    let here = Machine { log: Some(log.clone()), ..machine() };
    let person = county.person(Role::Administrator);
    sign_in::sign_in(&county.folder, person, PASSPHRASE.to_owned().into(), here, Box::new(Chance))
}

/// A book with a child in it, closed.
fn book_of_a_child() -> County {
    let county = County::new();
    add_child(
        &mut county.seat(Role::MinuteTaker),
        child("Ilinca", "Okoń", Some("2018-03-04"), "M100001"),
        None,
        at("2026-11-03"),
    );
    county
}

fn holds_nothing_of_the_book(log: &MachineLog) -> String {
    let text = log.read();
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} is in the log: {text}");
    }
    text
}

#[test]
fn a_flipped_byte_is_told_with_its_code_and_cause() {
    let county = book_of_a_child();
    let log = log_of(county.dir.path());
    let file = county.folder.join("book.db");
    let whole = fs::read(&file).expect("the database");
    // In the first page, which says whether the key is right, and in one further on.
    for place in [100, whole.len() / 2] {
        let mut flipped = whole.clone();
        flipped[place] ^= 1;
        fs::write(&file, flipped).expect("it is written");
        let refusal = signs_in(&county, &log).err().expect("a damaged book is refused");
        assert_eq!(refusal.code, RefusalCode::Damaged, "{refusal}");
        log.note("sign_in", &refusal, at("2026-11-04"));
    }
    let text = holds_nothing_of_the_book(&log);
    let first = text.lines().next().expect("a line");
    assert!(first.starts_with("2026-11-04T09:00:00Z ") && first.contains(" sign_in Damaged: SQLite: "), "{text}");
    assert!(first.contains(", code 26 ("), "SQLITE_NOTADB: {text}");
    let says_where = |line: &str| line.replace('\\', "/").contains(" (src-tauri/core/src/book/");
    assert!(text.lines().count() == 2 && text.lines().all(says_where), "{text}");

    fs::write(county.folder.join("keys.json"), "{\"format\": 1, \"Ilinca\": ").expect("it is written");
    let refusal = signs_in(&county, &log).err().expect("damaged keys are refused");
    log.note("sign_in", &refusal, at("2026-11-05"));
    let text = holds_nothing_of_the_book(&log);
    assert!(text.contains("Damaged: JSON: ends too early, line 1, column "), "{text}");
}

#[test]
fn a_folder_that_is_away_or_takes_no_writing_is_told_with_the_systems_number() {
    let county = book_of_a_child();
    let log = log_of(county.dir.path());
    let mut service = signs_in(&county, &log).expect("they sign in");
    // A file where a folder is needed: refused whoever runs the test, root too.
    let file = county.dir.path().join("Ilinca Okoń");
    fs::write(&file, "").expect("a file");
    let act = Act::ExportReads { child: None, person: None, folder: file.to_string_lossy().into_owned() };
    let doing = act.kind();
    let refusal = service.act(act, at("2026-11-04")).expect_err("nothing can be written there");
    log.note(doing, &refusal, at("2026-11-04"));
    drop(service);

    fs::rename(&county.folder, county.dir.path().join("away")).expect("it is moved");
    let refusal = signs_in(&county, &log).err().expect("nothing is there");
    assert_eq!(refusal.code, RefusalCode::Missing, "{refusal}");
    log.note("sign_in", &refusal, at("2026-11-05"));

    let text = holds_nothing_of_the_book(&log);
    let lines: Vec<_> = text.lines().collect();
    assert!(lines[0].contains(" Act.ExportReads ") && lines[0].contains(": the file system: "), "{text}");
    let number = if cfg!(windows) { 3 } else { 2 };
    assert!(lines[1].contains(" sign_in Missing: the file system: "), "{text}");
    assert!(lines[1].contains(&format!(", system error {number} (")), "{text}");
}

#[test]
fn what_people_do_every_day_is_in_no_log() {
    let county = book_of_a_child();
    let log = log_of(county.dir.path());
    let person = county.person(Role::Administrator);
    let wrong =
        sign_in::sign_in(&county.folder, person, "Ilinca Okoń twelve".to_owned().into(), machine(), Box::new(Chance));
    let wrong = wrong.err().expect("a wrong passphrase is refused");
    let mut service = signs_in(&county, &log).expect("they sign in");
    let act = Act::ResetPassphrase { person: county.person(Role::Reader), passphrase: "Ilinca".into() };
    let mistyped = service.act(act, at("2026-11-04")).expect_err("too short");
    let busy = signs_in(&county, &log).err().expect("a book is open once");
    for refusal in [&wrong, &mistyped, &busy] {
        log.note("sign_in", refusal, at("2026-11-04"));
    }
    let text = holds_nothing_of_the_book(&log);
    assert_eq!((text.lines().count(), busy.code), (1, RefusalCode::Locked), "only the book that was busy: {text}");
}

#[test]
fn an_administrator_reads_the_log_and_nobody_else() {
    let county = County::new();
    let log = log_of(county.dir.path());
    let full = Refusal::new(RefusalCode::DiskFull, "The disk is full.").because(&std::io::Error::from_raw_os_error(28));
    log.note("keep_draft", &full, at("2026-11-04"));
    let service = signs_in(&county, &log).expect("they sign in");
    let Answer::MachineLog(view) = service.ask(Ask::MachineLog, at("2026-11-04")).expect("they may") else {
        unreachable!()
    };
    assert_eq!(view.faults, 1);
    assert!(
        view.text.starts_with("Quorate: ") && view.text.contains(" keep_draft DiskFull: the file system: "),
        "{}",
        view.text
    );
    drop(service);
    for role in [Role::MinuteTaker, Role::Chair, Role::Reader] {
        let refusal = county.seat(role).ask(Ask::MachineLog, at("2026-11-04")).expect_err("it is for administrators");
        assert_eq!(refusal.code, RefusalCode::NotAllowed);
    }
}
