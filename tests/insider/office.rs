//! What an administrator could do with the authority: certify in another's name, register what was never signed, and let in
//! a second person of the chair's name.

use std::path::{Path, PathBuf};

use quorate_core::book::Passphrase;
use quorate_core::ids::PersonId;
use quorate_core::ledger::{Change, ChangeKind};
use quorate_core::meeting::person::{PersonDetails, Role};
use quorate_core::sign::identity::{issue, issue_register};
use quorate_core::sign::register::{self, Register};
use quorate_core::sign::{Authority, Identity, pades};
use quorate_service::act::Act;
use quorate_service::keeping::sign_in;
use uuid::Uuid;

use crate::county::{Chance, TEMPORARY, at, patiently};
use crate::ground::{Ground, Trial, now, opened};
use crate::records::{PURPOSE, chance, said, sealed_authority, sha256, unhex, unsigned};

/// What the administrator's passphrase opens: the authority, and what signs registers.
struct Office {
    authority: Authority,
    register: Identity,
}

fn office(ground: &Ground, folder: &Path) -> Office {
    let db = ground.db(folder);
    let (_, sealed) = sealed_authority(&db);
    let made = said(&db, ChangeKind::AuthorityMade).pop().expect("an authority").1;
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

pub fn an_administrator_signs_in_nobody_elses_name_and_registers_vouch_for_nothing_more(
    ground: &Ground,
    trial: &mut Trial,
) {
    let folder = ground.copy("administrator");
    let office = office(ground, &folder);
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
        said(&ground.db(&folder), ChangeKind::RecordSigned).pop()
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
    let change = Change::RecordSigned {
        record,
        child,
        at: now(),
        version: version + 1,
        sha256: sha,
        file_name,
        says,
        weighed: None,
    };
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
        let seated = patiently(|| {
            let passphrase = crate::county::PASSPHRASE.to_owned().into();
            sign_in::sign_in(&folder, ground.administrator, passphrase, crate::county::device(), Box::new(Chance))
        });
        let mut service = seated.expect("they sign in");
        let act = Act::AddPerson { details: chair(name), passphrase: TEMPORARY.into() };
        trial.refused(&format!("the same, at the service: {name}"), service.act(act, now()), "There is a Ruth Adeyemi");
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
