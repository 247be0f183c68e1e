//! Reading a panel's profile: every mistake of its text at once, each with its line and what to do.

mod check;
mod expected;
mod mend;
mod mistake;
mod plain_file;
mod reading;
mod schema;
mod settle;
mod shape;

use std::collections::BTreeSet;

use crate::panel::Profile;

pub use mistake::Mistake;
pub use plain_file::text_of;

use mistake::ProfileSource;
use schema::Schema;

impl Profile {
    /// Reads a profile from its TOML text. On failure every mistake of the text, in the order of its lines.
    pub fn parse(text: &str) -> Result<Profile, Vec<Mistake>> {
        reading::read(text)
    }

    /// Reads a profile that a book adopted before: what was right on that day stays readable, whatever `parse` has learnt
    /// to refuse since. On failure the first thing that does not fit.
    pub fn adopted(text: &str) -> Result<Profile, Mistake> {
        let (source, mistakes) = ProfileSource::read(text);
        let broken = mistakes.into_iter().next();
        if let Some(mistake) = broken {
            return Err(mistake);
        }
        let fitted = shape::fit(&source, Schema::of_a_profile(), BTreeSet::new());
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
