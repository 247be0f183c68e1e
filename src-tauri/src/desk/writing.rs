//! Writing one child's record: sections, prompts, dissent, the review date, actions; and giving parts to siblings.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use quorate_core::ledger::Change;
use quorate_core::meeting::action::{ActionDetails, smart};
use quorate_core::meeting::record::{Dissent, PromptAnswer, Record, RecordState, Review};
use quorate_core::meeting::{ActionId, RecordId, Refusal};

use super::Desk;
use super::act::{Done, RecordPart};
use super::views::{LiveAction, SectionVersion};

impl Desk {
    pub(super) fn write_section(
        &mut self,
        record: RecordId,
        section: String,
        text: String,
        based_on: u64,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(before.meeting)?)?;
        if profile.recorded.sections.iter().all(|known| known.id != section) {
            return Err(Refusal::invalid("section", format!("{} records no such section.", profile.name)));
        }
        let seq =
            self.commit(&[Change::SectionWritten { record, child: before.child, section, text, based_on }], now)?;
        Ok(Done::said("Saved.", seq))
    }

    pub(super) fn set_dissents(
        &mut self,
        record: RecordId,
        dissents: Vec<Dissent>,
        based_on: u64,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if dissents.iter().any(|dissent| dissent.name.trim().is_empty() || dissent.what.trim().is_empty()) {
            return Err(Refusal::invalid("dissents", "Say who did not agree, and with what."));
        }
        let child = self.book.record(record)?.child;
        let seq = self.commit(&[Change::DissentsSet { record, child, dissents, based_on }], now)?;
        Ok(Done::said("Saved.", seq))
    }

    pub(super) fn answer_prompts(
        &mut self,
        record: RecordId,
        prompts: BTreeMap<String, PromptAnswer>,
        based_on: u64,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(before.meeting)?)?;
        if prompts.keys().any(|prompt| profile.recorded.prompts.iter().all(|known| known.id != *prompt)) {
            return Err(Refusal::invalid("prompts", format!("{} asks no such question.", profile.name)));
        }
        let seq = self.commit(&[Change::PromptsAnswered { record, child: before.child, prompts, based_on }], now)?;
        Ok(Done::said("Saved.", seq))
    }

    pub(super) fn set_review(
        &mut self,
        record: RecordId,
        review: Review,
        based_on: u64,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let held = self.book.meeting(before.meeting)?.details.date;
        match &review {
            Review::On { date } if *date <= held => {
                return Err(Refusal::invalid("date", "The review must be after this meeting: choose a later date."));
            }
            Review::NotNeeded { why } if why.trim().is_empty() => {
                return Err(Refusal::invalid("why", "Say why the child does not come back to the panel."));
            }
            _ => {}
        }
        let seq = self.commit(&[Change::ReviewSet { record, child: before.child, review, based_on }], now)?;
        Ok(Done::said("Saved.", seq))
    }

    pub(super) fn set_action(
        &mut self,
        action: Option<ActionId>,
        record: RecordId,
        details: ActionDetails,
        based_on: u64,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let child = self.book.record(record)?.child;
        let id = match action {
            Some(id) => id,
            None => ActionId(self.id(now)?),
        };
        let seq = self.commit(&[Change::ActionSet { action: id, record, child, details, based_on }], now)?;
        Ok(Done::said("The action is saved.", seq).with_id(id))
    }

    pub(super) fn remove_action(&mut self, action: ActionId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let child = self.book.action(action)?.child;
        let seq = self.commit(&[Change::ActionRemoved { action, child }], now)?;
        Ok(Done::said("The action is removed.", seq))
    }

    /// Gives parts of a record to the siblings of its item: each keeps a record, and gets a change, of its own.
    pub(super) fn copy_to_siblings(
        &mut self,
        record: RecordId,
        parts: Vec<RecordPart>,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let from = self.book.record(record)?;
        let siblings: Vec<Record> = self
            .book
            .records(from.meeting)?
            .into_iter()
            .filter(|other| other.item == from.item && other.id != record && is_writable(&other.state))
            .collect();
        if siblings.is_empty() {
            return Err(Refusal::wrong_state("There is no sibling on this item whose record can still be written."));
        }
        let mut changes = Vec::new();
        for mut sibling in siblings.iter().cloned() {
            for part in &parts {
                let Some(change) = self.part_for(&from, &sibling, part, now)? else { continue };
                changes.push(change);
                // Decisions and review share the record's revision: the second of them is based on the first.
                if matches!(part, RecordPart::Decisions | RecordPart::Review) {
                    sibling.revision = self.book.ledger_length()? + changes.len() as u64;
                }
            }
        }
        if changes.is_empty() {
            return Ok(Done::said("The siblings' records say the same already.", from.revision));
        }
        let seq = self.commit(&changes, now)?;
        let sentence = match siblings.len() {
            1 => "Copied to the sibling's record.".to_owned(),
            many => format!("Copied to the records of {many} siblings."),
        };
        Ok(Done::said(sentence, seq))
    }

    /// The change that gives one part to one sibling; none where the sibling's record says the same.
    fn part_for(
        &mut self,
        from: &Record,
        to: &Record,
        part: &RecordPart,
        now: DateTime<Utc>,
    ) -> Result<Option<Change>, Refusal> {
        let (record, child, based_on) = (to.id, to.child, to.revision);
        Ok(match part {
            RecordPart::Section { section } => {
                let text = from.sections.get(section).map(|section| section.text.clone()).unwrap_or_default();
                let there = to.sections.get(section).cloned().unwrap_or_default();
                let (section, based_on) = (section.clone(), there.revision);
                (there.text != text).then_some(Change::SectionWritten { record, child, section, text, based_on })
            }
            RecordPart::Decisions => {
                let (decisions, rationale) = (from.decisions.clone(), from.rationale.clone());
                let same = to.decisions == decisions && to.rationale == rationale;
                (!same).then_some(Change::DecisionsSet { record, child, decisions, rationale, based_on })
            }
            RecordPart::Review => {
                let review = from.review.clone();
                (to.review != review).then_some(Change::ReviewSet { record, child, review, based_on })
            }
            RecordPart::Action { action } => {
                let given = self.book.action(*action)?;
                if given.record != from.id {
                    return Err(Refusal::invalid(
                        "parts",
                        "That action is of another record: choose one of this child's.",
                    ));
                }
                let details = given.details;
                let there = self.book.actions(to.id)?.iter().any(|there| there.details == details);
                let action = ActionId(self.id(now)?);
                (!there).then_some(Change::ActionSet { action, record, child, details, based_on: 0 })
            }
        })
    }

    pub(super) fn live_actions(&self, record: RecordId) -> Result<Vec<LiveAction>, Refusal> {
        let written = self.book.record(record)?;
        let held = self.book.meeting(written.meeting)?.details.date;
        let review = match written.review {
            Review::On { date } => Some(date),
            Review::Unset | Review::NotNeeded { .. } => None,
        };
        let calendar = self.calendar()?;
        let actions = self.book.actions(record)?.into_iter();
        Ok(actions
            .map(|action| LiveAction { smart: smart(&action.details, held, review, &calendar), action })
            .collect())
    }

    pub(super) fn history(&self, record: RecordId, section: &str) -> Result<Vec<SectionVersion>, Refusal> {
        let mut versions = Vec::new();
        for revision in self.book.section_history(record, section)? {
            let by = self.book.person(revision.by)?.details.name;
            versions.push(SectionVersion { by, at: revision.at, text: revision.text });
        }
        Ok(versions)
    }
}

fn is_writable(state: &RecordState) -> bool {
    matches!(state, RecordState::Open | RecordState::Returned { .. })
}
