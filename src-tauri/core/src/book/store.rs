//! The encrypted database file: how it is opened without harming what cannot be opened.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::fault::{damaged, newer, unfinished};
use super::migrations;
use crate::book::journal_mode;
use crate::book::key_slot::BookKey;
use crate::book::name_functions;
use crate::book::owner_only;
use crate::refusal::{Refusal, RefusalCode};

/// Makes a new, empty database. Something already there is never touched.
pub(crate) fn create(path: &Path, key: &BookKey) -> Result<Connection, Refusal> {
    let mut db = create_empty(path, key)?;
    configure(&db, path)?;
    migrations::migrate(&mut db, &migrations::steps())?;
    Ok(db)
}

/// Makes a new database with nothing in it yet.
pub(crate) fn create_empty(path: &Path, key: &BookKey) -> Result<Connection, Refusal> {
    check_length(path)?;
    owner_only::options().create_new(true).open(path).map_err(|why| super::fault::io(why))?;
    connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

/// Opens a database for somebody whom `admit` lets in. One that is damaged or newer, or admits nobody, is refused with
/// every byte as it was.
pub(crate) fn open(
    path: &Path,
    key: &BookKey,
    admit: impl Fn(&Connection) -> Result<(), Refusal>,
) -> Result<Connection, Refusal> {
    if !path.exists() {
        return Err(damaged());
    }
    check_length(path)?;
    if !interrupted(path) {
        open_to_read(path, key, &admit)?;
    }
    let mut db = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // What a crash left in the write-ahead log stays there until the book is known to be sound.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    check(&db).and_then(|()| admit(&db))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    configure(&db, path)?;
    migrations::migrate(&mut db, &migrations::steps())?;
    migrations::check_objects(&db)?;
    Ok(db)
}

/// Opens a database that takes no writing, or that is only looked at: makes no file beside it and changes no byte.
pub(crate) fn open_to_read(
    path: &Path,
    key: &BookKey,
    admit: impl Fn(&Connection) -> Result<(), Refusal>,
) -> Result<Connection, Refusal> {
    if !path.exists() {
        return Err(damaged());
    }
    check_length(path)?;
    if interrupted(path) {
        return Err(unfinished());
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let db = connect(Path::new(&immutable(path)?), key, flags)?;
    check(&db).and_then(|()| admit(&db))?;
    Ok(db)
}

/// Whether a crash left work behind that SQLite finishes when it opens the file.
fn interrupted(path: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|ending| beside(path, ending).metadata().is_ok_and(|file| file.len() > 0))
}

/// The file that SQLite keeps beside the database.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The file as a URI that makes SQLite neither lock it, nor look for a log, nor write beside it.
fn immutable(path: &Path) -> Result<String, Refusal> {
    let path = std::path::absolute(path).map_err(|why| super::fault::io(why))?;
    let mut uri = String::from(if cfg!(windows) { "file:///" } else { "file://" });
    // What a system calls a name, whether or not it is UTF-8; on Windows it always can be written so.
    for byte in path.as_os_str().as_encoded_bytes().iter().copied() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => uri.push(byte.into()),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    Ok(uri + "?immutable=1")
}

/// SQLite takes no path longer than 512 bytes, with links followed and a log's ending added.
const LONGEST_PATH: usize = 500;

/// Refuses, as `Invalid`, a place that SQLite cannot name. It would say no more than that it could not open it.
pub(super) fn check_length(path: &Path) -> Result<(), Refusal> {
    // Both as it was given and with links followed.
    let given = std::path::absolute(path).map_or_else(|_| path.as_os_str().len(), |whole| whole.as_os_str().len());
    let real = path.parent().and_then(|folder| folder.canonicalize().ok());
    let real = real.map_or(0, |folder| folder.as_os_str().len() + path.file_name().map_or(0, |name| name.len() + 1));
    let length = given.max(real);
    if cfg!(windows) || length <= LONGEST_PATH {
        return Ok(());
    }
    let sentence = format!(
        "The path to the book has {length} letters, and at most {LONGEST_PATH} can be opened: move its folder nearer to the \
         top of the disk."
    );
    Err(Refusal::invalid("folder", sentence))
}

fn connect(path: &Path, key: &BookKey, flags: OpenFlags) -> Result<Connection, Refusal> {
    prepare_sqlcipher()?;
    let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    give_key(&db, "key", key)?;
    // One process has the book (`book.lock`): it needs no shared memory beside the log, on no kind of disk.
    db.execute_batch("PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY;")?;
    db.set_prepared_statement_cache_capacity(128);
    name_functions::give(&db)?;
    Ok(db)
}

/// SQLCipher's own log goes to stderr; nothing of a book may. And whatever SQLite gives back is wiped first: the text of the
/// key's own pragma, pages, values. Both hold for the whole process, so they are said once, by a connection of their own
/// that every other waits for: SQLCipher closes its log without a lock, and two that said it at the same time ended the
/// process; and SQLite counts itself as ready before SQLCipher is, so that a key which came just then was refused.
fn prepare_sqlcipher() -> Result<(), Refusal> {
    static SAID: Mutex<bool> = Mutex::new(false);
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if !*said {
        Connection::open_in_memory()?.execute_batch(
            "PRAGMA cipher_log = off; PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;",
        )?;
        *said = true;
    }
    Ok(())
}

fn give_key(db: &Connection, pragma: &str, key: &BookKey) -> Result<(), Refusal> {
    let hex = Zeroizing::new(hex::encode(**key));
    let sql = Zeroizing::new(format!("PRAGMA {pragma} = \"x'{}'\";", *hex));
    Ok(db.execute_batch(&sql)?)
}

/// Reads the first page: is the key right, the file whole, the schema one we know?
fn check(db: &Connection) -> Result<(), Refusal> {
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(|why| match Refusal::from(why) {
        why if why.code == RefusalCode::Damaged => Refusal { sentence: APART.into(), ..why },
        why => why,
    })?;
    match migrations::version(db)? {
        0 => Err(damaged()),
        version if version > migrations::latest(&migrations::steps()) => Err(newer()),
        _ => migrations::check_objects(db),
    }
}

/// The key is not the file's, or its first page is damaged: which of the two cannot be told.
const APART: &str = "keys.json does not open book.db: one of the two is damaged, or an older copy of it lies in its place. Put \
                     both back as they were, or restore the latest backup.";

fn configure(db: &Connection, path: &Path) -> Result<(), Refusal> {
    let mode = if journal_mode::is_shared(path) { "DELETE" } else { "WAL" };
    // SQLite says which mode it took; where the log cannot be had it stays with the rollback journal, which is as safe.
    db.query_row(&format!("PRAGMA journal_mode = {mode}"), [], |_| Ok(()))?;
    Ok(db.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;",
    )?)
}

/// Writes the log back, so that the file is whole by itself.
pub(crate) fn settle(db: &Connection) -> Result<(), Refusal> {
    Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}
