//! Working days, bank holidays and deadlines.

pub mod deadline;
