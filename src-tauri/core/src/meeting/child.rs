//! Children, born and unborn, and the family they share.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{KnownDate, words};
use crate::ids::{ChildId, EntryId, FamilyId};
use crate::meeting::key_date::{KeyDate, LetPass};
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
    /// Date of birth, or the month or year where no more is known.
    #[ts(type = "string | null")]
    pub born: Option<KnownDate>,
    /// When an unborn child is expected, as far as that is known.
    #[ts(type = "string | null")]
    pub expected: Option<KnownDate>,
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
    /// Days that rules count from: when a plan began, an order was made (PS-11).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<KeyDate>>")]
    pub key_dates: Vec<KeyDate>,
    /// Thresholds of panels that somebody let the child pass; said on the watch-list, not with the child's details.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(skip)]
    pub let_pass: Vec<LetPass>,
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

    /// "9 years", "7 months", "expected in February 2027"; "14 or 15 years" where only the year of birth is known; empty
    /// where neither date is.
    pub fn age_words(&self, today: NaiveDate) -> String {
        if let Some(expected) = self.expected.filter(|_| self.kind == SubjectKind::Unborn) {
            return format!("expected in {}", expected.month_words());
        }
        let Some((least, most)) = self.born.and_then(|born| born.months_old(today)) else { return String::new() };
        let (least, most) = (Age::of(least), Age::of(most));
        match (least, most) {
            _ if least == most => least.words(),
            (Age::Years(one), Age::Years(other)) if one + 1 == other => format!("{one} or {other} years"),
            (Age::Months(one), Age::Months(other)) if one + 1 == other => format!("{one} or {other} months"),
            (Age::Months(one), Age::Months(other)) => format!("{one} to {other} months"),
            _ => format!("{} to {}", least.words(), most.words()),
        }
    }

    /// The same without what pasting brings along: unseen letters, spaces of another width, breaks in a line.
    pub fn cleaned(mut self) -> Self {
        for name in [&mut self.given, &mut self.surname, &mut self.address, &mut self.legal_status] {
            *name = name_search::clean(name);
        }
        for date in &mut self.key_dates {
            date.note = name_search::clean(&date.note);
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
        self.key_dates.iter().try_for_each(|date| date.check(today))?;
        if self.born.is_some_and(|born| born.earliest() > today) {
            return refuse("born", "The date of birth is in the future: check it, or choose an unborn child.");
        }
        if self.in_care_since.is_some_and(|since| since > today) {
            return refuse("inCareSince", "The day of coming into care is in the future: check it.");
        }
        if let (Some(born), Some(since)) = (self.born, self.in_care_since)
            && since < born.earliest()
        {
            return refuse("inCareSince", "The child came into care before they were born: check both dates.");
        }
        Ok(())
    }
}

/// An age as people say it: a baby's in months.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Age {
    Newborn,
    Months(u32),
    Years(u32),
}

impl Age {
    fn of(months: u32) -> Self {
        match months {
            0 => Self::Newborn,
            1..24 => Self::Months(months),
            more => Self::Years(more / 12),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Newborn => "newborn".to_owned(),
            Self::Months(months) => words::count(months, "month", "months"),
            Self::Years(years) => words::count(years, "year", "years"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn child(kind: SubjectKind, born: Option<&str>, expected: Option<&str>) -> ChildDetails {
        let known = |text: &str| text.parse().unwrap_or_else(|_| panic!("{text} is known so far"));
        ChildDetails {
            kind,
            given: if kind == SubjectKind::Child { "Nerys".into() } else { String::new() },
            surname: "Penhale".into(),
            known_as: Vec::new(),
            born: born.map(known),
            expected: expected.map(known),
            mosaic_id: String::new(),
            numbers: Vec::new(),
            address: String::new(),
            in_care_since: None,
            legal_status: String::new(),
            parents: Vec::new(),
            pronouns: None,
            key_dates: Vec::new(),
            let_pass: Vec::new(),
        }
    }

    fn today() -> NaiveDate {
        "2026-12-01".parse().unwrap_or_default()
    }

    #[test]
    fn an_age_says_no_more_than_the_date_of_birth_does() {
        for (born, age) in [
            ("2011-02-14", "15 years"),
            ("2011-12-14", "14 years"),
            ("2011", "14 or 15 years"),
            ("2011-12", "14 or 15 years"),
            ("2011-02", "15 years"),
            ("2026-03", "8 or 9 months"),
            ("2025", "11 to 23 months"),
            ("2024-06-30", "2 years"),
            ("2024", "23 months to 2 years"),
            ("2026-11-20", "newborn"),
            ("2026", "newborn to 11 months"),
        ] {
            let words = child(SubjectKind::Child, Some(born), None).age_words(today());
            assert_eq!(words, age, "born {born}");
        }
        for (expected, words) in [
            ("2027-02-09", "expected in February 2027"),
            ("2027-02", "expected in February 2027"),
            ("2027", "expected in 2027"),
        ] {
            assert_eq!(child(SubjectKind::Unborn, None, Some(expected)).age_words(today()), words);
        }
    }

    #[test]
    fn a_date_is_refused_only_where_every_day_that_it_may_be_is_wrong() {
        let refused = |born: &str, since: Option<&str>| {
            let since = since.and_then(|since| since.parse().ok());
            let details = ChildDetails { in_care_since: since, ..child(SubjectKind::Child, Some(born), None) };
            details.check(today()).err().and_then(|refusal| refusal.field)
        };
        assert_eq!(refused("2026", None), None, "some day of this year has been");
        assert_eq!(refused("2026-12", None), None, "today is one of them");
        assert_eq!(refused("2027", None).as_deref(), Some("born"));
        assert_eq!(refused("2020", Some("2020-01-05")), None, "they may have been born before it");
        assert_eq!(refused("2020-02", Some("2020-01-31")).as_deref(), Some("inCareSince"));
    }

    #[test]
    fn what_was_kept_as_a_day_reads_and_writes_as_before() {
        let details = child(SubjectKind::Child, Some("2011-02-14"), None);
        let json = serde_json::to_string(&details).unwrap_or_default();
        assert!(json.contains("\"born\":\"2011-02-14\",\"expected\":null"), "an old payload keeps its bytes: {json}");
        let year = json.replace("2011-02-14", "2011");
        let back: ChildDetails = serde_json::from_str(&year).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(back.born.map(KnownDate::words).as_deref(), Some("2011"));
    }
}
