//! What the machine gives and the domain never takes by itself: the time, randomness, this device's identity, a place
//! for settings.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use quorate_core::entropy::Entropy;
use quorate_core::ids::DeviceId;
use quorate_core::key_stretching::Costs;
use quorate_core::refusal::{Cause, Refusal, RefusalCode};

use quorate_service::machine_log::MachineLog;
use quorate_service::machine_memory::{Machine, Remembered};

/// The same folder that the system gives to an installed Quorate.
const SETTINGS: &str = "uk.quorate.desktop";

/// The only place where the program reads the clock.
#[expect(clippy::disallowed_methods, reason = "it is read here, for everybody")]
pub fn now() -> DateTime<Utc> {
    // A clock may stand before 1970, which `Utc::now` does not bear.
    DateTime::<Utc>::from(std::time::SystemTime::now()) + told::ahead()
}

/// A release's clock is the machine's, whatever is said to it.
#[cfg(not(feature = "webdriver"))]
mod told {
    pub fn ahead() -> chrono::TimeDelta {
        chrono::TimeDelta::zero()
    }
}

/// Built for tests, the program can be told what time it is as it starts (`QUORATE_NOW=2026-12-26T00:30:00Z`): its clock
/// runs on from there.
#[cfg(feature = "webdriver")]
mod told {
    use std::sync::LazyLock;

    use chrono::{DateTime, TimeDelta, Utc};

    #[expect(clippy::disallowed_methods, reason = "what was told is held against the clock once")]
    static AHEAD: LazyLock<TimeDelta> = LazyLock::new(|| match std::env::var("QUORATE_NOW") {
        Ok(told) => {
            let told: DateTime<Utc> = told.parse().expect("QUORATE_NOW is a moment as in RFC 3339");
            told - Utc::now()
        }
        Err(_) => TimeDelta::zero(),
    });

    pub fn ahead() -> TimeDelta {
        *AHEAD
    }
}

/// Whether a journey's driver holds the windows.
pub fn is_driven() -> bool {
    cfg!(feature = "webdriver") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// Randomness from the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Refusal> {
        getrandom::fill(bytes).map_err(|why| {
            let cause = Cause::of("randomness", "the system gives none");
            let cause = why.raw_os_error().map_or(cause, |code| cause.number("system error", i64::from(code)));
            refused("This machine gave no random numbers, so nothing was done. Restart it and try again.")
                .because(cause)
        })
    }
}

/// Where this user's settings of Quorate lie: on this machine, and not where a profile that roams would take them along.
pub fn settings() -> Result<PathBuf, Refusal> {
    let base = dirs::config_local_dir()
        .ok_or_else(|| refused("This machine has no place for Quorate's settings. Check your user account."))?;
    Ok(base.join(SETTINGS))
}

/// Where a new book would go unless told otherwise.
pub fn documents() -> Result<PathBuf, Refusal> {
    dirs::document_dir()
        .or_else(dirs::home_dir)
        .ok_or_else(|| refused("This machine names no folder for documents. Choose a folder yourself."))
}

/// This machine's identity: made once, and named by every entry that is written here.
pub fn device() -> Result<DeviceId, Refusal> {
    let file = settings()?.join("device");
    let known = std::fs::read_to_string(&file).ok().and_then(|text| text.trim().parse().ok());
    if let Some(id) = known {
        return Ok(DeviceId(id));
    }
    let id = SystemEntropy.uuid(now())?;
    std::fs::create_dir_all(settings()?).and_then(|()| std::fs::write(&file, id.to_string())).map_err(|error| {
        refused(&format!(
            "This machine's identity could not be saved ({error}): free some space or check access to {}.",
            file.display()
        ))
        .because(&error)
    })?;
    Ok(DeviceId(id))
}

/// This machine, with what it remembers.
pub fn here() -> Result<Machine, Refusal> {
    let settings = settings()?;
    Ok(Machine {
        device: device()?,
        costs: Costs::STANDARD,
        remembered: Some(Remembered::in_folder(&settings)),
        log: Some(MachineLog::in_folder(&settings)),
    })
}

/// Writes down what is this machine's fault. Without a place for settings there is none for a log.
pub fn note(doing: &'static str, refusal: &Refusal) {
    if let Ok(settings) = settings() {
        MachineLog::in_folder(&settings).note(doing, refusal, now());
    }
}

fn refused(sentence: &str) -> Refusal {
    Refusal::new(RefusalCode::Machine, sentence)
}
