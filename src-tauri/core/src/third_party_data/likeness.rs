//! Names that are another but for a slip, for how they sound, or for what a scanner made of them.

use strsim::osa_distance;

/// Whether one is the other but for a slip: one letter in a shorter name, two in a long one.
pub(super) fn is_slip(name: &str, typed: &str) -> bool {
    if name == typed {
        return false;
    }
    let allowed = match name.chars().count().min(typed.chars().count()) {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    name.len().abs_diff(typed.len()) <= allowed && osa_distance(name, typed) <= allowed
}

/// Whether one is the other but for a slip, or sounds like it: "Mattheo" for "Mateo".
pub(super) fn is_nearly(name: &str, typed: &str) -> bool {
    is_slip(name, typed) || (name != typed && name.len() > 3 && sound(name) == sound(typed))
}

/// What names have in common that are spelt as they are heard.
pub(super) fn sound(plain: &str) -> String {
    let spelt = plain.replace("ph", "f").replace("ck", "k").replace("ie", "i").replace("ee", "i").replace("oo", "u");
    let mut heard = String::new();
    for (at, letter) in spelt.chars().enumerate() {
        let letter = match letter {
            'y' => 'i',
            'z' => 's',
            'c' | 'q' => 'k',
            'w' => 'v',
            'h' if at > 0 => continue,
            other => other,
        };
        if !heard.ends_with(letter) {
            heard.push(letter);
        }
    }
    heard
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
