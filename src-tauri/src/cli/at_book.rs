//! Opening a book from the command line.

use std::env::VarError;
use std::path::Path;

use quorate_core::book::MadeFolders;
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_core::text::name_search;
use zeroize::Zeroizing;

use super::args::AtBook;
use crate::machine::{self, SystemEntropy};
use quorate_service::Service;
use quorate_service::act::{Act, Done};
use quorate_service::keeping::sign_in;
use quorate_service::views::DoorPerson;

/// Opens the book for the person named, or for the only one who can open it.
pub fn open(at: &AtBook) -> Result<Service, Refusal> {
    let person = who(&at.book, at.name.as_deref())?;
    let passphrase = passphrase(&person.name)?;
    let mut service = sign_in::sign_in(&at.book, person.id, passphrase, machine::here()?, Box::new(SystemEntropy))?;
    service.wait_for_reads_in(&machine::settings()?)?;
    Ok(service)
}

/// Opens an older copy of the book, on purpose.
pub fn take_back(at: &AtBook) -> Result<Service, Refusal> {
    let person = who(&at.book, at.name.as_deref())?;
    let passphrase = passphrase(&person.name)?;
    let (here, entropy) = (machine::here()?, Box::new(SystemEntropy));
    sign_in::take_back(&at.book, person.id, passphrase, here, entropy, machine::now())
}

/// Does an act that writes into a folder. That is made where it is missing, once the person may do it, and is not left
/// behind where nothing was written into it.
pub fn write_into(service: &mut Service, folder: &Path, act: Act) -> Result<Done, Refusal> {
    service.check_right(&act)?;
    let _made = MadeFolders::make(folder)?;
    service.act(act, machine::now())
}

/// Whoever is named; without a name, whoever is the only one.
pub fn who(book: &Path, name: Option<&str>) -> Result<DoorPerson, Refusal> {
    let mut people = sign_in::look_at(book)?.people;
    let Some(name) = name else {
        return match people.len() {
            1 => Ok(people.swap_remove(0)),
            _ => Err(bad(format!(
                "Several people can open this book: say who with --as NAME. They are: {}.",
                listed(people.iter())
            ))),
        };
    };
    let mut meant = named(&people, name);
    match meant.len() {
        1 => Ok(people.swap_remove(meant.swap_remove(0))),
        0 => Err(bad(format!("Nobody of that name can open this book. Those who can: {}.", listed(people.iter())))),
        _ => Err(bad(format!(
            "More than one of that name can open this book: say the post too, as it stands here. They are: {}.",
            listed(meant.iter().map(|at| &people[*at]))
        ))),
    }
}

/// Who is called that: as it stands there, or else as people write it. Where names are alike, the post tells them apart.
fn named(people: &[DoorPerson], name: &str) -> Vec<usize> {
    let which = |fits: &dyn Fn(&DoorPerson) -> bool| -> Vec<usize> {
        people.iter().enumerate().filter(|(_, one)| fits(one)).map(|(at, _)| at).collect()
    };
    let exactly = which(&|one| one.name == name.trim());
    match exactly.len() {
        1 => exactly,
        _ => which(&|one| {
            name_search::alike(&one.name, name) || (one.post.is_some() && name_search::alike(&shown(one), name))
        }),
    }
}

/// "Pat O’Brien, Team manager": the post only where it is needed.
fn shown(one: &DoorPerson) -> String {
    std::iter::once(one.name.as_str()).chain(one.post.as_deref()).collect::<Vec<_>>().join(", ")
}

fn listed<'p>(people: impl Iterator<Item = &'p DoorPerson>) -> String {
    people.map(shown).collect::<Vec<_>>().join("; ")
}

/// From the environment, or asked for without showing it.
pub fn passphrase(name: &str) -> Result<Zeroizing<String>, Refusal> {
    match std::env::var("QUORATE_PASSPHRASE") {
        Ok(passphrase) => return Ok(passphrase.into()),
        Err(VarError::NotUnicode(_)) => return Err(bad("QUORATE_PASSPHRASE is not written in UTF-8: set it anew.")),
        Err(VarError::NotPresent) => {}
    }
    rpassword::prompt_password(format!("Passphrase of {name}: ")).map(Zeroizing::new).map_err(|why| {
        bad("There is no terminal to ask for the passphrase on: set QUORATE_PASSPHRASE instead.").because(&why)
    })
}

fn bad(sentence: impl Into<String>) -> Refusal {
    Refusal::new(RefusalCode::Invalid, sentence)
}
