//! Children, born and unborn, and the families they share.

use chrono::{DateTime, Utc};
use quorate_core::calendar::words;
use quorate_core::ids::{ChildId, EntryId, FamilyId};
use quorate_core::ledger::Change;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::interest::same_name;
use quorate_core::meeting::record::Record;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::follow_up::ahead::InHand;
use crate::views::{ChildLine, ChildView, ParentLine, RecordLine, RequestLine, TrackerLine};

/// A screen shows no more than these at once; a search narrows them.
const SHOWN: u32 = 500;

impl Service {
    pub(crate) fn add_child(
        &mut self,
        details: ChildDetails,
        sibling_of: Option<ChildId>,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let details = details.cleaned();
        details.check(self.today(now))?;
        let family = match sibling_of {
            Some(sibling) => self.book.child(sibling)?.family,
            None => FamilyId(self.id(now)?),
        };
        let child = ChildId(self.id(now)?);
        let entry = self.commit(&[Change::ChildAdded { child, family, details }], now)?;
        Ok(Done::said("The child is in the book.", entry).with_id(child))
    }

    pub(crate) fn change_child(
        &mut self,
        child: ChildId,
        details: ChildDetails,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let mut details = details.cleaned();
        details.check(self.today(now))?;
        // What was let pass is said on the watch-list; whoever changes an address says nothing of it.
        details.let_pass = self.book.child(child)?.details.let_pass;
        let entry = self.commit(&[Change::ChildChanged { child, details, based_on }], now)?;
        Ok(Done::said("The child's details are saved.", entry))
    }

    pub(crate) fn join_family(
        &mut self,
        child: ChildId,
        sibling_of: ChildId,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if child == sibling_of {
            return Err(Refusal::invalid("siblingOf", "A child cannot be their own sibling: choose another child."));
        }
        let family = self.book.child(sibling_of)?.family;
        let entry = self.commit(&[Change::ChildFamilySet { child, family, based_on }], now)?;
        Ok(Done::said("The children are now siblings in this book.", entry))
    }

    pub(crate) fn children(&self, search: &str, now: DateTime<Utc>) -> Result<Vec<ChildLine>, Refusal> {
        self.book.children(search, 0, SHOWN)?.into_iter().map(|child| self.child_line(child, now)).collect()
    }

    pub(crate) fn child_view(&self, child: ChildId, now: DateTime<Utc>) -> Result<ChildView, Refusal> {
        let subject = self.book.child(child)?;
        let siblings = self.book.family(subject.family)?.into_iter().filter(|other| other.id != child);
        let requests: Vec<RequestLine> = self
            .book
            .requests_of_family(subject.family)?
            .into_iter()
            .filter(|request| request.details.children.contains(&child))
            .map(|request| self.request_line(request, now))
            .collect::<Result<_, _>>()?;
        let heard = self.book.records_of_child(child)?;
        let parents = self.parents_of(&subject.details, &heard)?;
        let records: Vec<RecordLine> =
            heard.into_iter().map(|record| self.record_line(record, now)).collect::<Result<_, _>>()?;
        let actions: Vec<TrackerLine> = self
            .book
            .actions_of_child(child)?
            .into_iter()
            .map(|action| self.tracker_line(action, now))
            .collect::<Result<_, _>>()?;
        let in_hand = InHand { requests: &requests, records: &records, actions: &actions, only: Some(child) };
        Ok(ChildView {
            siblings: siblings.map(|sibling| self.child_line(sibling, now)).collect::<Result<_, _>>()?,
            ahead: self.ahead(&in_hand, now)?,
            requests,
            records,
            actions,
            parents,
            interests: self.interest_lines(subject.family)?,
            restriction: self.restriction_of(subject.family)?,
            line: self.child_line(subject, now)?,
        })
    }
    /// The parents whom the child's details name, with what records add: somebody named in the meeting, or who holds
    /// parental responsibility. The latest meeting that said it counts.
    fn parents_of(&self, details: &ChildDetails, records: &[Record]) -> Result<Vec<ParentLine>, Refusal> {
        let own = details.parents.iter().map(|parent| ParentLine { parent: parent.clone(), source: String::new() });
        let mut lines: Vec<ParentLine> = own.collect();
        let mut dated = Vec::new();
        for record in records.iter().filter(|record| !record.participation.is_empty()) {
            let held = self.book.meeting(record.meeting)?.details;
            dated.push(((held.date, held.starts), record));
        }
        dated.sort_by_key(|(held, _)| std::cmp::Reverse(*held));
        for ((date, _), record) in dated {
            let source = || format!("as the record of {} has it", words::plain_date(date));
            for parent in record.participation.iter().filter_map(|row| row.parent.as_ref()) {
                match lines.iter_mut().find(|line| same_name(&line.parent.name, &parent.name)) {
                    None => lines.push(ParentLine { parent: parent.clone(), source: source() }),
                    Some(known) if known.parent.responsibility.is_none() && parent.responsibility.is_some() => {
                        known.parent.responsibility = parent.responsibility;
                        known.source = source();
                    }
                    Some(_) => {}
                }
            }
        }
        Ok(lines)
    }
}
