//! Processes and folders of a journey's own: nothing is shared with another journey or with the person running it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use super::day;
use rustix::process::{Pid, Signal, kill_process_group, set_parent_process_death_signal};

/// A process that dies with its value, or with the test itself, and everything it started with it: an orphan would keep the
/// test's pipes open.
pub struct Process(Child);

impl Process {
    /// Starts `command` at the head of a process group of its own.
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        // SAFETY: all that is done between fork and exec is one system call. The thread that starts it is the test's own,
        // which outlives it.
        unsafe { command.pre_exec(|| Ok(set_parent_process_death_signal(Some(Signal::KILL))?)) };
        Self(command.process_group(0).spawn().unwrap_or_else(|why| panic!("{name} does not start: {why}")))
    }

    /// Its standard output, where it was started with a pipe for it.
    pub fn output(&mut self) -> ChildStdout {
        self.0.stdout.take().expect("standard output was asked for")
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Ends the group with SIGKILL, as a power cut would.
    pub fn kill(&mut self) {
        if let Some(group) = Pid::from_raw(self.id() as i32) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A virtual screen; windows on it begin at the size of a council laptop's.
pub struct Display {
    _server: Process,
    pub name: String,
}

impl Display {
    pub fn open() -> Self {
        let mut server = Process::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let mut number = String::new();
        BufReader::new(server.output()).read_line(&mut number).expect("Xvfb names its display");
        assert!(!number.trim().is_empty(), "Xvfb ended before it had a display");
        Self { _server: server, name: format!(":{}", number.trim()) }
    }
}

/// The driver of one window, listening on a free port.
pub struct Driver {
    pub process: Process,
    pub url: String,
}

impl Driver {
    pub fn start(display: &Display, home: &Home) -> Self {
        let port = free_port();
        let log = File::options().create(true).append(true).open(home.log()).expect("the log of the window opens");
        let mut command = Command::new("WebKitWebDriver");
        command
            .args([format!("--port={port}"), "--host=127.0.0.1".into()])
            .env("DISPLAY", &display.name)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(log.try_clone().expect("the log is shared"))
            .stderr(log);
        home.lend_to(&mut command);
        let process = Process::start(&mut command);
        let patience = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < patience, "WebKitWebDriver does not answer on port {port}");
            std::thread::sleep(Duration::from_millis(10));
        }
        Self { process, url: format!("http://127.0.0.1:{port}") }
    }

    /// The id of the program that the driver started, which is the one that shows the window.
    pub fn program(&self) -> Option<u32> {
        parents().find_map(|(id, parent)| (parent == self.process.id()).then_some(id))
    }
}

/// Every process there is, with the one that started it.
pub fn parents() -> impl Iterator<Item = (u32, u32)> {
    std::fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| {
        let id: u32 = entry.file_name().to_str()?.parse().ok()?;
        let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
        // "id (name) state parent …", and a name may hold anything but a last bracket.
        let parent: u32 = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        Some((id, parent))
    })
}

/// Where the machine believes to be. Quorate's days are London's, wherever that is.
fn zone() -> String {
    std::env::var("QUORATE_TEST_ZONE").unwrap_or_else(|_| "Europe/London".into())
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).and_then(|socket| socket.local_addr()).expect("a port is free").port()
}

/// A person's home folder, temporary folder and settings, gone at the end. It outlives the windows opened on it.
pub struct Home {
    folder: tempfile::TempDir,
    /// The look that the system gives its windows, where it is not the usual one.
    theme: Option<&'static str>,
    /// What else is set in the environment of whoever lives here.
    also: Vec<(&'static str, String)>,
}

impl Home {
    pub fn new() -> Self {
        Self::looking(None)
    }

    /// The home of somebody whose windows are dark, or of high contrast, as GTK names its themes.
    pub fn lit(theme: &'static str) -> Self {
        Self::looking(Some(theme))
    }

    fn looking(theme: Option<&'static str>) -> Self {
        let folder = tempfile::Builder::new().prefix("quorate-journey-").tempdir().expect("a folder is made");
        let home = Self { folder, theme, also: Vec::new() };
        for folder in ["config", "data", "cache", "state", "tmp"] {
            std::fs::create_dir(home.path().join(folder)).expect("a folder is made");
        }
        home
    }

    /// Sets a variable for the windows that are opened from now on.
    pub fn set(&mut self, name: &'static str, value: &str) {
        self.also.push((name, value.to_owned()));
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What the window and its driver wrote to their standard streams.
    pub fn log(&self) -> PathBuf {
        self.path().join("window.log")
    }

    /// Makes `command` see this home and no other, and the journeys' day.
    pub fn lend_to(&self, command: &mut Command) {
        command
            .env("HOME", self.path())
            .env("XDG_CONFIG_HOME", self.path().join("config"))
            .env("XDG_DATA_HOME", self.path().join("data"))
            .env("XDG_CACHE_HOME", self.path().join("cache"))
            .env("XDG_STATE_HOME", self.path().join("state"))
            .env("TMPDIR", self.path().join("tmp"))
            .env("LANG", "C.UTF-8")
            .env("TZ", zone())
            .env(day::NOW, day::now().to_rfc3339())
            .envs(self.also.iter().map(|(name, value)| (name, value)))
            // A web engine bears no clock that is not its own: program and window go by what they are told.
            .env_remove("LD_PRELOAD");
        if let Some(theme) = self.theme {
            command.env("GTK_THEME", theme);
        }
    }
}
