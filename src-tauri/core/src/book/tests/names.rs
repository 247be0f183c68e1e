//! People, a book and a council that are called otherwise.

use std::fs;

use super::county::{County, PASSPHRASE, passphrase};
use crate::book::keys_file::KeySlots;
use crate::book::{Book, CalledNow, people_who_can_sign_in};
use crate::ids::{EntryId, PersonId};
use crate::ledger::Change;
use crate::ledger::change::Concerns;
use crate::meeting::interest;
use crate::meeting::person::Role;
use crate::refusal::{Refusal, RefusalCode};

const ADA: &str = "seven green lamps";
const NAN: &str = "eleven soft drums";

fn called(name: &str) -> CalledNow {
    CalledNow { name: name.into(), post: "Director".into(), email: "fenn@elmshire.example".into() }
}

fn two_people(seed: u64) -> (County, PersonId, PersonId) {
    let mut county = County::new(seed);
    let ada = county.add("Ada Fenn", &[Role::Chair, Role::MinuteTaker], ADA);
    let nan = county.add("Nan Ferrow", &[Role::Reader], NAN);
    (county, ada, nan)
}

fn call(county: &mut County, person: PersonId, name: &str) -> Result<EntryId, Refusal> {
    let (at, based_on) = (county.at(), county.book.person(person).unwrap().revision);
    county.book.set_person_details(person, called(name), based_on, at, &mut county.entropy)
}

fn at_the_door(county: &County) -> Vec<String> {
    people_who_can_sign_in(&county.folder).unwrap().into_iter().map(|one| one.name).collect()
}

#[test]
fn somebody_is_called_otherwise_from_one_entry_on() {
    let (mut county, ada, nan) = two_people(950);
    let keys = fs::read_to_string(county.folder.join("keys.json")).unwrap();
    let entry = call(&mut county, ada, "Ada Lovatt").unwrap();
    let person = county.book.person(ada).unwrap();
    assert_eq!((person.details.name.as_str(), person.details.post.as_str()), ("Ada Lovatt", "Director"));
    assert_eq!((person.revision, person.details.roles.len()), (entry, 2), "roles and all else stay");
    assert_eq!(county.book.name_of(ada), "Ada Lovatt");
    assert_eq!(at_the_door(&county), ["Ada Lovatt", "Nan Ferrow", "Ottoline Marsh"], "without her passphrase");
    let told = county.book.changes_about(Concerns::Person(ada)).unwrap();
    assert!(told.iter().any(|(entry, change)| {
        entry.person == county.by && matches!(change, Change::PersonDetailsSet { name, .. } if name == "Ada Lovatt")
    }));
    assert!(county.book.rebuild().unwrap().same, "and so says the ledger alone");
    assert!(county.book.verify().unwrap().is_sound());

    // Her passphrase opens her slot as before, and a new one binds it to the new name.
    county.sign_in(ada, ADA);
    let new = passphrase("nine tall ladders");
    let at = county.at();
    county.book.set_passphrase(&new, at, &mut county.entropy).unwrap();
    county.sign_in(ada, "nine tall ladders");
    let now = fs::read_to_string(county.folder.join("keys.json")).unwrap();
    assert!(keys.contains("Ada Fenn") && !now.contains("Ada Fenn") && !now.contains("called"));
    county.sign_in(nan, NAN);
    assert!(county.book.verify().unwrap().is_sound());
}

#[test]
fn a_name_that_somebody_has_or_had_is_nobody_elses() {
    let (mut county, ada, nan) = two_people(951);
    let refusal = call(&mut county, nan, "FENN, Áda").unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (RefusalCode::Invalid, Some("name")), "{refusal}");
    assert!(refusal.sentence.contains("There is a Ada Fenn"), "{refusal}");
    call(&mut county, ada, "Ada Lovatt").unwrap();
    let refusal = call(&mut county, nan, "Ada Fenn").unwrap_err();
    assert!(refusal.sentence.contains("There was a Ada Fenn"), "she signed under it: {refusal}");
    let (at, at_first) = (county.at(), passphrase("twelve amber kettles"));
    let details = super::county::person("Ada Fenn", &[Role::Reader]);
    assert!(county.book.add_person(details, &at_first, at, &mut county.entropy).is_err(), "nor somebody new’s");
    assert_eq!(call(&mut county, nan, "  ").unwrap_err().code, RefusalCode::Invalid);
    call(&mut county, ada, "Ada Fenn").unwrap();
    assert!(call(&mut county, nan, "Ada Lovatt").is_err(), "that one was hers too");
    call(&mut county, nan, "Nan FERROW").unwrap();
    assert!(county.book.rebuild().unwrap().same);
}

#[test]
fn only_what_was_seen_is_changed_and_only_by_administrators() {
    let (mut county, ada, nan) = two_people(952);
    let seen = county.book.person(ada).unwrap().revision;
    call(&mut county, ada, "Ada Lovatt").unwrap();
    let at = county.at();
    let stale = county.book.set_person_details(ada, called("Ada Marr"), seen, at, &mut county.entropy).unwrap_err();
    assert_eq!(stale.code, RefusalCode::Stale);
    let roles = Change::PersonRolesSet { person: ada, roles: vec![Role::Reader], based_on: seen };
    assert_eq!(county.commit(&[roles]).unwrap_err().code, RefusalCode::Stale, "nor her roles as they were seen before");
    let names = |based_on| Change::BookNamesSet { name: "Ours".into(), council: "Marlow".into(), based_on };
    let of_book = county.book.about().unwrap().revision;
    let direct = Change::PersonDetailsSet {
        person: nan,
        name: "Nan Marr".into(),
        post: "Director".into(),
        email: String::new(),
        based_on: county.book.person(nan).unwrap().revision,
    };
    assert_eq!(county.commit(&[direct]).unwrap_err().code, RefusalCode::WrongState, "it has a door of its own");
    county.sign_in(ada, ADA);
    assert_eq!(call(&mut county, ada, "Ada Marr").unwrap_err().code, RefusalCode::NotAllowed, "not even herself");
    assert_eq!(county.commit(&[names(of_book)]).unwrap_err().code, RefusalCode::NotAllowed);

    county.sign_in(county.by, PASSPHRASE);
    county.say(names(of_book));
    let about = county.book.about().unwrap();
    assert_eq!((about.name.as_str(), about.council.as_str()), ("Ours", "Marlow"));
    assert_eq!(county.commit(&[names(of_book)]).unwrap_err().code, RefusalCode::Stale);
    let nameless = Change::BookNamesSet { name: " ".into(), council: "Marlow".into(), based_on: about.revision };
    assert_eq!(county.commit(&[nameless]).unwrap_err().field.as_deref(), Some("name"));
    assert!(county.book.rebuild().unwrap().same);
}

#[test]
fn the_list_at_the_door_is_set_right_by_whoever_signs_in() {
    let (mut county, ada, nan) = two_people(953);
    // A crash between the entry and the list.
    let (at, based_on) = (county.at(), county.book.person(ada).unwrap().revision);
    let CalledNow { name, post, email } = called("Ada Lovatt");
    let change = Change::PersonDetailsSet { person: ada, name, post, email, based_on };
    county.book.sign(|db, writer| writer.write(db, &[change], at, &mut county.entropy)).unwrap();
    assert_eq!(at_the_door(&county)[0], "Ada Fenn");
    county.sign_in(nan, NAN);
    assert_eq!(at_the_door(&county)[0], "Ada Lovatt");

    // Somebody who cannot sign in writes into it what each is called.
    let mut keys = KeySlots::read(&county.folder).unwrap();
    keys.slots.iter_mut().find(|slot| slot.holder.id() == nan.0).unwrap().call("Ottoline Marsh");
    county.leave();
    keys.write(&county.folder).unwrap();
    assert!(!at_the_door(&county).contains(&"Nan Ferrow".to_owned()));
    let device = county.device;
    assert!(Book::open(&county.folder, nan, PASSPHRASE, device).is_err(), "it opens to nobody else’s passphrase");
    county.sign_in(ada, ADA);
    assert_eq!(at_the_door(&county), ["Ada Lovatt", "Nan Ferrow", "Ottoline Marsh"]);
    // The name that the secret is bound to is not to be exchanged.
    county.leave();
    let file = county.folder.join("keys.json");
    let mut keys = KeySlots::read(&county.folder).unwrap();
    let slot = keys.slots.iter_mut().find(|slot| slot.holder.id() == nan.0).unwrap();
    slot.holder = crate::book::key_slot::Holder::Person { id: nan, name: "Ottoline Marsh".into() };
    keys.write(&county.folder).unwrap();
    assert!(Book::open(&county.folder, nan, NAN, device).is_err(), "{}", file.display());
}

#[test]
fn an_interest_goes_with_whoever_has_it() {
    let (mut county, ada, _) = two_people(954);
    let placed = county.place("Ilinca", "Țepeș");
    let declared = |name: &str, in_force, based_on| Change::InterestSet {
        family: placed.family,
        name: name.into(),
        what: "Sits on the school’s board".into(),
        in_force,
        based_on,
    };
    county.sign_in(ada, ADA);
    let entry = county.say(declared("Ada Fenn", true, EntryId::NONE));
    county.sign_in(county.by, PASSPHRASE);
    call(&mut county, ada, "Ada Lovatt").unwrap();
    let interests = county.book.interests(placed.family).unwrap();
    let found = interest::of(&interests, "ada lovatt").expect("whoever comes as Ada Lovatt has it");
    assert!(found.in_force && found.name_now() == "Ada Lovatt" && interest::of(&interests, "Ada Fenn").is_some());
    county.sign_in(ada, ADA);
    let refusal = county.commit(&[declared("Ada Lovatt", true, EntryId::NONE)]).unwrap_err();
    assert!(refusal.sentence.contains("under their name already"), "she has no second one: {refusal}");
    county.say(declared("Ada Fenn", false, entry));
    assert!(county.book.interests(placed.family).unwrap().iter().all(|interest| !interest.in_force));
    assert!(county.book.rebuild().unwrap().same);
}
