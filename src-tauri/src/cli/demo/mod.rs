//! `quorate demo`: a county that does not exist, made through the same service that a team works at.
//!
//! Weeks of both panels are simulated with a clock of their own: everything is done by somebody who may do it, at a time
//! at which they would. What is done depends on the day and nothing else; keys and identities come from the machine.

mod after;
mod aloud;
mod amending;
mod booking;
mod county;
mod plan;
mod running;
mod sitting;
mod stage;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Duration, Months, NaiveDateTime};
use quorate_core::ids::{ChildId, PersonId};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::person::PersonDetails;
use quorate_core::panel::SubjectKind;
use quorate_core::panel::{self, Profile};
use quorate_core::refusal::{Refusal, RefusalCode};
use serde_json::json;

use super::args::Demo;
use crate::cli::output::VerbOutput;
use crate::machine::{self, SystemEntropy};
use county::{Family, Script, Young};
use plan::{Job, PlayedMeeting};
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};
use quorate_service::keeping::sign_in;
use quorate_service::signatures::verdict;
use quorate_service::signatures::verdict::Against;
use quorate_service::views::FileVerdict;
use quorate_service::views::NewBook;
use running::{ADMINISTRATOR, County};
use stage::{DemoStage, amiss, at, made};

const RECORDS: &str = "records";
const AUTHORITY: &str = "authority.pem";
/// What the administrator gives everybody, to choose their own.
const TEMPORARY: &str = "borrowed umbrella nineteen";

/// Makes the county in a folder beside `--out` and gives it its name at the end: a demonstration is whole or not there.
pub fn run(order: Demo) -> Result<VerbOutput, Refusal> {
    let script = Script::bundled().map_err(|error| amiss(&format!("has a file that cannot be read ({error})")))?;
    let out = std::path::absolute(&order.out).map_err(|why| unwritable(&order.out).because(&why))?;
    refuse_filled(&out)?;
    let mut part = out.clone().into_os_string();
    part.push(".part");
    let part = PathBuf::from(part);
    if part.exists() {
        fs::remove_dir_all(&part).map_err(|why| unwritable(&part).because(&why))?;
    }
    fs::create_dir_all(&part).map_err(|why| unwritable(&part).because(&why))?;
    let made = make(&script, &part, &order).and_then(|made| {
        if out.exists() {
            fs::remove_dir(&out).map_err(|why| unwritable(&out).because(&why))?;
        }
        fs::rename(&part, &out).map_err(|why| unwritable(&out).because(&why))?;
        Ok(made)
    });
    if made.is_err() {
        // Only what this attempt made.
        let _ = fs::remove_dir_all(&part);
    }
    tell(&script, &out, &made?)
}

/// What was made, and what nobody can read from the files afterwards.
struct Made {
    recovery: String,
    children: usize,
    /// The authority's certificate in DER.
    trust: Vec<Vec<u8>>,
}

fn make(script: &Script, folder: &Path, order: &Demo) -> Result<Made, Refusal> {
    let records = folder.join(RECORDS);
    fs::create_dir(&records).map_err(|why| unwritable(folder).because(&why))?;
    let (mut county, recovery) = found(script, folder, order)?;
    let sittings = county.set_up(order.weeks)?;
    county.play(&sittings, &records)?;
    let service = county.stage.seat(ADMINISTRATOR)?;
    let pem = service.authority_pem()?.ok_or_else(|| amiss("signed nothing"))?;
    let trust = service.trusted()?;
    fs::write(folder.join(AUTHORITY), pem).map_err(|why| unwritable(folder).because(&why))?;
    Ok(Made { recovery, children: county.children.values().map(Vec::len).sum(), trust })
}

/// Verifies the records as files, and says where everything is.
fn tell(script: &Script, out: &Path, made: &Made) -> Result<VerbOutput, Refusal> {
    let county = &script.county;
    let book = out.join(book_name(script));
    let (records, authority) = (out.join(RECORDS), out.join(AUTHORITY));
    let files = files_in(&records)?;
    let against = Against { trust: Some(made.trust.clone()), now: machine::now(), ..Against::default() };
    let verified =
        verdict::of_files(&files, &against).iter().filter(|one| one.verdict == FileVerdict::Accepted).count();
    let mut lines = vec![
        format!("The county of {} is fictional, and so is everybody in it.", county.name),
        format!("Book          {}", book.display()),
        format!("Records       {} ({} signed, {verified} verified)", records.display(), files.len()),
        format!("Authority     {}", authority.display()),
        format!("Passphrase    {} (everybody's)", county.passphrase),
        format!("Signing PIN   {} (both chairs')", county.pin),
        format!("Recovery key  {}", made.recovery),
    ];
    lines.extend(county.people.iter().map(|one| format!("Signs in      {}, {}", one.name, one.post)));
    let answer = json!({
        "book": book, "records": files, "verified": verified, "authority": authority, "children": made.children,
        "people": county.people.iter().map(|one| &one.name).collect::<Vec<_>>(),
        "passphrase": county.passphrase, "pin": county.pin, "recoveryKey": made.recovery,
    });
    Ok(VerbOutput::new(lines, &answer, verified == files.len()))
}

fn book_name(script: &Script) -> String {
    format!("{}.quorate", script.county.name.to_lowercase())
}

/// Makes the book, with its administrator signed in.
fn found<'s>(script: &'s Script, folder: &Path, order: &Demo) -> Result<(County<'s>, String), Refusal> {
    let now = order.on.map_or_else(machine::now, |day| stage::utc(at(day, 9, 0)));
    let start = now - Duration::weeks(i64::from(order.weeks) + 2);
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
    fn set_up(&mut self, weeks: u32) -> Result<Vec<PlayedMeeting<'s>>, Refusal> {
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
    fn family(&mut self, id: &str, when: NaiveDateTime) -> Result<Vec<ChildId>, Refusal> {
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
            born,
            expected: young.expected_weeks.map(|weeks| today + Duration::weeks(i64::from(weeks))),
            mosaic_id: number.to_string(),
            numbers: Vec::new(),
            address: family.address.clone(),
            // A child heard before they came into care was not in care then.
            in_care_since: weeks.or(days).transpose()?.filter(|since| *since <= when.date()),
            legal_status: young.status.clone(),
            parents: family.parents.clone(),
        })
    }

    /// Lets the weeks go by.
    fn play(&mut self, sittings: &[PlayedMeeting], records: &Path) -> Result<(), Refusal> {
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

/// A folder with something in it is somebody's.
fn refuse_filled(out: &Path) -> Result<(), Refusal> {
    let filled = out.exists() && fs::read_dir(out).map_err(|why| unwritable(out).because(&why))?.next().is_some();
    if filled {
        let sentence = format!("{} is not empty: choose a new folder for the demonstration.", out.display());
        return Err(Refusal::new(RefusalCode::Invalid, sentence));
    }
    Ok(())
}

/// The records in a folder, beside the lists of them.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut files: Vec<PathBuf> = entries.map_err(|why| unwritable(folder).because(&why))?;
    files.retain(|file| file.extension().is_some_and(|kind| kind == "pdf"));
    files.sort();
    Ok(files)
}

fn unwritable(folder: &Path) -> Refusal {
    let sentence = format!("{} cannot be written to: check that it is yours and has room.", folder.display());
    Refusal::new(RefusalCode::Machine, sentence)
}
