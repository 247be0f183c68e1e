//! Where a record is on its way from the meeting to the child's file, and whose turn it is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Record, RecordState};
use crate::meeting::agenda::{Item, ItemState};
use crate::meeting::rights::Right;
use crate::panel::Profile;

/// A step of that way. What comes back from the chair is told before what was never with the chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Stage {
    /// Its item is not finished.
    Hearing,
    /// Its item was put off: nothing is recorded today.
    Deferred,
    /// The chair sent it back, and says what to change.
    Returned,
    /// Heard, and still with the minute taker.
    ToFinalise,
    /// The chair reads it.
    ToSign,
    /// Signed, with a deadline of the panel that it is not filed for.
    ToFile,
    /// Signed, with nothing left that the panel asks for.
    Filed,
}

impl Stage {
    /// Every one there is, in order.
    pub const ALL: [Self; 7] =
        [Self::Hearing, Self::Deferred, Self::Returned, Self::ToFinalise, Self::ToSign, Self::ToFile, Self::Filed];

    /// The stage of a record of that item, under the rules of its meeting.
    pub fn of(record: &Record, item: &Item, profile: &Profile) -> Self {
        match (&record.state, &item.state) {
            (RecordState::Signed { .. }, _) if record.is_filed(profile) => Self::Filed,
            (RecordState::Signed { .. }, _) => Self::ToFile,
            (RecordState::Finalised { .. }, _) => Self::ToSign,
            (RecordState::Returned { .. }, _) => Self::Returned,
            (RecordState::Open, ItemState::Finished) => Self::ToFinalise,
            (RecordState::Open, ItemState::Deferred { .. }) => Self::Deferred,
            (RecordState::Open, ItemState::Waiting | ItemState::Running) => Self::Hearing,
        }
    }

    /// Whether it is signed.
    pub fn is_signed(self) -> bool {
        matches!(self, Self::ToFile | Self::Filed)
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Hearing => "Not finished",
            Self::Deferred => "Deferred",
            Self::Returned => "Returned by the chair",
            Self::ToFinalise => "To finalise",
            Self::ToSign => "Waits for the chair",
            Self::ToFile => "Signed, to file",
            Self::Filed => "Filed",
        }
    }

    /// What is to be done with it, or where it is.
    pub fn about(self) -> &'static str {
        match self {
            Self::Hearing => "Its item is not finished.",
            Self::Deferred => "Its item was not heard.",
            Self::Returned => "To mend and finalise again.",
            Self::ToFinalise => "Still with the minute taker.",
            Self::ToSign => "To read, then sign or return.",
            Self::ToFile => "To export and mark as filed.",
            Self::Filed => "On the child’s file.",
        }
    }

    /// The right that takes it further; nothing where nobody has to.
    pub fn turn(self) -> Option<Right> {
        match self {
            Self::Hearing | Self::Returned | Self::ToFinalise => Some(Right::Minute),
            Self::ToSign => Some(Right::Sign),
            Self::ToFile => Some(Right::File),
            Self::Deferred | Self::Filed => None,
        }
    }
}
