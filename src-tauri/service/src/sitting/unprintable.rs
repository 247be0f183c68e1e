//! Characters that no typeface of the program has, found before the record is finalised: the chair, who signs, must never
//! be the first to be told.

use quorate_core::input::cleaning::cleaned;
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::participation::Invitation;
use quorate_core::meeting::record::{Record, Review};
use quorate_core::meeting::remaining::{Gap, Place};
use quorate_core::panel::Profile;
use quorate_core::paper::unprintable;
use quorate_core::record::model::RecordDocument;
use quorate_core::refusal::{Refusal, RefusalCode};
use serde_json::Value;

use crate::Service;
use crate::labels::decision_labels;
use crate::views::{TextCheck, UnprintableView};

impl Service {
    /// Each text of a record, and of what else is printed on it, that cannot be printed, with the place where it is mended.
    pub(crate) fn unprintable(&self, record: &Record, item: &Item, profile: &Profile) -> Result<Vec<Gap>, Refusal> {
        let mut gaps = written(record, profile);
        for action in self.book.actions(record.id)? {
            let details = &action.details;
            let called = details.what.trim().chars().take(40).collect::<String>();
            let place = || Place::Action { action: action.id };
            for (part, text) in [
                ("what is to be done", &details.what),
                ("how it is done", &details.how),
                ("how we will know", &details.measure),
                ("who does it", &details.owner),
            ] {
                gaps.extend(gap(place(), &format!("The action “{called}”, {part},"), text));
            }
        }
        let child = self.book.child(record.child)?.details;
        for (field, text) in [
            ("The child’s name", child.name()),
            ("The child’s number", child.mosaic_id),
            ("The child’s legal status", child.legal_status),
        ] {
            gaps.extend(gap(Place::Room, field, &text));
        }
        let here = self.book.attendees(record.meeting)?.into_iter().map(|one| one.details);
        for one in here.filter(|one| one.item.is_none_or(|only| only == item.id)) {
            for text in [&one.name, &one.agency].into_iter().chain(&one.deputy_for) {
                gaps.extend(gap(Place::Room, "The attendance", text));
            }
        }
        let sitting = self.book.meeting(record.meeting)?;
        if let Some(held_at) = &sitting.details.place {
            gaps.extend(gap(Place::Room, "Where the meeting is held", &held_at.words()));
        }
        if let Some(reason) = record.goes_on_because(&sitting) {
            gaps.extend(gap(Place::Quorum, "The reason for going on without a quorum", reason));
        }
        Ok(gaps)
    }
}

/// What of a text is kept, and what of it cannot be printed.
pub(crate) fn check_text(text: &str) -> TextCheck {
    TextCheck { cleaned: cleaned(text), unprintable: places(text) }
}

/// Where the characters stand that cannot be printed, as the window counts.
pub(crate) fn places(text: &str) -> Vec<UnprintableView> {
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let found = unprintable(text).into_iter().map(|found| {
        let from = units(&text[..found.range.start]);
        UnprintableView { from, to: from + units(&text[found.range.clone()]), words: found.words() }
    });
    found.collect()
}

/// The texts of the record itself.
fn written(record: &Record, profile: &Profile) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for section in &profile.recorded.sections {
        if let Some(written) = record.sections.get(&section.id) {
            let place = Place::Section { section: section.id.clone() };
            gaps.extend(gap(place, &format!("“{}”", section.label), &written.text));
        }
    }
    for (label, decision) in decision_labels(profile, record).iter().zip(&record.decisions) {
        gaps.extend(gap(Place::Decisions, &format!("What is said of the decision “{label}”"), &decision.detail));
        let how = decision.agreed_how.as_deref().unwrap_or_default();
        gaps.extend(gap(Place::Decisions, &format!("How the chair agreed “{label}”"), how));
    }
    gaps.extend(gap(Place::Rationale, "The rationale", &record.rationale));
    for row in &record.offered {
        let label = profile.recorded.offered.iter().find(|kind| kind.id == row.kind).map(|kind| kind.label.as_str());
        let field = format!("The note on what was offered, “{}”,", label.unwrap_or(&row.kind));
        gaps.extend(gap(Place::Offered, &field, &row.note));
    }
    for row in &record.participation {
        let why = if let Invitation::NotInvited { why } = &row.invited { why.as_str() } else { "" };
        let (name, relation) = row.parent.as_ref().map_or(("", ""), |one| (one.name.as_str(), one.relation.as_str()));
        for text in [name, relation, why, &row.heard] {
            gaps.extend(gap(Place::Participation, "What is said of child and parents", text));
        }
    }
    for dissent in &record.dissents {
        for text in [&dissent.name, &dissent.agency, &dissent.what] {
            gaps.extend(gap(Place::Dissents, "What was said by whoever did not agree", text));
        }
    }
    if let Review::NotNeeded { why } = &record.review {
        gaps.extend(gap(Place::Review, "Why no review is needed", why));
    }
    gaps
}

/// What stands in the way of a text's being printed, if anything does.
fn gap(place: Place, field: &str, text: &str) -> Option<Gap> {
    let found = unprintable(text);
    let first = found.first()?.words();
    let more = found.iter().skip(1).any(|other| other.character != found[0].character);
    let more = if more { " and others" } else { "" };
    let sentence =
        format!("{field} has a character that cannot be printed: {first}{more}. Take it out or write it another way.");
    Some(Gap::blocking(place, sentence))
}

/// Refuses a document of which some text cannot be printed, by the name of its part, whichever text it is.
pub(crate) fn check_printable(paper: &RecordDocument) -> Result<(), Refusal> {
    let value = serde_json::to_value(paper).map_err(|why| {
        Refusal::new(RefusalCode::Machine, "The record cannot be read by this version. Install Quorate again.")
            .because(&why)
    })?;
    let Some((part, words)) = first_unprintable(&value, "") else { return Ok(()) };
    let part = part.replace('_', " ");
    Err(Refusal::wrong_state(format!(
        "This record cannot go to the chair yet. Its part “{part}” has a character that cannot be printed: {words}. Take it \
         out or write it another way."
    )))
}

fn first_unprintable(value: &Value, part: &str) -> Option<(String, String)> {
    match value {
        Value::String(text) => unprintable(text).first().map(|found| (part.to_owned(), found.words())),
        Value::Array(list) => list.iter().find_map(|one| first_unprintable(one, part)),
        Value::Object(map) => {
            map.iter().find_map(|(key, one)| first_unprintable(one, if part.is_empty() { key } else { part }))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}
