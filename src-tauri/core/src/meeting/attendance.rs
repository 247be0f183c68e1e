//! Who is in the room, by which means, for whom.

mod expected;
mod missed_part;

pub use expected::{as_listed, members, presenters};
pub use missed_part::MissedPart;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::agenda::Item;
use crate::ids::{AttendeeId, EntryId, ItemId, MeetingId};
use crate::refusal::Refusal;
use crate::text::name_search::key;

/// By which way somebody attends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AttendanceMode {
    /// At the venue.
    Room,
    /// On the call, with a picture.
    Video,
    /// On the call, by voice alone.
    Phone,
}

impl AttendanceMode {
    /// Every one there is.
    pub const ALL: [Self; 3] = [Self::Room, Self::Video, Self::Phone];

    /// Inside a sentence, as the record prints it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Room => "in the room",
            Self::Video => "by video",
            Self::Phone => "by telephone",
        }
    }
}

/// Where somebody's attendance stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AttendanceState {
    /// On the list, and not seen yet.
    Expected,
    /// Came, by whichever way.
    Present,
    /// Said that they do not come.
    Apologies,
    /// Was present and has left.
    Left,
}

/// Why somebody is not in the room for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum AwayWhy {
    /// Out for a while, for a reason of their own.
    SteppedOut,
    /// An interest in the family of the item. It holds for the whole item; what it is, is told of the family
    /// (`meeting::interest`), so that it is disposed of with it.
    Conflict,
}

/// A time that somebody who attends was not in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Away {
    /// When they went out.
    pub from: DateTime<Utc>,
    /// None while they are out.
    pub until: Option<DateTime<Utc>>,
    /// The item they left for; when it is over they count again.
    pub item: Option<ItemId>,
    /// Decides how it is counted and printed.
    pub why: AwayWhy,
}

impl Away {
    /// Whether they were out at that moment; without one, whether they are now.
    fn covers(&self, moment: Option<DateTime<Utc>>) -> bool {
        match moment {
            None => self.until.is_none(),
            Some(moment) => self.from <= moment && self.until.is_none_or(|until| until >= moment),
        }
    }

    /// Whether they were out when an item was decided. An interest in it holds from its first word to its last.
    fn keeps_from(&self, item: ItemId, decided: Option<DateTime<Utc>>) -> bool {
        match (self.item, &self.why) {
            (Some(only), AwayWhy::Conflict) => only == item,
            (Some(only), AwayWhy::SteppedOut) => only == item && self.covers(decided),
            (None, _) => self.covers(decided),
        }
    }
}

/// Somebody's attendance at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AttendeeDetails {
    /// Which meeting.
    pub meeting: MeetingId,
    /// As it is printed; empty while nobody holds the role.
    pub name: String,
    /// A role id of the profile.
    pub role: String,
    /// Whom they come from, as the profile names it: quorums count agencies (PS-2).
    pub agency: String,
    /// In the room or on the call.
    pub mode: AttendanceMode,
    /// Expected, there, excused or gone.
    pub state: AttendanceState,
    /// The name of the member they stand in for.
    pub deputy_for: Option<String>,
    /// Watches and learns; does not count towards the quorum (CLAM-12).
    pub observer: bool,
    /// Has been in direct contact with the child who is heard, which some quorums count (PS-2).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub direct_contact: bool,
    /// Present for one item only, as a social worker is for their child.
    pub item: Option<ItemId>,
    /// When they were first there.
    pub arrived: Option<DateTime<Utc>>,
    /// When they left for good.
    pub left: Option<DateTime<Utc>>,
    /// When they were out of the room in between, in order.
    pub away: Vec<Away>,
}

/// A row of a meeting's attendance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Attendee {
    /// The same through every change of the row.
    pub id: AttendeeId,
    /// All that the row says.
    pub details: AttendeeDetails,
    /// The entry that last changed it.
    pub revision: EntryId,
}

impl Attendee {
    /// Whether they are there for that item: for it alone, or for the whole meeting.
    pub fn is_for(&self, item: ItemId) -> bool {
        self.details.item.is_none_or(|only| only == item)
    }
}

impl AttendeeDetails {
    /// Refuses as `WrongState` to leave the room for somebody who is not in it.
    pub fn check_leaves(&self) -> Result<(), Refusal> {
        if self.state != AttendanceState::Present {
            return Err(Refusal::wrong_state("This person is not marked as present: mark them first."));
        }
        match self.out_now() {
            Some(_) => {
                Err(Refusal::wrong_state("This person is out of the room already: mark that they are back first."))
            }
            None => Ok(()),
        }
    }

    /// Refuses as `WrongState` to come back for somebody who is in the room.
    pub fn check_comes_back(&self) -> Result<(), Refusal> {
        match self.out_now() {
            Some(_) => Ok(()),
            None => Err(Refusal::wrong_state("This person is in the room already.")),
        }
    }

    /// The absence that has not ended, where they are out of the room.
    pub fn out_now(&self) -> Option<&Away> {
        self.away.iter().find(|away| away.until.is_none())
    }

    /// Whether they left an item for an interest in it.
    pub fn left_with_interest(&self, item: ItemId) -> bool {
        self.away.iter().any(|away| away.why == AwayWhy::Conflict && away.item == Some(item))
    }

    /// Whether they were in the meeting while an item was heard, if only for a part of it.
    pub fn was_there_for(&self, item: &Item, closed: Option<DateTime<Utc>>) -> bool {
        let came = item.finished_at.is_none_or(|finished| self.had_come(finished, closed));
        let stayed = match (self.state, self.left, item.started_at) {
            (AttendanceState::Left, Some(left), Some(started)) => left >= started,
            (state, ..) => matches!(state, AttendanceState::Present | AttendanceState::Left),
        };
        came && stayed
    }

    /// An arrival noted after the meeting is a correction, which says nothing of when they came.
    fn had_come(&self, moment: DateTime<Utc>, closed: Option<DateTime<Utc>>) -> bool {
        let noted = self.arrived.filter(|arrived| closed.is_none_or(|closed| *arrived < closed));
        noted.is_none_or(|arrived| arrived <= moment)
    }
}

/// Who has a name, was expected, and of whom nobody noted whether they came. A member whose deputy came stands with the
/// deputy, and whoever sat in another seat was there.
pub fn unmarked<'a>(rows: impl Iterator<Item = &'a AttendeeDetails> + Clone) -> Vec<&'a AttendeeDetails> {
    let marked = |one: &AttendeeDetails| one.state != AttendanceState::Expected;
    let stood_for = |name: &str| {
        let told = |row: &AttendeeDetails| {
            marked(row)
                && (key(&row.name) == key(name) || row.deputy_for.as_deref().is_some_and(|of| key(of) == key(name)))
        };
        rows.clone().any(told)
    };
    let open = |one: &&AttendeeDetails| !one.name.trim().is_empty() && !marked(one) && !stood_for(&one.name);
    rows.clone().filter(open).collect()
}

/// Attendance at one item, for its quorum. An item that is finished was decided by whoever was there at its end; one
/// that is not, would be by whoever is there now. Whoever was out, has left or had not come counts as gone.
pub fn at_item(details: &AttendeeDetails, item: &Item, closed: Option<DateTime<Utc>>) -> AttendeeDetails {
    let decided = item.finished_at;
    let present = match (details.state, decided) {
        (AttendanceState::Present, None) => true,
        (AttendanceState::Present, Some(moment)) => details.had_come(moment, closed),
        (AttendanceState::Left, Some(moment)) => {
            details.left.is_some_and(|left| left >= moment) && details.had_come(moment, closed)
        }
        _ => false,
    };
    let out = details.away.iter().any(|away| away.keeps_from(item.id, decided));
    AttendeeDetails { state: counted(details.state, present && !out), ..details.clone() }
}

/// Attendance at this moment, for the meeting as a whole.
pub fn at_present(details: &AttendeeDetails) -> AttendeeDetails {
    let present = details.state == AttendanceState::Present && details.out_now().is_none();
    AttendeeDetails { state: counted(details.state, present), ..details.clone() }
}

fn counted(state: AttendanceState, present: bool) -> AttendanceState {
    match state {
        AttendanceState::Present | AttendanceState::Left if present => AttendanceState::Present,
        AttendanceState::Present => AttendanceState::Left,
        state => state,
    }
}
