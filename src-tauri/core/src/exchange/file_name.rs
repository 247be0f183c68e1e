//! What a record's file is called outside the book.
//!
//! The case system cuts a name at eighty characters and may not take accents, so a name is plain ASCII and never longer;
//! inside the PDF the child's name stays as it is written.

use chrono::NaiveDate;
use deunicode::deunicode;

use crate::meeting::child::{ChildDetails, SubjectKind};
use crate::panel::Profile;
use crate::panel::profile::FILE_NAME_LENGTH;

const ENDING: &str = ".pdf";

/// The name by the profile's pattern, with `.pdf`. An unborn child is filed as "Unborn baby" and the mother's surname.
///
/// A name that is too long loses letters of the given names, then of the surname: never the date or the number.
pub fn of_record(profile: &Profile, child: &ChildDetails, date: NaiveDate, version: u32) -> String {
    let mut surname = match child.kind {
        SubjectKind::Unborn => format!("Unborn baby {}", plain(&child.surname)),
        SubjectKind::Child | SubjectKind::Context => plain(&child.surname),
    };
    let mut given = plain(&child.given);
    loop {
        let name = filled(profile, &surname, &given, &plain(&child.mosaic_id), date, version);
        if name.len() + ENDING.len() <= FILE_NAME_LENGTH || (given.pop().is_none() && surname.pop().is_none()) {
            let kept = &name[..name.len().min(FILE_NAME_LENGTH - ENDING.len())];
            return format!("{}{ENDING}", kept.trim_end());
        }
    }
}

/// The same name with a number, for a second file beside one that is there: `NAME 2.pdf`. The first has none.
pub fn numbered(name: &str, number: u32) -> String {
    if number < 2 {
        return name.to_owned();
    }
    let stem = name.strip_suffix(ENDING).unwrap_or(name);
    let number = format!(" {number}{ENDING}");
    format!("{}{number}", &stem[..stem.len().min(FILE_NAME_LENGTH - number.len())])
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
    kept.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panel::bundled;

    fn child(kind: SubjectKind, given: &str, surname: &str) -> ChildDetails {
        ChildDetails {
            kind,
            given: given.into(),
            surname: surname.into(),
            born: None,
            expected: None,
            mosaic_id: "M104233".into(),
            address: String::new(),
            in_care_since: None,
            legal_status: String::new(),
        }
    }

    fn name(kind: SubjectKind, given: &str, surname: &str) -> String {
        let profile = Profile::parse(bundled()[1].1).expect("the bundled profile reads");
        let date = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");
        of_record(&profile, &child(kind, given, surname), date, 1)
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
        assert_eq!(numbered("a.pdf", 1), "a.pdf", "the first keeps its name");
        assert_eq!(numbered("a.pdf", 2), "a 2.pdf", "the second is told apart");
        let longest = format!("{}.pdf", "a".repeat(76));
        assert_eq!(numbered(&longest, 12).len(), FILE_NAME_LENGTH, "the number takes the place of letters");
    }
}
