//! Quorate: the shell around `quorate_core`. The window and the command line are two faces of one desk.

mod cli;
mod clipboard;
mod commands;
pub mod desk;
mod idle;
mod locking;
#[cfg(target_os = "linux")]
mod logind;
mod machine;
mod memory;
mod outside;
mod pages;
mod recent;
pub mod remembered;
mod window;

use std::process::ExitCode;

/// Starts whichever face the arguments ask for.
pub fn start() -> ExitCode {
    memory::guard();
    cli::start()
}
