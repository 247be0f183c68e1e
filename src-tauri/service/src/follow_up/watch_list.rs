//! Children who reach a threshold of a panel in the next weeks, or have reached it, and are not before that panel yet (LCP-1).

use chrono::{DateTime, Duration, Months, NaiveDate, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::ids::{ChildId, EntryId, PanelId};
use quorate_core::ledger::Change;
use quorate_core::meeting::child::Child;
use quorate_core::meeting::key_date::{LetPass, happened};
use quorate_core::panel::Profile;
use quorate_core::panel::profile::WatchRule;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::follow_up::list_rows::count;
use crate::follow_up::week::task;
use crate::views::{Task, TaskKind, WatchLine};

/// A child stays on the list of a threshold until then (CLAM-1).
const OF_AGE: Months = Months::new(18 * 12);

/// A threshold that one child reaches.
struct Reached<'r> {
    rule: &'r WatchRule,
    /// The day that it is counted from.
    from: NaiveDate,
    /// The day on which it is reached.
    on: NaiveDate,
}

impl Service {
    /// Of every panel, the earliest threshold first. A child is proposed to a panel once: for the threshold it reached last.
    pub(crate) fn watch_list(&self, now: DateTime<Utc>) -> Result<Vec<WatchLine>, Refusal> {
        let mut lines = Vec::new();
        let panels = self.panel_ids()?.into_iter().map(|panel| self.latest(&panel)).collect::<Result<Vec<_>, _>>()?;
        if panels.iter().all(|profile| profile.watch.is_empty()) {
            return Ok(lines);
        }
        let today = self.today(now);
        let minors = today.checked_sub_months(OF_AGE).unwrap_or(today);
        for child in self.book.children_with_dates((minors, today))? {
            for profile in &panels {
                if let Some(reached) = self.reached(&child, profile, now)? {
                    lines.push(self.watch_line(&child, profile, &reached, now)?);
                }
            }
        }
        lines.sort_by(|a, b| (a.on, &a.child.order, &a.panel_name).cmp(&(b.on, &b.child.order, &b.panel_name)));
        Ok(lines)
    }

    /// The threshold for which a panel should see the child, if there is one.
    fn reached<'r>(
        &self,
        child: &Child,
        profile: &'r Profile,
        now: DateTime<Utc>,
    ) -> Result<Option<Reached<'r>>, Refusal> {
        let today = self.today(now);
        let grown = child
            .details
            .born
            .is_some_and(|born| born.latest().checked_add_months(OF_AGE).is_some_and(|of_age| of_age <= today));
        if grown || !profile.subjects.contains(&child.details.kind) {
            return Ok(None);
        }
        let calendar = self.calendar()?;
        let mut last: Option<Reached> = None;
        for rule in &profile.watch {
            let Some(from) = happened(&child.details, rule.from, london(now)) else { continue };
            // A threshold past the bank holidays that are known is not near.
            let Ok(due) = calendar.deadline(&rule.span, from) else { continue };
            let shown = due.date - Duration::weeks(i64::from(rule.weeks_ahead));
            let passed = |one: &LetPass| one.panel == profile.id && one.watch == rule.id && one.from == from.date();
            if today < shown || child.details.let_pass.iter().any(passed) {
                continue;
            }
            if last.as_ref().is_none_or(|known| known.on < due.date) {
                last = Some(Reached { rule, from: from.date(), on: due.date });
            }
        }
        let Some(reached) = last else { return Ok(None) };
        Ok((!self.brought_for(child, profile, &reached)?).then_some(reached))
    }

    /// Whether the child was, or is being, brought to the panel for that threshold: by a request for its reason since the time
    /// began, or by any since it came near.
    fn brought_for(&self, child: &Child, profile: &Profile, reached: &Reached) -> Result<bool, Refusal> {
        let near = reached.on - Duration::weeks(i64::from(reached.rule.weeks_ahead));
        let requests = self.book.requests_of_family(child.family)?;
        Ok(requests.iter().any(|request| {
            let details = &request.details;
            let received = london(details.received).date();
            let of_it = details.reason == reached.rule.reason && received >= reached.from;
            details.panel == profile.id && details.children.contains(&child.id) && (of_it || received >= near)
        }))
    }

    fn watch_line(
        &self,
        child: &Child,
        profile: &Profile,
        reached: &Reached,
        now: DateTime<Utc>,
    ) -> Result<WatchLine, Refusal> {
        let today = self.today(now);
        Ok(WatchLine {
            child: self.line_of_child(child.id, now)?,
            panel: profile.id.clone(),
            panel_name: profile.short_name.clone(),
            watch: reached.rule.id.clone(),
            label: reached.rule.label.clone(),
            from: reached.from,
            on: reached.on,
            past: reached.on < today,
            words: nearness(reached.on, today),
            reason: reached.rule.reason.clone(),
            source: reached.rule.source.clone(),
        })
    }

    /// A child is not brought to the panel for a threshold, for a reason that is kept with the child.
    pub(crate) fn let_pass(
        &mut self,
        child: ChildId,
        (panel, watch): (PanelId, String),
        why: &str,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if why.trim().is_empty() {
            return Err(Refusal::invalid("why", "Write why the child is not brought to the panel: it is kept."));
        }
        let known = self.book.child(child)?;
        let profile = self.latest(&panel)?;
        let reached = self.reached(&known, &profile, now)?.filter(|reached| reached.rule.id == watch);
        let Some(reached) = reached else {
            return Err(Refusal::wrong_state(
                "The child is not on the watch-list for this any more: nothing is to be done.",
            ));
        };
        let mut details = known.details;
        details.let_pass.push(LetPass { panel, watch, from: reached.from, why: why.trim().to_owned() });
        let entry = self.commit(&[Change::ChildChanged { child, details, based_on }], now)?;
        Ok(Done::said("The child is off the watch-list for this. Why is kept with the child.", entry))
    }

    pub(crate) fn watch_task(&self, now: DateTime<Utc>) -> Result<Option<Task>, Refusal> {
        let lines = self.watch_list(now)?;
        let Some(first) = lines.first() else { return Ok(None) };
        let label = words::count(count(lines.len()), "child should come to a panel", "children should come to a panel");
        let detail = format!("{}: {}", first.panel_name, first.label);
        Ok(Some(task(TaskKind::WatchList, &label, &detail, count(lines.len()))))
    }
}

/// "in 3 weeks", "tomorrow", "today", "5 days ago".
fn nearness(on: NaiveDate, today: NaiveDate) -> String {
    let days = (on - today).num_days();
    let long = |days: i64| match days.unsigned_abs() {
        days @ 0..14 => words::count(count(days as usize), "day", "days"),
        days @ 14..70 => words::count(count(days as usize / 7), "week", "weeks"),
        days => words::count(count(days as usize / 30), "month", "months"),
    };
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        ahead if ahead > 0 => format!("in {}", long(ahead)),
        past => format!("{} ago", long(past)),
    }
}
