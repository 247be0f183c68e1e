//! A crash while somebody types: the program is killed in mid-word, twenty times, and nothing older than half a second
//! may be missing when it opens again.

use std::time::Duration;

use chrono::Utc;
use quorate::desk::act::{Act, PlannedMeeting};
use quorate_core::meeting::person::Role;
use quorate_core::meeting::{MeetingId, PanelId};

use crate::county::{self, County};
use crate::crash::CutShort;
use crate::harness::*;
use crate::seat::sit_down;

const TIMES: u32 = 20;
const WORDS: &str = "The school reports that she comes in every day and has made two friends since the move ";

#[tokio::test]
async fn typing_outlives_a_crash() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let mut kept = String::new();
    let mut caught = 0;
    for crash in 0..TIMES {
        let window = sit_down_and_write(&county, &home).await;
        let found = discussion(&window).await;
        assert!(found.starts_with(&kept), "before crash {crash} typing was lost: {found:?} lacks {kept:?}");
        window.click(field("Discussion")).await;
        window.keys(TO_THE_END).await;
        let cut_short = CutShort::after(Duration::from_millis(300 + 97 * u64::from(crash)), WORDS, window).await;
        kept = found + &cut_short.kept();
        caught += usize::from(cut_short.in_mid_typing());
    }
    let window = sit_down_and_write(&county, &home).await;
    let found = discussion(&window).await;
    assert!(found.starts_with(&kept), "the last crash lost typing: {found:?} lacks {kept:?}");
    assert_eq!(caught, TIMES as usize, "each crash came in mid-typing");
    window.close().await;
}

/// A meeting of today, in session, with one child being heard.
pub fn hold_a_meeting(county: &County) {
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

async fn sit_down_and_write(county: &County, home: &Home) -> Window {
    let window = sit_down(county, home).await;
    window.see(field("Discussion")).await;
    window
}

async fn discussion(window: &Window) -> String {
    let field = window.find(&field("Discussion")).await;
    field.prop("value").await.expect("a field has a value").unwrap_or_default()
}
