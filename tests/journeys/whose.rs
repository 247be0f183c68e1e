//! What a record says of another child, as the minute taker meets it before finalising; and the page for the family.

use crate::demonstration::County;
use crate::harness::*;

const CHILD: &str = "Błażej Szymański";
const FILED: &str = "Summer Vaughan-Idle";
const ADMINISTRATOR: usize = 0;
const MINUTE_TAKER: usize = 1;

#[tokio::test]
async fn another_child_in_a_record_is_accepted_with_a_reason() {
    let home = Home::new();
    let county = County::make(&home);
    let window = Window::open_on(&home, &county.book).await;

    county.sign_in_here(&window, MINUTE_TAKER).await;
    open_record(&window, CHILD).await;
    window.see(group("About another child?")).await;
    window.see_text("One passage has to be mended, or accepted with a reason").await;
    window.screen("60-another-child-in-the-record").await;
    window.click(part("button", "Accept…").within(group("About another child?"))).await;
    window.write(field("Why it may stand"), "Both families asked that the friendship be written down.").await;
    window.screen("61-why-it-may-stand").await;
    window.click(press("Accept").within(group("Let it stand"))).await;
    window.see_text("1 passage accepted").await;
    window.screen("62-a-passage-that-was-accepted").await;
    window.click(press("Sign out")).await;

    county.sign_in(&window, ADMINISTRATOR).await;
    open_record(&window, FILED).await;
    read_page_and_write_it(&window, &home).await;
    write_papers_of_a_meeting(&window, &home).await;
    window.close().await;
}

async fn open_record(window: &Window, child: &str) {
    window.click(place("Records")).await;
    window.see(heading("Records").first()).await;
    window.click(press(child).first()).await;
    window.see(heading(child).first()).await;
}

/// What the record makes is put into other words, the page beside it is drawn anew, and goes out in them.
async fn read_page_and_write_it(window: &Window, home: &Home) {
    const WORDS: &str = "Summer has a say in what comes next.";
    window.click(press("Page for the family…")).await;
    window.see(heading("Read the page for the family")).await;
    window.write(field("What was decided, 1"), WORDS).await;
    window.see_text("The record makes it:").await;
    let drawn = "return document.querySelector('dialog[open] .textLayer')?.textContent ?? ''";
    window
        .wait_for("the page is drawn in the new words", async || {
            window.ask_page(drawn).await.as_str().is_some_and(|text| text.contains("has a say"))
        })
        .await;
    window.screen("63-the-page-for-the-family-is-read").await;
    window.push(press("It is read: write the page…")).await;
    window.write(field("Folder"), &home.path().to_string_lossy()).await;
    window.screen("64-the-page-for-the-family").await;
    window.click(press("Write the page")).await;
    window.see_text("Written:").await;
    let page = named(home, "Family page Summer Vaughan-Idle");
    let said = std::process::Command::new("pdftotext").arg(&page).arg("-").output().expect("pdftotext runs");
    let said = String::from_utf8_lossy(&said.stdout);
    assert!(said.contains(WORDS), "it goes out as it was read: {said}");
    window.click(press("Close")).await;
}

/// Agenda and open actions lie in a folder after one key.
async fn write_papers_of_a_meeting(window: &Window, home: &Home) {
    window.click(place("Meetings")).await;
    window.click(part("button", "…").within(any("cell").within(part("table", "Meetings held")).first())).await;
    window.see(press("On paper…")).await;
    window.alt('t').await;
    window.write(field("Folder"), &home.path().to_string_lossy()).await;
    window.screen("65-agenda-and-actions-on-paper").await;
    window.click(press("Write both")).await;
    window.see_text("Written:").await;
    named(home, "Agenda ");
    named(home, "Actions ");
}

/// The file in the home whose name begins so.
fn named(home: &Home, begins: &str) -> std::path::PathBuf {
    let all: Vec<_> = std::fs::read_dir(home.path()).expect("the folder can be read").flatten().collect();
    let found = all.iter().find(|entry| entry.file_name().to_string_lossy().starts_with(begins));
    found.unwrap_or_else(|| panic!("a file “{begins}…” is among {all:?}")).path()
}
