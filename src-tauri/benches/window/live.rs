//! The live screen as it is used: from a key to its letter on the screen and to its draft on the disk, from one child to
//! the next, and what memory it takes; on a book of ten years.

use std::path::Path;
use std::time::Duration;

use quorate_core::ids::{MeetingId, PanelId};
use quorate_service::act::{Act, PlannedMeeting};
use serde_json::Value;

use crate::county::{self as ten_years, Closed, County};
use crate::harness::*;
use crate::memory;
use crate::small as small_county;

/// Enough that one in a hundred is more than the two worst.
const KEYS: usize = 500;
const SWITCHES: usize = 300;
/// The first keys in any page warm its engine up, the empty one's as much as ours: they are typed and not counted.
const WARM_UP: usize = 10;
/// Between two keys, for somebody who types a hundred words a minute.
const PACE: Duration = Duration::from_millis(120);
const WORDS: &str = "The school reports that she comes in every day and has made two friends since the move ";

/// Notes for every key when the frame that shows its letter was drawn, and when the field said that it is kept.
const WATCH: &str = "
    const field = document.activeElement
    const notes = window.notes = { frames: [], kept: [], switches: [] }
    let pressed = 0
    let waiting = []
    addEventListener('keydown', (event) => {
      if (event.altKey) return
      pressed = event.timeStamp
      waiting.push(pressed)
    }, true)
    addEventListener('input', () => {
      const since = pressed
      requestAnimationFrame(() => {
        const after = new MessageChannel()
        after.port1.onmessage = () => notes.frames.push(performance.now() - since)
        after.port2.postMessage(null)
      })
    }, true)
    const stand = document.getElementById(`${field.id}-stand`)
    if (stand) new MutationObserver(() => {
      if (!stand.textContent.includes('Kept on this machine')) return
      waiting.forEach((since) => notes.kept.push(performance.now() - since))
      waiting = []
    }).observe(stand, { childList: true, characterData: true, subtree: true })";

/// Notes for every change of the child how long the page worked until the next child's name stood there, laid out.
const WATCH_SWITCHES: &str = "
    let began = 0
    addEventListener('keydown', (event) => { if (event.altKey) began = performance.now() }, true)
    new MutationObserver(() => {
      if (!began) return
      document.body.getBoundingClientRect()
      window.notes.switches.push(performance.now() - began)
      began = 0
    }).observe(document.querySelector('#child h1').parentElement, { childList: true, characterData: true, subtree: true })";

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

/// What was noted in one window, in milliseconds, sorted.
pub struct Notes {
    pub frames: Vec<f64>,
    pub kept: Vec<f64>,
    pub switches: Vec<f64>,
    /// Of the program and all that it started, in MB.
    pub memory: f64,
}

/// Signs in, goes to the meeting, types, and goes from child to child.
pub async fn measure(window: &Window) -> Notes {
    window.write(field("Passphrase"), ten_years::PASSPHRASE).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.click(press("Go on with the meeting")).await;
    window.see(field("Discussion")).await;
    window.click(field("Discussion")).await;
    type_watched(window).await;
    window.run(WATCH_SWITCHES).await;
    for switch in 0..SWITCHES {
        window.alt(if switch / 10 % 2 == 0 { DOWN } else { UP }).await;
    }
    let switched = async || list(&window.ask_page("return window.notes").await, "switches").len() >= SWITCHES;
    window.wait_for("every child to be shown", switched).await;
    notes(window).await
}

/// The same typing in a page that has one field and nothing else.
pub async fn measure_empty(window: &Window) -> Notes {
    window.run("document.body.innerHTML = '<textarea rows=20 cols=80></textarea>'; document.querySelector('textarea').focus()").await;
    type_watched(window).await;
    notes(window).await
}

async fn type_watched(window: &Window) {
    window.run(WATCH).await;
    for letter in WORDS.chars().cycle().take(WARM_UP + KEYS) {
        window.keys(&letter.to_string()).await;
        tokio::time::sleep(PACE).await;
    }
    let shown = async || list(&window.ask_page("return window.notes").await, "frames").len() >= WARM_UP + KEYS;
    window.wait_for("every letter to be shown", shown).await;
}

async fn notes(window: &Window) -> Notes {
    let notes = window.ask_page("return window.notes").await;
    Notes {
        frames: counted(&notes, "frames"),
        kept: counted(&notes, "kept"),
        switches: sorted(list(&notes, "switches")),
        memory: memory::of_all(window.program().as_raw_nonzero().get() as u32),
    }
}

/// As they were noted.
fn list(notes: &Value, name: &str) -> Vec<f64> {
    notes[name].as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// Without those that warm up, sorted.
fn counted(notes: &Value, name: &str) -> Vec<f64> {
    let list = list(notes, name);
    sorted(list.get(WARM_UP.min(list.len())..).unwrap_or_default().to_vec())
}

fn sorted(mut list: Vec<f64>) -> Vec<f64> {
    list.sort_unstable_by(f64::total_cmp);
    list
}

/// The value that so many hundredths of a sorted list stay below.
pub fn percentile(sorted: &[f64], hundredths: usize) -> f64 {
    sorted.get((sorted.len() * hundredths / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}
