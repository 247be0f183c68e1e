//! What is for some people of a book and not for everybody who can read it.

use super::county::{County, PASSPHRASE, TEMPORARY, passphrase};
use crate::book::key_slot::Holder;
use crate::book::keys_file::KeySlots;
use crate::book::{Book, RecoveryKey, SealedToPeople};
use crate::ids::PersonId;
use crate::meeting::person::Role;
use crate::refusal::RefusalCode;

const ADA: &str = "seven green lamps";
const NAN: &str = "eleven soft drums";

/// A chair and a second administrator beside the first.
fn three_people(seed: u64) -> (County, PersonId, PersonId) {
    let mut county = County::new(seed);
    let ada = county.add("Ada Fenn", &[Role::Chair], ADA);
    let nan = county.add("Nan Ferrow", &[Role::Administrator], NAN);
    (county, ada, nan)
}

#[test]
fn a_slots_secret_gives_each_purpose_a_key_of_its_own_that_is_the_persons_alone() {
    let (mut county, ada, _) = three_people(500);
    let administrators = county.book.slot_secret("pin").unwrap();
    assert_ne!(administrators, county.book.slot_secret("other").unwrap(), "one purpose’s key is not another’s");
    county.sign_in(ada, ADA);
    let adas = county.book.slot_secret("pin").unwrap();
    assert_ne!(adas, administrators, "nor is one person’s another’s");
    county.sign_in(ada, ADA);
    assert_eq!(county.book.slot_secret("pin").unwrap(), adas, "the same at every sign-in");
    county.book.set_passphrase(&passphrase("nine tall ladders"), county.now, &mut county.entropy).unwrap();
    assert_ne!(county.book.slot_secret("pin").unwrap(), adas, "until the passphrase changes");
    let changed = county.book.slot_secret("pin").unwrap();
    county.sign_in(ada, "nine tall ladders");
    assert_eq!(county.book.slot_secret("pin").unwrap(), changed);
}

#[test]
fn what_a_person_keeps_goes_along_with_their_own_change_of_passphrase_and_is_lost_with_a_reset() {
    let (mut county, ada, _) = three_people(501);
    county.sign_in(ada, ADA);
    county.book.keep_secret("signing", b"a private key", &mut county.entropy).unwrap();
    county.book.set_passphrase(&passphrase("nine tall ladders"), county.now, &mut county.entropy).unwrap();
    let kept = |book: &Book| book.kept_secret("signing").unwrap().map(|kept| kept.to_vec());
    assert_eq!(kept(&county.book).as_deref(), Some(b"a private key".as_slice()), "in the session that changed it");
    county.sign_in(ada, "nine tall ladders");
    assert_eq!(kept(&county.book).as_deref(), Some(b"a private key".as_slice()), "and at the next sign-in");

    let by = county.by;
    county.sign_in(by, PASSPHRASE);
    assert_eq!(kept(&county.book), None, "an administrator keeps something else under that name");
    let adas: Vec<u8> =
        county.book.db.query_row("SELECT sealed FROM secret WHERE person = ?1", [ada.0], |row| row.get(0)).unwrap();
    assert!(county.book.secret.unwrap(county.book.keys.book, "signing", &adas).is_err(), "and cannot open hers");
    county.book.reset_passphrase(ada, &passphrase(TEMPORARY), county.now, &mut county.entropy).unwrap();
    county.settle_in(ada, "ten slow otters");
    assert_eq!(kept(&county.book), None, "what another reset is lost, not opened");
}

#[test]
fn the_recovery_key_does_not_open_what_the_person_kept() {
    let (mut county, _, nan) = three_people(502);
    county.sign_in(nan, NAN);
    county.book.keep_secret("signing", b"a private key", &mut county.entropy).unwrap();
    let key = RecoveryKey::read(&county.recovery.printed()).unwrap();
    county.leave();
    let new = passphrase("five brisk sparrows");
    let book =
        Book::open_with_recovery(&county.folder, &key, nan, &new, county.now, county.device, &mut county.entropy)
            .unwrap();
    assert_eq!(book.kept_secret("signing").unwrap(), None);
}

#[test]
fn what_is_sealed_to_the_administrators_opens_for_each_of_them_and_for_nobody_else() {
    let (mut county, ada, nan) = three_people(503);
    let sealed = county.book.seal_to_administrators("authority", b"a private key", &mut county.entropy).unwrap();
    // As it is stored.
    let sealed: SealedToPeople = serde_json::from_str(&serde_json::to_string(&sealed).unwrap()).unwrap();
    assert!(county.book.is_sealed_to_administrators(&sealed).unwrap());
    let refused = county.book.unseal("register", &sealed).unwrap_err();
    assert_eq!(refused.code, RefusalCode::Damaged, "for one purpose only");

    county.sign_in(ada, ADA);
    assert_eq!(county.book.unseal("authority", &sealed).unwrap_err().code, RefusalCode::NotAllowed, "not for a chair");
    county.sign_in(nan, NAN);
    assert_eq!(&**county.book.unseal("authority", &sealed).unwrap(), b"a private key", "the other administrator");

    county.book.set_passphrase(&passphrase("nine tall ladders"), county.now, &mut county.entropy).unwrap();
    assert!(!county.book.is_sealed_to_administrators(&sealed).unwrap(), "a new slot needs it sealed anew");
    let by = county.by;
    county.sign_in(by, PASSPHRASE);
    let again = county.book.seal_to_administrators("authority", b"a private key", &mut county.entropy).unwrap();
    assert!(county.book.is_sealed_to_administrators(&again).unwrap());
    county.book.remove_person(nan, "Left", county.now, &mut county.entropy).unwrap();
    assert!(!county.book.is_sealed_to_administrators(&again).unwrap(), "nor is it for whoever was removed");
    assert_eq!(&**county.book.unseal("authority", &again).unwrap(), b"a private key", "the others open it still");
}

#[test]
fn a_slot_under_another_name_no_longer_opens() {
    let (county, ada, _) = three_people(504);
    let (_home, folder, by, device) = county.close();
    let mut keys = KeySlots::read(&folder).unwrap();
    for slot in &mut keys.slots {
        if let Holder::Person { id, name } = &mut slot.holder
            && *id == ada
        {
            *name = "Rosalind Achterberg".into();
        }
    }
    keys.write(&folder).unwrap();
    assert_eq!(Book::open(&folder, ada, ADA, device).unwrap_err().code, RefusalCode::WrongSecret);
    Book::open(&folder, by, PASSPHRASE, device).unwrap();
}
