//! What stands around a name and says whose it is.

use super::scan::Scan;
use crate::text::titles::is_title;
use crate::third_party_data::telling_words;

/// "his uncle Jack", "the tutor, Grace", "carers, Sue", "mum (Grace".
pub(super) fn follows_grown_up(scan: &Scan, at: usize) -> bool {
    at > 0
        && matches!(scan.tokens[at].gap.as_str(), " " | ", " | ": " | " (" | " – " | " - " | "/" | " / " | ",")
        && telling_words::is_grown_up(scan.plain(at - 1))
        && !scan.tokens[at - 1].possessive
}

/// "Ms Farouk".
pub(super) fn is_titled(scan: &Scan, at: usize) -> bool {
    at > 0 && matches!(scan.tokens[at].gap.as_str(), " " | ". ") && is_title(scan.plain(at - 1))
}

/// "Grace, her foster carer,", "Grace (the tutor)".
pub(super) fn is_explained(scan: &Scan, end: usize) -> bool {
    /// Words between a name and what says who it is.
    const NEAR: usize = 4;
    let Some(next) = scan.tokens.get(end) else { return false };
    if !matches!(next.gap.as_str(), ", " | " (" | " – " | " - " | " [") {
        return false;
    }
    let mut at = end;
    while at < end + NEAR
        && let Some(token) = scan.tokens.get(at)
    {
        let parted = at > end && !token.joins();
        if parted {
            return false;
        }
        if telling_words::is_grown_up(&token.plain) || telling_words::is_role(&token.plain) {
            return true;
        }
        at += 1;
    }
    false
}

/// "Leon to ring", "Leon agreed to": what somebody at the table does.
pub(super) fn works(scan: &Scan, end: usize) -> bool {
    let word = |at: usize| scan.plain(at);
    let Some(next) = scan.tokens.get(end) else { return false };
    let ordered = next.gap.trim_matches(' ') == ":" || (next.gap == " " && telling_words::is_work(&next.plain));
    ordered || (word(end) == "will" && !matches!(word(end + 1), "be" | "not" | "stay" | "live" | "go" | "start"))
}

/// "Leon's mother", "Leon was quiet", "Leon lives", "placed with Leon".
pub(super) fn lives(scan: &Scan, at: usize, end: usize) -> bool {
    let last = &scan.tokens[end - 1];
    let next = scan.tokens.get(end).filter(|next| next.joins());
    let belongs = last.possessive && next.is_some_and(|next| telling_words::is_belonging(&next.plain));
    let does = next.is_some_and(|next| telling_words::is_said(&next.plain) && next.plain != "and");
    let is = next.is_some_and(|next| {
        matches!(
            next.plain.as_str(),
            "was" | "is" | "has" | "had" | "seems" | "seemed" | "looked" | "remains" | "did" | "does"
        )
    });
    let aged = scan
        .tokens
        .get(end)
        .is_some_and(|next| matches!(next.plain.as_str(), "aged" | "age") || (next.gap == " (" && next.has_digit()));
    let with =
        at > 0 && scan.tokens[at].gap == " " && matches!(scan.plain(at - 1), "with" | "called" | "named" | "about");
    belongs || does || is || aged || with
}
