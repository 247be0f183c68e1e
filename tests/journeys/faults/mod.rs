//! A disk in trouble while somebody types: full, read-only, gone for a while, or asleep with the whole laptop. It is told
//! calmly, typing goes on, and all of it is kept as soon as it can be.

mod disk;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use quorate_core::meeting::person::Role;
use quorate_service::ask::{Answer, Ask};

use crate::county::County;
use crate::harness::*;
use crate::seat::{hold_a_meeting, saffron, sit_down};
use disk::Disk;

const BEFORE: &str = "The aunt rang on Monday evening. ";
const DURING: &str =
    "She asked whether the girls may keep the same school, and the Virtual School said that they may. ";
const AFTER: &str = "The panel thanked her for the call.";
const TROUBLE: &str = "Not kept so far";

#[tokio::test]
async fn a_full_disk_takes_nothing_away() {
    let Some(at) = OnADisk::set_up("a_full_disk_takes_nothing_away").await else { return };
    at.window.keys(BEFORE).await;
    at.window.see_text("on this machine").await;
    at.disk.fill();
    at.goes_on_typing("full").await;
    at.window.screen("70-the-disk-is-full").await;
    at.disk.make_room();
    at.nothing_is_lost().await;
}

#[tokio::test]
async fn a_read_only_disk_takes_nothing_away() {
    let Some(at) = OnADisk::set_up("a_read_only_disk_takes_nothing_away").await else { return };
    at.window.keys(BEFORE).await;
    at.window.see_text("on this machine").await;
    if let Err(why) = at.disk.protect(&at.county.folder, true) {
        return skipped(&why);
    }
    at.goes_on_typing("").await;
    at.disk.protect(&at.county.folder, false).expect("what could be protected can be freed");
    at.nothing_is_lost().await;
}

#[tokio::test]
async fn a_folder_that_is_away_for_a_while_takes_nothing_away() {
    let (county, home) = (County::new(), Home::new());
    hold_a_meeting(&county, vec![vec![saffron()]]);
    let window = begin_to_type(&county, &home).await;
    let elsewhere = county.dir.path().join("elsewhere");
    std::fs::rename(&county.folder, &elsewhere).expect("the folder is moved");
    window.keys(DURING).await;
    window.wait_for("typing to go on", async || typing(&window).await == format!("{BEFORE}{DURING}")).await;
    std::fs::rename(&elsewhere, &county.folder).expect("the folder is moved back");
    nothing_is_lost(window, &county, &home).await;
}

#[tokio::test]
async fn a_sleeping_laptop_takes_nothing_away() {
    let (county, home) = (County::new(), Home::new());
    hold_a_meeting(&county, vec![vec![saffron()]]);
    let window = begin_to_type(&county, &home).await;
    window.keys(DURING).await;
    window.sleep_for(Duration::from_secs(3)).await;
    nothing_is_lost(window, &county, &home).await;
}

/// A meeting whose book lies on a disk of the test's own.
struct OnADisk {
    county: County,
    home: Home,
    window: Window,
    disk: Disk,
}

impl OnADisk {
    /// Nothing where this machine lets no test mount a disk; says so then.
    async fn set_up(test: &str) -> Option<Self> {
        let disk = match Disk::mount() {
            Ok(disk) => disk,
            Err(why) => {
                again_as_root(test, &why);
                return None;
            }
        };
        let mut county = County::new();
        hold_a_meeting(&county, vec![vec![saffron()]]);
        county.folder = move_to(&disk, &county.folder);
        let home = Home::new();
        let window = sit_down(&county, &home).await;
        window.click(field("Discussion")).await;
        Some(Self { county, home, window, disk })
    }

    /// Types while the disk refuses, and sees it told.
    async fn goes_on_typing(&self, word: &str) {
        self.window.keys(DURING).await;
        let told = async || {
            let text = self.window.text().await;
            text.contains(TROUBLE) && text.contains(word)
        };
        self.window.wait_for("the trouble to be told", told).await;
        assert_eq!(typing(&self.window).await, format!("{BEFORE}{DURING}"), "what was typed stays in its field");
    }

    async fn nothing_is_lost(self) {
        self.window.see_no_text(TROUBLE).await;
        nothing_is_lost(self.window, &self.county, &self.home).await;
    }
}

async fn begin_to_type(county: &County, home: &Home) -> Window {
    let window = sit_down(county, home).await;
    window.click(field("Discussion")).await;
    window.keys(BEFORE).await;
    window.see_text("on this machine").await;
    window
}

/// Types to the end, waits until that is kept, kills the program, and finds everything when it opens again.
async fn nothing_is_lost(window: Window, county: &County, home: &Home) {
    window.keys(AFTER).await;
    wait_until_kept(&window).await;
    window.kill().await;
    {
        let service = county.seat(Role::Administrator);
        let checked = service.ask(Ask::CheckLedger, now()).expect("the ledger can be checked");
        let Answer::CheckLedger(verdict) = checked else { unreachable!() };
        assert!(verdict.whole, "{}", verdict.sentence);
    }
    let window = sit_down(county, home).await;
    window.click(field("Discussion")).await;
    assert_eq!(typing(&window).await, format!("{BEFORE}{DURING}{AFTER}"), "every word is there");
    window.close().await;
}

/// Waits until the field says of the newest typing that it is on the disk.
async fn wait_until_kept(window: &Window) {
    let whole = format!("{BEFORE}{DURING}{AFTER}");
    window.wait_for("the last word to be typed", async || typing(window).await == whole).await;
    let says = "return (document.activeElement.getAttribute('aria-describedby') ?? '').split(' ')
        .map((id) => document.getElementById(id)?.innerText ?? '').join(' ')";
    let kept = async || window.ask_page(says).await.as_str().is_some_and(|said| said.contains("Kept on this machine"));
    window.wait_for("typing to be kept", kept).await;
}

async fn typing(window: &Window) -> String {
    window.ask_page("return document.activeElement.value").await.as_str().unwrap_or_default().to_owned()
}

fn move_to(disk: &Disk, book: &Path) -> PathBuf {
    let to = disk.path().join(book.file_name().expect("a book has a name"));
    let done = Command::new("cp").arg("--archive").arg(book).arg(&to).status().expect("cp runs");
    assert!(done.success(), "the book fits on the disk");
    to
}

/// Somebody who may not mount disks may be root in a namespace of their own: there the test runs again.
fn again_as_root(test: &str, why: &str) {
    const AGAIN: &str = "QUORATE_TEST_AS_ROOT";
    if std::env::var_os(AGAIN).is_some() {
        return skipped(why);
    }
    let program = std::env::current_exe().expect("a program knows where it is");
    let done = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount"])
        .arg(program)
        .args([&format!("faults::{test}"), "--exact", "--nocapture"])
        .env(AGAIN, "yes")
        .output();
    match done {
        Ok(done) => {
            println!("{}", String::from_utf8_lossy(&done.stdout));
            let said = String::from_utf8_lossy(&done.stderr);
            let no_namespace = said.starts_with("unshare:");
            assert!(done.status.success() || no_namespace, "{said}");
            if no_namespace {
                skipped(&said);
            }
        }
        Err(error) => skipped(&format!("{why}; unshare: {error}")),
    }
}

fn skipped(why: &str) {
    eprintln!("NOT TESTED: this machine lets no test mount or protect a disk ({})", why.trim());
}
