//! Who looked, where the book cannot be told at once: a book that is only to be read, a disk that is full or away. Kept
//! in a file of the machine, sealed so that only the book opens it, until the book can be written to again.
//!
//! Whoever has the machine can delete that file, and with it what was looked at there meanwhile; nothing else.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use rusqlite::{OptionalExtension, params};
use sha2::Sha256;

use super::fault::{self, damaged, machine};
use super::open_book::Book;
use super::tables::{ledger, reading};
use crate::ledger::signed_look::SignedLook;
use crate::meeting::looks::Look;
use crate::refusal::{Cause, Refusal};

const NONCE: usize = 24;

impl Book {
    /// Names the folder of the machine in which looks wait for a book that cannot be written to, and brings into the book
    /// what waits there already.
    pub fn wait_for_reads_in(&mut self, folder: &Path) -> Result<(), Refusal> {
        let file = folder.join(format!("reads-{}.journal", self.keys.book));
        self.reads_wait_in = Some(file.clone());
        let waiting = self.waiting_reads(&file)?;
        if waiting.is_empty() {
            return Ok(());
        }
        let writer = self.writer.clone();
        let joined = self.write(|db| {
            let mut end = reading::end(db, waiting[0].device)?;
            let (mut joining, mut left) = (Vec::new(), Vec::new());
            for one in waiting {
                // A crash may have left the file after its looks were taken over.
                let known: Option<Vec<u8>> = db
                    .prepare_cached("SELECT hash FROM reading WHERE device = ?1 AND n = ?2")?
                    .query_row(params![one.device.0, one.n], |row| row.get(0))
                    .optional()?;
                if known.is_some_and(|hash| hash == one.hash) {
                    continue;
                }
                let next = match one.prev_hash == end.hash {
                    true => one,
                    // Of a book that was put back meanwhile, they follow on what is there now, signed anew by who looked:
                    // those of anybody else wait for them.
                    false if one.person == writer.person => writer.reading(end, one.look, one.at),
                    false => {
                        left.push(one);
                        continue;
                    }
                };
                end = next.place();
                joining.push(next);
            }
            reading::append(db, &joining)?;
            Ok(left)
        });
        match joined {
            Ok(left) if left.is_empty() => fs::remove_file(file).map_err(|why| fault::io(why)),
            Ok(left) => self.leave_waiting(&file, &left),
            // They wait on.
            Err(refusal) if cannot_write(&refusal) => Ok(()),
            Err(refusal) => Err(refusal),
        }
    }

    /// The file with these looks alone, in place of the one that is there.
    fn leave_waiting(&self, file: &Path, left: &[SignedLook]) -> Result<(), Refusal> {
        let mut sealed = Vec::new();
        for one in left {
            sealed.extend(self.seal(one)?);
        }
        let next = file.with_extension("next");
        // What a crash left of an attempt before.
        let _ = fs::remove_file(&next);
        append(&next, &sealed).and_then(|()| fs::rename(&next, file)).map_err(|why| fault::io(why))
    }

    /// Puts looks into the file of the machine. False where no such file was named.
    pub(super) fn let_reads_wait(&self, looks: &[(Look, DateTime<Utc>)]) -> Result<bool, Refusal> {
        let Some(file) = &self.reads_wait_in else { return Ok(false) };
        let mut last = match self.waiting_reads(file)?.last() {
            Some(last) => last.place(),
            None => reading::end(&self.db, self.device)?,
        };
        let mut sealed = Vec::new();
        for (look, at) in looks {
            let next = self.writer.reading(last, *look, *at);
            last = next.place();
            sealed.extend(self.seal(&next)?);
        }
        append(file, &sealed).map_err(|why| fault::io(why)).map(|()| true)
    }

    /// What waits in the file, in order; what a crash cut short at its end is left out.
    fn waiting_reads(&self, file: &Path) -> Result<Vec<SignedLook>, Refusal> {
        let bytes = match fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(fault::io(error)),
        };
        let cipher = self.journal_cipher()?;
        let mut rest = bytes.as_slice();
        let mut readings = Vec::new();
        while let Some((length, after)) = rest.split_first_chunk::<4>() {
            let length = u32::from_be_bytes(*length) as usize;
            let Some((frame, after)) = after.split_at_checked(length).filter(|_| length > NONCE) else { break };
            let (nonce, sealed) = frame.split_at(NONCE);
            let nonce = XNonce::try_from(nonce).map_err(|why| damaged().because(Cause::named(&why)))?;
            let Ok(json) = cipher.decrypt(&nonce, sealed) else { break };
            readings.push(serde_json::from_slice(&json).map_err(|why| damaged().because(&why))?);
            rest = after;
        }
        Ok(readings)
    }

    /// No two looks have the same hash, which serves as the nonce.
    fn seal(&self, reading: &SignedLook) -> Result<Vec<u8>, Refusal> {
        let nonce = XNonce::try_from(&reading.hash[..NONCE]).map_err(|why| machine().because(Cause::named(&why)))?;
        let json = serde_json::to_vec(reading).map_err(|why| machine().because(&why))?;
        let sealed = self
            .journal_cipher()?
            .encrypt(&nonce, json.as_slice())
            .map_err(|why| machine().because(Cause::named(&why)))?;
        let length = u32::try_from(NONCE + sealed.len()).map_err(|why| machine().because(Cause::named(&why)))?;
        Ok([&length.to_be_bytes()[..], &nonce, &sealed].concat())
    }

    /// Under a key that only the book leads to and that lasts when the book's own key is changed: from the salt of its
    /// first entry, which is never destroyed.
    fn journal_cipher(&self) -> Result<XChaCha20Poly1305, Refusal> {
        let first = ledger::one(&self.db, 1)?.and_then(|entry| entry.payload).ok_or_else(|| damaged())?;
        let mut mac =
            <Hmac<Sha256> as Mac>::new_from_slice(&first.salt).map_err(|why| machine().because(Cause::named(&why)))?;
        mac.update(b"quorate journal of reads 1\0");
        let key: [u8; 32] = mac.finalize().into_bytes().into();
        Ok(XChaCha20Poly1305::new(&Key::from(key)))
    }
}

/// Whether a look has to wait: the book itself is not at fault.
pub(super) fn cannot_write(refusal: &Refusal) -> bool {
    use crate::refusal::RefusalCode::*;
    matches!(refusal.code, ReadOnly | DiskFull | Unreachable | Locked)
}

fn append(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file: File = options.open(file)?;
    file.write_all(bytes)?;
    file.sync_data()
}
