use proptest::prelude::*;

use super::folding::plain;
use super::line::Tokens;
use super::names::{NameToken, name_tokens, sentence};
use super::printed::{Printed, for_setting};
use super::reader::ReadText;
use super::spelt::plain_words;

fn names(text: &str) -> Vec<NameToken> {
    name_tokens(&ReadText::of(text))
}

fn plains(text: &str) -> Vec<String> {
    names(text).into_iter().map(|token| token.plain).collect()
}

#[test]
fn a_name_reads_the_same_however_it_is_typed() {
    for (typed, read) in [
        ("Țepeș", "tepes"),
        ("Tepes", "tepes"),
        ("ȚEPEȘ’S", "tepes"),
        ("Łucja", "lucja"),
        ("Yıldızoğlu", "yildizoglu"),
        ("Nguye\u{302}\u{303}n", "nguyen"),
        ("O’Brien's", "obrien"),
        ("O'Brien", "obrien"),
        ("Hather\u{ad}low", "hatherlow"),
        ("Hather-\nlow", "hatherlow"),
        ("Hather\u{ad}\r\nlow", "hatherlow"),
        ("Hather\u{200b}low\u{feff}", "hatherlow"),
        ("ﬁnch", "finch"),
        ("Ｆｉｎｃｈ", "finch"),
        ("𝐅𝐢𝐧𝐜𝐡", "finch"),
    ] {
        assert_eq!(plains(typed), [read], "{typed:?}");
    }
    let double: Vec<_> = names("Pemberly-Stone").into_iter().map(|token| (token.plain, token.gap)).collect();
    assert_eq!(double, [("pemberly".into(), String::new()), ("stone".into(), "-".into())]);
}

#[test]
fn a_word_knows_where_it_stands() {
    let text = "Dr. Ada Fenn’s note. Chidi said: “Mum was there.”";
    let words = names(text);
    for word in &words {
        assert_eq!(plain(&text[word.span.clone()]), word.plain, "a span holds its word");
    }
    let firsts: Vec<_> = words.iter().filter(|word| word.first).map(|word| word.plain.as_str()).collect();
    assert_eq!(firsts, ["dr", "chidi", "mum"], "“Dr.” ends no sentence");
    assert!(words[2].possessive);
    assert_eq!(sentence(text, &words[4].span), "Chidi said: “Mum was there.", "");
}

#[test]
fn every_space_and_every_break_is_one() {
    for space in [' ', '\t', '\u{a0}', '\u{2009}', '\u{202f}', '\u{3000}', '\u{2007}', '\u{205f}', '\u{1680}'] {
        assert_eq!(names(&format!("Quarry{space}Lane"))[1].gap, " ", "{space:?}");
    }
    for line in ["\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
        assert_eq!(names(&format!("Jayden{line}Hatherlow"))[1].gap, "\n", "{line:?}");
    }
}

#[test]
fn what_joins_letters_stays_where_a_script_needs_it() {
    assert_eq!(Printed::of("می\u{200c}خواهم").text(), "می\u{200c}خواهم");
    assert_eq!(ReadText::of("می\u{200c}خواهم").parts.len(), 1, "it is one word");
    assert_eq!(Printed::of("Ja\u{200c}den").text(), "Jaden");
}

#[test]
fn each_view_reads_through_what_is_not_printed() {
    let line = "\u{feff}So\u{ad}cial\u{a0}worker to\u{202f}ring, by\u{2009}12\u{a0}Dec";
    let tokens = Tokens::of(line);
    let keys: Vec<&str> = (0..tokens.len()).map(|at| tokens.key(at)).collect();
    assert_eq!(keys, ["social", "worker", "to", "ring", ",", "by", "12", "dec"]);
    let ring = tokens.utf16(&tokens.bytes(3..4));
    let units: Vec<u16> = line.encode_utf16().collect();
    assert_eq!(String::from_utf16_lossy(&units[ring.start as usize..ring.end as usize]), "ring");
    let read = ReadText::of("co-\nparenting and re\u{ad}cognised");
    let words: Vec<_> = plain_words(&read).into_iter().map(|word| (word.text.into_owned(), word.broken)).collect();
    let expected = [("co-parenting", true), ("and", false), ("recognised", false)];
    assert_eq!(words, expected.map(|(word, broken)| (word.to_owned(), broken)));
}

/// Words that people here write, and what gets between their letters when they are pasted.
const WORDS: [&str; 14] = [
    "Jayden",
    "Hatherlow",
    "4410023",
    "Zieliński",
    "مدرسة",
    "प्रिया",
    "Nguyễn",
    "O’Brien",
    "ﬁle",
    "EL14",
    "한국",
    "at",
    "née",
    "Ελένη",
];
const UNPRINTED: [&str; 6] = ["\u{ad}", "\u{200b}", "\u{feff}", "\u{2060}", "\u{200e}", "\u{fe0f}"];
const BETWEEN: [&str; 9] = [" ", "\u{a0}", "\u{202f}", "\u{2009}", "\t", "\n", "\u{2028}", "\r\n", "  "];

/// A word with something unprinted after one of its letters.
fn strewn() -> impl Strategy<Value = (String, String)> {
    (0..WORDS.len(), any::<prop::sample::Index>(), 0..UNPRINTED.len() + 1).prop_map(|(word, place, what)| {
        let word = WORDS[word];
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]).collect();
        let at = places[place.index(places.len())];
        // A soft hyphen where a line ends would make one word of two.
        let what = UNPRINTED.get(what).copied().unwrap_or_default();
        let what = if at == word.len() && what == "\u{ad}" { "\u{200b}" } else { what };
        (format!("{}{what}{}", &word[..at], &word[at..]), word.to_owned())
    })
}

proptest! {
    #[test]
    fn what_is_read_is_what_is_laid_plain(words in prop::collection::vec((strewn(), 0..BETWEEN.len()), 0..12)) {
        let pasted: String = words.iter().map(|((word, _), gap)| format!("{word}{}", BETWEEN[*gap])).collect();
        let laid: Vec<String> = words.iter().map(|((_, word), _)| plain(word)).collect();
        prop_assert_eq!(plains(&pasted), laid);
        // Paper prints the same words.
        prop_assert_eq!(plains(&for_setting(&pasted)), plains(&pasted));
    }

    #[test]
    fn the_way_back_ends_between_characters_and_leaves_nothing_out(text in "[a-zé \n\r\t\u{ad}\u{200b}\u{200d}\u{300}-\u{303}\u{a0}\u{2028}\u{feff}가각א👶पि0.'-]{0,40}") {
        let read = ReadText::of(&text);
        let mut end = 0;
        for part in &read.parts {
            let entered = read.printed.entered(&part.span);
            prop_assert_eq!(entered.start, end, "parts follow one another, here as there");
            prop_assert!(text.get(entered.clone()).is_some(), "no half characters");
            prop_assert!(entered.start < entered.end);
            end = entered.end;
        }
        prop_assert!(read.parts.is_empty() || end == text.len());
        prop_assert_eq!(read.parts.iter().map(|part| part.span.len()).sum::<usize>(), read.text().len());
    }
}

#[test]
fn letters_one_by_one_are_a_word_and_characters_of_han_are_words() {
    assert_eq!(plains("SURNAME S I V A K"), ["surname", "sivak"], "boxes of a form");
    assert_eq!(plains("O-K-A-F-O-R, he said"), ["okafor", "he", "said"], "spelt out");
    assert_eq!(plains("S. B. C."), ["s", "b", "c"], "initials stay apart");
    assert_eq!(plains("雨桐 in A6"), ["yu", "tong", "in", "a6"]);
    assert_eq!(plains("HorvÃ¡thovÃ¡"), ["horvathova"], "a wrong encoding");
}
