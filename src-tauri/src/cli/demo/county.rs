//! The fictional county as its files tell it: `assets/demo`.

use quorate_core::meeting::participation::Parent;
use std::collections::BTreeMap;

use quorate_core::meeting::action::SmartLetter;
use quorate_core::meeting::person::Role;
use quorate_core::meeting::record::{Dissent, OfferedState};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Everything the demonstration plays with.
pub struct Script {
    pub county: CountyScript,
    pub families: Vec<Family>,
    /// By panel.
    pub cases: BTreeMap<String, Vec<Case>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CountyScript {
    pub name: String,
    pub council: String,
    /// Of everybody who signs in.
    pub passphrase: String,
    /// Of both chairs.
    pub pin: String,
    /// Those who sign in; the first of them makes the book.
    pub people: Vec<SignedIn>,
    pub panels: BTreeMap<String, Cast>,
    pub teams: Vec<Team>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignedIn {
    pub id: String,
    pub name: String,
    pub post: String,
    pub roles: Vec<Role>,
}

/// Who sits on a panel.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cast {
    /// Who of the people signs its records.
    pub chair: String,
    /// Names by role id of the profile, in the order of the seats.
    pub members: BTreeMap<String, Vec<String>>,
    /// Whether its records are signed and filed on the day; otherwise on the Thursday after.
    #[serde(default)]
    pub files_on_the_day: bool,
    /// The meeting, counted back, to which somebody did not come, so that there was no quorum.
    pub inquorate: Inquorate,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Inquorate {
    pub weeks_ago: i32,
    /// Names of those missing.
    pub missing: Vec<String>,
    pub reason: String,
}

/// Workers who present children.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Team {
    pub id: String,
    pub sw: Vec<String>,
    pub manager: String,
    pub gm: String,
    pub iro: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Family {
    pub id: String,
    pub address: String,
    #[serde(default)]
    pub parents: Vec<Parent>,
    pub children: Vec<Young>,
}

/// A child. Ages count back from the day the book is made.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Young {
    #[serde(default)]
    pub given: String,
    pub surname: String,
    #[serde(default)]
    pub known_as: Vec<String>,
    pub months: Option<u32>,
    /// Weeks until birth, of an unborn child.
    pub expected_weeks: Option<u32>,
    pub status: String,
    /// Weeks in care.
    pub care_weeks: Option<u32>,
    /// Working days in care.
    pub care_days: Option<u32>,
}

/// A family at a panel, once or more.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Case {
    pub family: String,
    pub team: String,
    /// Whether `weeks-ago` counts themed sessions only, back from the last that is planned.
    #[serde(default)]
    pub themed: bool,
    #[serde(rename = "visit")]
    pub visits: Vec<Visit>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Visit {
    /// Meetings back from the next one, which is 0.
    pub weeks_ago: i32,
    pub reason: String,
    pub outline: String,
    /// What each child says, in the order of the family.
    #[serde(default)]
    pub words: Vec<String>,
    pub well: Option<String>,
    pub discussion: Option<String>,
    pub offered: Option<String>,
    /// What was offered before proceedings, where a decision asks for it (FSF-9): kind, what became of it, note.
    #[serde(default)]
    pub before_proceedings: Vec<(String, OfferedState, String)>,
    pub parallel: Option<String>,
    #[serde(default)]
    pub decisions: Vec<(String, String)>,
    #[serde(default)]
    pub rationale: String,
    /// Weeks until the child comes back.
    pub review: Option<u32>,
    pub no_review: Option<String>,
    #[serde(default)]
    pub actions: Vec<ScriptedAction>,
    pub dissent: Option<Dissent>,
    /// Who left for this item, and the interest they had in it.
    pub conflict: Option<(String, String)>,

    /// The request came after the deadline.
    #[serde(default)]
    pub late: bool,
    /// The paper that came after the deadline.
    pub late_paper: Option<String>,
    /// In the slot kept for emergencies.
    #[serde(default)]
    pub emergency: bool,
    /// Why it was not heard on the day.
    pub deferred: Option<String>,
    /// Accepted, but without a slot so far.
    #[serde(default)]
    pub waits: bool,
    /// Not screened so far.
    #[serde(default)]
    pub unscreened: bool,
    /// How screening ended it.
    pub settled: Option<Settled>,
    /// Why what its records say of another child may stand, where the check finds something.
    pub accepts: Option<String>,
    /// How far its records have come; without it, all the way.
    pub stands: Option<Progress>,
    /// What the chair says of a record sent back.
    pub comment: Option<String>,
    /// What the social worker asks to have changed in the first child's record once it is out.
    pub amendment: Option<ScriptedAmendment>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ScriptedAmendment {
    pub what: String,
    /// Words of the discussion, and those that the correction puts in their place; without them the chair has not
    /// answered so far.
    pub correction: Option<(String, String)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    Withdrawn(String),
    Declined(String),
    Redirected(String, String),
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    Open,
    Waits,
    Returned,
    ToFile,
}

/// An action as the panel words it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ScriptedAction {
    pub what: String,
    pub measure: String,
    /// A role id of the profile.
    pub by: String,
    pub how: String,
    /// Days from the meeting.
    pub days: u32,
    /// Never done in time.
    #[serde(default)]
    pub slips: bool,
    /// The letter that the chair accepts as it is, and why.
    pub accepted: Option<(SmartLetter, String)>,
}

#[derive(Deserialize)]
struct Families {
    family: Vec<Family>,
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

impl Script {
    /// What the program carries.
    pub fn bundled() -> Result<Self, toml::de::Error> {
        let cases = |text| read::<Cases>(text).map(|cases| cases.case);
        Ok(Self {
            county: read(include_str!("../../../../assets/demo/county.toml"))?,
            families: read::<Families>(include_str!("../../../../assets/demo/families.toml"))?.family,
            cases: BTreeMap::from([
                ("fsf".to_owned(), cases(include_str!("../../../../assets/demo/fsf.toml"))?),
                ("clam".to_owned(), cases(include_str!("../../../../assets/demo/clam.toml"))?),
            ]),
        })
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, toml::de::Error> {
    toml::from_str(text)
}

/// The same number for the same words, at most `below` less one: choices that look like chance and never change.
pub fn choice(words: &[&str], below: u64) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes());
    // FNV-1a: small, and fixed for ever.
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ (hash >> 29)) % below.max(1)
}
