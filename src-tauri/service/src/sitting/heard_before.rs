//! The last time that a panel heard a child.

use quorate_core::ids::{ChildId, PanelId};
use quorate_core::meeting::agenda::ItemState;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::refusal::Refusal;

use crate::Service;

impl Service {
    /// Where a panel heard a child last, before the day of `meeting` where one is given.
    pub(crate) fn heard_before(
        &self,
        child: ChildId,
        panel: &PanelId,
        meeting: Option<&Meeting>,
    ) -> Result<Option<(Record, Meeting)>, Refusal> {
        let mut last: Option<(Record, Meeting)> = None;
        for record in self.book.records_of_child(child)? {
            let held = self.book.meeting(record.meeting)?;
            let earlier = meeting.is_none_or(|meeting| held.details.date < meeting.details.date);
            let later = |(_, known): &(Record, Meeting)| {
                (known.details.date, known.details.starts) < (held.details.date, held.details.starts)
            };
            if held.details.panel == *panel
                && earlier
                && last.as_ref().is_none_or(later)
                && self.book.item(record.item)?.state == ItemState::Finished
            {
                last = Some((record, held));
            }
        }
        Ok(last)
    }
}
