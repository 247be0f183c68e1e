//! How the schema came to be: numbered steps, each all or nothing. A step, once released, never changes; a change of
//! the schema is a new step. A book of a later schema than this version knows is refused, never touched.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rusqlite::{Connection, TransactionBehavior};

use super::fault::newer;
use super::tables::{
    action, amendment, attendee, blob, book, child, draft, finding, glossary, holiday, identity, interest, item,
    ledger, meeting, mended, panel, person, pulse, reading, record, request, restriction, secret, section, slot,
    version, void,
};
use crate::refusal::{Refusal, RefusalCode};

/// One step: SQL batches run in order.
pub(crate) type Migration = &'static [&'static str];

pub(crate) const MIGRATIONS: &[Migration] = &[
    // 1: release 0.1
    &[
        ledger::SQL,
        book::SQL,
        person::SQL,
        panel::SQL,
        holiday::SQL,
        glossary::SQL,
        meeting::SQL,
        child::SQL,
        restriction::SQL,
        request::SQL,
        item::SQL,
        attendee::SQL,
        record::SQL,
        section::SQL,
        finding::SQL,
        action::SQL,
        version::SQL,
        amendment::SQL,
        blob::SQL,
        draft::SQL,
        identity::SQL,
        slot::SQL,
        secret::SQL,
        reading::SQL,
        interest::SQL,
        pulse::SQL,
        void::SQL,
        mended::SQL,
    ],
];

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
    if version(db)? != MIGRATIONS.len() {
        return Ok(());
    }
    let own = match OWN.get() {
        Some(own) => own,
        None => {
            let mut anew = Connection::open_in_memory()?;
            migrate(&mut anew, MIGRATIONS)?;
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
    let from = version(db)?;
    if from > steps.len() {
        return Err(newer());
    }
    if from == steps.len() {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for sql in steps[from..].iter().flat_map(|step| step.iter()) {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "user_version", steps.len())?;
    Ok(tx.commit()?)
}
