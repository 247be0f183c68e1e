//! The agenda: which request has which slot, and how far it was heard. Whether one fits is told in `meeting::slots`.

use chrono::{DateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::words;
use crate::ids::{ChildId, EntryId, ItemId, MeetingId, RequestId};
use crate::refusal::Refusal;

/// A request placed in a slot of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ItemDetails {
    /// Where it is placed.
    pub meeting: MeetingId,
    /// What it hears.
    pub request: RequestId,
    /// Local time in London.
    pub starts: NaiveTime,
    /// Length in minutes: the profile's slot, and its extra for siblings (CLAM-5).
    pub minutes: u32,
    /// In the slot that the profile keeps for emergencies (CLAM-5).
    pub emergency: bool,
}

/// How an item stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum ItemState {
    /// Its time has not come, or it was put back.
    Waiting,
    /// It is being heard.
    Running,
    /// It was heard to its end.
    Finished,
    /// Not heard today; the request goes back to wait for a slot.
    Deferred {
        /// Why it was not heard, for whoever asked.
        why: String,
    },
}

impl ItemState {
    /// Whether nothing is left to do of it on the day: it was heard or deferred.
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Finished | Self::Deferred { .. })
    }

    /// Whether it takes time on the day: a deferred item does not.
    pub fn holds_slot(&self) -> bool {
        !matches!(self, Self::Deferred { .. })
    }

    /// Refuses as `WrongState` a step that is not the next.
    pub fn check_becomes(&self, to: &Self) -> Result<(), Refusal> {
        use ItemState::*;
        let sentence = match (self, to) {
            (Waiting, Running | Deferred { .. })
            | (Running, Waiting | Finished | Deferred { .. })
            | (Finished, Running)
            | (Deferred { .. }, Waiting | Running) => return Ok(()),
            (Waiting, _) => "This item has not started: start it first.",
            (Running, _) => "This item is being heard: finish or defer it.",
            (Finished, _) => "This item is finished: take it up again to change that.",
            (Deferred { .. }, _) => "This item was deferred: put it back on the agenda first.",
        };
        Err(Refusal::wrong_state(sentence))
    }
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Item {
    /// The same wherever it is moved in its meeting.
    pub id: ItemId,
    /// Where and when it is placed.
    pub details: ItemDetails,
    /// Whom it is about: one child, or siblings, each with a record.
    pub children: Vec<ChildId>,
    /// How far it was heard.
    pub state: ItemState,
    /// When it was first started.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was last finished.
    pub finished_at: Option<DateTime<Utc>>,
    /// The entry that last changed it.
    pub revision: EntryId,
}

impl Item {
    /// An item can have another slot until it is heard; it stays with its request.
    pub fn check_move(&self, to: &ItemDetails) -> Result<(), Refusal> {
        if self.state != ItemState::Waiting {
            return Err(Refusal::wrong_state("This item was heard or deferred: it can no longer be moved."));
        }
        match self.details.request == to.request {
            true => Ok(()),
            false => Err(Refusal::wrong_state(
                "An item stays with its request: place the other request in a slot of its own.",
            )),
        }
    }

    /// An item can be taken off the agenda until it is heard.
    pub fn check_removal(&self) -> Result<(), Refusal> {
        match self.state {
            ItemState::Waiting => Ok(()),
            _ => Err(Refusal::wrong_state("This item was heard or deferred: it stays on the agenda.")),
        }
    }
}

/// Refuses as `Invalid` to hear a child twice in one meeting. `heard` are the items that hold a slot in it, `called` says
/// what a child is called.
pub fn check_not_twice<'i>(
    heard: impl IntoIterator<Item = &'i Item>,
    children: &[ChildId],
    called: impl Fn(ChildId) -> Result<String, Refusal>,
) -> Result<(), Refusal> {
    for item in heard {
        let Some(child) = item.children.iter().find(|child| children.contains(child)) else { continue };
        let (name, at) = (called(*child)?, words::time(item.details.starts));
        return Err(Refusal::invalid(
            "meeting",
            format!(
                "{name} is on this meeting’s agenda already, at {at}: a child is heard once in a meeting. Say there what this \
                 request asks, or choose another meeting."
            ),
        ));
    }
    Ok(())
}
