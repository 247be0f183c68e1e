//! Whether every deadline runs: something settles it, and what it is counted from happens before it is due.

use super::Check;
use super::references::ListedIds;
use crate::calendar::deadline::{Event, Span};
use crate::panel::Profile;
use crate::panel::profile::{ADMINISTRATOR, DeadlineRule, SettledBy};

impl Check<'_> {
    pub(super) fn deadlines(&mut self, profile: &Profile, roles: &ListedIds) {
        for (index, rule) in profile.deadlines.iter().enumerate() {
            let path = format!("deadlines[{index}]");
            if rule.by != ADMINISTRATOR {
                self.leads_somewhere(&format!("{path}.by"), &rule.by, roles);
            }
            for (told, role) in rule.told.iter().enumerate() {
                self.leads_somewhere(&format!("{path}.told[{told}]"), role, roles);
            }
            self.span_means_something(&format!("{path}.span"), &rule.span);
            self.runs(profile, &path, rule);
        }
    }

    /// One answer a deadline: what keeps it from running.
    fn runs(&mut self, profile: &Profile, path: &str, rule: &DeadlineRule) {
        const KEYS: [&str; 6] = [
            "deadlines[].from",
            "deadlines[].filing",
            "deadlines[].settled-by",
            "deadlines[].span",
            "requests.reasons",
            "deadlines[].id",
        ];
        if !self.stands(&KEYS) || !self.stands(&["requests.reasons[].clock"]) {
            return;
        }
        let settled = rule.settled();
        let mut clocks = profile.requests.reasons.iter().filter_map(|reason| reason.clock.as_ref());
        let is_clock = clocks.clone().any(|clock| *clock == rule.id);
        // One that leads nowhere may be meant for this, and is told already.
        let leads_nowhere = clocks.any(|clock| profile.deadlines.iter().all(|known| known.id != *clock));
        let idle = if rule.filing && settled != SettledBy::Filed {
            Some(("settled-by", "This says twice what settles it: keep “filing” or “settled-by”."))
        } else if rule.of_panel.is_some() && rule.from != Event::PreviousMeeting {
            Some(("of-panel", "“of-panel” goes with from = \"previous-meeting\" alone; take it out."))
        } else if is_clock && settled != SettledBy::MeetingHeld {
            let sentence = "A reason has this as its “clock”, which the meeting settles by being held; take “filing” or “settled-by” out, or the “clock”.";
            Some(("id", sentence))
        } else if settled == SettledBy::MeetingHeld {
            of_a_request(rule, is_clock || leads_nowhere)
        } else if settled.is_of_a_record() {
            of_a_record(profile, rule)
        } else {
            before_a_meeting(profile, rule)
        };
        if let Some((key, sentence)) = idle {
            self.wrong(&format!("{path}.{key}"), sentence);
        }
    }

    pub(super) fn amendments(&mut self, profile: &Profile, clocks: &ListedIds) {
        let Some(rule) = &profile.amendments else { return };
        if !matches!(rule.span, Span::Within { .. }) && self.stands(&["amendments.span"]) {
            let sentence = "Amendments are asked for after the record went out; write “within”, not “before”.";
            self.wrong("amendments.span", sentence);
        }
        self.span_means_something("amendments.span", &rule.span);
        let Some(id) = &rule.circulated_by else { return };
        self.leads_somewhere("amendments.circulated-by", id, clocks);
        let known = profile.deadlines.iter().find(|deadline| deadline.id == *id);
        if known.is_some_and(|deadline| !deadline.is_marked()) && self.stands(&["deadlines[].filing"]) {
            let sentence = format!(
                "The deadline “{id}” is not settled by filing, so nothing says when the record went out; give it “filing = true” or name another."
            );
            self.wrong("amendments.circulated-by", sentence);
        }
    }
}

type Idle = Option<(&'static str, &'static str)>;

/// Settled by being heard: it runs for requests of the reasons that name it.
fn of_a_request(rule: &DeadlineRule, is_clock: bool) -> Idle {
    match (rule.from.is_of_a_meeting(), rule.span.is_before()) {
        (true, true) => {
            let sentence = "This is due before the meeting, and nothing settles it; add settled-by = \"papers-in\" or settled-by = \"invitation-sent\".";
            Some(("span", sentence))
        }
        (true, false) => {
            let sentence = "This is due after the meeting, and nothing settles it; add “filing = true”, or settled-by = \"record-signed\" or \"circulated\".";
            Some(("from", sentence))
        }
        (false, _) if !is_clock => {
            let sentence = "This never runs: no reason has it as its “clock”. Name it at the reasons that it is for, or take it out.";
            Some(("id", sentence))
        }
        (false, true) if rule.from != Event::ExpectedBirth => {
            Some(("span", "This would be due before anybody knows of it; write “within”, not “before”."))
        }
        (false, _) => None,
    }
}

fn of_a_record(profile: &Profile, rule: &DeadlineRule) -> Idle {
    let circulated = || profile.deadlines.iter().any(|other| other.id != rule.id && profile.is_circulation(other));
    if !rule.from.is_of_a_meeting() {
        let sentence = "A record is signed and filed after its meeting; count from \"meeting\", \"meeting-end\", \"signature\" or \"circulation\".";
        Some(("from", sentence))
    } else if rule.span.is_before() {
        let sentence = "This is due before there is a record; write “within”, or say settled-by = \"papers-in\" or \"invitation-sent\".";
        Some(("span", sentence))
    } else if rule.from == Event::Signature && rule.settled() == SettledBy::RecordSigned {
        Some(("from", "This is counted from the signature that settles it; count from \"meeting\"."))
    } else if rule.from == Event::Circulation && !circulated() {
        let sentence = "Nothing says when the record is circulated; give another deadline settled-by = \"circulated\".";
        Some(("from", sentence))
    } else {
        None
    }
}

fn before_a_meeting(profile: &Profile, rule: &DeadlineRule) -> Idle {
    if rule.from != Event::Meeting {
        Some(("from", "This runs before each meeting: write from = \"meeting\"."))
    } else if !rule.span.is_before() {
        Some(("span", "This has to happen before the meeting; write “before” or “weekday-before”, not “within”."))
    } else if rule.settled() == SettledBy::PapersIn && !profile.requests.papers.iter().any(|paper| paper.required) {
        Some((
            "settled-by",
            "No paper is required, so none can be missing; list it under “requests.papers” with “required = true”.",
        ))
    } else {
        None
    }
}
