//! Who does it: by the panel's roles, by the people around the child, or somebody outside the room.

use std::ops::Range;

use super::refused::{Refused, Why};
use super::{EntrySetting, phrases, strangers};
use crate::meeting::action::PossibleOwner;
use crate::panel::Profile;
use crate::quick_entry::due_day;
use crate::text::folding::key;
use crate::text::line::Tokens;
use crate::text::verbs;

/// Who an action is given to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LineOwner {
    /// A role id of the profile; empty for somebody outside the panel.
    pub role: String,
    pub name: String,
    pub advice: Option<String>,
}

/// What a line says of who does it.
#[derive(Clone, Debug, Default)]
pub(super) struct Who {
    pub owner: Option<LineOwner>,
    /// The tokens that name them.
    pub span: Option<Range<usize>>,
    /// The same with what ties them to the work: "SW to", "by SW", "(SW".
    pub taken: Option<Range<usize>>,
    /// Whether the line begins with them.
    pub leads: bool,
    pub refused: Option<Refused>,
}

/// Somebody that was named, before it is settled who that is.
#[derive(Clone, Debug)]
pub(super) enum Named {
    Role(String),
    People(Vec<usize>),
    Outside(String),
    Nobody,
}

impl LineOwner {
    pub fn is_nobody(&self) -> bool {
        self.role.is_empty() && self.name.is_empty()
    }

    /// "Practice manager, Bethan Rees".
    pub fn words(&self, profile: &Profile) -> String {
        let label = profile.roles.iter().find(|role| role.id == self.role).map_or("", |role| role.label.as_str());
        match (label.is_empty(), self.name.is_empty()) {
            (false, false) => format!("{label}, {}", self.name),
            (false, true) => label.to_owned(),
            _ => self.name.clone(),
        }
    }
}

impl Who {
    fn refused(why: Why) -> Self {
        Self { refused: Some(Refused::of(why)), ..Self::default() }
    }

    /// The person's name, where it is settled.
    fn name(&self) -> Option<&str> {
        self.owner.as_ref().map(|owner| owner.name.as_str()).filter(|name| !name.is_empty())
    }

    /// Whether somebody else is given something in the same line.
    pub fn second_action(&self, tokens: &Tokens, setting: &EntrySetting) -> Option<Refused> {
        let own = self.taken.clone()?;
        let another = (own.end..tokens.len()).any(|at| {
            let apart = tokens.is_mark(at) && matches!(tokens.key(at), "," | ";" | ".");
            let joined = matches!(tokens.key(at), "and" | "then" | "&");
            let Some((end, named)) = named(tokens, skip_article(tokens, at + 1), setting) else { return false };
            let sure = apart || (joined && !matches!(named, Named::Outside(_)));
            sure && phrases::link(tokens, end).is_some()
        });
        another.then(|| Refused::of(Why::TwoActions))
    }
}

/// Finds who does it: at the start of the line, or where lines that begin with the work put it.
pub(super) fn find(tokens: &Tokens, start: usize, days: &[due_day::SaidDay], setting: &EntrySetting) -> Who {
    let after = after_a_day(tokens, start, days).unwrap_or(start);
    at_start(tokens, after, days, setting).or_else(|| later(tokens, start, days, setting)).unwrap_or_default()
}

/// "By 12 Dec SW to …", "4 Jan - SW to …": who comes after the day.
fn after_a_day(tokens: &Tokens, start: usize, days: &[due_day::SaidDay]) -> Option<usize> {
    let first = days.iter().find(|said| said.range.start == start)?;
    Some(first.range.end + usize::from(matches!(tokens.key(first.range.end), "," | ":" | "-")))
}

fn at_start(tokens: &Tokens, start: usize, days: &[due_day::SaidDay], setting: &EntrySetting) -> Option<Who> {
    let open = usize::from(matches!(tokens.key(start), "@" | "["));
    let from = skip_article(tokens, start + open);
    let (mut end, first) = named(tokens, from, setting)?;
    let (end_of_name, first, name) = with_name(tokens, end, first, setting);
    end = end_of_name;
    let span = from..end;
    let mut others = Vec::new();
    while let Some(next) = another(tokens, end)
        && let Some((next_end, other)) = named(tokens, skip_article(tokens, next), setting)
    {
        others.push(other);
        end = next_end;
    }
    let close = usize::from(open == 1 && tokens.key(end) == "]");
    let inside = !matches!(first, Named::Outside(_) | Named::Nobody);
    // "IRO to be sent the record" gives the IRO nothing to do.
    if tokens.says(end, "to be").is_some() {
        return None;
    }
    // "SW by 12 Dec to complete": the day stands between.
    let day = days.iter().find(|said| said.range.start == end && said.is_strong()).map(|said| said.range.end);
    // "Lowri, please run": the comma is that of speech.
    let comma = usize::from(tokens.key(end) == "," && matches!(tokens.key(end + 1), "please" | "pls"));
    let tied = phrases::link(tokens, day.unwrap_or(end + close + comma)).or_else(|| {
        let marked = matches!(tokens.key(end + close), ":" | "\t") || tokens.is_dash(end + close);
        // "SW 2 visits before 29 May" counts what is to be done.
        let counts = tokens.key(end).parse::<u32>().is_ok() && !days.iter().any(|said| said.range.contains(&end));
        let bare = counts || verbs::is_verb(tokens.key(end + close));
        // "GM: confirm", "Ola Adeyemi: ring": somebody whom the book does not know.
        let outside = matches!(first, Named::Outside(_)) && marked && verbs::is_verb(tokens.key(end + close + 1));
        (outside || inside && (marked || bare || close == 1)).then(|| end + close + usize::from(marked))
    })?;
    let mut who = settled(tokens, first, span.clone(), setting);
    // "AY/SW to" is one person, where the social worker is Amina Yusuf.
    let same =
        |other: Named| who.name().is_some() && settled(tokens, other, span.clone(), setting).name() == who.name();
    if !others.into_iter().all(same) {
        return Some(Who::refused(Why::SeveralOwners));
    }
    if let (Some(owner), Some(name)) = (&mut who.owner, name) {
        owner.advice = Some(format!("{name} is not known to this meeting. Check the name."));
        owner.name = name;
    }
    who.span = who.span.map(|span| span.start..end);
    who.taken = Some(start..tied);
    who.leads = true;
    Some(who)
}

/// "SW (Amina) to", "Amina (SW) to", "SW Amina Yusuf to": one person, said twice; the name says more than the role. The
/// name of somebody unknown stands last.
fn with_name(tokens: &Tokens, end: usize, first: Named, setting: &EntrySetting) -> (usize, Named, Option<String>) {
    let open = usize::from(tokens.key(end) == "(");
    if let Some((after, second)) = named(tokens, end + open, setting) {
        let shut = usize::from(open == 1 && tokens.key(after) == ")");
        match (&first, &second) {
            _ if open != shut => {}
            (Named::Role(_), Named::People(_)) => return (after + shut, second, None),
            (Named::People(_), Named::Role(_)) if open == 1 => return (after + shut, first, None),
            _ => {}
        }
    }
    match &first {
        Named::Role(_) if open == 1 => match strangers::in_brackets(tokens, end + 1) {
            Some((after, name)) => (after, first, Some(name)),
            None => (end, first, None),
        },
        _ => (end, first, None),
    }
}

/// What joins two owners: "SW and TM", "SW/TM", "SW, TM and IRO".
pub(super) fn another(tokens: &Tokens, at: usize) -> Option<usize> {
    let comma = usize::from(tokens.key(at) == "," && matches!(tokens.key(at + 1), "and" | "or" | "&"));
    matches!(tokens.key(at + comma), "and" | "or" | "&" | "/" | "with" | "plus" | "," | "+").then_some(at + comma + 1)
}

/// "Book the test - SW by 3 Dec", "(SW, 12 Dec)", "to be updated by SW", "…, SW to action".
fn later(tokens: &Tokens, start: usize, days: &[due_day::SaidDay], setting: &EntrySetting) -> Option<Who> {
    const DOES: [&str; 8] = ["action", "do", "lead", "complete", "progress", "arrange", "own", "do this"];
    let day_at = |at: usize| days.iter().any(|said| said.range.start == at);
    let slash = |at: usize| tokens.key(at) == "/" && day_at(at + 1);
    let closes = |at: usize| tokens.ends(at) || tokens.key(at) == "]" || day_at(at) || slash(at);
    (start + 1..tokens.len()).find_map(|at| {
        let labelled = tokens.says_any(at, &["owner :", "who :", "lead :", "by whom :"]).map(|(end, _)| end);
        let tie = matches!(tokens.key(at), "by" | "," | "(" | "[" | "@" | "-" | ";");
        // "Book it by 18 Feb SW": whoever is named after the day, and nothing else.
        let after_day = days.iter().any(|said| said.is_strong() && said.range.end == at).then_some(at);
        let from = skip_article(tokens, labelled.or_else(|| tie.then_some(at + 1)).or(after_day)?);
        let (end, named) = named(tokens, from, setting)?;
        if matches!(named, Named::Nobody) || (matches!(named, Named::Outside(_)) && tokens.key(at) != "by") {
            return None;
        }
        let to_do = tokens.says(end, "to").and_then(|to| tokens.says_any(to, &DOES)).map(|(end, _)| end);
        let end_tie = to_do.filter(|end| closes(*end)).or_else(|| closes(end).then_some(end))?;
        let mut who = settled(tokens, named, from..end, setting);
        // The brackets stay for the clauses, which drop them when nothing else is inside.
        let keeps = usize::from(tokens.key(at) == "(");
        let shut = usize::from(tokens.key(end_tie) == "]");
        who.taken = Some(at + keeps..end_tie + shut);
        Some(who)
    })
}

pub(super) fn skip_article(tokens: &Tokens, at: usize) -> usize {
    let both = tokens.key(at) == "both" && phrases::link(tokens, at + 1).is_none();
    at + usize::from(both || matches!(tokens.key(at), "the" | "our" | "allocated"))
}

/// Who stands at `at`: the longest name wins, a role before a person of the same length.
pub(super) fn named(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<(usize, Named)> {
    // "Kai's SW".
    let whose = usize::from(tokens.key(at).ends_with("'s"));
    let role = role(tokens, at + whose, setting.profile);
    let named = setting.people.iter().enumerate().filter_map(|(n, known)| Some((known.named(tokens, at)?, n)));
    let named: Vec<(usize, usize)> = named.collect();
    let longest = named.iter().map(|(end, _)| *end).max();
    match (role, longest) {
        (Some((end, role)), longest) if longest.is_none_or(|longest| end >= longest) => Some((end, Named::Role(role))),
        (_, Some(longest)) => {
            let people = named.into_iter().filter(|(end, _)| *end == longest).map(|(_, n)| n).collect();
            Some((longest, Named::People(people)))
        }
        _ => phrases::nobody(tokens, at)
            .map(|end| (end, Named::Nobody))
            .or_else(|| strangers::named(tokens, at).map(|(end, name)| (end, Named::Outside(name)))),
    }
}

/// The role that is said at `at`, by its label, its initials or another way to say it.
fn role(tokens: &Tokens, at: usize, profile: &Profile) -> Option<(usize, String)> {
    let said = |words: &str| {
        let mut end = at;
        for word in words.split_whitespace().map(|word| key(word.trim_matches([',', '(', ')']))) {
            if word.is_empty() || tokens.key(end) != word {
                return None;
            }
            end += 1;
        }
        (end > at).then_some(end)
    };
    let roles = profile.roles.iter().filter_map(|role| {
        let ways = [&role.label, &role.short].into_iter().chain(&role.also);
        Some((ways.filter_map(|way| said(way)).max()?, role))
    });
    roles.max_by_key(|(end, _)| *end).map(|(end, role)| (end, role.id.clone()))
}

fn settled(tokens: &Tokens, named: Named, span: Range<usize>, setting: &EntrySetting) -> Who {
    let found = match named {
        Named::Nobody => return Who::refused(Why::Nobody),
        Named::Outside(name) => LineOwner { role: String::new(), name, advice: None },
        Named::Role(role) => holder(tokens, role, &span, setting),
        Named::People(people) => match distinct(&people, setting).as_slice() {
            [one] => LineOwner { role: one.role.clone(), name: one.name.clone(), advice: None },
            many => {
                let names: Vec<&str> = many.iter().map(|known| known.name.as_str()).collect();
                let said = &tokens.line()[tokens.bytes(span)];
                let sentence = format!("“{said}” may be {}. Write the name in full.", names.join(" or "));
                return Who { refused: Some(Refused::new(Why::AmbiguousOwner, sentence)), ..Who::default() };
            }
        },
    };
    Who { owner: Some(found), span: Some(span), ..Who::default() }
}

/// One row for each person, as the one nearest to the child.
fn distinct<'a>(people: &[usize], setting: &EntrySetting<'a>) -> Vec<&'a PossibleOwner> {
    let mut rows: Vec<&PossibleOwner> = people.iter().filter_map(|n| setting.people.get(*n)).collect();
    rows.sort_by_key(|known| known.involvement);
    let mut distinct: Vec<&PossibleOwner> = Vec::new();
    for known in rows {
        if distinct.iter().all(|other| other.name != known.name) {
            distinct.push(known);
        }
    }
    distinct
}

/// Who holds the role: the child's own worker before whoever is here, and those before whoever is only invited.
fn holder(tokens: &Tokens, role: String, span: &Range<usize>, setting: &EntrySetting) -> LineOwner {
    let mut holders: Vec<&PossibleOwner> =
        setting.people.iter().filter(|known| known.role == role && !known.name.trim().is_empty()).collect();
    holders.sort_by_key(|known| known.involvement);
    let nearest = holders.first().map(|known| known.involvement);
    let names: Vec<&str> =
        holders.iter().filter(|known| Some(known.involvement) == nearest).map(|known| known.name.as_str()).collect();
    let same_letters =
        |known: &&PossibleOwner| known.role != role && span.len() == 1 && known.by_initials(tokens, span.start);
    let other = setting.people.iter().find(same_letters);
    let (name, advice) = match names.as_slice() {
        [one] => ((*one).to_owned(), None),
        [] => (String::new(), None),
        many => (String::new(), Some(format!("More than one person has this role: name {}.", many.join(" or ")))),
    };
    let advice = advice.or_else(|| {
        let other = other?;
        Some(format!("Read as the role. {} has the same initials; write the name if you mean them.", other.name))
    });
    LineOwner { role, name, advice }
}
