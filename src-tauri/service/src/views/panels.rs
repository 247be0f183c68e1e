//! Panels, their series and the holidays around them.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use quorate_core::ids::EntryId;
use quorate_core::meeting::arrangements::{PanelMember, PanelVenue};
use quorate_core::panel::Profile;
use quorate_core::panel::read_out::RulesPart;
use serde::Serialize;
use ts_rs::TS;

use super::week::MeetingLine;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PanelView {
    /// Absent for a bundled profile that the book has not adopted.
    pub adopted_version: Option<u32>,
    pub bundled_version: Option<u32>,
    pub profile: Profile,
    /// Where it meets as things stand, by what the book has arranged.
    pub venues: Vec<PanelVenue>,
    pub toml: String,
    /// Everything that the profile says, in words.
    pub rules: Vec<RulesPart>,
    /// When its terms were last reviewed, and are to be again (CLAM-13), where the panel sets a time.
    pub terms: Option<String>,
}

/// Where a panel meets, who sits on it as a rule, and how that came to be.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PanelArrangementsView {
    pub profile: Profile,
    pub venues: Vec<PanelVenue>,
    pub members: Vec<PanelMember>,
    /// Who sat there when the panel last met, for a list that nobody has begun.
    pub last_time: Vec<PanelMember>,
    /// When that was.
    pub last_met: Option<NaiveDate>,
    pub revision: EntryId,
    /// Meetings that are still to be held, the next one first.
    pub to_come: Vec<MeetingLine>,
    /// The latest change first.
    pub history: Vec<PanelHistoryLine>,
}

/// One change of what is arranged for a panel, in words.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PanelHistoryLine {
    pub at: DateTime<Utc>,
    pub by: String,
    pub said: Vec<String>,
    /// The entry that can be put back: venues and people as they were before it.
    pub entry: Option<EntryId>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ProfileMistake {
    pub line: u32,
    pub path: String,
    pub sentence: String,
}

/// A date that the profile's schedule gives.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ProposedDate {
    pub date: NaiveDate,
    pub starts: NaiveTime,
    pub ends: NaiveTime,
    pub venue: String,
    pub venue_name: String,
    pub theme: Option<String>,
    pub theme_name: Option<String>,
    /// The bank holiday it falls on: skip it, or move it to one of the alternatives.
    pub holiday: Option<String>,
    pub alternatives: Vec<NaiveDate>,
    /// There is a meeting of this panel on that day already.
    pub exists: bool,
    /// Why it cannot be told whether this is a working day.
    pub unknown: Option<String>,
    /// Slots that it would have for anybody.
    pub slots: u32,
    /// Slots that it would keep for emergencies.
    pub emergency_slots: u32,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HolidaysView {
    pub published_until: NaiveDate,
    pub bank: Vec<Holiday>,
    pub one_off: Vec<Holiday>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Holiday {
    pub date: NaiveDate,
    pub name: String,
}
