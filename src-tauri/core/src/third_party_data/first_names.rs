//! A first name or a nickname alone, which is the hardest: children are called like uncles, months and flowers.

use super::likeness::is_nearly;
use super::name_context::{
    follows_grown_up, is_a_child, is_a_person, is_doubtful, is_explained, is_modal, is_others_child, is_pets,
    is_titled, lives, works,
};
use super::name_matching::run;
use super::scan::Scan;
use super::{FindingKind, Sureness};
use crate::text::names::NameToken;
use crate::text::titles::is_title;
use crate::third_party_data::telling_words;

/// First names that the text gives to somebody who is no child of the book: "her uncle Jack", "Jack Thornycroft". Alone,
/// they are that person's for the rest of the record.
pub(super) fn introduced(scan: &Scan) -> Vec<String> {
    let mut names = Vec::new();
    let mut before_was_introduced = None;
    for at in 0..scan.tokens.len() {
        let token = &scan.tokens[at];
        if !token.capital || is_title(&token.plain) {
            continue;
        }
        let paired = before_was_introduced == Some(at.wrapping_sub(2)) && matches!(scan.plain(at - 1), "and" | "or");
        let whole = at + 1 + scan.tokens[at + 1..].iter().take_while(|next| next.capital && next.joins()).count();
        let explained = !token.possessive && (is_explained(scan, at + 1) || is_explained(scan, whole));
        if follows_grown_up(scan, at) || paired || explained || is_pets(scan, at) || is_others_child(scan, at) {
            names.push(token.plain.clone());
            // "Pauline and Terry Marsh (approved hosts)".
            if explained && at > 1 && matches!(scan.plain(at - 1), "and" | "or") && scan.tokens[at - 2].capital {
                names.push(scan.plain(at - 2).to_owned());
            }
            before_was_introduced = Some(at);
        } else if let Some(next) = scan.joined_after(at).filter(|next| next.capital && !next.first)
            && !token.first
            && !token.possessive
            && next.plain.len() > 1
            && !next.shouted
            && !next.contracted
            && !next.hyphened()
            && !telling_words::is_grown_up(&token.plain)
            && !telling_words::is_calendar(&next.plain)
            && !telling_words::is_weekday(&next.plain)
            && !(token.foreign && next.foreign)
            && !bears(scan, &token.plain, &next.plain)
        {
            names.push(token.plain.clone());
        }
    }
    names
}

/// Whether a child of the book, of this family or another, is called so, but for a slip.
fn bears(scan: &Scan, given: &str, surname: &str) -> bool {
    // "Yu Han", where the book has Yuhan.
    let together = format!("{given}{surname}");
    let index = scan.known;
    if [&index.given, &index.given_together, &index.aliases].iter().any(|names| names.contains_key(&together)) {
        return true;
    }
    let leads = [scan.known.given.get(given), scan.known.aliases.get(given)];
    leads.into_iter().flatten().flatten().any(|at| {
        let person = scan.person(*at);
        person.has_surname(surname)
            || person.given.iter().any(|other| other == surname)
            || person.surname.iter().any(|part| is_nearly(part, surname))
    })
}

/// A first name or a nickname alone.
pub(super) fn alone(scan: &mut Scan, introduced: &[String]) {
    for at in 0..scan.tokens.len() {
        for end in (at + 1..=run(scan, at).min(at + 3)).rev() {
            if scan.is_free(at..end)
                && let Some((kind, sure, whom)) = named(scan, at, end, introduced)
            {
                scan.find(at..end, kind, sure, &whom);
                break;
            }
        }
    }
}

fn named(scan: &Scan, at: usize, end: usize, introduced: &[String]) -> Option<(FindingKind, Sureness, Vec<usize>)> {
    let said: String = (at..end).map(|at| scan.plain(at)).collect();
    let known = scan.known;
    if end > at + 1 {
        let mut together = scan.strangers(known.given_together.get(&said));
        // "Yu Han", where the book has Yuhan.
        let parted = |at: usize| {
            scan.tokens[at].capital && scan.plain(at).len() > 1 && !crate::text::titles::is_title(scan.plain(at))
        };
        if (at..end).all(parted) {
            together.extend(scan.strangers(known.given.get(&said)));
        }
        let alias = scan.strangers(known.aliases.get(&said));
        let capital = (at..end).all(|at| scan.tokens[at].capital) || !telling_words::is_word(scan.plain(at));
        let (kind, whom) =
            if together.is_empty() { (FindingKind::KnownAs, alias) } else { (FindingKind::GivenName, together) };
        let parted = (at + 1..end).any(|at| scan.tokens[at].first);
        if whom.is_empty()
            || !capital
            || parted
            || is_at_home(scan, &said)
            || introduced.contains(&scan.tokens[at].plain)
        {
            return None;
        }
        let grown_up = follows_grown_up(scan, at) || is_titled(scan, at) || is_explained(scan, end);
        let somebody = scan.is_present(scan.plain(at));
        let sure = if grown_up || somebody || !scan.tokens[at].capital { Sureness::Possible } else { Sureness::Likely };
        return Some((kind, sure, whom));
    }
    let mut kind = FindingKind::GivenName;
    let mut whom = scan.strangers(known.given.get(&said));
    let mut name = said.clone();
    if whom.is_empty() {
        kind = FindingKind::KnownAs;
        whom = scan.strangers(known.aliases.get(&said));
    }
    // "Jaydens mum", where the apostrophe is missing.
    let mut plural = false;
    if whom.is_empty()
        && let Some(base) = said.strip_suffix('s').filter(|base| base.len() > 2 && !known.is_a_name(&said))
    {
        kind = FindingKind::GivenName;
        whom =
            scan.strangers(known.given.get(base)).into_iter().chain(scan.strangers(known.aliases.get(base))).collect();
        plural = !whom.is_empty();
        name = base.to_owned();
    }
    if !whom.is_empty() {
        if is_at_home(scan, &name) || introduced.contains(&name) {
            return None;
        }
        let sure = sounds_like_a_person(scan, at, &name, plural)?;
        return Some((kind, sure, whom));
    }
    let token = &scan.tokens[at];
    let middle = scan.strangers(known.middle.get(&said));
    if !middle.is_empty() && token.capital && lives(scan, at, end) && !is_longer(scan, at) {
        let free = !is_at_home(scan, &said) && !scan.is_present(&said) && !introduced.contains(&said);
        return (free && !known.worker_names.contains(&said) && !follows_grown_up(scan, at)).then_some((
            FindingKind::GivenName,
            Sureness::Possible,
            middle,
        ));
    }
    let slips = slips(scan, at, &said, introduced)?;
    Some((FindingKind::MisspeltName, Sureness::Possible, slips))
}

/// A name with a letter wrong, where nothing else is meant.
fn slips(scan: &Scan, at: usize, said: &str, introduced: &[String]) -> Option<Vec<usize>> {
    let token = &scan.tokens[at];
    let goes_on = scan.joined_after(at).is_some_and(|next| !next.capital && !next.has_digit());
    let person = lives(scan, at, at + 1) || (token.capital && token.first && goes_on);
    // What is no name where a name stands has no capital, or only that of its sentence.
    if said.len() < 4
        || token.contracted
        || token.has_digit()
        || (!person && (!token.capital || token.first))
        || is_longer(scan, at)
    {
        return None;
    }
    if scan.is_english(at) {
        return None;
    }
    let whom = scan.known.near_called.like(said);
    if whom.is_empty() || telling_words::is_word(said) || telling_words::is_common(said) {
        return None;
    }
    let home = |one: &usize| scan.is_own(*one);
    let near = |name: &String| name == said || is_nearly(name, said);
    let known = whom.iter().any(home)
        || scan.known.is_a_name(said)
        || scan.known.worker_names.contains(said)
        || scan.is_present(said)
        || scan.has_present_like(said)
        || introduced.iter().any(near)
        || scan.family.iter().any(|one| {
            let person = scan.person(*one);
            person.names().any(near)
        })
        || follows_grown_up(scan, at)
        || is_titled(scan, at)
        || is_explained(scan, at + 1);
    (!known).then_some(whom)
}

/// The child's own name, a brother's or sister's, or a parent's.
fn is_at_home(scan: &Scan, said: &str) -> bool {
    scan.family.iter().any(|at| {
        let person = scan.person(*at);
        let parents = person.parents.iter().flatten();
        person.given.iter().chain(&person.surname).chain(&person.aliases).chain(parents).any(|name| name == said)
            || person.given.concat() == said
    })
}

/// Part of a longer name: "Grace Road", "Hope House", "Mary Grace".
pub(super) fn is_longer(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    let before = scan.joined_before(at);
    let next = scan.joined_after(at);
    let follows = next.is_some_and(|next| {
        let noun = telling_words::is_weekday(&next.plain)
            || (next.shouted && (!token.shouted || crate::plain_words::Speller::british().is_word(&next.plain)));
        let particle = !next.capital
            && telling_words::is_particle(&next.plain)
            && scan.tokens.get(at + 2).is_some_and(|after| after.capital && after.joins());
        let name = next.capital && !noun && !next.contracted && !is_heading(scan, at);
        (name || particle || next.has_digit()) && !token.possessive && !next.first
    });
    let road = !token.possessive && scan.is_road(at + 1);
    let within = before.is_some_and(|before| {
        before.capital
            && (!before.shouted || token.shouted)
            && (!before.first || is_name(scan, &before.plain) || telling_words::is_saint(&before.plain))
    });
    follows || road || within || next.is_some_and(NameToken::hyphened) || before.is_some_and(|_| token.hyphened())
}

/// "Kacper Review Notes": a word follows that has its capital from a heading.
fn is_heading(scan: &Scan, at: usize) -> bool {
    let Some(next) = scan.joined_after(at) else { return false };
    !telling_words::is_word(scan.plain(at))
        && !telling_words::is_calendar(scan.plain(at))
        && !telling_words::is_place_too(scan.plain(at))
        && !telling_words::is_building(&next.plain)
        && !scan.known.is_a_name(&next.plain)
        && !scan.is_road(at + 2)
        && next.plain.len() > 3
        && crate::plain_words::Speller::british().is_word(&next.plain)
}

/// Whether a word stands where only somebody's name does; and how sure that is.
fn sounds_like_a_person(scan: &Scan, at: usize, said: &str, plural: bool) -> Option<Sureness> {
    let token = &scan.tokens[at];
    let before = scan.joined_before(at);
    let next = scan.joined_after(at);
    if follows_grown_up(scan, at) || is_titled(scan, at) || is_explained(scan, at + 1) {
        return None;
    }
    if plural && !next.is_some_and(|next| telling_words::is_belonging(&next.plain)) {
        return None;
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
    let friend = at > 0 && telling_words::is_friend(scan.plain(at - 1));
    let heading = scan.joined_after(at).is_some_and(|next| next.capital && !next.first && !next.shouted);
    let mut sentence = scan.sentence_of(at);
    let of_friend = is_of_friend(scan, said);
    let names = sentence.any(|at| matches!(scan.plain(at), "names" | "pronounced" | "spelt"));
    let doubtful = friend
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

fn is_name(scan: &Scan, plain: &str) -> bool {
    scan.known.given.contains_key(plain) || telling_words::is_grown_up(plain) || is_title(plain)
}
