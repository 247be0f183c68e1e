//! Why something asked for is not done: one plain sentence for the person, one code for the window, and for whoever looks
//! after the machine what lay behind it.

mod cause;

use std::panic::Location;

use serde::Serialize;
use ts_rs::TS;

pub use cause::Cause;

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
///
/// Two are equal when they say the same to the person; what lay behind them does not count.
#[derive(Clone, Debug, Serialize, TS, thiserror::Error)]
#[error("{sentence}")]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Refusal {
    /// What the window goes by.
    pub code: RefusalCode,
    /// What the person reads: what is wrong, and what to do.
    pub sentence: String,
    /// The form field it speaks of, where there is one.
    pub field: Option<String>,
    /// What failed below, where something did. Goes to the machine's log and never to the window.
    #[serde(skip)]
    #[ts(skip)]
    #[source]
    pub cause: Option<Box<Cause>>,
    /// The line of the program that noticed it, for the same log.
    #[serde(skip)]
    #[ts(skip)]
    pub at: &'static Location<'static>,
}

impl Refusal {
    /// A refusal that speaks of no field of a form.
    #[track_caller]
    pub fn new(code: RefusalCode, sentence: impl Into<String>) -> Self {
        Self { code, sentence: sentence.into(), field: None, cause: None, at: Location::caller() }
    }

    /// Something typed is missing or wrong.
    #[track_caller]
    pub fn invalid(field: &str, sentence: impl Into<String>) -> Self {
        Self { field: Some(field.into()), ..Self::new(RefusalCode::Invalid, sentence) }
    }

    /// The state of what it would change does not allow it.
    #[track_caller]
    pub fn wrong_state(sentence: impl Into<String>) -> Self {
        Self::new(RefusalCode::WrongState, sentence)
    }

    /// The same, with what failed below and where that was noticed.
    #[track_caller]
    pub fn because(self, cause: impl Into<Cause>) -> Self {
        Self { cause: Some(Box::new(cause.into())), at: Location::caller(), ..self }
    }

    /// Whether whoever looks after the machine can do something about it, so that it goes into the log. What a person
    /// mistyped, may not do or did too late is between them and the window, and would say who worked at what.
    pub fn is_for_the_log(&self) -> bool {
        use RefusalCode::*;
        match self.code {
            Damaged | Newer | Older | Clock | Locked | DiskFull | ReadOnly | Unreachable | Machine => true,
            // A folder or file that the disk does not have; without a cause it is a row that somebody removed.
            Missing => self.cause.is_some(),
            NotAllowed | Invalid | Stale | WrongState | WrongSecret | SignedOut | Unsettled => false,
        }
    }
}

impl PartialEq for Refusal {
    fn eq(&self, other: &Self) -> bool {
        (self.code, &self.sentence, &self.field) == (other.code, &other.sentence, &other.field)
    }
}

impl Eq for Refusal {}
