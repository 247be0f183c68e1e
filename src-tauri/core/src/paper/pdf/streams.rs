//! Streams of a PDF, compressed where that makes them smaller.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Stream};

use crate::refusal::{Refusal, RefusalCode};

/// A fault of the program, not of the document.
pub(super) fn unwritable() -> Refusal {
    Refusal::new(RefusalCode::Machine, "The document could not be written.")
}

pub(super) fn stream(content: &[u8]) -> Stream {
    compressed(Dictionary::new(), content)
}

/// A stream, compressed where that makes it smaller.
pub(super) fn compressed(dictionary: Dictionary, content: &[u8]) -> Stream {
    let mut stream = Stream::new(dictionary, content.to_vec());
    compress(&mut stream);
    stream
}

/// At zlib's usual level: its best takes twice as long for a hundredth of the bytes.
pub(super) fn compress(stream: &mut Stream) {
    if stream.dict.has(b"Filter") {
        return;
    }
    let mut smaller = ZlibEncoder::new(Vec::new(), Compression::default());
    // A stream that cannot be compressed is left as it is, which is as valid.
    let Ok(()) = smaller.write_all(&stream.content) else { return };
    let Ok(content) = smaller.finish() else { return };
    if content.len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(content);
    }
}
