//! What the ids of a profile are called.

use quorate_core::meeting::record::Record;
use quorate_core::panel::Profile;

pub(crate) fn venue_name(profile: &Profile, venue: &str) -> String {
    let known = profile.schedule.venues.iter().find(|known| known.id == venue);
    known.map_or_else(|| venue.to_owned(), |known| known.name.clone())
}

pub(crate) fn theme_name(profile: &Profile, theme: Option<&str>) -> Option<String> {
    let theme = theme?;
    let known = profile.schedule.themes.iter().find(|known| known.id == theme);
    Some(known.map_or_else(|| theme.to_owned(), |known| known.name.clone()))
}

pub(crate) fn reason_label(profile: &Profile, reason: &str) -> String {
    let known = profile.requests.reasons.iter().find(|known| known.id == reason);
    known.map_or_else(|| reason.to_owned(), |known| known.label.clone())
}

pub(crate) fn role_label(profile: &Profile, role: &str) -> String {
    let known = profile.roles.iter().find(|known| known.id == role);
    known.map_or_else(|| role.to_owned(), |known| known.label.clone())
}

/// The decisions of a record, as their labels say them.
pub(crate) fn decision_labels(profile: &Profile, record: &Record) -> Vec<String> {
    record
        .decisions
        .iter()
        .map(|decision| {
            let option = profile.recorded.decisions.iter().find(|option| option.id == decision.option);
            option.map_or_else(|| decision.option.clone(), |option| option.label.clone())
        })
        .collect()
}
