//! What a corrected record says of itself: which version it is, what it replaces, what changed; and where words of somebody
//! else's were taken out, every change without repeating them.

use chrono::NaiveDate;
use quorate_core::calendar::{london, words};
use quorate_core::meeting::comparison::{ChangedPassage, NOT_REPEATED, changed_passages};
use quorate_core::meeting::record::{Record, RecordState};
use quorate_core::meeting::version::Grounds;
use quorate_core::panel::Profile;
use quorate_core::record::comparable_text;
use quorate_core::record::model::{RecordDocument, ReplacedVersion};
use quorate_core::refusal::Refusal;

use crate::Service;

impl Service {
    /// The number of the version that the record's words are now, and what it corrects.
    pub(super) fn edition(&self, record: &Record) -> Result<(u32, Option<Grounds>), Refusal> {
        match &record.state {
            RecordState::Signed { .. } => Ok((record.version, self.book.version(record.id, record.version)?.grounds)),
            _ => Ok((record.version + 1, record.correction.as_ref().map(|open| open.grounds.clone()))),
        }
    }

    /// What a correction replaces, and which parts read otherwise for it.
    pub(super) fn replaced(
        &self,
        record: &Record,
        paper: &RecordDocument,
        grounds: Grounds,
    ) -> Result<ReplacedVersion, Refusal> {
        let before = self.book.version(record.id, paper.version - 1)?;
        let mut changes = changed_passages(&before.says, &comparable_text::says(paper));
        let mut parts: Vec<String> = changes.iter().map(|change| change.heading.clone()).collect();
        parts.dedup();
        if grounds.others_data {
            let profile = self.profile_of(&self.book.meeting(record.meeting)?)?;
            changes.iter_mut().for_each(|change| withhold(change, &profile));
        }
        Ok(ReplacedVersion {
            version: before.number,
            signed: words::date(london(before.at).date()),
            what: grounds.what.trim().to_owned(),
            parts,
            why: grounds.why.trim().to_owned(),
            changes,
            others_data: grounds.others_data,
        })
    }
}

/// Words that somebody wrote and that stand no more may be those about somebody else: nobody can tell them from others that
/// were taken out, so none is repeated. What the panel's profile and the program word is nobody's data, and stays.
fn withhold(change: &mut ChangedPassage, profile: &Profile) {
    if !change.was.trim().is_empty() && !change.was.lines().all(|line| is_nobodys(line, profile)) {
        change.was = NOT_REPEATED.to_owned();
    }
}

/// Whether a line of a record is worded by the profile or the program alone: a decision without a detail, a day.
fn is_nobodys(line: &str, profile: &Profile) -> bool {
    let mut decided = profile.recorded.decisions.iter().filter_map(|option| line.strip_prefix(option.label.as_str()));
    let time =
        |rest: &str| rest.strip_prefix(": Agreed by the chair at ").is_some_and(|time| time.len() <= "12:07pm".len());
    let mut asked = profile.recorded.prompts.iter().filter_map(|prompt| line.strip_prefix(prompt.label.as_str()));
    let day = line
        .strip_prefix("Returns to panel on ")
        .is_some_and(|day| NaiveDate::parse_from_str(day, "%A %-d %B %Y").is_ok());
    day || decided.any(|rest| rest.is_empty() || time(rest))
        || asked.any(|rest| [": Discussed", ": Does not apply", ": Not answered"].contains(&rest))
}
