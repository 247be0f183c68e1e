//! The children and records of the book, as other records are looked through against them.

use std::cell::{Ref, RefCell};

use quorate_core::book::Book;
use quorate_core::ids::ChildId;
use quorate_core::ledger::change::{Concerns, Table};
use quorate_core::ledger::older_kinds::{self, STEPS};
use quorate_core::meeting::record::Record;
use quorate_core::refusal::Refusal;
use quorate_core::third_party_data::{KnownPeople, Texts};

/// The book as records are looked through against it, kept up with the ledger.
#[derive(Default)]
pub(crate) struct ThirdPartyIndex(RefCell<Option<IndexState>>);

pub(crate) struct IndexState {
    pub known: KnownPeople,
    pub texts: Texts,
    /// The last entry it has seen.
    seen: u64,
}

/// More new entries than these are not gone through one by one.
const CATCH_UP: u64 = 5_000;

impl ThirdPartyIndex {
    /// Up to date with the book: only what changed since it was last asked is read again.
    pub(crate) fn of(&self, book: &Book) -> Result<Ref<'_, IndexState>, Refusal> {
        let length = book.ledger_length()?;
        let mut kept = self.0.borrow_mut();
        match kept.as_mut().filter(|looked| length - looked.seen <= CATCH_UP) {
            Some(looked) => looked.catch_up(book, length)?,
            None => *kept = Some(IndexState::new(book, length)?),
        }
        drop(kept);
        Ref::filter_map(self.0.borrow(), Option::as_ref)
            .ok()
            .ok_or_else(|| Refusal::wrong_state("The book was closed meanwhile: open it again."))
    }
}

impl IndexState {
    fn new(book: &Book, length: u64) -> Result<Self, Refusal> {
        let mut looked = Self { known: known(book)?, texts: Texts::default(), seen: length };
        // Of every child there is: who may be told what was found is asked of each finding.
        book.unveiled(|book| book.all_records()?.iter().try_for_each(|record| looked.put(book, record)))?;
        looked.texts.settle();
        Ok(looked)
    }

    fn catch_up(&mut self, book: &Book, length: u64) -> Result<(), Refusal> {
        let new = u32::try_from(length - self.seen).unwrap_or(u32::MAX);
        if new == 0 {
            return Ok(());
        }
        let (children, people) = book.unveiled(|book| changed(book, new))?;
        if people {
            self.known = known(book)?;
        }
        book.unveiled(|book| {
            for child in children {
                book.records_of_child(child)?.iter().try_for_each(|record| self.put(book, record))?;
            }
            Ok(())
        })?;
        self.seen = length;
        Ok(())
    }

    fn put(&mut self, book: &Book, record: &Record) -> Result<(), Refusal> {
        let family = match self.known.family_of(record.child) {
            Some(family) => family,
            None => book.child(record.child)?.family,
        };
        let sections = record.sections.values().map(|section| section.text.as_str());
        self.texts.put(&self.known, record.id, record.child, family, sections.chain([record.rationale.as_str()]));
        Ok(())
    }
}

/// Whose records the newest entries write, and whether they change who is known.
fn changed(book: &Book, new: u32) -> Result<(Vec<ChildId>, bool), Refusal> {
    let mut children: Vec<ChildId> = Vec::new();
    let mut people = false;
    for entry in book.ledger_entries(0, new)? {
        let kind = older_kinds::kind(&entry.kind, STEPS);
        let writes_in = |tables: &[Table]| kind.is_some_and(|kind| kind.writes_in(tables));
        people |= writes_in(&[Table::Child, Table::Attendee, Table::Request, Table::Person, Table::Restriction]);
        if !writes_in(&[Table::Record, Table::Section]) {
            continue;
        }
        // An open header does not say which child of a restricted family it is.
        let concerns = match entry.concerns {
            Concerns::Restricted(_) => book.change(entry.seq)?.map(|change| change.concerns()),
            concerns => Some(concerns),
        };
        if let Some(Concerns::Child(child)) = concerns
            && !children.contains(&child)
        {
            children.push(child);
        }
    }
    Ok((children, people))
}

/// Everybody whom whoever is signed in may know of. To them, the name of a child who is hidden is a name like any that the
/// book does not have: neither an answer nor a silence tells that it is there.
fn known(book: &Book) -> Result<KnownPeople, Refusal> {
    let workers = book.names_of_workers()?;
    Ok(KnownPeople::new(&book.children("", 0, u32::MAX)?, workers.iter().map(String::as_str)))
}
