//! What administrators do for those who sign: they keep the book's authority, and certify a key after comparing its words
//! with whoever made it. The authority's key and the register's are sealed to the administrators and open for nobody else.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use quorate_core::book::SealedToPeople;
use quorate_core::entropy;
use quorate_core::ids::PersonId;
use quorate_core::ledger::Change;
use quorate_core::meeting::person::{Person, Role, is_same_name};
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_core::sign::identity::{REGISTER_SIGNER, can_be_of, issue_register};
use quorate_core::sign::verify::certificate;
use quorate_core::sign::{Authority, Identity, certificate_rules};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::certificates::{AuthorityMade, fingerprint};
use super::identities::unreadable;
use crate::Service;
use crate::act::Done;

/// What the keys are sealed for, and under which name an administrator keeps them.
const PURPOSE: &str = "signing authority";

/// The keys of an authority and of its register, as they are sealed.
#[derive(Serialize, Deserialize)]
struct AuthorityKeys {
    /// Of the authority's certificate.
    fingerprint: String,
    authority: Zeroizing<String>,
    register: Zeroizing<String>,
}

/// An authority, opened to certify or to sign a register.
pub(crate) struct Office {
    pub authority: Authority,
    pub register: Identity,
}

impl Service {
    /// Certifies the key that somebody asked for. `key` is what was compared: another that they asked for since is refused.
    pub(crate) fn certify(
        &mut self,
        me: &Person,
        person: PersonId,
        key: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        if let Some(done) = self.certify_renamed(person, key, now)? {
            return Ok(done);
        }
        let asked = self.waiting()?.into_iter().find(|asked| asked.person == person);
        let Some(asked) = asked.filter(|asked| fingerprint(&asked.public_key) == key) else {
            return Err(Refusal::new(
                RefusalCode::Stale,
                "This key no longer waits: another was asked for since, or it is certified. Look again.",
            ));
        };
        let signer = self.book.person(person)?;
        if !may_sign(&signer) {
            return Err(Refusal::wrong_state(format!("{} is no chair, so has nothing to sign.", signer.details.name)));
        }
        if is_same_name(&signer.details.name, REGISTER_SIGNER) {
            return Err(Refusal::wrong_state("That name is the register’s own. Add this person under another name."));
        }
        let (office, mut changes) = self.office_or_new(now)?;
        let certificates = match asked.certificates.first().and_then(|der| certificate(der)) {
            None if asked.certificates.is_empty() => self.issued(&office, &asked.public_key, &signer, now)?,
            // They may be called otherwise since they brought it in.
            Some(read) if !can_be_of(&read.name, &signer.details.name) => {
                return Err(Refusal::wrong_state(format!(
                    "This certificate is made out to {}, not to {}. They bring in one that is made out to them.",
                    read.name, signer.details.name
                )));
            }
            _ => asked.certificates,
        };
        certificate_rules::check(&certificates, now).map_err(|reason| {
            Refusal::wrong_state(format!("This key cannot be certified: {}. {}", reason.words(), reason.remedy()))
        })?;
        changes.push(given(person, &certificates));
        let seq = self.commit(&changes, now)?;
        let alone = match person == me.id {
            true => " You asked for it and certified it yourself: that stands in the register, and on every check.",
            false => "",
        };
        Ok(Done::said(format!("{} can now sign records.{alone}", signer.details.name), seq))
    }

    pub(super) fn issued(
        &mut self,
        office: &Office,
        public_key: &[u8],
        signer: &Person,
        now: DateTime<Utc>,
    ) -> Result<Vec<Vec<u8>>, Refusal> {
        let serial = entropy::bytes(self.entropy.as_mut())?;
        let (name, post) = (&signer.details.name, &signer.details.post);
        let leaf = office.authority.certify(serial, public_key, name, post, now)?;
        Ok(vec![Authority::der_of(&leaf)?, office.authority.certificate_der()?])
    }

    /// The book's authority, opened by an administrator; renewed where that is due.
    ///
    /// # Errors
    /// Refuses as `WrongState` while the book has none, or while another administrator has to open it first.
    pub(crate) fn office(&mut self, now: DateTime<Utc>) -> Result<Office, Refusal> {
        if self.authorities()?.is_empty() {
            return Err(Refusal::wrong_state(
                "The book has no signing authority yet: it gets one when an administrator certifies the first key.",
            ));
        }
        let (office, changes) = self.office_or_new(now)?;
        if !changes.is_empty() {
            self.commit(&changes, now)?;
        }
        Ok(office)
    }

    fn office_of(&mut self, made: &AuthorityMade) -> Result<Office, Refusal> {
        let name = fingerprint(&made.certificate);
        let sealed = self.sealed(&name)?;
        let kept: Option<AuthorityKeys> = self.kept(PURPOSE)?.filter(|keys: &AuthorityKeys| keys.fingerprint == name);
        let keys = match kept {
            Some(keys) => keys,
            None => {
                let opened = self.book.unseal(PURPOSE, sealed.as_ref().ok_or_else(unreadable)?)?;
                let keys: AuthorityKeys = serde_json::from_slice(&opened).map_err(|why| unreadable().because(&why))?;
                // So that it goes along with a change of passphrase.
                self.keep(PURPOSE, &keys)?;
                keys
            }
        };
        // Whoever came since, or has a new passphrase, is to open it too.
        if sealed.is_none_or(|sealed| !self.book.is_sealed_to_administrators(&sealed).unwrap_or(false)) {
            self.seal(&keys)?;
        }
        keys.open(made)
    }

    /// The same, or a new authority where the book has none or where nobody can open the one it has; with what makes it so,
    /// and with certificates for those who were called otherwise since.
    pub(crate) fn office_or_new(&mut self, now: DateTime<Utc>) -> Result<(Office, Vec<Change>), Refusal> {
        let Some(made) = self.authorities()?.pop() else { return self.new_office(now) };
        if self.is_renewal_due()? {
            return self.renewed(now);
        }
        match self.office_of(&made) {
            Ok(office) => {
                let changes = self.certified_anew(&office, now)?;
                Ok((office, changes))
            }
            Err(refusal) if matches!(refusal.code, RefusalCode::NotAllowed | RefusalCode::Damaged) => {
                match self.who_can_open(&made)? {
                    Some(name) => Err(Refusal::wrong_state(format!(
                        "The key of the signing authority has to be opened to you first: ask {name} to do this, or to write the \
                         register once."
                    ))),
                    None => self.renewed(now),
                }
            }
            Err(refusal) => Err(refusal),
        }
    }

    /// Another administrator who can open the authority.
    fn who_can_open(&self, made: &AuthorityMade) -> Result<Option<String>, Refusal> {
        let Some(sealed) = self.sealed(&fingerprint(&made.certificate))? else { return Ok(None) };
        let to: HashSet<PersonId> = sealed.people().collect();
        let others = self.administrators()?.into_iter().find(|one| to.contains(&one.id) && one.id != self.person);
        Ok(others.map(|one| one.details.name))
    }

    /// Whether somebody could open the authority who is no administrator any more.
    fn is_renewal_due(&self) -> Result<bool, Refusal> {
        let Some(made) = self.authorities()?.pop() else { return Ok(false) };
        let Some(sealed) = self.sealed(&fingerprint(&made.certificate))? else { return Ok(true) };
        let present: HashSet<PersonId> = self.administrators()?.into_iter().map(|one| one.id).collect();
        Ok(sealed.people().any(|one| !present.contains(&one)))
    }

    /// After administrators have changed: a new authority if one of them is gone, and the present one's key for who came.
    /// Says what was done, for the sentence that tells of it.
    pub(crate) fn after_administrators_changed(&mut self, now: DateTime<Utc>) -> Result<&'static str, Refusal> {
        // Whoever gave up the role is not to make the next authority: another administrator does, when they next use it.
        let is_one = self.administrators()?.iter().any(|one| one.id == self.person);
        if !is_one || self.authorities()?.is_empty() {
            return Ok("");
        }
        let due = self.is_renewal_due()?;
        match self.office(now) {
            // What this administrator cannot open, another has to seal anew.
            Err(refusal) if refusal.code != RefusalCode::WrongState => Err(refusal),
            _ if due => Ok(" The book has a new signing authority: write the trust sheet again and give it to IT."),
            _ => Ok(""),
        }
    }

    /// A new authority, and every active chair's key certified by it anew.
    fn renewed(&mut self, now: DateTime<Utc>) -> Result<(Office, Vec<Change>), Refusal> {
        let (office, mut changes) = self.new_office(now)?;
        let authorities: HashSet<Vec<u8>> = self.authorities()?.into_iter().map(|made| made.certificate).collect();
        for signer in self.book.people()?.into_iter().filter(may_sign) {
            let Some(held) = self.given_to(signer.id)? else { continue };
            let by_the_book = held.certificates.last().is_some_and(|root| authorities.contains(root));
            if let (true, Some(key)) = (by_the_book, held.public_key()) {
                changes.push(given(signer.id, &self.issued(&office, &key, &signer, now)?));
            }
        }
        Ok((office, changes))
    }

    fn new_office(&mut self, now: DateTime<Utc>) -> Result<(Office, Vec<Change>), Refusal> {
        let book = self.book.about()?.name;
        let authority = Authority::create(&self.chance()?, &book, now)?;
        let register = issue_register(&authority, &self.chance()?, &book, now)?;
        let certificate = authority.certificate_der()?;
        let keys = AuthorityKeys {
            fingerprint: fingerprint(&certificate),
            authority: Zeroizing::new(hex::encode(authority.secret())),
            register: Zeroizing::new(hex::encode(register.secret()?)),
        };
        self.seal(&keys)?;
        self.keep(PURPOSE, &keys)?;
        let made = Change::AuthorityMade {
            certificate: hex::encode(&certificate),
            register: hex::encode(register.certificate_der()?),
        };
        Ok((Office { authority, register }, vec![made]))
    }

    fn seal(&mut self, keys: &AuthorityKeys) -> Result<(), Refusal> {
        let json = Zeroizing::new(serde_json::to_vec(keys).map_err(|why| unreadable().because(&why))?);
        let sealed = self.book.seal_to_administrators(PURPOSE, &json, self.entropy.as_mut())?;
        let sealed = serde_json::to_vec(&sealed).map_err(|why| unreadable().because(&why))?;
        self.book.put_identity(&holder(&keys.fingerprint), &sealed)
    }

    /// What is wrong with the authority's sealed key, as far as whoever is signed in can tell: it is not in the ledger.
    pub(crate) fn fault_of_authority(&self) -> Result<Option<&'static str>, Refusal> {
        let Some(made) = self.authorities()?.pop() else { return Ok(None) };
        let opens = match self.sealed(&fingerprint(&made.certificate)) {
            Ok(Some(sealed)) if sealed.people().any(|one| one == self.person) => {
                self.book.unseal(PURPOSE, &sealed).err()
            }
            Ok(Some(_)) => None,
            Ok(None) => Some(unreadable()),
            Err(why) => Some(why),
        };
        Ok(opens.filter(|why| why.code == RefusalCode::Damaged).map(|_| {
            "The key of the signing authority is not what was sealed: restore the latest backup, and keep this book aside."
        }))
    }

    fn sealed(&self, fingerprint: &str) -> Result<Option<SealedToPeople>, Refusal> {
        let sealed = self.book.identity(&holder(fingerprint))?;
        sealed.map(|json| serde_json::from_slice(&json).map_err(|why| unreadable().because(&why))).transpose()
    }

    fn administrators(&self) -> Result<Vec<Person>, Refusal> {
        let is = |person: &Person| person.active && person.details.roles.contains(&Role::Administrator);
        Ok(self.book.people()?.into_iter().filter(is).collect())
    }
}

impl AuthorityKeys {
    fn open(&self, made: &AuthorityMade) -> Result<Office, Refusal> {
        let bytes = |key: &str| hex::decode(key).map(Zeroizing::new).map_err(|why| unreadable().because(&why));
        let authority = Authority::restore(&bytes(&self.authority)?, &made.certificate)?;
        let certificates = [made.register.as_slice(), made.certificate.as_slice()];
        let register = Identity::from_parts(&bytes(&self.register)?, certificates.into_iter())?;
        Ok(Office { authority, register })
    }
}

/// Where the sealed keys of an authority lie.
fn holder(fingerprint: &str) -> String {
    format!("authority {fingerprint}")
}

pub(super) fn given(person: PersonId, certificates: &[Vec<u8>]) -> Change {
    Change::CertificateSet { person, certificates: certificates.iter().map(hex::encode).collect() }
}

pub(super) fn may_sign(person: &Person) -> bool {
    person.active && person.details.roles.contains(&Role::Chair)
}
