//! A name that the book does not know, where a text says whose it is: in the subject of a message, after "Child:", in the name
//! of a file, at the head of a row. Then the text was another child's.

use super::scan::Scan;
use super::{FindingKind, Sureness, telling_words};
use crate::text::titles::is_title;

/// Words of a name at most.
const LONGEST: usize = 4;

pub(super) fn look(scan: &mut Scan, introduced: &[String]) {
    for at in 0..scan.tokens.len() {
        let begins = after_label(scan, at).or_else(|| at_head_of_row(scan, at).then_some((at, false)));
        let Some((from, alone)) = begins else { continue };
        if let Some(end) = name(scan, from, alone, introduced) {
            scan.find(from..end, FindingKind::UnknownName, Sureness::Possible, &[]);
        }
    }
}

/// Where a name begins that a label announces, and whether one word of it is enough.
fn after_label(scan: &Scan, at: usize) -> Option<(usize, bool)> {
    let colon = |at: usize| scan.tokens.get(at).is_some_and(|next| next.gap.trim_start_matches(' ').starts_with(':'));
    let label = scan.plain(at);
    let of_name = matches!(
        label,
        "name" | "forename" | "forenames" | "surname" | "firstname" | "child" | "pupil" | "patient" | "yp"
    );
    let of_matter = matches!(
        label,
        "subject"
            | "re"
            | "fw"
            | "fwd"
            | "discussed"
            | "case"
            | "person"
            | "student"
            | "client"
            | "regarding"
            | "children"
            | "referral"
            | "concerning"
            | "sibling"
            | "nominal"
            | "baby"
    );
    if !(of_name || of_matter) || !colon(at + 1) {
        return None;
    }
    let mut from = at + 1;
    while matches!(scan.plain(from), "re" | "fw" | "fwd" | "subject") && colon(from + 1) {
        from += 1;
    }
    Some((from, of_name))
}

/// "Osei-Mensah K 7 Eastmere": the head of a row, as tables are pasted.
fn at_head_of_row(scan: &Scan, at: usize) -> bool {
    let begins = at == 0 || scan.tokens[at].gap.contains('\n') || scan.tokens[at].gap.starts_with('|');
    begins && (at + 1..at + LONGEST).any(|next| is_initial(scan, next) && scan.tokens[next].joins())
}

/// Where a name ends that begins there: of two words, or with an initial, and nobody's here.
fn name(scan: &Scan, from: usize, alone: bool, introduced: &[String]) -> Option<usize> {
    let part = |at: usize| {
        let token = scan.tokens.get(at)?;
        let joined = at == from || token.joins() || matches!(token.gap.as_str(), ", " | ". ");
        (joined && token.capital && !token.has_digit() && !is_title(&token.plain)).then_some(token)
    };
    let mut end = from;
    while end < from + LONGEST && part(end).is_some() {
        end += 1;
    }
    let words = from..end;
    let unknown = words.clone().filter(|at| is_nobodys(scan, *at, introduced)).count();
    let home = words.clone().any(|at| scan.is_at_home(scan.plain(at)) || scan.is_present(scan.plain(at)));
    let enough = unknown > 1 || (unknown == 1 && (alone || words.len() > 1 && is_initial(scan, end - 1)));
    (!words.is_empty() && enough && !home && scan.is_free(words)).then_some(end)
}

fn is_initial(scan: &Scan, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|token| token.capital && token.plain.len() == 1 && !token.has_digit())
}

/// A word with a capital that can be nothing but a name, and is that of nobody whom the book or the text knows.
pub(super) fn is_nobodys(scan: &Scan, at: usize, introduced: &[String]) -> bool {
    let token = &scan.tokens[at];
    let plain = token.plain.as_str();
    let is_abbreviation = token.shouted && plain.len() < 5;
    token.capital
        && plain.len() > 2
        && !is_abbreviation
        && !token.has_digit()
        && !token.contracted
        && !scan.is_english(at)
        && !scan.known.is_anybodys(plain)
        && !scan.is_present(plain)
        && !scan.has_present_like(plain)
        && !scan.is_at_home(plain)
        && !introduced.iter().any(|name| name == plain)
        && !telling_words::is_month(plain)
        && !telling_words::is_weekday(plain)
        && !telling_words::is_common(plain)
        && !telling_words::is_place_too(plain)
        && !telling_words::is_building(plain)
        && !telling_words::is_grown_up(plain)
        && !telling_words::is_role(plain)
        && !scan.is_road(at + 1)
}
