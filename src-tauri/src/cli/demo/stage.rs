//! The simulated county at work: one book, its people taking turns at it, and a clock that starts weeks ago.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::London;
use quorate_core::calendar::{Calendar, london};
use quorate_core::entropy::Entropy;
use quorate_core::ids::{DeviceId, PersonId};
use quorate_core::refusal::{Refusal, RefusalCode};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::machine::SystemEntropy;
use quorate_service::Service;
use quorate_service::act::{Act, Done};
use quorate_service::ask::{Answer, Ask};
use quorate_service::keeping::sign_in;

pub struct DemoStage {
    book: PathBuf,
    passphrase: String,
    people: BTreeMap<String, PersonId>,
    device: DeviceId,
    /// Who is signed in. Only one can: a book is open in one place at a time.
    seated: Option<(String, Service)>,
    /// The latest moment so far: the ledger's time never runs backwards.
    clock: DateTime<Utc>,
    /// The real time, which nothing is after.
    now: DateTime<Utc>,
    pub calendar: Calendar,
}

impl DemoStage {
    /// Starts with a book just made and its administrator signed in.
    pub fn new(
        who: &str,
        service: Service,
        passphrase: &str,
        device: DeviceId,
        start: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            book: service.folder().to_owned(),
            passphrase: passphrase.to_owned(),
            people: BTreeMap::new(),
            device,
            seated: Some((who.to_owned(), service)),
            clock: start,
            now,
            calendar: Calendar::england_and_wales(BTreeMap::new()),
        }
    }

    pub fn know(&mut self, who: &str, person: PersonId) {
        self.people.insert(who.to_owned(), person);
    }

    /// Somebody who was given a temporary passphrase comes in for the first time and chooses the one that all have here.
    pub fn settle_in(&mut self, who: &str, temporary: &str, at: NaiveDateTime) -> Result<(), Refusal> {
        self.clock = self.clock.max(self.moment(at));
        self.seated = None;
        let person = *self.people.get(who).ok_or_else(|| amiss("names somebody who cannot sign in"))?;
        let (temporary, entropy) = (Zeroizing::new(temporary.to_owned()), Box::new(SystemEntropy));
        let service =
            sign_in::settle_in(&self.book, person, temporary, &self.passphrase, self.device, entropy, self.clock)?;
        self.seated = Some((who.to_owned(), service));
        Ok(())
    }

    pub fn today(&self) -> NaiveDate {
        london(self.now).date()
    }

    /// The service for that person, who is signed in if they were not.
    pub fn seat(&mut self, who: &str) -> Result<&mut Service, Refusal> {
        if self.seated.as_ref().is_none_or(|(seated, _)| seated != who) {
            // The one who sits there leaves first: the book is locked until then.
            self.seated = None;
            let person = *self.people.get(who).ok_or_else(|| amiss("names somebody who cannot sign in"))?;
            let passphrase = Zeroizing::new(self.passphrase.clone());
            let service = sign_in::sign_in(&self.book, person, passphrase, self.device, Box::new(SystemEntropy))?;
            self.seated = Some((who.to_owned(), service));
        }
        self.seated.as_mut().map(|(_, service)| service).ok_or_else(|| amiss("lost its service"))
    }

    /// A moment of the clock on the wall, or now if that is still ahead.
    pub fn moment(&self, at: NaiveDateTime) -> DateTime<Utc> {
        utc(at).min(self.now)
    }

    /// Somebody does something at that moment.
    pub fn act(&mut self, who: &str, at: NaiveDateTime, act: Act) -> Result<Done, Refusal> {
        self.clock = self.clock.max(self.moment(at));
        let clock = self.clock;
        self.seat(who)?.act(act, clock)
    }

    /// Whoever is signed in looks something up.
    pub fn ask(&mut self, ask: Ask) -> Result<Answer, Refusal> {
        let clock = self.clock;
        let (_, service) = self.seated.as_mut().ok_or_else(|| amiss("asks with nobody at the service"))?;
        service.ask(ask, clock)
    }

    /// A working day that many days later, or the last one before it.
    pub fn working_day(&self, from: NaiveDate, days: i64) -> Result<NaiveDate, Refusal> {
        let date = from + Duration::days(days);
        self.calendar
            .last_working_day(date)
            .map_err(|unpublished| Refusal::new(RefusalCode::Machine, unpublished.to_string()))
    }
}

/// What the clock on the wall in London says, in universal time.
pub fn utc(at: NaiveDateTime) -> DateTime<Utc> {
    London.from_local_datetime(&at).earliest().map_or_else(|| at.and_utc(), |at| at.with_timezone(&Utc))
}

pub fn at(date: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    date.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
}

/// A device of its own: the demonstration leaves no trace in this machine's settings.
pub fn device(now: DateTime<Utc>) -> Result<DeviceId, Refusal> {
    SystemEntropy.uuid(now).map(DeviceId)
}

/// Something in the files of the demonstration does not fit together.
pub fn amiss(what: &str) -> Refusal {
    Refusal::new(RefusalCode::Machine, format!("The demonstration {what}: this is a fault of the program."))
}

/// The id of what an act made.
pub fn made(done: &Done) -> Result<Uuid, Refusal> {
    done.ids.first().and_then(|id| id.parse().ok()).ok_or_else(|| amiss("was given no id"))
}
