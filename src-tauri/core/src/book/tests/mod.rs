//! A book on a real, encrypted disk file, from its first entry to its last.

mod access;
mod changes;
mod corrections;
mod county;
mod disks;
mod doors;
mod earlier_books;
mod flips;
mod forgery;
mod keep;
mod kills;
mod look;
mod names;
mod older;
mod people;
mod random;
mod read_only;
mod reads;
mod restricted;
mod rules;
mod schema;
mod secrets;
mod signing_key;
mod tamper;
mod undo;
mod walk;
mod walk_children;
mod walk_records;

use std::collections::BTreeMap;
use std::path::Path;

use chacha20::ChaCha20Rng;
use hpke::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

use crate::entropy::Entropy;
use crate::refusal::Refusal;

/// Randomness that a test can repeat.
pub(super) struct Seeded(ChaCha20Rng);

impl Seeded {
    pub fn new(seed: u64) -> Self {
        Self(ChaCha20Rng::seed_from_u64(seed))
    }
}

impl Entropy for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Refusal> {
        self.0.fill_bytes(bytes);
        Ok(())
    }
}

/// Every file below a folder with the hash of its bytes.
pub(super) fn every_byte(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(every_byte(&path));
        } else {
            let hash = hex::encode(Sha256::digest(std::fs::read(&path).unwrap()));
            found.insert(path.display().to_string(), hash);
        }
    }
    found
}
