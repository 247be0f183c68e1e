//! Initials: "C.O.", and "CO" beside words that make them a child's.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::plain_words::Glossary;
use crate::text::folding::plain;
use crate::third_party_data::telling_words;

pub(super) fn look(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        initials(scan, at);
    }
}

fn initials(scan: &mut Scan, at: usize) {
    let dotted = dotted(scan, at);
    let token = &scan.tokens[at];
    let small = token.shouted && (2..=4).contains(&token.plain.len()) && !token.has_digit();
    let plural = plain_with_s(scan, at);
    let Some(end) = dotted.or((small || plural).then_some(at + 1)) else { return };
    let mut said: String = (at..end).map(|at| scan.plain(at)).collect();
    if plural {
        said.pop();
    }
    if is_parents(scan, &said) {
        return;
    }
    let lead = scan.strangers(scan.known.initials.get(&said));
    let own = scan.known.initials.get(&said).is_some_and(|lead| lead.iter().any(|one| scan.is_own(*one)));
    let nobodys = || match dotted {
        None => is_nobodys(scan, at, &said, plural),
        Some(end) => is_dotted_nobodys(scan, at, end, &said),
    };
    if lead.is_empty() && !own && nobodys() {
        return scan.find(at..end, FindingKind::Initials, Sureness::Possible, &[]);
    }
    if lead.is_empty() || own || scan.has_initials_of_present(&said) || !scan.is_free(at..end) {
        return;
    }
    let meant = match dotted {
        Some(_) => !telling_words::is_abbreviation(&said) || speaks_of_a_child(scan, at, end),
        None => speaks_of_a_child(scan, at, end),
    };
    if meant {
        scan.find(at..end, FindingKind::Initials, Sureness::Possible, &lead);
    }
}

/// A parent of this family, whose initials are as good as their name.
fn is_parents(scan: &Scan, said: &str) -> bool {
    let of = |name: &Vec<String>| name.iter().filter_map(|word| word.chars().next()).collect::<String>();
    scan.family.iter().any(|one| scan.person(*one).parents.iter().any(|parent| of(parent) == said))
}

/// "RJ's key worker has seen him": initials that are a child's and nobody's of the book.
fn is_nobodys(scan: &Scan, at: usize, said: &str, plural: bool) -> bool {
    let home = scan.family.iter().any(|one| scan.person(*one).names().any(|name| name == said));
    let next = scan.tokens.get(at + 1).filter(|next| next.joins());
    let child = scan.tokens[at].possessive
        && next.is_some_and(|next| {
            telling_words::is_belonging(&next.plain) && !matches!(next.plain.as_str(), "plan" | "record")
        })
        || next
            .is_some_and(|next| matches!(next.plain.as_str(), "lives" | "sleeps" | "slept" | "attends" | "absconded"));
    child
        && !plural
        && said.len() < 4
        && !scan.is_loud(at)
        && scan.is_free(at..at + 1)
        && !home
        && !telling_words::is_abbreviation(said)
        && !telling_words::is_role(said)
        && !scan.has_initials_of_present(said)
        && !scan.known.worker_initials.contains(said)
        && !is_term(said)
}

/// "D.O. should move out": initials with their points, of whom something is said that is said of a child.
fn is_dotted_nobodys(scan: &Scan, at: usize, end: usize, said: &str) -> bool {
    let next = scan.tokens.get(end).filter(|next| matches!(next.gap.as_str(), ". " | " "));
    let child = next.is_some_and(|next| {
        telling_words::is_said(&next.plain) && next.plain != "and"
            || matches!(next.plain.as_str(), "should" | "will" | "would" | "to" | "must" | "may")
            || (scan.tokens[end - 1].possessive && telling_words::is_belonging(&next.plain))
    });
    let home = scan.family.iter().any(|one| {
        let person = scan.person(*one);
        let letters: String =
            person.given.iter().chain(&person.surname).filter_map(|word| word.chars().next()).collect();
        said.chars().all(|letter| letters.contains(letter))
    });
    child
        && scan.tokens[at].capital
        && scan.tokens[at + 1].gap.starts_with('.')
        && !scan.is_loud(at)
        && scan.is_free(at..end)
        && !home
        && !matches!(
            said,
            "eg" | "ie"
                | "am"
                | "pm"
                | "uk"
                | "us"
                | "nb"
                | "cv"
                | "ps"
                | "tv"
                | "gp"
                | "pc"
                | "dj"
                | "vs"
                | "na"
                | "usa"
                | "dob"
        )
        && !scan.has_initials_of_present(said)
        && !scan.known.worker_initials.contains(said)
        && !is_term(said)
}

/// Letters that the trade has for something.
fn is_term(said: &str) -> bool {
    static TERMS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let terms = Glossary::bundled();
        terms.into_iter().flat_map(|term| term.also.into_iter().chain([term.term])).map(|term| plain(&term)).collect()
    });
    TERMS.contains(said)
}

/// "LBs mum".
fn plain_with_s(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    let word = token.plain.strip_suffix('s').unwrap_or_default();
    let next = scan.tokens.get(at + 1).is_some_and(|next| next.joins() && telling_words::is_belonging(&next.plain));
    (2..=3).contains(&word.len()) && next && scan.ends_small(at) && !telling_words::is_abbreviation(word)
}

/// Where two or three letters end that are parted by points.
fn dotted(scan: &Scan, at: usize) -> Option<usize> {
    let letter = |at: usize| scan.tokens.get(at).is_some_and(|token| token.plain.len() == 1 && !token.has_digit());
    let large = |at: usize| scan.tokens.get(at).is_some_and(|token| token.capital);
    let starts = letter(at) && !(at > 0 && letter(at - 1) && scan.tokens[at].gap == ".");
    let mut end = at + 1;
    while starts && letter(end) && large(end) == large(at) && matches!(scan.tokens[end].gap.as_str(), "." | ". " | " ")
    {
        // "A B" without points only where both are large.
        if scan.tokens[end].gap == " " && !large(end) {
            break;
        }
        end += 1;
    }
    (starts && (2..=3).contains(&(end - at))).then_some(end)
}

fn speaks_of_a_child(scan: &Scan, at: usize, end: usize) -> bool {
    let next = scan.tokens.get(end);
    let possessive = scan.tokens[end - 1].possessive || plain_with_s(scan, at);
    let kin = possessive && next.is_some_and(|next| telling_words::is_belonging(&next.plain));
    let aged = next.is_some_and(|next| matches!(next.plain.as_str(), "aged" | "age") || next.gap.contains('('));
    let young = at > 0
        && matches!(scan.tokens[at].gap.as_str(), " " | ", " | " (")
        && telling_words::is_young(scan.plain(at - 1));
    let about = at > 0
        && scan.tokens[at].gap == " "
        && matches!(scan.plain(at - 1), "re" | "for" | "about" | "with" | "and" | "regarding" | "of" | "to");
    let acts = next.is_some_and(|next| next.joins() && telling_words::is_said(&next.plain) && next.plain != "and");
    let shop = telling_words::is_abbreviation(scan.plain(at)) && end == at + 1;
    kin || (aged && !shop) || (young && (acts || !shop)) || (!shop && (acts || about))
}
