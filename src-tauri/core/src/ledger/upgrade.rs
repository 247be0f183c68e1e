//! Reading a change of any release: old kinds are brought up to date as they are read, newer ones are refused.

use serde_json::Value;

use super::change::Change;
use crate::meeting::refusal::{Refusal, RefusalCode};

/// Brings one old kind to the kind that replaced it.
pub struct Step {
    pub from: &'static str,
    pub to: &'static str,
    /// Rewrites the payload in place; its `kind` is set afterwards.
    pub rewrite: fn(&mut Value),
}

/// Every step there has been, oldest first. Release 0.1 has no older kinds.
pub const STEPS: &[Step] = &[];

/// The change that a payload says, in today's terms.
///
/// Refuses as `Newer` a kind that this version does not know, as `Damaged` a payload that does not read.
pub fn read(kind: &str, json: &str, steps: &[Step]) -> Result<Change, Refusal> {
    let mut value: Value = serde_json::from_str(json).map_err(|_| unreadable(kind))?;
    if value.get("kind").and_then(Value::as_str) != Some(kind) {
        return Err(unreadable(kind));
    }
    let mut current = kind.to_owned();
    for step in steps {
        if step.from == current {
            (step.rewrite)(&mut value);
            value["kind"] = step.to.into();
            current = step.to.to_owned();
        }
    }
    if !is_known(&current) {
        return Err(Refusal::new(
            RefusalCode::Newer,
            format!(
                "The ledger holds a change of the kind “{kind}”, written by a newer version of Quorate: install that version to read it."
            ),
        ));
    }
    serde_json::from_value(value).map_err(|_| unreadable(kind))
}

/// Whether this version has a change of that kind.
pub fn is_known(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// Every kind of change this version writes. A test holds it against `Change`.
pub const KINDS: [&str; 67] = [
    "book.created/1",
    "book.recovery-key/1",
    "book.exported/1",
    "book.taken-back/1",
    "clock.set-right/1",
    "book.settings/1",
    "person.added/1",
    "person.invited/1",
    "person.key/1",
    "person.recovered/1",
    "person.roles/1",
    "person.removed/1",
    "person.slot-rewrapped/1",
    "person.certificate-asked/1",
    "person.certificate/1",
    "authority.made/1",
    "panel.adopted/1",
    "holiday.set/1",
    "glossary.set/1",
    "meeting.planned/1",
    "meeting.moved/1",
    "meeting.state/1",
    "meeting.inquorate/1",
    "child.added/1",
    "child.changed/1",
    "child.family/1",
    "family.restricted/1",
    "family.opened/1",
    "family.interest/1",
    "request.taken/1",
    "request.changed/1",
    "request.paper/1",
    "request.state/1",
    "item.placed/1",
    "item.moved/1",
    "item.removed/1",
    "item.state/1",
    "attendee.set/1",
    "attendee.removed/1",
    "record.opened/1",
    "record.section/1",
    "record.decisions/1",
    "record.agreement/1",
    "record.dissents/1",
    "record.prompts/1",
    "record.offered/1",
    "record.review/1",
    "record.finalised/1",
    "record.returned/1",
    "record.finding-accepted/1",
    "record.signed/1",
    "record.filed/1",
    "record.exported/1",
    "record.correction/1",
    "record.correction-abandoned/1",
    "record.attendance/1",
    "amendment.asked/1",
    "amendment.answered/1",
    "record.summary-exported/1",
    "action.set/1",
    "action.removed/1",
    "action.state/1",
    "entry.undone/1",
    "entry.redone/1",
    "reads.kept/1",
    "reads.destroyed/1",
    "payload.disposed/1",
];

fn unreadable(kind: &str) -> Refusal {
    Refusal::new(
        RefusalCode::Damaged,
        format!("A change of the kind “{kind}” cannot be read: the book is damaged, so restore the latest backup."),
    )
}
