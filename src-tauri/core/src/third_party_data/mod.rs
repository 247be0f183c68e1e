//! Whose data a record holds: whether it speaks of its own child only, before it is signed.
//!
//! [`KnownPeople`] is made once from everybody the book knows, [`Texts`] from what its records say; [`check`] looks a record
//! through against both. What is found is told with its place, what it is, whose it may be and how sure that is. What is
//! sure stands before signing: a person mends it or says why it may stand. The rest is a list to glance at, and there is
//! more of it: a relation that this child has not, a pronoun that is not theirs. A brother or sister named in a record is
//! as it should be. Their date of birth or number where the child's own belongs is not, and nor is anything of a child of
//! another family.

mod addresses;
mod ages;
mod another_child;
mod both_forms;
mod copied;
mod dates;
mod fact_words;
mod families;
mod finding;
mod first_name_sense;
mod first_names;
mod handles;
mod heard;
mod home;
mod index;
mod inflected;
mod initialled;
mod initials;
mod joined;
mod known;
mod known_person;
mod labelled;
mod languages;
mod likeness;
mod name_context;
mod name_doubts;
mod name_matching;
mod names;
mod near_names;
mod numbers;
mod other_forms;
mod others_words;
mod own_script;
mod pet_names;
mod place_words;
mod pronouns;
mod relations;
mod retold;
mod scan;
mod scanned;
mod sentences;
mod sibling_facts;
mod spoken;
mod stages;
mod stock;
mod surnames;
mod telling_words;
mod unknown_names;
mod variants;
mod written_dates;

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
    let introduced: Vec<String> = scans.iter().flat_map(|scan| first_names::introduced(scan)).collect();
    for scan in &mut scans {
        copied::look(scan, texts, subject.record, own);
        home::take(scan);
        own_script::look(scan);
        handles::look(scan);
        names::look(scan);
        both_forms::look(scan);
        addresses::look(scan);
        families::look(scan);
        first_names::alone(scan, &introduced);
        other_forms::look(scan, &introduced);
        numbers::look(scan);
        initials::look(scan);
        dates::look(scan);
    }
    let named: Vec<ChildId> = scans.iter().flat_map(|scan| scan.surely_named()).collect();
    let speaking = pronouns::main_of(&scans);
    for scan in &mut scans {
        surnames::look(scan, &named);
        others_words::look(scan, texts, subject.record, own);
        unknown_names::look(scan, &introduced, texts, subject.record, own);
        labelled::look(scan, &introduced);
        languages::look(scan);
        relations::look(scan);
        ages::look(scan);
        stages::look(scan);
        another_child::look(scan);
        pronouns::look(scan, speaking);
        sibling_facts::look(scan);
    }
    scans.into_iter().flat_map(Scan::findings).collect()
}
