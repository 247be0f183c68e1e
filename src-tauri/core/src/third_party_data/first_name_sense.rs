//! Whether a first name stands where only somebody's name does, and how sure that is.

use super::first_names::is_longer;
use super::name_context::{
    follows_grown_up, is_a_child, is_a_person, is_done_with, is_explained, is_modal, is_others_child, is_pets,
    is_titled, lives, works,
};
use super::name_doubts::is_doubtful;
use super::scan::Scan;
use super::{Sureness, telling_words};
use crate::text::names::NameToken;

/// Whether a word stands where only somebody's name does; and how sure that is.
pub(super) fn sounds_like_a_person(scan: &Scan, at: usize, said: &str, plural: bool) -> Option<Sureness> {
    let token = &scan.tokens[at];
    let before = scan.joined_before(at);
    let next = scan.joined_after(at);
    if follows_grown_up(scan, at) || is_titled(scan, at) || is_explained(scan, at + 1) {
        return None;
    }
    // "Kacpers coat": nothing but a name with an s.
    let only_a_name = said.len() > 3
        && next.is_some_and(|next| !next.capital)
        && !scan.is_english(at)
        && !crate::plain_words::Speller::british().is_word(said)
        && !telling_words::is_word(said)
        && !telling_words::is_place_too(said);
    let owns = next.is_some_and(|next| telling_words::is_belonging(&next.plain));
    if plural && !owns {
        return only_a_name.then_some(Sureness::Possible);
    }
    if is_modal(scan, at) || is_pets(scan, at) || is_others_child(scan, at) || is_saying(scan, at) {
        return None;
    }
    let alive = lives(scan, at, at + 1) || plural;
    if !token.capital || scan.is_loud(at) {
        return lower_case(scan, at, said, alive);
    }
    if is_longer(scan, at) {
        return None;
    }
    if telling_words::is_place_too(said) && before.is_some_and(|before| telling_words::is_at(&before.plain)) {
        return None;
    }
    // "He is a Leo": no child. "TJ's Tyres": no child's.
    let one_of = before.is_some_and(|before| matches!(before.plain.as_str(), "a" | "an")) && !token.possessive;
    let firm = token.possessive && next.is_some_and(|next| next.capital && telling_words::is_building(&next.plain));
    if (one_of && !telling_words::is_word(said)) || firm {
        return None;
    }
    let belongs = (token.possessive || plural) && next.is_some_and(|next| telling_words::is_belonging(&next.plain));
    let says = next.is_some_and(|next| telling_words::is_said(&next.plain) && next.plain != "and");
    if telling_words::is_calendar(said) && !scan.is_present(said) {
        let when = before.is_some_and(|before| telling_words::is_when(&before.plain) && before.plain != "that")
            || before.is_some_and(|before| before.has_digit() || telling_words::is_month(&before.plain))
            || next.is_some_and(NameToken::has_digit);
        let person = if token.first { says || belongs } else { belongs || !when };
        return person.then_some(Sureness::Possible);
    }
    // Somebody of that name was there, or works with the book's children.
    if scan.is_present(said) {
        return (is_a_child(scan, at) && !works(scan, at + 1)).then_some(Sureness::Possible);
    }
    // "340 KB", "a BIA": letters that stand for something else.
    if token.shouted && said.len() < 4 {
        let counted =
            before.is_some_and(|before| before.has_digit() || matches!(before.plain.as_str(), "a" | "an" | "the"));
        return (!counted).then_some(if is_a_child(scan, at) { Sureness::Likely } else { Sureness::Possible });
    }
    if telling_words::is_word(said) {
        let thing = before.is_some_and(|before| matches!(before.plain.as_str(), "a" | "an" | "the" | "of"));
        // A label with nothing after it: "Child: Joy", "[Deleted: Mason]".
        let label = before.is_some_and(|before| matches!(before.plain.as_str(), "forename" | "name" | "firstname"));
        let labelled = (label || token.gap.contains([':', '[', '|', '\t']))
            && scan.tokens.get(at + 1).is_none_or(|next| next.gap.contains([']', ')', '\n', ';', '|', '\t', ',']));
        let begins = token.first || token.gap.contains(['-', '–', '*', '•', '(', '\'', '/']);
        let person = if begins { is_a_person(scan, at) || token.possessive || labelled } else { !thing };
        let of_friend = is_of_friend(scan, said);
        return person.then_some(if !token.first && !of_friend && (says || belongs) && !is_doubtful(scan, at) {
            Sureness::Likely
        } else {
            Sureness::Possible
        });
    }
    let heading = scan.joined_after(at).is_some_and(|next| next.capital && !next.first && !next.shouted);
    let friends = scan.sentence_of(at).any(|at| telling_words::is_friend(scan.plain(at)));
    let mut sentence = scan.sentence_of(at);
    let of_friend = is_of_friend(scan, said);
    let names = sentence.any(|at| matches!(scan.plain(at), "names" | "pronounced" | "spelt"));
    let doubtful = !(plural || is_spoken_of(scan, at))
        || friends
        || of_friend
        || names
        || is_a_thing(scan, at)
        || is_doubtful(scan, at)
        || heading
        || works(scan, at + 1)
        || scan.known.worker_names.contains(said)
        || scan.known.middle.contains_key(said);
    Some(if doubtful { Sureness::Possible } else { Sureness::Likely })
}

/// Whether what stands beside a name speaks of somebody, or of what is done with them: "Leon was", "Leon's mother", "tell
/// Leon". Of a name that merely stands there, nothing is sure.
fn is_spoken_of(scan: &Scan, at: usize) -> bool {
    let before = scan.joined_before(at).map_or("", |before| before.plain.as_str());
    let christened = matches!(before, "called" | "named");
    let done_with = !scan.tokens[at].possessive
        && matches!(
            before,
            "with"
                | "for"
                | "to"
                | "tell"
                | "told"
                | "see"
                | "saw"
                | "seen"
                | "visit"
                | "visited"
                | "met"
                | "meet"
                | "about"
                | "from"
                | "by"
                | "and"
                | "ask"
                | "asked"
                | "collect"
                | "collected"
                | "that"
                | "when"
                | "where"
                | "if"
                | "because"
                | "child"
                | "sibling"
        );
    let heads = scan.tokens.get(at + 1).is_none_or(|next| next.gap.contains([':', '|']));
    !christened
        && (lives(scan, at, at + 1) || is_a_person(scan, at) || is_done_with(scan, at + 1) || done_with || heads)
}

/// Whether a name is said anywhere to be a friend's.
fn is_of_friend(scan: &Scan, said: &str) -> bool {
    scan.places_of(said).iter().any(|at| is_called_friend(scan, *at))
}

/// "a friend whom nobody else can see, called Gracie".
fn is_called_friend(scan: &Scan, at: usize) -> bool {
    const NEAR: usize = 8;
    let called = at > 0 && matches!(scan.plain(at - 1), "called" | "named");
    let from = at.saturating_sub(NEAR);
    called && (from.max(scan.sentence_of(at).start)..at).any(|at| telling_words::is_friend(scan.plain(at)))
}

/// "a new Yutong bus", "the Griffiths scales", "black Levi's.".
fn is_a_thing(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    let next = scan.tokens.get(at + 1);
    if token.possessive {
        return next.is_none_or(|next| next.gap != " ");
    }
    let article = (at.saturating_sub(3)..at)
        .rev()
        .take_while(|before| scan.tokens[before + 1].joins() && !scan.tokens[*before].capital)
        .any(|before| matches!(scan.plain(before), "a" | "an" | "the"));
    let noun = next.is_some_and(|next| next.joins() && !next.capital && !telling_words::is_said(&next.plain));
    article && noun
}

/// Names that are part of a saying.
fn is_saying(scan: &Scan, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| scan.plain(at));
    match scan.plain(at) {
        "riley" => before(1) == "of" && before(2) == "life",
        "larry" => before(1) == "as" && before(2) == "happy",
        "jack" => scan.plain(at + 1) == "of" && scan.plain(at + 2) == "all",
        "pete" => before(1) == "for" && scan.plain(at + 1) == "sake",
        "bob" => scan.plain(at + 2) == "uncle" && before(1) == "and",
        "alec" | "alecs" => before(1) == "smart",
        "grace" => {
            before(1) == "amazing" || matches!(before(1), "say" | "said" | "saying" | "saving" | "good" | "fall")
        }
        _ => false,
    }
}

/// A name typed without its capital counts where it can be nothing else.
fn lower_case(scan: &Scan, at: usize, said: &str, alive: bool) -> Option<Sureness> {
    let before = scan.joined_before(at);
    let thing = before.is_some_and(|before| {
        matches!(
            before.plain.as_str(),
            "a" | "an" | "the" | "of" | "no" | "some" | "any" | "in" | "and" | "with" | "for"
        )
    });
    // Among words of another language, and in addresses, it may be one of them.
    let whole = token_gap_is_plain(scan, at);
    let word = telling_words::is_word(said) || telling_words::is_month(said) || telling_words::is_place_too(said);
    if said.len() < 3 || !whole || scan.is_present(said) || telling_words::is_common(said) {
        return None;
    }
    // "joys mum", where the apostrophe is missing; but "he hopes mum will come".
    let plural = scan.plain(at) != said
        && !telling_words::is_report(scan.plain(at))
        && !telling_words::is_persons(scan.plain(at));
    let kin = scan.joined_after(at).is_some_and(|next| telling_words::is_grown_up(&next.plain));
    let person = if word || crate::plain_words::Speller::british().is_word(said) {
        (is_a_person(scan, at) && !thing) || (plural && kin)
    } else {
        said.len() > 3 || alive
    };
    person.then_some(Sureness::Possible)
}

fn token_gap_is_plain(scan: &Scan, at: usize) -> bool {
    let apart = |gap: &str| !gap.contains(['@', '_', '/', '\\']) && gap != "." && gap != "-";
    apart(&scan.tokens[at].gap) && scan.tokens.get(at + 1).is_none_or(|next| apart(&next.gap))
}
