//! What has to happen before a meeting: it stands with the meeting, in the week and on its agenda, and not on a record that
//! does not exist so far (PS-2, PS-3).

use chrono::{DateTime, Duration, Utc};
use quorate_core::calendar::{Calendar, words};
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::panel::Profile;
use quorate_core::panel::profile::SettledBy;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::follow_up::deadline_clocks::{Met, clock};
use crate::follow_up::list_rows::missing_papers;
use crate::views::{Clock, Task, TaskKind};

/// Meetings this far ahead want their agenda issued.
const ISSUE_WITHIN_DAYS: i64 = 7;

impl Service {
    /// Agendas to issue, and what else has to happen before a meeting; an invitation that has to go out earlier is told
    /// earlier.
    pub(super) fn agenda_tasks(&self, meetings: &[Meeting], now: DateTime<Utc>) -> Result<Vec<Task>, Refusal> {
        let today = self.today(now);
        let soon = today..=today + Duration::days(ISSUE_WITHIN_DAYS);
        let mut tasks = Vec::new();
        for meeting in meetings {
            let planned = meeting.state == MeetingState::Planned;
            let invitation = planned.then(|| self.invitation_clock(meeting, now)).transpose()?.flatten();
            let early = invitation.as_ref().is_some_and(|clock| soon.contains(&clock.due) || clock.due < today);
            if planned && (early || soon.contains(&meeting.details.date)) {
                tasks.push(self.meeting_task(TaskKind::IssueAgenda, "Issue the agenda", meeting, now)?);
                if let Some(task) = tasks.last_mut() {
                    task.clock = invitation;
                }
            }
        }
        Ok(tasks)
    }

    /// By when the invitation to a meeting has to go out, where the panel says so and it has not.
    fn invitation_clock(&self, meeting: &Meeting, now: DateTime<Utc>) -> Result<Option<Clock>, Refusal> {
        let profile = self.profile_of(meeting)?;
        let ids = profile.deadlines.iter().filter(|rule| rule.settled() == SettledBy::InvitationSent);
        let ids: Vec<&str> = ids.map(|rule| rule.id.as_str()).collect();
        let clocks = before(meeting, &profile, 0, &self.calendar()?, now);
        Ok(clocks.into_iter().find(|clock| ids.contains(&clock.deadline.as_str())))
    }

    /// What has to happen before a meeting, and how it stands.
    pub(super) fn before_meeting(
        &self,
        meeting: &Meeting,
        items: &[&Item],
        profile: &Profile,
        now: DateTime<Utc>,
    ) -> Result<Vec<Clock>, Refusal> {
        if !profile.deadlines.iter().any(|rule| rule.settled().is_before_a_meeting()) {
            return Ok(Vec::new());
        }
        let mut papers = 0;
        for item in items {
            let request = self.book.request(item.details.request)?;
            let children = self.book_children(&request.details.children)?;
            let asked = self.rules_for_request(&request, &children, Some(meeting), profile, now);
            papers += missing_papers(&asked, &request).len();
        }
        Ok(before(meeting, profile, papers, &self.calendar()?, now))
    }
}

/// The clocks that run before a meeting, most urgent first; `papers` are those that have not come for it. None once it has
/// begun: what was not done before it cannot be done any more.
fn before(meeting: &Meeting, profile: &Profile, papers: usize, calendar: &Calendar, now: DateTime<Utc>) -> Vec<Clock> {
    let issued = meeting.state == MeetingState::Issued;
    if !issued && meeting.state != MeetingState::Planned {
        return Vec::new();
    }
    let from = meeting.details.date.and_time(meeting.details.starts);
    let rules = profile.deadlines.iter().filter(|rule| rule.settled().is_before_a_meeting());
    let clocks = rules.map(|rule| {
        let met = match rule.settled() {
            SettledBy::InvitationSent => issued.then(|| "sent".to_owned()),
            _ => (papers == 0).then(|| "every paper is in".to_owned()),
        };
        let met = met.map(|words| Met { words, at: None });
        let mut clock = clock(rule, profile, from, met, (calendar, now));
        if rule.settled() == SettledBy::PapersIn && papers > 0 {
            let many = u32::try_from(papers).unwrap_or(u32::MAX);
            clock.words = format!("{}: {} missing", clock.words, words::count(many, "paper", "papers"));
        }
        clock
    });
    let mut clocks: Vec<Clock> = clocks.collect();
    clocks.sort_by_key(|clock| (clock.state, clock.due));
    clocks
}
