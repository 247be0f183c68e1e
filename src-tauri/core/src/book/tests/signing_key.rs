//! A chair's signing key, as the book keeps it, against whoever holds the book's key and has all the time to try PINs.

use sha2::{Digest, Sha256};

use super::county::County;
use crate::book::Book;
use crate::book::slot_keys::SlotSecret;
use crate::key_stretching::Cost;
use crate::meeting::person::Role;
use crate::sign::SealedKey;
use crate::sign::sealed::{Maker, SealChance};

const ADA: &str = "seven green lamps";
const PIN: &str = "583104";
const KEPT: &str = "signing key";

#[test]
fn whoever_holds_the_books_key_and_tries_pins_does_not_open_it() {
    let mut county = County::new(600);
    let ada = county.add("Ada Fenn", &[Role::Chair], ADA);
    // Cheap to try, for the attacker's sake.
    let cost = Cost::LEAST;
    let chance = SealChance { salt: [3; 16], nonce: [4; 24] };
    let sealed = SealedKey::seal(b"a private key", b"its public half", Maker::Book, PIN, cost, &chance).unwrap();
    let json = serde_json::to_vec(&sealed).unwrap();
    drop(std::mem::replace(&mut county.book, County::new(1).book));
    county.book = Book::open(&county.folder, ada, ADA, county.device).unwrap();
    county.book.keep_secret(KEPT, &json, &mut county.entropy).unwrap();

    let pins = || (580_000..585_000).map(|pin| pin.to_string());
    assert!(pins().any(|pin| sealed.unseal(&pin).is_ok()), "under the PIN alone it is soon found");

    // What lies in the book, to whoever reads its tables.
    let lies: Vec<u8> =
        county.book.db.query_row("SELECT sealed FROM secret WHERE person = ?1", [ada.0], |row| row.get(0)).unwrap();
    let book = county.book.keys.book;
    assert!(serde_json::from_slice::<SealedKey>(&lies).is_err(), "no sealed key is seen there, to try PINs on");
    let held = SlotSecret::read(&*county.book.key).unwrap();
    assert!(held.unwrap(book, KEPT, &lies).is_err(), "the book's own key does not open it");
    for pin in pins() {
        let guessed = SlotSecret::read(&Sha256::digest(&pin)).unwrap();
        assert!(guessed.unwrap(book, KEPT, &lies).is_err(), "nor does any PIN");
    }
    let kept = county.book.kept_secret(KEPT).unwrap().unwrap();
    let kept: SealedKey = serde_json::from_slice(&kept).unwrap();
    assert_eq!(&**kept.unseal(PIN).unwrap(), b"a private key", "passphrase and PIN together do");
    assert!(kept.unseal("583105").is_err(), "and the passphrase without the PIN does not");
}
