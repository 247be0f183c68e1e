//! A deadline as a profile states it: how long, in which unit, counted from what.

use chrono::Weekday;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The unit a deadline is counted in. The sources use all of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Unit {
    /// Sixty minutes each, by day and by night.
    Hours,
    /// Monday to Friday, less holidays; the event's own day is not counted.
    WorkingDays,
    /// Every day counts; the event's own day does not.
    CalendarDays,
    /// Seven calendar days each.
    Weeks,
    /// To the same day of a later month, or that month's last.
    Months,
}

/// How long, and in which direction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub enum Span {
    /// Within so many units after the event. Nought working days is the day itself (CLAM-9).
    Within {
        /// How many units.
        amount: u32,
        /// What is counted.
        unit: Unit,
    },
    /// At least so many units before the event (PS-2: five working days before).
    Before {
        /// How many units.
        amount: u32,
        /// What is counted.
        unit: Unit,
    },
    /// By the end of the last such weekday before the event (CLAM-4: the Friday before).
    WeekdayBefore {
        /// The day of the week that it ends on, such as Friday.
        #[ts(type = "string")]
        #[schemars(with = "String", extend("format" = "weekday"))]
        weekday: Weekday,
    },
}

/// What a deadline is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Event {
    /// The start of the meeting.
    Meeting,
    /// The day the child came into care (CLAM-2).
    Admission,
    /// The day of birth; of an unborn child the day on which it is expected.
    Birth,
    /// The start of the section 47 enquiry (PS-2).
    Enquiry,
    /// The start of the child protection plan (LCP-1).
    ProtectionPlan,
    /// The start of the child in need plan (PS-5).
    InNeedPlan,
    /// The day since which the child is looked after under section 20.
    #[serde(rename = "section-20")]
    #[ts(rename = "section-20")]
    Section20,
    /// The day on which care proceedings were issued.
    Proceedings,
    /// The first day in the present placement (PS-11).
    Placement,
    /// The meeting before, of the same kind (PS-1, PS-2, PS-3).
    PreviousMeeting,
    /// The day the request was received.
    Request,
    /// When the record is signed.
    Signature,
}
