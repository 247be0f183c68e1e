//! The rules of a sitting and of a record, held against the bundled profiles.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use proptest::prelude::*;
use quorate_core::calendar::Calendar;
use quorate_core::ids::{ActionId, ChildId, EntryId, ItemId, MeetingId, RecordId, RequestId};
use quorate_core::meeting::action::smart::{Circumstances, smart};
use quorate_core::meeting::action::{Action, ActionDetails, ActionLimit, ActionState, Involvement, PossibleOwner};
use quorate_core::meeting::agenda::ItemDetails;
use quorate_core::meeting::arrangements::{Belongs, PanelMember};
use quorate_core::meeting::attendance::{AttendanceMode, AttendanceState, AttendeeDetails, members};
use quorate_core::meeting::completeness::check;
use quorate_core::meeting::lateness::lateness;
use quorate_core::meeting::quorum::{quorum, quorum_for, without_quorum};
use quorate_core::meeting::record::{Decision, Record, RecordState, Review, SectionText, follow_ups};
use quorate_core::meeting::remaining::ready;
use quorate_core::meeting::request::{GateAgreement, PaperReceived, RequestDetails, Worker};
use quorate_core::meeting::sitting::{Meeting, MeetingDetails, MeetingState};
use quorate_core::meeting::slots::{Wanted, place, place_at, slots};
use quorate_core::panel::profile::{QuorumOf, QuorumRule};
use quorate_core::panel::schedule::series;
use quorate_core::panel::{Profile, bundled};
use uuid::Uuid;

fn profile(id: &str) -> Profile {
    let (_, text) = bundled().into_iter().find(|(bundled, _)| *bundled == id).expect("a bundled profile");
    Profile::parse(text).expect("a profile without mistakes")
}

fn calendar() -> Calendar {
    Calendar::england_and_wales(BTreeMap::new())
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn time(text: &str) -> NaiveTime {
    text.parse().expect("a time")
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

fn sitting(profile: &Profile, day: &str, theme: Option<&str>) -> MeetingDetails {
    MeetingDetails {
        panel: profile.id.clone(),
        profile_version: profile.version,
        date: date(day),
        starts: profile.schedule.starts,
        ends: profile.schedule.ends,
        venue: profile.schedule.venues[0].id.clone(),
        theme: theme.map(str::to_owned),
        place: None,
    }
}

fn item(starts: NaiveTime, minutes: u32, emergency: bool) -> ItemDetails {
    ItemDetails { meeting: MeetingId(Uuid::nil()), request: RequestId(Uuid::nil()), starts, minutes, emergency }
}

fn wanted(reason: &str, children: usize, emergency: bool) -> Wanted<'_> {
    Wanted { reason, children, emergency }
}

#[test]
fn clam_5_venues_alternate_from_the_one_before() {
    let clam = profile("clam");
    let venues = |previous| -> Vec<String> {
        let series = series(&clam, date("2026-11-02"), date("2026-11-24"), previous, &calendar());
        series.into_iter().map(|meeting| meeting.venue).collect()
    };
    assert_eq!(venues(None), ["chn", "chd", "chn", "chd"], "the first of the list opens a first series");
    assert_eq!(venues(Some("chn")), ["chd", "chn", "chd", "chn"], "a later one goes on where the last stopped");
}

#[test]
fn fsf_10_the_themed_session_comes_once_a_month() {
    let fsf = profile("fsf");
    let year = series(&fsf, date("2026-01-01"), date("2026-12-31"), None, &calendar());
    assert_eq!(year.len(), 52, "2026 has 52 Wednesdays");
    let themed: Vec<NaiveDate> = year.iter().filter(|meeting| meeting.theme.is_some()).map(|m| m.date).collect();
    assert_eq!(themed.len(), 12, "one a month");
    assert!(themed.contains(&date("2026-11-11")), "the second Wednesday of November");
}

#[test]
fn fsf_1_a_bank_holiday_is_flagged_with_the_working_days_of_its_week() {
    let fsf = profile("fsf");
    let new_year = series(&fsf, date("2025-01-01"), date("2025-01-08"), None, &calendar());
    let clash = new_year[0].clash.as_ref().expect("New Year's Day 2025 is a Wednesday");
    assert_eq!(clash.holiday, "New Year's Day");
    let week = ["2024-12-30", "2024-12-31", "2025-01-02", "2025-01-03"].map(date);
    assert_eq!(clash.alternatives, week);
    assert!(new_year[1].clash.is_none(), "the week after is an ordinary one");
    let far = series(&fsf, date("2029-01-01"), date("2029-01-07"), None, &calendar());
    assert!(far[0].unknown.is_some(), "2029 is not published, and the series says so");
}

#[test]
fn clam_5_slots_start_after_business_and_end_with_the_emergency_slot() {
    let clam = profile("clam");
    let day = slots(&clam, &sitting(&clam, "2026-11-24", None), &[]);
    assert_eq!(day.len(), 13, "13:15 to 16:30 is thirteen quarters of an hour");
    assert_eq!(day[0].starts, time("13:15"), "business comes first");
    let kept: Vec<NaiveTime> = day.iter().filter(|slot| slot.emergency).map(|slot| slot.starts).collect();
    assert_eq!(kept, [time("16:15")], "one emergency slot, the last");
}

#[test]
fn clam_5_siblings_take_fifteen_minutes_more_once() {
    let clam = profile("clam");
    let meeting = sitting(&clam, "2026-11-24", None);
    for (children, minutes) in [(1, 15), (2, 30), (4, 30)] {
        let placed = place(&clam, &meeting, &[], wanted("section-20", children, false)).expect("an empty agenda");
        assert_eq!(placed, (time("13:15"), minutes), "{children} children");
    }
}

#[test]
fn clam_5_an_overfull_agenda_is_refused_with_the_reason() {
    let clam = profile("clam");
    let meeting = sitting(&clam, "2026-11-24", None);
    let placed: Vec<ItemDetails> = slots(&clam, &meeting, &[])
        .iter()
        .filter(|slot| !slot.emergency && slot.starts != time("14:00"))
        .map(|slot| item(slot.starts, slot.minutes, false))
        .collect();
    let one = place(&clam, &meeting, &placed, wanted("section-20", 1, false));
    assert_eq!(one, Ok((time("14:00"), 15)), "the one free slot is found");
    let siblings = place(&clam, &meeting, &placed, wanted("section-20", 2, false)).expect_err("no room for two");
    assert_eq!(
        siblings.sentence,
        "This needs 30 minutes, and the longest free time on the agenda is 15 minutes. Choose another meeting, or move \
         an item first."
    );
}

#[test]
fn clam_5_the_emergency_slot_is_kept_for_emergencies() {
    let clam = profile("clam");
    let meeting = sitting(&clam, "2026-11-24", None);
    let emergency = place(&clam, &meeting, &[], wanted("emergency-admission", 1, true));
    assert_eq!(emergency, Ok((time("16:15"), 15)));
    let siblings = place(&clam, &meeting, &[], wanted("emergency-admission", 3, true));
    assert_eq!(siblings, Ok((time("16:00"), 30)), "siblings take the time just before it too");
    let full = [item(time("16:15"), 15, true)];
    assert!(place(&clam, &meeting, &full, wanted("emergency-admission", 1, true)).is_err(), "there is one a week");
    let wrong = place(&clam, &meeting, &[], wanted("section-20", 1, true)).expect_err("not an emergency");
    assert_eq!(wrong.field.as_deref(), Some("emergency"));
    let into = place_at(&clam, &meeting, &[], wanted("section-20", 2, false), time("16:00")).expect_err("runs into it");
    assert_eq!(into.sentence, "From 4:15pm the time is kept for emergencies; choose an earlier start.");
}

#[test]
fn clam_5_a_chosen_start_may_not_overlap_or_leave_the_meeting() {
    let clam = profile("clam");
    let meeting = sitting(&clam, "2026-11-24", None);
    let placed = [item(time("14:00"), 30, false)];
    let at = |start: &str| place_at(&clam, &meeting, &placed, wanted("section-20", 1, false), time(start));
    assert_eq!(at("14:30"), Ok((time("14:30"), 15)), "right after it is free");
    assert_eq!(at("13:45"), Ok((time("13:45"), 15)), "right before it too");
    for (start, why) in
        [("13:00", "business"), ("13:50", "runs into it"), ("14:15", "inside it"), ("16:20", "past the end")]
    {
        assert!(at(start).is_err(), "{start}: {why}");
    }
}

#[test]
fn fsf_2_entry_to_care_is_pointed_elsewhere_and_themes_wait_for_their_session() {
    let fsf = profile("fsf");
    let plain = sitting(&fsf, "2026-11-18", None);
    let refusal = place(&fsf, &plain, &[], wanted("entry-to-care", 1, false)).expect_err("another panel's");
    assert!(refusal.sentence.contains("Entry to Care panel"), "the sentence says where to go: {}", refusal.sentence);
    let refusal = place(&fsf, &plain, &[], wanted("mental-health-need", 1, false)).expect_err("no such session");
    assert!(refusal.sentence.contains("Mental-health session"), "{}", refusal.sentence);
    let themed = sitting(&fsf, "2026-11-11", Some("mental-health"));
    assert!(place(&fsf, &themed, &[], wanted("mental-health-need", 1, false)).is_ok());
}

proptest! {
    /// Whatever is asked for in whatever order, items never overlap and never leave the meeting.
    #[test]
    fn clam_5_placed_items_never_overlap(asked in prop::collection::vec((1_usize..5, any::<bool>()), 0..30)) {
        let clam = profile("clam");
        let meeting = sitting(&clam, "2026-11-24", None);
        let mut placed: Vec<ItemDetails> = Vec::new();
        for (children, emergency) in asked {
            let reason = if emergency { "emergency-admission" } else { "section-20" };
            if let Ok((starts, minutes)) = place(&clam, &meeting, &placed, wanted(reason, children, emergency)) {
                let again = place_at(&clam, &meeting, &placed, wanted(reason, children, emergency), starts);
                prop_assert_eq!(again, Ok((starts, minutes)), "what is found may also be chosen");
                placed.push(item(starts, minutes, emergency));
            }
        }
        let mut day = slots(&clam, &meeting, &placed);
        day.sort_by_key(|slot| slot.starts);
        let mut end = time("13:15");
        for slot in day {
            prop_assert!(slot.starts >= end, "slots overlap at {}", slot.starts);
            end = slot.starts + chrono::Duration::minutes(slot.minutes.into());
        }
        prop_assert!(end <= time("16:30"));
    }
}

fn attendee(name: &str, role: &str, agency: &str) -> AttendeeDetails {
    AttendeeDetails {
        meeting: MeetingId(Uuid::nil()),
        name: name.into(),
        role: role.into(),
        agency: agency.into(),
        mode: AttendanceMode::Room,
        state: AttendanceState::Present,
        deputy_for: None,
        observer: false,
        direct_contact: false,
        item: None,
        arrived: None,
        left: None,
        away: Vec::new(),
    }
}

#[test]
fn fsf_4_two_heads_of_service_and_a_chair() {
    let fsf = profile("fsf");
    let chair = attendee("A", "chair", "Children's social care");
    let head = |name| attendee(name, "head-of-service", "Children's social care");
    let none = quorum(&fsf, &[], None);
    assert_eq!(none.sentence, "Not quorate. Missing: the chair or vice chair; two heads of service.");
    let one = quorum(&fsf, &[chair.clone(), head("B")], None);
    assert_eq!(one.missing, ["two heads of service, of whom 1 is here"]);
    let both = quorum(&fsf, &[chair.clone(), head("B"), head("C")], None);
    assert!(both.quorate, "{}", both.sentence);
    assert_eq!(both.sentence, "Quorate. Present: the chair or vice chair and two heads of service.");
    assert_eq!(both.present_words, ["Assistant director", "Head of service (2)"]);
}

#[test]
fn clam_12_observers_apologies_and_those_who_left_do_not_count() {
    let fsf = profile("fsf");
    let table = |change: fn(&mut AttendeeDetails)| {
        let mut last = attendee("C", "head-of-service", "Children's social care");
        change(&mut last);
        let rest = [attendee("A", "chair", "x"), attendee("B", "head-of-service", "x"), last];
        quorum(&fsf, &rest, None).quorate
    };
    assert!(table(|_| {}), "as they are, they count");
    assert!(!table(|head| head.observer = true), "an observer");
    assert!(!table(|head| head.state = AttendanceState::Apologies), "apologies");
    assert!(!table(|head| head.state = AttendanceState::Expected), "not here yet");
    assert!(!table(|head| head.state = AttendanceState::Left), "gone");
    assert!(!table(|head| head.item = Some(ItemId(Uuid::nil()))), "here for one child only");
}

#[test]
fn ps_2_presenters_count_for_their_own_child_where_the_terms_say_so() {
    let mut conference = profile("fsf");
    let rule = |label: &str, at_least, of, presenters_count| QuorumRule {
        label: label.into(),
        at_least,
        of,
        presenters_count,
        direct_contact: false,
        unless_present: Vec::new(),
        source: "PS-2".into(),
    };
    let care = "Children's social care".to_owned();
    conference.quorum.rules = vec![
        rule("social care", 1, QuorumOf::Agencies(vec![care.clone()]), true),
        rule("two other agencies", 2, QuorumOf::AgenciesBesides(vec![care.clone()]), true),
    ];
    let (child, other) = (ItemId(Uuid::from_u128(1)), ItemId(Uuid::from_u128(2)));
    let presents =
        |name: &str, agency: &str, item| AttendeeDetails { item: Some(item), ..attendee(name, "sw", agency) };
    let table = [presents("A", &care, child), presents("B", "Health", child), attendee("C", "early-help", "School")];
    let told = |item| quorum_for(&conference, &table, None, item);
    assert!(told(Some(child)).quorate, "{}", told(Some(child)).sentence);
    assert_eq!(
        told(Some(other)).missing,
        ["social care", "two other agencies, of whom 1 is here"],
        "it is not their child"
    );
    assert!(!told(None).quorate, "nor the meeting's as a whole");
    conference.quorum.rules.iter_mut().for_each(|rule| rule.presenters_count = false);
    assert!(!quorum_for(&conference, &table, None, Some(child)).quorate, "nor where the terms do not say so");
}

/// The panel of a fostering service, as such terms go: a chair, who may be the vice chair; an independent member where no
/// independent vice chair is; five in all, and three may decide in principle.
fn approvals() -> Profile {
    let mut panel = profile("fsf");
    let rule = |label: &str, at_least, roles: &[&str], unless: &[&str]| QuorumRule {
        label: label.into(),
        at_least,
        of: QuorumOf::Roles(roles.iter().map(|role| (*role).to_owned()).collect()),
        presenters_count: false,
        direct_contact: false,
        unless_present: unless.iter().map(|role| (*role).to_owned()).collect(),
        source: "Our own".into(),
    };
    let chairs = ["chair", "vice-chair"];
    panel.quorum.rules = vec![
        rule("the chair or vice chair", 1, &chairs, &[]),
        rule("an independent member", 1, &["permanency"], &["vice-chair"]),
        rule("five members", 5, &["chair", "vice-chair", "head-of-service", "permanency"], &[]),
    ];
    panel.quorum.in_principle = vec![
        rule("the chair or vice chair", 1, &chairs, &[]),
        rule("three members", 3, &["chair", "vice-chair", "head-of-service"], &[]),
    ];
    panel
}

#[test]
fn a_rule_falls_away_while_somebody_in_another_role_is_there() {
    let panel = approvals();
    let heads = ["B", "C", "D", "E"].map(|name| attendee(name, "head-of-service", "x"));
    let chaired = |role: &str| {
        let table: Vec<AttendeeDetails> = heads.iter().cloned().chain([attendee("A", role, "x")]).collect();
        quorum(&panel, &table, None)
    };
    assert!(chaired("vice-chair").quorate, "she is independent, and sits for an independent member too");
    assert_eq!(chaired("chair").missing, ["an independent member"], "the chair is not");
    let mut presents = attendee("V", "vice-chair", "x");
    presents.item = Some(ItemId(Uuid::from_u128(1)));
    let table: Vec<AttendeeDetails> = heads.iter().cloned().chain([attendee("A", "chair", "x"), presents]).collect();
    assert!(!quorum_for(&panel, &table, None, Some(ItemId(Uuid::from_u128(1)))).quorate, "nor does one who presents");
}

#[test]
fn fewer_may_decide_in_principle_where_the_terms_say_so() {
    let panel = approvals();
    let table = [
        attendee("A", "vice-chair", "x"),
        attendee("B", "head-of-service", "x"),
        attendee("C", "head-of-service", "x"),
    ];
    let three = quorum(&panel, &table, None);
    assert!(!three.quorate && three.in_principle, "{}", three.sentence);
    assert!(without_quorum(&panel, three.in_principle).contains("in principle"));
    let two = quorum(&panel, &table[..2], None);
    assert!(!two.quorate && !two.in_principle, "two are too few for that too");
    let five: Vec<AttendeeDetails> =
        table.into_iter().chain(["D", "E"].map(|name| attendee(name, "head-of-service", "x"))).collect();
    let five = quorum(&panel, &five, None);
    assert!(five.quorate && !five.in_principle, "and five decide for good");
}

#[test]
fn ps_2_only_those_in_direct_contact_with_the_child_count_where_the_terms_say_so() {
    let mut conference = profile("fsf");
    conference.quorum.rules = vec![QuorumRule {
        label: "two other agencies".into(),
        at_least: 2,
        of: QuorumOf::AgenciesBesides(vec!["Children's social care".into()]),
        presenters_count: true,
        direct_contact: true,
        unless_present: Vec::new(),
        source: "PS-2".into(),
    }];
    let knows = |name: &str, agency: &str| AttendeeDetails { direct_contact: true, ..attendee(name, "sw", agency) };
    let strangers = [attendee("A", "sw", "Health"), knows("B", "School")];
    assert_eq!(quorum(&conference, &strangers, None).missing, ["two other agencies, of whom 1 is here"]);
    assert!(quorum(&conference, &[knows("A", "Health"), knows("B", "School")], None).quorate);
    let one_agency = [knows("A", "Health"), knows("B", "Health")];
    assert!(!quorum(&conference, &one_agency, None).quorate, "two of one agency are one agency");
}

proptest! {
    /// Whoever comes in takes nobody's place: no meeting that may decide loses its quorum by one more person.
    #[test]
    fn one_more_person_never_ends_a_quorum(rows in prop::collection::vec((0..6_usize, any::<bool>(), any::<bool>()), 0..9), more in 0..6_usize) {
        let roles = ["chair", "vice-chair", "head-of-service", "permanency", "camhs", "sw"];
        let child = ItemId(Uuid::from_u128(1));
        let mut fsf = profile("fsf");
        fsf.quorum.rules.iter_mut().for_each(|rule| rule.presenters_count = rows.len() % 2 == 0);
        let mut table: Vec<AttendeeDetails> = rows
            .iter()
            .enumerate()
            .map(|(at, (role, here, presents))| {
                let mut one = attendee(&format!("Person {at}"), roles[*role], "x");
                one.state = if *here { AttendanceState::Present } else { AttendanceState::Apologies };
                one.item = presents.then_some(child);
                one
            })
            .collect();
        let before = quorum_for(&fsf, &table, None, Some(child));
        table.push(attendee("One more", roles[more], "x"));
        let after = quorum_for(&fsf, &table, None, Some(child));
        prop_assert!(!before.quorate || after.quorate, "{}", after.sentence);
        prop_assert!(after.missing.len() <= before.missing.len(), "{:?}, then {:?}", before.missing, after.missing);
    }
}

#[test]
fn fsf_4_a_deputy_counts_as_the_member_unless_the_member_is_here() {
    let fsf = profile("fsf");
    let mut away = attendee("C", "head-of-service", "x");
    away.state = AttendanceState::Apologies;
    let mut deputy = attendee("D", "permanency", "x");
    deputy.deputy_for = Some("C".into());
    let mut table = vec![attendee("A", "chair", "x"), attendee("B", "head-of-service", "x"), away, deputy];
    assert!(quorum(&fsf, &table, None).quorate, "the deputy counts as a head of service");
    table[2].state = AttendanceState::Present;
    table[1].state = AttendanceState::Apologies;
    assert!(!quorum(&fsf, &table, None).quorate, "a member and their deputy are one");
}

#[test]
fn clam_12_members_are_named_again_as_when_the_panel_last_met() {
    let profile = profile("clam");
    let last = [
        attendee("A. Cedar", "gm", "Children's social care"),
        AttendeeDetails { deputy_for: Some("B. Larch".into()), ..attendee("C. Rowan", "gm", "Children's social care") },
        AttendeeDetails { observer: true, ..attendee("D. Alder", "gm", "Children's social care") },
        attendee("", "virtual-school", "Education"),
    ];
    let meeting = Meeting {
        id: MeetingId(Uuid::nil()),
        details: sitting(&profile, "2026-11-24", None),
        state: MeetingState::Planned,
        started_at: None,
        closed_at: None,
        inquorate_reason: None,
        revision: EntryId::NONE,
    };
    let expected = members(&profile, &meeting, &[], &last);
    let named = |role: &str| -> Vec<&str> {
        expected.iter().filter(|member| member.role == role).map(|member| member.name.as_str()).collect()
    };
    assert_eq!(named("gm"), ["A. Cedar", "B. Larch", "", ""], "the member is expected, not the deputy nor an observer");
    assert_eq!(named("virtual-school"), [""], "a role nobody was named in stays open");
    assert_eq!(named("chair"), [""], "and so does one that nobody held");
}

#[test]
fn clam_12_members_are_those_of_the_panels_list_and_what_it_leaves_open_is_as_last_time() {
    let profile = profile("clam");
    let on_the_list = |name: &str, role: &str, belongs| PanelMember {
        name: name.into(),
        role: role.into(),
        belongs,
        mode: AttendanceMode::Room,
        deputy_for: String::new(),
    };
    let listed = [
        PanelMember { mode: AttendanceMode::Video, ..on_the_list("E. Hazel", "chair", Belongs::Usually) },
        on_the_list("A. Cedar", "gm", Belongs::Usually),
        on_the_list("C. Rowan", "gm", Belongs::StandsIn),
    ];
    let last = ["C. Rowan", "A. Cedar", "B. Larch"].map(|name| attendee(name, "gm", "Children's social care"));
    let meeting = Meeting {
        id: MeetingId(Uuid::nil()),
        details: sitting(&profile, "2026-11-24", None),
        state: MeetingState::Planned,
        started_at: None,
        closed_at: None,
        inquorate_reason: None,
        revision: EntryId::NONE,
    };
    let expected = members(&profile, &meeting, &listed, &last);
    let named = |role: &str| -> Vec<&str> {
        expected.iter().filter(|member| member.role == role).map(|member| member.name.as_str()).collect()
    };
    assert_eq!(named("chair"), ["E. Hazel"], "the list names the chair");
    assert_eq!(expected[0].mode, AttendanceMode::Video, "by their usual way");
    assert_eq!(
        named("gm"),
        ["A. Cedar", "B. Larch", "", ""],
        "nobody sits twice, and a deputy has no seat of their own"
    );

    let five: Vec<PanelMember> = ["V", "W", "X", "Y", "Z"].map(|name| on_the_list(name, "gm", Belongs::Usually)).into();
    let expected = members(&profile, &meeting, &five, &[]);
    let seats = expected.iter().filter(|member| member.role == "gm").count();
    assert_eq!(seats, 5, "more than the profile counts have a seat each");
}

#[test]
fn fsf_10_camhs_is_asked_of_the_themed_session_alone() {
    let fsf = profile("fsf");
    let table = ["chair", "vice-chair", "head-of-service"].map(|role| attendee(role, role, "x"));
    assert!(quorum(&fsf, &table, None).quorate);
    let themed = quorum(&fsf, &table, Some("mental-health"));
    assert_eq!(themed.missing, ["the CAMHS representative"]);
}

fn worker(role: &str) -> Worker {
    Worker { role: role.into(), name: format!("the {role}"), email: String::new(), telephone: String::new() }
}

fn request(profile: &Profile, reason: &str) -> RequestDetails {
    let on = date("2026-11-16");
    RequestDetails {
        panel: profile.id.clone(),
        children: vec![ChildId(Uuid::nil())],
        reason: reason.into(),
        outline: "A plan to return home".into(),
        workers: profile.roles.iter().filter(|role| role.must_attend).map(|role| worker(&role.id)).collect(),
        gate: profile
            .requests
            .gate
            .iter()
            .map(|g| GateAgreement { gate: g.id.clone(), name: "A".into(), on })
            .collect(),
        received: utc("2026-11-20T10:00:00Z"),
    }
}

fn refused_fields(profile: &Profile, request: &RequestDetails) -> Vec<String> {
    check(profile, request, false).err().into_iter().flatten().filter_map(|refusal| refusal.field).collect()
}

#[test]
fn fsf_5_the_worker_and_the_manager_must_be_named() {
    let fsf = profile("fsf");
    let mut asked = request(&fsf, "oversight");
    assert_eq!(check(&fsf, &asked, false), Ok(()));
    asked.workers.remove(1);
    let why = check(&fsf, &asked, false).expect_err("no manager");
    assert_eq!(why[0].sentence, "Name who attends as “Team manager or assistant team manager”.");
    asked.workers[0].name = " ".into();
    assert_eq!(refused_fields(&fsf, &asked).len(), 2, "a blank name is no name");
}

#[test]
fn clam_3_all_three_agree_first_and_all_that_is_missing_is_told() {
    let clam = profile("clam");
    let mut asked = request(&clam, "section-20");
    assert_eq!(check(&clam, &asked, false), Ok(()));
    asked.gate.pop();
    let why = check(&clam, &asked, false).expect_err("no group manager");
    assert_eq!(why[0].sentence, "“Group manager agrees” is missing: write who agreed and when.");
    asked.outline.clear();
    asked.children.clear();
    asked.reason = "nonsense".into();
    assert_eq!(refused_fields(&clam, &asked), ["children", "reason", "outline", "gate"]);
}

#[test]
fn clam_4_late_by_the_friday_before() {
    let clam = profile("clam");
    let late = |received, papers: &[PaperReceived]| {
        lateness(&clam, "", utc(received), papers, date("2026-11-24"), &calendar()).expect("a published year")
    };
    let outline = |at| PaperReceived { paper: "outline".into(), at: utc(at) };
    let in_time = late("2026-11-20T23:30:00Z", &[outline("2026-11-20T09:00:00Z")]);
    assert_eq!((in_time.late.len(), in_time.missing.len()), (0, 0), "Friday counts to its end");
    let monday = late("2026-11-23T09:00:00Z", &[]);
    assert_eq!(monday.late, ["The request came on Monday 23 November, 1 working day late."]);
    assert_eq!(monday.missing, ["Written request with a brief outline"]);
    let weekend = late("2026-11-20T09:00:00Z", &[outline("2026-11-21T09:00:00Z")]);
    assert_eq!(
        weekend.late,
        [
            "“Written request with a brief outline” came on Saturday 21 November, after the deadline of Friday 20 November."
        ]
    );
}

fn known(name: &str, role: &str) -> PossibleOwner {
    PossibleOwner { name: name.into(), role: role.into(), involvement: Involvement::Present }
}

fn action() -> ActionDetails {
    ActionDetails {
        what: "Complete the aunt's viability assessment".into(),
        measure: "Report on file".into(),
        owner_role: "gm".into(),
        owner: "A. Example".into(),
        how: "Two visits from the assessment team".into(),
        due: Some(date("2026-12-09")),
        follows: None,
        accepted: Vec::new(),
    }
}

#[test]
fn clam_8_the_five_letters_each_say_what_is_missing() {
    let judged = |change: &dyn Fn(&mut ActionDetails)| {
        let mut action = action();
        change(&mut action);
        let people = [known("A. Example", "gm")];
        let limits = [ActionLimit { label: "the baby is expected".into(), date: date("2027-01-20") }];
        let around = Circumstances {
            held: date("2026-11-24"),
            review: Some(date("2027-02-02")),
            people: &people,
            limits: &limits,
            calendar: &calendar(),
        };
        let smart = smart(&action, &around);
        let letters = smart.letters().map(|letter| letter.met);
        let advice: Vec<String> =
            smart.letters().map(|letter| letter.advice.clone()).into_iter().filter(|a| !a.is_empty()).collect();
        ("SMART".chars().zip(letters).filter(|(_, met)| *met).map(|(c, _)| c).collect::<String>(), advice.join(" "))
    };
    assert_eq!(judged(&|_| {}), ("SMART".into(), String::new()), "nothing is missing");
    for vague in
        ["Look into school transport", "SW to look into transport", "Continue to monitor", "Liaise with school.", ""]
    {
        assert_eq!(judged(&|action| action.what = vague.into()).0, "MART", "{vague:?} is not specific");
    }
    for clear in
        ["Practice manager to book a planning meeting", "Keeping-safe plan written with Mum", "Reviewing officer told"]
    {
        assert_eq!(judged(&|action| action.what = clear.into()).0, "SMART", "{clear:?} is a step");
    }
    assert_eq!(judged(&|action| action.measure = "Ongoing.".into()).0, "SART", "that measures nothing");
    assert_eq!(judged(&|action| (action.owner, action.owner_role) = Default::default()).0, "SMRT");
    assert_eq!(judged(&|action| action.how.clear()).0, "SMAT");
    for (due, said) in [
        ("2026-11-23", "The date is before the meeting; choose a later one."),
        ("2026-12-12", "Sat 12 December 2026 is a Saturday; choose Fri 11 December 2026."),
        ("2026-12-25", "Fri 25 December 2026 is Christmas Day; choose Thu 24 December 2026."),
        ("2027-02-03", "It is due after the review on Tue 2 February 2027; bring it forward."),
    ] {
        assert_eq!(judged(&|action| action.due = Some(date(due))), ("SMAR".into(), said.into()));
    }
    assert_eq!(
        judged(&|action| action.due = Some(date("2027-01-21"))).1,
        "It is due after the baby is expected on Wed 20 January 2027; bring it forward."
    );
    assert_eq!(
        judged(&|action| action.what = "Complete the assessment and send it to legal".into()).1,
        "This is more than one thing; make an action of each."
    );
    // What may be left out is told and is no fault; of a step that nobody could see done, the measure is all there is.
    for (what, letter) in [("Book the medical", true), ("Monitor the placement", false)] {
        let mut action = action();
        (action.what, action.how, action.measure) = (what.into(), String::new(), String::new());
        let people = [known("A. Example", "gm")];
        let held = date("2026-11-24");
        let around = Circumstances { held, review: None, people: &people, limits: &[], calendar: &calendar() };
        let smart = smart(&action, &around);
        assert!(smart.realistic.minor && !smart.realistic.met, "{what}: most steps need no means of their own");
        assert_eq!(smart.measurable.minor, letter, "{what}");
        assert_eq!(smart.all(), letter, "{what}: a natural line is whole");
    }
    let stranger = judged(&|action| action.owner = "Mrs Oduya".into());
    assert_eq!(stranger.0, "SMRT", "nobody has told her");
    let told = |action: &mut ActionDetails| {
        (action.owner, action.how) = ("Mrs Oduya".into(), "The social worker writes to her".into());
    };
    assert_eq!(judged(&told).0, "SMART", "somebody will");
    assert_eq!(judged(&|action| action.due = None).1, "Set the date by which it is done.");
}

fn record(profile: &Profile, options: &[&str]) -> Record {
    let section = |id: &str| (id.to_owned(), SectionText { text: "Said.".into(), revision: EntryId::NONE });
    Record {
        id: RecordId(Uuid::nil()),
        meeting: MeetingId(Uuid::nil()),
        item: ItemId(Uuid::nil()),
        child: ChildId(Uuid::nil()),
        sections: profile.recorded.sections.iter().map(|s| section(&s.id)).collect(),
        decisions: options.iter().map(|o| Decision::new(*o, "")).collect(),
        rationale: "It keeps the children together.".into(),
        dissents: Vec::new(),
        prompts: BTreeMap::new(),
        offered: Vec::new(),
        participation: Vec::new(),
        inquorate_reason: None,
        review: Review::On { date: date("2027-02-02") },
        attendance: None,
        state: RecordState::Open,
        version: 0,
        correction: None,
        filings: Vec::new(),
        revision: EntryId::NONE,
    }
}

fn stored(details: ActionDetails) -> Action {
    let (id, record, child) = (ActionId(Uuid::nil()), RecordId(Uuid::nil()), ChildId(Uuid::nil()));
    Action { id, record, child, details, state: ActionState::Open, revision: EntryId::NONE }
}

fn lacking(profile: &Profile, record: &Record, actions: &[Action]) -> Vec<String> {
    ready(profile, record, actions).into_iter().map(|gap| gap.sentence).collect()
}

#[test]
fn clam_7_a_record_is_ready_when_nothing_is_missing() {
    let clam = profile("clam");
    let mut record = record(&clam, &["s20-agreed"]);
    assert_eq!(lacking(&clam, &record, &[stored(action())]), Vec::<String>::new());
    record.decisions.push(Decision::new("s20-not-agreed", ""));
    assert_eq!(
        lacking(&clam, &record, &[]),
        ["“Section 20 agreed” and “Section 20 not agreed” exclude each other; keep one."]
    );
    record.decisions.clear();
    record.sections.clear();
    record.rationale.clear();
    record.review = Review::Unset;
    let mut loose = action();
    (loose.owner, loose.owner_role, loose.due) = (String::new(), String::new(), None);
    assert_eq!(
        lacking(&clam, &record, &[stored(loose)]),
        [
            "“Discussion” is empty.",
            "No decision is chosen.",
            "The decision has no rationale.",
            "No review date is set, nor why none is needed.",
            "“Complete the aunt's viability assessment” has nobody to do it.",
            "“Complete the aunt's viability assessment” has no date.",
        ]
    );
}

#[test]
fn fsf_8_a_letter_before_proceedings_brings_the_legal_advice_meeting() {
    let fsf = profile("fsf");
    let meeting = date("2026-11-25").and_time(time("12:00"));
    let brought = follow_ups(&fsf, "lbp-issue", meeting, &calendar(), &[worker("sw")], &[]);
    assert_eq!(brought.len(), 1);
    assert_eq!(brought[0].owner, "the sw", "the name is that of the request's social worker");
    assert_eq!(brought[0].due, Some(date("2026-12-02")), "five working days on");
    assert_eq!(brought[0].follows.as_deref(), Some("lbp-issue"));
    let people = [known("the sw", "sw")];
    let around =
        Circumstances { held: meeting.date(), review: None, people: &people, limits: &[], calendar: &calendar() };
    assert!(smart(&brought[0], &around).letters().iter().all(|letter| letter.met));
    let again = follow_ups(&fsf, "specialist-assessment", meeting, &calendar(), &[worker("sw")], &brought);
    assert!(again.is_empty(), "one Legal Advice Meeting serves both");
    assert!(follow_ups(&fsf, "plan-continues", meeting, &calendar(), &[], &[]).is_empty());
}
