//! Who was there, as the paper of a record says it: seats, ways of attending, apologies, quorum, and who did not agree.

use chrono::{DateTime, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::meeting::agenda::Item;
use quorate_core::meeting::attendance::{self, AttendanceState, Attendee};
use quorate_core::meeting::interest::{Interest, same_name};
use quorate_core::meeting::record::Dissent;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::meeting::version::PrintedAttendee;
use quorate_core::panel::Profile;

use crate::labels::{role_label, short_role};
use crate::sitting::attendance::interest_words;
use crate::views::QuorumView;

/// Who came without anybody writing down who it was: each is somebody else.
const NO_NAME: &str = "Name not recorded";

pub(crate) fn attendance_line(
    profile: &Profile,
    attendee: &Attendee,
    heard: (&Item, &Meeting),
    interests: &[Interest],
) -> PrintedAttendee {
    let details = &attendee.details;
    PrintedAttendee {
        name: if details.name.trim().is_empty() { NO_NAME.to_owned() } else { details.name.clone() },
        role: seat_words(profile, attendee),
        agency: details.agency.clone(),
        how: how(attendee, heard, interests),
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

/// How somebody attended who came for one item.
const FOR_THIS_CHILD: &str = ", for this child only";

/// How somebody attended whom the quorum counts for it (PS-2).
const DIRECT_CONTACT: &str = ", in direct contact with the child";

/// "by video, for this child only"; "in the room, came at 1:22pm, left at 1:27pm", where that was within the item.
fn how(attendee: &Attendee, (item, meeting): (&Item, &Meeting), interests: &[Interest]) -> String {
    let details = &attendee.details;
    // Whoever left the room for it attended it in no way.
    if let Some(interest) = interest_words(details, item.id, interests) {
        return format!("{LEFT}{interest}");
    }
    let mut how = details.mode.words().to_owned();
    if details.item.is_some() {
        how.push_str(FOR_THIS_CHILD);
    }
    if details.direct_contact {
        how.push_str(DIRECT_CONTACT);
    }
    let time = |moment: DateTime<Utc>| words::time(london(moment).time());
    let missed = details.missed_of(item, meeting.closed_at);
    how.extend(missed.came.map(|came| format!(", came at {}", time(came))));
    for (from, until) in missed.out {
        let until = until.map_or_else(String::new, |until| format!(" to {}", time(until)));
        how.push_str(&format!(", out from {}{until}", time(from)));
    }
    how.extend(missed.left.map(|left| format!(", left at {}", time(left))));
    how
}

/// One row a person: whoever sat in two seats came once, with both of them in their row.
pub(crate) fn one_row_each(rows: impl IntoIterator<Item = PrintedAttendee>) -> Vec<PrintedAttendee> {
    let mut people: Vec<PrintedAttendee> = Vec::new();
    for row in rows {
        let Some(known) = people.iter_mut().find(|known| known.name != NO_NAME && same_name(&known.name, &row.name))
        else {
            people.push(row);
            continue;
        };
        if !known.role.split("; ").any(|role| role == row.role) {
            known.role = format!("{}; {}", known.role, row.role);
        }
        if known.agency.trim().is_empty() {
            known.agency = row.agency;
        } else if !row.agency.trim().is_empty() && !known.agency.split("; ").any(|agency| agency == row.agency) {
            known.agency = format!("{}; {}", known.agency, row.agency);
        }
        // An interest keeps somebody out in every seat; and whoever sat through the meeting did not come for one child.
        if row.how.starts_with(LEFT) || (known.how.ends_with(FOR_THIS_CHILD) && !known.how.starts_with(LEFT)) {
            known.how = row.how;
        }
    }
    people
}

pub(crate) fn apology(profile: &Profile, attendee: &Attendee) -> Option<String> {
    let details = &attendee.details;
    let sent = details.state == AttendanceState::Apologies && !details.name.trim().is_empty();
    sent.then(|| format!("{}, {}", details.name, short_role(&role_label(profile, &details.role))))
}

/// Whoever was expected and nobody marked: a record that left them out would read as if nobody had asked them.
pub(crate) fn not_noted(profile: &Profile, here: &[&Attendee]) -> Vec<String> {
    let open = attendance::unmarked(here.iter().map(|one| &one.details));
    open.into_iter().map(|one| format!("{}, {}", one.name, short_role(&role_label(profile, &one.role)))).collect()
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
    let how = dissent.stance.done();
    match dissent.what.trim() {
        "" => format!("{who} {how}."),
        what => format!("{who} {how}: {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{PrintedAttendee, one_row_each};

    fn row(name: &str, role: &str, agency: &str, how: &str) -> PrintedAttendee {
        PrintedAttendee { name: name.into(), role: role.into(), agency: agency.into(), how: how.into() }
    }

    #[test]
    fn whoever_sat_in_two_seats_came_once() {
        let rows = one_row_each([
            row("Gail Manager", "Group manager", "Council", "in the room"),
            row("Ola Adeyemi", "Social worker", "Council", "by video, for this child only"),
            row("gail manager", "Co-chair", "Council", "in the room"),
            row("Ola Adeyemi", "Observer", "Health", "by video"),
        ]);
        assert_eq!(
            rows,
            [
                row("Gail Manager", "Group manager; Co-chair", "Council", "in the room"),
                row("Ola Adeyemi", "Social worker; Observer", "Council; Health", "by video"),
            ]
        );
    }

    #[test]
    fn an_interest_keeps_somebody_out_in_every_seat() {
        let left = "left for this item: conflict of interest";
        let both = [row("Gail Manager", "Group manager", "", left), row("Gail Manager", "Co-chair", "", "in the room")];
        for rows in [both.clone(), {
            let [one, two] = both;
            [two, one]
        }] {
            assert_eq!(one_row_each(rows)[0].how, left);
        }
    }
}
