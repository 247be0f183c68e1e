//! The command line: the same acts for administrators and scripts.
//!
//! Exit 0: done. 1: a check said no, or a book or file is not what it should be. 2: bad input, or it could not be done; one
//! plain sentence on stderr says why. 3: unaltered, but nobody vouched for the signer.

mod args;
mod at_book;
mod backup;
mod demo;
mod export;
mod ledger;
mod meetings;
mod open;
mod output;
mod profile;
mod reads;
mod trust_files;
mod usage;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use quorate_core::refusal::Refusal;

use crate::cli::output::VerbOutput;
use crate::machine;
use args::{Args, Verb};

/// Picks a face by the arguments: none open the window.
pub fn start() -> ExitCode {
    hush_automation();
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Err(refusal) = usage::check_text(&arguments) {
        return output::code(Err(refusal), false);
    }
    let args = match Args::try_parse() {
        Ok(args) => args,
        // Help and version are not errors; clap prints them to stdout.
        Err(asked) if !asked.use_stderr() => return ExitCode::from(if asked.print().is_ok() { 0 } else { 2 }),
        Err(error) => return output::code(Err(usage::refusal(&error, &arguments)), false),
    };
    let Some(verb) = args.verb else {
        return output::code(noted("window", crate::window::run(None).map(|()| VerbOutput::nothing())), false);
    };
    let (json, doing) = (args.json, doing(&verb));
    output::code(noted(doing, run(verb)), json)
}

/// Writes down what was refused by a fault of the machine.
fn noted(doing: &'static str, said: Result<VerbOutput, Refusal>) -> Result<VerbOutput, Refusal> {
    said.inspect_err(|refusal| machine::note(doing, refusal))
}

/// A verb in the machine's log.
fn doing(verb: &Verb) -> &'static str {
    match verb {
        Verb::Open { .. } => "quorate open",
        Verb::Demo(_) => "quorate demo",
        Verb::Meetings(_) => "quorate meetings",
        Verb::Export(_) => "quorate export",
        Verb::Verify(_) => "quorate verify",
        Verb::Trust(_) => "quorate trust",
        Verb::Register(_) => "quorate register",
        Verb::Reads(_) => "quorate reads",
        Verb::Profile(_) => "quorate profile",
        Verb::Ledger(_) => "quorate ledger",
        Verb::Backup(_) => "quorate backup",
        Verb::Restore(_) => "quorate restore",
    }
}

fn run(verb: Verb) -> Result<VerbOutput, Refusal> {
    match verb {
        Verb::Open { book } => open::run(&book),
        Verb::Demo(order) => demo::run(order),
        Verb::Meetings(order) => meetings::run(order),
        Verb::Export(order) => export::run(order),
        Verb::Verify(order) => verify::run(order),
        Verb::Trust(order) => crate::cli::trust_files::trust(order),
        Verb::Register(order) => crate::cli::trust_files::register(order),
        Verb::Reads(order) => reads::run(order),
        Verb::Profile(order) => profile::run(order),
        Verb::Ledger(order) => ledger::run(order),
        Verb::Backup(order) => backup::back_up(order),
        Verb::Restore(order) => backup::restore(order),
    }
}

/// WebKit lets whoever sets this variable drive the window. Only the journeys' own build may be driven.
fn hush_automation() {
    if !cfg!(feature = "webdriver") {
        // SAFETY: the program has one thread: this is the first thing it does.
        unsafe { std::env::remove_var("TAURI_WEBVIEW_AUTOMATION") };
    }
}
