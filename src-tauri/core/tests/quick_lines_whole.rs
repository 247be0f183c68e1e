//! No word of a line is dropped: each stands in the owner, in what is done, in the measure or the means, or is the phrase
//! that names the day or joins the parts. Over the lines of every set, and over lines put together at random with words
//! in them that nobody knows.

mod scenes;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;
use quorate_core::calendar::Calendar;
use quorate_core::input::cleaning::cleaned;
use quorate_core::meeting::action::{Involvement, PossibleOwner};
use quorate_core::panel::{self, Profile};
use quorate_core::quick_entry::{ActionPart, EntrySetting, LineAsRead, read};
use scenes::{Fixture, known};
use serde::Deserialize;

/// What joins the parts of a line, or leads into it, and is part of none.
const JOINTS: &str = "a action actions agreed also and answer answers are as ap arrange asked agrees by can complete could do \
    evidence evidenced expected for go going has have is lead measure measured must need needs of on ought our outcome \
    own owner own please pls plz point progress required seen shall should shown so success task tasked that the then this \
    through to todo was we what who whom will with would know in it";

/// Words without what stands around them, in small letters.
fn words(text: &str) -> Vec<String> {
    let apart = |c: char| !c.is_alphanumeric();
    text.to_lowercase().split(apart).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The text that a part came from, whole.
fn typed(line: &str, reading: &LineAsRead, which: ActionPart) -> String {
    let units: Vec<u16> = line.encode_utf16().collect();
    let part = reading.parts.iter().find(|part| part.part == which);
    part.map_or_else(String::new, |part| String::from_utf16_lossy(&units[part.from as usize..part.to as usize]))
}

/// The words of a line that stand nowhere.
fn dropped(line: &str, reading: &LineAsRead) -> Vec<String> {
    let details = &reading.details;
    let kept = [&details.what, &details.measure, &details.how].map(|part| words(part)).concat();
    let said = [ActionPart::Owner, ActionPart::Due].map(|part| words(&typed(line, reading, part))).concat();
    let mut left = words(line);
    for word in kept.iter().chain(&said) {
        if let Some(at) = left.iter().position(|one| one == word) {
            left.remove(at);
        }
    }
    let joint = |word: &String| JOINTS.split_whitespace().any(|joint| joint == word);
    // The number of a list, "sw 2 complete", a box that is ticked.
    left.retain(|word| !joint(word) && word.parse::<u32>().is_err() && !matches!(word.as_str(), "o" | "x" | "iii"));
    left
}

/// The set that has its own form.
#[derive(Deserialize)]
struct Others {
    line: Vec<Typed>,
}

#[derive(Deserialize)]
struct Typed {
    typed: String,
}

fn others() -> Others {
    toml::from_str(include_str!("fixtures/quick-lines-fifth.toml")).expect("the set is TOML")
}

fn calendar() -> Calendar {
    Calendar::england_and_wales(BTreeMap::new())
}

fn profile(id: &str) -> Profile {
    let (_, toml) = panel::bundled().into_iter().find(|(known, _)| *known == id).expect("a bundled panel");
    Profile::parse(toml).expect("bundled profiles are right")
}

#[test]
fn no_word_of_any_set_is_dropped() {
    let calendar = calendar();
    let mut read_lines = 0;
    for set in [
        include_str!("fixtures/quick-lines.toml"),
        include_str!("fixtures/quick-lines-second.toml"),
        include_str!("fixtures/quick-lines-third.toml"),
        include_str!("fixtures/quick-lines-fourth.toml"),
    ] {
        let Fixture { scenes } = toml::from_str(set).expect("the set is TOML");
        for scene in scenes.values() {
            let profile = profile(&scene.panel);
            let people: Vec<PossibleOwner> = scene.people.iter().map(known).collect();
            let setting = EntrySetting {
                profile: &profile,
                held: scene.date,
                next: scene.next,
                review: scene.review,
                people: &people,
                calendar: &calendar,
            };
            for line in scene.lines.iter().filter_map(|line| line.say.as_ref().or(line.not.as_ref())) {
                let reading = read(line, &setting);
                if reading.refused.is_none() {
                    read_lines += 1;
                    let dropped = dropped(line, &reading);
                    assert!(dropped.is_empty(), "{line}: {dropped:?} stand nowhere in {reading:?}");
                }
            }
        }
    }
    for line in &others().line {
        let typed = cleaned(&line.typed);
        let reading = reading(&typed);
        let dropped = dropped(&typed, &reading);
        assert!(reading.refused.is_some() || dropped.is_empty(), "{}: {dropped:?} of {reading:?}", line.typed);
    }
    assert!(read_lines > 450, "the sets are read, not refused: {read_lines}");
}

const OWNERS: [&str; 10] =
    ["SW", "TM", "Callum", "Callum Damask", "SW (Callum)", "Mum", "The school", "IRO", "SW (Ola Adeyemi)", "[SW]"];
const LINKS: [&str; 6] = [" to", " will", " -", ":", " needs to", " please"];
const WORK: [&str; 9] = [
    "ring Nan",
    "complete the assessment via the duty team",
    "see Dad and then Mum (both at home)",
    "find out who to talk to",
    "book the visit on Thursday 10 Dec",
    "ask “Who is at home?”",
    "write\tup the visit",
    "share the plan, once signed",
    "visit over the bank holiday",
];
const DAYS: [&str; 18] = [
    "",
    " by Fri 4 Dec",
    " by bank holiday Monday",
    " by the Boxing Day bank holiday",
    " by midnight Sunday",
    " by the bank holiday",
    " by the weekend",
    " by 5pm on Friday",
    " by Friday at 5pm",
    " before her birthday",
    " within 10 working days",
    " by close of play",
    " on 3/12",
    " before the bank holiday weekend",
    " by the 16th",
    " by end of January",
    " by the Christmas bank holiday",
    " by next bank holiday",
];
const MEASURES: [&str; 6] = [
    "",
    ", measured by note on file",
    " (note on file)",
    ", report filed",
    " - seen in the diary",
    "; so that Mum knows",
];
const BULLETS: [&str; 12] = ["", "• ", "•", "- ", "-", "o\t", "o ", "1. ", "(a) ", "✓ ", "[ ] ", "\u{25aa}\t"];

fn unmarked() -> impl Strategy<Value = String> {
    let parts = (select(&OWNERS[..]), select(&LINKS[..]), select(&WORK[..]), select(&DAYS[..]), select(&MEASURES[..]));
    parts.prop_map(|(owner, link, work, day, measure)| format!("{owner}{link} {work}{day}{measure}"))
}

fn line() -> impl Strategy<Value = String> {
    (select(&BULLETS[..]), unmarked()).prop_map(|(bullet, line)| format!("{bullet}{line}"))
}

/// What lists put before a line, as it arrives.
const PASTED: [&str; 11] = ["•\t", "o\t", "§\t", "Ø\t", "- ", "→ ", "☐ ", "2)\t", "◦", "iv) ", "[x] "];

static PROFILE: LazyLock<Profile> = LazyLock::new(|| profile("fsf"));
static CALENDAR: LazyLock<Calendar> = LazyLock::new(calendar);

fn reading(line: &str) -> LineAsRead {
    let person = |name: &str, role: &str| PossibleOwner {
        name: name.into(),
        role: role.into(),
        involvement: Involvement::Allocated,
    };
    let people = [person("Callum Damask", "sw"), person("Bernadette Corduroy", "tm")];
    let held = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day");
    let setting =
        EntrySetting { profile: &PROFILE, held, next: None, review: None, people: &people, calendar: &CALENDAR };
    read(line, &setting)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_line_put_together_is_dropped(line in line()) {
        let reading = reading(&line);
        let dropped = dropped(&line, &reading);
        prop_assert!(reading.refused.is_some() || dropped.is_empty(), "{}: {:?} of {:?}", line, dropped, reading);
    }

    #[test]
    fn a_word_that_nobody_knows_is_kept_or_the_line_is_refused(line in line(), place in any::<prop::sample::Index>()) {
        let gaps: Vec<usize> = line.match_indices(' ').map(|(at, _)| at).collect();
        let at = *place.get(&gaps);
        let line = format!("{} zorbled{}", &line[..at], &line[at..]);
        let reading = reading(&line);
        let details = &reading.details;
        let kept = [&details.what, &details.measure, &details.how, &details.owner].into_iter();
        let is_kept = kept.flat_map(|part| words(part)).any(|word| word == "zorbled");
        prop_assert!(reading.refused.is_some() || is_kept, "{}: {:?}", line, reading);
    }

    #[test]
    fn a_bullet_changes_nothing(plain in unmarked(), bullet in select(&PASTED[..])) {
        let (with, without) = (reading(&format!("{bullet}{plain}")), reading(&plain));
        prop_assert_eq!(with.details, without.details, "a bullet is no word: {}{}", bullet, plain);
        prop_assert_eq!(with.refused, without.refused);
    }
}

#[test]
fn what_says_how_after_a_measure_is_the_means() {
    for (said, measure, how) in [
        ("measured by referral accepted via the front door", "Referral accepted", "Via the front door"),
        ("measured by plan signed off using the family's own words", "Plan signed off", "Using the family's own words"),
        (
            "measured by visits held weekly through the contact centre",
            "Visits held weekly",
            "Through the contact centre",
        ),
        ("evidenced by address on file by means of a DWP request", "Address on file", "By means of a DWP request"),
        ("measured using the SDQ score", "The SDQ score", ""),
        // How a thing was sent shows that it was; these are no means of their own.
        ("measured by letter sent by post", "Letter sent by post", ""),
        ("measured by note of what they went through on file", "Note of what they went through on file", ""),
        ("measured by dad not using cannabis", "Dad not using cannabis", ""),
    ] {
        for line in [format!("SW to ring Nan by Fri 4 Dec, {said}"), format!("SW to ring Nan, {said}, by Fri 4 Dec")] {
            let reading = reading(&line);
            assert!(reading.refused.is_none(), "{line}: {:?}", reading.refused);
            let details = &reading.details;
            assert_eq!((details.measure.as_str(), details.how.as_str()), (measure, how), "{line}");
            assert_eq!(details.what, "Ring Nan", "{line}");
        }
    }
}

#[test]
fn days_off_are_read_by_their_names_or_refused() {
    let day = |month, day| NaiveDate::from_ymd_opt(if month > 6 { 2026 } else { 2027 }, month, day);
    for (said, due) in [
        ("by bank holiday Monday", day(12, 28)),
        ("by the Boxing Day bank holiday", day(12, 28)),
        ("by Boxing Day", day(12, 26)),
        ("by the next bank holiday", day(12, 25)),
        ("by the bank holiday", None),
        ("by the Christmas bank holiday", None),
        ("by the May bank holiday", None),
        ("by the early May bank holiday", day(5, 3)),
        ("by the bank holiday in March", None),
        ("by Easter bank holiday Monday", day(3, 29)),
        ("by bank holiday Monday 28 December", day(12, 28)),
        ("by Monday 28 December (bank holiday)", day(12, 28)),
        ("before the Boxing Day bank holiday", day(12, 24)),
        ("before the early May bank holiday weekend", day(4, 30)),
        ("by the early May bank holiday weekend", None),
        ("by bank holiday Tuesday", None),
        ("by midnight Sunday", None),
        ("by midnight on Sunday", None),
        ("by midnight tonight", day(11, 25)),
        ("by bank holiday Monday 21 December", None),
        ("by Easter", None),
        ("before Easter", day(3, 25)),
        ("a fortnight today", day(12, 9)),
        ("by a week tomorrow", day(12, 3)),
        ("a fortnight on Friday", day(12, 11)),
        ("by midnight", day(11, 25)),
        ("by 5pm Friday", day(11, 27)),
        ("by Friday at 12 noon", day(11, 27)),
        ("by 17:00 on Fri 4 Dec", day(12, 4)),
        ("by 5pm", None),
        ("by the weekend", None),
        ("before her birthday", None),
    ] {
        let reading = reading(&format!("SW to ring Nan {said}"));
        assert_eq!(reading.details.due, due, "{said}: {:?}", reading.refused);
        assert_eq!(reading.refused.is_none(), due.is_some(), "what names no one day is refused: {said}");
        if due.is_some() {
            assert_eq!(
                reading.details.what.replace(" (bank holiday)", ""),
                "Ring Nan",
                "the day is no part of it: {said}"
            );
        }
    }
}
