//! Addresses of mail and names of files with a child's name in them: "nia.okafor@…", "Okafor_Nia_CIN.docx".

use std::ops::Range;

use super::labelled::is_nobodys;
use super::scan::Scan;
use super::{FindingKind, Sureness};

pub(super) fn look(scan: &mut Scan) {
    let mut at = 0;
    while at < scan.tokens.len() {
        let end = glued(scan, at);
        if end > at + 1 {
            names_in(scan, at..end);
            unknown_in(scan, at..end);
        } else {
            in_one(scan, at);
        }
        at = end.max(at + 1);
    }
}

/// "winnieward11": a name and a surname in one word, as accounts are called.
fn in_one(scan: &mut Scan, at: usize) {
    const LEAST: usize = 8;
    let said = scan.plain(at).trim_end_matches(|c: char| c.is_ascii_digit());
    if said.len() < LEAST || scan.known.is_a_name(said) || !scan.is_free(at..at + 1) {
        return;
    }
    let Some(lead) = scan.known.handles.get(said) else { return };
    let whole = |one: &usize| {
        let person = scan.person(*one);
        let called = person.given.first().into_iter().chain(&person.aliases);
        called
            .filter(|name| name.len() > 2)
            .any(|name| said.starts_with(name.as_str()) || said.ends_with(name.as_str()))
    };
    let whom: Vec<usize> = lead.iter().copied().filter(whole).collect();
    if !whom.is_empty() && lead.iter().all(|one| !scan.is_own(*one)) && !scan.is_english(at) {
        scan.find(at..at + 1, FindingKind::FullName, Sureness::Possible, &whom);
    }
}

/// "Doyle_Kian_chronology.docx": two words that can be nothing but a name, and are nobody's in the book.
fn unknown_in(scan: &mut Scan, words: Range<usize>) {
    for at in words.start..words.end - 1 {
        let parted = matches!(scan.tokens[at + 1].gap.as_str(), "_" | "-" | ".");
        if parted && scan.is_free(at..at + 2) && is_nobodys(scan, at, &[]) && is_nobodys(scan, at + 1, &[]) {
            return scan.find(at..at + 2, FindingKind::UnknownName, Sureness::Possible, &[]);
        }
    }
}

/// Where the words end that no space parts, where they are such a name: an at sign, an underscore or a file's ending.
fn glued(scan: &Scan, at: usize) -> usize {
    let glue = |gap: &str| {
        !gap.is_empty() && gap.chars().all(|c| matches!(c, '.' | '_' | '-' | '@' | '/' | '\\' | '+' | '(' | '#'))
    };
    let mut end = at + 1;
    while scan.tokens.get(end).is_some_and(|token| glue(&token.gap)) {
        end += 1;
    }
    let marked = scan.tokens[at + 1..end].iter().any(|token| token.gap.contains(['@', '_', '\\']))
        || (end > at + 1 && scan.tokens[at].gap.ends_with('@'));
    let file = end > at + 1
        && matches!(
            scan.plain(end - 1),
            "doc"
                | "docx"
                | "pdf"
                | "xls"
                | "xlsx"
                | "odt"
                | "rtf"
                | "txt"
                | "msg"
                | "eml"
                | "jpg"
                | "jpeg"
                | "png"
                | "csv"
                | "zip"
        )
        && scan.tokens[end - 1].gap == ".";
    if marked || file { end } else { at + 1 }
}

fn names_in(scan: &mut Scan, words: Range<usize>) {
    let mut at = words.start;
    while at < words.end {
        let longest = (at + 1..=words.end.min(at + 4)).rev().find_map(|end| {
            let said: String = (at..end).map(|at| scan.plain(at)).collect();
            let said = said.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
            if scan.is_worker(&[&said]) {
                return Some((end, None));
            }
            let lead = scan.known.handles.get(&said)?;
            let whom = scan.strangers(Some(lead));
            Some((end, Some(whom).filter(|whom| whom.len() == lead.len())))
        });
        match longest {
            Some((end, whom)) => {
                if let Some(whom) = whom.filter(|_| scan.is_free(at..end)) {
                    scan.find(at..end, FindingKind::FullName, Sureness::Likely, &whom);
                } else {
                    scan.take(at..end);
                }
                at = end;
            }
            None => {
                one_name(scan, at);
                at += 1;
            }
        }
    }
}

/// A surname or a first name alone in such a name is a question.
fn one_name(scan: &mut Scan, at: usize) {
    let said = scan.plain(at).to_owned();
    let worker = scan.known.worker_names.contains(&said) || scan.is_present(&said);
    let home = scan.family.iter().any(|one| {
        let person = scan.person(*one);
        person.is_called(&said) || person.has_surname(&said)
    });
    let surname = scan.strangers(scan.known.surname.get(&said));
    let (kind, whom) = match surname.is_empty() {
        true => (FindingKind::GivenName, scan.strangers(scan.known.given.get(&said))),
        false => (FindingKind::Surname, surname),
    };
    let word = super::telling_words::is_word(&said) || super::telling_words::is_month(&said);
    if said.len() > 3 && !whom.is_empty() && !worker && !home && !word && scan.is_free(at..at + 1) {
        scan.find(at..at + 1, kind, Sureness::Possible, &whom);
    }
}
