//! Where a panel meets and who sits on it as a rule: what an administrator changes without another profile.

use chrono::{DateTime, Days, Utc};
use quorate_core::calendar::words;
use quorate_core::ids::{EntryId, PanelId};
use quorate_core::ledger::Change;
use quorate_core::meeting::arrangements::Arrangements;
use quorate_core::meeting::attendance;
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::views::PanelArrangementsView;

/// How far ahead meetings are looked for that are still to be held: no series reaches beyond.
const DAYS_AHEAD: u64 = 3 * 366;

impl Service {
    /// What is arranged for a panel: by somebody, or by its profile alone.
    pub(crate) fn arrangements(&self, panel: &PanelId) -> Result<Arrangements, Refusal> {
        match self.book.arrangements(panel)? {
            Some(arranged) => Ok(arranged),
            None => Ok(Arrangements::of_profile(&*self.latest(panel)?)),
        }
    }

    /// Whether who sat at a meeting says anything of the seats that the panel's list leaves open: not where the list was
    /// changed since.
    pub(crate) fn counts_still(&self, held: &Meeting, arranged: &Arrangements) -> Result<bool, Refusal> {
        if !arranged.is_made() {
            return Ok(true);
        }
        let entry = self.book.ledger_entry(self.book.entry_number(arranged.revision)?)?;
        Ok(entry.zip(held.started_at).is_some_and(|(entry, started)| started >= entry.at))
    }

    /// Arranges a panel anew, based on `wanted.revision`. Dates that are planned at a venue take its new words; those at
    /// one that is gone stay where they are.
    pub(crate) fn arrange_panel(
        &mut self,
        panel: &PanelId,
        wanted: Arrangements,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let profile = self.latest(panel)?;
        let mut wanted = wanted.tidied();
        for venue in wanted.venues.iter_mut().filter(|venue| venue.id.is_empty()) {
            venue.id = self.id(now)?.to_string();
        }
        wanted.check()?;
        wanted.check_seats(&profile)?;
        let before = self.arrangements(panel)?;
        if wanted.says_as(&before) {
            return Err(Refusal::wrong_state("That is how it is arranged already: nothing was changed."));
        }
        let mut changes = vec![Change::PanelArranged {
            panel: panel.clone(),
            venues: wanted.venues.clone(),
            members: wanted.members.clone(),
            based_on: wanted.revision,
        }];
        let (mut take, mut told, mut stay) = (0, 0, 0);
        for meeting in self.to_come(panel, now)? {
            match wanted.venue(&meeting.details.venue) {
                Some(venue) if venue.place() != meeting.details.place(&*self.profile_of(&meeting)?) => {
                    take += 1;
                    told += u32::from(meeting.state == MeetingState::Issued);
                    changes.push(Change::MeetingVenueSet {
                        meeting: meeting.id,
                        venue: venue.id.clone(),
                        place: Some(venue.place()),
                        based_on: meeting.revision,
                    });
                }
                Some(_) => {}
                None => stay += u32::from(before.venue(&meeting.details.venue).is_some()),
            }
        }
        let entry = self.commit_all(&changes, now)?.first().copied().unwrap_or_default();
        Ok(Done::said(said(&profile, (take, told, stay)), entry))
    }

    /// All that is arranged for a panel as it was before one entry.
    pub(crate) fn put_panel_back(
        &mut self,
        panel: &PanelId,
        entry: EntryId,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let all = self.arranged_before_each(panel)?;
        let Some((_, before)) = all.into_iter().find(|(changed, _)| *changed == entry) else {
            return Err(Refusal::wrong_state("That is no change of this panel’s venues or people."));
        };
        self.arrange_panel(panel, Arrangements { revision: based_on, ..before }, now)
    }

    /// Meetings of a panel that are still to be held, the next one first.
    fn to_come(&self, panel: &PanelId, now: DateTime<Utc>) -> Result<Vec<Meeting>, Refusal> {
        let today = self.today(now);
        let mut meetings = self.book.meetings(today, today + Days::new(DAYS_AHEAD), Some(panel))?;
        meetings.retain(Meeting::is_to_be_held);
        Ok(meetings)
    }

    pub(crate) fn panel_arrangements(
        &self,
        panel: &PanelId,
        now: DateTime<Utc>,
    ) -> Result<PanelArrangementsView, Refusal> {
        let profile = self.latest(panel)?;
        let arranged = self.arrangements(panel)?;
        let last = self.last_held(panel, self.today(now) + Days::new(1))?;
        let last_met = last.as_ref().map(|(held, _)| held.details.date);
        let last_time = last.map(|(_, sat)| attendance::as_listed(&profile, &sat)).unwrap_or_default();
        let to_come = self.to_come(panel, now)?;
        Ok(PanelArrangementsView {
            history: self.panel_history(panel)?,
            to_come: to_come.into_iter().map(|meeting| self.meeting_line(meeting, now)).collect::<Result<_, _>>()?,
            venues: arranged.venues,
            members: arranged.members,
            revision: arranged.revision,
            profile: Profile::clone(&profile),
            last_time,
            last_met,
        })
    }
}

/// What was done, and what it means for the dates to come: how many take it, of how many somebody was told already, how
/// many stay at a venue that is gone.
fn said(profile: &Profile, (take, told, stay): (u32, u32, u32)) -> String {
    let dates = |many: u32| words::count(many, "date", "dates");
    let mut sentence = format!("{} is arranged so from now on.", profile.name);
    if take > 0 {
        sentence += &format!(" {} to come {} it.", dates(take), if take == 1 { "takes" } else { "take" });
    }
    if told > 0 {
        sentence += " Tell those who were invited.";
    }
    if stay > 0 {
        let (stays, them) = if stay == 1 { ("stays", "it") } else { ("stay", "them") };
        sentence += &format!(" {} {stays} where planned: move {them} below.", dates(stay));
    }
    sentence
}
