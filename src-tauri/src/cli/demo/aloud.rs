//! What is said aloud in a meeting of the demonstration: an interest in an item, and what the chair agrees.

use chrono::NaiveDateTime;
use quorate_core::meeting::attendance::AttendanceState;
use quorate_core::refusal::Refusal;

use super::county::choice;
use super::plan::PlayedMeeting;
use super::running::County;
use super::stage::amiss;
use quorate_service::act::{Act, LeavesWhy};
use quorate_service::views::LiveItem;

impl County<'_> {
    /// Somebody with an interest in the item leaves the room for it.
    pub fn leave(
        &mut self,
        sitting: &PlayedMeeting,
        item: &LiveItem,
        name: &str,
        what: &str,
        when: NaiveDateTime,
    ) -> Result<(), Refusal> {
        let attendees = self.live(sitting.id)?.attendees;
        let Some(one) = attendees.into_iter().find(|one| one.details.name == name) else {
            return Err(amiss("names somebody who is not at the meeting"));
        };
        // Whoever declared it before has left already.
        if one.details.state == AttendanceState::Present && one.details.out_now().is_none() {
            let why = LeavesWhy::Conflict { what: what.to_owned() };
            let (attendee, item) = (one.id, Some(item.item.id));
            self.minute(when, Act::StepOut { attendee, item, why, based_on: one.revision })?;
        }
        Ok(())
    }

    /// The chair agrees each decision; now and then one is left for when the record is read.
    pub fn agree(&mut self, sitting: &PlayedMeeting, item: &LiveItem, when: NaiveDateTime) -> Result<(), Refusal> {
        let live = self.live(sitting.id)?;
        let heard = live.items.iter().filter(|one| one.item.id == item.item.id);
        let records: Vec<_> = heard.flat_map(|one| &one.records).map(|one| one.record.clone()).collect();
        for record in records {
            let mut based_on = record.revision;
            for decision in &record.decisions {
                let option = decision.option.clone();
                if choice(&[&option, &decision.detail], 5) > 0 {
                    let act = Act::AgreeDecision { record: record.id, option, agreed: true, given: None, based_on };
                    based_on = self.minute(when, act)?.revision;
                }
            }
        }
        Ok(())
    }
}
