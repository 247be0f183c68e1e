//! A name with no more than a letter of the other: "Leon B", "Beth C-D", "S. Farouk", "OSEI K".

use super::name_context::{follows_grown_up, is_explained, is_titled};
use super::name_matching::run;
use super::names::surname;
use super::scan::Scan;
use super::{FindingKind, Sureness};

/// "Leon B", "Beth C-D", "S. Farouk".
pub(super) fn initialled(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        if let Some((end, whom, sure)) =
            first_and_letter(scan, at).or_else(|| letter_and_surname(scan, at)).or_else(|| surname_and_letter(scan, at))
            && scan.is_free(at..end)
            && !scan.is_road(end)
        {
            let explained = is_explained(scan, end) || follows_grown_up(scan, at) || is_titled(scan, at);
            let sure = if explained { Sureness::Possible } else { sure };
            scan.find(at..end, FindingKind::FullName, sure, &whom);
        }
    }
}

fn is_letter(scan: &Scan, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|token| token.plain.len() == 1 && !token.has_digit())
}

fn first_and_letter(scan: &Scan, at: usize) -> Option<(usize, Vec<usize>, Sureness)> {
    let next = scan.tokens.get(at + 1).filter(|next| next.gap == " " && next.capital)?;
    if !is_letter(scan, at + 1) || !scan.tokens[at].capital {
        return None;
    }
    let double = is_letter(scan, at + 2) && scan.tokens[at + 2].hyphened();
    let end = at + 2 + usize::from(double);
    // "Anna I think" is no surname.
    let stopped = scan.tokens.get(end).is_none_or(|after| !after.gap.starts_with(' '));
    if matches!(next.plain.as_str(), "i" | "a") && !stopped && !next.possessive && !double {
        return None;
    }
    let letters: String = (at + 1..end).map(|at| scan.plain(at)).collect();
    let fits = |name: &str| name.starts_with(scan.plain(at + 1));
    let plain = scan.plain(at);
    if scan.is_present_as(plain, &letters) {
        return None;
    }
    let called = [scan.known.given.get(plain), scan.known.aliases.get(plain)];
    let all: Vec<usize> = called.into_iter().flatten().flatten().copied().collect();
    let surnamed = |one: &usize| {
        let person = scan.person(*one);
        person.surname.first().is_some_and(|first| fits(first)) || person.surname.last().is_some_and(|last| fits(last))
    };
    // "Laila R.", a mother.
    let parent = |one: &usize| {
        let parents = &scan.person(*one).parents;
        parents
            .iter()
            .any(|parent| parent[0] == plain && parent.len() > 1 && parent.last().is_some_and(|last| fits(last)))
    };
    let of_parents = scan.known.parents_given.get(plain).into_iter().flatten().copied().filter(parent);
    let (own, whom): (Vec<usize>, Vec<usize>) =
        all.into_iter().filter(surnamed).chain(of_parents).partition(|one| scan.is_own(*one));
    (own.is_empty() && !whom.is_empty()).then_some((end, whom, Sureness::Likely))
}

fn letter_and_surname(scan: &Scan, at: usize) -> Option<(usize, Vec<usize>, Sureness)> {
    if !is_letter(scan, at) || !scan.tokens[at].capital {
        return None;
    }
    let next = scan.tokens.get(at + 1).filter(|next| next.capital && matches!(next.gap.as_str(), " " | ". " | "."))?;
    let letter = scan.plain(at);
    let mut whom = Vec::new();
    let mut end = at + 2;
    for lead in [scan.known.surname.get(&next.plain)].into_iter().flatten().flatten() {
        let person = scan.person(*lead);
        let named = person.given.iter().chain(&person.aliases).any(|given| given.starts_with(letter));
        if named && let Some((to, _)) = surname(scan, at + 1, run(scan, at + 1), person) {
            if scan.is_own(*lead) {
                return None;
            }
            end = end.max(to);
            whom.push(*lead);
        }
    }
    let worker = scan.known.worker_names.contains(&next.plain) || scan.is_present(&next.plain);
    // "I Farouk" may be what somebody says of themselves.
    (!whom.is_empty() && !worker && (!matches!(letter, "i" | "a") || next.gap != " ")).then_some((
        end,
        whom,
        Sureness::Likely,
    ))
}

/// "PATEL-GREENING A.", "Osei, K": as lists and letters have them.
fn surname_and_letter(scan: &Scan, at: usize) -> Option<(usize, Vec<usize>, Sureness)> {
    if !scan.tokens[at].capital {
        return None;
    }
    let last = run(scan, at);
    let mut whom = Vec::new();
    let mut end = at;
    let joined = scan.joined_after(at).map(|next| format!("{}{}", scan.plain(at), next.plain));
    let leads = [scan.known.surname.get(scan.plain(at)), joined.and_then(|both| scan.known.surname.get(&both))];
    for one in leads.into_iter().flatten().flatten() {
        let person = scan.person(*one);
        let Some((to, true)) = surname(scan, at, last, person) else { continue };
        let letter = scan.tokens.get(to).filter(|next| next.capital && matches!(next.gap.as_str(), " " | ", "));
        let fits = letter.is_some_and(|letter| is_letter(scan, to) && !letter.contracted && !scan.is_loud(to))
            && person.given.iter().chain(&person.aliases).any(|name| name.starts_with(scan.plain(to)));
        // "Price I think": no initial.
        let stopped = scan.tokens.get(to + 1).is_none_or(|after| !after.gap.starts_with(' ') || after.has_digit());
        if !fits || (matches!(scan.plain(to), "i" | "a") && !stopped) {
            continue;
        }
        if scan.is_own(*one) {
            return None;
        }
        if to + 1 > end {
            (end, whom) = (to + 1, Vec::new());
        }
        whom.push(*one);
    }
    let works = |at: usize| scan.known.worker_names.contains(scan.plain(at)) || scan.is_present(scan.plain(at));
    let worker = (at..end.saturating_sub(1)).all(works);
    let listed = scan.tokens[at].shouted || scan.tokens.get(end).is_some_and(|next| next.has_digit());
    let sure = if listed { Sureness::Likely } else { Sureness::Possible };
    (!whom.is_empty() && !worker).then_some((end, whom, sure))
}
