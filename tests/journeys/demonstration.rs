//! The demonstration as somebody sees it who opens it for the first time: every screen, with weeks of work behind it.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::harness::*;

#[tokio::test]
async fn every_screen_of_a_working_team() {
    let home = Home::new();
    let county = County::make(&home);
    let window = Window::open_on(&home, &county.book).await;
    window.see(field("Passphrase")).await;
    window.click(press("Back")).await;
    window.see(press("elmshire …")).await;
    window.screen("50-a-book-opened-before").await;
    for (person, places) in [
        (0, &["This week", "Requests", "Children", "Meetings", "Records", "Actions", "Panels", "People", "Book"][..]),
        (1, &["This week", "Records"]),
        (2, &["This week", "Records"]),
    ] {
        county.sign_in(&window, person).await;
        for name in places {
            window.click(place(name)).await;
            window.see(heading(name).first()).await;
            window.screen(&format!("5{}-{}", person + 1, name.to_lowercase().replace(' ', "-"))).await;
        }
        window.click(press("Sign out")).await;
    }

    county.sign_in(&window, 0).await;
    window.click(place("Book")).await;
    window.click(press("Check the ledger")).await;
    window.see_text("The ledger is whole").await;
    window.screen("54-the-ledger-checked").await;
    window.click(place("Children")).await;
    window.click(part("button", "…").within(any("cell").first())).await;
    window.screen("55-a-child-with-a-history").await;
    window.click(place("Meetings")).await;
    window.see(heading("Held")).await;
    window.click(part("button", "…").within(any("cell").within(part("table", "Meetings held")).first())).await;
    window.click(press("Open the meeting")).await;
    window.see(group("Quorum")).await;
    window.screen("56-a-meeting-that-was-held").await;
    window.close().await;
}

/// What `quorate demo` made, by its own account.
pub struct County {
    pub book: PathBuf,
    people: Vec<String>,
    passphrase: String,
}

impl County {
    pub fn make(home: &Home) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quorate"));
        command.args(["demo", "--json", "--out"]).arg(home.path().join("demo"));
        home.lend_to(&mut command);
        let done = command.output().expect("the program runs");
        assert!(done.status.success(), "the demonstration is not made: {}", String::from_utf8_lossy(&done.stderr));
        let told: Value = serde_json::from_slice(&done.stdout).expect("the answer is JSON");
        let words = |value: &Value| value.as_str().expect("a text").to_owned();
        let people = told["people"].as_array().expect("a list of people");
        Self {
            book: words(&told["book"]).into(),
            people: people.iter().map(words).collect(),
            passphrase: words(&told["passphrase"]),
        }
    }

    /// Signs in from the list of books.
    pub async fn sign_in(&self, window: &Window, person: usize) {
        window.click(press("elmshire …")).await;
        self.sign_in_here(window, person).await;
    }

    /// At the door of the book, where a window that was opened on it begins.
    pub async fn sign_in_here(&self, window: &Window, person: usize) {
        window.choose(list("Your name"), &self.people[person]).await;
        window.write(field("Passphrase"), &self.passphrase).await;
        window.click(press("Sign in").within(group("Sign in"))).await;
        window.see(heading("This week").first()).await;
    }
}
