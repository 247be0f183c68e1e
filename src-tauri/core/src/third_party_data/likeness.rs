//! Names that are another but for a slip, for how they sound, or for what a scanner made of them.

use strsim::osa_distance;

/// Whether one is the other but for a slip: one letter in a shorter name, two in a long one. Of plain letters.
pub(super) fn is_slip(name: &str, typed: &str) -> bool {
    if name == typed {
        return false;
    }
    let allowed = match name.len().min(typed.len()) {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    name.len().abs_diff(typed.len()) <= allowed
        && (letters(name) ^ letters(typed)).count_ones() as usize <= 2 * allowed
        && osa_distance(name, typed) <= allowed
}

/// Which letters a word has, a bit each: a slip changes one letter, and so two bits at most.
fn letters(plain: &str) -> u32 {
    plain.bytes().filter(u8::is_ascii_lowercase).fold(0, |letters, byte| letters | 1 << (byte - b'a'))
}

/// Whether one is the other but for a slip, or sounds like it: "Mattheo" for "Mateo".
pub(super) fn is_nearly(name: &str, typed: &str) -> bool {
    is_slip(name, typed) || (name != typed && name.len() > 3 && heard(name).eq(heard(typed)))
}

/// What names have in common that are spelt as they are heard.
pub(super) fn sound(plain: &str) -> String {
    heard(plain).map(char::from).collect()
}

/// The letters of a name as they are heard: one for two that sound as one, none twice in a row.
fn heard(plain: &str) -> impl Iterator<Item = u8> {
    let bytes = plain.as_bytes();
    let mut at = 0;
    let mut last = None;
    let mut begun = false;
    std::iter::from_fn(move || {
        while let Some(&letter) = bytes.get(at) {
            let (letter, read) = match (letter, bytes.get(at + 1)) {
                (b'p', Some(b'h')) => (b'f', 2),
                (b'c', Some(b'k')) => (b'k', 2),
                (b'i', Some(b'e')) | (b'e', Some(b'e')) => (b'i', 2),
                (b'o', Some(b'o')) => (b'u', 2),
                _ => (letter, 1),
            };
            at += read;
            let heard = match letter {
                b'y' => b'i',
                b'z' => b's',
                b'c' | b'q' => b'k',
                b'w' => b'v',
                b'h' if begun => continue,
                other => other,
            };
            begun = true;
            if last != Some(heard) {
                last = Some(heard);
                return last;
            }
        }
        None
    })
}

/// What a name has in common with whatever a scanner makes of it.
pub(super) fn misread(plain: &str) -> String {
    let joined = plain.replace("rn", "m").replace("vv", "w");
    joined
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | 'i' | '|' | '!' => 'l',
            '5' => 's',
            '8' => 'b',
            '6' => 'g',
            '2' => 'z',
            '4' => 'a',
            '3' => 'e',
            '7' => 't',
            other => other,
        })
        .collect()
}
