//! Reading the text of a panel's profile for a person.

use quorate_core::panel::Profile;
use quorate_core::refusal::{Refusal, RefusalCode};

use crate::views::ProfileMistake;

/// Reads a profile; refuses with its first mistake and how many there are.
pub(crate) fn read(toml: &str) -> Result<Profile, Refusal> {
    Profile::parse(toml).map_err(|mistakes| {
        let first =
            mistakes.first().map_or(String::new(), |mistake| format!(" Line {}: {}", mistake.line, mistake.sentence));
        let sentence = match mistakes.len() {
            1 => format!("This profile has a mistake.{first}"),
            many => format!("This profile has {many} mistakes. The first is this.{first}"),
        };
        Refusal { field: Some("toml".into()), ..Refusal::new(RefusalCode::Invalid, sentence) }
    })
}

/// Reads a profile that the book holds.
pub(crate) fn adopted(toml: &str) -> Result<Profile, Refusal> {
    Profile::adopted(toml).map_err(|mistake| {
        let sentence = format!("A profile of this book cannot be read. Line {}: {}", mistake.line, mistake.sentence);
        Refusal { field: Some("toml".into()), ..Refusal::new(RefusalCode::Invalid, sentence) }
    })
}

/// Every mistake of a profile, in the order of its lines.
pub fn mistakes(toml: &str) -> Vec<ProfileMistake> {
    let mistakes = Profile::parse(toml).err().unwrap_or_default();
    mistakes
        .into_iter()
        .map(|mistake| ProfileMistake { line: mistake.line as u32, path: mistake.path, sentence: mistake.sentence })
        .collect()
}
