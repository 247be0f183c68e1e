//! A whole afternoon of a panel, typed by keyboard alone in the real window: nothing of it may be missing from the records.

mod diary;
mod kills;
mod lines;
mod prepare;
mod script;
mod typed;
mod typist;

use std::path::{Path, PathBuf};

use crate::county::{self, County};
use crate::harness::*;
use crate::seat::{ADMINISTRATOR, CHAIR, MINUTE_TAKER, sign_in, sign_in_here};
use diary::Diary;
use script::Script;
use typed::Typed;
use typist::Typist;

/// What every change is held to: brothers and sisters, and the item that a member leaves for an interest of their own.
#[tokio::test]
async fn a_part_of_an_afternoon_is_typed_and_nothing_is_missing() {
    let mut script = Script::read();
    let mut number = 0;
    script.items.retain(|_| {
        number += 1;
        [2, 9].contains(&number)
    });
    type_and_compare(script).await;
}

#[tokio::test]
#[ignore = "a quarter of an hour: make soak"]
async fn a_whole_afternoon_is_typed_and_nothing_is_missing() {
    type_and_compare(Script::read()).await;
}

async fn type_and_compare(script: Script) {
    let (county, home) = (County::new(), Home::new());
    prepare::book_the_afternoon(&county, &script, now());
    let (profile, diary) = (county::profile("clam"), Diary::of(today()));

    let window = Window::open_on(&home, &county.folder).await;
    sign_in_here(&window, MINUTE_TAKER).await;
    window.push(place("Meetings")).await;
    window.push(press("…, CLAM panel").first()).await;
    window.push(press("Start the meeting")).await;
    window.see(group("Quorum")).await;
    let typist = Typist { window: &window, profile: &profile, diary: &diary };
    typist.welcome(script.members.iter().filter(|member| !member.late).map(|member| member.name.as_str())).await;
    let mut typed: Vec<Typed> = Vec::new();
    for item in &script.items {
        typed.extend(typist.hear(item).await);
    }
    typist.close().await;
    finalise(&window, &typed).await;

    change_places(&window, CHAIR).await;
    sign(&window, typed.len()).await;
    change_places(&window, ADMINISTRATOR).await;
    let folder = export(&window, &home, typed.len()).await;
    window.close().await;

    let missing: Vec<String> = typed.iter().flat_map(|typed| typed.missing_from(&record_of(typed, &folder))).collect();
    assert!(missing.is_empty(), "typed, and not in the records:\n{}", missing.join("\n"));
    let words: usize = typed.iter().map(Typed::words).sum();
    println!(
        "{} records hold all of {words} words and {} actions",
        typed.len(),
        typed.iter().map(|one| one.actions.len()).sum::<usize>()
    );
}

async fn finalise(window: &Window, typed: &[Typed]) {
    for child in typed {
        window.push(place("Records")).await;
        window.push(press(&child.name)).await;
        window.push(press("Finalise")).await;
        window.see_text("Waits for the chair").await;
    }
}

async fn change_places(window: &Window, name: &str) {
    window.push(press("Sign out")).await;
    sign_in(window, name).await;
}

async fn sign(window: &Window, records: usize) {
    window.push(place("Records")).await;
    window.push(press(&format!("Sign all {records}…"))).await;
    window.reach(&field("Signing PIN")).await;
    window.keys(county::PIN).await;
    window.push(press(&format!("Sign {records} records"))).await;
    window.see_no_text(&format!("Sign all {records}…")).await;
}

async fn export(window: &Window, home: &Home, records: usize) -> PathBuf {
    let folder = home.path().join("exported");
    std::fs::create_dir(&folder).expect("a folder is made");
    window.push(place("Records")).await;
    window.push(press(&format!("Export all {records}…"))).await;
    window.write(field("Folder"), &folder.to_string_lossy()).await;
    window.push(press(&format!("Export {records} records"))).await;
    window.see_text("Written:").await;
    folder
}

/// The exported record of a child, by the number that its name holds.
fn record_of(child: &Typed, folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).expect("the records were written").flatten().map(|entry| entry.path());
    let mut of_child = files.filter(|file| file.to_string_lossy().contains(&child.mosaic));
    of_child.next().unwrap_or_else(|| panic!("no record of {} was exported", child.name))
}
