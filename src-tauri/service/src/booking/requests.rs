//! Requests for a slot: taken, changed, screened; their papers.

use chrono::{DateTime, Duration, Utc};
use quorate_core::ids::{EntryId, FamilyId, RequestId};
use quorate_core::ledger::Change;
use quorate_core::meeting::child::Child;
use quorate_core::meeting::completeness;
use quorate_core::meeting::request::{PaperReceived, Request, RequestDetails, RequestState};
use quorate_core::meeting::sitting::MeetingState;
use quorate_core::refusal::{Refusal, RefusalCode};

use crate::Service;
use crate::act::Done;
use crate::views::{RequestLine, RequestView};

/// How long a request that needs nobody any more stays on the list.
const KEPT_WEEKS: i64 = 13;

/// How far ahead meetings are offered to a request.
const WEEKS_AHEAD: i64 = 13;

impl Service {
    pub(crate) fn take_request(&mut self, details: RequestDetails, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let family = self.check_request(&details)?;
        let request = RequestId(self.id(now)?);
        let entry = self.commit(&[Change::RequestTaken { request, family, details }], now)?;
        // Whoever takes it hears at once what it lacks, and whether a panel hears it in time.
        let line = self.request_line(self.book.request(request)?, now)?;
        let mut said = vec!["The request is taken.".to_owned()];
        if !line.incomplete.is_empty() {
            said.push("It is not complete yet.".to_owned());
        }
        said.extend(line.too_late.map(|late| format!("Too late as things stand: {}.", late.words)));
        Ok(Done::said(said.join(" "), entry).with_id(request))
    }

    pub(crate) fn change_request(
        &mut self,
        request: RequestId,
        details: RequestDetails,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let family = self.check_request(&details)?;
        let taken = self.book.request(request)?;
        // What was accepted, or has a slot, stays complete.
        if taken.state != RequestState::Received {
            let profile = self.latest(&details.panel)?;
            completeness::check(&profile, &details, request.is_of_review()).map_err(first)?;
        }
        let entry = self.commit(&[Change::RequestChanged { request, family, details, based_on }], now)?;
        Ok(Done::said("The request is saved.", entry))
    }

    pub(crate) fn paper_came(
        &mut self,
        request: RequestId,
        paper: String,
        at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let taken = self.book.request(request)?;
        let profile = self.latest(&taken.details.panel)?;
        let Some(asked) = profile.requests.papers.iter().find(|asked| asked.id == paper) else {
            return Err(Refusal::invalid("paper", format!("{} asks for no such paper.", profile.name)));
        };
        let sentence = format!("{}: received.", asked.label);
        let paper = PaperReceived { paper, at };
        let entry = self.commit(&[Change::PaperCame { request, family: taken.family, paper }], now)?;
        Ok(Done::said(sentence, entry))
    }

    pub(crate) fn triage(
        &mut self,
        request: RequestId,
        state: RequestState,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let taken = self.book.request(request)?;
        let profile = self.latest(&taken.details.panel)?;
        quorate_core::meeting::request::check_triage(&profile, &state)?;
        if state == RequestState::Accepted {
            self.check_complete(&taken, now)?;
        }
        let sentence = match &state {
            RequestState::Accepted => "The request is accepted and waits for a slot.".to_owned(),
            RequestState::Declined { .. } => "The request is declined.".to_owned(),
            RequestState::Redirected { to, .. } => format!("The request is pointed to {to}."),
            RequestState::Withdrawn { .. } => "The request is withdrawn.".to_owned(),
            RequestState::Received | RequestState::Placed => "The request is saved.".to_owned(),
        };
        let entry = self.commit(&[Change::RequestStateSet { request, family: taken.family, state, based_on }], now)?;
        Ok(Done::said(sentence, entry))
    }

    /// Refuses to go on with a request that lacks something, and says all of it. One that was accepted has been looked at.
    pub(crate) fn check_complete(&self, request: &Request, now: DateTime<Utc>) -> Result<(), Refusal> {
        if request.state != RequestState::Received {
            return Ok(());
        }
        let profile = self.latest(&request.details.panel)?;
        let children = self.book_children(&request.details.children)?;
        let for_child = self.rules_for_request(request, &children, None, &profile, now);
        completeness::check(&for_child, &request.details, request.id.is_of_review()).map_err(|refusals| {
            let refusal = first(refusals);
            Refusal { sentence: format!("This request is not complete. {}", refusal.sentence), ..refusal }
        })
    }

    /// Holds a request to its panel's rules; gives the family it concerns. What is not there yet may come later.
    fn check_request(&self, details: &RequestDetails) -> Result<FamilyId, Refusal> {
        let profile = self.latest(&details.panel)?;
        let children: Vec<Child> = details.children.iter().map(|id| self.book.child(*id)).collect::<Result<_, _>>()?;
        let wrong = completeness::wrong(&profile, details);
        if !wrong.is_empty() {
            return Err(first(wrong));
        }
        children.first().map(|child| child.family).ok_or_else(|| Refusal {
            field: Some("children".into()),
            ..Refusal::new(RefusalCode::Invalid, "Choose at least one child.")
        })
    }

    /// Requests that still need somebody, and those that came lately; the oldest first.
    pub(crate) fn requests(&self, now: DateTime<Utc>) -> Result<Vec<RequestLine>, Refusal> {
        let since = now - Duration::weeks(KEPT_WEEKS);
        self.book.requests_in_hand(since)?.into_iter().map(|request| self.request_line(request, now)).collect()
    }

    pub(crate) fn request_view(&self, request: RequestId, now: DateTime<Utc>) -> Result<RequestView, Refusal> {
        let request = self.book.request(request)?;
        let profile = self.latest(&request.details.panel)?;
        let today = self.today(now);
        let mut meetings = Vec::new();
        for meeting in self.book.meetings(today, today + Duration::weeks(WEEKS_AHEAD), Some(&request.details.panel))? {
            let open = matches!(meeting.state, MeetingState::Planned | MeetingState::Issued);
            if open && request.details.fits_theme(&profile, meeting.details.theme.as_deref()) {
                meetings.push(self.meeting_line(meeting, now)?);
            }
        }
        let line = self.request_line(request.clone(), now)?;
        let draft = self.request_draft(request.id, &line)?;
        let placed = line.meeting.map(|meeting| self.book.meeting(meeting)).transpose()?;
        let children = self.book_children(&request.details.children)?;
        let for_children = self.rules_for_request(&request, &children, placed.as_ref(), &profile, now);
        Ok(RequestView { line, profile: for_children.into_owned(), meetings, draft })
    }
}

/// One refusal that says all that is missing, at the field of the first.
fn first(refusals: Vec<Refusal>) -> Refusal {
    let sentences: Vec<&str> = refusals.iter().map(|refusal| refusal.sentence.as_str()).collect();
    let field = refusals.first().and_then(|refusal| refusal.field.clone());
    Refusal { field, ..Refusal::new(RefusalCode::Invalid, sentences.join(" ")) }
}
