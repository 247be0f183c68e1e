//! The text of a file, whichever editor wrote it: Notepad saves UTF-8, UTF-16 and "ANSI", with marks and without.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// What a file begins with that is no text, and what it is.
const NO_TEXT: [(&[u8], &str); 4] = [
    (
        b"PK\x03\x04",
        "This is a document of Word or another office program, and no plain text. Copy its words into Notepad, and save them there.",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "This is an old document of Word or another office program, and no plain text. Copy its words into Notepad, and save them there.",
    ),
    (b"{\\rtf", "This is rich text, and no plain text. Copy its words into Notepad, and save them there."),
    (b"%PDF", "This is a PDF, and no plain text. A profile is a text file that somebody writes."),
];

/// A profile is some pages of text; what is larger is another file by mistake.
const LARGEST: usize = 1 << 17;

/// Reads a file's bytes as text. What is no UTF-8 is taken for what Windows calls ANSI in this country.
///
/// # Errors
/// A sentence for whoever gave the file: it holds no text, or none at all.
pub fn text_of(bytes: &[u8]) -> Result<String, &'static str> {
    if let Some((_, sentence)) = NO_TEXT.iter().find(|(begins, _)| bytes.starts_with(begins)) {
        return Err(sentence);
    }
    if bytes.len() > LARGEST {
        return Err("This is too large to be a profile: check that it is the right file.");
    }
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => without_mark(bytes),
    };
    let (text, ..) = encoding.decode(bytes);
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}')) {
        return Err("This is no text: it holds signs that nobody can type. Check that it is a profile.");
    }
    if text.trim().is_empty() {
        return Err("This file is empty.");
    }
    Ok(text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n"))
}

/// UTF-16 has a byte of nought beside most letters, on one side or the other.
fn without_mark(bytes: &[u8]) -> &'static Encoding {
    let noughts = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (noughts(0), noughts(1));
    let many = bytes.len() / 4;
    match std::str::from_utf8(bytes) {
        _ if second > many && first == 0 => UTF_16LE,
        _ if first > many && second == 0 => UTF_16BE,
        Ok(_) => encoding_rs::UTF_8,
        Err(_) => WINDOWS_1252,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whichever_way_notepad_saved_it_the_text_is_the_same() {
        let text = "name = \"Café “North” – a forum\"\nversion = 1\n";
        let windows = text.replace('\n', "\r\n");
        let sixteen = |bytes: fn(u16) -> [u8; 2]| windows.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let (little, big) = (sixteen(u16::to_le_bytes), sixteen(u16::to_be_bytes));
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for (bytes, how) in [
            (windows.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xef\xbb\xbf", windows.as_bytes()), "UTF-8 with its mark"),
            (WINDOWS_1252.encode(&windows).0.into_owned(), "ANSI"),
            (marked(b"\xff\xfe", &little), "UTF-16"),
            (marked(b"\xfe\xff", &big), "UTF-16, big end first"),
            (little, "UTF-16 without its mark"),
            (big, "UTF-16, big end first, without its mark"),
            (text.replace('\n', "\r").into_bytes(), "an old Mac"),
        ] {
            assert_eq!(text_of(&bytes).as_deref(), Ok(text), "{how}");
        }
    }

    #[test]
    fn what_is_no_text_is_called_what_it_is() {
        for (bytes, sentence) in [
            (&b"PK\x03\x04\x14\0\x06\0"[..], "Word"),
            (b"{\\rtf1\\ansi", "rich text"),
            (b"%PDF-1.7", "PDF"),
            (b"\x7fELF\x02\x01\x01\0\x01", "no text"),
            (&[b'x'; LARGEST + 1], "too large"),
            (b"", "empty"),
            (b"\xef\xbb\xbf\r\n", "empty"),
        ] {
            assert!(text_of(bytes).expect_err("it is refused").contains(sentence), "{sentence}");
        }
    }
}
