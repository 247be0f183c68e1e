//! A meeting that runs, for tests of what is said and decided in it.

use chrono::{DateTime, Duration, Utc};
use quorate_core::ids::MeetingId;
use quorate_core::meeting::attendance::{AttendanceState, Attendee};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Decision, Record};
use quorate_core::refusal::Refusal;
use quorate_service::Service;
use quorate_service::act::{Act, Done};
use quorate_service::ask::{Answer, Ask, RecordField};
use quorate_service::views::{FieldVersion, LiveItem, RemainingLine, UndoView};

use super::*;

/// A Forum about one child that is being heard, with everybody there whom its quorum asks for.
pub struct Sitting {
    pub service: Service,
    pub meeting: MeetingId,
    pub now: DateTime<Utc>,
    pub county: County,
}

impl Sitting {
    pub fn new() -> Self {
        let county = County::new();
        let before = at("2026-11-10");
        let mut service = county.seat(Role::Administrator);
        let meeting = plan(&mut service, "fsf", "2026-11-18", before);
        let child = add_child(&mut service, child("Zofia", "Okoń", Some("2016-05-04"), "M104233"), None, before);
        let request = take(&mut service, request("fsf", "advice-lbp", vec![child], before), before);
        place(&mut service, meeting, request, before).expect("there is room");
        drop(service);
        let service = county.seat(Role::MinuteTaker);
        let mut sitting = Self { service, meeting, now: at("2026-11-18"), county };
        let based_on = live(&sitting.service, meeting, sitting.now).line.meeting.revision;
        sitting.act(Act::StartMeeting { meeting, based_on });
        let item = sitting.item().item;
        sitting.act(Act::StartItem { item: item.id, based_on: item.revision });
        for attendee in live(&sitting.service, meeting, sitting.now).attendees {
            if ["chair", "head-of-service"].contains(&attendee.details.role.as_str()) {
                sitting.comes(attendee);
            }
        }
        sitting
    }

    pub fn comes(&mut self, attendee: Attendee) {
        let mut details = attendee.details;
        details.name = format!("Member {}", attendee.id);
        (details.state, details.arrived) = (AttendanceState::Present, Some(self.now));
        self.act(Act::SetAttendee { attendee: Some(attendee.id), details, based_on: attendee.revision });
    }

    /// Something done a minute later than the last.
    pub fn act(&mut self, act: Act) -> Done {
        self.try_act(act).expect("the meeting goes its way")
    }

    pub fn try_act(&mut self, act: Act) -> Result<Done, Refusal> {
        self.now += Duration::minutes(1);
        self.service.act(act, self.now)
    }

    pub fn item(&self) -> LiveItem {
        live(&self.service, self.meeting, self.now).items.remove(0)
    }

    pub fn record(&self) -> Record {
        self.item().records.remove(0).record
    }

    pub fn decide(&mut self, decisions: Vec<Decision>) -> Done {
        let record = self.record();
        let rationale = "It is time.".to_owned();
        self.act(Act::SetDecisions { record: record.id, decisions, rationale, based_on: record.revision })
    }

    pub fn head(&self) -> Attendee {
        let everybody = live(&self.service, self.meeting, self.now).attendees;
        everybody.into_iter().find(|one| one.details.role == "head-of-service").expect("a head of service")
    }

    pub fn undoable(&self) -> UndoView {
        let Answer::Undo(view) = self.service.ask(Ask::Undo { meeting: self.meeting }, self.now).expect("an answer")
        else {
            unreachable!()
        };
        view
    }

    pub fn remaining(&self) -> Vec<RemainingLine> {
        let ask = Ask::Remaining { meeting: self.meeting };
        let Answer::Remaining(lines) = self.service.ask(ask, self.now).expect("an answer") else { unreachable!() };
        lines
    }

    /// Every word of the first record, as a person reads it on paper.
    pub fn printed(&self) -> String {
        let pdf = self.service.record_pdf(self.record().id, None, self.now).expect("a record");
        let file = self.county.dir.path().join("printed.pdf");
        std::fs::write(&file, pdf).expect("it is written");
        let text = std::process::Command::new("pdftotext").arg(&file).arg("-").output().expect("pdftotext runs");
        String::from_utf8_lossy(&text.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn history(&self, field: RecordField) -> Vec<FieldVersion> {
        let ask = Ask::FieldHistory { record: self.record().id, field };
        let Answer::FieldHistory(versions) = self.service.ask(ask, self.now).expect("an answer") else {
            unreachable!()
        };
        versions
    }
}
