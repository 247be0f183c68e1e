//! The administrator's week: requests taken and screened, papers noted, slots given, agendas issued.

use chrono::{Duration, NaiveDateTime};
use quorate_core::ids::{PanelId, RequestId};
use quorate_core::meeting::request::{GateAgreement, Request, RequestDetails, RequestState, Worker};
use quorate_core::refusal::Refusal;

use super::county::{Case, Settled, Team, Visit, choice};
use super::plan::PlayedMeeting;
use super::running::{ADMINISTRATOR, County};
use super::stage::{amiss, at, made};
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};

impl County<'_> {
    /// Takes what came in time, and issues the agenda of the next meeting and of those before.
    pub fn book(&mut self, sitting: &PlayedMeeting, when: NaiveDateTime) -> Result<(), Refusal> {
        for (place, (case, visit)) in sitting.visits.iter().filter(|(_, visit)| !visit.late).enumerate() {
            // The working day before, in the course of the afternoon.
            let day = self.stage.working_day(when.date(), -1)?;
            let received = at(day, 13, 10) + Duration::minutes(47 * place as i64);
            self.request(sitting, case, visit, received, when)?;
        }
        if sitting.weeks_ago < 0 {
            return Ok(());
        }
        let Answer::Agenda(view) = self.stage.ask(Ask::Agenda { meeting: sitting.id })? else {
            return Err(amiss("was answered something else"));
        };
        let act = Act::IssueAgenda { meeting: sitting.id, based_on: view.line.meeting.revision };
        self.stage.act(ADMINISTRATOR, when + Duration::hours(2), act)?;
        Ok(())
    }

    /// Takes what came after the deadline, the day before the meeting.
    pub fn book_late(&mut self, sitting: &PlayedMeeting, when: NaiveDateTime) -> Result<(), Refusal> {
        for (case, visit) in &sitting.visits {
            if visit.late {
                self.request(sitting, case, visit, when - Duration::minutes(50), when)?;
            }
            let request = self.requests.get(&key(sitting, case)).copied();
            // A paper that is late comes the day before the meeting, and until then it is missing.
            let here = sitting.date - Duration::days(1) <= self.stage.today();
            if let (Some(paper), Some(request), true) = (&visit.late_paper, request, here) {
                let at = self.stage.moment(when - Duration::minutes(25));
                self.stage.act(ADMINISTRATOR, when, Act::PaperCame { request, paper: paper.clone(), at })?;
            }
        }
        Ok(())
    }

    fn request(
        &mut self,
        sitting: &PlayedMeeting,
        case: &Case,
        visit: &Visit,
        received: NaiveDateTime,
        when: NaiveDateTime,
    ) -> Result<(), Refusal> {
        let details = RequestDetails {
            panel: PanelId(sitting.panel.clone()),
            children: self.family(&case.family, when)?,
            reason: visit.reason.clone(),
            outline: visit.outline.clone(),
            workers: self.workers(sitting, case)?,
            gate: self.gate(sitting, case, received)?,
            received: self.stage.moment(received),
        };
        let done = self.stage.act(ADMINISTRATOR, when, Act::TakeRequest { details })?;
        let request = RequestId(made(&done)?);
        self.requests.insert(key(sitting, case), request);
        let profile = self.profile(&sitting.panel)?;
        let papers: Vec<String> = profile.requests.papers.iter().map(|paper| paper.id.clone()).collect();
        for paper in papers.into_iter().filter(|paper| visit.late_paper.as_ref() != Some(paper)) {
            let at = self.stage.moment(received + Duration::minutes(20));
            self.stage.act(ADMINISTRATOR, when, Act::PaperCame { request, paper, at })?;
        }
        self.screen(sitting, visit, request, when)
    }

    /// What screening makes of it, and a slot where it gets one.
    fn screen(
        &mut self,
        sitting: &PlayedMeeting,
        visit: &Visit,
        request: RequestId,
        when: NaiveDateTime,
    ) -> Result<(), Refusal> {
        let triaged = self.profile(&sitting.panel)?.requests.triage.is_some();
        let state = match &visit.settled {
            Some(Settled::Withdrawn(why)) => RequestState::Withdrawn { why: why.clone() },
            Some(Settled::Declined(why)) => RequestState::Declined { why: why.clone() },
            Some(Settled::Redirected(to, why)) => RequestState::Redirected { to: to.clone(), why: why.clone() },
            None if visit.unscreened || !triaged => RequestState::Received,
            None => RequestState::Accepted,
        };
        if state != RequestState::Received {
            let based_on = self.taken(request)?.revision;
            self.stage.act(ADMINISTRATOR, when, Act::Triage { request, state, based_on })?;
        }
        if visit.settled.is_none() && !visit.unscreened && !visit.waits {
            let act = Act::Place { meeting: sitting.id, request, starts: None, emergency: visit.emergency };
            self.stage.act(ADMINISTRATOR, when, act)?;
        }
        Ok(())
    }

    fn taken(&mut self, request: RequestId) -> Result<Request, Refusal> {
        match self.stage.ask(Ask::Request { request })? {
            Answer::Request(view) => Ok(view.line.request.clone()),
            _ => Err(amiss("was answered something else")),
        }
    }

    pub fn team(&self, id: &str) -> Result<&Team, Refusal> {
        self.script
            .county
            .teams
            .iter()
            .find(|team| team.id == id)
            .ok_or_else(|| amiss("names a team that is not there"))
    }

    /// Those who present the case, in the roles that this panel has for them.
    fn workers(&self, sitting: &PlayedMeeting, case: &Case) -> Result<Vec<Worker>, Refusal> {
        let team = self.team(&case.team)?;
        let roles = &self.profile(&sitting.panel)?.roles;
        let named =
            [("sw", social_worker(team, case)), ("tm", &team.manager), ("pm", &team.manager), ("iro", &team.iro)];
        let known = named.into_iter().filter(|(id, _)| roles.iter().any(|role| role.id == *id));
        Ok(known
            .map(|(role, name)| Worker {
                role: role.to_owned(),
                name: name.to_owned(),
                email: email(name),
                telephone: telephone(name),
            })
            .collect())
    }

    fn gate(
        &self,
        sitting: &PlayedMeeting,
        case: &Case,
        received: NaiveDateTime,
    ) -> Result<Vec<GateAgreement>, Refusal> {
        let team = self.team(&case.team)?;
        let gate = &self.profile(&sitting.panel)?.requests.gate;
        let agreed = gate.iter().map(|gate| GateAgreement {
            gate: gate.id.clone(),
            name: match gate.id.as_str() {
                "practice-manager" => team.manager.clone(),
                "group-manager" => team.gm.clone(),
                _ => social_worker(team, case).to_owned(),
            },
            on: received.date(),
        });
        Ok(agreed.collect())
    }
}

pub fn key(sitting: &PlayedMeeting, case: &Case) -> String {
    format!("{} {} {} {}", sitting.panel, sitting.weeks_ago, case.family, case.themed)
}

/// The same worker for a family each time.
pub fn social_worker<'t>(team: &'t Team, case: &Case) -> &'t str {
    let which = choice(&[&case.family], team.sw.len() as u64) as usize;
    team.sw.get(which).map_or("", String::as_str)
}

/// An address that can never be anybody's: the domain is kept for examples.
pub fn email(name: &str) -> String {
    let kept: String = name
        .to_lowercase()
        .replace(' ', ".")
        .chars()
        .filter(|c| c.is_ascii_alphabetic() || ".-".contains(*c))
        .collect();
    format!("{kept}@elmshire.example")
}

/// A number of those that are kept for fiction, the same for the same name.
pub fn telephone(name: &str) -> String {
    let sum: u32 = name.bytes().map(u32::from).sum();
    format!("01632 960{:03}", sum % 1000)
}
