//! Everything a signed-in person can look at, as one type, and the answers.

use chrono::NaiveDate;
use quorate_core::ids::{ActionId, ChildId, MeetingId, PanelId, PersonId, RecordId, RequestId};
use quorate_core::meeting::family_page::FamilyReader;
use quorate_core::meeting::rights::Right;
use quorate_core::plain_words::WordFinding;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::views::*;

/// A question to the book. Reading only.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Ask {
    Home,
    People,
    /// What somebody was called before, and who changed it.
    NameHistory {
        person: PersonId,
    },
    Panels,
    /// Where a panel meets, who sits on it as a rule, its dates to come, and who changed what of that.
    Panel {
        panel: PanelId,
    },
    /// Every mistake of a profile, before it is adopted.
    CheckProfile {
        toml: String,
    },
    ProposeSeries {
        panel: PanelId,
        from: NaiveDate,
        to: NaiveDate,
    },
    Holidays,
    Meetings {
        from: NaiveDate,
        to: NaiveDate,
    },
    Children {
        search: String,
    },
    Child {
        child: ChildId,
    },
    /// Families that only named people see: how many are hidden from whoever asks, and the others.
    Restrictions,
    Requests,
    Request {
        request: RequestId,
    },
    /// A meeting's agenda with its slots, and the requests that wait for one.
    Agenda {
        meeting: MeetingId,
    },
    /// Whether a panel sits on a day, and when it sits next after that.
    PanelDay {
        panel: PanelId,
        date: NaiveDate,
    },
    /// A meeting as it is held: agenda, room, quorum, and each child's record.
    Live {
        meeting: MeetingId,
    },
    /// The records that still need somebody, and those that were filed lately.
    Records,
    /// One record with what stands between it and a signature.
    Record {
        record: RecordId,
    },
    /// Two versions of a record word by word; without `to`, a signed one and what the record says now.
    Compare {
        record: RecordId,
        from: u32,
        to: Option<u32>,
    },
    /// The page for the family of a signed record, sentence by sentence, before it goes out.
    FamilyPage {
        record: RecordId,
        reader: FamilyReader,
    },
    /// What a record says of other children, to be mended or accepted before it is signed.
    WhoseData {
        record: RecordId,
    },
    /// Every action that is followed up, or those whose child, words or owner `search` finds.
    Tracker {
        search: String,
    },
    /// What the next weeks hold for every child: slots, reviews, actions, deadlines.
    Ahead,
    /// Children who reach a threshold of a panel and are not before it yet (LCP-1).
    WatchList,
    /// Who looked at what, the latest first: at a child, one person, or both.
    Reads {
        child: Option<ChildId>,
        person: Option<PersonId>,
        skip: u32,
    },
    /// Who wrote a field of a record, when, and what it said.
    FieldHistory {
        record: RecordId,
        field: RecordField,
    },
    /// What stands between each child of a meeting and a signed record.
    Remaining {
        meeting: MeetingId,
    },
    /// What of a meeting would be undone next, and what done again.
    Undo {
        meeting: MeetingId,
    },
    /// What a line of quick entry is read as, before it counts.
    ReadLine {
        record: RecordId,
        line: String,
    },
    /// Jargon with plain words for it, and spelling, of what is being written (PS-9).
    CheckWords {
        record: RecordId,
        text: String,
    },
    /// What of a text is kept, and what of it cannot be printed: as it is pasted or typed.
    CheckText {
        text: String,
    },
    /// The terms that are underlined, with their plain words.
    Glossary,
    /// Checks the chain and every stored file.
    CheckLedger,
    /// What went wrong on this machine lately, for whoever looks after it: nothing of what is in a book.
    MachineLog,
    Book,
    /// The certificate that whoever is signed in signs with, and the key that waits to be certified.
    SigningIdentity,
    /// Keys that wait for an administrator to certify them.
    CertificateRequests,
}

/// A field of a record that has a history of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum RecordField {
    Section { section: String },
    Decisions,
    Rationale,
    Review,
    Action { action: ActionId },
}

/// The answer to the question of the same name.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Answer {
    Home(HomeView),
    People(Vec<quorate_core::meeting::person::Person>),
    NameHistory(Vec<String>),
    Panels(Vec<PanelView>),
    Panel(Box<PanelArrangementsView>),
    CheckProfile(Vec<ProfileMistake>),
    ProposeSeries(Vec<ProposedDate>),
    Holidays(HolidaysView),
    Meetings(Vec<MeetingLine>),
    Children(Vec<ChildLine>),
    Child(Box<ChildView>),
    Restrictions(RestrictionsView),
    Requests(Vec<RequestLine>),
    Request(Box<RequestView>),
    Agenda(Box<AgendaView>),
    PanelDay(PanelDayView),
    Live(Box<LiveView>),
    Records(Vec<RecordLine>),
    Record(Box<RecordView>),
    Compare(Comparison),
    FamilyPage(Box<FamilyPageView>),
    WhoseData(Vec<FindingView>),
    Tracker(Vec<TrackerLine>),
    Ahead(Vec<AheadLine>),
    WatchList(Vec<WatchLine>),
    Reads(ReadsView),
    FieldHistory(Vec<FieldVersion>),
    Remaining(Vec<RemainingLine>),
    Undo(UndoView),
    ReadLine(Box<LineReading>),
    CheckWords(Vec<WordFinding>),
    CheckText(TextCheck),
    Glossary(Vec<GlossaryLine>),
    CheckLedger(LedgerView),
    MachineLog(MachineLogView),
    Book(BookView),
    SigningIdentity(Box<SigningView>),
    CertificateRequests(Vec<CertificateRequest>),
}

impl Ask {
    /// The right it needs. Each stands here by name, so that a new one is open to nobody by accident.
    pub fn right(&self) -> Right {
        match self {
            Ask::CheckLedger | Ask::MachineLog | Ask::Reads { .. } => Right::Maintain,
            Ask::CertificateRequests => Right::RunPeople,
            Ask::NameHistory { .. } => Right::Rename,
            Ask::CheckProfile { .. } | Ask::ProposeSeries { .. } => Right::RunPanels,
            Ask::Home
            | Ask::People
            | Ask::Panels
            | Ask::Panel { .. }
            | Ask::Holidays
            | Ask::Meetings { .. }
            | Ask::Children { .. }
            | Ask::Child { .. }
            | Ask::Restrictions
            | Ask::Requests
            | Ask::Request { .. }
            | Ask::Agenda { .. }
            | Ask::PanelDay { .. }
            | Ask::Ahead
            | Ask::WatchList
            | Ask::Live { .. }
            | Ask::Records
            | Ask::Record { .. }
            | Ask::Compare { .. }
            | Ask::FamilyPage { .. }
            | Ask::WhoseData { .. }
            | Ask::Tracker { .. }
            | Ask::FieldHistory { .. }
            | Ask::Remaining { .. }
            | Ask::Undo { .. }
            | Ask::ReadLine { .. }
            | Ask::CheckWords { .. }
            | Ask::CheckText { .. }
            | Ask::Glossary
            | Ask::Book
            | Ask::SigningIdentity => Right::Read,
        }
    }
}
