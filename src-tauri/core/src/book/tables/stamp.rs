//! By whom and in which entry a row was written.

use crate::ids::{EntryId, PersonId};

/// The entry that a change came in.
#[derive(Clone, Copy)]
pub(crate) struct Stamp {
    pub entry: EntryId,
    pub person: PersonId,
}
