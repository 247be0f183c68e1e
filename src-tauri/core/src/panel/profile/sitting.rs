//! When and where a panel sits, who is at the table, and when it may decide.

use chrono::{NaiveTime, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Break, Condition, MonthOff, Profile, Rhythm, SchoolTerm, SittingDays};

/// When and where it sits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Schedule {
    /// In English: "Wednesday". A panel with another rhythm says it under `rhythms`; one that meets when it is needed (a
    /// conference, a strategy discussion) has neither.
    #[serde(default)]
    #[ts(type = "string | null")]
    #[schemars(with = "Option<String>", extend("format" = "weekday"))]
    pub weekday: Option<Weekday>,
    /// With `weekday`: 1 is every week.
    #[serde(default = "one")]
    pub every_weeks: u32,
    /// Days that a weekday alone does not say: every second week, the first and third of a month, several kinds of day.
    #[serde(default)]
    pub rhythms: Vec<Rhythm>,
    /// Whether it meets only when it is needed: each meeting then has a date, people and a place of its own.
    #[serde(default)]
    pub when_needed: bool,
    /// Months in which it does not sit: "August".
    #[serde(default)]
    pub not_in: Vec<MonthOff>,
    /// Whether it sits in the terms of `school-terms` alone.
    #[serde(default)]
    pub term_time_only: bool,
    /// The terms of the council's schools, as far as they are set.
    #[serde(default)]
    pub school_terms: Vec<SchoolTerm>,
    /// Panel business begins then, local time.
    #[schemars(with = "String", extend("format" = "time"))]
    pub starts: NaiveTime,
    /// The latest end.
    #[schemars(with = "String", extend("format" = "time"))]
    pub ends: NaiveTime,
    /// Panel business before the first slot, in minutes (CLAM-5). Nought where the profile does not say.
    #[serde(default)]
    pub business_minutes: u32,
    /// What panel business always holds.
    #[serde(default)]
    pub business: Vec<BusinessItem>,
    /// Times at which nobody is heard.
    #[serde(default)]
    pub breaks: Vec<Break>,
    /// How long one child has, in minutes (CLAM-5); a reason may say otherwise.
    pub slot_minutes: u32,
    /// More minutes when siblings come together (CLAM-5). Nought where the profile does not say.
    #[serde(default)]
    pub sibling_minutes: u32,
    /// Whether `sibling-minutes` is added once for all siblings or for each one after the first.
    #[serde(default)]
    pub sibling_rule: SiblingRule,
    /// Slots kept free for emergencies at the end of each meeting. None where the profile does not say.
    #[serde(default)]
    pub emergency_slots: u32,
    /// More than one alternate from meeting to meeting (CLAM-5).
    pub venues: Vec<Venue>,
    /// Sessions that are about one thing; none where every session is alike.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// A standing point of panel business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct BusinessItem {
    /// As the agenda has it: "Actions from last time".
    pub label: String,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// How a slot grows when siblings come together (CLAM-5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum SiblingRule {
    /// By the same extra time, however many they are.
    #[default]
    Once,
    /// By the extra time for every child after the first.
    EachFurtherChild,
}

/// A place where the panel sits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Venue {
    /// Short and lasting: meetings keep it.
    pub id: String,
    /// As an invitation says it.
    pub name: String,
}

/// A session given to one theme each month (FSF-10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Theme {
    /// Short and lasting: meetings keep it.
    pub id: String,
    /// As the agenda says it.
    pub name: String,
    /// Which meeting of the month: 1 is the first.
    #[serde(default)]
    pub week_of_month: Option<u32>,
    /// Or on which of the panel's days: the last Wednesday of a month, every sixth week, set dates.
    #[serde(default)]
    pub days: Option<SittingDays>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// What a role is at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Seat {
    /// Chairs, agrees decisions and signs.
    Chair,
    /// Chairs in the chair's absence, or jointly (EFH-3).
    ViceChair,
    /// Chairs together with another (EFH-3).
    JointChair,
    /// Sits at every meeting and counts towards the quorum.
    Member,
    /// Presents a child and attends for that item: SW, TM, PM.
    Presenter,
    /// Told of the outcome, need not attend: IRO.
    Informed,
    /// Screens requests and runs the list.
    Coordinator,
    /// Writes the record.
    MinuteTaker,
    /// Watches and learns; never counts towards the quorum (CLAM-12).
    Observer,
}

/// Somebody the panel knows by what they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct PanelRole {
    /// Short and lasting: attendance, requests and actions keep it.
    pub id: String,
    /// In full: "Social worker".
    pub label: String,
    /// Initials as they are said: "SW".
    #[serde(default)]
    pub short: String,
    /// Other ways the role is said, for quick entry: "allocated worker".
    #[serde(default)]
    pub also: Vec<String>,
    /// Whom they come from: quorums may count agencies (PS-2).
    pub agency: String,
    /// What they are at the table.
    pub seat: Seat,
    /// How many of them the panel lists.
    #[serde(default = "one")]
    pub count: u32,
    /// Attends only meetings of this theme (FSF-10).
    #[serde(default)]
    pub theme: Option<String>,
    /// Presenters: a request without one is refused (FSF-5).
    #[serde(default)]
    pub must_attend: bool,
    /// Presenters: when they come; always where nothing is said (PS-1: the adoption agency).
    #[serde(default)]
    pub when: Option<Condition>,
    /// What they bring from their own service (FSF-3).
    #[serde(default)]
    pub brings: String,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

fn one() -> u32 {
    1
}

/// When a meeting may decide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Quorum {
    /// All of these must hold.
    #[serde(default)]
    pub rules: Vec<QuorumRule>,
    /// Where the quorum is not there and all of these hold, the panel may decide in principle, and each decision says so.
    /// Nothing may be decided in principle where there are none.
    #[serde(default)]
    pub in_principle: Vec<QuorumRule>,
    /// Whether the chair may go on without a quorum, giving reasons (PS-2).
    pub chair_may_proceed: bool,
    /// Whether the chair may not where the panel went on without a quorum the last time that it heard this child too (PS-2).
    #[serde(default)]
    pub never_twice_running: bool,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// One thing that must be true of who is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct QuorumRule {
    /// As it is said when missing: "two heads of service".
    pub label: String,
    /// How many must be there.
    pub at_least: u32,
    /// Who is counted.
    pub of: QuorumOf,
    /// Whether those who come for one child count while that child is heard (PS-2: a conference, where social care presents).
    #[serde(default)]
    pub presenters_count: bool,
    /// Whether only those count who are marked as having been in direct contact with the child (PS-2).
    #[serde(default)]
    pub direct_contact: bool,
    /// Role ids: while somebody in one of these is there, the rule asks for nobody. So terms say that an independent member
    /// must be there where no independent vice chair is.
    #[serde(default)]
    pub unless_present: Vec<String>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

impl QuorumRule {
    /// The theme whose meetings alone it applies to: all the roles it counts attend only those (FSF-10).
    pub fn theme<'p>(&self, profile: &'p Profile) -> Option<&'p str> {
        let QuorumOf::Roles(ids) = &self.of else { return None };
        let mut themes = profile.roles.iter().filter(|role| ids.contains(&role.id)).map(|role| role.theme.as_deref());
        let first = themes.next().flatten()?;
        themes.all(|theme| theme == Some(first)).then_some(first)
    }
}

/// What is counted. Observers never count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub enum QuorumOf {
    /// People present in any of these roles.
    Roles(Vec<String>),
    /// People present from any of these agencies.
    Agencies(Vec<String>),
    /// Different agencies present other than these (PS-2: two besides social care).
    AgenciesBesides(Vec<String>),
}
