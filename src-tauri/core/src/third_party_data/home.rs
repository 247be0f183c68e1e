//! Who is at home in a record: the child, brothers and sisters, their parents, and whoever works with them.

use super::known_person::KnownPerson;
use super::likeness::is_nearly;
use super::name_matching::run;
use super::names::{full_name, near_name};
use super::scan::Scan;

/// What names them is accounted for, slips of the pen included.
pub(super) fn take(scan: &mut Scan) {
    workers(scan);
    family(scan);
    parents(scan);
}

fn workers(scan: &mut Scan) {
    for at in 0..scan.tokens.len() {
        for end in (at + 2..=run(scan, at)).rev() {
            let plain: Vec<&str> = (at..end).map(|at| scan.plain(at)).collect();
            if scan.is_worker(&plain) {
                scan.take(at..end);
                break;
            }
        }
    }
}

fn family(scan: &mut Scan) {
    let family = scan.family.clone();
    for at in 0..scan.tokens.len() {
        for member in &family {
            let person = scan.person(*member);
            if !may_begin(scan.plain(at), person) {
                continue;
            }
            let said = full_name(scan, at, person).map(|(end, _)| end);
            let Some(end) = said.or_else(|| near_name(scan, at, person)) else { continue };
            // Another child may be called nearly so.
            let exact: String = (at..end).map(|at| scan.plain(at)).collect();
            if said.is_some()
                || scan.known.handles.get(&exact).is_none_or(|lead| lead.iter().any(|one| scan.is_own(*one)))
            {
                scan.take(at..end);
            }
        }
    }
}

/// Whether a word can be the first of a person's name, slips included.
fn may_begin(plain: &str, person: &KnownPerson) -> bool {
    let own = person.given.iter().chain(&person.surname).chain(&person.aliases);
    // "Lees", where the apostrophe is missing.
    let plural = plain.strip_suffix('s');
    own.into_iter().any(|name| name.starts_with(plain) || Some(name.as_str()) == plural || is_nearly(name, plain))
}

fn parents(scan: &mut Scan) {
    let mut parents: Vec<Vec<String>> =
        scan.family.iter().flat_map(|member| scan.person(*member).parents.iter().cloned()).collect();
    parents.sort_unstable();
    parents.dedup();
    for at in 0..scan.tokens.len() {
        for parent in parents.iter().filter(|parent| parent.len() > 1) {
            let end = at + parent.len();
            let said = end <= scan.tokens.len()
                && parent
                    .iter()
                    .zip(at..end)
                    .all(|(name, at)| name == scan.plain(at) || is_nearly(name, scan.plain(at)));
            if said && (at + 1..end).all(|at| scan.tokens[at].runs_on()) {
                scan.take(at..end);
            }
        }
    }
}
