//! How the schema came to be: numbered steps, each beside its table, all or none. A step, once a book was written with it,
//! never changes; a change of the schema is a new step. A book of a later schema than this version knows is refused, never
//! touched.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rusqlite::{Connection, TransactionBehavior};

use super::fault::newer;
use super::migration_step::Migration;
use super::tables::{
    action, amendment, arrangement, attendee, blob, book, child, draft, finding, glossary, holiday, identity, interest,
    item, ledger, meeting, mended, panel, person, pulse, reading, record, request, restriction, secret, section, slot,
    version, void,
};
use crate::refusal::{Refusal, RefusalCode};

/// Every table's own, in the order in which a new book makes them: what a table refers to stands before it.
const TABLES: [&[Migration]; 29] = [
    ledger::MIGRATIONS,
    book::MIGRATIONS,
    person::MIGRATIONS,
    panel::MIGRATIONS,
    arrangement::MIGRATIONS,
    holiday::MIGRATIONS,
    glossary::MIGRATIONS,
    meeting::MIGRATIONS,
    child::MIGRATIONS,
    restriction::MIGRATIONS,
    request::MIGRATIONS,
    item::MIGRATIONS,
    attendee::MIGRATIONS,
    record::MIGRATIONS,
    section::MIGRATIONS,
    finding::MIGRATIONS,
    action::MIGRATIONS,
    version::MIGRATIONS,
    amendment::MIGRATIONS,
    blob::MIGRATIONS,
    draft::MIGRATIONS,
    identity::MIGRATIONS,
    slot::MIGRATIONS,
    secret::MIGRATIONS,
    reading::MIGRATIONS,
    interest::MIGRATIONS,
    pulse::MIGRATIONS,
    void::MIGRATIONS,
    mended::MIGRATIONS,
];

/// Every step in the order in which it is taken: by number, and of one number by table.
pub(crate) fn steps() -> Vec<Migration> {
    let mut steps: Vec<Migration> = TABLES.into_iter().flatten().copied().collect();
    steps.sort_by_key(|step| step.number);
    steps
}

/// The schema that those steps make.
pub(crate) fn latest(steps: &[Migration]) -> usize {
    steps.last().map_or(0, |step| step.number)
}

/// The schema a database has; nought for an empty one.
pub(crate) fn version(db: &Connection) -> Result<usize, Refusal> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// What a schema is made of: each table and index by its name, with the words that made it.
type Objects = BTreeMap<String, String>;

fn objects(db: &Connection) -> Result<Objects, Refusal> {
    let mut select = db.prepare(
        "SELECT name, type || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'",
    )?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Refuses as `Damaged` a schema that is not the one that the steps make. A trigger or a view that somebody put there would
/// write, or answer, in whoever's name opens the book next.
pub(crate) fn check_objects(db: &Connection) -> Result<(), Refusal> {
    static OWN: OnceLock<Objects> = OnceLock::new();
    // A schema of before has other words; it is brought up to date first.
    let steps = steps();
    if version(db)? != latest(&steps) {
        return Ok(());
    }
    let own = match OWN.get() {
        Some(own) => own,
        None => {
            let mut anew = Connection::open_in_memory()?;
            migrate(&mut anew, &steps)?;
            let own = objects(&anew)?;
            OWN.get_or_init(|| own)
        }
    };
    let there = objects(db)?;
    let strange = there.iter().find(|(name, made)| own.get(*name) != Some(made)).map(|(name, _)| name);
    match strange.or_else(|| own.keys().find(|name| !there.contains_key(*name))) {
        None => Ok(()),
        Some(name) => Err(Refusal::new(
            RefusalCode::Damaged,
            format!(
                "In this book’s database “{name}” is not as Quorate makes it: something else wrote there. Restore the \
                 latest backup, and keep this book aside."
            ),
        )),
    }
}

/// Brings the schema up to the last of `steps`, in one transaction.
pub(crate) fn migrate(db: &mut Connection, steps: &[Migration]) -> Result<(), Refusal> {
    let (from, to) = (version(db)?, latest(steps));
    if from > to {
        return Err(newer());
    }
    if from == to {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in steps.iter().filter(|step| step.number > from) {
        tx.execute_batch(step.sql)?;
    }
    tx.pragma_update(None, "user_version", to)?;
    Ok(tx.commit()?)
}
