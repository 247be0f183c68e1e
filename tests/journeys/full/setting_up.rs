//! Before the first request: the book, its people, the panel and its dates.

use super::county::{ADMINISTRATOR, BOOK, CHAIR, COUNCIL, MINUTE_TAKER, Officer, PANEL};
use crate::harness::*;

/// What the administrator gives the others, to choose their own.
const TEMPORARY: &str = "borrowed umbrella nineteen";

pub async fn create_the_book(window: &Window, home: &Home) {
    window.see(heading("Open a book")).await;
    window.screen("01-open-a-book").await;
    window.click(press("Create a book")).await;
    window.write(field("Name of the book"), BOOK).await;
    window.write(field("Council"), COUNCIL).await;
    window.write(field("Folder to keep it in"), &home.path().to_string_lossy()).await;
    window.write(field("Your name"), ADMINISTRATOR.name).await;
    window.write(field("Your post"), ADMINISTRATOR.post).await;
    window.write(field("Your email"), ADMINISTRATOR.email).await;
    window.write(field("Passphrase"), ADMINISTRATOR.passphrase).await;
    window.write(field("Passphrase again"), ADMINISTRATOR.passphrase).await;
    window.screen("02-create-a-book").await;
    window.click(press("Create the book")).await;

    window.see(group("Write down the recovery key")).await;
    window.screen("03-recovery-key").await;
    window.click(tick("I have written it down")).await;
    window.click(press("Done")).await;
    window.see(place("This week")).await;
    window.screen("04-a-new-book").await;
}

pub async fn add_people(window: &Window) {
    window.click(place("People")).await;
    for officer in [MINUTE_TAKER, CHAIR] {
        window.click(press("Add a person")).await;
        let form = || group("Add a person");
        window.write(field("Name").within(form()), officer.name).await;
        window.write(field("Post").within(form()), officer.post).await;
        window.write(field("Email").within(form()), officer.email).await;
        window.click(tick(officer.role).within(form())).await;
        window.write(field("Temporary passphrase").within(form()), TEMPORARY).await;
        window.click(press("Add").within(form())).await;
        window.see(row(officer.name)).await;
    }
    window.screen("05-people").await;
}

pub async fn adopt_the_panel(window: &Window) {
    window.click(place("Panels")).await;
    window.click(press(&format!("Adopt {PANEL}"))).await;
    window.see_text("In use, version 1").await;
    window.screen("06-panels").await;
}

pub async fn plan_the_series(window: &Window) {
    window.click(press(&format!("Plan meetings of {PANEL}"))).await;
    window.click(press("Propose dates")).await;
    let dates = || group("Proposed dates");
    window.see(dates()).await;
    window.screen("07-plan-meetings").await;
    window.click(press("Plan …").within(dates())).await;
    window.see(heading("Meetings")).await;
    window.see(row("County Hall North (CHN)").first()).await;
    window.see(row("County Hall Downs (CHD)").first()).await;
    window.screen("08-meetings").await;
}

/// Whoever sits at the machine signs out, and `officer` comes for the first time: with the passphrase that was set for
/// them, in whose place they choose their own before anything else.
pub async fn arrive(window: &Window, officer: Officer) {
    window.click(press("Sign out")).await;
    window.click(press(&format!("{BOOK} …"))).await;
    window.choose(list("Your name"), officer.name).await;
    window.write(field("Passphrase"), TEMPORARY).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    window.see(heading("Choose your passphrase")).await;
    window.screen(&format!("settling-in-{}", officer.role.to_lowercase().replace(' ', "-"))).await;
    let form = || group("Choose your passphrase");
    window.write(field("Your own passphrase").within(form()), officer.passphrase).await;
    window.write(field("Your own passphrase again").within(form()), officer.passphrase).await;
    window.click(press("Choose it and sign in").within(form())).await;
    window.see(place("This week")).await;
    window.see_text(officer.name).await;
}

/// Whoever sits at the machine signs out, and `officer` signs in.
pub async fn change_places(window: &Window, officer: Officer) {
    window.click(press("Sign out")).await;
    window.click(press(&format!("{BOOK} …"))).await;
    window.choose(list("Your name"), officer.name).await;
    window.write(field("Passphrase"), officer.passphrase).await;
    window.screen(&format!("signing-in-{}", officer.role.to_lowercase().replace(' ', "-"))).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    window.see(place("This week")).await;
    window.see_text(officer.name).await;
}
