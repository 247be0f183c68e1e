//! Writing one child's record: sections, prompts, dissent, the review date, actions; and giving parts to siblings.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use quorate_core::ids::{ActionId, EntryId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::meeting::action::smart::{Circumstances, smart};
use quorate_core::meeting::action::{Action, ActionDetails, limits};
use quorate_core::meeting::participation::{self, Parent, Participant};
use quorate_core::meeting::record::{Decision, Dissent, Offered, PromptAnswer, Record, Review, content};
use quorate_core::meeting::voices;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::{Done, RecordPart};
use crate::labels::role_label;
use crate::sitting::quick_entry::review_date;
use crate::views::LiveAction;

impl Service {
    pub(crate) fn write_section(
        &mut self,
        record: RecordId,
        section: String,
        text: String,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(before.meeting)?)?;
        content::check_section(&profile, &section)?;
        let entry =
            self.commit(&[Change::SectionWritten { record, child: before.child, section, text, based_on }], now)?;
        Ok(Done::said("Saved.", entry))
    }

    pub(crate) fn set_dissents(
        &mut self,
        record: RecordId,
        dissents: Vec<Dissent>,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        content::check_dissents(&dissents)?;
        let child = self.book.record(record)?.child;
        let entry = self.commit(&[Change::DissentsSet { record, child, dissents, based_on }], now)?;
        Ok(Done::said("Saved.", entry))
    }

    pub(crate) fn answer_prompts(
        &mut self,
        record: RecordId,
        prompts: BTreeMap<String, PromptAnswer>,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(before.meeting)?)?;
        content::check_prompts(&profile, &prompts)?;
        let entry = self.commit(&[Change::PromptsAnswered { record, child: before.child, prompts, based_on }], now)?;
        Ok(Done::said("Saved.", entry))
    }

    pub(crate) fn set_offered(
        &mut self,
        record: RecordId,
        rows: Vec<Offered>,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let meeting = self.book.meeting(before.meeting)?;
        let profile = self.profile_of(&meeting)?;
        let rows = content::offered_in_order(&profile, meeting.details.date, rows)?;
        let entry = self.commit(&[Change::OfferedSet { record, child: before.child, rows, based_on }], now)?;
        Ok(Done::said("Saved.", entry))
    }

    pub(crate) fn set_participation(
        &mut self,
        record: RecordId,
        rows: Vec<Participant>,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        participation::check(&rows)?;
        let child = self.book.record(record)?.child;
        let entry = self.commit(&[Change::ParticipationSet { record, child, rows, based_on }], now)?;
        Ok(Done::said("Saved.", entry))
    }

    pub(crate) fn set_review(
        &mut self,
        record: RecordId,
        review: Review,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        content::check_review(&review, self.book.meeting(before.meeting)?.details.date)?;
        let entry = self.commit(&[Change::ReviewSet { record, child: before.child, review, based_on }], now)?;
        Ok(Done::said("Saved.", entry))
    }

    pub(crate) fn set_action(
        &mut self,
        action: Option<ActionId>,
        record: RecordId,
        mut details: ActionDetails,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        details.check()?;
        if let Some(before) = action {
            details.lapse(&self.book.action(before)?.details);
        }
        let child = self.book.record(record)?.child;
        let id = match action {
            Some(id) => id,
            None => ActionId(self.id(now)?),
        };
        let entry = self.commit(&[Change::ActionSet { action: id, record, child, details, based_on }], now)?;
        Ok(Done::said("The action is saved.", entry).with_id(id))
    }

    pub(crate) fn remove_action(&mut self, action: ActionId, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let child = self.book.action(action)?.child;
        let entry = self.commit(&[Change::ActionRemoved { action, child }], now)?;
        Ok(Done::said("The action is removed.", entry))
    }

    /// Gives parts of a record to the siblings of its item: each keeps a record, and gets a change, of its own.
    pub(crate) fn copy_to_siblings(
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
            .filter(|other| other.item == from.item && other.id != record && other.state.is_writable())
            .collect();
        if siblings.is_empty() {
            return Err(Refusal::wrong_state("There is no sibling on this item whose record can still be written."));
        }
        let mut changes = Vec::new();
        for mut sibling in siblings.iter().cloned() {
            for part in &parts {
                let Some(change) = self.part_for(&from, &sibling, part, now)? else { continue };
                changes.push(change);
                // These share the record's revision: the second of them is based on the first.
                if matches!(
                    part,
                    RecordPart::Decisions { .. }
                        | RecordPart::Offered
                        | RecordPart::Participation
                        | RecordPart::Dissents
                        | RecordPart::Review
                ) {
                    sibling.revision = EntryId::OF_THIS_ACT;
                }
            }
        }
        if changes.is_empty() {
            return Ok(Done::said("The siblings' records say the same already.", from.revision));
        }
        let mut own_words = false;
        for part in &parts {
            if let RecordPart::Section { section } = part
                && let Some(written) = from.sections.get(section)
            {
                own_words |= self.childs_words_left_out(&from, section, &written.text)?.is_some();
            }
        }
        let entry = self.commit(&changes, now)?;
        let mut sentence = match siblings.len() {
            1 => "Copied to the sibling's record.".to_owned(),
            many => format!("Copied to the records of {many} siblings."),
        };
        if own_words {
            sentence.push_str(" What the child said stays in the child's own record.");
        }
        Ok(Done::said(sentence, entry))
    }

    /// A section without what this child said, where something in it is marked so: it goes into nobody else's record.
    fn childs_words_left_out(&self, from: &Record, section: &str, text: &str) -> Result<Option<String>, Refusal> {
        let profile = self.profile_of(&self.book.meeting(from.meeting)?)?;
        let known = profile.recorded.sections.iter().find(|known| known.id == section);
        Ok(known.and_then(|known| voices::without_childs_words(text, known.voice)))
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
                let text = self.childs_words_left_out(from, section, &text)?.unwrap_or(text);
                let there = to.sections.get(section).cloned().unwrap_or_default();
                let (section, based_on) = (section.clone(), there.revision);
                (there.text != text).then_some(Change::SectionWritten { record, child, section, text, based_on })
            }
            RecordPart::Decisions { agreed } => {
                let decisions = match agreed {
                    true => self.agreed_for(from, to)?,
                    false => for_sibling(&from.decisions, &to.decisions),
                };
                let rationale = from.rationale.clone();
                let same = to.decisions == decisions && to.rationale == rationale;
                (!same).then_some(Change::DecisionsSet { record, child, decisions, rationale, based_on })
            }
            RecordPart::Offered => {
                let rows = from.offered.clone();
                (to.offered != rows).then_some(Change::OfferedSet { record, child, rows, based_on })
            }
            // The child's own row is each child's own, and so is what is known of a parent to this child: who holds
            // responsibility for one need not for the other.
            RecordPart::Participation => {
                let own = self.book.child(child)?.details.parents;
                let name = |parent: &Parent| parent.name.trim().to_lowercase();
                let known = |parent: &Parent| own.iter().find(|one| name(one) == name(parent)).cloned();
                let mut rows: Vec<Participant> =
                    to.participation.iter().filter(|row| row.parent.is_none()).cloned().collect();
                rows.extend(from.participation.iter().filter_map(|row| {
                    let parent = row.parent.as_ref()?;
                    Some(Participant { parent: known(parent).or_else(|| Some(parent.clone())), ..row.clone() })
                }));
                (to.participation != rows).then_some(Change::ParticipationSet { record, child, rows, based_on })
            }
            // Nobody's dissent of the other child goes for being given this one's.
            RecordPart::Dissents => {
                let mut dissents = to.dissents.clone();
                dissents.extend(from.dissents.iter().filter(|given| !to.dissents.contains(given)).cloned());
                (to.dissents != dissents).then_some(Change::DissentsSet { record, child, dissents, based_on })
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
                (!there).then_some(Change::ActionSet { action, record, child, details, based_on: EntryId::NONE })
            }
        })
    }

    /// The decisions of one child with the chair's agreement, for a sibling about whom the chair may agree the same.
    fn agreed_for(&self, from: &Record, to: &Record) -> Result<Vec<Decision>, Refusal> {
        let sitting = self.book.meeting(to.meeting)?;
        let profile = self.profile_of(&sitting)?;
        for decision in from.decisions.iter().filter(|decision| decision.agreed_at.is_some()) {
            self.check_agreeable(to, &sitting, content::decision_option(&profile, &decision.option)?)?;
        }
        Ok(from.decisions.clone())
    }

    pub(crate) fn live_actions(&self, record: RecordId) -> Result<Vec<LiveAction>, Refusal> {
        let written = self.book.record(record)?;
        let sitting = self.book.meeting(written.meeting)?;
        let (held, review) = (sitting.details.date, review_date(&written.review));
        let child = self.book.child(written.child)?.details;
        let profile = self.profile_of(&sitting)?;
        let limits = limits(&profile, &child, held);
        let (people, calendar) = (self.people_around(&written)?, self.calendar()?);
        let around = Circumstances { held, review, people: &people, limits: &limits, calendar: &calendar };
        let actions = self.book.actions(record)?.into_iter();
        let live = |action: Action| LiveAction {
            role_label: role_label(&profile, &action.details.owner_role),
            smart: smart(&action.details, &around),
            action,
        };
        Ok(actions.map(live).collect())
    }
}

/// The same decisions for another child. The chair agrees them for each child, so that does not go along by itself.
fn for_sibling(given: &[Decision], there: &[Decision]) -> Vec<Decision> {
    let mut decisions = given.to_vec();
    content::keep_agreements(&mut decisions, there);
    decisions
}
