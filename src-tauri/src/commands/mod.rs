//! What the window may call. Thin: each command takes its words to the service, on a thread that may wait for the disk.

pub mod chair;
pub mod choosing;
pub mod door;
pub mod lock;
pub mod records;
pub mod seat;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use quorate_core::meeting::settings::BookSettings;
use quorate_core::refusal::{Refusal, RefusalCode};

use crate::idle::Idle;
use crate::{machine, memory, window};
use lock::Locked;
use quorate_service::Service;

/// The desk behind the window; empty while nobody is signed in.
#[derive(Clone)]
pub struct Front {
    desk: Arc<Mutex<Option<Service>>>,
    /// Who may come back, while the window is locked.
    locked: Arc<Mutex<Option<Locked>>>,
    idle: Arc<Mutex<Idle>>,
}

impl Default for Front {
    fn default() -> Self {
        Self { desk: Arc::default(), locked: Arc::default(), idle: Arc::new(Mutex::new(Idle::since(machine::now()))) }
    }
}

impl Front {
    fn lock(&self) -> MutexGuard<'_, Option<Service>> {
        // A panic elsewhere leaves the desk as it was: every change is one transaction of the book.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn locked(&self) -> MutexGuard<'_, Option<Locked>> {
        self.locked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody pressed a key or moved the mouse.
    pub fn stir(&self, now: DateTime<Utc>) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).stir(now);
    }

    /// For how long nobody did.
    pub fn idle(&self, now: DateTime<Utc>) -> TimeDelta {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).span(now)
    }

    /// After how long the window locks. A book that does not answer is locked after the usual time.
    pub fn limit(&self, now: DateTime<Utc>) -> TimeDelta {
        let limit = self.lock().as_ref().and_then(|desk| desk.idle_limit(now).ok());
        limit.unwrap_or_else(|| TimeDelta::minutes(BookSettings::default().minutes(false).into()))
    }

    /// What is settled for everybody in the open book.
    pub fn settings(&self) -> Option<BookSettings> {
        self.lock().as_ref().and_then(|desk| desk.settings().ok())
    }

    /// Does `work` at the desk, off the window's thread.
    async fn at_desk<T: Send + 'static>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&mut Service) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let front = self.clone();
        blocking(doing, move || match front.lock().as_mut() {
            Some(desk) => desk.at_its_disk(work),
            None => Err(signed_out()),
        })
        .await
    }

    /// Seats whoever `open` lets in. The seat is left first, so that the book they had open is free to be opened again.
    async fn seat<T: Send + 'static>(
        &self,
        doing: &'static str,
        open: impl FnOnce() -> Result<(Service, T), Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let front = self.clone();
        blocking(doing, move || {
            let mut seat = front.lock();
            *seat = None;
            let (desk, answer) = open()?;
            *seat = Some(desk);
            *front.locked() = None;
            front.stir(machine::now());
            Ok(answer)
        })
        .await
    }
}

/// Runs what waits for the disk or derives a key on a thread of its own. `doing` names it in the machine's log, where it is
/// refused by a fault of the machine.
async fn blocking<T: Send + 'static>(
    doing: &'static str,
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let noted = move || memory::wiping_its_stack(work).inspect_err(|refusal| machine::note(doing, refusal));
    tauri::async_runtime::spawn_blocking(noted).await.unwrap_or_else(|why| {
        let refusal =
            Refusal::new(RefusalCode::Machine, "Something went wrong inside Quorate; nothing was saved. Try again.")
                .because(window::cause(&why));
        machine::note(doing, &refusal);
        Err(refusal)
    })
}

fn signed_out() -> Refusal {
    Refusal::new(RefusalCode::SignedOut, "Nobody is signed in. Open a book and sign in first.")
}
