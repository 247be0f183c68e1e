//! A deadline as a profile states it: how long, in which unit, counted from what.

use chrono::{NaiveTime, Weekday};
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
        /// The hour on that day, local time; its end where nothing is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<String>", extend("format" = "time"))]
        #[ts(optional)]
        at: Option<NaiveTime>,
    },
    /// By the end of the last such weekday before the event (CLAM-4: the Friday before).
    WeekdayBefore {
        /// The day of the week that it ends on, such as Friday.
        #[ts(type = "string")]
        #[schemars(with = "String", extend("format" = "weekday"))]
        weekday: Weekday,
        /// The hour on that day, local time ("5pm on the Thursday before"); its end where nothing is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<String>", extend("format" = "time"))]
        #[ts(optional)]
        at: Option<NaiveTime>,
    },
}

/// What a deadline is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Event {
    /// The start of the meeting.
    Meeting,
    /// The end of the meeting: when it was closed, or is to end.
    MeetingEnd,
    /// The day the child came into care (CLAM-2).
    Admission,
    /// The day of birth.
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
    /// The day on which an unborn child is expected.
    ExpectedBirth,
    /// The meeting before of that child, of the same panel or of another that the deadline names (PS-1, PS-2, PS-3).
    PreviousMeeting,
    /// The day the request was received.
    Request,
    /// When the record is signed.
    Signature,
    /// When the record was marked as circulated.
    Circulation,
}

impl Event {
    /// Inside a sentence: "within 7 working days of coming into care".
    pub fn words(self) -> &'static str {
        match self {
            Self::Meeting => "the meeting",
            Self::MeetingEnd => "the end of the meeting",
            Self::Admission => "coming into care",
            Self::Birth => "the birth",
            Self::Enquiry => "the start of the enquiry",
            Self::ProtectionPlan => "the start of the child protection plan",
            Self::InNeedPlan => "the start of the child in need plan",
            Self::Section20 => "coming to be looked after under section 20",
            Self::Proceedings => "the issue of care proceedings",
            Self::Placement => "the start of the placement",
            Self::ExpectedBirth => "the day the baby is expected",
            Self::PreviousMeeting => "the meeting before",
            Self::Request => "the request",
            Self::Signature => "the signature",
            Self::Circulation => "its circulation",
        }
    }

    /// Whether it is part of a meeting or of its record; the others are known of a request.
    pub fn is_of_a_meeting(self) -> bool {
        matches!(self, Self::Meeting | Self::MeetingEnd | Self::Signature | Self::Circulation)
    }
}

impl Span {
    /// Whether it ends before the event that it is counted from.
    pub fn is_before(&self) -> bool {
        !matches!(self, Self::Within { .. })
    }
}
