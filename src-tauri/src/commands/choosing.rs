//! The system's own dialogs.

use quorate_core::refusal::Refusal;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::window_state::blocking;

/// Nothing when the person cancels.
#[tauri::command]
pub async fn choose_folder(app: AppHandle, title: String) -> Result<Option<String>, Refusal> {
    blocking("choose_folder", move || Ok(app.dialog().file().set_title(title).blocking_pick_folder().and_then(words)))
        .await
}

/// None when the person cancels.
#[tauri::command]
pub async fn choose_files(app: AppHandle, title: String) -> Result<Vec<String>, Refusal> {
    blocking("choose_files", move || {
        let chosen = app.dialog().file().set_title(title).blocking_pick_files().unwrap_or_default();
        Ok(chosen.into_iter().filter_map(words).collect())
    })
    .await
}

fn words(path: FilePath) -> Option<String> {
    path.into_path().ok().map(|path| path.to_string_lossy().into_owned())
}
