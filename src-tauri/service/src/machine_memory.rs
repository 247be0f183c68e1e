//! What this machine remembers of each book, to hold it against when it is opened again: how far it went and where it lay.
//! Numbers and hashes; nothing of what is in a book.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use quorate_core::book::{Here, KnownBook};
use quorate_core::ids::DeviceId;
use quorate_core::key_stretching::Costs;
use uuid::Uuid;

use crate::machine_log::MachineLog;

/// What was last seen of one book, by the folder it was seen in.
type Seen = BTreeMap<PathBuf, KnownBook>;

/// The memory of a machine, in a folder of its user's.
#[derive(Clone, Debug)]
pub struct Remembered {
    folder: PathBuf,
}

/// The machine that somebody sits at.
#[derive(Clone, Debug)]
pub struct Machine {
    pub device: DeviceId,
    pub costs: Costs,
    /// None where nothing is remembered: a test, or a demonstration.
    pub remembered: Option<Remembered>,
    /// None where no faults are written down, in the same cases.
    pub log: Option<MachineLog>,
}

impl From<DeviceId> for Machine {
    /// A machine without a memory.
    fn from(device: DeviceId) -> Self {
        Self { device, costs: Costs::STANDARD, remembered: None, log: None }
    }
}

impl Machine {
    /// This machine as the book in that folder meets it.
    pub fn before(&self, folder: &Path) -> Here {
        let known = self.remembered.as_ref().and_then(|remembered| remembered.of_folder(folder));
        Here { device: self.device, known }
    }
}

impl Remembered {
    pub fn in_folder(settings: &Path) -> Self {
        Self { folder: settings.join("books") }
    }

    fn of_folder(&self, folder: &Path) -> Option<KnownBook> {
        self.of(quorate_core::book::id_of(folder).ok()?, folder)
    }

    /// The last that was seen of a book in that folder. One that was never there was moved or copied: it is held against
    /// the longest that was seen anywhere. A memory that cannot be read is none.
    pub fn of(&self, book: Uuid, folder: &Path) -> Option<KnownBook> {
        let mut seen = self.read(book);
        let longest = seen.values().max_by_key(|known| (known.seq, known.writes)).cloned();
        seen.remove(&place(folder)).or(longest)
    }

    /// Remembers a book as it is now. Where that cannot be kept the older memory stands, which is true as well.
    pub fn keep(&self, book: Uuid, folder: &Path, known: &KnownBook) {
        let mut seen = self.read(book);
        seen.insert(place(folder), known.clone());
        let _ = self.write(book, &seen);
    }

    fn read(&self, book: Uuid) -> Seen {
        let json = fs::read(self.file(book)).ok();
        json.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default()
    }

    fn write(&self, book: Uuid, seen: &Seen) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let file = tempfile::NamedTempFile::new_in(&self.folder)?;
        serde_json::to_writer(&file, seen)?;
        file.persist(self.file(book)).map(|_| ()).map_err(|failed| failed.error)
    }

    fn file(&self, book: Uuid) -> PathBuf {
        self.folder.join(format!("{book}.json"))
    }
}

/// One name for a folder, whichever way it was named.
fn place(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(seq: u64) -> KnownBook {
        KnownBook {
            seq,
            hash: [7; 32],
            at: "2026-11-25T12:00:00Z".parse().unwrap(),
            generation: 1,
            writes: seq,
            void: Vec::new(),
        }
    }

    #[test]
    fn a_book_is_held_against_what_was_seen_in_its_own_folder() {
        let home = tempfile::tempdir().unwrap();
        let remembered = Remembered::in_folder(home.path());
        let (book, one, other) = (Uuid::from_u128(1), home.path().join("one"), home.path().join("other"));
        assert_eq!(remembered.of(book, &one), None, "nothing was seen yet");
        remembered.keep(book, &one, &known(40));
        remembered.keep(book, &other, &known(12));
        assert_eq!(remembered.of(book, &one), Some(known(40)));
        assert_eq!(remembered.of(book, &other), Some(known(12)), "a copy that was taken back on purpose");
        assert_eq!(remembered.of(book, &home.path().join("third")), Some(known(40)), "elsewhere the longest counts");
        assert_eq!(remembered.of(Uuid::from_u128(2), &one), None, "another book is another matter");
        fs::write(home.path().join("books").join(format!("{book}.json")), "{").unwrap();
        assert_eq!(remembered.of(book, &one), None);
    }
}
