//! A request for a slot: whom, why, who comes, who agreed, which papers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ChildId, EntryId, FamilyId, PanelId, RequestId};
use crate::panel::Profile;
use crate::panel::profile::Reason;
use crate::refusal::Refusal;

/// A worker who presents or is told: social worker, team manager, practice manager, IRO.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Worker {
    /// A role id of the profile: `sw`, `tm`, `pm`, `iro`.
    pub role: String,
    /// Who they are.
    pub name: String,
    /// Where the invitation goes; may be empty.
    pub email: String,
    /// For the page that the family gets; may be empty.
    #[serde(default)]
    pub telephone: String,
}

/// One agreement of the gate that the profile asks for before a request is taken (CLAM-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct GateAgreement {
    /// The gate's id in the profile.
    pub gate: String,
    /// Who agreed.
    pub name: String,
    /// The day they agreed.
    pub on: NaiveDate,
}

/// What the worker asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequestDetails {
    /// Which panel it is for.
    pub panel: PanelId,
    /// One child, or siblings of one family.
    pub children: Vec<ChildId>,
    /// A reason id of the profile.
    pub reason: String,
    /// The brief outline of why (CLAM-4).
    pub outline: String,
    /// Who comes with the children, or is told.
    pub workers: Vec<Worker>,
    /// Who agreed to the request before it was made (CLAM-3).
    pub gate: Vec<GateAgreement>,
    /// When the request reached the administrator.
    pub received: DateTime<Utc>,
}

/// A paper the profile asks for, once it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PaperReceived {
    /// The paper's id in the profile.
    pub paper: String,
    /// When it came, against which the deadline is held.
    pub at: DateTime<Utc>,
}

/// Where a request stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum RequestState {
    /// Taken, waiting for triage or a slot.
    Received,
    /// Screened and accepted by the co-ordinator (CLAM-3).
    Accepted,
    /// The co-ordinator's screening turned it down (CLAM-3).
    Declined {
        /// The reason, for whoever asked.
        why: String,
    },
    /// Pointed elsewhere, such as the permanency planning co-ordinator (CLAM-3).
    Redirected {
        /// Where it was pointed, as the profile names it.
        to: String,
        /// The reason, for whoever asked.
        why: String,
    },
    /// On an agenda.
    Placed,
    /// Whoever asked wants it no more.
    Withdrawn {
        /// The reason they gave.
        why: String,
    },
}

/// A request of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Request {
    /// The same through every change.
    pub id: RequestId,
    /// Of its children, who are brothers and sisters.
    pub family: FamilyId,
    /// What is asked for.
    pub details: RequestDetails,
    /// Those that have come.
    pub papers: Vec<PaperReceived>,
    /// Whether it waits, has a slot or went elsewhere.
    pub state: RequestState,
    /// The entry that last changed it.
    pub revision: EntryId,
}

impl RequestState {
    /// What it is called.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Received => "To be screened",
            Self::Accepted => "Waits for a slot",
            Self::Placed => "Placed",
            Self::Declined { .. } => "Declined",
            Self::Redirected { .. } => "Pointed elsewhere",
            Self::Withdrawn { .. } => "Withdrawn",
        }
    }

    /// Refuses as `WrongState` to go on with a request that was declined, redirected or withdrawn.
    pub fn check_not_ended(&self) -> Result<(), Refusal> {
        match self {
            Self::Received | Self::Accepted | Self::Placed => Ok(()),
            Self::Declined { .. } | Self::Redirected { .. } | Self::Withdrawn { .. } => {
                Err(Refusal::wrong_state("This request was declined, redirected or withdrawn: take it up again first."))
            }
        }
    }

    /// Whether the panel screens it before anything else (CLAM-3).
    pub fn waits_for_screening(&self, profile: &Profile) -> bool {
        *self == Self::Received && profile.requests.triage.is_some()
    }

    /// Whether it waits for a slot: accepted, or received where the panel does not screen (CLAM-3).
    pub fn waits_for_slot(&self, profile: &Profile) -> bool {
        match self {
            Self::Accepted => true,
            Self::Received => profile.requests.triage.is_none(),
            Self::Placed | Self::Declined { .. } | Self::Redirected { .. } | Self::Withdrawn { .. } => false,
        }
    }
}

impl Request {
    /// A request that ended can only be taken up again; one on an agenda comes off it before it ends.
    pub fn check_becomes(&self, to: &RequestState, has_slot: bool) -> Result<(), Refusal> {
        match to {
            RequestState::Received => Ok(()),
            RequestState::Accepted | RequestState::Placed => self.state.check_not_ended(),
            RequestState::Declined { .. } | RequestState::Redirected { .. } | RequestState::Withdrawn { .. } => {
                match has_slot {
                    true => Err(Refusal::wrong_state("This request has a slot: take it off the agenda first.")),
                    false => self.state.check_not_ended(),
                }
            }
        }
    }

    /// What a request asks for can change until it ends: not its family, and not its children or panel while it has a
    /// slot.
    pub fn check_change(&self, family: FamilyId, to: &RequestDetails, has_slot: bool) -> Result<(), Refusal> {
        if self.family != family {
            return Err(Refusal::invalid(
                "children",
                "A request stays with its family: take a new one for the other family.",
            ));
        }
        let same = self.details.children == to.children && self.details.panel == to.panel;
        if !same && (self.state == RequestState::Placed || has_slot) {
            return Err(Refusal::wrong_state(
                "This request has a slot: take it off the agenda before changing its children or panel.",
            ));
        }
        self.state.check_not_ended()
    }
}

impl RequestDetails {
    /// Whether a meeting of that theme, or of none, takes its reason (FSF-10).
    pub fn fits_theme(&self, profile: &Profile, theme: Option<&str>) -> bool {
        let reason = profile.requests.reasons.iter().find(|reason| reason.id == self.reason);
        reason.and_then(|reason| reason.theme.as_deref()).is_none_or(|asked| theme == Some(asked))
    }

    /// A request is for at least one child, each of one family and named once. `family_of` says whose family a child is.
    pub fn check_children(
        &self,
        family: FamilyId,
        mut family_of: impl FnMut(ChildId) -> Result<FamilyId, Refusal>,
    ) -> Result<(), Refusal> {
        if self.children.is_empty() {
            return Err(Refusal::invalid("children", "Say which child the request is for."));
        }
        for (at, child) in self.children.iter().enumerate() {
            if self.children[..at].contains(child) {
                return Err(Refusal::invalid("children", "The request names the same child twice: take one out."));
            }
            if family_of(*child)? != family {
                return Err(Refusal::invalid(
                    "children",
                    "One request is for one family: take a request of its own for each.",
                ));
            }
        }
        Ok(())
    }
}

impl Reason {
    /// A reason of the profile that this panel takes; or the sentence that says where to go instead (FSF-2).
    pub fn taken<'p>(profile: &'p Profile, id: &str) -> Result<&'p Reason, Refusal> {
        let Some(reason) = profile.requests.reasons.iter().find(|reason| reason.id == id) else {
            return Err(Refusal::invalid("reason", "Choose why the family comes from the list."));
        };
        match &reason.not_here {
            Some(elsewhere) => Err(Refusal::invalid("reason", elsewhere.clone())),
            None => Ok(reason),
        }
    }
}

/// Whether the co-ordinator's screening may put a request into that state (CLAM-3).
pub fn check_triage(profile: &Profile, to: &RequestState) -> Result<(), Refusal> {
    match to {
        RequestState::Placed => Err(Refusal::invalid("state", "Give the request a slot on an agenda instead.")),
        RequestState::Declined { why } | RequestState::Withdrawn { why } if why.trim().is_empty() => {
            Err(Refusal::invalid("why", "Say why: the worker will ask."))
        }
        RequestState::Redirected { to, .. } if to.trim().is_empty() => {
            let known = profile.requests.triage.as_ref().map_or(&[][..], |triage| &triage.redirects);
            let advice =
                if known.is_empty() { String::new() } else { format!(", such as the {}", known.join(" or the ")) };
            Err(Refusal::invalid("to", format!("Say where the request is pointed{advice}.")))
        }
        _ => Ok(()),
    }
}
