//! The clipboard, where a case note goes on its way to the case system: for a minute, and into no history.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use arboard::{Clipboard, Set};
use quorate_core::refusal::{Cause, Refusal, RefusalCode};
use sha2::{Digest, Sha256};
use tauri::{AppHandle, Manager};

/// How long a note may lie there.
const KEPT: Duration = Duration::from_secs(60);

/// What of ours lies on the clipboard. On X11 and Wayland it is this program that hands it out, so it is kept open.
#[derive(Clone, Default)]
pub struct Board(Arc<Mutex<Option<Noted>>>);

struct Noted {
    clipboard: Clipboard,
    /// Told by its hash: the text itself is not kept here too.
    sha256: [u8; 32],
    /// Grows with every note: a later one has its own minute.
    turn: u64,
}

impl Board {
    fn lock(&self) -> MutexGuard<'_, Option<Noted>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a note there, as text and as HTML, kept out of the histories of Windows and of KDE.
    pub fn put(&self, text: String, html: String) -> Result<(), Refusal> {
        let mut seat = self.lock();
        let sha256 = Sha256::digest(&text).into();
        let mut clipboard = Clipboard::new().map_err(|why| cannot().because(cause(&why)))?;
        unremembered(clipboard.set()).html(html, Some(text)).map_err(|why| cannot().because(cause(&why)))?;
        let turn = seat.take().map_or(0, |before| before.turn + 1);
        *seat = Some(Noted { clipboard, sha256, turn });
        drop(seat);
        let board = self.clone();
        thread::spawn(move || {
            thread::sleep(time());
            let mut seat = board.lock();
            if seat.as_ref().is_some_and(|noted| noted.turn == turn) {
                take_back(&mut seat);
            }
        });
        Ok(())
    }
}

/// Takes our note off the clipboard. What somebody else put there since stays.
fn take_back(seat: &mut Option<Noted>) {
    if let Some(mut noted) = seat.take() {
        let there = noted.clipboard.get_text().map(|text| <[u8; 32]>::from(Sha256::digest(text)));
        if there.is_ok_and(|there| there == noted.sha256) {
            // A clipboard that cannot be emptied is emptied when the program ends.
            let _ = noted.clipboard.clear();
        }
    }
}

/// Takes our note off the clipboard, before its minute is over.
pub fn clear(app: &AppHandle) {
    take_back(&mut app.state::<Board>().lock());
}

#[cfg(target_os = "linux")]
fn unremembered(set: Set<'_>) -> Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(windows)]
fn unremembered(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_cloud().exclude_from_history().exclude_from_monitoring()
}

#[cfg(not(any(windows, target_os = "linux")))]
fn unremembered(set: Set<'_>) -> Set<'_> {
    set
}

/// A journey does not wait for a minute.
fn time() -> Duration {
    let seconds = std::env::var("QUORATE_CLIPBOARD_SECONDS").ok().filter(|_| cfg!(feature = "webdriver"));
    seconds.and_then(|seconds| seconds.parse().ok()).map_or(KEPT, Duration::from_secs)
}

/// What the clipboard says of itself, without the words that the system adds.
fn cause(error: &arboard::Error) -> Cause {
    use arboard::Error::*;
    let kind = match error {
        ClipboardNotSupported => "is not supported here",
        ClipboardOccupied => "is held by another program",
        ConversionFailure => "does not take this text",
        _ => "does not answer",
    };
    Cause::of("the clipboard", kind)
}

fn cannot() -> Refusal {
    Refusal::new(RefusalCode::Machine, "The case note could not be copied here. Select its text and copy it.")
}
