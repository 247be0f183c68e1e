//! Actions, and whether they are SMART (CLAM-8).

mod possible_owner;
mod timescale;
mod two_things;
mod vague;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::{Calendar, words};
use crate::ids::{ActionId, ChildId, EntryId, RecordId};
use crate::refusal::Refusal;

pub use possible_owner::{Involvement, PossibleOwner};
pub use timescale::{Limit, limits};
pub use two_things::joins_two_things;

/// What a meeting asks somebody to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ActionDetails {
    /// Specific: what is to be done.
    pub what: String,
    /// Measurable: how we will know it is done.
    pub measure: String,
    /// A role id of the profile, empty while nobody is named.
    pub owner_role: String,
    /// The name of who does it.
    pub owner: String,
    /// Achievable and realistic: by which means.
    pub how: String,
    /// Timely: by when.
    pub due: Option<NaiveDate>,
    /// The decision option it follows from, where the profile added it (FSF-8).
    pub follows: Option<String>,
    /// The letters that the chair accepts as they are. Each lapses when its part of the action changes.
    pub accepted: Vec<AcceptedLetter>,
}

/// One of the five letters of SMART.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SmartLetter {
    /// S: one step that can be seen to be done.
    Specific,
    /// M: how it is known to be done.
    Measurable,
    /// A: somebody does it and knows of it.
    Achievable,
    /// R: the means are there.
    Realistic,
    /// T: a working day by when, in the child's time.
    Timely,
}

impl SmartLetter {
    /// In the order of the word.
    pub const ALL: [Self; 5] = [Self::Specific, Self::Measurable, Self::Achievable, Self::Realistic, Self::Timely];

    /// Whether two actions say the same in what this letter looks at.
    fn same(self, one: &ActionDetails, other: &ActionDetails) -> bool {
        match self {
            Self::Specific => one.what == other.what,
            Self::Measurable => one.measure == other.measure,
            Self::Achievable => one.owner == other.owner && one.owner_role == other.owner_role,
            Self::Realistic => one.how == other.how,
            Self::Timely => one.due == other.due,
        }
    }
}

/// A letter that the chair accepts although it is not met, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AcceptedLetter {
    /// Which of the five.
    pub letter: SmartLetter,
    /// The chair's reason, in their words.
    pub why: String,
}

impl ActionDetails {
    /// What the chair accepts as it is, the chair accepts for a reason.
    pub fn check(&self) -> Result<(), Refusal> {
        match self.accepted.iter().any(|accepted| accepted.why.trim().is_empty()) {
            true => Err(Refusal::invalid("why", "Say why the chair accepts it as it is.")),
            false => Ok(()),
        }
    }

    /// Drops what was accepted of an earlier wording and is worded otherwise now.
    pub fn lapse(&mut self, before: &ActionDetails) {
        let accepted = std::mem::take(&mut self.accepted);
        let stands = |one: &AcceptedLetter| !before.accepted.contains(one) || one.letter.same(before, self);
        self.accepted = accepted.into_iter().filter(stands).collect();
    }
}

/// How an action stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum ActionState {
    /// Still to be done.
    Open,
    /// Done as it was agreed.
    Done {
        /// When it was closed.
        at: DateTime<Utc>,
        /// The name of whoever closed it.
        by: String,
    },
    /// Closed although it was not done.
    NotDone {
        /// When it was closed.
        at: DateTime<Utc>,
        /// The name of whoever closed it.
        by: String,
        /// Why it was not done.
        why: String,
    },
    /// Events made it needless.
    Overtaken {
        /// When it was closed.
        at: DateTime<Utc>,
        /// The name of whoever closed it.
        by: String,
        /// What overtook it.
        why: String,
    },
}

impl ActionState {
    /// Somebody closes an action, and says why where it was not done.
    pub fn check(&self) -> Result<(), Refusal> {
        let (by, why) = match self {
            Self::Open => return Ok(()),
            Self::Done { by, .. } => (by, None),
            Self::NotDone { by, why, .. } | Self::Overtaken { by, why, .. } => (by, Some(why)),
        };
        if by.trim().is_empty() {
            return Err(Refusal::invalid("by", "Say who told the panel, or did it."));
        }
        match why.is_some_and(|why| why.trim().is_empty()) {
            true => Err(Refusal::invalid("why", "Say why: the next panel will ask.")),
            false => Ok(()),
        }
    }
}

/// An action of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Action {
    /// The same through every change and correction.
    pub id: ActionId,
    /// The record that it was agreed in.
    pub record: RecordId,
    /// Whose record that is.
    pub child: ChildId,
    /// What is to be done, by whom and when.
    pub details: ActionDetails,
    /// Whether it is done.
    pub state: ActionState,
    /// The entry that last changed it.
    pub revision: EntryId,
}

/// One of the five letters: met, or what is missing in a plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Letter {
    /// Whether the rule for this letter holds.
    pub met: bool,
    /// What is missing and how to say it; empty when met.
    pub advice: String,
    /// Why the chair accepts it as it is, where it is not met.
    pub accepted: Option<String>,
}

/// The five letters of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Smart {
    /// One step that can be seen to be done.
    pub specific: Letter,
    /// How it is known to be done.
    pub measurable: Letter,
    /// Somebody does it and knows of it.
    pub achievable: Letter,
    /// The means are there.
    pub realistic: Letter,
    /// A working day after the meeting and in the child's time.
    pub timely: Letter,
}

impl Letter {
    fn met() -> Self {
        Self { met: true, advice: String::new(), accepted: None }
    }

    fn missing(advice: impl Into<String>) -> Self {
        Self { met: false, advice: advice.into(), accepted: None }
    }
}

impl Smart {
    /// Whether every letter is met, or accepted as it is.
    pub fn all(&self) -> bool {
        self.letters().iter().all(|letter| letter.met || letter.accepted.is_some())
    }

    fn letter(&mut self, letter: SmartLetter) -> &mut Letter {
        match letter {
            SmartLetter::Specific => &mut self.specific,
            SmartLetter::Measurable => &mut self.measurable,
            SmartLetter::Achievable => &mut self.achievable,
            SmartLetter::Realistic => &mut self.realistic,
            SmartLetter::Timely => &mut self.timely,
        }
    }

    /// In the order of the word.
    pub fn letters(&self) -> [&Letter; 5] {
        [&self.specific, &self.measurable, &self.achievable, &self.realistic, &self.timely]
    }
}

/// What an action is judged against.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// The day of the meeting.
    pub held: NaiveDate,
    /// When the child comes back to the panel, where that is set.
    pub review: Option<NaiveDate>,
    /// Who hears of the action as it is agreed: here, invited or allocated to the child.
    pub people: &'a [PossibleOwner],
    /// What comes in the child's own time (FSF-11), such as a birth.
    pub limits: &'a [Limit],
    /// Which days are worked.
    pub calendar: &'a Calendar,
}

/// The five letters of an action, by rules a person can check: what is written and when, never what is meant.
///
/// Specific looks for one step that can be seen to be done; measurable for a measure; achievable for somebody who does
/// it and knows of it; realistic for the means; timely for a working day after the meeting, not after the review, and
/// within the child's timescale.
pub fn smart(action: &ActionDetails, around: &Circumstances) -> Smart {
    let mut smart = Smart {
        specific: specific(&action.what),
        measurable: measurable(&action.measure),
        achievable: achievable(action, around.people),
        realistic: if action.how.trim().is_empty() {
            Letter::missing("Say by which means: a service, a budget, a booking route, time set aside.")
        } else {
            Letter::met()
        },
        timely: timely(action.due, around),
    };
    for accepted in &action.accepted {
        let letter = smart.letter(accepted.letter);
        letter.accepted = (!letter.met).then(|| accepted.why.clone());
    }
    smart
}

fn specific(what: &str) -> Letter {
    let step = vague::step(what);
    if step.is_empty() {
        return Letter::missing("Say what is to be done.");
    }
    if let Some(verb) = vague::VERBS.iter().find(|verb| vague::starts_with(&step, verb)) {
        return Letter::missing(format!(
            "“{}” cannot be seen to be done; name the step, such as “book”, “complete” or “send”.",
            vague::capitalised(verb)
        ));
    }
    if joins_two_things(what) {
        return Letter::missing("This is more than one thing; make an action of each.");
    }
    if step.split_whitespace().count() < 2 {
        return Letter::missing("One word is too short to act on; say what is done to what.");
    }
    Letter::met()
}

fn measurable(measure: &str) -> Letter {
    let said = vague::plain(measure);
    if said.is_empty() {
        return Letter::missing("Say how we will know it is done, such as “report on file”.");
    }
    if vague::MEASURES.contains(&said.as_str()) {
        return Letter::missing(format!(
            "“{}” shows nothing; say what can be seen, such as “report on file”.",
            measure.trim()
        ));
    }
    Letter::met()
}

/// Somebody outside the meeting does nothing that they are not told of: the means say how they hear of it.
fn achievable(action: &ActionDetails, people: &[PossibleOwner]) -> Letter {
    const TOLD: [&str; 18] = [
        "tell", "tells", "told", "inform", "informs", "informed", "letter", "write", "writes", "email", "emails",
        "ring", "rings", "phone", "phones", "call", "calls", "asks",
    ];
    let owner = action.owner.trim();
    if owner.is_empty() && action.owner_role.trim().is_empty() {
        return Letter::missing("Nobody is named; say who does it.");
    }
    let knows = owner.is_empty() || people.iter().any(|known| known.name == owner);
    let how = action.how.to_lowercase();
    if knows || how.split(|c: char| !c.is_alphabetic()).any(|word| TOLD.contains(&word)) {
        return Letter::met();
    }
    Letter::missing(format!("{owner} is not here to hear of it; say in the means who tells them, and how."))
}

fn timely(due: Option<NaiveDate>, around: &Circumstances) -> Letter {
    let Circumstances { held, review, calendar, .. } = *around;
    let Some(due) = due else { return Letter::missing("Set the date by which it is done.") };
    if due < held {
        return Letter::missing("The date is before the meeting; choose a later one.");
    }
    if let Some(review) = review.filter(|review| due > *review) {
        return Letter::missing(format!(
            "It is due after the review on {}; bring it forward.",
            words::short_date(review)
        ));
    }
    if let Some(limit) = around.limits.iter().filter(|limit| due > limit.date).min_by_key(|limit| limit.date) {
        let when = words::short_date(limit.date);
        return Letter::missing(format!("It is due after {} on {when}; bring it forward.", limit.label));
    }
    match calendar.is_working_day(due) {
        Ok(true) => Letter::met(),
        Ok(false) => {
            let name = calendar.holiday(due).map_or_else(|| due.format("a %A").to_string(), str::to_owned);
            let before = calendar.last_working_day(due);
            let advice = before
                .map_or_else(|_| "choose a working day".into(), |day| format!("choose {}", words::short_date(day)));
            Letter::missing(format!("{} is {name}; {advice}.", words::short_date(due)))
        }
        Err(unpublished) => Letter::missing(unpublished.to_string()),
    }
}
