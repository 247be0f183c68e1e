//! Everybody the book knows, found by what a text may say of them.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::addresses::{AddressKey, address_keys, postcode};
use super::near_names::NearNames;
use crate::ids::{ChildId, FamilyId};
use crate::meeting::child::{Child, Pronouns};
use crate::panel::SubjectKind;
use crate::text::folding::plain;
use crate::text::names::plain_words;

/// A child, by the words that would give them away.
pub(super) struct KnownPerson {
    pub id: ChildId,
    pub family: FamilyId,
    /// Given names, the first of them the one used.
    pub given: Vec<String>,
    /// Of "Pemberly-Stone" both parts.
    pub surname: Vec<String>,
    /// Other names, each in one piece.
    pub aliases: Vec<String>,
    pub born: Option<NaiveDate>,
    pub pronouns: Option<Pronouns>,
    pub unborn: bool,
    /// Names of parents, where the book holds them.
    pub parents: Vec<Vec<String>>,
}

impl KnownPerson {
    fn unnamed(child: &Child) -> Self {
        Self {
            id: child.id,
            family: child.family,
            given: vec![],
            surname: vec![],
            aliases: vec![],
            born: None,
            pronouns: None,
            unborn: false,
            parents: vec![],
        }
    }

    pub fn whole_surname(&self) -> String {
        self.surname.concat()
    }

    /// A surname, or one part of a double-barrelled one that is long enough to tell.
    pub fn has_surname(&self, plain: &str) -> bool {
        self.whole_surname() == plain || self.surname.iter().any(|part| part == plain && tells(part))
    }

    /// Whether somebody would call the child so.
    pub fn is_called(&self, plain: &str) -> bool {
        self.given.first().is_some_and(|first| first == plain) || self.aliases.iter().any(|alias| alias == plain)
    }
}

/// A part of a surname that says whose it is: not "da", "van", "Al".
fn tells(part: &str) -> bool {
    const PARTICLES: [&str; 14] =
        ["van", "von", "bin", "bint", "ibn", "del", "der", "den", "dos", "das", "della", "the", "abu", "ben"];
    part.len() > 2 && !PARTICLES.contains(&part)
}

/// Where an index leads.
type IndexLead<K> = HashMap<K, Vec<usize>>;

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
    pub(super) near_given: NearNames,
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
    pub(super) addresses: HashMap<String, Vec<(AddressKey, Vec<usize>)>>,
    pub(super) postcodes: IndexLead<String>,
    /// Parents' names in one piece.
    pub(super) parents: IndexLead<String>,
    /// Their surnames, which may be others than the children's.
    pub(super) parents_surname: IndexLead<String>,
    pub(super) workers: HashSet<String>,
    /// First names and surnames of those who work with the children.
    pub(super) worker_names: HashSet<String>,
}

impl KnownPeople {
    /// From every child of the book, and the names of everybody who works with them.
    pub fn new<'a>(children: &[Child], workers: impl IntoIterator<Item = &'a str>) -> Self {
        Self::with_parents(children, &HashMap::new(), workers)
    }

    /// The same, with the names of the children's parents, where the book holds them.
    pub fn with_parents<'a>(
        children: &[Child],
        parents: &HashMap<ChildId, Vec<String>>,
        workers: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut known = Self::default();
        for worker in workers {
            let words = plain_words(worker);
            known.worker_names.extend(words.iter().filter(|word| word.len() > 1).cloned());
            known.workers.insert(words.concat());
        }
        // A place or a peer group is nobody's name.
        for child in children.iter().filter(|child| child.details.kind != SubjectKind::Context) {
            known.add(child, parents.get(&child.id).map_or(&[][..], Vec::as_slice));
        }
        for child in children.iter().filter(|child| child.details.kind == SubjectKind::Context) {
            known.put(KnownPerson::unnamed(child));
        }
        known.near_given = NearNames::of(&known.given);
        known.near_surname = NearNames::of(&known.surname);
        known
    }

    fn add(&mut self, child: &Child, parents: &[String]) {
        let at = self.people.len();
        let details = &child.details;
        let person = KnownPerson {
            id: child.id,
            family: child.family,
            given: plain_words(&details.given),
            surname: plain_words(&details.surname),
            aliases: details.known_as.iter().map(|alias| plain(alias)).filter(|alias| alias.len() > 1).collect(),
            born: details.born,
            pronouns: details.pronouns,
            unborn: details.kind == SubjectKind::Unborn,
            parents: parents.iter().map(|name| plain_words(name)).filter(|words| !words.is_empty()).collect(),
        };
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
        }
        for number in details.numbers.iter().chain([&details.mosaic_id]).map(|number| plain(number)) {
            let figures: String = number.chars().filter(char::is_ascii_digit).collect();
            if number.len() > 3 && !figures.is_empty() {
                lead(&mut self.numbers, number, at);
            }
            if figures.len() > 5 {
                lead(&mut self.numbers, figures, at);
            }
        }
        self.add_places(&details.address, at);
        if let Some(born) = details.born {
            self.born.entry(born).or_default().push(at);
            self.birthdays.entry((born.month(), born.day())).or_default().push(at);
        }
        if let Some(expected) = details.expected {
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

    /// Whether a word is a name of somebody: what two texts have in common beside it is not who they are about.
    pub(super) fn is_a_name(&self, plain: &str) -> bool {
        self.given.contains_key(plain) || self.surname.contains_key(plain) || self.aliases.contains_key(plain)
    }
}

fn lead(index: &mut IndexLead<String>, key: String, at: usize) {
    let there = index.entry(key).or_default();
    if !there.contains(&at) {
        there.push(at);
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
