//! What of a request came after the deadline of its meeting (FSF-3, CLAM-4).

use chrono::{DateTime, NaiveDate, Utc};

use super::request::PaperReceived;
use crate::calendar::{Calendar, Due, Unpublished, london, words};
use crate::panel::Profile;

/// How a request and its papers stand against the deadline of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lateness {
    /// By when request and papers had to be there; none where the panel sets no time.
    pub due: Option<Due>,
    /// What came after the deadline, a sentence each; empty when all that came was in time.
    pub late: Vec<String>,
    /// Labels of required papers that have not come.
    pub missing: Vec<String>,
}

/// What was late for a meeting on that date (FSF-3, CLAM-4).
pub fn lateness(
    profile: &Profile,
    received: DateTime<Utc>,
    papers: &[PaperReceived],
    meeting_date: NaiveDate,
    calendar: &Calendar,
) -> Result<Lateness, Unpublished> {
    let requests = &profile.requests;
    let meeting = meeting_date.and_time(profile.schedule.starts);
    let due = requests.deadline.as_ref().map(|span| calendar.deadline(span, meeting)).transpose()?;
    let late_words = |what: &str, at| due.as_ref().and_then(|due| late_words(what, at, due, calendar));
    let mut late = Vec::new();
    let mut missing = Vec::new();
    late.extend(late_words("The request", received));
    for paper in &requests.papers {
        match papers.iter().find(|came| came.paper == paper.id) {
            Some(came) => late.extend(late_words(&format!("“{}”", paper.label), came.at)),
            None if paper.required => missing.push(paper.label.clone()),
            None => {}
        }
    }
    Ok(Lateness { due, late, missing })
}

fn late_words(what: &str, at: DateTime<Utc>, due: &Due, calendar: &Calendar) -> Option<String> {
    let at = london(at);
    if due.met_at(at) {
        return None;
    }
    let came = words::day(at.date());
    // Where bank holidays between are not published, how late it is cannot be counted; that it is late is plain.
    Some(match calendar.working_days_between(due.date, at.date()).unwrap_or(0) {
        0 => format!("{what} came on {came}, after the deadline of {}.", words::due(due)),
        days => format!("{what} came on {came}, {} late.", words::count(days, "working day", "working days")),
    })
}
