//! The panel profile, as `assets/panels/*.toml` writes it. Each rule carries the id of its source.
//!
//! Keys are kebab-case in the file and camelCase in the JSON that the window reads; a profile is never read from JSON.
//! Values that name a choice ("working-days", "vice-chair") are the same in both. The shape that `profile check` holds
//! a file to is derived from these types, so that the two cannot drift apart.

mod condition;
mod deadlines;
mod document;
mod recorded;
mod rhythm;
mod sitting;
mod watch;

pub use condition::*;
pub use deadlines::*;
pub use document::*;
pub use recorded::*;
pub use rhythm::*;
pub use sitting::*;
pub use watch::*;

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::deadline::Span;
use crate::ids::PanelId;
use crate::panel::SubjectKind;
use crate::refusal::Refusal;

/// A panel, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Profile {
    /// Short, in small letters: it names the panel in file names and at the command line.
    #[schemars(with = "String")]
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
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
    /// How the panel works together (FSF-11).
    #[serde(default)]
    pub ground_rules: Vec<GroundRule>,
    /// How often these rules are themselves looked at again (CLAM-13).
    #[serde(default)]
    pub terms: Option<Terms>,
    /// Whom or what it discusses (CLAM-1, EFH-1).
    pub subjects: Vec<SubjectKind>,
    /// When and where it sits.
    pub schedule: Schedule,
    /// What a request must bring to be taken.
    pub requests: Requests,
    /// What goes to whoever has a slot (CLAM-6).
    #[serde(default)]
    pub invitation: Option<InvitationRule>,
    /// Who is at the table, who comes for one child, who is told.
    pub roles: Vec<PanelRole>,
    /// Who must be there for it to decide; without it whoever came decides.
    #[serde(default)]
    pub quorum: Quorum,
    /// What is written about each child, and what may be decided.
    pub recorded: Recorded,
    /// What follows every case from panel to panel (CLAM-11).
    #[serde(default)]
    pub tracker: Option<Tracker>,
    /// Clocks that run for each record or request.
    #[serde(default)]
    pub deadlines: Vec<DeadlineRule>,
    /// Children whom the panel wants to see before somebody asks (LCP-1).
    #[serde(default)]
    pub watch: Vec<WatchRule>,
    /// How long a signed record may be asked to be amended (PS-2); without it there is no limit.
    #[serde(default)]
    pub amendments: Option<AmendmentRule>,
    /// How the record is printed and what its file is called.
    pub document: Document,
}

/// How the panel works together, shown with the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct GroundRule {
    /// The rule, as one sentence.
    pub label: String,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// The yearly look at the panel's own rules (CLAM-13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Terms {
    /// When they were last reviewed, where the council has said so.
    #[serde(default)]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub reviewed: Option<NaiveDate>,
    /// How many months may pass between two reviews.
    pub every_months: u32,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

impl Profile {
    /// Whether it can be adopted as version `version` of the panel `id`, whose latest version is `latest`: meetings keep
    /// the version that they were planned under, so a version never changes.
    pub fn check_adoption(&self, id: &PanelId, version: u32, latest: Option<u32>) -> Result<(), Refusal> {
        if self.id != *id || self.version != version {
            return Err(Refusal::invalid(
                "toml",
                "This profile has another id or version than the one to adopt: check its first lines.",
            ));
        }
        match latest.is_some_and(|latest| version <= latest) {
            true => Err(Refusal::invalid(
                "version",
                "This version of the profile, or a later one, was adopted already: give it a higher version.",
            )),
            false => Ok(()),
        }
    }
}

impl Terms {
    /// When the next review is due at the latest; `None` while nobody has said when the last one was.
    pub fn due(&self) -> Option<NaiveDate> {
        self.reviewed?.checked_add_months(Months::new(self.every_months))
    }
}

/// What is sent to whoever has a slot (CLAM-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct InvitationRule {
    /// Its text, with {panel} {date} {time} {venue} in braces.
    pub wording: String,
    /// How somebody may attend, the preferred way first.
    pub modes: Vec<Attending>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// A way to attend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Attending {
    /// At the venue.
    Room,
    /// By video call.
    Video,
    /// By telephone.
    Phone,
}

impl Attending {
    /// Inside a sentence: "in the room".
    pub fn words(self) -> &'static str {
        match self {
            Self::Room => "in the room",
            Self::Video => "by video",
            Self::Phone => "by telephone",
        }
    }
}

/// What must be true of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Requests {
    /// Why a family may come; a request names one.
    pub reasons: Vec<Reason>,
    /// Who must agree before the request is taken (CLAM-3).
    #[serde(default)]
    pub gate: Vec<Gate>,
    /// Whether a co-ordinator screens requests before they get a slot, and where they may point (CLAM-3).
    #[serde(default)]
    pub triage: Option<Triage>,
    /// By when the request and its papers must be in; without it nothing is late.
    #[serde(default)]
    pub deadline: Option<Span>,
    /// What must be sent in, or may be.
    #[serde(default)]
    pub papers: Vec<Paper>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// Why a family comes to the panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Reason {
    /// Short and lasting: requests keep it.
    pub id: String,
    /// As the list offers it.
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
    /// By when a request for this reason and its papers must be in, where that is not the panel's own time (PS-2).
    #[serde(default)]
    pub deadline: Option<Span>,
    /// How long such a slot is, in minutes, where that is not the schedule's own length.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// The deadline of the profile that runs for this reason (CLAM-2: 7 working days).
    #[serde(default)]
    pub clock: Option<String>,
    /// The reason under which a child heard for this one comes back for a review (CLAM-2, CLAM-7); without it, the same.
    #[serde(default)]
    pub comes_back_as: Option<String>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// Somebody's agreement without which a request is not taken (CLAM-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Gate {
    /// Short and lasting: requests keep it.
    pub id: String,
    /// "Group manager agrees".
    pub label: String,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// A co-ordinator looks at each request before it gets a slot (CLAM-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Triage {
    /// Who screens.
    pub by: String,
    /// Where a request may be pointed instead.
    pub redirects: Vec<String>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

/// A paper that goes with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Paper {
    /// Short and lasting: what has come is noted under it.
    pub id: String,
    /// As it is asked for: "Chronology".
    pub label: String,
    /// Whether it must come; one that has not is told with the deadline.
    pub required: bool,
    /// By when it must be in, where that is not the time of its reason or of the panel (PS-2, PS-3).
    #[serde(default)]
    pub deadline: Option<Span>,
    /// For whom it is asked; for everybody where nothing is said.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Ids of the terms of reference that it comes from: "CLAM-5".
    pub source: String,
}

impl Requests {
    /// By when a request for that reason must be in; none where neither the reason nor the panel sets a time.
    pub fn deadline_for(&self, reason: &str) -> Option<&Span> {
        let own = self.reasons.iter().find(|one| one.id == reason).and_then(|one| one.deadline.as_ref());
        own.or(self.deadline.as_ref())
    }

    /// By when a paper of a request for that reason must be in.
    pub fn deadline_of_paper<'p>(&'p self, paper: &'p Paper, reason: &str) -> Option<&'p Span> {
        paper.deadline.as_ref().or_else(|| self.deadline_for(reason))
    }
}
