//! The meeting: who is there, what is said of each child, what is decided and who does what.

use chrono::TimeDelta;

use super::county::*;
use crate::harness::*;

pub async fn start(window: &Window) {
    window.screen("20-this-week-of-the-minute-taker").await;
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.click(press("Start the meeting")).await;
    window.see(group("Quorum")).await;
    window.screen("21-nobody-is-here-yet").await;

    arrives(window, CHAIR.name, "Chair (service lead or head of service)").await;
    window.see_text("a group manager").await;
    arrives(window, GROUP_MANAGER, "Group manager").await;
    window.see_text("Quorate").await;
    window.screen("22-quorate").await;
}

async fn arrives(window: &Window, name: &str, role: &str) {
    window.click(press("Add person")).await;
    let form = || group("Add person");
    window.write(field("Name").within(form()), name).await;
    window.choose(list("Role").within(form()), role).await;
    window.click(press("Add").within(form())).await;
    window.see(press(&format!("Leave: {name}"))).await;
}

pub async fn hear_the_siblings(window: &Window) {
    window.click(press("Start item")).await;
    window.see(press("Finish item")).await;
    window.click(press(&format!("Arrive: {SOCIAL_WORKER}"))).await;
    window.see(press(&format!("Leave: {SOCIAL_WORKER}"))).await;
    write_the_record(window).await;
    window.click(press("Section 20 agreed")).await;
    window.click(press("Placement search triggered")).await;
    window.write(field("Rationale"), "The siblings stay together, near their school.").await;
    add_the_action(window).await;
    window.click(press("6 weeks: …")).await;
    only_the_finish_is_missing(window).await;
    window.screen("23-a-child-heard").await;

    window.click(press("Give to siblings…")).await;
    window.screen("24-give-to-siblings").await;
    window
        .click(press(&format!("Give to {}", BROTHER.given)).within(group(&format!("Give to {}", BROTHER.given))))
        .await;
    window.click(press(BROTHER.given).within(part("tablist", "Siblings"))).await;
    window.see(heading(&BROTHER.name())).await;
    window.see_text(ACTION).await;
    only_the_finish_is_missing(window).await;
    window.screen("25-the-brother-s-own-record").await;
    window.click(press("Finish item")).await;
    window.see_text("Nothing holds it back.").await;
    window.see(press("… for the chair to weigh")).await;
}

async fn write_the_record(window: &Window) {
    window.write(field("Why the child came to panel"), OUTLINE).await;
    window.write(field("What the child says"), CHILDS_WORDS).await;
    window.write(field("Discussion"), DISCUSSION).await;
    for prompt in ["Early permanency plan", "Parallel options named, to avoid drift"] {
        window.click(tick(prompt)).await;
    }
}

async fn add_the_action(window: &Window) {
    window.click(press("New action")).await;
    let form = || group("New action");
    window.write(field("What is to be done").within(form()), ACTION).await;
    window.write(field("How we will know it is done").within(form()), "A plan that the family agreed is on file").await;
    window.write(field("How, and with what").within(form()), "The co-ordinator has a place next week").await;
    window.choose(list("Who").within(form()), &format!("Social worker, {SOCIAL_WORKER}")).await;
    let in_two_weeks = (today() + TimeDelta::days(14)).format("%d/%m/%Y").to_string();
    window.write(field("By when").within(form()), &in_two_weeks).await;
    window.click(press("Add action").within(form())).await;
    window.see(press(&format!("Change: {ACTION}"))).await;
}

pub async fn hear_the_baby(window: &Window) {
    window.click(press(&format!("Start next: {}", BABY.name()))).await;
    window.see(press("Finish item")).await;
    write_the_record(window).await;
    window.click(press("Plan to return home ratified")).await;
    window.write(field("Rationale"), "The plan has held for three months.").await;
    window.click(press("No review needed")).await;
    window.write(field("Why no review is needed"), "The court reviews the plan in January.").await;
    window.keys(TAB).await;
    only_the_finish_is_missing(window).await;
    window.screen("26-the-last-child").await;
    window.click(press("Finish item")).await;
    window.see_text("Nothing holds it back.").await;
    window.see(press("… for the chair to weigh")).await;
}

pub async fn close(window: &Window) {
    window.click(press("Close meeting…")).await;
    window.screen("27-close-the-meeting").await;
    window.click(press("Close meeting").within(group("Close the meeting"))).await;
    window.see_text("closed").await;
    window.screen("28-closed").await;
    // One way from the closed meeting to each record: the one on the screen, then the next; and back again.
    window.click(press("Finalise: hand …")).await;
    window.see_text("Finalised: with the chair.").await;
    window.screen("29-finalised-in-the-room").await;
    window.click(press(&format!("Next to finalise: {}", SISTER.name()))).await;
    window.see(heading(&SISTER.name())).await;
    window.see(press("Finalise: hand …")).await;
    window.alt(DOWN).await;
    window.see(heading(&BROTHER.name())).await;
    window.alt(DOWN).await;
    window.see(heading(&BABY.name())).await;
    window.click(press("Take it back")).await;
    window.see(press("Finalise: hand …")).await;
}

/// All that the record still lacks is the end of its item.
async fn only_the_finish_is_missing(window: &Window) {
    let bar = || group("This item");
    window.see(press("Finish the item first").within(bar())).await;
    let gaps = async || window.find_all(&any("listitem").within(bar())).await.len();
    window.wait_for("one gap to be left", async || gaps().await == 1).await;
}
