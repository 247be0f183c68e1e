//! Who was there, as the paper of a record says it: seats, ways of attending, apologies, quorum, and who did not agree.

use quorate_core::ids::ItemId;
use quorate_core::meeting::attendance::{AttendanceState, Attendee};
use quorate_core::meeting::interest::Interest;
use quorate_core::meeting::record::{Dissent, Stance};
use quorate_core::meeting::version::PrintedAttendee;
use quorate_core::panel::Profile;

use crate::labels::{role_label, short_role};
use crate::sitting::attendance::interest_words;
use crate::views::QuorumView;

pub(crate) fn attendance_line(
    profile: &Profile,
    attendee: &Attendee,
    item: ItemId,
    interests: &[Interest],
) -> PrintedAttendee {
    let details = &attendee.details;
    PrintedAttendee {
        name: if details.name.trim().is_empty() { "Name not recorded".to_owned() } else { details.name.clone() },
        role: seat_words(profile, attendee),
        agency: details.agency.clone(),
        how: how(attendee, item, interests),
    }
}

/// "Head of service, for A. Example"; "Observer".
fn seat_words(profile: &Profile, attendee: &Attendee) -> String {
    let details = &attendee.details;
    let role = role_label(profile, &details.role);
    let role = short_role(&role);
    let role = match (details.observer, role.trim()) {
        (true, "") => "Observer".to_owned(),
        (true, role) => format!("{role}, observing"),
        (false, role) => role.to_owned(),
    };
    match &details.deputy_for {
        Some(member) => format!("{role}, for {member}"),
        None => role,
    }
}

/// How somebody attended an item that they left the room for.
const LEFT: &str = "left for this item: ";

/// Whether it stands among those who were there that somebody left, as `away` says.
pub(crate) fn told_among(present: &[PrintedAttendee], away: &str) -> bool {
    let left = |one: &PrintedAttendee| away.strip_prefix(&one.name).is_some_and(|rest| rest.trim_start() == one.how);
    present.iter().any(|one| one.how.starts_with(LEFT) && left(one))
}

/// "by video, for this child only".
fn how(attendee: &Attendee, item: ItemId, interests: &[Interest]) -> String {
    let details = &attendee.details;
    // Whoever left the room for it attended it in no way.
    if let Some(interest) = interest_words(details, item, interests) {
        return format!("{LEFT}{interest}");
    }
    let mut words = details.mode.words().to_owned();
    if details.item.is_some() {
        words.push_str(", for this child only");
    }
    if details.state == AttendanceState::Left && details.item.is_none() {
        words.push_str(", left early");
    }
    words
}

pub(crate) fn apology(profile: &Profile, attendee: &Attendee) -> Option<String> {
    let details = &attendee.details;
    let sent = details.state == AttendanceState::Apologies && !details.name.trim().is_empty();
    sent.then(|| format!("{}, {}", details.name, short_role(&role_label(profile, &details.role))))
}

/// Who left with an interest in the item is told beside the quorum, and why the chair went on where there was none.
pub(crate) fn quorum_words(quorum: &QuorumView, reason: Option<&str>) -> String {
    let mut sentences = vec![quorum.sentence.clone()];
    sentences.extend(quorum.away.iter().map(|away| format!("{away}.")));
    if let Some(reason) = reason.filter(|_| !quorum.quorate) {
        sentences.push(format!("The chair went on, because: {}", reason.trim()));
    }
    sentences.join(" ")
}

/// "A. Example (Health) did not agree: too soon."; "A. Example (Health) abstained."
pub(crate) fn dissent(dissent: &Dissent) -> String {
    let who = match dissent.agency.trim() {
        "" => dissent.name.trim().to_owned(),
        agency => format!("{} ({agency})", dissent.name.trim()),
    };
    let how = match dissent.stance {
        Stance::Dissents => "did not agree",
        Stance::Abstains => "abstained",
    };
    match dissent.what.trim() {
        "" => format!("{who} {how}."),
        what => format!("{who} {how}: {what}"),
    }
}
