//! What a machine remembers of a book, so that an older copy put in its place is noticed and not taken for the book.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::DeviceId;
use crate::ledger::Head;
use crate::ledger::signing::Hash;
use crate::refusal::{Refusal, RefusalCode};

/// The last that a machine saw of a book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KnownBook {
    /// The number of the last entry.
    pub seq: u64,
    /// And its hash.
    #[serde(with = "hex")]
    pub hash: Hash,
    /// And when it was written.
    pub at: DateTime<Utc>,
    /// Which of the book's keys was in use: a new one begins when somebody's access is taken away.
    pub generation: u32,
    /// How often the book was written to, typing included.
    pub writes: u64,
    /// The numbers of the entries that do not count.
    pub void: Vec<u64>,
}

/// The machine that a book is opened on.
#[derive(Clone, Debug)]
pub struct Here {
    /// The machine, as its entries name it.
    pub device: DeviceId,
    /// What it remembers of the book.
    pub known: Option<KnownBook>,
}

impl From<DeviceId> for Here {
    /// A machine that never saw the book.
    fn from(device: DeviceId) -> Self {
        Self { device, known: None }
    }
}

impl KnownBook {
    /// Where the ledger ended.
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }
}

pub(super) fn older(what: &str) -> Refusal {
    let sentence =
        format!("{what} Put the newer book back, or have an administrator go on with this copy, which is noted in it.");
    Refusal::new(RefusalCode::Older, sentence)
}
