//! When the panel sits, who sits, and when it may decide.

use super::words::{days, from_to, quoted, weekly, when};
use super::{RuleInWords, called, rule};
use crate::calendar::words::{count, list, time};
use crate::panel::Profile;
use crate::panel::profile::{PanelRole, QuorumOf, QuorumRule, Seat, SiblingRule, Theme};

pub(super) fn schedule(profile: &Profile) -> Vec<RuleInWords> {
    let schedule = &profile.schedule;
    let source = schedule.source.as_str();
    let hours = format!("{} to {} at the latest", time(schedule.starts), time(schedule.ends));
    let venues: Vec<String> = schedule.venues.iter().map(|one| format!("{} ({})", one.name, one.id)).collect();
    let days_off: Vec<String> = schedule.not_in.iter().map(|month| month.0.name().to_owned()).collect();
    let plain = schedule.weekday.map(|weekday| weekly(weekday, schedule.every_weeks));
    let needed = schedule.when_needed.then(|| "when it is needed".to_owned());
    let mut rules: Vec<RuleInWords> =
        plain.into_iter().chain(needed).map(|sits| rule(format!("Sits {sits}, {hours}"), source)).collect();
    for rhythm in &schedule.rhythms {
        let (starts, ends) = (rhythm.starts.unwrap_or(schedule.starts), rhythm.ends.unwrap_or(schedule.ends));
        let venue = rhythm.venue.as_ref().map(|id| {
            let known = schedule.venues.iter().map(|one| (&one.id, &one.name));
            format!(", at {}", called(known, id))
        });
        let words = format!("Sits {}, {} to {} at the latest", days(&rhythm.days), time(starts), time(ends));
        rules.push(rule(words + &venue.unwrap_or_default(), &rhythm.source));
    }
    let mut say = |words: String| rules.push(rule(words, source));
    if !days_off.is_empty() {
        say(format!("Does not sit in {}", list(&days_off)));
    }
    if schedule.term_time_only {
        let terms: Vec<String> = schedule.school_terms.iter().map(|term| from_to(term.from, term.to)).collect();
        say(format!("Sits in school terms only: {}", terms.join("; ")));
    }
    say(format!("Meets at {}", venues.join(", then ")));
    if schedule.business_minutes > 0 {
        say(format!("Panel business for the first {}", count(schedule.business_minutes, "minute", "minutes")));
    }
    let more = match (schedule.sibling_minutes, schedule.sibling_rule) {
        (0, _) => String::new(),
        (minutes, SiblingRule::Once) => format!(", {minutes} more for siblings together"),
        (minutes, SiblingRule::EachFurtherChild) => format!(", {minutes} more for each further sibling"),
    };
    say(format!("{} a child{more}", count(schedule.slot_minutes, "minute", "minutes")));
    if schedule.emergency_slots > 0 {
        say(format!("{} kept for emergencies", count(schedule.emergency_slots, "slot", "slots")));
    }
    rules.extend(schedule.business.iter().map(|one| rule(format!("Panel business: {}", one.label), &one.source)));
    rules.extend(schedule.breaks.iter().map(|one| {
        let length = count(one.minutes, "minute", "minutes");
        rule(format!("{} at {} for {length}: nobody is heard then", one.label, time(one.starts)), &one.source)
    }));
    rules.extend(schedule.themes.iter().map(theme));
    rules
}

fn theme(theme: &Theme) -> RuleInWords {
    let on = match (&theme.days, theme.week_of_month) {
        (Some(given), _) => days(given),
        (None, Some(week)) => format!("meeting {week} of each month"),
        (None, None) => "on no day".to_owned(),
    };
    rule(format!("{}: {on}", theme.name), &theme.source)
}

pub(super) fn roles(profile: &Profile) -> Vec<RuleInWords> {
    profile.roles.iter().map(|role| rule(role_words(role, profile), &role.source)).collect()
}

fn role_words(role: &PanelRole, profile: &Profile) -> String {
    let short = if role.short.is_empty() { String::new() } else { format!(" ({})", role.short) };
    let many = if role.count == 1 { String::new() } else { format!(", {} of them", role.count) };
    let mut words = format!("{}{short}, of {}: {}{many}", role.label, role.agency, seat(role.seat));
    if role.must_attend {
        words += ", must attend";
    }
    if let Some(theme) = &role.theme {
        let themes = profile.schedule.themes.iter().map(|one| (&one.id, &one.name));
        words += &format!(", at {} only", called(themes, theme));
    }
    words += &when(role.when.as_ref(), profile);
    if !role.brings.is_empty() {
        words += &format!("; brings: {}", role.brings);
    }
    if !role.also.is_empty() {
        let also: Vec<String> = role.also.iter().map(|one| quoted(one)).collect();
        words += &format!("; also called {}", list(&also));
    }
    words
}

fn seat(seat: Seat) -> &'static str {
    match seat {
        Seat::Chair => "chair",
        Seat::ViceChair => "vice chair",
        Seat::JointChair => "joint chair",
        Seat::Member => "member",
        Seat::Presenter => "presents",
        Seat::Informed => "is informed",
        Seat::Coordinator => "co-ordinates",
        Seat::MinuteTaker => "takes the minutes",
        Seat::Observer => "observes",
    }
}

pub(super) fn quorum(profile: &Profile) -> Vec<RuleInWords> {
    let quorum = &profile.quorum;
    if quorum.rules.is_empty() {
        return vec![rule("Whoever came may decide", &quorum.source)];
    }
    let otherwise = match quorum.chair_may_proceed {
        true if quorum.never_twice_running => {
            "The chair may go on without a quorum, with reasons, and not twice running for one child"
        }
        true => "The chair may go on without a quorum, with reasons",
        false => "Without a quorum nothing can be decided but what says otherwise",
    };
    let needed = quorum.rules.iter().map(|one| rule(format!("Needs {}", needs(one, profile)), &one.source));
    let fewer = quorum.in_principle.iter();
    let fewer = fewer.map(|one| rule(format!("To decide in principle, needs {}", needs(one, profile)), &one.source));
    needed.chain(fewer).chain([rule(otherwise, &quorum.source)]).collect()
}

fn needs(one: &QuorumRule, profile: &Profile) -> String {
    let roles = || profile.roles.iter().map(|role| (&role.id, &role.label));
    let either = |ids: &[String]| ids.iter().map(|id| called(roles(), id)).collect::<Vec<_>>().join(" or ");
    let of = match &one.of {
        QuorumOf::Roles(ids) => format!("of {}", either(ids)),
        QuorumOf::Agencies(agencies) => format!("from {}", agencies.join(" or ")),
        QuorumOf::AgenciesBesides(agencies) => format!("agencies besides {}", list(agencies)),
    };
    let presenters = if one.presenters_count { ", those who present counted" } else { "" };
    let contact = if one.direct_contact { ", of those in direct contact with the child" } else { "" };
    let unless = match one.unless_present.is_empty() {
        true => String::new(),
        false => format!("; not where somebody is there as {}", either(&one.unless_present)),
    };
    format!("{}: at least {} {of}{presenters}{contact}{unless}", one.label, one.at_least)
}
