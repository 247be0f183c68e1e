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
