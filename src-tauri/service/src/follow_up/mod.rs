//! What waits for whom after a meeting, and the lists it stands in.

pub(crate) mod ahead;
pub(crate) mod deadline_clocks;
pub(crate) mod list_rows;
pub(crate) mod tracker;
pub(crate) mod watch_list;
pub(crate) mod week;
