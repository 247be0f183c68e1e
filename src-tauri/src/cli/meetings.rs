//! `quorate meetings`: which meetings a book has, with the ids that other verbs ask for.

use chrono::NaiveDate;
use quorate_core::calendar::words;
use quorate_core::meeting::sitting::MeetingState;
use quorate_core::refusal::{Refusal, RefusalCode};
use serde_json::json;

use super::args::Meetings;
use super::at_book;
use crate::cli::output::VerbOutput;
use crate::machine;
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::MeetingLine;

pub fn run(order: Meetings) -> Result<VerbOutput, Refusal> {
    // Days of four figures: the book compares them as text.
    let (first, last) = (NaiveDate::from_ymd_opt(1000, 1, 1), NaiveDate::from_ymd_opt(9999, 12, 31));
    let (from, to) = (order.from.or(first).unwrap_or_default(), order.to.or(last).unwrap_or_default());
    if from > to {
        return Err(Refusal::invalid("from", "The first day lies after the last: change one of them."));
    }
    let service = at_book::open(&order.at)?;
    let Answer::Meetings(lines) = service.ask(Ask::Meetings { from, to }, machine::now())? else {
        return Err(Refusal::new(RefusalCode::Machine, "The book gave another answer than was asked for."));
    };
    let json: Vec<_> = lines
        .iter()
        .map(|line| {
            json!({
                "id": line.meeting.id,
                "date": line.meeting.details.date,
                "panel": line.panel_name,
                "state": line.meeting.state,
                "progress": line.progress,
            })
        })
        .collect();
    let said = match lines.is_empty() {
        true => vec!["No meeting is planned in that time.".to_owned()],
        false => lines.iter().map(said).collect(),
    };
    Ok(VerbOutput::new(said, &json, true))
}

/// "0199… Wednesday 25 November 2026, CLAM, closed: 5 signed".
fn said(line: &MeetingLine) -> String {
    let state = match line.meeting.state {
        MeetingState::Planned => "planned",
        MeetingState::Issued => "agenda issued",
        MeetingState::Running => "running",
        MeetingState::Closed => "closed",
        MeetingState::Cancelled => "cancelled",
    };
    let progress = match (line.meeting.state, line.progress.as_str()) {
        (MeetingState::Cancelled, _) | (_, "") => String::new(),
        (_, progress) => format!(": {progress}"),
    };
    let date = words::date(line.meeting.details.date);
    format!("{}  {date}, {}, {state}{progress}", line.meeting.id, line.panel_name)
}
