//! From the minute taker's last word to the child's file.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::county::*;
use crate::harness::*;

pub async fn finalise(window: &Window) {
    go_to_records(window).await;
    window.screen("30-records-being-written").await;
    for child in &CHILDREN {
        go_to_records(window).await;
        window.click(press(&child.name())).await;
        see_the_page(window, child).await;
        window.click(press("Finalise")).await;
        window.see_text("Waits for the chair").await;
    }
}

pub async fn go_to_records(window: &Window) {
    window.click(place("Records")).await;
    window.see(heading("Records")).await;
}

/// The record is drawn as it will be printed, and its text can be read from it.
pub async fn see_the_page(window: &Window, child: &Child) {
    let page = || group("Page 1 of …");
    window.wait_for("the child's name on the page", async || window.says(page(), child.surname).await).await;
}

/// The chair makes a key; what they read to the administrator is on the screen.
pub async fn make_a_key(window: &Window) {
    go_to_records(window).await;
    window.click(press(&SISTER.name())).await;
    window.click(press("Set a signing PIN first")).await;
    window.write(field("Signing PIN"), PIN).await;
    window.write(field("Signing PIN again"), PIN).await;
    window.screen("31-signing-pin").await;
    window.click(press("Set the signing PIN")).await;
    window.see_text("Your key waits for an administrator").await;
    window.screen("31a-words-to-be-read").await;
}

/// The administrator compares the words and certifies the key.
pub async fn certify(window: &Window) {
    window.click(place("People")).await;
    window.click(press(&format!("Certify the key of {}…", CHAIR.name))).await;
    window.screen("31b-words-to-be-compared").await;
    window.click(press("The words are the same: certify")).await;
    window.see_text(&format!("{} can now sign records.", CHAIR.name)).await;
}

pub async fn sign(window: &Window) {
    // The chair reads the record as it will be printed.
    go_to_records(window).await;
    window.click(press(&SISTER.name())).await;
    see_the_page(window, &SISTER).await;
    window.see(heading("For the chair to weigh")).await;
    window.screen("32-the-chair-reads").await;

    go_to_records(window).await;
    window.screen("33-records-wait-for-the-chair").await;
    window.click(press("Sign all 3…")).await;
    window.see_text("You have not opened").await;
    window.see(heading(&format!("For you to weigh: {}", BABY.name()))).await;
    let said = window.text().await;
    let unread = said.split("You have not opened ").nth(1).and_then(|rest| rest.split(" since").next());
    let unread = unread.expect("a sentence names them").to_owned();
    assert!(!unread.contains(&SISTER.name()) && unread.contains(&BABY.name()), "only who was not read: {unread}");
    window.write(field("Signing PIN"), PIN).await;
    window.screen("34-sign-all").await;
    window.click(press("Sign 3 records")).await;
    window.see_no_text("Sign all 3…").await;
    window.screen("35-signed").await;
}

/// Writes the signed records to a folder, and says which files they are.
pub async fn export(window: &Window, home: &Home) -> Vec<PathBuf> {
    let folder = exported(home);
    std::fs::create_dir(&folder).expect("a folder is made");
    go_to_records(window).await;
    window.click(press("Export all 3…")).await;
    window.write(field("Folder"), &folder.to_string_lossy()).await;
    window.click(press("Export 3 records")).await;
    window.see_text("Written:").await;
    window.screen("36-exported").await;
    window.click(press("Close")).await;
    let files = pdfs_in(&folder);
    assert_eq!(files.len(), CHILDREN.len(), "one file for each child: {files:?}");
    files
}

/// The records in a folder, beside the list of them.
pub fn pdfs_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the records were written into the folder")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|file| file.extension().is_some_and(|kind| kind == "pdf"))
        .collect();
    files.sort();
    files
}

pub async fn mark_filed(window: &Window) {
    window.click(press("Mark all 3 as filed…")).await;
    window.screen("37-mark-as-filed").await;
    window.click(press("Mark as filed")).await;
    window.see_no_text("Mark all 3 as filed…").await;
    window.screen("38-filed").await;
    window.click(press(&BABY.name())).await;
    window.see_text(&format!("Signed by {}", CHAIR.name)).await;
    see_the_page(window, &BABY).await;
    window.screen("39-a-filed-record").await;
}

/// Our own command line, and an outsider that knows nothing of us, find nothing wrong with the files.
pub fn hold_up_outside(files: &[PathBuf], home: &Home) {
    let (said, code) = run(home, Command::new(env!("CARGO_BIN_EXE_quorate")).arg("verify").args(files));
    assert_eq!(code, Some(3), "our own program finds them unaltered, and was told of nobody to trust:\n{said}");
    for file in files {
        let (said, _) = run(home, Command::new("pdfsig").arg("-nocert").arg(file));
        assert!(
            said.contains("Signature is Valid"),
            "pdfsig finds the signature of {} invalid:\n{said}",
            file.display()
        );
        assert!(said.contains("Total document signed"), "pdfsig sees more than what was signed:\n{said}");
    }
    let altered = alter(&files[0]);
    let (said, code) = run(home, Command::new(env!("CARGO_BIN_EXE_quorate")).arg("verify").arg(&altered));
    assert_eq!(code, Some(1), "one byte was changed, and verify did not notice:\n{said}");
}

/// A copy with one byte of its middle turned over.
fn alter(file: &Path) -> PathBuf {
    let mut bytes = std::fs::read(file).expect("the record can be read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let copy = file.with_extension("altered.pdf");
    std::fs::write(&copy, bytes).expect("the copy is written");
    copy
}

/// What a program said on both streams, and its exit code.
fn run(home: &Home, command: &mut Command) -> (String, Option<i32>) {
    home.lend_to(command);
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command.output().unwrap_or_else(|why| panic!("{name} does not run: {why}"));
    let said = [done.stdout, done.stderr].concat();
    (String::from_utf8_lossy(&said).into_owned(), done.status.code())
}

/// The one folder where names may lie open: the council puts it where it is kept safe.
pub fn exported(home: &Home) -> PathBuf {
    home.path().join("exported")
}
