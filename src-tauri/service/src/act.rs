//! Everything a signed-in person can do, as one type: the window, the command line and the tests use the same door.
//!
//! Each act names the right it needs; `Service::act` checks it before anything else happens.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use quorate_core::ids::{
    ActionId, AmendmentId, AttendeeId, ChildId, EntryId, FamilyId, ItemId, MeetingId, PanelId, PersonId, RecordId,
    RequestId,
};
use quorate_core::meeting::action::{ActionDetails, ActionState};
use quorate_core::meeting::arrangements::{PanelMember, PanelVenue};
use quorate_core::meeting::attendance::AttendeeDetails;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::family_page::PageSentence;
use quorate_core::meeting::participation::Participant;
use quorate_core::meeting::person::{PersonDetails, Role};
use quorate_core::meeting::place::MeetingPlace;
use quorate_core::meeting::record::{Decision, Dissent, Offered, PromptAnswer, Review};
use quorate_core::meeting::request::{RequestDetails, RequestState};
use quorate_core::meeting::settings::BookSettings;
use quorate_core::meeting::version::{AmendmentAnswer, AmendmentDetails, Grounds, PrintedAttendance};
use quorate_core::record::family_page::FamilyReader;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something a person asks to be done.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Act {
    /// Lets somebody in, under a passphrase that is only good for choosing their own.
    AddPerson {
        details: PersonDetails,
        passphrase: String,
    },
    /// Sets somebody who forgot theirs such a passphrase.
    ResetPassphrase {
        person: PersonId,
        passphrase: String,
    },
    /// Has read what happened to access since they last looked.
    NoticesSeen,
    /// Makes a new recovery key; the one before opens nothing any more.
    ReplaceRecoveryKey,
    SetRoles {
        person: PersonId,
        roles: Vec<Role>,
        based_on: EntryId,
    },
    /// What somebody is called, their post and e-mail.
    SetPersonDetails {
        person: PersonId,
        name: String,
        post: String,
        email: String,
        based_on: EntryId,
    },
    RemovePerson {
        person: PersonId,
        why: String,
    },
    /// What the book and its council are called.
    SetBookNames {
        name: String,
        council: String,
        based_on: EntryId,
    },
    /// How the window locks itself and hides.
    SetBookSettings {
        settings: BookSettings,
        based_on: EntryId,
    },
    SetPassphrase {
        old: String,
        new: String,
    },
    /// Makes the chair's signing key under a PIN of their own, and asks for it to be certified.
    SetSigningPin {
        pin: String,
    },

    /// Takes the certificate that the council gave the chair (a PKCS#12 file and its password), under a passphrase of
    /// their own for signing, and asks for it to be accepted.
    ImportIdentity {
        file: String,
        password: String,
        pin: String,
    },

    /// Certifies the key that somebody asked for; `key` is the one whose words were compared.
    Certify {
        person: PersonId,
        key: String,
    },

    /// Adopts a profile from its TOML text, or a newer version of one.
    AdoptPanel {
        toml: String,
    },
    /// The terms of a panel were looked at on a day, and stand: a version more of its profile says so (CLAM-13).
    ReviewTerms {
        panel: PanelId,
        on: NaiveDate,
    },
    PlanSeries {
        panel: PanelId,
        meetings: Vec<PlannedMeeting>,
    },
    MoveMeeting {
        meeting: MeetingId,
        to: PlannedMeeting,
        based_on: EntryId,
    },
    CancelMeeting {
        meeting: MeetingId,
        based_on: EntryId,
    },
    /// Where a panel meets and who sits on it as a rule: all of it. Dates that are planned at a venue take its new words.
    ArrangePanel {
        panel: PanelId,
        venues: Vec<PanelVenue>,
        members: Vec<PanelMember>,
        based_on: EntryId,
    },
    /// All that is arranged for a panel as it was before one such change.
    PutPanelBack {
        panel: PanelId,
        entry: EntryId,
        based_on: EntryId,
    },
    /// Holds these meetings at a venue of their panel, or in a place that they alone have.
    SetVenue {
        meetings: Vec<MeetingRevision>,
        venue: String,
        place: Option<MeetingPlace>,
    },
    /// Who sits in seats of a meeting's list, all in one go; a seat that is left empty stays without a name.
    NameSeats {
        seats: Vec<NamedSeat>,
    },
    /// A one-off holiday; an empty name takes it away again.
    SetHoliday {
        date: NaiveDate,
        name: String,
    },
    /// Plain words for a term (PS-9); empty to underline it no more, none for how it comes with the program.
    SetGlossaryTerm {
        term: String,
        plain: Option<String>,
    },

    AddChild {
        details: ChildDetails,
        sibling_of: Option<ChildId>,
    },
    ChangeChild {
        child: ChildId,
        details: ChildDetails,
        based_on: EntryId,
    },
    /// A child is not brought to a panel for a threshold that it watches (LCP-1).
    LetPass {
        child: ChildId,
        panel: PanelId,
        watch: String,
        why: String,
        based_on: EntryId,
    },
    JoinFamily {
        child: ChildId,
        sibling_of: ChildId,
        based_on: EntryId,
    },

    /// Only these people see a family's children and all that is about them.
    RestrictFamily {
        family: FamilyId,
        people: Vec<PersonId>,
        based_on: EntryId,
    },
    /// Everybody sees it again.
    OpenFamily {
        family: FamilyId,
        based_on: EntryId,
    },

    /// Somebody has an interest in a child's family: they are out of the room whenever it is heard. Without a name, whoever
    /// is signed in.
    DeclareInterest {
        child: ChildId,
        name: Option<String>,
        what: String,
    },
    /// They have it no more.
    EndInterest {
        child: ChildId,
        name: String,
    },

    /// Takes a request; where the panel screens, it waits for that first.
    TakeRequest {
        details: RequestDetails,
    },
    ChangeRequest {
        request: RequestId,
        details: RequestDetails,
        based_on: EntryId,
    },
    PaperCame {
        request: RequestId,
        paper: String,
        at: DateTime<Utc>,
    },
    /// Accepts, declines, redirects or withdraws (CLAM-3).
    Triage {
        request: RequestId,
        state: RequestState,
        based_on: EntryId,
    },

    /// Places a request; without `starts` in the next slot that is free.
    Place {
        meeting: MeetingId,
        request: RequestId,
        starts: Option<NaiveTime>,
        emergency: bool,
    },
    /// Brings back whom a record's review names: makes the request and gives it the next free slot of that meeting.
    /// Without `reason` they come under the one that the profile has for it.
    BookReview {
        meeting: MeetingId,
        record: RecordId,
        reason: Option<String>,
    },
    /// They do not come back for that review, and why.
    EndReview {
        record: RecordId,
        why: String,
    },
    MoveItem {
        item: ItemId,
        starts: NaiveTime,
        based_on: EntryId,
    },
    RemoveItem {
        item: ItemId,
    },
    IssueAgenda {
        meeting: MeetingId,
        based_on: EntryId,
    },

    StartMeeting {
        meeting: MeetingId,
        based_on: EntryId,
    },
    /// Starts a meeting on another day than the one it is planned for: its date moves to today.
    HoldToday {
        meeting: MeetingId,
        based_on: EntryId,
    },
    /// Adds somebody (`attendee` absent) or changes their row.
    SetAttendee {
        attendee: Option<AttendeeId>,
        details: AttendeeDetails,
        based_on: EntryId,
    },
    RemoveAttendee {
        attendee: AttendeeId,
    },
    /// Leaves the room for a while, or for an item in which they have an interest: then they do not count for it, nor
    /// whenever the family is heard again.
    StepOut {
        attendee: AttendeeId,
        item: Option<ItemId>,
        why: LeavesWhy,
        based_on: EntryId,
    },
    StepBack {
        attendee: AttendeeId,
        based_on: EntryId,
    },
    /// The chair decides about these children of one item without a quorum, and why (PS-2).
    ProceedInquorate {
        records: Vec<RecordId>,
        reason: String,
    },
    StartItem {
        item: ItemId,
        based_on: EntryId,
    },
    FinishItem {
        item: ItemId,
        based_on: EntryId,
    },
    DeferItem {
        item: ItemId,
        why: String,
        based_on: EntryId,
    },
    CloseMeeting {
        meeting: MeetingId,
        based_on: EntryId,
    },

    WriteSection {
        record: RecordId,
        section: String,
        text: String,
        based_on: EntryId,
    },
    /// Sets the decisions; what follows from a newly chosen one is added as actions (FSF-8).
    SetDecisions {
        record: RecordId,
        decisions: Vec<Decision>,
        rationale: String,
        based_on: EntryId,
    },
    /// The chair agrees a decision aloud, at this moment; or takes that back. Other words lapse it. Once the meeting is over
    /// it has to be `given`: when, and how.
    AgreeDecision {
        record: RecordId,
        option: String,
        agreed: bool,
        given: Option<GivenAgreement>,
        based_on: EntryId,
    },
    SetDissents {
        record: RecordId,
        dissents: Vec<Dissent>,
        based_on: EntryId,
    },
    AnswerPrompts {
        record: RecordId,
        prompts: BTreeMap<String, PromptAnswer>,
        based_on: EntryId,
    },
    /// Who of child and family was invited, came and was heard, all rows.
    SetParticipation {
        record: RecordId,
        rows: Vec<Participant>,
        based_on: EntryId,
    },
    /// What was offered before proceedings, all rows (FSF-9).
    SetOffered {
        record: RecordId,
        rows: Vec<Offered>,
        based_on: EntryId,
    },
    SetReview {
        record: RecordId,
        review: Review,
        based_on: EntryId,
    },
    SetAction {
        action: Option<ActionId>,
        record: RecordId,
        details: ActionDetails,
        based_on: EntryId,
    },
    RemoveAction {
        action: ActionId,
    },
    /// Gives the named parts of one child's record to the siblings of the same item, each in a record of their own.
    CopyToSiblings {
        record: RecordId,
        parts: Vec<RecordPart>,
    },

    /// Puts back what the act that began with that entry had changed, by further entries of the ledger.
    Undo {
        meeting: MeetingId,
        entry: EntryId,
    },
    /// Does again what was undone.
    Redo {
        meeting: MeetingId,
        entry: EntryId,
    },

    FinaliseRecord {
        record: RecordId,
    },
    /// Whoever finalised a record takes it back, as long as the chair has not opened it.
    TakeBackRecord {
        record: RecordId,
    },
    ReturnRecord {
        record: RecordId,
        comment: String,
    },
    /// Lets what a record says of somebody else stand, and why; `finding` is its fingerprint.
    AcceptFinding {
        record: RecordId,
        finding: String,
        reason: String,
    },
    /// Signs them all, or none. What was for the chair to weigh is kept with the signature, with what the chair says of it.
    SignRecords {
        records: Vec<RecordId>,
        pin: String,
        said: Vec<ChairSays>,
    },
    /// Writes signed records into `folder`, one PDF each, named by the profile's pattern, with a list of them; with
    /// `superseded` the versions before the one in force too.
    ExportRecords {
        records: Vec<RecordId>,
        superseded: bool,
        folder: String,
    },
    /// Writes the agenda and the open actions of its panel into `folder`, a PDF each.
    ExportMeetingPapers {
        meeting: MeetingId,
        folder: String,
    },
    /// Says that the page for the family was read as it will be printed, and what of it goes out in other words.
    ReadFamilyPage {
        record: RecordId,
        reader: FamilyReader,
        sentences: Vec<PageSentence>,
        /// Why what may speak of another child stands; empty where nothing does.
        stands: String,
        based_on: EntryId,
    },
    /// Writes the pages for the families of signed records into `folder`, a page each.
    ExportFamilyPages {
        records: Vec<RecordId>,
        reader: FamilyReader,
        folder: String,
    },
    /// A deadline of the profile settled by filing: who, when (FSF-6, FSF-7, CLAM-9).
    MarkFiled {
        record: RecordId,
        deadline: String,
        by: String,
        at: DateTime<Utc>,
    },

    /// Opens a signed record again towards a new version; or puts the correction under way into other words.
    Correct {
        record: RecordId,
        grounds: Grounds,
        based_on: EntryId,
    },
    /// The record says again what its signed version says.
    AbandonCorrection {
        record: RecordId,
        why: String,
    },
    /// Who was there as a correction prints it; nothing prints the meeting's own list again.
    CorrectAttendance {
        record: RecordId,
        attendance: Option<PrintedAttendance>,
        based_on: EntryId,
    },
    /// Somebody asks for a signed record to be amended (PS-2).
    LogAmendment {
        record: RecordId,
        details: AmendmentDetails,
    },
    /// The chair's answer; what is accepted opens a correction.
    AnswerAmendment {
        amendment: AmendmentId,
        answer: AmendmentAnswer,
        based_on: EntryId,
    },

    SetActionState {
        action: ActionId,
        state: ActionState,
        based_on: EntryId,
    },

    /// Backs the book up; without `folder` into its own `backups`.
    /// Says that this machine's clock is right now, although it said a later time before.
    SetClockRight,
    Backup {
        folder: Option<String>,
    },
    RebuildLedger,
    /// How long it is kept who looked; what is older is destroyed.
    KeepReads {
        months: u32,
    },
    /// Destroys what is kept of who looked for longer than that.
    DestroyOldReads,
    /// Writes who looked into `folder`, as CSV: at a child, one person, or both.
    ExportReads {
        child: Option<ChildId>,
        person: Option<PersonId>,
        folder: String,
    },
    /// Writes the authority's certificate into `folder`, with a sheet that tells IT how to trust it.
    ExportTrust {
        folder: String,
    },
    /// Writes the register of signed records into `folder`, with its signature.
    ExportRegister {
        folder: String,
    },
}

/// Why somebody leaves the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum LeavesWhy {
    SteppedOut,
    /// An interest in the family that is heard, in a few words.
    Conflict {
        what: String,
    },
}

/// A meeting, as whoever changes it saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MeetingRevision {
    pub meeting: MeetingId,
    pub based_on: EntryId,
}

/// Who sits in one seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NamedSeat {
    pub attendee: AttendeeId,
    pub name: String,
    pub based_on: EntryId,
}

/// What the chair says of what was to be weighed before a record was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChairSays {
    pub record: RecordId,
    pub words: String,
}

/// One date of a series, as the administrator confirmed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlannedMeeting {
    pub date: NaiveDate,
    pub starts: NaiveTime,
    pub ends: NaiveTime,
    pub venue: String,
    pub theme: Option<String>,
}

/// A part of a record that siblings may share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum RecordPart {
    Section {
        section: String,
    },
    /// With the chair's agreement only where the chair says that it is meant for each child.
    Decisions {
        agreed: bool,
    },
    Action {
        action: ActionId,
    },
    Offered,
    Participation,
    /// Who did not agree or abstained, where they said it of each child; what the sibling's record has of its own stays.
    Dissents,
    Review,
}

/// An agreement of the chair that was not aloud in the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GivenAgreement {
    /// The day on which the chair gave it.
    pub date: NaiveDate,
    /// At what time, in London.
    pub time: NaiveTime,
    /// How: "By e-mail to the minute taker." The record prints it.
    pub how: String,
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Done {
    /// One plain sentence for the status line.
    pub sentence: String,
    /// Ids of what was made, in the order asked for.
    pub ids: Vec<String>,
    /// The revision that what was changed now has.
    pub revision: EntryId,
    /// Files that were written.
    pub files: Vec<String>,
    /// The list of them, as CSV and as JSON.
    pub manifest: Vec<String>,
    /// The book's new recovery key as it is printed, where one was made. It is shown this once.
    pub recovery_key: Option<String>,
}
