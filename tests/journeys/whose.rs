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
    window.click(press("Summary for the family…")).await;
    window.write(field("Folder"), &home.path().to_string_lossy()).await;
    window.screen("63-the-summary-for-the-family").await;
    window.click(press("Write the summary")).await;
    window.see_text("Written:").await;
    let written = std::fs::read_dir(home.path()).expect("the folder can be read").flatten();
    let names: Vec<String> = written.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().any(|name| name.starts_with("Summary Summer Vaughan-Idle")), "{names:?}");
    window.close().await;
}

async fn open_record(window: &Window, child: &str) {
    window.click(place("Records")).await;
    window.see(heading("Records").first()).await;
    window.click(press(child).first()).await;
    window.see(heading(child).first()).await;
}
