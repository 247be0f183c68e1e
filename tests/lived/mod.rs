//! The life of a case under a profile, and everything that a person sees of it.

use chrono::{DateTime, Duration, Utc};
use quorate_core::ids::{ChildId, EntryId, MeetingId, PanelId, RecordId, RequestId};
use quorate_core::meeting::attendance::AttendanceState;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::family_page::FamilyReader;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Decision, Review};
use quorate_core::meeting::request::{GateAgreement, RequestDetails, RequestState, Worker};
use quorate_core::panel::Profile;
use quorate_service::Service;
use quorate_service::act::{Act, Done, PlannedMeeting};
use quorate_service::ask::{Answer, Ask};

mod paper;

use super::county::*;
use paper::strip;

/// A book in which one person does everything, and one case after the other is lived.
pub struct Book {
    service: Service,
    county: County,
    cases: usize,
    /// The last case: its panel, where it was heard, and when it ended.
    last: (String, Option<MeetingId>, DateTime<Utc>),
}

impl Book {
    pub fn new() -> Self {
        let county = County::new();
        let (me, now) = (county.person(Role::Administrator), at("2026-11-03"));
        let mut service = county.seat(Role::Administrator);
        let roles = vec![Role::Administrator, Role::MinuteTaker, Role::Chair];
        let Answer::People(people) = service.ask(Ask::People, now).expect("people") else { unreachable!() };
        let based_on = people.iter().find(|one| one.id == me).expect("I am there").revision;
        service.act(Act::SetRoles { person: me, roles, based_on }, now).expect("every role");
        service.act(Act::SetSigningPin { pin: PIN.into() }, now).expect("a key");
        certify(&mut service, now);
        Self { service, county, cases: 0, last: (String::new(), None, now) }
    }

    /// What is seen of the case of a child under the profile that `text` says; people act as `base` has it.
    pub fn lived(&mut self, text: &str, base: &Profile) -> Vec<String> {
        self.cases += 1;
        let panel = format!("zz{:04}", self.cases);
        let mut profile: toml::Table = text.parse().expect("TOML");
        profile.insert("id".into(), panel.clone().into());
        let toml = toml::to_string(&profile).expect("TOML");
        let mut case =
            Case { service: &mut self.service, base, panel, now: at("2026-11-17"), lines: Vec::new(), meeting: None };
        // The case before ended months later.
        case.act(Act::SetClockRight);
        case.lines.clear();
        case.act(Act::AdoptPanel { toml });
        case.live();
        self.last = (case.panel, case.meeting, case.now);
        case.lines
    }

    /// What the last case left on paper.
    pub fn paper(&mut self) -> String {
        let (panel, meeting, now) = self.last.clone();
        let folder = self.county.dir.path().join(&panel);
        meeting.map_or_else(String::new, |meeting| paper::paper(&mut self.service, meeting, &panel, &folder, now))
    }
}

struct Case<'c> {
    service: &'c mut Service,
    base: &'c Profile,
    panel: String,
    now: DateTime<Utc>,
    lines: Vec<String>,
    /// Where the case is heard.
    meeting: Option<MeetingId>,
}

impl Case<'_> {
    /// Words without what differs from case to case.
    fn see(&mut self, words: &str) {
        let plain = words.replace(&self.panel, "PANEL").replace(&self.panel.to_uppercase(), "CASE");
        self.lines.push(plain);
    }

    fn act(&mut self, act: Act) -> Option<Done> {
        self.now += Duration::minutes(1);
        match self.service.act(act, self.now) {
            Ok(done) => {
                self.see(&done.sentence);
                Some(done)
            }
            Err(refusal) => {
                self.see(&refusal.sentence);
                None
            }
        }
    }

    fn ask(&mut self, ask: Ask) -> Option<Answer> {
        let answer = self.service.ask(ask, self.now).ok()?;
        let mut json = serde_json::to_value(&answer).expect("plain data");
        strip(&mut json);
        self.see(&json.to_string());
        Some(answer)
    }

    fn child(&mut self, details: ChildDetails) -> ChildId {
        let named = ChildDetails {
            surname: self.panel.to_uppercase(),
            mosaic_id: format!("{}{}", self.panel.to_uppercase(), details.mosaic_id),
            ..details
        };
        ChildId(id(&self.act(Act::AddChild { details: named, sibling_of: None }).expect("a child is added")))
    }

    fn request(&mut self, reason: &str, child: ChildId, received: &str) -> Option<RequestId> {
        let presents = self.base.roles.iter().filter(|role| role.must_attend);
        let worker = |role: &str| Worker {
            role: role.to_owned(),
            name: format!("Worker {role}"),
            email: String::new(),
            telephone: String::new(),
        };
        let gate = self.base.requests.gate.iter();
        let details = RequestDetails {
            panel: PanelId(self.panel.clone()),
            children: vec![child],
            reason: reason.to_owned(),
            outline: "The family asks for help.".into(),
            workers: presents.map(|role| worker(&role.id)).collect(),
            gate: gate
                .map(|gate| GateAgreement { gate: gate.id.clone(), name: "Gail".into(), on: at(received).date_naive() })
                .collect(),
            received: at(received),
        };
        let done = self.act(Act::TakeRequest { details })?;
        let request = RequestId(done.ids.first()?.parse().ok()?);
        self.ask(Ask::Request { request });
        Some(request)
    }

    fn plan(&mut self, date: &str, theme: Option<String>) -> Option<MeetingId> {
        let schedule = &self.base.schedule;
        let planned = PlannedMeeting {
            date: date.parse().expect("a date"),
            starts: schedule.starts,
            ends: schedule.ends,
            venue: schedule.venues[0].id.clone(),
            theme,
        };
        let panel = PanelId(self.panel.clone());
        let done = self.act(Act::PlanSeries { panel, meetings: vec![planned] })?;
        Some(MeetingId(done.ids.first()?.parse().ok()?))
    }

    fn live(&mut self) {
        let (from, to) = ("2026-01-01".parse().expect("a date"), "2026-12-31".parse().expect("a date"));
        self.ask(Ask::ProposeSeries { panel: PanelId(self.panel.clone()), from, to });
        let mut known = child("Zofia", "", Some("2018-05-04"), "1");
        known.in_care_since = Some("2026-11-09".parse().expect("a date"));
        let born = self.child(known);
        let mut unborn = child("", "", None, "2");
        unborn.expected = Some("2027-02-01".parse().expect("a date"));
        let unborn = self.child(unborn);
        let theme = self.base.schedule.themes.first().map(|theme| theme.id.clone());
        let plain = self.plan("2026-11-30", None);
        let Some(meeting) = self.plan("2026-12-01", theme) else { return };
        let reasons: Vec<String> = self.base.requests.reasons.iter().map(|reason| reason.id.clone()).collect();
        let mut taken = Vec::new();
        for reason in &reasons {
            let about = if reason == "unborn" { unborn } else { born };
            taken.extend(self.request(reason, about, "2026-11-20"));
        }
        let also = self.request(&reasons[0], unborn, "2026-11-18");
        self.now = at("2026-11-27");
        let Some(&first) = taken.first() else { return };
        for request in [Some(first), also].into_iter().flatten() {
            let based_on = match self.ask(Ask::Request { request }) {
                Some(Answer::Request(view)) => view.line.request.revision,
                _ => EntryId::NONE,
            };
            let to = RequestState::Redirected { to: String::new(), why: String::new() };
            self.act(Act::Triage { request, state: to, based_on });
            self.act(Act::Triage { request, state: RequestState::Accepted, based_on });
        }
        for paper in self.base.requests.papers.clone().into_iter().take(1) {
            let at = self.now;
            self.act(Act::PaperCame { request: first, paper: paper.id, at });
        }
        if let Some(meeting) = plain {
            // A reason for a theme alone fits no other meeting.
            let last = *taken.last().expect("one at least");
            self.act(Act::Place { meeting, request: last, starts: None, emergency: false });
            self.ask(Ask::Agenda { meeting });
        }
        self.act(Act::Place { meeting, request: first, starts: None, emergency: false });
        if let Some(request) = also {
            self.act(Act::Place { meeting, request, starts: None, emergency: true });
        }
        self.meeting = Some(meeting);
        self.held(meeting);
        for request in taken {
            self.ask(Ask::Request { request });
        }
        let later = self.plan("2027-01-12", None);
        if let Some(meeting) = later {
            self.ask(Ask::Agenda { meeting });
        }
        self.now = at("2027-05-04");
        self.ask(Ask::Tracker { search: self.panel.to_uppercase() });
        self.ask(Ask::Child { child: born });
        self.ask(Ask::Child { child: unborn });
    }

    fn revision(&mut self, meeting: MeetingId) -> EntryId {
        live(self.service, meeting, self.now).line.meeting.revision
    }

    fn held(&mut self, meeting: MeetingId) {
        self.ask(Ask::Agenda { meeting });
        let based_on = self.revision(meeting);
        self.act(Act::IssueAgenda { meeting, based_on });
        self.ask(Ask::Agenda { meeting });
        self.now = at("2026-12-01") + Duration::hours(1);
        let based_on = self.revision(meeting);
        self.act(Act::StartMeeting { meeting, based_on });
        self.ask(Ask::Live { meeting });
        let view = live(self.service, meeting, self.now);
        let Some(first) = view.items.first() else { return };
        let (item, record) = (first.item.clone(), first.records[0].record.id);
        self.act(Act::StartItem { item: item.id, based_on: item.revision });
        for attendee in view.attendees {
            let mut details = attendee.details;
            details.name = format!("Member {}", details.role);
            (details.state, details.arrived) = (AttendanceState::Present, Some(self.now));
            self.act(Act::SetAttendee { attendee: Some(attendee.id), details, based_on: attendee.revision });
            let quorum = live(self.service, meeting, self.now).items[0].quorum.sentence.clone();
            self.see(&quorum);
        }
        self.decided(meeting, record);
        for item in live(self.service, meeting, self.now).items {
            self.act(Act::FinishItem { item: item.item.id, based_on: item.item.revision });
        }
        let based_on = self.revision(meeting);
        self.act(Act::CloseMeeting { meeting, based_on });
        self.ask(Ask::Record { record });
        self.act(Act::FinaliseRecord { record });
        self.act(Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() });
        for rule in self.base.deadlines.clone() {
            let at = self.now;
            self.act(Act::MarkFiled { record, deadline: rule.id, by: "Anwen Prys".into(), at });
            self.ask(Ask::Record { record });
        }
        for reader in [FamilyReader::Parent, FamilyReader::Child] {
            self.ask(Ask::FamilyPage { record, reader });
        }
    }

    fn decided(&mut self, meeting: MeetingId, record: RecordId) {
        for section in self.base.recorded.sections.clone().into_iter().take(1) {
            let (section, text) = (section.id, "The plan holds.".to_owned());
            self.act(Act::WriteSection { record, section, text, based_on: EntryId::NONE });
        }
        let short: Vec<String> =
            self.base.roles.iter().flat_map(|role| [role.also.clone(), vec![role.short.clone()]].concat()).collect();
        for name in short.into_iter().filter(|name| !name.is_empty()) {
            self.ask(Ask::ReadLine { record, line: format!("{name} to write the plan by 1 March 2027, plan on file") });
        }
        let options: Vec<String> = self.base.recorded.decisions.iter().map(|option| option.id.clone()).collect();
        let chosen = [options.clone(), options.into_iter().take(1).collect()];
        for options in chosen {
            let decisions = options.into_iter().map(|option| Decision::new(&option, "")).collect();
            let based_on = self.record_revision(meeting);
            self.act(Act::SetDecisions { record, decisions, rationale: String::new(), based_on });
            self.ask(Ask::Live { meeting });
        }
        let based_on = self.record_revision(meeting);
        let review = Review::On { date: "2027-01-12".parse().expect("a date") };
        self.act(Act::SetReview { record, review, based_on });
        self.ask(Ask::Live { meeting });
        let based_on = self.record_revision(meeting);
        let decisions =
            self.base.recorded.decisions.iter().take(1).map(|option| Decision::new(&option.id, "")).collect();
        self.act(Act::SetDecisions { record, decisions, rationale: "It holds.".into(), based_on });
        for section in self.base.recorded.sections.clone().into_iter().skip(1) {
            let (section, text) = (section.id, "It goes on as agreed.".to_owned());
            self.act(Act::WriteSection { record, section, text, based_on: EntryId::NONE });
        }
    }

    fn record_revision(&mut self, meeting: MeetingId) -> EntryId {
        live(self.service, meeting, self.now).items[0].records[0].record.revision
    }
}
