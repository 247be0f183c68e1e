//! A crash while somebody types: the program is killed in mid-word, twenty times, and nothing older than half a second
//! (longer on a machine that needs longer) may be missing when it opens again.

use std::time::Duration;

use crate::county::County;
use crate::crash::{CutShort, FORGIVEN, forgiven};
use crate::harness::*;
use crate::seat::{hold_a_meeting, saffron, sit_down_and_write};

const ESCAPE: &str = "\u{E00C}";
const TIMES: u32 = 20;
const WORDS: &str = "The school reports that she comes in every day and has made two friends since the move ";

#[tokio::test]
async fn typing_outlives_a_crash() {
    let county = County::new();
    hold_a_meeting(&county, vec![vec![saffron()]]);
    let home = Home::new();
    let mut kept = String::new();
    let mut caught = 0;
    for crash in 0..TIMES {
        let window = sit_down_and_write(&county, &home).await;
        let found = discussion(&window).await;
        assert!(found.starts_with(&kept), "before crash {crash} typing was lost: {found:?} lacks {kept:?}");
        window.click(field("Discussion")).await;
        window.keys(TO_THE_END).await;
        let forgiven = forgiven(&window, '|').await;
        let span = Duration::from_millis(300 + 97 * u64::from(crash)) + (forgiven - FORGIVEN);
        let cut_short = CutShort::after(span, forgiven, WORDS, window).await;
        kept = found + "|" + &cut_short.kept();
        caught += usize::from(cut_short.in_mid_typing());
    }
    let window = sit_down_and_write(&county, &home).await;
    let found = discussion(&window).await;
    assert!(found.starts_with(&kept), "the last crash lost typing: {found:?} lacks {kept:?}");
    assert_eq!(caught, TIMES as usize, "each crash came in mid-typing");
    window.alt('m').await;
    let stops = found.split_whitespace().next_back().expect("words");
    window.see_text("“Discussion” came back after Quorate had ended, and stops in mid-sentence").await;
    window.see_text(&format!("{stops}”. Finish it, or end it with a full stop.")).await;
    window.close().await;
}

/// What is typed into forms that only their own button takes outlasts a crash as well: a person to add, a date half said.
#[tokio::test]
async fn forms_outlive_a_crash() {
    let county = County::new();
    hold_a_meeting(&county, vec![vec![saffron()]]);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    window.click(press("Add person")).await;
    window.write(field("Name"), "Bryony Fenwick-Idle").await;
    window.choose(list("How they attend"), "By video").await;
    window.keys(ESCAPE).await;
    window.click(field("Discussion")).await;
    let forgiven = forgiven(&window, '|').await;
    window.click(field("Review on")).await;
    window.keys("9 Dece").await;
    // Nothing says of such a field that it is kept; it goes the way that the discussion just went.
    tokio::time::sleep(forgiven).await;
    window.kill().await;

    let window = sit_down_and_write(&county, &home).await;
    window.see_text("Brought back what was typed").await;
    assert_eq!(value(&window, field("Review on")).await, "9 Dece", "a date that is none so far");
    window.click(press("Add person")).await;
    window.wait_for("the name", async || value(&window, field("Name")).await == "Bryony Fenwick-Idle").await;
    assert_eq!(value(&window, list("How they attend")).await, "video", "and what was chosen");
    window.screen("77-brought-back").await;
    window.close().await;
}

async fn value(window: &Window, part: Part) -> String {
    window.find(&part).await.prop("value").await.ok().flatten().unwrap_or_default()
}

async fn discussion(window: &Window) -> String {
    let field = window.find(&field("Discussion")).await;
    field.prop("value").await.expect("a field has a value").unwrap_or_default()
}
