//! What a line is read against.

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::meeting::action::PossibleOwner;
use crate::panel::Profile;

/// The meeting, the people around it and the days that count from it.
#[derive(Clone, Copy, Debug)]
pub struct EntrySetting<'a> {
    /// The panel's rules and roles.
    pub profile: &'a Profile,
    /// The day of the meeting: "in 2 weeks" and "tomorrow" count from it, whenever the line is typed.
    pub held: NaiveDate,
    /// The next planned meeting of the panel.
    pub next: Option<NaiveDate>,
    /// When the child comes back to the panel, where that is set.
    pub review: Option<NaiveDate>,
    /// Who is here, invited or allocated to the child.
    pub people: &'a [PossibleOwner],
    /// Which days are worked.
    pub calendar: &'a Calendar,
}
