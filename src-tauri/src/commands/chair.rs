//! The chair's view in a window of its own, which is told what to show and may call nothing.

use quorate_core::refusal::{Refusal, RefusalCode};
use tauri::{
    AppHandle, Emitter, Manager, PhysicalPosition, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

use crate::machine;
use crate::pages::{CHAIR, MAIN, guarded};
use crate::window_state::cause;

/// Tells the minute taker's window that nobody sees the chair's view any more.
const CLOSED: &str = "chair-closed";

/// Opens the chair's view, on another display than the minute taker's where there is one, or brings it forward.
// Async: on Windows a window that is built while a command is waited for would never come.
#[tauri::command]
pub async fn open_chairs_view(app: AppHandle) -> Result<(), Refusal> {
    let shown = match app.get_webview_window(CHAIR) {
        Some(window) => window.set_focus(),
        None => build(&app),
    };
    shown.map_err(|why| {
        let sentence = "The chair's view could not be opened in a window of its own. Show it on this screen instead.";
        let refusal = Refusal::new(RefusalCode::Machine, sentence).because(cause(&why));
        machine::note("open_chairs_view", &refusal);
        refusal
    })
}

fn build(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, CHAIR, WebviewUrl::App("chair.html".into()));
    // Each private window has a context of its own in WebKitGTK, and Tauri serves its pages once to each folder of data:
    // without one to itself, in which nothing is kept, this window's page would not be found.
    #[cfg(target_os = "linux")]
    let window = window.data_directory(std::env::temp_dir().join("quorate-chair"));
    let window = guarded(window)
        .title("Quorate: chair's view")
        .inner_size(1280.0, 720.0)
        .min_inner_size(640.0, 360.0)
        .build()?;
    if let Some(place) = elsewhere(app, &window)? {
        window.set_position(place)?;
        window.set_fullscreen(true)?;
    }
    let app = app.clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed) {
            // The minute taker's window may be gone too: then there is nobody to tell.
            let _ = app.emit_to(MAIN, CLOSED, ());
        }
    });
    Ok(())
}

/// Where a display begins that the minute taker does not work on.
fn elsewhere(app: &AppHandle, window: &WebviewWindow) -> tauri::Result<Option<PhysicalPosition<i32>>> {
    let here = match app.get_webview_window(MAIN) {
        Some(main) => main.current_monitor()?.map(|monitor| *monitor.position()),
        None => None,
    };
    let displays = window.available_monitors()?;
    Ok(displays.iter().map(|display| *display.position()).find(|place| here.is_some_and(|here| here != *place)))
}

/// Without the window it is told from, the chair's view has nothing to show.
pub fn close_with_main(window: &tauri::Window, event: &WindowEvent) {
    if window.label() == MAIN
        && matches!(event, WindowEvent::Destroyed)
        && let Some(chair) = window.get_webview_window(CHAIR)
    {
        let _ = chair.close();
    }
}
