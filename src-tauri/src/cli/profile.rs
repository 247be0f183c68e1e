//! `quorate profile check`: every mistake of a profile at once.

use quorate_core::refusal::{Refusal, RefusalCode};
use serde_json::json;

use super::args::{ProfileOrder, ProfileVerb};
use crate::cli::output::VerbOutput;
use quorate_service::profiles;
use quorate_service::written_files;

pub fn run(order: ProfileOrder) -> Result<VerbOutput, Refusal> {
    let ProfileVerb::Check { files } = order.verb;
    let (mut lines, mut answers, mut good) = (Vec::new(), Vec::new(), true);
    for file in files {
        let name = file.display().to_string();
        let text =
            written_files::read(&file).ok().and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| {
                Refusal::new(
                    RefusalCode::Invalid,
                    format!("{name} cannot be read as text: check that it is a profile."),
                )
            })?;
        let mistakes = profiles::mistakes(&text);
        good &= mistakes.is_empty();
        if mistakes.is_empty() {
            lines.push(format!("{name}: in order."));
        }
        lines.extend(mistakes.iter().map(|one| format!("{name}:{}: {}", one.line, one.sentence)));
        answers.push(json!({ "file": name, "mistakes": mistakes }));
    }
    Ok(VerbOutput::new(lines, &answers, good))
}
