//! The window: the book behind it, and the commands it may call.

use quorate_core::refusal::{Refusal, RefusalCode};

use crate::clipboard::Board;
use crate::commands::{chair, choosing, door, lock, records, seat};
use crate::front::{Front, cause};
use crate::{locking, pages};

/// Opens the window and stays until it is closed.
pub fn run() -> Result<(), Refusal> {
    if !has_display() {
        return Err(Refusal::new(
            RefusalCode::Machine,
            "There is no display to open a window on. Use a verb of the command line instead: `quorate --help` lists them.",
        ));
    }
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Front::default())
        .manage(Board::default())
        .setup(|app| {
            pages::open_main(app)?;
            locking::watch(app.handle());
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![
            door::now,
            door::recent_books,
            door::default_folder,
            door::look_at,
            door::create_book,
            door::sign_in,
            door::settle_in,
            door::sign_in_with_recovery,
            door::take_back,
            door::passphrase_strength,
            door::restore_book,
            lock::lock,
            lock::locked,
            lock::unlock,
            seat::session,
            seat::sign_out,
            seat::ask,
            seat::act,
            seat::copy_case_note,
            seat::keep_draft,
            seat::drop_draft,
            records::record_pdf,
            records::verify_files,
            choosing::choose_folder,
            choosing::choose_files,
            chair::open_chairs_view,
        ])
        .on_window_event(chair::close_with_main)
        .run(tauri::generate_context!())
        .map_err(|why| {
            Refusal::new(
                RefusalCode::Machine,
                "The window could not be opened: is WebKitGTK (on Windows, WebView2) installed?",
            )
            .because(cause(&why))
        })
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()))
}
