//! What a record tells of a brother or sister alone, in words for whoever reads the record before it goes on.

use quorate_core::ids::ChildId;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::remaining::Place;
use quorate_core::refusal::Refusal;
use quorate_core::third_party_data::Finding;

use crate::Service;

impl Service {
    /// Whose affairs a sentence tells in the record of whom: brothers and sisters go by their first names. That it was given
    /// to both is said with it, and is no reason to leave it out.
    pub(crate) fn siblings_facts(&self, found: &Finding, record: &Record) -> Result<String, Refusal> {
        let given = |child: ChildId| {
            let details = self.book.child(child)?.details;
            Ok::<_, Refusal>(if details.given.is_empty() { details.name() } else { details.given })
        };
        let of = given(record.child)?;
        let whom = found.whom.first().copied().map(given).transpose()?;
        let whom = whom.unwrap_or_else(|| "a brother or sister".to_owned());
        Ok(match self.given_to_both(record, &found.place)? {
            true => format!("About {whom}, not {of}, and given to both: take it out here unless it matters to {of}."),
            false => format!("About {whom}, not {of}: it belongs in {whom}’s own record."),
        })
    }

    /// Whether a part of a record stands word for word in that of a brother or sister heard with this child.
    fn given_to_both(&self, record: &Record, place: &Place) -> Result<bool, Refusal> {
        let heard_together = |other: &Record| other.item == record.item && other.id != record.id;
        for other in self.book.records(record.meeting)?.into_iter().filter(heard_together) {
            let same = match place {
                Place::Section { section } => match (record.sections.get(section), other.sections.get(section)) {
                    (Some(here), Some(there)) => here.text == there.text,
                    _ => false,
                },
                Place::Rationale => record.rationale == other.rationale,
                Place::Decisions => record.decisions.iter().any(|one| other.decisions.iter().any(|its| one.says(its))),
                Place::Action { action } => {
                    let details = self.book.action(*action)?.details;
                    self.book.actions(other.id)?.iter().any(|its| its.details == details)
                }
                _ => false,
            };
            if same {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
