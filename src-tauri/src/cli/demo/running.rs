//! The county while its weeks go by.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use quorate_core::ids::{ActionId, ChildId, EntryId, RequestId};
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use super::county::Script;
use super::stage::{DemoStage, amiss};

pub const ADMINISTRATOR: &str = "administrator";
pub const MINUTE_TAKER: &str = "minute-taker";

/// The county while it works.
pub struct County<'s> {
    pub script: &'s Script,
    pub stage: DemoStage,
    pub profiles: BTreeMap<String, Profile>,
    /// By family, in its order.
    pub children: HashMap<String, Vec<ChildId>>,
    /// By panel, meeting and family.
    pub requests: HashMap<String, RequestId>,
    /// Actions that are still open.
    pub followed: Vec<Followed>,
}

/// An action that somebody will have done, or not, by the time.
pub struct Followed {
    pub action: ActionId,
    pub revision: EntryId,
    pub what: String,
    pub owner: String,
    pub due: Option<NaiveDate>,
}

impl County<'_> {
    pub fn profile(&self, panel: &str) -> Result<&Profile, Refusal> {
        self.profiles.get(panel).ok_or_else(|| amiss("names a panel that is not there"))
    }
}
