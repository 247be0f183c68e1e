//! Whose a line of the discussion is (PS-9): the minute taker marks it with the words it begins with.

use super::spoken_language::without_language;
use crate::panel::profile::Voice;

/// A line, the words it opens with that say whose it is, and its voice where they say another than the section's.
#[derive(Debug, PartialEq, Eq)]
pub struct Spoken<'a> {
    /// With its colon; empty where the line is nobody's in particular.
    pub lead: &'a str,
    pub text: &'a str,
    pub voice: Option<Voice>,
}

/// Reads the mark at the beginning of a line: `Fact: `, `Opinion: `, `Child: `, `Child (LANGUAGE): `, `NAME (ROLE): `, or
/// the `NAME: ` of somebody who was there. Anything else before a colon is part of what was said.
pub fn spoken<'a>(line: &'a str, mut was_there: impl FnMut(&str) -> bool) -> Spoken<'a> {
    const LONGEST_LEAD: usize = 120;
    let nobody = Spoken { lead: "", text: line, voice: None };
    let Some((lead, text)) = line.split_once(": ") else { return nobody };
    let voice = match without_language(lead) {
        "Fact" => Some(Voice::Fact),
        "Opinion" => Some(Voice::Opinion),
        "Child" => Some(Voice::ChildsWords),
        _ => None,
    };
    let named = lead.chars().count() <= LONGEST_LEAD && (has_role(lead) || was_there(lead));
    if text.trim().is_empty() || (voice.is_none() && !named) {
        return nobody;
    }
    Spoken { lead: &line[..=lead.len()], text, voice }
}

/// "Priya Raman (social worker)".
fn has_role(lead: &str) -> bool {
    let Some((name, role)) = lead.strip_suffix(')').and_then(|lead| lead.split_once(" (")) else { return false };
    let begins_a_name = name.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase());
    begins_a_name && !role.is_empty() && !role.contains(['(', ')'])
}

#[cfg(test)]
mod tests {
    use super::spoken;
    use crate::panel::profile::Voice;

    fn read(line: &str) -> (&str, &str, Option<Voice>) {
        let spoken = spoken(line, |name| name == "Idris Fenn");
        (spoken.lead, spoken.text, spoken.voice)
    }

    #[test]
    fn a_mark_at_the_beginning_says_whose_a_line_is() {
        assert_eq!(read("Fact: she was seen."), ("Fact:", "she was seen.", Some(Voice::Fact)));
        assert_eq!(read("Child: I like it."), ("Child:", "I like it.", Some(Voice::ChildsWords)));
        assert_eq!(read("Child (Polish): Lubię."), ("Child (Polish):", "Lubię.", Some(Voice::ChildsWords)));
        assert_eq!(read("Priya Raman (social worker): yes."), ("Priya Raman (social worker):", "yes.", None));
        assert_eq!(read("أميرة (mother): نعم."), ("أميرة (mother):", "نعم.", None));
        assert_eq!(read("Idris Fenn: yes."), ("Idris Fenn:", "yes.", None));
    }

    #[test]
    fn what_was_said_with_a_colon_in_it_is_left_alone() {
        for line in
            ["Two things: home and school.", "fact: small", "Fact:", "Fact: ", "Seen at 10:30 (late).", "(late): so"]
        {
            assert_eq!(read(line), ("", line, None), "nothing marks it");
        }
    }
}
