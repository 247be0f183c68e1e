//! What the book costs, each as a ratio within this run: a change that is durable against a bare insert of the same
//! bytes, and the opening of ten years of panels against a week of them.

mod county;

use std::time::{Duration, Instant};

use county::{County, PASSPHRASE};
use quorate_core::ids::EntryId;
use quorate_core::ledger::Change;
use quorate_service::ask::Ask;

const CHANGES: u64 = 400;
const OPENINGS: usize = 5;
const LOOKS: i64 = 300;

fn main() {
    change_against_insert();
    ten_years_against_a_week();
    noting_who_looked();
}

/// A revised section of a minute, encrypted, chained and applied to its table, against its JSON put into a table of an
/// unencrypted SQLite database on the same disk, one transaction each, both synchronised in full.
fn change_against_insert() {
    let mut county = County::new();
    let placed = &county.hold_meeting(0)[0];
    let (record, child) = (placed.record, placed.child);
    let bare = rusqlite::Connection::open(county.home.path().join("bare.db")).expect("a database is made");
    bare.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entry (payload TEXT) STRICT",
    )
    .expect("a table is made");

    let (mut ours, mut theirs) = (Duration::ZERO, Duration::ZERO);
    let mut based_on = EntryId::NONE;
    for turn in 0..CHANGES {
        let section = "bench".into();
        let text = format!("{turn}: {}", county::MINUTE);
        let change = Change::SectionWritten { record, child, section, text, based_on };
        let payload = serde_json::to_string(&change).expect("a change is JSON");
        // In turn, so that what else the machine does falls on both alike.
        ours += timed(|| based_on = county.say(change));
        theirs += timed(|| {
            bare.execute("INSERT INTO entry (payload) VALUES (?1)", [&payload]).expect("a row is inserted");
        });
    }
    ratio("a change committed against a bare SQLite insert of the same bytes", ours, theirs, CHANGES as u32);
}

/// From the passphrase to the first screen, as the window does it: on a machine that has not seen the book, which walks all
/// of its ledger, and on one that knows how far it went. The greatest part of a week's is the key's derivation, which is
/// costly on purpose; so the first screen is measured alone as well.
fn ten_years_against_a_week() {
    let (mut week, mut years) = (County::new(), County::new());
    week.hold_meeting(0);
    years.hold_ten_years();
    let entries = [week.entries(), years.entries()];
    let (week, years) = (week.close(), years.close());
    let what = format!("ten years ({} entries) against a week ({} entries)", entries[1], entries[0]);
    for (machine, known) in [("that never saw it", false), ("that knows it", true)] {
        let times = |closed: &county::Closed| -> (Vec<Duration>, Vec<Duration>) {
            (0..OPENINGS).map(|_| opened(closed, known)).unzip()
        };
        let ((short, short_screen), (long, long_screen)) = (times(&week), times(&years));
        ratio(&format!("opening on a machine {machine}: {what}"), middle(long), middle(short), 1);
        ratio(&format!("its first screen: {what}"), middle(long_screen), middle(short_screen), 1);
    }
    let [short, long] = [&week, &years].map(|closed| {
        let mut book = closed.open(PASSPHRASE);
        timed(|| assert!(book.rebuild().expect("the ledger is sound").same, "the tables are what the ledger says"))
    });
    ratio(&format!("making the tables anew: {what}"), long, short, 1);
}

/// A record opened with the look at it noted, against the same record opened again at once, which is the same look.
fn noting_who_looked() {
    let mut county = County::new();
    let record = county.hold_meeting(0)[0].record;
    let closed = county.close();
    let service = closed.sign_in(PASSPHRASE);
    let open = |now| timed(|| drop(service.ask(Ask::Record { record }, now).expect("a record")));
    open(closed.now);
    let (mut noted, mut again) = (Vec::new(), Vec::new());
    for turn in 1..=LOOKS {
        let now = closed.now + chrono::TimeDelta::hours(turn);
        noted.push(open(now));
        again.push(open(now));
    }
    ratio("a record opened and the look noted against one that was noted", middle(noted), middle(again), 1);
}

/// How long the opening takes up to the first screen, and the screen's part of it.
fn opened(closed: &county::Closed, known: bool) -> (Duration, Duration) {
    if !known {
        closed.forget();
    }
    let start = Instant::now();
    let service = closed.sign_in(PASSPHRASE);
    let screen = timed(|| {
        service.session().expect("somebody is signed in");
        service.ask(Ask::Home, closed.now).expect("the first screen is there");
    });
    (start.elapsed(), screen)
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ratio(what: &str, ours: Duration, theirs: Duration, times: u32) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{what}: {ratio:.2} times ({:.2?} against {:.2?})", ours / times, theirs / times);
}
