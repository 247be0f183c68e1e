//! The window locks: by its key, when nobody stirs, with the session, before the machine sleeps. Nothing of a child is
//! left on it, and whoever comes back goes on where they were.

use quorate_core::meeting::person::Role;

use crate::county::{self, County};
use crate::harness::*;
use crate::logind::Logind;
use crate::seat::{self, CHAIR, MINUTE_TAKER, sit_down_and_write};

const LEFT: &str = "\u{E012}";
/// What may be read nowhere while it is locked.
const CHILD: [&str; 3] = ["Saffron", "Teasel", "4410023"];
const TYPED: &str = "Saffron said that she sle through now.";

#[tokio::test]
async fn it_locks_by_its_key_with_the_session_and_before_sleep() {
    let logind = Logind::start();
    let county = County::new();
    seat::hold_a_meeting(&county, vec![vec![seat::saffron()]]);
    let mut home = Home::new();
    home.set("DBUS_SYSTEM_BUS_ADDRESS", &logind.address);
    let window = sit_down_and_write(&county, &home).await;
    window.wait_for("sleep to be held back", async || logind.is_held_back()).await;
    window.alt('v').await;
    window.see(press("On the projector: Saffron Teasel")).await;
    window.click(field("Discussion")).await;
    window.keys(&format!("{TYPED}{}", LEFT.repeat(" through now.".len()))).await;

    window.control('l').await;
    is_locked(&window).await;
    window.screen("72-locked").await;
    let reader = county.seat(Role::Reader);
    assert!(
        reader.session().expect("a session").drafts.is_empty(),
        "the book is free, and another’s typing is not theirs"
    );
    drop(reader);
    window.write(field("Passphrase of …"), "lantern orchard eight").await;
    window.click(press("Unlock")).await;
    window.see_text("That passphrase is not right").await;
    come_back(&window).await;
    window.keys("eps").await;
    let typed = || async { value(&window).await == "Saffron said that she sleeps through now." };
    window.wait_for("the typing to go on at the cursor", typed).await;
    window.see(press("On the projector: Saffron Teasel")).await;
    window.screen("73-unlocked").await;

    logind.lock_session();
    is_locked(&window).await;
    come_back(&window).await;
    logind.hint_locked();
    is_locked(&window).await;
    come_back(&window).await;

    window.keys("!").await;
    logind.prepare_for_sleep(true);
    window.wait_for("sleep to be let go of", async || !logind.is_held_back()).await;
    is_locked(&window).await;
    logind.prepare_for_sleep(false);
    window.wait_for("sleep to be held back again", async || logind.is_held_back()).await;

    window.click(press("Somebody else signs in")).await;
    seat::sign_in_here(&window, CHAIR).await;
    window.close().await;
    let drafts = county.seat(Role::MinuteTaker).session().expect("a session").drafts;
    assert_eq!(
        drafts.iter().map(|draft| draft.text.as_str()).collect::<Vec<_>>(),
        ["Saffron said that she sleeps! through now."],
        "typed right before the sleep, and never in the book"
    );
}

#[tokio::test]
async fn it_locks_when_nobody_stirs() {
    let county = County::new();
    seat::hold_a_meeting(&county, vec![vec![seat::saffron()]]);
    let mut home = Home::new();
    // Holds how many seconds without a key are long, once the journey wants them to be.
    let long = home.path().join("idle-seconds");
    home.set("QUORATE_IDLE_FILE", &long.to_string_lossy());
    let window = sit_down_and_write(&county, &home).await;
    window.click(field("Discussion")).await;
    window.keys(&format!("{TYPED}{}", LEFT.repeat(" through now.".len()))).await;
    std::fs::write(&long, "2").expect("the journey waits no ten minutes");
    is_locked(&window).await;
    std::fs::remove_file(&long).expect("from now on it takes its time");
    come_back(&window).await;
    window.close().await;
}

/// The window shows who locked it, and nothing of the child: not in its text, its title or anywhere in the page.
async fn is_locked(window: &Window) {
    window.see(heading("Locked")).await;
    window.see_text(MINUTE_TAKER).await;
    let typed_into = "return document.activeElement.type ?? ''";
    window.wait_for("the cursor in the field", async || window.ask_page(typed_into).await == "password").await;
    for page in window.every_page().await {
        for word in CHILD {
            assert!(!page.contains(word), "{word} is still in a page that is locked:\n{page}");
        }
    }
}

/// The same person opens it, and is where they were: the child, the field, the cursor in it.
async fn come_back(window: &Window) {
    window.write(field("Passphrase of …"), county::PASSPHRASE).await;
    window.click(press("Unlock")).await;
    window.see(heading("Saffron Teasel").first()).await;
    let there = "const field = document.activeElement
        return field instanceof HTMLTextAreaElement && field.selectionStart";
    let cursor = "Saffron said that she sle".len();
    let after = cursor + "eps".len();
    window
        .wait_for("the cursor to be where it was", async || {
            window.ask_page(there).await.as_u64().is_some_and(|at| at == cursor as u64 || at == after as u64)
        })
        .await;
}

async fn value(window: &Window) -> String {
    window.ask_page("return document.activeElement.value ?? ''").await.as_str().unwrap_or_default().to_owned()
}
