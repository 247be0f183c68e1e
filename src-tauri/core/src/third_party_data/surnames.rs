//! A surname alone: "Ms Farouk", "Farouk said", "FAROUK".

use super::families::is_of_family;
use super::likeness::{is_nearly, sound};
use super::name_context::{follows_grown_up, is_explained, is_titled};
use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::ids::ChildId;
use crate::plain_words::Speller;
use crate::text::folding::capitalised;
use crate::text::names::NameToken;
use crate::third_party_data::telling_words;

/// More families than these share a surname that says little.
const SHARED: usize = 4;

/// Where a record names a child of another family for certain, that family's surname is theirs wherever it stands. Any
/// other is a question.
pub(super) fn look(scan: &mut Scan, named: &[ChildId]) {
    let named: Vec<usize> = named.iter().filter_map(|child| scan.known.place_of(*child)).collect();
    for at in 0..scan.tokens.len() {
        if !scan.tokens[at].capital || !scan.is_free(at..at + 1) {
            lower_case(scan, at);
            continue;
        }
        let said = scan.plain(at).to_owned();
        let base = said.strip_suffix('s').filter(|_| !scan.known.surname.contains_key(&said)).unwrap_or(&said);
        let mut whom = scan.strangers(scan.known.surname.get(base));
        if whom.is_empty() {
            whom = scan.strangers(scan.known.parents_surname.get(&said));
        }
        // "Ms Nowakowska", whose son is Nowakowski.
        if whom.is_empty() && is_titled(scan, at) && !scan.known.worker_names.contains(&said) {
            whom = scan.strangers(Some(&scan.known.near_surname.like(&said)));
        }
        // "Warsaame", which is nobody's else.
        if whom.is_empty() && is_misspelt(scan, at) {
            whom = scan.strangers(Some(&scan.known.near_surname.like(&said)));
        }
        if whom.is_empty() || scan.is_present(base) || scan.is_own_surname(base) || is_place(scan, at) {
            continue;
        }
        if is_a_thing(scan, at)
            || is_at_work(scan, &said)
            || is_firm(scan, at)
            || is_named_place(scan, at)
            || is_double(scan, at, &whom)
        {
            continue;
        }
        let meant: Vec<usize> = named.iter().copied().filter(|one| whom.contains(one)).collect();
        let titled = is_titled(scan, at) || (at > 1 && scan.tokens[at].hyphened() && is_titled(scan, at - 1));
        // "SURNAME Farrow", and one that somebody spelt out.
        let labelled = at > 0 && matches!(scan.plain(at - 1), "surname" | "surnames" | "lastname");
        let titled = titled || labelled || scan.tokens[at].is_spelt_out();
        if titled && !meant.is_empty() {
            scan.find(at..at + 1, FindingKind::Surname, Sureness::Likely, &meant);
        } else if speaks_of_them(scan, at, base, &whom, titled) {
            scan.find(at..at + 1, FindingKind::Surname, Sureness::Possible, &whom);
        }
    }
}

/// A surname typed without its capital, which can be nothing else: "the wojcik lot".
fn lower_case(scan: &mut Scan, at: usize) {
    /// A shorter one is a word of one language or another.
    const LONG: usize = 5;
    let token = &scan.tokens[at];
    let said = token.plain.as_str();
    if token.capital || said.len() < LONG || token.contracted || !scan.is_free(at..at + 1) {
        return;
    }
    let base = said.strip_suffix('s').filter(|_| !scan.known.surname.contains_key(said)).unwrap_or(said);
    let whom = scan.strangers(scan.known.surname.get(base));
    if whom.is_empty() {
        return;
    }
    let glued = |token: &NameToken| token.gap.contains(['@', '_', '/', '\\', '.', '-']) && !token.gap.contains(' ');
    let apart = !glued(token) && scan.tokens.get(at + 1).is_none_or(|next| !glued(next) || next.gap.starts_with('.'));
    let word = scan.is_english(at)
        || telling_words::is_word(base)
        || telling_words::is_common(base)
        || telling_words::is_month(base)
        || telling_words::is_place_too(base)
        || Speller::british().is_word(base);
    let known = scan.is_present(base) || scan.known.worker_names.contains(base) || scan.is_own_surname(base);
    if apart && !word && !known && !is_place(scan, at) {
        scan.find(at..at + 1, FindingKind::Surname, Sureness::Possible, &whom);
    }
}

fn speaks_of_them(scan: &Scan, at: usize, base: &str, whom: &[usize], titled: bool) -> bool {
    let token = &scan.tokens[at];
    let worker = scan.known.worker_names.contains(base);
    let mut families: Vec<_> = whom.iter().map(|one| scan.person(*one).family).collect();
    families.sort_unstable();
    families.dedup();
    // The name of a month, a word at the start of a sentence, a common name, one that a worker has.
    let doubtful = families.len() > SHARED || worker || is_explained(scan, at + 1) || follows_grown_up(scan, at);
    let word = telling_words::is_word(base)
        || telling_words::is_calendar(base)
        || telling_words::is_grown_up(base)
        || (base.len() < 9 && Speller::british().is_word(base));
    if worker {
        return false;
    }
    if word {
        return titled && !doubtful;
    }
    let alone =
        scan.joined_before(at).is_none_or(|before| !before.capital || before.first || titled || token.hyphened())
            || !scan.known.is_anybodys(&token.plain);
    (titled || alone || !token.first) && (!doubtful || (titled && !worker))
}

/// A word that can be nothing but a surname, and no word, worker or name of the family is like it.
fn is_misspelt(scan: &Scan, at: usize) -> bool {
    /// A shorter one is like too many.
    const LONG: usize = 6;
    let token = &scan.tokens[at];
    let said = token.plain.as_str();
    said.len() >= LONG
        && !token.first
        && !token.has_digit()
        && !token.contracted
        && !token.foreign
        && !scan.is_loud(at)
        && !scan.known.is_anybodys(said)
        && !scan.is_present(said)
        && !scan.has_present_like(said)
        && !scan.known.near_called.like(said).iter().any(|one| scan.is_own(*one))
        && !scan.family.iter().any(|one| scan.person(*one).names().any(|name| is_nearly(name, said)))
        && !scan.family.iter().any(|one| scan.person(*one).address.iter().any(|word| word == said))
        && !telling_words::is_common(said)
        && !telling_words::is_month(said)
        && !telling_words::is_weekday(said.trim_end_matches('s'))
        && !telling_words::is_place_too(said)
        && !matches!(scan.plain(at.saturating_sub(1)), "in" | "at" | "from" | "near" | "to")
        && !scan.is_english(at)
        && !Speller::british().is_word(&capitalised(said))
}

/// "Dr Mensah", "PC Hale", "her form teacher Miss Begum", "a Mrs Sweeting (duty manager)": who works is nobody's family.
pub(super) fn is_at_work(scan: &Scan, said: &str) -> bool {
    scan.places_of(said).iter().any(|other| works(scan, *other))
}

fn works(scan: &Scan, at: usize) -> bool {
    let end = at + 1;
    // "Mrs Carly Whitlock".
    let at = if at > 1 && scan.tokens[at - 1].capital && is_titled(scan, at - 1) { at - 1 } else { at };
    let judge = at > 0 && matches!(scan.plain(at - 1), "hhj" | "dj" | "cllr");
    if !is_titled(scan, at) {
        return judge;
    }
    let professional = matches!(
        scan.plain(at - 1),
        "dr" | "pc"
            | "dc"
            | "ds"
            | "prof"
            | "professor"
            | "judge"
            | "hhj"
            | "rev"
            | "reverend"
            | "sgt"
            | "sergeant"
            | "inspector"
    );
    let article = at > 1 && matches!(scan.plain(at - 2), "a" | "an" | "the");
    let before = (at - 1)
        .checked_sub(1 + usize::from(article))
        .filter(|before| matches!(scan.tokens[before + 1].gap.as_str(), " " | ", " | ": " | " (" | " – "));
    let role = before.map_or("", |before| scan.plain(before));
    let parent = matches!(role, "mother" | "mum" | "mam" | "father" | "dad" | "parent" | "parents");
    professional
        || (!parent && (telling_words::is_grown_up(role) || telling_words::is_role(role)))
        || is_explained(scan, end)
}

/// "the Griffiths scales": no family's.
fn is_a_thing(scan: &Scan, at: usize) -> bool {
    let the = at > 0 && matches!(scan.plain(at - 1), "the" | "a" | "an") && scan.tokens[at].gap == " ";
    let noun = scan
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.gap == " " && !next.capital && next.plain.ends_with('s') && scan.is_english(at + 1));
    the && noun && !scan.tokens[at].possessive && !is_of_family(scan, at, at + 1)
}

/// "Cole & Sons", "Young & Nash".
fn is_firm(scan: &Scan, at: usize) -> bool {
    let after = scan
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.gap.contains('&') || (next.plain == "and" && scan.plain(at + 2) == "sons"));
    after || scan.tokens[at].gap.contains('&') || scan.plain(at + 1) == "llp"
}

/// "Ashdown", after "the Ashdown Unit".
fn is_named_place(scan: &Scan, at: usize) -> bool {
    let said = scan.plain(at);
    !is_titled(scan, at)
        && scan.places_of(said).iter().any(|other| {
            *other != at && scan.tokens[*other].capital && !scan.tokens[*other].possessive && scan.is_road(*other + 1)
        })
}

/// "O'Rourke-Lamb", where the book has O'Rourke-Vane: a double name of which one half is another's is another name, unless the
/// other half is nearly theirs.
fn is_double(scan: &Scan, at: usize, whom: &[usize]) -> bool {
    let other = match scan.tokens.get(at + 1).filter(|next| next.hyphened() && next.capital) {
        Some(next) => &next.plain,
        None if at > 0 && scan.tokens[at].hyphened() && scan.tokens[at - 1].capital => &scan.tokens[at - 1].plain,
        None => return false,
    };
    if other.len() < 3 {
        return false;
    }
    !whom.iter().any(|one| {
        scan.person(*one).surname.iter().any(|part| part == other || is_nearly(part, other) || is_alike(part, other))
    })
}

/// "Price" for Prys: the same consonants but for c and s.
fn is_alike(one: &str, other: &str) -> bool {
    let bare = |name: &str| sound(name).replace(['a', 'e', 'i', 'o', 'u'], "").replace('k', "s");
    bare(one) == bare(other)
}

/// A street, a school, a town, a case in the law reports.
fn is_place(scan: &Scan, at: usize) -> bool {
    let law = |at: usize| matches!(scan.plain(at), "v" | "vs" | "ewca" | "ewhc" | "uksc");
    let before = scan.joined_before(at);
    scan.is_road(at + 1)
        || (scan.is_road(at + 2) && scan.tokens.get(at + 1).is_some_and(|next| next.capital && next.joins()))
        || law(at + 1)
        || (at > 0 && law(at - 1))
        || before.is_some_and(|before| telling_words::is_saint(&before.plain) || before.has_digit())
        || (telling_words::is_place_too(scan.plain(at))
            && before.is_some_and(|before| telling_words::is_at(&before.plain)))
}
