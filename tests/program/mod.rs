//! The program as a script runs it.

use std::path::Path;
use std::process::Command;

/// The program, away from this machine's display and with settings of its own.
pub fn quorate(settings: &Path, passphrase: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_quorate"));
    program
        .env("XDG_CONFIG_HOME", settings)
        .env("QUORATE_PASSPHRASE", passphrase)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    program
}
