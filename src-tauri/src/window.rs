//! The window: the book behind it, and the commands it may call.

use std::path::PathBuf;

use quorate_core::refusal::{Refusal, RefusalCode};

use crate::clipboard::Board;
use crate::commands::{chair, choosing, lock, records, sign_in, signed_in};
use crate::window_state::{BookToOpen, Front, cause};
use crate::{locking, pages};

/// Opens the window and stays until it is closed; at the door of `book`, where one is given.
pub fn run(book: Option<PathBuf>) -> Result<(), Refusal> {
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
        .manage(BookToOpen::at(book))
        .setup(|app| {
            pages::open_main(app)?;
            locking::watch(app.handle());
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![
            sign_in::now,
            sign_in::recent_books,
            sign_in::book_to_open,
            sign_in::default_folder,
            sign_in::look_at,
            sign_in::create_book,
            sign_in::sign_in,
            sign_in::settle_in,
            sign_in::sign_in_with_recovery,
            sign_in::take_back,
            sign_in::passphrase_strength,
            sign_in::restore_book,
            lock::lock,
            lock::locked,
            lock::unlock,
            signed_in::session,
            signed_in::sign_out,
            signed_in::ask,
            signed_in::act,
            signed_in::last_export_folder,
            signed_in::copy_case_note,
            signed_in::keep_draft,
            signed_in::drop_draft,
            records::record_pdf,
            records::family_page_pdf,
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
