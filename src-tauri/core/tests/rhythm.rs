//! On which days a panel sits, against an independent library, and what follows from it for its meetings.

use std::path::PathBuf;
use std::process::Command;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use quorate_core::calendar::Calendar;
use quorate_core::panel::profile::{Rhythm, Schedule, SittingDays, WeekOfMonth};
use quorate_core::panel::{Profile, rhythm, schedule};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn profile() -> Profile {
    Profile::parse(include_str!("fixtures/every-kind.toml")).expect("the fixture is right")
}

fn with(days: SittingDays) -> Schedule {
    let rhythms = vec![Rhythm { days, starts: None, ends: None, venue: None, source: "EFH-3".into() }];
    let plain = profile().schedule;
    Schedule { rhythms, not_in: Vec::new(), term_time_only: false, school_terms: Vec::new(), ..plain }
}

fn dates(schedule: &Schedule, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    rhythm::days(schedule, from, to).into_iter().map(|day| day.date).collect()
}

#[test]
fn a_fortnight_keeps_its_weeks_over_ten_years_however_it_is_planned() {
    let fortnight = SittingDays::Weekly { weekday: Weekday::Wed, every: 2, counting_from: day(2026, 1, 5) };
    let schedule = with(fortnight);
    let whole = dates(&schedule, day(2020, 1, 1), day(2030, 12, 31));
    assert!(whole.contains(&day(2026, 1, 7)), "the Wednesday of the week that the weeks are counted from");
    assert!(whole.windows(2).all(|pair| (pair[1] - pair[0]).num_days() == 14), "two weeks apart, before and after it");
    let mut by_quarters = Vec::new();
    let mut from = day(2020, 1, 1);
    while from < day(2031, 1, 1) {
        let next = from.checked_add_months(chrono::Months::new(3)).expect("a day");
        by_quarters.extend(dates(&schedule, from, next.pred_opt().expect("a day")));
        from = next;
    }
    assert_eq!(by_quarters, whole, "planned by quarters, the same days");
}

/// Ways of saying days, and the same as RFC 5545 has it.
fn ways() -> Vec<(SittingDays, String)> {
    let weeks = [
        ("1", WeekOfMonth::First),
        ("2", WeekOfMonth::Second),
        ("3", WeekOfMonth::Third),
        ("4", WeekOfMonth::Fourth),
        ("-1", WeekOfMonth::Last),
    ];
    let names = ["MO", "TU", "WE", "TH", "FR"];
    let weekdays = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let mut ways = Vec::new();
    for (weekday, name) in weekdays.into_iter().zip(names) {
        for some in 1..32_u32 {
            let chosen: Vec<_> =
                weeks.iter().enumerate().filter(|(n, _)| some & (1 << n) != 0).map(|(_, w)| w).collect();
            let by_day: Vec<String> = chosen.iter().map(|(n, _)| format!("{n}{name}")).collect();
            let weeks = chosen.iter().map(|(_, week)| *week).collect();
            ways.push((SittingDays::Monthly { weekday, weeks }, format!("FREQ=MONTHLY;BYDAY={}", by_day.join(","))));
        }
        for every in 1..=6 {
            let days = SittingDays::Weekly { weekday, every, counting_from: day(2019, 12, 30) };
            ways.push((days, format!("FREQ=WEEKLY;INTERVAL={every};BYDAY={name};WKST=MO")));
        }
    }
    ways
}

#[test]
fn every_rhythm_agrees_with_an_independent_library() {
    let (from, to) = (day(2020, 1, 1), day(2032, 12, 31));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("rhythms.csv");
    let mut csv = csv::Writer::from_path(&file).expect("a new file");
    csv.write_record(["counting_from", "rule", "from", "to", "days"]).expect("the header");
    let ways = ways();
    for (days, rule) in &ways {
        let given: Vec<String> = dates(&with(days.clone()), from, to).iter().map(ToString::to_string).collect();
        let row = ["2019-12-30", rule, &from.to_string(), &to.to_string(), &given.join(" ")];
        csv.write_record(row).expect("a row");
    }
    csv.flush().expect("all rows");
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var_os("QUORATE_PYTHON").map_or_else(|| here.join("../../.venv/bin/python"), PathBuf::from);
    let script = here.join("../../tests/rhythm_oracle.py");
    let output = Command::new(python).arg(script).arg(&file).output().expect("Python runs; `make test` sets it up");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "they differ:\n{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains(&format!("{} rhythms compared, 0 differences", ways.len())), "all were compared: {said}");
}

#[test]
fn months_off_and_school_holidays_have_no_meeting() {
    let schedule = profile().schedule;
    let year = dates(&schedule, day(2026, 1, 1), day(2026, 12, 31));
    assert!(year.iter().all(|date| date.month() != 8), "not in August");
    assert!(!year.contains(&day(2026, 4, 2)), "a Thursday of the fortnight, in the Easter holidays");
    assert!(year.contains(&day(2026, 4, 16)), "the next, in term");
    assert!(year.contains(&day(2026, 12, 22)), "a day that is set, on the last of term");
    assert!(year.contains(&day(2026, 9, 29)), "the last Tuesday of September");
}

#[test]
fn each_kind_of_day_has_its_own_time_place_and_theme() {
    let calendar = Calendar::england_and_wales(Default::default());
    let series = schedule::series(&profile(), day(2026, 9, 28), day(2026, 10, 16), None, &calendar);
    let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
    let said: Vec<_> =
        series.iter().map(|one| (one.date, one.starts, one.venue.as_str(), one.theme.as_deref())).collect();
    assert_eq!(
        said,
        [
            (day(2026, 9, 29), time(13, 0), "online", None),
            (day(2026, 10, 1), time(9, 30), "town", Some("places")),
            (day(2026, 10, 6), time(13, 0), "online", None),
            (day(2026, 10, 15), time(9, 30), "online", Some("online-harm")),
        ],
        "Tuesdays by video in the afternoon; Thursdays take the venues in turn"
    );
}

#[test]
fn a_panel_that_meets_when_needed_proposes_no_day() {
    let plain = profile().schedule;
    let needed =
        Schedule { rhythms: Vec::new(), when_needed: true, not_in: Vec::new(), term_time_only: false, ..plain };
    assert_eq!(dates(&needed, day(2026, 1, 1), day(2030, 1, 1)), [], "nobody has said that one is needed");
}

#[test]
fn a_profile_adopted_before_a_rule_was_learnt_stays_readable() {
    let text = include_str!("wrong-profiles/a-fortnight-from-when.toml");
    assert!(Profile::parse(text).is_err(), "nobody adopts it today");
    let adopted = Profile::adopted(text).expect("a book that has it still reads it");
    assert_eq!(adopted.schedule.every_weeks, 2);
    assert!(Profile::adopted("id = 3").is_err(), "what never was a profile is refused");
}
