//! A first name that the book does not know, where the child's own belongs: "Kacper's placement".

use super::copied::Texts;
use super::name_context::{follows_grown_up, is_explained, is_titled, lives, works};
use super::others_words::is_known_at_home;
use super::scan::Scan;
use super::{FindingKind, Sureness, telling_words};
use crate::ids::{FamilyId, RecordId};
use crate::plain_words::Speller;

pub(super) fn look(scan: &mut Scan, introduced: &[String], texts: &Texts, record: RecordId, own: FamilyId) {
    for at in 0..scan.tokens.len() {
        if scan.is_free(at..at + 1)
            && is_childs(scan, at, introduced)
            && !is_known_at_home(texts, record, own, scan.plain(at))
        {
            scan.find(at..at + 1, FindingKind::UnknownName, Sureness::Possible, &[]);
        }
    }
}

fn is_childs(scan: &Scan, at: usize, introduced: &[String]) -> bool {
    let token = &scan.tokens[at];
    let plain = token.plain.as_str();
    let alone = !scan.joined_before(at).is_some_and(|before| before.capital && !before.first)
        && !scan.joined_after(at).is_some_and(|next| next.capital && !token.possessive);
    if !token.capital || token.shouted || plain.len() < 3 || token.has_digit() || !alone || !lives(scan, at, at + 1) {
        return false;
    }
    let known = scan.known.is_a_name(plain)
        || scan.known.middle.contains_key(plain)
        || scan.known.worker_names.contains(plain)
        || scan.is_present(plain)
        || scan.is_own_surname(plain)
        || scan.family.iter().any(|one| {
            let person = scan.person(*one);
            person.given.iter().chain(&person.aliases).chain(person.parents.iter().flatten()).any(|name| name == plain)
        });
    let word = telling_words::is_word(plain)
        || telling_words::is_month(plain)
        || telling_words::is_weekday(plain)
        || telling_words::is_common(plain)
        || telling_words::is_place_too(plain)
        || telling_words::is_grown_up(plain)
        || telling_words::is_building(plain)
        || Speller::british().is_word(plain);
    let somebody = introduced.iter().any(|name| name == plain)
        || follows_grown_up(scan, at)
        || is_titled(scan, at)
        || is_explained(scan, at + 1)
        || works(scan, at + 1)
        || (at > 0 && telling_words::is_friend(scan.plain(at - 1)))
        || scan.is_road(at + 1);
    !known && !word && !somebody
}
