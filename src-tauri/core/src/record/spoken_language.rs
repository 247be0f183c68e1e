//! In which language somebody said something: whoever writes it down names it in the words that a line begins with, such as
//! `Child (Polish): `. It prints, and a screen reader takes the voice of that language.

/// Languages by the names that people here have for them, and their tags (BCP 47).
const LANGUAGES: &[(&str, &str)] = &[
    ("Afrikaans", "af"),
    ("Albanian", "sq"),
    ("Amharic", "am"),
    ("Arabic", "ar"),
    ("Armenian", "hy"),
    ("Assamese", "as"),
    ("Azerbaijani", "az"),
    ("Basque", "eu"),
    ("Belarusian", "be"),
    ("Bengali", "bn"),
    ("Bosnian", "bs"),
    ("BSL", "bfi"),
    ("Bulgarian", "bg"),
    ("Burmese", "my"),
    ("Cantonese", "yue"),
    ("Catalan", "ca"),
    ("Chinese", "zh"),
    ("Croatian", "hr"),
    ("Czech", "cs"),
    ("Danish", "da"),
    ("Dari", "prs"),
    ("Dutch", "nl"),
    ("Estonian", "et"),
    ("Farsi", "fa"),
    ("Filipino", "fil"),
    ("Finnish", "fi"),
    ("French", "fr"),
    ("Georgian", "ka"),
    ("German", "de"),
    ("Greek", "el"),
    ("Gujarati", "gu"),
    ("Hebrew", "he"),
    ("Hindi", "hi"),
    ("Hungarian", "hu"),
    ("Icelandic", "is"),
    ("Igbo", "ig"),
    ("Irish", "ga"),
    ("Italian", "it"),
    ("Japanese", "ja"),
    ("Korean", "ko"),
    ("Kurdish", "ku"),
    ("Kurmanji", "kmr"),
    ("Latvian", "lv"),
    ("Lithuanian", "lt"),
    ("Malay", "ms"),
    ("Malayalam", "ml"),
    ("Mandarin", "cmn"),
    ("Marathi", "mr"),
    ("Nepali", "ne"),
    ("Norwegian", "no"),
    ("Pashto", "ps"),
    ("Persian", "fa"),
    ("Polish", "pl"),
    ("Portuguese", "pt"),
    ("Punjabi", "pa"),
    ("Romani", "rom"),
    ("Romanian", "ro"),
    ("Russian", "ru"),
    ("Serbian", "sr"),
    ("Shona", "sn"),
    ("Sinhala", "si"),
    ("Slovak", "sk"),
    ("Slovenian", "sl"),
    ("Somali", "so"),
    ("Sorani", "ckb"),
    ("Spanish", "es"),
    ("Swahili", "sw"),
    ("Swedish", "sv"),
    ("Sylheti", "syl"),
    ("Tamil", "ta"),
    ("Telugu", "te"),
    ("Thai", "th"),
    ("Tibetan", "bo"),
    ("Tigrinya", "ti"),
    ("Turkish", "tr"),
    ("Twi", "tw"),
    ("Ukrainian", "uk"),
    ("Urdu", "ur"),
    ("Uyghur", "ug"),
    ("Uzbek", "uz"),
    ("Vietnamese", "vi"),
    ("Welsh", "cy"),
    ("Wolof", "wo"),
    ("Xhosa", "xh"),
    ("Yiddish", "yi"),
    ("Yoruba", "yo"),
    ("Zulu", "zu"),
];

/// The tag of the language that a lead names last in brackets: `pl` of "Child (Polish):"; none where it names none.
pub fn spoken_language(lead: &str) -> Option<&'static str> {
    let (_, name) = lead.trim_end_matches(':').strip_suffix(')')?.rsplit_once('(')?;
    let name = name.strip_prefix("in ").unwrap_or(name);
    // "social worker, Polish": the role, then the language.
    let name = name.rsplit_once(", ").map_or(name, |(_, last)| last).trim();
    LANGUAGES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, tag)| *tag)
}

#[cfg(test)]
mod tests {
    use super::spoken_language;

    #[test]
    fn a_language_is_one_that_is_named() {
        for (lead, tag) in [
            ("Child (Polish):", Some("pl")),
            ("Child (in polish):", Some("pl")),
            ("Ada Example (mother, Somali):", Some("so")),
            ("Ada Example (social worker):", None),
            ("Child:", None),
            ("Polish:", None),
        ] {
            assert_eq!(spoken_language(lead), tag, "of “{lead}”");
        }
    }
}
