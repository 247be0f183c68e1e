//! How long the window takes to be ready, against an empty window of the same kind in the same run.

#[path = "../../../tests/journeys/harness/mod.rs"]
#[allow(dead_code, unused_imports, reason = "a journey uses all of it, a measurement a part")]
mod harness;

use std::time::{Duration, Instant};

use harness::Home;
use harness::window::Seat;

/// The argument that makes this program the empty window.
const EMPTY: &str = "--empty-window";
const TIMES: usize = 7;

fn main() {
    if std::env::args().any(|argument| argument == EMPTY) {
        tauri::Builder::default()
            .run(tauri::generate_context!("src-tauri/benches/window/tauri.conf.json"))
            .expect("the empty window opens");
        return;
    }
    let empty = std::env::current_exe().expect("a program knows where it is");
    let empty = empty.to_string_lossy();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(async {
        // In turn, so that what else the machine does falls on both alike.
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            ours.push(ready(env!("CARGO_BIN_EXE_quorate"), &[]).await);
            theirs.push(ready(&empty, &[EMPTY]).await);
        }
        let (ours, theirs) = (middle(ours), middle(theirs));
        println!(
            "window ready against an empty window: {:.2} times ({} ms against {} ms, the middle of {TIMES})",
            ours.as_secs_f64() / theirs.as_secs_f64(),
            ours.as_millis(),
            theirs.as_millis()
        );
    });
}

/// From the start of the program until its first heading can be found.
async fn ready(program: &str, arguments: &[&str]) -> Duration {
    let home = Home::new();
    let seat = Seat::at(&home);
    let start = Instant::now();
    let window = seat.open(program, arguments).await;
    let took = start.elapsed();
    window.close().await;
    took
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
