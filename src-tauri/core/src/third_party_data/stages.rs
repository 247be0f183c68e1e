//! What belongs to another time of life than this child's: nappies in the record of a boy of sixteen, mocks in that of a girl
//! of five, a plan since before she was born. A question, since a parent has a college too.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use super::scan::Scan;
use super::{FindingKind, Sureness, telling_words};
use crate::meeting::child::Pronouns;

/// Not yet born.
const UNBORN: i32 = -1;

/// Words of a time of life, and the ages in years from and to which they may be said of a child. Widely: a child may be late.
const STAGES: &str = "nappy -1 4; nappies -1 4; teething -1 3; weaning -1 2; weaned -1 3; crawling -1 2; breastfed -1 3; \
    breastfeeding -1 2; breast milk -1 2; formula feed -1 2; formula milk -1 2; bottle feeds -1 2; moses basket -1 1; cot -1 4; \
    pushchair -1 5; pram -1 4; buggy -1 5; car seat -1 8; potty 0 6; potty training 0 6; toilet training 0 7; \
    toddler 0 4; toddlers 0 4; playgroup 0 5; pre-school 1 5; preschool 1 5; nursery -1 6; childminder -1 12; stay and play -1 5; \
    bottle at night -1 4; cord bloods -1 0; cord blood -1 0; labour ward -1 0; maternity ward -1 0; delivery suite -1 0; \
    birth plan -1 0; pre-birth -1 1; prebirth -1 1; antenatal -1 1; unborn -1 3; unborn baby -1 3; twenty week scan -1 0; \
    tummy time -1 1; red book -1 5; health visitor -1 6; new birth visit -1 2; two year check 1 3; withdrawal scores -1 1; \
    neonatal -1 1; scbu -1 1; phonics 4 8; early years 0 6; eyfs 0 6; early years setting 0 5; \
    sats 6 12; key stage one 4 8; key stage two 6 12; key stage three 10 15; key stage four 13 17; ks1 4 8; ks2 6 12; ks3 10 15; \
    ks4 13 17; 11 plus 8 12; secondary transfer 8 12; secondary school 9 17; gcse 12 18; gcses 12 18; mocks 13 18; \
    mock exams 12 19; options evening 11 15; form tutor 10 18; head of year 10 18; sixth form 14 19; sixth-form 14 19; \
    a levels 15 19; a-levels 15 19; t levels 15 19; as levels 15 19; btec 13 19; neet 15 25; apprenticeship 14 21; \
    traineeship 15 21; school prom 10 18; driving lessons 15 21; driving test 15 21; driving licence 15 21; \
    provisional licence 14 21; learner driver 15 21; work experience 13 19; saturday job 12 18; personal adviser 14 25; \
    pathway plan 14 25; leaving care 14 25; care leaver 15 25; semi-independent 14 25; supported lodgings 14 21; \
    supported accommodation 15 25; staying put 15 21; universal credit 15 25; own tenancy 15 25; setting up home 15 25; \
    college interview 14 19; ucas 15 20; university 15 25; cadets 9 18; youth rehabilitation order 9 18; referral order 9 18; \
    detention and training order 9 18; youth court 9 18; electronic tag 9 18; youth caution 9 18; youth offending 8 18; probation 10 25; community order 15 25; \
    criminal exploitation 7 18; contraception 11 18; contraceptive implant 11 18; sexual health 11 18; homework 4 18; \
    school shoes 3 18; school uniform 3 18; lunchtime supervisor 3 12; playtime 3 12; classroom 3 18; reading book 3 12; \
    reading books 3 12; book bag 3 8; classmates 3 18; milk tooth 4 12; wobbly tooth 4 12; tooth fairy 3 11; football team 3 18; \
    learning to walk 0 2; first words 0 3; first steps 0 2; first tooth 0 2; afternoon nap -1 5; naps -1 5";

struct LifeStage {
    words: Vec<&'static str>,
    ages: (i32, i32),
}

/// By their first word.
static BY_FIRST: LazyLock<HashMap<&'static str, Vec<LifeStage>>> = LazyLock::new(|| {
    let mut by_first: HashMap<&'static str, Vec<LifeStage>> = HashMap::new();
    for entry in STAGES.split(';') {
        let mut words: Vec<&'static str> = entry.split_whitespace().collect();
        let mut age = || words.pop().and_then(|age| age.parse().ok()).unwrap_or(UNBORN);
        let (to, from) = (age(), age());
        let words: Vec<&str> = words.iter().flat_map(|word| word.split('-')).collect();
        by_first.entry(words[0]).or_default().push(LifeStage { words, ages: (from, to) });
    }
    by_first
});

pub(super) fn look(scan: &mut Scan) {
    let Some(held) = scan.held else { return };
    let mut told: Option<Range<usize>> = None;
    for at in 0..scan.tokens.len() {
        let Some((end, ages)) = stage(scan, at).or_else(|| school_year(scan, at)) else { continue };
        let sentence = scan.sentence_of(at);
        if told.as_ref() != Some(&sentence) && scan.is_free(at..end) && is_of_nobody(scan, &sentence, end, ages, held) {
            scan.find(at..end, FindingKind::Age, Sureness::Possible, &[]);
            told = Some(sentence);
        }
    }
    before_birth(scan);
}

fn stage(scan: &Scan, at: usize) -> Option<(usize, (i32, i32))> {
    if let Some(stages) = BY_FIRST.get(scan.plain(at)) {
        let stands =
            |stage: &&LifeStage| {
                stage.words.iter().enumerate().all(|(step, word)| {
                    scan.plain(at + step) == *word && (step == 0 || scan.tokens[at + step].runs_on())
                })
            };
        let stage = stages.iter().filter(stands).max_by_key(|stage| stage.words.len());
        // A place that is called so is anybody's: "Quay Nursery", "St Mary's Pre-School".
        let named = scan.tokens[at].capital
            && !scan.tokens[at].shouted
            && !scan.ends_small(at)
            && at > 0
            && !scan.tokens[at].first
            && !scan.is_loud(at);
        return stage.filter(|_| !named).map(|stage| (at + stage.words.len(), stage.ages));
    }
    let next = scan.plain(at + 1);
    match scan.plain(at) {
        // With its capital, the first year of school.
        "reception" if scan.tokens[at].capital && !scan.tokens[at].first && !scan.is_loud(at) => Some((at + 1, (3, 6))),
        "baby" if matches!(next, "to" | "not" | "was" | "is" | "has" | "will" | "had") && scan.tokens[at].first => {
            Some((at + 1, (UNBORN, 2)))
        }
        "midwife" => Some((at + 1, (UNBORN, 1))),
        // "2 yr check", "two year check".
        "check" if at > 1 && matches!(scan.plain(at - 1), "yr" | "year" | "month" | "week") => {
            Some((at + 1, (UNBORN, 4)))
        }
        _ => None,
    }
}

/// "Year 9", "year nine": from 1 to 13, four years younger than the pupil at least.
fn school_year(scan: &Scan, at: usize) -> Option<(usize, (i32, i32))> {
    let next = scan.tokens.get(at + 1).filter(|next| next.gap == " ")?;
    let year: i32 = next.plain.parse().ok().filter(|year| (1..=13).contains(year))?;
    let counted = matches!(scan.plain(at + 2), "old" | "olds" | "check" | "plan");
    let of_it = scan.plain(at) == "year" && at > 0 && !scan.tokens[at - 1].has_digit() && !counted;
    of_it.then_some((at + 2, (year + 3, year + 6)))
}

/// Whether nobody of the family is of such an age, or only one who is not spoken of as the sentence speaks; and nobody else is
/// meant by it.
fn is_of_nobody(scan: &Scan, sentence: &Range<usize>, end: usize, ages: (i32, i32), held: NaiveDate) -> bool {
    /// Words after it in which somebody else may be named: "the nursery that her brother went to".
    const AFTER: usize = 6;
    let near = || (sentence.start..sentence.end.min(end + AFTER)).map(|at| scan.plain(at));
    let words = || sentence.clone().map(|at| scan.plain(at));
    // Of a birth, a mother is always spoken of.
    let birth = ages.1 <= 2;
    let mother = |word: &str| birth && matches!(word, "mother" | "mum" | "mam" | "pregnant" | "pregnancy");
    // Of before, or of somebody's work.
    let aside = words()
        .any(|word| matches!(word, "since" | "used" | "works" | "work" | "worked" | "job" | "course" | "volunteers"));
    let of_others = aside || near().any(|word| (is_other(word) && !mother(word)) || is_friend(word));
    if of_others {
        return false;
    }
    let she = words().any(|word| matches!(word, "she" | "her" | "herself"));
    let he = words().any(|word| matches!(word, "he" | "his" | "him" | "himself"));
    let said = match (she, he) {
        (true, false) => Some(Pronouns::She),
        (false, true) => Some(Pronouns::He),
        _ => None,
    };
    // "She will see the midwife": a girl of an age to be a mother.
    let mother = ages.1 <= 1;
    scan.meant().iter().all(|one| {
        let person = scan.person(*one);
        let age = match person.born {
            Some(born) => held.years_since(born).and_then(|years| i32::try_from(years).ok()).unwrap_or(UNBORN),
            None if person.unborn => UNBORN,
            // Of any age.
            None => return false,
        };
        let fits = (ages.0..=ages.1).contains(&age) || (mother && age > 12 && person.pronouns != Some(Pronouns::He));
        let spoken_of = match (said, person.pronouns) {
            (Some(said), Some(theirs)) => said == theirs,
            // Nobody knows yet.
            _ => true,
        };
        !(fits && spoken_of)
    })
}

fn is_friend(word: &str) -> bool {
    telling_words::is_friend(word) && !matches!(word, "boyfriend" | "girlfriend")
}

/// Of these, anything may be said in anybody's record.
fn is_other(word: &str) -> bool {
    matches!(
        word,
        "mother"
            | "mum"
            | "mam"
            | "mummy"
            | "father"
            | "dad"
            | "daddy"
            | "parent"
            | "parents"
            | "carer"
            | "carers"
            | "stepdad"
            | "stepmum"
            | "stepfather"
            | "stepmother"
            | "aunt"
            | "uncle"
            | "nan"
            | "gran"
            | "grandmother"
            | "grandfather"
            | "partner"
            | "cousin"
            | "sibling"
            | "siblings"
            | "brother"
            | "sister"
            | "brothers"
            | "sisters"
            | "twin"
            | "twins"
            | "when"
            | "mothers"
            | "neighbour"
            | "pregnant"
            | "pregnancy"
            | "history"
            | "chronology"
            | "grandchildren"
            | "son"
            | "daughter"
    )
}

/// "On a plan since May 2017", of a child born later.
fn before_birth(scan: &mut Scan) {
    let Some(own) = scan.known.place_of(scan.child) else { return };
    let Some(born) = scan.person(own).born else { return };
    for at in 1..scan.tokens.len() {
        let year = Some(scan.plain(at)).filter(|word| word.len() == 4).and_then(|word| word.parse::<i32>().ok());
        let Some(_) = year.filter(|year| (1990..born.year()).contains(year)) else { continue };
        let since = (at.saturating_sub(3)..at).any(|at| matches!(scan.plain(at), "since" | "in" | "from"));
        let sentence = scan.sentence_of(at);
        let mut words = sentence.clone().map(|at| scan.plain(at));
        let event = words.any(|word| {
            matches!(
                word,
                "plan"
                    | "placed"
                    | "placement"
                    | "care"
                    | "roll"
                    | "nursery"
                    | "attended"
                    | "diagnosed"
                    | "adopted"
                    | "fostered"
            )
        });
        let others = sentence.clone().any(|at| {
            let word = scan.plain(at);
            is_other(word)
                || matches!(
                    word,
                    "family" | "children" | "mothers" | "act" | "she's" | "tenancy" | "school's" | "order"
                )
        });
        if since && event && !others && scan.is_free(at..at + 1) {
            scan.find(at..at + 1, FindingKind::Age, Sureness::Possible, &[]);
            return;
        }
    }
}
