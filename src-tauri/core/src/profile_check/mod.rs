//! Reading a panel's profile: every mistake of its text at once, each with its line and what to do.

mod check;
mod mistake;
mod shape;

use crate::panel::Profile;

pub use mistake::Mistake;

use check::Check;
use mistake::ProfileSource;

impl Profile {
    /// Reads a profile from its TOML text. On failure every mistake of the text, in the order of its lines.
    pub fn parse(text: &str) -> Result<Profile, Vec<Mistake>> {
        let (source, mut mistakes) = ProfileSource::read(text);
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

    /// Reads a profile that a book adopted before: what was right on that day stays readable, whatever `parse` has learnt
    /// to refuse since. On failure the first thing that does not fit.
    pub fn adopted(text: &str) -> Result<Profile, Mistake> {
        let (source, mistakes) = ProfileSource::read(text);
        let broken = mistakes.into_iter().next();
        if let Some(mistake) = broken {
            return Err(mistake);
        }
        let fitted = shape::fit(&source);
        let misfit = fitted
            .mistakes
            .into_iter()
            .find(|mistake| fitted.replaced.contains(&shape::without_indices(&mistake.path)));
        match misfit {
            Some(mistake) => Err(mistake),
            None => fitted
                .value
                .try_into::<Profile>()
                .map_err(|error| source.mistake(0, "", format!("The profile cannot be read: {}.", error.message()))),
        }
    }
}
