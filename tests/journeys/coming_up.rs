//! What is still to come, in the window: who comes back stands on the agenda of the day and is booked by one key; a request
//! is kept as it came and says what it lacks; a deadline that no panel meets is said while an extra meeting can be held.

use chrono::{DateTime, Utc};
use quorate_core::ids::MeetingId;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::Review;
use quorate_service::act::{Act, RecordPart};

use crate::county::{self, County};
use crate::harness::*;
use crate::seat::{ADMINISTRATOR, MINUTE_TAKER, sign_in_here};

/// A Wednesday: whoever came into care on Thursday 26 November has until Monday 7 December.
const TODAY: &str = "2026-12-02";

#[tokio::test]
async fn the_co_ordinator_hears_what_comes_back_and_what_comes_too_late() {
    let county = County::new();
    hold_the_twins(&county);
    let mut home = Home::new();
    home.set(day::NOW, &format!("{TODAY}T10:00:00Z"));
    let window = Window::open_on(&home, &county.folder).await;
    sign_in_here(&window, ADMINISTRATOR).await;

    window.see_text("2 children come back, not booked").await;
    window.screen("110-week-with-reviews").await;
    window.click(press("2 reviews come back, not booked")).await;
    window.see_text("Review decided on Tuesday 1 December 2026").await;
    window.screen("111-agenda-with-reviews").await;
    window.click(press("Book it: the review of Ffion and Iolo Teasel")).await;
    window.see(press("Take off Ffion and Iolo Teasel")).await;
    window.see_no_text("Review decided on Tuesday 1 December 2026").await;

    take_an_emergency_half(&window).await;
    complete_it(&window).await;
    hold_an_extra_meeting(&window).await;
    window.close().await;
}

async fn take_an_emergency_half(window: &Window) {
    window.click(place("Requests")).await;
    window.click(press("New request")).await;
    window.choose(list("Panel"), "Children Looked After Monitoring panel").await;
    window.write(field("Find the child"), "Nerys Penhale").await;
    window.click(press("Add a child to the book")).await;
    let form = || group("Add a child to the book");
    window.write(field("Born").within(form()), "2011").await;
    window.see_text("2011, no more is known").await;
    window.write(field("In care since").within(form()), "26 nov").await;
    window.see_text("Thursday 26 November 2026").await;
    window.click(press("Add").within(form())).await;
    window.see(press("Remove Nerys Penhale")).await;
    window.see_text("14 or 15 years").await;
    window.click(tick("Review after coming into care in an emergency")).await;
    window.click(press("Take the request")).await;
    window.see(heading("Not complete")).await;
    window.see_text("Write a brief outline of why the slot is asked for.").await;
    window
        .see_text(
            "The next panel, Tuesday 8 December, is after the deadline of Monday 7 December. Hold an extra meeting",
        )
        .await;
    window.screen("112-request-late-and-not-complete").await;
}

async fn complete_it(window: &Window) {
    window.click(press("Complete the request")).await;
    window.write(field("Brief outline"), "Came into care when the grandmother fell ill.").await;
    window.write(field("Social worker, must attend"), "Ana Petrova").await;
    window.write(field("Practice manager, must attend"), "Owen Hart").await;
    for gate in ["Social worker agrees", "Practice manager agrees", "Group manager agrees"] {
        window.write(field(gate), "Gail Manager").await;
        window.write(field(&format!("{gate} on")), "27 nov").await;
    }
    window.click(press("Save the request")).await;
    window.click(press("Accept")).await;
    window.see(heading("Give it a slot")).await;
    window.see_no_text("Not complete").await;
}

async fn hold_an_extra_meeting(window: &Window) {
    window.click(press("Hold an extra meeting")).await;
    window.click(press("Propose dates")).await;
    window.see_text("7 December").await;
    window.screen("113-extra-meeting").await;
    window.click(press("Plan 1 meeting")).await;
    window.see_text("One meeting is planned").await;
    window.click(place("Requests")).await;
    window.click(press("Nerys Penhale")).await;
    window.see(heading("Give it a slot")).await;
    window.see_no_text("after the deadline").await;
    window.click(press("Place in the next free slot")).await;
    window.see(press("Open the agenda")).await;
    window.click(press("Nerys Penhale")).await;
    window.see(heading("The next weeks")).await;
    window.screen("114-child-the-next-weeks").await;
    window.click(place("Actions")).await;
    window.see(heading("The next weeks, child by child")).await;
    window.screen("116-tracker-the-next-weeks").await;
}

#[tokio::test]
async fn a_review_on_a_day_without_a_panel_is_led_to_the_next() {
    let county = County::new();
    let meeting = begin(&county, county::at("2026-12-01"));
    let mut service = county.seat(Role::Administrator);
    county::plan(&mut service, "clam", "2027-01-12", county::at("2026-12-01"));
    drop(service);
    let mut home = Home::new();
    home.set(day::NOW, "2026-12-01T14:00:00Z");
    let window = Window::open_on(&home, &county.folder).await;
    sign_in_here(&window, MINUTE_TAKER).await;
    window.click(press("Go on with the meeting").first()).await;
    window.write(field("Review on"), "6 jan").await;
    window.keys(ENTER).await;
    window.see_text("No CLAM panel sits on Wednesday 6 January 2027. The next is on Tuesday 12 January 2027.").await;
    window.screen("115-review-without-a-panel").await;
    window.click(press("Choose Tue 12 Jan")).await;
    window.see_no_text("No CLAM panel sits on").await;
    window.close().await;

    let service = county.seat(Role::Reader);
    let review = county::live(&service, meeting, county::at("2026-12-02")).items[0].records[0].record.review.clone();
    assert_eq!(review, Review::On { date: "2027-01-12".parse().expect("a date") }, "one key away");
}

/// A CLAM panel of Tuesday 1 December, in which the twins are being heard.
fn begin(county: &County, now: DateTime<Utc>) -> MeetingId {
    let before = county::at("2026-11-24");
    let mut service = county.seat(Role::Administrator);
    let meeting = county::plan(&mut service, "clam", "2026-12-01", before);
    let mut twin = |given: &str, sibling| {
        let child = county::child(given, "Teasel", Some("2015-03-09"), "");
        county::add_child(&mut service, child, sibling, before)
    };
    let ffion = twin("Ffion", None);
    let iolo = twin("Iolo", Some(ffion));
    let taken = county::take(&mut service, county::request("clam", "section-20", vec![ffion, iolo], before), before);
    county::place(&mut service, meeting, taken, before).expect("there is room");
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let based_on = county::live(&service, meeting, now).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, now).expect("it starts");
    let item = county::live(&service, meeting, now).items[0].item.clone();
    service.act(Act::StartItem { item: item.id, based_on: item.revision }, now).expect("it starts");
    meeting
}

/// The twins, heard: both come back a week later.
fn hold_the_twins(county: &County) {
    let now = county::at("2026-12-01");
    let meeting = begin(county, now);
    let mut service = county.seat(Role::Administrator);
    county::plan(&mut service, "clam", "2026-12-08", now);
    drop(service);
    let mut service = county.seat(Role::MinuteTaker);
    let view = county::live(&service, meeting, now);
    let record = view.items[0].records[0].record.clone();
    let records = view.items[0].records.iter().map(|one| one.record.id).collect();
    let reason = "Both are at court and sent their views.".to_owned();
    service.act(Act::ProceedInquorate { records, reason }, now).expect("the chair goes on");
    let based_on = county::live(&service, meeting, now).items[0].records[0].record.revision;
    let review = Review::On { date: "2026-12-08".parse().expect("a date") };
    service.act(Act::SetReview { record: record.id, review, based_on }, now).expect("it is set");
    let copied = Act::CopyToSiblings { record: record.id, parts: vec![RecordPart::Review] };
    service.act(copied, now).expect("for both");
    let item = county::live(&service, meeting, now).items[0].item.clone();
    service.act(Act::FinishItem { item: item.id, based_on: item.revision }, now).expect("it is over");
}
