//! A crash while somebody types: the program is killed in mid-word, twenty times, and nothing older than half a second
//! may be missing when it opens again.

#[path = "../county/mod.rs"]
mod county;

use std::time::{Duration, Instant};

use chrono::Utc;
use county::County;
use quorate::desk::act::{Act, PlannedMeeting};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::{MeetingId, PanelId};

use crate::harness::*;

const TIMES: u32 = 20;
const FORGIVEN: Duration = Duration::from_millis(500);
const WORDS: &str = "The school reports that she comes in every day and has made two friends since the move ";

#[tokio::test]
async fn typing_outlives_a_crash() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let mut kept = String::new();
    let mut caught = 0;
    for crash in 0..TIMES {
        let window = sit_down(&county, &home).await;
        let found = discussion(&window).await;
        assert!(found.starts_with(&kept), "before crash {crash} typing was lost: {found:?} lacks {kept:?}");
        let typed = type_for(&window, Duration::from_millis(300 + 97 * u64::from(crash))).await;
        let killed = Instant::now();
        window.kill().await;
        let old = typed.iter().take_while(|key| killed - key.sent > FORGIVEN);
        kept = found + &old.map(|key| key.letter).collect::<String>();
        caught += usize::from(typed.last().is_some_and(|key| killed - key.sent < FORGIVEN));
    }
    let window = sit_down(&county, &home).await;
    let found = discussion(&window).await;
    assert!(found.starts_with(&kept), "the last crash lost typing: {found:?} lacks {kept:?}");
    assert_eq!(caught, TIMES as usize, "each crash came in mid-typing");
    window.close().await;
}

/// A meeting of today, in session, with one child being heard.
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
    let planned = desk.act(plan, now).expect("a meeting is planned");
    let meeting = MeetingId(county::id(&planned));
    let child =
        county::add_child(&mut desk, county::child("Saffron", "Teasel", Some("2015-03-09"), "4410023"), None, now);
    let request = county::take(&mut desk, county::request("clam", "return-home-review", vec![child], now), now);
    county::place(&mut desk, meeting, request, now).expect("a slot is free");
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

async fn discussion(window: &Window) -> String {
    let field = window.find(&field("Discussion")).await;
    field.prop("value").await.expect("a field has a value").unwrap_or_default()
}

/// A key, and when the window had taken it.
struct Key {
    letter: char,
    sent: Instant,
}

/// Types without a pause until `span` is over.
async fn type_for(window: &Window, span: Duration) -> Vec<Key> {
    let field = window.find(&field("Discussion")).await;
    field.click().await.expect("the field takes the focus");
    window.keys(TO_THE_END).await;
    let start = Instant::now();
    let mut typed = Vec::new();
    for letter in WORDS.chars().cycle() {
        window.keys(&letter.to_string()).await;
        typed.push(Key { letter, sent: Instant::now() });
        if start.elapsed() > span {
            break;
        }
    }
    typed
}
