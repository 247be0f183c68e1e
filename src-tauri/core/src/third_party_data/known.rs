//! Everybody the book knows, found by what a text may say of them.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::{AddressKey, address_keys, postcode};
use super::index::{IndexLead, lead};
use super::known_person::{KnownPerson, numbers_of, tells};
use super::likeness::misread;
use super::near_names::NearNames;
use super::variants::Variants;
use crate::calendar::KnownDate;
use crate::ids::{ChildId, FamilyId};
use crate::meeting::child::Child;
use crate::panel::SubjectKind;
use crate::text::names::plain_words;

/// The children of a book and the people who work with them, ready to be looked for. Made once a state of the book.
#[derive(Default)]
pub struct KnownPeople {
    pub(super) people: Vec<KnownPerson>,
    at: HashMap<ChildId, usize>,
    families: HashMap<FamilyId, Vec<usize>>,
    pub(super) given: IndexLead<String>,
    /// Two given names or more in one piece: "annamaria".
    pub(super) given_together: IndexLead<String>,
    /// A second or third given name.
    pub(super) middle: IndexLead<String>,
    pub(super) surname: IndexLead<String>,
    pub(super) aliases: IndexLead<String>,
    /// Given names and aliases.
    pub(super) near_called: NearNames,
    pub(super) near_surname: NearNames,
    /// Name and surname in one piece, either way round, and with the first letter only: as addresses of mail have them.
    pub(super) handles: IndexLead<String>,
    pub(super) initials: IndexLead<String>,
    pub(super) born: IndexLead<NaiveDate>,
    pub(super) birthdays: IndexLead<(u32, u32)>,
    pub(super) expected: IndexLead<NaiveDate>,
    /// As they were written, and their figures alone.
    pub(super) numbers: IndexLead<String>,
    /// By their first word.
    pub(super) addresses: FxHashMap<String, Vec<(AddressKey, Vec<usize>)>>,
    pub(super) postcodes: IndexLead<String>,
    /// Parents' names in one piece.
    pub(super) parents: IndexLead<String>,
    /// Their first names.
    pub(super) parents_given: IndexLead<String>,
    /// Their surnames, which may be others than the children's.
    pub(super) parents_surname: IndexLead<String>,
    pub(super) variants: Variants,
    /// Names, by what a scanner makes of them.
    pub(super) scanned: FxHashMap<String, Vec<String>>,
    /// How many children have a parent in the book.
    pub(super) with_parents: usize,
    pub(super) workers: FxHashSet<String>,
    /// Their first letters.
    pub(super) worker_initials: FxHashSet<String>,
    /// First names and surnames of those who work with the children.
    pub(super) worker_names: FxHashSet<String>,
}

impl KnownPeople {
    /// From every child of the book with their parents, and the names of everybody who works with them.
    pub fn new<'a>(children: &[Child], workers: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known = Self::default();
        for worker in workers {
            let words = plain_words(worker);
            known.worker_names.extend(words.iter().filter(|word| word.len() > 1).cloned());
            known.worker_initials.insert(words.iter().filter_map(|word| word.chars().next()).collect());
            known.workers.insert(words.concat());
        }
        // A place or a peer group is nobody's name.
        for child in children.iter().filter(|child| child.details.kind != SubjectKind::Context) {
            known.add(child);
        }
        for child in children.iter().filter(|child| child.details.kind == SubjectKind::Context) {
            known.put(KnownPerson::unnamed(child));
        }
        known.near_called = NearNames::of(known.given.iter().chain(&known.aliases));
        known.near_surname = NearNames::of(&known.surname);
        known
    }

    fn add(&mut self, child: &Child) {
        let at = self.people.len();
        let details = &child.details;
        let person = KnownPerson::of(child);
        if let Some(first) = person.given.first().filter(|first| first.len() > 1) {
            lead(&mut self.given, first.clone(), at);
        }
        for end in 2..=person.given.len() {
            lead(&mut self.given_together, person.given[..end].concat(), at);
        }
        for middle in person.given.iter().skip(1).filter(|name| name.len() > 3) {
            lead(&mut self.middle, middle.clone(), at);
        }
        for surname in person.surname.iter().filter(|part| tells(part)).cloned().chain([person.whole_surname()]) {
            if !surname.is_empty() {
                lead(&mut self.surname, surname, at);
            }
        }
        for alias in &person.aliases {
            lead(&mut self.aliases, alias.clone(), at);
        }
        for initials in initials(&person) {
            lead(&mut self.initials, initials, at);
        }
        for handle in handles(&person) {
            lead(&mut self.handles, handle, at);
        }
        for parent in &person.parents {
            lead(&mut self.parents, parent.concat(), at);
            if let Some(surname) = parent.last().filter(|surname| parent.len() > 1 && tells(surname)) {
                lead(&mut self.parents_surname, surname.clone(), at);
            }
            if let Some(given) = parent.first().filter(|given| parent.len() > 1 && given.len() > 2) {
                lead(&mut self.parents_given, given.clone(), at);
            }
        }
        self.with_parents += usize::from(!person.parents.is_empty());
        self.variants.add(&person, at);
        let parents = person.parents.iter().flatten();
        for name in person.given.iter().chain(&person.surname).chain(&person.aliases).chain(parents) {
            let there = self.scanned.entry(misread(name)).or_default();
            if !there.contains(name) {
                there.push(name.clone());
            }
        }
        for number in numbers_of(child) {
            let figures: String = number.chars().filter(char::is_ascii_digit).collect();
            lead(&mut self.numbers, number, at);
            if figures.len() > 5 {
                lead(&mut self.numbers, figures, at);
            }
        }
        self.add_places(&details.address, at);
        if let Some(born) = details.born.and_then(KnownDate::day) {
            self.born.entry(born).or_default().push(at);
            self.birthdays.entry((born.month(), born.day())).or_default().push(at);
        }
        if let Some(expected) = details.expected.and_then(KnownDate::day) {
            self.expected.entry(expected).or_default().push(at);
        }
        self.put(person);
    }

    fn add_places(&mut self, address: &str, at: usize) {
        for key in address_keys(address) {
            let Some(first) = key.words.first().cloned() else { continue };
            let there = self.addresses.entry(first).or_default();
            match there.iter_mut().find(|(known, _)| *known == key) {
                Some((_, lead)) => lead.push(at),
                None => there.push((key, vec![at])),
            }
        }
        if let Some(postcode) = postcode(&plain_words(address)) {
            lead(&mut self.postcodes, postcode, at);
        }
    }

    fn put(&mut self, person: KnownPerson) {
        self.at.insert(person.id, self.people.len());
        self.families.entry(person.family).or_default().push(self.people.len());
        self.people.push(person);
    }

    /// The children of a family.
    pub(super) fn members(&self, family: FamilyId) -> &[usize] {
        self.families.get(&family).map_or(&[], Vec::as_slice)
    }

    /// The family of a child of the book.
    pub fn family_of(&self, child: ChildId) -> Option<FamilyId> {
        self.at.get(&child).map(|at| self.people[*at].family)
    }

    pub(super) fn place_of(&self, child: ChildId) -> Option<usize> {
        self.at.get(&child).copied()
    }

    /// Whether a word is any name at all that the book knows.
    pub(super) fn is_anybodys(&self, plain: &str) -> bool {
        self.is_a_name(plain)
            || self.middle.contains_key(plain)
            || self.worker_names.contains(plain)
            || self.parents_given.contains_key(plain)
            || self.parents_surname.contains_key(plain)
    }

    /// Whether a child of a family, or a parent of it, has a name.
    pub(super) fn bears(&self, family: FamilyId, plain: &str) -> bool {
        self.members(family).iter().any(|at| self.people[*at].names().any(|name| name == plain))
    }

    /// Whether a word is a name of somebody: what two texts have in common beside it is not who they are about.
    pub(super) fn is_a_name(&self, plain: &str) -> bool {
        self.given.contains_key(plain) || self.surname.contains_key(plain) || self.aliases.contains_key(plain)
    }
}

/// "CO"; with two surnames "CP" and "CPS"; with two given names "NGO".
fn initials(person: &KnownPerson) -> Vec<String> {
    let first = |word: &String| word.chars().next();
    let (Some(given), Some(surname)) = (person.given.first().and_then(first), person.surname.first().and_then(first))
    else {
        return Vec::new();
    };
    let mut all = vec![format!("{given}{surname}")];
    let of_given: String = person.given.iter().filter_map(first).collect();
    let of_surname: String = person.surname.iter().filter_map(first).collect();
    for initials in [format!("{given}{of_surname}"), format!("{of_given}{surname}"), format!("{of_given}{of_surname}")]
    {
        if initials.len() < 5 && !all.contains(&initials) {
            all.push(initials);
        }
    }
    all
}

/// "niaokaforlind", "okaforlindnia", "nokaforlind"; of two surnames each.
fn handles(person: &KnownPerson) -> Vec<String> {
    let whole = person.whole_surname();
    let mut all = Vec::new();
    let surnames: Vec<&String> =
        person.surname.iter().filter(|part| part.len() > 3).chain([&whole]).filter(|name| !name.is_empty()).collect();
    for surname in surnames {
        for first in person.given.first().into_iter().chain(&person.aliases) {
            all.extend([format!("{first}{surname}"), format!("{surname}{first}")]);
            if let Some(letter) = first.chars().next().filter(|_| surname.len() > 3) {
                all.extend([format!("{letter}{surname}"), format!("{surname}{letter}")]);
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}
