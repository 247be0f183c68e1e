//! The check for other children's data held against sets that were written without sight of it: leaks that it should find
//! and clean records that it should leave alone. A set is a TOML file in `fixtures/leaks/`, in the format that
//! `FORMAT.md` there tells; `QUORATE_SHOW=1` tells what was missed and what was raised.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use quorate_core::ids::{ChildId, EntryId, FamilyId, RecordId};
use quorate_core::meeting::child::{Child, ChildDetails, Pronouns};
use quorate_core::meeting::participation::Parent;
use quorate_core::meeting::remaining::Place;
use quorate_core::panel::SubjectKind;
use quorate_core::third_party_data::{Finding, FindingKind, KnownPeople, Passage, Subject, Texts, check};
use serde::Deserialize;
use uuid::Uuid;

/// What a set has to reach: the figures that were seen after the check was mended for it, in hundredths. What it reached
/// on its first trial stands in the set's own head.
struct Reached {
    file: &'static str,
    held: usize,
    all: usize,
    /// Clean records with a finding that stands before signing.
    strong: usize,
}

const REACHED: [Reached; 13] = [
    Reached { file: "example.toml", held: 100, all: 100, strong: 0 },
    Reached { file: "development.toml", held: 100, all: 100, strong: 0 },
    Reached { file: "development-2.toml", held: 100, all: 98, strong: 0 },
    Reached { file: "development-3.toml", held: 97, all: 98, strong: 0 },
    Reached { file: "leaks-part-1.toml", held: 98, all: 97, strong: 0 },
    Reached { file: "leaks-part-2.toml", held: 100, all: 100, strong: 0 },
    Reached { file: "leaks-part-3.toml", held: 100, all: 98, strong: 0 },
    Reached { file: "leaks-part-4.toml", held: 100, all: 98, strong: 0 },
    Reached { file: "leaks-part-5.toml", held: 100, all: 98, strong: 0 },
    Reached { file: "leaks-part-6.toml", held: 100, all: 100, strong: 0 },
    Reached { file: "leaks-part-7.toml", held: 82, all: 73, strong: 0 },
    Reached { file: "leaks-part-8.toml", held: 90, all: 80, strong: 0 },
    Reached { file: "leaks-part-9.toml", held: 84, all: 73, strong: 1 },
];

#[derive(Deserialize)]
struct Set {
    written_by: String,
    child: Vec<SetChild>,
    #[serde(default)]
    worker: Vec<SetWorker>,
    #[serde(default)]
    record: Vec<SetRecord>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct SetChild {
    key: String,
    family: String,
    #[serde(default)]
    given: String,
    surname: String,
    #[serde(default)]
    known_as: Vec<String>,
    born: Option<NaiveDate>,
    expected: Option<NaiveDate>,
    #[serde(default)]
    mosaic: String,
    #[serde(default)]
    numbers: Vec<String>,
    #[serde(default)]
    address: String,
    #[serde(default)]
    pronouns: String,
    #[serde(default)]
    parents: Vec<String>,
}

#[derive(Deserialize)]
struct SetWorker {
    name: String,
}

#[derive(Deserialize)]
struct SetRecord {
    about: String,
    text: String,
}

#[derive(Deserialize)]
struct Case {
    key: String,
    about: String,
    #[serde(default)]
    present: Vec<String>,
    kind: String,
    #[serde(default)]
    held: bool,
    #[serde(default)]
    field: String,
    text: String,
    leaks: Vec<String>,
}

/// A set's book, ready to be looked through against.
struct Book {
    children: HashMap<String, ChildId>,
    known: KnownPeople,
    texts: Texts,
}

/// One identity for each of a list.
fn numbered(kind: u128, at: usize) -> Uuid {
    Uuid::from_u128((kind << 64) | (at as u128 + 1))
}

fn parent(name: &str) -> Parent {
    Parent { name: name.to_owned(), relation: String::new(), responsibility: None }
}

fn book(set: &Set) -> Book {
    let mut families: Vec<&str> = set.child.iter().map(|child| child.family.as_str()).collect();
    families.sort_unstable();
    families.dedup();
    let family =
        |name: &str| FamilyId(numbered(1, families.iter().position(|one| *one == name).expect("it is listed")));
    let children: Vec<Child> = set
        .child
        .iter()
        .enumerate()
        .map(|(at, child)| Child {
            id: ChildId(numbered(2, at)),
            family: family(&child.family),
            details: ChildDetails {
                kind: if child.expected.is_some() { SubjectKind::Unborn } else { SubjectKind::Child },
                given: child.given.clone(),
                surname: child.surname.clone(),
                known_as: child.known_as.clone(),
                born: child.born.map(Into::into),
                expected: child.expected.map(Into::into),
                mosaic_id: child.mosaic.clone(),
                numbers: child.numbers.clone(),
                address: child.address.clone(),
                in_care_since: None,
                key_dates: Vec::new(),
                let_pass: Vec::new(),
                legal_status: String::new(),
                parents: child.parents.iter().map(|name| parent(name)).collect(),
                pronouns: match child.pronouns.as_str() {
                    "she" => Some(Pronouns::She),
                    "he" => Some(Pronouns::He),
                    "they" => Some(Pronouns::They),
                    _ => None,
                },
            },
            revision: EntryId::NONE,
        })
        .collect();
    let known = KnownPeople::new(&children, set.worker.iter().map(|worker| worker.name.as_str()));
    let keys: HashMap<String, ChildId> =
        set.child.iter().zip(&children).map(|(told, child)| (told.key.clone(), child.id)).collect();
    let mut texts = Texts::default();
    for (at, record) in set.record.iter().enumerate() {
        let child = keys.get(&record.about).expect("a record is about a child of the set");
        let of = known.family_of(*child).expect("the child is known");
        texts.put(&known, RecordId(numbered(3, at)), *child, of, [record.text.as_str()]);
    }
    texts.settle();
    Book { children: keys, known, texts }
}

fn look(book: &Book, at: usize, case: &Case) -> Vec<Finding> {
    let subject = Subject {
        record: RecordId(numbered(4, at)),
        child: *book.children.get(&case.about).expect("a case is about a child of the set"),
        present: case.present.clone(),
        held: NaiveDate::from_ymd_opt(2026, 11, 30),
    };
    let passage = Passage { place: Place::Section { section: case.field.clone() }, text: &case.text };
    check(&book.known, &book.texts, &subject, &[passage])
}

/// Whether a finding lies in the words that betray it.
fn is_of(found: &Finding, case: &Case) -> bool {
    case.leaks.iter().any(|leak| {
        let spans = case.text.match_indices(leak.as_str()).map(|(at, words)| at..at + words.len());
        spans.into_iter().any(|span| found.span.start < span.end && span.start < found.span.end)
    })
}

#[derive(Default)]
struct Figures {
    held: (usize, usize),
    all: (usize, usize),
    by_strong: usize,
    clean: usize,
    strong: usize,
    weak: usize,
}

fn hundredths((found, of): (usize, usize)) -> usize {
    (100 * found).checked_div(of).unwrap_or(100)
}

fn figures(set: &Set, show: bool) -> Figures {
    let book = book(set);
    let mut figures = Figures::default();
    for (at, case) in set.case.iter().enumerate() {
        for leak in &case.leaks {
            assert!(case.text.contains(leak.as_str()), "{}: “{leak}” stands in its text", case.key);
        }
        let found = look(&book, at, case);
        if case.leaks.is_empty() {
            figures.clean += 1;
            figures.strong += usize::from(found.iter().any(|one| one.sure.stands_before_signing()));
            figures.weak += usize::from(found.iter().any(|one| !one.sure.stands_before_signing()));
            if show {
                found
                    .iter()
                    .for_each(|one| println!("  alarm {}: {:?} {:?} “{}”", case.key, one.sure, one.kind, one.words));
            }
            continue;
        }
        let told: Vec<&Finding> = found.iter().filter(|one| is_of(one, case)).collect();
        figures.all.1 += 1;
        figures.all.0 += usize::from(!told.is_empty());
        figures.by_strong += usize::from(told.iter().any(|one| one.sure.stands_before_signing()));
        if case.held {
            figures.held.1 += 1;
            figures.held.0 += usize::from(!told.is_empty());
        }
        if show && told.is_empty() {
            println!("  missed {} ({}, held {}): {:?} in “{}”", case.key, case.kind, case.held, case.leaks, case.text);
        }
    }
    figures
}

fn sets() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/leaks");
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    files
}

#[test]
fn every_set_is_found_as_it_was_before() {
    let files = sets();
    if files.is_empty() {
        println!("no set of leaks lies in tests/fixtures/leaks");
    }
    let show = std::env::var_os("QUORATE_SHOW").is_some();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("the set is read");
        let set: Set = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        println!("{name} ({})", set.written_by);
        let figures = figures(&set, show);
        println!(
            "  held {} of {} ({} %), all {} of {} ({} %), {} of them strong; of {} clean records {} alarmed strongly, {} weakly",
            figures.held.0,
            figures.held.1,
            hundredths(figures.held),
            figures.all.0,
            figures.all.1,
            hundredths(figures.all),
            figures.by_strong,
            figures.clean,
            figures.strong,
            figures.weak
        );
        let Some(reached) = REACHED.iter().find(|reached| reached.file == name) else { continue };
        assert!(hundredths(figures.held) >= reached.held, "{name}: what the book holds is found as before");
        assert!(hundredths(figures.all) >= reached.all, "{name}: all is found as before");
        assert!(figures.strong <= reached.strong, "{name}: clean records are left alone as before");
    }
}

/// The kinds of leak that an earlier version passed over, with a clean sentence beside each that tempts.
const MISSED_ONCE: [(&str, &str, Option<FindingKind>); 49] = [
    ("Jayden Hather\u{ad}low was there.", "soft hyphen", Some(FindingKind::FullName)),
    ("Mosaic 441\u{ad}0023.", "soft hyphen in a number", Some(FindingKind::Number)),
    ("Born on 9\u{202f}March\u{202f}2015, he said.", "thin spaces in a date", Some(FindingKind::DateOfBirth)),
    ("Seen at 12 Quarry\u{a0}Lane.", "no-break space", Some(FindingKind::Address)),
    ("NHS 943\u{2009}476\u{2009}5919.", "thin spaces in a number", Some(FindingKind::Number)),
    ("Jayden Hather-\nlow was there.", "broken at the end of a line", Some(FindingKind::FullName)),
    ("The visit to Jayden\nHatherlow was late.", "over the end of a line", Some(FindingKind::FullName)),
    ("Anna Maria is well.", "two given names", Some(FindingKind::GivenName)),
    ("Leon B was late.", "name and initial", Some(FindingKind::FullName)),
    ("A call from S. Farouk came.", "initial and surname", Some(FindingKind::FullName)),
    ("Beth C-D will come on Monday.", "name and two initials", Some(FindingKind::FullName)),
    ("At breakfast mateo said nothing.", "lower case", Some(FindingKind::GivenName)),
    ("At breakfast Mattheo said nothing.", "a letter wrong, alone", Some(FindingKind::MisspeltName)),
    ("Joy was quiet at contact.", "a word at the start of a sentence", Some(FindingKind::GivenName)),
    ("LB was seen at home.", "initials without stops", Some(FindingKind::Initials)),
    ("It is like the Farouk matter.", "surname alone", Some(FindingKind::Surname)),
    ("The plan for Ms Farouk is the same.", "title and surname", Some(FindingKind::Surname)),
    ("Jaydens mum rang twice.", "possessive without its apostrophe", Some(FindingKind::GivenName)),
    ("Seen at Hather House, Quarry Lane.", "house and street", Some(FindingKind::Address)),
    ("The letter went to 12 Quarry Lane.", "without the flat", Some(FindingKind::Address)),
    ("The letter went to EL42BJ.", "postcode without its space", Some(FindingKind::Address)),
    ("See M/4410-023 on file.", "any punctuation, a letter before", Some(FindingKind::Number)),
    ("See (943) 476.5919 on file.", "in groups", Some(FindingKind::Number)),
    ("The birthday is on 9 March.", "date of birth without year", Some(FindingKind::DateOfBirth)),
    ("It was 09/03/2015 on the form.", "date of birth not announced", Some(FindingKind::DateOfBirth)),
    ("Sent to jayden.hatherlow@example.org.", "e-mail address", Some(FindingKind::FullName)),
    ("See Hatherlow_Jayden_CIN.docx for it.", "file name", Some(FindingKind::FullName)),
    (
        "Bethan was quiet and Bethan's placement may end.",
        "shared with a worker who was there",
        Some(FindingKind::GivenName),
    ),
    ("Contact with her brother went well.", "a relation she has not", Some(FindingKind::Relation)),
    ("At school he is settled and he likes football.", "pronouns against hers", Some(FindingKind::Pronoun)),
    ("Zofia lives on Hatherlow Road.", "clean", None),
    ("Her aunt Joy came, and hope remains.", "clean", None),
    ("There is a grace period until May.", "clean", None),
    ("Bethan Rees to ring by Friday; Bethan agreed.", "clean", None),
    ("Her father said he will come.", "clean", None),
    ("The carer, Leon, is kind.", "clean", None),
    ("Born on the ninth of March twenty fifteen, it says.", "a date dictated", Some(FindingKind::DateOfBirth)),
    ("He will be 18 on 9 March 2033.", "a birthday to come", Some(FindingKind::DateOfBirth)),
    ("See 5ilvestre on the scan.", "misread by a scanner", Some(FindingKind::Surname)),
    ("SURNAME A D E Y E M I on the form.", "letters in boxes", Some(FindingKind::Surname)),
    ("Notatka: «Матео не був у школі».", "in its own script", Some(FindingKind::GivenName)),
    (
        "„Proszę zadzwonić do Mateusza w sprawie Jaydena”.",
        "in a case of another language",
        Some(FindingKind::MisspeltName),
    ),
    ("A call from Tanya about the bus.", "first name of a parent", Some(FindingKind::Parent)),
    ("To 12 Quary Lane by noon.", "address with a slip", Some(FindingKind::Address)),
    ("NHS nine four three, four seven six, five nine one nine.", "figures as said", Some(FindingKind::Number)),
    ("The girl we heard at noon came to mind.", "a child without a name", Some(FindingKind::AnotherChild)),
    ("The nappy rash has cleared.", "another time of life", Some(FindingKind::Age)),
    ("A doll called Mateo sat by the bed.", "clean", None),
    ("Hope was expressed, and joy was hard to find.", "clean", None),
];

#[test]
fn what_was_once_passed_over_is_found() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/leaks/example.toml");
    let set: Set = toml::from_str(&fs::read_to_string(example).expect("the example is read")).expect("it is a set");
    let book = book(&set);
    for (at, (text, what, kind)) in MISSED_ONCE.into_iter().enumerate() {
        let case = Case {
            key: what.into(),
            about: "zofia".into(),
            present: vec!["Bethan Rees".into()],
            kind: what.into(),
            held: true,
            field: "discussion".into(),
            text: text.into(),
            leaks: vec![],
        };
        let found = look(&book, at, &case);
        let told: Vec<_> = found.iter().map(|one| (one.kind, one.words.as_str())).collect();
        match kind {
            Some(kind) => assert!(found.iter().any(|one| one.kind == kind), "{what}: {told:?}"),
            None => assert!(found.is_empty(), "{text}: {told:?}"),
        }
        for one in &found {
            assert!(text.get(one.span.clone()).is_some(), "{what}: a finding lies between characters");
        }
    }
}
