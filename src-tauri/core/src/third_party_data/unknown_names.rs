//! A first name that the book does not know, where the child's own belongs: "Kacper's placement".

use super::copied::Texts;
use super::likeness::is_nearly;
use super::name_context::{
    follows_grown_up, is_done_with, is_explained, is_others_child, is_pets, is_titled, lives, works,
};
use super::other_forms::is_form_of;
use super::others_words::is_known_at_home;
use super::scan::Scan;
use super::{FindingKind, Sureness, telling_words};
use crate::ids::{FamilyId, RecordId};
use crate::plain_words::Speller;
use crate::text::titles::is_title;

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
    let word = |plain: &str| Speller::british().is_word(plain);
    // "Paisley-Mae" is one name.
    let double = scan.joined_after(at).is_some_and(|next| next.hyphened() && next.capital && !next.has_digit());
    // "Jaxon Pettifer's plan".
    let surnamed =
        scan.joined_after(at).filter(|next| !double && next.capital && !token.possessive && !next.has_digit());
    let surname = surnamed.is_some_and(|next| {
        !word(&next.plain) && !scan.known.is_anybodys(&next.plain) && !scan.is_own_surname(&next.plain)
    });
    let end = at + 1 + usize::from(double || surname);
    let alone = !scan.joined_before(at).is_some_and(|before| before.capital && !(before.first && word(&before.plain)))
        && !scan.joined_after(end - 1).is_some_and(|next| next.capital && !scan.tokens[end - 1].possessive);
    let open = token.capital && !token.shouted && !token.contracted && !token.foreign && !scan.is_loud(at);
    if !open || plain.len() < 3 || token.has_digit() || !alone || !(lives(scan, at, end) || is_done_with(scan, end)) {
        return false;
    }
    let sentence = scan.sentence_of(at);
    let place = at > 0
        && scan.tokens[at].gap == " "
        && matches!(
            scan.plain(at - 1),
            "in" | "at" | "from" | "near" | "to" | "of" | "brother" | "sister" | "half-brother"
        );
    let of_kin = at > 0 && matches!(scan.plain(at - 1), "brother" | "sister" | "sibling");
    let friends = sentence.clone().any(|at| telling_words::is_friend(scan.plain(at)));
    if place || of_kin || friends || is_pets(scan, at) || is_others_child(scan, at) {
        return false;
    }
    let known = scan.known.is_a_name(plain)
        || scan.known.middle.contains_key(plain)
        || scan.known.worker_names.contains(plain)
        || scan.is_present(plain)
        || scan.is_own_surname(plain)
        || scan.known.parents_given.contains_key(plain)
        || scan.has_present_like(plain)
        || scan.family.iter().any(|one| {
            scan.person(*one).names().any(|name| name == plain || is_nearly(name, plain))
                || is_form_of(scan, *one, plain)
        });
    let word = telling_words::is_word(plain)
        || telling_words::is_month(plain)
        || telling_words::is_weekday(plain)
        || telling_words::is_common(plain)
        || telling_words::is_place_too(plain)
        || telling_words::is_grown_up(plain)
        || telling_words::is_building(plain)
        || is_title(plain)
        || (Speller::british().is_word(plain) && (!double || Speller::british().is_word(scan.plain(at + 1))));
    let somebody = introduced.iter().any(|name| name == plain)
        || follows_grown_up(scan, at)
        || is_titled(scan, at)
        || is_explained(scan, at + 1)
        || works(scan, at + 1)
        || (at > 0 && telling_words::is_friend(scan.plain(at - 1)))
        || scan.is_road(at + 1);
    !known && !word && !somebody
}
