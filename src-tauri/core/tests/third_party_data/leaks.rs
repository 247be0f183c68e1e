//! Ten ways in which another child gets into a record, as they happen: a paste, a slip, a habit.

use quorate_core::meeting::child::ChildDetails;

use super::chance::Chance;
use super::county::{County, Written};
use super::prose::written;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leak {
    CopiedParagraph,
    SiblingsDateOfBirth,
    MisspeltSurname,
    Initials,
    MosaicNumber,
    Address,
    Nickname,
    FirstName,
    FullName,
    DateOfBirth,
}

pub const LEAKS: [Leak; 10] = [
    Leak::CopiedParagraph,
    Leak::SiblingsDateOfBirth,
    Leak::MisspeltSurname,
    Leak::Initials,
    Leak::MosaicNumber,
    Leak::Address,
    Leak::Nickname,
    Leak::FirstName,
    Leak::FullName,
    Leak::DateOfBirth,
];

/// What was put where: the section, and the words that ought to be found.
pub struct Seeded {
    pub section: usize,
    pub words: String,
}

/// Puts a leak into a clean record; none where this record cannot have that kind (no sibling, nobody to copy from).
pub fn seed(county: &County, record: &mut Written, leak: Leak, chance: &mut Chance) -> Option<Seeded> {
    let own = &county.children[record.setting.child];
    let section = chance.below(record.sections.len());
    if leak == Leak::CopiedParagraph {
        return copy(county, record, chance);
    }
    if leak == Leak::SiblingsDateOfBirth {
        let sibling = &county.children[*record.setting.siblings.first()?].details;
        let born = written(sibling.born?.day()?, chance);
        if sibling.born == own.details.born {
            return None;
        }
        let name = &own.details.given;
        let sentence = match chance.below(4) {
            0 => format!("{name} (born {born}) attended for the last ten minutes."),
            1 => format!("DOB: {born}."),
            2 => format!("{name}, date of birth {born}, is the subject of this record."),
            _ => format!("{name} was born on {born} and is open to the team."),
        };
        return Some(put(record, section, sentence, born, chance));
    }
    let other = loop {
        let other = &county.children[chance.below(county.children.len())];
        let shares_name = |of: &ChildDetails| of.given == other.details.given || of.surname == other.details.surname;
        let near = record.setting.siblings.iter().any(|at| shares_name(&county.children[*at].details));
        if other.family != own.family && !shares_name(&own.details) && !near {
            break &other.details;
        }
    };
    let (sentence, words) = match leak {
        Leak::MisspeltSurname => misspelt(other, chance)?,
        Leak::Initials => initials(&own.details, other, chance)?,
        Leak::MosaicNumber => {
            let number = number(&other.mosaic_id, chance);
            let sentence = match chance.below(3) {
                0 => format!("Case file {number} was read before the meeting."),
                1 => format!("See Mosaic {number} for the chronology."),
                _ => format!("The chronology (Mosaic id {number}) came on time."),
            };
            (sentence, number)
        }
        Leak::Address => {
            other.address.chars().find(char::is_ascii_digit)?;
            let address = address(&other.address, chance);
            let sentence = match chance.below(3) {
                0 => format!("The visit to {address} was unannounced."),
                1 => format!("Home address: {address}."),
                _ => format!("Neighbours at {address} rang the police twice."),
            };
            (sentence, address)
        }
        Leak::Nickname => {
            let name = other.known_as.first()?.clone();
            (about(&name, chance), name)
        }
        Leak::FirstName => (about(&other.given, chance), other.given.clone()),
        Leak::FullName => {
            let name = full_name(other, chance);
            (about(&name, chance), name)
        }
        Leak::DateOfBirth => {
            let born = written(other.born?.day()?, chance);
            let sentence = match chance.below(4) {
                0 => format!("The other child (born {born}) has a plan too."),
                1 => format!("DOB {born}, seen at home on two occasions."),
                2 => format!("Date of birth: {born}."),
                _ => format!("A younger child, d.o.b. {born}, lives at the address."),
            };
            (sentence, born)
        }
        Leak::CopiedParagraph | Leak::SiblingsDateOfBirth => unreachable!("seen to above"),
    };
    Some(put(record, section, sentence, words, chance))
}

/// A sentence in which somebody is spoken of by name.
fn about(name: &str, chance: &mut Chance) -> String {
    match chance.below(8) {
        0 => format!("It was noted that {name} has not been in school since half-term."),
        1 => format!("The social worker will see {name} again before the review."),
        2 => format!("{name} said that nobody had asked before."),
        3 => format!("On Tuesday the carer rang about {name} and the missed bus."),
        4 => format!("There is a risk that {name}'s mother stops answering the door."),
        5 => format!("Members agreed that a placement with {name} should be looked at."),
        6 => format!("{name}'s attendance fell again in the second half of the term."),
        _ => format!("The police found them with {name} in the park at two in the morning."),
    }
}

fn copy(county: &County, record: &mut Written, chance: &mut Chance) -> Option<Seeded> {
    let own = county.children[record.setting.child].family;
    let from = loop {
        let from = &county.records[chance.below(county.records.len())];
        if county.children[from.setting.child].family != own {
            break from;
        }
    };
    let discussion = &from.sections.last()?.1;
    let paragraphs: Vec<&str> = discussion.split('\n').collect();
    let mut text = chance.pick(&paragraphs).to_owned();
    if chance.one_in(3) {
        // The name was put right, and nothing else.
        let name = |at: usize| county.children[at].details.given.as_str();
        text = text.replace(name(from.setting.child), name(record.setting.child));
    }
    let section = record.sections.len() - 1;
    record.sections[section].1.push('\n');
    record.sections[section].1.push_str(&text);
    Some(Seeded { section, words: text })
}

fn put(record: &mut Written, section: usize, sentence: String, words: String, chance: &mut Chance) -> Seeded {
    let text = &mut record.sections[section].1;
    // Between two sentences of it, or at its end.
    let ends: Vec<usize> = text.match_indices(". ").map(|(at, _)| at + 2).collect();
    match ends.get(chance.below(ends.len() + 1)) {
        Some(at) => text.insert_str(*at, &format!("{sentence} ")),
        None => *text = format!("{text} {sentence}"),
    }
    Seeded { section, words }
}

/// A surname with a slip in it, beside the right first name or before "family".
fn misspelt(other: &ChildDetails, chance: &mut Chance) -> Option<(String, String)> {
    let mut letters: Vec<char> = other.surname.chars().collect();
    if letters.len() < 5 {
        return None;
    }
    let at = 1 + chance.below(letters.len() - 2);
    if !letters[at].is_alphabetic() || !letters[at + 1].is_alphabetic() {
        return None;
    }
    match chance.below(4) {
        0 => letters.insert(at, letters[at]),
        1 => drop(letters.remove(at)),
        2 if letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        _ => letters[at] = if letters[at] == 'e' { 'i' } else { 'e' },
    }
    let surname: String = letters.into_iter().collect();
    if surname == other.surname {
        return None;
    }
    Some(match chance.below(3) {
        0 => (format!("The {surname} family has the same worker."), surname),
        1 => (format!("The {surname} children were there as well."), surname),
        _ => {
            let name = format!("{} {surname}", other.given);
            (about(&name, chance), name)
        }
    })
}

/// Initials where they plainly stand for a child.
fn initials(own: &ChildDetails, other: &ChildDetails, chance: &mut Chance) -> Option<(String, String)> {
    let letters = |child: &ChildDetails| Some((child.given.chars().next()?, child.surname.chars().next()?));
    let (first, last) = letters(other)?;
    if letters(own) == Some((first, last)) {
        return None;
    }
    let dotted = format!("{first}.{last}.");
    let plain = format!("{first}{last}");
    Some(match chance.below(6) {
        0 => (format!("{dotted} was seen at home on the same visit."), dotted),
        1 => (format!("The worker for {dotted} has left the team."), dotted),
        2 => (format!("Child {plain} was at the same address."), plain),
        3 => (format!("An older boy, {plain}, aged 15, was with them."), plain),
        4 => (format!("{plain}'s mother asked for the same support."), plain),
        _ => (format!("A second young person ({dotted}) is named in the police report."), dotted),
    })
}

fn number(id: &str, chance: &mut Chance) -> String {
    match chance.below(3) {
        0 => id.to_owned(),
        1 => format!("{} {} {}", &id[..1], &id[1..4], &id[4..]),
        _ => format!("{} {}", &id[..4], &id[4..]),
    }
}

fn address(known: &str, chance: &mut Chance) -> String {
    let parts: Vec<&str> = known.split(',').map(str::trim).collect();
    let street = if parts[0].starts_with("Flat") { format!("{}, {}", parts[0], parts[1]) } else { parts[0].to_owned() };
    match chance.below(3) {
        0 => known.to_owned(),
        1 => street,
        _ => street.replace("Road", "Rd").replace("Street", "St").replace("Lane", "Ln").replace("Avenue", "Ave"),
    }
}

/// As people type it: with or without marks, in any case, surname first.
fn full_name(other: &ChildDetails, chance: &mut Chance) -> String {
    let (given, surname) = (&other.given, &other.surname);
    match chance.below(5) {
        0 => format!("{surname}, {given}"),
        1 => plain(&format!("{given} {surname}")),
        2 => format!("{given} {}", surname.to_uppercase()),
        3 => format!("{given} {}", surname.replace('-', " ")),
        _ => format!("{given} {surname}"),
    }
}

/// Without the marks that a hurried typist leaves out.
fn plain(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = name.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter)).collect();
    plain.replace('ł', "l").replace('Ł', "L").replace('ı', "i").replace('Đ', "D").replace('đ', "d")
}
