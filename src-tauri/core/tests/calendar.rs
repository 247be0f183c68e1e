//! Working days, deadlines in every unit, and the words for them.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use proptest::prelude::*;
use quorate_core::calendar::deadline::{Span, Unit};
use quorate_core::calendar::time_left;
use quorate_core::calendar::time_left::Stands;
use quorate_core::calendar::words;
use quorate_core::calendar::{Calendar, Due, london};

fn calendar() -> Calendar {
    Calendar::england_and_wales(BTreeMap::new())
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn moment(text: &str) -> NaiveDateTime {
    text.parse().expect("a date and time")
}

fn within(amount: u32, unit: Unit) -> Span {
    Span::Within { amount, unit }
}

fn due(span: &Span, event: &str) -> Due {
    calendar().deadline(span, moment(event)).expect("within the published years")
}

#[test]
fn clam_2_seven_working_days_pass_over_christmas() {
    let due = due(&within(7, Unit::WorkingDays), "2026-12-18T09:00:00");
    // 21 to 24 December are four; Christmas Day, the Boxing Day substitute on the 28th, then 29 to 31.
    assert_eq!(due.date, date("2026-12-31"), "Christmas and Boxing Day are not counted");
}

#[test]
fn clam_4_the_friday_before_is_strictly_before_and_gives_way_to_good_friday() {
    let friday = Span::WeekdayBefore { weekday: Weekday::Fri, at: None };
    assert_eq!(due(&friday, "2026-11-24T13:00:00").date, date("2026-11-20"), "a Tuesday panel");
    assert_eq!(due(&friday, "2026-11-27T13:00:00").date, date("2026-11-20"), "a Friday panel: the week before");
    let easter = due(&friday, "2026-04-07T13:00:00");
    assert_eq!(easter.date, date("2026-04-03"), "Good Friday is still the deadline");
    assert_eq!(easter.last_working_day, Some(date("2026-04-02")), "and Thursday the last day to act");
}

#[test]
fn fsf_7_three_calendar_days_after_a_wednesday_show_both_days() {
    let due = due(&within(3, Unit::CalendarDays), "2026-11-25T12:00:00");
    assert_eq!((due.date, due.last_working_day), (date("2026-11-28"), Some(date("2026-11-27"))));
}

#[test]
fn five_on_the_thursday_before_is_that_hour_and_no_later() {
    let at = chrono::NaiveTime::from_hms_opt(17, 0, 0);
    let by = due(&Span::WeekdayBefore { weekday: Weekday::Thu, at }, "2026-11-24T10:00:00");
    assert_eq!((by.date, by.time), (date("2026-11-19"), at));
    assert!(by.met_at(moment("2026-11-19T17:00:00")), "on the stroke");
    assert!(!by.met_at(moment("2026-11-19T17:01:00")), "a minute late is late");
    assert_eq!(words::due(&by), "5pm on Thursday 19 November");
    let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0);
    let days = due(&Span::Before { amount: 2, unit: Unit::WorkingDays, at: noon }, "2026-11-24T10:00:00");
    assert_eq!((days.date, days.time), (date("2026-11-20"), noon), "two working days before, by midday");
}

#[test]
fn clam_9_nought_working_days_is_the_day_itself() {
    assert_eq!(due(&within(0, Unit::WorkingDays), "2026-11-24T13:00:00").date, date("2026-11-24"));
}

#[test]
fn ps_4_twenty_four_hours_are_hours_also_when_the_clocks_change() {
    let due = due(&within(24, Unit::Hours), "2026-03-28T14:00:00");
    assert_eq!((due.date, due.time), (date("2026-03-29"), Some("15:00:00".parse().unwrap())), "one hour is skipped");
}

#[test]
fn ps_2_ninety_one_days_and_ps_3_six_months() {
    assert_eq!(due(&within(91, Unit::CalendarDays), "2026-01-05T10:00:00").date, date("2026-04-06"));
    assert_eq!(due(&within(6, Unit::Months), "2026-08-31T10:00:00").date, date("2027-02-28"), "months clamp");
    assert_eq!(due(&within(1, Unit::Months), "2028-01-31T10:00:00").date, date("2028-02-29"), "to a leap day too");
    assert_eq!(due(&within(6, Unit::Weeks), "2026-11-25T10:00:00").date, date("2027-01-06"));
    let before = Span::Before { amount: 2, unit: Unit::Weeks, at: None };
    assert_eq!(due(&before, "2026-11-25T10:00:00").date, date("2026-11-11"), "PS-7: two weeks before");
}

#[test]
fn one_off_holidays_are_not_worked() {
    let closed = date("2026-11-26");
    let calendar = Calendar::england_and_wales(BTreeMap::from([(closed, "Office closed".to_owned())]));
    assert_eq!(calendar.is_working_day(closed), Ok(false));
    let next = calendar.working_days_after(date("2026-11-25"), 1).unwrap();
    assert_eq!(next, date("2026-11-27"), "the day after it is the next one worked");
}

/// The first such day of the week after `day`.
fn next(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    day.iter_days().skip(1).find(|one| one.weekday() == weekday).expect("a week has seven days")
}

#[test]
fn past_the_published_years_the_calendar_says_so() {
    let calendar = calendar();
    let end = calendar.bank.published_until;
    assert!(end >= date("2028-12-31"), "no update of the data takes years away");
    let why = calendar.is_working_day(next(end, Weekday::Tue)).expect_err("the year after is not published");
    let named = end.format("%A %-d %B %Y").to_string();
    assert!(why.to_string().contains(&named), "the sentence names the end: {why}");
    let saturday = next(end, Weekday::Sat);
    assert_eq!(calendar.is_working_day(saturday), Ok(false), "a Saturday needs no publication");
    assert!(calendar.reaches(saturday).is_err(), "and yet lies past the end");
    let december = (end - Days::new(11)).and_time("09:00:00".parse().unwrap());
    let far = calendar.deadline(&within(u32::MAX, Unit::WorkingDays), december);
    assert!(far.is_err(), "counting on past the end is refused, not guessed");
    for unit in [Unit::Hours, Unit::CalendarDays, Unit::Weeks, Unit::Months] {
        let far = calendar.deadline(&within(u32::MAX, unit), december);
        assert!(far.is_err(), "{unit:?}: the end of time is refused, not a crash");
        let back = calendar.deadline(&Span::Before { amount: u32::MAX, unit, at: None }, december);
        assert!(back.is_err(), "{unit:?}: so is its beginning");
    }
}

#[test]
fn words_for_dates_and_times() {
    assert_eq!(words::date(date("2026-11-25")), "Wednesday 25 November 2026");
    assert_eq!(words::short_date(date("2026-12-09")), "Wed 9 December 2026");
    assert_eq!(words::date_and_time(moment("2026-11-25T14:16:00")), "25 November 2026 at 2:16pm");
    assert_eq!(words::time("12:00:00".parse().unwrap()), "midday");
    assert_eq!(words::time("00:05:00".parse().unwrap()), "12:05am");
    let summer = "2026-07-01T11:00:00Z".parse().unwrap();
    assert_eq!(london(summer), moment("2026-07-01T12:00:00"), "the wall in London keeps summer time");
}

#[test]
fn the_time_left_in_words() {
    let calendar = calendar();
    let friday = Due { date: date("2026-11-27"), time: None, last_working_day: None };
    let saturday = Due { date: date("2026-11-28"), time: None, last_working_day: Some(date("2026-11-27")) };
    let hour = Due { date: date("2026-11-27"), time: Some("14:30:00".parse().unwrap()), last_working_day: None };
    let cases = [
        (friday, "2026-11-25T09:00:00", "2 working days left", Stands::Running),
        (friday, "2026-11-27T23:59:00", "due today", Stands::Today),
        (friday, "2026-11-28T09:00:00", "over since Friday 27 November", Stands::Over),
        (friday, "2026-11-30T09:00:00", "1 working day over", Stands::Over),
        (saturday, "2026-11-26T09:00:00", "1 working day left", Stands::Running),
        (saturday, "2026-11-27T09:00:00", "due today: Saturday 28 November is not a working day", Stands::Today),
        (hour, "2026-11-27T09:00:00", "due today by 2:30pm", Stands::Today),
        (hour, "2026-11-27T14:31:00", "over since 2:30pm", Stands::Over),
    ];
    for (due, now, said, stands) in cases {
        let left = time_left::left(moment(now), &due, &calendar);
        assert_eq!((left.words.as_str(), left.stands), (said, stands), "at {now}");
    }
}

/// Nobody knows the working days of the year after so far; what is over is over all the same.
#[test]
fn the_time_left_in_words_past_the_published_years() {
    let calendar = calendar();
    let end = calendar.bank.published_until;
    let on = |date| Due { date, time: None, last_working_day: None };
    let (before, early, later) = (end - Days::new(11), end + Days::new(3), next(end + Days::new(10), Weekday::Wed));
    for (due, today, said, stands) in [
        (on(before), early, before.format("over since %A %-d %B").to_string(), Stands::Over),
        (on(later), early, later.format("due %A %-d %B").to_string(), Stands::Running),
        (on(later), later, "due today".to_owned(), Stands::Today),
    ] {
        let left = time_left::left(today.and_time("09:00:00".parse().unwrap()), &due, &calendar);
        assert_eq!((left.words, left.stands), (said, stands), "on {today}");
    }
}

/// Any day far enough from the ends of the published years to count 60 working days either way.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..5600).prop_map(|days| date("2012-06-01") + Days::new(days))
}

proptest! {
    #[test]
    fn after_and_before_undo_each_other(day in any_day(), n in 0_u32..60) {
        let calendar = calendar();
        prop_assume!(calendar.is_working_day(day).unwrap());
        let there = calendar.working_days_after(day, n).unwrap();
        prop_assert_eq!(calendar.working_days_before(there, n).unwrap(), day);
    }

    #[test]
    fn the_nth_working_day_is_worked_and_n_away(day in any_day(), n in 1_u32..60) {
        let calendar = calendar();
        let there = calendar.working_days_after(day, n).unwrap();
        prop_assert!(calendar.is_working_day(there).unwrap());
        prop_assert_eq!(calendar.working_days_between(day, there).unwrap(), n);
    }

    #[test]
    fn a_later_event_or_a_longer_span_is_never_due_sooner(day in any_day(), later in 0_u64..30, n in 0_u32..30) {
        let calendar = calendar();
        for unit in [Unit::Hours, Unit::WorkingDays, Unit::CalendarDays, Unit::Weeks] {
            let at = |day: NaiveDate, n| {
                calendar.deadline(&within(n, unit), day.and_hms_opt(10, 0, 0).unwrap()).unwrap()
            };
            prop_assert!(at(day, n).date <= at(day + Days::new(later), n).date, "{unit:?}: by event");
            prop_assert!(at(day, n).date <= at(day, n + 1).date, "{unit:?}: by length");
        }
    }

    #[test]
    fn the_last_working_day_is_worked_and_not_after_the_deadline(day in any_day(), n in 0_u32..40) {
        let calendar = calendar();
        let due = calendar.deadline(&within(n, Unit::CalendarDays), day.and_hms_opt(10, 0, 0).unwrap()).unwrap();
        if let Some(last) = due.last_working_day {
            prop_assert!(calendar.is_working_day(last).unwrap() && last < due.date && last >= day);
            prop_assert!(!calendar.is_working_day(due.date).unwrap());
        }
    }

    #[test]
    fn the_weekday_before_is_that_weekday_in_the_seven_days_before(day in any_day(), weekday in 0_u8..7) {
        let weekday = Weekday::try_from(weekday).unwrap();
        let due = calendar().deadline(&Span::WeekdayBefore { weekday, at: None }, day.and_hms_opt(10, 0, 0).unwrap()).unwrap();
        prop_assert_eq!(due.date.weekday(), weekday);
        prop_assert!((1..=7).contains(&(day - due.date).num_days()));
    }
}
