//! What the window costs, each against an empty window of the same kind in the same run: how long until it is ready, how
//! long from a key to its letter, and how much memory.

mod busy;
#[path = "../../service/benches/book/county.rs"]
#[allow(dead_code, reason = "two measurements use a part each")]
mod county;
mod live;
mod memory;
#[path = "../../../tests/county/mod.rs"]
mod small;
mod watch;

#[path = "../../../tests/journeys/harness/mod.rs"]
#[allow(dead_code, unused_imports, reason = "a journey uses all of it, a measurement a part")]
mod harness;

use std::time::{Duration, Instant};

use harness::Home;
use harness::window::{Seat, Window};
use live::Book;
use watch::{Notes, STEPS, percentile};

use busy::BusyCore;

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
    if std::env::args().any(|argument| argument == busy::BUSY) {
        busy::count();
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
        let (ours, theirs) = used(&empty).await;
        tell(&ours, &theirs);
    });
}

/// The live screen on a book of ten years and the empty window, while another job keeps a core busy.
async fn used(empty: &str) -> (Notes, Notes) {
    let book = Book::of_ten_years();
    let (home, empty_home) = (Home::new(), Home::new());
    let theirs = Seat::at(&empty_home).open(empty, &[EMPTY]).await;
    let ours = Window::open_on(&home, book.folder()).await;
    let busy = BusyCore::start();
    live::begin_empty(&theirs).await;
    live::begin(&ours).await;
    live::type_in_turn(&[&theirs, &ours]).await;
    live::switch(&ours).await;
    println!("load of the machine by then: {}", busy::load());
    drop(busy);
    let notes = (live::notes(&ours).await, live::notes(&theirs).await);
    ours.close().await;
    theirs.close().await;
    notes
}

fn tell(ours: &Notes, theirs: &Notes) {
    println!("{:44} {:>10} {:>10} {:>7}", "in the window, on a book of ten years", "ours", "empty", "ratio");
    let row = |what: &str, ours: f64, theirs: f64, unit: &str| {
        println!("{what:44} {ours:>7.1} {unit} {theirs:>7.1} {unit} {:>7.2}", ours / theirs);
    };
    for hundredths in [50, 99] {
        let (ours, theirs) = (percentile(&ours.frames, hundredths), percentile(&theirs.frames, hundredths));
        row(&format!("key to its letter on the screen, p{hundredths}"), ours, theirs, "ms");
    }
    row("memory of all its processes, PSS", ours.memory, theirs.memory, "MB");
    for (what, list) in
        [("key to its draft on the disk", &ours.kept), ("own work to show another child", &ours.switches)]
    {
        let [middle, most] = [50, 99].map(|hundredths| percentile(list, hundredths));
        println!("{what:44} p50 {middle:.1} ms, p99 {most:.1} ms ({} times)", list.len());
    }
    tell_what_is_done(ours, theirs);
}

/// Between a key and its letter, step by step; then each call to the machine, when it was made and how long it took.
fn tell_what_is_done(ours: &Notes, theirs: &Notes) {
    println!("{:44} {:>17} {:>17}", "between a key and its letter, p50 / p99", "ours", "empty");
    for (step, what) in STEPS.iter().enumerate() {
        let told = |notes: &Notes| {
            let [middle, most] = [50, 99].map(|hundredths| percentile(&notes.steps[step], hundredths));
            format!("{middle:.1} / {most:.1} ms")
        };
        println!("  {what:42} {:>17} {:>17}", told(ours), told(theirs));
    }
    println!("calls to the machine while {} keys were typed and the children gone through", ours.frames.len());
    for call in &ours.calls {
        let [since, took] = [&call.since, &call.took].map(|list| [50, 99].map(|n| percentile(list, n)));
        println!(
            "  {:42} {} times, {:.0} ms after the key (p50), answered in {:.1} / {:.1} ms",
            call.name, call.times, since[0], took[0], took[1]
        );
    }
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
