//! Ctrl C in the middle of a journey: no window, display or driver stays behind, nor a file.

use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::harness::*;

/// Marks every process of a run that is to be interrupted.
const STAYS: &str = "QUORATE_TEST_STAYS";
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn an_interrupted_journey_leaves_nothing_behind() {
    if std::env::var_os(STAYS).is_some() {
        let home = Home::new();
        let _window = Window::open(&home).await;
        return std::future::pending().await;
    }
    let contain = concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/contain");
    for signal in [Signal::INT, Signal::TERM] {
        let mut run = Run::start(Command::new(contain).arg(this_program()));
        assert_eq!(run.interrupt(signal).code(), Some(128 + signal.as_raw()), "it says what ended it");
        assert_eq!(run.programs(), Vec::<String>::new(), "nothing runs on after {signal:?}");
        assert_eq!(run.files(), 0, "no file is left after {signal:?}");
    }
    // Run without that helper and killed outright, it can at least not keep a display or a window.
    let mut run = Run::start(&mut Command::new(this_program()));
    assert_eq!(run.interrupt(Signal::KILL).signal(), Some(Signal::KILL.as_raw()));
    wait_until("everything that it started to end", || run.programs().is_empty());
}

fn this_program() -> PathBuf {
    std::env::current_exe().expect("a program knows where it is")
}

/// This test in a process and a folder of its own. Whatever it starts bears the folder's name as a mark.
struct Run {
    process: Child,
    folder: tempfile::TempDir,
}

impl Run {
    /// Returns once its window shows a page.
    fn start(command: &mut Command) -> Self {
        let folder = tempfile::tempdir().expect("a folder is made");
        let process = command
            .args(["interrupted::an_interrupted_journey_leaves_nothing_behind", "--exact"])
            .env(STAYS, folder.path())
            .env("TMPDIR", folder.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("the journey starts");
        let run = Self { process, folder };
        for part in ["Xvfb", "WebKitWebDriver", "quorate", "WebKitWebProcess"] {
            wait_until(part, || run.programs().iter().any(|name| name.ends_with(part)));
        }
        run
    }

    fn interrupt(&mut self, signal: Signal) -> ExitStatus {
        let id = Pid::from_raw(self.process.id() as i32).expect("an id is not zero");
        kill_process(id, signal).expect("the journey was running");
        self.process.wait().expect("it ends")
    }

    /// All of it that runs.
    fn programs(&self) -> Vec<String> {
        let mark = format!("{STAYS}={}", self.folder.path().display());
        let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let of_this = processes.filter_map(|process| {
            let environment = std::fs::read(process.path().join("environ")).ok()?;
            environment.split(|byte| *byte == 0).find(|variable| *variable == mark.as_bytes())?;
            Some(std::fs::read_link(process.path().join("exe")).ok()?.to_string_lossy().into_owned())
        });
        of_this.collect()
    }

    fn files(&self) -> usize {
        std::fs::read_dir(self.folder.path()).expect("the folder is there").count()
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn wait_until(what: &str, there: impl Fn() -> bool) {
    let patience = Instant::now() + PATIENCE;
    while !there() {
        assert!(Instant::now() < patience, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
