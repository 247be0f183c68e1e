//! Names in the cases of other languages, and the pet forms that people make of them: "Zosię", "Kacpra", "Beatrizinha".

/// A shorter name has forms that are words of their own.
const SHORTEST: usize = 3;

/// The forms that a name takes among words of a Slavic language, of Romanian or of Hungarian, in plain letters.
pub(super) fn forms(name: &str) -> Vec<String> {
    if name.len() < SHORTEST || !name.is_ascii() {
        return Vec::new();
    }
    let mut all: Vec<String> = Vec::new();
    let mut add = |stem: &str, endings: &str| {
        all.extend(endings.split(' ').map(|ending| format!("{stem}{ending}")));
    };
    if let Some(stem) = name.strip_suffix("ski").or_else(|| name.strip_suffix("cki")) {
        add(&name[..stem.len() + 2], "iego iemu im ich imi");
    } else if let Some(stem) = name.strip_suffix("ska").or_else(|| name.strip_suffix("cka")) {
        add(&name[..stem.len() + 2], "iej ich imi");
        // A woman's name where the book has the man's.
    } else if let Some(stem) = name.strip_suffix('a') {
        add(stem, "y i ie e o u ej ei a ou oi am ami ina ine iny");
        // "Olga", "Olgi" and "Oldze"; "Marta", "Marcie".
        if let Some(stem) = stem.strip_suffix('t') {
            add(stem, "cie");
        } else if let Some(stem) = stem.strip_suffix('r') {
            add(stem, "rze");
        } else if let Some(stem) = stem.strip_suffix('k') {
            add(stem, "ce");
        }
    } else if let Some(stem) = name.strip_suffix("er").or_else(|| name.strip_suffix("el")).filter(|stem| stem.len() > 2)
    {
        let last = &name[name.len() - 1..];
        add(&format!("{stem}{last}"), "a owi em u ze e ovi om");
        add(name, "a owi em u ovi om");
    } else if let Some(stem) = name.strip_suffix("ek").filter(|stem| stem.len() > 2) {
        add(&format!("{stem}k"), "a owi iem u ovi om");
    } else if let Some(stem) = name.strip_suffix('o') {
        add(stem, "a owi em u");
    } else if !name.ends_with(['e', 'i', 'u', 'y']) {
        add(name, "a owi em ie u ze y i iem ovi om e ului ul nak nek val vel hoz hez t ot et");
    } else {
        add(name, "ego emu m nak nek val vel t lui");
    }
    // "Zuzia", "u Zuzi".
    all.extend(name.strip_suffix('a').filter(|stem| stem.ends_with('i')).map(str::to_owned));
    all.retain(|form| form != name);
    all
}

/// What Slavic languages put at the end of a name in one case or another, as it is spelt in Latin letters.
const CASES: [&str; 24] = [
    "ovi", "evi", "iovi", "omu", "emu", "ogo", "ego", "ami", "imi", "oiu", "eiu", "iem", "om", "em", "im", "ym", "am",
    "oi", "ei", "ou", "iu", "ia", "ii", "ikh",
];

/// A name from another script without the ending of its case, in whichever way it can be taken off.
pub(super) fn endings_off(said: &str) -> Vec<String> {
    let said = said.replace(['y', 'j'], "i");
    let stems = CASES.iter().filter_map(|ending| said.strip_suffix(ending)).filter(|stem| stem.len() >= SHORTEST);
    stems.map(str::to_owned).collect()
}

/// What makes a pet form of a name, or of its stem, in one language or another.
const PET_ENDINGS: [&str; 46] = [
    "inha", "inho", "zinha", "zinho", "ita", "ito", "cita", "cito", "ica", "ico", "ina", "ino", "etta", "etto", "ella",
    "ello", "ette", "ek", "ka", "cia", "sia", "unia", "usia", "us", "czek", "eczka", "enka", "ochka", "echka", "ushka",
    "usha", "yusha", "chik", "ko", "kins", "ie", "y", "ey", "poo", "bear", "jaan", "jan", "ji", "can", "uta", "uca",
];

/// A shorter beginning says little.
const STEM: usize = 4;

/// The names that a word may be a pet form of: the whole of one before an ending, or but for its last vowel.
pub(super) fn pet_stems(said: &str) -> Vec<String> {
    if !said.is_ascii() {
        return Vec::new();
    }
    let stems = PET_ENDINGS.iter().filter_map(|ending| said.strip_suffix(ending)).filter(|stem| stem.len() >= STEM);
    // "Tiaguinho" is Tiago's, "Blanquita" Blanca's.
    let respelt = |stem: &str| {
        let hard = stem.strip_suffix("gu").map(|stem| format!("{stem}g"));
        hard.or_else(|| stem.strip_suffix("qu").map(|stem| format!("{stem}c")))
    };
    let stems = stems.flat_map(|stem| std::iter::once(stem.to_owned()).chain(respelt(stem)));
    stems.flat_map(|stem| [format!("{stem}a"), format!("{stem}o"), format!("{stem}e"), stem]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_the_cases_of_another_language() {
        for (name, said) in [
            ("zosia", "zosie"),
            ("kuba", "kube"),
            ("kacper", "kacpra"),
            ("oskar", "oskarowi"),
            ("stefania", "stefaniei"),
            ("kowalski", "kowalskiego"),
            ("kowalska", "kowalskiej"),
            ("jurek", "jurka"),
            ("marta", "marcie"),
        ] {
            assert!(forms(name).iter().any(|form| form == said), "{said} is a form of {name}");
        }
        assert!(pet_stems("zuzanka").contains(&"zuzan".to_owned()));
        assert!(pet_stems("beatrizinha").contains(&"beatriz".to_owned()));
    }
}
