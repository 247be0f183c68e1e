//! Files made to exhaust whoever checks them. Each is signed by its author, so that the signature gives no reason to stop
//! early, and is checked by the program itself: how much memory that took is what the system says of the child.
#![cfg(unix)]

mod county;
#[path = "../src-tauri/core/tests/signers/mod.rs"]
mod signers;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::Instant;

use county::{County, at, live, signed_meeting};
use quorate_core::meeting::person::Role;
use quorate_core::sign::pades;

/// What checking one file may take at most, in bytes: twenty times what the largest record has.
const MEMORY: u64 = 200 << 20;
const MEGABYTE: usize = 1 << 20;

/// A record that waits for its signature: what a signed one was before its signature was appended.
fn unsigned() -> Vec<u8> {
    static RECORD: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let county = County::new();
        let meeting = signed_meeting(&county);
        let service = county.seat(Role::Chair);
        let record = live(&service, meeting, at("2026-11-18")).items[0].records[0].record.id;
        let signed = service.record_pdf(record, None, at("2026-11-18")).expect("a signed record");
        let end = memchr::memmem::find(&signed, b"%%EOF\n").expect("the end of what was signed") + 6;
        signed[..end].to_vec()
    });
    RECORD.clone()
}

fn signed(pdf: &[u8]) -> Vec<u8> {
    pades::sign(pdf, &signers::chair(&signers::authority(1)), at("2026-11-18")).expect("a signature")
}

/// A record with something put in before its table; of that, the table knows the object 900, where there is one.
fn with(objects: &[u8]) -> Vec<u8> {
    let pdf = unsigned();
    let table = last(&pdf, b"xref\n0 ").expect("a table");
    let tail = String::from_utf8(pdf[table..].to_vec()).expect("plain text");
    let mut moved = tail.replace(&format!("startxref\n{table}\n"), &format!("startxref\n{}\n", table + objects.len()));
    if objects.starts_with(b"900 0 obj\n<</Filter") {
        moved = moved.replace("trailer\n", &format!("900 1\n{table:010} 00000 n \ntrailer\n"));
    }
    [&pdf[..table], objects, moved.as_bytes()].concat()
}

fn last(file: &[u8], words: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(file, words)
}

fn stream(number: usize, entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {}>>stream\n", content.len());
    [head.as_bytes(), content, b"\nendstream\nendobj\n"].concat()
}

fn squeezed(length: usize) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![b' '; MEGABYTE];
    for _ in 0..length / MEGABYTE {
        encoder.write_all(&block).expect("memory");
    }
    encoder.finish().expect("memory")
}

/// A file that a stranger signed, with the end of the record's own turned into something else.
fn with_tail(change: impl Fn(&str) -> String) -> Vec<u8> {
    let file = signed(&unsigned());
    let at = last(&file, b"xref\n").and_then(|_| last(&file, b"endobj\nxref\n")).expect("a table") + 7;
    let tail = String::from_utf8(file[at..].to_vec()).expect("plain text");
    [&file[..at], change(&tail).as_bytes()].concat()
}

/// A list of parts that names the whole file again and again, in a file that was altered, so that the list is read.
fn long_list() -> Vec<u8> {
    let mut file = signed(&unsigned());
    let end = file.len();
    let list = format!("[/Content<{}>[{}]]", "00".repeat(32), format!("0 {end} ").repeat(4 * MEGABYTE / 16));
    let seal = {
        use sha2::Digest;
        hex::encode(sha2::Sha256::digest(list.as_bytes()))
    };
    file[300] ^= 1;
    file.extend(format!("/QRTE_Parts{list}/QRTE_Seal<{seal}>").bytes());
    file
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let bomb = squeezed(256 * MEGABYTE);
    let objects: String = (1_000..1_001_000).map(|number| format!("{number} 0 obj\n<<>>\nendobj\n")).collect();
    let deep = format!("900 0 obj\n{}{}\nendobj\n", "[".repeat(4 * MEGABYTE), "]".repeat(4 * MEGABYTE));
    let dictionaries = format!("900 0 obj\n{}{}\nendobj\n", "<</A".repeat(MEGABYTE), ">>".repeat(MEGABYTE));
    let in_streams = stream(900, "/Type/ObjStm/N 1000000/First 8000000", &bomb);
    vec![
        ("a record", signed(&unsigned())),
        ("a bomb of a quarter of a gigabyte in a page", signed(&with(&stream(900, "", &bomb)))),
        ("a bomb in a stream of objects", signed(&with(&in_streams))),
        ("a million objects", signed(&with(objects.as_bytes()))),
        ("arrays nested four million deep", signed(&with(deep.as_bytes()))),
        ("dictionaries nested a million deep", signed(&with(dictionaries.as_bytes()))),
        (
            "a table that follows itself",
            with_tail(|tail| {
                let (at, rest) = tail.split_once("/Prev ").expect("a trailer");
                let own = rest.split_once("startxref\n").expect("an end").1.lines().next().expect("a place");
                let (_, after) = rest.split_once(">>").expect("an end");
                format!("{at}/Prev {own}>>{after}")
            }),
        ),
        ("a table of four thousand million entries", with_tail(|tail| tail.replacen(" 1\n", " 4294967295\n", 1))),
        (
            "a table at the end of the world",
            with_tail(|tail| {
                let (at, rest) = tail.split_once("startxref\n").expect("an end");
                let own = rest.lines().next().expect("a place");
                format!("{at}startxref\n{}\n%%EOF\n", "9".repeat(own.len()))
            }),
        ),
        ("a list of parts that names everything again and again", long_list()),
        (
            "only places of signatures",
            b"%PDF-1.7\n"
                .iter()
                .copied()
                .chain(b"/ByteRange[0 1 2 3]ETSI.CAdES.detached".repeat(MEGABYTE / 2))
                .collect(),
        ),
        ("thirty-one megabytes of nothing", signed(&with(&vec![b'\n'; 31 * MEGABYTE]))),
        ("ninety-nine megabytes", [b"%PDF-1.7\n".as_slice(), &vec![b' '; 99 * MEGABYTE]].concat()),
    ]
}

/// Names the file that `measured` is to check.
const FILE: &str = "QUORATE_TEST_FILE";

/// Checks a file and gives the exit code, what was said, and the most memory that it took. The system counts to a child
/// what its parent held as it started it: so this one, full of hostile files, lets an empty one start it.
fn check(file: &Path) -> (Option<i32>, String, u64) {
    let measured = Command::new(std::env::current_exe().expect("this test"))
        .args(["measured", "--exact", "--ignored", "--nocapture"])
        .env(FILE, file)
        .output()
        .expect("this test runs again");
    let said = String::from_utf8(measured.stdout).expect("text");
    let figures = said.lines().find_map(|line| line.strip_prefix("measured: ")).expect("it was measured");
    let (code, peak) = figures.split_once(' ').expect("two figures");
    (code.parse().ok(), said.clone(), peak.parse().expect("a size"))
}

// It is waited for by another way than `wait`, which gives no figures.
#[allow(clippy::zombie_processes)]
#[test]
#[ignore = "a part of the other test, in a process of its own"]
fn measured() {
    use std::os::unix::process::ExitStatusExt;
    let file = std::env::var_os(FILE).expect("a file to check");
    let child = Command::new(env!("CARGO_BIN_EXE_quorate"))
        .arg("verify")
        .arg(file)
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let (mut status, mut usage) = (0, std::mem::MaybeUninit::<libc::rusage>::zeroed());
    let pid = libc::pid_t::try_from(child.id()).expect("a process");
    // SAFETY: both places are ours and large enough, and nobody else waits for this child.
    let ended = unsafe { libc::wait4(pid, &mut status, 0, usage.as_mut_ptr()) };
    assert_eq!(ended, pid, "the child has ended");
    // SAFETY: wait4 has filled it in.
    let peak = unsafe { usage.assume_init() }.ru_maxrss;
    let peak = u64::try_from(peak).expect("a size") * if cfg!(target_os = "macos") { 1 } else { 1_024 };
    let code = std::process::ExitStatus::from_raw(status).code();
    println!("\nmeasured: {} {peak}", code.map_or("none".to_owned(), |code| code.to_string()));
}

#[test]
fn no_file_costs_more_than_its_own_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut base, mut most): (u64, u64) = (0, 0);
    for (what, bytes) in files() {
        let file = folder.path().join("hostile.pdf");
        std::fs::write(&file, &bytes).expect("a file");
        let begun = Instant::now();
        let (code, said, peak) = check(&file);
        println!("{what}: {} KB, {} ms, {} MB at most", bytes.len() / 1024, begun.elapsed().as_millis(), peak >> 20);
        assert!(matches!(code, Some(1 | 3)), "{what}: an answer, not {code:?}: {said}");
        assert!(peak < MEMORY, "{what} took {} MB", peak >> 20);
        if what == "a record" {
            assert_eq!(code, Some(3), "the record itself is unaltered: {said}");
            base = peak;
        }
        most = most.max(peak);
    }
    println!("from {} MB for a record to {} MB", base >> 20, most >> 20);
}
