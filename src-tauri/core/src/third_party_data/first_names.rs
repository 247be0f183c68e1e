//! A first name or a nickname alone, which is the hardest: children are called like uncles, months and flowers.

use super::first_name_sense::sounds_like_a_person;
use super::likeness::is_nearly;
use super::name_context::{follows_grown_up, is_explained, is_others_child, is_pets, is_titled, lives};
use super::name_doubts::is_doubtful;
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
        // "Wei Chen's Takeaway".
        let firm =
            scan.tokens[end - 1].possessive && scan.tokens.get(end).is_some_and(|next| next.joins() && next.capital);
        let doubtful = grown_up || somebody || firm || !scan.tokens[at].capital || is_doubtful(scan, at);
        let sure = if doubtful { Sureness::Possible } else { Sureness::Likely };
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
        && let Some(base) = said
            .strip_suffix('s')
            .filter(|base| (base.len() > 2 || (base.len() == 2 && scan.ends_small(at))) && !known.is_a_name(&said))
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
            && !is_parent_of(&before.plain)
            && (!before.shouted || token.shouted)
            && (!before.first || is_name(scan, &before.plain) || telling_words::is_saint(&before.plain))
    });
    follows || road || within || next.is_some_and(NameToken::hyphened) || before.is_some_and(|_| token.hyphened())
}

/// "Umm Yusuf", "Mama Kacpra": a parent by the child's name.
fn is_parent_of(plain: &str) -> bool {
    matches!(plain, "umm" | "abu" | "mama" | "tata" | "baba" | "madre" | "maman" | "mamka")
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

fn is_name(scan: &Scan, plain: &str) -> bool {
    scan.known.given.contains_key(plain) || telling_words::is_grown_up(plain) || is_title(plain)
}
