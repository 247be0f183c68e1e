//! Every act and every question, tried by every role: allowed or refused exactly as written out here.

mod county;

use std::collections::{BTreeMap, BTreeSet};

use county::*;
use quorate_core::ids::{
    ActionId, AmendmentId, AttendeeId, ChildId, EntryId, FamilyId, ItemId, MeetingId, PanelId, PersonId, RecordId,
    RequestId,
};
use quorate_core::meeting::action::{ActionDetails, ActionState};
use quorate_core::meeting::attendance::{AttendanceMode, AttendanceState, AttendeeDetails};
use quorate_core::meeting::person::{PersonDetails, Role};
use quorate_core::meeting::record::Review;
use quorate_core::meeting::request::RequestState;
use quorate_core::meeting::settings::BookSettings;
use quorate_core::meeting::version::{AmendmentAnswer, AmendmentDetails, Grounds, Means};
use quorate_core::record::family_page::FamilyReader;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::{Act, LeavesWhy, MeetingRevision, NamedSeat, PlannedMeeting};
use quorate_service::ask::{Answer, Ask, RecordField};
use serde_json::Value;
use uuid::Uuid;

/// One row a variant: its name, and the letters of the roles that may. The match it becomes is exhaustive, so a variant
/// without a row does not compile.
macro_rules! table {
    ($function:ident, $rows:ident, $kind:ident { $($variant:ident $roles:literal)* }) => {
        const $rows: &[(&str, &str)] = &[$((stringify!($variant), $roles)),*];

        fn $function(one: &$kind) -> (&'static str, &'static str) {
            match one {
                $($kind::$variant { .. } => (stringify!($variant), $roles),)*
            }
        }
    };
}

// A administrator, M minute taker, C chair, R reader.
table!(row_of_act, ACTS, Act {
    AddPerson "A"
    ResetPassphrase "A"
    NoticesSeen "AMCR"
    ReplaceRecoveryKey "A"
    SetRoles "A"
    SetPersonDetails "A"
    RemovePerson "A"
    SetBookSettings "A"
    SetBookNames "A"
    SetPassphrase "AMCR"
    SetSigningPin "C"
    ImportIdentity "C"
    Certify "A"
    AdoptPanel "A"
    ReviewTerms "A"
    PlanSeries "A"
    MoveMeeting "A"
    CancelMeeting "A"
    ArrangePanel "A"
    PutPanelBack "A"
    SetVenue "AM"
    NameSeats "AM"
    SetHoliday "A"
    SetGlossaryTerm "A"
    AddChild "AM"
    ChangeChild "AM"
    LetPass "AM"
    JoinFamily "AM"
    DeclareInterest "AMCR"
    EndInterest "AMCR"
    RestrictFamily "AC"
    OpenFamily "AC"
    TakeRequest "AM"
    ChangeRequest "AM"
    PaperCame "AM"
    Triage "AM"
    Place "AM"
    BookReview "AM"
    EndReview "AM"
    MoveItem "AM"
    RemoveItem "AM"
    IssueAgenda "AM"
    StartMeeting "M"
    HoldToday "M"
    SetAttendee "M"
    RemoveAttendee "M"
    StepOut "M"
    StepBack "M"
    ProceedInquorate "M"
    StartItem "M"
    FinishItem "M"
    DeferItem "M"
    CloseMeeting "M"
    WriteSection "M"
    SetDecisions "M"
    AgreeDecision "M"
    SetDissents "M"
    AnswerPrompts "M"
    SetOffered "M"
    SetParticipation "M"
    SetReview "M"
    SetAction "M"
    RemoveAction "M"
    CopyToSiblings "M"
    Undo "M"
    Redo "M"
    FinaliseRecord "M"
    TakeBackRecord "M"
    ReturnRecord "C"
    AcceptFinding "MC"
    SignRecords "C"
    ExportRecords "A"
    ExportMeetingPapers "AM"
    ReadFamilyPage "A"
    ExportFamilyPages "A"
    MarkFiled "A"
    Correct "MC"
    AbandonCorrection "MC"
    CorrectAttendance "M"
    LogAmendment "AMC"
    AnswerAmendment "C"
    SetActionState "AMC"
    SetClockRight "AMCR"
    Backup "A"
    RebuildLedger "A"
    KeepReads "A"
    DestroyOldReads "A"
    ExportReads "A"
    ExportTrust "A"
    ExportRegister "A"
});

table!(row_of_ask, ASKS, Ask {
    Home "AMCR"
    People "AMCR"
    NameHistory "A"
    Panels "AMCR"
    Panel "AMCR"
    CheckProfile "A"
    ProposeSeries "A"
    Holidays "AMCR"
    Meetings "AMCR"
    Children "AMCR"
    Child "AMCR"
    Restrictions "AMCR"
    Requests "AMCR"
    Request "AMCR"
    Agenda "AMCR"
    PanelDay "AMCR"
    Live "AMCR"
    Records "AMCR"
    Record "AMCR"
    Compare "AMCR"
    FamilyPage "AMCR"
    WhoseData "AMCR"
    Tracker "AMCR"
    Ahead "AMCR"
    WatchList "AMCR"
    Reads "A"
    FieldHistory "AMCR"
    Remaining "AMCR"
    Undo "AMCR"
    ReadLine "AMCR"
    CheckWords "AMCR"
    CheckText "AMCR"
    Glossary "AMCR"
    CheckLedger "A"
    MachineLog "A"
    Book "AMCR"
    SigningIdentity "AMCR"
    CertificateRequests "A"
});

const LETTERS: [(Role, char); 4] =
    [(Role::Administrator, 'A'), (Role::MinuteTaker, 'M'), (Role::Chair, 'C'), (Role::Reader, 'R')];

/// Nothing of the book has this id.
const NOBODY: Uuid = Uuid::from_u128(0xdead);

/// Each act there is; `me` is whoever tries it.
fn acts(me: &str) -> Vec<Act> {
    let day = "2026-11-18".parse().expect("a date");
    let planned =
        PlannedMeeting { date: day, starts: time("12:00"), ends: time("14:00"), venue: "nowhere".into(), theme: None };
    let (meeting, item, record) = (MeetingId(NOBODY), ItemId(NOBODY), RecordId(NOBODY));
    let (child_id, request_id, action) = (ChildId(NOBODY), RequestId(NOBODY), ActionId(NOBODY));
    let (person, attendee, panel) = (PersonId(NOBODY), AttendeeId(NOBODY), PanelId("none".into()));
    let request_details = || request("clam", "section-20", vec![child_id], at("2026-11-10"));
    let mut out = people_acts(person);
    out.extend([
        Act::AdoptPanel { toml: "not a profile".into() },
        Act::ReviewTerms { panel: PanelId("nowhere".into()), on: day },
        Act::PlanSeries { panel: panel.clone(), meetings: vec![planned.clone()] },
        Act::ArrangePanel { panel: panel.clone(), venues: vec![], members: vec![], based_on: EntryId::NONE },
        Act::PutPanelBack { panel, entry: EntryId::NONE, based_on: EntryId::NONE },
        Act::SetVenue {
            meetings: vec![MeetingRevision { meeting, based_on: EntryId::NONE }],
            venue: "nowhere".into(),
            place: None,
        },
        Act::NameSeats { seats: vec![NamedSeat { attendee, name: "Somebody".into(), based_on: EntryId::NONE }] },
        Act::MoveMeeting { meeting, to: planned, based_on: EntryId::NONE },
        Act::CancelMeeting { meeting, based_on: EntryId::NONE },
        Act::SetHoliday { date: day, name: String::new() },
        Act::SetGlossaryTerm { term: "LBP".into(), plain: None },
        Act::AddChild { details: child("Ada", "Hill", None, ""), sibling_of: Some(child_id) },
        Act::ChangeChild { child: child_id, details: child("Ada", "Hill", None, ""), based_on: EntryId::NONE },
        Act::LetPass {
            child: child_id,
            panel: PanelId("lcp".into()),
            watch: "twelve-months".into(),
            why: "The plan ends.".into(),
            based_on: EntryId::NONE,
        },
        Act::JoinFamily { child: child_id, sibling_of: child_id, based_on: EntryId::NONE },
        Act::DeclareInterest { child: child_id, name: None, what: "Coaches the team".into() },
        Act::EndInterest { child: child_id, name: me.into() },
        Act::RestrictFamily { family: FamilyId(NOBODY), people: vec![person], based_on: EntryId::NONE },
        Act::OpenFamily { family: FamilyId(NOBODY), based_on: EntryId::NONE },
        Act::TakeRequest { details: request_details() },
        Act::ChangeRequest { request: request_id, details: request_details(), based_on: EntryId::NONE },
        Act::PaperCame { request: request_id, paper: "outline".into(), at: at("2026-11-10") },
        Act::Triage { request: request_id, state: RequestState::Accepted, based_on: EntryId::NONE },
        Act::Place { meeting, request: request_id, starts: None, emergency: false },
        Act::BookReview { meeting, record, reason: None },
        Act::EndReview { record, why: "The plan works.".into() },
        Act::MoveItem { item, starts: time("12:00"), based_on: EntryId::NONE },
        Act::RemoveItem { item },
        Act::IssueAgenda { meeting, based_on: EntryId::NONE },
        Act::StartMeeting { meeting, based_on: EntryId::NONE },
        Act::HoldToday { meeting, based_on: EntryId::NONE },
        Act::SetAttendee { attendee: None, details: somebody(meeting), based_on: EntryId::NONE },
        Act::RemoveAttendee { attendee },
        Act::StepOut { attendee, item: None, why: LeavesWhy::SteppedOut, based_on: EntryId::NONE },
        Act::StepBack { attendee, based_on: EntryId::NONE },
        Act::ProceedInquorate { records: vec![record], reason: "Why".into() },
        Act::StartItem { item, based_on: EntryId::NONE },
        Act::FinishItem { item, based_on: EntryId::NONE },
        Act::DeferItem { item, why: "Why".into(), based_on: EntryId::NONE },
        Act::Undo { meeting, entry: EntryId::NONE },
        Act::Redo { meeting, entry: EntryId::NONE },
        Act::CloseMeeting { meeting, based_on: EntryId::NONE },
        Act::SetActionState { action, state: ActionState::Open, based_on: EntryId::NONE },
        Act::SetClockRight,
        Act::Backup { folder: Some("/nowhere/at/all".into()) },
        Act::RebuildLedger,
        Act::KeepReads { months: 0 },
        Act::DestroyOldReads,
        Act::ExportReads { child: None, person: None, folder: "/nowhere/at/all".into() },
        Act::ExportTrust { folder: "/nowhere/at/all".into() },
        Act::ExportRegister { folder: "/nowhere/at/all".into() },
    ]);
    out.extend(record_acts(record, action));
    out
}

fn people_acts(person: PersonId) -> Vec<Act> {
    let details = PersonDetails { name: String::new(), post: String::new(), email: String::new(), roles: vec![] };
    vec![
        Act::AddPerson { details, passphrase: String::new() },
        Act::ResetPassphrase { person, passphrase: String::new() },
        Act::NoticesSeen,
        Act::ReplaceRecoveryKey,
        Act::SetRoles { person, roles: vec![Role::Reader], based_on: EntryId::NONE },
        Act::SetPersonDetails {
            person,
            name: "Ada Hill".into(),
            post: "Chair".into(),
            email: String::new(),
            based_on: EntryId::NONE,
        },
        Act::RemovePerson { person, why: "Why".into() },
        Act::SetBookNames { name: "Ours".into(), council: String::new(), based_on: EntryId::NONE },
        Act::SetBookSettings {
            settings: BookSettings { idle_minutes: 0, ..BookSettings::default() },
            based_on: EntryId::NONE,
        },
        Act::SetPassphrase { old: "not the passphrase".into(), new: "another passphrase entirely".into() },
        Act::SetSigningPin { pin: "1".into() },
        Act::Certify { person, key: "no key".into() },
        Act::ImportIdentity { file: "/nowhere/at/all".into(), password: String::new(), pin: PIN.into() },
    ]
}

fn record_acts(record: RecordId, action: ActionId) -> Vec<Act> {
    let details = ActionDetails {
        what: String::new(),
        measure: String::new(),
        owner_role: String::new(),
        owner: String::new(),
        how: String::new(),
        due: None,
        follows: None,
        accepted: Vec::new(),
    };
    let by = "Anwen Prys".to_owned();
    vec![
        Act::WriteSection { record, section: "discussion".into(), text: String::new(), based_on: EntryId::NONE },
        Act::SetDecisions { record, decisions: vec![], rationale: String::new(), based_on: EntryId::NONE },
        Act::AgreeDecision {
            record,
            option: "plan-continues".into(),
            agreed: true,
            given: None,
            based_on: EntryId::NONE,
        },
        Act::SetDissents { record, dissents: vec![], based_on: EntryId::NONE },
        Act::AnswerPrompts { record, prompts: BTreeMap::new(), based_on: EntryId::NONE },
        Act::SetOffered { record, rows: vec![], based_on: EntryId::NONE },
        Act::SetParticipation { record, rows: vec![], based_on: EntryId::NONE },
        Act::SetReview { record, review: Review::Unset, based_on: EntryId::NONE },
        Act::SetAction { action: None, record, details, based_on: EntryId::NONE },
        Act::RemoveAction { action },
        Act::CopyToSiblings { record, parts: vec![] },
        Act::FinaliseRecord { record },
        Act::TakeBackRecord { record },
        Act::ReturnRecord { record, comment: "Why".into() },
        Act::AcceptFinding { record, finding: String::new(), reason: "Why".into() },
        Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() },
        Act::ExportRecords { records: vec![record], superseded: false, folder: "/nowhere/at/all".into() },
        Act::ExportMeetingPapers { meeting: MeetingId(NOBODY), folder: "/nowhere/at/all".into() },
        Act::ReadFamilyPage {
            record,
            reader: FamilyReader::Parent,
            sentences: vec![],
            stands: String::new(),
            based_on: EntryId::NONE,
        },
        Act::ExportFamilyPages {
            records: vec![record],
            reader: FamilyReader::Parent,
            folder: "/nowhere/at/all".into(),
        },
        Act::MarkFiled { record, deadline: "case-note".into(), by, at: at("2026-11-10") },
        Act::Correct {
            record,
            grounds: Grounds { what: "A word".into(), why: "Why".into(), others_data: false },
            based_on: EntryId::NONE,
        },
        Act::AbandonCorrection { record, why: "Why".into() },
        Act::CorrectAttendance { record, attendance: None, based_on: EntryId::NONE },
        Act::LogAmendment { record, details: amendment() },
        Act::AnswerAmendment {
            amendment: AmendmentId(NOBODY),
            answer: AmendmentAnswer::Declined { why: "Why".into() },
            based_on: EntryId::NONE,
        },
    ]
}

fn amendment() -> AmendmentDetails {
    AmendmentDetails {
        version: 1,
        by: "Anwen Prys".into(),
        role: "Social worker".into(),
        received: "2026-11-10".parse().expect("a date"),
        means: Means::Email,
        what: "The school is named wrongly.".into(),
    }
}

fn somebody(meeting: MeetingId) -> AttendeeDetails {
    AttendeeDetails {
        meeting,
        name: "Somebody".into(),
        role: "chair".into(),
        agency: String::new(),
        mode: AttendanceMode::Room,
        state: AttendanceState::Present,
        deputy_for: None,
        observer: false,
        direct_contact: false,
        item: None,
        arrived: None,
        left: None,
        away: Vec::new(),
    }
}

fn asks() -> Vec<Ask> {
    let (from, to) = ("2026-11-16".parse().expect("a date"), "2026-11-22".parse().expect("a date"));
    vec![
        Ask::Home,
        Ask::People,
        Ask::NameHistory { person: PersonId(NOBODY) },
        Ask::Panels,
        Ask::Panel { panel: PanelId("clam".into()) },
        Ask::CheckProfile { toml: String::new() },
        Ask::ProposeSeries { panel: PanelId("clam".into()), from, to },
        Ask::Holidays,
        Ask::Meetings { from, to },
        Ask::Children { search: String::new() },
        Ask::Child { child: ChildId(NOBODY) },
        Ask::Restrictions,
        Ask::Requests,
        Ask::Request { request: RequestId(NOBODY) },
        Ask::Agenda { meeting: MeetingId(NOBODY) },
        Ask::PanelDay { panel: PanelId("clam".into()), date: from },
        Ask::Live { meeting: MeetingId(NOBODY) },
        Ask::Records,
        Ask::Record { record: RecordId(NOBODY) },
        Ask::Compare { record: RecordId(NOBODY), from: 1, to: None },
        Ask::FamilyPage { record: RecordId(NOBODY), reader: FamilyReader::Parent },
        Ask::WhoseData { record: RecordId(NOBODY) },
        Ask::Tracker { search: String::new() },
        Ask::Ahead,
        Ask::WatchList,
        Ask::Reads { child: None, person: None, skip: 0 },
        Ask::FieldHistory { record: RecordId(NOBODY), field: RecordField::Rationale },
        Ask::Remaining { meeting: MeetingId(NOBODY) },
        Ask::Undo { meeting: MeetingId(NOBODY) },
        Ask::CheckWords { record: RecordId(NOBODY), text: "Words".into() },
        Ask::CheckText { text: "Words".into() },
        Ask::Glossary,
        Ask::ReadLine { record: RecordId(NOBODY), line: "SW to visit by Friday".into() },
        Ask::CheckLedger,
        Ask::MachineLog,
        Ask::Book,
        Ask::SigningIdentity,
        Ask::CertificateRequests,
    ]
}

fn entries(service: &Service) -> u64 {
    let Answer::Book(book) = service.ask(Ask::Book, at("2026-11-10")).expect("everybody reads") else { unreachable!() };
    book.entries
}

#[test]
fn every_variant_has_an_example() {
    let names = |rows: &[(&'static str, &str)]| rows.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>();
    let tried: BTreeSet<_> = acts("Ruth Adeyemi").iter().map(|act| row_of_act(act).0).collect();
    assert_eq!(tried, names(ACTS), "every act is tried");
    let asked: BTreeSet<_> = asks().iter().map(|ask| row_of_ask(ask).0).collect();
    assert_eq!(asked, names(ASKS), "every question is tried");
}

#[test]
fn each_role_may_do_what_the_table_says_and_nothing_else() {
    let county = County::new();
    let now = at("2026-11-10");
    for (role, letter) in LETTERS {
        let mut service = county.seat(role);
        let me = service.session().expect("somebody sits there").person.details.name;
        for act in acts(&me) {
            let (name, roles) = row_of_act(&act);
            let before = entries(&service);
            let refused = service.act(act, now).is_err_and(|refusal| refusal.code == RefusalCode::NotAllowed);
            assert_eq!(!refused, roles.contains(letter), "{name} by {role:?}");
            assert!(
                !refused || entries(&service) == before,
                "{name} refused to {role:?} leaves no trace in the ledger"
            );
        }
        for ask in asks() {
            let (name, roles) = row_of_ask(&ask);
            let refused = service.ask(ask, now).is_err_and(|refusal| refusal.code == RefusalCode::NotAllowed);
            assert_eq!(!refused, roles.contains(letter), "{name} by {role:?}");
        }
    }
}

#[test]
fn a_role_that_is_taken_away_counts_at_once() {
    let county = County::new();
    let now = at("2026-11-10");
    let mut service = county.seat(Role::Administrator);
    let Answer::People(people) = service.ask(Ask::People, now).expect("people") else { unreachable!() };
    let reader = people.iter().find(|one| one.id == county.person(Role::Reader)).expect("a reader");
    let act = Act::SetRoles { person: reader.id, roles: vec![Role::Administrator], based_on: reader.revision };
    service.act(act, now).expect("the reader becomes an administrator");
    let me = people.iter().find(|one| one.id == county.person(Role::Administrator)).expect("an administrator");
    let act = Act::SetRoles { person: me.id, roles: vec![Role::Reader], based_on: me.revision };
    service.act(act, now).expect("there is another administrator now");
    let holiday = Act::SetHoliday { date: "2026-12-24".parse().expect("a date"), name: "Closed".into() };
    let refusal = service.act(holiday, now).expect_err("still signed in, no longer allowed");
    assert_eq!(refusal.code, RefusalCode::NotAllowed, "rights are read from the book at each act");
}

/// Every text of every act comes in cleaned; what opens something, and where something lies, to the letter.
#[test]
fn no_act_brings_in_what_only_a_machine_sees() {
    const TO_THE_LETTER: [&str; 9] = ["passphrase", "old", "new", "pin", "password", "file", "folder", "toml", "key"];
    fn soil(value: &mut Value) -> usize {
        match value {
            // An id, a date or one of a few words takes nothing else; those are tried one by one below.
            Value::String(text) if text.parse::<Uuid>().is_err() => {
                text.push_str("\u{0}\u{b}\u{f0b7}\u{202e}\u{92}");
                1
            }
            Value::Array(list) => list.iter_mut().map(soil).sum(),
            Value::Object(map) => map.iter_mut().map(|(key, one)| if key == "kind" { 0 } else { soil(one) }).sum(),
            _ => 0,
        }
    }
    fn hold(value: &Value, key: &str, act: &str) {
        match value {
            Value::String(text) if TO_THE_LETTER.contains(&key) => {
                assert!(text.ends_with('\u{92}'), "{act}: {key} is kept to the letter");
            }
            Value::String(text) => {
                let left =
                    |letter: char| (letter.is_control() && letter != '\n') || "\u{f0b7}\u{202e}".contains(letter);
                assert!(!text.contains(left), "{act}: {key} comes in clean: {text:?}");
            }
            Value::Array(list) => list.iter().for_each(|one| hold(one, key, act)),
            Value::Object(map) => map.iter().for_each(|(key, one)| hold(one, key, act)),
            _ => {}
        }
    }
    let mut soiled = 0;
    for act in acts("Ruth Adeyemi") {
        let name = act.kind();
        let mut value = serde_json::to_value(&act).expect("an act is plain data");
        soiled += soil(&mut value);
        let clean: Value = quorate_core::input::admit(value).expect("it is short enough");
        hold(&clean, "", name);
    }
    assert!(soiled > 60, "acts have texts: {soiled}");
}
