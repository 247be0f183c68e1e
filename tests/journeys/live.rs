//! The live screen as it is looked at and used: palette and keys, the chair's view, dark and high contrast, twice the
//! size, a larger display, and a walk through every control by Tab alone.

use chrono::Utc;
use quorate::desk::act::{Act, PlannedMeeting};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::{MeetingId, PanelId};
use serde_json::json;

use crate::county::{self, County};
use crate::harness::*;

const ALT: char = '\u{E00A}';
const CONTROL: char = '\u{E009}';
const LET_GO: char = '\u{E000}';
const ESCAPE: &str = "\u{E00C}";

/// What the keyboard does, and every state as a picture that axe-core agrees to.
#[tokio::test]
async fn the_screen_from_the_keyboard() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down(&county, &home).await;
    window.screen("60-the-meeting").await;

    window.click(field("Discussion")).await;
    alt(&window, 'n').await;
    window.see(field("A few letters of the name or the role")).await;
    window.screen("61-who-speaks").await;
    window.keys(&format!("Imogen Teasel{ENTER}")).await;
    window.wait_for("the speaker to be named", async || focused(&window).await.ends_with("Imogen Teasel: ")).await;
    window.keys("he sleeps through now.").await;
    alt(&window, 'o').await;
    window
        .wait_for("the line to be marked", async || {
            focused(&window).await == "Opinion: Imogen Teasel: he sleeps through now."
        })
        .await;

    alt(&window, DOWN).await;
    window.see(heading("Marigold Teasel").first()).await;
    alt(&window, UP).await;
    window.see(heading("Saffron Teasel").first()).await;
    window
        .wait_for("the typing to go on where it was", async || {
            focused(&window).await.ends_with("he sleeps through now.")
        })
        .await;

    window.keys(&format!("{CONTROL}k{LET_GO}")).await;
    window.see(field("A few letters of what you want to do, …")).await;
    window.screen("62-the-palette").await;
    window.keys(&format!("lucja{ENTER}")).await;
    window.see(heading("Łucja Żurawinek").first()).await;
    window.keys(&format!("{CONTROL}k{LET_GO}")).await;
    window.keys(&format!("sheet of keys{ENTER}")).await;
    window.see(heading("Keys")).await;
    window.screen("63-the-sheet-of-keys").await;
    window.keys(ESCAPE).await;
    window.close().await;
}

/// The chair's view shows the child who is heard, and no other.
#[tokio::test]
async fn the_chairs_view() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down(&county, &home).await;
    window.click(press("Section 20 agreed")).await;
    window.see(field("Section 20 agreed, in detail")).await;
    on_the_projector(&window).await;
    let view = || group("Chair’s view");
    window.see(heading("Saffron Teasel").within(view())).await;
    window.screen("64-the-chair-s-view").await;
    let shown = window.find(&view()).await.text().await.expect("it says something");
    for kept_back in ["Marigold", "Żurawinek", "4410023"] {
        assert!(!shown.contains(kept_back), "the projector shows {kept_back:?}: {shown}");
    }
    window.keys(ESCAPE).await;

    alt(&window, DOWN).await;
    alt(&window, DOWN).await;
    window.see(heading("Łucja Żurawinek").first()).await;
    on_the_projector(&window).await;
    window.see_text("Between children").await;
    let shown = window.find(&view()).await.text().await.expect("it says something");
    assert!(!shown.contains("Łucja"), "a child who is not being heard is on the projector: {shown}");
    window.screen("65-between-children").await;
    window.close().await;
}

/// In a window of its own the chair's view hears what to show, is blank between children, and may ask for nothing.
#[tokio::test]
async fn the_chairs_view_in_a_window_of_its_own() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down(&county, &home).await;
    alt(&window, 'v').await;
    window.see(press("On the projector: Saffron Teasel")).await;
    alt(&window, 'b').await;
    window.see(press("Projector blank")).await;
    alt(&window, 'b').await;
    window.see(press("On the projector: Saffron Teasel")).await;
    alt(&window, DOWN).await;
    alt(&window, DOWN).await;
    window.see(press("Projector blank")).await;

    let rights: serde_json::Value =
        serde_json::from_str(include_str!("../../src-tauri/capabilities/chair.json")).expect("it is JSON");
    let events = ["core:event:allow-listen", "core:event:allow-unlisten", "core:event:allow-emit-to"];
    assert_eq!(rights["permissions"], json!(events), "the window on the projector hears, and no more");
    window.close().await;
}

/// The chair agrees aloud, it is taken back and done again, and what is missing leads to its place.
#[tokio::test]
async fn agreed_undone_and_finished() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down(&county, &home).await;
    window.click(press("Section 20 agreed")).await;
    window.click(field("Section 20 agreed, in detail")).await;
    window.keys("until the review").await;
    alt(&window, 'g').await;
    window.see(press("✓ Agreed by chair …")).await;
    window.screen("71-agreed-by-the-chair").await;
    alt(&window, 'z').await;
    window.see(press("Chair agrees: Section 20 agreed")).await;
    alt(&window, 'y').await;
    window.see(press("✓ Agreed by chair …")).await;

    window.click(field("Discussion")).await;
    window.keys("The plan holds.").await;
    window.click(field("Rationale")).await;
    window.click(field("Discussion")).await;
    alt(&window, 'h').await;
    window.see_text("as it stands").await;
    window.screen("72-history-of-a-field").await;
    window.keys(ESCAPE).await;
    alt(&window, 'm').await;
    window.see(heading("What stands before the signature")).await;
    window.screen("73-before-the-signature").await;
    window.click(press("The decision has no rationale.").first()).await;
    let at = "return document.activeElement.id";
    window.wait_for("the place to have the focus", async || window.ask_page(at).await == json!("rationale")).await;

    window.click(press("Arrive: Worker sw")).await;
    window.see(press("Leave: Worker sw")).await;
    alt(&window, 'u').await;
    window.keys(&format!("worker{ENTER}")).await;
    window.see(heading("Worker sw leaves the room")).await;
    window.screen("74-leaves-the-room").await;
    window.click(press("Leaves the room")).await;
    window.see(press("Back: Worker sw")).await;
    window.close().await;
}

/// Every control is reached by Tab, in the order in which it stands, and shows that it has the focus.
#[tokio::test]
async fn a_walk_by_tab() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down(&county, &home).await;
    window.click(press("New action")).await;
    window.see(group("New action")).await;
    window.run("document.querySelector('.govuk-skip-link').focus()").await;
    let all = window.ask_page(STOPS).await.as_u64().expect("a number of stops");
    assert!(all > 60, "the screen has its controls: {all}");
    for step in 1..all {
        window.keys(TAB).await;
        let seen = window.ask_page(STOP).await;
        assert_eq!(seen["at"], json!(step), "Tab leaves the order of the page at {}", seen["what"]);
        assert_eq!(seen["shown"], json!(true), "the focus cannot be seen on {}", seen["what"]);
    }
    window.close().await;
}

#[tokio::test]
async fn dark_large_and_larger() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::lit("Adwaita:dark");
    let window = sit_down(&county, &home).await;
    assert_eq!(window.ask_page("return matchMedia('(prefers-color-scheme: dark)').matches").await, json!(true));
    window.screen("66-dark").await;
    window.size(1920, 1080).await;
    window.screen("67-dark-1920").await;
    window.size(1366, 768).await;
    for _ in 0..5 {
        window.keys(&format!("{CONTROL}={LET_GO}")).await;
    }
    window.wait_for("twice the size", async || window.ask_page("return innerWidth < 700").await == json!(true)).await;
    window.screen("68-dark-twice-the-size").await;
    let sideways = "return document.documentElement.scrollWidth > innerWidth || document.querySelector('main').scrollWidth > innerWidth";
    assert_eq!(window.ask_page(sideways).await, json!(false), "nothing scrolls sideways at 200 %");
    window.close().await;
}

#[tokio::test]
async fn high_contrast_light_and_larger() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::lit("HighContrast");
    let window = sit_down(&county, &home).await;
    window.screen("69-high-contrast").await;
    window.size(1920, 1080).await;
    window.screen("70-high-contrast-1920").await;
    window.close().await;
}

/// The controls that Tab stops at, in the order of the page; each radio group stops once.
const STOPS: &str = "
    const ways = 'a[href], button, input, select, textarea, summary, [tabindex]'
    window.stops = [...document.querySelectorAll(ways)].filter((one) =>
      one.tabIndex >= 0 && !one.disabled && !one.closest('dialog') && one.checkVisibility({ visibilityProperty: true }))
    return stops.length";

/// Where the focus is in that order, and whether the eye can tell.
const STOP: &str = "
    const one = document.activeElement
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return {
      at: stops.indexOf(one),
      what: one.outerHTML.slice(0, 160),
      shown: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    }";

/// What is typed in the field that has the focus.
async fn focused(window: &Window) -> String {
    window.ask_page("return document.activeElement.value ?? ''").await.as_str().unwrap_or_default().to_owned()
}

async fn alt(window: &Window, key: char) {
    window.keys(&format!("{ALT}{key}{LET_GO}")).await;
}

async fn on_the_projector(window: &Window) {
    window.keys(&format!("{CONTROL}k{LET_GO}")).await;
    window.see(field("A few letters of what you want to do, …")).await;
    window.keys(&format!("view, on this screen{ENTER}")).await;
    window.see(group("Chair’s view")).await;
}

/// A meeting of today in session: two siblings are being heard, another child waits.
fn hold_a_meeting(county: &County) {
    let now = Utc::now();
    let mut desk = county.seat(Role::Administrator);
    let profile = county::profile("clam");
    let meeting = PlannedMeeting {
        date: now.date_naive(),
        starts: profile.schedule.starts,
        ends: profile.schedule.ends,
        venue: profile.schedule.venues[0].id.clone(),
        theme: None,
    };
    let plan = Act::PlanSeries { panel: PanelId("clam".into()), meetings: vec![meeting] };
    let meeting = MeetingId(county::id(&desk.act(plan, now).expect("a meeting is planned")));
    let sister =
        county::add_child(&mut desk, county::child("Saffron", "Teasel", Some("2015-03-09"), "4410023"), None, now);
    let brother = county::add_child(
        &mut desk,
        county::child("Marigold", "Teasel", Some("2018-07-21"), "4410024"),
        Some(sister),
        now,
    );
    let other =
        county::add_child(&mut desk, county::child("Łucja", "Żurawinek", Some("2013-01-30"), "4410099"), None, now);
    for children in [vec![sister, brother], vec![other]] {
        let request = county::take(&mut desk, county::request("clam", "return-home-review", children, now), now);
        county::place(&mut desk, meeting, request, now).expect("a slot is free");
    }
    drop(desk);

    let mut desk = county.seat(Role::MinuteTaker);
    let based_on = county::live(&desk, meeting, now).line.meeting.revision;
    desk.act(Act::StartMeeting { meeting, based_on }, now).expect("the meeting starts");
    let item = county::live(&desk, meeting, now).items[0].item.clone();
    desk.act(Act::StartItem { item: item.id, based_on: item.revision }, now).expect("the item starts");
}

/// The minute taker signs in and goes to the running meeting.
async fn sit_down(county: &County, home: &Home) -> Window {
    let window = Window::open_on(home, &county.folder).await;
    window.click(press("Elmshire …")).await;
    window.choose(list("Your name"), "Marek Dąbrowski").await;
    window.write(field("Passphrase"), county::PASSPHRASE).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel")).await;
    window.click(press("Go on with the meeting")).await;
    window.see(field("Discussion")).await;
    window
}
