//! What was typed for professionals, as sentences for a family: who does what by when, who somebody is, what a child said.

use crate::text::folding::key;
use crate::text::verbs::is_verb;

/// "Your social worker, Ada Example, will book the bathroom review by Friday 12 December 2026." What does not go on from
/// "will" stands by itself: "… will see to this by Friday 12 December 2026: grandmother SGO assessment." `by` is empty or
/// begins with a space.
pub fn action_sentence(who: &str, what: &str, by: &str) -> String {
    let what = what.trim().trim_end_matches('.');
    let what = ["to ", "To ", "will "].iter().find_map(|lead| what.strip_prefix(lead)).unwrap_or(what).trim();
    // With a name between commas the sentence needs the second of them.
    let comma = if who.contains(", ") { "," } else { "" };
    match goes_on_from_will(what) {
        true => format!("{who}{comma} will {}{by}", small_first(what)),
        false => format!("{who}{comma} will see to this{by}: {what}"),
    }
}

/// Words that are a verb, and as often a noun: "contact with Dad", "contact Dad".
const ALSO_NOUNS: &str = "access account act address answer appeal approach audit brief build chair change contact cover deal \
    document end exit feed fund help issue lead list live log look map measure message move name need note offer open order \
    pass place plan post present progress purchase record report request research return review risk run schedule screen \
    search share show sort source start stay stop support talk task test text track train transfer transport travel turn use \
    view visit wait walk work";

/// What follows a verb rather than a noun.
const AFTER_A_VERB: &str = "a an the this that these those it him her his them their its our your all any each every both \
    another more with to from for at in on into by about after before until whether if how when what who where why up out \
    off over back again two three four five six seven eight nine ten and or";

/// Whether it begins with what somebody does, and is one sentence.
fn goes_on_from_will(what: &str) -> bool {
    if what.contains(['\n', ';', ':']) || what.contains(". ") {
        return false;
    }
    let mut words = what.split_whitespace();
    let first = key(words.next().unwrap_or_default().trim_matches(|letter: char| !letter.is_alphanumeric()));
    let is_among = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    if !is_verb(&first) {
        return false;
    }
    let next = words.next().unwrap_or_default();
    let named = next.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
    !is_among(ALSO_NOUNS, &first) || named || is_among(AFTER_A_VERB, &next.to_lowercase())
}

/// Its first word without the capital, unless more of the word is capital.
fn small_first(what: &str) -> String {
    let first = what.split_whitespace().next().unwrap_or_default();
    let mut letters = what.chars();
    match letters.next() {
        Some(letter) if !first.chars().skip(1).any(char::is_uppercase) => {
            letter.to_lowercase().chain(letters).collect()
        }
        _ => what.to_owned(),
    }
}

/// Words for people; a role that none of them ends names a team or a piece of work.
const PEOPLE: &str = "adviser advisor advocate assistant carer chair chairperson clerk co-chair co-ordinator commissioner \
    consultant coordinator counsellor dentist deputy director doctor facilitator father foster-carer gp governor guardian \
    head headteacher host judge lawyer lead leader manager mediator member mentor midwife mother nurse observer officer \
    paediatrician parent partner practitioner principal psychiatrist psychologist psychotherapist representative secretary \
    sister senco solicitor specialist supervisor taker teacher therapist trainee tutor visitor worker";

/// Somebody by their role, within a sentence: "The group manager for fostering, Max Muster"; "Max Muster (placement
/// finding)", where the role names no person; nobody's name leaves "Somebody from placement finding". `whose` is "The",
/// "Your" or "Nia’s".
pub fn person_words(whose: &str, label: &str, name: &str) -> String {
    let (label, name) = (label.trim(), name.trim());
    let (head, field) = label.split_once(", ").map_or((label, None), |(head, field)| (head, Some(field)));
    let last = head.split(" of ").next().unwrap_or(head).split_whitespace().next_back().unwrap_or_default();
    if !PEOPLE.split_whitespace().any(|known| known == last.to_lowercase()) {
        let label = in_sentence(label);
        return if name.is_empty() { format!("Somebody from {label}") } else { format!("{name} ({label})") };
    }
    let role =
        field.map_or_else(|| in_sentence(head), |field| format!("{} for {}", in_sentence(head), in_sentence(field)));
    if name.is_empty() { format!("{whose} {role}") } else { format!("{whose} {role}, {name}") }
}

/// A label within a sentence: "Social worker" loses its capital, "CAMHS representative" and "Virtual School head" keep it.
fn in_sentence(label: &str) -> String {
    let others = label.chars().skip(1).any(char::is_uppercase);
    if others { label.to_owned() } else { label.to_lowercase() }
}

/// What of a line that is marked as the child’s a child said, each saying by itself, and the sentences that follow it and
/// are somebody else’s. A line in quotation marks says what it quotes; one without is the child’s as a whole, but for a
/// note in brackets at its end.
pub fn own_words(line: &str) -> (Vec<&str>, &str) {
    let line = line.trim();
    let Some(closing) = line.chars().next().and_then(closing_of) else { return (vec![without_note(line)], "") };
    let mut said = Vec::new();
    let mut rest = line;
    while let Some(end) = quotation_end(rest, closing) {
        said.push(&rest[..end]);
        rest = &rest[end..];
        let next = rest.find(|letter| line.starts_with(letter));
        match next.filter(|next| carries_on(&rest[..*next])) {
            Some(next) => rest = &rest[next..],
            None => break,
        }
    }
    if said.is_empty() {
        return (vec![without_note(line)], "");
    }
    let rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric() && letter != '(');
    let rest = rest.strip_prefix('(').and_then(|note| note.split_once(')')).map_or(rest, |(_, rest)| rest);
    let rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let sentence = rest.starts_with(char::is_uppercase) && rest.contains(' ');
    (said, if sentence { rest } else { "" })
}

fn closing_of(opening: char) -> Option<&'static [char]> {
    Some(match opening {
        '“' => &['”'],
        '„' => &['“', '”'],
        '"' => &['"'],
        '‘' => &['’'],
        '\'' => &['\''],
        '«' => &['»'],
        _ => return None,
    })
}

/// Past the mark that ends the quotation which the text begins with: one that no letter follows, for "don’t" has one too.
fn quotation_end(text: &str, closing: &[char]) -> Option<usize> {
    let ends = |after: &str| !after.starts_with(char::is_alphanumeric);
    let mut letters = text.char_indices().skip(1);
    letters
        .find(|(at, letter)| closing.contains(letter) && ends(&text[at + letter.len_utf8()..]))
        .map(|(at, letter)| at + letter.len_utf8())
}

/// Whether the child goes on after these words: "she said, “but …".
fn carries_on(between: &str) -> bool {
    const TELLING: [&str; 6] = ["said", "says", "added", "wrote", "drew", "signed"];
    let words: Vec<String> = between
        .split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        [] => true,
        [one] => one == "and" || one == "then",
        [who, told, ..] => {
            words.len() <= 4 && ["she", "he", "they"].contains(&who.as_str()) && TELLING.contains(&told.as_str())
        }
    }
}

fn without_note(line: &str) -> &str {
    let noted = line.strip_suffix(')').and_then(|line| line.rsplit_once(" ("));
    noted.map_or(line, |(said, _)| said.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_a_sentence_whatever_was_typed() {
        const WHO: &str = "Your social worker, Ada Example";
        for (what, said) in [
            ("Complete the SGO assessment", "will complete the SGO assessment by Friday"),
            ("to ring the school.", "will ring the school by Friday"),
            ("contact Mum about Sunday", "will contact Mum about Sunday by Friday"),
            ("visit the aunt", "will visit the aunt by Friday"),
            ("book placement planning meeting", "will book placement planning meeting by Friday"),
            ("grandmother SGO assessment", "will see to this by Friday: grandmother SGO assessment"),
            ("Contact arrangements with Dad", "will see to this by Friday: Contact arrangements with Dad"),
            ("Review meeting", "will see to this by Friday: Review meeting"),
            ("School report to be shared", "will see to this by Friday: School report to be shared"),
            ("Ring the school. Ask for the report", "will see to this by Friday: Ring the school. Ask for the report"),
        ] {
            assert_eq!(action_sentence(WHO, what, " by Friday"), format!("{WHO}, {said}"), "{what}");
        }
        assert_eq!(action_sentence("Somebody", "find a bed", ""), "Somebody will find a bed");
    }

    #[test]
    fn a_role_is_a_person_or_where_one_comes_from() {
        let the = |label, name| person_words("The", label, name);
        assert_eq!(the("Placement finding", "Rosa Test"), "Rosa Test (placement finding)");
        assert_eq!(the("Placement finding", ""), "Somebody from placement finding");
        assert_eq!(the("Virtual School", ""), "Somebody from Virtual School");
        assert_eq!(the("Group manager", "Max Muster"), "The group manager, Max Muster");
        assert_eq!(the("Group manager, fostering", "Max Muster"), "The group manager for fostering, Max Muster");
        assert_eq!(the("Head of service", ""), "The head of service");
        assert_eq!(the("CAMHS representative", ""), "The CAMHS representative");
        assert_eq!(person_words("Nia’s", "Social worker", "Ada Example"), "Nia’s social worker, Ada Example");
    }

    #[test]
    fn under_said_stands_what_the_child_said() {
        for (line, said, rest) in [
            ("“I am fine.” (to her teacher)", vec!["“I am fine.”"], ""),
            ("“I am fine.” She would not look up.", vec!["“I am fine.”"], "She would not look up."),
            ("“I don’t want to,” she said, “not yet.”", vec!["“I don’t want to,”", "“not yet.”"], ""),
            ("“No.” Her teacher said “Good.”", vec!["“No.”"], "Her teacher said “Good.”"),
            ("‘I don’t know’", vec!["‘I don’t know’"], ""),
            ("I want my own room. (at contact, to Ms Fenn)", vec!["I want my own room."], ""),
            ("My mum said “no” to it.", vec!["My mum said “no” to it."], ""),
            ("“I was cut off", vec!["“I was cut off"], ""),
            ("“One.” “Two.”", vec!["“One.”", "“Two.”"], ""),
        ] {
            assert_eq!(own_words(line), (said, rest), "{line}");
        }
    }
}
