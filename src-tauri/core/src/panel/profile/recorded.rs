//! What a panel writes about each child, what it may decide, and how that is printed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Condition;
use crate::calendar::deadline::Span;

/// What is written about each child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Recorded {
    /// In the order they are written and printed in.
    pub sections: Vec<Section>,
    /// Whether the panel decides or recommends.
    pub outcome: Outcome,
    /// What the panel may choose from, in the order it is offered.
    pub decisions: Vec<DecisionOption>,
    /// What the panel wants to have thought of, case by case.
    pub prompts: Vec<Prompt>,
    /// The support and assessments of which it is recorded whether they were offered before proceedings (FSF-9).
    #[serde(default)]
    pub offered: Vec<OfferedKind>,
    /// Whether it is recorded who of child and parents was invited, came and was heard.
    #[serde(default)]
    pub participation: bool,
    /// What an action must be, and who answers for it (CLAM-8, CLAM-10).
    #[serde(default)]
    pub actions: Option<ActionRule>,
    /// The panel's usual actions, as quick entry offers them.
    #[serde(default)]
    pub action_templates: Vec<ActionTemplate>,
    /// Whether a review date, or the reason for none, is asked for (CLAM-7).
    pub review: bool,
    /// Whether a rationale is asked for with a decision.
    pub rationale: bool,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// What the panel's answer is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Outcome {
    /// It decides.
    Decision,
    /// It recommends, and somebody else decides.
    Recommendation,
}

/// A part of the record with a heading of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Section {
    /// Short and lasting: records keep their text under it.
    pub id: String,
    /// The heading.
    pub label: String,
    /// What to write here, shown while it is empty.
    pub hint: String,
    /// PS-9 keeps these apart.
    pub voice: Voice,
    /// Whether a record needs it to be finalised.
    #[serde(default)]
    pub required: bool,
    /// Whether the page for the family has it; otherwise it is for professionals only.
    #[serde(default)]
    pub family: bool,
    /// When it is there; always where nothing is said.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// Whose voice a section speaks in; the printed record says it beside the heading (PS-9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Voice {
    /// What happened, or is known.
    Fact,
    /// What a professional makes of it.
    Opinion,
    /// What the child said, as they said it.
    ChildsWords,
    /// What the panel said about it.
    Discussion,
}

/// Something that the panel may decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct DecisionOption {
    /// Short and lasting: records keep it.
    pub id: String,
    /// As it is chosen and printed: "Section 20 agreed".
    pub label: String,
    /// The decision in plain words, for the page for the family; `{child}` stands for the child's name. Without it the
    /// label is used.
    #[serde(default)]
    pub family: Option<String>,
    /// The same said to the child: "You can live in supported lodgings." Without it the words for the family are used.
    #[serde(default)]
    pub to_child: Option<String>,
    /// Options of one group exclude each other: agreed, not agreed.
    #[serde(default)]
    pub group: Option<String>,
    /// Whether the choice asks what was offered before (FSF-9).
    #[serde(default)]
    pub asks_offered: bool,
    /// Whether the panel may choose it without a quorum.
    #[serde(default)]
    pub without_quorum: bool,
    /// When it may be chosen; always where nothing is said (PS-1: independence over fifteen and a half).
    #[serde(default)]
    pub when: Option<Condition>,
    /// Actions that the choice adds (FSF-8).
    #[serde(default)]
    pub follows: Vec<FollowUp>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// A kind of support or assessment that may have been offered before proceedings (FSF-9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct OfferedKind {
    /// Short and lasting: records keep it.
    pub id: String,
    /// As it is asked and printed: "Family group conference or mediation".
    pub label: String,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// What is asked of every action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct ActionRule {
    /// Whether the five SMART letters are asked for (CLAM-8).
    pub smart: bool,
    /// Who answers for delay; none where the panel names nobody.
    #[serde(default)]
    pub escalation: Option<Escalation>,
    /// What comes in the child's own time, and no action may outlast (FSF-11).
    #[serde(default)]
    pub timescales: Vec<Timescale>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// Something in the child's own time that an action must come before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Timescale {
    /// Inside a sentence: "It is due after the baby is expected on …".
    pub label: String,
    /// The day that it is about.
    pub until: Until,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// A day that a child's own details give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Until {
    /// The date an unborn child is expected.
    ExpectedBirth,
    /// The day a child comes of age.
    EighteenthBirthday,
}

/// Who answers for actions being done in time, and who hears of difficulty (CLAM-10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Escalation {
    /// The role that answers for them.
    pub answers: String,
    /// The role that is told of difficulty.
    pub to: String,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// An action that a decision brings with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct FollowUp {
    /// Specific: what is to be done.
    pub what: String,
    /// Measurable: how it will be known to be done.
    pub measure: String,
    /// A role id of the profile.
    pub owner_role: String,
    /// Achievable and realistic: by which means.
    pub how: String,
    /// By when, counted from the meeting; absent, the minute taker is asked.
    #[serde(default)]
    pub due: Option<Span>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// A usual action, as the line that somebody would type for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct ActionTemplate {
    /// "PM to book placement planning meeting within 5 working days, minutes on file".
    pub line: String,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// Something that the panel is to have thought of before it decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Prompt {
    /// Short and lasting: records keep the answer under it.
    pub id: String,
    /// The question, as it is asked and printed.
    pub label: String,
    /// Asked only at meetings of this theme.
    #[serde(default)]
    pub theme: Option<String>,
    /// When it is asked; always where nothing is said.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}
