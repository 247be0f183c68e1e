//! Where single meetings are held: one alone, or those from a day on.

use chrono::{DateTime, Utc};
use quorate_core::ledger::Change;
use quorate_core::meeting::place::MeetingPlace;
use quorate_core::meeting::sitting::MeetingState;
use quorate_core::refusal::Refusal;

use super::meetings::place_at;
use crate::Service;
use crate::act::{Done, MeetingRevision};

impl Service {
    /// Holds meetings of one panel at a venue of it, or in a place of their own, which no other meeting takes over.
    pub(crate) fn set_venue(
        &mut self,
        meetings: Vec<MeetingRevision>,
        venue: String,
        place: Option<MeetingPlace>,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let mut changes = Vec::new();
        let (mut panel, mut told, mut where_to) = (None, false, String::new());
        for MeetingRevision { meeting, based_on } in meetings {
            let held = self.book.meeting(meeting)?;
            let profile = self.profile_of(&held)?;
            if panel.get_or_insert_with(|| held.details.panel.clone()) != &held.details.panel {
                return Err(Refusal::invalid("meetings", "Choose meetings of one panel at a time."));
            }
            let (venue, place) = match &place {
                Some(own) => (String::new(), Some(own.trimmed())),
                None => (venue.clone(), place_at(&profile, &self.arrangements(&held.details.panel)?, &venue)?),
            };
            let mut to = held.details.clone();
            (to.venue, to.place) = (venue, place);
            where_to = to.place(&profile).words();
            if to.venue == held.details.venue && to.place(&profile) == held.details.place(&profile) {
                continue;
            }
            told |= held.state == MeetingState::Issued;
            changes.push(Change::MeetingVenueSet { meeting, venue: to.venue, place: to.place, based_on });
        }
        let sentence = match changes.len() {
            0 => return Err(Refusal::wrong_state("It is held there already: nothing was changed.")),
            1 => format!("The meeting is held at {where_to}."),
            many => format!("{many} meetings are held at {where_to}."),
        };
        let entry = self.commit(&changes, now)?;
        let tell = if told { " Tell those who were invited." } else { "" };
        Ok(Done::said(sentence + tell, entry))
    }
}
