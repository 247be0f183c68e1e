//! What may stand in a record, by its panel's profile.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Decision, Dissent, Filing, Offered, PromptAnswer, Review, Stance};
use crate::panel::Profile;
use crate::panel::profile::{DeadlineRule, DecisionOption};
use crate::refusal::{Refusal, RefusalCode};

/// Refuses as `section` one that the panel does not record.
pub fn check_section(profile: &Profile, section: &str) -> Result<(), Refusal> {
    match profile.recorded.sections.iter().any(|known| known.id == section) {
        true => Ok(()),
        false => Err(Refusal::invalid("section", format!("{} records no such section.", profile.name))),
    }
}

/// Refuses as `prompts` an answer to what the panel does not ask.
pub fn check_prompts(profile: &Profile, prompts: &BTreeMap<String, PromptAnswer>) -> Result<(), Refusal> {
    let asked = |prompt: &String| profile.recorded.prompts.iter().any(|known| known.id == *prompt);
    match prompts.keys().all(asked) {
        true => Ok(()),
        false => Err(Refusal::invalid("prompts", format!("{} asks no such question.", profile.name))),
    }
}

/// Every option is one of the profile's, chosen once; options of one group exclude each other (FSF-8, CLAM-9).
pub fn check_decisions(profile: &Profile, decisions: &[Decision]) -> Result<(), Refusal> {
    let mut chosen: Vec<&DecisionOption> = Vec::new();
    for decision in decisions {
        let option = decision_option(profile, &decision.option)?;
        for other in &chosen {
            if other.id == option.id {
                return Err(no_decision(format!("“{}” is chosen twice: choose it once.", option.label)));
            }
            if option.group.is_some() && option.group == other.group {
                return Err(no_decision(format!(
                    "“{}” and “{}” exclude each other: choose one of them.",
                    other.label, option.label
                )));
            }
        }
        chosen.push(option);
    }
    Ok(())
}

/// An option of the profile by its id. Refuses as `decisions` one that the panel does not have.
pub fn decision_option<'p>(profile: &'p Profile, id: &str) -> Result<&'p DecisionOption, Refusal> {
    let found = profile.recorded.decisions.iter().find(|option| option.id == id);
    found.ok_or_else(|| no_decision(format!("{} has no such decision: choose from its options.", profile.name)))
}

fn no_decision(sentence: String) -> Refusal {
    Refusal { field: Some("decisions".into()), ..Refusal::new(RefusalCode::Invalid, sentence) }
}

/// What the chair agreed stays agreed in the same words; nothing else is, whatever is claimed.
pub fn keep_agreements(decisions: &mut [Decision], before: &[Decision]) {
    for decision in decisions {
        let known = before.iter().find(|known| known.says(decision));
        decision.agreed_at = known.and_then(|known| known.agreed_at);
        decision.agreed_how = known.and_then(|known| known.agreed_how.clone());
    }
}

/// Somebody did not agree, with something; or abstained, and need not say why (PS-2).
pub fn check_dissents(dissents: &[Dissent]) -> Result<(), Refusal> {
    if dissents.iter().any(|dissent| dissent.name.trim().is_empty()) {
        return Err(Refusal::invalid("name", "Say who did not agree, or abstained."));
    }
    if dissents.iter().any(|dissent| dissent.stance == Stance::Dissents && dissent.what.trim().is_empty()) {
        return Err(Refusal::invalid("what", "Say with what they did not agree."));
    }
    Ok(())
}

/// What was offered before proceedings in the profile's order, one row a kind, none later than the meeting (FSF-9).
pub fn offered_in_order(profile: &Profile, held: NaiveDate, mut rows: Vec<Offered>) -> Result<Vec<Offered>, Refusal> {
    let place = |row: &Offered| profile.recorded.offered.iter().position(|kind| kind.id == row.kind);
    if rows.iter().any(|row| place(row).is_none()) {
        let sentence = format!("{} does not ask about that: choose one of its rows.", profile.name);
        return Err(Refusal::invalid("rows", sentence));
    }
    if rows.iter().any(|row| row.when.is_some_and(|when| when > held)) {
        return Err(Refusal::invalid("when", "It was offered before this meeting or at it: check the date."));
    }
    rows.sort_by_key(place);
    if rows.windows(2).any(|two| two[0].kind == two[1].kind) {
        return Err(Refusal::invalid("rows", "Each row stands once: take the second away."));
    }
    Ok(rows)
}

/// A child comes back after the meeting; one who does not, for a reason.
pub fn check_review(review: &Review, held: NaiveDate) -> Result<(), Refusal> {
    match review {
        Review::On { date } if *date <= held => {
            Err(Refusal::invalid("date", "The review must be after this meeting: choose a later date."))
        }
        Review::NotNeeded { why } if why.trim().is_empty() => {
            Err(Refusal::invalid("why", "Say why the child does not come back to the panel."))
        }
        _ => Ok(()),
    }
}

impl Filing {
    /// The deadline of the panel that it settles. Refuses as `deadline`, `by` or `at` one that settles none, of nobody, or
    /// in the future.
    pub fn settles<'p>(&self, profile: &'p Profile, now: DateTime<Utc>) -> Result<&'p DeadlineRule, Refusal> {
        let Some(rule) = profile.deadlines.iter().find(|rule| rule.is_marked() && rule.id == self.deadline) else {
            return Err(Refusal::invalid("deadline", format!("{} has no such deadline to file for.", profile.name)));
        };
        if self.by.trim().is_empty() {
            return Err(Refusal::invalid("by", "Enter the name of whoever did it."));
        }
        if self.at > now {
            return Err(Refusal::invalid("at", "It cannot have been done in the future: check the date."));
        }
        Ok(rule)
    }
}
