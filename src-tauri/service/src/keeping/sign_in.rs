//! The door: seeing a book from outside, making one, signing in, restoring from a backup.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use quorate_core::book::{self, Book, CreateBook, Passphrase, RecoveryKey};
use quorate_core::entropy::Entropy;
use quorate_core::ids::PersonId;
use quorate_core::refusal::{Refusal, RefusalCode};
use zeroize::Zeroizing;

use super::passphrases::at_field;
use super::people::{check_length, check_person};
use crate::Service;
use crate::machine_memory::Machine;
use crate::views::{DoorPerson, DoorView, NewBook};

/// What the folder of every book is called at its end.
const EXTENSION: &str = "quorate";

/// A book seen from outside: enough to sign in.
pub fn look_at(folder: &Path) -> Result<DoorView, Refusal> {
    let people = book::people_who_can_sign_in(folder)?;
    Ok(DoorView {
        folder: folder.to_string_lossy().into_owned(),
        name: folder.file_stem().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned(),
        people: people.into_iter().map(|one| DoorPerson { id: one.person, name: one.name, post: one.post }).collect(),
    })
}

/// Makes a book in a folder of its own within `new.folder`, with its administrator signed in. The recovery key is given
/// this once.
pub fn create(
    new: NewBook,
    machine: impl Into<Machine>,
    mut entropy: Box<dyn Entropy + Send>,
    now: DateTime<Utc>,
) -> Result<(Service, String), Refusal> {
    for (field, text, sentence) in [
        ("name", &new.name, "Enter a name for the book, such as your team's."),
        ("council", &new.council, "Enter the council's name: it stands on every record."),
        ("folder", &new.folder, "Choose the folder in which to make the book."),
    ] {
        if text.trim().is_empty() {
            return Err(Refusal::invalid(field, sentence));
        }
    }
    check_length("name", &new.name)?;
    check_person(&new.administrator)?;
    let folder = folder_of(Path::new(&new.folder), &new.name)?;
    let machine = machine.into();
    let passphrase = Passphrase::new(&new.passphrase)?.with_cost(machine.costs.passphrase);
    let start = CreateBook { name: new.name, council: new.council, administrator: new.administrator, passphrase };
    let (book, recovery) = Book::create(&folder, start, now, machine.device, entropy.as_mut())?;
    let service = Service::at(machine, book, entropy);
    Ok((service, recovery.printed().to_string()))
}

/// Seats a person who knows their passphrase.
pub fn sign_in(
    folder: &Path,
    person: PersonId,
    passphrase: Zeroizing<String>,
    machine: impl Into<Machine>,
    entropy: Box<dyn Entropy + Send>,
) -> Result<Service, Refusal> {
    let machine = machine.into();
    let book = Book::open(folder, person, &passphrase, machine.before(folder))?;
    Ok(Service::at(machine, book, entropy))
}

/// Seats an administrator at a copy that is older than what this machine saw of the book, or was put back from a backup:
/// they go on with it, which becomes an entry.
pub fn take_back(
    folder: &Path,
    person: PersonId,
    passphrase: Zeroizing<String>,
    machine: impl Into<Machine>,
    mut entropy: Box<dyn Entropy + Send>,
    now: DateTime<Utc>,
) -> Result<Service, Refusal> {
    let machine = machine.into();
    let book = Book::take_back(folder, person, &passphrase, machine.before(folder), now, entropy.as_mut())?;
    Ok(Service::at(machine, book, entropy))
}

/// Seats a person who was given a temporary passphrase, under one of their own.
pub fn settle_in(
    folder: &Path,
    person: PersonId,
    temporary: Zeroizing<String>,
    own: &str,
    machine: impl Into<Machine>,
    mut entropy: Box<dyn Entropy + Send>,
    now: DateTime<Utc>,
) -> Result<Service, Refusal> {
    let machine = machine.into();
    let own = Passphrase::new(own).map_err(at_field("new"))?.with_cost(machine.costs.passphrase);
    let book = Book::settle_in(folder, person, &temporary, &own, now, machine.before(folder), entropy.as_mut())?;
    let mut service = Service::at(machine, book, entropy);
    // An administrator's first own passphrase: the authority's key goes along to it.
    service.after_administrators_changed(now)?;
    Ok(service)
}

/// Seats a person by the book's recovery key, under a new passphrase.
pub fn recover(
    folder: &Path,
    recovery_key: &str,
    person: PersonId,
    new_passphrase: &str,
    machine: impl Into<Machine>,
    mut entropy: Box<dyn Entropy + Send>,
    now: DateTime<Utc>,
) -> Result<Service, Refusal> {
    let key = RecoveryKey::read(recovery_key)?;
    let machine = machine.into();
    let passphrase =
        Passphrase::new(new_passphrase).map_err(at_field("newPassphrase"))?.with_cost(machine.costs.passphrase);
    let here = machine.before(folder);
    let book = Book::open_with_recovery(folder, &key, person, &passphrase, now, here, entropy.as_mut())
        .map_err(at_field("newPassphrase"))?;
    Ok(Service::at(machine, book, entropy))
}

/// `FOLDER/NAME.quorate`, or the folder itself where it is named as a book's already.
fn folder_of(within: &Path, name: &str) -> Result<PathBuf, Refusal> {
    if within.extension().is_some_and(|extension| extension == EXTENSION) {
        return Ok(within.to_owned());
    }
    // What Windows forbids in a file's name, and what ends a path there.
    let kept: String = name
        .chars()
        .map(|letter| if r#"<>:"/\|?*"#.contains(letter) || letter.is_control() { ' ' } else { letter })
        .collect();
    let kept = kept.trim().trim_end_matches('.').to_owned();
    if kept.is_empty() {
        return Err(Refusal::invalid("name", "Enter a name with letters: the book's folder is called after it."));
    }
    std::fs::create_dir_all(within).map_err(|why| {
        let sentence = match why.kind() {
            std::io::ErrorKind::InvalidFilename => {
                "A name in that path is longer than this disk takes: choose a shorter one."
            }
            std::io::ErrorKind::NotADirectory | std::io::ErrorKind::AlreadyExists => {
                "That path leads through something that is no folder: choose another."
            }
            _ => "That folder cannot be made or written to: choose another.",
        };
        Refusal { field: Some("folder".into()), ..Refusal::new(RefusalCode::Machine, sentence) }.because(&why)
    })?;
    Ok(within.join(format!("{kept}.{EXTENSION}")))
}

/// Copies a backup to `to`, a book of its own. Signing in to it then checks the passphrase; its ledger can be walked there.
pub fn restore(from: &Path, to: &Path) -> Result<PathBuf, Refusal> {
    let to = match to.is_dir() && to.extension().is_none_or(|extension| extension != EXTENSION) {
        true => to.join(name_of(from)),
        false => to.to_owned(),
    };
    book::put_back(from, &to)?;
    Ok(to)
}

/// What the book was called that a backup is of: it lies in that book's folder, unless somebody took it elsewhere.
fn name_of(backup: &Path) -> PathBuf {
    let of_a_book = |folder: &&Path| folder.extension().is_some_and(|extension| extension == EXTENSION);
    let book = backup.ancestors().skip(1).find(of_a_book).and_then(Path::file_name);
    book.map_or_else(|| PathBuf::from(format!("Restored.{EXTENSION}")), PathBuf::from)
}
