//! What makes it doubtful that a first name is a child's of this county.

use super::scan::Scan;
use super::{spoken, telling_words};

/// Where a first name is as likely a thing's, a story's or a grown-up's: "he calls the captain Jason", "Levi's and a T-shirt",
/// "a son, Kacper, who is nineteen", "dressed as Elsa".
pub(super) fn is_doubtful(scan: &Scan, at: usize) -> bool {
    /// Words around a name that may say so.
    const NEAR: usize = 6;
    /// Words after which a name may still be what something was called.
    const CHRISTENED: usize = 9;
    let sentence = scan.sentence_of(at);
    let from = at.saturating_sub(CHRISTENED).max(sentence.start);
    let before = at.saturating_sub(NEAR).max(sentence.start)..at;
    let after = at + 1..(at + 1 + NEAR).min(sentence.end);
    let token = &scan.tokens[at];
    // "calls the captain Jason", but "a boy called Jason".
    let christened = (from..at).any(|word| {
        matches!(scan.plain(word), "call" | "calls" | "names" | "naming" | "christened" | "nicknamed" | "nicknames")
            || (word + 1 < at && matches!(scan.plain(word), "called" | "named") && !scan.tokens[word + 1].capital)
    });
    let story = before.clone().chain(after.clone()).any(|word| telling_words::is_story(scan.plain(word)));
    let owns_nothing = token.possessive
        && scan.tokens.get(at + 1).is_none_or(|next| {
            !next.joins()
                || matches!(
                    next.plain.as_str(),
                    "and" | "or" | "for" | "at" | "in" | "on" | "to" | "with" | "but" | "from" | "until" | "after"
                )
        });
    let anothers = at > 1
        && matches!(token.gap.as_str(), " " | ", " | " (" | " – ")
        && telling_words::is_others_child(scan.plain(at - 1))
        && matches!(
            scan.plain(at - 2),
            "a" | "an" | "one" | "only" | "grown" | "adult" | "eldest" | "youngest" | "older" | "another"
        );
    // "who is nineteen", "(34)".
    let grown_up = after.clone().any(|word| {
        let years =
            scan.plain(word).parse::<u32>().ok().or_else(|| spoken::number(&scan.tokens, word).map(|(years, _)| years));
        let said =
            matches!(scan.plain(word - 1), "is" | "aged" | "now" | "was") || scan.tokens[word].gap.ends_with('(');
        said && years.is_some_and(|years| (19..100).contains(&years))
            && !scan.tokens.get(word + 1).is_some_and(|next| next.gap.contains(['%', '/', '.', ':']))
    });
    // "the story of Aoife and the swans", "Kevin the carrot".
    let told = at > 1
        && scan.plain(at - 1) == "of"
        && matches!(
            scan.plain(at - 2),
            "story" | "stories" | "tale" | "legend" | "myth" | "ballad" | "adventures" | "life" | "picture"
        );
    let the_thing = scan.plain(at + 1) == "the" && scan.joined_after(at).is_some() && !token.possessive;
    christened || story || owns_nothing || anothers || grown_up || told || the_thing
}
