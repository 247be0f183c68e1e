//! Where a panel meets and who sits on it as a rule: changed without another profile, taken over by what comes, and kept by
//! what was held.

mod county;

use county::*;
use quorate_core::ids::{EntryId, MeetingId, PanelId};
use quorate_core::meeting::arrangements::{Belongs, PanelMember, PanelVenue};
use quorate_core::meeting::attendance::{AttendanceMode, AttendanceState, Attendee};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::place::MeetingPlace;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::{Act, MeetingRevision, NamedSeat, PlannedMeeting};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{AgendaView, PanelArrangementsView};

fn panel(id: &str) -> PanelId {
    PanelId(id.into())
}

fn page(service: &Service, id: &str, now: &str) -> PanelArrangementsView {
    let Answer::Panel(view) = service.ask(Ask::Panel { panel: panel(id) }, at(now)).expect("a panel") else {
        unreachable!()
    };
    *view
}

fn agenda(service: &Service, meeting: MeetingId, now: &str) -> AgendaView {
    let Answer::Agenda(view) = service.ask(Ask::Agenda { meeting }, at(now)).expect("an agenda") else {
        unreachable!()
    };
    *view
}

fn venue(name: &str, address: &str) -> PanelVenue {
    PanelVenue { id: String::new(), name: name.into(), address: address.into(), usual: true }
}

fn member(name: &str, role: &str) -> PanelMember {
    PanelMember {
        name: name.into(),
        role: role.into(),
        belongs: Belongs::Usually,
        mode: AttendanceMode::Room,
        deputy_for: String::new(),
    }
}

/// The town hall in place of what the profile says, and nobody else than before.
fn at_the_town_hall(view: &PanelArrangementsView) -> Act {
    Act::ArrangePanel {
        panel: view.profile.id.clone(),
        venues: vec![venue("Town Hall", "Committee room 2, Market Street")],
        members: view.members.clone(),
        based_on: view.revision,
    }
}

fn where_held(service: &Service, meeting: MeetingId, now: &str) -> String {
    let line = agenda(service, meeting, now).line;
    let address = line.meeting.details.place.map(|place| place.address).unwrap_or_default();
    format!("{} | {address}", line.venue_name)
}

fn move_there(service: &Service, meetings: &[MeetingId], venue: &str, place: Option<MeetingPlace>, now: &str) -> Act {
    let meetings = meetings
        .iter()
        .map(|id| MeetingRevision { meeting: *id, based_on: agenda(service, *id, now).line.meeting.revision })
        .collect();
    Act::SetVenue { meetings, venue: venue.into(), place }
}

fn is_whole(service: &mut Service, now: &str) {
    let Answer::CheckLedger(ledger) = service.ask(Ask::CheckLedger, at(now)).expect("checked") else { unreachable!() };
    assert!(ledger.whole, "{}", ledger.sentence);
    let done = service.act(Act::RebuildLedger, at(now)).expect("made anew");
    assert!(done.sentence.contains("same"), "the ledger tells the same tables again: {}", done.sentence);
}

#[test]
fn another_town_hall_is_where_the_next_meetings_are_and_not_where_others_were() {
    let county = County::new();
    let held = signed_meeting(&county);
    let mut service = county.seat(Role::Administrator);
    let record = live(&service, held, at("2026-11-19")).items[0].records[0].record.id;
    let signed = service.record_pdf(record, None, at("2026-11-19")).expect("the signed record");
    let planned = plan(&mut service, "fsf", "2026-11-25", at("2026-11-19"));
    let before = page(&service, "fsf", "2026-11-19");
    assert_eq!(before.venues.len(), 1, "as long as nobody has said otherwise it meets where the profile says");
    assert_eq!(before.to_come.len(), 1);

    service.act(at_the_town_hall(&before), at("2026-11-19")).expect("an administrator arranges it");
    let next = plan(&mut service, "fsf", "2026-12-02", at("2026-11-19"));
    assert_eq!(where_held(&service, next, "2026-11-19"), "Town Hall | Committee room 2, Market Street");
    assert_eq!(where_held(&service, planned, "2026-11-19"), "County Hall North | ", "a date that is planned stays");
    assert_eq!(where_held(&service, held, "2026-11-19"), "County Hall North | ", "and so does one that was held");

    // From a day on: whoever asks says which.
    let town_hall = page(&service, "fsf", "2026-11-19").venues[0].id.clone();
    let act = move_there(&service, &[planned], &town_hall, None, "2026-11-19");
    service.act(act, at("2026-11-19")).expect("it is moved");
    assert_eq!(where_held(&service, planned, "2026-11-19"), "Town Hall | Committee room 2, Market Street");

    // The hall has another room: what is planned there takes it.
    let now = page(&service, "fsf", "2026-11-20");
    let mut venues = now.venues.clone();
    venues[0].address = "Council chamber".into();
    let (members, based_on) = (now.members.clone(), now.revision);
    let act = Act::ArrangePanel { panel: panel("fsf"), venues, members, based_on };
    let said = service.act(act.clone(), at("2026-11-20")).expect("it is arranged").sentence;
    assert!(said.contains("2 dates to come take it"), "it says what follows: {said}");
    assert_eq!(where_held(&service, next, "2026-11-20"), "Town Hall | Council chamber");
    let refusal = service.act(act, at("2026-11-20")).expect_err("somebody else was first");
    assert!([RefusalCode::Stale, RefusalCode::WrongState].contains(&refusal.code), "{refusal}");

    let again = service.record_pdf(record, None, at("2026-11-20")).expect("the signed record");
    assert_eq!(signed, again, "what is signed is the same bytes");
    let refusal = service
        .act(move_there(&service, &[held], &town_hall, None, "2026-11-20"), at("2026-11-20"))
        .expect_err("a signed record says where it was");
    assert_eq!(refusal.code, RefusalCode::WrongState, "{refusal}");
    is_whole(&mut service, "2026-11-20");
}

#[test]
fn who_changed_what_is_told_and_put_back() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let now = "2026-11-10";
    let before = page(&service, "clam", now);
    service.act(at_the_town_hall(&before), at(now)).expect("arranged");
    let arranged = page(&service, "clam", now);
    let line = &arranged.history[0];
    assert_eq!(line.by, "Anwen Prys", "who");
    assert!(line.said.iter().any(|said| said.contains("Town Hall, Committee room 2, Market Street")), "{line:?}");
    assert!(line.said.iter().any(|said| said == "County Hall Downs (CHD) is no longer a venue."), "{line:?}");
    assert!(
        arranged.history.iter().any(|line| line.said[0].contains("profile came into use")),
        "and the profile before"
    );

    let entry = line.entry.expect("it can be put back");
    let act = Act::PutPanelBack { panel: panel("clam"), entry, based_on: arranged.revision };
    service.act(act, at(now)).expect("put back");
    let back = page(&service, "clam", now);
    assert_eq!(back.venues, before.venues, "as it was before");
    assert_eq!(back.history.len(), arranged.history.len() + 1, "by a further entry, which is told too");
    let strange = Act::PutPanelBack { panel: panel("fsf"), entry, based_on: EntryId::NONE };
    assert_eq!(service.act(strange, at(now)).expect_err("another panel’s").code, RefusalCode::WrongState);
    is_whole(&mut service, now);
    drop(service);

    for role in [Role::MinuteTaker, Role::Chair, Role::Reader] {
        let mut service = county.seat(role);
        let seen = page(&service, "clam", now);
        let refusal = service.act(at_the_town_hall(&seen), at(now)).expect_err("not theirs to arrange");
        assert_eq!(refusal.code, RefusalCode::NotAllowed, "{role:?} may look and not change");
    }
}

#[test]
fn one_meeting_is_held_elsewhere_for_once() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let now = "2026-11-10";
    let meeting = plan(&mut service, "fsf", "2026-11-18", at(now));
    let other = plan(&mut service, "fsf", "2026-11-25", at(now));
    let place = MeetingPlace { name: " Fire station ".into(), address: "Training room, Quay Road".into() };
    service.act(move_there(&service, &[meeting], "", Some(place), now), at(now)).expect("for this once");
    assert_eq!(where_held(&service, meeting, now), "Fire station | Training room, Quay Road");
    assert_eq!(where_held(&service, other, now), "County Hall North | ", "and no other");
    let nameless = Some(MeetingPlace::default());
    let refusal = service.act(move_there(&service, &[meeting], "", nameless, now), at(now)).expect_err("no name");
    assert_eq!(refusal.field.as_deref(), Some("name"), "{refusal}");
    let nowhere = move_there(&service, &[meeting], "nowhere", None, now);
    assert_eq!(service.act(nowhere, at(now)).expect_err("no such venue").field.as_deref(), Some("venue"));

    // It moves by a day and stays where it is held.
    let details = agenda(&service, meeting, now).line.meeting;
    let to = PlannedMeeting {
        date: details.details.date.succ_opt().expect("a day later"),
        starts: details.details.starts,
        ends: details.details.ends,
        venue: details.details.venue.clone(),
        theme: None,
    };
    service.act(Act::MoveMeeting { meeting, to, based_on: details.revision }, at(now)).expect("it moves");
    assert_eq!(where_held(&service, meeting, now), "Fire station | Training room, Quay Road");
    let issued = agenda(&service, meeting, now).line.meeting.revision;
    service.act(Act::IssueAgenda { meeting, based_on: issued }, at(now)).expect("it goes out");
    let invitation = agenda(&service, meeting, now).invitation.expect("an invitation");
    let unfolded = invitation.replace("\r\n ", "");
    assert!(unfolded.contains("Fire station"), "whoever is invited is told where: {unfolded}");
    let history = page(&service, "fsf", now).history;
    assert!(history[0].said[0].contains("is held at Fire station, Training room, Quay Road"), "{:?}", history[0]);
    drop(service);

    // In the meeting the minute taker puts it right, and takes that back.
    let during = "2026-11-19";
    let mut service = county.seat(Role::MinuteTaker);
    let based_on = agenda(&service, meeting, during).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, at(during)).expect("it starts");
    let later = at(during) + chrono::Duration::minutes(5);
    service
        .act(move_there(&service, &[meeting], "chn", None, during), later)
        .expect("it is at the county hall after all");
    assert_eq!(where_held(&service, meeting, during), "County Hall North | ");
    let Answer::Undo(steps) = service.ask(Ask::Undo { meeting }, later).expect("told") else { unreachable!() };
    let step = steps.undo.expect("it can be undone");
    assert_eq!(step.sentence, "Undo: where the meeting is held");
    service.act(Act::Undo { meeting, entry: step.entry }, later).expect("undone");
    assert_eq!(where_held(&service, meeting, during), "Fire station | Training room, Quay Road");
    drop(service);
    is_whole(&mut county.seat(Role::Administrator), during);
}

#[test]
fn what_prints_is_where_that_meeting_was_held() {
    let county = County::new();
    let meeting = finalised_meeting(&county);
    let now = "2026-11-19";
    let mut service = county.seat(Role::Administrator);
    let record = live(&service, meeting, at(now)).items[0].records[0].record.id;
    let printed = |service: &Service| {
        let pdf = service.record_pdf(record, None, at(now)).expect("as it will be printed");
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), pdf).expect("written");
        let text = std::process::Command::new("pdftotext").arg(file.path()).arg("-").output().expect("pdftotext");
        String::from_utf8_lossy(&text.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(printed(&service).contains("County Hall North"));
    let view = page(&service, "fsf", now);
    service.act(at_the_town_hall(&view), at(now)).expect("from now on");
    assert!(printed(&service).contains("County Hall North"), "what was held was held there");
    let venue = page(&service, "fsf", now).venues[0].id.clone();
    service.act(move_there(&service, &[meeting], &venue, None, now), at(now)).expect("nothing is signed: put right");
    let said = printed(&service);
    assert!(said.contains("Town Hall, Committee room 2, Market Street"), "{said}");
    assert!(!said.contains("County Hall North"), "{said}");
}

#[test]
fn seats_are_named_from_the_panels_list_before_the_meeting_and_in_one_go() {
    let county = County::new();
    let mut service = county.seat(Role::Administrator);
    let now = "2026-11-10";
    let view = page(&service, "clam", now);
    let deputy = PanelMember {
        belongs: Belongs::StandsIn,
        deputy_for: "Nan Ferrow".into(),
        mode: AttendanceMode::Video,
        ..member("Ola Finch", "gm")
    };
    let members = vec![member("Ruth Adeyemi", "chair"), member("Nan Ferrow", "gm"), deputy];
    let act = Act::ArrangePanel { panel: panel("clam"), venues: view.venues, members, based_on: view.revision };
    service.act(act, at(now)).expect("a list");
    let meeting = plan(&mut service, "clam", "2026-11-16", at(now));
    let based_on = agenda(&service, meeting, now).line.meeting.revision;
    service.act(Act::IssueAgenda { meeting, based_on }, at(now)).expect("it goes out");
    let seats = |service: &Service, role: &str| -> Vec<Attendee> {
        let mut all = agenda(service, meeting, now).attendees;
        all.retain(|one| one.details.role == role);
        all
    };
    assert_eq!(seats(&service, "chair")[0].details.name, "Ruth Adeyemi", "the list names the chair");
    let managers = seats(&service, "gm");
    let named = managers.iter().filter(|one| !one.details.name.is_empty()).count();
    assert_eq!((managers.len(), named), (4, 1), "a deputy has no seat until somebody cannot come");

    let empty: Vec<&Attendee> = managers.iter().filter(|one| one.details.name.is_empty()).collect();
    let seat = |one: &Attendee, name: &str| NamedSeat { attendee: one.id, name: name.into(), based_on: one.revision };
    let given = vec![seat(empty[0], " Ola Finch "), seat(empty[1], "Ivo Marsh"), seat(empty[2], "  ")];
    let said = service.act(Act::NameSeats { seats: given }, at(now)).expect("named before the meeting").sentence;
    assert!(said.starts_with("2 seats are named"), "{said}");
    let managers = seats(&service, "gm");
    let of =
        |name: &str| managers.iter().find(|one| one.details.name == name).expect("they have a seat").details.clone();
    assert_eq!(of("Ola Finch").deputy_for.as_deref(), Some("Nan Ferrow"), "a deputy sits in somebody’s place");
    assert_eq!(of("Ola Finch").mode, AttendanceMode::Video, "by their usual way");
    assert_eq!(of("Ivo Marsh").state, AttendanceState::Expected);
    let nobody = vec![seat(managers.iter().find(|one| one.details.name.is_empty()).expect("one seat is left"), " ")];
    assert_eq!(service.act(Act::NameSeats { seats: nobody }, at(now)).expect_err("nobody").code, RefusalCode::Invalid);

    // The next time: the list, and for what it leaves open whoever was typed in.
    drop(service);
    let during = "2026-11-17";
    let mut service = county.seat(Role::MinuteTaker);
    let based_on = agenda(&service, meeting, during).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, at(during)).expect("it starts");
    drop(service);
    let mut service = county.seat(Role::Administrator);
    let next = plan(&mut service, "clam", "2026-11-23", at(during));
    let based_on = agenda(&service, next, during).line.meeting.revision;
    service.act(Act::IssueAgenda { meeting: next, based_on }, at(during)).expect("it goes out");
    let mut names: Vec<String> = agenda(&service, next, during)
        .attendees
        .into_iter()
        .filter(|one| one.details.role == "gm")
        .map(|one| one.details.name)
        .collect();
    names.sort();
    assert_eq!(names, ["", "", "Ivo Marsh", "Nan Ferrow"], "the member again, not the deputy");
    let begun = page(&service, "clam", "2026-11-18");
    assert!(begun.last_time.iter().any(|one| one.name == "Ivo Marsh"), "a list could begin with who sat there");
}
