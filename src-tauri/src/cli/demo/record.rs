//! What the minute taker writes of each child: texts, decisions and why, prompts, the review, actions.

use chrono::{Duration, NaiveDateTime};
use quorate_core::ids::EntryId;
use quorate_core::meeting::action::{AcceptedLetter, ActionDetails, SmartLetter};
use quorate_core::meeting::record::{Decision, Offered, OfferedState, PromptAnswer, Review};
use quorate_core::refusal::Refusal;

use super::booking::{key, social_worker};
use super::county::{Case, Visit, choice};
use super::plan::PlayedMeeting;
use super::running::County;
use quorate_service::act::{Act, RecordPart};
use quorate_service::views::LiveRecord;

impl County<'_> {
    /// The texts of one child's record: shared ones, and the child's own words.
    pub(super) fn section(
        &mut self,
        record: &LiveRecord,
        place: usize,
        visit: &Visit,
        sitting: &PlayedMeeting,
        when: NaiveDateTime,
    ) -> Result<(), Refusal> {
        let offered = visit.offered.as_ref().map(|offered| format!("Offered so far: {offered}"));
        let discussion = [visit.discussion.clone(), offered].into_iter().flatten().collect::<Vec<_>>().join("\n");
        let discussion = (!discussion.is_empty()).then_some(discussion);
        let texts = [
            ("purpose", Some(&visit.outline)),
            ("outline", Some(&visit.outline)),
            ("childs-words", visit.words.get(place)),
            ("working-well", visit.well.as_ref()),
            ("discussion", discussion.as_ref()),
            ("parallel-plan", visit.parallel.as_ref()),
        ];
        let known: Vec<String> =
            self.profile(&sitting.panel)?.recorded.sections.iter().map(|section| section.id.clone()).collect();
        for (id, text) in texts {
            let Some(text) = text.filter(|_| known.iter().any(|known| known == id)) else { continue };
            let (record, section, text) = (record.record.id, id.to_owned(), text.clone());
            self.minute(
                when + Duration::minutes(4),
                Act::WriteSection { record, section, text, based_on: EntryId::NONE },
            )?;
        }
        Ok(())
    }

    /// Decisions, dissent, prompts, the review and the actions of one record.
    pub(super) fn decide(
        &mut self,
        sitting: &PlayedMeeting,
        record: &LiveRecord,
        case: &Case,
        visit: &Visit,
        when: NaiveDateTime,
    ) -> Result<(), Refusal> {
        let id = record.record.id;
        let mut based_on = record.record.revision;
        let option = |(option, detail): &(String, String)| Decision::new(option, detail);
        let decisions = visit.decisions.iter().map(option).collect();
        let rationale = visit.rationale.clone();
        based_on = self.minute(when, Act::SetDecisions { record: id, decisions, rationale, based_on })?.revision;
        if let Some(dissent) = &visit.dissent {
            let dissents = vec![dissent.clone()];
            based_on = self.minute(when, Act::SetDissents { record: id, dissents, based_on })?.revision;
        }
        if !visit.before_proceedings.is_empty() {
            let row = |(kind, state, note): &(String, OfferedState, String)| Offered {
                kind: kind.clone(),
                state: *state,
                when: None,
                note: note.clone(),
            };
            let rows = visit.before_proceedings.iter().map(row).collect();
            based_on = self.minute(when, Act::SetOffered { record: id, rows, based_on })?.revision;
        }
        let prompts = self.profile(&sitting.panel)?.recorded.prompts.iter().filter_map(|prompt| {
            match choice(&[&prompt.id, &key(sitting, case)], 10) {
                0..=6 => Some((prompt.id.clone(), PromptAnswer::Answered)),
                7 | 8 => Some((prompt.id.clone(), PromptAnswer::NotApplicable)),
                _ => None,
            }
        });
        let prompts = prompts.collect();
        based_on = self.minute(when, Act::AnswerPrompts { record: id, prompts, based_on })?.revision;
        let review = match (&visit.no_review, visit.review) {
            (Some(why), _) => Review::NotNeeded { why: why.clone() },
            (None, weeks) => Review::On { date: sitting.date + Duration::weeks(i64::from(weeks.unwrap_or(6))) },
        };
        self.minute(when, Act::SetReview { record: id, review, based_on })?;
        for asked in &visit.actions {
            let details = ActionDetails {
                what: asked.what.clone(),
                measure: asked.measure.clone(),
                owner_role: asked.by.clone(),
                owner: self.owner(sitting, case, &asked.by)?,
                how: asked.how.clone(),
                due: Some(self.stage.working_day(sitting.date, i64::from(asked.days))?),
                follows: None,
                accepted: asked.accepted.iter().map(accepted).collect(),
            };
            self.minute(when, Act::SetAction { action: None, record: id, details, based_on: EntryId::NONE })?;
        }
        Ok(())
    }

    /// Who in that role does it, by name.
    fn owner(&self, sitting: &PlayedMeeting, case: &Case, role: &str) -> Result<String, Refusal> {
        let team = self.team(&case.team)?;
        let member = || {
            let cast = self.script.county.panels.get(&sitting.panel)?;
            cast.members.get(role)?.first().cloned()
        };
        Ok(match role {
            "sw" => social_worker(team, case).to_owned(),
            "tm" | "pm" => team.manager.clone(),
            "gm" => team.gm.clone(),
            _ => member().unwrap_or_default(),
        })
    }

    /// Gives the siblings what was decided for all of them.
    pub(super) fn share(
        &mut self,
        sitting: &PlayedMeeting,
        first: &LiveRecord,
        when: NaiveDateTime,
    ) -> Result<(), Refusal> {
        let live = self.live(sitting.id)?;
        let written = live.items.iter().flat_map(|item| &item.records).find(|one| one.record.id == first.record.id);
        let actions = written.into_iter().flat_map(|one| &one.actions);
        let mut parts = vec![RecordPart::Decisions { agreed: false }, RecordPart::Offered, RecordPart::Review];
        parts.extend(actions.map(|action| RecordPart::Action { action: action.action.id }));
        self.minute(when, Act::CopyToSiblings { record: first.record.id, parts })?;
        Ok(())
    }
}

fn accepted((letter, why): &(SmartLetter, String)) -> AcceptedLetter {
    AcceptedLetter { letter: *letter, why: why.clone() }
}
