//! What lies on the table as an agenda: panel business, children and breaks with their times, what is late, and who is
//! expected.

use chrono::NaiveTime;
use quorate_core::calendar::words::count;
use quorate_core::meeting::attendance::{self, AttendanceState, AttendeeDetails};
use quorate_core::meeting::slots::times;
use quorate_core::panel::Profile;
use quorate_core::panel::profile::PanelRole;
use quorate_core::record::meeting_papers::{AgendaItem, AgendaPaper, AgendaRow, ExpectedPerson};

use crate::labels::{owner_label, role_label, short_role};
use crate::records::meeting_papers::on_lists;
use crate::views::{AgendaView, RequestLine, SlotView};

pub(super) fn agenda_paper(view: &AgendaView) -> AgendaPaper {
    let taken: Vec<&SlotView> = view.slots.iter().filter(|slot| slot.restricted || slot.request.is_some()).collect();
    let items = taken.iter().map(|slot| (slot.starts, AgendaRow::Item(agenda_item(slot, &view.profile))));
    let breaks = view.breaks.iter().map(|one| {
        let (time, what) = (times(one.starts, one.minutes), sentence_case(&one.label));
        (one.starts, AgendaRow::Other { time, what, points: Vec::new(), who: "Nobody is heard then".into() })
    });
    let mut rows: Vec<(NaiveTime, AgendaRow)> = business(view).into_iter().chain(items).chain(breaks).collect();
    rows.sort_by_key(|(starts, _)| *starts);
    AgendaPaper {
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        booked: !taken.is_empty(),
        expected: expected(view),
    }
}

/// Panel business, where the profile gives it time or says what it holds.
fn business(view: &AgendaView) -> Option<(NaiveTime, AgendaRow)> {
    let (schedule, starts) = (&view.profile.schedule, view.line.meeting.details.starts);
    let points: Vec<String> = schedule.business.iter().map(|one| one.label.clone()).collect();
    if schedule.business_minutes == 0 && points.is_empty() {
        return None;
    }
    let (time, what, who) = (times(starts, schedule.business_minutes), "Panel business".into(), "The panel".into());
    Some((starts, AgendaRow::Other { time, what, points, who }))
}

/// Who is on the meeting's list, or would be: a seat that nobody is named for is counted beside its role.
fn expected(view: &AgendaView) -> Vec<ExpectedPerson> {
    let listed: Vec<AttendeeDetails> = view.attendees.iter().map(|one| one.details.clone()).collect();
    let seats = match listed.is_empty() {
        true => attendance::members(&view.profile, &view.line.meeting, &view.members, &[]),
        false => listed,
    };
    let seats: Vec<AttendeeDetails> = seats.into_iter().filter(|seat| seat.item.is_none()).collect();
    let mut people = Vec::new();
    for role in &view.profile.roles {
        let label = role_label(&view.profile, &role.id);
        let of_role = || seats.iter().filter(|seat| seat.role == role.id);
        let named = of_role().filter(|seat| !seat.name.trim().is_empty());
        people.extend(named.map(|seat| person(seat, &with_brings(role, &label))));
        let unnamed = of_role().filter(|seat| seat.name.trim().is_empty() && !seat.observer).count();
        if unnamed > 0 {
            let how = count(u32::try_from(unnamed).unwrap_or(u32::MAX), "seat", "seats");
            people.push(ExpectedPerson { name: "Not named yet".into(), role: with_brings(role, &label), how });
        }
    }
    // Whoever only watches may sit there in no role of the panel's.
    let without_role = |seat: &&AttendeeDetails| view.profile.roles.iter().all(|role| role.id != seat.role);
    people.extend(seats.iter().filter(without_role).map(|seat| person(seat, "Observer")));
    people
}

/// "Virtual School, brings: attendance and attainment" (FSF-3).
fn with_brings(role: &PanelRole, label: &str) -> String {
    let short = short_role(label);
    if role.brings.is_empty() { short.to_owned() } else { format!("{short}, brings: {}", role.brings) }
}

fn person(seat: &AttendeeDetails, role: &str) -> ExpectedPerson {
    let role = match &seat.deputy_for {
        Some(member) => format!("{role}, for {member}"),
        None => role.to_owned(),
    };
    let how = match seat.state {
        AttendanceState::Apologies => "sent apologies".to_owned(),
        _ => seat.mode.words().to_owned(),
    };
    ExpectedPerson { name: seat.name.trim().to_owned(), role, how }
}

fn agenda_item(slot: &SlotView, profile: &Profile) -> AgendaItem {
    let emergency = if slot.emergency { ", emergency slot" } else { "" };
    let time = format!("{}{emergency}", times(slot.starts, slot.minutes));
    // Paper goes to everybody at the table: whoever writes it may see more than they.
    let Some(request) = slot.request.as_ref().filter(|request| !request.children.iter().any(|one| one.restricted))
    else {
        let children = vec!["Restricted".to_owned()];
        return AgendaItem { time, children, reason: String::new(), invited: Vec::new(), late: Vec::new() };
    };
    let invited = request.workers.iter().map(|one| {
        let role = profile.roles.iter().find(|role| role.id == one.worker.role);
        let said = || short_role(&one.role_label).to_owned();
        owner_label(&one.worker.name, &role.map_or_else(said, |role| with_brings(role, &one.role_label)))
    });
    AgendaItem {
        time,
        children: request.children.iter().map(|one| on_lists(&one.child.details, profile)).collect(),
        reason: request.reason_label.clone(),
        invited: invited.filter(|one| !one.is_empty()).collect(),
        late: late(request),
    }
}

/// That it is heard after a deadline of its own, then what of request and papers came late or has not come.
fn late(request: &RequestLine) -> Vec<String> {
    let heard = match (&request.clock, &request.too_late) {
        (Some(clock), Some(late)) => Some(format!("Heard {}: {}", late.words, clock.label)),
        (Some(clock), None) if clock.late => Some(format!("{}: {}", clock.label, clock.words)),
        _ => None,
    };
    let missing = request.missing_papers.iter().map(|paper| format!("Missing: {paper}"));
    heard.into_iter().chain(request.late.iter().cloned()).chain(missing).collect()
}

/// "A break" of a label that stands within a sentence.
fn sentence_case(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
