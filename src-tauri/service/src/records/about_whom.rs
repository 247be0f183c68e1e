//! Whom a record is about, as its page one and its header say it.

use quorate_core::calendar::words;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::panel::SubjectKind;

/// What is known of the child, as label and value; of an unborn one, whose it is.
pub(crate) fn identity(child: &ChildDetails) -> Vec<(String, String)> {
    let unborn = child.kind == SubjectKind::Unborn;
    let mother = child.parents.iter().find(|parent| unborn && is_mother(&parent.relation));
    let mother = mother.map(|mother| ("Mother", mother.name.trim().to_owned()));
    let born = child.born.map(|date| ("Born", date.words()));
    let expected = child.expected.map(|date| ("Expected", date.words()));
    let care = child.in_care_since.map(|date| ("In care since", words::plain_date(date)));
    let number = Some(("Mosaic number", child.mosaic_id.clone()));
    let status = Some(("Legal status", child.legal_status.clone()));
    [mother, born, expected, number, status, care]
        .into_iter()
        .flatten()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(label, value)| (label.to_owned(), value))
        .collect()
}

/// "Mother", "Birth mother (PR)": not the grandmother.
fn is_mother(relation: &str) -> bool {
    let mut words = relation.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    words.any(|word| word == "mother" || word == "mum")
}

/// The child's number in the case system; for want of one initials.
pub(crate) fn running_id(child: &ChildDetails) -> String {
    if child.mosaic_id.trim().is_empty() { child.initials() } else { child.mosaic_id.clone() }
}

#[cfg(test)]
mod tests {
    use super::{identity, is_mother, running_id};
    use quorate_core::meeting::child::ChildDetails;
    use quorate_core::meeting::participation::Parent;
    use quorate_core::panel::SubjectKind;

    fn child(kind: SubjectKind, given: &str, surname: &str) -> ChildDetails {
        ChildDetails {
            kind,
            given: given.into(),
            surname: surname.into(),
            known_as: Vec::new(),
            born: None,
            expected: None,
            mosaic_id: String::new(),
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

    #[test]
    fn the_header_tells_a_child_without_a_number_by_initials_alone() {
        let unborn = |surname| running_id(&child(SubjectKind::Unborn, "", surname));
        assert_eq!(unborn("Davies (of Carys)"), "Unborn baby D", "what stands in brackets is no part of the name");
        assert_eq!(unborn("D(oC)"), "Unborn baby D");
        assert_eq!(unborn("Okafor-Reid"), "Unborn baby O");
        assert_eq!(running_id(&child(SubjectKind::Child, "Nia Grace", "Okafor")), "NGO");
        assert_eq!(running_id(&child(SubjectKind::Child, "Margaret (Meg)", "Lloyd")), "ML");
    }

    #[test]
    fn an_unborn_child_is_told_by_its_mother() {
        let parent =
            |name: &str, relation: &str| Parent { name: name.into(), relation: relation.into(), responsibility: None };
        let parents = vec![parent("Ifor Davies", "Grandfather"), parent("Carys Davies", "Mother")];
        let unborn = ChildDetails { parents: parents.clone(), ..child(SubjectKind::Unborn, "", "Davies") };
        let mother = ("Mother".to_owned(), "Carys Davies".to_owned());
        assert!(identity(&unborn).contains(&mother), "page one says whom it is about");
        let born = ChildDetails { parents, ..child(SubjectKind::Child, "Nia", "Davies") };
        assert!(!identity(&born).contains(&mother), "a child is told by its own name");
    }

    #[test]
    fn a_mother_is_not_a_grandmother() {
        assert!(is_mother("Mother") && is_mother("birth mother") && is_mother("Mum"));
        assert!(!is_mother("Grandmother") && !is_mother("Father"));
    }
}
