//! Every change there is. A change, once released, keeps its meaning for ever: a new meaning is a new version of its
//! kind. A change speaks of one child or one family at most, so that a child's data can be disposed of.
//!
//! `based_on` is the revision of the row (or section) that the person saw, which is the entry that had last changed it; a
//! change based on an older one is refused as stale rather than overwriting silently. The nil id means "did not exist".
//! Entries name each other by id and never by number: a number is given when entries are put in order.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::reading::Place;
use super::signing::PublicKey;
use super::standing::SlotKey;
use crate::meeting::action::{ActionDetails, ActionState};
use crate::meeting::agenda::{ItemDetails, ItemState};
use crate::meeting::attendance::AttendeeDetails;
use crate::meeting::child::ChildDetails;
use crate::meeting::person::{PersonDetails, Role};
use crate::meeting::record::{Decision, Dissent, Filing, Offered, PromptAnswer, Review};
use crate::meeting::request::{PaperReceived, RequestDetails, RequestState};
use crate::meeting::settings::BookSettings;
use crate::meeting::sitting::{MeetingDetails, MeetingState};
use crate::meeting::version::{AmendmentAnswer, AmendmentDetails, Grounds, PrintedAttendance, PrintedPart};
use crate::meeting::whose::FindingKind;
use crate::meeting::*;

/// Whom a change concerns, in the open header of its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
pub enum Concerns {
    Nobody,
    Child(ChildId),
    Family(FamilyId),
    Person(PersonId),
    /// A family that only named people see, under a name that does not say whose it is.
    Restricted(Pseudonym),
}

/// What leaves a book beside its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outward {
    Backup,
    Register,
    TrustSheet,
    /// The list of who looked at what.
    Reads,
}

/// The end of a ledger that goes on no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// The number of its last entry.
    pub entries: u64,
    /// And that entry's hash (hex), by which a copy that still has it is known.
    pub hash: String,
}

/// One change. `kind` carries the version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all_fields = "camelCase")]
pub enum Change {
    /// The first entry of every book, signed with the key that it names: the first administrator's, to which all others
    /// are traced back. `slot` is the public key of their key slot.
    #[serde(rename = "book.created/1")]
    BookCreated {
        name: String,
        council: String,
        key: PublicKey,
        slot: SlotKey,
        recovery_key: PublicKey,
        recovery_slot: SlotKey,
    },
    /// A new recovery key in place of the one before.
    #[serde(rename = "book.recovery-key/1")]
    RecoveryKeySet { key: PublicKey, slot: SlotKey },
    /// Something of the whole book is about to lie outside it.
    #[serde(rename = "book.exported/1")]
    BookExported { what: Outward },
    /// An older copy goes on in place of the book, on purpose. `ended` is the entry that it ended with, `lost` the end
    /// of what was known to come after it.
    #[serde(rename = "book.taken-back/1")]
    TakenBack { ended: EntryId, lost: Option<Lost> },
    /// The clock of the entry's device is right now, although its entries before say a later time: the last of them.
    #[serde(rename = "clock.set-right/1")]
    ClockSetRight { last: DateTime<Utc> },

    /// How the window locks itself and hides.
    #[serde(rename = "book.settings/1")]
    BookSettingsSet { settings: BookSettings, based_on: EntryId },

    #[serde(rename = "person.added/1")]
    PersonAdded { person: PersonId, details: PersonDetails },
    /// A slot under a passphrase that is only good for choosing one's own. `key` comes from it and enrols that person's
    /// own key, nothing else; every key they had ends.
    #[serde(rename = "person.invited/1")]
    PersonInvited { person: PersonId, key: PublicKey, slot: SlotKey },
    /// A key that the person signs entries with on a machine. With a new slot every key of the old one ends.
    #[serde(rename = "person.key/1")]
    KeyEnrolled { person: PersonId, device: DeviceId, key: PublicKey, slot: SlotKey },
    /// An administrator came in with the recovery key, under a new passphrase; every key they had ends.
    #[serde(rename = "person.recovered/1")]
    RecoveryUsed { person: PersonId, device: DeviceId, key: PublicKey, slot: SlotKey },
    #[serde(rename = "person.roles/1")]
    PersonRolesSet { person: PersonId, roles: Vec<Role>, based_on: EntryId },
    /// Access taken away; the book's key slots were rewrapped without them.
    #[serde(rename = "person.removed/1")]
    PersonRemoved { person: PersonId, why: String },
    /// The book's new key was sealed to this person's key slot, when an old secret of somebody else was to open nothing any
    /// more: their access was taken away, their passphrase reset, or the recovery key replaced.
    #[serde(rename = "person.slot-rewrapped/1")]
    SlotRewrapped { person: PersonId },
    /// A person made a key to sign with, or brought one in, and asks an administrator to certify it. Of the key this says
    /// only the public half (SubjectPublicKeyInfo, DER, hex). A council's own certificates come along, the signer's first.
    #[serde(rename = "person.certificate-asked/1")]
    CertificateAsked { person: PersonId, public_key: String, certificates: Vec<String> },
    /// An administrator certified the key that the person asked for (DER, hex): the signer's certificate, then those above.
    #[serde(rename = "person.certificate/1")]
    CertificateSet { person: PersonId, certificates: Vec<String> },
    /// The book has a signing authority, in place of the one before (DER, hex), and a certificate of it that signs
    /// registers. Their keys are sealed to the administrators and never here.
    #[serde(rename = "authority.made/1")]
    AuthorityMade { certificate: String, register: String },

    /// A profile as its TOML text, so that what a meeting was held under can always be read.
    #[serde(rename = "panel.adopted/1")]
    PanelAdopted { panel: PanelId, version: u32, toml: String },
    /// A one-off holiday, or its removal when `name` is empty.
    #[serde(rename = "holiday.set/1")]
    HolidaySet { date: NaiveDate, name: String },
    /// Plain words for a term; none where it is as it comes with the program, empty where it is no term here (PS-9).
    #[serde(rename = "glossary.set/1")]
    GlossarySet { term: String, plain: Option<String> },

    #[serde(rename = "meeting.planned/1")]
    MeetingPlanned { meeting: MeetingId, details: MeetingDetails },
    #[serde(rename = "meeting.moved/1")]
    MeetingMoved { meeting: MeetingId, details: MeetingDetails, based_on: EntryId },
    #[serde(rename = "meeting.state/1")]
    MeetingStateSet { meeting: MeetingId, state: MeetingState, at: DateTime<Utc>, based_on: EntryId },
    /// The chair goes on without a quorum (PS-2).
    #[serde(rename = "meeting.inquorate/1")]
    InquorateProceeding { meeting: MeetingId, reason: String },

    #[serde(rename = "child.added/1")]
    ChildAdded { child: ChildId, family: FamilyId, details: ChildDetails },
    #[serde(rename = "child.changed/1")]
    ChildChanged { child: ChildId, details: ChildDetails, based_on: EntryId },
    #[serde(rename = "child.family/1")]
    ChildFamilySet { child: ChildId, family: FamilyId, based_on: EntryId },

    /// Only these people see the family from now on; or other people than before. See `meeting::restriction`.
    #[serde(rename = "family.restricted/1")]
    FamilyRestricted { family: FamilyId, people: Vec<PersonId>, pseudonym: Pseudonym, based_on: EntryId },
    /// Everybody sees the family again.
    #[serde(rename = "family.opened/1")]
    FamilyOpened { family: FamilyId, based_on: EntryId },
    /// Somebody has an interest in the family, or ended it: the whole row each time (`based_on` 0 adds).
    #[serde(rename = "family.interest/1")]
    InterestSet { family: FamilyId, name: String, what: String, in_force: bool, based_on: EntryId },

    #[serde(rename = "request.taken/1")]
    RequestTaken { request: RequestId, family: FamilyId, details: RequestDetails },
    #[serde(rename = "request.changed/1")]
    RequestChanged { request: RequestId, family: FamilyId, details: RequestDetails, based_on: EntryId },
    #[serde(rename = "request.paper/1")]
    PaperCame { request: RequestId, family: FamilyId, paper: PaperReceived },
    #[serde(rename = "request.state/1")]
    RequestStateSet { request: RequestId, family: FamilyId, state: RequestState, based_on: EntryId },

    /// A slot taken. One `RecordOpened` a child follows.
    #[serde(rename = "item.placed/1")]
    ItemPlaced { item: ItemId, family: FamilyId, details: ItemDetails },
    #[serde(rename = "item.moved/1")]
    ItemMoved { item: ItemId, family: FamilyId, details: ItemDetails, based_on: EntryId },
    /// Taken off the agenda before it was heard.
    #[serde(rename = "item.removed/1")]
    ItemRemoved { item: ItemId, family: FamilyId },
    #[serde(rename = "item.state/1")]
    ItemStateSet { item: ItemId, family: FamilyId, state: ItemState, at: DateTime<Utc>, based_on: EntryId },

    /// Added or changed: the whole row each time (based on nothing it adds).
    #[serde(rename = "attendee.set/1")]
    AttendeeSet { attendee: AttendeeId, details: AttendeeDetails, based_on: EntryId },
    #[serde(rename = "attendee.removed/1")]
    AttendeeRemoved { attendee: AttendeeId, meeting: MeetingId },

    #[serde(rename = "record.opened/1")]
    RecordOpened { record: RecordId, meeting: MeetingId, item: ItemId, child: ChildId },
    #[serde(rename = "record.section/1")]
    SectionWritten { record: RecordId, child: ChildId, section: String, text: String, based_on: EntryId },
    #[serde(rename = "record.decisions/1")]
    DecisionsSet { record: RecordId, child: ChildId, decisions: Vec<Decision>, rationale: String, based_on: EntryId },
    /// The chair agreed a decision aloud, or took that back. A rewording lapses it.
    #[serde(rename = "record.agreement/1")]
    DecisionAgreed { record: RecordId, child: ChildId, option: String, at: Option<DateTime<Utc>>, based_on: EntryId },
    #[serde(rename = "record.dissents/1")]
    DissentsSet { record: RecordId, child: ChildId, dissents: Vec<Dissent>, based_on: EntryId },
    #[serde(rename = "record.prompts/1")]
    PromptsAnswered { record: RecordId, child: ChildId, prompts: BTreeMap<String, PromptAnswer>, based_on: EntryId },
    /// What was offered before proceedings, all rows each time (FSF-9).
    #[serde(rename = "record.offered/1")]
    OfferedSet { record: RecordId, child: ChildId, rows: Vec<Offered>, based_on: EntryId },
    #[serde(rename = "record.review/1")]
    ReviewSet { record: RecordId, child: ChildId, review: Review, based_on: EntryId },
    #[serde(rename = "record.finalised/1")]
    RecordFinalised { record: RecordId, child: ChildId, at: DateTime<Utc> },
    #[serde(rename = "record.returned/1")]
    RecordReturned { record: RecordId, child: ChildId, at: DateTime<Utc>, comment: String },
    /// What the record says of somebody else was looked at and may stand. The finding is told by its fingerprint: the
    /// entry is about this child and names no other.
    #[serde(rename = "record.finding-accepted/1")]
    FindingAccepted {
        record: RecordId,
        child: ChildId,
        finding: String,
        what: FindingKind,
        reason: String,
        at: DateTime<Utc>,
    },
    /// The signed PDF lies in the book under this SHA-256 (hex); `says` is its text.
    #[serde(rename = "record.signed/1")]
    RecordSigned {
        record: RecordId,
        child: ChildId,
        at: DateTime<Utc>,
        version: u32,
        sha256: String,
        file_name: String,
        says: Vec<PrintedPart>,
    },
    #[serde(rename = "record.filed/1")]
    RecordFiled { record: RecordId, child: ChildId, filing: Filing },
    /// A signed record left the book as a file.
    #[serde(rename = "record.exported/1")]
    RecordExported { record: RecordId, child: ChildId, at: DateTime<Utc>, version: u32 },
    /// A correction opened on a signed record, or put into other words: the record can be written again.
    #[serde(rename = "record.correction/1")]
    CorrectionSet { record: RecordId, child: ChildId, at: DateTime<Utc>, grounds: Grounds, based_on: EntryId },
    /// The record says again what its signed version says.
    #[serde(rename = "record.correction-abandoned/1")]
    CorrectionAbandoned { record: RecordId, child: ChildId, why: String },
    /// Who was there as a correction prints it; nothing prints the meeting's own list.
    #[serde(rename = "record.attendance/1")]
    AttendanceCorrected { record: RecordId, child: ChildId, attendance: Option<PrintedAttendance>, based_on: EntryId },
    #[serde(rename = "amendment.asked/1")]
    AmendmentAsked { amendment: AmendmentId, record: RecordId, child: ChildId, details: AmendmentDetails },
    #[serde(rename = "amendment.answered/1")]
    AmendmentAnswered {
        amendment: AmendmentId,
        child: ChildId,
        at: DateTime<Utc>,
        answer: AmendmentAnswer,
        based_on: EntryId,
    },
    /// The summary for the family left the book as a file. It is made from the signed record and not kept.
    #[serde(rename = "record.summary-exported/1")]
    SummaryExported { record: RecordId, child: ChildId, at: DateTime<Utc> },

    /// Added or changed: the whole row each time (based on nothing it adds).
    #[serde(rename = "action.set/1")]
    ActionSet { action: ActionId, record: RecordId, child: ChildId, details: ActionDetails, based_on: EntryId },
    #[serde(rename = "action.removed/1")]
    ActionRemoved { action: ActionId, child: ChildId },
    #[serde(rename = "action.state/1")]
    ActionStateSet { action: ActionId, child: ChildId, state: ActionState, based_on: EntryId },

    /// What the entries of one act, of which `undoes` is the first, had changed is put back by the entries that follow
    /// this one in the same transaction.
    #[serde(rename = "entry.undone/1")]
    Undone { meeting: MeetingId, undoes: EntryId },
    /// What `redoes` had changed, and an undo had put back, is changed again by the entries that follow.
    #[serde(rename = "entry.redone/1")]
    Redone { meeting: MeetingId, redoes: EntryId },

    /// How long it is kept who looked at what, in months.
    #[serde(rename = "reads.kept/1")]
    ReadsKept { months: u32 },
    /// Whoever looked before that moment is no longer told: each machine's list begins after the place named.
    #[serde(rename = "reads.destroyed/1")]
    ReadsDestroyed { before: DateTime<Utc>, up_to: Vec<Place> },

    /// The payloads of the named entries were destroyed under a rule; who did it is in this entry's header.
    #[serde(rename = "payload.disposed/1")]
    PayloadDisposed { entries: Vec<EntryId>, rule: String },
}

impl Change {
    /// Whom it concerns: one child or family at most. What the open header of its entry says is `tables::restriction`'s
    /// affair: a pseudonym, where that family is restricted.
    pub fn concerns(&self) -> Concerns {
        use Change::*;
        match self {
            PersonAdded { person, .. }
            | PersonInvited { person, .. }
            | KeyEnrolled { person, .. }
            | RecoveryUsed { person, .. }
            | PersonRolesSet { person, .. }
            | PersonRemoved { person, .. }
            | SlotRewrapped { person }
            | CertificateAsked { person, .. }
            | CertificateSet { person, .. } => Concerns::Person(*person),
            ChildAdded { child, .. }
            | ChildChanged { child, .. }
            | ChildFamilySet { child, .. }
            | RecordOpened { child, .. }
            | SectionWritten { child, .. }
            | DecisionsSet { child, .. }
            | DecisionAgreed { child, .. }
            | OfferedSet { child, .. }
            | DissentsSet { child, .. }
            | PromptsAnswered { child, .. }
            | ReviewSet { child, .. }
            | RecordFinalised { child, .. }
            | RecordReturned { child, .. }
            | FindingAccepted { child, .. }
            | RecordSigned { child, .. }
            | RecordFiled { child, .. }
            | RecordExported { child, .. }
            | CorrectionSet { child, .. }
            | CorrectionAbandoned { child, .. }
            | AttendanceCorrected { child, .. }
            | AmendmentAsked { child, .. }
            | AmendmentAnswered { child, .. }
            | SummaryExported { child, .. }
            | ActionSet { child, .. }
            | ActionRemoved { child, .. }
            | ActionStateSet { child, .. } => Concerns::Child(*child),
            FamilyRestricted { family, .. }
            | FamilyOpened { family, .. }
            | InterestSet { family, .. }
            | RequestTaken { family, .. }
            | RequestChanged { family, .. }
            | PaperCame { family, .. }
            | RequestStateSet { family, .. }
            | ItemPlaced { family, .. }
            | ItemMoved { family, .. }
            | ItemRemoved { family, .. }
            | ItemStateSet { family, .. } => Concerns::Family(*family),
            BookCreated { .. }
            | RecoveryKeySet { .. }
            | AuthorityMade { .. }
            | BookExported { .. }
            | TakenBack { .. }
            | ClockSetRight { .. }
            | BookSettingsSet { .. }
            | PanelAdopted { .. }
            | HolidaySet { .. }
            | GlossarySet { .. }
            | MeetingPlanned { .. }
            | MeetingMoved { .. }
            | MeetingStateSet { .. }
            | InquorateProceeding { .. }
            | AttendeeSet { .. }
            | AttendeeRemoved { .. }
            | Undone { .. }
            | Redone { .. }
            | ReadsKept { .. }
            | ReadsDestroyed { .. }
            | PayloadDisposed { .. } => Concerns::Nobody,
        }
    }

    /// The entry that had last changed what it changes, where it says so.
    pub fn based_on(&self) -> Option<EntryId> {
        use Change::*;
        match self {
            PersonRolesSet { based_on, .. }
            | MeetingMoved { based_on, .. }
            | MeetingStateSet { based_on, .. }
            | ChildChanged { based_on, .. }
            | ChildFamilySet { based_on, .. }
            | FamilyRestricted { based_on, .. }
            | FamilyOpened { based_on, .. }
            | InterestSet { based_on, .. }
            | RequestChanged { based_on, .. }
            | RequestStateSet { based_on, .. }
            | ItemMoved { based_on, .. }
            | ItemStateSet { based_on, .. }
            | AttendeeSet { based_on, .. }
            | SectionWritten { based_on, .. }
            | DecisionsSet { based_on, .. }
            | DecisionAgreed { based_on, .. }
            | DissentsSet { based_on, .. }
            | PromptsAnswered { based_on, .. }
            | OfferedSet { based_on, .. }
            | ReviewSet { based_on, .. }
            | CorrectionSet { based_on, .. }
            | AttendanceCorrected { based_on, .. }
            | AmendmentAnswered { based_on, .. }
            | ActionSet { based_on, .. }
            | ActionStateSet { based_on, .. } => Some(*based_on),
            _ => None,
        }
    }

    /// The stored file it names, by SHA-256 (hex).
    pub fn blob(&self) -> Option<&str> {
        match self {
            Change::RecordSigned { sha256, .. } => Some(sha256),
            _ => None,
        }
    }
}
