//! What characters of other programs stand for.

/// What a byte of Windows' own Latin alphabet stood for, where it came through as a control character (U+0080 to U+009F);
/// none where it stood for nothing. U+0085 is a line break as well: see `cleaning`.
pub fn windows_letter(control: char) -> Option<char> {
    const LETTERS: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let place = u32::from(control).checked_sub(0x80)?;
    LETTERS.get(place as usize).copied().filter(|&letter| letter != '\0')
}

/// What Word means by a character of the private use area: it writes those of its fonts Symbol and Wingdings as U+F020
/// to U+F0FF. Where the two fonts differ, the one that Word itself writes in lists and for `-->` or `:-)` is meant. None
/// for one that nobody can tell.
pub fn word_symbol(private: char) -> Option<char> {
    Some(match u32::from(private) {
        0xf020 => ' ',
        0xf02d => '–',
        0xf0b7 | 0xf09f | 0xf0a5 => '•',
        0xf0a7 | 0xf06e => '▪',
        0xf076 => '❖',
        0xf0d8 => '➢',
        0xf0fc => '✓',
        0xf0fb => '✗',
        0xf0fd => '☒',
        0xf0fe => '☑',
        0xf06f | 0xf0a8 | 0xf071 | 0xf072 => '☐',
        0xf06c => '●',
        0xf0a1 | 0xf06d => '○',
        0xf077 | 0xf075 => '◆',
        0xf0ab => '★',
        0xf0df | 0xf0ac => '←',
        0xf0e0 | 0xf0ae | 0xf0e8 | 0xf0f0 => '→',
        0xf0e1 | 0xf0ad => '↑',
        0xf0e2 | 0xf0af => '↓',
        0xf0f3 | 0xf0db => '↔',
        0xf04a => '☺',
        0xf04b => '😐',
        0xf04c => '☹',
        0xf028 => '☎',
        0xf02a => '✉',
        0xf0b0 => '°',
        0xf0b1 => '±',
        0xf0b4 => '×',
        0xf0a3 => '≤',
        0xf0b3 => '≥',
        0xf0b9 => '≠',
        _ => return None,
    })
}

/// The letters of a ligature of U+FB00 to U+FB06, as a PDF has them for one; a search for the word finds it only so.
pub fn ligature(letter: char) -> &'static str {
    const LETTERS: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    let place = u32::from(letter).checked_sub(0xfb00).unwrap_or(u32::MAX);
    LETTERS.get(place as usize).copied().unwrap_or_default()
}

/// Whose flag a black one is, by the tags after it, in words: no face of ours draws them apart, and a black flag alone says
/// something else. Nothing of one that is nobody's.
pub fn flag_of(tags: &str) -> &'static str {
    let code: String = tags.chars().filter_map(|tag| char::from_u32(u32::from(tag).checked_sub(0xe0000)?)).collect();
    match code.as_str() {
        "gbeng\u{7f}" => " (England)",
        "gbsct\u{7f}" => " (Scotland)",
        "gbwls\u{7f}" => " (Wales)",
        _ => "",
    }
}
