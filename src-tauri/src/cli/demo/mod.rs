//! `quorate demo`: a county that does not exist, made through the same service that a team works at.
//!
//! Weeks of both panels are simulated with a clock of their own: everything is done by somebody who may do it, at a time
//! at which they would. What is done depends on the day and nothing else; keys and identities come from the machine.

mod after;
mod aloud;
mod amending;
mod booking;
mod county;
mod founding;
mod plan;
mod record;
mod running;
mod sitting;
mod stage;

use std::fs;
use std::path::{Path, PathBuf};

use quorate_core::book::MadeFolders;
use quorate_core::refusal::{Refusal, RefusalCode};
use serde_json::json;

use super::args::Demo;
use crate::cli::output::VerbOutput;
use crate::machine;
use county::Script;
use founding::{book_name, found};
use quorate_service::signatures::verdict::{self, Against};
use quorate_service::views::FileVerdict;
use running::ADMINISTRATOR;
use stage::amiss;

const RECORDS: &str = "records";
const AUTHORITY: &str = "authority.pem";

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
    let _made = MadeFolders::make(&part)?;
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
    let (mut county, recovery) = found(script, folder, order.on, order.weeks)?;
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
