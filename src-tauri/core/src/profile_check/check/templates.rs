//! Whether what is filled in later can be: the usual actions as quick entry reads them, the parts of an invitation.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Check;
use crate::calendar::Calendar;
use crate::panel::Profile;
use crate::profile_check::schema::nearest;
use crate::quick_entry::{EntrySetting, read};

/// The parts that an invitation fills in.
const INVITATION: [&str; 5] = ["panel", "date", "time", "venue", "modes"];

impl Check<'_> {
    /// An invitation goes out with its parts filled in: one that is none would go out as it is typed.
    pub(super) fn invitation(&mut self, profile: &Profile) {
        let path = "invitation.wording";
        let Some(invitation) = profile.invitation.as_ref().filter(|_| self.stands(&[path])) else { return };
        let mut rest = invitation.wording.as_str();
        while let Some((_, after)) = rest.split_once('{') {
            let Some((part, behind)) = after.split_once('}') else {
                self.wrong(path, "A brace is open in the wording: each part stands in two, such as {date}.");
                return;
            };
            if !INVITATION.contains(&part) {
                let advice = nearest(part, &INVITATION).map_or_else(
                    || "use {panel}, {date}, {time}, {venue} or {modes}.".to_owned(),
                    |near| format!("did you mean {{{near}}}?"),
                );
                self.wrong(path, format!("An invitation knows no part {{{part}}}: {advice}"));
            }
            rest = behind;
        }
    }

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
