//! The two windows' pages: made with nothing of theirs kept on the disk, and made anew where what they showed must go.

use tauri::{AppHandle, Manager, WebviewWindow, WebviewWindowBuilder, Wry};

use crate::machine::is_driven;
use crate::window_state::Front;

/// The window that the minute taker works in.
pub const MAIN: &str = "main";
/// The chair's view, as the capabilities and its own page call it.
pub const CHAIR: &str = "chair";

/// Chromium's own features that Tauri turns off too, and its crash reporter, which would send memory to its maker.
const WINDOWS_ARGUMENTS: &str =
    "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection --disable-breakpad --disable-crash-reporter";

/// Opens the minute taker's window as the configuration describes it.
pub fn open_main(app: &tauri::App) -> tauri::Result<()> {
    let windows = &app.config().app.windows;
    for config in windows.iter().filter(|config| config.label == MAIN) {
        // WebKitGTK lets only its lasting context be driven from outside: journeys do without this one thing.
        guarded(WebviewWindowBuilder::from_config(app, config)?).incognito(!is_driven()).build()?;
    }
    Ok(())
}

/// A window whose webview writes nothing of what it shows to the disk and offers nobody what was typed before.
pub fn guarded<'a, M: Manager<Wry>>(builder: WebviewWindowBuilder<'a, Wry, M>) -> WebviewWindowBuilder<'a, Wry, M> {
    builder.incognito(true).general_autofill_enabled(false).additional_browser_args(WINDOWS_ARGUMENTS)
}

/// Makes both windows' pages anew: what they held of children goes with them.
pub fn renew(app: &AppHandle) {
    crate::clipboard::clear(app);
    for window in [MAIN, CHAIR].iter().filter_map(|label| app.get_webview_window(label)) {
        // A window that is just being closed has nothing more to lose.
        let _ = anew(&window);
    }
}

/// Ends the process that drew the page, with all its memory, and loads the page into a new one.
#[cfg(target_os = "linux")]
fn anew(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    // WebKitGTK lets go of its driver with the process. A journey that has more to do there gets only a new page; one that
    // looks into the memory has the process ended, as everybody else has.
    if is_driven() && std::env::var_os("QUORATE_ENDS_PAGES").is_none() {
        return window.reload();
    }
    window.with_webview(|webview| {
        let webview = webview.inner();
        if let Some(address) = webview.uri() {
            webview.terminate_web_process();
            webview.load_uri(&address);
        }
    })
}

/// Loads the page again. WebView2 keeps the process that drew it, and may keep pieces of what it showed.
#[cfg(not(target_os = "linux"))]
fn anew(window: &WebviewWindow) -> tauri::Result<()> {
    window.reload()
}

/// Keeps the minute taker's window out of pictures and shared screens where the book says so and the system can.
pub fn hide(app: &AppHandle, front: &Front) {
    let hidden = front.settings().is_none_or(|settings| settings.hidden_from_capture);
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.set_content_protected(hidden);
    }
}
