//! What is left in memory once nobody is signed in: looked for as somebody would who has taken the machine.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

use openssl::hash::MessageDigest;
use openssl::pkcs5::pbkdf2_hmac;
use openssl::pkey::PKey;
use openssl::sign::Signer;

use crate::county::County;
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

/// How long the program takes to draw a page anew on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn no_key_is_left_once_it_is_locked() {
    let (county, home) = seat_whose_pages_end();
    let Some(seat) = Seated::at(&county, &home).await else { return };
    seat.window.control('l').await;
    let (ours, pages) = seat.counted("locked", MINUTE_TAKER).await;
    assert_eq!((ours.keys, pages), (0, Found::default()), "no key, and no page that was drawn with a name");
    seat.window.kill().await;
}

#[tokio::test]
async fn no_key_is_left_when_nobody_is_signed_in() {
    let (county, home) = seat_whose_pages_end();
    let Some(seat) = Seated::at(&county, &home).await else { return };
    seat.window.click(press("Menu")).await;
    seat.window.press_as_the_last(press("Sign out")).await;
    let (ours, pages) = seat.counted("signed out", "Elmshire").await;
    assert_eq!((ours.keys, pages), (0, Found::default()));
    seat.window.kill().await;
}

/// A meeting to write at, in a window that ends its pages as it does for everybody: the driver cannot follow it there.
fn seat_whose_pages_end() -> (County, Home) {
    let county = County::new();
    seat::hold_a_meeting(&county, vec![vec![seat::saffron()]]);
    let mut home = Home::new();
    home.set("QUORATE_ENDS_PAGES", "1");
    (county, home)
}

/// A window with a book open, whose key is known.
struct Seated {
    window: Window,
    program: u32,
    /// Every process of it while the book was open.
    open: Vec<u32>,
    key: [u8; KEY],
}

impl Seated {
    /// None where the system lets nobody look.
    async fn at(county: &County, home: &Home) -> Option<Self> {
        let window = sit_down_and_write(county, home).await;
        let program = window.program().as_raw_nonzero().get() as u32;
        let Some(memory) = Memory::of(program) else {
            eprintln!("skipped: this machine lets nobody read another process's memory (root may)");
            return None;
        };
        let key =
            the_key(&memory, &county.folder.join("book.db")).expect("while the book is open, its key is in memory");
        let seat = Self { window, program, open: family(program), key };
        let (ours, pages) = seat.found("while the book is open");
        assert!(ours.keys > 0 && pages.names > 0, "what is looked for can be found");
        Some(seat)
    }

    /// Counts once a process that was not there before has drawn a page that says `shown`.
    async fn counted(&self, when: &str, shown: &str) -> (Found, Found) {
        let patience = Instant::now() + PATIENCE;
        let is_drawn =
            |id: &u32| !self.open.contains(id) && Memory::of(*id).is_some_and(|page| times_said([&page], shown) > 0);
        while !family(self.program).iter().any(is_drawn) {
            assert!(Instant::now() < patience, "{when}: no new page says “{shown}”");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.found(when)
    }

    fn found(&self, when: &str) -> (Found, Found) {
        let memories: Vec<Memory> = family(self.program).into_iter().filter_map(Memory::of).collect();
        let (ours, pages) = memories.split_first().expect("there is the program");
        let (ours, pages) = (count([ours], &self.key), count(pages, &self.key));
        eprintln!("{when}: the program holds {ours:?}, the processes of its pages {pages:?}");
        (ours, pages)
    }
}

/// The program, and each process that it started.
fn family(program: u32) -> Vec<u32> {
    let all: Vec<(u32, u32)> = parents().collect();
    let mut family = vec![program];
    let mut at = 0;
    while let Some(&parent) = family.get(at) {
        family.extend(all.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        at += 1;
    }
    family
}

impl Memory {
    /// None where the system does not allow it, or the process has ended.
    fn of(process: u32) -> Option<Self> {
        let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
        let file = File::open(format!("/proc/{process}/mem")).ok()?;
        let pages = File::open(format!("/proc/{process}/pagemap")).ok()?;
        let mut regions = Vec::new();
        for line in maps.lines() {
            let mut words = line.split_whitespace();
            let (range, rights) = (words.next()?, words.next()?);
            let (from, to) = range.split_once('-')?;
            let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
            if rights.starts_with("rw") {
                regions.extend(touched(&pages, from, to).into_iter().map(|(from, to)| read(&file, from, to)));
            }
        }
        Some(Self { regions }).filter(|memory| memory.regions.iter().any(|one| !one.is_empty()))
    }
}

/// The parts of a region that were ever written to. A page's engine sets tens of gigabytes aside, and to read those would
/// make them real.
fn touched(pages: &File, from: u64, to: u64) -> Vec<(u64, u64)> {
    const SIZE: u64 = 4096;
    const ENTRY: usize = 8;
    const AT_ONCE: u64 = 1 << 16;
    /// In memory, or swapped out.
    const THERE: u64 = 3 << 62;
    let mut found: Vec<(u64, u64)> = Vec::new();
    let mut entries = vec![0; AT_ONCE as usize * ENTRY];
    let mut at = from / SIZE;
    while at < to / SIZE {
        let wanted = AT_ONCE.min(to / SIZE - at) as usize * ENTRY;
        let length = pages.read_at(&mut entries[..wanted], at * ENTRY as u64).unwrap_or(0) / ENTRY;
        for entry in entries[..length * ENTRY].chunks_exact(ENTRY) {
            if u64::from_le_bytes(entry.try_into().expect("eight bytes")) & THERE != 0 {
                match found.last_mut() {
                    Some((_, end)) if *end == at * SIZE => *end += SIZE,
                    _ => found.push((at * SIZE, (at + 1) * SIZE)),
                }
            }
            at += 1;
        }
        if length == 0 {
            break;
        }
    }
    found
}

/// What of it can be read: it may be given back while we look.
fn read(file: &File, from: u64, to: u64) -> Vec<u8> {
    let mut bytes = vec![0; (to - from) as usize];
    let mut length = 0;
    while let Ok(more @ 1..) = file.read_at(&mut bytes[length..], from + length as u64) {
        length += more;
    }
    bytes.truncate(length);
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

/// Where 32 bytes lie that look like chance, hardly one of them twice, and where an allocation may begin.
fn candidates(region: &[u8]) -> impl Iterator<Item = usize> {
    const FEWEST: u32 = 26;
    (0..region.len().saturating_sub(KEY - 1)).step_by(8).filter(|at| {
        let mut seen = [0u128; 2];
        region[*at..at + KEY].iter().for_each(|byte| seen[usize::from(byte >> 7)] |= 1 << (byte & 127));
        seen[0].count_ones() + seen[1].count_ones() >= FEWEST
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
    let times = |needle: &[u8]| count_of(memory.clone(), needle);
    Found {
        keys: times(key) + times(hex.as_bytes()) + times(hex.to_uppercase().as_bytes()),
        names: NAMES.iter().map(|name| times_said(memory.clone(), name)).sum(),
    }
}

/// How often a text is there, as the program writes it or as a page does.
fn times_said<'a>(memory: impl IntoIterator<Item = &'a Memory> + Clone, text: &str) -> usize {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    count_of(memory.clone(), text.as_bytes()) + count_of(memory, &utf16)
}

fn count_of<'a>(memory: impl IntoIterator<Item = &'a Memory>, needle: &[u8]) -> usize {
    let regions = memory.into_iter().flat_map(|memory| &memory.regions);
    regions.map(|region| memchr::memmem::find_iter(region, needle).count()).sum()
}
