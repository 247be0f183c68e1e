//! Names that stand in one word with something else: "AyaanSeun", where tracked changes were pasted without their colours;
//! "Elif'in" and "d'Elif", as other languages join an ending or an article to a name.

use super::known::KnownPeople;
use crate::plain_words::Speller;
use crate::text::folding::plain;
use crate::text::names::NameToken;
use crate::text::reader::is_apostrophe;

/// A shorter part has too little to tell it by.
const SHORTEST: usize = 3;

/// Turkish endings after an apostrophe, which parts them from a name and from nothing else.
const ENDINGS: &str =
    "in nin un nun e a ye ya i yi u yu de da te ta den dan ten tan le la yle yla nde nda ndan nden ki ler lar";
/// What French and Italian put before a name.
const BEGINNINGS: &str = "d l qu dell all dall nell sull";

/// Parts names from what stands in one word with them, where the whole is nobody's name.
pub(super) fn part(tokens: &mut Vec<NameToken>, text: &str, known: &KnownPeople) {
    let mut at = 0;
    while at < tokens.len() {
        let word = &text[tokens[at].span.clone()];
        if !known.is_a_name(&tokens[at].plain) {
            if let Some((head, tail)) = word.rsplit_once(is_apostrophe) {
                let (head_plain, tail_plain) = (plain(head), plain(tail));
                let name = |part: &str| part.len() >= SHORTEST && known.is_a_name(part);
                if name(&head_plain) && ENDINGS.split(' ').any(|ending| ending == tail_plain) {
                    tokens[at].span.end = tokens[at].span.start + head.len();
                    (tokens[at].plain, tokens[at].possessive, tokens[at].contracted) = (head_plain, true, false);
                } else if name(&tail_plain) && BEGINNINGS.split(' ').any(|beginning| beginning == head_plain) {
                    tokens[at].span.start = tokens[at].span.end - tail.len();
                    tokens[at].capital = tail.starts_with(char::is_uppercase);
                    (tokens[at].plain, tokens[at].contracted) = (tail_plain, false);
                }
            } else if let Some(split) = two_names(word, known) {
                let mut second = tokens[at].clone();
                let first = &mut tokens[at];
                (first.plain, second.plain) = (plain(&word[..split]), plain(&word[split..]));
                second.span.start += split;
                first.span.end = second.span.start;
                (first.possessive, first.contracted) = (false, false);
                // Neither belongs to the other.
                (second.first, second.gap) = (false, "/".to_owned());
                tokens.insert(at + 1, second);
            }
        }
        at += 1;
    }
}

/// Where a second word begins with its capital, if one of the two is a name and the other a name or a word.
fn two_names(word: &str, known: &KnownPeople) -> Option<usize> {
    let mut small = false;
    for (at, c) in word.char_indices() {
        if small && c.is_uppercase() {
            let (head, tail) = (plain(&word[..at]), plain(&word[at..]));
            let long = head.len() >= SHORTEST && tail.len() >= SHORTEST;
            let said = |part: &str| known.is_anybodys(part) || Speller::british().is_word(part);
            let apart = (known.is_a_name(&head) && said(&tail)) || (known.is_a_name(&tail) && said(&head));
            return (long && apart).then_some(at);
        }
        small = c.is_lowercase();
    }
    None
}
