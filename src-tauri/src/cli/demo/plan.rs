//! Which meetings there are, who comes to which, and what happens when.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use quorate_core::ids::{MeetingId, PanelId};
use quorate_core::refusal::Refusal;

use super::county::{Case, Script, Visit};
use super::stage::{DemoStage, amiss, at};
use quorate_service::act::{Act, PlannedMeeting};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::ProposedDate;

/// Meetings of each panel that are planned beyond the next.
const AHEAD: i64 = 2;

/// A meeting of the simulation.
pub struct PlayedMeeting<'s> {
    pub panel: String,
    pub id: MeetingId,
    /// Back from the next meeting, which is 0.
    pub weeks_ago: i32,
    pub date: NaiveDate,
    pub starts: NaiveTime,
    pub theme: Option<String>,
    pub visits: Vec<(&'s Case, &'s Visit)>,
    files_on_the_day: bool,
}

/// What somebody has to do about a meeting.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Job {
    Book,
    BookLate,
    Hold,
    Sign,
    File,
    Amend,
}

impl PlayedMeeting<'_> {
    /// Everything that is done about it, in order. What lies after today is left undone.
    pub fn jobs(&self, today: NaiveDate) -> Vec<(NaiveDateTime, Job)> {
        let friday = self.date.week(Weekday::Mon).first_day() - Duration::days(3);
        let thursday = self.date + Duration::days(i64::from(Weekday::Thu.days_since(self.date.weekday())));
        let (sign, file) = match self.files_on_the_day {
            true => (at(self.date, 17, 0), at(self.date, 17, 30)),
            false => (at(thursday, 9, 15), at(thursday, 14, 0)),
        };
        let mut jobs = vec![
            // Meetings ahead are booked by now, whatever their Friday.
            (at(friday, 10, 0).min(at(today, 8, 30)), Job::Book),
            (at(self.date - Duration::days(1), 16, 0).min(at(today, 8, 45)), Job::BookLate),
            (self.date.and_time(self.starts), Job::Hold),
            (sign, Job::Sign),
            (file, Job::File),
            (at(thursday + Duration::days(6), 9, 30), Job::Amend),
        ];
        // Today's meeting is still being held, whatever its clock says.
        jobs.retain(|(when, job)| when.date() <= today && !(self.is_next() && *job > Job::Hold));
        jobs
    }

    pub fn is_next(&self) -> bool {
        self.weeks_ago == 0
    }
}

/// Plans the series of a panel and says who comes to which meeting.
pub fn series<'s>(
    stage: &mut DemoStage,
    who: &str,
    script: &'s Script,
    panel: &str,
    weeks: u32,
    when: NaiveDateTime,
) -> Result<Vec<PlayedMeeting<'s>>, Refusal> {
    let today = stage.today();
    let from = today - Duration::weeks(i64::from(weeks));
    let to = today + Duration::weeks(AHEAD) + Duration::days(6);
    let Answer::ProposeSeries(proposed) = stage.ask(Ask::ProposeSeries { panel: PanelId(panel.into()), from, to })?
    else {
        return Err(amiss("was answered something else"));
    };
    let meetings: Vec<PlannedMeeting> = proposed.into_iter().filter_map(planned).collect();
    let act = Act::PlanSeries { panel: PanelId(panel.into()), meetings: meetings.clone() };
    let done = stage.act(who, when, act)?;
    let held = meetings.iter().filter(|meeting| meeting.date < today).count();
    let mut sittings = Vec::new();
    for (place, (id, meeting)) in done.ids.iter().zip(meetings).enumerate() {
        sittings.push(PlayedMeeting {
            panel: panel.to_owned(),
            id: MeetingId(id.parse().ok().ok_or_else(|| amiss("was given no id"))?),
            weeks_ago: held as i32 - place as i32,
            date: meeting.date,
            starts: meeting.starts,
            theme: meeting.theme,
            visits: Vec::new(),
            files_on_the_day: script.county.panels.get(panel).is_some_and(|cast| cast.files_on_the_day),
        });
    }
    assign(&mut sittings, script.cases.get(panel).map_or(&[][..], Vec::as_slice));
    Ok(sittings)
}

/// A date of the series, moved within its week where it is a holiday.
fn planned(one: ProposedDate) -> Option<PlannedMeeting> {
    let date = if one.holiday.is_some() { one.alternatives.first().copied()? } else { one.date };
    Some(PlannedMeeting { date, starts: one.starts, ends: one.ends, venue: one.venue, theme: one.theme })
}

/// Gives each meeting the visits that the script sets for it.
fn assign<'s>(sittings: &mut [PlayedMeeting<'s>], cases: &'s [Case]) {
    let themed: Vec<i32> = sittings.iter().rev().filter(|one| one.theme.is_some()).map(|one| one.weeks_ago).collect();
    for case in cases {
        for visit in &case.visits {
            let weeks_ago = match case.themed {
                true => usize::try_from(visit.weeks_ago).ok().and_then(|nth| themed.get(nth).copied()),
                false => Some(visit.weeks_ago),
            };
            if let Some(sitting) = sittings.iter_mut().find(|one| Some(one.weeks_ago) == weeks_ago) {
                // A themed session may fall on the day of an ordinary one: a child is heard once in a meeting.
                let there = sitting.visits.iter().any(|(other, _)| other.family == case.family);
                if !there {
                    sitting.visits.push((case, visit));
                }
            }
        }
    }
}
