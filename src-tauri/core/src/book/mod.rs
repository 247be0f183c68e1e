//! Stands here until its room is built.
