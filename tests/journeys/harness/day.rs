//! The day on which the journeys are made, for the tests and for the program alike.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};

/// Tells the program what time it is when it starts, as in `2026-12-26T00:30:00Z`.
pub const NOW: &str = "QUORATE_NOW";
/// Set where somebody has chosen the day, and the clock that this process sees is that day's already.
const CHOSEN: &str = "QUORATE_TEST_DAY";

/// From the clock that this process sees to the journeys'.
#[expect(clippy::disallowed_methods, reason = "a journey's day is made of the clock")]
static AHEAD: LazyLock<TimeDelta> = LazyLock::new(|| {
    let clock = Utc::now();
    if std::env::var_os(CHOSEN).is_some() { TimeDelta::zero() } else { before_the_end_of_the_day(clock) - clock }
});

/// What time it is in the journeys.
#[expect(clippy::disallowed_methods, reason = "the journeys' clock runs on with the machine's")]
pub fn now() -> DateTime<Utc> {
    Utc::now() + *AHEAD
}

/// Which day it is in them, on the wall in London.
pub fn today() -> NaiveDate {
    day_in_london(now())
}

/// No day ends while a journey is under way: late in the evening it is nine o'clock.
fn before_the_end_of_the_day(real: DateTime<Utc>) -> DateTime<Utc> {
    let nine = NaiveTime::from_hms_opt(21, 0, 0).expect("a time");
    real.min(Utc.from_utc_datetime(&day_in_london(real).and_time(nine)))
}

/// Summer time is an hour more, from the last Sunday of March to the last of October, at one in the morning by Greenwich.
fn day_in_london(at: DateTime<Utc>) -> NaiveDate {
    let changes = |month| {
        let last = NaiveDate::from_ymd_opt(at.year(), month, 31).expect("both months have 31 days");
        let sunday = last - TimeDelta::days(i64::from(last.weekday().days_since(Weekday::Sun)));
        Utc.from_utc_datetime(&sunday.and_time(NaiveTime::from_hms_opt(1, 0, 0).expect("a time")))
    };
    let summer = (changes(3)..changes(10)).contains(&at);
    (at + TimeDelta::hours(i64::from(summer))).date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(moment: &str) -> DateTime<Utc> {
        moment.parse().expect("a moment")
    }

    #[test]
    fn the_day_is_the_one_on_the_wall_in_london() {
        for (moment, day) in [
            ("2027-03-28T00:30:00Z", "2027-03-28"),
            ("2027-03-28T23:30:00Z", "2027-03-29"),
            ("2027-10-30T23:30:00Z", "2027-10-31"),
            ("2027-10-31T23:30:00Z", "2027-10-31"),
            ("2026-12-31T23:59:59Z", "2026-12-31"),
        ] {
            assert_eq!(day_in_london(at(moment)).to_string(), day, "{moment}");
        }
    }

    #[test]
    fn no_day_ends_under_way() {
        assert_eq!(before_the_end_of_the_day(at("2026-11-29T10:00:00Z")), at("2026-11-29T10:00:00Z"));
        assert_eq!(before_the_end_of_the_day(at("2026-11-29T23:50:00Z")), at("2026-11-29T21:00:00Z"));
        assert_eq!(before_the_end_of_the_day(at("2027-06-30T23:10:00Z")), at("2027-06-30T23:10:00Z"), "past midnight");
    }
}
