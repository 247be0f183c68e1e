//! Whether the usual actions can be read as quick entry reads them.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Check;
use crate::calendar::Calendar;
use crate::panel::Profile;
use crate::quick_entry::{EntrySetting, read};

impl Check<'_> {
    /// A template that quick entry would refuse, or that names no role and no day, helps nobody.
    pub(super) fn templates(&mut self, profile: &Profile) {
        if profile.recorded.action_templates.is_empty()
            || !self.stands(&["recorded.action-templates[].line", "roles[].label", "roles[].short", "roles[].also"])
        {
            return;
        }
        let calendar = Calendar::england_and_wales(BTreeMap::new());
        // Any meeting will do, with later ones to count from.
        let held = calendar.bank.published_from;
        let later = |days| held.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        let setting = EntrySetting {
            profile,
            held,
            next: Some(later(7)),
            review: Some(later(90)),
            people: &[],
            calendar: &calendar,
        };
        for (index, template) in profile.recorded.action_templates.iter().enumerate() {
            if template.line.trim().is_empty() {
                continue;
            }
            let reading = read(&template.line, &setting);
            let wrong = match reading.refused {
                Some(refused) => Some(refused.sentence),
                None if reading.details.owner_role.is_empty() => {
                    Some("Begin it with a role of the panel: “SW to …”.".to_owned())
                }
                None if reading.details.due.is_none() => {
                    Some("Say by when, counted from the meeting: “within 5 working days”.".to_owned())
                }
                None => None,
            };
            if let Some(sentence) = wrong {
                let sentence = format!("Quick entry cannot use this line. {sentence}");
                self.wrong(&format!("recorded.action-templates[{index}].line"), sentence);
            }
        }
    }
}
