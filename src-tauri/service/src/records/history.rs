//! Who wrote a field of a record, when, and what it said then.

use quorate_core::calendar::words;
use quorate_core::ids::{ActionId, RecordId};
use quorate_core::ledger::change::{Concerns, MeetingAct};
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::record::{Decision, Review};
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::ask::RecordField;
use crate::follow_up::tracker::state_words;
use crate::labels::{agreement_words, owner_label, role_label};
use crate::views::FieldVersion;

impl Service {
    /// Every wording a field has had, oldest first. A change of the record that left the field as it was is none.
    pub(crate) fn field_history(&self, record: RecordId, field: &RecordField) -> Result<Vec<FieldVersion>, Refusal> {
        let of = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(of.meeting)?)?;
        let mut versions: Vec<FieldVersion> = Vec::new();
        let mut decided: Vec<Decision> = Vec::new();
        for (entry, change) in self.book.changes_about(Concerns::Child(of.child))? {
            let Some(act) = change.act() else { continue };
            follow(&mut decided, record, &act);
            let Some(text) = said(&profile, record, field, &act, &decided) else { continue };
            if versions.last().is_some_and(|last| last.text == text) || (versions.is_empty() && text.is_empty()) {
                continue;
            }
            versions.push(FieldVersion { by: self.book.person(entry.person)?.details.name, at: entry.at, text });
        }
        Ok(versions)
    }
}

/// Keeps the decisions of a record as they stood after each act.
fn follow(decided: &mut Vec<Decision>, of: RecordId, act: &MeetingAct) {
    if let MeetingAct::Decisions { record, decisions, .. } = act
        && *record == of
    {
        *decided = decisions.to_vec();
    }
    if let MeetingAct::Agreement { record, option, at, how, .. } = act
        && *record == of
    {
        for decision in decided.iter_mut().filter(|decision| decision.option == *option) {
            decision.agreed_at = *at;
            decision.agreed_how = how.map(str::to_owned);
        }
    }
}

/// What an act left in the field, where it speaks of it.
fn said(
    profile: &Profile,
    of: RecordId,
    field: &RecordField,
    act: &MeetingAct,
    decided: &[Decision],
) -> Option<String> {
    let is_section = |name: &str| matches!(field, RecordField::Section { section } if section == name);
    let is_action = |id: ActionId| matches!(field, RecordField::Action { action } if *action == id);
    let is_decided = matches!(field, RecordField::Decisions);
    match act {
        MeetingAct::Section { record, section, text, .. } => {
            (*record == of && is_section(section)).then(|| (*text).to_owned())
        }
        MeetingAct::Decisions { record, rationale, .. } => match field {
            RecordField::Rationale => (*record == of).then(|| (*rationale).to_owned()),
            _ => (*record == of && is_decided).then(|| decisions_words(profile, decided)),
        },
        MeetingAct::Agreement { record, .. } => {
            (*record == of && is_decided).then(|| decisions_words(profile, decided))
        }
        MeetingAct::Review { record, review, .. } => {
            (*record == of && matches!(field, RecordField::Review)).then(|| review_words(review))
        }
        MeetingAct::Action { action, details, .. } => is_action(*action).then(|| action_words(profile, details)),
        MeetingAct::ActionState { action, state, .. } => is_action(*action).then(|| state_words(state)),
        MeetingAct::ActionRemoved { action, .. } => is_action(*action).then(|| "Removed".to_owned()),
        // No field of a record whose wordings are shown.
        MeetingAct::Dissents { .. }
        | MeetingAct::Prompts { .. }
        | MeetingAct::Offered { .. }
        | MeetingAct::Participation { .. }
        | MeetingAct::Attendee { .. }
        | MeetingAct::AttendeeRemoved { .. }
        | MeetingAct::Item { .. }
        | MeetingAct::Request { .. }
        | MeetingAct::Interest { .. }
        | MeetingAct::Inquorate { .. }
        | MeetingAct::InquorateMeeting { .. }
        | MeetingAct::Venue { .. } => None,
    }
}

/// A line a decision: "Section 20 agreed: until the review (agreed by the chair at 2:07pm)".
fn decisions_words(profile: &Profile, decisions: &[Decision]) -> String {
    let line = |decision: &Decision| {
        let known = profile.recorded.decisions.iter().find(|option| option.id == decision.option);
        let mut line = known.map_or_else(|| decision.option.clone(), |option| option.label.clone());
        if !decision.detail.trim().is_empty() {
            line = format!("{line}: {}", decision.detail.trim());
        }
        match agreement_words(decision) {
            Some(agreed) => format!("{line} (agreed by the chair {agreed})"),
            None => line,
        }
    };
    decisions.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn review_words(review: &Review) -> String {
    match review {
        Review::Unset => "Not set".to_owned(),
        Review::On { date } => words::date(*date),
        Review::NotNeeded { why } => format!("Not needed: {}", why.trim()),
    }
}

fn action_words(profile: &Profile, action: &ActionDetails) -> String {
    let due = action.due.map(|due| format!("by {}", words::short_date(due))).unwrap_or_default();
    let owner = owner_label(&role_label(profile, &action.owner_role), &action.owner);
    let parts = [action.what.trim(), &owner, &due, action.measure.trim(), action.how.trim()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
