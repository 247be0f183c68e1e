//! Entries forged: in another's name, with another's key, without the right.

use quorate_core::ids::{ChildId, DeviceId, EntryId, FamilyId, PersonId, RecordId};
use quorate_core::ledger::change::Concerns;
use quorate_core::ledger::entry::{Author, Payload, Signing};
use quorate_core::ledger::signing::EntryKey;
use quorate_core::ledger::{Change, ChangeKind, Entry};
use quorate_core::meeting::person::Role;
use quorate_core::refusal::RefusalCode;
use rusqlite::Connection;
use uuid::Uuid;

use crate::county::{Chance, at, child, device};
use crate::forge::{append, entries, put, replace, sign_head, tip};
use crate::ground::{Ground, READERS_MACHINE, Trial, now, opened, slot_of};

fn revision_of(db: &Connection, person: PersonId) -> EntryId {
    let id = person.0.as_bytes().as_slice();
    let revision: Vec<u8> =
        db.query_row("SELECT revision FROM person WHERE id = ?1", [id], |row| row.get(0)).expect("a person");
    EntryId(Uuid::from_slice(&revision).expect("an id"))
}

fn administrator_made_of(db: &Connection, person: PersonId) -> Change {
    let based_on = revision_of(db, person);
    Change::PersonRolesSet { person, roles: vec![Role::Reader, Role::Administrator], based_on }
}

fn holiday() -> Change {
    Change::HolidaySet { date: "2026-12-29".parse().expect("a date"), name: "Forged".into() }
}

fn another_child() -> Change {
    let family = FamilyId(Uuid::from_u128(0xfa));
    Change::ChildAdded { child: ChildId(Uuid::from_u128(0xc1)), family, details: child("Nia", "Forged", None, "") }
}

impl Ground {
    /// What the walk says after the database was forged.
    fn forged(&self, trial: &mut Trial, attack: &str, words: &str, forge: impl FnOnce(&Connection)) {
        let folder = self.copy(attack);
        forge(&self.db(&folder));
        trial.found(attack, &self.walk(&folder), words);
    }

    fn by(&self, person: PersonId) -> Author {
        Author { person, device: READERS_MACHINE, at: now() }
    }
}

pub fn what_nobody_may_say_through_the_core_is_refused(ground: &Ground, trial: &mut Trial) {
    let folder = ground.copy("commit");
    for person in [ground.reader, ground.minute_taker, ground.chair] {
        let change = administrator_made_of(&ground.db(&folder), person);
        let mut book = opened(&folder, person);
        let before = book.ledger_length().expect("a length");
        let refused = book.commit(&[change], now(), &mut Chance);
        trial.holds(
            "the code of making oneself administrator",
            refused.as_ref().is_err_and(|refusal| refusal.code == RefusalCode::NotAllowed),
            &format!("{refused:?}"),
        );
        trial.refused("makes themselves administrator through the core", refused, "Only an administrator may");
        trial.holds(
            "nothing was written",
            book.ledger_length().expect("a length") == before,
            "as many entries as before",
        );
    }
    let (chairs, slot, chairs_slot) = {
        let db = ground.db(&folder);
        let theirs = |entry: &Entry| entry.person == ground.chair;
        let key = entries(&db).into_iter().rfind(theirs).expect("the chair wrote").key;
        (key, slot_of(&db, ground.reader), slot_of(&db, ground.chair))
    };
    let mut book = opened(&folder, ground.reader);
    let change =
        Change::KeyEnrolled { person: ground.reader, device: DeviceId(Uuid::from_u128(0xbad2)), key: chairs, slot };
    trial.refused(
        "the chair's public key enrolled as one's own",
        book.commit(&[change], now(), &mut Chance),
        "are not changed this way",
    );
    let key = EntryKey::from_seed(&[50; 32]).public();
    let change = Change::KeyEnrolled { person: ground.chair, device: READERS_MACHINE, key, slot: chairs_slot };
    trial.refused(
        "a key enrolled for the chair through the core",
        book.commit(&[change], now(), &mut Chance),
        "are not changed this way",
    );
    drop(book);
    trial.holds("the book is whole after it", ground.walk(&folder).code == Some(0), &ground.walk(&folder).text);
}

pub fn an_entry_that_its_author_might_not_write_counts_for_nothing(ground: &Ground, trial: &mut Trial) {
    let (book, own, made_up) = (ground.book, &ground.own, EntryKey::from_seed(&[99; 32]));
    let me = ground.as_reader();

    ground.forged(trial, "own key, without the right: administrator", "Tomasz Hale had no right to say then", |db| {
        append(db, book, &administrator_made_of(db, ground.reader), me, own, own);
    });
    ground.forged(trial, "own key, without the right: minutes", "Tomasz Hale had no right to say then", |db| {
        let record: Vec<u8> = db.query_row("SELECT id FROM record", [], |row| row.get(0)).expect("a record");
        let of: Vec<u8> = db.query_row("SELECT child FROM record", [], |row| row.get(0)).expect("a record");
        let change = Change::SectionWritten {
            record: RecordId(Uuid::from_slice(&record).expect("an id")),
            child: ChildId(Uuid::from_slice(&of).expect("an id")),
            section: "discussion".into(),
            text: "Something else.".into(),
            based_on: EntryId::NONE,
        };
        append(db, book, &change, me, own, own);
    });
    ground.forged(trial, "in another's name, own key", "never enrolled for Anwen Prys", |db| {
        append(db, book, &holiday(), ground.by(ground.administrator), own, own);
    });
    ground.forged(trial, "in another's name, own key, as if on their machine", "never enrolled for Anwen Prys", |db| {
        let author = Author { person: ground.administrator, device: device(), at: now() };
        append(db, book, &holiday(), author, own, own);
    });
    ground.forged(trial, "in another's name, made-up key", "never enrolled for Anwen Prys", |db| {
        append(db, book, &holiday(), ground.by(ground.administrator), &made_up, own);
    });
    ground.forged(trial, "in one's own name, made-up key", "never enrolled for Marek", |db| {
        append(db, book, &another_child(), ground.by(ground.minute_taker), &made_up, own);
    });
    ground.forged(trial, "another's key named, own signature", "not signed by whom it names", |db| {
        let entry = append(db, book, &holiday(), ground.by(ground.administrator), own, own);
        let theirs = entries(db).into_iter().rfind(|one| one.person == ground.administrator && one.key != entry.key);
        let key = theirs.expect("they wrote").key;
        let mut all = entries(db);
        all.last_mut().expect("an entry").key = key;
        replace(db, book, all, own);
    });
    let enrolment = |db: &Connection, key: &EntryKey| Change::KeyEnrolled {
        person: ground.chair,
        device: READERS_MACHINE,
        key: key.public(),
        slot: slot_of(db, ground.chair),
    };
    ground.forged(trial, "a key for the chair, said by the reader", "only Ruth Adeyemi could say", |db| {
        append(db, book, &enrolment(db, &made_up), me, own, own);
    });
    ground.forged(
        trial,
        "a key for the chair, in the chair's name with own key",
        "never enrolled for Ruth Adeyemi",
        |db| {
            append(db, book, &enrolment(db, &made_up), ground.by(ground.chair), own, own);
        },
    );
    ground.forged(trial, "a key for the chair, signed with that very key", "never enrolled for Ruth Adeyemi", |db| {
        append(db, book, &enrolment(db, &made_up), ground.by(ground.chair), &made_up, own);
    });
    ground.forged(trial, "after removal, with the key of before", "key of Ewa Nowak that no longer counted", |db| {
        append(db, book, &another_child(), ground.by(ground.removed), &ground.removed_ones_own, own);
    });
    ground.forged(trial, "signed for another book", "not signed by whom it names", |db| {
        let before = tip(db, book, ground.minute_taker, READERS_MACHINE);
        let signing = Signing { book: Uuid::from_u128(0xb00c), key: &ground.minute_takers_own, before };
        let last = crate::forge::head(db);
        let author = ground.by(ground.minute_taker);
        let mut entry =
            Entry::after(last, &another_child(), Concerns::Nobody, author, signing, &mut Chance).expect("one");
        entry.hash = entry.chain_hash(book);
        put(db, &entry);
        sign_head(db, entry.head(), book, own);
    });
    ground.forged(trial, "its header about somebody else", "filed under somebody whom it does not concern", |db| {
        let before = tip(db, book, ground.minute_taker, READERS_MACHINE);
        let signing = Signing { book, key: &ground.minute_takers_own, before };
        let author = ground.by(ground.minute_taker);
        let of = Concerns::Child(ChildId(Uuid::from_u128(1)));
        let entry =
            Entry::after(crate::forge::head(db), &another_child(), of, author, signing, &mut Chance).expect("one");
        put(db, &entry);
        sign_head(db, entry.head(), book, own);
    });
    ground.forged(trial, "an author's line forked", "does not follow from its author’s entry before it", |db| {
        let author = ground.by(ground.minute_taker);
        let before = tip(db, book, ground.minute_taker, READERS_MACHINE);
        append(db, book, &another_child(), author, &ground.minute_takers_own, own);
        let signing = Signing { book, key: &ground.minute_takers_own, before };
        let other = Change::ChildAdded {
            child: ChildId(Uuid::from_u128(0xc2)),
            family: FamilyId(Uuid::from_u128(0xfb)),
            details: child("Ola", "Forged", None, ""),
        };
        let entry =
            Entry::after(crate::forge::head(db), &other, other.concerns(), author, signing, &mut Chance).expect("one");
        put(db, &entry);
        sign_head(db, entry.head(), book, own);
    });
    ground.forged(trial, "said twice under another id", "not signed by whom it names", |db| {
        let mut all = entries(db);
        let mut again = all.last().expect("an entry").clone();
        again.id = EntryId(Uuid::from_u128(0xe2));
        all.push(again);
        replace(db, book, all, own);
    });
    ground.forged(trial, "a family opened by an entry under own key", "Tomasz Hale had no right to say then", |db| {
        let revision: Vec<u8> =
            db.query_row("SELECT revision FROM restriction", [], |row| row.get(0)).expect("a restriction");
        let based_on = EntryId(Uuid::from_slice(&revision).expect("an id"));
        append(db, book, &Change::FamilyOpened { family: ground.family, based_on }, me, own, own);
    });
    let folder = ground.copy("clock");
    let db = ground.db(&folder);
    for (n, date) in [(1_u128, "2026-11-19"), (2, "2026-11-12")] {
        let change = Change::ChildAdded {
            child: ChildId(Uuid::from_u128(0xd0 + n)),
            family: FamilyId(Uuid::from_u128(0xe0 + n)),
            details: child("Nia", "Forged", None, ""),
        };
        let author = Author { at: at(date), ..ground.by(ground.minute_taker) };
        append(&db, book, &change, author, &ground.minute_takers_own, own);
    }
    drop(db);
    let mut reader = opened(&folder, ground.reader);
    reader.rebuild().expect("the forger makes the tables fit");
    drop(reader);
    trial.found("an entry dated before its author's last on that machine", &ground.walk(&folder), "clock");
}

pub fn an_entry_that_was_altered_is_found(ground: &Ground, trial: &mut Trial) {
    let (book, own) = (ground.book, &ground.own);
    let me = ground.as_reader();
    let section = |db: &Connection| {
        let all = entries(db);
        let at =
            all.iter().position(|entry| entry.kind == ChangeKind::SectionWritten.id()).expect("a section was written");
        (all, at)
    };
    ground.forged(trial, "a payload replaced", "says something else than what was written", |db| {
        let changed = db
            .execute(
                "UPDATE ledger SET payload = replace(payload, 'evenings', 'mornings') WHERE kind = ?1",
                [ChangeKind::SectionWritten.id()],
            )
            .expect("altered");
        assert!(changed > 0);
    });
    ground.forged(
        trial,
        "a payload replaced, every hash made right",
        "not signed by whom it names, or was altered",
        |db| {
            let (mut all, at) = section(db);
            let payload = all[at].payload.clone().expect("it says something");
            let payload = Payload { json: payload.json.replace("evenings", "mornings"), ..payload };
            all[at].payload_hash = payload.hash();
            all[at].payload = Some(payload);
            replace(db, book, all, own);
        },
    );
    ground.forged(trial, "a payload destroyed", "lost what it said, and no disposal", |db| {
        let sql = "UPDATE ledger SET payload = NULL, salt = NULL WHERE kind = ?1";
        db.execute(sql, [ChangeKind::SectionWritten.id()]).expect("gone");
    });
    ground.forged(
        trial,
        "a payload destroyed, with a disposal under own key",
        "lost what it said, and no disposal",
        |db| {
            let (all, at) = section(db);
            db.execute("UPDATE ledger SET payload = NULL, salt = NULL WHERE seq = ?1", [all[at].seq]).expect("gone");
            let change = Change::PayloadDisposed { entries: vec![all[at].id], rule: "forged".into() };
            append(db, book, &change, me, own, own);
        },
    );
    ground.forged(
        trial,
        "the time in a header, every hash made right",
        "not signed by whom it names, or was altered",
        |db| {
            let (mut all, place) = section(db);
            all[place].at = at("2026-11-17");
            replace(db, book, all, own);
        },
    );
    ground.forged(
        trial,
        "the author in a header, every hash made right",
        "not signed by whom it names, or was altered",
        |db| {
            let (mut all, place) = section(db);
            all[place].person = ground.chair;
            replace(db, book, all, own);
        },
    );
    for (what, set, says) in [
        ("number", "seq = seq - 1", "is not the end that the book remembers"),
        ("hash", "hash = zeroblob(32)", "is not the end that the book remembers"),
        ("key", "key = zeroblob(32)", "nobody who may write here signed"),
        ("signature", "signature = zeroblob(64)", "nobody who may write here signed"),
    ] {
        ground.forged(trial, &format!("the head's {what}"), says, |db| {
            db.execute(&format!("UPDATE head SET {set}"), []).expect("altered");
        });
    }
    ground.forged(trial, "the head signed by nobody's key", "nobody who may write here signed", |db| {
        sign_head(db, crate::forge::head(db), book, &EntryKey::from_seed(&[98; 32]));
    });
    ground.forged(trial, "the head signed by the removed one", "nobody who may write here signed", |db| {
        sign_head(db, crate::forge::head(db), book, &ground.removed_ones_own);
    });
}
