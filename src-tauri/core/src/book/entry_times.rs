//! The times that a book's entries say, held against each other: one machine's own never go back unasked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::open_book::Book;
use crate::ids::DeviceId;
use crate::ledger::entry::Author;
use crate::ledger::older_kinds::{self, STEPS};
use crate::ledger::{Change, ChangeKind};
use crate::meeting::machine_time::{SLACK, check_goes_on};
use crate::refusal::Refusal;

/// Where one machine's entries go back in time, without anybody having said that its clock was set right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepBack {
    /// The number of the entry that is earlier than the machine's entry before it.
    pub seq: u64,
    /// What the machine's clock had said last before, in UTC.
    pub from: DateTime<Utc>,
    /// What it said at this entry, in UTC.
    pub to: DateTime<Utc>,
    /// Its author had written at a later time there themselves: the program would have refused that.
    pub own: bool,
}

/// The machine, the person and the time of an entry.
type By = (Uuid, Uuid, DateTime<Utc>);

/// Refuses as `Clock` what comes before the author's last entry on that machine, unless it is said with it that the clock
/// is right now.
pub(super) fn check(db: &Connection, changes: &[Change], author: Author) -> Result<(), Refusal> {
    let set_right = changes.iter().any(|change| change.kind() == ChangeKind::ClockSetRight);
    let last = if set_right { None } else { last_of(db, author.device)? };
    let made = db.prepare_cached("SELECT at FROM ledger WHERE seq = 1")?.query_row([], |row| row.get(0)).optional()?;
    check_goes_on(author.at, last, made)
}

fn last_of(db: &Connection, device: DeviceId) -> Result<Option<DateTime<Utc>>, Refusal> {
    let mut select = db.prepare_cached("SELECT at FROM ledger WHERE device = ?1 ORDER BY seq DESC LIMIT 1")?;
    Ok(select.query_row(params![device.0], |row| row.get(0)).optional()?)
}

impl Book {
    /// When this machine last wrote an entry into the book, by its clock.
    pub fn last_here(&self) -> Result<Option<DateTime<Utc>>, Refusal> {
        last_of(&self.db, self.device)
    }

    /// Every step back in time within one machine's own entries, the first one first.
    pub fn steps_back(&self) -> Result<Vec<StepBack>, Refusal> {
        let mut last: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
        let mut last_own: HashMap<(Uuid, Uuid), DateTime<Utc>> = HashMap::new();
        let mut steps = Vec::new();
        // Somebody new to the machine is introduced to it before the first entry that they write there, by one of that
        // moment: where that first entry says that the clock is right now, it says so of the introduction too.
        let mut introduced: Option<(StepBack, By)> = None;
        let mut select = self.db.prepare("SELECT seq, device, person, at, kind FROM ledger ORDER BY seq")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (device, to): (Uuid, DateTime<Utc>) = (row.get("device")?, row.get("at")?);
            let person: Uuid = row.get("person")?;
            let kind = row.get_ref("kind")?.as_str().ok().and_then(|id| older_kinds::kind(id, STEPS));
            let set_right = kind == Some(ChangeKind::ClockSetRight);
            if let Some((step, by)) = introduced.take()
                && !(set_right && by == (device, person, to))
            {
                steps.push(step);
            }
            let own = last_own.insert((device, person), to).is_some_and(|from| to < from - SLACK);
            if let Some(from) = last.insert(device, to).filter(|from| to < *from - SLACK && !set_right) {
                let step = StepBack { seq: row.get("seq")?, from, to, own };
                match kind == Some(ChangeKind::KeyEnrolled) && !own {
                    true => introduced = Some((step, (device, person, to))),
                    false => steps.push(step),
                }
            }
        }
        steps.extend(introduced.map(|(step, _)| step));
        Ok(steps)
    }
}
