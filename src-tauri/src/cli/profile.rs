//! `quorate profile check`: every mistake of a profile at once.

use std::io::ErrorKind;
use std::path::Path;

use quorate_core::profile_check::text_of;
use quorate_core::refusal::Refusal;
use serde_json::json;

use super::args::{ProfileOrder, ProfileVerb};
use crate::cli::output::{ExitSays, VerbOutput};
use quorate_service::profiles;
use quorate_service::written_files;

pub fn run(order: ProfileOrder) -> Result<VerbOutput, Refusal> {
    let ProfileVerb::Check { files } = order.verb;
    let (mut lines, mut answers, mut good, mut unread) = (Vec::new(), Vec::new(), true, 0);
    for file in files {
        let name = file.display().to_string();
        let text = match read(&file) {
            Ok(text) => text,
            Err(sentence) => {
                unread += 1;
                lines.push(format!("{name}: {sentence}"));
                answers.push(json!({ "file": name, "unread": sentence }));
                continue;
            }
        };
        let mistakes = profiles::mistakes(&text);
        good &= mistakes.is_empty();
        if mistakes.is_empty() {
            lines.push(format!("{name}: in order."));
        }
        lines.extend(mistakes.iter().map(|one| format!("{name}:{}: {}", one.line, one.sentence)));
        answers.push(json!({ "file": name, "mistakes": mistakes }));
    }
    let said = VerbOutput::new(lines, &answers, good);
    Ok(match (unread, good) {
        (0, _) => said,
        (_, good) => {
            let outcome = if good { ExitSays::NotDone } else { ExitSays::No };
            said.with(outcome).warning("Not every file could be read; what is wrong with it stands beside its name.")
        }
    })
}

/// A profile's text, or why there is none.
fn read(file: &Path) -> Result<String, &'static str> {
    let bytes = written_files::read(file).map_err(|why| match why.kind() {
        ErrorKind::NotFound => "There is no such file.",
        ErrorKind::PermissionDenied => "You may not read this: ask for access to it.",
        ErrorKind::InvalidInput => "This is a folder, a pipe or a device, and no file.",
        _ => "This file could not be read from its disk: check that it is there, and try again.",
    })?;
    text_of(&bytes)
}
