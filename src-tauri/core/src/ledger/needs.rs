//! The right that each kind of change needs. Asked when it is written and again whenever the ledger is read, of the roles
//! that its author had at that entry: so rights are data of the ledger and not of the program that wrote it.

use super::Change;
use crate::meeting::PersonId;
use crate::meeting::access::Right;
use crate::meeting::sitting::MeetingState;

/// What must be true of whoever writes a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// It makes the book: the first entry and no other.
    Beginning,
    /// One of these rights.
    One(&'static [Right]),
    /// It is about this person, who writes it themselves with one of these rights.
    Self_(PersonId, &'static [Right]),
    /// It enrols this person's own key: signed with a key of theirs, or with the key they were invited with.
    OwnKey(PersonId),
    /// It lets this administrator in again: signed with the recovery key.
    Recovery(PersonId),
}

/// What a change needs.
pub fn needs(change: &Change) -> Needs {
    use Change::*;
    use Needs::{One, OwnKey, Recovery, Self_};
    match change {
        BookCreated { .. } => Needs::Beginning,
        PersonAdded { .. }
        | PersonInvited { .. }
        | PersonRolesSet { .. }
        | PersonRemoved { .. }
        | SlotRewrapped { .. }
        | RecoveryKeySet { .. } => One(&[Right::RunPeople]),
        KeyEnrolled { person, .. } => OwnKey(*person),
        RecoveryUsed { person, .. } => Recovery(*person),
        CertificateAsked { person, .. } => Self_(*person, &[Right::Sign]),
        CertificateSet { .. } | AuthorityMade { .. } => One(&[Right::RunPeople]),
        PanelAdopted { .. } | HolidaySet { .. } | GlossarySet { .. } | MeetingPlanned { .. } | MeetingMoved { .. } => {
            One(&[Right::RunPanels])
        }
        MeetingStateSet { state, .. } => match state {
            MeetingState::Planned | MeetingState::Cancelled => One(&[Right::RunPanels]),
            MeetingState::Issued => One(&[Right::Book]),
            MeetingState::Running | MeetingState::Closed => One(&[Right::Minute]),
        },
        ChildAdded { .. }
        | ChildChanged { .. }
        | ChildFamilySet { .. }
        | RequestTaken { .. }
        | RequestChanged { .. }
        | PaperCame { .. }
        | ItemPlaced { .. }
        | ItemMoved { .. }
        | RecordOpened { .. } => One(&[Right::Book]),
        // A meeting that is called off lets go of its agenda.
        ItemRemoved { .. } => One(&[Right::Book, Right::RunPanels]),
        // And what was not heard in it waits again.
        RequestStateSet { .. } => One(&[Right::Book, Right::RunPanels, Right::Minute]),
        // Whoever is expected is put on the list with the agenda.
        AttendeeSet { .. } => One(&[Right::Minute, Right::Book]),
        InquorateProceeding { .. }
        | ItemStateSet { .. }
        | AttendeeRemoved { .. }
        | SectionWritten { .. }
        | DecisionsSet { .. }
        | DecisionAgreed { .. }
        | DissentsSet { .. }
        | PromptsAnswered { .. }
        | OfferedSet { .. }
        | ReviewSet { .. }
        | RecordFinalised { .. }
        | AttendanceCorrected { .. }
        | ActionSet { .. }
        | ActionRemoved { .. }
        | Undone { .. }
        | Redone { .. } => One(&[Right::Minute]),
        FindingAccepted { .. } => One(&[Right::AcceptFindings]),
        RecordReturned { .. } | RecordSigned { .. } | AmendmentAnswered { .. } => One(&[Right::Sign]),
        CorrectionSet { .. } | CorrectionAbandoned { .. } => One(&[Right::Correct]),
        AmendmentAsked { .. } => One(&[Right::Amend]),
        RecordFiled { .. } | RecordExported { .. } | SummaryExported { .. } => One(&[Right::File]),
        ActionStateSet { .. } => One(&[Right::Track, Right::Minute]),
        FamilyRestricted { .. } | FamilyOpened { .. } => One(&[Right::Restrict]),
        InterestSet { .. } => One(&[Right::Declare]),
        // Whoever writes, whatever they write.
        ClockSetRight { .. } => One(&[Right::OwnAccount]),
        BookSettingsSet { .. }
        | BookExported { .. }
        | TakenBack { .. }
        | ReadsKept { .. }
        | ReadsDestroyed { .. }
        | PayloadDisposed { .. } => One(&[Right::Maintain]),
    }
}
