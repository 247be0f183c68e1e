//! Children, born and unborn, and the family they share.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::words;
use crate::ids::{ChildId, EntryId, FamilyId};
use crate::meeting::participation::Parent;
use crate::panel::SubjectKind;
use crate::refusal::Refusal;
use crate::text::name_search;

/// How a child is spoken of. A record that speaks of them otherwise may be about another child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Pronouns {
    /// She and her.
    She,
    /// He and him.
    He,
    /// They and them.
    They,
}

/// What is kept about a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChildDetails {
    /// A child, an unborn child, or a context; decides which of the details must be there.
    pub kind: SubjectKind,
    /// Given names; empty for an unborn child. The whole name of a context.
    pub given: String,
    /// Family name; for an unborn child the mother's.
    pub surname: String,
    /// What else the child is called: nicknames, an earlier surname.
    pub known_as: Vec<String>,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// The date an unborn child is expected.
    pub expected: Option<NaiveDate>,
    /// The child's number in the case system.
    pub mosaic_id: String,
    /// Other numbers the child is known by: NHS number, unique pupil number.
    pub numbers: Vec<String>,
    /// Where the child lives, in one line; it is also looked for in other children's records.
    pub address: String,
    /// When the child came into care, where they have.
    pub in_care_since: Option<NaiveDate>,
    /// Legal status in words: "section 20".
    pub legal_status: String,
    /// Parents, and whoever stands to the child as one.
    #[serde(default)]
    pub parents: Vec<Parent>,
    /// How they are spoken of, where somebody said.
    #[serde(default)]
    pub pronouns: Option<Pronouns>,
}

/// A child of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Child {
    /// The same through every change of name or family.
    pub id: ChildId,
    /// Brothers and sisters share it; a request for siblings and a restriction speak of it.
    pub family: FamilyId,
    /// Name, dates, numbers and address.
    pub details: ChildDetails,
    /// The entry that last changed them.
    pub revision: EntryId,
}

impl ChildDetails {
    /// As the child is spoken of: "Chidi Okafor", "Unborn baby Lovatt"; a context by its own name.
    pub fn name(&self) -> String {
        match self.kind {
            SubjectKind::Unborn => format!("Unborn baby {}", self.surname.trim()),
            SubjectKind::Child | SubjectKind::Context => {
                format!("{} {}", self.given.trim(), self.surname.trim()).trim().to_owned()
            }
        }
    }

    /// The initials of the name, without what stands in brackets beside it: "CO"; "Unborn baby L".
    pub fn initials(&self) -> String {
        let initials = |name: &str| -> String {
            let name = name.split('(').next().unwrap_or_default();
            name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric())).collect()
        };
        match self.kind {
            SubjectKind::Unborn => format!("Unborn baby {}", initials(&self.surname)).trim_end().to_owned(),
            SubjectKind::Child | SubjectKind::Context => {
                format!("{}{}", initials(&self.given), initials(&self.surname))
            }
        }
    }

    /// Surname and given name, as the child is filed; a context under its own name.
    pub fn filed_under(&self) -> [&str; 2] {
        let surname = if self.surname.trim().is_empty() { &self.given } else { &self.surname };
        [surname, &self.given]
    }

    /// "9 years", "7 months", "expected in February 2027"; empty where neither date is known.
    pub fn age_words(&self, today: NaiveDate) -> String {
        if let Some(expected) = self.expected.filter(|_| self.kind == SubjectKind::Unborn) {
            return format!("expected in {}", expected.format("%B %Y"));
        }
        let Some(born) = self.born else { return String::new() };
        match (today.years_since(born), months_since(today, born)) {
            (Some(0), Some(0)) => "newborn".to_owned(),
            (Some(years), Some(months)) if years < 2 => words::count(months, "month", "months"),
            (Some(years), _) => words::count(years, "year", "years"),
            (None, _) => String::new(),
        }
    }

    /// The same without what pasting brings along: unseen letters, spaces of another width, breaks in a line.
    pub fn cleaned(mut self) -> Self {
        for name in [&mut self.given, &mut self.surname, &mut self.address, &mut self.legal_status] {
            *name = name_search::clean(name);
        }
        self.known_as =
            self.known_as.iter().map(|name| name_search::clean(name)).filter(|name| !name.is_empty()).collect();
        self.mosaic_id = name_search::clean_number(&self.mosaic_id);
        self.numbers =
            self.numbers.iter().map(|one| name_search::clean_number(one)).filter(|one| !one.is_empty()).collect();
        self
    }

    /// What every child of a book must have. Dates are checked against `today`.
    pub fn check(&self, today: NaiveDate) -> Result<(), Refusal> {
        let refuse = |field, sentence| Err(Refusal::invalid(field, sentence));
        match self.kind {
            SubjectKind::Unborn if self.surname.trim().is_empty() => {
                return refuse("surname", "Enter the mother's family name: an unborn child is filed under it.");
            }
            SubjectKind::Unborn if !self.given.trim().is_empty() || self.born.is_some() => {
                return refuse(
                    "kind",
                    "An unborn child has no given name and no date of birth yet: choose a child instead.",
                );
            }
            SubjectKind::Child if self.given.trim().is_empty() => {
                return refuse("given", "Enter the child's given name.");
            }
            SubjectKind::Child if self.surname.trim().is_empty() => {
                return refuse("surname", "Enter the child's family name.");
            }
            SubjectKind::Context if self.given.trim().is_empty() => {
                return refuse("given", "Enter the name of the place or group.");
            }
            SubjectKind::Child | SubjectKind::Unborn | SubjectKind::Context => {}
        }
        self.parents.iter().try_for_each(Parent::check)?;
        if self.born.is_some_and(|born| born > today) {
            return refuse("born", "The date of birth is in the future: check it, or choose an unborn child.");
        }
        if self.in_care_since.is_some_and(|since| since > today) {
            return refuse("inCareSince", "The day of coming into care is in the future: check it.");
        }
        if let (Some(born), Some(since)) = (self.born, self.in_care_since)
            && since < born
        {
            return refuse("inCareSince", "The child came into care before they were born: check both dates.");
        }
        Ok(())
    }
}

/// Whole months from one day to another; none when it lies ahead.
fn months_since(today: NaiveDate, born: NaiveDate) -> Option<u32> {
    let months = (today.year() - born.year()) * 12 + today.month0() as i32 - born.month0() as i32;
    u32::try_from(months - i32::from(today.day() < born.day())).ok()
}
