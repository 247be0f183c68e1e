//! A panel's profile read out in plain words, part by part, each rule with the id of the term it comes from.

mod asked;
mod decided;
mod sitting;
mod words;

use serde::Serialize;
use ts_rs::TS;

use super::Profile;
use crate::calendar::words::{count, list, plain_date};
use words::{named, quoted};

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RuleInWords {
    /// "15 minutes a child, 15 more for siblings together".
    pub words: String,
    /// "CLAM-5".
    pub source: String,
}

/// The rules about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RulesPart {
    /// "When and where".
    pub heading: String,
    /// In the order of the profile.
    pub rules: Vec<RuleInWords>,
}

fn rule(words: impl Into<String>, source: &str) -> RuleInWords {
    RuleInWords { words: words.into(), source: source.to_owned() }
}

/// Everything that the profile says; a part that it is silent on is left out.
pub fn read_out(profile: &Profile) -> Vec<RulesPart> {
    let parts = [
        ("What it is", identity(profile)),
        ("When and where", sitting::schedule(profile)),
        ("Requests", asked::requests(profile)),
        ("Reasons to come", asked::reasons(profile)),
        ("Who sits", sitting::roles(profile)),
        ("Quorum", sitting::quorum(profile)),
        ("What is recorded", decided::recorded(profile)),
        ("Decisions", decided::decisions(profile)),
        ("Actions", decided::actions(profile)),
        ("Deadlines", asked::deadlines(profile)),
        ("Watch-list", asked::watch(profile)),
        ("The printed record", decided::document(profile)),
    ];
    let said = parts.into_iter().filter(|(_, rules)| !rules.is_empty());
    said.map(|(heading, rules)| RulesPart { heading: heading.to_owned(), rules }).collect()
}

/// When the rules were last looked at as a whole, and by when they are to be again (CLAM-13): "Terms of reference reviewed
/// on 3 March 2026, to be reviewed again by 3 March 2027". None where the panel sets no time.
pub fn terms_words(profile: &Profile) -> Option<String> {
    let terms = profile.terms.as_ref()?;
    Some(match (terms.reviewed, terms.due()) {
        (Some(on), Some(due)) => {
            format!("Terms of reference reviewed on {}, to be reviewed again by {}", plain_date(on), plain_date(due))
        }
        _ => format!(
            "Terms of reference to be reviewed every {}; nobody has said when they last were",
            count(terms.every_months, "month", "months")
        ),
    })
}

fn identity(profile: &Profile) -> Vec<RuleInWords> {
    let kinds: Vec<String> = profile.subjects.iter().map(|kind| kind.label().to_lowercase()).collect();
    let source = profile.source.as_str();
    let mut rules = vec![
        rule(
            format!(
                "{}, {} for short; id “{}”, version {}",
                profile.name, profile.short_name, profile.id.0, profile.version
            ),
            source,
        ),
        rule(profile.purpose.clone(), source),
        rule(format!("Discusses {}", list(&kinds)), source),
        rule(format!("Each page is marked {}", profile.marking), source),
    ];
    rules.extend(profile.ground_rules.iter().map(|one| rule(one.label.clone(), &one.source)));
    let terms = profile.terms.as_ref().zip(terms_words(profile));
    rules.extend(terms.map(|(terms, words)| {
        rule(format!("{words} (every {})", count(terms.every_months, "month", "months")), &terms.source)
    }));
    rules.extend(profile.tracker.as_ref().map(|tracker| {
        let keeper = profile.role_in_a_sentence(&tracker.kept_by);
        rule(format!("{}: kept by the {keeper}", tracker.name), &tracker.source)
    }));
    rules.extend(profile.invitation.as_ref().map(|one| {
        let modes: Vec<String> = one.modes.iter().map(|mode| mode.words().to_owned()).collect();
        rule(format!("The invitation says {}; one attends {}", quoted(&one.wording), list(&modes)), &one.source)
    }));
    rules
}

/// What an id is called, in quotation marks.
fn called<'p>(mut of: impl Iterator<Item = (&'p String, &'p String)>, id: &str) -> String {
    named(of.find(|(known, _)| *known == id).map(|(_, label)| label.as_str()), id)
}
