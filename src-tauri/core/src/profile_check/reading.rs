//! From the text of a profile to a profile, or to every mistake of it.

use super::check::Check;
use super::mend::{Mended, mend};
use super::mistake::{Mistake, ProfileSource, together};
use super::schema::Schema;
use super::{settle, shape};
use crate::panel::Profile;

/// Reads a text in steps, each of which leaves something that the next can look at, whatever it found: text that is no TOML
/// is mended, keys that stand in the wrong place are put right, what has the wrong shape is replaced by something neutral.
pub(super) fn read(text: &str) -> Result<Profile, Vec<Mistake>> {
    let schema = Schema::of_a_profile();
    let as_written = text;
    let Mended { text, mut mistakes, yielding, hidden } = mend(text, schema);
    let (mut source, left) = ProfileSource::read(&text);
    let told: Vec<usize> = mistakes.iter().map(|mistake| mistake.line).collect();
    mistakes.extend(left.into_iter().filter(|mistake| !told.contains(&mistake.line)).map(twice));
    mistakes.extend(settle::settle(&mut source, schema));
    let fitted = shape::fit(&source, schema, hidden);
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
    let told: Vec<usize> = mistakes.iter().map(|mistake| mistake.line).collect();
    mistakes.extend(yielding.into_iter().filter(|mistake| !told.contains(&mistake.line)));
    if mistakes.is_empty() {
        // A book keeps the text as it was written: what cannot be read as it stands is never in order.
        let (_, unread) = ProfileSource::read(as_written);
        return if unread.is_empty() { Ok(profile) } else { Err(unread) };
    }
    for mistake in &mut mistakes {
        // What was written is quoted, and an answer is one line.
        mistake.sentence = mistake.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    mistakes.sort_by(|a, b| (a.line, a.column, &a.path).cmp(&(b.line, b.column, &b.path)));
    Err(together(mistakes))
}

/// What TOML has against a text of which each line is TOML: two lines that say the same.
fn twice(mistake: Mistake) -> Mistake {
    Mistake { sentence: "What begins here is written in another place too: keep one of the two.".into(), ..mistake }
}
