//! The locked window: nobody sits at the book, whose key is gone from memory, and one person may come back to where
//! they were.

use std::path::PathBuf;

use quorate_core::ids::PersonId;
use quorate_core::refusal::Refusal;
use tauri::{AppHandle, State};
use zeroize::Zeroizing;

use super::{Front, blocking, signed_out};
use crate::machine::{self, SystemEntropy};
use crate::pages;
use quorate_service::keeping::sign_in;
use quorate_service::views::{LockedView, UnlockedView};

/// Who sat at the book, and where.
#[derive(Clone)]
pub struct Locked {
    folder: PathBuf,
    person: PersonId,
    shown: LockedView,
    /// As the window told it: a screen, ids and numbers, nothing that was read or typed.
    place: Option<String>,
}

impl Front {
    pub fn is_taken(&self) -> bool {
        self.lock().is_some()
    }

    /// Lets nobody sit at the book any more; what was typed is on the disk. False where nobody did.
    pub fn lock_up(&self, place: Option<String>) -> bool {
        let Some(desk) = self.lock().take() else { return false };
        *self.locked() =
            Some(Locked { folder: desk.folder().to_owned(), person: desk.person(), shown: desk.locked_view(), place });
        true
    }
}

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
pub async fn unlock(app: AppHandle, front: State<'_, Front>, passphrase: String) -> Result<UnlockedView, Refusal> {
    let Locked { folder, person, place, .. } = front.locked().clone().ok_or_else(signed_out)?;
    let passphrase = Zeroizing::new(passphrase);
    let unlocked = front
        .seat("unlock", move || {
            let mut desk = sign_in::sign_in(&folder, person, passphrase, machine::here()?, Box::new(SystemEntropy))?;
            let session = super::door::seated(&mut desk)?;
            Ok((desk, UnlockedView { session, place }))
        })
        .await?;
    pages::hide(&app, front.inner());
    Ok(unlocked)
}
