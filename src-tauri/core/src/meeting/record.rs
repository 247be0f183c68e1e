//! What one meeting records about one child, from open to filed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::action::ActionDetails;
use super::request::Worker;
use super::{ChildId, ItemId, MeetingId, PersonId, RecordId};
use crate::calendar::Calendar;
use crate::panel::Profile;
use crate::panel::profile::{DecisionOption, Outcome};

/// A decision chosen from the profile's options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Decision {
    /// An option id of the profile.
    pub option: String,
    /// What exactly was decided, where the option's label does not say it all.
    pub detail: String,
}

/// Somebody who did not agree (PS-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Dissent {
    pub name: String,
    pub agency: String,
    pub what: String,
}

/// How a prompt of the profile was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PromptAnswer {
    Answered,
    NotApplicable,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum RecordState {
    /// Being written.
    Open,
    /// The minute taker has done their part; waits for the chair.
    Finalised { by: PersonId, at: DateTime<Utc> },
    /// The chair sent it back with a comment; it can be written again.
    Returned { by: PersonId, at: DateTime<Utc>, comment: String },
    /// Signed: never changes again.
    Signed { by: PersonId, at: DateTime<Utc>, sha256: String },
}

/// That the signed record is in the case system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Filing {
    /// A deadline id of the profile that this settles: `decisions-to-workers`, `case-note`.
    pub deadline: String,
    /// Who filed it, by name.
    pub by: String,
    pub at: DateTime<Utc>,
}

/// A child's record of one meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Record {
    pub id: RecordId,
    pub meeting: MeetingId,
    pub item: ItemId,
    pub child: ChildId,
    /// Section id of the profile to its text.
    pub sections: BTreeMap<String, SectionText>,
    pub decisions: Vec<Decision>,
    /// Why the decisions were made.
    pub rationale: String,
    pub dissents: Vec<Dissent>,
    /// Prompt id of the profile to its answer.
    pub prompts: BTreeMap<String, PromptAnswer>,
    /// When the child comes back to the panel, or why not.
    pub review: Review,
    pub state: RecordState,
    pub filings: Vec<Filing>,
    /// Revision of everything but the sections, which have their own.
    #[ts(type = "number")]
    pub revision: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SectionText {
    pub text: String,
    #[ts(type = "number")]
    pub revision: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Review {
    /// Nobody has said yet.
    #[default]
    Unset,
    On {
        date: NaiveDate,
    },
    /// Not coming back, and why.
    NotNeeded {
        why: String,
    },
}

/// What stands between a record and being finalised, a sentence each; empty when nothing does.
pub fn ready(profile: &Profile, record: &Record, actions: &[ActionDetails]) -> Vec<String> {
    let recorded = &profile.recorded;
    let mut missing = Vec::new();
    for section in recorded.sections.iter().filter(|section| section.required) {
        if record.sections.get(&section.id).is_none_or(|written| written.text.trim().is_empty()) {
            missing.push(format!("“{}” is empty.", section.label));
        }
    }
    let outcome = match recorded.outcome {
        Outcome::Decision => "decision",
        Outcome::Recommendation => "recommendation",
    };
    if record.decisions.is_empty() {
        missing.push(format!("No {outcome} is chosen."));
    }
    missing.extend(clashing(profile, record));
    if recorded.rationale && record.rationale.trim().is_empty() {
        missing.push(format!("The {outcome} has no rationale."));
    }
    match &record.review {
        Review::Unset if recorded.review => missing.push("No review date is set, nor why none is needed.".into()),
        Review::NotNeeded { why } if why.trim().is_empty() => {
            missing.push("The review is not needed, but nobody says why.".into())
        }
        _ => {}
    }
    for action in actions {
        let what = if action.what.trim().is_empty() { "An action that says nothing" } else { action.what.trim() };
        if action.owner.trim().is_empty() && action.owner_role.trim().is_empty() {
            missing.push(format!("“{what}” has nobody to do it."));
        }
        if action.due.is_none() {
            missing.push(format!("“{what}” has no date."));
        }
    }
    missing
}

/// Options chosen together that exclude each other.
fn clashing(profile: &Profile, record: &Record) -> Vec<String> {
    let chosen = |id: &str| record.decisions.iter().any(|decision| decision.option == id);
    let options: Vec<&DecisionOption> = profile.recorded.decisions.iter().filter(|option| chosen(&option.id)).collect();
    let clash = |(index, option): (usize, &&DecisionOption)| {
        let other = options[..index].iter().find(|other| option.group.is_some() && other.group == option.group)?;
        Some(format!("“{}” and “{}” exclude each other; keep one.", other.label, option.label))
    };
    options.iter().enumerate().filter_map(clash).collect()
}

/// The actions that choosing an option brings with it (FSF-8), less those the record has already. The owner's name is
/// that of the request's worker in the owner's role. Where the calendar cannot tell the date, it is left open.
pub fn follow_ups(
    profile: &Profile,
    option: &str,
    meeting: NaiveDateTime,
    calendar: &Calendar,
    workers: &[Worker],
    already: &[ActionDetails],
) -> Vec<ActionDetails> {
    let chosen = profile.recorded.decisions.iter().find(|known| known.id == option);
    let follows = chosen.map_or(&[][..], |known| &known.follows);
    let new = follows.iter().filter(|follow| {
        !already.iter().any(|action| action.what == follow.what && action.owner_role == follow.owner_role)
    });
    new.map(|follow| ActionDetails {
        what: follow.what.clone(),
        measure: follow.measure.clone(),
        owner_role: follow.owner_role.clone(),
        owner: workers
            .iter()
            .find(|worker| worker.role == follow.owner_role)
            .map_or_else(String::new, |w| w.name.clone()),
        how: follow.how.clone(),
        due: follow.due.as_ref().and_then(|span| calendar.deadline(span, meeting).ok()).map(|due| due.act_by()),
        follows: Some(option.to_owned()),
    })
    .collect()
}
