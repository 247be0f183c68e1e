//! Text that was typed before the program ended, and came back into its field without anybody's doing: nobody may have
//! read how it ends. The window marks it as it comes back, and the mark counts as long as the text is the same.

use quorate_core::ids::RecordId;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::remaining::{Gap, Place, cut_short};
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;

/// The mark is a draft of this name before the name of the field, and holds what came back.
const MARK: &str = "brought-back/record/";

impl Service {
    /// What came back to whoever is signed in and ends in mid-sentence: pointed out, and for them to weigh.
    pub(crate) fn brought_back(&self, record: &Record, profile: &Profile) -> Result<Vec<Gap>, Refusal> {
        let of_record = format!("{MARK}{}/", record.id);
        let mut gaps = Vec::new();
        for mark in self.book.drafts()? {
            let Some((label, place, text)) =
                mark.field.strip_prefix(&of_record).and_then(|field| written(record, profile, field))
            else {
                continue;
            };
            let Some(end) = cut_short(text).filter(|_| text.trim() == mark.text.trim()) else { continue };
            gaps.push(Gap::advice(
                place,
                format!(
                    "{label} came back after Quorate had ended, and stops in mid-sentence: “…{end}”. Finish it, or end it \
                     with a full stop."
                ),
            ));
        }
        Ok(gaps)
    }

    /// A record that goes to the chair was looked through: what came back is no longer asked about.
    pub(crate) fn forget_brought_back(&mut self, record: RecordId) -> Result<(), Refusal> {
        let of_record = format!("{MARK}{record}/");
        for mark in self.book.drafts()?.into_iter().filter(|mark| mark.field.starts_with(&of_record)) {
            self.book.take_draft(&mark.field)?;
        }
        Ok(())
    }
}

/// What a field of a record is called, where it is mended, and what it says now.
fn written<'r>(record: &'r Record, profile: &Profile, field: &str) -> Option<(String, Place, &'r str)> {
    match field.split_once('/') {
        Some(("section", id)) => {
            let section = profile.recorded.sections.iter().find(|section| section.id == id)?;
            let place = Place::Section { section: id.to_owned() };
            Some((format!("“{}”", section.label), place, record.sections.get(id)?.text.as_str()))
        }
        Some(("decision", id)) => {
            let option = profile.recorded.decisions.iter().find(|option| option.id == id)?;
            let decision = record.decisions.iter().find(|decision| decision.option == id)?;
            Some((format!("“{}”", option.label), Place::Decisions, decision.detail.as_str()))
        }
        None if field == "rationale" => Some(("The rationale".to_owned(), Place::Rationale, record.rationale.as_str())),
        _ => None,
    }
}
