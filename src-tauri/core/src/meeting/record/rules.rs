//! What may be done to a record as it stands: written while open or returned, then read by the chair, then signed.
//! What is signed never changes: a correction opens the record again, towards a new version.

use chrono::{DateTime, Utc};

use super::{Filing, Record, RecordState, Review};
use crate::ids::PersonId;
use crate::meeting::agenda::{Item, ItemState};
use crate::meeting::machine_time;
use crate::meeting::sitting::Meeting;
use crate::panel::Profile;
use crate::panel::profile::DeadlineRule;
use crate::refusal::Refusal;

impl RecordState {
    /// What it is called.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Open => "Being written",
            Self::Finalised { .. } => "Waits for the chair",
            Self::Returned { .. } => "Sent back",
            Self::Signed { .. } => "Signed",
        }
    }

    /// Whether the record can be written: it is open, or the chair sent it back.
    pub fn is_writable(&self) -> bool {
        matches!(self, Self::Open | Self::Returned { .. })
    }

    /// Refuses as `WrongState` to write what waits for the chair or is signed.
    pub fn check_writable(&self) -> Result<(), Refusal> {
        match self {
            Self::Open | Self::Returned { .. } => Ok(()),
            Self::Finalised { .. } => Err(Refusal::wrong_state(
                "This record is finalised and waits for the chair: ask the chair to send it back before changing it.",
            )),
            Self::Signed { .. } => Err(signed()),
        }
    }

    /// Whether it waits for the chair to read and sign it.
    pub fn waits_for_chair(&self) -> bool {
        matches!(self, Self::Finalised { .. })
    }

    /// Refuses as `WrongState` what the chair alone does, reading a record before signing it, at any other time.
    pub fn check_waits_for_chair(&self) -> Result<(), Refusal> {
        match self {
            Self::Finalised { .. } => Ok(()),
            Self::Signed { .. } => Err(signed()),
            Self::Open | Self::Returned { .. } => {
                Err(Refusal::wrong_state("This record is still being written: it must be finalised first."))
            }
        }
    }

    /// Refuses as `WrongState` to take back what somebody else finalised, or what the chair has `begun` to read.
    pub fn check_take_back(&self, me: PersonId, begun: bool) -> Result<(), Refusal> {
        self.check_waits_for_chair()?;
        match self {
            Self::Finalised { by, .. } if *by != me => Err(Refusal::wrong_state(
                "Somebody else finalised this record: ask them, or ask the chair to send it back.",
            )),
            _ if begun => {
                Err(Refusal::wrong_state("The chair has begun to read this record: ask the chair to send it back."))
            }
            _ => Ok(()),
        }
    }

    /// Until it is signed, a record can be looked through and what was found in it settled.
    pub fn check_unsigned(&self) -> Result<(), Refusal> {
        match self {
            Self::Signed { .. } => Err(signed()),
            _ => Ok(()),
        }
    }
}

impl Record {
    /// Refuses as `WrongState` while the record does not change, or its meeting was cancelled.
    pub fn check_writable(&self, meeting: &Meeting) -> Result<(), Refusal> {
        meeting.state.check_not_cancelled()?;
        self.state.check_writable()
    }

    /// Why the chair decided without a quorum (PS-2): about this child, or in a book of before in the whole meeting.
    pub fn goes_on_because<'a>(&'a self, meeting: &'a Meeting) -> Option<&'a str> {
        self.inquorate_reason.as_deref().or(meeting.inquorate_reason.as_deref())
    }

    /// Only what is decided can be agreed.
    pub fn check_agreement(&self, option: &str) -> Result<(), Refusal> {
        match self.decisions.iter().any(|decision| decision.option == option) {
            true => Ok(()),
            false => Err(Refusal::wrong_state("That decision is not chosen for this child any more: choose it first.")),
        }
    }

    /// Only what was heard can be finalised, and not before it was.
    pub fn check_finalise(&self, meeting: &Meeting, item: &Item, at: DateTime<Utc>) -> Result<(), Refusal> {
        self.check_writable(meeting)?;
        if let Some(started) = meeting.started_at {
            machine_time::check_follows(at, started, "the meeting started")?;
        }
        match (&item.state, item.finished_at) {
            (ItemState::Finished, Some(finished)) => machine_time::check_follows(at, finished, "its item was finished"),
            (ItemState::Finished, None) => Ok(()),
            _ => Err(Refusal::wrong_state("This item is not finished: finish it before finalising its record.")),
        }
    }

    /// A record is signed as the version after the one in force, by a chair who read it when it was finalised.
    pub fn check_sign(&self, version: u32, at: DateTime<Utc>) -> Result<(), Refusal> {
        self.state.check_waits_for_chair()?;
        if let RecordState::Finalised { at: finalised, .. } = self.state {
            machine_time::check_follows(at, finalised, "the record was finalised")?;
        }
        match version == self.version + 1 {
            true => Ok(()),
            false => Err(Refusal::wrong_state("Another version was signed meanwhile: read the record again.")),
        }
    }

    /// Refuses as `WrongState` a record that has no signed version; one whose correction is under way has.
    pub fn check_signed_once(&self) -> Result<(), Refusal> {
        match self.version {
            0 => Err(Refusal::wrong_state("This record is not signed yet: the chair signs it first.")),
            _ => Ok(()),
        }
    }

    /// A version is filed once for each deadline, not before it was `signed`.
    pub fn check_file(&self, filing: &Filing, signed: DateTime<Utc>) -> Result<(), Refusal> {
        machine_time::check_filed(filing.at, signed)?;
        let same = |one: &Filing| one.deadline == filing.deadline && one.version == filing.version;
        if self.filings.iter().any(same) {
            return Err(Refusal::wrong_state("This record is already marked as filed."));
        }
        Ok(())
    }

    /// Whether the version in force is marked as filed for every deadline of the panel that asks for it.
    pub fn is_filed(&self, profile: &Profile) -> bool {
        let filed = |id: &str| self.filings.iter().any(|one| one.deadline == id && one.version == self.version);
        // The clock of any other event is a request's, which being heard settles.
        let asked = |rule: &&DeadlineRule| rule.is_marked() && rule.from.is_of_a_meeting();
        profile.deadlines.iter().filter(asked).all(|rule| filed(&rule.id))
    }

    /// Refuses as `WrongState` to file another version than the one in force.
    pub fn check_in_force(&self, version: u32) -> Result<(), Refusal> {
        match version == self.version {
            true => Ok(()),
            false => {
                let sentence = format!("Version {} is the one in force: file that one.", self.version);
                Err(Refusal::wrong_state(sentence))
            }
        }
    }

    /// A correction is opened of what is signed, and its grounds can be put otherwise while it is written.
    pub fn check_correctable(&self) -> Result<(), Refusal> {
        self.check_signed_once()?;
        match (&self.state, &self.correction) {
            (RecordState::Signed { .. }, _) | (RecordState::Open | RecordState::Returned { .. }, Some(_)) => Ok(()),
            _ => Err(Refusal::wrong_state(
                "This correction waits for the chair: the chair signs it or sends it back first.",
            )),
        }
    }

    /// Refuses as `WrongState` where no correction is under way.
    pub fn check_being_corrected(&self) -> Result<(), Refusal> {
        match self.correction {
            Some(_) => Ok(()),
            None => Err(Refusal::wrong_state("No correction of this record is under way.")),
        }
    }

    /// What was signed once is no longer undone act by act: a correction is written, or given up as a whole.
    pub fn check_undo(&self) -> Result<(), Refusal> {
        match self.version == 0 && self.state.is_writable() {
            true => Ok(()),
            false => Err(Refusal::wrong_state(
                "Its record waits for the chair or is signed: it no longer changes, unless the chair sends it back.",
            )),
        }
    }

    /// Refuses as `WrongState` to take a child's item off an agenda once somebody wrote about it.
    pub fn check_blank(&self, actions: usize) -> Result<(), Refusal> {
        let blank = actions == 0
            && self.state == RecordState::Open
            && self.version == 0
            && self.sections.values().all(|section| section.text.trim().is_empty())
            && self.decisions.is_empty()
            && self.rationale.trim().is_empty()
            && self.dissents.is_empty()
            && self.prompts.is_empty()
            && self.offered.is_empty()
            && self.participation.is_empty()
            && self.inquorate_reason.is_none()
            && self.review == Review::Unset;
        match blank {
            true => Ok(()),
            false => Err(Refusal::wrong_state("Something is already written about this item: defer it instead.")),
        }
    }
}

fn signed() -> Refusal {
    Refusal::wrong_state(
        "This record is signed: open a correction, which becomes a new version, to change what it says.",
    )
}
