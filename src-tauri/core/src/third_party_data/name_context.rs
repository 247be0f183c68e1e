//! What stands around a name and says whose it is.

use super::scan::Scan;
use super::spoken;
use crate::text::titles::is_title;
use crate::text::verbs::is_verb;
use crate::third_party_data::telling_words;

/// "his uncle Jack", "the tutor, Grace", "carers, Sue", "mum (Grace".
pub(super) fn follows_grown_up(scan: &Scan, at: usize) -> bool {
    let grown_up = |at: usize| telling_words::is_grown_up(scan.plain(at)) || telling_words::is_pet(scan.plain(at));
    let beside = at > 0
        && matches!(scan.tokens[at].gap.as_str(), " " | ", " | ": " | " (" | " – " | " - " | "/" | " / " | ",")
        && grown_up(at - 1)
        && !scan.tokens[at - 1].possessive;
    // "Her new partner is Tyler Smith".
    let is = at > 1
        && matches!(scan.plain(at - 1), "is" | "was" | "called" | "named")
        && scan.tokens[at].gap == " "
        && scan.tokens[at - 1].gap == " "
        && grown_up(at - 2)
        && !scan.tokens[at].possessive;
    beside || is
}

/// "a goose called Dexter", "Lexi the spaniel", "his doll, which he has named Daryna".
pub(super) fn is_pets(scan: &Scan, at: usize) -> bool {
    /// Words between what it is and what it is called.
    const NEAR: usize = 7;
    let pet = |at: usize| telling_words::is_pet(scan.plain(at));
    // "a lady called River".
    let somebody = |at: usize| {
        let word = scan.plain(at);
        pet(at)
            || telling_words::is_grown_up(word)
            || matches!(word, "lady" | "man" | "woman" | "gentleman" | "bloke" | "guy" | "driver")
    };
    let called = at > 0 && matches!(scan.plain(at - 1), "called" | "named" | "name" | "is") && {
        let sentence = scan.sentence_of(at);
        let named = matches!(scan.plain(at - 1), "called" | "named");
        let near = if named { NEAR } else { 3 };
        (at.saturating_sub(near).max(sentence.start)..at - 1).any(|at| if named { somebody(at) } else { pet(at) })
    };
    let joined = |at: usize| scan.tokens.get(at).is_some_and(|token| token.joins());
    // "Skye is a brindle lurcher".
    let is = matches!(scan.plain(at + 1), "is" | "was")
        && matches!(scan.plain(at + 2), "a" | "an" | "the" | "his" | "her" | "their");
    let kind = is && (at + 3..at + 7).take_while(|at| joined(*at)).any(pet);
    called
        || kind
        || (scan.plain(at + 1) == "the" && joined(at + 1) && (pet(at + 2) || (joined(at + 3) && pet(at + 3))))
}

/// "Mrs Orchard's son Dylan", "the carers' grandchildren, Kayden and Mia": a child of nobody in the book.
pub(super) fn is_others_child(scan: &Scan, at: usize) -> bool {
    let kin = at > 1
        && matches!(scan.tokens[at].gap.as_str(), " " | ", ")
        && telling_words::is_others_child(scan.plain(at - 1));
    kin && (at.saturating_sub(4)..at - 1).any(|before| {
        let token = &scan.tokens[before];
        let of_family = scan.family.iter().any(|one| scan.person(*one).names().any(|name| *name == token.plain));
        (token.possessive && !of_family) || token.plain == "own"
    })
}

/// "Ms Farouk".
pub(super) fn is_titled(scan: &Scan, at: usize) -> bool {
    at > 0 && matches!(scan.tokens[at].gap.as_str(), " " | ". ") && {
        let before = scan.plain(at - 1);
        // As others say Mr and Mrs.
        is_title(before)
            || matches!(
                before,
                "pani"
                    | "pan"
                    | "sra"
                    | "senhora"
                    | "senhor"
                    | "senora"
                    | "senor"
                    | "madame"
                    | "mme"
                    | "monsieur"
                    | "herr"
                    | "frau"
                    | "domnul"
                    | "doamna"
                    | "mevrouw"
                    | "meneer"
                    | "signora"
                    | "signor"
                    | "ustadh"
                    | "hajji"
            )
    }
}

/// "Grace, her foster carer,", "Grace (the tutor)".
pub(super) fn is_explained(scan: &Scan, end: usize) -> bool {
    /// Words between a name and what says who it is.
    const NEAR: usize = 4;
    let Some(next) = scan.tokens.get(end) else { return false };
    if is_of_firm(scan, end) {
        return true;
    }
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
        if telling_words::is_grown_up(&token.plain)
            || telling_words::is_role(&token.plain)
            || telling_words::is_pet(&token.plain)
        {
            return true;
        }
        // "Leon, read by mother": what follows is a clause of its own.
        if matches!(
            token.plain.as_str(),
            "by" | "to"
                | "and"
                | "but"
                | "as"
                | "when"
                | "if"
                | "is"
                | "was"
                | "has"
                | "had"
                | "will"
                | "would"
                | "said"
                | "says"
                | "that"
                | "then"
                | "so"
                | "because"
        ) {
            return false;
        }
        at += 1;
    }
    false
}

/// "Leon Khan of Khan & Co Solicitors", "Grace from Housing": whoever comes from an office works there. From a school a child
/// comes, too.
fn is_of_firm(scan: &Scan, end: usize) -> bool {
    const NEAR: usize = 5;
    let from = matches!(scan.plain(end), "of" | "from" | "at") && scan.tokens[end].gap == " ";
    from && (end + 1..end + 1 + NEAR)
        .take_while(|at| scan.tokens.get(*at).is_some_and(|next| next.joins() || next.gap.contains('&')))
        .any(|at| {
            matches!(
                scan.plain(at),
                "solicitors"
                    | "solicitor"
                    | "llp"
                    | "ltd"
                    | "limited"
                    | "council"
                    | "housing"
                    | "police"
                    | "nhs"
                    | "camhs"
                    | "services"
                    | "service"
                    | "agency"
                    | "cafcass"
                    | "ofsted"
                    | "legal"
                    | "chambers"
                    | "company"
                    | "probation"
                    | "union"
                    | "charity"
                    | "association"
                    | "barnardo's"
                    | "team"
            )
        })
}

/// "Casey to be referred": what is done with a child, by others.
pub(super) fn is_done_with(scan: &Scan, end: usize) -> bool {
    scan.plain(end) == "to"
        && matches!(
            scan.plain(end + 1),
            "be" | "remain" | "stay" | "return" | "live" | "move" | "start" | "go" | "sleep"
        )
}

/// "Leon to ring", "Leon agreed to": what somebody at the table does.
pub(super) fn works(scan: &Scan, end: usize) -> bool {
    let word = |at: usize| scan.plain(at);
    let Some(next) = scan.tokens.get(end) else { return false };
    let ordered = next.gap.trim_matches(' ') == ":"
        || (next.gap == " " && telling_words::is_work(&next.plain) && !is_done_with(scan, end));
    ordered || (word(end) == "will" && !matches!(word(end + 1), "be" | "not" | "stay" | "live" | "go" | "start"))
}

/// What is said of somebody, past "was not very": "quiet".
fn said_of(scan: &Scan, at: usize) -> usize {
    /// So many such words may come first.
    const MOST: usize = 5;
    let skips =
        |at: &usize| scan.tokens.get(*at).is_some_and(|next| next.joins() && telling_words::is_auxiliary(&next.plain));
    (at + 1..at + 1 + MOST).take_while(skips).last().map_or(at + 1, |last| last + 1)
}

/// Whether what follows is said of a person, and not of a hope, a month or a flower.
pub(super) fn is_a_person(scan: &Scan, at: usize) -> bool {
    let word = said_of(scan, at);
    let Some(next) = scan.tokens.get(word).filter(|next| next.joins()) else { return false };
    let belongs = scan.tokens[at].possessive && telling_words::is_belonging(&next.plain);
    let aged = matches!(next.plain.as_str(), "aged" | "age") || (next.gap == " (" && next.has_digit());
    let later = word > at + 1;
    let has = (at + 1..word)
        .any(|at| matches!(scan.plain(at), "has" | "had" | "did" | "does" | "doesnt" | "didnt" | "hasnt" | "hadnt"));
    let years = later
        && (next.plain.parse().is_ok_and(|years: u32| years < 20) || spoken::number(&scan.tokens, word).is_some());
    belongs
        || aged
        || years
        || (telling_words::is_persons(&next.plain) && (!later || has))
        || (later && (telling_words::is_childs_state(&next.plain) || telling_words::is_childs_wish(&next.plain)))
}

/// Whether what follows is said of a child, and not of whoever came to the meeting to work.
pub(super) fn is_a_child(scan: &Scan, at: usize) -> bool {
    let word = said_of(scan, at);
    let Some(next) = scan.tokens.get(word).filter(|next| next.joins()) else { return false };
    let belongs = scan.tokens[at].possessive
        && telling_words::is_belonging(&next.plain)
        && !matches!(
            next.plain.as_str(),
            "record" | "plan" | "views" | "review" | "voice" | "friend" | "chronology" | "life"
        );
    let later = word > at + 1;
    belongs
        || telling_words::is_childs_act(&next.plain)
        || (later && (telling_words::is_childs_state(&next.plain) || telling_words::is_childs_wish(&next.plain)))
}

/// "Will the plan be ready?", "Will send the minutes": no name.
pub(super) fn is_modal(scan: &Scan, at: usize) -> bool {
    let next = scan.tokens.get(at + 1).filter(|next| next.gap == " ").map_or("", |next| next.plain.as_str());
    scan.plain(at) == "will"
        && !scan.tokens[at].possessive
        && (telling_words::is_asked(next) || is_verb(next) || scan.known.is_a_name(next))
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
            "was"
                | "is"
                | "has"
                | "had"
                | "seems"
                | "seemed"
                | "looked"
                | "remains"
                | "did"
                | "does"
                | "staying"
                | "living"
                | "attending"
                | "sleeping"
                | "having"
                | "moving"
                | "returning"
                | "going"
                | "seeing"
                | "getting"
                | "be"
                | "being"
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
