//! Names found again with a slip in them: by the letters that are left when one is taken out, and by their sound.

use rustc_hash::FxHashMap;

use super::likeness::{is_slip, sound};

/// A shorter name is as near to another as to itself.
const SHORTEST: usize = 5;
/// A shorter one may sound like another by chance.
const HEARD: usize = 4;
/// As many letters of a name tell whose it is: "Thanush" for Thanushan.
const SHORTENED: usize = 5;

/// Names, each with whom it leads to, found by what is nearly the same.
#[derive(Default)]
pub(super) struct NearNames {
    names: Vec<(String, Vec<usize>)>,
    by_rest: FxHashMap<String, Vec<u32>>,
    by_sound: FxHashMap<String, Vec<u32>>,
    /// What a longer name is shortened to.
    by_beginning: FxHashMap<String, Vec<u32>>,
}

impl NearNames {
    pub fn of<'a>(index: impl IntoIterator<Item = (&'a String, &'a Vec<usize>)>) -> Self {
        let mut near = Self::default();
        let mut names: Vec<(&String, &Vec<usize>)> =
            index.into_iter().filter(|(name, _)| name.len() >= HEARD && name.is_ascii()).collect();
        names.sort_unstable();
        for (name, lead) in names {
            let at = u32::try_from(near.names.len()).unwrap_or(u32::MAX);
            near.names.push((name.clone(), lead.clone()));
            near.by_sound.entry(sound(name)).or_default().push(at);
            if name.len() < SHORTEST {
                continue;
            }
            for rest in rests(name) {
                near.by_rest.entry(rest).or_default().push(at);
            }
            for end in SHORTENED..name.len().saturating_sub(1) {
                near.by_beginning.entry(name[..end].to_owned()).or_default().push(at);
            }
        }
        near
    }

    /// Whom the names lead to that are this one but for a slip.
    pub fn like(&self, typed: &str) -> Vec<usize> {
        if typed.len() < HEARD || !typed.is_ascii() {
            return Vec::new();
        }
        let by_sound = self.by_sound.get(&sound(typed));
        let rests = if typed.len() < SHORTEST { Vec::new() } else { rests(typed) };
        let by_rest = rests.into_iter().filter_map(|rest| self.by_rest.get(&rest));
        let mut found: Vec<u32> = by_rest.flatten().copied().collect();
        found.retain(|at| self.names.get(*at as usize).is_some_and(|(name, _)| is_slip(name, typed)));
        found.extend(by_sound.into_iter().flatten());
        found.extend(self.by_beginning.get(typed).into_iter().flatten());
        found.sort_unstable();
        found.dedup();
        let named = found.into_iter().filter_map(|at| self.names.get(at as usize));
        named.filter(|(name, _)| name != typed).flat_map(|(_, lead)| lead.iter().copied()).collect()
    }
}

/// The word itself, and what is left of it without each letter.
fn rests(word: &str) -> Vec<String> {
    let mut rests = vec![word.to_owned()];
    for at in 0..word.len() {
        if word.is_char_boundary(at) && word.is_char_boundary(at + 1) {
            rests.push(format!("{}{}", &word[..at], &word[at + 1..]));
        }
    }
    rests
}
