//! Key slots exchanged, invitations and recovery keys used for what they are not.

use quorate_core::book::{Book, Passphrase};
use quorate_core::ids::{DeviceId, PersonId};
use quorate_core::ledger::change::Change;
use quorate_core::ledger::entry::Author;
use quorate_core::ledger::signing::EntryKey;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::county::{Chance, PASSPHRASE, TEMPORARY, device};
use crate::forge::{append, entries};
use crate::ground::{Ground, Remembering, Trial, now, opened, slot_of};

/// What the key of an invitation, or the recovery key, follows from.
const DOOR: &[u8] = b"quorate slot secret 1\0door key";

pub fn a_door_key_opens_nothing_but_its_door(ground: &Ground, trial: &mut Trial) {
    let (book, own) = (ground.book, &ground.own);
    let fresh_key = EntryKey::from_seed(&[61; 32]);
    let other = EntryKey::from_seed(&[62; 32]);
    let machine = DeviceId(Uuid::from_u128(0xbad3));
    let by = |person| Author { person, device: machine, at: now() };

    let folder = ground.copy("settling again");
    std::fs::copy(ground.before_settling.join("keys.json"), folder.join("keys.json")).expect("put back");
    let choice = Passphrase::new("seventeen quiet herons").expect("a passphrase");
    let again = Book::settle_in(&folder, ground.invited, TEMPORARY, &choice, now(), device(), &mut Chance);
    trial.refused(
        "an invitation used twice, with the keys.json of before",
        again.map(drop),
        "was replaced by a newer one",
    );

    // Whoever an administrator is, they draw the invitation's secret themselves.
    let folder = ground.copy("invitation");
    let mut drawn = Remembering::default();
    let mut admin = opened(&folder, ground.administrator);
    let temporary = Passphrase::new(TEMPORARY).expect("a passphrase");
    admin.reset_passphrase(ground.invited, &temporary, now(), &mut drawn).expect("a temporary passphrase");
    let raw = *admin.raw_key();
    drop(admin);
    let db = crate::forge::database(&folder, &raw);
    let (key, slot) = last(&db, |change| {
        let Change::PersonInvited { key, slot, .. } = change else { return None };
        Some((key, slot))
    });
    let invitation = drawn.keys(book, DOOR).into_iter().find(|one| one.public() == key).expect("it follows");
    let enrol =
        |key: &EntryKey| Change::KeyEnrolled { person: ground.invited, device: machine, key: key.public(), slot };
    append(&db, book, &enrol(&fresh_key), by(ground.invited), &invitation, own);
    append(&db, book, &enrol(&other), by(ground.invited), &invitation, own);
    drop(db);
    trial.found("an invitation's key used twice", &ground.walk(&folder), "never enrolled for Idris Vaughan");

    let folder = ground.copy("recovery");
    let mut drawn = Remembering::default();
    let mut admin = opened(&folder, ground.administrator);
    drop(admin.replace_recovery_key(now(), &mut drawn).expect("a new one"));
    let raw = *admin.raw_key();
    drop(admin);
    let db = crate::forge::database(&folder, &raw);
    let key = last(&db, |change| {
        let Change::RecoveryKeySet { key, .. } = change else { return None };
        Some(key)
    });
    let chair = (ground.chair, slot_of(&db, ground.chair));
    let administrator = (ground.administrator, slot_of(&db, ground.administrator));
    drop(db);
    let door = drawn.keys(book, DOOR).into_iter().find(|one| one.public() == key).expect("it follows");
    let key = fresh_key.public();
    for (attack, change, person, signed, says) in [
        (
            "a chair's key enrolled with the recovery key",
            Change::KeyEnrolled { person: chair.0, device: machine, key, slot: chair.1 },
            chair.0,
            &door,
            "signed with the recovery key, which lets an administrator in and does nothing else",
        ),
        (
            "a recovery passed off as an administrator's renewal",
            Change::KeyEnrolled { person: administrator.0, device: machine, key, slot: administrator.1 },
            administrator.0,
            &door,
            "signed with the recovery key, which lets an administrator in and does nothing else",
        ),
        (
            "a chair recovered",
            Change::RecoveryUsed { person: chair.0, device: machine, key, slot: chair.1 },
            chair.0,
            &door,
            "let in Ruth Adeyemi, who is no administrator",
        ),
        (
            "a recovery said with own key",
            Change::RecoveryUsed { person: administrator.0, device: machine, key, slot: administrator.1 },
            administrator.0,
            own,
            "and was not signed with it",
        ),
        (
            "something else said with the recovery key",
            Change::HolidaySet { date: "2026-12-29".parse().expect("a date"), name: "Forged".into() },
            administrator.0,
            &door,
            "signed with the recovery key, which lets an administrator in and does nothing else",
        ),
    ] {
        let forged = ground.county.dir.path().join(format!("{attack}.quorate"));
        crate::ground::copied(&folder, &forged);
        append(&crate::forge::database(&forged, &raw), book, &change, by(person), signed, own);
        trial.found(attack, &ground.walk(&forged), says);
    }

    let folder = ground.copy("recovered");
    let mut admin = opened(&folder, ground.administrator);
    let recovery = admin.replace_recovery_key(now(), &mut Chance).expect("a new one");
    drop(admin);
    let came = Book::open_with_recovery(&folder, &recovery, ground.chair, &choice, now(), device(), &mut Chance);
    trial.refused("a chair let in by the recovery key", came.map(drop), "The recovery key lets an administrator in");

    let folder = ground.copy("identity");
    let holder: String =
        ground.db(&folder).query_row("SELECT holder FROM identity", [], |row| row.get(0)).expect("an authority");
    let mut reader = opened(&folder, ground.reader);
    let sealed = reader.seal_to_administrators("signing authority", b"{}", &mut Chance).expect("anybody may seal");
    let put = reader.put_identity(&holder, &serde_json::to_vec(&sealed).expect("json"));
    drop(reader);
    trial.refused("the sealed authority exchanged through the core by a reader", put, "Only an administrator may");
}

/// What the last entry says of which `pick` takes something.
fn last<T>(db: &rusqlite::Connection, pick: impl Fn(Change) -> Option<T>) -> T {
    let said = entries(db).into_iter().rev().filter_map(|entry| entry.payload);
    said.filter_map(|payload| serde_json::from_str(&payload.json).ok()).find_map(pick).expect("it was said")
}

/// The file with its checksum made right again, as the forger of it would.
fn checked(text: &str) -> String {
    let compact = text.lines().map(str::trim).collect::<String>().replace("\": ", "\":");
    let start = compact.find("\"keys\":{\"book\"").expect("the slots") + "\"keys\":".len();
    let sum: String =
        Sha256::digest(&compact[start..compact.len() - 1]).iter().map(|byte| format!("{byte:02x}")).collect();
    let old = text.split("\"sha256\": \"").nth(1).expect("a checksum").split('"').next().expect("its end");
    text.replace(old, &sum)
}

/// Where somebody's slot stands in the text.
fn slot(text: &str, person: PersonId) -> std::ops::Range<usize> {
    let id = text.find(&person.to_string()).expect("their slot");
    let from = text[..id].rfind("\n      {").expect("it begins");
    let to = id + text[id..].find("\n      }").expect("it ends") + "\n      }".len();
    from..to
}

pub fn a_key_slot_that_is_not_the_books_is_found(ground: &Ground, trial: &mut Trial) {
    let text = std::fs::read_to_string(ground.county.folder.join("keys.json")).expect("key slots");
    assert_eq!(checked(&text), text, "the forger knows how the checksum is made");
    let of = |person| text[slot(&text, person)].to_owned();
    let (chairs, readers) = (of(ground.chair), of(ground.reader));
    let wrapped = chairs.find("\"wrapped\": \"").expect("a wrapped secret") + 12;
    let other = if &chairs[wrapped..=wrapped] == "0" { "1" } else { "0" };
    let altered = format!("{}{other}{}", &chairs[..wrapped], &chairs[wrapped + 1..]);
    let named =
        readers.replace("Tomasz Hale", "Ruth Adeyemi").replace(&ground.reader.to_string(), &ground.chair.to_string());
    for (what, slot) in [
        ("the chair's slot altered", altered),
        ("the chair's slot under another name", chairs.replace("Ruth Adeyemi", "Ruth Adeyemo")),
        ("the reader's slot in the chair's place", named),
        ("the cost of the chair's slot changed", chairs.replace("\"memoryKib\": 8", "\"memoryKib\": 9")),
        (
            "the cost of the chair's slot beyond any machine",
            chairs.replace("\"memoryKib\": 8", "\"memoryKib\": 4000000000"),
        ),
    ] {
        let folder = ground.copy(what);
        std::fs::write(folder.join("keys.json"), checked(&text.replace(&chairs, &slot))).expect("a file");
        trial.found(what, &ground.walk(&folder), "key slot of Ruth Adeyemi");
        if what != "the reader's slot in the chair's place" {
            let came = Book::open(&folder, ground.chair, PASSPHRASE, device());
            trial.refused(&format!("{what}: they come in"), came.map(drop), "");
        }
    }
    let folder = ground.copy("removed slot");
    let before = std::fs::read_to_string(ground.before_removal.join("keys.json")).expect("key slots");
    let more = format!("{chairs},{}", &before[slot(&before, ground.removed)]);
    std::fs::write(folder.join("keys.json"), checked(&text.replace(&chairs, &more))).expect("a file");
    let came = Book::open(&folder, ground.removed, PASSPHRASE, device());
    trial.refused("a removed person's slot put back", came.map(drop), "");
    for (what, set, says) in [
        (
            "the slot table's key of the chair",
            "UPDATE slot SET public = zeroblob(32) WHERE holder = ?1",
            "table “slot” does not name",
        ),
        (
            "the slot table's hash of the chair's",
            "UPDATE slot SET sha256 = zeroblob(32) WHERE holder = ?1",
            "key slot of Ruth Adeyemi",
        ),
        ("the slot table without the chair", "DELETE FROM slot WHERE holder = ?1", "table “slot” does not name"),
    ] {
        let folder = ground.copy(what);
        let holder = ground.chair.0;
        assert!(ground.db(&folder).execute(set, [holder.as_bytes().as_slice()]).expect("altered") > 0);
        trial.found(what, &ground.walk(&folder), says);
    }
}
