//! Which language a stretch of text is in, so that a screen reader changes its voice.
//!
//! A person may say it ([`whole`]). Where nobody does, the script tells it where one language has it to itself, and letters
//! and words tell it that no other language has. Where several are as likely, the script is tagged with no language
//! (`und-Cyrl`): no guess is better than a wrong one. The Latin script is never tagged unless somebody says its language:
//! Polish or Welsh cannot be told from a name, and stays in the language of the document.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

use super::han;

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

/// The whole of a text from a place on, in the language that somebody said it is in.
pub fn whole(text: &str, from: usize, language: Language) -> Vec<(Range<usize>, Language)> {
    let words = text.get(from..).unwrap_or_default();
    let start = text.len() - words.trim_start().len();
    let end = text.trim_end().len();
    if start < end { vec![(start..end, language)] } else { Vec::new() }
}

/// The language of a script's letters in a text.
fn language(script: Script, text: &str) -> Option<Language> {
    let has = |letters: &str| text.contains(|letter| letters.contains(letter));
    Some(match script {
        Script::Arabic => arabic(text),
        Script::Hebrew => hebrew(text),
        Script::Bengali if has("ৰ") => "as",
        // Meitei is written with it too.
        Script::Bengali if has("ৱ") => "und-Beng",
        Script::Bengali => "bn",
        Script::Gurmukhi => "pa",
        Script::Gujarati => "gu",
        // Nepali, Marathi and a dozen more have the same letters; these words are Hindi's.
        Script::Devanagari if !has("ळ") && has_word(text, &["है", "हैं", "हूँ", "हूं", "मैं", "नहीं"]) => {
            "hi"
        }
        Script::Devanagari => "und-Deva",
        Script::Tamil => "ta",
        Script::Telugu => "te",
        Script::Kannada => "kn",
        Script::Malayalam => "ml",
        Script::Sinhala => "si",
        Script::Oriya => "or",
        Script::Thai => "th",
        Script::Lao => "lo",
        Script::Khmer => "km",
        // Shan, Mon and the Karen languages have letters of their own beyond Burmese.
        Script::Myanmar
            if text.chars().any(
                |letter| matches!(letter, '\u{1050}'..='\u{109f}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}'),
            ) =>
        {
            "und-Mymr"
        }
        Script::Myanmar => "my",
        // Tibetan and Dzongkha; Assyrian, Turoyo and the old tongue.
        Script::Tibetan => "und-Tibt",
        Script::Syriac => "und-Syrc",
        Script::Thaana => "dv",
        Script::Georgian => "ka",
        Script::Armenian => "hy",
        Script::Ethiopic => ethiopic(text),
        Script::Hangul => "ko",
        Script::Hiragana | Script::Katakana => "ja",
        Script::Bopomofo => "zh-Hant",
        Script::Han => han::language(text),
        Script::Greek => "el",
        Script::Cyrillic if has("їєґЇЄҐ") => "uk",
        Script::Cyrillic => "und-Cyrl",
        _ => return None,
    })
}

/// Arabic, or one of those that write with its letters. Each is told by letters and words that the others have not.
fn arabic(text: &str) -> Language {
    let has = |letters: &str| text.contains(|letter| letters.contains(letter));
    if has("ښږځڅۍ") {
        return "ps";
    }
    // Kurdish, Uyghur, Sindhi, Kashmiri and their neighbours.
    if has("ېۆێڕڵەۇۈۋټډړڄڃٻڀٺٽٿڇڍڌڊڙڦڳڱڻۅٲٳݨ") {
        return "und-Arab";
    }
    let urdu = has("ٹڈڑںے") && has_word(text, &["ہے", "ہیں", "ہوں", "ہو", "نہیں", "میں", "تھا", "تھی", "تھے"]);
    if urdu && !has_word(text, &["نوں", "وچ", "دا", "دے", "نال", "اے", "توں"]) {
        return "ur";
    }
    // What Persian, Urdu and their neighbours write otherwise, or not at all.
    if has("پچژگکیہھۓےٹڈڑں") {
        return "und-Arab";
    }
    let words = ["في", "قال", "قالت", "نعم", "كان", "كانت", "ليس", "هذا", "هذه", "الذي", "التي", "انا", "هو", "هي"];
    if has("ةأإ") || has_word(text, &words) { "ar" } else { "und-Arab" }
}

/// Hebrew by words that Yiddish has not, Yiddish by its own letters and words.
fn hebrew(text: &str) -> Language {
    let bare: String = text.chars().filter(|mark| !matches!(mark, '\u{591}'..='\u{5c7}')).collect();
    let yiddish =
        bare.contains(['װ', 'ױ', 'ײ']) || has_word(&bare, &["איך", "און", "איז", "ניט", "נישט", "מיט", "דער"]);
    let words = [
        "אני",
        "של",
        "את",
        "לא",
        "הוא",
        "היא",
        "זה",
        "על",
        "כי",
        "אמר",
        "אמרה",
        "אמרתי",
        "אנחנו",
        "רוצה",
        "יש",
        "אין",
        "גם",
    ];
    match (has_word(&bare, &words), yiddish) {
        (true, false) => "he",
        (false, true) => "yi",
        _ => "und-Hebr",
    }
}

/// Amharic and Tigrinya by their words: Tigre and others share the letters.
fn ethiopic(text: &str) -> Language {
    let amharic = has_word(text, &["ነው", "እና", "ወደ", "ጋር", "ነበር", "እፈልጋለሁ", "አልፈልግም", "አለ"]);
    let tigrinya = has_word(text, &["እዩ", "እየ", "ናብ", "ምስ", "ኣብ", "ኣነ", "እያ", "ድማ"]);
    match (amharic, tigrinya) {
        (true, false) => "am",
        (false, true) => "ti",
        _ => "und-Ethi",
    }
}

/// Whether a text has one of these words as a word of its own.
fn has_word(text: &str, words: &[&str]) -> bool {
    let mark = |letter: char| letter.script() == Script::Common && !matches!(letter, '\u{200c}' | '\u{200d}');
    text.split(mark).any(|word| words.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{stretches, whole};

    fn told(text: &str) -> Vec<(&str, &str)> {
        stretches(text).into_iter().map(|(range, language)| (&text[range], language)).collect()
    }

    #[test]
    fn a_quotation_is_told_from_the_sentence_around_it() {
        assert_eq!(told("She said “أريد أن أعود” twice."), [("أريد أن أعود", "ar")]);
        assert_eq!(told("قالت Priya نعم"), [("قالت", "ar"), ("نعم", "ar")]);
        assert_eq!(told("Ελένη and 李小龍 (42)"), [("Ελένη", "el"), ("李小龍", "und-Hani")]);
    }

    #[test]
    fn letters_and_words_that_one_language_has_tell_it() {
        for (text, language) in [
            ("میں گھر جانا چاہتی ہوں", "ur"),
            ("Її звати Ольга", "uk"),
            ("ਮੈਂ ਘਰ ਜਾਣਾ ਹੈ", "pa"),
            ("ወደ ቤት መሄድ እፈልጋለሁ", "am"),
            ("ናብ ገዛ ክምለስ እደሊ", "ti"),
            ("אני רוצה הביתה", "he"),
            ("איך וויל גיין אהיים", "yi"),
            ("मैं घर जाना चाहती हूँ", "hi"),
            ("زه غواړم کور ته ولاړ شم، ځکه", "ps"),
            ("妈妈，我想回家", "zh-Hans"),
            ("媽媽，我想回家，你們來嗎", "zh-Hant"),
            ("おかあさんと家に帰りたい", "ja"),
            ("엄마와 집에 가고 싶어요", "ko"),
        ] {
            let tags: Vec<&str> = told(text).into_iter().map(|(_, tag)| tag).collect();
            assert!(!tags.is_empty() && tags.iter().all(|tag| *tag == language), "“{text}” is {language}: {tags:?}");
        }
    }

    #[test]
    fn what_could_be_several_is_tagged_as_none() {
        for (text, script) in [
            ("خانه بزرگ است", "und-Arab"),
            ("من دەمەوێت بچمەوە ماڵەوە", "und-Arab"),
            ("مەن ئۆيگە قايتقۇم بار", "und-Arab"),
            ("حسن", "und-Arab"),
            ("Ольга", "und-Cyrl"),
            ("म घर जान चाहन्छु", "und-Deva"),
            ("मला घरी जायचे आहे", "und-Deva"),
            ("משה", "und-Hebr"),
            ("ሳራ", "und-Ethi"),
            ("田中", "und-Hani"),
            ("ང་ནང་ལ་འགྲོ་འདོད།", "und-Tibt"),
        ] {
            let tags: Vec<&str> = told(text).into_iter().map(|(_, tag)| tag).collect();
            assert!(!tags.is_empty() && tags.iter().all(|tag| *tag == script), "“{text}” is {script}: {tags:?}");
        }
    }

    #[test]
    fn latin_letters_are_tagged_only_where_somebody_says_so() {
        assert!(told("Chcę zostać z siostrą. Dw i eisiau mynd adref. Con muốn về nhà.").is_empty());
        let text = "Child (Polish): Chcę zostać z siostrą.";
        let said = whole(text, 15, "pl");
        assert_eq!(said, [(16..text.len(), "pl")], "from the first word that is said");
        assert!(whole("Child: ", 6, "pl").is_empty(), "nothing is in no language");
    }
}
