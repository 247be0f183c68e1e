//! `keys.json`: the key slots of a book. Written whole and atomically: a crash leaves the old file or the new one.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::fault::{self, damaged, machine};
use crate::book::key_slot::{BookKey, Holder, KeySlot, Secret};
use crate::book::owner_only;
use crate::book::slot_keys::SlotSecret;
use crate::ids::PersonId;
use crate::refusal::{Refusal, RefusalCode};

pub(crate) const FILE: &str = "keys.json";
const FORMAT: u32 = 1;

/// The slots of one book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeySlots {
    pub book: Uuid,
    pub slots: Vec<KeySlot>,
}

/// The file around them. The checksum tells a damaged file from a wrong passphrase; it protects from nobody.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct KeyFile {
    format: u32,
    sha256: String,
    keys: KeySlots,
}

/// A slot that a secret opened.
pub(crate) struct OpenedSlot {
    pub public: [u8; 32],
    /// The slot's own secret.
    pub secret: SlotSecret,
    /// The book's keys that it holds, newest first.
    pub keys: Vec<(u32, BookKey)>,
}

impl KeySlots {
    pub fn read(folder: &Path) -> Result<Self, Refusal> {
        let file = folder.join(FILE);
        // A pipe of that name would never end.
        if file.exists() && !file.is_file() {
            return Err(damaged());
        }
        let text = fs::read(file).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound if folder.join(crate::book::book_files::FILE).exists() => {
                damaged().because(&error)
            }
            _ => fault::io(error),
        })?;
        let value: serde_json::Value = serde_json::from_slice(&text).map_err(|why| damaged().because(&why))?;
        if value["format"].as_u64().is_some_and(|format| format > FORMAT.into()) {
            return Err(fault::newer());
        }
        let file: KeyFile = serde_json::from_value(value).map_err(|why| damaged().because(&why))?;
        // Byte for byte what is written below: another letter's case, or another space, was not.
        if file.format != FORMAT || file.sha256 != file.keys.checksum()? || file.keys.text()? != text {
            return Err(damaged());
        }
        Ok(file.keys)
    }

    /// The file as it is written.
    fn text(&self) -> Result<Vec<u8>, Refusal> {
        let file = KeyFile { format: FORMAT, sha256: self.checksum()?, keys: self.clone() };
        serde_json::to_vec_pretty(&file).map_err(|why| machine().because(&why))
    }

    pub fn write(&self, folder: &Path) -> Result<(), Refusal> {
        let text = self.text()?;
        let next = folder.join("keys.json.next");
        let mut out = owner_only::options().create(true).truncate(true).open(&next).map_err(|why| fault::io(why))?;
        owner_only::like(&folder.join(FILE), &out).map_err(|why| fault::io(why))?;
        out.write_all(&text).and_then(|()| out.sync_all()).map_err(|why| fault::io(why))?;
        drop(out);
        fs::rename(&next, folder.join(FILE)).map_err(|why| fault::io(why))?;
        sync_folder(folder)
    }

    fn checksum(&self) -> Result<String, Refusal> {
        let text = serde_json::to_vec(self).map_err(|why| machine().because(&why))?;
        Ok(hex::encode(Sha256::digest(text)))
    }

    /// Opens with a person's passphrase. A person has two slots only while one replaces the other.
    pub fn open_for(&self, person: PersonId, passphrase: &str) -> Result<Vec<OpenedSlot>, Refusal> {
        self.open(
            |holder| matches!(holder, Holder::Person { id, .. } if *id == person),
            &Secret::Passphrase(passphrase),
        )
    }

    pub fn open_recovery(&self, secret: &[u8]) -> Result<Vec<OpenedSlot>, Refusal> {
        self.open(|holder| *holder == Holder::Recovery, &Secret::Recovery(secret))
    }

    fn open(&self, whose: impl Fn(&Holder) -> bool, secret: &Secret) -> Result<Vec<OpenedSlot>, Refusal> {
        let mut opened = Vec::new();
        let mut wrong = None;
        for slot in self.slots.iter().filter(|slot| whose(&slot.holder)) {
            match slot.open(self.book, secret) {
                Ok((secret, keys)) => opened.push(OpenedSlot { public: slot.public, secret, keys }),
                Err(refusal) if refusal.code == RefusalCode::WrongSecret => wrong = Some(refusal),
                Err(refusal) => return Err(refusal),
            }
        }
        match wrong {
            _ if !opened.is_empty() => Ok(opened),
            Some(refusal) => Err(refusal),
            None => Err(Refusal::new(
                RefusalCode::Missing,
                "That person has no access to this book: ask an administrator for it.",
            )),
        }
    }
}

/// Makes a rename last through a power cut. Windows writes folders through by itself and cannot open one as a file.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Refusal> {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|why| fault::io(why))?;
    }
    Ok(())
}
