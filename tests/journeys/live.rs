//! The live screen as it is used: palette and keys, the chair's view, undo and history, and a walk through every control
//! by Tab alone.

use serde_json::json;

use crate::county::{self, County};
use crate::harness::*;
use crate::seat::{self, saffron, sit_down_and_write};

const ESCAPE: &str = "\u{E00C}";
const F7: &str = "\u{E037}";

/// What the keyboard does, and every state as a picture that axe-core agrees to.
#[tokio::test]
async fn the_screen_from_the_keyboard() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    window.screen("60-the-meeting").await;

    window.click(field("Discussion")).await;
    window.alt('n').await;
    window.see(field("A few letters of the name or the role")).await;
    window.screen("61-who-speaks").await;
    window.keys(&format!("Imogen Teasel{ENTER}")).await;
    window.wait_for("the speaker to be named", async || focused(&window).await.ends_with("Imogen Teasel: ")).await;
    window.keys("he sleeps through now.").await;
    window.alt('o').await;
    window
        .wait_for("the line to be marked", async || {
            focused(&window).await == "Opinion: Imogen Teasel: he sleeps through now."
        })
        .await;

    window.alt(DOWN).await;
    window.see(heading("Marigold Teasel").first()).await;
    window.alt(UP).await;
    window.see(heading("Saffron Teasel").first()).await;
    window
        .wait_for("the typing to go on where it was", async || {
            focused(&window).await.ends_with("he sleeps through now.")
        })
        .await;

    window.control('k').await;
    window.see(field("A few letters of what you want to do, …")).await;
    window.screen("62-the-palette").await;
    window.keys(&format!("lucja{ENTER}")).await;
    window.see(heading("Łucja Żurawinek").first()).await;
    window.alt('t').await;
    window.see_text("What is asked The family asks for help, and the plan needs senior agreement.").await;
    window.see_text("Gail Manager").await;
    window.screen("62a-the-request-in-the-room").await;
    window.alt('t').await;
    window.see_no_text("Gail Manager").await;
    window.control('k').await;
    window.keys(&format!("sheet of keys{ENTER}")).await;
    window.see(heading("Keys")).await;
    window.screen("63-the-sheet-of-keys").await;
    window.keys(ESCAPE).await;
    window.close().await;
}

/// The chair's view shows the child who is heard, and no other.
#[tokio::test]
async fn the_chairs_view() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    window.click(press("Section 20 agreed")).await;
    window.see(field("Section 20 agreed, in detail")).await;
    on_the_projector(&window).await;
    let view = || group("Chair’s view");
    window.see(heading("Saffron Teasel").within(view())).await;
    window.screen("64-the-chair-s-view").await;
    let shown = window.find(&view()).await.text().await.expect("it says something");
    for kept_back in ["Marigold", "Żurawinek", "4410023"] {
        assert!(!shown.contains(kept_back), "the projector shows {kept_back:?}: {shown}");
    }
    window.keys(ESCAPE).await;

    window.alt(DOWN).await;
    window.alt(DOWN).await;
    window.see(heading("Łucja Żurawinek").first()).await;
    on_the_projector(&window).await;
    window.see_text("Between children").await;
    let shown = window.find(&view()).await.text().await.expect("it says something");
    assert!(!shown.contains("Łucja"), "a child who is not being heard is on the projector: {shown}");
    window.screen("65-between-children").await;
    window.close().await;
}

/// In a window of its own the chair's view hears what to show, is blank between children, and may ask for nothing.
#[tokio::test]
async fn the_chairs_view_in_a_window_of_its_own() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    window.alt('v').await;
    window.see(press("On the projector: Saffron Teasel")).await;
    window.alt('b').await;
    window.see(press("Projector blank")).await;
    window.alt('b').await;
    window.see(press("On the projector: Saffron Teasel")).await;
    window.alt(DOWN).await;
    window.alt(DOWN).await;
    window.see(press("Projector blank")).await;

    let rights: serde_json::Value =
        serde_json::from_str(include_str!("../../src-tauri/capabilities/chair.json")).expect("it is JSON");
    let events = ["core:event:allow-listen", "core:event:allow-unlisten", "core:event:allow-emit-to"];
    assert_eq!(rights["permissions"], json!(events), "the window on the projector hears, and no more");
    window.close().await;
}

/// The chair agrees aloud, it is taken back and done again, and what is missing leads to its place.
#[tokio::test]
async fn agreed_undone_and_finished() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    window.click(press("Section 20 agreed")).await;
    window.click(field("Section 20 agreed, in detail")).await;
    window.keys("until the review").await;
    window.alt('g').await;
    window.see_text("The chair cannot agree “Section 20 agreed” without a quorum").await;
    window.click(press("Go on without a quorum…")).await;
    let dialog = || group("Go on without a quorum");
    window.write(field("Why the chair goes on").within(dialog()), "The placement ends on Friday.").await;
    window.screen("70-going-on").await;
    window.click(press("Go on").within(dialog())).await;
    window.see_text("The chair went on without a quorum: The placement ends on Friday.").await;
    window.see_no(dialog()).await;
    window.alt('g').await;
    window.see(press("✓ Agreed by chair …")).await;
    window.screen("71-agreed-by-the-chair").await;
    window.alt('z').await;
    window.see(press("Chair agrees: Section 20 agreed")).await;
    window.alt('y').await;
    window.see(press("✓ Agreed by chair …")).await;

    window.click(field("Discussion")).await;
    window.keys("The plan holds.").await;
    window.click(field("Rationale")).await;
    window.click(field("Discussion")).await;
    window.alt('h').await;
    window.see_text("as it stands").await;
    window.screen("72-history-of-a-field").await;
    window.keys(ESCAPE).await;
    window.alt('m').await;
    window.see(heading("What stands before the signature")).await;
    window.screen("73-before-the-signature").await;
    window.click(press("The decision has no rationale.").first()).await;
    let at = "return document.activeElement.id";
    window.wait_for("the place to have the focus", async || window.ask_page(at).await == json!("rationale")).await;

    window.click(press("Arrive: Worker sw")).await;
    window.see(press("Leave: Worker sw")).await;
    window.alt('u').await;
    window.keys(&format!("worker{ENTER}")).await;
    window.see(heading("Worker sw leaves the room")).await;
    window.screen("74-leaves-the-room").await;
    window.click(press("Leaves the room")).await;
    window.click(press("Back: Worker sw")).await;
    window.see(press("Leave: Worker sw")).await;
    // Found by what people call it.
    window.control('k').await;
    window.keys(&format!("declare{ENTER}")).await;
    window.see(group("Who has an interest in this family")).await;
    window.keys(&format!("worker sw{ENTER}")).await;
    let declares = || group("Worker sw has an interest in this family");
    window.write(field("What the interest is").within(declares()), "Fostered an uncle").await;
    window.screen("75-an-interest").await;
    window.click(press("Leaves the room").within(declares())).await;
    window.see_text("conflict of interest (Fostered an uncle)").await;
    window.close().await;
}

/// Jargon and slips are underlined where they stand; a key leads to plain words, and puts them in.
#[tokio::test]
async fn plain_words_are_at_hand() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    window.click(field("Discussion")).await;
    window
        .keys("The LAC review recieved his letter; his school and his carers have known him since the spring, and the ")
        .await;
    window.keys("PEP was agreed with them.").await;
    window.see(press("LAC: …")).await;
    window.see(press("recieved: check the spelling")).await;
    let lines = "return document.querySelectorAll('[aria-hidden] > .jargon, [aria-hidden] > .spelling').length";
    window.wait_for("a line under each of three words", async || window.ask_page(lines).await == json!(3)).await;
    window.screen("75-words-to-look-at").await;
    window.keys(F7).await;
    window.keys(ENTER).await;
    window.see(press("Leave “LAC”")).await;
    window.screen("76-plain-words-at-hand").await;
    window.keys(&format!("{TAB}{ENTER}")).await;
    window.wait_for("the plain words", async || !focused(&window).await.contains("LAC")).await;
    window.close().await;
}

/// Every control is reached by Tab, in the order in which it stands, and shows that it has the focus.
#[tokio::test]
async fn a_walk_by_tab() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    window.click(press("New action")).await;
    window.see(group("New action")).await;
    window.run("document.querySelector('.govuk-skip-link').focus()").await;
    let all = window.ask_page(STOPS).await.as_u64().expect("a number of stops");
    assert!(all > 60, "the screen has its controls: {all}");
    for step in 1..all {
        window.keys(TAB).await;
        let seen = window.ask_page(STOP).await;
        assert_eq!(seen["at"], json!(step), "Tab leaves the order of the page at {}", seen["what"]);
        assert_eq!(seen["shown"], json!(true), "the focus cannot be seen on {}", seen["what"]);
    }
    window.close().await;
}

/// The controls that Tab stops at, in the order of the page; each radio group stops once.
const STOPS: &str = "
    const ways = 'a[href], button, input, select, textarea, summary, [tabindex]'
    window.stops = [...document.querySelectorAll(ways)].filter((one) =>
      one.tabIndex >= 0 && !one.disabled && !one.closest('dialog') && one.checkVisibility({ visibilityProperty: true }))
    return stops.length";

/// Where the focus is in that order, and whether the eye can tell.
const STOP: &str = "
    const one = document.activeElement
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return {
      at: stops.indexOf(one),
      what: one.outerHTML.slice(0, 160),
      shown: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    }";

/// What is typed in the field that has the focus.
async fn focused(window: &Window) -> String {
    window.ask_page("return document.activeElement.value ?? ''").await.as_str().unwrap_or_default().to_owned()
}

async fn on_the_projector(window: &Window) {
    window.control('k').await;
    window.see(field("A few letters of what you want to do, …")).await;
    window.keys(&format!("view, on this screen{ENTER}")).await;
    window.see(group("Chair’s view")).await;
}

/// Two siblings are being heard, another child waits.
pub fn hold_a_meeting(county: &County) {
    let sibling = county::child("Marigold", "Teasel", Some("2018-07-21"), "4410024");
    let other = county::child("Łucja", "Żurawinek", Some("2013-01-30"), "4410099");
    seat::hold_a_meeting(county, vec![vec![saffron(), sibling], vec![other]]);
}
