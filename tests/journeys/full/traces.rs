//! What a session leaves on the disk: nothing that tells of a child, in whatever way it is written.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;

use super::county;
use super::records::exported;
use crate::harness::Home;

/// Looks for every secret in every file of the home folder (book, settings, caches, temporary files, logs), except the
/// exported records.
pub fn are_nowhere(home: &Home, when: &str) {
    let needles: Vec<_> = county::secrets().into_iter().map(|secret| (secret, spellings(secret))).collect();
    let files = files_under(home.path(), &exported(home));
    assert!(files.iter().any(|file| file.ends_with("book.db")), "the book itself was not looked at: {files:?}");
    for file in files {
        // A file may go while the window is open; what is gone tells nothing.
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let lower = bytes.to_ascii_lowercase();
        for (secret, spellings) in &needles {
            for (how, spelling) in spellings {
                let found = holds(&bytes, spelling) || holds(&lower, &spelling.to_ascii_lowercase());
                assert!(!found, "“{secret}” lies in {} {when}, as {how}", file.display());
            }
        }
    }
}

/// The ways that a word may be written.
fn spellings(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf8 = word.as_bytes();
    let utf16: Vec<u16> = word.encode_utf16().collect();
    let escaped: String = utf16.iter().map(|&unit| json_escape(unit)).collect();
    let percent: String = utf8
        .iter()
        .map(|&byte| if byte.is_ascii_alphanumeric() { (byte as char).to_string() } else { format!("%{byte:02X}") })
        .collect();
    let mut all = vec![
        ("UTF-8", utf8.to_vec()),
        ("UTF-16, little end first", utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16, big end first", utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("UTF-32", word.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect()),
        ("hexadecimal", utf8.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()),
        ("a JSON string", escaped.into_bytes()),
        ("a URL", percent.into_bytes()),
    ];
    // Latin-1 has each letter in one byte, where it has it.
    if let Some(latin) = word.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect::<Option<Vec<u8>>>() {
        all.push(("Latin-1", latin));
    }
    // Base64 reads three bytes at a time, so a word looks different by where it begins; its ends mix with what is around.
    for before in 0..3 {
        let shifted = [vec![0; before], utf8.to_vec()].concat();
        let inner = BASE64.encode(&shifted);
        let (from, to) = ([0, 2, 3][before], inner.len() - [0, 2, 3][shifted.len() % 3].min(inner.len()));
        if to > from + 5 {
            all.push(("base64", inner.as_bytes()[from..to].to_vec()));
        }
    }
    all
}

fn json_escape(unit: u16) -> String {
    match u8::try_from(unit) {
        Ok(byte) if byte.is_ascii() => (byte as char).to_string(),
        _ => format!("\\u{unit:04x}"),
    }
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(bytes, needle).is_some()
}

fn files_under(folder: &Path, except: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries
        .filter(|path| path != except)
        .flat_map(|path| if path.is_dir() { files_under(&path, except) } else { vec![path] })
        .collect()
}

#[test]
fn every_spelling_is_found_where_it_lies() {
    for (how, spelling) in spellings("Brânzărescu") {
        let around = [b"before ".to_vec(), spelling.clone(), b" after".to_vec()].concat();
        assert!(holds(&around, &spelling), "a word written as {how} is overlooked");
    }
    for before in ["", "a", "ab"] {
        let text = BASE64.encode(format!("{before}Brânzărescu and more"));
        let found =
            spellings("Brânzărescu").iter().any(|(how, needle)| *how == "base64" && holds(text.as_bytes(), needle));
        assert!(found, "a word that begins {} bytes into base64 is overlooked", before.len());
    }
}
