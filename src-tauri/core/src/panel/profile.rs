//! The panel profile, as `assets/panels/*.toml` writes it. Each rule carries the id of its source.

use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::deadline::{Event, Span};
use crate::meeting::PanelId;
use crate::meeting::child::SubjectKind;

/// A panel, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Profile {
    pub id: PanelId,
    /// Grows by one with every change; a meeting keeps the version it was held under.
    pub version: u32,
    /// In full: "Children Looked After Monitoring panel".
    pub name: String,
    /// As it is said: "CLAM panel".
    pub short_name: String,
    /// One or two plain sentences, shown to whoever books a slot.
    pub purpose: String,
    /// On every page of a record: "OFFICIAL-SENSITIVE".
    pub marking: String,
    pub source: String,
    /// Whom or what it discusses (CLAM-1, EFH-1).
    pub subjects: Vec<SubjectKind>,
    pub schedule: Schedule,
    pub requests: Requests,
    pub roles: Vec<PanelRole>,
    pub quorum: Quorum,
    pub recorded: Recorded,
    pub deadlines: Vec<DeadlineRule>,
    pub document: Document,
}

/// When and where it sits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Schedule {
    #[ts(type = "string")]
    pub weekday: Weekday,
    /// 1 is weekly.
    pub every_weeks: u32,
    pub starts: NaiveTime,
    /// The latest end.
    pub ends: NaiveTime,
    /// Panel business before the first slot, in minutes (CLAM-5).
    pub business_minutes: u32,
    pub slot_minutes: u32,
    /// More minutes when siblings come together (CLAM-5). Nought where the profile does not say.
    pub sibling_minutes: u32,
    /// Whether `sibling-minutes` is added once for all siblings or for each one after the first.
    pub sibling_rule: SiblingRule,
    /// Slots kept free for emergencies at the end of each meeting.
    pub emergency_slots: u32,
    /// More than one alternate from meeting to meeting (CLAM-5).
    pub venues: Vec<Venue>,
    #[serde(default)]
    pub themes: Vec<Theme>,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum SiblingRule {
    Once,
    EachFurtherChild,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Venue {
    pub id: String,
    pub name: String,
}

/// A session given to one theme each month (FSF-10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Theme {
    pub id: String,
    pub name: String,
    /// Which meeting of the month: 1 is the first.
    pub week_of_month: u32,
    pub source: String,
}

/// What must be true of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Requests {
    pub reasons: Vec<Reason>,
    /// Who must agree before the request is taken (CLAM-3).
    #[serde(default)]
    pub gate: Vec<Gate>,
    /// Whether a co-ordinator screens requests before they get a slot, and where they may point (CLAM-3).
    #[serde(default)]
    pub triage: Option<Triage>,
    /// By when the request and its papers must be in.
    pub deadline: Span,
    pub papers: Vec<Paper>,
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Reason {
    pub id: String,
    pub label: String,
    /// Taken only at meetings of this theme.
    #[serde(default)]
    pub theme: Option<String>,
    /// Not for this panel: the sentence that says where to go instead (FSF-2, Entry to Care).
    #[serde(default)]
    pub not_here: Option<String>,
    /// May use an emergency slot.
    #[serde(default)]
    pub emergency: bool,
    /// The deadline of the profile that runs for this reason (CLAM-2: 7 working days).
    #[serde(default)]
    pub clock: Option<String>,
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Gate {
    pub id: String,
    /// "Group manager agrees".
    pub label: String,
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Triage {
    /// Who screens.
    pub by: String,
    /// Where a request may be pointed instead.
    pub redirects: Vec<String>,
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Paper {
    pub id: String,
    pub label: String,
    pub required: bool,
    pub source: String,
}

/// What a role is at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Seat {
    Chair,
    /// Chairs in the chair's absence, or jointly (EFH-3).
    ViceChair,
    JointChair,
    Member,
    /// Presents a child and attends for that item: SW, TM, PM.
    Presenter,
    /// Told of the outcome, need not attend: IRO.
    Informed,
    Coordinator,
    MinuteTaker,
    Observer,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct PanelRole {
    pub id: String,
    pub label: String,
    /// Initials as they are said: "SW".
    #[serde(default)]
    pub short: String,
    pub agency: String,
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
    pub source: String,
}

fn one() -> u32 {
    1
}

/// When a meeting may decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Quorum {
    /// All of these must hold.
    pub rules: Vec<QuorumRule>,
    /// Whether the chair may go on without a quorum, giving reasons (PS-2).
    pub chair_may_proceed: bool,
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct QuorumRule {
    /// As it is said when missing: "two heads of service".
    pub label: String,
    pub at_least: u32,
    pub of: QuorumOf,
    pub source: String,
}

/// What is counted. Observers never count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub enum QuorumOf {
    /// People present in any of these roles.
    Roles(Vec<String>),
    /// People present from any of these agencies.
    Agencies(Vec<String>),
    /// Different agencies present other than these (PS-2: two besides social care).
    AgenciesBesides(Vec<String>),
}

/// What is written about each child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Recorded {
    pub sections: Vec<Section>,
    /// Whether the panel decides or recommends.
    pub outcome: Outcome,
    pub decisions: Vec<DecisionOption>,
    pub prompts: Vec<Prompt>,
    /// Whether a review date, or the reason for none, is asked for (CLAM-7).
    pub review: bool,
    /// Whether a rationale is asked for with a decision.
    pub rationale: bool,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Outcome {
    Decision,
    Recommendation,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Section {
    pub id: String,
    pub label: String,
    /// What to write here, shown while it is empty.
    pub hint: String,
    /// PS-9 keeps these apart.
    pub voice: Voice,
    #[serde(default)]
    pub required: bool,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Voice {
    Fact,
    Opinion,
    ChildsWords,
    Discussion,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct DecisionOption {
    pub id: String,
    pub label: String,
    /// Options of one group exclude each other: agreed, not agreed.
    #[serde(default)]
    pub group: Option<String>,
    /// Actions that the choice adds (FSF-8).
    #[serde(default)]
    pub follows: Vec<FollowUp>,
    pub source: String,
}

/// An action that a decision brings with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct FollowUp {
    pub what: String,
    pub measure: String,
    /// A role id of the profile.
    pub owner_role: String,
    pub how: String,
    /// By when, counted from the meeting; absent, the minute taker is asked.
    #[serde(default)]
    pub due: Option<Span>,
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Prompt {
    pub id: String,
    pub label: String,
    pub source: String,
}

/// A clock that runs for each record, or for each request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct DeadlineRule {
    pub id: String,
    /// What must have happened: "Record of decisions with the social worker, manager and IRO".
    pub label: String,
    pub span: Span,
    pub from: Event,
    /// Who does it: a role id, or `administrator`.
    pub by: String,
    /// Role ids of who is told.
    #[serde(default)]
    pub told: Vec<String>,
    /// Settled by marking the record as filed, rather than by the meeting being held.
    #[serde(default)]
    pub filing: bool,
    pub source: String,
}

/// The printed record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub struct Document {
    /// "Record of decisions".
    pub title: String,
    /// Under the title, in words.
    #[serde(default)]
    pub subtitle: String,
    /// Parts in braces: {panel} {date} {surname} {given} {mosaic} {version}.
    pub file_name: String,
    /// Whether the case note is bold (CLAM-9).
    pub case_note_bold: bool,
    pub significant_event: bool,
    pub source: String,
}
