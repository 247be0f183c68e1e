//! Every day on file against two independent calendars in Python.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use quorate_core::calendar::Calendar;

/// The Python of the project's virtual environment, which has the calendars of tests/requirements.txt.
fn python() -> PathBuf {
    if let Some(named) = std::env::var_os("QUORATE_PYTHON") {
        return named.into();
    }
    let venv = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../.venv/bin/python");
    assert!(
        venv.exists(),
        "There is no Python with the calendars to compare with. Run `make test`, which makes one, or set QUORATE_PYTHON."
    );
    venv
}

#[test]
fn every_day_on_file_agrees_with_independent_calendars() {
    let calendar = Calendar::england_and_wales(BTreeMap::new());
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("days.csv");
    let mut csv = csv::Writer::from_path(&file).expect("a new file");
    csv.write_record(["date", "is_working_day", "holiday"]).expect("the header");
    let (first, last) = (calendar.bank.published_from, calendar.bank.published_until);
    let days = first.iter_days().take_while(|day| calendar.bank.covers(*day));
    for day in days {
        let worked = calendar.is_working_day(day).expect("a day on file is known").to_string();
        let name = calendar.holiday(day).unwrap_or_default();
        csv.write_record([day.to_string().as_str(), &worked, name]).expect("a row");
    }
    csv.flush().expect("all rows");

    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/calendar_oracle.py");
    let output = Command::new(python()).arg(script).arg(&file).output().expect("Python runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "the calendars differ:\n{said}{}", String::from_utf8_lossy(&output.stderr));
    let all = format!("{} days compared, 0 differences", (last - first).num_days() + 1);
    assert!(said.contains(&all), "all days must have been compared: {said}");
    assert!((last - first).num_days() >= 6209, "the 17 years from 2012 to 2028 at least, five of them leap years");
}
