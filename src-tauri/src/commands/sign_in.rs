//! At the door: books on this machine, making one, signing in.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use quorate_core::entropy::Entropy;
use quorate_core::ids::PersonId;
use quorate_core::refusal::Refusal;
use tauri::State;
use zeroize::Zeroizing;

use crate::machine::{self, SystemEntropy};
use crate::recent::Recent;
use crate::window_state::{BookToOpen, Front, blocking};
use quorate_service::Service;
use quorate_service::keeping::{passphrases, sign_in};
use quorate_service::machine_memory::Machine;
use quorate_service::views::{CreatedBook, DoorView, NewBook, SessionView, StrengthView};

/// What is wiped once it was used, wherever a command ends.
pub(super) type Secret = Zeroizing<String>;

/// What the window's clock goes by.
#[tauri::command]
pub async fn now() -> DateTime<Utc> {
    machine::now()
}

/// Books opened lately on this machine; those that are gone are passed over.
#[tauri::command]
pub async fn recent_books() -> Result<Vec<DoorView>, Refusal> {
    blocking("recent_books", || {
        Ok(recent()?.folders().iter().filter_map(|folder| sign_in::look_at(folder).ok()).collect())
    })
    .await
}

/// The book whose door the window begins at, told once.
#[tauri::command]
pub async fn book_to_open(book: State<'_, BookToOpen>) -> Result<Option<PathBuf>, Refusal> {
    Ok(book.take())
}

#[tauri::command]
pub async fn default_folder() -> Result<String, Refusal> {
    blocking("default_folder", || Ok(machine::documents()?.to_string_lossy().into_owned())).await
}

#[tauri::command]
pub async fn look_at(folder: PathBuf) -> Result<DoorView, Refusal> {
    blocking("look_at", move || sign_in::look_at(&folder)).await
}

#[tauri::command]
pub async fn create_book(front: State<'_, Front>, book: NewBook) -> Result<CreatedBook, Refusal> {
    front
        .seat("create_book", move || {
            let (mut service, recovery_key) =
                sign_in::create(book, machine::here()?, Box::new(SystemEntropy), machine::now())?;
            let session = seated(&mut service)?;
            Ok((service, CreatedBook { recovery_key, session }))
        })
        .await
}

#[tauri::command]
pub async fn sign_in(
    front: State<'_, Front>,
    folder: PathBuf,
    person: PersonId,
    passphrase: Secret,
) -> Result<SessionView, Refusal> {
    enter(&front, "sign_in", move |here, entropy, _| sign_in::sign_in(&folder, person, passphrase, here, entropy)).await
}

/// In with a passphrase that an administrator set, under one of their own.
#[tauri::command]
pub async fn settle_in(
    front: State<'_, Front>,
    folder: PathBuf,
    person: PersonId,
    passphrase: Secret,
    new_passphrase: Secret,
) -> Result<SessionView, Refusal> {
    enter(&front, "settle_in", move |here, entropy, now| {
        sign_in::settle_in(&folder, person, passphrase, &new_passphrase, here, entropy, now)
    })
    .await
}

#[tauri::command]
pub async fn sign_in_with_recovery(
    front: State<'_, Front>,
    folder: PathBuf,
    recovery_key: Secret,
    person: PersonId,
    new_passphrase: Secret,
) -> Result<SessionView, Refusal> {
    enter(&front, "sign_in_with_recovery", move |here, entropy, now| {
        sign_in::recover(&folder, &recovery_key, person, &new_passphrase, here, entropy, now)
    })
    .await
}

/// Goes on with a copy that is older than what this machine saw, on purpose.
#[tauri::command]
pub async fn take_back(
    front: State<'_, Front>,
    folder: PathBuf,
    person: PersonId,
    passphrase: Secret,
) -> Result<SessionView, Refusal> {
    enter(&front, "take_back", move |here, entropy, now| {
        sign_in::take_back(&folder, person, passphrase, here, entropy, now)
    })
    .await
}

/// Seats whoever `open` lets in, and says who sits there.
async fn enter(
    front: &Front,
    doing: &'static str,
    open: impl FnOnce(Machine, Box<dyn Entropy + Send>, DateTime<Utc>) -> Result<Service, Refusal> + Send + 'static,
) -> Result<SessionView, Refusal> {
    front
        .seat(doing, move || {
            let mut service = open(machine::here()?, Box::new(SystemEntropy), machine::now())?;
            let session = seated(&mut service)?;
            Ok((service, session))
        })
        .await
}

/// How good a passphrase is, for whoever types it. `names` are those that the form knows; the open book adds its own.
#[tauri::command]
pub async fn passphrase_strength(
    front: State<'_, Front>,
    passphrase: Secret,
    mut names: Vec<String>,
) -> Result<StrengthView, Refusal> {
    let front = front.inner().clone();
    blocking("passphrase_strength", move || {
        if let Some(service) = front.lock().as_ref() {
            names.extend(service.names_of_the_book()?);
        }
        Ok(passphrases::strength(&passphrase, &names))
    })
    .await
}

#[tauri::command]
pub async fn restore_book(from: PathBuf, to: PathBuf) -> Result<DoorView, Refusal> {
    blocking("restore_book", move || {
        let folder = sign_in::restore(&from, &to)?;
        recent()?.add(&folder)?;
        sign_in::look_at(&folder)
    })
    .await
}

/// Remembers the book, and says who sits at it.
pub(super) fn seated(service: &mut Service) -> Result<SessionView, Refusal> {
    service.wait_for_reads_in(&machine::settings()?)?;
    recent()?.add(service.folder())?;
    service.session()
}

fn recent() -> Result<Recent, Refusal> {
    Ok(Recent::in_folder(machine::settings()?))
}
