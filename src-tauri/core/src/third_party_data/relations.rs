//! Brothers and sisters, and parents by name, whom the book does not know of this child: then it may be another's record.

use super::name_context::is_explained;
use super::scan::Scan;
use super::{FindingKind, Sureness, telling_words};
use crate::meeting::child::Pronouns;
use crate::plain_words::Speller;
use crate::text::titles::is_title;

/// Words that may stand between a possessor and a relation.
const BETWEEN: [&str; 20] = [
    "older", "elder", "younger", "little", "big", "baby", "twin", "half", "step", "eldest", "youngest", "own", "full",
    "two", "three", "four", "five", "other", "maternal", "paternal",
];

pub(super) fn look(scan: &mut Scan) {
    let Some(own) = scan.known.place_of(scan.child) else { return };
    for at in 0..scan.tokens.len() {
        if let Some(end) = relation(scan, at, own).filter(|_| scan.is_free(at..at + 1)) {
            let from = (0..at).rev().take_while(|at| BETWEEN.contains(&scan.plain(*at))).last().unwrap_or(at);
            let from =
                if from > 0 && matches!(scan.plain(from - 1), "his" | "her" | "their") { from - 1 } else { from };
            let from = if scan.is_free(from..end) { from } else { at };
            scan.find(from..end, FindingKind::Relation, Sureness::Possible, &[]);
        }
    }
    several(scan);
    parents(scan, own);
    parents_after(scan, own);
    absent_parents(scan);
    couple(scan);
}

/// "Mum and Dad were both present", of a child who came alone: the book has parents of most children, and none of this.
fn absent_parents(scan: &mut Scan) {
    let none = scan.family.iter().all(|one| scan.person(*one).parents.is_empty());
    if !none || scan.known.with_parents * 2 < scan.known.people.len() {
        return;
    }
    for at in 0..scan.tokens.len() {
        let token = &scan.tokens[at];
        let mother =
            matches!(token.plain.as_str(), "mum" | "mother" | "mam" | "dad" | "father" | "stepdad" | "stepfather");
        let bare = token.first || (token.capital && !scan.is_loud(at)) || (at > 0 && scan.plain(at - 1) == "both");
        let of_another = at > 0
            && (scan.tokens[at - 1].possessive
                || matches!(
                    scan.plain(at - 1),
                    "his" | "her" | "their" | "foster" | "a" | "landlady's" | "my" | "your" | "the"
                ));
        // As a word of address in what the child said.
        let stands = !token.possessive || scan.tokens.get(at + 1).is_some();
        if mother && bare && !of_another && stands && scan.is_free(at..at + 1) {
            return scan.find(at..at + 1, FindingKind::Relation, Sureness::Possible, &[]);
        }
    }
}

/// "Mr and Mrs Hargreave", who are nobody's parents here and nobody who was introduced.
fn couple(scan: &mut Scan) {
    if scan.family.iter().all(|one| scan.person(*one).parents.is_empty()) {
        return;
    }
    for at in 3..scan.tokens.len() {
        let pair = matches!(scan.plain(at - 1), "mrs" | "mr" | "ms")
            && matches!(scan.plain(at - 3), "mr" | "mrs" | "ms")
            && scan.plain(at - 2) == "and"
            || matches!(scan.plain(at - 1), "mrs" | "ms")
                && scan.plain(at - 2) == "mr"
                && scan.tokens[at - 1].gap.contains('&');
        let sentence = scan.sentence_of(at);
        let from = (at - 2).saturating_sub(5).max(sentence.start);
        let introduced = (from..at - 2)
            .any(|at| telling_words::is_grown_up(scan.plain(at)) || scan.plain(at) == "with")
            || is_explained(scan, at + 1)
            || Speller::british().is_word(scan.plain(at));
        let said = scan.plain(at);
        let known = scan.is_own_surname(said) || scan.is_present(said) || scan.known.worker_names.contains(said);
        if pair && scan.tokens[at].capital && !introduced && !known && scan.is_free(at..at + 1) {
            scan.find(at..at + 1, FindingKind::UnknownName, Sureness::Possible, &[]);
        }
    }
}

/// "both boys", "the girls", "all three children", where the book knows one child.
fn several(scan: &mut Scan) {
    for at in 1..scan.tokens.len() {
        let children = matches!(scan.plain(at), "children" | "kids" | "boys" | "girls");
        let before = scan.plain(at - 1);
        let count = match before {
            "both" | "two" => 2,
            "three" => 3,
            "four" => 4,
            "five" => 5,
            "the" if matches!(scan.plain(at), "boys" | "girls") => 2,
            _ => 0,
        };
        // "Two boys", where one brother and one sister are known.
        let of = match scan.plain(at) {
            "boys" => Some(Pronouns::He),
            "girls" => Some(Pronouns::She),
            _ => None,
        };
        let fits = |one: &&usize| {
            let theirs = scan.person(**one).pronouns;
            of.is_none() || theirs.is_none() || theirs == of
        };
        let known = scan.family.iter().filter(fits).count();
        if !children || count <= known || !scan.tokens[at].joins() || !scan.is_free(at - 1..at + 1) {
            continue;
        }
        let sentence = scan.sentence_of(at);
        // "Her two boys" are a worker's, "the other two children" are of the school.
        let others = (at.saturating_sub(4).max(sentence.start)..(at + 3).min(sentence.end)).any(|at| {
            matches!(
                scan.plain(at),
                "other"
                    | "own"
                    | "class"
                    | "carers"
                    | "carer"
                    | "club"
                    | "group"
                    | "no"
                    | "her"
                    | "his"
                    | "toilets"
                    | "team"
                    | "school"
                    | "teacher"
                    | "changing"
                    | "football"
                    | "older"
                    | "bigger"
                    | "year"
                    | "host"
                    | "some"
                    | "next"
                    | "uncle"
                    | "aunt"
                    | "brother"
                    | "sister"
                    | "neighbour"
                    | "neighbour's"
                    | "cousins"
            )
        });
        if !others {
            scan.find(at - 1..at + 1, FindingKind::Relation, Sureness::Possible, &[]);
        }
    }
}

/// Where a relation ends that begins there and that the book does not know of the child.
fn relation(scan: &Scan, at: usize, own: usize) -> Option<usize> {
    if scan.is_loud(at) {
        return None;
    }
    let gender = match scan.plain(at) {
        "brother" | "brothers" | "stepbrother" | "stepbrothers" => Some(Pronouns::He),
        "sister" | "sisters" | "stepsister" | "stepsisters" => Some(Pronouns::She),
        "sibling" | "siblings" | "twin" | "twins" | "triplets" => None,
        _ => return None,
    };
    if matches!(scan.plain(at + 1), "in" if scan.plain(at + 2) == "law") || scan.plain(at + 1) == "of" {
        return None;
    }
    if scan.plain(at) == "twin" && matches!(scan.plain(at + 1), "brother" | "sister" | "bed" | "track" | "room") {
        return None;
    }
    let mut before = at;
    while before > 0 && BETWEEN.contains(&scan.plain(before - 1)) {
        before -= 1;
    }
    let possessor = before.checked_sub(1).map(|at| &scan.tokens[at]);
    let of_child = possessor.is_some_and(|token| {
        matches!(token.plain.as_str(), "his" | "her" | "their")
            || (token.possessive && scan.family.iter().any(|one| scan.person(*one).is_called(&token.plain)))
    });
    let plural = matches!(scan.plain(at), "siblings" | "brothers" | "sisters" | "twins");
    let bare = plural && possessor.is_none_or(|token| !token.possessive)
        || possessor.is_some_and(|token| matches!(token.plain.as_str(), "the" | "with" | "and") && before < at);
    let sentence = scan.sentence_of(at);
    let earlier = |words: &[&str]| (sentence.start..at).any(|at| words.contains(&scan.plain(at)));
    let denied = earlier(&["no", "not", "without", "nor", "never", "only", "any", "foster", "if"]);
    // "Mum said her brother" is her own.
    let grown_up = (sentence.start..before)
        .any(|at| telling_words::is_grown_up(scan.plain(at)) || matches!(scan.plain(at), "mr" | "mrs" | "ms" | "miss"));
    if !(of_child || bare) || denied || grown_up {
        return None;
    }
    let older = (before..at).any(|at| matches!(scan.plain(at), "older" | "elder" | "big" | "eldest"));
    let younger = (before..at).any(|at| matches!(scan.plain(at), "younger" | "little" | "baby" | "youngest"));
    let child = scan.person(own);
    let known = scan.family.iter().filter(|one| **one != own).any(|one| {
        let person = scan.person(*one);
        let fits = match (gender, person.pronouns) {
            (None, _) | (_, None | Some(Pronouns::They)) => true,
            (Some(gender), Some(pronouns)) => gender == pronouns,
        };
        let place = match (person.born, child.born) {
            (Some(theirs), Some(own)) => !(older && theirs > own || younger && theirs < own),
            _ => true,
        };
        fits && place
    });
    (!known).then_some(at + 1)
}

/// "Mrs Lin, his mother", where the book holds this child's parents and none is called so.
fn parents_after(scan: &mut Scan, own: usize) {
    let parents = &scan.person(own).parents;
    if parents.is_empty() {
        return;
    }
    for at in 0..scan.tokens.len().saturating_sub(2) {
        let named = &scan.tokens[at];
        let of_child =
            scan.tokens.get(at + 1).is_some_and(|next| matches!(next.gap.as_str(), ", " | " (" | " – " | " - "))
                && (matches!(scan.plain(at + 1), "his" | "her" | "their") || scan.is_at_home(scan.plain(at + 1)))
                && matches!(scan.plain(at + 2), "mother" | "mum" | "mam" | "father" | "dad" | "birth");
        // "Mrs Okonjo-Blake": any part of the name.
        let from = (at.saturating_sub(3)..at)
            .rev()
            .take_while(|from| scan.tokens[from + 1].joins() && scan.tokens[*from].capital);
        let from = from.last().unwrap_or(at);
        let known = (from..=at).any(|at| {
            let said = scan.plain(at);
            parents.iter().flatten().any(|name| name == said) || scan.is_own_surname(said) || scan.is_present(said)
        });
        if of_child && named.capital && !known && !named.contracted && named.plain.len() > 2 && scan.is_free(at..at + 1)
        {
            scan.find(at..at + 1, FindingKind::Relation, Sureness::Possible, &[]);
        }
    }
}

/// "Mum (Grace)", where the book holds this child's parents and none is called so.
fn parents(scan: &mut Scan, own: usize) {
    let parents = &scan.person(own).parents;
    if parents.is_empty() {
        return;
    }
    for at in 1..scan.tokens.len() {
        // "Mother, Ms Dolan".
        let title =
            usize::from(at > 1 && is_title(scan.plain(at - 1)) && matches!(scan.tokens[at].gap.as_str(), " " | ". "));
        let at_kin = at - title;
        let token = &scan.tokens[at_kin];
        let (token, named) = (token, &scan.tokens[at]);
        let kin = at_kin - 1;
        let said = matches!(scan.plain(kin), "mother" | "mum" | "mam" | "mummy" | "father" | "dad" | "daddy")
            && !scan.tokens[kin].possessive
            && !telling_words::is_people(scan.plain(at))
            && matches!(token.gap.as_str(), " " | ", " | " (" | " - " | " – ")
            && !is_title(&named.plain)
            && !named.contracted
            && named.capital
            && named.plain.len() > 2;
        let of_another =
            kin > 0 && (matches!(scan.plain(kin - 1), "foster" | "step" | "birth") || scan.tokens[kin - 1].possessive);
        let known = parents.iter().flatten().any(|name| *name == named.plain)
            || scan.is_own_surname(&named.plain)
            || scan.is_present(&named.plain)
            || telling_words::is_weekday(&named.plain)
            || telling_words::is_month(&named.plain)
            || telling_words::is_common(&named.plain)
            || scan.is_loud(at);
        if said && !of_another && !known && scan.is_free(at..at + 1) {
            scan.find(at..at + 1, FindingKind::Relation, Sureness::Possible, &[]);
        }
    }
}
