//! Picks a face: the window, or a verb of the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    quorate::start()
}
