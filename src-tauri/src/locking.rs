//! When the window locks by itself: after a time without a key or the mouse, before the machine sleeps, with the session.

use std::thread;
use std::time::Duration;

use chrono::TimeDelta;
use tauri::{AppHandle, Emitter, Listener, Manager};

use crate::pages::{self, MAIN};
use crate::window_state::Front;
use crate::{machine, memory};

/// Either window says so at a key or the mouse, every few seconds at most.
const STIRRED: &str = "stirred";
/// Asks the minute taker's window to put what is typed on the disk, tell its place, and lock.
const LOCK: &str = "lock";
/// How long it has for that: a page that hangs is locked without.
const PATIENCE: Duration = Duration::from_millis(1500);
const GLANCE: Duration = Duration::from_millis(10);
/// No setting is shorter: until then there is nothing to look up.
const SHORTEST: TimeDelta = TimeDelta::minutes(1);

/// Watches from now on.
pub fn watch(app: &AppHandle) {
    let front = app.state::<Front>().inner().clone();
    app.listen_any(STIRRED, move |_| front.stir(machine::now()));
    let watched = app.clone();
    thread::spawn(move || {
        loop {
            thread::sleep(Duration::from_secs(1));
            if is_due(&watched) {
                lock(&watched);
            }
        }
    });
    #[cfg(target_os = "linux")]
    crate::logind::watch(app.clone(), lock);
    // Windows tells of sleep and of a locked session by window messages (WM_POWERBROADCAST, WM_WTSSESSION_CHANGE), to
    // which this program does not listen yet: there, the time asleep counts as idle, and waking locks.
}

fn is_due(app: &AppHandle) -> bool {
    let (front, now) = (app.state::<Front>(), machine::now());
    let idle = front.idle(now);
    let soonest = in_a_test().unwrap_or(SHORTEST);
    idle >= soonest && front.is_taken() && idle >= in_a_test().unwrap_or_else(|| front.limit(now))
}

/// Locks the window, whatever it is doing. Waits until it is: not for the window's own thread.
pub fn lock(app: &AppHandle) {
    let front = app.state::<Front>().inner().clone();
    if !front.is_taken() {
        return;
    }
    let _ = app.emit_to(MAIN, LOCK, ());
    for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
        thread::sleep(GLANCE);
        if !front.is_taken() {
            return;
        }
    }
    if memory::wiping_its_stack(|| front.lock_up(None)) {
        pages::renew(app);
    }
}

/// A journey does not wait for minutes.
fn in_a_test() -> Option<TimeDelta> {
    let file = std::env::var_os("QUORATE_IDLE_FILE").filter(|_| cfg!(feature = "webdriver"))?;
    std::fs::read_to_string(file).ok()?.parse().ok().map(TimeDelta::seconds)
}
