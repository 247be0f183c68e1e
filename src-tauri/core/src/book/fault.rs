//! What went wrong below, as a refusal a person can act on. Never quotes SQL values: they may be a child's details.

use std::io;

use rusqlite::ErrorCode;

use crate::meeting::refusal::{Refusal, RefusalCode};

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
                ErrorCode::DiskFull => Refusal::new(
                    RefusalCode::Machine,
                    "The disk is full: make room and try again; nothing was changed.",
                ),
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

pub(crate) fn locked() -> Refusal {
    Refusal::new(
        RefusalCode::Locked,
        "The book is already open in another window or on another machine: close it there first.",
    )
}

/// A file that could not be read or written.
pub(crate) fn io(error: io::Error) -> Refusal {
    let sentence = match error.kind() {
        io::ErrorKind::NotFound => {
            return Refusal::new(RefusalCode::Missing, "There is no book at that place: check the folder.");
        }
        io::ErrorKind::PermissionDenied => {
            "Quorate may not write to that folder: choose another, or ask for access to it."
        }
        io::ErrorKind::StorageFull => "The disk is full: make room and try again; nothing was changed.",
        io::ErrorKind::AlreadyExists => "There is something at that place already: choose another name.",
        _ => "The disk did not answer as it should; nothing was changed, so try again.",
    };
    Refusal::new(RefusalCode::Machine, sentence)
}
