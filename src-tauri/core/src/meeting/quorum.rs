//! Whether a meeting may decide, by the profile's rule.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::calendar::words::{self, list};
use crate::ids::ItemId;
use crate::meeting::attendance::{AttendanceState, AttendeeDetails};
use crate::panel::Profile;
use crate::panel::profile::{PanelRole, QuorumOf, QuorumRule, Seat};
use crate::refusal::Refusal;

/// Whether a quorum is there, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuorumAnswer {
    /// Whether the meeting may decide.
    pub quorate: bool,
    /// Whether it may decide in principle, where the quorum is not there and the rules for that hold.
    pub in_principle: bool,
    /// The roles that count and are there: "Chair", "Group manager (3)".
    pub present_words: Vec<String>,
    /// What is missing, a phrase each: "two heads of service, of whom 1 is here".
    pub missing: Vec<String>,
    /// All of it in a sentence.
    pub sentence: String,
}

/// What may be decided without a quorum, in a sentence.
pub fn without_quorum(profile: &Profile, in_principle: bool) -> String {
    if in_principle {
        return "The panel may decide in principle: each decision says so, until a meeting with a quorum has confirmed it."
            .to_owned();
    }
    let options = profile.recorded.decisions.iter().filter(|option| option.without_quorum);
    let labels: Vec<String> = options.map(|option| format!("“{}”", option.label)).collect();
    let rest = match profile.quorum.chair_may_proceed {
        true => "waits for a quorum, or the chair goes on and says why",
        false => "waits for a quorum",
    };
    match labels.is_empty() {
        true => format!("Nothing may be decided without a quorum: a decision {rest}."),
        false => format!("Without a quorum the panel may decide only {}. Anything else {rest}.", list(&labels)),
    }
}

/// "The panel went on without a quorum for this child on Tue 3 Nov 2026 too, and may not twice running."
pub fn twice_running(last_time: NaiveDate) -> String {
    let day = words::date(last_time);
    format!("The panel went on without a quorum for this child on {day} too, and may not twice running.")
}

/// Somebody whose presence counts, in the role and agency they count for.
struct Counted<'a> {
    role: &'a str,
    agency: &'a str,
    /// Whether they are there for one item alone.
    presents: bool,
    /// Whether they are marked as having been in direct contact with the child.
    contact: bool,
}

/// Whether the chair may go on without a quorum, for a reason that the record then says (PS-2). `last_time`: the day on which
/// the panel heard this child last, where it went on without a quorum then.
pub fn check_goes_on_without(profile: &Profile, reason: &str, last_time: Option<NaiveDate>) -> Result<(), Refusal> {
    if !profile.quorum.chair_may_proceed {
        return Err(Refusal::wrong_state(format!("{} may not go on without a quorum.", profile.name)));
    }
    if let Some(day) = last_time.filter(|_| profile.quorum.never_twice_running) {
        return Err(Refusal::wrong_state(format!("{} Mark who is there, or defer the item.", twice_running(day))));
    }
    match reason.trim().is_empty() {
        true => Err(Refusal::invalid("reason", "Write the chair's reason for going on: the record will say it.")),
        false => Ok(()),
    }
}

/// The quorum of a meeting, by who is there for all of it. `theme` is that of the meeting: a rule about roles that attend only
/// themed meetings holds only at those.
///
/// Observers, apologies and people who have left do not count; nor does somebody there for one item only, or a seat that
/// nobody is named for. A deputy counts as the member they stand in for, unless that member is there too.
pub fn quorum(profile: &Profile, attendees: &[AttendeeDetails], theme: Option<&str>) -> QuorumAnswer {
    quorum_for(profile, attendees, theme, None)
}

/// The same while `item` is heard: by a rule that counts presenters, those who came for it count too.
pub fn quorum_for(
    profile: &Profile,
    attendees: &[AttendeeDetails],
    theme: Option<&str>,
    item: Option<ItemId>,
) -> QuorumAnswer {
    let sits = |attendee: &&AttendeeDetails| is_here(attendee) && (attendee.item.is_none() || attendee.item == item);
    let counted: Vec<Counted> =
        attendees.iter().filter(sits).filter_map(|attendee| counts(profile, attendees, attendee)).collect();
    let asked = |rules| held(profile, rules, theme, &counted);
    let (met, missing) = asked(&profile.quorum.rules);
    let in_principle = !missing.is_empty()
        && !profile.quorum.in_principle.is_empty()
        && asked(&profile.quorum.in_principle).1.is_empty();
    let nameless = attendees.iter().any(|one| one.name.trim().is_empty() && is_in_room(one));
    let unnamed = if nameless { " A seat without a name does not count: say who sits there." } else { "" };
    let sentence = match (missing.is_empty(), met.is_empty()) {
        (false, _) => format!("Not quorate. Missing: {}.{unnamed}", missing.join("; ")),
        (true, false) => format!("Quorate. Present: {}.", list(&met)),
        (true, true) => "Quorate: this panel asks for no quorum.".to_owned(),
    };
    let present_words = present_words(profile, &counted);
    QuorumAnswer { quorate: missing.is_empty(), in_principle, present_words, missing, sentence }
}

/// Of rules, the words of those that hold, and of those that do not; one that applies to other meetings is neither.
fn held(
    profile: &Profile,
    rules: &[QuorumRule],
    theme: Option<&str>,
    counted: &[Counted],
) -> (Vec<String>, Vec<String>) {
    let there = |role: &String| counted.iter().any(|one| !one.presents && one.role == role);
    let applies = |rule: &&QuorumRule| {
        rule.theme(profile).is_none_or(|only| theme == Some(only)) && !rule.unless_present.iter().any(there)
    };
    let (mut met, mut missing) = (Vec::new(), Vec::new());
    for rule in rules.iter().filter(applies) {
        match here(rule, counted) {
            enough if enough >= rule.at_least as usize => met.push(rule.label.clone()),
            0 => missing.push(rule.label.clone()),
            1 => missing.push(format!("{}, of whom 1 is here", rule.label)),
            some => missing.push(format!("{}, of whom {some} are here", rule.label)),
        }
    }
    (met, missing)
}

/// In which role and agency somebody counts, if they do.
fn counts<'a>(profile: &Profile, all: &'a [AttendeeDetails], attendee: &'a AttendeeDetails) -> Option<Counted<'a>> {
    let member = attendee.deputy_for.as_ref().and_then(|name| all.iter().find(|other| other.name == *name));
    if member.is_some_and(|member| is_here(member) && member.item.is_none()) {
        return None;
    }
    let stands_as = member.unwrap_or(attendee);
    let role = role_of(profile, &stands_as.role);
    let watches = role.is_some_and(|role| matches!(role.seat, Seat::Observer | Seat::Informed));
    (!watches).then_some(Counted {
        role: &stands_as.role,
        agency: &stands_as.agency,
        presents: attendee.item.is_some(),
        contact: attendee.direct_contact,
    })
}

fn is_here(attendee: &AttendeeDetails) -> bool {
    !attendee.name.trim().is_empty() && is_in_room(attendee)
}

fn is_in_room(attendee: &AttendeeDetails) -> bool {
    attendee.state == AttendanceState::Present && !attendee.observer
}

fn role_of<'p>(profile: &'p Profile, id: &str) -> Option<&'p PanelRole> {
    profile.roles.iter().find(|role| role.id == id)
}

fn here(rule: &QuorumRule, counted: &[Counted]) -> usize {
    let counted = || {
        let counted = counted.iter().filter(|one| rule.presenters_count || !one.presents);
        counted.filter(|one| one.contact || !rule.direct_contact)
    };
    match &rule.of {
        QuorumOf::Roles(ids) => counted().filter(|one| ids.iter().any(|id| id == one.role)).count(),
        QuorumOf::Agencies(names) => counted().filter(|one| names.iter().any(|name| name == one.agency)).count(),
        QuorumOf::AgenciesBesides(names) => {
            let agencies = counted().map(|one| one.agency.trim()).filter(|agency| !agency.is_empty());
            agencies.filter(|agency| !names.iter().any(|name| name == agency)).collect::<BTreeSet<_>>().len()
        }
    }
}

/// Who is there, by the profile's order of roles.
fn present_words(profile: &Profile, counted: &[Counted]) -> Vec<String> {
    let words =
        profile.roles.iter().filter_map(|role| match counted.iter().filter(|one| one.role == role.id).count() {
            0 => None,
            1 => Some(role.label.clone()),
            many => Some(format!("{} ({many})", role.label)),
        });
    words.collect()
}
