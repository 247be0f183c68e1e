//! Access given and taken away, and a crash at each step of it.

use std::fs;

use super::county::{County, PASSPHRASE, passphrase};
use crate::book::keys_file::KeySlots;
use crate::book::{Book, people_who_can_sign_in};
use crate::ids::PersonId;
use crate::ledger::Change;
use crate::meeting::person::Role;
use crate::refusal::RefusalCode;

const ADA: &str = "seven green lamps";
const NAN: &str = "eleven soft drums";

fn three_people(seed: u64) -> (County, PersonId, PersonId) {
    let mut county = County::new(seed);
    let ada = county.add("Ada Fenn", &[Role::Chair], ADA);
    let nan = county.add("Nan Ferrow", &[Role::Administrator], NAN);
    (county, ada, nan)
}

#[test]
fn whoever_is_removed_no_longer_opens_the_book_and_everybody_else_does() {
    let (mut county, ada, nan) = three_people(30);
    let placed = county.place("Ilinca", "Țepeș");
    let old = county.home.path().join("Old copy.quorate");
    county.book.backup(Some(&old), county.now).unwrap();
    county.book.remove_person(ada, "Left the council", county.now, &mut county.entropy).unwrap();

    assert!(county.book.child(placed.child).is_ok(), "the book stays open");
    assert!(!county.book.person(ada).unwrap().active);
    let said: Vec<Change> = county
        .book
        .ledger_entries(0, 3)
        .unwrap()
        .iter()
        .filter_map(|entry| county.book.change(entry.seq).unwrap())
        .collect();
    assert!(
        said.contains(&Change::PersonRemoved { person: ada, why: "Left the council".into() }),
        "the ledger says so"
    );
    assert!(said.contains(&Change::SlotRewrapped { person: nan }), "and whose slots were rewrapped");
    let printed = county.recovery.printed();
    let key = county.book.key.clone();
    let (home, folder, by, device) = county.close();

    assert_eq!(Book::open(&folder, ada, ADA, device).unwrap_err().code, RefusalCode::Missing);
    for (who, secret) in [(by, PASSPHRASE), (nan, NAN)] {
        let book = Book::open(&folder, who, secret, device).unwrap();
        assert_eq!(book.key, key, "their passphrase leads to the new key");
        assert!(book.verify().unwrap().fault.is_none());
    }
    // Ada kept a copy of keys.json from before: it leads to the old key, which opens only what is old.
    fs::copy(old.join("keys.json"), folder.join("keys.json")).unwrap();
    assert_eq!(Book::open(&folder, ada, ADA, device).unwrap_err().code, RefusalCode::Damaged);
    assert!(Book::open(&old, ada, ADA, device).is_ok(), "an old copy still opens: that is what the manual warns of");
    assert_eq!(printed.len(), 44, "the recovery key was not exchanged");
    drop(home);
}

#[test]
fn the_recovery_key_still_opens_after_somebody_was_removed() {
    let (mut county, ada, _) = three_people(31);
    county.book.remove_person(ada, "Left", county.now, &mut county.entropy).unwrap();
    let (by, device, now, new) = (county.by, county.device, county.now, passphrase("five brisk sparrows"));
    drop(county.book);
    Book::open_with_recovery(&county.folder, &county.recovery, by, &new, now, device, &mut county.entropy).unwrap();
}

#[test]
fn a_secret_that_was_replaced_opens_nothing_with_the_keys_of_an_old_copy() {
    let (mut county, ada, _) = three_people(34);
    let keys = fs::read(county.folder.join("keys.json")).unwrap();
    let at = county.at();
    county.book.reset_passphrase(ada, &passphrase("borrowed umbrella nineteen"), at, &mut county.entropy).unwrap();
    let again = fs::read(county.folder.join("keys.json")).unwrap();
    county.book.replace_recovery_key(at, &mut county.entropy).unwrap();
    assert!(county.book.verify().unwrap().is_sound());
    let new = passphrase("five brisk sparrows");
    let County { folder, recovery, by, device, mut entropy, home, book, .. } = county;
    drop(book);
    fs::write(folder.join("keys.json"), keys).unwrap();
    assert!(Book::open(&folder, ada, ADA, device).is_err(), "the passphrase that somebody else knew");
    fs::write(folder.join("keys.json"), again).unwrap();
    let recovered = Book::open_with_recovery(&folder, &recovery, by, &new, at, device, &mut entropy);
    assert!(recovered.is_err(), "the recovery key that was lost");
    drop(home);
}

#[test]
fn the_last_administrator_stays() {
    let (mut county, _, nan) = three_people(32);
    county.book.remove_person(nan, "Left", county.now, &mut county.entropy).unwrap();
    let refusal = county.book.remove_person(county.by, "Left", county.now, &mut county.entropy).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::WrongState, "{refusal}");
    let (person, based_on) = (county.by, county.book.person(county.by).unwrap().revision);
    let roles = county.commit(&[Change::PersonRolesSet { person, roles: vec![Role::Reader], based_on }]);
    assert_eq!(roles.unwrap_err().code, RefusalCode::WrongState, "nor may they lay the role down");
}

#[test]
fn a_crash_at_any_step_of_a_removal_leaves_a_book_that_opens() {
    for step in ["keys written", "next prepared", "renamed"] {
        let (mut county, ada, nan) = three_people(33);
        let key = crate::book::key_slot::BookKey::new([7; 32]);
        let both = county.book.resealed_without(ada.0, &key, &mut county.entropy).unwrap();
        both.write(&county.folder).unwrap();
        county.book.keys = both;
        if step != "keys written" {
            let removed = Change::PersonRemoved { person: ada, why: "Left".into() };
            county
                .book
                .prepare_next(&key, ada.0, std::slice::from_ref(&removed), county.now, &mut county.entropy)
                .unwrap();
        }
        let (_home, folder, by, device) = county.close();
        if step == "renamed" {
            fs::rename(folder.join("book.next.db"), folder.join("book.db")).unwrap();
        }
        let removed = step == "renamed";
        // Whoever comes first tidies up.
        let book = Book::open(&folder, nan, NAN, device).unwrap();
        assert_eq!(book.person(ada).unwrap().active, !removed, "{step}: removed wholly or not at all");
        assert!(book.verify().unwrap().fault.is_none(), "{step}");
        drop(book);
        assert!(!folder.join("book.next.db").exists(), "{step}: nothing half-made stays");
        let keys = KeySlots::read(&folder).unwrap();
        assert!(keys.slots.iter().all(|slot| slot.keys.len() == 1), "{step}: one key a slot again");
        assert_eq!(
            Book::open(&folder, ada, ADA, device).is_err(),
            removed,
            "{step}: and her access is what the book says"
        );
        assert!(Book::open(&folder, by, PASSPHRASE, device).is_ok(), "{step}");
    }
}

#[test]
fn a_crash_while_a_passphrase_changes_leaves_one_that_opens() {
    let (mut county, ada, _) = three_people(34);
    let (mut slot, _) = crate::book::key_slot::KeySlot::for_person(
        county.book.keys.book,
        ada,
        "Ada Fenn",
        &passphrase("nine tall ladders"),
        &mut county.entropy,
    )
    .unwrap();
    slot.seal(county.book.keys.book, 1, &county.book.key, &mut county.entropy).unwrap();
    let mut both = county.book.keys.clone();
    both.slots.push(slot);
    both.write(&county.folder).unwrap();
    let (_home, folder, _, device) = county.close();
    let new = Book::open(&folder, ada, "nine tall ladders", device).unwrap_err();
    assert_eq!(new.code, RefusalCode::WrongSecret, "the ledger does not know the new one yet");
    assert_eq!(people_who_can_sign_in(&folder).unwrap().len(), 3, "nobody is listed twice");
    Book::open(&folder, ada, ADA, device).unwrap();
}

#[test]
fn a_slot_put_in_from_outside_is_never_given_the_new_key() {
    let (mut county, ada, _) = three_people(35);
    let mine = PersonId(uuid::Uuid::nil());
    let forged = crate::book::key_slot::KeySlot::for_person(
        county.book.keys.book,
        mine,
        "Mallory",
        &passphrase("five soft ladders"),
        &mut county.entropy,
    );
    county.book.keys.slots.push(forged.unwrap().0);
    let refusal = county.book.remove_person(ada, "Left", county.now, &mut county.entropy).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Damaged, "a public key that the book does not know gets nothing");
}

#[test]
fn a_new_passphrase_takes_the_place_of_the_old() {
    let (mut county, ada, _) = three_people(36);
    county.sign_in(ada, ADA);
    county.book.set_passphrase(&passphrase("nine tall ladders"), county.now, &mut county.entropy).unwrap();
    assert!(county.book.check_passphrase(ada, "nine tall ladders").is_ok());
    assert_eq!(county.book.check_passphrase(ada, ADA).unwrap_err().code, RefusalCode::WrongSecret);
    let (_home, folder, _, device) = county.close();
    assert!(Book::open(&folder, ada, ADA, device).is_err(), "the old one no longer opens");
    Book::open(&folder, ada, "nine tall ladders", device).unwrap();
    assert_eq!(crate::book::Passphrase::new("short").err().unwrap().code, RefusalCode::Invalid);
}
