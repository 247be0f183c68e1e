//! A passphrase that was forgotten, a recovery key that was used and is replaced, and who is told of it.

use quorate_core::meeting::person::Role;
use quorate_service::keeping::sign_in;

use crate::county::{self, Chance, County, PASSPHRASE, TEMPORARY, at, device};
use crate::harness::*;
use crate::seat::{ADMINISTRATOR, MINUTE_TAKER, sign_in_here};

const OWN: &str = "nine tall ladders leaning";

#[tokio::test]
async fn a_forgotten_passphrase_is_set_anew_and_the_recovery_key_is_replaced() {
    let (county, home) = (County::new(), Home::new());
    recover(&county);
    let window = Window::open_on(&home, &county.folder).await;

    sign_in_here(&window, ADMINISTRATOR).await;
    window.see_text("The recovery key was used on").await;
    window.screen("90-the-recovery-key-was-used").await;
    window.click(press("I have read this")).await;
    window.see_no_text("The recovery key was used").await;
    set_anew(&window).await;
    replace_the_recovery_key(&window).await;
    window.click(press("Sign out")).await;

    window.click(press("Elmshire …")).await;
    window.choose(list("Your name"), MINUTE_TAKER).await;
    window.write(field("Passphrase"), PASSPHRASE).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    window.see_text("That passphrase is not right").await;
    window.write(field("Passphrase"), TEMPORARY).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    let form = || group("Choose your passphrase");
    window.see(heading("Choose your passphrase")).await;
    window.write(field("Your own passphrase").within(form()), TEMPORARY).await;
    window.write(field("Your own passphrase again").within(form()), TEMPORARY).await;
    window.click(press("Choose it and sign in")).await;
    window.see_text("Choose another passphrase than the one you were given").await;
    window.screen("93-choose-your-own").await;
    window.write(field("Your own passphrase").within(form()), OWN).await;
    window.write(field("Your own passphrase again").within(form()), OWN).await;
    window.click(press("Choose it and sign in")).await;
    window.see(heading("This week").first()).await;
    window.close().await;
}

/// The administrator once came in with the recovery key, under the passphrase that all have here.
fn recover(county: &County) {
    let mut service = county.seat(Role::Administrator);
    let now = at("2026-11-03");
    let made = service.act(quorate_service::act::Act::ReplaceRecoveryKey, now).expect("a new recovery key");
    drop(service);
    let (key, person) = (made.recovery_key.expect("it is shown"), county.person(Role::Administrator));
    let back = sign_in::recover(&county.folder, &key, person, county::PASSPHRASE, device(), Box::new(Chance), now);
    drop(back.expect("the key lets them in"));
}

async fn set_anew(window: &Window) {
    window.click(place("People")).await;
    window.click(press(&format!("Set {MINUTE_TAKER} a new passphrase"))).await;
    let form = || group(&format!("New passphrase for {MINUTE_TAKER}"));
    window.write(field("Temporary passphrase").within(form()), TEMPORARY).await;
    window.see_text("Enough:").await;
    window.screen("91-a-passphrase-set-anew").await;
    window.click(press("Set it").within(form())).await;
    window.see_text(&format!("{MINUTE_TAKER} can come in with that passphrase")).await;
}

async fn replace_the_recovery_key(window: &Window) {
    window.click(place("Book")).await;
    window.click(press("Replace the recovery key…")).await;
    window.click(tick("I can write the new key down now, or print it")).await;
    window.click(press("Replace it")).await;
    window.see(group("Write down the recovery key")).await;
    window.screen("92-a-new-recovery-key").await;
    window.click(tick("I have written it down")).await;
    window.click(press("Done")).await;
    window.see_text("The book has a new recovery key").await;
}
