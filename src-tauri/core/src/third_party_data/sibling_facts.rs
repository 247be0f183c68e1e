//! What a sentence tells of a brother or sister, and nothing of this child: "Ffion attends 97 %" in Iolo's record. It belongs
//! in the sibling's own record, and came along with a copy: also where it was given to both, for whoever gives a passage to
//! both rarely means each sentence of it. That they live together, see or miss one another is as it should be.

use std::ops::Range;

use super::fact_words::{
    is_adverb, is_before_object, is_done_to, is_fact, is_irregular, is_owned, is_saying_so, is_together, is_told_to,
};
use super::scan::Scan;
use super::spoken;
use super::written_dates::date;
use super::{FindingKind, Sureness};
use crate::meeting::child::Pronouns;

/// A glance, never what stands before a signature: it is this family's own, and whoever reads decides.
pub(super) fn look(scan: &mut Scan) {
    let Some(own) = scan.known.place_of(scan.child) else { return };
    if scan.family.len() < 2 {
        return;
    }
    let sentences: Vec<Range<usize>> = scan.sentences().collect();
    let told: Vec<(Range<usize>, usize)> =
        sentences.into_iter().filter_map(|sentence| told(scan, own, sentence)).collect();
    for (words, whom) in told {
        scan.find(words, FindingKind::SiblingsFacts, Sureness::Possible, &[whom]);
    }
}

/// Whose affairs a sentence tells, and with which words, where they are a sibling's alone.
fn told(scan: &Scan, own: usize, sentence: Range<usize>) -> Option<(Range<usize>, usize)> {
    let (at, whom) = sentence.clone().find_map(|at| Some((at, sibling(scan, own, at)?)))?;
    if speaks_of_child(scan, own, whom, at, &sentence) {
        return None;
    }
    let end = sentence.clone().filter_map(|at| Some((at, sibling(scan, own, at)?))).find_map(|(at, whom)| {
        owned(scan, at)
            .or_else(|| about(scan, at, &sentence))
            .or_else(|| done_to(scan, at, &sentence))
            .or_else(|| as_subject(scan, own, at, whom, &sentence))
    })?;
    Some((at.min(end)..end.max(at) + 1, whom))
}

/// The brother or sister whom a word names.
fn sibling(scan: &Scan, own: usize, at: usize) -> Option<usize> {
    let token = scan.tokens.get(at)?;
    let plain = token.plain.as_str();
    let child = scan.person(own);
    let own_name = child.given.iter().chain(&child.aliases).any(|name| name == plain);
    let open = token.capital && !own_name && !scan.is_present(plain) && !scan.is_road(at + 1);
    scan.family.iter().copied().find(|one| open && *one != own && scan.person(*one).is_called(plain))
}

/// "sister", "half-brother": after "his" and "Iolo's" they say no more than who the other is.
fn is_kin(plain: &str) -> bool {
    matches!(
        plain,
        "sister"
            | "brother"
            | "twin"
            | "sibling"
            | "half"
            | "step"
            | "older"
            | "younger"
            | "elder"
            | "little"
            | "big"
            | "baby"
            | "eldest"
            | "youngest"
            | "stepsister"
            | "stepbrother"
    )
}

/// Whether a sentence speaks of this child too, or of the family together.
fn speaks_of_child(scan: &Scan, own: usize, whom: usize, named: usize, sentence: &Range<usize>) -> bool {
    let (child, sibling) = (scan.person(own), scan.person(whom));
    let apart = child.pronouns.is_some() && sibling.pronouns.is_some() && child.pronouns != sibling.pronouns;
    let initials: String =
        [&child.given, &child.surname].iter().filter_map(|name| name.first()?.chars().next()).collect();
    sentence.clone().any(|at| {
        let token = &scan.tokens[at];
        let plain = token.plain.as_str();
        let of_kin = is_kin(scan.plain(at + 1)) || (scan.plain(at + 1) == "two" && is_kin(scan.plain(at + 2)));
        let names = child.given.iter().chain(&child.aliases).any(|name| name == plain) && !(token.possessive && of_kin);
        let spoken = pronoun(plain).is_some_and(|of| {
            let theirs = apart && Some(of) == child.pronouns;
            // "She says that Ffion attends": whoever comes before the name is not the one named.
            let before = at < named && matches!(plain, "he" | "she") && Some(of) == child.pronouns;
            (theirs || before) && !of_kin
        });
        let together =
            is_together(plain) && !(matches!(plain, "their" | "theirs" | "them") && is_of_others(scan, own, whom, at));
        let children = matches!(plain, "children") && !token.possessive;
        let all = plain == "all" && matches!(scan.plain(at + 1), "three" | "four" | "five" | "of" | "the" | "six");
        let family =
            plain == "family" && at > 0 && matches!(scan.plain(at - 1), "the" | "this" | "whole") && !token.capital;
        let the_child = plain == "child" && at > 0 && matches!(scan.plain(at - 1), "the" | "this");
        names || spoken || together || children || all || family || the_child || (token.shouted && plain == initials)
    })
}

fn pronoun(plain: &str) -> Option<Pronouns> {
    match plain {
        "he" | "him" | "his" | "himself" | "hes" => Some(Pronouns::He),
        "she" | "her" | "hers" | "herself" | "shes" => Some(Pronouns::She),
        _ => None,
    }
}

/// "Their" of one who is spoken of so, or before the relation: "their sister Ffion".
fn is_of_others(scan: &Scan, own: usize, whom: usize, at: usize) -> bool {
    let they = |one: usize| scan.person(one).pronouns == Some(Pronouns::They);
    (they(whom) && !they(own)) || is_kin(scan.plain(at + 1))
}

/// "Ffion's attendance", "Ffion's new school": the last word of it.
fn owned(scan: &Scan, at: usize) -> Option<usize> {
    /// Words between a name and what is theirs.
    const NEAR: usize = 4;
    let end = (at..at + 3).take_while(|at| *at < scan.tokens.len()).find(|at| scan.tokens[*at].possessive)?;
    let surnamed = (at + 1..=end).all(|at| scan.is_own_surname(scan.plain(at)));
    let things = (end + 1..end + 1 + NEAR).take_while(|at| scan.tokens.get(*at).is_some_and(|next| next.joins()));
    let kin = |at: usize| {
        let plain = scan.plain(at);
        super::telling_words::is_grown_up(plain) && !is_fact(plain) && !is_owned(plain)
    };
    things.take_while(|at| !kin(*at)).find(|at| surnamed && (is_fact(scan.plain(*at)) || is_owned(scan.plain(*at))))
}

/// "The plan for Ffion", "attendance of Ffion": the name.
fn about(scan: &Scan, at: usize, sentence: &Range<usize>) -> Option<usize> {
    const NEAR: usize = 3;
    let for_them = at > sentence.start && matches!(scan.plain(at - 1), "for" | "of" | "re" | "regarding" | "on");
    let from = at.saturating_sub(1 + NEAR).max(sentence.start);
    let thing = for_them && (from..at - 1).any(|at| is_fact(scan.plain(at)) && !is_told_to(scan.plain(at)));
    // "For Ffion: 97 %".
    let heads = for_them && at == sentence.start + 1 && is_headed(scan, at + 1);
    (thing && !scan.tokens[at].possessive)
        .then_some(at)
        .or_else(|| if heads { fact_after(scan, at, sentence) } else { None })
}

/// "The school excluded Ffion": the name.
fn done_to(scan: &Scan, at: usize, sentence: &Range<usize>) -> Option<usize> {
    (at > sentence.start && is_done_to(scan.plain(at - 1)) && !scan.tokens[at].possessive).then_some(at)
}

/// What follows a name as its row or its heading does: "Ffion: 97 %", "Ffion | Year 4".
fn is_headed(scan: &Scan, at: usize) -> bool {
    let gap = scan.tokens.get(at).map_or("", |next| next.gap.trim_matches(' '));
    gap.contains([':', '|', '\t', '–', '—']) || matches!(gap, "-" | "(" | ",") && scan.tokens[at].gap.len() > 1
}

/// "Ffion attends 97 %", "Ffion has asthma": the fact.
fn as_subject(scan: &Scan, own: usize, at: usize, whom: usize, sentence: &Range<usize>) -> Option<usize> {
    let mut last = at;
    // "Ffion Prysor", "Ffion and Osian".
    loop {
        let next = scan.joined_after(last);
        if next.is_some_and(|next| next.capital && scan.is_own_surname(&next.plain)) {
            last += 1;
        } else if next.is_some_and(|next| next.plain == "and") && sibling(scan, own, last + 2).is_some() {
            last += 2;
        } else {
            break;
        }
    }
    if scan.tokens[last].possessive
        || (at > sentence.start && scan.tokens[at].joins() && is_before_object(scan.plain(at - 1)))
    {
        return None;
    }
    let headed = is_headed(scan, last + 1);
    let mut verb = last + 1;
    // "Ffion (Year 4) attends", "Ffion, who is nine, attends".
    let mut said = false;
    while verb < sentence.end
        && (is_adverb(scan.plain(verb)) || (verb == last + 1 && headed && scan.tokens[verb].has_digit()))
    {
        said |= !matches!(scan.plain(verb), "also" | "still" | "now" | "only" | "then");
        verb += 1;
    }
    let word = scan.plain(verb);
    let joined = verb < sentence.end && (scan.tokens[verb].joins() || headed);
    let acts = joined
        && (is_irregular(word)
            || word == "attend"
            || is_fact(word)
            || (word.len() > 3 && (word.ends_with('s') || word.ends_with("ed"))));
    if !(headed || said || acts) || (matches!(word, "and" | "or" | "with") && !headed) {
        return None;
    }
    if is_saying_so(word) {
        // "Ffion told her teacher": no fact but what she says of health and numbers.
        return fact_after(scan, verb, sentence)
            .filter(|fact| !is_told_to(scan.plain(*fact)) && is_measured(scan, *fact));
    }
    // "Ffion is at school now", "Ffion was born on 3 May".
    fact_after(scan, last, sentence).or_else(|| own_date(scan, whom, last, sentence))
}

/// A share, a weight, a year at school: no matter of course.
fn is_measured(scan: &Scan, at: usize) -> bool {
    is_share(scan, at) || scan.tokens[at].has_digit()
}

/// "97 %", "97 per cent".
fn is_share(scan: &Scan, at: usize) -> bool {
    let next = scan.tokens.get(at + 1);
    let sign = scan.after(at).trim_start_matches(' ').starts_with('%');
    let words =
        next.is_some_and(|next| next.plain == "percent" || (next.plain == "per" && scan.plain(at + 2) == "cent"));
    scan.tokens[at].has_digit() && (sign || words)
}

/// The first word after a name that tells a fact.
fn fact_after(scan: &Scan, name: usize, sentence: &Range<usize>) -> Option<usize> {
    (name + 1..sentence.end).find(|at| {
        let plain = scan.plain(*at);
        let year = plain == "year" && scan.tokens.get(at + 1).is_some_and(|next| next.has_digit());
        let section = plain.strip_prefix('s').is_some_and(|rest| matches!(rest, "17" | "20" | "31" | "38" | "47"));
        // "Turned to her aunt" is no birthday.
        let other = matches!(plain, "turned" | "turns" | "add") && !is_count(scan, at + 1);
        (is_fact(plain) && !other) || year || section || is_share(scan, *at)
    })
}

fn is_count(scan: &Scan, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|next| next.has_digit()) || spoken::number(&scan.tokens, at).is_some()
}

/// The day on which a sibling was born.
fn own_date(scan: &Scan, whom: usize, name: usize, sentence: &Range<usize>) -> Option<usize> {
    (name + 1..sentence.end).find(|at| {
        date(&scan.tokens, *at).is_some_and(|(day, _)| scan.person(whom).born == Some(day))
            || scan.known.numbers.get(scan.plain(*at)).is_some_and(|lead| lead.contains(&whom))
    })
}
