//! What a record will say, as it is written in the window: a dissent that a sibling is given only by a tick of its own, and
//! lines as people type them.

use crate::county::County;
use crate::harness::*;
use crate::live::hold_a_meeting;
use crate::seat::sit_down_and_write;

#[tokio::test]
async fn a_dissent_is_given_by_its_own_tick_and_a_line_says_whose_it_is() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    window.click(press("Record a dissent")).await;
    let form = || group("New dissent");
    window.write(field("Who did not agree").within(form()), "Nan Ferrow").await;
    window.write(field("What they did not agree with, and why").within(form()), "It is too soon.").await;
    window.click(press("Record dissent").within(form())).await;
    window.see(press("Remove dissent of Nan Ferrow")).await;
    window.click(press("Give to siblings…")).await;
    window.see_text("Tick only if they said it of each child.").await;
    window.click(tick("Dissent and abstention …")).await;
    window.screen("95-a-dissent-for-a-sibling").await;
    window.click(press("Give to Marigold").within(group("Give to Marigold"))).await;
    window.click(press("Marigold").within(part("tablist", "Siblings"))).await;
    window.see(heading("Marigold Teasel").first()).await;
    window.see(press("Remove dissent of Nan Ferrow")).await;

    window.click(field("Quick entry of an action")).await;
    window.keys(&format!("IRO to be told within 5 working days{ENTER}")).await;
    window.see_text("Begin with them: “SW to tell IRO within 5 working days”.").await;
    window.screen("96-nobody-does-it").await;
    // What was refused is selected: typing replaces it.
    window.keys("SW to tell the IRO within 5 working days, means: by phone").await;
    window.see_text("You can also say how we will know.").await;
    window.screen("97-a-natural-line").await;
    window.keys(ENTER).await;
    window.see(press("Change: Tell the IRO")).await;
    window.see(press("SMART; not said: how we will know")).await;
    window.screen("98-no-fault-of-a-natural-line").await;
    window.close().await;
}
