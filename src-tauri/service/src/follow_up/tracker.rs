//! The tracker: every action of every case, and how it stands (CLAM-11).

use chrono::{DateTime, Duration, Utc};
use quorate_core::calendar::time_left;
use quorate_core::calendar::time_left::Stands;
use quorate_core::calendar::{Due, london, words};
use quorate_core::ids::{ActionId, EntryId};
use quorate_core::ledger::Change;
use quorate_core::meeting::action::{Action, ActionState};
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;
use quorate_core::text::name_order;
use quorate_core::text::name_search::{Search, Sought};

use crate::Service;
use crate::act::Done;
use crate::labels::{owner_label, role_label};
use crate::views::TrackerLine;

/// How long an action that is closed stays on the tracker after its meeting.
const KEPT_WEEKS: i64 = 26;

impl Service {
    pub(crate) fn set_action_state(
        &mut self,
        action: ActionId,
        state: ActionState,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        state.check()?;
        let sentence = match &state {
            ActionState::Open => "The action is open again.",
            ActionState::Done { .. } => "The action is done.",
            ActionState::NotDone { .. } => "The action is closed as not done.",
            ActionState::Overtaken { .. } => "The action is closed as overtaken by events.",
        };
        let child = self.book.action(action)?.child;
        let entry = self.commit(&[Change::ActionStateSet { action, child, state, based_on }], now)?;
        Ok(Done::said(sentence, entry))
    }

    /// Open actions, and those of the last half year however they stand; the earliest due first. Only those whose child,
    /// words or owner `search` finds; all of them while nothing is typed.
    pub(crate) fn tracker(&self, search: &str, now: DateTime<Utc>) -> Result<Vec<TrackerLine>, Refusal> {
        let since = self.today(now) - Duration::weeks(KEPT_WEEKS);
        let search = Search::of(search);
        let mut lines = Vec::new();
        for action in self.book.actions_in_hand(since)? {
            let line = self.tracker_line(action, now)?;
            let called = [line.child.name.as_str(), &line.action.details.what, &line.owner_label];
            if search.is_empty() || search.finds(&Sought::of(&called)) {
                lines.push(line);
            }
        }
        Ok(lines)
    }

    pub(crate) fn tracker_line(&self, action: Action, now: DateTime<Utc>) -> Result<TrackerLine, Refusal> {
        let record = self.book.record(action.record)?;
        let meeting = self.book.meeting(record.meeting)?;
        let profile = self.profile_of(&meeting)?;
        let left = match (&action.state, action.details.due) {
            (ActionState::Open, Some(date)) => {
                let due = Due { date, time: None, last_working_day: None };
                Some(time_left::left(london(now), &due, &self.calendar()?))
            }
            _ => None,
        };
        let owner_label = owner_label(&role_label(&profile, &action.details.owner_role), &action.details.owner);
        let overdue = left.as_ref().is_some_and(|left| left.stands == Stands::Over);
        Ok(TrackerLine {
            escalate: if overdue { escalation_words(&profile) } else { String::new() },
            kept: kept_words(&profile),
            child: self.line_of_child(action.child, now)?,
            panel_name: profile.short_name.clone(),
            meeting_date: meeting.details.date,
            owner_order: name_order::text_key(&[&owner_label]),
            owner_label,
            overdue,
            words: left.map(|left| left.words).unwrap_or_default(),
            closed: if action.state == ActionState::Open { String::new() } else { state_words(&action.state) },
            action,
        })
    }
}

/// Who answers for an action that is late, and whom to tell (CLAM-10); empty where the panel names nobody.
fn escalation_words(profile: &Profile) -> String {
    let escalation = profile.recorded.actions.as_ref().and_then(|actions| actions.escalation.as_ref());
    escalation.map_or_else(String::new, |one| {
        let (answers, to) = (profile.role_in_a_sentence(&one.answers), profile.role_in_a_sentence(&one.to));
        format!("The {answers} answers for it: tell the {to}")
    })
}

/// What the panel calls its list, and who keeps it (CLAM-11); empty where it says nothing of one.
pub(crate) fn kept_words(profile: &Profile) -> String {
    profile.tracker.as_ref().map_or_else(String::new, |tracker| {
        let keeper = profile.role_in_a_sentence(&tracker.kept_by);
        format!("{}: {}, kept by the {keeper}", profile.short_name, tracker.name)
    })
}

/// "Done on 26 November 2026, by A. Example"; "Overtaken by events on …, by A. Example: moved abroad".
pub(crate) fn state_words(state: &ActionState) -> String {
    let closed = |at: DateTime<Utc>, by: &str| {
        format!("{} on {}, by {}", state.label(), words::plain_date(london(at).date()), by.trim())
    };
    match state {
        ActionState::Open => state.label().to_owned(),
        ActionState::Done { at, by } => closed(*at, by),
        ActionState::NotDone { at, by, why } | ActionState::Overtaken { at, by, why } => {
            format!("{}: {}", closed(*at, by), why.trim())
        }
    }
}
