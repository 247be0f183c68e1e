//! What can be typed at the command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use quorate_core::calendar::{DayField, read_day};

/// Runs a children's-services panel, from a booked slot to a signed record. Without a verb it opens the window.
///
/// The passphrase is asked for, or taken from QUORATE_PASSPHRASE; a signing PIN from QUORATE_PIN; never from an argument.
#[derive(Debug, Parser)]
#[command(name = "quorate", version, about, long_about)]
pub struct Args {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Answer as JSON
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Open the window at the door of a book
    Open {
        /// The book's folder, NAME.quorate
        book: PathBuf,
    },
    /// Make a fictional county with weeks of meetings in it, signed records and all
    Demo(Demo),
    /// List the meetings of a book with their ids
    Meetings(Meetings),
    /// Write the signed records of a meeting as PDF files
    Export(Export),
    /// Say of each file whether it is still what was signed, and by whom
    #[command(
        after_help = "Exit code, the gravest of what was met: 1, a file is altered or unsigned, or its signer does not \
                            count; else 2, one could not be read, or bad input; else 3, all are unaltered, but nobody was \
                            given who vouches for the signer; else 0, every record is accepted. Pages that no panel signs, \
                            found in a folder, are told and do not count; without a record beside them the code is 1."
    )]
    Verify(Verify),
    /// Write the authority's certificate, with a sheet that tells IT how to trust it
    Trust(OutwardOrder),
    /// Write the register of signed records, which proves them when their certificates have ended
    Register(OutwardOrder),
    /// Write who looked at what, as a table
    Reads(Reads),
    /// Work with panel profiles
    Profile(ProfileOrder),
    /// Check the ledger of a book, or make its tables anew
    Ledger(Ledger),
    /// Copy a book to a new folder; it must not be open in a window
    Backup(Backup),
    /// Make a book from a backup
    Restore(Restore),
}

#[derive(Debug, ClapArgs)]
pub struct Demo {
    /// The folder to write to; made where it is missing, and empty
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// How many weeks of meetings lie behind today
    #[arg(long, default_value_t = 12, value_parser = weeks)]
    pub weeks: u32,
    /// Make it as it would be on the morning of this day, such as 2026-11-25
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<chrono::NaiveDate>,
}

/// A book, and who opens it.
#[derive(Debug, ClapArgs)]
pub struct AtBook {
    /// The book's folder, NAME.quorate
    #[arg(long)]
    pub book: PathBuf,
    /// Who opens it, by name; needed where several can
    #[arg(long = "as", value_name = "NAME")]
    pub name: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct Meetings {
    #[command(flatten)]
    pub at: AtBook,
    /// Only those from this day on, such as 25/11/2026
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<chrono::NaiveDate>,
    /// Only those up to this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub to: Option<chrono::NaiveDate>,
}

/// How many weeks of meetings a demonstration has.
fn weeks(typed: &str) -> Result<u32, String> {
    let weeks = typed.trim().parse().ok().filter(|weeks| (2..=52).contains(weeks));
    weeks.ok_or_else(|| format!("“{typed}” will not do. A demonstration has a number of weeks from 2 to 52."))
}

/// An id as Quorate prints it.
fn id(typed: &str) -> Result<uuid::Uuid, String> {
    typed.trim().parse().map_err(|_| {
        format!("“{typed}” is no id. `quorate meetings` lists those of meetings, `quorate reads` those of children.")
    })
}

/// A day as people write it.
fn day(typed: &str) -> Result<chrono::NaiveDate, String> {
    let today = quorate_core::calendar::london(crate::machine::now()).date();
    read_day(typed, DayField::Day, today)
}

#[derive(Debug, ClapArgs)]
pub struct Export {
    #[command(flatten)]
    pub at: AtBook,
    /// The meeting's id, as `quorate meetings` lists it
    #[arg(long, value_name = "ID", value_parser = id)]
    pub meeting: uuid::Uuid,
    /// The folder to write to; made where it is missing
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// Write the versions that a correction replaced too; their names say so
    #[arg(long)]
    pub superseded: bool,
    /// Write the pages for the families as well: to the parents, or to the child
    #[arg(long, alias = "summaries", value_enum, num_args = 0..=1, default_missing_value = "parents")]
    pub family_pages: Option<FamilyPageTo>,
}

/// Whom the pages for the families speak to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FamilyPageTo {
    Parents,
    Child,
}

/// Something of a book that goes into a folder.
#[derive(Debug, ClapArgs)]
pub struct OutwardOrder {
    #[command(flatten)]
    pub at: AtBook,
    /// The folder to write to; made where it is missing
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct Reads {
    #[command(flatten)]
    pub at: AtBook,
    /// Only looks at this child, by id
    #[arg(long, value_name = "ID", value_parser = id)]
    pub child: Option<uuid::Uuid>,
    /// Only looks by this person, by id
    #[arg(long, value_name = "ID", value_parser = id)]
    pub person: Option<uuid::Uuid>,
    /// The folder to write to; made where it is missing
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct Verify {
    /// PDF files; a folder stands for every PDF in it and in the folders within
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The certificate of an authority whose signers count: PEM, DER or PKCS#7, one or many; not together with --book
    #[arg(long, value_name = "CERTIFICATE", conflicts_with = "book")]
    pub trust: Vec<PathBuf>,
    /// A register of signed records, its signature beside it, which speaks for certificates that have ended
    #[arg(long, value_name = "REGISTER")]
    pub register: Option<PathBuf>,
    /// Accept only what this book's ledger names, signed with the certificate it gave; say which version each file is
    #[arg(long)]
    pub book: Option<PathBuf>,
    /// Who opens the book, by name; needed where several can
    #[arg(long = "as", value_name = "NAME", requires = "book")]
    pub name: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct ProfileOrder {
    #[command(subcommand)]
    pub verb: ProfileVerb,
}

#[derive(Debug, Subcommand)]
pub enum ProfileVerb {
    /// Tell every mistake of a profile at once, with line and reason
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, ClapArgs)]
pub struct Ledger {
    #[command(subcommand)]
    pub verb: LedgerVerb,
}

#[derive(Debug, Subcommand)]
pub enum LedgerVerb {
    /// Walk the chain and every stored file
    Verify(AtBook),
    /// Make the tables anew from the ledger
    Rebuild(AtBook),
    /// Go on with a copy that is older than what this machine saw of the book; says what is lost
    TakeBack(AtBook),
    /// Say that this machine's clock is right now, although it said a later time before
    SetClock(AtBook),
}

#[derive(Debug, ClapArgs)]
pub struct Backup {
    #[command(flatten)]
    pub at: AtBook,
    /// The folder to make, and those above it where they are missing
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct Restore {
    /// The backup's folder
    #[arg(long, value_name = "FOLDER")]
    pub from: PathBuf,
    /// The folder to make, and those above it where they are missing
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
    /// Who opens it, by name; needed where several can
    #[arg(long = "as", value_name = "NAME")]
    pub name: Option<String>,
}
