//! What went wrong below, as a refusal a person can act on. Never quotes SQL values: they may be a child's details.

use std::io;

use rusqlite::ErrorCode;

use crate::refusal::{Refusal, RefusalCode};

pub(crate) fn damaged() -> Refusal {
    Refusal::new(
        RefusalCode::Damaged,
        "The book is damaged: restore the latest backup, and keep the damaged one aside.",
    )
}

pub(crate) fn machine() -> Refusal {
    Refusal::new(RefusalCode::Machine, "This machine could not do it; nothing was changed, so try again.")
}

/// Something an act speaks of is not in the book.
pub(crate) fn missing(what: &str) -> Refusal {
    Refusal::new(
        RefusalCode::Missing,
        format!("There is no such {what} in the book: it may have been removed meanwhile."),
    )
}

pub(crate) fn newer() -> Refusal {
    Refusal::new(
        RefusalCode::Newer,
        "The book was written by a newer version of Quorate: install that version to open it.",
    )
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::*;
        match &error {
            SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => damaged(),
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => locked(),
                ErrorCode::DiskFull => disk_full(),
                // SQLite noticed that the file is no longer where it was.
                _ if failure.extended_code == rusqlite::ffi::SQLITE_READONLY_DBMOVED => unreachable(),
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied => read_only(),
                ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => unreachable(),
                ErrorCode::ConstraintViolation => Refusal::new(
                    RefusalCode::Invalid,
                    "It speaks of something that is not in the book, or adds what is there already: read it again.",
                ),
                _ => machine(),
            },
            FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) | Utf8Error(..) => {
                damaged()
            }
            _ => machine(),
        }
    }
}

pub(crate) fn disk_full() -> Refusal {
    Refusal::new(
        RefusalCode::DiskFull,
        "The disk is full: make room on it. Nothing was changed, and typing is held until then.",
    )
}

pub(crate) fn read_only() -> Refusal {
    Refusal::new(
        RefusalCode::ReadOnly,
        "The disk can only be read: ask for access to write to it. Nothing was changed, and typing is held until then.",
    )
}

/// The book was opened to be read.
pub(crate) fn opened_to_read() -> Refusal {
    Refusal::new(
        RefusalCode::ReadOnly,
        "This book can only be read here, because its folder takes no writing: ask for access to it, then open it again.",
    )
}

/// A crash left work that only writing can finish.
pub(crate) fn unfinished() -> Refusal {
    Refusal::new(
        RefusalCode::ReadOnly,
        "The book was not closed when it was last open, and its folder takes no writing here: open it once where it can be written to.",
    )
}

/// The folder was deleted or renamed, or another put in its place, while the book was open.
pub(crate) fn moved() -> Refusal {
    Refusal::new(
        RefusalCode::Unreachable,
        "The book is not where it was opened: its folder was moved, replaced or deleted. Put it back, or open the book \
         where it lies now. Typing is held until then.",
    )
}

pub(crate) fn unreachable() -> Refusal {
    Refusal::new(
        RefusalCode::Unreachable,
        "The disk with the book does not answer: put the drive back, or wait for the network. Typing is held until then.",
    )
}

pub(crate) fn locked() -> Refusal {
    Refusal::new(
        RefusalCode::Locked,
        "The book is already open in another window or on another machine: close it there first.",
    )
}

/// A file that could not be read or written.
pub(crate) fn io(error: io::Error) -> Refusal {
    use io::ErrorKind::*;
    let sentence = match error.kind() {
        StorageFull | QuotaExceeded => return disk_full(),
        ReadOnlyFilesystem => return read_only(),
        TimedOut | NotConnected | NetworkDown | NetworkUnreachable | HostUnreachable | StaleNetworkFileHandle => {
            return unreachable();
        }
        NotFound => {
            return Refusal::new(RefusalCode::Missing, "There is no book at that place: check the folder.");
        }
        PermissionDenied => "Quorate may not write to that folder: choose another, or ask for access to it.",
        AlreadyExists => "There is something at that place already: choose another name.",
        _ => "The disk did not answer as it should; nothing was changed, so try again.",
    };
    Refusal::new(RefusalCode::Machine, sentence)
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    /// What SQLite says of a disk that cannot be made to fail in a test.
    #[test]
    fn what_is_wrong_with_a_disk_is_told_apart() {
        for (code, refusal) in [
            (ffi::SQLITE_FULL, RefusalCode::DiskFull),
            (ffi::SQLITE_READONLY, RefusalCode::ReadOnly),
            (ffi::SQLITE_READONLY_DBMOVED, RefusalCode::Unreachable),
            (ffi::SQLITE_IOERR_WRITE, RefusalCode::Unreachable),
            (ffi::SQLITE_IOERR_FSYNC, RefusalCode::Unreachable),
            (ffi::SQLITE_CANTOPEN, RefusalCode::Unreachable),
            (ffi::SQLITE_BUSY, RefusalCode::Locked),
            (ffi::SQLITE_CORRUPT, RefusalCode::Damaged),
        ] {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            assert_eq!(Refusal::from(error).code, refusal, "SQLite’s {code}");
        }
        assert_eq!(io(io::ErrorKind::StorageFull.into()).code, RefusalCode::DiskFull);
        assert_eq!(io(io::ErrorKind::ReadOnlyFilesystem.into()).code, RefusalCode::ReadOnly);
    }
}
