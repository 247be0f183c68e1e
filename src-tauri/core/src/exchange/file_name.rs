//! What a record's file is called outside the book.
//!
//! The case system cuts a name at eighty characters and may not take accents, so a name is plain ASCII and never longer;
//! inside the PDF the child's name stays as it is written.

use chrono::NaiveDate;
use deunicode::deunicode;

use crate::meeting::child::ChildDetails;
use crate::panel::Profile;
use crate::panel::SubjectKind;
use crate::panel::profile::FILE_NAME_LENGTH;

const ENDING: &str = ".pdf";

/// Which version of a record a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The signed version, from 1.
    pub version: u32,
    /// Another version counts now; the name says so.
    pub superseded: bool,
    /// From 2, where another file of that name lies beside it.
    pub copy: u32,
}

/// The name by the profile's pattern, with `.pdf`. An unborn child is filed as "Unborn baby" and the mother's surname.
///
/// A name that is too long loses letters of the given names, then of the surname: never the date, the number, nor what
/// tells one version from another.
pub fn of_record(profile: &Profile, child: &ChildDetails, date: NaiveDate, edition: Edition) -> String {
    let mut surname = match child.kind {
        SubjectKind::Unborn => format!("Unborn baby {}", plain(&child.surname)),
        SubjectKind::Child | SubjectKind::Context => plain(&child.surname),
    };
    let mut given = plain(&child.given);
    let ending = ending(profile, edition);
    loop {
        let name = filled(profile, &surname, &given, &plain(&child.mosaic_id), date, edition.version);
        if name.len() + ending.len() <= FILE_NAME_LENGTH || (given.pop().is_none() && surname.pop().is_none()) {
            let kept = &name[..name.len().min(FILE_NAME_LENGTH - ending.len())];
            return format!("{}{ending}", kept.trim_end());
        }
    }
}

/// The name of the page for the family, which nobody should take for the record's. A long name gives way, the date
/// does not.
pub fn of_family_page(child: &ChildDetails, date: NaiveDate, copy: u32) -> String {
    let copy = if copy < 2 { String::new() } else { format!(" {copy}") };
    let tail = format!(" {date}{copy}{ENDING}");
    let name = plain(&format!("Family page {}", child.name()));
    format!("{}{tail}", name[..name.len().min(FILE_NAME_LENGTH - tail.len())].trim_end())
}

/// The name of an agenda or a list of actions: "Agenda clam 2026-11-25.pdf". It names nobody.
pub fn of_meeting(what: &str, profile: &Profile, date: NaiveDate, copy: u32) -> String {
    let copy = if copy < 2 { String::new() } else { format!(" {copy}") };
    let tail = format!(" {date}{copy}{ENDING}");
    let name = plain(&format!("{what} {}", profile.id.0));
    format!("{}{tail}", name[..name.len().min(FILE_NAME_LENGTH - tail.len())].trim_end())
}

/// What no shortening takes away: " superseded 2.pdf". A pattern without a version says which it is from the second on.
fn ending(profile: &Profile, edition: Edition) -> String {
    let Edition { version, superseded, copy } = edition;
    let named = profile.document.file_name.contains("{version}");
    let number = if named || (version < 2 && !superseded) { String::new() } else { format!(" v{version}") };
    let standing = if superseded { " superseded" } else { "" };
    let copy = if copy < 2 { String::new() } else { format!(" {copy}") };
    format!("{number}{standing}{copy}{ENDING}")
}

fn filled(profile: &Profile, surname: &str, given: &str, mosaic: &str, date: NaiveDate, version: u32) -> String {
    let name = profile
        .document
        .file_name
        .replace("{panel}", &plain(&profile.id.0))
        .replace("{date}", &date.to_string())
        .replace("{surname}", surname)
        .replace("{given}", given)
        .replace("{mosaic}", mosaic)
        .replace("{version}", &version.to_string());
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters, digits, spaces, hyphens and dots: what every disk and the case system take.
fn plain(text: &str) -> String {
    let kept = deunicode(text);
    let kept: String = kept
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "-. ".contains(letter) { letter } else { ' ' })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::panel::bundled;

    fn child(kind: SubjectKind, given: &str, surname: &str) -> ChildDetails {
        ChildDetails {
            kind,
            given: given.into(),
            surname: surname.into(),
            known_as: Vec::new(),
            born: None,
            expected: None,
            mosaic_id: "M104233".into(),
            numbers: Vec::new(),
            address: String::new(),
            in_care_since: None,
            legal_status: String::new(),
            parents: Vec::new(),
            pronouns: None,
            key_dates: Vec::new(),
            let_pass: Vec::new(),
        }
    }

    fn name(kind: SubjectKind, given: &str, surname: &str) -> String {
        let profile = Profile::parse(bundled()[1].1).expect("the bundled profile reads");
        let date = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");
        of_record(&profile, &child(kind, given, surname), date, Edition { version: 1, superseded: false, copy: 1 })
    }

    #[test]
    fn letters_of_other_languages_become_plain_ones() {
        let name = name(SubjectKind::Child, "Nguyễn Thị Ánh", "Łukaszewicz-Țepeș");
        assert_eq!(
            name, "Lukaszewicz-Tepes Nguyen Thi Anh M104233 clam 2026-11-25 v1.pdf",
            "the case system takes ASCII"
        );
    }

    #[test]
    fn an_unborn_child_is_filed_under_the_mothers_surname() {
        assert_eq!(
            name(SubjectKind::Unborn, "", "Lovatt"),
            "Unborn baby Lovatt M104233 clam 2026-11-25 v1.pdf",
            "CLAM-1"
        );
    }

    #[test]
    fn a_long_name_keeps_its_number_and_date() {
        let name = name(SubjectKind::Child, &"Anna ".repeat(30), &"Featherstonehaugh-".repeat(4));
        assert!(name.len() <= FILE_NAME_LENGTH, "{name} is longer than the case system keeps");
        assert!(name.ends_with("M104233 clam 2026-11-25 v1.pdf"), "{name} lost what tells it apart");
    }

    #[test]
    fn a_slash_in_a_name_is_no_folder() {
        assert!(
            !name(SubjectKind::Child, "A/B", "..\\C:D").contains(['/', '\\', ':']),
            "a name never leaves its folder"
        );
    }

    #[test]
    fn a_second_file_gets_a_number_within_the_length() {
        let profile = Profile::parse(bundled()[1].1).expect("the bundled profile reads");
        let date = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");
        let long = child(SubjectKind::Child, &"Anna ".repeat(30), "Featherstonehaugh");
        let name = of_record(&profile, &long, date, Edition { version: 1, superseded: true, copy: 12 });
        assert!(
            name.ends_with("M104233 clam 2026-11-25 v1 superseded 12.pdf"),
            "only the child's name gives way: {name}"
        );
        assert_eq!(name.len(), FILE_NAME_LENGTH, "{name}");
    }

    #[test]
    fn a_superseded_version_says_so_and_which_it_is() {
        let mut profile = Profile::parse(bundled()[1].1).expect("the bundled profile reads");
        let date = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");
        let child = child(SubjectKind::Child, "Zofia", "Okoń");
        let named = |profile: &Profile, version, superseded| {
            of_record(profile, &child, date, Edition { version, superseded, copy: 1 })
        };
        assert_eq!(named(&profile, 1, true), "Okon Zofia M104233 clam 2026-11-25 v1 superseded.pdf");
        assert_eq!(named(&profile, 2, false), "Okon Zofia M104233 clam 2026-11-25 v2.pdf");
        profile.document.file_name = "{surname} {given} {mosaic} {date}".into();
        assert_eq!(named(&profile, 1, false), "Okon Zofia M104233 2026-11-25.pdf", "as the pattern has it");
        assert_eq!(named(&profile, 1, true), "Okon Zofia M104233 2026-11-25 v1 superseded.pdf");
        assert_eq!(named(&profile, 2, false), "Okon Zofia M104233 2026-11-25 v2.pdf", "never mistaken for the first");
    }

    proptest! {
        /// Whatever a child is called, the case system and every disk take the name, and versions stay apart.
        #[test]
        fn every_name_fits_the_case_system(
            given in "\\PC{0,60}", surname in "\\PC{0,60}", mosaic in "[A-Z]?[0-9]{0,9}", which in 0..2usize,
            unborn: bool, version in 1..100u32, copy in 1..100u32,
        ) {
            let profile = Profile::parse(bundled()[which].1).expect("a bundled profile reads");
            let kind = if unborn { SubjectKind::Unborn } else { SubjectKind::Child };
            let mut details = child(kind, &given, &surname);
            details.mosaic_id = mosaic;
            let date = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");
            let [now, old] = [false, true]
                .map(|superseded| of_record(&profile, &details, date, Edition { version, superseded, copy }));
            for name in [&now, &old] {
                prop_assert!(name.is_ascii() && name.len() <= FILE_NAME_LENGTH, "{}", name);
                prop_assert!(name.ends_with(".pdf") && name.contains("2026-11-25"), "{}", name);
                prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']), "{}", name);
                prop_assert!(!name.starts_with([' ', '.']) && !name.contains(char::is_control), "{}", name);
            }
            prop_assert!(old.contains(&format!("v{version} superseded")), "{}", old);
            prop_assert_ne!(now, old);
        }
    }
}
