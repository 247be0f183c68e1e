//! One passage while it is looked through: its words, who is its own, and what was found so far.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::joined;
use super::known::KnownPeople;
use super::known_person::KnownPerson;
use super::likeness::is_nearly;
use super::scanned;
use super::sentences::{begins, loud};
use super::telling_words;
use super::{Finding, FindingKind, Passage, Subject, Sureness};
use crate::ids::{ChildId, FamilyId};
use crate::meeting::remaining::Place;
use crate::plain_words::Speller;
use crate::text::names::{NameToken, name_tokens, plain_words, sentence};
use crate::text::reader::ReadText;

pub(super) struct Scan<'a> {
    read: ReadText,
    pub tokens: Vec<NameToken>,
    pub known: &'a KnownPeople,
    pub child: ChildId,
    pub own: FamilyId,
    /// The child itself, brothers and sisters.
    pub family: Vec<usize>,
    /// The day of the meeting.
    pub held: Option<NaiveDate>,
    /// Plain full names of those who were there.
    present: Vec<Vec<String>>,
    place: Place,
    /// Words of sentences that are all in capitals, which tell nothing there.
    loud: Vec<bool>,
    /// The words at which sentences begin.
    begins: Vec<usize>,
    /// Which words are of the language: each is asked of the dictionary once.
    english: Vec<Cell<Option<bool>>>,
    /// Where each word stands, made when it is first asked.
    places: OnceCell<FxHashMap<String, Vec<usize>>>,
    /// Words that are accounted for: a worker's name, the child's own, what was found.
    taken: Vec<bool>,
    found: Vec<Finding>,
}

impl<'a> Scan<'a> {
    pub fn new(passage: &Passage<'a>, known: &'a KnownPeople, own: FamilyId, subject: &Subject) -> Self {
        let read = ReadText::of(passage.text);
        let mut tokens = name_tokens(&read);
        joined::part(&mut tokens, read.text(), known);
        scanned::respell(&mut tokens, read.text(), known, own);
        Self {
            read,
            taken: vec![false; tokens.len()],
            loud: loud(&tokens),
            begins: begins(&tokens),
            english: vec![Cell::new(None); tokens.len()],
            places: OnceCell::new(),
            tokens,
            known,
            child: subject.child,
            own,
            family: known.members(own).to_vec(),
            held: subject.held,
            present: subject.present.iter().map(|name| plain_words(name)).filter(|name| !name.is_empty()).collect(),
            place: passage.place.clone(),
            found: Vec::new(),
        }
    }

    pub fn is_loud(&self, at: usize) -> bool {
        self.loud[at]
    }

    /// What stands after a word, up to the next.
    pub fn after(&self, at: usize) -> &str {
        let end = self.tokens.get(at + 1).map_or(self.read.text().len(), |next| next.span.start);
        &self.read.text()[self.tokens[at].span.end..end]
    }

    pub fn plain(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.plain)
    }

    /// The word before, where nothing but a space or a hyphen parts them.
    pub fn joined_before(&self, at: usize) -> Option<&NameToken> {
        (at > 0 && self.tokens[at].joins()).then(|| &self.tokens[at - 1])
    }

    pub fn joined_after(&self, at: usize) -> Option<&NameToken> {
        self.tokens.get(at + 1).filter(|next| next.joins())
    }

    pub fn person(&self, at: usize) -> &'a KnownPerson {
        &self.known.people[at]
    }

    pub fn is_own(&self, at: usize) -> bool {
        self.person(at).family == self.own
    }

    /// Those of a list who are of another family.
    pub fn strangers(&self, of: Option<&Vec<usize>>) -> Vec<usize> {
        of.into_iter().flatten().copied().filter(|at| !self.is_own(*at)).collect()
    }

    /// Whether somebody who was there is called so, by first name or surname.
    pub fn is_present(&self, plain: &str) -> bool {
        self.present.iter().any(|name| name.iter().any(|word| word == plain))
    }

    /// Whether somebody who was there has a name that is nearly this one.
    pub fn has_present_like(&self, plain: &str) -> bool {
        self.present.iter().flatten().any(|word| is_nearly(word, plain))
    }

    /// Whether somebody who was there, or works with the children, has this first name and a surname with these letters.
    pub fn is_present_as(&self, first: &str, letters: &str) -> bool {
        let letter = letters.chars().next();
        let is = |name: &Vec<String>| {
            name.first().is_some_and(|word| word == first)
                && name.iter().skip(1).any(|word| word.chars().next() == letter)
        };
        self.present.iter().any(is)
    }

    /// Whether a word is a surname of this family, or of a parent of it.
    pub fn is_own_surname(&self, plain: &str) -> bool {
        self.family.iter().any(|at| {
            let person = self.person(*at);
            let parents = person.parents.iter().filter_map(|parent| parent.last());
            person.has_surname(plain)
                || person.surname.iter().chain(parents).any(|name| name == plain || is_nearly(name, plain))
        })
    }

    /// Whom of the family a passage can mean that names nobody: the child alone, where no sibling is spoken of anywhere in it.
    pub fn meant(&self) -> Vec<usize> {
        let own = self.known.place_of(self.child);
        let spoken_of = |one: &usize| {
            let person = self.person(*one);
            person.given.first().into_iter().chain(&person.aliases).any(|name| !self.places_of(name).is_empty())
        };
        let several = [
            "siblings", "sibling", "brother", "brothers", "sister", "sisters", "children", "boys", "girls", "twin",
            "twins",
        ]
        .iter()
        .any(|word| !self.places_of(word).is_empty());
        let meant = |one: &usize| several || Some(*one) == own || spoken_of(one) || self.person(*one).unborn;
        self.family.iter().copied().filter(meant).collect()
    }

    /// Whether a word is, but for a slip, a name of this family, or of where it lives.
    pub fn is_at_home(&self, plain: &str) -> bool {
        self.family.iter().any(|one| {
            let person = self.person(*one);
            person.names().any(|name| name == plain || is_nearly(name, plain))
                || person.address.iter().any(|word| word == plain)
        })
    }

    /// Whether the word at a place makes a street, a school or an office of the name before it.
    pub fn is_road(&self, at: usize) -> bool {
        let joined = self.tokens.get(at).filter(|token| token.joins());
        joined.is_some_and(|token| {
            (token.capital && telling_words::is_building(&token.plain)) || telling_words::is_street_word(&token.plain)
        })
    }

    /// The words of the sentence that a word stands in.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        let next = self.begins.partition_point(|begin| *begin <= at);
        let from = next.checked_sub(1).map_or(0, |before| self.begins[before]);
        from..self.begins.get(next).copied().unwrap_or(self.tokens.len())
    }

    /// The first word of each sentence.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.begins.iter().skip(1).copied().chain([self.tokens.len()]);
        self.begins.iter().copied().zip(ends).map(|(from, to)| from..to)
    }

    /// Whether a word is one of the language.
    pub fn is_english(&self, at: usize) -> bool {
        let known = &self.english[at];
        known.get().unwrap_or_else(|| {
            let word = Speller::british().is_word(&self.tokens[at].plain);
            known.set(Some(word));
            word
        })
    }

    /// Wherever a word stands in the passage.
    pub fn places_of(&self, plain: &str) -> &[usize] {
        let places = self.places.get_or_init(|| {
            let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
            for (at, token) in self.tokens.iter().enumerate() {
                match places.get_mut(&token.plain) {
                    Some(there) => there.push(at),
                    None => drop(places.insert(token.plain.clone(), vec![at])),
                }
            }
            places
        });
        places.get(plain).map_or(&[], Vec::as_slice)
    }

    /// Whom of the family a sentence named last before a word.
    pub fn named_before(&self, at: usize) -> Option<usize> {
        let sentence = self.sentence_of(at);
        let whose = |word: &str| self.family.iter().copied().find(|one| self.person(*one).is_called(word));
        (sentence.start..at).rev().find_map(|before| whose(self.plain(before)))
    }

    /// Whether somebody who works with the book's children has this full name.
    pub fn is_worker(&self, words: &[&str]) -> bool {
        let name = words.concat();
        self.known.workers.contains(&name) || self.present.iter().any(|present| present.concat() == name)
    }

    /// Whether a word ends with a small letter after capitals: "LBs".
    pub fn ends_small(&self, at: usize) -> bool {
        let word = &self.read.text()[self.tokens[at].span.clone()];
        let mut letters = word.chars().rev();
        letters.next() == Some('s') && letters.all(char::is_uppercase)
    }

    pub fn has_initials_of_present(&self, initials: &str) -> bool {
        let of = |name: &Vec<String>| name.iter().filter_map(|word| word.chars().next()).collect::<String>();
        self.present.iter().any(|name| of(name) == initials)
    }

    pub fn is_free(&self, range: Range<usize>) -> bool {
        range.into_iter().all(|at| !self.taken[at])
    }

    pub fn take(&mut self, range: Range<usize>) {
        self.taken[range].fill(true);
    }

    /// Bytes of the printed text from the first to the last of some words.
    pub fn span(&self, words: &Range<usize>) -> Range<usize> {
        self.tokens[words.start].span.start..self.tokens[words.end - 1].span.end
    }

    pub fn find(&mut self, words: Range<usize>, kind: FindingKind, sure: Sureness, whom: &[usize]) {
        let span = self.span(&words);
        let sentence = match kind {
            FindingKind::CopiedText => String::new(),
            _ => sentence(self.read.text(), &span),
        };
        let mut whom: Vec<ChildId> = whom.iter().map(|at| self.known.people[*at].id).collect();
        whom.sort_unstable();
        whom.dedup();
        let words_found = self.read.text()[span.clone()].to_owned();
        let span = self.read.printed.entered(&span);
        if kind != FindingKind::CopiedText {
            self.take(words);
        }
        self.found.push(Finding { place: self.place.clone(), span, words: words_found, sentence, kind, sure, whom });
    }

    /// Whether no copied passage was found in some words so far.
    pub fn is_apart_from_copies(&self, words: &Range<usize>) -> bool {
        let span = self.read.printed.entered(&self.span(words));
        let copies = self.found.iter().filter(|one| one.kind == FindingKind::CopiedText);
        copies.into_iter().all(|one| one.span.end <= span.start || span.end <= one.span.start)
    }

    /// Children whom a finding names for certain.
    pub fn surely_named(&self) -> Vec<ChildId> {
        let sure = self.found.iter().filter(|one| one.sure == Sureness::Certain && one.kind == FindingKind::FullName);
        sure.flat_map(|one| one.whom.iter().copied()).collect()
    }

    /// In reading order. What stands within a copied passage is told by that passage.
    pub fn findings(self) -> Vec<Finding> {
        let mut found = self.found;
        found.sort_by_key(|one| (one.span.start, one.kind));
        found
    }
}
