//! A family that only named people see: whoever works there, or knows them, has no business with their records.
//!
//! An administrator or a chair restricts. The administrator runs who sees what at all; the chair answers for the cases.
//! Whoever restricts need not be named. A chair always is: a record that no chair may read could never be signed.
//!
//! An administrator who is not named may still hand a family to a further chair, since the one chair who is named may
//! fall ill. They can neither name themselves nor take anybody's sight away, and the entry says that they did it.

use serde::{Deserialize, Serialize};

use super::person::{Person, Role};
use crate::ids::{EntryId, FamilyId, PersonId, Pseudonym};
use crate::refusal::{Refusal, RefusalCode};

/// A family that was restricted, and who sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Restriction {
    /// Which family.
    pub family: FamilyId,
    /// What the open headers of the ledger call it: they never say whose it is.
    pub pseudonym: Pseudonym,
    /// Who sees it; nobody in particular once it was opened again.
    pub people: Vec<PersonId>,
    /// False once it was opened again.
    pub in_force: bool,
    /// The entry that last changed it.
    pub revision: EntryId,
}

impl Restriction {
    /// Whether it is kept from that person.
    pub fn hides_from(&self, person: PersonId) -> bool {
        self.in_force && !self.people.contains(&person)
    }
}

/// Whether `by` may name these people for a family; `before` is the restriction in force, if there is one.
pub fn check_named(
    before: Option<&Restriction>,
    people: &[PersonId],
    by: PersonId,
    known: &[Person],
) -> Result<(), Refusal> {
    for (at, person) in people.iter().enumerate() {
        if people[..at].contains(person) {
            return Err(Refusal::invalid("people", "The same person is named twice: take one out."));
        }
        if !known.iter().any(|one| one.id == *person && one.active) {
            return Err(Refusal::invalid("people", "Somebody named can no longer open this book: leave them out."));
        }
    }
    let chair = |id: &PersonId| known.iter().any(|one| one.id == *id && one.details.roles.contains(&Role::Chair));
    if !people.iter().any(chair) {
        return Err(Refusal::invalid("people", "Name at least one chair: without one, no record could be signed."));
    }
    let Some(before) = before.filter(|before| before.hides_from(by)) else { return Ok(()) };
    let keeps = before.people.iter().all(|person| people.contains(person));
    let adds_chairs = people.iter().filter(|person| !before.people.contains(person)).all(chair);
    if keeps && adds_chairs && !people.contains(&by) {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalCode::NotAllowed,
        "Somebody who is not named for this family can only name a further chair for it, and not themselves.",
    ))
}

/// Whether a person may lose their access, or their roles become `roles`, for all that a restriction needs a chair.
pub fn check_still_led(
    restrictions: &[Restriction],
    person: PersonId,
    roles: Option<&[Role]>,
    known: &[Person],
) -> Result<(), Refusal> {
    if roles.is_some_and(|roles| roles.contains(&Role::Chair)) {
        return Ok(());
    }
    let leads = |id: &PersonId| {
        *id != person && known.iter().any(|one| one.id == *id && one.active && one.details.roles.contains(&Role::Chair))
    };
    let left = restrictions.iter().filter(|one| one.in_force && one.people.contains(&person));
    if left.into_iter().all(|one| one.people.iter().any(leads)) {
        return Ok(());
    }
    Err(Refusal::wrong_state(
        "They are the only chair named for a restricted family: name a further chair for it first, on the screen Book.",
    ))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::meeting::person::PersonDetails;

    fn person(n: u128, role: Role, active: bool) -> Person {
        let details =
            PersonDetails { name: format!("Person {n}"), post: String::new(), email: String::new(), roles: vec![role] };
        Person { id: id(n), details, active, certificate: None, revision: EntryId::NONE }
    }

    fn id(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn restriction(people: &[PersonId]) -> Restriction {
        Restriction {
            family: FamilyId(Uuid::from_u128(90)),
            pseudonym: Pseudonym(Uuid::from_u128(91)),
            people: people.to_vec(),
            in_force: true,
            revision: EntryId::NONE,
        }
    }

    #[test]
    fn a_chair_is_always_named_and_nobody_lets_themselves_in() {
        let (admin, chair, second, taker, gone) = (id(1), id(2), id(3), id(4), id(5));
        let known = [
            person(1, Role::Administrator, true),
            person(2, Role::Chair, true),
            person(3, Role::Chair, true),
            person(4, Role::MinuteTaker, true),
            person(5, Role::Chair, false),
        ];
        let named = |before: Option<&Restriction>, people: &[PersonId], by| check_named(before, people, by, &known);
        assert!(named(None, &[chair], admin).is_ok(), "whoever restricts need not be named");
        for wrong in [vec![], vec![taker], vec![gone], vec![chair, chair], vec![admin, taker]] {
            assert_eq!(named(None, &wrong, admin).unwrap_err().field.as_deref(), Some("people"), "{wrong:?}");
        }
        let before = restriction(&[chair, taker]);
        assert!(named(Some(&before), &[chair, taker, second], admin).is_ok(), "a further chair");
        for wrong in [vec![chair, taker, admin], vec![chair], vec![second], vec![chair, taker, second, admin]] {
            let refusal = named(Some(&before), &wrong, admin).unwrap_err();
            assert_eq!(refusal.code, RefusalCode::NotAllowed, "{wrong:?}");
        }
        assert!(named(Some(&before), &[second], chair).is_ok(), "whoever is named may hand it on");
    }

    #[test]
    fn the_only_chair_who_is_named_stays() {
        let known = [person(2, Role::Chair, true), person(3, Role::Chair, true), person(4, Role::MinuteTaker, true)];
        let (chair, second, taker) = (id(2), id(3), id(4));
        let alone = [restriction(&[chair, taker])];
        assert!(check_still_led(&alone, chair, None, &known).is_err());
        assert!(check_still_led(&alone, chair, Some(&[Role::Reader]), &known).is_err());
        assert!(check_still_led(&alone, chair, Some(&[Role::Chair, Role::Reader]), &known).is_ok());
        assert!(check_still_led(&alone, taker, None, &known).is_ok());
        assert!(check_still_led(&[restriction(&[chair, second])], chair, None, &known).is_ok());
        let opened = [Restriction { in_force: false, ..restriction(&[chair]) }];
        assert!(check_still_led(&opened, chair, None, &known).is_ok(), "one that was opened needs nobody");
    }
}
