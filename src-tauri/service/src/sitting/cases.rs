//! A panel's rules as they stand for one child: which papers, sections, prompts and options are for them.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use quorate_core::meeting::child::Child;
use quorate_core::meeting::record::Record;
use quorate_core::meeting::request::Request;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::panel::Profile;
use quorate_core::panel::profile::Case;
use quorate_core::refusal::Refusal;

use crate::Service;

impl Service {
    /// The rules that hold for a record: without sections and prompts that are not for its child.
    pub(crate) fn rules_for_record<'p>(
        &self,
        record: &Record,
        sitting: &Meeting,
        profile: &'p Profile,
    ) -> Result<Cow<'p, Profile>, Refusal> {
        if !profile.has_conditions() {
            return Ok(Cow::Borrowed(profile));
        }
        self.with_case(record, sitting, |case| Cow::Owned(profile.for_cases(&[*case])))
    }

    /// Ids of sections, prompts and options that are not for the child of a record.
    pub(crate) fn not_asked(
        &self,
        record: &Record,
        sitting: &Meeting,
        profile: &Profile,
    ) -> Result<Vec<String>, Refusal> {
        if !profile.has_conditions() {
            return Ok(Vec::new());
        }
        self.with_case(record, sitting, |case| profile.not_asked(case))
    }

    fn with_case<T>(&self, record: &Record, sitting: &Meeting, then: impl FnOnce(&Case) -> T) -> Result<T, Refusal> {
        let child = self.book.child(record.child)?.details;
        let request = self.book.request(self.book.item(record.item)?.details.request)?;
        let decided: Vec<String> = record.decisions.iter().map(|one| one.option.clone()).collect();
        Ok(then(&Case {
            reason: &request.details.reason,
            subject: child.kind,
            born: child.born,
            day: sitting.details.date,
            theme: sitting.details.theme.as_deref(),
            decided: &decided,
        }))
    }

    /// The rules that hold for a request about `children`, which `meeting` hears or will: what is for none of them is left
    /// out.
    pub(crate) fn rules_for_request<'p>(
        &self,
        request: &Request,
        children: &[Child],
        meeting: Option<&Meeting>,
        profile: &'p Profile,
        now: DateTime<Utc>,
    ) -> Cow<'p, Profile> {
        if !profile.has_conditions() {
            return Cow::Borrowed(profile);
        }
        let cases = children.iter().map(|child| Case {
            reason: &request.details.reason,
            subject: child.details.kind,
            born: child.details.born,
            day: meeting.map_or_else(|| self.today(now), |meeting| meeting.details.date),
            theme: meeting.and_then(|meeting| meeting.details.theme.as_deref()),
            decided: &[],
        });
        Cow::Owned(profile.for_cases(&cases.collect::<Vec<_>>()))
    }
}
