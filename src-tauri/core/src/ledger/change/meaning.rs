//! What each kind of change means: whom it concerns, who may say it, which record it belongs to, how it comes into the
//! book and what it does there. All of it is said here, once a kind; nobody else matches on `Change` to find it out.
//! (How its rows are written and what the book's state must be for that, is `book::tables`' part: `apply` and `check`.)

use super::{AccessChange, Change, Concerns, Effect, MeetingAct, Outward, Regarding};
use crate::ids::{ActionId, AmendmentId, EntryId, RecordId};
use crate::ledger::rights_needed::Needs;
use crate::meeting::rights::Right;
use crate::meeting::sitting::MeetingState;

/// What a change means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning<'c> {
    /// Whom it concerns.
    pub about: Regarding<'c>,
    /// What must be true of whoever says it. Asked when it is written and again whenever the ledger is read, of the roles
    /// that its author had at that entry: so rights are data of the ledger and not of the program that wrote it.
    pub needs: Needs<'c>,
    /// The record it belongs to.
    pub record: InRecord,
    /// How it comes into the book.
    pub written_by: WrittenBy,
    /// What it does beyond the rows it writes; of an act, what an undo puts back.
    pub effect: Effect<'c>,
}

/// The record that a change belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InRecord {
    /// It belongs to none.
    No,
    /// It says which.
    Of(RecordId),
    /// That of the action: it says only which.
    OfAction(ActionId),
    /// That of the amendment: it says only which.
    OfAmendment(AmendmentId),
}

/// How a change comes into the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenBy {
    /// Among others, by `Book::commit`.
    Commit,
    /// By an act of the book of its own, since it changes more than tables: key slots, payloads, the folder itself.
    Own,
}

const PEOPLE: &[Right] = &[Right::RunPeople];
const RENAMING: &[Right] = &[Right::Rename];
const PANELS: &[Right] = &[Right::RunPanels];
/// Whoever plans meetings, and whoever holds one on another day than its own.
const HOLDING: &[Right] = &[Right::RunPanels, Right::Minute];
const BOOKING: &[Right] = &[Right::Book];
const MINUTES: &[Right] = &[Right::Minute];
const SIGNING: &[Right] = &[Right::Sign];
const CORRECTING: &[Right] = &[Right::Correct];
const FILING: &[Right] = &[Right::File];
const RESTRICTING: &[Right] = &[Right::Restrict];
const UPKEEP: &[Right] = &[Right::Maintain];

impl Change {
    /// What it means, kind by kind in the order of `Change`: about whom, by what right, of which record, written how, to
    /// what effect.
    pub fn meaning(&self) -> Meaning<'_> {
        use Change::*;
        use Effect::Nothing;
        use InRecord::{No, Of, OfAction, OfAmendment};
        use Needs::One;
        use Regarding::{Attendee, Child, Family, Joins, NewChild, Nobody, Person, Restricts};
        use WrittenBy::{Commit, Own};
        let means = |about, needs, record, written_by, effect| Meaning { about, needs, record, written_by, effect };
        match self {
            BookCreated { key, slot, recovery_key, recovery_slot, .. } => {
                let (recovery_key, recovery_slot) = (*recovery_key, *recovery_slot);
                let begins = AccessChange::Begins { key: *key, slot: *slot, recovery_key, recovery_slot };
                means(Nobody, Needs::Beginning(*key), No, Own, Effect::Access(begins))
            }
            RecoveryKeySet { key, slot } => {
                let replaced = AccessChange::RecoveryReplaced { key: *key, slot: *slot };
                means(Nobody, One(PEOPLE), No, Own, Effect::Access(replaced))
            }
            BookExported { what } => {
                let rights = if *what == Outward::MeetingPapers { BOOKING } else { UPKEEP };
                means(Nobody, One(rights), No, Commit, Nothing)
            }
            TakenBack { .. } => means(Nobody, One(UPKEEP), No, Own, Nothing),
            // Whoever writes, whatever they write.
            ClockSetRight { .. } => means(Nobody, One(&[Right::OwnAccount]), No, Commit, Nothing),
            BookSettingsSet { .. } => means(Nobody, One(UPKEEP), No, Commit, Nothing),
            BookNamesSet { .. } => means(Nobody, One(RENAMING), No, Commit, Nothing),

            PersonAdded { person, details } => means(
                Person(*person),
                One(PEOPLE),
                No,
                Own,
                Effect::Access(AccessChange::Added { person: *person, details }),
            ),
            PersonInvited { person, key, slot } => {
                let invited = AccessChange::Invited { person: *person, key: *key, slot: *slot };
                means(Person(*person), One(PEOPLE), No, Own, Effect::Access(invited))
            }
            KeyEnrolled { person, device, key, slot } => {
                let enrolled = AccessChange::Enrolled { person: *person, device: *device, key: *key, slot: *slot };
                means(Person(*person), Needs::OwnKey(*person), No, Own, Effect::Access(enrolled))
            }
            RecoveryUsed { person, device, key, slot } => {
                let enrolled = AccessChange::Enrolled { person: *person, device: *device, key: *key, slot: *slot };
                means(Person(*person), Needs::Recovery(*person), No, Own, Effect::Access(enrolled))
            }
            PersonRolesSet { person, roles, based_on } => {
                let set = AccessChange::RolesSet { person: *person, roles, based_on: *based_on };
                means(Person(*person), One(PEOPLE), No, Commit, Effect::Access(set))
            }
            // By its own door: the list of names at the book's door lies outside the tables.
            PersonDetailsSet { person, name, based_on, .. } => {
                let renamed = AccessChange::Renamed { person: *person, name, based_on: *based_on };
                means(Person(*person), One(RENAMING), No, Own, Effect::Access(renamed))
            }
            PersonRemoved { person, .. } => {
                means(Person(*person), One(PEOPLE), No, Own, Effect::Access(AccessChange::Removed { person: *person }))
            }
            SlotRewrapped { person } => means(Person(*person), One(PEOPLE), No, Own, Nothing),
            CertificateAsked { person, .. } => {
                means(Person(*person), Needs::Self_(*person, SIGNING), No, Commit, Nothing)
            }
            CertificateSet { person, .. } => means(Person(*person), One(PEOPLE), No, Commit, Nothing),
            AuthorityMade { .. } => means(Nobody, One(PEOPLE), No, Commit, Nothing),

            PanelAdopted { .. } => means(Nobody, One(PANELS), No, Commit, Nothing),
            PanelArranged { .. } => means(Nobody, One(PANELS), No, Commit, Nothing),
            HolidaySet { .. } => means(Nobody, One(PANELS), No, Commit, Nothing),
            GlossarySet { .. } => means(Nobody, One(PANELS), No, Commit, Nothing),

            MeetingPlanned { .. } => means(Nobody, One(PANELS), No, Commit, Nothing),
            MeetingMoved { .. } => means(Nobody, One(HOLDING), No, Commit, Nothing),
            MeetingStateSet { meeting, state, .. } => {
                let rights = match state {
                    MeetingState::Planned | MeetingState::Cancelled => PANELS,
                    MeetingState::Issued => BOOKING,
                    MeetingState::Running | MeetingState::Closed => MINUTES,
                };
                means(Nobody, One(rights), No, Commit, Effect::State { meeting: *meeting, state: *state })
            }
            MeetingVenueSet { meeting, .. } => {
                means(Nobody, One(BOOKING), No, Commit, Effect::Act(MeetingAct::Venue { meeting: *meeting }))
            }
            InquorateProceeding { meeting, .. } => {
                means(Nobody, One(MINUTES), No, Commit, Effect::Act(MeetingAct::InquorateMeeting { meeting: *meeting }))
            }

            ChildAdded { child, family, .. } => means(NewChild(*child, *family), One(BOOKING), No, Commit, Nothing),
            ChildChanged { child, .. } => means(Child(*child), One(BOOKING), No, Commit, Nothing),
            ChildFamilySet { child, family, .. } => means(Joins(*child, *family), One(BOOKING), No, Commit, Nothing),

            FamilyRestricted { family, people, pseudonym, .. } => {
                let restricts = Restricts { family: *family, pseudonym: *pseudonym, people };
                means(restricts, One(RESTRICTING), No, Commit, Nothing)
            }
            FamilyOpened { family, .. } => means(Family(*family), One(RESTRICTING), No, Commit, Nothing),
            InterestSet { family, name, what, .. } => {
                let interest = MeetingAct::Interest { family: *family, name, what };
                means(Family(*family), Needs::Declares(name), No, Commit, Effect::Act(interest))
            }

            RequestTaken { family, .. } => means(Family(*family), One(BOOKING), No, Commit, Nothing),
            RequestChanged { family, .. } => means(Family(*family), One(BOOKING), No, Commit, Nothing),
            PaperCame { family, .. } => means(Family(*family), One(BOOKING), No, Commit, Nothing),
            RequestStateSet { request, family, state, .. } => {
                // What was not heard in a meeting, or was on the agenda of one that is called off, waits again.
                let rights = One(&[Right::Book, Right::RunPanels, Right::Minute]);
                let went = MeetingAct::Request { request: *request, family: *family, state };
                means(Family(*family), rights, No, Commit, Effect::Act(went))
            }

            ItemPlaced { family, .. } => means(Family(*family), One(BOOKING), No, Commit, Nothing),
            ItemMoved { family, .. } => means(Family(*family), One(BOOKING), No, Commit, Nothing),
            // A meeting that is called off lets go of its agenda.
            ItemRemoved { family, .. } => {
                means(Family(*family), One(&[Right::Book, Right::RunPanels]), No, Commit, Nothing)
            }
            ItemStateSet { item, family, state, at, .. } => {
                let went = MeetingAct::Item { item: *item, family: *family, state, at: *at };
                means(Family(*family), One(MINUTES), No, Commit, Effect::Act(went))
            }

            AttendeeSet { attendee, details, based_on } => {
                // Whoever is expected is put on the list with the agenda.
                let rights = One(&[Right::Minute, Right::Book]);
                let set = MeetingAct::Attendee { attendee: *attendee, details, added: *based_on == EntryId::NONE };
                means(Attendee(*attendee, details.item), rights, No, Commit, Effect::Act(set))
            }
            AttendeeRemoved { attendee, meeting } => {
                let removed = MeetingAct::AttendeeRemoved { attendee: *attendee, meeting: *meeting };
                means(Attendee(*attendee, None), One(MINUTES), No, Commit, Effect::Act(removed))
            }

            RecordOpened { record, child, .. } => means(Child(*child), One(BOOKING), Of(*record), Commit, Nothing),
            SectionWritten { record, child, section, text, .. } => {
                let written = MeetingAct::Section { record: *record, child: *child, section, text };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(written))
            }
            DecisionsSet { record, child, decisions, rationale, .. } => {
                let decided = MeetingAct::Decisions { record: *record, child: *child, decisions, rationale };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(decided))
            }
            DecisionAgreed { record, child, option, at, how, .. } => {
                let how = how.as_deref();
                let agreed = MeetingAct::Agreement { record: *record, child: *child, option, at: *at, how };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(agreed))
            }
            DissentsSet { record, child, .. } => {
                let dissents = MeetingAct::Dissents { record: *record, child: *child };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(dissents))
            }
            PromptsAnswered { record, child, .. } => {
                let answered = MeetingAct::Prompts { record: *record, child: *child };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(answered))
            }
            ParticipationSet { record, child, .. } => {
                let participation = MeetingAct::Participation { record: *record, child: *child };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(participation))
            }
            RecordInquorate { record, child, .. } => {
                let inquorate = MeetingAct::Inquorate { record: *record, child: *child };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(inquorate))
            }
            OfferedSet { record, child, .. } => {
                let offered = MeetingAct::Offered { record: *record, child: *child };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(offered))
            }
            ReviewSet { record, child, review, .. } => {
                let set = MeetingAct::Review { record: *record, child: *child, review };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(set))
            }
            RecordFinalised { record, child, .. } => means(Child(*child), One(MINUTES), Of(*record), Commit, Nothing),
            RecordTakenBack { record, child, .. } => means(Child(*child), One(MINUTES), Of(*record), Commit, Nothing),
            RecordReturned { record, child, .. } => means(Child(*child), One(SIGNING), Of(*record), Commit, Nothing),
            FindingAccepted { record, child, .. } => {
                means(Child(*child), One(&[Right::AcceptFindings]), Of(*record), Commit, Nothing)
            }
            RecordSigned { record, child, sha256, .. } => {
                means(Child(*child), One(SIGNING), Of(*record), Commit, Effect::Names { file: sha256 })
            }
            RecordFiled { record, child, .. } => means(Child(*child), One(FILING), Of(*record), Commit, Nothing),
            RecordExported { record, child, .. } => means(Child(*child), One(FILING), Of(*record), Commit, Nothing),
            CorrectionSet { record, child, .. } => means(Child(*child), One(CORRECTING), Of(*record), Commit, Nothing),
            CorrectionAbandoned { record, child, .. } => {
                means(Child(*child), One(CORRECTING), Of(*record), Commit, Nothing)
            }
            AttendanceCorrected { record, child, .. } => {
                means(Child(*child), One(MINUTES), Of(*record), Commit, Nothing)
            }
            AmendmentAsked { record, child, .. } => {
                means(Child(*child), One(&[Right::Amend]), Of(*record), Commit, Nothing)
            }
            AmendmentAnswered { amendment, child, .. } => {
                means(Child(*child), One(SIGNING), OfAmendment(*amendment), Commit, Nothing)
            }
            FamilyPageRead { record, child, .. } => means(Child(*child), One(FILING), Of(*record), Commit, Nothing),
            FamilyPageExported { record, child, .. } => means(Child(*child), One(FILING), Of(*record), Commit, Nothing),

            ActionSet { action, record, child, details, based_on } => {
                let added = *based_on == EntryId::NONE;
                let set = MeetingAct::Action { action: *action, record: *record, child: *child, details, added };
                means(Child(*child), One(MINUTES), Of(*record), Commit, Effect::Act(set))
            }
            ActionRemoved { action, child } => {
                let removed = MeetingAct::ActionRemoved { action: *action, child: *child };
                means(Child(*child), One(MINUTES), OfAction(*action), Commit, Effect::Act(removed))
            }
            ActionStateSet { action, child, state, .. } => {
                let went = MeetingAct::ActionState { action: *action, child: *child, state };
                means(Child(*child), One(&[Right::Track, Right::Minute]), OfAction(*action), Commit, Effect::Act(went))
            }

            Undone { meeting, undoes } => {
                means(Nobody, One(MINUTES), No, Commit, Effect::Undoes { meeting: *meeting, act: *undoes })
            }
            Redone { meeting, redoes } => {
                means(Nobody, One(MINUTES), No, Commit, Effect::Redoes { meeting: *meeting, act: *redoes })
            }

            ReadsKept { .. } => means(Nobody, One(UPKEEP), No, Commit, Nothing),
            ReadsDestroyed { .. } => means(Nobody, One(UPKEEP), No, Own, Nothing),
            PayloadDisposed { entries, .. } => means(Nobody, One(UPKEEP), No, Own, Effect::Disposes { entries }),
        }
    }

    /// Whom it concerns: one child or family at most. What the open header of its entry says is `tables::restriction`'s
    /// affair: a pseudonym, where that family is restricted.
    pub fn concerns(&self) -> Concerns {
        self.meaning().about.concerns()
    }

    /// What it does in a meeting, where it is an act that can be undone.
    pub fn act(&self) -> Option<MeetingAct<'_>> {
        if let Effect::Act(act) = self.meaning().effect { Some(act) } else { None }
    }

    /// The stored file it names, by SHA-256 (hex).
    pub fn blob(&self) -> Option<&str> {
        if let Effect::Names { file } = self.meaning().effect { Some(file) } else { None }
    }
}
