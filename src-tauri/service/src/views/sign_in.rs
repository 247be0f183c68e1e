//! At the door: books seen from outside, who is signed in, and what a signed file proves.

use chrono::{DateTime, Utc};
use quorate_core::ids::PersonId;
use quorate_core::input::limits::TextLimits;
use quorate_core::meeting::person::Person;
use quorate_core::meeting::rights::Right;
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
    /// What happened to access that they have not read yet, in sentences.
    pub notices: Vec<String>,
    /// What was found wrong with the ledger when the book was opened, for administrators.
    pub findings: Vec<String>,
    /// How many restricted families are hidden from them.
    pub hidden_families: u32,
    /// Whether nothing can be written to it here.
    pub read_only: bool,
    /// How long texts may be.
    pub limits: TextLimits,
    /// What was typed on this machine and not yet saved when Quorate last ended.
    pub drafts: Vec<DraftView>,
}

/// Who locked the window: nothing else is shown until they come back.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LockedView {
    /// Empty where the book's disk did not answer.
    pub person: String,
    pub book_name: String,
    pub folder: String,
}

/// Somebody came back to where they were.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct UnlockedView {
    pub session: SessionView,
    /// As the window told it when it was locked; none where it could not.
    pub place: Option<String>,
}

/// Typing that is durable on this machine but not yet part of the book.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DraftView {
    /// Which field: `record/<id>/section/<section>`, `request/new/outline`.
    pub field: String,
    pub text: String,
    /// A mark of what the typing started from, made by the window.
    pub based_on: String,
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
    /// Their post, where somebody else's name is written alike.
    pub post: Option<String>,
}

/// How good a passphrase is, while it is being typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StrengthView {
    /// Whether it may be set.
    pub enough: bool,
    /// Of three.
    pub steps: u8,
    /// What is wrong with it and what to do, or how long it would last.
    pub sentence: String,
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
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VerdictView {
    pub file: String,
    pub verdict: FileVerdict,
    /// "Signed by … on …; nothing has been altered.", or what is wrong.
    pub sentence: String,
    pub signer: Option<String>,
    pub post: Option<String>,
    /// As the signer's machine said.
    pub signed_at: Option<DateTime<Utc>>,
    pub certificate: Option<CertificateView>,
    /// What the signature covers, where the file is as it was signed.
    pub covers: Option<String>,
    /// The parts that were altered, where it can be told.
    pub altered: Vec<String>,
    /// Whether the signer counts; none where no authority was given.
    pub trusted: Option<bool>,
    /// Why it counts although the certificate has ended.
    pub listed: Option<String>,
    /// What the book at hand knows of this file; nothing where it does not have it.
    pub standing: Option<FileStanding>,
    pub book_at_hand: bool,
    /// Who certified the signer's key, where the book knows.
    pub certified: Option<String>,
    /// What only the book itself could tell.
    pub beyond: Option<String>,
    /// Of the file, in hexadecimal.
    pub sha256: String,
}

/// What becomes of a file that was checked. Whether it is unaltered and who signed it are two questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum FileVerdict {
    /// Unaltered, and signed by somebody who counts.
    Accepted,
    /// Unaltered; nobody was given who vouches for the signer.
    IdentityNotChecked,
    /// Altered, unsigned, or signed by somebody who does not count.
    #[default]
    Refused,
    /// Found in a folder beside records: a page of ours that is never signed.
    NoRecord,
    /// It could not be read; the sentence says why.
    NotRead,
}

/// The certificate that a file was signed with.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CertificateView {
    pub issuer: String,
    pub serial: String,
    /// SHA-256, in hexadecimal.
    pub fingerprint: String,
    pub valid_from: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
}

/// A signed file as the book knows it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FileStanding {
    pub record: String,
    pub version: u32,
    pub superseded: bool,
    pub sentence: String,
}

/// How whoever is signed in signs.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SigningView {
    pub held: Option<IdentityView>,
    /// A key that waits for an administrator.
    pub asked: Option<AskedView>,
    /// Whether the key went with a passphrase that somebody else replaced.
    pub lost: bool,
    /// Why the certificate signs nothing more: the person is called otherwise now.
    pub outdated: Option<String>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AskedView {
    /// To be read to an administrator.
    pub words: String,
    pub at: DateTime<Utc>,
    /// Who issued it, where it is a council's certificate.
    pub issuer: Option<String>,
}

/// A key that waits for an administrator to certify it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CertificateRequest {
    pub person: PersonId,
    pub name: String,
    pub post: String,
    /// SHA-256, in hexadecimal.
    pub key: String,
    /// To be read to whoever made the key.
    pub words: String,
    pub at: DateTime<Utc>,
    /// A council's, where one was brought in.
    pub certificate: Option<IdentityView>,
    /// Whether it is the key of whoever looks: then nobody else compares it.
    pub alone: bool,
    /// Whether it is a key that was compared before, of somebody who is called otherwise since.
    pub renamed: bool,
}

/// The certificate that somebody signs with.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct IdentityView {
    pub name: String,
    pub post: String,
    pub issuer: String,
    pub serial: String,
    pub valid_from: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
    /// Whether the book's own authority issued it; otherwise a council's did.
    pub own: bool,
}
