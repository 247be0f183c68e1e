//! Whether every id is one of its kind, and every reference leads somewhere.

use super::Check;
use crate::calendar::deadline::{Span, Unit};
use crate::panel::Profile;
use crate::profile_check::schema::{is_same, nearest};
use crate::profile_check::shape::without_indices;

/// What may be referred to: what it is called, where it is listed, its ids, and what each is labelled.
pub(super) struct ListedIds<'p> {
    pub(super) called: &'static str,
    pub(super) list: &'static str,
    pub(super) ids: Vec<&'p str>,
    pub(super) labels: Vec<&'p str>,
}

impl Check<'_> {
    pub(super) fn references(&mut self, profile: &Profile) {
        let themes = ListedIds {
            called: "theme",
            list: "schedule.themes",
            ids: profile.schedule.themes.iter().map(|theme| theme.id.as_str()).collect(),
            labels: profile.schedule.themes.iter().map(|theme| theme.name.as_str()).collect(),
        };
        let roles = ListedIds {
            called: "role",
            list: "roles",
            ids: profile.roles.iter().map(|role| role.id.as_str()).collect(),
            labels: profile.roles.iter().map(|role| role.label.as_str()).collect(),
        };
        let clocks = ListedIds {
            called: "deadline",
            list: "deadlines",
            ids: profile.deadlines.iter().map(|deadline| deadline.id.as_str()).collect(),
            labels: profile.deadlines.iter().map(|deadline| deadline.label.as_str()).collect(),
        };
        self.every_id(profile, [&themes, &roles, &clocks]);
        self.requests(profile, &themes, &roles, &clocks);
        self.sides(profile, &themes, &roles);
        self.deadlines(profile, &roles);
        self.amendments(profile, &clocks);
        self.conditions(profile, &themes);
    }

    fn every_id(&mut self, profile: &Profile, named: [&ListedIds; 3]) {
        if self.stands(&["id"]) {
            self.id_form("id", &profile.id.0);
        }
        let requests = &profile.requests;
        let recorded = &profile.recorded;
        let mut lists: Vec<(&str, Vec<&str>)> = named.iter().map(|listed| (listed.list, listed.ids.clone())).collect();
        lists.extend([
            ("schedule.venues", profile.schedule.venues.iter().map(|venue| venue.id.as_str()).collect()),
            ("requests.reasons", requests.reasons.iter().map(|reason| reason.id.as_str()).collect()),
            ("requests.gate", requests.gate.iter().map(|gate| gate.id.as_str()).collect()),
            ("requests.papers", requests.papers.iter().map(|paper| paper.id.as_str()).collect()),
            ("watch", profile.watch.iter().map(|rule| rule.id.as_str()).collect()),
            ("recorded.sections", recorded.sections.iter().map(|section| section.id.as_str()).collect()),
            ("recorded.decisions", recorded.decisions.iter().map(|option| option.id.as_str()).collect()),
            ("recorded.offered", recorded.offered.iter().map(|kind| kind.id.as_str()).collect()),
            ("recorded.prompts", recorded.prompts.iter().map(|prompt| prompt.id.as_str()).collect()),
        ]);
        for (list, ids) in lists {
            if !self.stands(&[&format!("{list}[].id")]) {
                continue;
            }
            for (index, id) in ids.iter().enumerate() {
                let path = format!("{list}[{index}].id");
                self.id_form(&path, id);
                if !id.is_empty() && ids[..index].contains(id) {
                    self.wrong(&path, format!("The id “{id}” is used twice in “{list}”; give each its own."));
                }
            }
        }
    }

    fn id_form(&mut self, path: &str, id: &str) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.chars().all(plain) {
            let words = id.to_lowercase();
            let words = words.split(|c| !plain(c)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
            let advice = if words.is_empty() { ".".to_owned() } else { format!(": write \"{words}\".") };
            self.wrong(path, format!("The id “{id}” may hold only small letters, digits and hyphens{advice}"));
        }
    }

    pub(super) fn leads_somewhere(&mut self, path: &str, id: &str, listed: &ListedIds) {
        if id.is_empty() || listed.ids.contains(&id) || !self.stands(&[&format!("{}[].id", listed.list)]) {
            return;
        }
        let known = listed.ids.iter().filter(|id| !id.is_empty()).copied().collect::<Vec<_>>();
        // Somebody may have written what it is called in place of its id.
        let labelled = listed.labels.iter().position(|label| is_same(id, label));
        let meant = nearest(id, &known).or_else(|| labelled.and_then(|at| listed.ids.get(at)).copied());
        let advice = match (meant, known.as_slice()) {
            (Some(near), _) => format!("did you mean “{near}”?"),
            (None, []) => format!("add it under “{}”.", listed.list),
            (None, known) => format!("choose one of {}, or add it under “{}”.", known.join(", "), listed.list),
        };
        self.wrong(path, format!("There is no {} “{id}”: {advice}", listed.called));
    }

    fn requests(&mut self, profile: &Profile, themes: &ListedIds, roles: &ListedIds, clocks: &ListedIds) {
        let requests = &profile.requests;
        if !requests.reasons.iter().any(|reason| reason.not_here.is_none()) && self.stands(&["requests.reasons"]) {
            self.wrong("requests.reasons", "The panel takes no request: list at least one reason without “not-here”.");
        }
        self.before_the_meeting("requests.deadline", requests.deadline.as_ref());
        let here = || requests.reasons.iter().filter(|one| one.not_here.is_none());
        let reasons = ListedIds {
            called: "reason",
            list: "requests.reasons",
            ids: here().map(|one| one.id.as_str()).collect(),
            labels: here().map(|one| one.label.as_str()).collect(),
        };
        self.watch(profile, &reasons);
        for (index, reason) in requests.reasons.iter().enumerate() {
            let path = format!("requests.reasons[{index}]");
            if let Some(theme) = &reason.theme {
                self.leads_somewhere(&format!("{path}.theme"), theme, themes);
            }
            if let Some(clock) = &reason.clock {
                self.leads_somewhere(&format!("{path}.clock"), clock, clocks);
            }
            if let Some(back) = &reason.comes_back_as {
                self.leads_somewhere(&format!("{path}.comes-back-as"), back, &reasons);
            }
            self.before_the_meeting(&format!("{path}.deadline"), reason.deadline.as_ref());
            if reason.not_here.as_deref().is_some_and(|sentence| sentence.trim().is_empty()) {
                self.wrong(&format!("{path}.not-here"), "“not-here” is empty; say where such a request goes instead.");
            }
            let no_slot = profile.schedule.emergency_slots == 0 && self.stands(&["schedule.emergency-slots"]);
            if reason.emergency && no_slot {
                let sentence = "This reason may use an emergency slot, but “emergency-slots” is 0; keep one or take “emergency” out.";
                self.wrong(&format!("{path}.emergency"), sentence);
            }
        }
        for (index, paper) in requests.papers.iter().enumerate() {
            self.before_the_meeting(&format!("requests.papers[{index}].deadline"), paper.deadline.as_ref());
        }
        if let Some(triage) = &requests.triage {
            self.leads_somewhere("requests.triage.by", &triage.by, roles);
        }
    }

    fn sides(&mut self, profile: &Profile, themes: &ListedIds, roles: &ListedIds) {
        for (index, role) in profile.roles.iter().enumerate() {
            if let Some(theme) = &role.theme {
                self.leads_somewhere(&format!("roles[{index}].theme"), theme, themes);
            }
        }
        for (index, prompt) in profile.recorded.prompts.iter().enumerate() {
            if let Some(theme) = &prompt.theme {
                self.leads_somewhere(&format!("recorded.prompts[{index}].theme"), theme, themes);
            }
        }
        for (index, option) in profile.recorded.decisions.iter().enumerate() {
            for (follow, up) in option.follows.iter().enumerate() {
                let path = format!("recorded.decisions[{index}].follows[{follow}]");
                self.leads_somewhere(&format!("{path}.owner-role"), &up.owner_role, roles);
                if let Some(span) = &up.due {
                    self.span_means_something(&format!("{path}.due"), span);
                }
            }
        }
        if let Some(escalation) = profile.recorded.actions.as_ref().and_then(|actions| actions.escalation.as_ref()) {
            self.leads_somewhere("recorded.actions.escalation.answers", &escalation.answers, roles);
            self.leads_somewhere("recorded.actions.escalation.to", &escalation.to, roles);
        }
        if let Some(tracker) = &profile.tracker {
            self.leads_somewhere("tracker.kept-by", &tracker.kept_by, roles);
        }
    }

    /// By when something must be in that is for a meeting.
    fn before_the_meeting(&mut self, path: &str, span: Option<&Span>) {
        let Some(span) = span.filter(|_| self.stands(&[&without_indices(path)])) else { return };
        if !span.is_before() {
            let sentence = "Requests must be in before the meeting; write “before” or “weekday-before”, not “within”.";
            self.wrong(path, sentence);
        }
        self.span_means_something(path, span);
    }

    /// Nought days after is the day itself; nought of anything else, or nought before, says nothing.
    pub(super) fn span_means_something(&mut self, path: &str, span: &Span) {
        let says_nothing = match span {
            Span::Within { amount: 0, unit } => !matches!(unit, Unit::WorkingDays | Unit::CalendarDays),
            Span::Before { amount: 0, .. } => true,
            _ => false,
        };
        if matches!(span, Span::Before { unit: Unit::Hours, at: Some(_), .. }) {
            self.wrong(path, "A deadline in hours has its hour already; take “at” out, or count in days.");
        }
        if says_nothing && self.stands(&[&without_indices(path)]) && self.span_is_written(path) {
            self.wrong(
                path,
                "A deadline of 0 gives no time at all; write 1 or more, or 0 days “within” for the day itself.",
            );
        }
    }

    /// Whether the amount stands as it was written.
    fn span_is_written(&self, path: &str) -> bool {
        let path = without_indices(path);
        self.stands(&[&format!("{path}.within.amount"), &format!("{path}.before.amount")])
    }
}
