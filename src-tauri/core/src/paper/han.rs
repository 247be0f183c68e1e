//! Whose Han characters a text has, told by the national sets: Japan's JIS X 0208, mainland China's GB 2312 and Taiwan's and
//! Hong Kong's Big5, as the legacy encodings of the Encoding Standard have them.

use encoding_rs::{BIG5, EUC_JP, Encoding, GBK};
use unicode_script::{Script, UnicodeScript};

use super::language::Language;

/// The sets that a character is in.
struct Sets {
    japanese: bool,
    simplified: bool,
    traditional: bool,
}

/// The language of Han characters in this text: Japanese beside kana, Korean beside Hangul; Chinese, and in which form,
/// where a character is in its sets only; none for a name that all of them could write.
pub fn language(text: &str) -> Language {
    if text.chars().any(|letter| matches!(letter.script(), Script::Hiragana | Script::Katakana)) {
        return "ja";
    }
    if text.chars().any(|letter| letter.script() == Script::Hangul) {
        return "ko";
    }
    let sets: Vec<Sets> = text.chars().filter(|letter| letter.script() == Script::Han).map(sets).collect();
    let some = |of: fn(&Sets) -> bool| sets.iter().any(of);
    if !some(|one| !one.japanese && (one.simplified || one.traditional)) {
        return "und-Hani";
    }
    match (some(|one| one.simplified && !one.traditional), some(|one| one.traditional && !one.simplified)) {
        (true, false) => "zh-Hans",
        (false, true) => "zh-Hant",
        _ => "zh",
    }
}

fn sets(letter: char) -> Sets {
    let mut buffer = [0; 4];
    let text: &str = letter.encode_utf8(&mut buffer);
    let bytes = |encoding: &'static Encoding| {
        let (bytes, _, lost) = encoding.encode(text);
        (!lost && bytes.len() == 2).then(|| [bytes[0], bytes[1]])
    };
    Sets {
        japanese: bytes(EUC_JP).is_some(),
        // The rest of GBK is there for traditional Chinese and Japanese.
        simplified: bytes(GBK).is_some_and(|[lead, trail]| (0xb0..=0xf7).contains(&lead) && trail >= 0xa1),
        // What lies beyond is Hong Kong's, Cantonese's own among it.
        traditional: bytes(BIG5).is_some(),
    }
}
