//! Somebody of the small county signs in, and goes to the meeting of the day.

use crate::county::{self, County};
use crate::harness::*;

pub const MINUTE_TAKER: &str = "Marek Dąbrowski";
pub const CHAIR: &str = "Ruth Adeyemi";
pub const ADMINISTRATOR: &str = "Anwen Prys";

/// The minute taker opens the book and goes to the running meeting.
pub async fn sit_down(county: &County, home: &Home) -> Window {
    let window = Window::open_on(home, &county.folder).await;
    sign_in(&window, MINUTE_TAKER).await;
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.click(press("Go on with the meeting")).await;
    window.see(group("Quorum")).await;
    window
}

/// Signs in at the door of the book.
pub async fn sign_in(window: &Window, name: &str) {
    window.click(press("Elmshire …")).await;
    window.choose(list("Your name"), name).await;
    window.write(field("Passphrase"), county::PASSPHRASE).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    window.see(heading("This week").first()).await;
}
