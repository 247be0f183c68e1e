//! What the time of an act is held against. A machine's clock is a claim like any other: no network tells it the time, and
//! whoever sits at it can set it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::calendar::{london, words};
use crate::refusal::{Refusal, RefusalCode};

/// How far a clock may step back without being asked about: it is put right by seconds now and then.
pub const SLACK: TimeDelta = TimeDelta::minutes(2);

/// How somebody says in the window that the clock is right now, as a refusal puts it. Another face says there how it is
/// said with it.
pub const SAY_SO_IN_WINDOW: &str = "say so under Your account";

/// Refuses an act that comes before the one it follows from, such as a signature before "the record was finalised".
pub fn check_follows(at: DateTime<Utc>, from: DateTime<Utc>, what: &str) -> Result<(), Refusal> {
    if at >= from {
        return Ok(());
    }
    if moment(at) == moment(from) {
        return Err(wrong(
            "This machine’s clock is some seconds behind another’s: wait a minute, then do it again.".into(),
        ));
    }
    Err(wrong(format!(
        "This machine’s clock says {}, but {what} on {}: set the clock right, then do it again.",
        moment(at),
        moment(from)
    )))
}

/// Refuses to start a meeting on a day before its own.
pub fn check_day(at: DateTime<Utc>, planned: NaiveDate) -> Result<(), Refusal> {
    if london(at).date() >= planned {
        return Ok(());
    }
    Err(wrong(format!(
        "This meeting is planned for {}, but this machine’s clock says {}: set the clock right, or move the meeting to \
         today first.",
        words::date(planned),
        moment(at)
    )))
}

/// Refuses as `at` a filing on a day before the record was signed. People say the day, so that is what is compared.
pub fn check_filed(at: DateTime<Utc>, signed: DateTime<Utc>) -> Result<(), Refusal> {
    let (day, first) = (london(at).date(), london(signed).date());
    if day >= first {
        return Ok(());
    }
    Err(Refusal::invalid(
        "at",
        format!(
            "The record was signed on {}, so it cannot have been filed on {}: check the date.",
            words::date(first),
            words::date(day)
        ),
    ))
}

/// Refuses a time well before the last that this machine wrote into the book, or before there was a book.
pub fn check_goes_on(
    at: DateTime<Utc>,
    last: Option<DateTime<Utc>>,
    made: Option<DateTime<Utc>>,
) -> Result<(), Refusal> {
    if let Some(last) = last.filter(|last| at < *last - SLACK) {
        return Err(wrong(format!(
            "This machine’s clock says {}, but it said {} when something was last done on it: set the clock right. If it \
             is right now, and was wrong then, {SAY_SO_IN_WINDOW}.",
            moment(at),
            moment(last)
        )));
    }
    if let Some(made) = made.filter(|made| at < *made - SLACK) {
        return Err(wrong(format!(
            "This machine’s clock says {}, but this book was only made on {}: set the clock right, then do it again.",
            moment(at),
            moment(made)
        )));
    }
    Ok(())
}

fn moment(at: DateTime<Utc>) -> String {
    words::date_and_time(london(at))
}

fn wrong(sentence: String) -> Refusal {
    Refusal::new(RefusalCode::Clock, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_that_cannot_be_is_refused_with_what_to_do() {
        let (september, november) = (at("2026-09-01T08:00:00Z"), at("2026-11-25T14:12:00Z"));
        let refusal = check_follows(september, november, "the record was finalised").unwrap_err();
        assert_eq!(refusal.code, RefusalCode::Clock);
        for words in ["1 September 2026", "the record was finalised on", "25 November 2026", "set the clock right"] {
            assert!(refusal.sentence.contains(words), "{refusal}");
        }
        check_follows(november, november, "the record was finalised").unwrap();
        check_day(november, "2026-11-26".parse().unwrap()).unwrap_err();
        check_day(at("2026-06-02T23:30:00Z"), "2026-06-03".parse().unwrap()).expect("it is the 3rd in London");
        check_filed(at("2026-11-25T12:00:00Z"), november).expect("the same day, which is all that is said");
        assert_eq!(check_filed(september, november).unwrap_err().field.as_deref(), Some("at"));
    }

    #[test]
    fn a_clock_may_be_put_right_by_seconds_and_not_by_days() {
        let last = at("2026-11-25T14:12:00Z");
        check_goes_on(last - SLACK, Some(last), None).unwrap();
        let refusal = check_goes_on(last - SLACK - TimeDelta::seconds(1), Some(last), None).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::Clock);
        assert!(refusal.sentence.ends_with(&format!("{SAY_SO_IN_WINDOW}.")), "{refusal}");
        check_goes_on(at("2015-01-01T00:00:00Z"), None, Some(last)).unwrap_err();
    }
}
