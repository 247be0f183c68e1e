//! Requests come, are screened, and take their slots.

use super::county::*;
use crate::harness::*;

pub async fn take_requests(window: &Window) {
    add_a_child(window, &SISTER).await;
    window.screen("10-child").await;
    window.click(press("Add a sibling")).await;
    fill_in_a_child(window, &BROTHER).await;
    window.click(press("Add")).await;
    window.see(heading(&BROTHER.name())).await;
    window.see(press(&SISTER.name())).await;

    window.click(place("Requests")).await;
    window.screen("11-no-requests").await;
    window.click(press("New request")).await;
    window.write(field("Find the child"), SISTER.mosaic).await;
    window.click(press(&format!("Add {}", SISTER.name()))).await;
    window.click(press(&format!("Add {}", BROTHER.name()))).await;
    describe(window, "To come into foster or residential care under section 20").await;
    window.screen("12-new-request").await;
    window.click(press("Take the request")).await;
    screen_and_place(window, &SISTER, "13-request").await;

    // The baby is not in the book yet: added without leaving the request.
    window.click(place("Requests")).await;
    window.click(press("New request")).await;
    window.write(field("Find the child"), &BABY.name()).await;
    window.click(press("Add a child to the book")).await;
    window.see(group("Add a child to the book")).await;
    window.write(field("Born"), BABY.born).await;
    window.write(field("Mosaic number"), BABY.mosaic).await;
    window.click(press("Add").within(group("Add a child to the book"))).await;
    window.see(press(&format!("Remove {}", BABY.name()))).await;
    describe(window, "Review of a section 20 foster placement with a plan to return home").await;
    window.click(press("Take the request")).await;
    screen_and_place(window, &BABY, "14-request-of-the-baby").await;
}

async fn add_a_child(window: &Window, child: &Child) {
    window.click(place("Children")).await;
    window.click(press("Add a child")).await;
    fill_in_a_child(window, child).await;
    window.screen("09-add-a-child").await;
    window.click(press("Add")).await;
    window.see(heading(&child.name())).await;
}

async fn fill_in_a_child(window: &Window, child: &Child) {
    window.write(field("First names"), child.given).await;
    window.write(field("Surname"), child.surname).await;
    window.write(field("Born"), child.born).await;
    window.write(field("Mosaic number"), child.mosaic).await;
    window.write(field("Address"), ADDRESS).await;
}

/// Reason, outline, workers, and who agreed beforehand.
async fn describe(window: &Window, reason: &str) {
    window.click(tick(reason)).await;
    window.write(field("Brief outline"), OUTLINE).await;
    window.write(field("Social worker, must attend"), SOCIAL_WORKER).await;
    window.write(field("Practice manager, must attend"), PRACTICE_MANAGER).await;
    let on = today().format("%d/%m/%Y").to_string();
    let agreed = [
        ("Social worker agrees", SOCIAL_WORKER),
        ("Practice manager agrees", PRACTICE_MANAGER),
        ("Group manager agrees", GROUP_MANAGER),
    ];
    for (gate, name) in agreed {
        window.write(field(gate), name).await;
        window.write(field(&format!("{gate} on")), &on).await;
    }
    window.click(tick("Written request with a brief outline")).await;
}

async fn screen_and_place(window: &Window, child: &Child, picture: &str) {
    window.click(press("Accept")).await;
    window.see(heading("Give it a slot")).await;
    window.screen(picture).await;
    window.click(press("Place in the next free slot")).await;
    window.see(press("Open the agenda")).await;
    window.see_text(&child.name()).await;
}

pub async fn arrange_the_agenda(window: &Window) {
    window.click(press("Open the agenda")).await;
    // 15 minutes, and 15 more for the brother (CLAM-5).
    window.see(press(&format!("Take off {}", siblings()))).await;
    window.see_text("30 minutes").await;
    window.see(press(&format!("Take off {}", BABY.name()))).await;
    window.click(press(&format!("Move {}", BABY.name()))).await;
    window.screen("15-move-a-slot").await;
    window.click(press("Place here, 2:00pm")).await;
    window.see(press("Issue the agenda")).await;
    window.click(press("Issue the agenda")).await;
    window.see_text("Agenda issued").await;
    window.screen("16-agenda").await;
}

/// A meeting starts on no day before its own, and the journey is made today: so the panel sits today.
pub async fn bring_forward(window: &Window) {
    window.click(press("Move the meeting")).await;
    let form = || group("Move the meeting");
    window.write(field("Date").within(form()), &today().format("%d/%m/%Y").to_string()).await;
    window.screen("17-move-the-meeting").await;
    window.click(press("Move").within(form())).await;
    window.see_text("The meeting is moved.").await;
}
