//! Everybody the book knows, found by what a text may say of them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::ids::{ChildId, FamilyId};
use crate::meeting::child::Child;
use crate::panel::SubjectKind;
use crate::text::folding::plain;
use crate::text::names::plain_words;
use crate::third_party_data::telling_words;

/// A child, by the words that would give them away.
pub(super) struct KnownPerson {
    pub id: ChildId,
    pub family: FamilyId,
    /// Given names, the first of them the one used.
    pub given: Vec<String>,
    /// Of "Pemberly-Stone" both parts.
    pub surname: Vec<String>,
}

impl KnownPerson {
    pub fn whole_surname(&self) -> String {
        self.surname.concat()
    }

    /// A surname, or one part of a double-barrelled one that is long enough to tell.
    pub fn has_surname(&self, plain: &str) -> bool {
        self.whole_surname() == plain || self.surname.iter().any(|part| part == plain && part.len() > 2)
    }
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
    pub(super) surname: IndexLead<String>,
    pub(super) aliases: IndexLead<String>,
    pub(super) initials: IndexLead<String>,
    pub(super) born: IndexLead<NaiveDate>,
    pub(super) numbers: IndexLead<String>,
    /// The first word of an address to its words.
    pub(super) addresses: IndexLead<Vec<String>>,
    pub(super) address_starts: HashMap<String, Vec<Vec<String>>>,
    pub(super) postcodes: IndexLead<String>,
    pub(super) workers: HashSet<String>,
}

impl KnownPeople {
    /// From every child of the book, and the names of everybody who works with them.
    pub fn new<'a>(children: &[Child], workers: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known = Self { workers: workers.into_iter().map(plain).collect(), ..Self::default() };
        // A place or a peer group is nobody's name.
        for child in children.iter().filter(|child| child.details.kind != SubjectKind::Context) {
            known.add(child);
        }
        for child in children.iter().filter(|child| child.details.kind == SubjectKind::Context) {
            known.put(KnownPerson { id: child.id, family: child.family, given: vec![], surname: vec![] });
        }
        known
    }

    fn add(&mut self, child: &Child) {
        let at = self.people.len();
        let details = &child.details;
        let person = KnownPerson {
            id: child.id,
            family: child.family,
            given: plain_words(&details.given),
            surname: plain_words(&details.surname),
        };
        let lead = |index: &mut IndexLead<String>, key: String| {
            let there = index.entry(key).or_default();
            if !there.contains(&at) {
                there.push(at);
            }
        };
        if let Some(first) = person.given.first().filter(|first| first.len() > 1) {
            lead(&mut self.given, first.clone());
        }
        for surname in person.surname.iter().filter(|part| part.len() > 2).cloned().chain([person.whole_surname()]) {
            lead(&mut self.surname, surname);
        }
        for alias in details.known_as.iter().map(|alias| plain(alias)).filter(|alias| alias.len() > 1) {
            lead(&mut self.aliases, alias);
        }
        for initials in initials(&person) {
            lead(&mut self.initials, initials);
        }
        for number in details.numbers.iter().chain([&details.mosaic_id]).map(|number| plain(number)) {
            if number.len() > 3 && number.bytes().any(|byte| byte.is_ascii_digit()) {
                lead(&mut self.numbers, number);
            }
        }
        if let Some(address) = address_words(&details.address) {
            self.address_starts.entry(address[0].clone()).or_default().push(address.clone());
            self.addresses.entry(address).or_default().push(at);
        }
        if let Some(postcode) = postcode(&plain_words(&details.address)) {
            lead(&mut self.postcodes, postcode);
        }
        if let Some(born) = details.born {
            self.born.entry(born).or_default().push(at);
        }
        self.put(person);
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
}

/// "CO"; with two surnames "CP" and "CPS".
fn initials(person: &KnownPerson) -> Vec<String> {
    let first = |word: &String| word.chars().next();
    let (Some(given), Some(surname)) = (person.given.first().and_then(first), person.surname.first().and_then(first))
    else {
        return Vec::new();
    };
    let mut all = vec![format!("{given}{surname}")];
    if person.surname.len() > 1 {
        let letters: String = person.surname.iter().filter_map(first).collect();
        all.push(format!("{given}{letters}"));
    }
    all
}

/// What gives an address away: number and street, with the flat before it. Nothing where there is no number: a house known
/// by its name alone is as often spoken of as a place.
fn address_words(address: &str) -> Option<Vec<String>> {
    let mut parts = address.split([',', '\n']).map(plain_words).filter(|words| !words.is_empty());
    let mut words = parts.next()?;
    if words.len() < 3 {
        words.extend(parts.next()?);
    }
    let numbered = words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
    let words: Vec<String> = words.iter().map(|word| telling_words::street(word).to_owned()).collect();
    (numbered && words.len() > 2).then_some(words)
}

/// A postcode among words: "el14 5aj" is told by its shape.
pub(super) fn postcode(words: &[String]) -> Option<String> {
    words.windows(2).find(|pair| is_postcode(&pair[0], &pair[1])).map(|pair| pair.concat())
}

pub(super) fn is_postcode(outward: &str, inward: &str) -> bool {
    let (outward, inward) = (outward.as_bytes(), inward.as_bytes());
    let area = outward.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (2..=4).contains(&outward.len())
        && (1..=2).contains(&area)
        && outward.get(area).is_some_and(u8::is_ascii_digit)
        && matches!(inward, [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
}
