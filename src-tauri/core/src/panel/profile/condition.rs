//! For whom a rule holds: by reason, kind of subject, age, theme and what was decided.

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Profile;
use crate::calendar::KnownDate;
use crate::panel::SubjectKind;

/// When a paper is asked for, a section or prompt is there, an option may be chosen, or somebody is to present: all that is
/// said must hold (PS-1: the adoption agency, where the child is under eight and adoption is an option).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"), deny_unknown_fields)]
#[ts(export, rename_all = "camelCase")]
pub struct Condition {
    /// The family comes for one of these reasons.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// It is about one of these.
    #[serde(default)]
    pub subjects: Vec<SubjectKind>,
    /// The child is at least so many months old: 186 is fifteen and a half.
    #[serde(default)]
    pub from_months: Option<u32>,
    /// The child is younger than so many months: 96 is eight years. An unborn child is younger than any age.
    #[serde(default)]
    pub under_months: Option<u32>,
    /// The meeting is of this theme.
    #[serde(default)]
    pub theme: Option<String>,
    /// One of these was decided.
    #[serde(default)]
    pub decided: Vec<String>,
}

/// What a condition is held against: one child at one meeting, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub struct Case<'c> {
    /// The reason of the request.
    pub reason: &'c str,
    /// A child, an unborn child or a context.
    pub subject: SubjectKind,
    /// The child's date of birth, as far as it is known.
    pub born: Option<KnownDate>,
    /// The day of the meeting, or today while there is none.
    pub day: NaiveDate,
    /// The theme of the meeting.
    pub theme: Option<&'c str>,
    /// Ids of the options that were chosen.
    pub decided: &'c [String],
}

impl Condition {
    /// Whether it holds. What nobody knows speaks for it: a rule is rather asked for in vain than left out.
    pub fn holds(&self, case: &Case) -> bool {
        let among = |list: &[String], one: &str| list.is_empty() || list.iter().any(|known| known == one);
        among(&self.reasons, case.reason)
            && (self.subjects.is_empty() || self.subjects.contains(&case.subject))
            && self.from_months.is_none_or(|months| case.is_from(months).unwrap_or(true))
            && self.under_months.is_none_or(|months| !case.is_from(months).unwrap_or(false))
            && self.theme.as_deref().is_none_or(|theme| case.theme == Some(theme))
            && (self.decided.is_empty() || case.decided.iter().any(|option| self.decided.contains(option)))
    }

    /// Whether it says nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Case<'_> {
    /// Whether the child is so many months old; none where that cannot be told.
    fn is_from(&self, months: u32) -> Option<bool> {
        match (self.subject, self.born) {
            (SubjectKind::Unborn, _) => Some(false),
            (_, None) => None,
            (_, Some(born)) => {
                let reached = |day: NaiveDate| day.checked_add_months(Months::new(months)).map(|then| then <= self.day);
                let (first, last) = (reached(born.earliest())?, reached(born.latest())?);
                (first == last).then_some(first)
            }
        }
    }
}

/// Whether a rule with that condition, or none, holds for one of the cases.
fn holds(when: Option<&Condition>, cases: &[Case]) -> bool {
    when.is_none_or(|when| cases.iter().any(|case| when.holds(case)))
}

impl Profile {
    /// The panel's rules as they stand for one child, or for siblings who are heard together: without the papers, sections
    /// and prompts whose condition holds for none of them, and without the duty of a presenter for whom that is so. What
    /// may be decided stays: [`Profile::not_asked`] says what of it does not apply.
    pub fn for_cases(&self, cases: &[Case]) -> Self {
        let mut profile = self.clone();
        profile.requests.papers.retain(|paper| holds(paper.when.as_ref(), cases));
        profile.recorded.sections.retain(|section| holds(section.when.as_ref(), cases));
        profile.recorded.prompts.retain(|prompt| holds(prompt.when.as_ref(), cases));
        for role in &mut profile.roles {
            role.must_attend &= holds(role.when.as_ref(), cases);
        }
        profile
    }

    /// Ids of sections, prompts and options whose condition does not hold for that child.
    pub fn not_asked(&self, case: &Case) -> Vec<String> {
        let recorded = &self.recorded;
        let sections = recorded.sections.iter().map(|one| (&one.id, one.when.as_ref()));
        let prompts = recorded.prompts.iter().map(|one| (&one.id, one.when.as_ref()));
        let options = recorded.decisions.iter().map(|one| (&one.id, one.when.as_ref()));
        let all = sections.chain(prompts).chain(options);
        all.filter(|(_, when)| !holds(*when, &[*case])).map(|(id, _)| id.clone()).collect()
    }

    /// Whether any rule of the panel has a condition.
    pub fn has_conditions(&self) -> bool {
        let recorded = &self.recorded;
        self.requests.papers.iter().any(|one| one.when.is_some())
            || self.roles.iter().any(|one| one.when.is_some())
            || recorded.sections.iter().any(|one| one.when.is_some())
            || recorded.prompts.iter().any(|one| one.when.is_some())
            || recorded.decisions.iter().any(|one| one.when.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(born: &str) -> Case<'_> {
        Case {
            reason: "orders",
            subject: SubjectKind::Child,
            born: born.parse().ok(),
            day: NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"),
            theme: None,
            decided: &[],
        }
    }

    #[test]
    fn an_age_holds_to_the_day_and_what_nobody_knows_speaks_for_the_rule() {
        let under = Condition { under_months: Some(96), ..Condition::default() };
        assert!(under.holds(&case("2018-11-25")), "eight tomorrow");
        assert!(!under.holds(&case("2018-11-24")), "eight today");
        assert!(under.holds(&case("")), "nobody knows how old");
        let from = Condition { from_months: Some(186), ..Condition::default() };
        assert!(from.holds(&case("2011-05-24")), "fifteen and a half today");
        assert!(!from.holds(&case("2011-05-25")), "tomorrow");
        assert!(!from.holds(&Case { subject: SubjectKind::Unborn, ..case("") }), "not born");
    }

    #[test]
    fn all_that_is_said_must_hold() {
        let reasons = vec!["orders".to_owned(), "drift".to_owned()];
        let both = Condition { reasons, under_months: Some(96), ..Condition::default() };
        assert!(both.holds(&case("2020-01-01")));
        assert!(!both.holds(&Case { reason: "stability", ..case("2020-01-01") }), "another reason");
        let decided = Condition { decided: vec!["adoption".into()], ..Condition::default() };
        assert!(!decided.holds(&case("2020-01-01")), "nothing is decided so far");
        assert!(decided.holds(&Case { decided: &["adoption".to_owned()], ..case("2020-01-01") }));
        let kinds = Condition { subjects: vec![SubjectKind::Unborn], ..Condition::default() };
        assert!(!kinds.holds(&case("2020-01-01")), "a child who is born");
        let themed = Condition { theme: Some("health".into()), ..Condition::default() };
        assert!(
            !themed.holds(&case("2020-01-01")) && themed.holds(&Case { theme: Some("health"), ..case("2020-01-01") })
        );
    }
}
