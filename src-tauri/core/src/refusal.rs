//! Why something asked for is not done: one plain sentence for the person, one code for the window.

use serde::Serialize;
use ts_rs::TS;

/// What kind of refusal it is. A code exists only where the window acts differently on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RefusalCode {
    /// The person's roles do not allow it.
    NotAllowed,
    /// Something typed is missing or wrong; `field` says which.
    Invalid,
    /// It was changed meanwhile; read it again.
    Stale,
    /// The state of the meeting or record does not allow it (a signed record does not change).
    WrongState,
    /// Passphrase, PIN or recovery key is wrong.
    WrongSecret,
    /// The file is damaged.
    Damaged,
    /// The file was written by a newer version of Quorate.
    Newer,
    /// The book lacks what this machine saw in it: an older copy lies in its place.
    Older,
    /// The clock says a time that cannot be.
    Clock,
    /// Another program, or another window, has the book open.
    Locked,
    /// There is nothing at that place.
    Missing,
    /// The disk has no room.
    DiskFull,
    /// The disk, or the folder, takes no writing.
    ReadOnly,
    /// The disk the book lies on does not answer: a drive taken out, a share that is away, a machine waking up.
    Unreachable,
    /// The machine failed.
    Machine,
    /// Nobody is signed in.
    SignedOut,
    /// The passphrase is one that an administrator set: the person chooses their own first.
    Unsettled,
}

/// A refusal: says what is wrong and what to do, in one plain sentence that never holds a child's details.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{sentence}")]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Refusal {
    pub code: RefusalCode,
    pub sentence: String,
    /// The form field it speaks of, where there is one.
    pub field: Option<String>,
}

impl Refusal {
    pub fn new(code: RefusalCode, sentence: impl Into<String>) -> Self {
        Self { code, sentence: sentence.into(), field: None }
    }

    /// Something typed is missing or wrong.
    pub fn invalid(field: &str, sentence: impl Into<String>) -> Self {
        Self { code: RefusalCode::Invalid, sentence: sentence.into(), field: Some(field.into()) }
    }

    pub fn wrong_state(sentence: impl Into<String>) -> Self {
        Self::new(RefusalCode::WrongState, sentence)
    }
}
