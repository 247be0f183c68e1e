//! Letters that a wrong encoding broke in two: bytes of UTF-8 that something read as those of Windows, "Ã¡" for "á".

/// What Windows has for the bytes from 0x80 to 0x9F; none for five of them.
const WINDOWS: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

fn byte(c: char) -> Option<u8> {
    if let Some(at) = WINDOWS.iter().position(|known| *known == Some(c)) {
        return u8::try_from(at + 0x80).ok();
    }
    u8::try_from(u32::from(c)).ok().filter(|byte| *byte >= 0x80)
}

/// The letter that two characters were, where they are one that was broken so: of Latin with marks, or Cyrillic. Two that
/// somebody may well write side by side are none.
pub(crate) fn broken(first: char, second: char) -> Option<char> {
    if !matches!(first, 'Ã' | 'Ä' | 'Å' | 'È' | 'Ð' | 'Ñ') {
        return None;
    }
    let bytes = [byte(first)?, byte(second)?];
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let second_is_quote = matches!(second, '‘' | '’' | '“' | '”');
    (letter.is_alphabetic() && !(first == 'È' && second_is_quote)).then_some(letter)
}

/// A word with its broken letters put together again; none where it has none.
pub(crate) fn mended(word: &str) -> Option<String> {
    if !word.contains(['Ã', 'Ä', 'Å', 'È', 'Ð', 'Ñ', 'Â']) {
        return None;
    }
    let small = word.chars().any(char::is_lowercase);
    let mut mended = String::new();
    let mut rest = word.chars().peekable();
    let mut any = false;
    while let Some(c) = rest.next() {
        if let Some(letter) = rest.peek().and_then(|next| broken(c, *next)) {
            mended.push(letter);
            rest.next();
            any = true;
        } else if c == 'Ã' && small && !mended.is_empty() {
            // The soft hyphen that was its other half is not printed.
            mended.push('í');
            any = true;
        } else if c == 'Â' && rest.peek().is_none() && small {
            // Half of a no-break space.
            any = true;
        } else {
            mended.push(c);
        }
    }
    any.then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_made_of_a_letter_is_that_letter_again() {
        for (broken, right) in [
            ("HorvÃ¡thovÃ¡", "Horváthová"),
            ("ÅukaszÃ³w", "Åukaszów"),
            ("PaweÅ‚", "Paweł"),
            ("MarÃa", "María"),
            ("JanaÂ", "Jana"),
        ] {
            assert_eq!(mended(broken).as_deref(), Some(right), "{broken}");
        }
        for word in ["JOÃO", "Ångström", "CAFÈ", "Ñuñoa", "Ärger", "Nia"] {
            assert_eq!(mended(word), None, "{word} is as it was written");
        }
    }
}
