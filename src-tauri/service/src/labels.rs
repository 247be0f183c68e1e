//! What the ids of a profile are called.

use quorate_core::calendar::{london, words};
use quorate_core::meeting::record::{Decision, Record};
use quorate_core::meeting::request::Worker;
use quorate_core::panel::Profile;

use crate::views::WorkerLine;

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

/// A role as paper says it: "Chair" of "Chair (service lead or head of service)", which says who may take the seat.
pub(crate) fn short_role(label: &str) -> &str {
    let explained = label.trim_end().strip_suffix(')').and_then(|label| label.split_once(" ("));
    explained.map_or(label, |(role, _)| role)
}

pub(crate) fn worker_lines<'w>(profile: &Profile, workers: impl IntoIterator<Item = &'w Worker>) -> Vec<WorkerLine> {
    let line = |worker: &Worker| WorkerLine { role_label: role_label(profile, &worker.role), worker: worker.clone() };
    workers.into_iter().map(line).collect()
}

/// "Social worker, A. Example"; the role or the name alone where the other is not known.
pub(crate) fn owner_label(role: &str, name: &str) -> String {
    match (role.trim(), name.trim()) {
        ("", name) => name.to_owned(),
        (role, "") => role.to_owned(),
        (role, name) => format!("{role}, {name}"),
    }
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

/// "at 2:07pm", or where the meeting was over, "on 27 November 2026 at 9:05am: by e-mail to the minute taker"; none while
/// the chair has not agreed it.
pub(crate) fn agreement_words(decision: &Decision) -> Option<String> {
    let at = london(decision.agreed_at?);
    let time = words::time(at.time());
    Some(match &decision.agreed_how {
        None => format!("at {time}"),
        Some(how) => format!("on {} at {time}: {}", words::short_date(at.date()), how.trim().trim_end_matches('.')),
    })
}
