//! Every change there is. A change, once released, keeps its meaning for ever: a new meaning is a new version of its
//! kind. A change speaks of one child or one family at most, so that a child's data can be disposed of.
//!
//! `based_on` is the revision of the row (or section) that the person saw, which is the entry that had last changed it; a
//! change based on an older one is refused as stale rather than overwriting silently. The nil id means "did not exist".
//! Entries name each other by id and never by number: a number is given when entries are put in order.
//!
//! **To add a kind**: write it into the list below, with its id, its words, its class and its tables (`kind`); then the
//! compiler names each place that has to know it: what it means (`meaning`), how its rows are written and what the book's
//! state must be for that (`book::tables`), and how a test comes by one (`book::tests::walk`). An act that can be undone
//! is a `MeetingAct` too: how it is put back, looked back at and told follows from there, in the same way.

#[macro_use]
mod fields;
#[macro_use]
mod kind;
mod act;
mod concerns;
mod effect;
mod meaning;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::signing::PublicKey;
use crate::ids::{
    ActionId, AmendmentId, AttendeeId, ChildId, DeviceId, EntryId, FamilyId, ItemId, MeetingId, PanelId, PersonId,
    Pseudonym, RecordId, RequestId,
};
use crate::ledger::signing::SlotKey;
use crate::ledger::stream_place::StreamPlace;
use crate::meeting::action::{ActionDetails, ActionState};
use crate::meeting::agenda::{ItemDetails, ItemState};
use crate::meeting::arrangements::{PanelMember, PanelVenue};
use crate::meeting::attendance::AttendeeDetails;
use crate::meeting::child::ChildDetails;
use crate::meeting::family_page::{FamilyReader, PageSentence};
use crate::meeting::looks::LooksUpTo;
use crate::meeting::participation::Participant;
use crate::meeting::person::{PersonDetails, Role};
use crate::meeting::place::MeetingPlace;
use crate::meeting::record::{Decision, Dissent, Filing, Offered, PromptAnswer, Review};
use crate::meeting::request::{PaperReceived, RequestDetails, RequestState};
use crate::meeting::settings::BookSettings;
use crate::meeting::sitting::{MeetingDetails, MeetingState};
use crate::meeting::version::{AmendmentAnswer, AmendmentDetails, Grounds, PrintedAttendance, PrintedPart, Weighed};
use crate::third_party_data::FindingKind;

pub use act::{ActWords, MeetingAct, UndoCell};
pub use concerns::{Concerns, Regarding};
pub use effect::{AccessChange, Effect};
pub use kind::{Class, Table};
pub use meaning::{InRecord, Meaning, WrittenBy};

/// What leaves a book beside its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outward {
    /// A copy of the whole book.
    Backup,
    /// The signed register of every record's hash.
    Register,
    /// The sheet that tells IT how to trust the authority.
    TrustSheet,
    /// The list of who looked at what.
    Reads,
    /// An agenda and the open actions of its panel, for the table.
    MeetingPapers,
}

/// The end of a ledger that goes on no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostEnd {
    /// The number of its last entry.
    pub entries: u64,
    /// And that entry's hash (hex), by which a copy that still has it is known.
    pub hash: String,
}

kinds! {
    /// The first entry of every book, signed with the key that it names: the first administrator's, to which all others
    /// are traced back. `slot` is the public key of their key slot.
    #[kind("book.created/1", "made this book", Access, [Book])]
    BookCreated {
        name: String,
        council: String,
        key: PublicKey,
        slot: SlotKey,
        recovery_key: PublicKey,
        recovery_slot: SlotKey,
    },
    /// A new recovery key in place of the one before.
    #[kind("book.recovery-key/1", "made a new recovery key", Access, [])]
    RecoveryKeySet { key: PublicKey, slot: SlotKey },
    /// Something of the whole book is about to lie outside it.
    #[kind("book.exported/1", "took a backup, a list or a sheet out of the book", Other, [])]
    BookExported { what: Outward },
    /// An older copy goes on in place of the book, on purpose. `ended` is the entry that it ended with, `lost` the end
    /// of what was known to come after it.
    #[kind("book.taken-back/1", "went on with an older copy of the book", Other, [])]
    TakenBack { ended: EntryId, lost: Option<LostEnd> },
    /// The clock of the entry's device is right now, although its entries before say a later time: the last of them.
    #[kind("clock.set-right/1", "said that the clock was set right", Other, [])]
    ClockSetRight { last: DateTime<Utc> },

    /// How the window locks itself and hides.
    #[kind("book.settings/1", "changed how the window locks itself", Other, [Book])]
    BookSettingsSet { settings: BookSettings, based_on: EntryId },
    /// What the book and its council are called from now on. Its folder, and the authority that vouches for its chairs,
    /// keep the names they were made with.
    #[kind("book.names/1", "changed the name of the book or the council", Other, [Book])]
    BookNamesSet { name: String, council: String, based_on: EntryId },

    #[kind("person.added/1", "added a person", Access, [Person])]
    PersonAdded { person: PersonId, details: PersonDetails },
    /// A slot under a passphrase that is only good for choosing one's own. `key` comes from it and enrols that person's
    /// own key, nothing else; every key they had ends.
    #[kind("person.invited/1", "set a temporary passphrase", Access, [])]
    PersonInvited { person: PersonId, key: PublicKey, slot: SlotKey },
    /// A key that the person signs entries with on a machine. With a new slot every key of the old one ends.
    #[kind("person.key/1", "took up a key of their own", Access, [])]
    KeyEnrolled { person: PersonId, device: DeviceId, key: PublicKey, slot: SlotKey },
    /// An administrator came in with the recovery key, under a new passphrase; every key they had ends.
    #[kind("person.recovered/1", "came in with the recovery key", Access, [])]
    RecoveryUsed { person: PersonId, device: DeviceId, key: PublicKey, slot: SlotKey },
    #[kind("person.roles/1", "changed a person's roles", Access, [Person])]
    PersonRolesSet { person: PersonId, roles: Vec<Role>, based_on: EntryId },
    /// What somebody is called from now on, their post and e-mail. What they wrote and signed before keeps the name that it
    /// had, so the name before stays theirs: nobody else may be called so.
    #[kind("person.details/1", "changed a person's name, post or e-mail", Access, [Person])]
    PersonDetailsSet { person: PersonId, name: String, post: String, email: String, based_on: EntryId },
    /// Access taken away; the book's key slots were rewrapped without them.
    #[kind("person.removed/1", "took a person's access away", Access, [Person])]
    PersonRemoved { person: PersonId, why: String },
    /// The book's new key was sealed to this person's key slot, when an old secret of somebody else was to open nothing any
    /// more: their access was taken away, their passphrase reset, or the recovery key replaced.
    #[kind("person.slot-rewrapped/1", "renewed a person's access", Other, [])]
    SlotRewrapped { person: PersonId },
    /// A person made a key to sign with, or brought one in, and asks an administrator to certify it. Of the key this says
    /// only the public half (SubjectPublicKeyInfo, DER, hex). A council's own certificates come along, the signer's first.
    #[kind("person.certificate-asked/1", "made a signing key", Other, [])]
    CertificateAsked { person: PersonId, public_key: String, certificates: Vec<String> },
    /// An administrator certified the key that the person asked for (DER, hex): the signer's certificate, then those above.
    #[kind("person.certificate/1", "certified a signing key", Other, [Person])]
    CertificateSet { person: PersonId, certificates: Vec<String> },
    /// The book has a signing authority, in place of the one before (DER, hex), and a certificate of it that signs
    /// registers. Their keys are sealed to the administrators and never here.
    #[kind("authority.made/1", "made the signing authority", Other, [])]
    AuthorityMade { certificate: String, register: String },

    /// A profile as its TOML text, so that what a meeting was held under can always be read.
    #[kind("panel.adopted/1", "set up a panel", Other, [Panel])]
    PanelAdopted { panel: PanelId, version: u32, toml: String },
    /// Where a panel meets and who sits on it as a rule, all of it each time (`meeting::arrangements`).
    #[kind("panel.arranged/1", "changed where a panel meets or who sits on it", Other, [Arrangement])]
    PanelArranged { panel: PanelId, venues: Vec<PanelVenue>, members: Vec<PanelMember>, based_on: EntryId },
    /// A one-off holiday, or its removal when `name` is empty.
    #[kind("holiday.set/1", "changed a one-off holiday", Other, [Holiday])]
    HolidaySet { date: NaiveDate, name: String },
    /// Plain words for a term; none where it is as it comes with the program, empty where it is no term here (PS-9).
    #[kind("glossary.set/1", "changed the glossary", Other, [Glossary])]
    GlossarySet { term: String, plain: Option<String> },

    #[kind("meeting.planned/1", "planned a meeting", Other, [Meeting])]
    MeetingPlanned { meeting: MeetingId, details: MeetingDetails },
    #[kind("meeting.moved/1", "moved a meeting", Other, [Meeting])]
    MeetingMoved { meeting: MeetingId, details: MeetingDetails, based_on: EntryId },
    #[kind("meeting.state/1", "issued, started, closed or cancelled a meeting", Bound, [Meeting])]
    MeetingStateSet { meeting: MeetingId, state: MeetingState, at: DateTime<Utc>, based_on: EntryId },
    /// Where one meeting is held: before it, or put right afterwards until a record that says it is signed.
    #[kind("meeting.venue/1", "changed where a meeting is held", Act, [Meeting])]
    MeetingVenueSet { meeting: MeetingId, venue: String, place: Option<MeetingPlace>, based_on: EntryId },
    /// The chair goes on without a quorum (PS-2): of books of before. A reason is a child's now, see `RecordInquorate`.
    #[kind("meeting.inquorate/1", "recorded why a meeting went on without a quorum", Act, [Meeting])]
    InquorateProceeding { meeting: MeetingId, reason: String },

    #[kind("child.added/1", "added a child", Other, [Child])]
    ChildAdded { child: ChildId, family: FamilyId, details: ChildDetails },
    #[kind("child.changed/1", "changed a child's details", Other, [Child])]
    ChildChanged { child: ChildId, details: ChildDetails, based_on: EntryId },
    #[kind("child.family/1", "joined siblings", Other, [Child])]
    ChildFamilySet { child: ChildId, family: FamilyId, based_on: EntryId },

    /// Only these people see the family from now on; or other people than before. See `meeting::restriction`.
    #[kind("family.restricted/1", "restricted a family", Other, [Restriction])]
    FamilyRestricted { family: FamilyId, people: Vec<PersonId>, pseudonym: Pseudonym, based_on: EntryId },
    /// Everybody sees the family again.
    #[kind("family.opened/1", "opened a restricted family again", Other, [Restriction])]
    FamilyOpened { family: FamilyId, based_on: EntryId },
    /// Somebody has an interest in the family, or ended it: the whole row each time (`based_on` 0 adds).
    #[kind("family.interest/1", "recorded an interest in a family", Act, [Interest])]
    InterestSet { family: FamilyId, name: String, what: String, in_force: bool, based_on: EntryId },

    #[kind("request.taken/1", "took a request", Other, [Request])]
    RequestTaken { request: RequestId, family: FamilyId, details: RequestDetails },
    #[kind("request.changed/1", "changed a request", Other, [Request])]
    RequestChanged { request: RequestId, family: FamilyId, details: RequestDetails, based_on: EntryId },
    #[kind("request.paper/1", "noted a paper", Other, [Request, Paper])]
    PaperCame { request: RequestId, family: FamilyId, paper: PaperReceived },
    #[kind("request.state/1", "screened or placed a request", Act, [Request])]
    RequestStateSet { request: RequestId, family: FamilyId, state: RequestState, based_on: EntryId },

    /// A slot taken. One `RecordOpened` a child follows.
    #[kind("item.placed/1", "placed an item", Other, [Item])]
    ItemPlaced { item: ItemId, family: FamilyId, details: ItemDetails },
    #[kind("item.moved/1", "moved an item", Other, [Item, Record, Attendee])]
    ItemMoved { item: ItemId, family: FamilyId, details: ItemDetails, based_on: EntryId },
    /// Taken off the agenda before it was heard.
    #[kind("item.removed/1", "took an item off the agenda", Other, [Item, Attendee, Record, Section])]
    ItemRemoved { item: ItemId, family: FamilyId },
    #[kind("item.state/1", "started, finished or deferred an item", Act, [Item])]
    ItemStateSet { item: ItemId, family: FamilyId, state: ItemState, at: DateTime<Utc>, based_on: EntryId },

    /// Added or changed: the whole row each time (based on nothing it adds).
    #[kind("attendee.set/1", "changed attendance", Act, [Attendee])]
    AttendeeSet { attendee: AttendeeId, details: AttendeeDetails, based_on: EntryId },
    #[kind("attendee.removed/1", "took somebody off the attendance", Act, [Attendee])]
    AttendeeRemoved { attendee: AttendeeId, meeting: MeetingId },

    #[kind("record.opened/1", "opened a record", Other, [Record])]
    RecordOpened { record: RecordId, meeting: MeetingId, item: ItemId, child: ChildId },
    #[kind("record.section/1", "wrote in a record", Act, [Section])]
    SectionWritten { record: RecordId, child: ChildId, section: String, text: String, based_on: EntryId },
    #[kind("record.decisions/1", "recorded decisions", Act, [Record])]
    DecisionsSet { record: RecordId, child: ChildId, decisions: Vec<Decision>, rationale: String, based_on: EntryId },
    /// The chair agreed a decision, or took that back. A rewording lapses it. `how` where it was not aloud in the meeting.
    #[kind("record.agreement/1", "recorded whether the chair agreed a decision", Act, [Record])]
    DecisionAgreed {
        record: RecordId,
        child: ChildId,
        option: String,
        at: Option<DateTime<Utc>>,
        how: Option<String>,
        based_on: EntryId,
    },
    /// The chair decided about this child without a quorum, and why; empty takes it back (PS-2).
    #[kind("record.inquorate/1", "recorded why a child was decided about without a quorum", Act, [Record])]
    RecordInquorate { record: RecordId, child: ChildId, reason: String, based_on: EntryId },
    #[kind("record.dissents/1", "recorded dissent", Act, [Record])]
    DissentsSet { record: RecordId, child: ChildId, dissents: Vec<Dissent>, based_on: EntryId },
    #[kind("record.prompts/1", "answered prompts", Act, [Record])]
    PromptsAnswered { record: RecordId, child: ChildId, prompts: BTreeMap<String, PromptAnswer>, based_on: EntryId },
    /// What was offered before proceedings, all rows each time (FSF-9).
    #[kind("record.offered/1", "recorded what was offered before proceedings", Act, [Record])]
    OfferedSet { record: RecordId, child: ChildId, rows: Vec<Offered>, based_on: EntryId },
    /// Who of child and family was invited, came and was heard, all rows each time.
    #[kind("record.participation/1", "recorded who of the family was invited, came and was heard", Act, [Record])]
    ParticipationSet { record: RecordId, child: ChildId, rows: Vec<Participant>, based_on: EntryId },
    #[kind("record.review/1", "set a review date", Act, [Record])]
    ReviewSet { record: RecordId, child: ChildId, review: Review, based_on: EntryId },
    #[kind("record.finalised/1", "finalised a record", Other, [Record])]
    RecordFinalised {
        record: RecordId,
        child: ChildId,
        at: DateTime<Utc>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        looks: Vec<LooksUpTo>,
    },
    /// Whoever finalised it takes that back: the chair has not read it yet.
    #[kind("record.taken-back/1", "took a record back from the chair", Other, [Record])]
    RecordTakenBack { record: RecordId, child: ChildId, at: DateTime<Utc> },
    #[kind("record.returned/1", "sent a record back", Other, [Record])]
    RecordReturned { record: RecordId, child: ChildId, at: DateTime<Utc>, comment: String },
    /// What the record says of somebody else was looked at and may stand. The finding is told by its fingerprint: the
    /// entry is about this child and names no other.
    #[kind("record.finding-accepted/1", "let stand what a record says of somebody else", Other, [Finding])]
    FindingAccepted {
        record: RecordId,
        child: ChildId,
        finding: String,
        what: FindingKind,
        reason: String,
        at: DateTime<Utc>,
    },
    /// The signed PDF lies in the book under this SHA-256 (hex); `says` is its text.
    #[kind("record.signed/1", "signed a record", Other, [Record, Version])]
    RecordSigned {
        record: RecordId,
        child: ChildId,
        at: DateTime<Utc>,
        version: u32,
        sha256: String,
        file_name: String,
        says: Vec<PrintedPart>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        weighed: Option<Weighed>,
    },
    #[kind("record.filed/1", "marked a record as filed", Other, [Record])]
    RecordFiled { record: RecordId, child: ChildId, filing: Filing },
    /// A signed record left the book as a file.
    #[kind("record.exported/1", "exported a record", Other, [])]
    RecordExported { record: RecordId, child: ChildId, at: DateTime<Utc>, version: u32 },
    /// A correction opened on a signed record, or put into other words: the record can be written again.
    #[kind("record.correction/1", "opened or reworded a correction", Other, [Record])]
    CorrectionSet { record: RecordId, child: ChildId, at: DateTime<Utc>, grounds: Grounds, based_on: EntryId },
    /// The record says again what its signed version says.
    #[kind("record.correction-abandoned/1", "gave up a correction", Other, [Record, Section, Action])]
    CorrectionAbandoned { record: RecordId, child: ChildId, why: String },
    /// Who was there as a correction prints it; nothing prints the meeting's own list.
    #[kind("record.attendance/1", "corrected who was there", Other, [Record])]
    AttendanceCorrected { record: RecordId, child: ChildId, attendance: Option<PrintedAttendance>, based_on: EntryId },
    #[kind("amendment.asked/1", "logged a request to amend a record", Other, [Amendment])]
    AmendmentAsked { amendment: AmendmentId, record: RecordId, child: ChildId, details: AmendmentDetails },
    #[kind("amendment.answered/1", "answered a request to amend a record", Other, [Amendment])]
    AmendmentAnswered {
        amendment: AmendmentId,
        child: ChildId,
        at: DateTime<Utc>,
        answer: AmendmentAnswer,
        based_on: EntryId,
    },
    /// The page for the family left the book as a file. It is made from the signed record and not kept.
    #[kind("record.summary-exported/1", "exported the page for the family", Other, [])]
    FamilyPageExported { record: RecordId, child: ChildId, at: DateTime<Utc> },

    /// Somebody read the page for the family of a signed version before it goes out, and put some of it into other words.
    /// Told by the ledger alone: what was read last counts, for as long as the record makes the same sentences.
    #[kind("record.family-page/1", "read the page for the family", Other, [])]
    FamilyPageRead {
        record: RecordId,
        child: ChildId,
        version: u32,
        reader: FamilyReader,
        sentences: Vec<PageSentence>,
        stands: String,
        at: DateTime<Utc>,
    },

    /// Added or changed: the whole row each time (based on nothing it adds).
    #[kind("action.set/1", "wrote an action", Act, [Action])]
    ActionSet { action: ActionId, record: RecordId, child: ChildId, details: ActionDetails, based_on: EntryId },
    #[kind("action.removed/1", "removed an action", Act, [Action])]
    ActionRemoved { action: ActionId, child: ChildId },
    #[kind("action.state/1", "closed or reopened an action", Act, [Action])]
    ActionStateSet { action: ActionId, child: ChildId, state: ActionState, based_on: EntryId },

    /// What the entries of one act, of which `undoes` is the first, had changed is put back by the entries that follow
    /// this one in the same transaction.
    #[kind("entry.undone/1", "undid something in a meeting", Bound, [])]
    Undone { meeting: MeetingId, undoes: EntryId },
    /// What `redoes` had changed, and an undo had put back, is changed again by the entries that follow.
    #[kind("entry.redone/1", "did something in a meeting again", Bound, [])]
    Redone { meeting: MeetingId, redoes: EntryId },

    /// How long it is kept who looked at what, in months.
    #[kind("reads.kept/1", "set how long it is kept who looked", Other, [Book])]
    ReadsKept { months: u32 },
    /// Whoever looked before that moment is no longer told: each machine's list begins after the place named.
    #[kind("reads.destroyed/1", "destroyed what was past its time of who looked", Other, [])]
    ReadsDestroyed { before: DateTime<Utc>, up_to: Vec<StreamPlace> },

    /// The payloads of the named entries were destroyed under a rule; who did it is in this entry's header.
    #[kind("payload.disposed/1", "destroyed data under a rule", Other, [])]
    PayloadDisposed { entries: Vec<EntryId>, rule: String },
}
