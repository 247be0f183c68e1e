//! Another child without a name: "Child B" of other proceedings, "the girl we heard before lunch".

use super::scan::Scan;
use super::spoken;
use super::{FindingKind, Sureness, telling_words};
use crate::meeting::child::Pronouns;

pub(super) fn look(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        let end = lettered(scan, at)
            .or_else(|| heard_here(scan, at))
            .or_else(|| item_before(scan, at))
            .or_else(|| item_of_the_day(scan, at))
            .or_else(|| note_to_self(scan, at))
            .or_else(|| redacted(scan, at))
            .or_else(|| of_another_kind(scan, at));
        if let Some(end) = end
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

/// "the item before this", "the case before lunch", "the 2.15 family".
fn item_of_the_day(scan: &Scan, at: usize) -> Option<usize> {
    let the = at > 0 && matches!(scan.plain(at - 1), "the" | "another");
    let item = matches!(scan.plain(at), "item" | "case" | "slot") || is_child(scan.plain(at));
    let before = matches!(scan.plain(at + 1), "before" | "after")
        && matches!(scan.plain(at + 2), "this" | "ours" | "us" | "him" | "her" | "them" | "lunch" | "that");
    if the && item && before {
        return Some(at + 3);
    }
    // "the Thursday case", "the morning's family".
    let day =
        telling_words::is_weekday(scan.plain(at)) || matches!(scan.plain(at), "morning" | "afternoon" | "lunchtime");
    if the && day && matches!(scan.plain(at + 1), "case" | "family" | "child" | "girl" | "boy") {
        return Some(at + 2);
    }
    // "2.15", "2pm".
    let clock = scan.tokens[at].has_digit()
        && scan.plain(at).trim_end_matches(['a', 'p', 'm']).len() < 5
        && scan.plain(at).trim_end_matches(['a', 'p', 'm']).bytes().all(|byte| byte.is_ascii_digit());
    if !the || !clock {
        return None;
    }
    let minutes =
        scan.tokens.get(at + 1).is_some_and(|next| matches!(next.gap.as_str(), "." | ":") && next.has_digit());
    let end = at + 1 + usize::from(minutes);
    let end = if matches!(scan.plain(end), "am" | "pm" | "oclock") { end + 1 } else { end };
    let of_it = matches!(scan.plain(end), "case" | "family" | "child" | "slot" | "girl" | "boy" | "item")
        && scan.tokens.get(end).is_some_and(|next| next.gap == " ")
        && (minutes || scan.plain(at).ends_with('m') || end > at + 1);
    of_it.then_some(end + 1)
}

/// "belongs to another case", "wrong child", "cut before sending": what a minute taker notes for themselves.
fn note_to_self(scan: &Scan, at: usize) -> Option<usize> {
    let thing = |at: usize| {
        matches!(
            scan.plain(at),
            "case"
                | "child"
                | "record"
                | "file"
                | "family"
                | "minutes"
                | "note"
                | "notes"
                | "record's"
                | "page"
                | "sheet"
        )
    };
    let wrong = matches!(scan.plain(at), "wrong") && thing(at + 1);
    let other = matches!(scan.plain(at), "another" | "other" | "different" | "previous" | "last") && thing(at + 1) && {
        let from = at.saturating_sub(4).max(scan.sentence_of(at).start);
        (from..at).any(|at| matches!(scan.plain(at), "belongs" | "copied" | "pasted" | "cut" | "taken" | "template"))
    };
    let cut = matches!(scan.plain(at), "cut" | "delete" | "remove" | "strip")
        && (matches!(scan.plain(at + 1), "before")
            || matches!(scan.plain(at + 2), "before")
            || matches!(scan.plain(at + 3), "before"))
        && (at + 2..at + 6).any(|at| {
            matches!(
                scan.plain(at),
                "sending" | "send" | "circulating" | "sharing" | "signing" | "signed" | "issue" | "sent"
            )
        });
    match (wrong || other, cut) {
        (true, _) => Some(at + 2),
        (_, true) => Some(at + 1),
        _ => None,
    }
}

/// "W******d", "J■■■■": a name that somebody took out of another text, and not all of it.
fn redacted(scan: &Scan, at: usize) -> Option<usize> {
    const LEAST: usize = 3;
    let masked = |gap: &str| {
        let inner = gap.trim();
        inner.chars().count() >= LEAST
            && gap == inner
            && inner.chars().all(|c| matches!(c, '*' | '█' | '■' | '▇' | '#'))
    };
    let token = &scan.tokens[at];
    let next = scan.tokens.get(at + 1).filter(|next| masked(&next.gap))?;
    let letters =
        token.capital && token.plain.len() < 3 && next.plain.len() < 4 && !next.has_digit() && !token.has_digit();
    letters.then_some(at + 2)
}

/// "the seven-year-old girl", in the record of a boy: another was spoken of.
fn of_another_kind(scan: &Scan, at: usize) -> Option<usize> {
    let own = scan.known.place_of(scan.child)?;
    let noun = match scan.plain(at) {
        "girl" => Pronouns::She,
        "boy" => Pronouns::He,
        _ => return None,
    };
    let old = at > 3 && matches!(scan.plain(at - 1), "old") && matches!(scan.plain(at - 2), "year" | "month" | "week");
    let the = old && matches!(scan.plain(at - 4), "the" | "this" | "that");
    let counted = old && (scan.tokens[at - 3].has_digit() || spoken::small(scan.plain(at - 3)).is_some());
    let known = scan.family.iter().any(|one| scan.person(*one).pronouns.is_none_or(|theirs| theirs == noun));
    (the && counted && !known && scan.person(own).pronouns.is_some()).then_some(at + 1)
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
