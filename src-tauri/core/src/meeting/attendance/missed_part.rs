//! What of an item somebody missed who was there for the rest of it: a record says from when to when each person was there.

use chrono::{DateTime, TimeDelta, Utc};

use super::{AttendanceState, AttendeeDetails, AwayWhy};
use crate::meeting::agenda::Item;

/// Whoever is noted within so many minutes of the item's beginning was there from its beginning: rows are ticked one by one.
const NOTED_WITHIN: i64 = 5;

/// The parts of an item that somebody was not there for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissedPart {
    /// When they came, where it had begun.
    pub came: Option<DateTime<Utc>>,
    /// When they left for good, where it was not over.
    pub left: Option<DateTime<Utc>>,
    /// When they stepped out in between, and came back; without the second, they did not.
    pub out: Vec<(DateTime<Utc>, Option<DateTime<Utc>>)>,
}

impl AttendeeDetails {
    /// What they missed of an item that has begun. Whoever comes for one item alone is noted when they are heard: nothing is
    /// made of that. An arrival noted once the meeting was closed says nothing of when they came.
    pub fn missed_of(&self, item: &Item, closed: Option<DateTime<Utc>>) -> MissedPart {
        let Some(started) = item.started_at else { return MissedPart::default() };
        let before_end = |moment: &DateTime<Utc>| item.finished_at.is_none_or(|finished| *moment < finished);
        let noted_then = |moment: &DateTime<Utc>| closed.is_none_or(|closed| *moment < closed);
        let late = |arrived: &DateTime<Utc>| *arrived - started >= TimeDelta::minutes(NOTED_WITHIN);
        let for_all = self.item.is_none();
        let out = self.away.iter().filter(|away| {
            let overlaps = before_end(&away.from) && away.until.is_none_or(|until| until > started);
            away.why == AwayWhy::SteppedOut && away.item.is_none_or(|only| only == item.id) && overlaps
        });
        MissedPart {
            came: self.arrived.filter(late).filter(before_end).filter(noted_then).filter(|_| for_all),
            left: self.left.filter(|_| self.state == AttendanceState::Left).filter(before_end).filter(|_| for_all),
            out: out.map(|away| (away.from, away.until)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use uuid::Uuid;

    use super::*;
    use crate::ids::{EntryId, ItemId, MeetingId, RequestId};
    use crate::meeting::agenda::{ItemDetails, ItemState};
    use crate::meeting::attendance::{AttendanceMode, Away};

    fn at(minute: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 12, 1, 13, minute, 0).unwrap()
    }

    fn item() -> Item {
        Item {
            id: ItemId(Uuid::from_u128(1)),
            details: ItemDetails {
                meeting: MeetingId(Uuid::nil()),
                request: RequestId(Uuid::nil()),
                starts: "13:15".parse().unwrap(),
                minutes: 15,
                emergency: false,
            },
            children: Vec::new(),
            state: ItemState::Finished,
            started_at: Some(at(15)),
            finished_at: Some(at(30)),
            revision: EntryId::NONE,
        }
    }

    fn member(arrived: u32, left: Option<u32>) -> AttendeeDetails {
        AttendeeDetails {
            meeting: MeetingId(Uuid::nil()),
            name: "Gail Manager".into(),
            role: "gm".into(),
            agency: String::new(),
            mode: AttendanceMode::Room,
            state: if left.is_some() { AttendanceState::Left } else { AttendanceState::Present },
            deputy_for: None,
            observer: false,
            direct_contact: false,
            item: None,
            arrived: Some(at(arrived)),
            left: left.map(at),
            away: Vec::new(),
        }
    }

    #[test]
    fn what_somebody_missed_is_told_and_nothing_else() {
        let missed = |details: &AttendeeDetails| details.missed_of(&item(), Some(at(50)));
        assert_eq!(missed(&member(0, None)), MissedPart::default(), "there throughout");
        assert_eq!(missed(&member(17, None)), MissedPart::default(), "ticked a little late");
        assert_eq!(missed(&member(0, Some(40))), MissedPart::default(), "left after it was over");
        assert_eq!(missed(&member(22, Some(27))), MissedPart { came: Some(at(22)), left: Some(at(27)), out: vec![] });
        assert_eq!(missed(&member(55, None)).came, None, "noted once the meeting was closed: nobody knows");
        let mut out = member(0, None);
        out.away.push(Away { from: at(20), until: Some(at(25)), item: None, why: AwayWhy::SteppedOut });
        out.away.push(Away { from: at(35), until: None, item: None, why: AwayWhy::SteppedOut });
        assert_eq!(missed(&out).out, [(at(20), Some(at(25)))], "and not what they missed of the next item");
        let presents = AttendeeDetails { item: Some(item().id), ..member(25, None) };
        assert_eq!(missed(&presents).came, None, "whoever comes for it alone is noted when they are heard");
    }
}
