//! At the door: books seen from outside, who is signed in, and what a signed file proves.

use chrono::{DateTime, Utc};
use quorate_core::meeting::PersonId;
use quorate_core::meeting::access::Right;
use quorate_core::meeting::person::Person;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who is signed in, and what they may do.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SessionView {
    pub person: Person,
    pub rights: Vec<Right>,
    pub book_name: String,
    pub council: String,
    /// Where the book lies.
    pub folder: String,
    /// What was typed on this machine and not yet saved when Quorate last ended.
    pub drafts: Vec<DraftView>,
}

/// Typing that is durable on this machine but not yet part of the book.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DraftView {
    /// Which field: `record/<id>/section/<section>`, `request/new/outline`.
    pub field: String,
    pub text: String,
    /// The revision the typing started from.
    #[ts(type = "number")]
    pub based_on: u64,
    pub at: DateTime<Utc>,
}

/// A book seen from outside: enough to sign in.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DoorView {
    pub folder: String,
    pub name: String,
    pub people: Vec<DoorPerson>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DoorPerson {
    pub id: PersonId,
    pub name: String,
}

/// What makes a new book.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewBook {
    pub folder: String,
    pub name: String,
    pub council: String,
    pub administrator: quorate_core::meeting::person::PersonDetails,
    pub passphrase: String,
}

/// A book just made: the recovery key is shown this once.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CreatedBook {
    pub recovery_key: String,
    pub session: SessionView,
}

/// What `verify` says of one file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VerdictView {
    pub file: String,
    pub valid: bool,
    /// "Signed by … on …; nothing has been altered.", or what is wrong.
    pub sentence: String,
    pub signer: Option<String>,
    pub signed_at: Option<DateTime<Utc>>,
}
