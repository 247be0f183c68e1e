//! The book of the county: its people, their PINs, its panels and families; and the weeks that go by at it.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use chrono::{Duration, Months, NaiveDate, NaiveDateTime};
use quorate_core::ids::{ChildId, PersonId};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::person::PersonDetails;
use quorate_core::panel::{self, Profile, SubjectKind};
use quorate_core::refusal::{Refusal, RefusalCode};

use super::booking;
use super::county::{self, Family, Script, Young};
use super::plan::{self, Job, PlayedMeeting};
use super::running::{ADMINISTRATOR, County};
use super::stage::{self, DemoStage, amiss, at, made};
use crate::machine::{self, SystemEntropy};
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::keeping::sign_in;
use quorate_service::views::NewBook;

/// What the administrator gives everybody, to choose their own.
const TEMPORARY: &str = "borrowed umbrella nineteen";

pub fn book_name(script: &Script) -> String {
    format!("{}.quorate", script.county.name.to_lowercase())
}

/// Makes the book, with its administrator signed in.
pub fn found<'s>(
    script: &'s Script,
    folder: &Path,
    on: Option<NaiveDate>,
    weeks: u32,
) -> Result<(County<'s>, String), Refusal> {
    let now = on.map_or_else(machine::now, |day| stage::utc(at(day, 9, 0)));
    let start = now - Duration::weeks(i64::from(weeks) + 2);
    let device = stage::device(now)?;
    let first = script.county.people.first().ok_or_else(|| amiss("has no people"))?;
    let new = NewBook {
        folder: folder.join(book_name(script)).to_string_lossy().into_owned(),
        name: script.county.name.clone(),
        council: script.county.council.clone(),
        administrator: details(first),
        passphrase: script.county.passphrase.clone(),
    };
    let (service, recovery) = sign_in::create(new, device, Box::new(SystemEntropy), start)?;
    let me = service.session()?.person.id;
    let mut stage = DemoStage::new(&first.id, service, &script.county.passphrase, device, start, now);
    stage.know(&first.id, me);
    let mut profiles = BTreeMap::new();
    for (id, toml) in panel::bundled() {
        let profile = Profile::parse(toml).ok().ok_or_else(|| amiss("bundles a profile with mistakes"))?;
        profiles.insert(id.to_owned(), profile);
    }
    let county =
        County { script, stage, profiles, children: HashMap::new(), requests: HashMap::new(), followed: Vec::new() };
    Ok((county, recovery))
}

impl<'s> County<'s> {
    /// People, PINs, panels, their series and the families.
    pub fn set_up(&mut self, weeks: u32) -> Result<Vec<PlayedMeeting<'s>>, Refusal> {
        let script = self.script;
        let today = self.stage.today();
        let first = today - Duration::weeks(i64::from(weeks)) - Duration::days(10);
        for one in script.county.people.iter().skip(1) {
            let act = Act::AddPerson { details: details(one), passphrase: TEMPORARY.into() };
            let done = self.stage.act(ADMINISTRATOR, at(first, 9, 0), act)?;
            self.stage.know(&one.id, PersonId(made(&done)?));
        }
        for one in script.county.people.iter().skip(1) {
            self.stage.settle_in(&one.id, TEMPORARY, at(first, 9, 15))?;
        }
        let mut sittings = Vec::new();
        for (panel, toml) in panel::bundled() {
            if !script.county.panels.contains_key(panel) {
                continue;
            }
            self.stage.act(ADMINISTRATOR, at(first, 9, 30), Act::AdoptPanel { toml: toml.to_owned() })?;
            sittings.extend(plan::series(&mut self.stage, ADMINISTRATOR, script, panel, weeks, at(first, 10, 0))?);
        }
        for cast in script.county.panels.values() {
            let act = Act::SetSigningPin { pin: script.county.pin.clone() };
            self.stage.act(&cast.chair, at(first, 15, 0), act)?;
        }
        self.certify(at(first, 15, 30))?;
        Ok(sittings)
    }

    /// The administrator certifies the keys of the chairs, who read their words aloud.
    fn certify(&mut self, when: NaiveDateTime) -> Result<(), Refusal> {
        self.stage.seat(ADMINISTRATOR)?;
        let Answer::CertificateRequests(waiting) = self.stage.ask(Ask::CertificateRequests)? else {
            return Err(amiss("was answered something else"));
        };
        for one in waiting {
            self.stage.act(ADMINISTRATOR, when, Act::Certify { person: one.person, key: one.key })?;
        }
        Ok(())
    }

    /// The children of a family, added to the book the first time that somebody asks for a slot for them.
    pub fn family(&mut self, id: &str, when: NaiveDateTime) -> Result<Vec<ChildId>, Refusal> {
        if let Some(known) = self.children.get(id) {
            return Ok(known.clone());
        }
        let script = self.script;
        let family = script.families.iter().find(|family| family.id == id);
        let family = family.ok_or_else(|| amiss("names a family that is not there"))?;
        let mut children: Vec<ChildId> = Vec::new();
        for (place, young) in family.children.iter().enumerate() {
            let details = self.child(family, young, place, when)?;
            let sibling_of = children.first().copied();
            let done = self.stage.act(ADMINISTRATOR, when, Act::AddChild { details, sibling_of })?;
            children.push(ChildId(made(&done)?));
        }
        self.children.insert(id.to_owned(), children.clone());
        Ok(children)
    }

    fn child(
        &self,
        family: &Family,
        young: &Young,
        place: usize,
        when: NaiveDateTime,
    ) -> Result<ChildDetails, Refusal> {
        let today = self.stage.today();
        let number = 400_000 + county::choice(&[&family.id, &place.to_string()], 500_000);
        let spread = county::choice(&[&family.id, &young.given], 27) as i64;
        let born = young.months.map(|months| today - Months::new(months) - Duration::days(spread));
        let weeks = young.care_weeks.map(|weeks| Ok(today - Duration::weeks(i64::from(weeks))));
        let days = young.care_days.map(|days| {
            let before = self.stage.calendar.working_days_before(today, days);
            before.map_err(|unpublished| Refusal::new(RefusalCode::Machine, unpublished.to_string()))
        });
        Ok(ChildDetails {
            kind: if born.is_some() { SubjectKind::Child } else { SubjectKind::Unborn },
            given: young.given.clone(),
            surname: young.surname.clone(),
            known_as: young.known_as.clone(),
            born: born.map(Into::into),
            expected: young.expected_weeks.map(|weeks| (today + Duration::weeks(i64::from(weeks))).into()),
            mosaic_id: number.to_string(),
            numbers: Vec::new(),
            address: family.address.clone(),
            // A child heard before they came into care was not in care then.
            in_care_since: weeks.or(days).transpose()?.filter(|since| *since <= when.date()),
            legal_status: young.status.clone(),
            pronouns: None,
            key_dates: Vec::new(),
            let_pass: Vec::new(),
            parents: family.parents.clone(),
        })
    }

    /// Lets the weeks go by.
    pub fn play(&mut self, sittings: &[PlayedMeeting], records: &Path) -> Result<(), Refusal> {
        let today = self.stage.today();
        let mut jobs: Vec<_> = sittings
            .iter()
            .flat_map(|one| one.jobs(today).into_iter().map(move |(when, job)| (when, job, one)))
            .collect();
        jobs.sort_by_key(|(when, job, sitting)| (*when, *job, sitting.date));
        for (when, job, sitting) in jobs {
            match job {
                Job::Book => {
                    self.stage.seat(ADMINISTRATOR)?;
                    self.book(sitting, when)?;
                }
                Job::BookLate => self.book_late(sitting, when)?,
                Job::Hold => self.hold(sitting, when)?,
                Job::Sign => self.sign(sitting, when)?,
                Job::File => self.file(sitting, when, records)?,
                Job::Amend => self.amend(sitting, when, records)?,
            }
        }
        Ok(())
    }
}

fn details(one: &county::SignedIn) -> PersonDetails {
    PersonDetails {
        name: one.name.clone(),
        post: one.post.clone(),
        email: booking::email(&one.name),
        roles: one.roles.clone(),
    }
}
