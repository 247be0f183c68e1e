//! Who may own an action.

/// How somebody stands to the child's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Involvement {
    /// The child's own worker.
    Allocated,
    /// In the room or on the call for the item.
    Present,
    /// Expected, or told of the outcome.
    Invited,
    /// Was there, and not while this item was heard.
    Gone,
    /// Sent apologies.
    Apologies,
    /// Has declared an interest in the family: they leave the room for it, and are given nothing to do.
    Interested,
}

impl Involvement {
    /// Whether they hear of what is agreed, without anybody telling them.
    pub fn hears(self) -> bool {
        match self {
            Self::Allocated | Self::Present | Self::Invited => true,
            Self::Gone | Self::Apologies | Self::Interested => false,
        }
    }
}

/// Somebody who may own an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleOwner {
    /// As the attendance or the request names them.
    pub name: String,
    /// A role id of the profile.
    pub role: String,
    /// Why they hear of the action.
    pub involvement: Involvement,
}
