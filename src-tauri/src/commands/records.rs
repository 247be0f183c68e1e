//! Records as documents: the PDF itself, and whether a file is still what was signed.

use std::path::PathBuf;

use quorate_core::ids::RecordId;
use quorate_core::meeting::family_page::{FamilyReader, PageSentence};
use quorate_core::refusal::Refusal;
use tauri::State;
use tauri::ipc::Response;

use crate::machine;
use crate::window_state::{Front, blocking};
use quorate_service::signatures::verdict;
use quorate_service::signatures::verdict::Against;
use quorate_service::views::VerdictView;

/// The record as it will be printed, or as it was signed; or one of its signed versions: the bytes of a PDF.
#[tauri::command]
pub async fn record_pdf(front: State<'_, Front>, record: RecordId, version: Option<u32>) -> Result<Response, Refusal> {
    front
        .with_service("record_pdf", move |service| service.record_pdf(record, version, machine::now()))
        .await
        .map(Response::new)
}

/// The page for the family as it will be printed with these words: the bytes of a PDF.
#[tauri::command]
pub async fn family_page_pdf(
    front: State<'_, Front>,
    record: RecordId,
    reader: FamilyReader,
    sentences: Vec<PageSentence>,
) -> Result<Response, Refusal> {
    front
        .with_service("family_page_pdf", move |service| {
            service.family_page_pdf(record, reader, &sentences, machine::now())
        })
        .await
        .map(Response::new)
}

/// Checks files against the open book, or against nothing where nobody is signed in; and a register, where one is given.
#[tauri::command]
pub async fn verify_files(
    front: State<'_, Front>,
    paths: Vec<PathBuf>,
    register: Option<PathBuf>,
) -> Result<Vec<VerdictView>, Refusal> {
    let front = front.inner().clone();
    blocking("verify_files", move || {
        let now = machine::now();
        let against = front.lock().as_ref().map(|service| Against::book(service, now)).transpose()?;
        let mut against = against.unwrap_or(Against { now, ..Against::default() });
        if let Some(register) = register {
            against = against.with_register(&register)?;
        }
        Ok(verdict::of_paths(&paths, &against))
    })
    .await
}
