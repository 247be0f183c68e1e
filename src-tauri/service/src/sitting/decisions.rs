//! Decisions, and what follows from them (FSF-8).

use chrono::{DateTime, Duration, Utc};
use quorate_core::calendar::{from_london, london, words};
use quorate_core::ids::{ActionId, EntryId, RecordId};
use quorate_core::ledger::Change;
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::record::content::{check_decisions, decision_option, keep_agreements};
use quorate_core::meeting::record::{Decision, Record, follow_ups};
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::panel::Profile;
use quorate_core::panel::profile::DecisionOption;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::{Done, GivenAgreement};

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

    /// Records when the chair agreed a decision, and where that was not aloud in the meeting, how; or that they did not after
    /// all.
    pub(crate) fn agree_decision(
        &mut self,
        record: RecordId,
        option: String,
        agreed: bool,
        given: Option<GivenAgreement>,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let before = self.book.record(record)?;
        let sitting = self.book.meeting(before.meeting)?;
        let profile = self.profile_of(&sitting)?;
        let known = decision_option(&profile, &option)?;
        let (at, how) = match agreed {
            true => {
                self.check_agreeable(&before, &sitting, known)?;
                let (at, how) = given_when(&sitting, given, now)?;
                (Some(at), how)
            }
            false => (None, None),
        };
        let sentence = match at {
            Some(at) => format!("“{}”: agreed by the chair at {}.", known.label, words::time(london(at).time())),
            None => format!("“{}”: no longer marked as agreed.", known.label),
        };
        let agreed = Change::DecisionAgreed { record, child: before.child, option, at, how, based_on };
        let entry = self.commit(&[agreed], now)?;
        Ok(Done::said(sentence, entry))
    }

    /// Nobody agrees what may not be decided: without a quorum, only with the chair's reason (PS-2).
    pub(super) fn check_agreeable(
        &self,
        record: &Record,
        sitting: &Meeting,
        option: &DecisionOption,
    ) -> Result<(), Refusal> {
        if option.without_quorum || record.goes_on_because(sitting).is_some() {
            return Ok(());
        }
        let quorum = self.quorum_at(sitting, &self.book.item(record.item)?)?;
        if quorum.quorate || quorum.in_principle {
            return Ok(());
        }
        let advice = match quorum.chair_may_proceed {
            true => "put attendance right, or write why the chair goes on",
            false => "put attendance right first",
        };
        let what = format!("The chair cannot agree “{}” without a quorum: {advice}.", option.label);
        Err(Refusal::wrong_state(format!("{} {what}", quorum.sentence)))
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

/// When the chair agreed, and how: now and aloud while the meeting runs, else as it was given.
fn given_when(
    sitting: &Meeting,
    given: Option<GivenAgreement>,
    now: DateTime<Utc>,
) -> Result<(DateTime<Utc>, Option<String>), Refusal> {
    match (given, sitting.state) {
        (Some(given), _) => given.check(sitting, now),
        (None, MeetingState::Running) => Ok((now, None)),
        (None, MeetingState::Closed) => {
            Err(Refusal::invalid("given", "The meeting is over: say when the chair agreed it, and how."))
        }
        (None, state) => state.check_running().map(|()| (now, None)),
    }
}

impl GivenAgreement {
    /// The moment, and how; refuses by field what cannot be.
    fn check(self, sitting: &Meeting, now: DateTime<Utc>) -> Result<(DateTime<Utc>, Option<String>), Refusal> {
        let Some(at) = from_london(self.date.and_time(self.time)) else {
            return Err(Refusal::invalid("time", "The clocks went forward then: check the time."));
        };
        if at > now {
            return Err(Refusal::invalid("time", "The chair cannot have agreed it in the future: check day and time."));
        }
        // To the minute: nobody gives the seconds.
        if sitting.started_at.is_none_or(|started| at < started - Duration::minutes(1)) {
            return Err(Refusal::invalid(
                "time",
                "The chair cannot have agreed it before the meeting: check day and time.",
            ));
        }
        match self.how.trim().is_empty() {
            true => Err(Refusal::invalid("how", "Say how the chair gave it: the record prints it.")),
            false => Ok((at, Some(self.how))),
        }
    }
}
