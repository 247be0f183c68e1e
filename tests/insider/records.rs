//! Records, certificates and registers forged: what `quorate verify` says of them, and what the book does.

use std::path::{Path, PathBuf};

use quorate::desk::act::Act;
use quorate_core::book::{Book, Passphrase, SealedToPeople};
use quorate_core::fresh;
use quorate_core::ledger::Change;
use quorate_core::meeting::person::{PersonDetails, Role};
use quorate_core::meeting::*;
use quorate_core::sign::authority::Chance as SignChance;
use quorate_core::sign::identity::{issue, issue_register, public_key_in};
use quorate_core::sign::register::{self, Register};
use quorate_core::sign::{Authority, Identity, SealedKey, pades};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::county::{Chance, PIN, TEMPORARY, at};
use crate::forge::{append, entries};
use crate::ground::{Ground, Trial, now, opened};

const PURPOSE: &str = "signing authority";

fn chance() -> SignChance {
    SignChance {
        key: Zeroizing::new(fresh::bytes(&mut Chance).expect("random")),
        serial: fresh::bytes(&mut Chance).expect("random"),
    }
}

/// The record as it was before it was signed: a signature is an increment.
fn unsigned(signed: &[u8]) -> Vec<u8> {
    let end = signed.windows(5).position(|five| five == b"%%EOF").expect("the end of the file that was signed");
    let newline = usize::from(signed.get(end + 5) == Some(&b'\n'));
    signed[..end + 5 + newline].to_vec()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn said(db: &Connection, kind: &str) -> Vec<(EntryId, Change)> {
    let of_kind = entries(db).into_iter().filter(|entry| entry.kind == kind);
    of_kind
        .map(|entry| {
            (entry.id, serde_json::from_str(&entry.payload.expect("it says something").json).expect("a change"))
        })
        .collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex")).collect()
}

/// What the administrator's passphrase opens: the authority, and what signs registers.
struct Office {
    authority: Authority,
    register: Identity,
}

fn sealed_authority(db: &Connection) -> (String, SealedToPeople) {
    let row =
        db.query_row("SELECT holder, sealed FROM identity", [], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)));
    let (holder, sealed) = row.expect("an authority");
    (holder, serde_json::from_slice(&sealed).expect("sealed to people"))
}

fn office(ground: &Ground, folder: &Path) -> Office {
    let db = ground.db(folder);
    let (_, sealed) = sealed_authority(&db);
    let made = said(&db, "authority.made/1").pop().expect("an authority").1;
    let Change::AuthorityMade { certificate, register } = made else { unreachable!() };
    let (certificate, register) = (unhex(&certificate), unhex(&register));
    drop(db);
    let book = opened(folder, ground.administrator);
    let keys = book.unseal(PURPOSE, &sealed).expect("an administrator opens it");
    let keys: serde_json::Value = serde_json::from_slice(&keys).expect("keys");
    let key = |name: &str| unhex(keys[name].as_str().expect("hex"));
    Office {
        register: Identity::from_parts(&key("register"), [register.as_slice(), &certificate].into_iter())
            .expect("it fits"),
        authority: Authority::restore(&key("authority"), &certificate).expect("it fits"),
    }
}

/// The chair's own identity, by their passphrase and PIN.
fn chairs(ground: &Ground, folder: &Path) -> Identity {
    let given = said(&ground.db(folder), "person.certificate/1").pop().expect("a certificate").1;
    let Change::CertificateSet { certificates, .. } = given else { unreachable!() };
    let certificates: Vec<Vec<u8>> = certificates.iter().map(|one| unhex(one)).collect();
    let public = public_key_in(&certificates[0]).expect("a key");
    let book = opened(folder, ground.chair);
    let kept = book.kept_secret(&format!("signing key {}", &sha256(&public)[..32])).expect("theirs").expect("a key");
    let sealed: SealedKey = serde_json::from_slice(&kept).expect("a sealed key");
    let private = sealed.unseal(PIN).expect("the PIN");
    Identity::from_parts(&private, certificates.iter().map(Vec::as_slice)).expect("it fits")
}

struct Forged {
    folder: PathBuf,
    file: PathBuf,
    identity: Identity,
}

/// A record in the chair's name, by an authority that only bears the name of the book's.
fn forged(ground: &Ground, folder: PathBuf) -> Forged {
    let authority = Authority::create(&chance(), "Elmshire", at("2026-11-10")).expect("an authority");
    let identity = issue(&authority, &chance(), "Ruth Adeyemi", "Head of service", at("2026-11-10")).expect("one");
    let pdf = unsigned(&std::fs::read(&ground.record).expect("a record"));
    let file = folder.with_extension("pdf");
    std::fs::write(&file, pades::sign(&pdf, &identity, at("2026-11-18")).expect("signed")).expect("a file");
    Forged { folder, file, identity }
}

/// Stores a file and points the signed version at it.
fn store(db: &Connection, bytes: &[u8]) {
    let sha256 = sha256(bytes);
    db.execute("INSERT INTO blob (sha256, kind, bytes) VALUES (?1, 'application/pdf', ?2)", params![sha256, bytes])
        .expect("stored");
    db.execute("UPDATE version SET sha256 = ?1", [sha256]).expect("altered");
}

pub fn a_record_that_the_book_did_not_see_signed_is_refused(ground: &Ground, trial: &mut Trial) {
    let trust = ground.authority.display().to_string();
    let by_trust = |file: &Path, more: &[&str]| {
        let file = file.display().to_string();
        let arguments = [&["verify", file.as_str(), "--trust", &trust], more].concat();
        ground.run(&ground.forgets(), &arguments)
    };
    trial.holds(
        "the true record",
        ground.verify(&ground.record, &ground.county.folder, &[]).code == Some(0),
        "accepted",
    );

    let folder = ground.copy("sealed");
    let (_, sealed) = sealed_authority(&ground.db(&folder));
    for (who, person) in [("reader", ground.reader), ("minute taker", ground.minute_taker), ("chair", ground.chair)] {
        let book = opened(&folder, person);
        trial.refused(
            &format!("the authority's key read out of the book by a {who}"),
            book.unseal(PURPOSE, &sealed),
            "kept for the book’s administrators",
        );
    }
    let removed =
        Book::open(&ground.before_removal, ground.removed, crate::county::PASSPHRASE, crate::county::device())
            .expect("the copy still opens");
    trial.refused(
        "the same, by whoever was removed, with an old copy",
        removed.unseal(PURPOSE, &sealed),
        "kept for the book’s administrators",
    );
    drop(removed);

    let one = forged(&ground, ground.copy("certificate"));
    trial.found(
        "a certificate in the chair's name",
        &ground.verify(&one.file, &one.folder, &[]),
        "the certificate is a stranger’s",
    );
    trial.found("the same, by trust", &by_trust(&one.file, &[]), "the certificate is a stranger’s");

    let one = forged(&ground, ground.copy("certificate-by-sql"));
    let bytes = std::fs::read(&one.file).expect("a file");
    let certificate = one.identity.certificate_der().expect("a certificate");
    let text: String = certificate.iter().map(|byte| format!("{byte:02x}")).collect();
    let db = ground.db(&one.folder);
    store(&db, &bytes);
    let chair = ground.chair.0.as_bytes().as_slice();
    db.execute("UPDATE person SET certificate = ?1 WHERE id = ?2", params![text, chair]).expect("altered");
    drop(db);
    trial.found(
        "the same, put into the tables",
        &ground.verify(&one.file, &one.folder, &[]),
        "the certificate is a stranger’s",
    );
    trial.found("the same, by the walk", &ground.walk(&one.folder), "table “version” does not say");

    let one = forged(&ground, ground.copy("certificate-by-entry"));
    let db = ground.db(&one.folder);
    let bytes = std::fs::read(&one.file).expect("a file");
    store(&db, &bytes);
    let certificates = one.identity.certificates_der();
    let certificates = certificates.iter().map(|der| der.iter().map(|byte| format!("{byte:02x}")).collect()).collect();
    let change = Change::CertificateSet { person: ground.chair, certificates };
    append(&db, ground.book, &change, ground.as_reader(), &ground.own, &ground.own);
    let Some((_, Change::RecordSigned { record, child, version, file_name, says, .. })) =
        said(&db, "record.signed/1").pop()
    else {
        unreachable!()
    };
    let (when, sha) = (now(), sha256(&bytes));
    let change = Change::RecordSigned { record, child, at: when, version: version + 1, sha256: sha, file_name, says };
    append(&db, ground.book, &change, ground.as_reader(), &ground.own, &ground.own);
    drop(db);
    trial.found(
        "the same, by entries under own key",
        &ground.verify(&one.file, &one.folder, &[]),
        "the certificate is a stranger’s",
    );
    trial.found("the same, by the walk, by entries", &ground.walk(&one.folder), "had no right to say then");

    let folder = ground.copy("past");
    let pdf = unsigned(&std::fs::read(&ground.record).expect("a record"));
    let past = pades::sign(&pdf, &chairs(&ground, &folder), at("2026-11-19")).expect("signed");
    let file = folder.with_extension("pdf");
    std::fs::write(&file, &past).expect("a file");
    trial.found("the chair's own key, past the book", &ground.verify(&file, &folder, &[]), "ledger does not name it");

    let moved = {
        let record = std::fs::read(&ground.record).expect("a record");
        let digits = |bytes: &[u8]| bytes.windows(10).position(|ten| ten == b"/Contents<").expect("a signature") + 10;
        let (from, to) = (digits(&record), digits(&past));
        let long = record[from..].iter().position(|byte| *byte == b'>').expect("its end");
        let mut moved = past.clone();
        moved[to..to + long].copy_from_slice(&record[from..from + long]);
        moved
    };
    std::fs::write(&file, &moved).expect("a file");
    trial.found("a signature moved to another record", &ground.verify(&file, &folder, &[]), "altered after signing");
    let db = ground.db(&folder);
    db.execute("UPDATE blob SET bytes = ?1", [past]).expect("altered");
    drop(db);
    trial.found("a stored record exchanged", &ground.walk(&folder), "names a signed record that was altered");
}

pub fn an_administrator_signs_in_nobody_elses_name_and_registers_vouch_for_nothing_more(
    ground: &Ground,
    trial: &mut Trial,
) {
    let folder = ground.copy("administrator");
    let office = office(&ground, &folder);
    let identity =
        issue(&office.authority, &chance(), "Ruth Adeyemi", "Head of service", at("2026-11-10")).expect("one");
    let pdf = unsigned(&std::fs::read(&ground.record).expect("a record"));
    let bytes = pades::sign(&pdf, &identity, at("2026-11-18")).expect("signed");
    let file = folder.with_extension("pdf");
    std::fs::write(&file, &bytes).expect("a file");
    trial.found(
        "a key the chair never asked for, by the true authority",
        &ground.verify(&file, &folder, &[]),
        "ledger does not name it",
    );
    let Some((_, Change::RecordSigned { record, child, version, file_name, says, .. })) =
        said(&ground.db(&folder), "record.signed/1").pop()
    else {
        unreachable!()
    };
    let hex = |der: &Vec<u8>| der.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut book = opened(&folder, ground.administrator);
    let certificates = identity.certificates_der().iter().map(hex).collect();
    let change = Change::CertificateSet { person: ground.chair, certificates };
    // It may stand in the ledger: what somebody never asked for counts for nothing, as the last check below shows.
    drop(book.commit(&[change], now(), &mut Chance));
    let sha = book.put_blob("application/pdf", &bytes).expect("stored");
    let change = Change::RecordSigned { record, child, at: now(), version: version + 1, sha256: sha, file_name, says };
    trial.refused(
        "the same, and signed as a version through the core",
        book.commit(&[change], now(), &mut Chance),
        "Only a chair may sign",
    );
    drop(book);
    trial.found("the same, verified afterwards", &ground.verify(&file, &folder, &[]), "ledger does not name it");

    let folder = ground.copy("names");
    let chair = |name: &str| PersonDetails {
        name: name.into(),
        post: "Head of service".into(),
        email: String::new(),
        roles: vec![Role::Chair],
    };
    for name in [
        "  RUTH   Adeyemi ",
        "Ruth\u{a0}Adeyemi",
        "Ruth Adeyemi\u{200b}",
        "Ruth\u{ad} Adeyemi",
        "Ruth \u{410}deyemi",
        "Ruth Ad\u{435}\u{301}yemi",
    ] {
        let mut book = opened(&folder, ground.administrator);
        let temporary = Passphrase::new(TEMPORARY).expect("a passphrase");
        let added = book.add_person(chair(name), &temporary, now(), &mut Chance);
        trial.refused(
            &format!("a second {}, through the core", name.escape_unicode()),
            added,
            "There is a Ruth Adeyemi",
        );
        let change = Change::PersonAdded { person: PersonId(Uuid::from_u128(0x2)), details: chair(name) };
        trial.refused(
            &format!("the same, as an entry alone: {name}"),
            book.commit(&[change], now(), &mut Chance),
            "not changed this way",
        );
        drop(book);
        let mut desk = quorate::desk::door::sign_in(
            &folder,
            ground.administrator,
            crate::county::PASSPHRASE.to_owned().into(),
            crate::county::device(),
            Box::new(Chance),
        )
        .expect("they sign in");
        let act = Act::AddPerson { details: chair(name), passphrase: TEMPORARY.into() };
        trial.refused(&format!("the same, at the desk: {name}"), desk.act(act, now()), "There is a Ruth Adeyemi");
    }

    let trust = ground.authority.display().to_string();
    let csv = std::fs::read(&ground.register).expect("a register");
    let beside = |file: &Path| PathBuf::from(format!("{}.p7s", file.display()));
    let write = |name: &str, csv: &[u8], signature: &[u8]| {
        let file = ground.county.dir.path().join(name);
        std::fs::write(&file, csv).expect("a file");
        std::fs::write(beside(&file), signature).expect("a file");
        file.display().to_string()
    };
    let signature = std::fs::read(beside(&ground.register)).expect("its signature");
    let altered = String::from_utf8(csv.clone()).expect("text").replace("Ruth Adeyemi", "Anwen Prys");
    let other = Authority::create(&chance(), "Elmshire", at("2026-11-10")).expect("an authority");
    let others = issue_register(&other, &chance(), "Elmshire", at("2026-11-10")).expect("one");
    let altered = write("altered.csv", altered.as_bytes(), &signature);
    let another = write("another.csv", &csv, &register::sign(&csv, &others).expect("signed"));
    for (what, register, says) in [
        ("a register with a line altered", &altered, "The register was altered"),
        ("by an authority of that name", &another, "The register cannot be relied on"),
    ] {
        let by_book = ground.verify(&ground.record, &ground.county.folder, &["--register", register]);
        trial.found(&format!("{what}; with the book"), &by_book, says);
        let record = ground.record.display().to_string();
        let arguments = ["verify", &record, "--trust", &trust, "--register", register];
        trial.found(&format!("{what}; by trust"), &ground.run(&ground.forgets(), &arguments), says);
        let arguments = ["verify", &record, "--register", register];
        let alone = ground.run(&ground.forgets(), &arguments);
        match what.contains("altered") {
            true => trial.found(&format!("{what}; alone"), &alone, says),
            false => trial.told(&format!("{what}; alone"), &alone),
        }
    }
    let mut listing = Register::from_csv(&csv).expect("a register");
    let mut line = listing.lines[0].clone();
    line.sha256 = sha256(&bytes);
    listing.lines.push(line);
    let csv = listing.to_csv().expect("a table");
    let more = write("more.csv", &csv, &register::sign(&csv, &office.register).expect("signed"));
    let folder = ground.county.folder.clone();
    let by_register = ground.verify(&file, &folder, &["--register", &more]);
    trial.found(
        "a register, truly signed, that lists what the ledger does not name",
        &by_register,
        "ledger does not name it",
    );
}
