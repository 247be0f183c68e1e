//! Whether the meetings that a profile describes can be held at all.

use super::Check;
use crate::panel::Profile;
use crate::panel::profile::Theme;

/// A month has at most five of any weekday.
const WEEKS_OF_A_MONTH: u32 = 5;
const DAYS_OF_A_MONTH: u32 = 31;

impl Check<'_> {
    pub(super) fn sitting(&mut self, profile: &Profile) {
        self.identity(profile);
        self.rhythm(profile);
        self.time(profile);
        self.themes(profile);
        if profile.schedule.venues.is_empty() && self.stands(&["schedule.venues"]) {
            self.wrong("schedule.venues", "The panel has no venue; name at least one.");
        }
    }

    fn identity(&mut self, profile: &Profile) {
        if profile.version == 0 && self.stands(&["version"]) {
            self.wrong("version", "“version” starts at 1 and grows with every change.");
        }
        if profile.subjects.is_empty() && self.stands(&["subjects"]) {
            self.wrong("subjects", "The panel discusses nobody; list child, unborn or context.");
        }
        if let Some(terms) = &profile.terms
            && terms.every_months == 0
            && self.stands(&["terms.every-months"])
        {
            self.wrong(
                "terms.every-months",
                "Terms reviewed every 0 months can never be reviewed in time; write 12 for yearly.",
            );
        }
    }

    fn time(&mut self, profile: &Profile) {
        let schedule = &profile.schedule;
        if schedule.slot_minutes == 0 && self.stands(&["schedule.slot-minutes"]) {
            self.wrong("schedule.slot-minutes", "A slot of 0 minutes holds nobody; give its length in minutes.");
        }
        if !self.stands(&["schedule.starts", "schedule.ends"]) {
            return;
        }
        let minutes = (schedule.ends - schedule.starts).num_minutes();
        if minutes <= 0 {
            self.wrong(
                "schedule.ends",
                "The meeting ends before it starts; put “ends” after “starts” on the same day.",
            );
            return;
        }
        let lengths = ["schedule.business-minutes", "schedule.slot-minutes", "schedule.emergency-slots"];
        if !self.stands(&lengths) {
            return;
        }
        let slot = i64::from(schedule.slot_minutes);
        let kept = i64::from(schedule.business_minutes) + i64::from(schedule.emergency_slots) * slot;
        let free = minutes - kept;
        if free < slot {
            let sentence = format!(
                "There is no room for one slot of {slot} minutes: the meeting lasts {minutes} minutes, and business and \
                 emergency slots take {kept}."
            );
            self.wrong("schedule.slot-minutes", sentence);
        } else if slot + i64::from(schedule.sibling_minutes) > free && self.stands(&["schedule.sibling-minutes"]) {
            let sentence = format!(
                "Siblings cannot be heard together: a slot with “sibling-minutes” takes {} minutes, and a meeting has \
                 {free} for children.",
                slot + i64::from(schedule.sibling_minutes)
            );
            self.wrong("schedule.sibling-minutes", sentence);
        }
        self.longer_slots(profile, free);
    }

    /// Slots that a reason makes longer: each fits into what a meeting has for children, in minutes.
    fn longer_slots(&mut self, profile: &Profile, free: i64) {
        for (index, reason) in profile.requests.reasons.iter().enumerate() {
            let path = format!("requests.reasons[{index}].minutes");
            match reason.minutes {
                Some(0) => self.wrong(&path, "A slot of 0 minutes holds nobody; give its length in minutes."),
                Some(minutes) if i64::from(minutes) > free => {
                    let sentence =
                        format!("A slot of {minutes} minutes has no room: a meeting has {free} for children.");
                    self.wrong(&path, sentence);
                }
                _ => {}
            }
        }
    }

    fn themes(&mut self, profile: &Profile) {
        let themes = &profile.schedule.themes;
        for (index, theme) in themes.iter().enumerate() {
            let path = format!("schedule.themes[{index}]");
            if !self.stands(&["schedule.themes[].week-of-month", "schedule.themes[].days", "schedule.every-weeks"]) {
                continue;
            }
            match (theme.week_of_month, &theme.days) {
                (None, None) => {
                    self.wrong(&path, "Say when this theme comes: “week-of-month”, or “days” as for a rhythm.");
                }
                (Some(_), Some(_)) => {
                    self.wrong(&path, "This theme says twice when it comes: keep “week-of-month” or “days”.");
                }
                (None, Some(days)) => self.sitting_days(&format!("{path}.days"), days),
                (Some(week), None) => self.week_of_month(profile, &format!("{path}.week-of-month"), week),
            }
            let same = |other: &&Theme| {
                (&other.week_of_month, &other.days) == (&theme.week_of_month, &theme.days)
                    && (theme.week_of_month.is_some() || theme.days.is_some())
            };
            if let Some(other) = themes[..index].iter().find(same) {
                let sentence =
                    format!("“{}” and “{}” cannot share one meeting; give each its own.", theme.name, other.name);
                self.wrong(&format!("{path}.week-of-month"), sentence);
            }
        }
    }

    fn week_of_month(&mut self, profile: &Profile, path: &str, week: u32) {
        let schedule = &profile.schedule;
        // A panel with several rhythms may sit as often as it likes.
        let most = match schedule.rhythms.is_empty() {
            true => WEEKS_OF_A_MONTH.div_ceil(schedule.every_weeks.max(1)),
            false => DAYS_OF_A_MONTH,
        };
        if week == 0 || week > most {
            let sentence = format!("“week-of-month” must be from 1 to {most}: a month never has meeting {week}.");
            self.wrong(path, sentence);
        }
    }
}
