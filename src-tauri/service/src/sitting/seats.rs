//! Seats of a meeting's list that get their names, before the meeting or in it.

use chrono::{DateTime, Utc};
use quorate_core::calendar::words;
use quorate_core::ids::PanelId;
use quorate_core::ledger::Change;
use quorate_core::meeting::arrangements::{Belongs, PanelMember};
use quorate_core::meeting::attendance::AttendeeDetails;
use quorate_core::meeting::interest::same_name;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::{Done, NamedSeat};

impl Service {
    /// Names seats in one go: what was left empty stays so. Whom the panel's list knows attends by their usual way, and a
    /// deputy in the place of whom they stand in for.
    pub(crate) fn name_seats(&mut self, seats: Vec<NamedSeat>, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let mut changes = Vec::new();
        let mut meeting = None;
        for NamedSeat { attendee, name, based_on } in seats {
            let name = name.trim().to_owned();
            if name.is_empty() {
                continue;
            }
            let seat = self.book.attendee(attendee)?.details;
            if *meeting.get_or_insert(seat.meeting) != seat.meeting {
                return Err(Refusal::invalid("seats", "Name the seats of one meeting at a time."));
            }
            let panel = self.book.meeting(seat.meeting)?.details.panel;
            let details = self.seated(&panel, seat, name)?;
            let details = self.kept_out(details.meeting, details, now)?;
            changes.push(Change::AttendeeSet { attendee, details, based_on });
        }
        if changes.is_empty() {
            return Err(Refusal::invalid("seats", "Write the name of one person at least."));
        }
        let named = words::count(u32::try_from(changes.len()).unwrap_or(u32::MAX), "seat is named", "seats are named");
        let entry = self.commit(&changes, now)?;
        Ok(Done::said(format!("{named}."), entry))
    }

    /// The seat with somebody in it, as the panel's list knows them.
    fn seated(&self, panel: &PanelId, seat: AttendeeDetails, name: String) -> Result<AttendeeDetails, Refusal> {
        let members = self.arrangements(panel)?.members;
        let fits = |member: &&PanelMember| member.role == seat.role && same_name(&member.name, &name);
        let Some(known) = members.iter().find(fits) else { return Ok(AttendeeDetails { name, ..seat }) };
        let deputises = known.belongs == Belongs::StandsIn && !known.deputy_for.is_empty();
        let deputy_for = if deputises { Some(known.deputy_for.clone()) } else { seat.deputy_for };
        Ok(AttendeeDetails { name, mode: known.mode, deputy_for, ..seat })
    }
}
