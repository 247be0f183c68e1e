//! Names as a scanner misread them: "lonescu", "5tace", "Warsarne". Such a word is taken for the name from then on.

use super::known::KnownPeople;
use super::likeness::misread;
use crate::ids::FamilyId;
use crate::plain_words::Speller;
use crate::text::names::NameToken;

/// A shorter name has too little to tell it by.
const SHORTEST: usize = 4;
/// From so many letters on, "rn" may be an m.
const LONG: usize = 6;

/// Whether a word has in it what a scanner leaves and nobody types.
fn is_misread(word: &str, token: &NameToken) -> bool {
    let letters = token.plain.bytes().filter(u8::is_ascii_alphabetic).count();
    let figures = token.plain.len() - letters;
    let mixed = figures > 0 && letters > figures;
    let mut before = ' ';
    let inner = !token.shouted
        && word.chars().any(|c| {
            let large = c == 'I' && before.is_lowercase();
            before = c;
            large
        });
    let small_l = word.starts_with('l') && !token.foreign;
    let joined =
        token.capital && token.plain.len() >= LONG && (token.plain.contains("rn") || token.plain.contains("vv"));
    mixed || inner || small_l || joined
}

/// Takes what was misread for the name that it is like: one of the family at home before another.
pub(super) fn respell(tokens: &mut [NameToken], text: &str, known: &KnownPeople, own: FamilyId) {
    for token in tokens.iter_mut().filter(|token| token.plain.len() >= SHORTEST) {
        let word = &text[token.span.clone()];
        if !is_misread(word, token) {
            continue;
        }
        let Some(names) = known.scanned.get(&misread(&token.plain)) else { continue };
        if known.is_anybodys(&token.plain) || Speller::british().is_word(&token.plain) {
            continue;
        }
        let at_home = names.iter().find(|name| known.bears(own, name));
        if let Some(name) = at_home.or_else(|| names.first()) {
            token.plain.clone_from(name);
            token.capital = true;
        }
    }
}
