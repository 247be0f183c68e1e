//! Another child without a name: "Child B" of other proceedings, "the girl we heard before lunch".

use super::scan::Scan;
use super::{FindingKind, Sureness};

pub(super) fn look(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        if let Some(end) = lettered(scan, at).or_else(|| heard_here(scan, at)).or_else(|| item_before(scan, at))
            && scan.is_free(at..end)
        {
            scan.find(at..end, FindingKind::AnotherChild, Sureness::Possible, &[]);
        }
    }
}

fn is_child(plain: &str) -> bool {
    matches!(
        plain,
        "child" | "girl" | "boy" | "lad" | "baby" | "teenager" | "sibling" | "youngster" | "person" | "family" | "case"
    )
}

/// "Child B", "Sibling 2", "Young Person A": as a redacted text has them.
fn lettered(scan: &Scan, at: usize) -> Option<usize> {
    let named = matches!(scan.plain(at), "child" | "sibling" | "person" | "boy" | "girl") && scan.tokens[at].capital;
    let next = scan.tokens.get(at + 1).filter(|next| next.gap == " " && next.capital && next.plain.len() == 1)?;
    let said = scan.tokens.get(at + 2).is_some_and(|after| after.gap == " " && next.plain == "i" && !after.capital);
    (named && !said && !scan.is_loud(at)).then_some(at + 2)
}

/// "the girl we heard at 12.15", "the family that panel discussed before".
fn heard_here(scan: &Scan, at: usize) -> Option<usize> {
    let the = at > 0 && matches!(scan.plain(at - 1), "the" | "that" | "another" | "other");
    let mut next = at + 1;
    while matches!(scan.plain(next), "that" | "who" | "whom" | "which" | "case") {
        next += 1;
    }
    let by_us =
        matches!(scan.plain(next), "we" | "panel") || (scan.plain(next) == "the" && scan.plain(next + 1) == "panel");
    let heard = (next + 1..next + 3).find(|at| {
        matches!(
            scan.plain(*at),
            "heard" | "saw" | "discussed" | "had" | "considered" | "did" | "agreed" | "took" | "spoke"
        )
    })?;
    let other = heard + 1..heard + 5;
    let before = other.clone().any(|at| {
        matches!(
            scan.plain(at),
            "at" | "before"
                | "earlier"
                | "this"
                | "last"
                | "first"
                | "today"
                | "after"
                | "previously"
                | "just"
                | "about"
        )
    });
    (the && is_child(scan.plain(at)) && by_us && before).then_some(heard + 1)
}

/// "the previous case", "the next child", "as for the last family".
fn item_before(scan: &Scan, at: usize) -> Option<usize> {
    let order = matches!(scan.plain(at), "previous" | "preceding" | "earlier" | "next")
        && at > 0
        && scan.plain(at - 1) == "the";
    let child = matches!(scan.plain(at + 1), "child" | "family" | "case" | "girl" | "boy" | "sibling");
    let noun = !matches!(
        scan.plain(at + 2),
        "conference" | "review" | "meeting" | "protection" | "plan" | "group" | "worker" | "note" | "notes"
    );
    (order && child && noun && scan.tokens[at + 1].joins()).then_some(at + 2)
}
