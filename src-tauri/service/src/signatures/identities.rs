//! A person's own signing key: made in their own session or brought in from their council, kept under their PIN and the
//! secret of their key slot, and opened to sign with. An administrator certifies the public half (see `certifying`).

use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use quorate_core::book::Passphrase;
use quorate_core::calendar::{london, words};
use quorate_core::entropy;
use quorate_core::ledger::Change;
use quorate_core::meeting::person::Person;
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_core::sign::authority::Chance;
use quorate_core::sign::identity::{fresh_key, public_key_in};
use quorate_core::sign::sealed::{Maker, SealChance, check_pin};
use quorate_core::sign::verify::{certificate, is_named_as_issuer};
use quorate_core::sign::{Identity, SealedKey, key_words, pkcs12};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::certificates::{Given, KeyAsked, fingerprint};
use crate::Service;
use crate::act::Done;
use crate::views::{AskedView, IdentityView, SigningView};

/// No certificate file is larger; what is, is something else.
const LARGEST_FILE: u64 = 1 << 20;

/// Where wrong PINs are noted.
const ATTEMPTS: &str = "signing attempts";
/// So many wrong PINs in a row may be a slip; each more doubles the wait.
const SLIPS: u32 = 3;
const LONGEST_WAIT: u32 = 60;

/// Wrong PINs since the last right one.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
struct Attempts {
    wrong: u32,
    last: DateTime<Utc>,
}

impl Attempts {
    /// From when on another may be made.
    fn next(&self) -> DateTime<Utc> {
        match self.wrong.checked_sub(SLIPS) {
            None => self.last,
            Some(more) => self.last + Duration::minutes(i64::from(LONGEST_WAIT.min(1 << more.min(6)))),
        }
    }
}

impl Service {
    /// Makes a signing key for whoever is signed in, and asks for it to be certified. The key they had serves until then.
    pub(crate) fn set_signing_pin(&mut self, me: &Person, pin: &str, now: DateTime<Utc>) -> Result<Done, Refusal> {
        check_pin(pin)?;
        let key = fresh_key(&self.chance()?)?;
        self.ask_for(me, &key.private, &key.public, &[], (Maker::Book, pin), now)
    }

    /// Takes the certificate that the council gave whoever is signed in, and asks for it to be accepted.
    pub(crate) fn import_identity(
        &mut self,
        me: &Person,
        file: &Path,
        password: &str,
        secret: &str,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        Passphrase::new(secret).map_err(|refusal| Refusal { field: Some("pin".into()), ..refusal })?;
        let unread = || Refusal::invalid("file", "This file cannot be read: check that it is there and yours to open.");
        if std::fs::metadata(file).map_err(|why| unread().because(&why))?.len() > LARGEST_FILE {
            return Err(Refusal::invalid(
                "file",
                "This is not a certificate file (.p12 or .pfx). Choose another file.",
            ));
        }
        let bytes = Zeroizing::new(std::fs::read(file).map_err(|why| unread().because(&why))?);
        let identity = pkcs12::open(&bytes, password, now)?;
        let (whose, mine) = (identity.name(), &me.details.name);
        if !identity.speaks_of(mine) {
            let sentence = format!("This certificate is made out to {whose}, not to {mine}. Choose your own.");
            return Err(Refusal::invalid("file", sentence));
        }
        let certificates = identity.certificates_der();
        let public = public_key_in(&identity.certificate_der()?).ok_or_else(unreadable)?;
        self.ask_for(me, &identity.secret()?, &public, &certificates, (Maker::Council, secret), now)
    }

    fn ask_for(
        &mut self,
        me: &Person,
        private: &[u8],
        public: &[u8],
        certificates: &[Vec<u8>],
        (maker, secret): (Maker, &str),
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let chance =
            SealChance { salt: entropy::bytes(self.entropy.as_mut())?, nonce: entropy::bytes(self.entropy.as_mut())? };
        let sealed = SealedKey::seal(private, public, maker, secret, self.costs.pin, &chance)?;
        let before = self.waiting()?.into_iter().find(|asked| asked.person == me.id);
        self.keep(&kept_as(public), &sealed)?;
        let asked = Change::CertificateAsked {
            person: me.id,
            public_key: hex::encode(public),
            certificates: certificates.iter().map(hex::encode).collect(),
        };
        let seq = self.commit(&[asked], now)?;
        self.let_go(me, before.as_ref(), public)?;
        let sentence = format!(
            "Your key is made. Ask an administrator to certify it, and read these words to each other: {}.",
            key_words::of_key(public)
        );
        Ok(Done::said(sentence, seq))
    }

    /// Forgets the keys that the person no longer signs with: the one they had asked for before, and those replaced.
    fn let_go(&mut self, me: &Person, before: Option<&KeyAsked>, new: &[u8]) -> Result<(), Refusal> {
        let mut mine: Vec<Given> = self.given()?.into_iter().filter(|given| given.person == me.id).collect();
        let present = mine.pop().and_then(|given| given.public_key());
        let old = mine.iter().filter_map(Given::public_key).chain(before.map(|asked| asked.public_key.clone()));
        for key in old.filter(|key| Some(key) != present.as_ref() && key != new) {
            self.book.drop_secret(&kept_as(&key))?;
        }
        Ok(())
    }

    /// Opens the key of whoever is signed in, with its certificates; and says how many wrong PINs came before this right
    /// one.
    pub(crate) fn identity_of(
        &mut self,
        me: &Person,
        pin: &str,
        now: DateTime<Utc>,
    ) -> Result<(Identity, u32), Refusal> {
        let Some(given) = self.given_to(me.id)? else {
            return Err(Refusal::wrong_state(match self.waiting()?.iter().any(|asked| asked.person == me.id) {
                true => "Your signing key is not certified yet: ask an administrator, and compare its words.",
                false => "You have no signing PIN yet: set one first.",
            }));
        };
        if let Some(outdated) = self.outdated(me, &given)? {
            return Err(Refusal::wrong_state(outdated.for_holder(&me.details.name)));
        }
        let public = given.public_key().ok_or_else(unreadable)?;
        let Some(sealed) = self.kept::<SealedKey>(&kept_as(&public))? else { return Err(lost()) };
        let (private, wrong) = self.opened(&sealed, pin, now)?;
        let identity = Identity::from_parts(&private, given.certificates.iter().map(Vec::as_slice))?;
        Ok((identity, wrong))
    }

    /// Tries a PIN. That it is tried is on the disk before it is found right or wrong.
    fn opened(
        &mut self,
        sealed: &SealedKey,
        pin: &str,
        now: DateTime<Utc>,
    ) -> Result<(Zeroizing<Vec<u8>>, u32), Refusal> {
        let attempts: Attempts = self.kept(ATTEMPTS)?.unwrap_or_default();
        if attempts.wrong >= SLIPS && now < attempts.next() {
            let again = words::date_and_time(london(attempts.next()));
            let sentence = format!("{} wrong signing PINs were typed. Try again after {again}.", attempts.wrong);
            return Err(Refusal { field: Some("pin".into()), ..Refusal::wrong_state(sentence) });
        }
        self.keep(ATTEMPTS, &Attempts { wrong: attempts.wrong.saturating_add(1), last: now })?;
        let private = sealed.unseal(pin)?;
        self.book.drop_secret(ATTEMPTS)?;
        Ok((private, attempts.wrong))
    }

    /// How whoever is signed in signs, or what stands between them and signing.
    pub(crate) fn signing_view(&self, me: &Person) -> Result<SigningView, Refusal> {
        let given = self.given_to(me.id)?;
        let asked = self.waiting()?.into_iter().find(|asked| asked.person == me.id);
        let key = given.as_ref().and_then(Given::public_key);
        let kept = key.map(|key| self.book.kept_secret(&kept_as(&key))).transpose()?.flatten().is_some();
        let asked = asked.filter(|asked| matches!(self.book.kept_secret(&kept_as(&asked.public_key)), Ok(Some(_))));
        let outdated = given.as_ref().map(|given| self.outdated(me, given)).transpose()?.flatten();
        Ok(SigningView {
            outdated: outdated.map(|outdated| outdated.for_holder(&me.details.name)),
            lost: given.is_some() && !kept && asked.is_none(),
            held: given
                .filter(|_| kept)
                .and_then(|given| self.certificate_view(given.signer()).transpose())
                .transpose()?,
            asked: asked.map(|asked| AskedView {
                words: key_words::of_key(&asked.public_key),
                at: asked.at,
                issuer: asked.certificates.first().and_then(|der| certificate(der)).map(|read| read.issuer),
            }),
        })
    }

    /// What a certificate says; none for what is no certificate.
    pub(crate) fn certificate_view(&self, der: &[u8]) -> Result<Option<IdentityView>, Refusal> {
        let Some(read) = certificate(der) else { return Ok(None) };
        let own = self.authorities()?.iter().any(|made| is_named_as_issuer(&made.certificate, der));
        Ok(Some(IdentityView {
            name: read.name,
            post: read.post,
            issuer: read.issuer,
            serial: read.serial,
            valid_from: read.valid_from,
            valid_until: read.valid_until,
            own,
        }))
    }

    /// Keeps something for whoever is signed in alone.
    pub(crate) fn keep(&mut self, name: &str, value: &impl Serialize) -> Result<(), Refusal> {
        let json = Zeroizing::new(serde_json::to_vec(value).map_err(|why| unreadable().because(&why))?);
        self.book.keep_secret(name, &json, self.entropy.as_mut())
    }

    pub(crate) fn kept<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Refusal> {
        let kept = self.book.kept_secret(name)?;
        kept.map(|json| serde_json::from_slice(&json).map_err(|why| unreadable().because(&why))).transpose()
    }

    pub(crate) fn chance(&mut self) -> Result<Chance, Refusal> {
        let entropy = self.entropy.as_mut();
        Ok(Chance { key: Zeroizing::new(entropy::bytes(entropy)?), serial: entropy::bytes(entropy)? })
    }
}

/// The name under which a key is kept: by the public half of it.
fn kept_as(public_key: &[u8]) -> String {
    format!("signing key {}", &fingerprint(public_key)[..32])
}

fn lost() -> Refusal {
    Refusal::wrong_state(
        "Your signing key went with your old passphrase, which somebody else replaced. Set a new signing PIN on your \
         account, and have the key certified.",
    )
}

pub(crate) fn unreadable() -> Refusal {
    Refusal::new(RefusalCode::Damaged, "The signing key in this book is damaged. Set a new signing PIN.")
}
