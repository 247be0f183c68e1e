//! Reading a change of any release: old kinds are brought up to date as they are read, newer ones are refused.

use serde_json::Value;

use super::change::{Change, ChangeKind};
use crate::refusal::{Refusal, RefusalCode};

/// Brings one old kind to the kind that replaced it.
pub struct Upgrade {
    /// The old kind with its version: `record.section/1`.
    pub from: &'static str,
    /// The kind in its place.
    pub to: &'static str,
    /// Rewrites the payload in place; its `kind` is set afterwards.
    pub rewrite: fn(&mut Value),
}

/// Every step there has been, oldest first. Release 0.1 has no older kinds.
pub const STEPS: &[Upgrade] = &[];

/// The change that a payload says, in today's terms.
///
/// Refuses as `Newer` a kind that this version does not know, as `Damaged` a payload that does not read.
pub fn read(kind: &str, json: &str, steps: &[Upgrade]) -> Result<Change, Refusal> {
    let mut value: Value = serde_json::from_str(json).map_err(|why| unreadable(kind).because(&why))?;
    if value.get("kind").and_then(Value::as_str) != Some(kind) {
        return Err(unreadable(kind));
    }
    for step in path(kind, steps) {
        (step.rewrite)(&mut value);
        value["kind"] = step.to.into();
    }
    if self::kind(kind, steps).is_none() {
        return Err(Refusal::new(
            RefusalCode::Newer,
            format!(
                "The ledger holds a change of the kind “{kind}”, written by a newer version of Quorate: install that version to read it."
            ),
        ));
    }
    serde_json::from_value(value).map_err(|why| unreadable(kind).because(&why))
}

/// The steps that bring a kind up to date.
fn path<'s>(kind: &str, steps: &'s [Upgrade]) -> impl Iterator<Item = &'s Upgrade> {
    let mut current = kind.to_owned();
    steps.iter().filter(move |step| {
        let taken = step.from == current;
        if taken {
            step.to.clone_into(&mut current);
        }
        taken
    })
}

/// What an entry's kind, of any release, is today; none where a newer version wrote it.
pub fn kind(id: &str, steps: &[Upgrade]) -> Option<ChangeKind> {
    ChangeKind::named(path(id, steps).last().map_or(id, |step| step.to))
}

/// Under which kinds, of any release, the ledger holds what `wanted` asks for.
pub fn ids(wanted: impl Fn(ChangeKind) -> bool, steps: &[Upgrade]) -> Vec<&'static str> {
    let old = steps.iter().map(|step| step.from);
    let all = old.chain(ChangeKind::ALL.iter().map(|kind| kind.id()));
    all.filter(|id| kind(id, steps).is_some_and(&wanted)).collect()
}

fn unreadable(kind: &str) -> Refusal {
    Refusal::new(
        RefusalCode::Damaged,
        format!("A change of the kind “{kind}” cannot be read: the book is damaged, so restore the latest backup."),
    )
}
