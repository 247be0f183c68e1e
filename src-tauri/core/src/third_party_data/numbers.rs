//! Numbers: in one piece or in groups, with whatever stands between and before them.

use super::scan::Scan;
use super::spoken;
use super::{FindingKind, Sureness};
use crate::text::names::NameToken;

/// A number is rarely written in more pieces than these.
const PIECES: usize = 12;
/// With as many figures as this, no chance makes a number of other ones.
const LONG: usize = 6;

pub(super) fn look(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        if scan.tokens[at].has_digit() && scan.is_free(at..at + 1) {
            number(scan, at);
        }
    }
    for at in 0..scan.tokens.len() {
        ending(scan, at);
        announced(scan, at);
    }
    said(scan);
}

/// "NHS number ending 5919": its last figures, where they are nobody's else.
fn ending(scan: &mut Scan, at: usize) {
    let says = matches!(scan.plain(at), "ending" | "ends" | "ended")
        || (scan.plain(at) == "last" && scan.plain(at + 1) == "four");
    let Some(from) =
        (at + 1..(at + 4).min(scan.tokens.len())).find(|at| is_figures(&scan.tokens[*at])).filter(|_| says)
    else {
        return;
    };
    let figures = scan.plain(from).to_owned();
    let sentence = scan.sentence_of(at);
    let number = sentence
        .clone()
        .any(|at| matches!(scan.plain(at), "nhs" | "mosaic" | "number" | "no" | "upn" | "id" | "ref" | "liquidlogic"));
    if figures.len() < 4 || !number || !scan.is_free(from..from + 1) {
        return;
    }
    let ends = scan.known.numbers.iter().filter(|(number, _)| number.ends_with(&figures));
    let mut whom: Vec<usize> = ends.flat_map(|(_, lead)| lead.iter().copied()).collect();
    whom.sort_unstable();
    whom.dedup();
    if whom.len() == 1 && !scan.is_own(whom[0]) {
        scan.find(from..from + 1, FindingKind::Number, Sureness::Possible, &whom);
    }
}

/// "nine nine nine, double four, two": figures that somebody dictated.
fn said(scan: &mut Scan) {
    let mut at = 0;
    while at < scan.tokens.len() {
        let mut figures = String::new();
        let mut end = at;
        while let Some((some, next)) = spoken::figures(&scan.tokens, end) {
            figures += &some;
            end = next;
        }
        let lead = Some(&figures).filter(|figures| figures.len() >= LONG).and_then(|said| scan.known.numbers.get(said));
        if let Some(lead) = lead.cloned()
            && lead.iter().all(|one| !scan.is_own(*one))
            && scan.is_free(at..end)
        {
            scan.find(at..end, FindingKind::Number, Sureness::Likely, &lead);
        }
        at = end.max(at + 1);
    }
}

/// "4410023", "44 100 23", "M-4410023", "(441) 0023": but a short one is never a part of a longer one.
fn number(scan: &mut Scan, at: usize) {
    let continues = |token: &NameToken| token.joins() || token.gap == "." || token.gap == "/";
    let part = at > 0 && continues(&scan.tokens[at]) && is_figures(&scan.tokens[at - 1]);
    let mut written = String::new();
    let mut figures = String::new();
    for end in at..(at + PIECES).min(scan.tokens.len()) {
        let token = &scan.tokens[end];
        // "5,512,087", as a table sets it.
        let thousands = token.gap == "," && token.plain.len() == 3 && is_figures(token);
        if end > at && !(token.has_digit() && (goes_on(&token.gap) || thousands)) {
            return;
        }
        written += &token.plain;
        figures += &figures_of(&token.plain);
        let exact = scan.known.numbers.get(&written).filter(|_| written.len() >= LONG || !part);
        let bare = scan.known.numbers.get(&figures).filter(|_| figures.len() >= LONG);
        let Some(lead) = exact.or(bare) else { continue };
        let own = scan.known.place_of(scan.child).is_some_and(|own| lead.contains(&own));
        if own || !scan.is_free(at..end + 1) {
            return;
        }
        let lead = lead.clone();
        let sibling = lead.iter().any(|one| scan.is_own(*one));
        // Beside the name of whose it is, it is in its place.
        if scan.named_before(at).is_some_and(|one| lead.contains(&one)) {
            return scan.take(at..end + 1);
        }
        let named = scan
            .sentence_of(at)
            .any(|at| lead.iter().any(|one| scan.is_own(*one) && scan.person(*one).is_called(scan.plain(at))));
        // "Link both (5513376, 5513377)": the child's own beside it.
        let own_too = sibling
            && scan.known.place_of(scan.child).is_some_and(|own| {
                scan.sentence_of(at).any(|at| {
                    matches!(
                        scan.plain(at),
                        "both"
                            | "siblings"
                            | "children"
                            | "twins"
                            | "sister"
                            | "brother"
                            | "sibling"
                            | "twin"
                            | "sisters"
                            | "brothers"
                    ) || scan.known.numbers.get(scan.plain(at)).is_some_and(|lead| lead.contains(&own))
                })
            });
        let named = named || own_too;
        let kind = if sibling { FindingKind::SiblingsNumber } else { FindingKind::Number };
        let sure = if figures.len() >= LONG && !named { Sureness::Certain } else { Sureness::Possible };
        return scan.find(at..end + 1, kind, sure, &lead);
    }
}

/// What may stand between the groups of a number.
fn goes_on(gap: &str) -> bool {
    gap.len() < 5 && !gap.contains(['\n', ';', ':']) && gap.trim_matches(' ') != ","
}

fn is_figures(token: &NameToken) -> bool {
    token.plain.bytes().all(|byte| byte.is_ascii_digit())
}

/// The figures of a piece, with the letters read that are typed for figures.
fn figures_of(plain: &str) -> String {
    let looks = plain.len() > 2 && plain.chars().filter(char::is_ascii_digit).count() * 2 > plain.len();
    // "ZR26C50417" begins with letters of its own.
    let typed = looks && plain.starts_with(|c: char| c.is_ascii_digit());
    plain
        .chars()
        .filter_map(|c| match c {
            'o' if looks => Some('0'),
            'l' | 'i' if looks => Some('1'),
            's' if typed => Some('5'),
            'b' if typed => Some('8'),
            'z' if typed => Some('2'),
            c => c.is_ascii_digit().then_some(c),
        })
        .collect()
}

/// "Mosaic 4419999", "NHS no. 943…": a number that is said to be a child's and is not this one's.
fn announced(scan: &mut Scan, at: usize) {
    let Some(own) = scan.known.place_of(scan.child) else { return };
    if !matches!(scan.plain(at), "mosaic" | "nhs" | "upn" | "liquidlogic" | "case") {
        return;
    }
    let of_case = scan.plain(at) == "case" && !matches!(scan.plain(at + 1), "number" | "no" | "id");
    let from = (at + 1..(at + 4).min(scan.tokens.len())).find(|at| {
        let token = &scan.tokens[*at];
        token.has_digit() && figures_of(&token.plain).len() > 2 && (!token.first || token.gap.trim() == ":")
    });
    let Some(from) = from.filter(|_| !of_case) else { return };
    let mut end = from + 1;
    while scan.tokens.get(end).is_some_and(|next| is_figures(next) && matches!(next.gap.as_str(), " " | "-" | ".")) {
        end += 1;
    }
    let figures: String = (from..end).map(|at| figures_of(scan.plain(at))).collect();
    let written: String = (from..end).map(|at| scan.plain(at)).collect();
    let lead = scan.known.numbers.get(&figures).or_else(|| scan.known.numbers.get(&written));
    let of_family = lead.is_some_and(|lead| lead.iter().any(|one| scan.is_own(*one)));
    // Where the book has no number of this child, any may be theirs.
    let has_numbers = scan.person(own).has_number;
    let between = scan.tokens[at + 1..from].iter().any(|token| token.gap.contains(['.', '\n']) && token.first);
    if figures.len() >= LONG && !of_family && has_numbers && !between && scan.is_free(from..end) {
        scan.find(from..end, FindingKind::Number, Sureness::Possible, &[]);
    }
}
