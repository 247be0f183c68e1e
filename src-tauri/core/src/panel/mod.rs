//! Panels are data: the profile that says how one is scheduled, who sits, what is asked, decided, recorded and by when.

mod check;
mod mistake;
pub mod profile;
pub mod quorum;
pub mod schedule;
mod shape;

pub use mistake::Mistake;
pub use profile::Profile;

use check::Check;
use mistake::Source;

/// The profiles that come with the program, as id and TOML text.
pub fn bundled() -> [(&'static str, &'static str); 2] {
    [
        ("fsf", include_str!("../../../../assets/panels/fsf.toml")),
        ("clam", include_str!("../../../../assets/panels/clam.toml")),
    ]
}

impl Profile {
    /// Reads a profile from its TOML text. On failure every mistake of the text, in the order of its lines.
    pub fn parse(text: &str) -> Result<Profile, Vec<Mistake>> {
        let (source, mut mistakes) = Source::read(text);
        // Broken TOML hides what was meant: keys after the break would all be called missing.
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let fitted = shape::fit(&source);
        mistakes.extend(fitted.mistakes);
        let profile = match fitted.value.clone().try_into::<Profile>() {
            Ok(profile) => profile,
            Err(error) => {
                mistakes.push(source.mistake(0, "", format!("The profile cannot be read: {}.", error.message())));
                return Err(mistakes);
            }
        };
        let mut check = Check::new(&source, &fitted.replaced);
        check.profile(&profile, &fitted.value);
        mistakes.extend(check.mistakes);
        if mistakes.is_empty() {
            return Ok(profile);
        }
        mistakes.sort_by(|a, b| (a.line, a.column, &a.path).cmp(&(b.line, b.column, &b.path)));
        Err(mistakes)
    }
}
