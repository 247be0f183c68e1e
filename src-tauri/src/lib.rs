//! Quorate: the shell around `quorate_core`. The window and the command line are two faces of one desk.

mod cli;
mod commands;
pub mod desk;
mod machine;
mod outside;
mod recent;
pub mod remembered;
mod window;

pub use cli::start;
