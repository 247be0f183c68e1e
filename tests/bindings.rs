//! The window's types, and what states are called, are those of Rust: whatever is committed is what would be generated now, no more and no less.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use quorate_core::ids::{DeviceId, Pseudonym};
use quorate_core::refusal::Refusal;
use quorate_service::act::{Act, Done};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{
    CreatedBook, DoorView, DraftView, LockedView, NewBook, SessionView, StrengthView, UnlockedView, VerdictView,
};
use quorate_service::window_labels;
use ts_rs::{Config, TS};

#[test]
fn the_windows_types_have_not_drifted() {
    let generated = tempfile::tempdir().expect("a folder");
    let config = Config::new().with_out_dir(generated.path());
    // What crosses between window and shell; every other type hangs on one of these.
    for export in [
        Act::export_all,
        Done::export_all,
        Ask::export_all,
        Answer::export_all,
        CreatedBook::export_all,
        DoorView::export_all,
        DraftView::export_all,
        LockedView::export_all,
        NewBook::export_all,
        SessionView::export_all,
        StrengthView::export_all,
        UnlockedView::export_all,
        VerdictView::export_all,
        Refusal::export_all,
        // No type of the window names these; they are generated with the other identities.
        DeviceId::export_all,
        Pseudonym::export_all,
    ] {
        export(&config).expect("types are written");
    }
    let words = generated.path().join(window_labels::FILE);
    fs::write(words, window_labels::file()).expect("the words are written beside them");
    let generated = files(generated.path());
    let committed = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/bindings"));
    let drifted: Vec<_> =
        generated.keys().chain(committed.keys()).filter(|name| generated.get(*name) != committed.get(*name)).collect();
    assert!(
        drifted.is_empty(),
        "run `cargo test --workspace export_bindings` and commit ui/src/bindings; these differ: {drifted:?}"
    );
}

/// The files of a folder by name.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("a folder of types");
    entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            // Git may check text out with the line endings of the machine.
            (name, fs::read_to_string(&path).expect("text").replace("\r\n", "\n"))
        })
        .collect()
}
