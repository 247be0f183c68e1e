//! Which language a stretch of text is in, so that a screen reader changes its voice.
//!
//! Nobody tells us; the script does, where it does. A script that one language here has to itself gives that language,
//! and letters that only one language has give that one. Where several are as likely, such as Russian and Bulgarian, the
//! script is tagged with no language (`und-Cyrl`): no guess is better than a wrong one. The Latin script is never
//! tagged: Polish or Welsh cannot be told from a name, and stays in the language of the document.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

/// A language tag (BCP 47).
pub type Language = &'static str;

/// The stretches of a text that are in another script than Latin, in order, with their languages. A stretch takes in the
/// spaces and marks between its words, not those around it.
pub fn stretches(text: &str) -> Vec<(Range<usize>, Language)> {
    /// The Latin letters and their accents lie below the Greek ones.
    const GREEK: char = '\u{370}';
    if text.chars().all(|letter| letter < GREEK) {
        return Vec::new();
    }
    let mut stretches: Vec<(Range<usize>, Script)> = Vec::new();
    let mut goes_on = false;
    for (at, letter) in text.char_indices() {
        let script = letter.script();
        let end = at + letter.len_utf8();
        match (script, stretches.last_mut()) {
            (Script::Common | Script::Inherited, _) => {}
            (Script::Latin, _) => goes_on = false,
            (_, Some((range, last))) if goes_on && *last == script => range.end = end,
            _ => {
                stretches.push((at..end, script));
                goes_on = true;
            }
        }
    }
    stretches.into_iter().filter_map(|(range, script)| Some((range, language(script, text)?))).collect()
}

/// The language of a script's letters in a text.
fn language(script: Script, text: &str) -> Option<Language> {
    let has = |letters: &str| text.contains(|letter| letters.contains(letter));
    Some(match script {
        Script::Arabic if has("ٹڈڑںےہھۓ") => "ur",
        // Persian, Pashto and Kurdish share these, and Arabic has none of them.
        Script::Arabic if has("پچژگکیټډړښېەۆێڕڵ") => "und-Arab",
        Script::Arabic => "ar",
        Script::Hebrew => "he",
        Script::Bengali if has("ৰৱ") => "as",
        Script::Bengali => "bn",
        Script::Gurmukhi => "pa",
        Script::Gujarati => "gu",
        Script::Devanagari if has("ळ") => "und-Deva",
        Script::Devanagari => "hi",
        Script::Tamil => "ta",
        Script::Ethiopic if has("ቐቑቒቓቔቕቖኸኹኺኻኼኽኾ") => "und-Ethi",
        Script::Ethiopic => "am",
        Script::Hiragana | Script::Katakana => "ja",
        Script::Han if text.chars().any(|letter| matches!(letter.script(), Script::Hiragana | Script::Katakana)) => {
            "ja"
        }
        Script::Han => "zh",
        Script::Greek => "el",
        Script::Cyrillic if has("їєґЇЄҐ") => "uk",
        Script::Cyrillic => "und-Cyrl",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::stretches;

    fn told(text: &str) -> Vec<(&str, &str)> {
        stretches(text).into_iter().map(|(range, language)| (&text[range], language)).collect()
    }

    #[test]
    fn a_quotation_is_told_from_the_sentence_around_it() {
        assert_eq!(told("She said “أريد أن أعود” twice."), [("أريد أن أعود", "ar")]);
        assert_eq!(told("قالت Priya نعم"), [("قالت", "ar"), ("نعم", "ar")]);
        assert_eq!(told("Ελένη and 李小龍 (42)"), [("Ελένη", "el"), ("李小龍", "zh")]);
    }

    #[test]
    fn letters_that_one_language_has_tell_it() {
        for (text, language) in [
            ("میں گھر جانا چاہتی ہوں", "ur"),
            ("خانه بزرگ است", "und-Arab"),
            ("Ольга", "und-Cyrl"),
            ("Її звати Ольга", "uk"),
            ("ਮੈਂ ਘਰ ਜਾਣਾ ਹੈ", "pa"),
            ("ወደ ቤት መሄድ እፈልጋለሁ", "am"),
            ("אני רוצה הביתה", "he"),
        ] {
            assert_eq!(told(text), [(text, language)], "the whole of it is one stretch");
        }
    }

    #[test]
    fn latin_letters_are_never_tagged() {
        assert!(told("Chcę zostać z siostrą. Dw i eisiau mynd adref. Con muốn về nhà.").is_empty());
    }
}
