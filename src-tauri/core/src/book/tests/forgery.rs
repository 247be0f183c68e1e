//! Somebody who can open the book writes in it past the program: with the book's key, the keys of their own slot, and
//! every hash made right again. Each forgery has a sentence of its own, counts for nothing, and stops nobody else.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::county::{County, PASSPHRASE, TEMPORARY, child, passphrase, person};
use crate::book::Book;
use crate::book::rebuild;
use crate::book::slot_keys::SlotSecret;
use crate::book::tables::stamp::Stamp;
use crate::book::tables::{self, ledger};
use crate::book::{book_files, store};
use crate::ids::{ChildId, DeviceId, EntryId, FamilyId, PersonId};
use crate::ledger::chain::WalkStart;
use crate::ledger::change::Concerns;
use crate::ledger::entry::{Author, SignedHead, Signing, Tip};
use crate::ledger::signing::EntryKey;
use crate::ledger::{Change, ChangeKind, Entry, Head, PublicKey};
use crate::meeting::person::Role;
use crate::refusal::RefusalCode;

const ELLA: &str = "seven green lamps";
const NAN: &str = "eleven soft drums";
/// Chosen by somebody whom she saw invited.
const MAB: &str = "six copper kettles";
/// What Ella chooses later.
const LATER: &str = "nine tall ladders";

/// A county, and in it a reader who has gone over to the other side.
struct Insider {
    county: County,
    ella: PersonId,
    nan: PersonId,
    /// Of her own slot.
    secret: SlotSecret,
    key: EntryKey,
    book: Uuid,
    db: Connection,
}

impl Insider {
    fn new(seed: u64) -> Self {
        let mut county = County::new(seed);
        county.place("Ilinca", "Țepeș");
        let ella = county.add("Ella Reed", &[Role::Reader], ELLA);
        let nan = county.add("Nan Ferrow", &[Role::Administrator], NAN);
        county.sign_in(ella, ELLA);
        let (book, secret) = (county.book.keys.book, county.book.secret.clone());
        let key = secret.entry_key(book, county.device).unwrap();
        let mut insider = Self { db: Connection::open_in_memory().unwrap(), county, ella, nan, secret, key, book };
        insider.reach_in();
        insider
    }

    /// With the raw key of the book that she can open.
    fn reach_in(&mut self) {
        let key = self.county.book.key.clone();
        self.county.leave();
        self.db = store::open(&self.county.folder.join(book_files::FILE), &key, |_| Ok(())).unwrap();
    }

    fn author(&mut self, person: PersonId) -> Author {
        Author { person, device: self.county.device, at: self.county.at() }
    }

    fn tip(&self, person: PersonId) -> Tip {
        let standing = ledger::following::standing(&self.db, self.book, ledger::END).unwrap();
        ledger::following::tip(&self.db, &standing, person, self.county.device, ledger::END).unwrap()
    }

    /// Writes a change as somebody, signed with that key, into ledger, tables and head.
    fn write(&mut self, change: &Change, as_: PersonId, key: &EntryKey) -> Entry {
        self.write_under(change.concerns(), change, as_, key)
    }

    /// The same, filed under whom one likes.
    fn write_under(&mut self, concerns: Concerns, change: &Change, as_: PersonId, key: &EntryKey) -> Entry {
        let (author, before) = (self.author(as_), self.tip(as_));
        let signing = Signing { book: self.book, key, before };
        let head = ledger::head(&self.db).unwrap();
        let entry = Entry::after(head, change, concerns, author, signing, &mut self.county.entropy).unwrap();
        self.put(&entry);
        // Where the tables do not take it either, so much the worse for it.
        let _ = tables::apply(&self.db, change, Stamp { entry: entry.id, person: as_ });
        entry
    }

    fn put(&self, entry: &Entry) {
        ledger::append(&self.db, entry).unwrap();
        self.sign_head();
    }

    fn sign_head(&self) {
        let head = ledger::head(&self.db).unwrap();
        ledger::sign_head(&self.db, SignedHead::sign(head, self.book, &self.key)).unwrap();
    }

    /// Puts entries in place of all there are from the first of them on, with numbers and hashes made right.
    fn chain_again(&self, from: u64, entries: Vec<Entry>) {
        let mut head = match ledger::one(&self.db, from - 1).unwrap() {
            Some(before) => before.head(),
            None => Head { seq: 0, hash: [0; 32] },
        };
        self.db.execute("DELETE FROM ledger WHERE seq >= ?1", params![from]).unwrap();
        for mut entry in entries {
            (entry.seq, entry.prev_hash) = (head.seq + 1, head.hash);
            entry.hash = entry.chain_hash(self.book);
            head = entry.head();
            ledger::append(&self.db, &entry).unwrap();
        }
        self.sign_head();
    }

    fn entries(&self, from: u64) -> Vec<Entry> {
        let mut entries = Vec::new();
        ledger::walk(&self.db, |entry| {
            entries.extend(entry.ok().filter(|entry| entry.seq >= from));
            Ok(())
        })
        .unwrap();
        entries
    }

    /// What the walk says, and what the administrator finds at the next sign-in.
    fn found_out(mut self) -> (Vec<String>, County) {
        self.db = Connection::open_in_memory().unwrap();
        self.county.sign_in(self.county.by, PASSPHRASE);
        let said: Vec<String> = self.county.book.verify().unwrap().sentences().map(str::to_owned).collect();
        let told: Vec<String> = self.county.book.findings().iter().map(|finding| finding.sentence.clone()).collect();
        assert_eq!(said, told, "opening finds what the walk finds");
        (said, self.county)
    }
}

fn roles(person: PersonId, based_on: EntryId) -> Change {
    Change::PersonRolesSet { person, roles: vec![Role::Administrator], based_on }
}

/// What an insider writes, and the words with which it is found out.
#[test]
fn each_forgery_is_found_by_a_sentence_of_its_own_and_counts_for_nothing() {
    type Forgery = fn(&mut Insider);
    let forgeries: [(&str, Forgery, &str); 16] = [
        (
            "a reader makes herself administrator",
            |insider| {
                let (ella, key) = (insider.ella, insider.key.clone());
                let based_on = revision(&insider.db, ella);
                insider.write(&roles(ella, based_on), ella, &key);
            },
            "says what Ella Reed had no right to say then",
        ),
        (
            "she calls the administrator otherwise",
            |insider| {
                let (ella, nan, key) = (insider.ella, insider.nan, insider.key.clone());
                let based_on = revision(&insider.db, nan);
                let (name, post, email) = ("Ella Reed the Second".into(), "Director".into(), String::new());
                insider.write(&Change::PersonDetailsSet { person: nan, name, post, email, based_on }, ella, &key);
            },
            "Only an administrator may change what people, the book or its council are called",
        ),
        (
            "she calls the book otherwise",
            |insider| {
                let (ella, key) = (insider.ella, insider.key.clone());
                let (name, council) = ("Mine".into(), "Nowhere Council".into());
                let based_on = ledger::one(&insider.db, 1).unwrap().unwrap().id;
                insider.write(&Change::BookNamesSet { name, council, based_on }, ella, &key);
            },
            "Only an administrator may check, back up and rebuild the book",
        ),
        (
            "she does so in the administrator’s name",
            |insider| {
                let (ella, by, key) = (insider.ella, insider.county.by, insider.key.clone());
                let based_on = revision(&insider.db, ella);
                insider.write(&roles(ella, based_on), by, &key);
            },
            "with a key that was never enrolled for Ottoline Marsh",
        ),
        (
            "and with the administrator’s public key over a signature of her own",
            |insider| {
                let (ella, by, key) = (insider.ella, insider.county.by, insider.key.clone());
                let based_on = revision(&insider.db, ella);
                let entry = insider.write(&roles(ella, based_on), by, &key);
                let standing = ledger::following::standing(&insider.db, insider.book, ledger::END).unwrap();
                let (_, public) = standing.machines(by).next().unwrap();
                insider.chain_again(entry.seq, vec![Entry { key: public, ..entry }]);
            },
            "was not signed by whom it names",
        ),
        (
            "she enrols a key of hers for the administrator",
            |insider| {
                let (by, device, key) = (insider.county.by, insider.county.device, insider.key.clone());
                let slot = PublicKey(insider.secret.public(insider.book).unwrap());
                let forged = EntryKey::from_seed(&[9; 32]).public();
                let ella = insider.ella;
                insider.write(&Change::KeyEnrolled { person: by, device, key: forged, slot }, ella, &key);
            },
            "says what only Ottoline Marsh could say",
        ),
        (
            "she says that the recovery key was used",
            |insider| {
                let (by, device, key) = (insider.county.by, insider.county.device, insider.key.clone());
                let slot = PublicKey(insider.secret.public(insider.book).unwrap());
                insider.write(&Change::RecoveryUsed { person: by, device, key: key.public(), slot }, by, &key);
            },
            "was not signed with it",
        ),
        (
            "she makes the book again",
            |insider| {
                let (ella, key) = (insider.ella, insider.key.clone());
                let public = key.public();
                let (name, council) = ("Mine".into(), "Elmshire".into());
                let created = Change::BookCreated {
                    name,
                    council,
                    key: public,
                    slot: public,
                    recovery_key: public,
                    recovery_slot: public,
                };
                insider.write(&created, ella, &key);
            },
            "claims to make the book",
        ),
        (
            "she replaces the recovery key",
            |insider| {
                let (ella, key) = (insider.ella, insider.key.clone());
                insider.write(&Change::RecoveryKeySet { key: key.public(), slot: key.public() }, ella, &key);
            },
            "Only an administrator may add and remove people",
        ),
        (
            "she uses an invitation for something else",
            |insider| {
                let temporary = invite(insider);
                let door = temporary.1.door_key(insider.book).unwrap();
                let (child_id, family) = (ChildId(insider.county.id()), FamilyId(insider.county.id()));
                let added = Change::ChildAdded { child: child_id, family, details: child("Nobody", "Atall") };
                insider.write(&added, temporary.0, &door);
            },
            "good for settling in alone",
        ),
        (
            "she uses an invitation again, after it was accepted",
            |insider| {
                let temporary = invite(insider);
                let door = temporary.1.door_key(insider.book).unwrap();
                insider.db = Connection::open_in_memory().unwrap();
                insider.county.settle_in(temporary.0, MAB);
                insider.reach_in();
                let (person, device, key) = (temporary.0, insider.county.device, insider.key.public());
                insider.write(&Change::KeyEnrolled { person, device, key, slot: key }, person, &door);
            },
            "with a key that was never enrolled for Mab Thorn",
        ),
        (
            "she uses the recovery key, which she found, for something else",
            |insider| {
                let recovery = insider.county.book.keys.open_recovery(insider.county.recovery.secret()).unwrap();
                let door = recovery[0].secret.door_key(insider.book).unwrap();
                let (ella, by) = (insider.ella, insider.county.by);
                let based_on = revision(&insider.db, ella);
                insider.write(&roles(ella, based_on), by, &door);
            },
            "the recovery key, which lets an administrator in and does nothing else",
        ),
        (
            "she lets herself in by the recovery key, which lets administrators in",
            |insider| {
                let recovery = insider.county.book.keys.open_recovery(insider.county.recovery.secret()).unwrap();
                let door = recovery[0].secret.door_key(insider.book).unwrap();
                let (person, device) = (insider.ella, insider.county.device);
                let key = EntryKey::from_seed(&[9; 32]).public();
                insider.write(&Change::RecoveryUsed { person, device, key, slot: key }, person, &door);
            },
            "let in Ella Reed, who is no administrator",
        ),
        (
            "she writes with a key that she had before her last passphrase",
            |insider| {
                let (ella, old) = (insider.ella, insider.key.clone());
                insider.db = Connection::open_in_memory().unwrap();
                insider.county.sign_in(ella, ELLA);
                let (at, new) = (insider.county.at(), passphrase(LATER));
                insider.county.book.set_passphrase(&new, at, &mut insider.county.entropy).unwrap();
                insider.key = insider.county.book.secret.entry_key(insider.book, insider.county.device).unwrap();
                insider.reach_in();
                let asked =
                    Change::CertificateAsked { person: ella, public_key: "3082".into(), certificates: Vec::new() };
                insider.write(&asked, ella, &old);
            },
            "a key of Ella Reed that no longer counted",
        ),
        (
            "she files under a child what is about nobody",
            |insider| {
                // With the right to say it.
                let by = insider.county.by;
                insider.db = Connection::open_in_memory().unwrap();
                insider.county.sign_in(by, PASSPHRASE);
                let key = insider.county.book.secret.entry_key(insider.book, insider.county.device).unwrap();
                insider.reach_in();
                let change = Change::GlossarySet { term: "LAC".into(), plain: None };
                insider.write_under(Concerns::Child(ChildId(Uuid::max())), &change, by, &key);
            },
            "is filed under somebody whom it does not concern",
        ),
        (
            "she adds somebody who is there",
            |insider| {
                // With the right to, which makes it no better.
                let (nan, by) = (insider.nan, insider.county.by);
                insider.db = Connection::open_in_memory().unwrap();
                insider.county.sign_in(by, PASSPHRASE);
                let key = insider.county.book.secret.entry_key(insider.book, insider.county.device).unwrap();
                insider.reach_in();
                insider.write(&Change::PersonAdded { person: nan, details: person("Nan", &[]) }, by, &key);
            },
            "adds somebody who is",
        ),
    ];
    let mut sentences = std::collections::BTreeSet::new();
    for (number, (deed, forge, words)) in forgeries.into_iter().enumerate() {
        let mut insider = Insider::new(900 + number as u64);
        let (ella, nan) = (insider.ella, insider.nan);
        forge(&mut insider);
        let (said, mut county) = insider.found_out();
        assert_eq!(said.len(), 1, "{deed}: {said:?}");
        assert!(said[0].contains(words), "{deed}: {}", said[0]);
        assert!(sentences.insert(words), "{deed}: a sentence of its own");

        assert!(county.book.verify().unwrap().fault.is_none(), "{deed}: the chain itself is whole");
        assert!(county.book.check_unaltered().is_ok(), "{deed}: and vouches for what counts in it");
        assert_eq!(county.book.person(ella).unwrap().details.roles, [Role::Reader], "{deed}: it counts for nothing");
        assert_eq!(county.book.person(nan).unwrap().details.name, "Nan Ferrow", "{deed}");
        assert_eq!(county.book.about().unwrap().council, "Elmshire County Council", "{deed}");
        assert!(county.book.rebuild().unwrap().same, "{deed}: the tables were made without it");
        county.place("Carys", "Llewellyn");
        county.book.backup(None, county.now).unwrap();
        county.sign_in(county.by, PASSPHRASE);
        assert_eq!(county.book.findings().len(), 1, "{deed}: what was written after it counts");
        everybody_writes_on(&mut county, deed);
    }
}

/// Each of them chooses another passphrase, which is an entry of their own.
fn everybody_writes_on(county: &mut County, deed: &str) {
    for person in county.book.people().unwrap() {
        let known = [PASSPHRASE, ELLA, LATER, NAN, MAB];
        let Some(known) = known.into_iter().find(|known| county.book.check_passphrase(person.id, known).is_ok()) else {
            continue;
        };
        county.sign_in(person.id, known);
        let (at, new) = (county.at(), passphrase("four plain wooden chairs"));
        county.book.set_passphrase(&new, at, &mut county.entropy).unwrap();
        let found = county.book.verify().unwrap();
        assert_eq!(found.fault, None, "{deed}: {} goes on from their own last entry", person.details.name);
        assert_eq!(found.void.len(), 1, "{deed}: and what they write counts");
    }
}

/// Somebody with a temporary passphrase that Ella saw, and the secret it leads to.
fn invite(insider: &mut Insider) -> (PersonId, SlotSecret) {
    insider.db = Connection::open_in_memory().unwrap();
    let county = &mut insider.county;
    county.sign_in(county.by, PASSPHRASE);
    let (at, details) = (county.at(), person("Mab Thorn", &[Role::MinuteTaker]));
    let mab = county.book.add_person(details, &passphrase(TEMPORARY), at, &mut county.entropy).unwrap();
    let opened = county.book.keys.open_for(mab, TEMPORARY).unwrap();
    insider.reach_in();
    (mab, opened[0].secret.clone())
}

fn revision(db: &Connection, person: PersonId) -> EntryId {
    db.query_row("SELECT revision FROM person WHERE id = ?1", [person.0], |row| row.get(0)).unwrap()
}

#[test]
fn what_somebody_else_once_wrote_cannot_be_altered_even_where_every_hash_is_made_right() {
    let insider = Insider::new(949);
    let mut entries = insider.entries(5);
    let payload = entries[0].payload.as_mut().unwrap();
    assert!(payload.json.contains("Ilinca"), "the entry that adds the child");
    payload.json = payload.json.replace("Ilinca", "Somebody");
    entries[0].payload_hash = payload.hash();
    insider.chain_again(5, entries);
    let (said, mut county) = insider.found_out();
    assert!(said[1].contains("was not signed by whom it names, or was altered since"), "{said:?}");
    let refusal = county.book.check_unaltered().unwrap_err();
    assert!(refusal.sentence.starts_with(&said[0]), "it vouches for nothing: {refusal}");
    let refusal = county.book.rebuild().unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Damaged, "from such a ledger nothing is made: {refusal}");
}

#[test]
fn an_entry_taken_out_breaks_its_authors_own_chain_even_where_every_hash_is_made_right() {
    let insider = Insider::new(950);
    let mut entries = insider.entries(4);
    entries.remove(0);
    insider.chain_again(4, entries);
    let (said, _) = insider.found_out();
    assert!(said[0].contains("does not follow from its author’s entry before it"), "{said:?}");
}

#[test]
fn entries_of_one_author_cannot_change_places() {
    let insider = Insider::new(951);
    let mut entries = insider.entries(4);
    entries.swap(0, 1);
    insider.chain_again(4, entries);
    let (said, _) = insider.found_out();
    assert!(said[0].contains("does not follow from its author’s entry before it"), "{said:?}");
}

#[test]
fn an_end_that_nobody_signed_is_no_end() {
    let insider = Insider::new(952);
    let head = ledger::head(&insider.db).unwrap();
    let stranger = EntryKey::from_seed(&[3; 32]);
    ledger::sign_head(&insider.db, SignedHead::sign(head, insider.book, &stranger)).unwrap();
    let (said, _) = insider.found_out();
    assert!(said[0].contains("nobody who may write here signed that it is"), "{said:?}");
}

/// What signatures cannot show, and a head that somebody remembers can.
#[test]
fn a_tail_cut_off_shows_only_to_whoever_knew_the_end() {
    let mut insider = Insider::new(953);
    insider.db = Connection::open_in_memory().unwrap();
    let by = insider.county.by;
    insider.county.sign_in(by, PASSPHRASE);
    insider.county.place("Mab", "Thorn");
    insider.reach_in();
    let knew = ledger::head(&insider.db).unwrap();
    // The last entry is about no access; without it, Ella signs the end before it, and makes the tables fit.
    let entries = insider.entries(4);
    insider.chain_again(4, entries[..entries.len() - 1].to_vec());
    rebuild::derive(&insider.db, &[]).unwrap();
    let (said, county) = insider.found_out();
    assert_eq!(said, Vec::<String>::new(), "the signatures that are left are good");
    let is = county.book.ledger_head().unwrap();
    assert!(is.seq < knew.seq, "but the end is not the one that was known");
}

#[test]
fn the_cores_own_doors_refuse_whoever_has_no_right() {
    let mut county = County::new(954);
    let placed = county.place("Ilinca", "Țepeș");
    let ella = county.add("Ella Reed", &[Role::Reader], ELLA);
    county.sign_in(ella, ELLA);
    let length = county.book.ledger_length().unwrap();
    let (at, by, details) = (county.now, county.by, person("Mab Thorn", &[Role::Administrator]));
    let (entropy, given) = (&mut county.entropy, passphrase(TEMPORARY));
    let book = &mut county.book;
    let based_on = book.person(ella).unwrap().revision;
    let entry = book.ledger_entry(4).unwrap().unwrap().id;
    let child_details = child("Nobody", "Atall");
    let added =
        Change::ChildAdded { child: ChildId(Uuid::max()), family: FamilyId(Uuid::max()), details: child_details };
    let refused = [
        book.commit(&[roles(ella, based_on)], at, entropy).unwrap_err(),
        book.commit(&[added], at, entropy).unwrap_err(),
        book.add_person(details, &given, at, entropy).unwrap_err(),
        book.reset_passphrase(by, &given, at, entropy).unwrap_err(),
        book.replace_recovery_key(at, entropy).err().unwrap(),
        book.remove_person(by, "Mine", at, entropy).unwrap_err(),
        book.dispose(&[entry], "Mine", at, entropy).unwrap_err(),
    ];
    for refusal in &refused {
        assert_eq!(refusal.code, RefusalCode::NotAllowed, "{refusal}");
    }
    assert_eq!(county.book.ledger_length().unwrap(), length, "and nothing was written");
    assert!(county.book.child(placed.child).is_ok());
    county.sign_in(by, PASSPHRASE);
    assert!(county.book.findings().is_empty(), "nothing of it is anywhere");
}

#[test]
fn another_machine_enrols_its_key_with_the_first_thing_written_there() {
    let mut county = County::new(955);
    let other = DeviceId(county.id());
    county.leave();
    county.book = Book::open(&county.folder, county.by, PASSPHRASE, other).unwrap();
    let length = county.book.ledger_length().unwrap();
    county.place("Ilinca", "Țepeș");
    let first = county.book.change(length + 1).unwrap();
    assert!(matches!(first, Some(Change::KeyEnrolled { device, .. }) if device == other), "{first:?}");
    county.sign_in(county.by, PASSPHRASE);
    county.place("Carys", "Llewellyn");
    assert!(county.book.verify().unwrap().is_sound(), "both machines’ entries hold, in turns");
}

#[test]
fn from_an_end_that_was_verified_before_only_what_came_after_is_walked() {
    let mut insider = Insider::new(956);
    let head = ledger::head(&insider.db).unwrap();
    let standing = ledger::following::standing(&insider.db, insider.book, head.seq).unwrap();
    let (ella, key) = (insider.ella, insider.key.clone());
    let based_on = revision(&insider.db, ella);
    let forged = insider.write(&roles(ella, based_on), ella, &key);
    insider.db = Connection::open_in_memory().unwrap();
    let mut county = insider.county;
    county.sign_in(county.by, PASSPHRASE);
    county.place("Carys", "Llewellyn");
    let found = ledger::following::examine_from(&county.book.db, WalkStart { head, standing }, false).unwrap();
    let since = county.book.ledger_length().unwrap() - head.seq;
    assert_eq!((found.entries, found.fault), (since, None), "each author’s chain goes on over the end");
    assert_eq!(found.void.iter().map(|void| void.seq).collect::<Vec<_>>(), [forged.seq]);
}

/// Whoever asks the ledger what was said (history, undo, whose certificates there are, notices) is not told a forgery.
#[test]
fn what_does_not_count_is_not_told_as_what_was_said() {
    let mut insider = Insider::new(957);
    insider.db = Connection::open_in_memory().unwrap();
    let by = insider.county.by;
    insider.county.sign_in(by, PASSPHRASE);
    let placed = insider.county.place("Carys", "Llewellyn");
    insider.county.hear(&placed);
    insider.county.write(&placed, "discussion", "What was said.");
    insider.reach_in();
    let (ella, key, device) = (insider.ella, insider.key.clone(), insider.county.device);
    let (record, child) = (placed.record, placed.child);
    let written = |text: &str| Change::SectionWritten {
        record,
        child,
        section: "discussion".into(),
        text: text.into(),
        based_on: EntryId::NONE,
    };
    let forged = [
        written("What was never said."),
        Change::CertificateSet { person: by, certificates: vec!["3082".into()] },
        Change::RecoveryUsed { person: by, device, key: key.public(), slot: key.public() },
    ];
    for change in &forged {
        insider.write(change, ella, &key);
    }
    insider.db = Connection::open_in_memory().unwrap();
    let mut county = insider.county;
    county.sign_in(by, PASSPHRASE);
    let seqs: Vec<u64> = county.book.findings().iter().map(|finding| finding.seq).collect();
    assert_eq!(seqs.len(), forged.len());
    assert!(seqs.iter().all(|seq| !county.book.entry_counts(*seq).unwrap()));

    assert!(county.book.changes_of(ChangeKind::CertificateSet).unwrap().is_empty());
    assert!(county.book.notices().unwrap().is_empty());
    let texts = |county: &County| -> Vec<String> {
        county.history_of(record, "discussion").into_iter().map(|(_, _, text)| text).collect()
    };
    assert_eq!(texts(&county), ["What was said."]);
    let entry = county.write(&placed, "discussion", "What was said, and more.");
    let at = county.at();
    county.book.undo(placed.meeting, entry, at, &mut county.entropy).unwrap();
    assert_eq!(
        texts(&county),
        ["What was said.", "What was said, and more.", "What was said."],
        "not the forged words"
    );
}
