//! Whether an action is SMART (CLAM-8): five letters, each met or with what is missing.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::possible_owner::{Involvement, PossibleOwner};
use super::timescale::ActionLimit;
use super::two_things::joins_two_things;
use super::{ActionDetails, SmartLetter, vague};
use crate::calendar::{Calendar, words};

/// One of the five letters: met, or what is missing in a plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Letter {
    /// Whether the rule for this letter holds.
    pub met: bool,
    /// What is missing and how to say it; empty when met.
    pub advice: String,
    /// Whether what is missing may as well be left out: it could be said, and nobody has to be asked for it.
    pub minor: bool,
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
        Self { met: true, advice: String::new(), minor: false, accepted: None }
    }

    fn missing(advice: impl Into<String>) -> Self {
        Self { met: false, advice: advice.into(), minor: false, accepted: None }
    }

    /// The same, where an action is clear without it.
    fn could_say(advice: impl Into<String>) -> Self {
        Self { minor: true, ..Self::missing(advice) }
    }

    /// Neither met nor accepted as it is, and not to be left out either.
    pub fn is_open(&self) -> bool {
        !self.met && !self.minor && self.accepted.is_none()
    }
}

impl Smart {
    /// Whether every letter is met, may be left out, or is accepted as it is.
    pub fn all(&self) -> bool {
        self.letters().iter().all(|letter| !letter.is_open())
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
    pub limits: &'a [ActionLimit],
    /// Which days are worked.
    pub calendar: &'a Calendar,
}

/// The five letters of an action, by rules a person can check: what is written and when, never what is meant.
///
/// Specific looks for one step that can be seen to be done; measurable for a measure; achievable for somebody who does
/// it and knows of it; realistic for the means; timely for a working day after the meeting, not after the review, and
/// within the child's timescale. A step that can be seen to be done shows by itself that it was, and most need no means of
/// their own: what is not said of either is minor. Of a vague step the measure is all that could show anything.
pub fn smart(action: &ActionDetails, around: &Circumstances) -> Smart {
    let specific = specific(&action.what);
    let mut smart = Smart {
        measurable: measurable(&action.measure, specific.met),
        specific,
        achievable: achievable(action, around.people),
        realistic: if action.how.trim().is_empty() {
            Letter::could_say("You can say by which means: a service, a budget, a booking route, time set aside.")
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

fn measurable(measure: &str, shows_itself: bool) -> Letter {
    let said = vague::plain(measure);
    if said.is_empty() && shows_itself {
        return Letter::could_say("You can say how we will know it is done, such as “report on file”.");
    }
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
    let known = |wanted: Option<Involvement>| {
        people.iter().find(|one| one.name == owner && wanted.is_none_or(|wanted| one.involvement == wanted))
    };
    if known(Some(Involvement::Interested)).is_some() {
        return Letter::missing(format!(
            "{owner} has an interest in this family and left the room for it; give it to somebody else."
        ));
    }
    let hears = owner.is_empty() || people.iter().any(|one| one.name == owner && one.involvement.hears());
    let how = action.how.to_lowercase();
    if hears || how.split(|c: char| !c.is_alphabetic()).any(|word| TOLD.contains(&word)) {
        return Letter::met();
    }
    let why = match known(None).map(|one| one.involvement) {
        Some(Involvement::Apologies) => "sent apologies",
        Some(Involvement::Gone) => "was not in the room for this child",
        _ => "is not here to hear of it",
    };
    Letter::missing(format!("{owner} {why}; say in the means who tells them, and how."))
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
