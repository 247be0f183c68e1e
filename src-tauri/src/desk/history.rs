//! Who wrote a field of a record, when, and what it said then.

use quorate_core::calendar::{london, words};
use quorate_core::ledger::Change;
use quorate_core::ledger::change::Concerns;
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::record::{Decision, Review};
use quorate_core::meeting::{RecordId, Refusal};
use quorate_core::panel::Profile;

use super::Desk;
use super::ask::RecordField;
use super::lines::role_label;
use super::tracker::{owner_label, state_words};
use super::views::FieldVersion;

impl Desk {
    /// Every wording a field has had, oldest first. A change of the record that left the field as it was is none.
    pub(super) fn field_history(&self, record: RecordId, field: &RecordField) -> Result<Vec<FieldVersion>, Refusal> {
        let of = self.book.record(record)?;
        let profile = self.profile_of(&self.book.meeting(of.meeting)?)?;
        let mut versions: Vec<FieldVersion> = Vec::new();
        let mut decided: Vec<Decision> = Vec::new();
        for (entry, change) in self.book.changes_about(Concerns::Child(of.child))? {
            follow(&mut decided, record, &change);
            let Some(text) = said(&profile, record, field, &change, &decided) else { continue };
            if versions.last().is_some_and(|last| last.text == text) || (versions.is_empty() && text.is_empty()) {
                continue;
            }
            versions.push(FieldVersion { by: self.book.person(entry.person)?.details.name, at: entry.at, text });
        }
        Ok(versions)
    }
}

/// Keeps the decisions of a record as they stood after each change.
fn follow(decided: &mut Vec<Decision>, of: RecordId, change: &Change) {
    match change {
        Change::DecisionsSet { record, decisions, .. } if *record == of => decided.clone_from(decisions),
        Change::DecisionAgreed { record, option, at, .. } if *record == of => {
            for decision in decided.iter_mut().filter(|decision| decision.option == *option) {
                decision.agreed_at = *at;
            }
        }
        _ => {}
    }
}

/// What a change left in the field, where it speaks of it.
fn said(profile: &Profile, of: RecordId, field: &RecordField, change: &Change, decided: &[Decision]) -> Option<String> {
    use RecordField::{Decisions, Rationale};
    match (field, change) {
        (RecordField::Section { section: asked }, Change::SectionWritten { record, section, text, .. }) => {
            (*record == of && asked == section).then(|| text.clone())
        }
        (Decisions, Change::DecisionsSet { record, .. } | Change::DecisionAgreed { record, .. }) => {
            (*record == of).then(|| decisions_words(profile, decided))
        }
        (Rationale, Change::DecisionsSet { record, rationale, .. }) => (*record == of).then(|| rationale.clone()),
        (RecordField::Review, Change::ReviewSet { record, review, .. }) => {
            (*record == of).then(|| review_words(review))
        }
        (RecordField::Action { action: asked }, Change::ActionSet { action, details, .. }) => {
            (asked == action).then(|| action_words(profile, details))
        }
        (RecordField::Action { action: asked }, Change::ActionStateSet { action, state, .. }) => {
            (asked == action).then(|| state_words(state))
        }
        (RecordField::Action { action: asked }, Change::ActionRemoved { action, .. }) => {
            (asked == action).then(|| "Removed".to_owned())
        }
        _ => None,
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
        match decision.agreed_at {
            Some(at) => format!("{line} (agreed by the chair at {})", words::time(london(at).time())),
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
