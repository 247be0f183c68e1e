//! The terms of reference of a panel are themselves looked at again, yearly say: when it is due, and that it was done
//! (CLAM-13).

use chrono::{DateTime, Duration, NaiveDate, Utc};
use quorate_core::calendar::words;
use quorate_core::ids::PanelId;
use quorate_core::ledger::Change;
use quorate_core::panel::read_out::terms_words;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::follow_up::week::{UNPLANNED_WITHIN_DAYS, task};
use crate::views::{Task, TaskKind};

impl Service {
    /// Panels whose terms of reference are due to be looked at again (CLAM-13).
    pub(super) fn terms_tasks(&self, today: NaiveDate) -> Result<Vec<Task>, Refusal> {
        let mut tasks = Vec::new();
        for panel in self.panel_ids()? {
            let profile = self.latest(&panel)?;
            let due = profile.terms.as_ref().and_then(|terms| terms.due());
            if due.is_some_and(|due| due <= today + Duration::days(UNPLANNED_WITHIN_DAYS)) {
                let label = format!("Review the terms of reference of the {}", profile.short_name);
                let detail = terms_words(&profile).map(|words| format!("{words}.")).unwrap_or_default();
                tasks.push(task(TaskKind::ReviewTerms, &label, &detail, 1));
            }
        }
        Ok(tasks)
    }

    /// That the terms of a panel were looked at on a day and stand (CLAM-13): a version more of its profile, which says so
    /// and nothing else. What the council wrote beside its rules stays.
    pub(crate) fn review_terms(&mut self, panel: &PanelId, on: NaiveDate, now: DateTime<Utc>) -> Result<Done, Refusal> {
        if on > self.today(now) {
            return Err(Refusal::invalid("on", "The terms cannot have been reviewed in the future: check the date."));
        }
        let profile = self.latest(panel)?;
        let text = self.book.panel(panel, profile.version)?.toml;
        let version = profile.version + 1;
        let toml = with_review(&text, version, on).ok_or_else(|| {
            Refusal::invalid(
                "panel",
                format!("The profile of the {} does not say how often its terms are reviewed.", profile.short_name),
            )
        })?;
        let sentence = format!("{}: the terms were reviewed on {}.", profile.short_name, words::plain_date(on));
        let entry = self.commit(&[Change::PanelAdopted { panel: panel.clone(), version, toml }], now)?;
        Ok(Done::said(sentence, entry))
    }
}

/// The text of a profile with another version and day of review; none where it has no terms to review.
fn with_review(text: &str, version: u32, on: NaiveDate) -> Option<String> {
    let mut document: toml_edit::DocumentMut = text.parse().ok()?;
    document.get_mut("terms")?.as_table_like_mut()?.insert("reviewed", toml_edit::value(on.to_string()));
    document["version"] = toml_edit::value(i64::from(version));
    Some(document.to_string())
}
