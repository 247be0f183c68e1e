//! Notes as people paste them, cleaned and set on paper: held against a set that was written without sight of the code.

mod as_written;
mod records;

use as_written::{Tally, set};
use quorate_core::input::cleaning::cleaned;
use quorate_core::paper::layout_events::Mark;
use quorate_core::paper::unprintable;
use quorate_core::record::layout;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// How much of the set is right. What it was on its first trial stands in the set itself.
const RIGHT: f64 = 0.97;
/// Cases that come out otherwise than the set has them, and why. They count as wrong.
const DISPUTED: [(&str, &str); 3] = [
    (
        "WhatsApp, hearts and hands with skin tone",
        "the selector U+FE0F asks for a sign in colours; it has no look of its own, and paper has one form of each sign",
    ),
    ("web page, warning, telephone and letter as emoji or signs", "the same"),
    ("text message, flag of Wales and of Poland", "no face draws that flag: it is a flag with its country in words"),
];

#[derive(Deserialize)]
struct Pasted {
    paste: Vec<Paste>,
}

#[derive(Deserialize)]
struct Paste {
    from: String,
    language: Option<String>,
    text: String,
    /// What ought to stand on paper.
    prints: Option<String>,
    /// What no program prints: it never gets in, or is pointed out.
    #[serde(default)]
    unprintable: Vec<String>,
}

/// The words of a rationale as paper has them, in no order: lines that run from right to left are drawn from the left.
fn words_on_paper(text: &str) -> Option<Vec<String>> {
    let drawn = |rationale: &str| {
        let mut record = records::short();
        record.rationale = rationale.into();
        let pages = layout(&record, None).ok()?.pages;
        let marks = pages.iter().flat_map(|page| &page.marks);
        let lines = marks.filter_map(|mark| match mark {
            Mark::Text { of: Some(_), runs, .. } => Some(runs.iter().map(|run| run.text.as_str()).collect::<String>()),
            _ => None,
        });
        Some(words(&lines.collect::<Vec<_>>().join(" ")))
    };
    let mut all = drawn(&format!("Beginning. {text}"))?;
    for word in drawn("Beginning.")? {
        all.remove(all.iter().position(|one| *one == word)?);
    }
    Some(all)
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text.nfc().collect::<String>().split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words
}

fn is_right(paste: &Paste) -> bool {
    let kept = cleaned(&paste.text);
    match &paste.prints {
        Some(prints) => {
            unprintable(&kept).is_empty() && words_on_paper(&kept).is_some_and(|found| found == words(prints))
        }
        None => paste.unprintable.iter().all(|sign| {
            let pointed_out = unprintable(&kept).iter().any(|one| sign.starts_with(one.character));
            !kept.contains(sign.as_str()) || pointed_out
        }),
    }
}

#[test]
fn notes_that_others_pasted_are_kept_as_they_were_meant() {
    let Some(Pasted { paste }) = set::<Pasted>("pasted.toml") else { panic!("the set lies beside the others") };
    let mut tally = Tally::default();
    for one in &paste {
        let right = is_right(one);
        let disputed = DISPUTED.iter().any(|(from, _)| *from == one.from);
        assert!(!(right && disputed), "{} is no longer disputed", one.from);
        tally.count(right, || {
            let kept = cleaned(&one.text);
            format!("{} {:?}: {:?} became {:?}, {:?}", one.from, one.language, one.text, kept, words_on_paper(&kept))
        });
    }
    tally.print("notes, pasted by others");
    tally.at_least(RIGHT);
}
