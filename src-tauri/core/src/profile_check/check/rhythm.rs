//! Whether the days that a profile gives are days, and said once.

use super::Check;
use crate::panel::Profile;
use crate::panel::profile::{Schedule, SittingDays};

impl Check<'_> {
    pub(super) fn rhythm(&mut self, profile: &Profile) {
        let schedule = &profile.schedule;
        if !self.stands(&["schedule.weekday", "schedule.rhythms", "schedule.when-needed", "schedule.every-weeks"]) {
            return;
        }
        self.said_once(schedule);
        match schedule.every_weeks {
            0 => self.wrong("schedule.every-weeks", "A panel cannot meet every 0 weeks; 1 is weekly."),
            1 => {}
            // Counted anew whenever a part of the year is planned, the weeks would change over.
            weeks => {
                let sentence = format!(
                    "Every {weeks} weeks from when? Say it under “rhythms” instead: \
                     days = {{ weekly = {{ weekday = …, every = {weeks}, counting-from = \"2026-11-25\" }} }}."
                );
                self.wrong("schedule.every-weeks", sentence);
            }
        }
        for (index, rhythm) in schedule.rhythms.iter().enumerate() {
            let path = format!("schedule.rhythms[{index}]");
            self.sitting_days(&format!("{path}.days"), &rhythm.days);
            let (starts, ends) = (rhythm.starts.unwrap_or(schedule.starts), rhythm.ends.unwrap_or(schedule.ends));
            if (rhythm.starts.is_some() || rhythm.ends.is_some()) && ends <= starts {
                self.wrong(&path, "On these days the meeting ends before it starts; put “ends” after “starts”.");
            }
            let known = |id: &String| schedule.venues.iter().any(|venue| venue.id == *id);
            if rhythm.venue.as_ref().is_some_and(|id| !known(id)) && self.stands(&["schedule.venues"]) {
                self.wrong(&format!("{path}.venue"), "There is no such venue: add it under “schedule.venues”.");
            }
        }
        self.terms_and_breaks(schedule);
    }

    fn said_once(&mut self, schedule: &Schedule) {
        let ways = [schedule.weekday.is_some(), !schedule.rhythms.is_empty(), schedule.when_needed];
        match ways.iter().filter(|said| **said).count() {
            0 => self.wrong(
                "schedule",
                "When does the panel sit? Give a “weekday”, “rhythms”, or “when-needed = true” for one without a timetable.",
            ),
            1 => {}
            _ => self.wrong("schedule", "Keep one of “weekday”, “rhythms” and “when-needed”: the days are said twice."),
        }
        let seasonal = !schedule.not_in.is_empty() || schedule.term_time_only;
        if schedule.when_needed && seasonal {
            let sentence =
                "A panel that meets when it is needed has no months off; take “not-in” and “term-time-only” out.";
            self.wrong("schedule.when-needed", sentence);
        }
    }

    /// What is wrong with a rule that gives days.
    pub(super) fn sitting_days(&mut self, path: &str, days: &SittingDays) {
        match days {
            SittingDays::Weekly { every: 0, .. } => {
                self.wrong(&format!("{path}.weekly.every"), "A panel cannot meet every 0 weeks; 1 is weekly.");
            }
            SittingDays::Monthly { weeks, .. } if weeks.is_empty() => {
                self.wrong(
                    &format!("{path}.monthly.weeks"),
                    "Say which of the month: first, second, third, fourth or last.",
                );
            }
            SittingDays::Dates(dates) if dates.is_empty() => {
                self.wrong(&format!("{path}.dates"), "The list of dates is empty; write each as \"2026-11-25\".");
            }
            _ => {}
        }
    }

    fn terms_and_breaks(&mut self, schedule: &Schedule) {
        match (schedule.term_time_only, schedule.school_terms.is_empty()) {
            (true, true) => self.wrong(
                "schedule.term-time-only",
                "Nobody knows when term is: list the terms under “school-terms”, each with “from” and “to”.",
            ),
            (false, false) => self.wrong(
                "schedule.school-terms",
                "The terms change nothing unless the panel sits “term-time-only = true”; add that or take them out.",
            ),
            _ => {}
        }
        for (index, term) in schedule.school_terms.iter().enumerate() {
            if term.to < term.from && self.stands(&["schedule.school-terms[].from", "schedule.school-terms[].to"]) {
                self.wrong(&format!("schedule.school-terms[{index}].to"), "This term ends before it begins.");
            }
        }
        for (index, one) in schedule.breaks.iter().enumerate() {
            let path = format!("schedule.breaks[{index}]");
            if one.minutes == 0 {
                self.wrong(&format!("{path}.minutes"), "A break of 0 minutes is none; give its length in minutes.");
            }
            let within = (schedule.starts..schedule.ends).contains(&one.starts);
            if !within && self.stands(&["schedule.starts", "schedule.ends", "schedule.breaks[].starts"]) {
                self.wrong(&format!("{path}.starts"), "The break lies outside the meeting; choose a time within it.");
            }
        }
    }
}
