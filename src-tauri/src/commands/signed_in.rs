//! At the service: asking, acting, and typing that must not be lost.

use std::path::PathBuf;

use quorate_core::refusal::Refusal;
use tauri::{AppHandle, State};

use crate::clipboard::Board;
use crate::export_folder::{ExportFolder, written_to};
use crate::window_state::{Front, blocking};
use crate::{machine, pages};
use quorate_service::act::{Act, Done};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{DraftView, SessionView};

/// Who is signed in, if anybody.
#[tauri::command]
pub async fn session(front: State<'_, Front>) -> Result<Option<SessionView>, Refusal> {
    let front = front.inner().clone();
    blocking("session", move || front.lock().as_ref().map(|service| service.session()).transpose()).await
}

#[tauri::command]
pub async fn sign_out(app: AppHandle, front: State<'_, Front>) -> Result<(), Refusal> {
    let front = front.inner().clone();
    blocking("sign_out", move || {
        *front.lock() = None;
        *front.locked() = None;
        pages::renew(&app);
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn ask(front: State<'_, Front>, ask: Ask) -> Result<Answer, Refusal> {
    front.with_service(ask.kind(), move |service| service.ask(ask, machine::now())).await
}

#[tauri::command]
pub async fn act(app: AppHandle, front: State<'_, Front>, act: Act) -> Result<Done, Refusal> {
    let settles = matches!(act, Act::SetBookSettings { .. });
    let folder = written_to(&act).map(str::to_owned);
    let done = front.with_service(act.kind(), move |service| service.act(act, machine::now())).await?;
    if settles {
        pages::hide(&app, front.inner());
    }
    if let Some(folder) = folder {
        export_folder()?.keep(&folder);
    }
    Ok(done)
}

/// Where files were last written on this machine; nothing where that is not there now.
#[tauri::command]
pub async fn last_export_folder() -> Result<Option<PathBuf>, Refusal> {
    blocking("last_export_folder", || Ok(export_folder()?.last())).await
}

fn export_folder() -> Result<ExportFolder, Refusal> {
    Ok(ExportFolder::in_folder(machine::settings()?))
}

/// Puts a case note on the clipboard, for a minute.
#[tauri::command]
pub async fn copy_case_note(board: State<'_, Board>, text: String, html: String) -> Result<(), Refusal> {
    let board = board.inner().clone();
    blocking("copy_case_note", move || board.put(text, html)).await
}

#[tauri::command]
pub async fn keep_draft(front: State<'_, Front>, draft: DraftView) -> Result<(), Refusal> {
    front.with_service("keep_draft", move |service| service.keep_draft(draft)).await
}

#[tauri::command]
pub async fn drop_draft(front: State<'_, Front>, field: String) -> Result<(), Refusal> {
    front.with_service("drop_draft", move |service| service.drop_draft(&field)).await
}
