//! Who may do what. Checked in Rust at every door, never only in the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::person::Role;
use crate::refusal::{Refusal, RefusalCode};

/// One thing a role may allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Right {
    /// Read what the book holds.
    Read,
    /// Change one's own passphrase.
    OwnAccount,
    /// Add and remove people, set roles, certify keys.
    RunPeople,
    /// Say what somebody, the book or its council is called from now on.
    Rename,
    /// Adopt profiles, plan series, set one-off holidays.
    RunPanels,
    /// Children, requests, slots, the agenda.
    Book,
    /// Say that only named people see a family, and that everybody does again.
    Restrict,
    /// Say that one has an interest in a family; a minute taker, that somebody else has.
    Declare,
    /// Start, attend, write, decide, act, finish, close, finalise.
    Minute,
    /// Let what a record says of somebody else stand, and say why.
    AcceptFindings,
    /// Send a finalised record back, sign it, answer who wants it amended; make a signing identity.
    Sign,
    /// Open a correction of a signed record, or give it up.
    Correct,
    /// Log that somebody asks for an amendment.
    Amend,
    /// Export signed records, mark them filed.
    File,
    /// Close actions in the tracker.
    Track,
    /// Back up, verify and rebuild the ledger.
    Maintain,
}

impl Right {
    /// Every one there is.
    pub const ALL: [Right; 16] = [
        Right::Read,
        Right::OwnAccount,
        Right::RunPeople,
        Right::Rename,
        Right::RunPanels,
        Right::Book,
        Right::Restrict,
        Right::Declare,
        Right::Minute,
        Right::AcceptFindings,
        Right::Sign,
        Right::Correct,
        Right::Amend,
        Right::File,
        Right::Track,
        Right::Maintain,
    ];

    /// The roles that carry this right.
    pub fn roles(self) -> &'static [Role] {
        use Role::*;
        match self {
            Right::Read | Right::OwnAccount | Right::Declare => &[Administrator, MinuteTaker, Chair, Reader],
            Right::RunPeople | Right::Rename | Right::RunPanels => &[Administrator],
            Right::Book => &[Administrator, MinuteTaker],
            Right::Restrict => &[Administrator, Chair],
            Right::Minute => &[MinuteTaker],
            Right::AcceptFindings => &[MinuteTaker, Chair],
            Right::Sign => &[Chair],
            Right::Correct => &[MinuteTaker, Chair],
            Right::Amend => &[Administrator, MinuteTaker, Chair],
            Right::File => &[Administrator],
            Right::Track => &[Administrator, MinuteTaker, Chair],
            Right::Maintain => &[Administrator],
        }
    }

    /// What it allows, as a sentence's end: "… may …".
    pub fn words(self) -> &'static str {
        match self {
            Right::Read => "read this book",
            Right::OwnAccount => "change their own passphrase",
            Right::RunPeople => "add and remove people",
            Right::Rename => "change what people, the book or its council are called",
            Right::RunPanels => "set up panels and plan meetings",
            Right::Book => "book slots and issue agendas",
            Right::Restrict => "restrict a family, or open it again",
            Right::Declare => "declare an interest",
            Right::Minute => "minute a meeting",
            Right::AcceptFindings => "let stand what a record says of another child",
            Right::Sign => "sign a record, send it back or answer for it",
            Right::Correct => "correct a signed record",
            Right::Amend => "log an amendment that was asked for",
            Right::File => "export records and mark them as filed",
            Right::Track => "follow up actions",
            Right::Maintain => "check, back up and rebuild the book",
        }
    }

    /// Refuses unless one of `roles` carries this right.
    pub fn check(self, roles: &[Role]) -> Result<(), Refusal> {
        if roles.iter().any(|role| self.roles().contains(role)) {
            return Ok(());
        }
        let needed: Vec<&str> = self.roles().iter().map(|role| role.words()).collect();
        Err(Refusal::new(
            RefusalCode::NotAllowed,
            format!(
                "Only {} may {}. Ask an administrator to change your role if you need to.",
                needed.join(" or "),
                self.words()
            ),
        ))
    }
}

impl Role {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Role::Administrator => "Administrator",
            Role::MinuteTaker => "Minute taker",
            Role::Chair => "Chair",
            Role::Reader => "Reader",
        }
    }

    /// What it is for, for whoever gives it to somebody.
    pub fn purpose(self) -> &'static str {
        match self {
            Role::Administrator => "Sets up people and panels, books slots, files records",
            Role::MinuteTaker => "Books slots, holds meetings, writes and finalises records",
            Role::Chair => "Reads, returns and signs records",
            Role::Reader => "Reads what the book holds",
        }
    }

    /// With its article, inside a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Role::Administrator => "an administrator",
            Role::MinuteTaker => "a minute taker",
            Role::Chair => "a chair",
            Role::Reader => "a reader",
        }
    }
}
