//! Another job that keeps one core busy: a council's laptop is never idle.

use std::process::Command;

use crate::harness::machine::Process;

/// The argument that makes this program that job.
pub const BUSY: &str = "--busy-core";
/// The core that it keeps.
const CORE: &str = "0";

/// It goes on until its value is dropped.
pub struct BusyCore {
    _job: Process,
}

impl BusyCore {
    /// Starts it, on one core where the machine has `taskset`, and says so.
    pub fn start() -> Self {
        let program = std::env::current_exe().expect("a program knows where it is");
        let pinned = Command::new("taskset").arg("--version").output().is_ok_and(|said| said.status.success());
        let mut command = match pinned {
            true => Command::new("taskset"),
            false => Command::new(&program),
        };
        if pinned {
            command.args(["--cpu-list", CORE]).arg(&program);
        }
        let job = Process::start(command.arg(BUSY));
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let where_it_is = if pinned { format!("core {CORE}") } else { "one core, whichever it is on".to_owned() };
        println!("another job keeps {where_it_is} of {cores} busy meanwhile: process {}, which counts", job.id());
        Self { _job: job }
    }
}

/// Counts, for as long as it lives.
pub fn count() -> ! {
    let mut counted = 0_u64;
    loop {
        counted = std::hint::black_box(counted.wrapping_add(1));
    }
}

/// What else the machine does: how many processes wanted a core in the last minute, on average.
pub fn load() -> String {
    let loads = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    loads.split_whitespace().next().unwrap_or("unknown").to_owned()
}
