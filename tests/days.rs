//! The service on days of every kind: a panel sits, its record is signed and checked, whatever the calendar says.

mod county;

use std::fmt::Debug;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc, Weekday};
use county::*;
use quorate_core::calendar::BankHolidays;
use quorate_core::ids::{MeetingId, PanelId, RecordId};
use quorate_core::meeting::person::Role;
use quorate_service::Service;
use quorate_service::act::{Act, PlannedMeeting};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{ClockState, HomeView, RecordLine};

/// What the calendar has to say at a moment, read off the wall and not from the program.
struct Moment {
    /// In universal time.
    at: String,
    /// In London.
    day: String,
    /// By when the Forum's case note is on file, three calendar days later (FSF-7): the day, and where that is not worked, the
    /// last one before it that is, unless that lies before the meeting. Nothing where nobody knows.
    case_note: Option<(String, Option<String>)>,
    /// Whether the working week warns that the bank holidays on file end.
    warns: bool,
}

fn moment(at: &str, day: &str, case_note: Option<(&str, Option<&str>)>, warns: bool) -> Moment {
    let case_note = case_note.map(|(due, act_by)| (due.to_owned(), act_by.map(str::to_owned)));
    Moment { at: at.to_owned(), day: day.to_owned(), case_note, warns }
}

fn moments() -> Vec<Moment> {
    let mut moments = vec![
        // A Saturday, a Sunday, the eve of a bank holiday, the bank holiday, the last day of a year.
        moment("2026-12-05T10:00:00Z", "2026-12-05", Some(("2026-12-08", None)), false),
        moment("2026-12-06T10:00:00Z", "2026-12-06", Some(("2026-12-09", None)), false),
        moment("2026-12-24T10:00:00Z", "2026-12-24", Some(("2026-12-27", Some("2026-12-24"))), false),
        moment("2026-12-25T10:00:00Z", "2026-12-25", Some(("2026-12-28", None)), false),
        moment("2026-12-31T10:00:00Z", "2026-12-31", Some(("2027-01-03", Some("2026-12-31"))), false),
        // Half an hour past midnight and before it, on the days when the clocks change; Easter, and the Sunday of October.
        moment("2027-03-28T00:30:00Z", "2027-03-28", Some(("2027-03-31", None)), false),
        moment("2027-03-28T22:30:00Z", "2027-03-28", Some(("2027-03-31", None)), false),
        moment("2027-10-30T23:30:00Z", "2027-10-31", Some(("2027-11-03", None)), false),
        moment("2027-10-31T23:30:00Z", "2027-10-31", Some(("2027-11-03", None)), false),
        moment("2028-02-29T10:00:00Z", "2028-02-29", Some(("2028-03-03", None)), false),
    ];
    moments.extend(at_the_end_of_the_bank_holidays());
    moments
}

/// Thirteen weeks before a Saturday of which no bank holiday is known, past the last that is, and past their year.
fn at_the_end_of_the_bank_holidays() -> [Moment; 3] {
    let end = BankHolidays::england_and_wales().published_until;
    let saturday = end.iter_days().skip(1).find(|day| day.weekday() == Weekday::Sat).expect("a week has a Saturday");
    let on = |day: NaiveDate, case_note: Option<NaiveDate>| Moment {
        at: format!("{day}T10:00:00Z"),
        day: day.to_string(),
        case_note: case_note.map(|due| (due.to_string(), None)),
        warns: true,
    };
    let autumn = saturday - Days::new(13 * 7);
    [on(autumn, Some(autumn + Days::new(3))), on(end - Days::new(2), None), on(end + Days::new(3), None)]
}

#[test]
fn a_panel_sits_on_any_day() {
    let county = County::new();
    able_to_sign(&county, at("2026-11-10"));
    for (number, moment) in moments().iter().enumerate() {
        let now: DateTime<Utc> = moment.at.parse().expect("a moment");
        let day: NaiveDate = moment.day.parse().expect("a date");
        let meeting = book(&county, day, number, now);
        let mut service = county.seat(Role::MinuteTaker);
        let record = minuted(&mut service, meeting, now);
        drop(service);

        let mut service = county.seat(Role::Chair);
        let view = home(&service, now);
        same(moment, "the day", view.today, day);
        same(moment, "a warning", view.calendar_notice.is_some(), moment.warns);
        let line = line_of(&service, record, now);
        same(moment, "the day of the meeting", line.meeting_date, day);
        let note = line.clocks.iter().find(|clock| clock.deadline == "case-note").expect("a case note is due");
        match &moment.case_note {
            Some((due, act_by)) => {
                same(moment, "the case note", &note.due.to_string(), due);
                same(moment, "to act by", &note.last_working_day.map(|day| day.to_string()), act_by);
                let stands = if act_by.as_ref() == Some(&moment.day) { ClockState::Today } else { ClockState::Running };
                same(moment, "the time left", note.state, stands);
            }
            None => same(moment, "the case note", note.state, ClockState::Unknown),
        }
        service
            .act(Act::SignRecords { records: vec![record], pin: PIN.into(), said: Vec::new() }, now)
            .expect("a signature");
        drop(service);
        let administrator = county.seat(Role::Administrator);
        let Answer::CheckLedger(ledger) = administrator.ask(Ask::CheckLedger, now).expect("it is checked") else {
            unreachable!()
        };
        same(moment, "a whole ledger", ledger.whole, true);
    }
}

fn same<T: PartialEq + Debug>(moment: &Moment, what: &str, found: T, wanted: T) {
    assert_eq!(found, wanted, "{what} at {}", moment.at);
}

/// A Forum of that day, with one child on its agenda.
fn book(county: &County, date: NaiveDate, number: usize, now: DateTime<Utc>) -> MeetingId {
    let mut service = county.seat(Role::Administrator);
    let schedule = profile("fsf").schedule;
    let planned = PlannedMeeting {
        date,
        starts: schedule.starts,
        ends: schedule.ends,
        venue: schedule.venues[0].id.clone(),
        theme: None,
    };
    let plan = Act::PlanSeries { panel: PanelId("fsf".into()), meetings: vec![planned] };
    let meeting = MeetingId(id(&service.act(plan, now).expect("a panel may sit on any day")));
    let details = child("Zofia", &format!("Okoń {number}"), Some("2016-05-04"), &format!("M1042{number}"));
    let child = add_child(&mut service, details, None, now);
    let request = take(&mut service, request("fsf", "oversight", vec![child], now), now);
    place(&mut service, meeting, request, now).expect("there is room");
    meeting
}

fn home(service: &Service, now: DateTime<Utc>) -> HomeView {
    let Answer::Home(view) = service.ask(Ask::Home, now).expect("the working week") else { unreachable!() };
    view
}

fn line_of(service: &Service, record: RecordId, now: DateTime<Utc>) -> RecordLine {
    let Answer::Records(lines) = service.ask(Ask::Records, now).expect("the records") else { unreachable!() };
    lines.into_iter().find(|line| line.record.id == record).expect("the record of the meeting")
}
