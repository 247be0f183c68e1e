//! What of a request came after the deadline of its meeting (FSF-3, CLAM-4).

use chrono::{DateTime, NaiveDate, Utc};

use super::request::PaperReceived;
use crate::calendar::deadline::Span;
use crate::calendar::{Calendar, Due, Unpublished, london, words};
use crate::panel::Profile;

/// How a request and its papers stand against the deadline of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lateness {
    /// By when the request had to be there, and each paper without a time of its own; none where the panel sets no time.
    pub due: Option<Due>,
    /// What came after the deadline, a sentence each; empty when all that came was in time.
    pub late: Vec<String>,
    /// Labels of required papers that have not come.
    pub missing: Vec<String>,
}

/// What of a request for that reason was late for a meeting on that date (FSF-3, CLAM-4). A reason and a paper may have a
/// time of their own (PS-2).
pub fn lateness(
    profile: &Profile,
    reason: &str,
    received: DateTime<Utc>,
    papers: &[PaperReceived],
    meeting_date: NaiveDate,
    calendar: &Calendar,
) -> Result<Lateness, Unpublished> {
    let requests = &profile.requests;
    let meeting = meeting_date.and_time(profile.schedule.starts);
    let due_by = |span: Option<&Span>| span.map(|span| calendar.deadline(span, meeting)).transpose();
    let due = due_by(requests.deadline_for(reason))?;
    let mut late = Vec::new();
    let mut missing = Vec::new();
    late.extend(due.as_ref().and_then(|due| late_words("The request", received, due, calendar)));
    for paper in &requests.papers {
        match papers.iter().find(|came| came.paper == paper.id) {
            Some(came) => {
                let own = due_by(requests.deadline_of_paper(paper, reason))?;
                let what = format!("“{}”", paper.label);
                late.extend(own.and_then(|due| late_words(&what, came.at, &due, calendar)));
            }
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
