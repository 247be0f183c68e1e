//! Who sits at the window: the open book with somebody signed in, or who locked it; and how long nobody has stirred.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use quorate_core::ids::PersonId;
use quorate_core::meeting::settings::BookSettings;
use quorate_core::refusal::{Cause, Refusal, RefusalCode};
use quorate_service::Service;
use quorate_service::views::LockedView;

use crate::idle::Idle;
use crate::{machine, memory};

/// Who sat at the book, and where.
#[derive(Clone)]
pub struct Locked {
    pub folder: PathBuf,
    pub person: PersonId,
    pub shown: LockedView,
    /// As the window told it: a screen, ids and numbers, nothing that was read or typed.
    pub place: Option<String>,
}

/// The book that the program was opened at, until its door is shown: a page made anew later begins as it did without.
pub struct BookToOpen(Mutex<Option<PathBuf>>);

impl BookToOpen {
    pub fn at(folder: Option<PathBuf>) -> Self {
        Self(Mutex::new(folder))
    }

    pub fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The service behind the window, which nobody has while nobody is signed in.
#[derive(Clone)]
pub struct Front {
    service: Arc<Mutex<Option<Service>>>,
    /// Who may come back, while the window is locked.
    locked: Arc<Mutex<Option<Locked>>>,
    idle: Arc<Mutex<Idle>>,
}

impl Default for Front {
    fn default() -> Self {
        Self {
            service: Arc::default(),
            locked: Arc::default(),
            idle: Arc::new(Mutex::new(Idle::since(machine::now()))),
        }
    }
}

impl Front {
    pub fn lock(&self) -> MutexGuard<'_, Option<Service>> {
        // A panic elsewhere leaves the book as it was: every change is one transaction of the book.
        self.service.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn locked(&self) -> MutexGuard<'_, Option<Locked>> {
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
        let limit = self.lock().as_ref().and_then(|service| service.idle_limit(now).ok());
        limit.unwrap_or_else(|| TimeDelta::minutes(BookSettings::default().minutes(false).into()))
    }

    /// What is settled for everybody in the open book.
    pub fn settings(&self) -> Option<BookSettings> {
        self.lock().as_ref().and_then(|service| service.settings().ok())
    }

    /// Does `work` at the open book, off the window's thread.
    pub async fn with_service<T: Send + 'static>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&mut Service) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let front = self.clone();
        blocking(doing, move || match front.lock().as_mut() {
            Some(service) => service.at_its_disk(work),
            None => Err(signed_out()),
        })
        .await
    }

    /// Seats whoever `open` lets in. The seat is left first, so that the book they had open is free to be opened again.
    pub async fn seat<T: Send + 'static>(
        &self,
        doing: &'static str,
        open: impl FnOnce() -> Result<(Service, T), Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let front = self.clone();
        blocking(doing, move || {
            let mut seat = front.lock();
            *seat = None;
            let (service, answer) = open()?;
            *seat = Some(service);
            *front.locked() = None;
            front.stir(machine::now());
            Ok(answer)
        })
        .await
    }

    pub fn is_taken(&self) -> bool {
        self.lock().is_some()
    }

    /// Lets nobody sit at the book any more; what was typed is on the disk. False where nobody did.
    pub fn lock_up(&self, place: Option<String>) -> bool {
        let Some(service) = self.lock().take() else { return false };
        *self.locked() = Some(Locked {
            folder: service.folder().to_owned(),
            person: service.person(),
            shown: service.locked_view(),
            place,
        });
        true
    }
}

/// Runs what waits for the disk or derives a key on a thread of its own. `doing` names it in the machine's log, where it is
/// refused by a fault of the machine.
pub async fn blocking<T: Send + 'static>(
    doing: &'static str,
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let noted = move || memory::wiping_its_stack(work).inspect_err(|refusal| machine::note(doing, refusal));
    tauri::async_runtime::spawn_blocking(noted).await.unwrap_or_else(|why| {
        let refusal =
            Refusal::new(RefusalCode::Machine, "Something went wrong inside Quorate; nothing was saved. Try again.")
                .because(cause(&why));
        machine::note(doing, &refusal);
        Err(refusal)
    })
}

pub fn signed_out() -> Refusal {
    Refusal::new(RefusalCode::SignedOut, "Nobody is signed in. Open a book and sign in first.")
}

/// What Tauri says of a window that does not come, without what it quotes.
pub fn cause(error: &tauri::Error) -> Cause {
    match error {
        tauri::Error::Io(error) => error.into(),
        tauri::Error::Runtime(error) => Cause::named(error),
        tauri::Error::WebviewLabelAlreadyExists(_) => Cause::of("the window", "is open already"),
        other => Cause::named(other),
    }
}
