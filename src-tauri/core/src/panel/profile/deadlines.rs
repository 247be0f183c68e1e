//! By when something must have happened, who does it, who is told, and what settles it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Profile;
use crate::calendar::deadline::{Event, Span};

/// Who does what no role of the panel does: books slots, uploads, files. Stands in [`DeadlineRule::by`].
pub const ADMINISTRATOR: &str = "administrator";

/// Until when, and how, an amendment to a signed record is asked for (PS-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct AmendmentRule {
    /// How long after the record went out.
    pub span: Span,
    /// The filing deadline whose settling is the record's going out. Without it the time runs from the signature.
    #[serde(default)]
    pub circulated_by: Option<String>,
    /// Whether an amendment is asked for in writing.
    #[serde(default)]
    pub in_writing: bool,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// A clock that runs for each record, for each request, or before each meeting: what settles it says which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct DeadlineRule {
    /// Short and lasting: filings and reasons name it.
    pub id: String,
    /// What must have happened: "Record of decisions with the social worker, manager and IRO".
    pub label: String,
    /// How long there is.
    pub span: Span,
    /// What it is counted from.
    pub from: Event,
    /// With `from = "previous-meeting"`: the id of another panel, whose last meeting about the child it is counted from.
    #[serde(default)]
    pub of_panel: Option<String>,
    /// Who does it: a role id, or `administrator`.
    pub by: String,
    /// Role ids of who is told.
    #[serde(default)]
    pub told: Vec<String>,
    /// Settled by marking the record as filed: the same as `settled-by = "filed"`.
    #[serde(default)]
    pub filing: bool,
    /// What settles it; without it the meeting being held, or with `filing` the record being filed.
    #[serde(default)]
    pub settled_by: Option<SettledBy>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// What settles a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum SettledBy {
    /// The child is heard: it runs for requests whose reason names it as its `clock` (CLAM-2, PS-1).
    MeetingHeld,
    /// The agenda is issued, with the invitation: it runs before each meeting (PS-2, PS-3).
    InvitationSent,
    /// Every paper that is asked for has come, for every child on the agenda: it runs before each meeting (PS-2, PS-3).
    PapersIn,
    /// The chair has signed: it runs for each record (PS-5).
    RecordSigned,
    /// Somebody marks the record as circulated (PS-2).
    Circulated,
    /// Somebody marks the record as filed (FSF-7, CLAM-9).
    Filed,
}

impl SettledBy {
    /// Inside a sentence: "until the meeting is held".
    pub fn words(self) -> &'static str {
        match self {
            Self::MeetingHeld => "the meeting is held",
            Self::InvitationSent => "the invitation is sent",
            Self::PapersIn => "every paper is in",
            Self::RecordSigned => "the record is signed",
            Self::Circulated => "the record is marked as circulated",
            Self::Filed => "the record is marked as filed",
        }
    }

    /// Whether it runs for each record.
    pub fn is_of_a_record(self) -> bool {
        matches!(self, Self::RecordSigned | Self::Circulated | Self::Filed)
    }

    /// Whether it runs before each meeting.
    pub fn is_before_a_meeting(self) -> bool {
        matches!(self, Self::InvitationSent | Self::PapersIn)
    }
}

impl DeadlineRule {
    /// What settles it.
    pub fn settled(&self) -> SettledBy {
        let unsaid = if self.filing { SettledBy::Filed } else { SettledBy::MeetingHeld };
        self.settled_by.unwrap_or(unsaid)
    }

    /// Whether somebody settles it by a mark on the record: filed, or circulated.
    pub fn is_marked(&self) -> bool {
        matches!(self.settled(), SettledBy::Circulated | SettledBy::Filed)
    }
}

impl Profile {
    /// Whether settling that deadline is the record's going out.
    pub fn is_circulation(&self, rule: &DeadlineRule) -> bool {
        let named = self.amendments.as_ref().and_then(|amendments| amendments.circulated_by.as_deref());
        rule.settled() == SettledBy::Circulated || named == Some(rule.id.as_str())
    }

    /// A role as it is said inside a sentence: "administrator", "social worker", "IRO".
    pub fn role_in_a_sentence(&self, role: &str) -> String {
        let known = self.roles.iter().find(|known| known.id == role);
        known.map_or_else(|| role.to_owned(), |known| in_sentence(&known.label))
    }
}

/// A label that starts with a capital, inside a sentence; initials stay as they are.
fn in_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}
