//! Decisions, and what follows from them (FSF-8).

use chrono::{DateTime, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::ids::{ActionId, EntryId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::record::content::{check_decisions, decision_option, keep_agreements};
use quorate_core::meeting::record::{Decision, Record, follow_ups};
use quorate_core::meeting::sitting::Meeting;
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;

impl Service {
    /// Sets the decisions, and adds the actions that newly chosen ones bring. Actions that are there stay: whoever edited
    /// one meant it.
    pub(crate) fn set_decisions(
        &mut self,
        record: RecordId,
        mut decisions: Vec<Decision>,
        rationale: String,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        keep_agreements(&mut decisions, &before.decisions);
        let child = before.child;
        let sitting = self.book.meeting(before.meeting)?;
        let profile = self.profile_of(&sitting)?;
        check_decisions(&profile, &decisions)?;
        let mut changes =
            vec![Change::DecisionsSet { record, child, decisions: decisions.clone(), rationale, based_on }];
        let mut done = Done::default();
        for details in self.following(&before, &decisions, &profile, &sitting)? {
            let action = ActionId(self.id(now)?);
            done.ids.push(action.to_string());
            changes.push(Change::ActionSet { action, record, child, details, based_on: EntryId::NONE });
        }
        // The record's own revision is that of its first change: actions have theirs.
        done.revision = self.commit_all(&changes, now)?.first().copied().unwrap_or(based_on);
        done.sentence = match done.ids.len() {
            0 => "The decisions are saved.".into(),
            1 => "The decisions are saved, and the action that follows is added.".into(),
            many => format!("The decisions are saved, and {many} actions that follow are added."),
        };
        Ok(done)
    }

    /// Records when the chair agreed a decision aloud, or that they did not after all.
    pub(crate) fn agree_decision(
        &mut self,
        record: RecordId,
        option: String,
        agreed: bool,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(before.meeting)?)?;
        let label = &decision_option(&profile, &option)?.label;
        let sentence = match agreed {
            true => format!("“{label}”: agreed by the chair at {}.", words::time(london(now).time())),
            false => format!("“{label}”: no longer marked as agreed."),
        };
        let at = agreed.then_some(now);
        let entry =
            self.commit(&[Change::DecisionAgreed { record, child: before.child, option, at, based_on }], now)?;
        Ok(Done::said(sentence, entry))
    }

    /// The actions that newly chosen decisions bring and the record does not have yet. Two decisions that ask for the
    /// same thing ask for it once.
    fn following(
        &self,
        before: &Record,
        decisions: &[Decision],
        profile: &Profile,
        sitting: &Meeting,
    ) -> Result<Vec<ActionDetails>, Refusal> {
        let request = self.book.request(self.book.item(before.item)?.details.request)?;
        let calendar = self.calendar()?;
        let held = sitting.details.date.and_time(sitting.details.starts);
        let mut present: Vec<ActionDetails> =
            self.book.actions(before.id)?.into_iter().map(|action| action.details).collect();
        let there = present.len();
        for decision in decisions {
            if before.decisions.iter().all(|known| known.option != decision.option) {
                let workers = &request.details.workers;
                present.extend(follow_ups(profile, &decision.option, held, &calendar, workers, &present));
            }
        }
        Ok(present.split_off(there))
    }
}
