//! Two languages that interpreters are booked for: one of the two may be another family's.

use super::scan::Scan;
use super::{FindingKind, Sureness};

/// Languages that are spoken here and are no place and nobody's name.
const LANGUAGES: &str = "albanian amharic arabic azeri bengali bulgarian burmese cantonese croatian czech dari dutch estonian farsi \
    filipino finnish french fula georgian german greek gujarati hausa hebrew hindi hungarian igbo italian japanese kazakh kinyarwanda \
    korean krio kurdish kurmanji latvian lingala lithuanian macedonian malayalam mandarin marathi mongolian nepali norwegian oromo \
    pashto persian polish portuguese punjabi romani romanian russian serbian shona sinhala slovak slovenian somali sorani spanish \
    swahili swedish sylheti tagalog tamil telugu thai tibetan tigrinya turkish turkmen twi uighur ukrainian urdu uzbek vietnamese \
    wolof yoruba zulu bsl";

fn is_language(plain: &str) -> bool {
    LANGUAGES.split_ascii_whitespace().any(|language| language == plain)
}

pub(super) fn look(scan: &mut Scan) {
    let interpreted: Vec<usize> = (0..scan.tokens.len()).filter(|at| is_interpreted(scan, *at)).collect();
    let Some(first) = interpreted.first() else { return };
    let several = interpreted.iter().any(|at| scan.plain(*at) != scan.plain(*first));
    if !several {
        return;
    }
    for at in interpreted {
        let sentence = scan.sentence_of(at);
        // Whoever speaks two, or works here with both.
        let both = sentence.clone().any(|other| is_language(scan.plain(other)) && scan.plain(other) != scan.plain(at));
        if !both && scan.is_free(at..at + 1) {
            scan.find(at..at + 1, FindingKind::AnotherChild, Sureness::Possible, &[]);
        }
    }
}

/// "a Mandarin interpreter", "speaks Dari", "papers in Romanian".
fn is_interpreted(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    if !token.capital || !is_language(&token.plain) {
        return false;
    }
    let near = at.saturating_sub(3)..(at + 3).min(scan.tokens.len());
    near.into_iter().any(|at| {
        matches!(
            scan.plain(at),
            "interpreter"
                | "interpreters"
                | "interpreting"
                | "interpretation"
                | "interpreted"
                | "speaks"
                | "speak"
                | "translated"
                | "translation"
                | "translator"
        )
    }) || (at > 0 && scan.plain(at - 1) == "in")
}
