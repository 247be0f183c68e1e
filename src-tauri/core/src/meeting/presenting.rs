//! Whether a request with a deadline of its own is heard in time (CLAM-2: seven working days after coming into care), said
//! while something can still be done about it.

use chrono::{NaiveDate, NaiveDateTime};

use crate::calendar::time_left::missed_by;
use crate::calendar::{Calendar, Due, words};

/// A request will be heard after its deadline, as things stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLate {
    /// "2 working days after its deadline", "no panel before its deadline".
    pub words: String,
    /// What comes too late, and what can be done, in sentences.
    pub sentence: String,
    /// The last day on which somebody can act in time, where it has not gone by.
    pub act_by: Option<NaiveDate>,
}

/// Whether it comes too late: it has a slot after its deadline, or none and the next panel that takes it is after. `slot` is
/// where it stands, `ahead` when that panel sits, earliest first.
pub fn too_late(
    due: &Due,
    slot: Option<NaiveDateTime>,
    ahead: &[NaiveDateTime],
    now: NaiveDateTime,
    calendar: &Calendar,
) -> Option<TooLate> {
    let next = slot.or_else(|| ahead.first().copied());
    let missed = match next {
        Some(at) => Some(missed_by(at, due, calendar)?),
        None => None,
    };
    let deadline = words::day(due.date);
    let (what, short) = match (slot, next, &missed) {
        (Some(at), _, Some(missed)) => {
            (format!("The slot on {} is after the deadline of {deadline}.", words::day(at.date())), missed.after())
        }
        (None, Some(at), Some(missed)) => (
            format!("The next panel, {}, is after the deadline of {deadline}.", words::day(at.date())),
            format!("next panel {}", missed.after()),
        ),
        _ => (format!("No panel is planned by the deadline of {deadline}."), "no panel before its deadline".to_owned()),
    };
    let act_by = Some(due.act_by()).filter(|_| due.met_at(now));
    let in_time = ahead.iter().find(|at| due.met_at(**at)).filter(|_| slot.is_some());
    let advice = match (in_time, act_by) {
        (Some(at), _) => format!("Move it to the panel of {}.", words::day(at.date())),
        (None, Some(by)) => format!(
            "Hold an extra meeting by {}, or note what the emergency’s own route decided before the panel.",
            words::day(by)
        ),
        (None, None) => {
            "The deadline has gone by: hold a meeting as soon as can be, and note what was decided before the panel."
                .into()
        }
    };
    Some(TooLate { words: short, sentence: format!("{what} {advice}"), act_by })
}
