//! Children who come back: a review that a meeting decided stands on the agenda of its day by itself (CLAM-7, CLAM-14),
//! until it is booked or somebody says why it is not needed.
//!
//! Nothing is kept for it: what comes back follows from the records, so an undo, a correction or a copy to siblings changes
//! it at once. What became of a review is told by the request that would bring it back ([`RequestId::of_review`]).

use chrono::{Days, NaiveDate};

use super::request::{Request, RequestState};
use super::sitting::{Meeting, MeetingState};
use crate::ids::{ChildId, ItemId, MeetingId, RecordId, RequestId};
use crate::panel::Profile;

/// How long a review that nobody settled goes from agenda to agenda, in days.
pub const CARRIED_DAYS: Days = Days::new(26 * 7);

/// A review that a meeting decided, of a child whom the panel has not heard since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedReview {
    /// The record that says so.
    pub record: RecordId,
    /// The item in which it was heard; brothers and sisters share it.
    pub item: ItemId,
    /// Who comes back.
    pub child: ChildId,
    /// What they were heard for.
    pub request: RequestId,
    /// The day of the meeting that decided it.
    pub held: NaiveDate,
    /// The day they come back.
    pub on: NaiveDate,
}

/// Brothers and sisters of one item who come back on one day: they come together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returning {
    /// One a child, in the order of the records.
    pub reviews: Vec<DecidedReview>,
}

impl Returning {
    /// Those of each item and day together.
    pub fn together(reviews: Vec<DecidedReview>) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for review in reviews {
            let same = |group: &&mut Self| {
                group.reviews.first().is_some_and(|first| (first.item, first.on) == (review.item, review.on))
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.reviews.push(review),
                None => groups.push(Self { reviews: vec![review] }),
            }
        }
        groups
    }

    /// Who comes back.
    pub fn children(&self) -> Vec<ChildId> {
        self.reviews.iter().map(|review| review.child).collect()
    }

    /// The request that brings them back, once it is made.
    pub fn request(&self) -> Option<RequestId> {
        self.reviews.first().map(|first| RequestId::of_review(first.record, first.on))
    }
}

/// A request of the family, and the day of the slot that it waits to be heard in, where it has one.
pub type InHand<'r> = (&'r Request, Option<NaiveDate>);

impl DecidedReview {
    /// Whether it needs nobody any more: it was booked, or somebody said why it is not needed, or the child waits for this
    /// panel or has a slot on that day or later. `of_item` are the records of its item, one of which may have asked for all.
    pub fn is_settled(&self, of_item: &[RecordId], profile: &Profile, requests: &[InHand]) -> bool {
        let asked = |id: RequestId| of_item.iter().any(|record| RequestId::of_review(*record, self.on) == id);
        requests.iter().filter(|(request, _)| request.details.children.contains(&self.child)).any(|(request, slot)| {
            if asked(request.id) {
                return true;
            }
            if request.id == self.request || request.details.panel != profile.id {
                return false;
            }
            match (&request.state, slot) {
                (RequestState::Received | RequestState::Accepted, _) => true,
                (RequestState::Placed, Some(day)) => *day >= self.on,
                _ => false,
            }
        })
    }

    /// The meeting it comes to: the panel's first on its day or after that is still to be held and takes it. A day on which
    /// no panel sits, or a meeting that went by without it, puts it on the next. `meetings` are the panel's, earliest first.
    pub fn comes_to(&self, reason: &str, profile: &Profile, meetings: &[Meeting]) -> Option<MeetingId> {
        let asked = profile.requests.reasons.iter().find(|one| one.id == reason).and_then(|one| one.theme.as_deref());
        let takes = |meeting: &&Meeting| {
            is_to_be_held(meeting)
                && meeting.details.date >= self.on
                && asked.is_none_or(|theme| meeting.details.theme.as_deref() == Some(theme))
        };
        meetings.iter().find(takes).map(|meeting| meeting.id)
    }
}

/// Whether something can still be put on its agenda.
pub fn is_to_be_held(meeting: &Meeting) -> bool {
    matches!(meeting.state, MeetingState::Planned | MeetingState::Issued | MeetingState::Running)
}

/// Under which reason a review of what was heard under `reason` comes back: the one that the profile names for it.
pub fn reason_of_review<'p>(profile: &'p Profile, reason: &'p str) -> &'p str {
    let known = profile.requests.reasons.iter().find(|one| one.id == reason);
    known.and_then(|one| one.comes_back_as.as_deref()).unwrap_or(reason)
}
