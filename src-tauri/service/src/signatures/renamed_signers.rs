//! A certificate says whose it is. Once its holder is called otherwise it signs nothing more, and goes on proving what was
//! signed with it before. The same key is certified anew under the new name, without a word compared again: whose key it is
//! was settled, and only the name has changed.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use quorate_core::ids::PersonId;
use quorate_core::ledger::{Change, Entry};
use quorate_core::meeting::person::Person;
use quorate_core::refusal::Refusal;
use quorate_core::sign::authority::shortened;
use quorate_core::sign::identity::can_be_of;
use quorate_core::sign::verify::certificate;

use super::certificates::{Given, fingerprint};
use super::certifying::{Office, given, may_sign};
use super::identities::unreadable;
use crate::Service;
use crate::act::Done;
use crate::keeping::renaming::NamesThen;

/// A certificate that says of its holder what is not so, or no longer.
pub(crate) struct Outdated {
    /// What it calls them.
    says: String,
    /// Whether the book issued it; otherwise a council did, and the book cannot issue another.
    own: bool,
}

impl Outdated {
    /// For its holder, who is called that now.
    pub fn for_holder(&self, name: &str) -> String {
        let says = &self.says;
        match self.own {
            true => format!(
                "Your certificate is made out to {says}, as this book called you before, and it signs nothing more under \
                 that name. Ask an administrator to certify your key anew on the screen People. What you signed before \
                 stays valid."
            ),
            false => format!(
                "Your council’s certificate is made out to {says}, and this book calls you {name}. Bring in one that the \
                 council made out to you as you are called now, or set a signing PIN. What you signed before stays valid."
            ),
        }
    }
}

/// What the ledger says of everybody's certificates, for signatures of any time.
pub(crate) struct CertificatesThen {
    given: Vec<Given>,
    names: NamesThen,
    own: Own,
}

/// The authorities that the book has had (DER).
struct Own(HashSet<Vec<u8>>);

impl CertificatesThen {
    /// The certificate with which the author of an entry could sign then: the last that they had been given, unless they
    /// were called otherwise since.
    pub fn of(&self, entry: &Entry) -> Option<&Given> {
        let last = self.given.iter().rev().find(|given| given.person == entry.person && given.entry < entry.seq)?;
        let (name, post) = self.names.at(entry.person, entry.seq);
        self.own.outdated(last, name, post).is_none().then_some(last)
    }

    /// What the author of an entry was called when they wrote it.
    pub fn signer(&self, entry: &Entry) -> String {
        self.names.at(entry.person, entry.seq).0.to_owned()
    }
}

impl Own {
    fn issued(&self, given: &Given) -> bool {
        given.certificates.last().is_some_and(|root| self.0.contains(root))
    }

    /// What the book issued has to say name and post as the book does. A council writes a name in its own way, and need
    /// not state a post.
    fn outdated(&self, given: &Given, name: &str, post: &str) -> Option<Outdated> {
        let read = certificate(given.signer())?;
        let own = self.issued(given);
        let so = if own {
            read.name == shortened(name) && read.post == shortened(post)
        } else {
            can_be_of(&read.name, name)
        };
        let says = if read.name == name { format!("{name}, {}", read.post) } else { read.name };
        (!so).then_some(Outdated { says, own })
    }
}

impl Service {
    pub(crate) fn certificates_then(&self) -> Result<CertificatesThen, Refusal> {
        Ok(CertificatesThen { given: self.given()?, names: self.names_then()?, own: self.own_authorities()? })
    }

    fn own_authorities(&self) -> Result<Own, Refusal> {
        Ok(Own(self.authorities()?.into_iter().map(|made| made.certificate).collect()))
    }

    /// Whether the certificate that somebody holds says of them what is not so.
    pub(crate) fn outdated(&self, holder: &Person, held: &Given) -> Result<Option<Outdated>, Refusal> {
        Ok(self.own_authorities()?.outdated(held, &holder.details.name, &holder.details.post))
    }

    /// Who holds a certificate of the book under what it called them before.
    pub(super) fn called_otherwise(&self) -> Result<Vec<(Person, Given)>, Refusal> {
        let own = self.own_authorities()?;
        let mut found = Vec::new();
        for signer in self.book.people()?.into_iter().filter(may_sign) {
            let Some(held) = self.given_to(signer.id)? else { continue };
            let outdated = own.outdated(&held, &signer.details.name, &signer.details.post);
            if outdated.is_some_and(|outdated| outdated.own) {
                found.push((signer, held));
            }
        }
        Ok(found)
    }

    /// New certificates for their keys.
    pub(crate) fn certified_anew(&mut self, office: &Office, now: DateTime<Utc>) -> Result<Vec<Change>, Refusal> {
        let mut changes = Vec::new();
        for (signer, held) in self.called_otherwise()? {
            let key = held.public_key().ok_or_else(unreadable)?;
            changes.push(given(signer.id, &self.issued(office, &key, &signer, now)?));
        }
        Ok(changes)
    }

    /// Certifies the key of somebody who is called otherwise now, where that is it; none where it is not.
    pub(crate) fn certify_renamed(
        &mut self,
        person: PersonId,
        key: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Done>, Refusal> {
        let is_it = |held: &Given| held.public_key().is_some_and(|own| fingerprint(&own) == key);
        let found = self.called_otherwise()?.into_iter().find(|(one, held)| one.id == person && is_it(held));
        let Some((signer, _)) = found else { return Ok(None) };
        let (_, changes) = self.office_or_new(now)?;
        let seq = self.commit(&changes, now)?;
        Ok(Some(Done::said(format!("{} signs under that name from now on.", signer.details.name), seq)))
    }

    /// After somebody was called otherwise: their key is certified anew where whoever is signed in can open the authority.
    /// Says what was done, for the sentence that tells of it; the name is changed either way.
    pub(crate) fn after_renamed(&mut self, person: PersonId, now: DateTime<Utc>) -> Result<String, Refusal> {
        let signer = self.book.person(person)?;
        let Some(held) = self.given_to(person)?.filter(|_| may_sign(&signer)) else { return Ok(String::new()) };
        let name = &signer.details.name;
        Ok(match self.outdated(&signer, &held)? {
            None => String::new(),
            Some(Outdated { own: true, .. }) => match self.office(now) {
                Ok(_) => format!(" {name}’s signing key is certified anew; what they signed before stays valid."),
                Err(why) => format!(" {name} cannot sign until their key is certified anew. {}", why.sentence),
            },
            Some(Outdated { says, .. }) => format!(
                " Their council’s certificate is made out to {says}: before they sign again they bring in one in the name \
                 they have now, or set a signing PIN."
            ),
        })
    }
}
