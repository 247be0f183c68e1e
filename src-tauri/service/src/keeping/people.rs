//! People of the book: who is let in, with which roles, under which passphrase.

use chrono::{DateTime, Utc};
use quorate_core::book::{Noticed, Passphrase};
use quorate_core::calendar::{london, words};
use quorate_core::ids::{EntryId, PersonId};
use quorate_core::ledger::Change;
use quorate_core::meeting::person::{Person, PersonDetails, Role};
use quorate_core::refusal::Refusal;
use quorate_core::sign::authority::LONGEST_NAME;
use quorate_core::text::name_order;

use super::passphrases::at_field;
use crate::Service;
use crate::act::Done;

impl Service {
    /// Everybody who is or was in the book, by name.
    pub(crate) fn people(&self) -> Result<Vec<Person>, Refusal> {
        let mut people = self.book.people()?;
        people.sort_by_cached_key(|one| name_order::key(&[&one.details.name]));
        Ok(people)
    }

    /// Lets somebody in, under a passphrase that is only good for choosing their own.
    pub(crate) fn add_person(
        &mut self,
        details: PersonDetails,
        temporary: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        check_person(&details)?;
        let temporary = Passphrase::new(temporary)?.with_cost(self.costs.passphrase);
        let sentence =
            format!("{} can now come in with that passphrase, and is asked for one of their own.", details.name);
        let administrator = details.roles.contains(&Role::Administrator);
        let both = administrator && details.roles.contains(&Role::Chair);
        let person = self.book.add_person(details, &temporary, now, self.entropy.as_mut())?;
        let more = if administrator { self.after_administrators_changed(now)? } else { "" };
        Ok(Done::said(sentence + warning(both) + more, self.book.person(person)?.revision).with_id(person))
    }

    /// Sets somebody who forgot theirs a passphrase that is only good for choosing another.
    pub(crate) fn reset_passphrase(
        &mut self,
        person: PersonId,
        temporary: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let temporary = Passphrase::new(temporary)?.with_cost(self.costs.passphrase);
        let name = self.book.person(person)?.details.name;
        self.book.reset_passphrase(person, &temporary, now, self.entropy.as_mut())?;
        Ok(Done::told(format!("{name} can come in with that passphrase, and is asked for one of their own.")))
    }

    /// A new recovery key, which is shown this once.
    pub(crate) fn replace_recovery_key(&mut self, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let key = self.book.replace_recovery_key(now, self.entropy.as_mut())?;
        let sentence = "The book has a new recovery key. The one before lets nobody in any more.";
        Ok(Done { recovery_key: Some(key.printed().to_string()), ..Done::told(sentence) })
    }

    /// What happened to access that whoever is signed in has not read yet.
    pub(crate) fn notices(&self) -> Result<Vec<String>, Refusal> {
        let name = |person| self.book.name_of(person);
        let told = self.book.notices()?.into_iter().map(|notice| {
            let when = words::date_and_time(london(notice.at));
            match notice.what {
                Noticed::RecoveryUsed(who) if who == self.person => {
                    format!("The recovery key was used on {when} to come in as you. If that was not you, tell the others and replace the key.")
                }
                Noticed::RecoveryUsed(who) => format!(
                    "The recovery key was used on {when} to come in as {}. Ask them whether it was they; if not, remove them and replace the key.",
                    name(who)
                ),
                Noticed::RecoveryKeyReplaced(by) => {
                    format!("{} made a new recovery key on {when}. Destroy the old sheet.", name(by))
                }
                Noticed::PassphraseReset { by, of } if of == self.person => {
                    format!("{} set you a temporary passphrase on {when}. If you did not ask for it, ask them why.", name(by))
                }
                Noticed::Renamed { by, was } => {
                    format!("{} changed your name in this book on {when}: it was {was}. If that is not right, tell them.", name(by))
                }
                Noticed::PassphraseReset { by, of } => {
                    format!("{} set {} a temporary passphrase on {when}.", name(by), name(of))
                }
            }
        });
        Ok(told.collect())
    }

    pub(crate) fn notices_seen(&mut self) -> Result<Done, Refusal> {
        self.book.notices_seen(self.entropy.as_mut())?;
        Ok(Done::default())
    }

    pub(crate) fn set_roles(
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
    pub(crate) fn remove_person(&mut self, person: PersonId, why: String, now: DateTime<Utc>) -> Result<Done, Refusal> {
        if why.trim().is_empty() {
            return Err(Refusal::invalid("why", "Say why their access is taken away: it stays in the ledger."));
        }
        let name = self.book.person(person)?.details.name;
        self.book.remove_person(person, &why, now, self.entropy.as_mut())?;
        let more = self.after_administrators_changed(now)?;
        Ok(Done::said(format!("{name} can no longer open this book.{more}"), self.book.person(person)?.revision))
    }

    pub(crate) fn set_passphrase(&mut self, old: &str, new: &str, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let new = Passphrase::new(new).map_err(at_field("new"))?.with_cost(self.costs.passphrase);
        self.book
            .check_passphrase(self.person, old)
            .map_err(|refusal| Refusal { field: Some("old".into()), ..refusal })?;
        // So that the authority's key goes along: what is sealed to the old slot no longer opens.
        let administrator = self.book.person(self.person)?.details.roles.contains(&Role::Administrator);
        if administrator {
            self.after_administrators_changed(now)?;
        }
        self.book.set_passphrase(&new, now, self.entropy.as_mut()).map_err(at_field("new"))?;
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
pub(crate) fn check_person(details: &PersonDetails) -> Result<(), Refusal> {
    check_called(&details.name, &details.post)?;
    check_roles(&details.roles)
}

pub(crate) fn check_called(name: &str, post: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::invalid("name", "Enter the person's name."));
    }
    if post.trim().is_empty() {
        return Err(Refusal::invalid("post", "Enter the person's post: it stands under what they sign."));
    }
    check_length("name", name)?;
    check_length("post", post)
}

/// Refuses what a certificate cannot say whole.
pub(crate) fn check_length(field: &'static str, text: &str) -> Result<(), Refusal> {
    match text.trim().chars().count() {
        ..=LONGEST_NAME => Ok(()),
        length => Err(Refusal::invalid(
            field,
            format!(
                "Use at most {LONGEST_NAME} characters: a certificate, which has to say it, holds no more. This has {length}."
            ),
        )),
    }
}

fn check_roles(roles: &[Role]) -> Result<(), Refusal> {
    if roles.is_empty() {
        return Err(Refusal::invalid("roles", "Choose at least one role."));
    }
    Ok(())
}
