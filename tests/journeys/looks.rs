//! The live screen as it looks: light, dark and in high contrast, on a laptop, on a large display and at twice the size.

use serde_json::json;

use crate::county::County;
use crate::harness::*;
use crate::live::hold_a_meeting;
use crate::seat::sit_down_and_write;

#[tokio::test]
async fn light() {
    look_at_every_size(&Home::new(), "66-light", "(prefers-color-scheme: light)").await;
}

#[tokio::test]
async fn dark() {
    look_at_every_size(&Home::lit("Adwaita:dark"), "67-dark", "(prefers-color-scheme: dark)").await;
}

#[tokio::test]
async fn high_contrast() {
    look_at_every_size(&Home::lit("HighContrast"), "68-high-contrast", "(prefers-contrast: more)").await;
}

/// Takes a picture at each size of a window that follows what the system prefers.
async fn look_at_every_size(home: &Home, name: &str, prefers: &str) {
    let county = County::new();
    hold_a_meeting(&county);
    let window = sit_down_and_write(&county, home).await;
    let follows = window.ask_page(&format!("return matchMedia('{prefers}').matches")).await;
    assert_eq!(follows, json!(true), "the system {prefers}, and the window does not");
    look(&window, name).await;
    window.size(1920, 1080).await;
    window
        .wait_for("the large display", async || window.ask_page("return innerWidth > 1900").await == json!(true))
        .await;
    look(&window, &format!("{name}-1920")).await;
    window.size(1366, 768).await;
    for _ in 0..5 {
        window.control('=').await;
    }
    window.wait_for("twice the size", async || window.ask_page("return innerWidth < 700").await == json!(true)).await;
    look(&window, &format!("{name}-twice-the-size")).await;
    window.close().await;
}

/// axe-core agrees to the picture, and nothing scrolls sideways.
async fn look(window: &Window, name: &str) {
    window.screen(name).await;
    let sideways = "return [document.documentElement, document.querySelector('main')]
        .some((part) => part.scrollWidth > innerWidth)";
    assert_eq!(window.ask_page(sideways).await, json!(false), "{name}: nothing scrolls sideways");
}
