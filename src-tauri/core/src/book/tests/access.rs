//! Coming in by another key than one's own: a temporary passphrase, and the recovery key. Who is told of it.

use super::county::{County, PASSPHRASE, TEMPORARY, passphrase};
use super::every_byte;
use crate::book::{Book, Noticed, RecoveryKey};
use crate::ids::PersonId;
use crate::meeting::person::Role;
use crate::refusal::{Refusal, RefusalCode};

const ELLA: &str = "seven green lamps";
const NAN: &str = "eleven soft drums";

/// A county with a reader and a second administrator.
fn county(seed: u64) -> (County, PersonId, PersonId) {
    let mut county = County::new(seed);
    let ella = county.add("Ella Reed", &[Role::Reader], ELLA);
    let nan = county.add("Nan Ferrow", &[Role::Administrator], NAN);
    (county, ella, nan)
}

impl County {
    fn reset(&mut self, of: PersonId) -> Result<(), Refusal> {
        let at = self.at();
        self.book.reset_passphrase(of, &passphrase(TEMPORARY), at, &mut self.entropy)
    }

    fn opens(&mut self, who: PersonId, secret: &str) -> Result<(), RefusalCode> {
        self.leave();
        Book::open(&self.folder, who, secret, self.device).map(drop).map_err(|refusal| refusal.code)
    }

    fn settles_in(&mut self, who: PersonId, own: &str) -> Result<(), RefusalCode> {
        let (at, own) = (self.at(), passphrase(own));
        self.leave();
        let book = Book::settle_in(&self.folder, who, TEMPORARY, &own, at, self.device, &mut self.entropy);
        book.map(drop).map_err(|refusal| refusal.code)
    }

    fn recovers(&mut self, with: &RecoveryKey, who: PersonId, new: &str) -> Result<(), RefusalCode> {
        let (at, new) = (self.at(), passphrase(new));
        self.leave();
        let book = Book::open_with_recovery(&self.folder, with, who, &new, at, self.device, &mut self.entropy);
        book.map(drop).map_err(|refusal| refusal.code)
    }

    /// What somebody is told when they sign in.
    fn told(&mut self, who: PersonId, secret: &str) -> Vec<Noticed> {
        self.sign_in(who, secret);
        self.book.notices().unwrap().into_iter().map(|notice| notice.what).collect()
    }
}

#[test]
fn a_temporary_passphrase_is_good_for_choosing_ones_own_and_for_nothing_else() {
    let (mut county, ella, _) = county(31);
    county.reset(ella).unwrap();
    county.leave();
    let before = every_byte(&county.folder);
    assert_eq!(county.opens(ella, ELLA), Err(RefusalCode::WrongSecret), "the forgotten one opens nothing any more");
    assert_eq!(county.opens(ella, TEMPORARY), Err(RefusalCode::Unsettled));
    assert_eq!(county.settles_in(ella, TEMPORARY), Err(RefusalCode::Invalid), "not the one that somebody else knows");
    assert_eq!(every_byte(&county.folder), before);

    county.settles_in(ella, "nine tall ladders").unwrap();
    assert_eq!(county.opens(ella, TEMPORARY), Err(RefusalCode::WrongSecret));
    assert_eq!(county.settles_in(ella, "four plain chairs"), Err(RefusalCode::WrongSecret), "it was good once");
    county.opens(ella, "nine tall ladders").unwrap();
    county.sign_in(county.by, PASSPHRASE);
    assert!(county.book.verify().unwrap().is_sound());
}

#[test]
fn nobody_sets_themselves_a_temporary_passphrase_and_a_reader_nobody() {
    let (mut county, ella, nan) = county(32);
    assert_eq!(county.reset(county.by).unwrap_err().code, RefusalCode::WrongState);
    county.reset(nan).unwrap();
    county.sign_in(ella, ELLA);
    assert_eq!(county.reset(county.by).unwrap_err().code, RefusalCode::NotAllowed);
    county.opens(county.by, PASSPHRASE).unwrap();
}

#[test]
fn the_recovery_key_lets_administrators_in_alone_and_opens_nothing_once_it_was_replaced() {
    let (mut county, ella, nan) = county(33);
    let first = RecoveryKey::read(&county.recovery.printed()).unwrap();
    assert_eq!(county.recovers(&first, ella, "four plain chairs"), Err(RefusalCode::NotAllowed));
    county.opens(ella, ELLA).unwrap();

    county.sign_in(nan, NAN);
    let at = county.at();
    let second = county.book.replace_recovery_key(at, &mut county.entropy).unwrap();
    assert_eq!(county.recovers(&first, nan, "four plain chairs"), Err(RefusalCode::WrongSecret));
    county.recovers(&second, nan, "four plain chairs").unwrap();
    assert_eq!(county.opens(nan, NAN), Err(RefusalCode::WrongSecret));
    county.sign_in(nan, "four plain chairs");
    assert!(county.book.verify().unwrap().is_sound());
}

#[test]
fn whoever_is_concerned_is_told_at_their_next_sign_in_until_they_have_read_it() {
    let (mut county, ella, nan) = county(34);
    let by = county.by;
    for (who, secret) in [(ella, ELLA), (nan, NAN), (by, PASSPHRASE)] {
        assert_eq!(county.told(who, secret), [], "people who come in for the first time are no news");
    }
    let recovery = RecoveryKey::read(&county.recovery.printed()).unwrap();
    county.recovers(&recovery, nan, "four plain chairs").unwrap();
    county.sign_in(by, PASSPHRASE);
    county.reset(ella).unwrap();
    county.settles_in(ella, "nine tall ladders").unwrap();
    let at = county.at();
    county.sign_in(by, PASSPHRASE);
    county.book.replace_recovery_key(at, &mut county.entropy).unwrap();

    let (used, reset) = (Noticed::RecoveryUsed(nan), Noticed::PassphraseReset { by, of: ella });
    assert_eq!(county.told(ella, "nine tall ladders"), std::slice::from_ref(&reset), "a reader, of what concerns her");
    assert_eq!(county.told(by, PASSPHRASE), std::slice::from_ref(&used), "of what was not their own doing");
    let all = [used, reset, Noticed::RecoveryKeyReplaced(by)];
    assert_eq!(
        county.told(nan, "four plain chairs"),
        all,
        "an administrator, of everything, and of what was done as them"
    );
    county.book.notices_seen(&mut county.entropy).unwrap();
    assert_eq!(county.told(nan, "four plain chairs"), []);
    assert_eq!(county.told(ella, "nine tall ladders").len(), 1, "whoever has not read it is told again");
}
