//! The live screen as it is used: from a key to its letter on the screen and to its draft on the disk, from one child to
//! the next, and what memory it takes; on a book of ten years.

use std::path::Path;
use std::time::Duration;

use quorate_core::ids::{MeetingId, PanelId};
use quorate_service::act::{Act, PlannedMeeting};

use crate::county::{self as ten_years, Closed, County};
use crate::harness::*;
use crate::memory;
use crate::small as small_county;
use crate::watch::{Notes, WARM_UP, WATCH, WATCH_SWITCHES, noted};

/// Enough that one in a hundred is more than the two worst.
const KEYS: usize = 500;
const SWITCHES: usize = 300;
/// So many keys in one window, then in the other.
const STRETCH: usize = 51;
/// Between two keys, for somebody who types a hundred words a minute.
const PACE: Duration = Duration::from_millis(120);
const WORDS: &str = "The school reports that she comes in every day and has made two friends since the move ";

/// A book with ten years of panels behind it, and a meeting of today that is in session.
pub struct Book {
    closed: Closed,
}

impl Book {
    pub fn of_ten_years() -> Self {
        let mut county = County::new();
        county.hold_ten_years();
        let closed = county.close();
        let mut service = closed.sign_in(ten_years::PASSPHRASE);
        let now = now();
        let profile = small_county::profile("clam");
        let toml = include_str!("../../../assets/panels/clam.toml").into();
        service.act(Act::AdoptPanel { toml }, now).expect("a bundled panel is in order");
        let planned = PlannedMeeting {
            date: today(),
            starts: profile.schedule.starts,
            ends: profile.schedule.ends,
            venue: profile.schedule.venues[0].id.clone(),
            theme: None,
        };
        let plan = Act::PlanSeries { panel: PanelId("clam".into()), meetings: vec![planned] };
        let meeting = MeetingId(small_county::id(&service.act(plan, now).expect("a meeting is planned")));
        for place in 0..12 {
            let child =
                small_county::child("Saffron", &format!("Yarrow {place}"), Some("2015-03-09"), &format!("55{place}"));
            let child = small_county::add_child(&mut service, child, None, now);
            let request = small_county::request("clam", "return-home-review", vec![child], now);
            let request = small_county::take(&mut service, request, now);
            small_county::place(&mut service, meeting, request, now).expect("a slot is free");
        }
        let based_on = small_county::live(&service, meeting, now).line.meeting.revision;
        service.act(Act::StartMeeting { meeting, based_on }, now).expect("the meeting starts");
        drop(service);
        Self { closed }
    }

    pub fn folder(&self) -> &Path {
        &self.closed.folder
    }
}

/// Signs in and goes to the meeting, with the cursor in the discussion.
pub async fn begin(window: &Window) {
    window.write(field("Passphrase"), ten_years::PASSPHRASE).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.click(press("Go on with the meeting")).await;
    window.see(field("Discussion")).await;
    window.click(field("Discussion")).await;
    window.run(WATCH).await;
}

/// A page that has one field and nothing else.
pub async fn begin_empty(window: &Window) {
    window.run("document.body.innerHTML = '<textarea rows=20 cols=80></textarea>'; document.querySelector('textarea').focus()").await;
    window.run(WATCH).await;
}

/// Types the same in each window, a few words in one and a few in the other, so that what else the machine does falls on
/// both alike.
pub async fn type_in_turn(windows: &[&Window]) {
    let letters: Vec<char> = WORDS.chars().cycle().take(WARM_UP + KEYS).collect();
    for stretch in letters.chunks(STRETCH) {
        for window in windows {
            for letter in stretch {
                window.keys(&letter.to_string()).await;
                tokio::time::sleep(PACE).await;
            }
        }
    }
    for window in windows {
        let shown = async || noted(window, "frames").await >= WARM_UP + KEYS;
        window.wait_for("every letter to be shown", shown).await;
    }
}

/// Goes from child to child.
pub async fn switch(window: &Window) {
    window.run(WATCH_SWITCHES).await;
    for switch in 0..SWITCHES {
        window.alt(if switch / 10 % 2 == 0 { DOWN } else { UP }).await;
    }
    let switched = async || noted(window, "switches").await >= SWITCHES;
    window.wait_for("every child to be shown", switched).await;
}

/// What was noted in a window.
pub async fn notes(window: &Window) -> Notes {
    Notes::of(window, memory::of_all(window.program().as_raw_nonzero().get() as u32)).await
}
