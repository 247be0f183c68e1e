//! What a request must bring, why a family may come, and by when things must have happened.

use super::words::{quoted, span, when};
use super::{RuleInWords, called, rule};
use crate::calendar::words::{count, list};
use crate::panel::Profile;
use crate::panel::profile::{DeadlineRule, Paper, Reason, WatchRule};

const MEETING: &str = "the meeting";

pub(super) fn requests(profile: &Profile) -> Vec<RuleInWords> {
    let requests = &profile.requests;
    let deadline = match &requests.deadline {
        Some(deadline) => format!("Request and papers {}", span(deadline, MEETING)),
        None => "Request and papers at any time before the meeting".to_owned(),
    };
    let mut rules = vec![rule(deadline, &requests.source)];
    rules.extend(requests.gate.iter().map(|gate| rule(format!("First: {}", gate.label), &gate.source)));
    rules.extend(requests.triage.as_ref().map(|triage| {
        let elsewhere = match triage.redirects.is_empty() {
            true => String::new(),
            false => format!("; may point it to the {}", triage.redirects.join(" or the ")),
        };
        rule(format!("Screened by the {}{elsewhere}", profile.role_in_a_sentence(&triage.by)), &triage.source)
    }));
    rules.extend(requests.papers.iter().map(|paper| rule(paper_words(paper, profile), &paper.source)));
    rules
}

fn paper_words(paper: &Paper, profile: &Profile) -> String {
    let welcome = if paper.required { "" } else { ", where there is one" };
    let own = paper.deadline.as_ref().map_or_else(String::new, |own| format!(", {}", span(own, MEETING)));
    format!("{}{welcome}{own}{}", paper.label, when(paper.when.as_ref(), profile))
}

pub(super) fn reasons(profile: &Profile) -> Vec<RuleInWords> {
    profile.requests.reasons.iter().map(|reason| rule(reason_words(reason, profile), &reason.source)).collect()
}

fn reason_words(reason: &Reason, profile: &Profile) -> String {
    let mut words = reason.label.clone();
    if let Some(elsewhere) = &reason.not_here {
        return format!("{words}: not here. {elsewhere}");
    }
    words += &reason.minutes.map_or_else(String::new, |n| format!(" ({})", count(n, "minute", "minutes")));
    if let Some(theme) = &reason.theme {
        let themes = profile.schedule.themes.iter().map(|one| (&one.id, &one.name));
        words += &format!(", at {} only", called(themes, theme));
    }
    if reason.emergency {
        words += ", may use an emergency slot";
    }
    words += &reason.deadline.as_ref().map_or_else(String::new, |own| format!(", asked for {}", span(own, MEETING)));
    if let Some(clock) = &reason.clock {
        let known = profile.deadlines.iter().map(|one| (&one.id, &one.label));
        words += &format!("; its clock is {}", called(known, clock));
    }
    if let Some(back) = &reason.comes_back_as {
        let known = profile.requests.reasons.iter().map(|one| (&one.id, &one.label));
        words += &format!("; comes back as {}", called(known, back));
    }
    words
}

pub(super) fn deadlines(profile: &Profile) -> Vec<RuleInWords> {
    let mut rules: Vec<RuleInWords> =
        profile.deadlines.iter().map(|one| rule(deadline_words(one, profile), &one.source)).collect();
    rules.extend(profile.amendments.as_ref().map(|amendments| {
        let known = profile.deadlines.iter().map(|one| (&one.id, &one.label));
        let from = amendments.circulated_by.as_ref().map(|id| called(known, id));
        let writing = if amendments.in_writing { ", in writing" } else { "" };
        let by = span(&amendments.span, &from.unwrap_or_else(|| "the signature".to_owned()));
        rule(format!("Amendments are asked for {by}{writing}"), &amendments.source)
    }));
    rules
}

/// Whom the panel wants to see before somebody asks.
pub(super) fn watch(profile: &Profile) -> Vec<RuleInWords> {
    let known = || profile.requests.reasons.iter().map(|one| (&one.id, &one.label));
    let words = |one: &WatchRule| {
        let ahead = match one.weeks_ahead {
            0 => "on the day".to_owned(),
            weeks => format!("{} before", count(weeks, "week", "weeks")),
        };
        let (due, reason) = (span(&one.span, one.from.words()), called(known(), &one.reason));
        format!("{}: {due}, listed {ahead}, and brought as {reason}", one.label)
    };
    profile.watch.iter().map(|one| rule(words(one), &one.source)).collect()
}

fn deadline_words(one: &DeadlineRule, profile: &Profile) -> String {
    let from = match &one.of_panel {
        Some(panel) => format!("the child’s last meeting of the panel {}", quoted(panel)),
        None => one.from.words().to_owned(),
    };
    let by = profile.role_in_a_sentence(&one.by);
    let told: Vec<String> = one.told.iter().map(|role| profile.role_in_a_sentence(role)).collect();
    let told = if told.is_empty() { String::new() } else { format!(", who tells the {}", list(&told)) };
    format!("{}: {}, by the {by}{told}; until {}", one.label, span(&one.span, &from), one.settled().words())
}
