//! Whose each line of a section is (PS-9): fact, opinion, what the child said, what somebody said for the child, what was
//! observed. The minute taker marks it with the words that a line begins with.

use crate::panel::profile::Voice;
use crate::text::list_items::list_item;

/// In whose voice a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpokenVoice {
    /// What happened, or is known.
    Fact,
    /// What a professional makes of it.
    Opinion,
    /// The child said it, in these words.
    ChildsWords,
    /// Somebody else said it for the child: a parent, a foster carer, a worker.
    SaidForChild,
    /// What was seen of the child: play, a drawing, how a baby settles.
    Observed,
    /// Of the child's views, and nobody says whose words they are.
    ChildsViews,
    /// What the panel said about it.
    Discussion,
}

/// A line, or what stands in it up to the next mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken<'a> {
    /// The words it opens with that say whose it is, with their colon; empty where the line is nobody's in particular.
    pub lead: &'a str,
    /// What is said, without the lead.
    pub text: &'a str,
    /// In whose voice.
    pub voice: SpokenVoice,
    /// Whether it stands in a line of a list; its mark is no part of the text.
    pub item: bool,
}

/// The longest that a name with its role may be before a colon, in characters.
const LONGEST_LEAD: usize = 120;

/// Reads one line of a section. A mark is `Fact:`, `Opinion:`, `Child:`, `Child (LANGUAGE):` or `Observed:`, at the beginning or after a
/// sentence; who speaks stands before a line as `NAME (ROLE):`, or as the `NAME:` of somebody who was there. Anything else
/// before a colon is part of what was said. An unborn child says nothing: whatever is marked as its words is said for it.
pub fn spoken<'a>(
    line: &'a str,
    section: Voice,
    unborn: bool,
    mut was_there: impl FnMut(&str) -> bool,
) -> Vec<Spoken<'a>> {
    let mut all = Vec::new();
    let listed = list_item(line);
    let item = listed.is_some();
    let mut rest = listed.unwrap_or(line).trim();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(next_mark(rest).unwrap_or(rest.len()));
        all.push(Spoken { item, ..piece_of(piece.trim_end(), section, unborn, &mut was_there) });
        rest = after;
    }
    all
}

/// A section as a brother or sister may be given it: without what the child said, which is that child's alone. None where
/// nothing in it is marked as the child's words. The section in which a panel keeps them is given as it stands, by a tick of
/// its own.
pub fn without_childs_words(text: &str, section: Voice) -> Option<String> {
    let said = |piece: &Spoken| section != Voice::ChildsWords && piece.voice == SpokenVoice::ChildsWords;
    let mut left_out = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        let pieces = spoken(line, section, false, |_| false);
        if !pieces.iter().any(said) {
            lines.push(line.to_owned());
            continue;
        }
        left_out = true;
        let kept = pieces.iter().filter(|piece| !said(piece));
        let kept: Vec<&str> =
            kept.flat_map(|piece| [piece.lead, piece.text]).filter(|words| !words.is_empty()).collect();
        if !kept.is_empty() {
            let mark = if pieces.iter().any(|piece| piece.item) { "- " } else { "" };
            lines.push(format!("{mark}{}", kept.join(" ")));
        }
    }
    left_out.then(|| lines.join("\n"))
}

fn piece_of<'a>(piece: &'a str, section: Voice, unborn: bool, was_there: &mut impl FnMut(&str) -> bool) -> Spoken<'a> {
    let of_child = section == Voice::ChildsWords;
    let said = if unborn { SpokenVoice::SaidForChild } else { SpokenVoice::ChildsWords };
    if let Some((voice, lead, text)) = mark_at(piece) {
        let voice = if voice == SpokenVoice::ChildsWords { said } else { voice };
        return Spoken { lead, text, voice, item: false };
    }
    if let Some((lead, text)) = speaker_at(piece, was_there) {
        let voice = if of_child { SpokenVoice::SaidForChild } else { of_section(section) };
        return Spoken { lead, text, voice, item: false };
    }
    let quoted = of_child && is_quoted(piece);
    Spoken { lead: "", text: piece, voice: if quoted { said } else { of_section(section) }, item: false }
}

fn of_section(section: Voice) -> SpokenVoice {
    match section {
        Voice::Fact => SpokenVoice::Fact,
        Voice::Opinion => SpokenVoice::Opinion,
        Voice::ChildsWords => SpokenVoice::ChildsViews,
        Voice::Discussion => SpokenVoice::Discussion,
    }
}

/// A mark at the beginning, however it is spelt ("FACT:", "fact :", "Fact:x"), with what follows it. A mark with nothing
/// after it marks nothing.
fn mark_at(text: &str) -> Option<(SpokenVoice, &str, &str)> {
    let (word, after) = text.split_once(':')?;
    let mark = word.trim_end().to_ascii_lowercase();
    // "Child (Polish):" names the language as well.
    let of_child =
        mark.strip_prefix("child (").and_then(|rest| rest.strip_suffix(')')).is_some_and(|rest| !rest.contains('('));
    let voice = match mark.as_str() {
        _ if of_child => SpokenVoice::ChildsWords,
        "fact" | "facts" => SpokenVoice::Fact,
        "opinion" => SpokenVoice::Opinion,
        "child" => SpokenVoice::ChildsWords,
        "observed" => SpokenVoice::Observed,
        _ => return None,
    };
    let said = after.trim();
    (!said.is_empty()).then(|| (voice, &text[..=word.len()], said))
}

/// Where, past the beginning, the next mark stands: capitalised, after the end of a sentence.
fn next_mark(text: &str) -> Option<usize> {
    let ends = |before: &str| before.trim_end().ends_with(['.', '!', '?', '”', '"', '’', ')', ';']);
    text.char_indices().skip(1).map(|(at, _)| at).find(|at| {
        let (before, after) = text.split_at(*at);
        before.ends_with(char::is_whitespace)
            && ends(before)
            && after.starts_with(char::is_uppercase)
            && mark_at(after).is_some()
    })
}

/// `NAME (ROLE):`, or the name of somebody who was there.
fn speaker_at<'a>(text: &'a str, was_there: &mut impl FnMut(&str) -> bool) -> Option<(&'a str, &'a str)> {
    let (name, after) = text.split_once(": ")?;
    let named = name.chars().count() <= LONGEST_LEAD && (has_role(name) || was_there(name));
    let said = after.trim();
    (named && !said.is_empty()).then(|| (&text[..=name.len()], said))
}

/// "Priya Raman (social worker)".
fn has_role(lead: &str) -> bool {
    let Some((name, role)) = lead.strip_suffix(')').and_then(|lead| lead.split_once(" (")) else { return false };
    let begins_a_name = name.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase());
    begins_a_name && !role.is_empty() && !role.contains(['(', ')'])
}

/// Whether it begins with a quotation, whatever stands after it: "“I am fine.” (to her teacher)".
fn is_quoted(text: &str) -> bool {
    let mut letters = text.chars();
    let closing = match letters.next() {
        Some('“' | '„' | '"') => ['”', '“', '"'],
        Some('‘' | '\'') => ['’', '\'', '’'],
        Some('«') => ['»', '»', '»'],
        _ => return false,
    };
    letters.as_str().contains(closing)
}

#[cfg(test)]
mod tests {
    use super::{Spoken, SpokenVoice, spoken};
    use crate::panel::profile::Voice;

    fn read(line: &str, section: Voice) -> Vec<(&str, &str, SpokenVoice)> {
        let all = spoken(line, section, false, |name| name == "Idris Fenn");
        all.into_iter().map(|Spoken { lead, text, voice, .. }| (lead, text, voice)).collect()
    }

    fn discussed(line: &str) -> Vec<(&str, &str, SpokenVoice)> {
        read(line, Voice::Discussion)
    }

    #[test]
    fn a_mark_at_the_beginning_says_whose_a_line_is() {
        use SpokenVoice::*;
        assert_eq!(discussed("Fact: she was seen."), [("Fact:", "she was seen.", Fact)]);
        assert_eq!(discussed("FACT: seen."), [("FACT:", "seen.", Fact)], "in capitals");
        assert_eq!(discussed("fact :seen"), [("fact :", "seen", Fact)], "in haste");
        assert_eq!(discussed("Child: I like it."), [("Child:", "I like it.", ChildsWords)]);
        assert_eq!(discussed("Child (Polish): Lubię."), [("Child (Polish):", "Lubię.", ChildsWords)]);
        assert_eq!(
            discussed("Priya Raman (social worker): yes."),
            [("Priya Raman (social worker):", "yes.", Discussion)]
        );
        assert_eq!(discussed("أميرة (mother): نعم."), [("أميرة (mother):", "نعم.", Discussion)]);
        assert_eq!(discussed("Idris Fenn: yes."), [("Idris Fenn:", "yes.", Discussion)]);
    }

    #[test]
    fn fact_and_opinion_on_one_line_are_two_passages() {
        use SpokenVoice::*;
        assert_eq!(
            discussed("Seen twice. Fact: clean. Opinion: it will not last."),
            [("", "Seen twice.", Discussion), ("Fact:", "clean.", Fact), ("Opinion:", "it will not last.", Opinion)]
        );
    }

    #[test]
    fn what_was_said_with_a_colon_in_it_is_left_alone() {
        for line in ["Two things: home and school.", "Fact:", "Seen at 10:30 (late).", "(late): so", "The fact: none."]
        {
            assert_eq!(discussed(line), [("", line, SpokenVoice::Discussion)], "nothing marks it");
        }
    }

    #[test]
    fn of_the_childs_views_three_voices_are_told_apart_and_the_rest_is_nobodys() {
        use SpokenVoice::*;
        let views = |line| read(line, Voice::ChildsWords)[0].2;
        assert_eq!(views("“I am fine.” (to her teacher)"), ChildsWords);
        assert_eq!(views("Child: I am fine."), ChildsWords);
        assert_eq!(views("Ruth Kestle (mother): he cries for his bed."), SaidForChild);
        assert_eq!(views("Observed: she settles with her mother."), Observed);
        assert_eq!(views("She is said to be happy."), ChildsViews, "nobody says whose words these are");
    }

    #[test]
    fn the_mark_of_a_list_is_no_part_of_what_is_said() {
        let of = |line| spoken(line, Voice::ChildsWords, false, |_| false)[0];
        let said = of("- “I am fine.”");
        assert_eq!((said.text, said.voice, said.item), ("“I am fine.”", SpokenVoice::ChildsWords, true));
        assert!(!of("“I am fine.” - she said").item, "a hyphen within a line is text");
    }

    #[test]
    fn an_unborn_child_says_nothing() {
        for line in ["Child: hello", "“Hello.” (the mother)"] {
            let all = spoken(line, Voice::ChildsWords, true, |_| false);
            assert_eq!(all[0].voice, SpokenVoice::SaidForChild, "{line}");
        }
    }
}
