//! Days as people write and paste them into a field. Held against cases of our own, which the window's reader is held to
//! too (`ui/src/basics/read-day.test.ts`), and against a set that was written without sight of the code.

mod as_written;

use as_written::{Tally, set};
use chrono::NaiveDate;
use quorate_core::calendar::{DayField, read_day, read_known};
use serde::Deserialize;

/// How much of the set written by others is right. What it was on its first trial stands in the set itself.
const RIGHT: f64 = 1.0;

#[derive(Deserialize)]
struct Dates {
    date: Vec<Typed>,
    #[serde(default)]
    known: Vec<TypedKnown>,
}

/// A date of which a month or a year may be all that is known.
#[derive(Deserialize)]
struct TypedKnown {
    typed: String,
    today: Written,
    field: String,
    /// As it is kept.
    reads: Option<String>,
    #[serde(default)]
    refused: bool,
    says: Option<String>,
}

#[derive(Deserialize)]
struct Typed {
    typed: String,
    today: Written,
    field: Option<String>,
    reads: Option<Written>,
    #[serde(default)]
    refused: bool,
    says: Option<String>,
}

/// A day of the set, as TOML's own kind or as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Toml(toml::value::Datetime),
    Text(String),
}

impl Written {
    fn day(&self) -> NaiveDate {
        let text = match self {
            Written::Toml(day) => day.to_string(),
            Written::Text(text) => text.clone(),
        };
        text.parse().unwrap_or_else(|_| panic!("{text} is a day"))
    }
}

fn field(name: &str) -> DayField {
    match name {
        "day" => DayField::Day,
        "coming" => DayField::Coming,
        "been" => DayField::Been,
        "born" => DayField::Born,
        other => panic!("no field {other}"),
    }
}

fn judged(dates: &Dates) -> Tally {
    let mut tally = Tally::default();
    for one in &dates.date {
        let field = one.field.as_deref().map_or(DayField::Coming, field);
        assert!(one.refused != one.reads.is_some(), "“{}” is either read or refused", one.typed);
        let read = read_day(&one.typed, field, one.today.day());
        let right = match (&read, &one.reads) {
            (Ok(day), Some(wanted)) => *day == wanted.day(),
            (Err(said), None) => one.says.as_ref().is_none_or(|says| says == said),
            _ => false,
        };
        let wanted = one.reads.as_ref().map(Written::day);
        tally.count(right, || format!("“{}” gave {read:?}, not {wanted:?} {:?}", one.typed, one.says));
    }
    tally
}

/// The set of others asks for a coming day where it says nothing else, and so does our own.
#[test]
fn days_are_read_by_our_own_table() {
    let dates: Dates = set("dates-own.toml").expect("it lies beside the tests");
    let tally = judged(&dates);
    tally.print("dates, our own");
    tally.at_least(1.0);
}

#[test]
fn what_is_known_of_a_date_is_read_as_that() {
    let dates: Dates = set("dates-own.toml").expect("it lies beside the tests");
    let mut tally = Tally::default();
    for one in &dates.known {
        assert!(one.refused != one.reads.is_some(), "“{}” is either read or refused", one.typed);
        let read = read_known(&one.typed, field(&one.field), one.today.day());
        let right = match (&read, &one.reads) {
            (Ok(known), Some(wanted)) => known.to_string() == *wanted,
            (Err(said), None) => one.says.as_ref().is_none_or(|says| says == said),
            _ => false,
        };
        tally.count(right, || format!("“{}” gave {read:?}, not {:?} {:?}", one.typed, one.reads, one.says));
    }
    assert!(!dates.known.is_empty(), "there is something to judge");
    tally.at_least(1.0);
}

#[test]
fn days_that_others_wrote_are_read() {
    let Some(dates) = set::<Dates>("dates.toml") else {
        return println!("fixtures/dates.toml is not there: nothing to judge");
    };
    let tally = judged(&dates);
    tally.print("dates, written by others");
    tally.at_least(RIGHT);
}
