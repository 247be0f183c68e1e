use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;

use super::*;

fn found(text: &str) -> Vec<(String, WordKind, String)> {
    let glossary = Glossary::new(&BTreeMap::new());
    let names = names_in(["Nkechi Obi", "Marek Zieliński", "Anwen Llewelyn-Prys"]);
    let units: Vec<u16> = text.encode_utf16().collect();
    let findings = check(text, &glossary, Speller::british(), &names);
    let words = findings.into_iter().map(|finding| {
        let word = String::from_utf16_lossy(&units[finding.from as usize..finding.to as usize]);
        let first = finding.suggestions.first().cloned().unwrap_or_default();
        (word, finding.kind, first)
    });
    words.collect()
}

fn words(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(word, ..)| word).collect()
}

#[test]
fn abbreviations_are_found_with_plain_words_at_hand() {
    let said = found("The LAC review was held under s20. Two LBPs went out 👶 after the section 47.");
    let terms: Vec<_> = said.iter().map(|(word, _, plain)| (word.as_str(), plain.as_str())).collect();
    assert_eq!(
        terms,
        [
            ("LAC", "child in our care"),
            ("s20", "in care with the parents' agreement (section 20)"),
            ("LBPs", "letter before proceedings"),
            ("section 47", "child protection enquiry (section 47)"),
        ],
        "each where it stands, also after a character of two units"
    );
}

#[test]
fn initials_are_jargon_only_as_initials() {
    assert_eq!(
        words("He made a da at school and so on, as a pa would."),
        ["da", "pa"].map(String::from)[..1],
        "da is no word"
    );
    assert!(words("We sent a letter before proceedings (LBP) on Monday.").is_empty(), "it is explained already");
}

#[test]
fn spelling_is_british() {
    assert_eq!(words("The color of the center was recognised."), ["color", "center"]);
    assert_eq!(found("She recieved it.")[0].2, "received", "the likeliest comes first");
    assert!(words("The organisation’s programme honours co-parenting and safeguarding.").is_empty());
}

#[test]
fn names_and_a_childs_own_words_are_left_alone() {
    assert!(words("Nkechi told Zieliński's mother. Llewelyn agreed, and so did Okonkwo.").is_empty());
    assert!(words("„Chcę do domu” ወደ ቤት أريد البيت").iter().all(|word| word == "Chcę" || word == "domu"));
}

#[test]
fn the_book_adds_terms_and_takes_them_away() {
    let changed =
        BTreeMap::from([("LAC".to_owned(), String::new()), ("Bridge".to_owned(), "the day project".to_owned())]);
    let glossary = Glossary::new(&changed);
    let findings = check("LAC children at the bridge", &glossary, Speller::british(), &HashSet::new());
    assert_eq!(findings.len(), 1, "one is gone, one is new: {findings:?}");
    assert_eq!(findings[0].plain, "the day project");
}

#[test]
fn every_bundled_term_is_found_and_has_plain_words() {
    let glossary = Glossary::new(&BTreeMap::new());
    let terms = Glossary::bundled();
    assert!(terms.len() >= 120, "{} terms", terms.len());
    for term in terms {
        assert!(!term.plain.trim().is_empty(), "{} has plain words", term.term);
        for written in std::iter::once(&term.term).chain(&term.also) {
            let findings = check(written, &glossary, Speller::british(), &HashSet::new());
            assert_eq!(findings.first().map(|found| found.plain.as_str()), Some(term.plain.as_str()), "{written}");
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_written_every_finding_lies_inside_it(text in "[a-zA-Z0-9 .,'’&()\u{300}-\u{310}ȚłéA👶العربية\n-]{0,120}") {
        let glossary = Glossary::new(&BTreeMap::new());
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut last = 0;
        for finding in check(&text, &glossary, Speller::british(), &HashSet::new()) {
            prop_assert!(last <= finding.from && finding.from < finding.to && finding.to as usize <= units.len());
            prop_assert!(String::from_utf16(&units[finding.from as usize..finding.to as usize]).is_ok(), "no half characters");
            last = finding.to;
        }
    }
}

#[test]
fn abbreviations_are_told_once_with_what_they_stand_for() {
    let glossary = Glossary::new(&BTreeMap::new());
    let told = abbreviations(["The IRO and two IROs met.", "The IRO rang; see the FGC."], &glossary);
    let short: Vec<&str> = told.iter().map(|(short, _)| short.as_str()).collect();
    assert_eq!(short, ["IRO", "FGC"], "{told:?}");
}
