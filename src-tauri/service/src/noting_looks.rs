//! Which question is a look at whom. `Service::ask` is the one place where somebody reads, so none is forgotten: a question
//! that is not sorted here does not compile.

use chrono::{DateTime, TimeDelta, Utc};
use quorate_core::ids::{ChildId, MeetingId, RecordId, RequestId};
use quorate_core::meeting::looks::{Look, Looked};
use quorate_core::refusal::Refusal;

use super::ask::Ask;
use crate::Service;

/// A window asks again and again for what stays on the screen: that is one look.
const SAME_LOOK: TimeDelta = TimeDelta::minutes(10);

/// What a question opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Nothing of a child in particular: counts, panels, dates, settings.
    Nothing,
    /// A list that names children; of a search only that it was made.
    List(Looked),
    Child(ChildId),
    Request(RequestId),
    Record(RecordId),
    /// Each child whom a meeting is about.
    Meeting(MeetingId, Looked),
    /// Who had looked, perhaps at one child.
    Reads(Option<ChildId>),
}

impl Ask {
    /// Whose data it opens.
    pub fn opened(&self) -> Opened {
        match self {
            Ask::Home
            | Ask::People
            | Ask::NameHistory { .. }
            | Ask::Panels
            | Ask::Panel { .. }
            | Ask::CheckProfile { .. }
            | Ask::ProposeSeries { .. }
            | Ask::Holidays
            | Ask::Meetings { .. }
            | Ask::PanelDay { .. }
            | Ask::CheckText { .. }
            | Ask::Glossary
            | Ask::CheckLedger
            | Ask::MachineLog
            | Ask::CertificateRequests
            | Ask::Book
            | Ask::SigningIdentity => Opened::Nothing,
            Ask::Children { search } if search.trim().is_empty() => Opened::List(Looked::ListOfChildren),
            Ask::Children { .. } => Opened::List(Looked::Search),
            Ask::Child { child } => Opened::Child(*child),
            Ask::Restrictions => Opened::List(Looked::ListOfRestrictions),
            Ask::Requests => Opened::List(Looked::ListOfRequests),
            Ask::Request { request } => Opened::Request(*request),
            Ask::Agenda { meeting } => Opened::Meeting(*meeting, Looked::Agenda),
            Ask::Live { meeting } | Ask::Remaining { meeting } | Ask::Undo { meeting } => {
                Opened::Meeting(*meeting, Looked::Meeting)
            }
            Ask::Records => Opened::List(Looked::ListOfRecords),
            Ask::Record { record }
            | Ask::Compare { record, .. }
            | Ask::FamilyPage { record, .. }
            | Ask::WhoseData { record }
            | Ask::FieldHistory { record, .. }
            | Ask::ReadLine { record, .. }
            | Ask::CheckWords { record, .. } => Opened::Record(*record),
            Ask::WatchList => Opened::List(Looked::ListOfChildren),
            Ask::Tracker { .. } | Ask::Ahead => Opened::List(Looked::ListOfActions),
            Ask::Reads { child, .. } => Opened::Reads(*child),
        }
    }
}

impl Service {
    /// Notes whom something opened shows, unless this same seat saw it a moment ago. Called before the answer is given.
    pub(crate) fn note_opened(&self, opened: Opened, now: DateTime<Utc>) -> Result<(), Refusal> {
        let mut looks = self.looks(&opened, now)?;
        let finalised = match opened {
            Opened::Record(record) => self.book.finalised_by(record)?,
            _ => None,
        };
        let mut noted = self.looked.borrow_mut();
        looks.retain(|look| {
            let before = noted.get(&(*look, finalised));
            before.is_none_or(|before| !(TimeDelta::zero()..SAME_LOOK).contains(&(now - before)))
        });
        self.book.note_reads(&looks, now)?;
        noted.extend(looks.into_iter().map(|look| ((look, finalised), now)));
        Ok(())
    }

    /// One look a child.
    fn looks(&self, opened: &Opened, now: DateTime<Utc>) -> Result<Vec<Look>, Refusal> {
        let at = Look::at;
        Ok(match *opened {
            Opened::Nothing => Vec::new(),
            Opened::List(what) => vec![at(what)],
            Opened::Child(child) => vec![Look { child: Some(child), ..at(Looked::Child) }],
            Opened::Reads(child) => vec![Look { child, ..at(Looked::Reads) }],
            Opened::Record(record) => {
                let child = Some(self.book.child_of_record(record)?);
                vec![Look { child, record: Some(record), ..at(Looked::Record) }]
            }
            Opened::Request(request) => {
                let children = self.book.request(request)?.details.children.into_iter();
                children.map(|child| Look { child: Some(child), ..at(Looked::Request) }).collect()
            }
            Opened::Meeting(meeting, what) => {
                let items = self.book.items(meeting)?.into_iter();
                let mut children: Vec<ChildId> = items.flat_map(|item| item.children).collect();
                if what == Looked::Agenda {
                    // Who comes back stands on it too.
                    let returning = self.returning_to(&self.book.meeting(meeting)?, now)?;
                    children.extend(returning.iter().flat_map(|one| one.children()));
                }
                let children = children.into_iter();
                let mut looks: Vec<Look> =
                    children.map(|child| Look { child: Some(child), meeting: Some(meeting), ..at(what) }).collect();
                if looks.is_empty() {
                    looks.push(Look { meeting: Some(meeting), ..at(what) });
                }
                looks
            }
        })
    }
}
