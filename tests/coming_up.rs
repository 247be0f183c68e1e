//! What is still to come, said while somebody can act on it: a deadline that no panel meets, a review on its day's agenda, a
//! request that lacks something, the next weeks of a child.

mod county;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use county::*;
use quorate_core::calendar::KnownDate;
use quorate_core::ids::{ChildId, MeetingId, PanelId, RecordId, RequestId};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::Review;
use quorate_core::meeting::request::RequestState;
use quorate_core::panel::bundled;
use quorate_core::refusal::RefusalCode;
use quorate_service::Service;
use quorate_service::act::{Act, PlannedMeeting, RecordPart};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn agenda(service: &Service, meeting: MeetingId, now: DateTime<Utc>) -> AgendaView {
    let Answer::Agenda(view) = service.ask(Ask::Agenda { meeting }, now).expect("an agenda") else { unreachable!() };
    *view
}

fn line(service: &Service, request: RequestId, now: DateTime<Utc>) -> RequestLine {
    let Answer::Request(view) = service.ask(Ask::Request { request }, now).expect("a request") else { unreachable!() };
    view.line
}

fn of_child(service: &Service, child: ChildId, now: DateTime<Utc>) -> ChildView {
    let Answer::Child(view) = service.ask(Ask::Child { child }, now).expect("a child") else { unreachable!() };
    *view
}

fn tasks(service: &Service, what: TaskKind, now: DateTime<Utc>) -> Vec<Task> {
    let Answer::Home(view) = service.ask(Ask::Home, now).expect("the week") else { unreachable!() };
    view.tasks.into_iter().filter(|task| task.what == what).collect()
}

fn emergency(service: &mut Service, now: DateTime<Utc>) -> (ChildId, RequestId, String) {
    let mut details = child("Dilan", "Yıldız", Some("2020-01-01"), "M3");
    details.in_care_since = Some(day("2026-11-26"));
    let alone = add_child(service, details, None, now);
    let done = service
        .act(Act::TakeRequest { details: request("clam", "emergency-admission", vec![alone], now) }, now)
        .expect("it is taken");
    let request = RequestId(id(&done));
    let accepted = Act::Triage { request, state: RequestState::Accepted, based_on: done.revision };
    service.act(accepted, now).expect("it is complete");
    (alone, request, done.sentence)
}

/// Starts a meeting and hears its first item to the end; with `review`, the first child comes back then. Gives its records.
fn hear(county: &County, meeting: MeetingId, review: Option<&str>, mut now: DateTime<Utc>) -> Vec<RecordId> {
    let mut service = county.seat(Role::Administrator);
    let based_on = live(&service, meeting, now).line.meeting.revision;
    service.act(Act::IssueAgenda { meeting, based_on }, now).expect("it goes out");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let based_on = live(&service, meeting, now).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, now).expect("it starts");
    let view = live(&service, meeting, now);
    let item = view.items[0].item.clone();
    let records: Vec<RecordId> = view.items[0].records.iter().map(|one| one.record.id).collect();
    now += TimeDelta::minutes(1);
    let started = service.act(Act::StartItem { item: item.id, based_on: item.revision }, now).expect("it starts");
    let reason = "Both are at court and sent their views.".to_owned();
    now += TimeDelta::minutes(1);
    let going = Act::ProceedInquorate { records: records.clone(), reason };
    service.act(going, now).expect("the chair goes on");
    if let Some(date) = review {
        let record = live(&service, meeting, now).items[0].records[0].record.clone();
        let review = Review::On { date: day(date) };
        now += TimeDelta::minutes(1);
        let act = Act::SetReview { record: record.id, review, based_on: record.revision };
        service.act(act, now).expect("a review is set");
    }
    now += TimeDelta::minutes(1);
    service.act(Act::FinishItem { item: item.id, based_on: started.revision }, now).expect("it is over");
    records
}

#[test]
fn a_deadline_that_no_panel_meets_is_said_in_time_and_late_stays_late() {
    let county = County::new();
    let now = at("2026-11-30");
    let mut service = county.seat(Role::Administrator);
    let late_panel = plan(&mut service, "clam", "2026-12-08", now);
    let (alone, request, said) = emergency(&mut service, now);
    let sentence = "The next panel, Tuesday 8 December, is after the deadline of Monday 7 December. Hold an extra meeting by \
                    Monday 7 December, or note what the emergency’s own route decided before the panel.";
    let short = "Too late as things stand: next panel 1 working day after its deadline.";
    assert_eq!(said, format!("The request is taken. {short}"), "whoever takes it hears at once");
    let waiting = line(&service, request, now);
    let late = waiting.too_late.expect("seven working days after Thursday 26 November are over on Monday (CLAM-2)");
    assert_eq!(late.words, "next panel 1 working day after its deadline");
    assert_eq!((late.sentence.as_str(), late.act_by), (sentence, Some(day("2026-12-07"))));
    let told = tasks(&service, TaskKind::TooLate, now);
    assert_eq!((told.len(), told[0].detail.as_str()), (1, sentence), "the week says so too");
    assert!(!told[0].label.contains("Dilan"), "and names no child");

    place(&mut service, late_panel, request, now).expect("there is room");
    let slots = agenda(&service, late_panel, now).slots;
    let placed = slots.into_iter().find_map(|slot| slot.request).expect("it has a slot");
    assert_eq!(placed.too_late.expect("its slot is late").words, "1 working day after its deadline");

    let extra = plan_extra(&mut service, "2026-12-04", now);
    let advice = line(&service, request, now).too_late.expect("still late").sentence;
    assert!(advice.ends_with("Move it to the panel of Friday 4 December."), "what can be done: {advice}");
    let view = of_child(&service, alone, now);
    let slot = view.ahead.iter().find(|one| one.what == AheadKind::Slot).expect("the child's page says when");
    assert!(slot.late && slot.words == "1 working day after its deadline", "{slot:?}");
    assert_ne!(extra, late_panel);
    drop(service);

    let during = at("2026-12-08");
    hear(&county, late_panel, None, during);
    let mut service = county.seat(Role::MinuteTaker);
    for moment in [during, at("2027-03-01")] {
        let clock = line(&service, request, moment).clock.expect("a clock");
        assert_eq!(clock.words, "presented Tuesday 8 December, 1 working day late");
        assert!(clock.state == ClockState::Done && clock.late, "presented, and late for ever: {clock:?}");
    }
    let Answer::Undo(undo) = service.ask(Ask::Undo { meeting: late_panel }, during).expect("what can be undone") else {
        unreachable!()
    };
    let during = during + TimeDelta::hours(1);
    let step = undo.undo.expect("the item's end");
    service.act(Act::Undo { meeting: late_panel, entry: step.entry }, during).expect("it is being heard again");
    let clock = line(&service, request, during).clock.expect("a clock");
    assert_eq!(
        (clock.words.as_str(), clock.state),
        ("1 working day over", ClockState::Over),
        "nobody presented it yet"
    );
}

/// One day alone is proposed as it is, whichever day of the week.
fn plan_extra(service: &mut Service, date: &str, now: DateTime<Utc>) -> MeetingId {
    let panel = PanelId("clam".into());
    let ask = Ask::ProposeSeries { panel: panel.clone(), from: day(date), to: day(date) };
    let Answer::ProposeSeries(mut dates) = service.ask(ask, now).expect("a day") else { unreachable!() };
    assert_eq!(dates.len(), 1, "an extra meeting can be held on any day");
    let one = dates.remove(0);
    let planned =
        PlannedMeeting { date: one.date, starts: one.starts, ends: one.ends, venue: one.venue, theme: one.theme };
    MeetingId(id(&service.act(Act::PlanSeries { panel, meetings: vec![planned] }, now).expect("it is planned")))
}

#[test]
fn the_deadline_is_the_profiles() {
    let county = County::new();
    let now = at("2026-11-30");
    let mut service = county.seat(Role::Administrator);
    plan(&mut service, "clam", "2026-12-08", now);
    let (_, request, _) = emergency(&mut service, now);
    assert!(line(&service, request, now).too_late.is_some(), "by seven working days it is too late");
    let (_, toml) = bundled().into_iter().find(|(id, _)| *id == "clam").expect("it is bundled");
    let eight = toml.replace("version = 1", "version = 2").replace("amount = 7", "amount = 8");
    assert_ne!(eight, toml);
    service.act(Act::AdoptPanel { toml: eight }, now).expect("a council's own rule");
    assert_eq!(line(&service, request, now).too_late, None, "by eight, Tuesday is in time");
}

/// Twins heard on Tuesday 1 December, and the meeting that they come back to.
struct Twins {
    county: County,
    first: MeetingId,
    back: MeetingId,
    children: [ChildId; 2],
    records: Vec<RecordId>,
}

fn twins(review: &str) -> Twins {
    let county = County::new();
    let (before, during) = (at("2026-11-24"), at("2026-12-01"));
    let mut service = county.seat(Role::Administrator);
    let first = plan(&mut service, "clam", "2026-12-01", before);
    let back = plan(&mut service, "clam", "2027-01-12", before);
    let ffion = add_child(&mut service, child("Ffion", "Teasel", Some("2015-03-09"), "M31"), None, before);
    let iolo = add_child(&mut service, child("Iolo", "Teasel", Some("2015-03-09"), "M32"), Some(ffion), before);
    let taken = take(&mut service, request("clam", "section-20", vec![ffion, iolo], before), before);
    place(&mut service, first, taken, before).expect("there is room");
    drop(service);
    let records = hear(&county, first, Some(review), during);
    Twins { county, first, back, children: [ffion, iolo], records }
}

#[test]
fn a_review_stands_on_the_agenda_of_its_day_by_itself() {
    let twins = twins("2027-01-12");
    let now = at("2026-12-01");
    let mut service = twins.county.seat(Role::MinuteTaker);
    let now = now + TimeDelta::hours(1);
    let names = |service: &Service| -> Vec<Vec<String>> {
        let lines = agenda(service, twins.back, now).returning;
        lines.into_iter().map(|one| one.children.into_iter().map(|child| child.name).collect()).collect()
    };
    let one = names(&service);
    assert_eq!((one.len(), one[0].len()), (1, 1), "one record says so far that they come back: {one:?}");
    let by_hand = twins.records[0];
    let copied = Act::CopyToSiblings { record: by_hand, parts: vec![RecordPart::Review] };
    service.act(copied, now).expect("the chair says both");
    assert_eq!(names(&service), [["Ffion Teasel", "Iolo Teasel"]], "given to a sibling, they come together");
    let Answer::Undo(undo) = service.ask(Ask::Undo { meeting: twins.first }, now).expect("undo") else {
        unreachable!()
    };
    let entry = undo.undo.expect("the copy").entry;
    service.act(Act::Undo { meeting: twins.first, entry }, now).expect("it is taken back");
    assert_eq!(names(&service)[0].len(), 1, "undone, the sibling does not come back");
    service.act(Act::CopyToSiblings { record: by_hand, parts: vec![RecordPart::Review] }, now).expect("again");

    let lines = agenda(&service, twins.back, now).returning;
    assert_eq!(lines[0].words, "Review decided on Tuesday 1 December 2026");
    assert_eq!(lines[0].reason_label, "Review of a section 20 foster placement with a plan to return home");
    assert_eq!(lines[0].papers, ["Written request with a brief outline by Friday 8 January"], "papers due, and when");
    assert_eq!(lines[0].workers.len(), 2, "whoever presented them is known");
    let near = at("2027-01-05");
    let waits = tasks(&service, TaskKind::BookReviews, near);
    assert_eq!((waits.len(), waits[0].count), (1, 2), "the week counts them: {waits:?}");
    let Answer::Home(home) = service.ask(Ask::Home, near).expect("the week") else { unreachable!() };
    let meeting = home.meetings.iter().find(|one| one.meeting.id == twins.back).expect("it is next week");
    assert_eq!((meeting.returning, meeting.progress.as_str()), (2, ""), "and does not say that nothing is booked");

    let act = Act::BookReview { meeting: twins.back, record: by_hand, reason: None };
    let done = service.act(act.clone(), now).expect("one key books it");
    assert_eq!(done.sentence, "Booked for the review at 1:15pm.");
    let view = agenda(&service, twins.back, now);
    assert!(view.returning.is_empty(), "what is booked is expected no more");
    let booked = view.slots.into_iter().find_map(|slot| slot.request).expect("it has a slot");
    let details = &booked.request.details;
    assert_eq!((details.reason.as_str(), details.children.as_slice()), ("return-home-review", &twins.children[..]));
    assert_eq!(details.outline, "Comes back for review, as the CLAM panel decided on Tuesday 1 December 2026.");
    assert!(booked.incomplete.is_empty() && details.gate.is_empty(), "the panel asked: no agreement is invented");
    assert_eq!(live(&service, twins.back, now).items[0].records.len(), 2, "each has a record of their own");
    assert_eq!(service.act(act, now).expect_err("once").code, RefusalCode::WrongState);

    let item = live(&service, twins.back, now).items[0].item.id;
    service.act(Act::RemoveItem { item }, now).expect("it comes off");
    let view = agenda(&service, twins.back, now);
    assert_eq!((view.returning.len(), view.waiting.len()), (0, 1), "it waits as any request does");
}

#[test]
fn a_review_that_is_not_needed_goes_with_a_reason_that_is_kept() {
    let twins = twins("2027-01-12");
    let now = at("2026-12-02");
    let mut service = twins.county.seat(Role::MinuteTaker);
    let record = twins.records[0];
    let refusal = service.act(Act::EndReview { record, why: " ".into() }, now).expect_err("why?");
    assert_eq!(refusal.field.as_deref(), Some("why"));
    assert_eq!(agenda(&service, twins.back, now).returning.len(), 1, "nothing changed");
    service.act(Act::EndReview { record, why: "The family moved to Kent.".into() }, now).expect("it is ended");
    assert!(agenda(&service, twins.back, now).returning.is_empty());
    let requests = of_child(&service, twins.children[0], now).requests;
    let ended =
        requests.iter().map(|line| &line.request.state).find(|state| matches!(state, RequestState::Withdrawn { .. }));
    assert_eq!(ended, Some(&RequestState::Withdrawn { why: "The family moved to Kent.".into() }));
    let refusal =
        service.act(Act::BookReview { meeting: twins.back, record, reason: None }, now).expect_err("it needs nobody");
    assert_eq!(refusal.code, RefusalCode::WrongState);
}

#[test]
fn a_review_on_a_day_without_a_panel_is_pointed_out_and_comes_to_the_next() {
    let twins = twins("2027-01-06");
    let now = at("2026-12-02");
    let service = twins.county.seat(Role::Administrator);
    let panel = || PanelId("clam".into());
    let told = |date: &str| {
        let Answer::PanelDay(view) =
            service.ask(Ask::PanelDay { panel: panel(), date: day(date) }, now).expect("a day")
        else {
            unreachable!()
        };
        view
    };
    let wednesday = told("2027-01-06");
    assert!(!wednesday.sits);
    assert_eq!(wednesday.next, Some(day("2027-01-12")), "one key away");
    assert_eq!(
        wednesday.sentence,
        "No CLAM panel sits on Wednesday 6 January 2027. The next is on Tuesday 12 January 2027."
    );
    assert_eq!(told("2027-01-12"), PanelDayView { sits: true, next: Some(day("2027-01-12")), sentence: String::new() });
    let far = told("2027-02-03");
    assert_eq!(far.next, Some(day("2027-02-09")), "past what is planned, its weekday goes on: {far:?}");
    let line = agenda(&service, twins.back, now).returning.remove(0);
    assert!(line.carried);
    assert_eq!(line.words, "Review decided on Tuesday 1 December 2026, for Wednesday 6 January 2027");
    drop(service);

    // A meeting that goes by without it passes it on.
    let mut service = twins.county.seat(Role::Administrator);
    let after = plan(&mut service, "clam", "2027-01-19", now);
    assert!(agenda(&service, after, now).returning.is_empty(), "one meeting has it, not two");
    let based_on = live(&service, twins.back, now).line.meeting.revision;
    service.act(Act::CancelMeeting { meeting: twins.back, based_on }, now).expect("it is called off");
    assert_eq!(agenda(&service, after, now).returning.len(), 1, "the next one has it");
}

#[test]
fn an_incomplete_request_is_kept_says_what_it_lacks_and_goes_no_further() {
    let county = County::new();
    let now = at("2026-12-01");
    let mut service = county.seat(Role::Administrator);
    let meeting = plan(&mut service, "clam", "2026-12-08", now);
    let child = add_child(&mut service, child("Nerys", "Penhale", Some("2015-03-09"), "M41"), None, now);
    let whole = request("clam", "residential-review", vec![child], now);
    let mut half = whole.clone();
    (half.outline, half.workers, half.gate) = (String::new(), Vec::new(), Vec::new());
    half.received = "2026-11-20T12:00:00Z".parse().expect("a day without an hour");
    let done = service.act(Act::TakeRequest { details: half.clone() }, now).expect("it is kept as it came");
    assert_eq!(done.sentence, "The request is taken. It is not complete yet.");
    let request = RequestId(id(&done));
    let kept = line(&service, request, now);
    assert_eq!(kept.incomplete.len(), 6, "outline, two workers, three agreements: {:?}", kept.incomplete);
    assert_eq!(kept.received_words, "20 November 2026", "nobody noted an hour");
    assert_eq!(tasks(&service, TaskKind::CompleteRequest, now).len(), 1, "the week says so");

    let accept = |based_on| Act::Triage { request, state: RequestState::Accepted, based_on };
    for act in [accept(done.revision), Act::Place { meeting, request, starts: None, emergency: false }] {
        let refusal = service.act(act, now).expect_err("not silently");
        assert!(refusal.sentence.starts_with("This request is not complete. "), "{refusal}");
        for lacks in &kept.incomplete {
            assert!(refusal.sentence.contains(lacks), "all of it at once: {refusal}");
        }
    }
    let change = |details, based_on| Act::ChangeRequest { request, details, based_on };
    let done = service.act(change(whole, done.revision), now).expect("the rest comes");
    assert!(line(&service, request, now).incomplete.is_empty());
    let done = service.act(accept(done.revision), now).expect("now it is");
    service.act(change(half, done.revision), now).expect_err("what was accepted stays complete");
    place(&mut service, meeting, request, now).expect("and has a slot");
    assert!(line(&service, request, now).received_words.ends_with("at 9am"), "an hour that was noted is told");
}

#[test]
fn a_childs_page_and_the_tracker_hold_the_next_weeks() {
    let twins = twins("2027-01-12");
    let now = at("2026-12-02");
    let service = twins.county.seat(Role::Reader);
    let ahead = of_child(&service, twins.children[0], now).ahead;
    let kinds: Vec<(AheadKind, String)> = ahead.iter().map(|one| (one.what, one.date.to_string())).collect();
    assert_eq!(
        kinds,
        [(AheadKind::Deadline, "2026-12-01".into()), (AheadKind::Review, "2027-01-12".into())],
        "the file's deadline, which is over, and the review: {ahead:?}"
    );
    assert!(ahead[0].late && ahead[0].words.ends_with("over"), "what is over says so in words: {ahead:?}");
    let Answer::Ahead(all) = service.ask(Ask::Ahead, now).expect("the tracker") else { unreachable!() };
    assert_eq!(all.len(), 3, "each twin's deadline, and one review: {all:?}");
}

#[test]
fn a_birth_of_which_only_the_year_is_known_is_kept_as_that() {
    let county = County::new();
    let now = at("2026-12-01");
    let mut service = county.seat(Role::Administrator);
    let child = add_child(&mut service, child("Nerys", "Penhale", Some("2011"), "M51"), None, now);
    service.act(Act::RebuildLedger, now).expect("the tables follow from the ledger");
    let kept = of_child(&service, child, now).line;
    assert_eq!(kept.child.details.born.map(KnownDate::words).as_deref(), Some("2011"), "no day is made up");
    assert_eq!(kept.age, "14 or 15 years");
}
