//! A restricted family and three people: the chair who is named, a minute taker who is not, and the administrator, who
//! sees who looked.

use crate::county::{self, County};
use crate::harness::*;
use crate::seat::{self, ADMINISTRATOR, CHAIR, MINUTE_TAKER, saffron};

const HIDDEN: &str = "Marigold Quillfeather";

#[tokio::test]
async fn a_restricted_family_is_there_for_whoever_is_named_and_the_audit_says_who_saw() {
    let county = County::new();
    let hidden = county::child("Marigold", "Quillfeather", Some("2016-08-02"), "4419911");
    seat::hold_a_meeting(&county, vec![vec![saffron()], vec![hidden]]);
    let home = Home::new();
    let window = Window::open_on(&home, &county.folder).await;

    seat::sign_in_here(&window, CHAIR).await;
    open_child(&window).await;
    window.see_text("Everybody who opens this book.").await;
    window.click(press("Restrict to named people…")).await;
    window.click(tick(CHAIR)).await;
    window.screen("64-who-sees-a-family").await;
    window.click(press("Restrict").within(group("Restrict this family"))).await;
    window.see_text(&format!("Only {CHAIR}.")).await;
    window.click(press("I have an interest…")).await;
    window.write(field("What it is"), "Chairs the school's governors").await;
    window.click(press("Declare").within(group("Declare an interest"))).await;
    window.see_text("They are out of the room whenever the family is heard.").await;
    window.screen("65-a-restricted-child").await;
    window.click(press("Sign out")).await;

    seat::sign_in(&window, MINUTE_TAKER).await;
    window.click(place("Children")).await;
    window.see(press("Saffron Teasel").first()).await;
    window.see_text("And 1 restricted family").await;
    assert!(!window.text().await.contains("Quillfeather"), "not on the list");
    window.screen("66-a-list-without-a-restricted-child").await;
    window.write(field("Find a child"), "Marigold").await;
    window.see_text("Nobody in this book is called “Marigold”.").await;
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.see_text("Restricted").await;
    assert!(!window.text().await.contains("Marigold"), "the slot is taken, by whom is not said");
    window.screen("67-a-restricted-slot").await;
    window.click(press("Go on with the meeting")).await;
    window.see(group("Quorum")).await;
    window.see_text("Restricted").await;
    assert!(!window.text().await.contains("Marigold"), "nor in the meeting");
    window.screen("68-a-restricted-item").await;
    window.click(press("Menu")).await;
    window.click(press("Sign out")).await;

    seat::sign_in(&window, ADMINISTRATOR).await;
    window.click(place("Book")).await;
    window.see_text("hidden from you").await;
    window.run("document.querySelector('form[aria-label=Locking]').scrollIntoView({ block: 'center' })").await;
    window.screen("69-restricted-families").await;
    window.click(press("Who looked…")).await;
    window.see(heading("Who looked").first()).await;
    window.choose(list("Who"), CHAIR).await;
    window.see(row("A restricted child").first()).await;
    window.screen("70-who-looked").await;
    window.choose(list("Who"), MINUTE_TAKER).await;
    window.see(row("A search for children").first()).await;
    let told = window.text().await;
    assert!(told.contains("Saffron Teasel"), "what the minute taker opened");
    assert!(!told.contains("Marigold") && !told.contains("Quillfeather"), "{HIDDEN} is not told to the administrator");
    window.close().await;
}

async fn open_child(window: &Window) {
    window.click(place("Children")).await;
    window.click(press(HIDDEN).first()).await;
    window.see(heading(HIDDEN).first()).await;
}
