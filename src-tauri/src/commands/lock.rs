//! The locked window: nobody sits at the book, whose key is gone from memory, and one person may come back to where
//! they were.

use quorate_core::refusal::Refusal;
use tauri::{AppHandle, State};

use super::sign_in::{Secret, seated};
use crate::machine::{self, SystemEntropy};
use crate::pages;
use crate::window_state::{Front, Locked, blocking, signed_out};
use quorate_service::keeping::sign_in;
use quorate_service::views::{LockedView, UnlockedView};

/// Locks at once, and remembers the place that the window was at.
#[tauri::command]
pub async fn lock(app: AppHandle, front: State<'_, Front>, place: Option<String>) -> Result<(), Refusal> {
    let front = front.inner().clone();
    blocking("lock", move || {
        if front.lock_up(place) {
            pages::renew(&app);
        }
        Ok(())
    })
    .await
}

/// Who locked the window, if anybody.
#[tauri::command]
pub async fn locked(front: State<'_, Front>) -> Result<Option<LockedView>, Refusal> {
    Ok(front.locked().as_ref().map(|locked| locked.shown.clone()))
}

/// Seats whoever locked it again.
#[tauri::command]
pub async fn unlock(app: AppHandle, front: State<'_, Front>, passphrase: Secret) -> Result<UnlockedView, Refusal> {
    let Locked { folder, person, place, .. } = front.locked().clone().ok_or_else(signed_out)?;
    let unlocked = front
        .seat("unlock", move || {
            let mut service = sign_in::sign_in(&folder, person, passphrase, machine::here()?, Box::new(SystemEntropy))?;
            let session = seated(&mut service)?;
            Ok((service, UnlockedView { session, place }))
        })
        .await?;
    pages::hide(&app, front.inner());
    Ok(unlocked)
}
