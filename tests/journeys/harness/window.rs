//! The real window of the real program, and its life: opened, looked at, closed or killed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process, kill_process_group, test_kill_process};
use serde_json::json;

use super::machine::{Display, Driver, Home};

/// Keeps what goes wrong in the page's own scripts.
const LISTEN: &str = "
    window.faults = []
    window.addEventListener('error', ({ error, message }) => faults.push(`${message} ${error?.stack ?? ''}`))
    window.addEventListener('unhandledrejection', ({ reason }) => faults.push(`${reason} ${reason?.stack ?? ''}`))";

/// A screen with nobody at it yet, and a driver waiting on it.
pub struct Seat<'a> {
    home: &'a Home,
    driver: Driver,
    display: Display,
}

impl<'a> Seat<'a> {
    pub fn at(home: &'a Home) -> Self {
        let display = Display::open();
        Self { home, driver: Driver::start(&display, home), display }
    }

    /// Opens `program` and returns once it shows a heading.
    pub async fn open(self, program: &str, arguments: &[&str]) -> Window {
        let options = json!({ "binary": program, "args": arguments });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities([("webkitgtk:browserOptions".to_string(), options)].into_iter().collect())
            .connect(&self.driver.url)
            .await
            .unwrap_or_else(|why| panic!("the window does not open: {why}\n{}", said(self.home)));
        let window = Window { client, driver: self.driver, display: self.display };
        let shown = "return document.readyState === 'complete' && document.querySelector('h1') !== null";
        let heading = async || window.client.execute(shown, Vec::new()).await.is_ok_and(|shown| shown == true);
        window.wait_for("the first heading", heading).await;
        window
    }
}

/// An open window. It ends with its value.
pub struct Window {
    pub(super) client: Client,
    driver: Driver,
    display: Display,
}

impl Window {
    /// Opens the program on `home`, as large as the screen.
    pub async fn open(home: &Home) -> Self {
        Self::open_with(home, &[]).await
    }

    /// Opens the program at the door of a book.
    pub async fn open_on(home: &Home, book: &Path) -> Self {
        Self::open_with(home, &["open", &book.to_string_lossy()]).await
    }

    async fn open_with(home: &Home, arguments: &[&str]) -> Self {
        let window = Seat::at(home).open(env!("CARGO_BIN_EXE_quorate"), arguments).await;
        window.size(1366, 768).await;
        window.run(LISTEN).await;
        window
    }

    pub async fn size(&self, width: u32, height: u32) {
        self.client.set_window_rect(0, 0, width, height).await.expect("the window takes a size");
    }

    /// Closes the window as a person would, and waits until the program has ended.
    pub async fn close(self) {
        let program = self.program();
        self.client.clone().close().await.expect("the window closes");
        wait_for_end(program).await;
    }

    /// Ends the program with SIGKILL at once: no handler runs, nothing is flushed.
    pub async fn kill(self) {
        let program = self.program();
        kill_process(program, Signal::KILL).expect("the program was running");
        wait_for_end(program).await;
    }

    /// The machine sleeps: nothing of the program, its webview or its driver runs for a while.
    pub async fn sleep_for(&self, span: Duration) {
        let group = Pid::from_raw(self.driver.process.id() as i32).expect("an id is not zero");
        kill_process_group(group, Signal::STOP).expect("the driver was running");
        tokio::time::sleep(span).await;
        kill_process_group(group, Signal::CONT).expect("the driver is still there");
    }

    /// What the screen is called that it is on.
    pub(super) fn display(&self) -> &str {
        &self.display.name
    }

    /// The process that shows the window.
    pub fn program(&self) -> Pid {
        let id = self.driver.program().expect("the driver has started the program");
        Pid::from_raw(id as i32).expect("an id is not zero")
    }

    /// Everything that each of the program's windows holds as a page, its title too.
    pub async fn every_page(&self) -> Vec<String> {
        let main = self.client.window().await.expect("the window has a name");
        let mut pages = Vec::new();
        for window in self.client.windows().await.expect("the windows have names") {
            self.client.switch_to_window(window).await.expect("a window is looked into");
            let page = self.ask("return document.title + document.documentElement.outerHTML", Vec::new()).await;
            pages.push(page.as_str().unwrap_or_default().to_owned());
        }
        self.client.switch_to_window(main).await.expect("the window is looked into again");
        pages
    }

    /// Writes what the window shows to `target/screens/NAME.png`.
    pub async fn picture(&self, name: &str) -> PathBuf {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/screens"));
        std::fs::create_dir_all(&folder).expect("the folder of the screens is made");
        let file = folder.join(format!("{name}.png"));
        let png = self.client.screenshot().await.expect("the window is drawn");
        std::fs::write(&file, png).expect("the picture is written");
        file
    }
}

async fn wait_for_end(program: Pid) {
    // The driver reaps its child a moment later, so "ended" is a zombie or nothing.
    for _ in 0..1000 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", program.as_raw_nonzero())).unwrap_or_default();
        let ended = stat.rsplit_once(')').is_none_or(|(_, rest)| rest.trim_start().starts_with('Z'));
        if ended || test_kill_process(program).is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the program has not ended after ten seconds");
}

fn said(home: &Home) -> String {
    std::fs::read_to_string(home.log()).unwrap_or_default()
}
