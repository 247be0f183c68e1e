//! People of the book: who is let in, with which roles, under which passphrase.

use chrono::{DateTime, Utc};
use quorate_core::book::Passphrase;
use quorate_core::ledger::Change;
use quorate_core::meeting::person::{PersonDetails, Role};
use quorate_core::meeting::{EntryId, PersonId, Refusal};

use super::Desk;
use super::act::Done;

impl Desk {
    pub(super) fn add_person(
        &mut self,
        details: PersonDetails,
        passphrase: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        check_person(&details)?;
        let passphrase = Passphrase::new(passphrase)?;
        let sentence = format!("{} can now sign in.", details.name);
        let administrator = details.roles.contains(&Role::Administrator);
        let both = administrator && details.roles.contains(&Role::Chair);
        let person = self.book.add_person(details, &passphrase, self.person, now, self.fresh.as_mut())?;
        let more = if administrator { self.after_administrators_changed(now)? } else { "" };
        Ok(Done::said(sentence + warning(both) + more, self.book.person(person)?.revision).with_id(person))
    }

    pub(super) fn set_roles(
        &mut self,
        person: PersonId,
        mut roles: Vec<Role>,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        roles.sort();
        roles.dedup();
        check_roles(&roles)?;
        let name = self.book.person(person)?.details.name;
        let both = roles.contains(&Role::Administrator) && roles.contains(&Role::Chair);
        let entry = self.commit(&[Change::PersonRolesSet { person, roles, based_on }], now)?;
        let more = self.after_administrators_changed(now)?;
        Ok(Done::said(format!("The roles of {name} are changed.{}{more}", warning(both)), entry))
    }

    /// The book gets a new key, and every slot but theirs is given it.
    pub(super) fn remove_person(&mut self, person: PersonId, why: String, now: DateTime<Utc>) -> Result<Done, Refusal> {
        if why.trim().is_empty() {
            return Err(Refusal::invalid("why", "Say why their access is taken away: it stays in the ledger."));
        }
        let name = self.book.person(person)?.details.name;
        self.book.remove_person(person, &why, self.person, now, self.fresh.as_mut())?;
        let more = self.after_administrators_changed(now)?;
        Ok(Done::said(format!("{name} can no longer open this book.{more}"), self.book.person(person)?.revision))
    }

    pub(super) fn set_passphrase(&mut self, old: &str, new: &str, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let new = Passphrase::new(new).map_err(|refusal| Refusal { field: Some("new".into()), ..refusal })?;
        self.book
            .check_passphrase(self.person, old)
            .map_err(|refusal| Refusal { field: Some("old".into()), ..refusal })?;
        // So that the authority's key goes along: what is sealed to the old slot no longer opens.
        let administrator = self.book.person(self.person)?.details.roles.contains(&Role::Administrator);
        if administrator {
            self.after_administrators_changed(now)?;
        }
        self.book.set_passphrase(self.person, &new, self.person, now, self.fresh.as_mut())?;
        if administrator {
            self.after_administrators_changed(now)?;
        }
        Ok(Done::told("Your passphrase is changed."))
    }
}

/// Said once, when somebody is given both roles.
fn warning(both: bool) -> &'static str {
    match both {
        true => " They are administrator and chair in one: if they certify their own key, the register says so.",
        false => "",
    }
}

/// What every person of a book must have.
pub(super) fn check_person(details: &PersonDetails) -> Result<(), Refusal> {
    if details.name.trim().is_empty() {
        return Err(Refusal::invalid("name", "Enter the person's name."));
    }
    if details.post.trim().is_empty() {
        return Err(Refusal::invalid("post", "Enter the person's post: it stands under what they sign."));
    }
    check_roles(&details.roles)
}

fn check_roles(roles: &[Role]) -> Result<(), Refusal> {
    if roles.is_empty() {
        return Err(Refusal::invalid("roles", "Choose at least one role."));
    }
    Ok(())
}
