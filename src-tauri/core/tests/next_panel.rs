//! Which panel comes next: for a deadline, for a review, for a day that somebody chose.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use quorate_core::calendar::deadline::{Span, Unit};
use quorate_core::calendar::time_left::missed_by;
use quorate_core::calendar::{Calendar, Due};
use quorate_core::ids::{ChildId, FamilyId, ItemId, MeetingId, PanelId, RecordId, RequestId};
use quorate_core::meeting::presenting::too_late;
use quorate_core::meeting::request::{Request, RequestDetails, RequestState};
use quorate_core::meeting::returning::{DecidedReview, Returning, reason_of_review};
use quorate_core::meeting::sitting::{Meeting, MeetingDetails, MeetingState};
use quorate_core::panel::schedule::{extra, panel_day};
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

fn at_one(day: &str) -> NaiveDateTime {
    date(day).and_hms_opt(13, 0, 0).expect("one o’clock")
}

/// So many working days from Thursday 26 November 2026.
fn within(amount: u32) -> Due {
    let span = Span::Within { amount, unit: Unit::WorkingDays };
    calendar().deadline(&span, at_one("2026-11-26")).expect("published")
}

#[test]
fn clam_2_a_panel_after_the_deadline_is_told_with_what_can_be_done() {
    let told = |due: &Due, slot: Option<&str>, ahead: &[&str], now: &str| {
        let ahead: Vec<NaiveDateTime> = ahead.iter().map(|day| at_one(day)).collect();
        too_late(due, slot.map(at_one), &ahead, at_one(now), &calendar())
    };
    let seven = within(7);
    assert_eq!(seven.date, date("2026-12-07"), "the profile’s seven working days");
    let late = told(&seven, None, &["2026-12-09", "2026-12-16"], "2026-12-01").expect("two days late");
    assert_eq!(late.words, "next panel 2 working days after its deadline");
    assert!(
        late.sentence.starts_with("The next panel, Wednesday 9 December, is after the deadline of Monday 7 December.")
    );
    assert!(late.sentence.contains("Hold an extra meeting by Monday 7 December"), "{}", late.sentence);
    assert_eq!(late.act_by, Some(date("2026-12-07")));

    assert_eq!(told(&seven, None, &["2026-12-07"], "2026-12-01"), None, "the day itself is in time");
    assert_eq!(told(&seven, Some("2026-12-07"), &[], "2026-12-01"), None, "and so is a slot on it");
    assert_eq!(
        told(&within(9), None, &["2026-12-09"], "2026-12-01"),
        None,
        "by another rule the same panel is in time"
    );

    let none = told(&seven, None, &[], "2026-12-01").expect("nothing is planned");
    assert_eq!(none.words, "no panel before its deadline");
    let placed =
        told(&seven, Some("2026-12-09"), &["2026-12-04", "2026-12-09"], "2026-12-01").expect("its slot is late");
    assert!(placed.sentence.ends_with("Move it to the panel of Friday 4 December."), "{}", placed.sentence);
    let over = told(&seven, None, &["2026-12-09"], "2026-12-08").expect("it is over");
    assert_eq!(over.act_by, None, "nobody can act in time any more");
    assert!(over.sentence.contains("The deadline has gone by"), "{}", over.sentence);
}

#[test]
fn how_late_is_said_in_working_days_and_where_there_are_none_in_words() {
    let seven = within(7);
    let late = |day: &str| missed_by(at_one(day), &seven, &calendar()).map(|missed| missed.late());
    assert_eq!(late("2026-12-07"), None);
    assert_eq!(late("2026-12-08").as_deref(), Some("1 working day late"));
    assert_eq!(late("2026-12-14").as_deref(), Some("5 working days late"), "the weekend does not count");
    let friday = Due { date: date("2026-12-04"), time: None, last_working_day: None };
    let saturday = missed_by(at_one("2026-12-05"), &friday, &calendar()).map(|missed| missed.late());
    assert_eq!(saturday.as_deref(), Some("after the deadline of Friday 4 December"));
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn meeting(n: u128, day: &str, state: MeetingState) -> Meeting {
    let clam = profile("clam");
    Meeting {
        id: MeetingId(id(n)),
        details: MeetingDetails {
            panel: PanelId("clam".into()),
            profile_version: 1,
            date: date(day),
            starts: clam.schedule.starts,
            ends: clam.schedule.ends,
            venue: clam.schedule.venues[0].id.clone(),
            place: None,
            theme: None,
        },
        state,
        started_at: None,
        closed_at: None,
        inquorate_reason: None,
        revision: quorate_core::ids::EntryId::NONE,
    }
}

fn review(on: &str) -> DecidedReview {
    DecidedReview {
        record: RecordId(id(1)),
        item: ItemId(id(2)),
        child: ChildId(id(3)),
        request: RequestId(id(4)),
        held: date("2026-12-01"),
        on: date(on),
    }
}

#[test]
fn clam_7_a_review_comes_to_the_first_meeting_that_can_still_hear_it() {
    let clam = profile("clam");
    let meetings = |first: MeetingState| {
        [
            meeting(10, "2027-01-05", MeetingState::Planned),
            meeting(11, "2027-01-12", first),
            meeting(12, "2027-01-19", MeetingState::Planned),
        ]
    };
    let comes = |on: &str, first| review(on).comes_to("return-home-review", &clam, &meetings(first));
    assert_eq!(comes("2027-01-12", MeetingState::Issued), Some(MeetingId(id(11))), "on its day");
    assert_eq!(comes("2027-01-06", MeetingState::Issued), Some(MeetingId(id(11))), "no panel sits that day");
    for gone in [MeetingState::Cancelled, MeetingState::Closed] {
        assert_eq!(comes("2027-01-12", gone), Some(MeetingId(id(12))), "nothing is lost where its meeting went by");
    }
    assert_eq!(comes("2027-01-20", MeetingState::Planned), None, "none is planned so far");
    assert_eq!(reason_of_review(&clam, "emergency-admission"), "return-home-review", "the profile says so (CLAM-2)");
    assert_eq!(reason_of_review(&clam, "residential-review"), "residential-review");
}

fn request(n: RequestId, child: u128, state: RequestState) -> Request {
    Request {
        id: n,
        family: FamilyId(id(5)),
        details: RequestDetails {
            panel: PanelId("clam".into()),
            children: vec![ChildId(id(child))],
            reason: "return-home-review".into(),
            outline: String::new(),
            workers: Vec::new(),
            gate: Vec::new(),
            received: "2026-12-02T09:00:00Z".parse().expect("a moment"),
        },
        papers: Vec::new(),
        state,
        revision: quorate_core::ids::EntryId::NONE,
    }
}

#[test]
fn a_review_is_settled_by_its_own_request_or_by_another_that_brings_the_child() {
    let (clam, due) = (profile("clam"), review("2027-01-12"));
    let own = RequestId::of_review(due.record, due.on);
    let withdrawn = || RequestState::Withdrawn { why: "Moved.".into() };
    let settled =
        |request: &Request, slot: Option<&str>| due.is_settled(&[due.record], &clam, &[(request, slot.map(date))]);
    assert!(settled(&request(own, 3, withdrawn()), None), "ended, with a reason");
    assert!(!settled(&request(own, 9, RequestState::Placed), None), "that brought somebody else");
    let other_day = RequestId::of_review(due.record, date("2027-01-19"));
    assert!(!settled(&request(other_day, 3, withdrawn()), None), "another day’s review is another");
    let by_hand = RequestId(id(77));
    assert!(settled(&request(by_hand, 3, RequestState::Received), None), "they wait for the panel");
    assert!(settled(&request(by_hand, 3, RequestState::Placed), Some("2027-01-12")), "they have a slot that day");
    assert!(
        !settled(&request(by_hand, 3, RequestState::Placed), Some("2027-01-05")),
        "they come before it for something else"
    );
    assert!(!settled(&request(by_hand, 3, withdrawn()), None));
    assert!(!settled(&request(due.request, 3, RequestState::Accepted), None), "what they were heard for is over");
    assert!(own.is_of_review() && !by_hand.is_of_review());

    let sister = DecidedReview { record: RecordId(id(20)), child: ChildId(id(21)), ..due.clone() };
    let later = DecidedReview { on: date("2027-01-19"), ..sister.clone() };
    let groups = Returning::together(vec![due.clone(), later, sister.clone()]);
    let children: Vec<Vec<ChildId>> = groups.iter().map(Returning::children).collect();
    assert_eq!(children, [vec![due.child, sister.child], vec![sister.child]], "of one item and one day, together");
}

#[test]
fn a_day_without_a_panel_is_told_with_the_next() {
    let clam = profile("clam");
    let planned = [date("2026-12-08"), date("2027-01-12")];
    let told = |day: &str, cancelled: &[NaiveDate]| panel_day(&clam, date(day), &planned, cancelled, &calendar());
    assert!(told("2027-01-12", &[]).sits);
    let gap = told("2026-12-15", &[]);
    assert!(!gap.sits && gap.planned, "a Tuesday on which none is planned, though later ones are");
    assert_eq!(gap.next, Some(date("2027-01-12")));
    let past = told("2027-01-20", &[]);
    assert_eq!((past.sits, past.next, past.planned), (false, Some(date("2027-01-26")), false), "the rhythm goes on");
    assert_eq!(told("2027-01-20", &[date("2027-01-26")]).next, Some(date("2027-02-02")), "a cancelled one is none");
    let alone = extra(&clam, date("2026-12-04"), Some("chn"), &calendar());
    assert_eq!(
        (alone.date, alone.venue.as_str(), alone.clash),
        (date("2026-12-04"), "chd", None),
        "CLAM-5: the next venue"
    );
    let christmas = extra(&clam, date("2026-12-25"), None, &calendar());
    assert!(christmas.clash.is_some(), "and a holiday says so");
}

proptest! {
    #[test]
    fn the_next_panel_day_is_never_before_the_day_that_was_asked_for(offset in 0u64..600, every in 1u32..5) {
        let mut clam = profile("clam");
        clam.schedule.every_weeks = every;
        let asked = date("2026-01-01") + chrono::Days::new(offset);
        let told = panel_day(&clam, asked, &[date("2026-01-06"), date("2026-03-03")], &[], &calendar());
        prop_assert!(told.next.is_none_or(|next| next >= asked), "{asked}: {told:?}");
        prop_assert_eq!(told.sits, told.next == Some(asked));
    }
}
