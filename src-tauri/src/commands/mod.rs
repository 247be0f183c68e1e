//! What the window may call. Thin: each command takes its words to the desk, on a thread that may wait for the disk.

pub mod chair;
pub mod choosing;
pub mod door;
pub mod records;
pub mod seat;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use quorate_core::meeting::Refusal;
use quorate_core::meeting::refusal::RefusalCode;

use crate::desk::Desk;

/// The desk behind the window; empty while nobody is signed in.
#[derive(Clone, Default)]
pub struct Front(Arc<Mutex<Option<Desk>>>);

impl Front {
    fn lock(&self) -> MutexGuard<'_, Option<Desk>> {
        // A panic elsewhere leaves the desk as it was: every change is one transaction of the book.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does `work` at the desk, off the window's thread.
    async fn at_desk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let front = self.clone();
        blocking(move || match front.lock().as_mut() {
            Some(desk) => desk.at_its_disk(work),
            None => Err(signed_out()),
        })
        .await
    }

    /// Seats whoever `open` lets in. The seat is left first, so that the book they had open is free to be opened again.
    async fn seat<T: Send + 'static>(
        &self,
        open: impl FnOnce() -> Result<(Desk, T), Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let front = self.clone();
        blocking(move || {
            let mut seat = front.lock();
            *seat = None;
            let (desk, answer) = open()?;
            *seat = Some(desk);
            Ok(answer)
        })
        .await
    }
}

/// Runs what waits for the disk or derives a key on a thread of its own.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Refusal> + Send + 'static) -> Result<T, Refusal> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| {
        Err(Refusal::new(RefusalCode::Machine, "Something went wrong inside Quorate; nothing was saved. Try again."))
    })
}

fn signed_out() -> Refusal {
    Refusal::new(RefusalCode::SignedOut, "Nobody is signed in. Open a book and sign in first.")
}
