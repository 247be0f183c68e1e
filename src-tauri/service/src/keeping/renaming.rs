//! Other names for people, the book and its council. What was signed, printed or written before keeps the name that it
//! had; who was called what, at which place of the ledger, is read from the ledger.

use chrono::{DateTime, Utc};
use quorate_core::book::CalledNow;
use quorate_core::calendar::{london, words};
use quorate_core::ids::{EntryId, PersonId};
use quorate_core::ledger::change::Concerns;
use quorate_core::ledger::{Change, ChangeKind};
use quorate_core::meeting::person::is_same_name;
use quorate_core::refusal::Refusal;
use quorate_core::sign::identity::REGISTER_SIGNER;

use super::people::{check_called, check_length};
use crate::Service;
use crate::act::Done;

/// What people were called, and their posts, as the ledger goes on.
pub(crate) struct NamesThen(Vec<Then>);

/// What somebody is called from an entry on.
struct Then {
    entry: u64,
    person: PersonId,
    name: String,
    post: String,
}

impl NamesThen {
    /// The name and post that somebody had when an entry was written; empty before they were in the book.
    pub fn at(&self, person: PersonId, entry: u64) -> (&str, &str) {
        let then = self.0.iter().rev().find(|then| then.person == person && then.entry < entry);
        then.map_or(("", ""), |then| (&then.name, &then.post))
    }
}

impl Service {
    pub(crate) fn names_then(&self) -> Result<NamesThen, Refusal> {
        let mut all = Vec::new();
        for (entry, change) in self.book.changes_of(ChangeKind::PersonAdded)? {
            let Change::PersonAdded { person, details } = change else { continue };
            all.push(Then { entry: entry.seq, person, name: details.name, post: details.post });
        }
        for (entry, change) in self.book.changes_of(ChangeKind::PersonDetailsSet)? {
            let Change::PersonDetailsSet { person, name, post, .. } = change else { continue };
            all.push(Then { entry: entry.seq, person, name, post });
        }
        all.sort_by_key(|then| then.entry);
        Ok(NamesThen(all))
    }

    /// Changes what somebody is called, their post or e-mail; a key that they sign with is certified anew.
    pub(crate) fn set_person_details(
        &mut self,
        person: PersonId,
        called: CalledNow,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let called = CalledNow {
            name: called.name.trim().to_owned(),
            post: called.post.trim().to_owned(),
            email: called.email.trim().to_owned(),
        };
        check_called(&called.name, &called.post)?;
        if is_same_name(&called.name, REGISTER_SIGNER) {
            return Err(Refusal::invalid("name", "That name is the register’s own. Write another."));
        }
        let before = self.book.person(person)?.details;
        if (&before.name, &before.post, &before.email) == (&called.name, &called.post, &called.email) {
            return Err(Refusal::wrong_state("That is what the book says already: nothing was changed."));
        }
        let sentence = match before.name == called.name {
            true => format!("What the book says of {} is changed.", called.name),
            false => format!("{} is called {} from now on.", before.name, called.name),
        };
        let revision = self.book.set_person_details(person, called, based_on, now, self.entropy.as_mut())?;
        let more = self.after_renamed(person, now)?;
        Ok(Done::said(sentence + &more, revision))
    }

    /// Changes what the book and its council are called. The authority goes on under the name that it was made with: a
    /// name in a certificate cannot be changed, and another one would have to be trusted by IT anew, for no gain.
    pub(crate) fn set_book_names(
        &mut self,
        name: &str,
        council: &str,
        based_on: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let (name, council) = (name.trim(), council.trim());
        // The next authority is made under it.
        check_length("name", name)?;
        let before = self.book.about()?;
        if (before.name.as_str(), before.council.as_str()) == (name, council) {
            return Err(Refusal::wrong_state("That is what the book says already: nothing was changed."));
        }
        let change = Change::BookNamesSet { name: name.to_owned(), council: council.to_owned(), based_on };
        let revision = self.commit(&[change], now)?;
        Ok(Done::said(format!("The book is called {name} from now on, and the council {council}."), revision))
    }

    /// What somebody was called before, in sentences, the latest first. For administrators: whoever changed their name may
    /// have a reason not to tell everybody of the one before.
    pub(crate) fn name_history(&self, person: PersonId) -> Result<Vec<String>, Refusal> {
        let mut sentences = Vec::new();
        let mut before: Option<CalledNow> = None;
        for (entry, change) in self.book.changes_about(Concerns::Person(person))? {
            let called = match change {
                Change::PersonAdded { details, .. } => {
                    CalledNow { name: details.name, post: details.post, email: details.email }
                }
                Change::PersonDetailsSet { name, post, email, .. } => CalledNow { name, post, email },
                _ => continue,
            };
            if let Some(was) = &before {
                let by = self.book.name_of(entry.person);
                let until = words::date_and_time(london(entry.at));
                sentences.push(format!("Until {until}: {}. Changed by {by}.", differences(was, &called)));
            }
            before = Some(called);
        }
        sentences.reverse();
        Ok(sentences)
    }
}

/// "called Ruth Vane, post “Head of service”": of what was, what is another now.
fn differences(was: &CalledNow, is: &CalledNow) -> String {
    let email = if was.email.is_empty() { "no e-mail".to_owned() } else { format!("e-mail {}", was.email) };
    let parts = [
        (was.name != is.name, format!("called {}", was.name)),
        (was.post != is.post, format!("post “{}”", was.post)),
        (was.email != is.email, email),
    ];
    let told: Vec<String> = parts.into_iter().filter_map(|(differs, words)| differs.then_some(words)).collect();
    told.join(", ")
}
