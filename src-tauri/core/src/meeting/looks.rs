//! Who looked at what: the words of the audit of reads.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ChildId, DeviceId, MeetingId, RecordId};

/// What somebody looked at. Of a search only that it was made: what was searched for is never kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Looked {
    /// The page of a child.
    Child,
    /// A record, its history, its paper or a comparison of its versions.
    Record,
    /// A request for a slot.
    Request,
    /// The agenda of a meeting: each child who is on it.
    Agenda,
    /// A meeting as it is held, with the record of each child.
    Meeting,
    /// A search for children.
    Search,
    /// The children of the book, or some of them, by name.
    ListOfChildren,
    /// Requests that wait, each with its children.
    ListOfRequests,
    /// Records that need somebody, each with its child.
    ListOfRecords,
    /// The tracker: actions of many children.
    ListOfActions,
    /// Which families are restricted, for those who may see them.
    ListOfRestrictions,
    /// Who had looked at what.
    Reads,
}

impl Looked {
    /// Every one there is.
    pub const ALL: [Looked; 12] = [
        Looked::Child,
        Looked::Record,
        Looked::Request,
        Looked::Agenda,
        Looked::Meeting,
        Looked::Search,
        Looked::ListOfChildren,
        Looked::ListOfRequests,
        Looked::ListOfRecords,
        Looked::ListOfActions,
        Looked::ListOfRestrictions,
        Looked::Reads,
    ];

    /// What was opened, for a person to read.
    pub fn words(self) -> &'static str {
        match self {
            Looked::Child => "The child’s page",
            Looked::Record => "The record",
            Looked::Request => "The request",
            Looked::Agenda => "The agenda",
            Looked::Meeting => "The meeting and its records",
            Looked::Search => "A search for children",
            Looked::ListOfChildren => "The list of children",
            Looked::ListOfRequests => "The list of requests",
            Looked::ListOfRecords => "The list of records",
            Looked::ListOfActions => "The list of actions",
            Looked::ListOfRestrictions => "The list of restricted families",
            Looked::Reads => "Who had looked",
        }
    }

    /// As it is stored and hashed.
    pub fn code(self) -> &'static str {
        match self {
            Looked::Child => "child",
            Looked::Record => "record",
            Looked::Request => "request",
            Looked::Agenda => "agenda",
            Looked::Meeting => "meeting",
            Looked::Search => "search",
            Looked::ListOfChildren => "listOfChildren",
            Looked::ListOfRequests => "listOfRequests",
            Looked::ListOfRecords => "listOfRecords",
            Looked::ListOfActions => "listOfActions",
            Looked::ListOfRestrictions => "listOfRestrictions",
            Looked::Reads => "reads",
        }
    }
}

/// One look at one thing: at one child at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// What was opened.
    pub what: Looked,
    /// The child that it is about, where it is about one.
    pub child: Option<ChildId>,
    /// The record, where one was opened.
    pub record: Option<RecordId>,
    /// The meeting, where one was opened.
    pub meeting: Option<MeetingId>,
}

impl Look {
    /// At something that is about no child in particular.
    pub fn at(what: Looked) -> Self {
        Self { what, child: None, record: None, meeting: None }
    }
}

/// Where a machine's list of who looked ended when something was done. Looks are numbered as they come, so that one after
/// it came later, whatever a clock said meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LooksUpTo {
    /// The machine whose list it is.
    pub device: DeviceId,
    /// The number of its last look by then.
    pub n: u64,
}

/// How long it is kept who looked, in months, unless an administrator says otherwise: six years. So long somebody can
/// sue over what was done with their data (Limitation Act 1980, section 2: tort), and so long a child who asks who read
/// their record must be answered from it. Longer would keep a file on the staff that nobody needs.
pub const KEPT_MONTHS: u32 = 72;

/// The shortest time that may be set: an audit once a year must still find it.
pub const KEPT_AT_LEAST: u32 = 12;

/// The longest: as long as a record of a looked-after child is kept, 75 years, and a little more.
pub const KEPT_AT_MOST: u32 = 1200;
