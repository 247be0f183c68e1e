//! Planning: the series a profile gives, its meetings moved and called off.

use chrono::{DateTime, Days, NaiveDate, Utc};
use quorate_core::ids::{EntryId, MeetingId, PanelId};
use quorate_core::ledger::Change;
use quorate_core::meeting::arrangements::Arrangements;
use quorate_core::meeting::place::MeetingPlace;
use quorate_core::meeting::sitting::{MeetingDetails, MeetingState};
use quorate_core::meeting::slots::{check_fits, slots};
use quorate_core::panel::Profile;
use quorate_core::panel::schedule::{self, ProposedMeeting};
use quorate_core::refusal::Refusal;

use super::agenda::{waits_again, wanted};
use crate::Service;
use crate::act::{Done, PlannedMeeting};
use crate::follow_up::list_rows::count;
use crate::labels::theme_name;
use crate::views::{MeetingLine, ProposedDate};

/// How far back the meeting before a series is looked for, to know whose turn it is among the venues (CLAM-5).
const DAYS_BACK: u64 = 92;

impl Service {
    pub(crate) fn plan_series(
        &mut self,
        panel: PanelId,
        planned: Vec<PlannedMeeting>,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let profile = self.latest(&panel)?;
        let arranged = self.arrangements(&panel)?;
        if planned.is_empty() {
            return Err(Refusal::invalid("meetings", "Choose at least one date."));
        }
        let mut done = Done::default();
        let mut changes = Vec::new();
        for one in planned {
            let details = details(&profile, &arranged, None, one)?;
            let meeting = MeetingId(self.id(now)?);
            done.ids.push(meeting.to_string());
            changes.push(Change::MeetingPlanned { meeting, details });
        }
        done.sentence = match changes.len() {
            1 => "One meeting is planned.".to_owned(),
            many => format!("{many} meetings are planned."),
        };
        done.revision = self.commit(&changes, now)?;
        Ok(done)
    }

    pub(crate) fn move_meeting(
        &mut self,
        meeting: MeetingId,
        to: PlannedMeeting,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let held = self.book.meeting(meeting)?;
        let profile = self.profile_of(&held)?;
        let arranged = self.arrangements(&profile.id)?;
        let details = details(&profile, &arranged, Some(&held.details), to)?;
        let same_day = |one: &MeetingDetails| (one.starts, one.ends, one.theme.clone());
        if same_day(&held.details) != same_day(&details) && !self.book.hidden_slots(meeting)?.is_empty() {
            return Err(Refusal::wrong_state(
                "A restricted item has a slot here: leave time and theme as they are, or ask somebody who is named for it.",
            ));
        }
        self.check_agenda_fits(&profile, meeting, &details)?;
        let entry = self.commit(&[Change::MeetingMoved { meeting, details, based_on }], now)?;
        Ok(Done::said("The meeting is moved. Tell those who were invited.", entry))
    }

    /// Whether everything on the agenda still has its slot at another time or theme.
    fn check_agenda_fits(&self, profile: &Profile, meeting: MeetingId, to: &MeetingDetails) -> Result<(), Refusal> {
        let mut held = Vec::new();
        for item in self.book.items(meeting)?.into_iter().filter(|item| item.state.holds_slot()) {
            held.push((self.book.request(item.details.request)?, item.details));
        }
        check_fits(profile, to, held.iter().map(|(of, item)| (item.clone(), wanted(of, item.emergency))))
    }

    /// Calls a meeting off; what was placed in it waits for another slot.
    pub(crate) fn cancel_meeting(
        &mut self,
        meeting: MeetingId,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if !self.book.hidden_slots(meeting)?.is_empty() {
            return Err(Refusal::wrong_state(
                "A restricted item is on this agenda: somebody who is named for it takes it off first.",
            ));
        }
        let mut changes = Vec::new();
        for item in self.book.items(meeting)? {
            let request = self.book.request(item.details.request)?;
            changes.push(Change::ItemRemoved { item: item.id, family: request.family });
            changes.push(waits_again(&request));
        }
        changes.push(Change::MeetingStateSet { meeting, state: MeetingState::Cancelled, at: now, based_on });
        let entry = self.commit(&changes, now)?;
        Ok(Done::said("The meeting is cancelled. Its requests wait for another slot.", entry))
    }

    pub(crate) fn propose_series(
        &self,
        panel: &PanelId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<ProposedDate>, Refusal> {
        let profile = self.latest(panel)?;
        let before = from.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(from);
        let mut planned = self.book.meetings(before, to, Some(panel))?;
        planned.retain(|meeting| meeting.state != MeetingState::Cancelled);
        let last = planned.iter().rfind(|meeting| meeting.details.date < from);
        let previous = last.map(|meeting| meeting.details.venue.as_str());
        let arranged = self.arrangements(panel)?;
        let in_turn = arranged.in_turn(&profile);
        let mut proposed = schedule::series(&in_turn, from, to, previous, &self.calendar()?);
        // One day alone is meant, whichever day of the week it is: an extra meeting.
        if from == to && proposed.is_empty() {
            proposed.push(schedule::extra(&in_turn, from, previous, &self.calendar()?));
        }
        let exists = |date| planned.iter().any(|meeting| meeting.details.date == date);
        Ok(proposed.into_iter().map(|one| proposed_date(&profile, &arranged, exists(one.date), one)).collect())
    }

    pub(crate) fn meetings(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Vec<MeetingLine>, Refusal> {
        let meetings = self.book.meetings(from, to, None)?;
        let returning = self.returning_counts(&meetings, now)?;
        meetings.into_iter().map(|meeting| self.meeting_line_with_reviews(meeting, &returning, now)).collect()
    }
}

fn proposed_date(profile: &Profile, arranged: &Arrangements, exists: bool, one: ProposedMeeting) -> ProposedDate {
    let (holiday, alternatives) =
        one.clash.map_or((None, Vec::new()), |clash| (Some(clash.holiday), clash.alternatives));
    let empty = MeetingDetails {
        panel: profile.id.clone(),
        profile_version: profile.version,
        date: one.date,
        starts: one.starts,
        ends: one.ends,
        venue: one.venue.clone(),
        theme: one.theme.clone(),
        place: None,
    };
    let slots = slots(profile, &empty, &[]);
    let kept = slots.iter().filter(|slot| slot.emergency).count();
    ProposedDate {
        slots: count(slots.len() - kept),
        emergency_slots: count(kept),
        date: one.date,
        starts: one.starts,
        ends: one.ends,
        venue_name: arranged.venue(&one.venue).map_or_else(String::new, |venue| venue.name.clone()),
        venue: one.venue,
        theme_name: theme_name(profile, one.theme.as_deref()),
        theme: one.theme,
        holiday,
        alternatives,
        exists,
        unknown: one.unknown,
    }
}

/// The place of a venue, as a meeting keeps it: nothing of its own while the panel's venues are the profile's.
pub(crate) fn place_at(
    profile: &Profile,
    arranged: &Arrangements,
    venue: &str,
) -> Result<Option<MeetingPlace>, Refusal> {
    match arranged.venue(venue) {
        Some(known) => Ok(arranged.is_made().then(|| known.place())),
        None => {
            Err(Refusal::invalid("venue", format!("{} does not meet there: choose one of its venues.", profile.name)))
        }
    }
}

/// A date of the series as the book keeps it. `held` is the meeting as it was: where it was held it may stay, whether or
/// not the panel meets there still.
fn details(
    profile: &Profile,
    arranged: &Arrangements,
    held: Option<&MeetingDetails>,
    one: PlannedMeeting,
) -> Result<MeetingDetails, Refusal> {
    let place = match held.filter(|held| held.venue == one.venue) {
        Some(held) => held.place.clone(),
        None => place_at(profile, arranged, &one.venue)?,
    };
    if one.theme.as_ref().is_some_and(|theme| profile.schedule.themes.iter().all(|known| known.id != *theme)) {
        return Err(Refusal::invalid(
            "theme",
            format!("{} has no such theme: choose one of its themes.", profile.name),
        ));
    }
    Ok(MeetingDetails {
        panel: profile.id.clone(),
        profile_version: profile.version,
        date: one.date,
        starts: one.starts,
        ends: one.ends,
        venue: one.venue,
        theme: one.theme,
        place,
    })
}
