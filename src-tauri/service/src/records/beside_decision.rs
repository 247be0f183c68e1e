//! What a record says beside its decisions of time: that it was presented or asked for after a deadline of the panel, and what
//! was decided before the panel met.

use quorate_core::meeting::agenda::{Item, ItemState};
use quorate_core::meeting::child::Child;
use quorate_core::meeting::lateness::lateness;
use quorate_core::meeting::presenting;
use quorate_core::meeting::request::Request;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;

impl Service {
    /// What came after a deadline of the panel, a sentence each with the rule's source: how it was presented (CLAM-2), then the
    /// request and its papers (CLAM-4, FSF-3). A review that the panel itself decided was asked for by nobody else.
    pub(super) fn late_words(
        &self,
        profile: &Profile,
        request: &Request,
        child: &Child,
        (item, meeting): (&Item, &Meeting),
    ) -> Result<Vec<String>, Refusal> {
        let (calendar, date) = (self.calendar()?, meeting.details.date);
        let at = date.and_time(item.details.starts);
        // Counted from this child's own day.
        let deadline = match item.state == ItemState::Finished {
            true => self.deadline_of_request(request, std::slice::from_ref(child), profile, Some(meeting))?,
            false => None,
        };
        let presented = deadline.and_then(|deadline| deadline.presented_late(at, &calendar));
        // Nobody asked for a review that the panel itself decided: no paper of it came late.
        if request.id.is_of_review() {
            return Ok(presented.into_iter().collect());
        }
        // Where the bank holidays on file do not reach so far, nobody can tell that it was late.
        let asked =
            lateness(profile, &request.details.reason, request.details.received, &request.papers, date, &calendar);
        let asked = asked.map(|lateness| lateness.late).unwrap_or_default().into_iter();
        let source = &profile.requests.source;
        let asked = asked.map(|sentence| format!("{} ({source}).", sentence.trim_end_matches('.')));
        Ok(presented.into_iter().chain(asked).collect())
    }
}

/// What the request notes as decided before the panel, where its reason has a deadline of its own.
pub(super) fn decided_before(profile: &Profile, request: &Request) -> Vec<String> {
    let reason = profile.requests.reasons.iter().find(|reason| reason.id == request.details.reason);
    match reason.is_some_and(|reason| reason.clock.is_some()) {
        true => presenting::decided_before(&request.details.outline),
        false => Vec::new(),
    }
}
