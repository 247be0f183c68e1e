//! After the signature: an amendment is asked for, the record corrected, compared, signed again, and both versions leave.

use std::path::PathBuf;

use super::county::*;
use super::records::{go_to_records, see_the_page};
use crate::harness::*;

const WISH: &str = "It was the aunt who spoke, not the grandmother.";
const BETTER: &str = "The group manager asked for the aunt’s view, and will visit her.";

async fn read(window: &Window, child: &Child) {
    go_to_records(window).await;
    window.click(press(&child.name())).await;
    see_the_page(window, child).await;
}

/// The administrator logs what the worker writes in.
pub async fn ask_for_an_amendment(window: &Window) {
    read(window, &BROTHER).await;
    copy_the_case_note(window).await;
    window.see_text("Nobody has asked for any.").await;
    window.click(press("Log an amendment…")).await;
    window.write(field("Who asks"), SOCIAL_WORKER).await;
    window.write(field("Their role"), "Social worker").await;
    window.write(field("What they want changed"), WISH).await;
    window.screen("41-log-an-amendment").await;
    window.click(press("Log it")).await;
    window.see_text("Waits for the chair’s answer").await;
    window.screen("42-an-amendment-waits").await;
}

/// What lies on the clipboard is rich: pasted where that is kept, it is still bold (CLAM-9).
async fn copy_the_case_note(window: &Window) {
    window.click(press("Copy case note")).await;
    window.see_text("Case note copied").await;
    window
        .run(
            "const place = document.createElement('div'); place.id = 'pasted'; place.contentEditable = 'true';
             place.setAttribute('role', 'textbox'); place.setAttribute('aria-label', 'Pasted');
             document.querySelector('h1').after(place); place.focus();",
        )
        .await;
    window.keys(PASTE).await;
    let pasted = async || window.says(field("Pasted"), "Significant event: yes").await;
    window.wait_for("the case note to be pasted", pasted).await;
    let bold = window.ask_page("return document.querySelector('#pasted b, #pasted [style*=bold]') !== null").await;
    assert_eq!(bold, true, "the pasted case note has kept its bold");
    window.run("document.querySelector('#pasted').remove()").await;
}

/// The chair accepts it, which opens the record again.
pub async fn accept(window: &Window) {
    read(window, &BROTHER).await;
    window.click(press("Accept …")).await;
    window.see_text("Being corrected").await;
    window.screen("43-accepted-and-open-again").await;
}

/// The minute taker corrects the record, in the meeting's own screen, and sees what changed.
pub async fn correct(window: &Window) {
    read(window, &BROTHER).await;
    window.click(press("Go on writing")).await;
    window.write(field("Discussion"), BETTER).await;
    window.keys(TAB).await;
    window.see_text("Saved").await;
    read(window, &BROTHER).await;
    window.click(press("Put it into other words")).await;
    window.write(field("What is corrected"), "Whose view the panel asked for.").await;
    window.screen("44-what-the-correction-says").await;
    window.click(press("Save")).await;
    window.see_text("Whose view the panel asked for.").await;
    window.click(press("See what changed")).await;
    window.see_text("16 words").await;
    window.see_text("taken out").await;
    window.screen("45-what-changed").await;
    window.click(press("Back to the pages")).await;
    see_the_page(window, &BROTHER).await;
    window.screen("46-a-correction-as-it-will-be-printed").await;
    window.click(press("Finalise")).await;
    window.see_text("Waits for the chair").await;
}

/// The chair reads what changed before anything else, and signs again.
pub async fn sign_again(window: &Window) {
    read(window, &BROTHER).await;
    window.click(press("See what changed")).await;
    window.see_text("taken out").await;
    window.screen("47-the-chair-compares").await;
    window.click(press("Sign…").within(part("region", "About this record"))).await;
    window.write(field("Signing PIN"), PIN).await;
    window.click(press("Sign this record")).await;
    window.see_text("Superseded by version 2").await;
    see_the_page(window, &BROTHER).await;
    window.screen("48-signed-again").await;
    window.click(press("Read version 1")).await;
    see_the_page(window, &BROTHER).await;
    window.screen("49-the-superseded-version").await;
}

/// Both versions leave, each with its name.
pub async fn export_both(window: &Window, home: &Home) -> Vec<PathBuf> {
    let folder = super::records::exported(home).join("corrected");
    std::fs::create_dir(&folder).expect("a folder is made");
    read(window, &BROTHER).await;
    window.click(press("Export…")).await;
    window.write(field("Folder"), &folder.to_string_lossy()).await;
    window.click(tick("Earlier versions too…")).await;
    window.click(press("Export 1 record")).await;
    window.see_text("Written:").await;
    window.screen("40-both-versions-exported").await;
    window.click(press("Close")).await;
    let files = super::records::pdfs_in(&folder);
    let names: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    assert!(names[0].ends_with("v1 superseded.pdf") && names[1].ends_with("v2.pdf"), "their names say so: {names:?}");
    files
}
