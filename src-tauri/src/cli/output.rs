//! How a verb answers: words for a person, JSON for a script, and an exit code for both.

use std::io::Write;
use std::process::ExitCode;

use quorate_core::meeting::machine_time::SAY_SO_IN_WINDOW;
use quorate_core::refusal::{Refusal, RefusalCode};
use serde::Serialize;
use serde_json::Value;

/// What a verb has to say.
pub struct VerbOutput {
    /// Lines for a person.
    pub lines: Vec<String>,
    /// The same for a script.
    pub json: Value,
    pub outcome: ExitSays,
    /// What could not be done, for stderr.
    pub warning: Option<String>,
}

/// What the exit code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitSays {
    /// Done, and what was checked is in order.
    Good = 0,
    /// A check said no.
    No = 1,
    /// Something could not be done.
    NotDone = 2,
    /// Files are unaltered, but nobody vouched for who signed them.
    IdentityNotChecked = 3,
}

impl VerbOutput {
    pub fn nothing() -> Self {
        Self { lines: Vec::new(), json: Value::Null, outcome: ExitSays::Good, warning: None }
    }

    pub fn new(lines: Vec<String>, json: &impl Serialize, good: bool) -> Self {
        let outcome = if good { ExitSays::Good } else { ExitSays::No };
        Self { lines, json: serde_json::to_value(json).unwrap_or(Value::Null), outcome, warning: None }
    }

    pub fn warning(self, sentence: impl Into<String>) -> Self {
        Self { warning: Some(sentence.into()), ..self }
    }

    pub fn with(self, outcome: ExitSays) -> Self {
        Self { outcome, ..self }
    }
}

/// Without what a terminal would obey: a file's name may hold it.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() && letter != '\n' { '\u{FFFD}' } else { letter }).collect()
}

/// A refusal as it is said at the command line: where the window's would point to a screen, the verb is named.
fn here(refusal: &Refusal) -> String {
    let said = plain(&refusal.sentence).replace(SAY_SO_IN_WINDOW, "say so with `quorate ledger set-clock`");
    match refusal.code {
        RefusalCode::Older => format!("{said} That is `quorate ledger take-back`."),
        RefusalCode::Unsettled => format!("{said} That is done in the window: `quorate open BOOK`."),
        _ => said,
    }
}

/// Prints the answer and gives the program's exit code.
pub fn code(said: Result<VerbOutput, Refusal>, json: bool) -> ExitCode {
    match said {
        Ok(said) => {
            let text = if json { format!("{:#}", said.json) } else { plain(&said.lines.join("\n")) };
            if !text.is_empty()
                && text != "null"
                && let Err(error) = writeln!(std::io::stdout(), "{text}")
            {
                // Whoever read our output may have gone on purpose.
                if error.kind() != std::io::ErrorKind::BrokenPipe {
                    let _ = writeln!(std::io::stderr(), "The answer could not be written: {error}.");
                }
                return ExitCode::from(2);
            }
            if let Some(warning) = &said.warning {
                let _ = writeln!(std::io::stderr(), "{}", plain(warning));
            }
            ExitCode::from(said.outcome as u8)
        }
        Err(refusal) => {
            let _ = writeln!(std::io::stderr(), "{}", here(&refusal));
            // What was given is there and is not what it should be: a check said no, before anything was done with it.
            match refusal.code {
                RefusalCode::Damaged | RefusalCode::Older => ExitCode::from(ExitSays::No as u8),
                _ => ExitCode::from(2),
            }
        }
    }
}
