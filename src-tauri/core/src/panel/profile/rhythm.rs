//! On which days a panel sits, in the ways in which terms of reference say it.

use chrono::{Month, NaiveDate, NaiveTime, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One rhythm of a panel; a panel that sits on several kinds of day has several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Rhythm {
    /// Which days these are.
    pub days: SittingDays,
    /// When it starts on these days, where that is not the schedule's own time; local time.
    #[serde(default)]
    #[schemars(with = "Option<String>", extend("format" = "time"))]
    pub starts: Option<NaiveTime>,
    /// The latest end on these days, where that is not the schedule's own.
    #[serde(default)]
    #[schemars(with = "Option<String>", extend("format" = "time"))]
    pub ends: Option<NaiveTime>,
    /// A venue id, where it always sits at one on these days; otherwise venues alternate.
    #[serde(default)]
    pub venue: Option<String>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// Days, as a rule or a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub enum SittingDays {
    /// Every so many weeks.
    #[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
    #[ts(rename_all = "camelCase")]
    Weekly {
        /// In English: "Wednesday".
        #[ts(type = "string")]
        #[schemars(with = "String", extend("format" = "weekday"))]
        weekday: Weekday,
        /// 1 is every week, 2 is every second.
        every: u32,
        /// Any day on which it sits or sat: the weeks are counted from there, whatever part of the year is planned.
        #[schemars(with = "String", extend("format" = "date"))]
        counting_from: NaiveDate,
    },
    /// On the same weekdays of every month.
    #[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
    #[ts(rename_all = "camelCase")]
    Monthly {
        /// In English: "Wednesday".
        #[ts(type = "string")]
        #[schemars(with = "String", extend("format" = "weekday"))]
        weekday: Weekday,
        /// Which of the month's: the first and the third, the last.
        weeks: Vec<WeekOfMonth>,
    },
    /// On days that are set one by one.
    Dates(#[schemars(with = "Vec<DateInWords>")] Vec<NaiveDate>),
}

/// The shape of a date in a list, for the schema alone.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "it lends its shape to the schema")]
#[schemars(transparent)]
struct DateInWords(#[schemars(extend("format" = "date"))] String);

/// Which of a month's days of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum WeekOfMonth {
    /// The 1st to the 7th.
    First,
    /// The 8th to the 14th.
    Second,
    /// The 15th to the 21st.
    Third,
    /// The 22nd to the 28th.
    Fourth,
    /// The last seven days, whether that is the fourth or the fifth.
    Last,
}

/// A month in which a panel does not sit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct MonthOff(#[ts(type = "string")] pub Month);

impl JsonSchema for MonthOff {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MonthOff".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = (1..=12).filter_map(|n| Month::try_from(n).ok()).map(|month| month.name()).collect();
        schemars::json_schema!({ "type": "string", "enum": names })
    }
}

/// A school term, first and last day (schools of one council differ little; a panel that follows them names one list).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct SchoolTerm {
    /// The first day of school.
    #[schemars(with = "String", extend("format" = "date"))]
    pub from: NaiveDate,
    /// The last day of school.
    #[schemars(with = "String", extend("format" = "date"))]
    pub to: NaiveDate,
}

/// A time of the day at which nobody is heard, such as lunch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Break {
    /// As the agenda has it: "Lunch".
    pub label: String,
    /// Local time.
    #[schemars(with = "String", extend("format" = "time"))]
    pub starts: NaiveTime,
    /// How long it is.
    pub minutes: u32,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}
