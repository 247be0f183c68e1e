//! Whose data a record holds: whether it speaks of its own child only, before it is signed.
//!
//! [`KnownPeople`] is made once from everybody the book knows, [`Texts`] from what its records say; [`check`] looks a record
//! through against both. What is found is told with its place, what it is, whose it may be and how sure that is; a
//! person mends it or says why it may stand. A brother or sister named in a record is as it should be. Their date of
//! birth or number where the child's own belongs is not, and nor is anything of a child of another family.

mod copied;
mod dates;
mod families;
mod finding;
mod first_names;
mod known;
mod name_matching;
mod names;
mod numbers;
mod scan;
mod telling_words;

use crate::ids::ChildId;

pub use copied::Texts;
pub use finding::{Accepted, Finding, FindingKind, Passage, Subject, Sureness};
pub use known::KnownPeople;

use scan::Scan;

/// Everything in a record that is, or may be, about a child of another family or in place of the child's own; in reading
/// order. `passages` are the record's texts as they stand.
pub fn check(known: &KnownPeople, texts: &Texts, subject: &Subject, passages: &[Passage<'_>]) -> Vec<Finding> {
    let Some(own) = known.family_of(subject.child) else { return Vec::new() };
    let mut scans: Vec<Scan> = passages.iter().map(|passage| Scan::new(passage, known, own, subject)).collect();
    let introduced: Vec<String> =
        scans.iter().flat_map(|scan| crate::third_party_data::first_names::introduced(scan)).collect();
    for scan in &mut scans {
        copied::look(scan, texts, subject.record, own);
        names::look(scan, &introduced);
        numbers::look(scan);
        dates::look(scan);
    }
    let named: Vec<ChildId> = scans.iter().flat_map(|scan| scan.surely_named()).collect();
    for scan in &mut scans {
        families::look_for_families(scan, &named);
    }
    scans.into_iter().flat_map(Scan::findings).collect()
}
