//! A profile as somebody writes it who never wrote one: in Word and Notepad, with quotes and brackets as they come. Each
//! mistake gets an answer that says what to do, and none of them hides another.

mod cases;

use std::collections::BTreeMap;

use cases::CASES;
use chrono::NaiveDate;
use proptest::prelude::*;
use quorate_core::calendar::Calendar;
use quorate_core::meeting::lateness::lateness;
use quorate_core::meeting::quorum::quorum;
use quorate_core::panel::{Profile, bundled};
use quorate_core::profile_check::text_of;

/// A small profile in order.
fn forum() -> String {
    let text = include_str!("../wrong-profiles/syntax.toml");
    let text: String = text.lines().filter(|line| !line.starts_with("# ")).map(|line| format!("{line}\n")).collect();
    text.replace("short-name = \"Forum\n", "short-name = \"Forum\"\n")
}

/// "3: sentence" of each mistake.
fn answers(text: &str) -> Vec<String> {
    match Profile::parse(text) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes.iter().map(|one| format!("{}: {}", one.line, one.sentence)).collect(),
    }
}

/// Each profile is the small one with one part written otherwise; then every answer, whole.
#[test]
fn each_mistake_gets_one_answer_that_says_what_to_do() {
    let forum = forum();
    assert_eq!(answers(&forum), Vec::<String>::new(), "it is in order");
    let mut failures = Vec::new();
    for (right, wrong, expected) in CASES {
        assert!(forum.contains(right), "the profile has no {right}");
        let found = answers(&forum.replace(right, wrong));
        if found != *expected {
            failures.push(format!("{wrong}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The whole file through Word: one thing to do, said once.
#[test]
fn one_mistake_on_every_line_is_told_once_with_its_lines() {
    let curly: String = forum().split('"').enumerate().fold(String::new(), |text, (at, part)| match at {
        0 => part.to_owned(),
        at => format!("{text}{}{part}", if at % 2 == 1 { '“' } else { '”' }),
    });
    let found = answers(&curly);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("1: The quotes of “id” are curly"), "{}", found[0]);
    assert!(found[0].contains("So too in lines 3 to 8, 11, ") && found[0].ends_with(" and 125."), "{}", found[0]);
}

/// Five mistakes far apart; then each other line is broken in each way, and all five are still told, with the line.
#[test]
fn one_broken_line_hides_no_other_mistake() {
    let text = include_str!("../wrong-profiles/five-mistakes.toml");
    let known = answers(text);
    assert!(known.len() > 3, "{known:#?}");
    let of = |answer: &str| answer.split_once(':').and_then(|(line, _)| line.parse::<usize>().ok()).expect("a line");
    let lines: Vec<&str> = text.lines().collect();
    let (mut tried, mut failures) = (0, Vec::new());
    for (at, line) in lines.iter().enumerate() {
        let taken = known.iter().any(|answer| of(answer) == at + 1);
        for broken in broken(line).into_iter().filter(|_| !taken) {
            let mut wrong = lines.clone();
            wrong[at] = &broken;
            let found = answers(&wrong.join("\n"));
            let hidden = known.iter().filter(|answer| !found.contains(answer));
            failures.extend(hidden.map(|answer| format!("{}: {broken}\n  hides {answer}\n  {found:#?}", at + 1)));
            if !found.iter().any(|answer| of(answer) == at + 1) {
                failures.push(format!("{}: {broken}\n  is not told\n  {found:#?}", at + 1));
            }
            tried += 1;
        }
    }
    assert!(failures.is_empty(), "{} of {tried}:\n{}", failures.len(), failures.join("\n"));
    assert!(tried > 300, "only {tried} were tried");
}

/// A line of a profile with one thing wrong, in the ways in which that happens.
fn broken(line: &str) -> Vec<String> {
    if let Some(name) = line.strip_prefix('[') {
        return vec![name.to_owned(), format!("{line} ours"), line.trim_end_matches(']').to_owned()];
    }
    let Some((key, value)) = line.split_once(" = ").filter(|_| line.starts_with(char::is_alphabetic)) else {
        return Vec::new();
    };
    let mut ways = vec![
        format!("{key} {value}"),
        format!("{key}: {value}"),
        format!("{key} = {value},"),
        format!("{key} == {value}"),
        format!("{key} = {value} x"),
        format!("• {line}"),
    ];
    // Without its id nobody knows what is referred to.
    if key != "id" {
        ways.extend([format!("{key} ="), format!("{key} = \"a {value} b\"")]);
    }
    if value.starts_with('"') {
        let text = value.trim_matches('"');
        ways.extend([
            format!("{key} = \"{text}"),
            format!("{key} = {text}\""),
            format!("{key} = “{text}”"),
            format!("{key} = \"{text}”"),
            format!("{key} = \"{text}'"),
            format!("{key} = \"\"\"{text}"),
        ]);
    }
    if value.starts_with(['[', '{']) && value.contains('"') {
        ways.extend([
            line.trim_end_matches([']', '}']).to_owned(),
            line.replacen('"', "", 1),
            line.replacen('"', "“", 1),
        ]);
    }
    ways
}

/// Terms of reference that say nothing of a chair, a quorum, a deadline, papers, siblings or emergencies.
#[test]
fn where_the_terms_are_silent_nothing_has_to_be_made_up() {
    let silent = |line: &&str| {
        let keys = ["deadline", "papers", "clock", "business-minutes", "sibling-", "emergency-slots"];
        !keys.iter().any(|key| line.starts_with(key))
    };
    let forum = forum();
    let parts = forum.split("\n\n").filter(|part| {
        !["[quorum]", "[[quorum.rules]]", "[[deadlines]]"].iter().any(|heading| part.starts_with(heading))
            && !part.contains("seat = \"chair\"")
    });
    let text = parts.collect::<Vec<_>>().join("\n\n");
    let text = text.lines().filter(silent).map(|line| format!("{line}\n")).collect::<String>();
    let profile = Profile::parse(&text).map_err(|wrong| format!("{wrong:#?}")).expect("it is in order");
    assert_eq!(profile.roles.len(), 2, "nobody chairs");

    let calendar = Calendar::england_and_wales(BTreeMap::new());
    let (day, received) = (NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day"), "2026-11-25T09:00:00Z");
    let lateness =
        lateness(&profile, "", received.parse().expect("a time"), &[], day, &calendar).expect("a published year");
    assert_eq!((lateness.due, lateness.late.len(), lateness.missing.len()), (None, 0, 0), "nothing is late");
    let quorum = quorum(&profile, &[], None);
    assert!(quorum.quorate, "whoever came decides: {}", quorum.sentence);
    assert_eq!(profile.schedule.emergency_slots, 0, "no slot is kept");
}

#[test]
fn what_notepad_made_of_the_file_is_read() {
    let (_, text) = bundled()[0];
    let windows = text.replace('\n', "\r\n");
    let sixteen: Vec<u8> = windows.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [windows.into_bytes(), [b"\xff\xfe", sixteen.as_slice()].concat()] {
        let read = text_of(&bytes).expect("it is text");
        assert_eq!(answers(&read), Vec::<String>::new(), "it is in order");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// What is mended is told: nothing is called in order that TOML does not read.
    #[test]
    fn nothing_is_in_order_that_a_book_could_not_read(cuts in proptest::collection::vec((0usize..4000, 0usize..12, "[\"'“”=\\[\\]{},# \n\u{a0}a-z.0-9\\\\]{0,3}"), 1..4)) {
        let mut text = forum();
        for (at, length, put) in cuts {
            let letters: Vec<char> = text.chars().collect();
            let at = at % letters.len();
            let end = (at + length).min(letters.len());
            text = letters[..at].iter().chain(put.chars().collect::<Vec<_>>().iter()).chain(&letters[end..]).collect();
        }
        match Profile::parse(&text) {
            Ok(profile) => prop_assert_eq!(Profile::adopted(&text).ok(), Some(profile)),
            Err(mistakes) => {
                prop_assert!(!mistakes.is_empty());
                let lines = text.split('\n').count();
                for one in &mistakes {
                    prop_assert!((1..=lines).contains(&one.line), "line {} of {lines}", one.line);
                    prop_assert!(!one.sentence.contains('\n'), "{}", one.sentence);
                    // The last resort names TOML: nothing needs it that these cuts make.
                    prop_assert!(!one.sentence.contains("TOML"), "an officer knows no TOML: {}", one.sentence);
                }
            }
        }
    }
}
