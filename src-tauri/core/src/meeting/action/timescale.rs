//! The child's timescale: what comes in a child's own time, and will not wait for an action (FSF-11).

use chrono::{Months, NaiveDate};

use crate::calendar::KnownDate;
use crate::meeting::child::ChildDetails;
use crate::panel::Profile;
use crate::panel::SubjectKind;
use crate::panel::profile::Until;

/// A day by which something must be done for this child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLimit {
    /// As a sentence says it: "the baby is expected".
    pub label: String,
    /// The last day that is early enough.
    pub date: NaiveDate,
}

/// The limits that the panel's profile names, as far as this child has them and they lie ahead of the meeting. Where only
/// a month or a year is known, its first day counts: what is done by then is early enough whichever day it is.
pub fn limits(profile: &Profile, child: &ChildDetails, held: NaiveDate) -> Vec<ActionLimit> {
    let rules = profile.recorded.actions.iter().flat_map(|actions| &actions.timescales);
    let dated = rules.filter_map(|rule| {
        let date = match rule.until {
            Until::ExpectedBirth => {
                child.expected.filter(|_| child.kind == SubjectKind::Unborn).map(KnownDate::earliest)
            }
            Until::EighteenthBirthday => {
                child.born.and_then(|born| born.earliest().checked_add_months(Months::new(18 * 12)))
            }
        };
        Some(ActionLimit { label: rule.label.clone(), date: date? })
    });
    dated.filter(|limit| limit.date >= held).collect()
}
