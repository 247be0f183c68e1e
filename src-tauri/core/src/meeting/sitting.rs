//! One sitting of a panel, from planned to closed.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{EntryId, MeetingId, PanelId};
use crate::meeting::machine_time;
use crate::meeting::place::MeetingPlace;
use crate::panel::Profile;
use crate::refusal::Refusal;

/// A planned sitting, as the series gives it and the administrator confirms it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MeetingDetails {
    /// Whose sitting it is.
    pub panel: PanelId,
    /// The version of the profile it is held under.
    pub profile_version: u32,
    /// The day on the wall in London.
    pub date: NaiveDate,
    /// Panel business begins then, local time.
    pub starts: NaiveTime,
    /// The latest end, local time.
    pub ends: NaiveTime,
    /// A venue id of the panel; empty for a place that this meeting alone has.
    pub venue: String,
    /// A theme id of the profile, for a themed session (FSF-10).
    pub theme: Option<String>,
    /// The place in words, as they stood when it was chosen; none where it is as the profile calls its venue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<MeetingPlace>,
}

/// Where a sitting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum MeetingState {
    /// In the series; nobody has been told yet.
    Planned,
    /// The agenda has gone out.
    Issued,
    /// Being held: what is done now is an act that can be undone.
    Running,
    /// It is over; its records are finalised, signed and filed.
    Closed,
    /// It was not held.
    Cancelled,
}

impl MeetingState {
    /// Every one there is, in the order of a meeting's life.
    pub const ALL: [Self; 5] = [Self::Planned, Self::Issued, Self::Running, Self::Closed, Self::Cancelled];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Planned => "Planned",
            Self::Issued => "Agenda issued",
            Self::Running => "In session",
            Self::Closed => "Held",
            Self::Cancelled => "Cancelled",
        }
    }
}

/// A sitting of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Meeting {
    /// The same when it is moved to another day.
    pub id: MeetingId,
    /// When, where and under which rules it is held.
    pub details: MeetingDetails,
    /// How far it has come.
    pub state: MeetingState,
    /// When it was started.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Why the chair went on without a quorum, where they did (PS-2).
    pub inquorate_reason: Option<String>,
    /// The entry that last changed it.
    pub revision: EntryId,
}

impl MeetingDetails {
    /// Refuses as `ends` a meeting that ends before it starts, and as `name` one in a place that is called nothing.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.ends <= self.starts {
            return Err(Refusal::invalid("ends", "The meeting must end after it starts."));
        }
        check_place(&self.venue, self.place.as_ref())
    }

    /// Where it is held: in its own words, else as its profile calls the venue.
    pub fn place(&self, profile: &Profile) -> MeetingPlace {
        if let Some(place) = &self.place {
            return place.clone();
        }
        let known = profile.schedule.venues.iter().find(|known| known.id == self.venue);
        MeetingPlace {
            name: known.map_or_else(|| self.venue.clone(), |known| known.name.clone()),
            address: String::new(),
        }
    }
}

/// Refuses as `name` or `venue` where nobody could say where it is.
pub fn check_place(venue: &str, place: Option<&MeetingPlace>) -> Result<(), Refusal> {
    match place {
        Some(place) => place.check(),
        None if venue.is_empty() => Err(Refusal::invalid("venue", "Choose where the meeting is held.")),
        None => Ok(()),
    }
}

impl MeetingState {
    /// Refuses as `WrongState` what needs a meeting that is to be held.
    pub fn check_not_cancelled(self) -> Result<(), Refusal> {
        match self {
            Self::Cancelled => Err(Refusal::wrong_state("This meeting was cancelled: choose another.")),
            _ => Ok(()),
        }
    }

    /// Refuses as `WrongState` what needs a meeting that is to be held or is being held.
    pub fn check_under_way(self) -> Result<(), Refusal> {
        match self {
            Self::Closed => Err(Refusal::wrong_state("This meeting is closed.")),
            state => state.check_not_cancelled(),
        }
    }

    /// Refuses as `WrongState` what is only done while the meeting runs.
    pub fn check_running(self) -> Result<(), Refusal> {
        match self {
            Self::Running => Ok(()),
            _ => Err(Refusal::wrong_state("The meeting is not running: start it first.")),
        }
    }
}

impl Meeting {
    /// A meeting that has not started can be held at another time or place, by the same panel.
    pub fn check_move(&self, to: &MeetingDetails) -> Result<(), Refusal> {
        if !matches!(self.state, MeetingState::Planned | MeetingState::Issued) {
            return Err(Refusal::wrong_state("This meeting has started or was cancelled: it can no longer be moved."));
        }
        if self.details.panel != to.panel {
            return Err(Refusal::wrong_state("A meeting stays with its panel: plan a new one for the other panel."));
        }
        Ok(())
    }

    /// Whether it may become `to`: it starts on its day, and closes when every item of its agenda is `settled`.
    pub fn check_becomes(&self, to: MeetingState, at: DateTime<Utc>, settled: bool) -> Result<(), Refusal> {
        use MeetingState::*;
        let sentence = match (self.state, to) {
            (Planned | Issued, Running) => return machine_time::check_day(at, self.details.date),
            (Planned, Issued | Cancelled) | (Issued, Cancelled) => return Ok(()),
            (Running, Closed) if settled => return Ok(()),
            (Running, Closed) => "Not every item was heard: finish or defer each one, then close the meeting.",
            (Closed, _) => "This meeting is closed: its records can still be written, but not the meeting.",
            (Cancelled, _) => "This meeting was cancelled: plan a new one.",
            (Running, _) => "This meeting is running: close it when every child was heard or deferred.",
            (Planned | Issued, _) => "This meeting has not started: start it first.",
        };
        Err(Refusal::wrong_state(sentence))
    }

    /// Where it is held can be said otherwise until a record that states it is signed.
    pub fn check_venue_open(&self, any_signed: bool) -> Result<(), Refusal> {
        self.state.check_not_cancelled()?;
        match any_signed {
            true => Err(Refusal::wrong_state(
                "A record of this meeting is signed and states where it was held: it no longer changes.",
            )),
            false => Ok(()),
        }
    }

    /// Whether it is still to be held: what its panel arranges anew counts for it.
    pub fn is_to_be_held(&self) -> bool {
        matches!(self.state, MeetingState::Planned | MeetingState::Issued)
    }

    /// Who was there can be noted until a record that says so is signed and the meeting is over.
    pub fn check_attendance_open(&self, any_signed: bool) -> Result<(), Refusal> {
        self.state.check_not_cancelled()?;
        match self.state == MeetingState::Closed && any_signed {
            true => Err(Refusal::wrong_state(
                "A record of this meeting is signed and states who was there: it no longer changes.",
            )),
            false => Ok(()),
        }
    }
}
