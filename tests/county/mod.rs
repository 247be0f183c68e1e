//! A small fictional county to test at: a book, four people with a role each, and a clock that the test sets.
#![allow(dead_code, reason = "each test uses a part of it")]

pub mod sitting;
pub mod when_needed;

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, TimeZone, Utc};
use quorate_core::entropy::Entropy;
use quorate_core::ids::{ChildId, DeviceId, EntryId, MeetingId, PanelId, PersonId, RecordId, RequestId};
use quorate_core::key_stretching::Costs;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::family_page::{FamilyReader, PageSentence};
use quorate_core::meeting::person::{PersonDetails, Role};
use quorate_core::meeting::record::{Decision, Review};
use quorate_core::meeting::request::{GateAgreement, RequestDetails, Worker};
use quorate_core::panel::SubjectKind;
use quorate_core::panel::{Profile, bundled};
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_service::Service;
use quorate_service::act::{Act, Done, PlannedMeeting};
use quorate_service::ask::{Answer, Ask};
use quorate_service::keeping::sign_in;
use quorate_service::machine_memory::Machine;
use quorate_service::views::{LiveView, NewBook};
use uuid::Uuid;

pub const PASSPHRASE: &str = "lantern orchard seven";
/// What an administrator gives somebody who is to choose their own.
pub const TEMPORARY: &str = "borrowed umbrella nineteen";
pub const PIN: &str = "204816";

/// Randomness for tests; the keys of a test book protect nothing.
pub struct Chance;

impl Entropy for Chance {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Refusal> {
        getrandom::fill(bytes).map_err(|error| Refusal::wrong_state(error.to_string()))
    }
}

pub struct County {
    pub dir: tempfile::TempDir,
    pub folder: PathBuf,
    people: Vec<(Role, PersonId)>,
}

/// Reads the page for the family as it stands, and mends nothing.
pub fn read_page(service: &mut Service, record: RecordId, reader: FamilyReader, now: DateTime<Utc>) {
    let Answer::FamilyPage(page) = service.ask(Ask::FamilyPage { record, reader }, now).expect("a page") else {
        unreachable!()
    };
    let sentences = page.sentences.into_iter().map(|one| PageSentence { own: one.own, words: one.words }).collect();
    let (stands, based_on) = (page.stands, page.revision);
    service
        .act(Act::ReadFamilyPage { record, reader, sentences, stands, based_on }, now)
        .expect("nothing on it speaks of anybody else");
}

/// "2026-11-16", nine in the morning.
pub fn at(date: &str) -> DateTime<Utc> {
    let date: NaiveDate = date.parse().expect("a date");
    Utc.from_utc_datetime(&date.and_time(time("09:00")))
}

pub fn time(text: &str) -> NaiveTime {
    text.parse().expect("a time")
}

fn details(role: Role) -> PersonDetails {
    let (name, post) = match role {
        Role::Administrator => ("Anwen Prys", "Panel co-ordinator"),
        Role::MinuteTaker => ("Marek Dąbrowski", "Minute taker"),
        Role::Chair => ("Ruth Adeyemi", "Head of service"),
        Role::Reader => ("Tomasz Hale", "Group manager"),
    };
    PersonDetails { name: name.into(), post: post.into(), email: String::new(), roles: vec![role] }
}

impl County {
    /// A book with every bundled panel and somebody in every role.
    pub fn new() -> Self {
        let now = at("2026-11-02");
        let dir = tempfile::tempdir().expect("a folder");
        let new = NewBook {
            folder: dir.path().to_string_lossy().into_owned(),
            name: "Elmshire".into(),
            council: "Elmshire County Council".into(),
            administrator: details(Role::Administrator),
            passphrase: PASSPHRASE.into(),
        };
        let (mut service, _recovery) = sign_in::create(new, machine(), Box::new(Chance), now).expect("a new book");
        let me = service.session().expect("somebody is signed in").person.id;
        let mut people = vec![(Role::Administrator, me)];
        for role in [Role::MinuteTaker, Role::Chair, Role::Reader] {
            let act = Act::AddPerson { details: details(role), passphrase: TEMPORARY.into() };
            people.push((role, PersonId(id(&service.act(act, now).expect("a person more")))));
        }
        for (_, toml) in bundled() {
            service.act(Act::AdoptPanel { toml: toml.into() }, now).expect("a bundled panel is in order");
        }
        let folder = service.folder().to_owned();
        drop(service);
        for (_, person) in people.iter().skip(1) {
            settle_in(&folder, *person, now);
        }
        Self { dir, folder, people }
    }

    /// Seats somebody in that role. Whoever sat before must have gone: a book is open once.
    pub fn seat(&self, role: Role) -> Service {
        let person = self.person(role);
        let seated = patiently(|| {
            sign_in::sign_in(&self.folder, person, PASSPHRASE.to_owned().into(), machine(), Box::new(Chance))
        });
        seated.expect("they sign in")
    }

    pub fn person(&self, role: Role) -> PersonId {
        self.people.iter().find(|(known, _)| *known == role).expect("somebody has every role").1
    }
}

/// Opens a book that was just let go of. A program that was killed keeps its lock until the system has cleared it away, and
/// one that is only being started holds for a moment what this one held: that is waited for.
pub fn patiently<T>(mut open: impl FnMut() -> Result<T, Refusal>) -> Result<T, Refusal> {
    let patience = Instant::now() + std::time::Duration::from_secs(20);
    loop {
        match open() {
            Err(refusal) if refusal.code == RefusalCode::Locked && Instant::now() < patience => {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            opened => return opened,
        }
    }
}

/// Somebody who was given the temporary passphrase comes in for the first time and chooses the one that all have here.
pub fn settle_in(folder: &Path, person: PersonId, now: DateTime<Utc>) -> Service {
    let given = TEMPORARY.to_owned().into();
    sign_in::settle_in(folder, person, given, PASSPHRASE, machine(), Box::new(Chance), now).expect("they settle in")
}

/// The machine that all sit at in turn. Nobody tries passphrases here: it makes them as cheap as they can be.
pub fn machine() -> Machine {
    Machine { device: device(), costs: Costs::LEAST, remembered: None, log: None }
}

pub fn device() -> DeviceId {
    DeviceId(Uuid::from_u128(0x7e57))
}

/// The first id that an act made.
pub fn id(done: &Done) -> Uuid {
    done.ids.first().expect("it made something").parse().expect("an id")
}

pub fn profile(panel: &str) -> Profile {
    let (_, toml) = bundled().into_iter().find(|(id, _)| *id == panel).expect("a bundled panel");
    Profile::parse(toml).expect("it is in order")
}

/// Plans the panel's next meeting after `from`.
pub fn plan(service: &mut Service, panel: &str, from: &str, now: DateTime<Utc>) -> MeetingId {
    let from: NaiveDate = from.parse().expect("a date");
    let ask = Ask::ProposeSeries { panel: PanelId(panel.into()), from, to: from + Duration::days(6) };
    let Answer::ProposeSeries(dates) = service.ask(ask, now).expect("a series") else { unreachable!() };
    let first = &dates[0];
    let planned = PlannedMeeting {
        date: first.date,
        starts: first.starts,
        ends: first.ends,
        venue: first.venue.clone(),
        theme: first.theme.clone(),
    };
    let act = Act::PlanSeries { panel: PanelId(panel.into()), meetings: vec![planned] };
    MeetingId(id(&service.act(act, now).expect("a meeting is planned")))
}

pub fn child(given: &str, surname: &str, born: Option<&str>, mosaic: &str) -> ChildDetails {
    ChildDetails {
        kind: if given.is_empty() { SubjectKind::Unborn } else { SubjectKind::Child },
        given: given.into(),
        surname: surname.into(),
        known_as: Vec::new(),
        born: born.map(|date| date.parse().expect("a date")),
        expected: None,
        mosaic_id: mosaic.into(),
        numbers: Vec::new(),
        address: "1 Elm Row, Elmshire".into(),
        in_care_since: None,
        legal_status: String::new(),
        parents: Vec::new(),
        pronouns: None,
        key_dates: Vec::new(),
        let_pass: Vec::new(),
    }
}

pub fn add_child(
    service: &mut Service,
    details: ChildDetails,
    sibling_of: Option<ChildId>,
    now: DateTime<Utc>,
) -> ChildId {
    ChildId(id(&service.act(Act::AddChild { details, sibling_of }, now).expect("a child is added")))
}

/// A request that meets every rule of its panel.
pub fn request(panel: &str, reason: &str, children: Vec<ChildId>, now: DateTime<Utc>) -> RequestDetails {
    let profile = profile(panel);
    let presents = profile.roles.iter().filter(|role| role.must_attend);
    RequestDetails {
        panel: PanelId(panel.into()),
        children,
        reason: reason.into(),
        outline: "The family asks for help, and the plan needs senior agreement.".into(),
        workers: presents
            .map(|role| Worker {
                role: role.id.clone(),
                name: format!("Worker {}", role.id),
                email: String::new(),
                telephone: String::new(),
            })
            .collect(),
        gate: profile
            .requests
            .gate
            .iter()
            .map(|gate| GateAgreement { gate: gate.id.clone(), name: "Gail Manager".into(), on: now.date_naive() })
            .collect(),
        received: now,
    }
}

/// Takes a request and, where the panel screens, accepts it.
pub fn take(service: &mut Service, details: RequestDetails, now: DateTime<Utc>) -> RequestId {
    let screened = profile(&details.panel.0).requests.triage.is_some();
    let done = service.act(Act::TakeRequest { details }, now).expect("a request in order is taken");
    let request = RequestId(id(&done));
    if screened {
        let state = quorate_core::meeting::request::RequestState::Accepted;
        service.act(Act::Triage { request, state, based_on: done.revision }, now).expect("it is accepted");
    }
    request
}

pub fn place(
    service: &mut Service,
    meeting: MeetingId,
    request: RequestId,
    now: DateTime<Utc>,
) -> Result<Done, Refusal> {
    service.act(Act::Place { meeting, request, starts: None, emergency: false }, now)
}

pub fn live(service: &Service, meeting: MeetingId, now: DateTime<Utc>) -> LiveView {
    let Answer::Live(view) = service.ask(Ask::Live { meeting }, now).expect("a live meeting") else { unreachable!() };
    *view
}

/// Lets the chair sign: they make a key, and the administrator certifies it. Nobody may sit at the book.
pub fn able_to_sign(county: &County, now: DateTime<Utc>) {
    let pin = Act::SetSigningPin { pin: PIN.into() };
    county.seat(Role::Chair).act(pin, now).expect("a key");
    certify(&mut county.seat(Role::Administrator), now);
}

/// Certifies every key that waits, as an administrator does who has compared the words.
pub fn certify(service: &mut Service, now: DateTime<Utc>) {
    let Answer::CertificateRequests(waiting) = service.ask(Ask::CertificateRequests, now).expect("they may look")
    else {
        unreachable!()
    };
    assert!(!waiting.is_empty(), "somebody asked for a key to be certified");
    for one in waiting {
        service.act(Act::Certify { person: one.person, key: one.key }, now).expect("it is certified");
    }
}

/// Holds a Forum about one child, and has its record signed. The chair may go on without a quorum, so nobody need come.
pub fn signed_meeting(county: &County) -> MeetingId {
    let meeting = finalised_meeting(county);
    let during = at("2026-11-18");
    able_to_sign(county, during);
    let mut service = county.seat(Role::Chair);
    let record = live(&service, meeting, during).items[0].records[0].record.id;
    service
        .act(Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() }, during)
        .expect("a signature");
    meeting
}

/// The same, with the record still to be signed.
pub fn finalised_meeting(county: &County) -> MeetingId {
    let (before, during) = (at("2026-11-10"), at("2026-11-18"));
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "fsf", "2026-11-18", before);
    let child = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, before);
    let request = take(&mut service, request("fsf", "oversight", vec![child], before), before);
    place(&mut service, meeting, request, before).expect("there is room");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    minuted(&mut service, meeting, during);
    meeting
}

/// The shortest way through a meeting of one child, to a finalised record.
pub fn minuted(service: &mut Service, meeting: MeetingId, now: DateTime<Utc>) -> RecordId {
    let view = live(service, meeting, now);
    let (item, record) = (view.items[0].item.clone(), view.items[0].records[0].record.clone());
    let id = record.id;
    let mut act = |act: Act| service.act(act, now).expect("the meeting goes its way").revision;
    let running = act(Act::StartMeeting { meeting, based_on: view.line.meeting.revision });
    let based_on =
        act(Act::ProceedInquorate { records: vec![id], reason: "Both heads of service are at court.".into() });
    let started = act(Act::StartItem { item: item.id, based_on: item.revision });
    let text = "The network shares the evenings, and school has a plan.".to_owned();
    act(Act::WriteSection { record: id, section: "discussion".into(), text, based_on: EntryId::NONE });
    let decisions = vec![Decision::new("plan-continues", "")];
    let rationale = "The plan works.".to_owned();
    let decided = act(Act::SetDecisions { record: id, decisions, rationale, based_on });
    let review = Review::NotNeeded { why: "The core group follows it.".into() };
    act(Act::SetReview { record: id, review, based_on: decided });
    act(Act::FinishItem { item: item.id, based_on: started });
    act(Act::CloseMeeting { meeting, based_on: running });
    act(Act::FinaliseRecord { record: id });
    id
}
