//! Whether a condition can hold, and whether it stands where it changes something.

use super::Check;
use super::references::ListedIds;
use crate::panel::Profile;
use crate::panel::profile::{Condition, Seat};

/// What a condition may name.
struct Known<'k, 'p> {
    profile: &'p Profile,
    reasons: ListedIds<'p>,
    options: ListedIds<'p>,
    themes: &'k ListedIds<'p>,
}

impl Check<'_> {
    pub(super) fn conditions<'p>(&mut self, profile: &'p Profile, themes: &ListedIds<'p>) {
        let (requests, recorded) = (&profile.requests, &profile.recorded);
        let here = || requests.reasons.iter().filter(|one| one.not_here.is_none());
        let known = Known {
            profile,
            themes,
            reasons: ListedIds {
                called: "reason",
                list: "requests.reasons",
                ids: here().map(|one| one.id.as_str()).collect(),
                labels: here().map(|one| one.label.as_str()).collect(),
            },
            options: ListedIds {
                called: "decision",
                list: "recorded.decisions",
                ids: recorded.decisions.iter().map(|one| one.id.as_str()).collect(),
                labels: recorded.decisions.iter().map(|one| one.label.as_str()).collect(),
            },
        };
        for (index, paper) in requests.papers.iter().enumerate() {
            self.condition(&format!("requests.papers[{index}].when"), paper.when.as_ref(), false, &known);
        }
        for (index, section) in recorded.sections.iter().enumerate() {
            self.condition(&format!("recorded.sections[{index}].when"), section.when.as_ref(), true, &known);
        }
        for (index, prompt) in recorded.prompts.iter().enumerate() {
            self.condition(&format!("recorded.prompts[{index}].when"), prompt.when.as_ref(), true, &known);
        }
        for (index, option) in recorded.decisions.iter().enumerate() {
            self.condition(&format!("recorded.decisions[{index}].when"), option.when.as_ref(), false, &known);
        }
        for (index, role) in profile.roles.iter().enumerate() {
            let path = format!("roles[{index}].when");
            self.condition(&path, role.when.as_ref(), false, &known);
            let comes = role.seat == Seat::Presenter && role.must_attend;
            if role.when.is_some() && !comes && self.stands(&["roles[].seat", "roles[].must-attend"]) {
                let sentence = "This changes nothing: only whoever presents and must attend is asked for; add must-attend = true, or take “when” out.";
                self.wrong(&path, sentence);
            }
        }
    }

    fn condition(&mut self, path: &str, when: Option<&Condition>, decided_by_then: bool, known: &Known) {
        let Some(when) = when else { return };
        if when.is_empty() {
            self.wrong(path, "This condition says nothing; give it reasons, subjects or an age, or take it out.");
        }
        for (at, reason) in when.reasons.iter().enumerate() {
            self.leads_somewhere(&format!("{path}.reasons[{at}]"), reason, &known.reasons);
        }
        for (at, option) in when.decided.iter().enumerate() {
            self.leads_somewhere(&format!("{path}.decided[{at}]"), option, &known.options);
        }
        if let Some(theme) = &when.theme {
            self.leads_somewhere(&format!("{path}.theme"), theme, known.themes);
        }
        if !when.decided.is_empty() && !decided_by_then {
            let sentence = "Nothing is decided by then: “decided” goes with sections and prompts.";
            self.wrong(&format!("{path}.decided"), sentence);
        }
        if let Some(kind) = when.subjects.iter().find(|kind| !known.profile.subjects.contains(kind))
            && self.stands(&["subjects"])
        {
            let sentence = format!("The panel never discusses {}: see “subjects”.", kind.label().to_lowercase());
            self.wrong(&format!("{path}.subjects"), sentence);
        }
        if when.from_months.zip(when.under_months).is_some_and(|(from, under)| under <= from) {
            self.wrong(path, "No child is that old and that young; “under-months” must be more than “from-months”.");
        }
    }
}
