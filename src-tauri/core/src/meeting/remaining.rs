//! What stands between a child and a signed record, each with the place where it is mended.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::action::smart::{Letter, Smart};
use super::action::{Action, SmartLetter};
use super::child::ChildDetails;
use super::participation;
use super::record::{Record, Review};
use super::voices::{SpokenVoice, spoken};
use crate::calendar::words::{count, list};
use crate::ids::ActionId;
use crate::panel::profile::{DecisionOption, Outcome, Prompt, Voice};
use crate::panel::{Profile, SubjectKind};

/// Where on the screen of a meeting something is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Place {
    /// The text of one section.
    Section {
        /// Its id in the profile.
        section: String,
    },
    /// The list of decisions.
    Decisions,
    /// Why they were made.
    Rationale,
    /// What was offered before proceedings (FSF-9).
    Offered,
    /// Who of child and parents was invited, came and was heard.
    Participation,
    /// The profile's prompts.
    Prompts,
    /// Who did not agree (PS-2).
    Dissents,
    /// When the child comes back, or why not.
    Review,
    /// One action.
    Action {
        /// Which one.
        action: ActionId,
    },
    /// Whether the meeting may decide.
    Quorum,
    /// The item as a whole: who is in the room, whether it is finished.
    Room,
    /// What the book keeps of the child and of those who work with them.
    Child,
    /// What was asked of the panel, with what was noted there.
    Request,
}

/// One thing that a record lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Gap {
    /// What it is, in one plain sentence.
    pub sentence: String,
    /// Where to go to mend it.
    pub place: Place,
    /// Whether the record cannot go to the chair without it. The others are for the chair to weigh.
    pub blocks: bool,
}

impl Gap {
    /// Something without which the record cannot go to the chair.
    pub fn blocking(place: Place, sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), place, blocks: true }
    }

    /// Something that the chair should know of.
    pub fn advice(place: Place, sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), place, blocks: false }
    }
}

/// How many of the last words tell where a text stops.
const LAST_WORDS: usize = 4;

/// The last words of a text that stops in mid-sentence: nothing that ends one stands at its end, but for a quotation mark or
/// a bracket after it.
pub fn cut_short(text: &str) -> Option<String> {
    let text = text.trim_end();
    let closing = |letter: char| matches!(letter, '"' | '\'' | '”' | '’' | '»' | ')' | ']');
    let ended = text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '।', '۔', '؟', '。']);
    if ended || text.is_empty() {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(words[words.len().saturating_sub(LAST_WORDS)..].join(" "))
}

/// What stands between a record and being finalised; empty when nothing does.
pub fn ready(profile: &Profile, record: &Record, actions: &[Action]) -> Vec<Gap> {
    let recorded = &profile.recorded;
    let mut missing = Vec::new();
    for section in recorded.sections.iter().filter(|section| section.required) {
        if record.sections.get(&section.id).is_none_or(|written| written.text.trim().is_empty()) {
            let place = Place::Section { section: section.id.clone() };
            missing.push(Gap::blocking(place, format!("“{}” is empty.", section.label)));
        }
    }
    let outcome = match recorded.outcome {
        Outcome::Decision => "decision",
        Outcome::Recommendation => "recommendation",
    };
    if record.decisions.is_empty() {
        missing.push(Gap::blocking(Place::Decisions, format!("No {outcome} is chosen.")));
    }
    missing.extend(clashing(profile, record));
    if recorded.rationale && record.rationale.trim().is_empty() {
        missing.push(Gap::blocking(Place::Rationale, format!("The {outcome} has no rationale.")));
    }
    missing.extend(not_said(profile, record));
    match &record.review {
        Review::Unset if recorded.review => {
            missing.push(Gap::blocking(Place::Review, "No review date is set, nor why none is needed."));
        }
        Review::NotNeeded { why } if why.trim().is_empty() => {
            missing.push(Gap::blocking(Place::Review, "The review is not needed, but nobody says why."));
        }
        _ => {}
    }
    missing.extend(actions.iter().flat_map(unowned));
    missing
}

/// Decisions whose condition does not hold for the child (PS-1: independence under fifteen and a half). `not_asked` are the
/// ids of what is not for them.
pub fn not_for_this_child(profile: &Profile, record: &Record, not_asked: &[String]) -> Option<Gap> {
    let wrong: Vec<String> = chosen(profile, record)
        .into_iter()
        .filter(|option| not_asked.contains(&option.id))
        .map(|option| format!("“{}”", option.label))
        .collect();
    let sentence = format!("Not for this child, by the panel’s own rule: {}. Choose otherwise.", list(&wrong));
    (!wrong.is_empty()).then(|| Gap::blocking(Place::Decisions, sentence))
}

/// What does not hold a record back, and the chair should see before signing: prompts that nobody answered.
pub fn prompts_open<'p>(profile: &'p Profile, record: &Record, theme: Option<&str>) -> Vec<&'p Prompt> {
    let asked = |prompt: &&Prompt| prompt.theme.is_none() || prompt.theme.as_deref() == theme;
    let open = |prompt: &&Prompt| !record.prompts.contains_key(&prompt.id);
    profile.recorded.prompts.iter().filter(asked).filter(open).collect()
}

/// Decisions that the chair has not agreed, in one line: for the chair to know before signing.
pub fn not_agreed(profile: &Profile, record: &Record) -> Option<Gap> {
    let open: Vec<String> = chosen(profile, record)
        .into_iter()
        .filter(|option| record.decisions.iter().any(|one| one.option == option.id && one.agreed_at.is_none()))
        .map(|option| format!("“{}”", option.label))
        .collect();
    let sentence = format!("Not marked as agreed by the chair: {}.", list(&open));
    (!open.is_empty()).then(|| Gap::advice(Place::Decisions, sentence))
}

/// What a reader could not tell of the child's voice, and of child and parents at the meeting: for the chair to weigh.
pub fn voices_open(profile: &Profile, record: &Record, child: &ChildDetails) -> Vec<Gap> {
    let unborn = child.kind == SubjectKind::Unborn;
    let mut open = Vec::new();
    for section in profile.recorded.sections.iter().filter(|section| section.voice == Voice::ChildsWords) {
        let text = record.sections.get(&section.id).map_or("", |written| written.text.as_str());
        let lines = || text.lines().flat_map(|line| spoken(line, section.voice, false, |_| false));
        let place = || Place::Section { section: section.id.clone() };
        if unborn && lines().any(|one| one.voice == SpokenVoice::ChildsWords) {
            let sentence = format!(
                "“{}” quotes an unborn baby: write Observed: before what was seen, or NAME (ROLE): before who said it.",
                section.label
            );
            open.push(Gap::advice(place(), sentence));
        } else if lines().any(|one| one.voice == SpokenVoice::ChildsViews) {
            let sentence = format!(
                "“{}” does not say whose words they are: put the child’s own in quotation marks, or write Observed: or NAME (ROLE): before the line.",
                section.label
            );
            open.push(Gap::advice(place(), sentence));
        }
    }
    if profile.recorded.participation {
        let not_said = participation::not_said(&child.parents, &record.participation, unborn);
        if !not_said.is_empty() {
            let sentence = format!("Not said whether invited, and whether they came: {}.", not_said.join(", "));
            open.push(Gap::advice(Place::Participation, sentence));
        }
    }
    open
}

/// The letters of an action that are neither met nor accepted as they are, but for what may be left out: that is told of all
/// actions at once by `left_unsaid`.
pub fn letters_open(action: &Action, smart: &Smart) -> Vec<Gap> {
    let what = quoted(action);
    // An action without an owner or a date holds the record back already.
    let told = |letter: SmartLetter| match letter {
        SmartLetter::Achievable => {
            action.details.owner.trim().is_empty() && action.details.owner_role.trim().is_empty()
        }
        SmartLetter::Timely => action.details.due.is_none(),
        SmartLetter::Specific | SmartLetter::Measurable | SmartLetter::Realistic => false,
    };
    let letters = SmartLetter::ALL.into_iter().zip(smart.letters());
    letters
        .filter(|(letter, found)| found.is_open() && !told(*letter))
        .map(|(_, found)| Gap::advice(Place::Action { action: action.id }, format!("{what}: {}", found.advice)))
        .collect()
}

/// How many actions do not say by which means, or how we will know, in one line: most need neither.
pub fn left_unsaid<'a>(actions: impl IntoIterator<Item = (&'a Action, &'a Smart)>) -> Option<Gap> {
    let actions: Vec<_> = actions.into_iter().collect();
    let unsaid = |letter: &Letter| letter.minor && letter.accepted.is_none();
    let without = |of: fn(&Smart) -> &Letter, what: &str| {
        let number = actions.iter().filter(|(_, smart)| unsaid(of(smart))).count();
        (number > 0).then(|| format!("{what} of {number}"))
    };
    let (first, _) = actions.iter().find(|(_, smart)| unsaid(&smart.realistic) || unsaid(&smart.measurable))?;
    let parts = [without(|smart| &smart.realistic, "the means"), without(|smart| &smart.measurable, "the measure")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let all = count(u32::try_from(actions.len()).unwrap_or(u32::MAX), "action", "actions");
    let sentence = format!("Minor, of {all}: {} not said.", list(&parts));
    Some(Gap::advice(Place::Action { action: first.id }, sentence))
}

/// An action without somebody to do it or a date.
fn unowned(action: &Action) -> Vec<Gap> {
    let what = quoted(action);
    let place = || Place::Action { action: action.id };
    let details = &action.details;
    let mut missing = Vec::new();
    if details.owner.trim().is_empty() && details.owner_role.trim().is_empty() {
        missing.push(Gap::blocking(place(), format!("{what} has nobody to do it.")));
    }
    if details.due.is_none() {
        missing.push(Gap::blocking(place(), format!("{what} has no date.")));
    }
    missing
}

fn quoted(action: &Action) -> String {
    match action.details.what.trim() {
        "" => "“An action that says nothing”".to_owned(),
        what => format!("“{what}”"),
    }
}

/// What the family was offered is asked for with some decisions (FSF-9): the kinds of which nobody said anything.
fn not_said(profile: &Profile, record: &Record) -> Option<Gap> {
    let asks = chosen(profile, record).into_iter().find(|option| option.asks_offered)?;
    let kinds = profile.recorded.offered.iter().filter(|kind| record.offered.iter().all(|row| row.kind != kind.id));
    let labels: Vec<&str> = kinds.map(|kind| kind.label.as_str()).collect();
    (!labels.is_empty()).then(|| {
        let sentence = format!("“{}” asks what was offered; not said of: {}.", asks.label, labels.join("; "));
        Gap::blocking(Place::Offered, sentence)
    })
}

/// The options that a record chooses, in the profile's order.
pub fn chosen<'p>(profile: &'p Profile, record: &Record) -> Vec<&'p DecisionOption> {
    let is_chosen = |id: &str| record.decisions.iter().any(|decision| decision.option == id);
    profile.recorded.decisions.iter().filter(|option| is_chosen(&option.id)).collect()
}

/// Options chosen together that exclude each other.
fn clashing(profile: &Profile, record: &Record) -> Vec<Gap> {
    let options = chosen(profile, record);
    let clash = |(index, option): (usize, &&DecisionOption)| {
        let other = options[..index].iter().find(|other| option.group.is_some() && other.group == option.group)?;
        let sentence = format!("“{}” and “{}” exclude each other; keep one.", other.label, option.label);
        Some(Gap::blocking(Place::Decisions, sentence))
    };
    options.iter().enumerate().filter_map(clash).collect()
}

#[cfg(test)]
mod tests {
    use super::cut_short;

    #[test]
    fn a_text_stops_in_mid_sentence_where_nothing_ends_one() {
        for whole in
            ["", "  \n", "She is well.", "“I like it here.”", "Is it so? (Yes!)\n", "Next: school…", "یہ ٹھیک ہے۔"]
        {
            assert_eq!(cut_short(whole), None, "{whole:?}");
        }
        for (cut, end) in [
            ("One. The school reports that she com", "reports that she com"),
            ("The Smiths’", "The Smiths’"),
            ("- to school,\n", "- to school,"),
        ] {
            assert_eq!(cut_short(cut).as_deref(), Some(end), "{cut:?}");
        }
    }
}
