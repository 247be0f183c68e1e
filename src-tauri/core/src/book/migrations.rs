//! How the schema came to be: numbered steps, each all or nothing. A step, once released, never changes; a change of
//! the schema is a new step. A book of a later schema than this version knows is refused, never touched.

use rusqlite::{Connection, TransactionBehavior};

use super::fault::newer;
use super::tables::{
    action, amendment, attendee, blob, book, child, draft, finding, glossary, holiday, identity, interest, item,
    ledger, meeting, panel, person, pulse, reading, record, request, restriction, secret, section, slot, version, void,
};
use crate::meeting::Refusal;

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
    ],
];

/// The schema a database has; nought for an empty one.
pub(crate) fn version(db: &Connection) -> Result<usize, Refusal> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
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
