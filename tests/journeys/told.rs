//! Where a first meeting stumbled: each thing is said where it happens, before it counts. Seats and deputies, who speaks, a
//! line that is refused, an action for somebody who is not in the room; a meeting on another day; and the smallest window.

use chrono::Days;
use quorate_core::ids::{MeetingId, PanelId};
use quorate_core::meeting::person::Role;
use quorate_service::act::{Act, PlannedMeeting};
use serde_json::json;

use crate::county::{self, County};
use crate::harness::*;
use crate::live::hold_a_meeting;
use crate::seat::{MINUTE_TAKER, sign_in_here, sit_down_and_write};

/// A seat counts once somebody is named for it, a deputy takes the seat of whom they stand in for, and nobody who is no
/// name becomes a speaker.
#[tokio::test]
async fn seats_deputies_and_speakers() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    window.click(press("Arrive: Chair (service lead or head of service)")).await;
    window.see(field("Name").within(part("region", "Who is in the room"))).await;
    assert!(window.says(group("Quorum"), "the chair or co-chair").await, "a seat without a name does not count");
    window.keys(&format!("Ruth Adeyemi{ENTER}")).await;
    window.see(press("Leave: Ruth Adeyemi")).await;
    window.wait_for("a chair", async || !window.says(group("Quorum"), "the chair or co-chair").await).await;

    window.click(press("Name …").first()).await;
    let dialog = || group("Who sits where");
    window.write(field("Group manager").within(dialog()).first(), "Tomasz Hale").await;
    window.screen("80-who-sits-where").await;
    window.click(press("Save the names").within(dialog())).await;
    window.see(press("Arrive: Tomasz Hale")).await;

    window.click(press("Add person")).await;
    let form = || group("Add person");
    window.see(field("Name").within(form())).await;
    assert_eq!(window.ask_page("return document.activeElement.labels?.[0].textContent.trim()").await, json!("Name"));
    whole(&window, "dialog[open]").await;
    window.screen("81-add-person").await;
    window.keys("Perry Oduya").await;
    window.choose(list("Stands in for").within(form()), "Tomasz Hale").await;
    window.click(press("Add").within(form())).await;
    window.see(press("Leave: Perry Oduya")).await;
    window.see_text("for Tomasz Hale").await;
    window.see_text("Quorate").await;
    assert!(!window.says(group("Quorum"), "Not quorate").await, "the deputy takes the group manager's seat");

    window.click(field("Discussion")).await;
    window.alt('n').await;
    let letters = || field("A few letters of the name or the role");
    window.see(letters()).await;
    window.keys(&format!("plac{ENTER}")).await;
    window.see_text("Nobody of that name is here.").await;
    assert_eq!(window.ask_page(DISCUSSION).await, json!(""), "what names nobody is not written");
    window.write(letters(), "rut").await;
    window.keys(ENTER).await;
    window
        .wait_for("the choice that was shown", async || {
            window.ask_page(DISCUSSION).await == json!("Ruth Adeyemi (Chair): ")
        })
        .await;

    a_line_that_is_refused(&window).await;
    an_action_for_somebody_outside(&window).await;
    the_smallest_window(&window).await;
    window.close().await;
}

/// A refusal stands in words above the line, in view, and typing replaces what was refused; "saved" does not stand beside it.
async fn a_line_that_is_refused(window: &Window) {
    window.click(press("Section 20 agreed")).await;
    window.alt('s').await;
    window.alt('a').await;
    window.keys(&format!("SW to ring the school by mid-January, measured by a note{ENTER}")).await;
    window.see_text("Not added.").await;
    in_view(window, ".quick .refusal").await;
    assert_eq!(window.ask_page("return document.querySelector('footer .said').textContent").await, json!(""));
    window.screen("82-a-refused-line").await;
    window.keys("SW to ring the school by Fri, measured by a note on file").await;
    window.see_no_text("Not added.").await;
    assert_eq!(
        window.ask_page("return document.activeElement.value").await,
        json!("SW to ring the school by Fri, measured by a note on file"),
        "typing replaced the line that was refused"
    );
    window.see_text("Reads as").await;
    in_view(window, ".quick .reads").await;
    window.screen("83-reads-as").await;
    // Nor is it out of view where the line stands at the lower edge.
    window.run("document.getElementById('child-record').scrollTop = 0; document.activeElement.blur()").await;
    window.alt('a').await;
    window.keys(TO_THE_END).await;
    window.keys(".").await;
    window.wait_for("what it reads as to come up", async || is_in_view(window, ".quick .reads").await).await;
    window.keys("\u{E003}").await;
    window.keys(ENTER).await;
    window.see(press("Change: …").first()).await;
}

/// Who left for an interest, or is not on the invitation, is pointed out; the chair accepts it with a reason.
async fn an_action_for_somebody_outside(window: &Window) {
    window.click(press("Arrive: Worker sw")).await;
    window.see(press("Leave: Worker sw")).await;
    window.alt('u').await;
    window.keys(&format!("worker sw{ENTER}")).await;
    window.see(heading("Worker sw leaves the room")).await;
    window.click(tick("Conflict of interest in this item")).await;
    window.write(field("What the interest is"), "A neighbour of the carers").await;
    window.click(press("Leaves the room")).await;
    window.see(press("Back: Worker sw")).await;
    window.click(press("Not yet …").first()).await;
    window.see_text("Worker sw has an interest in this family").await;
    window.click(press("Accept as it is: Achievable, …").first()).await;
    let dialog = || group("Accept as it is: Achievable");
    window.write(field("Why the chair accepts it as it is").within(dialog()), "The manager passes it on.").await;
    window.screen("84-accepted-with-a-reason").await;
    window.click(press("Accept").within(dialog())).await;
    window.see_text("accepted as it is: The manager passes it on.").await;

    window.click(field("Quick entry of an action")).await;
    window.keys("Zara Quillfeather to send the letter by Fri, measured by a letter on file").await;
    window.see_text("Zara Quillfeather is not here to hear of it").await;
}

/// At 1024 by 700 the end of the item and the room are in view, and the agenda is one press away.
async fn the_smallest_window(window: &Window) {
    window.size(1024, 700).await;
    window.wait_for("the small window", async || window.ask_page("return innerWidth").await == json!(1024)).await;
    for part in ["#this-item", "#quorum", "#room"] {
        in_view(window, part).await;
    }
    window.screen("85-the-smallest-window").await;
    window.click(press("Agenda · …")).await;
    window.see(press("Before the signature…")).await;
    window.screen("86-the-smallest-window-s-agenda").await;
}

/// A meeting is started on another day than its own: it asks, moves to today and says so.
#[tokio::test]
async fn a_meeting_on_another_day_asks() {
    let county = County::new();
    let meeting = plan_for(&county, 8);
    let home = Home::new();
    let window = Window::open_on(&home, &county.folder).await;
    sign_in_here(&window, MINUTE_TAKER).await;
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.click(press("Issue the agenda")).await;
    window.click(press("Start the meeting")).await;
    let dialog = || group("Another day than planned");
    window.see(press("Hold it today").within(dialog())).await;
    window.screen("87-another-day").await;
    window.click(press("Not today").within(dialog())).await;
    window.see_no(dialog()).await;
    window.click(press("Start the meeting")).await;
    window.click(press("Hold it today").within(dialog())).await;
    window.see(group("Quorum")).await;
    window.see_text("It is held today").await;
    window.screen("88-held-today").await;
    window.close().await;
    let held = county::live(&county.seat(Role::MinuteTaker), meeting, now()).line.meeting.details.date;
    assert_eq!(held, today(), "its date moved");
}

fn plan_for(county: &County, days: u64) -> MeetingId {
    let profile = county::profile("clam");
    let meeting = PlannedMeeting {
        date: today() + Days::new(days),
        starts: profile.schedule.starts,
        ends: profile.schedule.ends,
        venue: profile.schedule.venues[0].id.clone(),
        theme: None,
    };
    let plan = Act::PlanSeries { panel: PanelId("clam".into()), meetings: vec![meeting] };
    MeetingId(county::id(&county.seat(Role::Administrator).act(plan, now()).expect("a meeting is planned")))
}

/// Nothing lies over that part, and it begins in view.
async fn in_view(window: &Window, part: &str) {
    assert!(is_in_view(window, part).await, "{part} is not in view");
}

async fn is_in_view(window: &Window, part: &str) -> bool {
    let seen = format!(
        "const part = document.querySelector(\"{part}\")
         const {{ left, top, width, height }} = part.getBoundingClientRect()
         const at = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12))
         return top >= 0 && at !== null && part.contains(at)"
    );
    window.ask_page(&seen).await == json!(true)
}

/// All of that part is in view.
async fn whole(window: &Window, part: &str) {
    let seen = format!(
        "const part = document.querySelector(\"{part}\")
         const {{ left, top, bottom }} = part.getBoundingClientRect()
         const at = (y) => part.contains(document.elementFromPoint(left + 3, y))
         return {{ whole: at(top + 3) && at(bottom - 3), top, bottom, all: innerHeight }}"
    );
    let seen = window.ask_page(&seen).await;
    assert_eq!(seen["whole"], json!(true), "{part} does not open whole: {seen}");
}

const DISCUSSION: &str = "return document.getElementById('section-discussion').value";
