//! After the meeting: the chairs read, return and sign; the administrator exports, files and follows up actions.

use std::path::Path;

use chrono::{Duration, NaiveDateTime};
use quorate_core::ids::RecordId;
use quorate_core::meeting::action::{Action, ActionState};
use quorate_core::refusal::Refusal;

use super::county::{Progress, choice};
use super::plan::PlayedMeeting;
use super::running::{ADMINISTRATOR, County, Followed};
use super::stage::amiss;
use quorate_service::act::Act;

impl Followed {
    pub fn new(action: &Action) -> Self {
        Self {
            action: action.id,
            revision: action.revision,
            what: action.details.what.clone(),
            owner: action.details.owner.clone(),
            due: action.details.due,
        }
    }
}

impl County<'_> {
    /// The chair signs what is ready, all in one go, and sends back what is not.
    pub fn sign(&mut self, sitting: &PlayedMeeting, when: NaiveDateTime) -> Result<(), Refusal> {
        let chair = self.chair(&sitting.panel)?;
        self.stage.seat(&chair)?;
        let mut ready = Vec::new();
        for (record, visit) in self.records(sitting)? {
            match visit.stands {
                _ if visit.deferred.is_some() => {}
                None | Some(Progress::ToFile) => ready.push(record),
                Some(Progress::Returned) => {
                    let comment = visit.comment.clone().ok_or_else(|| amiss("returns a record without a comment"))?;
                    self.stage.act(&chair, when, Act::ReturnRecord { record, comment })?;
                }
                Some(Progress::Open | Progress::Waits) => {}
            }
        }
        if !ready.is_empty() {
            let pin = self.script.county.pin.clone();
            self.stage.act(
                &chair,
                when + Duration::minutes(20),
                Act::SignRecords { records: ready, pin, said: Vec::new() },
            )?;
        }
        Ok(())
    }

    /// The administrator exports the signed records, marks them filed, and closes the actions that were done.
    pub fn file(&mut self, sitting: &PlayedMeeting, when: NaiveDateTime, folder: &Path) -> Result<(), Refusal> {
        self.stage.seat(ADMINISTRATOR)?;
        let (records, _) = self.stage.seat(ADMINISTRATOR)?.signed_records(sitting.id)?;
        if !records.is_empty() {
            let folder = folder.to_string_lossy().into_owned();
            self.stage.act(
                ADMINISTRATOR,
                when,
                Act::ExportRecords { records: records.clone(), superseded: false, folder },
            )?;
        }
        let stands: Vec<_> = self.records(sitting)?.into_iter().map(|(id, visit)| (id, visit.stands)).collect();
        for record in records {
            let to_file = stands.contains(&(record, Some(Progress::ToFile)));
            self.mark_filed(sitting, record, when, to_file)?;
        }
        self.close_actions(when)
    }

    /// Settles the filing deadlines of a record; leaves the last of them where it is still to do.
    pub fn mark_filed(
        &mut self,
        sitting: &PlayedMeeting,
        record: RecordId,
        when: NaiveDateTime,
        to_file: bool,
    ) -> Result<(), Refusal> {
        let profile = self.profile(&sitting.panel)?;
        let rules: Vec<_> = profile
            .deadlines
            .iter()
            .filter(|rule| rule.is_marked())
            .map(|rule| (rule.id.clone(), rule.by.clone()))
            .collect();
        let done = rules.len() - usize::from(to_file);
        for (deadline, by) in rules.into_iter().take(done) {
            let by = self.filed_by(sitting, &by);
            let at = self.stage.moment(when);
            self.stage.act(ADMINISTRATOR, when + Duration::minutes(10), Act::MarkFiled { record, deadline, by, at })?;
        }
        Ok(())
    }

    /// The name of whoever has that role on the panel; otherwise the administrator's.
    fn filed_by(&self, sitting: &PlayedMeeting, role: &str) -> String {
        let county = &self.script.county;
        let member = county.panels.get(&sitting.panel).and_then(|cast| cast.members.get(role)?.first());
        let administrator = county.people.iter().find(|one| one.id == ADMINISTRATOR).map(|one| &one.name);
        member.or(administrator).cloned().unwrap_or_default()
    }

    /// Most actions are done by their date, a few later, and some are still waiting.
    fn close_actions(&mut self, when: NaiveDateTime) -> Result<(), Refusal> {
        let mut open = Vec::new();
        for followed in std::mem::take(&mut self.followed) {
            let luck = choice(&[&followed.what, &followed.owner], 20);
            let grace = Duration::days(match luck {
                0 => 21,
                1..=3 => 9,
                _ => -1,
            });
            if followed.due.is_none_or(|due| when.date() < due + grace) {
                open.push(followed);
                continue;
            }
            let (at, by) = (self.stage.moment(when), followed.owner.clone());
            let state = match luck {
                4 => ActionState::Overtaken { at, by, why: "The family's own plan made it needless.".into() },
                5 => ActionState::NotDone {
                    at,
                    by,
                    why: "The service closed its list; raised with the group manager.".into(),
                },
                _ => ActionState::Done { at, by },
            };
            let (action, based_on) = (followed.action, followed.revision);
            self.stage.act(
                ADMINISTRATOR,
                when + Duration::minutes(30),
                Act::SetActionState { action, state, based_on },
            )?;
        }
        self.followed = open;
        Ok(())
    }

    pub fn chair(&self, panel: &str) -> Result<String, Refusal> {
        let cast = self.script.county.panels.get(panel);
        cast.map(|cast| cast.chair.clone()).ok_or_else(|| amiss("names a panel that is not there"))
    }
}
