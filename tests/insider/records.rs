//! Records, certificates and registers forged: what `quorate verify` says of them, and what the book does.

use std::path::{Path, PathBuf};

use quorate_core::book::{Book, SealedToPeople};
use quorate_core::entropy;
use quorate_core::ids::EntryId;
use quorate_core::ledger::{Change, ChangeKind};
use quorate_core::sign::authority::Chance as SignChance;
use quorate_core::sign::identity::{issue, public_key_in};
use quorate_core::sign::{Authority, Identity, SealedKey, pades};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::county::{Chance, PIN, at};
use crate::forge::{append, entries};
use crate::ground::{Ground, Trial, now, opened};

pub const PURPOSE: &str = "signing authority";

pub fn chance() -> SignChance {
    SignChance {
        key: Zeroizing::new(entropy::bytes(&mut Chance).expect("random")),
        serial: entropy::bytes(&mut Chance).expect("random"),
    }
}

/// The record as it was before it was signed: a signature is an increment.
pub fn unsigned(signed: &[u8]) -> Vec<u8> {
    let end = signed.windows(5).position(|five| five == b"%%EOF").expect("the end of the file that was signed");
    let newline = usize::from(signed.get(end + 5) == Some(&b'\n'));
    signed[..end + 5 + newline].to_vec()
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn said(db: &Connection, kind: ChangeKind) -> Vec<(EntryId, Change)> {
    let of_kind = entries(db).into_iter().filter(|entry| entry.kind == kind.id());
    of_kind
        .map(|entry| {
            (entry.id, serde_json::from_str(&entry.payload.expect("it says something").json).expect("a change"))
        })
        .collect()
}

pub fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex")).collect()
}

pub fn sealed_authority(db: &Connection) -> (String, SealedToPeople) {
    let row =
        db.query_row("SELECT holder, sealed FROM identity", [], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)));
    let (holder, sealed) = row.expect("an authority");
    (holder, serde_json::from_slice(&sealed).expect("sealed to people"))
}

/// The chair's own identity, by their passphrase and PIN.
fn chairs(ground: &Ground, folder: &Path) -> Identity {
    let given = said(&ground.db(folder), ChangeKind::CertificateSet).pop().expect("a certificate").1;
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

    let one = forged(ground, ground.copy("certificate"));
    trial.found(
        "a certificate in the chair's name",
        &ground.verify(&one.file, &one.folder, &[]),
        "bears the name of one you trust",
    );
    trial.found("the same, by trust", &by_trust(&one.file, &[]), "bears the name of one you trust");

    let one = forged(ground, ground.copy("certificate-by-sql"));
    let bytes = std::fs::read(&one.file).expect("a file");
    let certificate = one.identity.certificate_der().expect("a certificate");
    let text: String = certificate.iter().map(|byte| format!("{byte:02x}")).collect();
    let db = ground.db(&one.folder);
    store(&db, &bytes);
    let chair = ground.chair.0.as_bytes().as_slice();
    db.execute("UPDATE person SET certificate = ?1 WHERE id = ?2", params![text, chair]).expect("altered");
    drop(db);
    // First: whoever opens the book has its tables made anew.
    trial.found("the same, by the walk", &ground.walk(&one.folder), "table “version” did not say");
    trial.found(
        "the same, put into the tables",
        &ground.verify(&one.file, &one.folder, &[]),
        "bears the name of one you trust",
    );

    let one = forged(ground, ground.copy("certificate-by-entry"));
    let db = ground.db(&one.folder);
    let bytes = std::fs::read(&one.file).expect("a file");
    store(&db, &bytes);
    let certificates = one.identity.certificates_der();
    let certificates = certificates.iter().map(|der| der.iter().map(|byte| format!("{byte:02x}")).collect()).collect();
    let change = Change::CertificateSet { person: ground.chair, certificates };
    append(&db, ground.book, &change, ground.as_reader(), &ground.own, &ground.own);
    let Some((_, Change::RecordSigned { record, child, version, file_name, says, .. })) =
        said(&db, ChangeKind::RecordSigned).pop()
    else {
        unreachable!()
    };
    let (when, sha) = (now(), sha256(&bytes));
    let change = Change::RecordSigned {
        record,
        child,
        at: when,
        version: version + 1,
        sha256: sha,
        file_name,
        says,
        weighed: None,
    };
    append(&db, ground.book, &change, ground.as_reader(), &ground.own, &ground.own);
    drop(db);
    trial.found(
        "the same, by entries under own key",
        &ground.verify(&one.file, &one.folder, &[]),
        "bears the name of one you trust",
    );
    trial.found("the same, by the walk, by entries", &ground.walk(&one.folder), "had no right to say then");

    let folder = ground.copy("past");
    let pdf = unsigned(&std::fs::read(&ground.record).expect("a record"));
    let past = pades::sign(&pdf, &chairs(ground, &folder), at("2026-11-19")).expect("signed");
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
