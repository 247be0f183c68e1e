//! What is written about each child, what may be decided and what follows, and how it is printed.

use super::words::{quoted, span, when};
use super::{RuleInWords, called, rule};
use crate::panel::Profile;
use crate::panel::profile::{DecisionOption, FollowUp, NamesOnLists, Outcome, Section, Until, Voice};

pub(super) fn recorded(profile: &Profile) -> Vec<RuleInWords> {
    let recorded = &profile.recorded;
    let mut rules: Vec<RuleInWords> =
        recorded.sections.iter().map(|one| rule(section(one, profile), &one.source)).collect();
    rules.extend(recorded.prompts.iter().map(|one| {
        let themes = profile.schedule.themes.iter().map(|theme| (&theme.id, &theme.name));
        let only = one.theme.as_ref().map_or_else(String::new, |id| format!(", at {} only", called(themes, id)));
        let words = format!("Asked before deciding: {}{only}{}", one.label, when(one.when.as_ref(), profile));
        rule(words, &one.source)
    }));
    let offered = |label: &str| format!("Asked whether it was offered before proceedings: {label}");
    rules.extend(recorded.offered.iter().map(|one| rule(offered(&one.label), &one.source)));
    let asked = [
        (recorded.participation, "Who of child and parents was invited, came and was heard"),
        (recorded.rationale, "A rationale with the decision"),
        (recorded.review, "A review date, or why none is needed"),
    ];
    rules.extend(asked.into_iter().filter(|(asked, _)| *asked).map(|(_, words)| rule(words, &recorded.source)));
    rules
}

fn section(section: &Section, profile: &Profile) -> String {
    let voice = match section.voice {
        Voice::Fact => "fact",
        Voice::Opinion => "opinion",
        Voice::ChildsWords => "the child’s words",
        Voice::Discussion => "discussion",
    };
    let always = if section.required { ", always" } else { "" };
    let family = if section.family { ", on the family’s page too" } else { "" };
    let hint = quoted(&section.hint);
    format!("{} ({voice}){always}{family}{}: {hint}", section.label, when(section.when.as_ref(), profile))
}

pub(super) fn decisions(profile: &Profile) -> Vec<RuleInWords> {
    let recorded = &profile.recorded;
    let outcome = match recorded.outcome {
        Outcome::Decision => "It decides",
        Outcome::Recommendation => "It recommends, and somebody else decides",
    };
    let options = recorded.decisions.iter().map(|one| rule(option(one, profile), &one.source));
    [rule(outcome, &recorded.source)].into_iter().chain(options).collect()
}

fn option(option: &DecisionOption, profile: &Profile) -> String {
    let mut words = option.label.clone();
    let mut more = |told: String| words += &told;
    more(when(option.when.as_ref(), profile));
    if let Some(group) = &option.group {
        more(format!("; one of the group {}", quoted(group)));
    }
    if option.asks_offered {
        more("; asks what was offered before".to_owned());
    }
    if option.without_quorum {
        more("; may be chosen without a quorum".to_owned());
    }
    if let Some(family) = &option.family {
        more(format!("; the family reads {}", quoted(family)));
    }
    if let Some(child) = &option.to_child {
        more(format!("; the child reads {}", quoted(child)));
    }
    for follow in &option.follows {
        more(format!(". Then: {}", follows(follow, profile)));
    }
    words
}

fn follows(follow: &FollowUp, profile: &Profile) -> String {
    let due = follow.due.as_ref().map_or_else(String::new, |due| format!(" {}", span(due, "the meeting")));
    let owner = profile.role_in_a_sentence(&follow.owner_role);
    let FollowUp { what, how, measure, source, .. } = follow;
    format!("{what}, the {owner}{due}, by way of {how}, known by {measure} ({source})")
}

pub(super) fn actions(profile: &Profile) -> Vec<RuleInWords> {
    let recorded = &profile.recorded;
    let mut rules = Vec::new();
    if let Some(actions) = &recorded.actions {
        let smart = if actions.smart { "Each action is SMART" } else { "Actions are written down" };
        rules.push(rule(smart, &actions.source));
        rules.extend(actions.escalation.as_ref().map(|one| {
            let (answers, to) = (profile.role_in_a_sentence(&one.answers), profile.role_in_a_sentence(&one.to));
            rule(format!("The {answers} answers for them; the {to} is told of difficulty"), &one.source)
        }));
        rules.extend(actions.timescales.iter().map(|one| {
            let until = match one.until {
                Until::ExpectedBirth => "the day the baby is expected",
                Until::EighteenthBirthday => "the eighteenth birthday",
            };
            rule(format!("None may be due after {until} ({})", one.label), &one.source)
        }));
    }
    rules.extend(recorded.action_templates.iter().map(|one| rule(format!("Offered: {}", one.line), &one.source)));
    rules
}

pub(super) fn document(profile: &Profile) -> Vec<RuleInWords> {
    let document = &profile.document;
    let mut said = vec![format!("{}, as the file {}.pdf", document.title, document.file_name)];
    let given = [
        ("Under the title: ", &document.subtitle),
        ("Filed under ", &document.category),
        ("On the family’s page: ", &document.advocacy),
        ("On the family’s page: ", &document.complaints),
    ];
    said.extend(given.into_iter().filter(|(_, text)| !text.is_empty()).map(|(before, text)| format!("{before}{text}")));
    said.push(match document.names_on_lists.unwrap_or_default() {
        NamesOnLists::Initials => "Lists call a child by initials and number".to_owned(),
        NamesOnLists::Names => "Lists call a child by name and number".to_owned(),
    });
    if document.case_note_bold {
        said.push("The case note is bold".to_owned());
    }
    if document.significant_event {
        said.push("The case note marks itself as a significant event".to_owned());
    }
    said.into_iter().map(|words| rule(words, &document.source)).collect()
}
