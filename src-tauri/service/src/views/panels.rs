//! Panels, their series and the holidays around them.

use chrono::{NaiveDate, NaiveTime};
use quorate_core::panel::Profile;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PanelView {
    /// Absent for a bundled profile that the book has not adopted.
    pub adopted_version: Option<u32>,
    pub bundled_version: Option<u32>,
    pub profile: Profile,
    pub toml: String,
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
