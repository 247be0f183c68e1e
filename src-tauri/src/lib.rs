//! Quorate: the shell around `quorate_core`. The window and the command line are two faces of one desk.

pub mod desk;
