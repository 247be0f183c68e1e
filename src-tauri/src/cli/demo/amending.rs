//! A week after the signature: a social worker asks for an amendment, and some records are corrected for it.

use std::path::Path;

use chrono::{Duration, NaiveDateTime};
use quorate_core::ids::{AmendmentId, RecordId};
use quorate_core::meeting::version::{AmendmentAnswer, AmendmentDetails, Means};
use quorate_core::refusal::Refusal;

use super::county::Visit;
use super::plan::PlayedMeeting;
use super::running::{ADMINISTRATOR, County, MINUTE_TAKER};
use super::stage::{amiss, made};
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::RecordView;

/// The section that the script's corrections are about.
const SECTION: &str = "discussion";

impl County<'_> {
    /// What was asked of the records of a meeting: of the first child of a family, where there are several.
    pub fn amend(&mut self, sitting: &PlayedMeeting, when: NaiveDateTime, folder: &Path) -> Result<(), Refusal> {
        self.stage.seat(ADMINISTRATOR)?;
        let mut done: Vec<*const Visit> = Vec::new();
        for (record, visit) in self.records(sitting)? {
            if visit.amendment.is_some() && !done.contains(&std::ptr::from_ref(visit)) {
                done.push(visit);
                self.ask_and_answer(sitting, record, visit, when, folder)?;
            }
        }
        Ok(())
    }

    fn ask_and_answer(
        &mut self,
        sitting: &PlayedMeeting,
        record: RecordId,
        visit: &Visit,
        when: NaiveDateTime,
        folder: &Path,
    ) -> Result<(), Refusal> {
        let Some(asked) = &visit.amendment else { return Ok(()) };
        let case = sitting.visits.iter().find(|(_, one)| std::ptr::eq(*one, visit));
        let (case, _) = case.ok_or_else(|| amiss("lost a visit"))?;
        let details = AmendmentDetails {
            version: 1,
            by: self.team(&case.team)?.sw.first().cloned().unwrap_or_default(),
            role: "Social worker".into(),
            received: (when - Duration::days(1)).date(),
            means: Means::Email,
            what: asked.what.clone(),
        };
        let logged = self.stage.act(ADMINISTRATOR, when, Act::LogAmendment { record, details })?;
        let Some((was, is)) = &asked.correction else { return Ok(()) };
        let chair = self.chair(&sitting.panel)?;
        let (amendment, based_on) = (AmendmentId(made(&logged)?), logged.revision);
        let answer = AmendmentAnswer::Accepted;
        self.stage.act(&chair, when + Duration::hours(1), Act::AnswerAmendment { amendment, answer, based_on })?;

        let later = when + Duration::hours(3);
        self.stage.seat(MINUTE_TAKER)?;
        let written = self.record_view(record)?.line.record.sections.remove(SECTION);
        let written = written.ok_or_else(|| amiss("corrects a section that is empty"))?;
        if !written.text.contains(was) {
            return Err(amiss("corrects words that are not there"));
        }
        let text = written.text.replace(was, is);
        let act = Act::WriteSection { record, section: SECTION.into(), text, based_on: written.revision };
        self.stage.act(MINUTE_TAKER, later, act)?;
        self.stage.act(MINUTE_TAKER, later, Act::FinaliseRecord { record })?;
        let pin = self.script.county.pin.clone();
        self.stage.act(
            &chair,
            later + Duration::hours(1),
            Act::SignRecords { records: vec![record], pin, said: Vec::new() },
        )?;

        self.stage.seat(ADMINISTRATOR)?;
        let filed = later + Duration::hours(2);
        let folder = folder.to_string_lossy().into_owned();
        let act = Act::ExportRecords { records: vec![record], superseded: true, folder };
        self.stage.act(ADMINISTRATOR, filed, act)?;
        self.mark_filed(sitting, record, filed, false)
    }

    fn record_view(&mut self, record: RecordId) -> Result<Box<RecordView>, Refusal> {
        match self.stage.ask(Ask::Record { record })? {
            Answer::Record(view) => Ok(view),
            _ => Err(amiss("was answered something else")),
        }
    }
}
