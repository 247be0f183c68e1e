//! What is left in memory once nobody is signed in: looked for as somebody would who has taken the machine.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

use openssl::hash::MessageDigest;
use openssl::pkcs5::pbkdf2_hmac;
use openssl::pkey::PKey;
use openssl::sign::Signer;

use crate::county::{self, County};
use crate::harness::machine::parents;
use crate::harness::*;
use crate::seat::{self, MINUTE_TAKER, sit_down_and_write};

const KEY: usize = 32;
/// A page of SQLCipher 4: what is encrypted, then the start vector and the code that vouches for both.
const PAGE: usize = 4096;
const VECTOR: usize = 16;
const CODE: usize = 64;
const NAMES: [&str; 2] = ["Saffron", "Teasel"];

/// Everything that one process may write to.
struct Memory {
    regions: Vec<Vec<u8>>,
}

/// How often each thing is there.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    keys: usize,
    names: usize,
}

#[tokio::test]
async fn no_key_is_left_when_nobody_is_signed_in() {
    let county = County::new();
    seat::hold_a_meeting(&county, vec![vec![seat::saffron()]]);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    let program = window.program().as_raw_nonzero().get() as u32;
    let Some(open) = memory_of(program) else {
        eprintln!("skipped: this machine lets nobody read another process's memory (root may, or ptrace_scope 0)");
        return;
    };
    let key = the_key(&open[0], &county.folder.join("book.db")).expect("while the book is open, its key is in memory");
    let told = |when: &str| {
        let memory = memory_of(program).expect("it was readable a moment ago");
        let (ours, pages) = memory.split_first().expect("there is the program");
        let (ours, pages) = (count([ours], &key), count(pages, &key));
        eprintln!("{when}: the program holds {ours:?}, the processes of its pages {pages:?}");
        (ours, pages)
    };
    let (ours, pages) = told("while the book is open");
    assert!(ours.keys > 0 && pages.names > 0, "what is looked for can be found");

    window.control('l').await;
    window.see(heading("Locked")).await;
    let (ours, pages) = told("locked");
    assert_eq!((ours.keys, pages), (0, Found::default()), "no key, and no page that was drawn with a name");

    window.write(field("Passphrase of …"), county::PASSPHRASE).await;
    window.click(press("Unlock")).await;
    window.see(heading("Saffron Teasel").first()).await;
    window.click(press("Menu")).await;
    window.click(press("Sign out")).await;
    window.see(heading("Open a book")).await;
    let (ours, pages) = told("signed out");
    assert_eq!((ours.keys, pages), (0, Found::default()));
    let passphrase = count_of([&memory_of(program).expect("readable")[0]], county::PASSPHRASE.as_bytes());
    assert_eq!(passphrase, 0, "nor is the passphrase of {MINUTE_TAKER} there");
    window.close().await;
}

/// The program's memory, then that of each process it started; none where the system does not allow it.
fn memory_of(program: u32) -> Option<Vec<Memory>> {
    let all: Vec<(u32, u32)> = parents().collect();
    let mut family = vec![program];
    let mut at = 0;
    while let Some(&parent) = family.get(at) {
        family.extend(all.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        at += 1;
    }
    let ours = Memory::of(program)?;
    Some(std::iter::once(ours).chain(family[1..].iter().filter_map(|id| Memory::of(*id))).collect())
}

impl Memory {
    fn of(process: u32) -> Option<Self> {
        let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
        let file = File::open(format!("/proc/{process}/mem")).ok()?;
        let regions = maps.lines().filter_map(|line| {
            let mut words = line.split_whitespace();
            let (range, rights) = (words.next()?, words.next()?);
            let (from, to) = range.split_once('-')?;
            let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
            rights.starts_with("rw").then(|| read(&file, from, to))
        });
        Some(Self { regions: regions.collect() }).filter(|memory| memory.regions.iter().any(|one| !one.is_empty()))
    }
}

/// What of a region can be read: parts of it may never have been touched.
fn read(file: &File, from: u64, to: u64) -> Vec<u8> {
    const STEP: u64 = 1 << 20;
    let mut bytes = Vec::new();
    let mut at = from;
    while at < to {
        let mut piece = vec![0; STEP.min(to - at) as usize];
        match file.read_at(&mut piece, at) {
            Ok(length) if length > 0 => {
                bytes.extend_from_slice(&piece[..length]);
                at += length as u64;
            }
            _ => break,
        }
    }
    bytes
}

/// Finds the key of the book: 32 bytes with which the code of its first page comes out right.
fn the_key(memory: &Memory, book: &Path) -> Option<[u8; KEY]> {
    let page = std::fs::read(book).ok()?;
    let page = &page[..PAGE];
    memory.regions.iter().find_map(|region| {
        candidates(region)
            .find(|at| opens(&region[*at..at + KEY], page))
            .and_then(|at| region[at..at + KEY].try_into().ok())
    })
}

/// Where 32 bytes lie that look like chance: hardly one of them twice.
fn candidates(region: &[u8]) -> impl Iterator<Item = usize> {
    const FEWEST: usize = 26;
    let mut seen = [0u16; 256];
    let mut different = 0;
    (0..region.len()).filter_map(move |at| {
        let comes = &mut seen[region[at] as usize];
        *comes += 1;
        different += usize::from(*comes == 1);
        if at >= KEY {
            let goes = &mut seen[region[at - KEY] as usize];
            *goes -= 1;
            different -= usize::from(*goes == 0);
        }
        (at + 1 >= KEY && different >= FEWEST).then(|| at + 1 - KEY)
    })
}

/// Whether the page was sealed with this key, as SQLCipher does it.
fn opens(key: &[u8], page: &[u8]) -> bool {
    let (salt, rest) = page.split_at(16);
    let salt: Vec<u8> = salt.iter().map(|byte| byte ^ 0x3a).collect();
    let mut codes = [0; KEY];
    let mut code = || -> Result<bool, openssl::error::ErrorStack> {
        pbkdf2_hmac(key, &salt, 2, MessageDigest::sha512(), &mut codes)?;
        let codes = PKey::hmac(&codes)?;
        let mut signer = Signer::new(MessageDigest::sha512(), &codes)?;
        let vouched = PAGE - 16 - CODE;
        debug_assert!(vouched > VECTOR);
        signer.update(&rest[..vouched])?;
        signer.update(&1u32.to_le_bytes())?;
        Ok(signer.sign_to_vec()?.as_slice() == &rest[vouched..])
    };
    code().unwrap_or(false)
}

fn count<'a>(memory: impl IntoIterator<Item = &'a Memory> + Clone, key: &[u8; KEY]) -> Found {
    let hex = key.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let utf16 = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let times = |needle: &[u8]| count_of(memory.clone(), needle);
    Found {
        keys: times(key) + times(hex.as_bytes()) + times(hex.to_uppercase().as_bytes()),
        names: NAMES.iter().map(|name| times(name.as_bytes()) + times(&utf16(name))).sum(),
    }
}

fn count_of<'a>(memory: impl IntoIterator<Item = &'a Memory>, needle: &[u8]) -> usize {
    let regions = memory.into_iter().flat_map(|memory| &memory.regions);
    regions.map(|region| memchr::memmem::find_iter(region, needle).count()).sum()
}
