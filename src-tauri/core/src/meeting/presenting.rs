//! Whether a request with a deadline of its own is heard in time (CLAM-2: seven working days after coming into care), said
//! while something can still be done about it; and afterwards, in the record, that it was not, and what was decided before.

use chrono::{NaiveDate, NaiveDateTime};

use crate::calendar::deadline::{Span, Unit};
use crate::calendar::time_left::missed_by;
use crate::calendar::{Calendar, Due, words};
use crate::panel::profile::DeadlineRule;

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

/// That a child was presented at `at` after the deadline of `rule`, counted from `from`, for the record: "Presented on Tuesday
/// 8 December 2026, 1 working day after the deadline of Monday 7 December 2026: within 7 working days of coming into care on
/// Thursday 26 November 2026 (CLAM-2)." None where it was in time, or the calendar cannot tell.
pub fn presented_late(
    rule: &DeadlineRule,
    from: NaiveDateTime,
    at: NaiveDateTime,
    calendar: &Calendar,
) -> Option<String> {
    let due = calendar.deadline(&rule.span, from).ok()?;
    let missed = missed_by(at, &due, calendar)?;
    let by = missed.working_days.map_or_else(String::new, |days| words::count(days, "working day ", "working days "));
    let (presented, deadline) = (words::date(at.date()), words::date(due.date));
    let counted = counted(rule, from).map_or_else(String::new, |counted| format!(": {counted}"));
    Some(format!("Presented on {presented}, {by}after the deadline of {deadline}{counted} ({}).", rule.source))
}

/// "within 7 working days of coming into care on Thursday 26 November 2026".
fn counted(rule: &DeadlineRule, from: NaiveDateTime) -> Option<String> {
    let Span::Within { amount, unit } = rule.span else { return None };
    let (one, many) = match unit {
        Unit::Hours => ("hour", "hours"),
        Unit::WorkingDays => ("working day", "working days"),
        Unit::CalendarDays => ("day", "days"),
        Unit::Weeks => ("week", "weeks"),
        Unit::Months => ("month", "months"),
    };
    if rule.from.is_of_a_meeting() {
        return None;
    }
    let event = match &rule.of_panel {
        Some(panel) => format!("the meeting before of the panel “{panel}”"),
        None => rule.from.words().to_owned(),
    };
    Some(format!("within {} of {event} on {}", words::count(amount, one, many), words::date(from.date())))
}

/// How a note begins of what was decided before the panel, in the outline of a request: the day on which it was noted and a
/// bracket follow, then the note.
pub const DECIDED_BEFORE: &str = "Decided before the panel (noted on ";

/// What a request's outline notes as decided before the panel, each with the day of the note; a note ends with its paragraph.
pub fn decided_before(outline: &str) -> Vec<String> {
    let notes = outline.split(DECIDED_BEFORE).skip(1).filter_map(|rest| {
        let (day, rest) = rest.split_once("):")?;
        let lines = rest.lines().map(str::trim).skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty());
        let what = lines.collect::<Vec<_>>().join("\n");
        (!what.is_empty()).then(|| format!("{what} (Noted on {day}.)"))
    });
    notes.collect()
}

#[cfg(test)]
mod tests {
    use super::decided_before;

    #[test]
    fn what_was_decided_before_is_read_out_of_the_outline() {
        assert!(decided_before("The family asks for help.").is_empty());
        let outline = "The family asks for help.\n\nDecided before the panel (noted on Friday 27 November 2026): The duty head \
                       of service\nagreed the placement.\n\nDecided before the panel (noted on Monday 30 November 2026): It \
                       goes on.\n\nThe school is told.";
        assert_eq!(
            decided_before(outline),
            [
                "The duty head of service\nagreed the placement. (Noted on Friday 27 November 2026.)",
                "It goes on. (Noted on Monday 30 November 2026.)"
            ],
            "two notes, and nothing of what is no note"
        );
        assert!(decided_before("Decided before the panel (noted on ").is_empty(), "a note that says nothing");
    }
}
