//! Quorate: the shell around `quorate_service`, of which the window and the command line are two faces.

mod cli;
mod clipboard;
mod commands;
mod export_folder;
mod idle;
mod locking;
#[cfg(target_os = "linux")]
mod logind;
mod machine;
mod memory;
mod pages;
mod recent;
mod window;
mod window_state;

use std::process::ExitCode;

/// Starts whichever face the arguments ask for.
pub fn start() -> ExitCode {
    memory::guard();
    cli::start()
}
