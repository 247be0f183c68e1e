//! Whether the meetings that a profile describes can be held at all.

use super::Check;
use crate::panel::Profile;

/// A month has at most five of any weekday.
const WEEKS_OF_A_MONTH: u32 = 5;

impl Check<'_> {
    pub(super) fn sitting(&mut self, profile: &Profile) {
        self.identity(profile);
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
        if schedule.every_weeks == 0 && self.stands(&["schedule.every-weeks"]) {
            self.wrong("schedule.every-weeks", "A panel cannot meet every 0 weeks; 1 is weekly.");
        }
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
    }

    fn themes(&mut self, profile: &Profile) {
        let schedule = &profile.schedule;
        let most = WEEKS_OF_A_MONTH.div_ceil(schedule.every_weeks.max(1));
        for (index, theme) in schedule.themes.iter().enumerate() {
            let path = format!("schedule.themes[{index}].week-of-month");
            if !self.stands(&["schedule.themes[].week-of-month", "schedule.every-weeks"]) {
                continue;
            }
            if theme.week_of_month == 0 || theme.week_of_month > most {
                let sentence = format!(
                    "“week-of-month” must be from 1 to {most}: a month never has meeting {}.",
                    theme.week_of_month
                );
                self.wrong(&path, sentence);
            }
            let earlier = &schedule.themes[..index];
            if let Some(other) = earlier.iter().find(|other| other.week_of_month == theme.week_of_month) {
                let sentence =
                    format!("“{}” and “{}” cannot share one meeting; give each its own.", theme.name, other.name);
                self.wrong(&path, sentence);
            }
        }
    }
}
