//! A child of the book, as a text may speak of them.

use chrono::NaiveDate;

use crate::calendar::KnownDate;
use crate::ids::{ChildId, FamilyId};
use crate::meeting::child::{Child, Pronouns};
use crate::panel::SubjectKind;
use crate::text::folding::plain;
use crate::text::names::plain_words;
use crate::text::titles::is_title;

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
    /// The words of the address.
    pub address: Vec<String>,
    /// Whether the book has any number of the child.
    pub has_number: bool,
    /// Names of parents, where the book holds them.
    pub parents: Vec<Vec<String>>,
}

impl KnownPerson {
    pub fn of(child: &Child) -> Self {
        let details = &child.details;
        Self {
            given: plain_words(&details.given),
            surname: plain_words(&details.surname),
            aliases: details.known_as.iter().map(|alias| plain(alias)).filter(|alias| alias.len() > 1).collect(),
            // What is only a month or a year gives nobody away by a date.
            born: details.born.and_then(KnownDate::day),
            pronouns: details.pronouns,
            unborn: details.kind == SubjectKind::Unborn,
            address: plain_words(&details.address),
            parents: parents_of(child),
            has_number: numbers_of(child).next().is_some(),
            ..Self::unnamed(child)
        }
    }

    pub fn unnamed(child: &Child) -> Self {
        Self {
            id: child.id,
            family: child.family,
            given: vec![],
            surname: vec![],
            aliases: vec![],
            born: None,
            pronouns: None,
            unborn: false,
            address: vec![],
            has_number: false,
            parents: vec![],
        }
    }

    /// Every word that names the child or a parent.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.given.iter().chain(&self.surname).chain(&self.aliases).chain(self.parents.iter().flatten())
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
pub(super) fn tells(part: &str) -> bool {
    const PARTICLES: [&str; 14] =
        ["van", "von", "bin", "bint", "ibn", "del", "der", "den", "dos", "das", "della", "the", "abu", "ben"];
    part.len() > 2 && !PARTICLES.contains(&part)
}

/// What a child goes by in one system or another: in plain letters, and longer than any count.
pub(super) fn numbers_of(child: &Child) -> impl Iterator<Item = String> {
    let written = child.details.numbers.iter().chain([&child.details.mosaic_id]).map(|number| plain(number));
    written.filter(|number| number.len() > 3 && number.bytes().any(|byte| byte.is_ascii_digit()))
}

/// The names of a child's parents, without their titles.
fn parents_of(child: &Child) -> Vec<Vec<String>> {
    let named = child.details.parents.iter().map(|parent| {
        let mut words = plain_words(&parent.name);
        let titles = words.iter().take_while(|word| is_title(word)).count();
        words.drain(..titles);
        words
    });
    named.filter(|words| !words.is_empty()).collect()
}
