//! The stream of who looked, cut, altered and signed anew; and what somebody else was typing.

use quorate_core::ids::EntryId;
use quorate_core::ledger::signed_look::SignedLook;
use quorate_core::ledger::signing::Hash;
use quorate_core::ledger::stream_place::StreamPlace;
use quorate_core::meeting::looks::{Look, Looked};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::county::device;
use crate::ground::{Ground, Trial, now, opened};

fn last(db: &Connection) -> (u64, Hash) {
    let device = device().0;
    let end = "SELECT n, hash FROM reading WHERE device = ?1 ORDER BY n DESC LIMIT 1";
    db.query_row(end, [device.as_bytes().as_slice()], |row| Ok((row.get(0)?, row.get(1)?))).expect("a look")
}

fn end_at(db: &Connection, (n, hash): (u64, Hash)) {
    let device = device().0;
    let set = "UPDATE stream SET n = ?1, hash = ?2 WHERE device = ?3";
    db.execute(set, params![n, hash, device.as_bytes().as_slice()]).expect("altered");
}

fn run(db: &Connection, sql: &str) {
    assert!(db.execute(sql, []).expect("done") > 0, "{sql}");
}

pub fn looks_cut_altered_or_signed_anew_are_found(ground: &Ground, trial: &mut Trial) {
    let forged = |attack: &str, forge: &dyn Fn(&Connection)| {
        let folder = ground.copy(attack);
        forge(&ground.db(&folder));
        (ground.walk(&folder), attack.to_owned())
    };
    let mut each = Vec::new();
    each.push(forged("the last look cut", &|db| {
        run(db, "DELETE FROM reading WHERE n = (SELECT max(n) FROM reading)");
    }));
    each.push(forged("one taken out of the middle", &|db| run(db, "DELETE FROM reading WHERE n = 2")));
    each.push(forged("whose look it was", &|db| {
        let chair = ground.chair.0;
        let set = "UPDATE reading SET person = ?1 WHERE n = 1";
        db.execute(set, [chair.as_bytes().as_slice()]).expect("altered");
    }));
    each.push(forged("when it was", &|db| {
        run(db, "UPDATE reading SET at = '2026-11-01T09:00:00.000000Z' WHERE n = (SELECT max(n) FROM reading)");
    }));
    each.push(forged("a look's own last one signed anew, in another's name", &|db| {
        run(db, "DELETE FROM reading WHERE n = (SELECT max(n) FROM reading)");
        let (n, hash) = last(db);
        let look = Look { child: None, record: None, meeting: None, what: Looked::ListOfActions };
        let place = StreamPlace { device: device(), n, hash };
        let one = SignedLook::after(place, look, ground.administrator, now(), (ground.book, &ground.own));
        add(db, &one);
        end_at(db, (one.n, one.hash));
    }));
    each.push(forged("a look of one's own, on a machine of another's, under own key", &|db| {
        let (n, hash) = last(db);
        let look = Look { child: None, record: None, meeting: None, what: Looked::ListOfActions };
        let one = SignedLook::after(
            StreamPlace { device: device(), n, hash },
            look,
            ground.chair,
            now(),
            (ground.book, &ground.own),
        );
        add(db, &one);
        end_at(db, (one.n, one.hash));
    }));
    each.push(forged("the beginning moved on without an entry", &|db| {
        let device = device().0;
        let set = "UPDATE stream SET begun = 1, begun_hash = (SELECT hash FROM reading WHERE n = 1) WHERE device = ?1";
        db.execute(set, [device.as_bytes().as_slice()]).expect("altered");
        run(db, "DELETE FROM reading WHERE n = 1");
    }));
    each.push(forged("the stream's end deleted and its looks left", &|db| run(db, "DELETE FROM stream")));
    for (fresh, attack) in &each {
        trial.found(&format!("looks: {attack}"), fresh, "list of who looked");
    }
    let (fresh, attack) = forged("the last look cut, the end made right", &|db| {
        run(db, "DELETE FROM reading WHERE n = (SELECT max(n) FROM reading)");
        end_at(db, last(db));
    });
    trial.told(&format!("looks: {attack}; never saw the book"), &fresh);
    let (fresh, attack) = forged("the whole stream deleted", &|db| {
        run(db, "DELETE FROM reading");
        run(db, "DELETE FROM stream");
    });
    trial.told(&format!("looks: {attack}; never saw the book"), &fresh);
}

fn add(db: &Connection, one: &SignedLook) {
    db.execute(
        "INSERT INTO reading (device, n, person, at, what, child, record, meeting, prev_hash, hash, key, signature) \
         VALUES (?1, ?2, ?3, ?4, ?5, NULL, NULL, NULL, ?6, ?7, ?8, ?9)",
        params![
            one.device.0.as_bytes(),
            one.n,
            one.person.0.as_bytes(),
            crate::forge::stamp(one.at),
            one.look.what.code(),
            one.prev_hash,
            one.hash,
            one.key.0,
            one.signature,
        ],
    )
    .expect("a look");
}

pub fn what_somebody_else_was_typing_and_a_restricted_family_stay_theirs(ground: &Ground, trial: &mut Trial) {
    let folder = ground.copy("drafts");
    let mut book = opened(&folder, ground.reader);
    let seen = book.drafts().expect("they ask").len();
    trial.holds("a draft of somebody else listed", seen == 0, &format!("{seen} drafts"));
    let taken = book.take_draft("request/new/outline").expect("they ask");
    trial.holds("a draft of somebody else taken", taken.is_none(), &format!("{taken:?}"));
    drop(book);
    let theirs = opened(&folder, ground.minute_taker).drafts().expect("they ask").len();
    trial.holds("it is still its author's", theirs == 1, &format!("{theirs} drafts"));

    let based_on = {
        let revision: Vec<u8> = ground
            .db(&folder)
            .query_row("SELECT revision FROM restriction", [], |row| row.get(0))
            .expect("a restriction");
        EntryId(Uuid::from_slice(&revision).expect("an id"))
    };
    for (who, person, sentence) in [
        ("reader", ground.reader, "Only an administrator or a chair may"),
        ("administrator", ground.administrator, "There is no such family"),
    ] {
        let mut book = opened(&folder, person);
        let opened = quorate_core::ledger::Change::FamilyOpened { family: ground.family, based_on };
        let refused = book.commit(&[opened], now(), &mut crate::county::Chance);
        trial.refused(&format!("a restricted family opened through the core by a {who}"), refused, sentence);
        let hidden = book.family(ground.family).expect("they ask").len();
        trial.holds(
            &format!("a restricted family read through the core by a {who}"),
            hidden == 0,
            &format!("{hidden}"),
        );
    }
    for (what, set) in [
        ("wiped", "UPDATE restriction SET people = '[]'"),
        ("ended", "UPDATE restriction SET in_force = 0"),
        ("deleted", "DELETE FROM restriction"),
    ] {
        let folder = ground.copy(&format!("restriction {what}"));
        run(&ground.db(&folder), set);
        trial.found(&format!("the list of who sees a family {what}"), &ground.walk(&folder), "restriction");
    }
}
