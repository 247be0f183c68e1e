//! Two versions of a record, word by word: what was taken out, what was put in, part by part.

use serde::{Deserialize, Serialize};
use similar::{ChangeTag, DiffTag, TextDiff};
use ts_rs::TS;

use super::version::PrintedPart;

/// A part that reads otherwise, or the same, in the later version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ComparedPart {
    /// As it was printed: "Decisions", "Discussion".
    pub heading: String,
    /// Whether the two versions differ in it.
    pub changed: bool,
    /// The part's text, in the order it is read; lines end in `\n`.
    pub pieces: Vec<Piece>,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Piece {
    /// Whether both versions have it, or which one.
    pub kind: PieceKind,
    /// The words, with the spaces between them.
    pub text: String,
}

/// How a run of words stands between the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PieceKind {
    /// Both have it.
    Same,
    /// The earlier has it alone.
    Removed,
    /// The later has it alone.
    Inserted,
}

/// Compares two printed records part by part, parts being known by their headings; those that only one of them has come
/// where they stand in it.
pub fn compare(before: &[PrintedPart], after: &[PrintedPart]) -> Vec<ComparedPart> {
    let compared = paired(before, after).into_iter().map(|(was, is)| {
        let heading = is.or(was).map(|part| part.heading.clone()).unwrap_or_default();
        words(heading, &lines_of(was).join("\n"), &lines_of(is).join("\n"))
    });
    compared.collect()
}

type PairedParts<'a> = (Option<&'a PrintedPart>, Option<&'a PrintedPart>);

/// The parts of two records side by side, by their headings, in the order they are read.
fn paired<'a>(before: &'a [PrintedPart], after: &'a [PrintedPart]) -> Vec<PairedParts<'a>> {
    let headings = |parts: &'a [PrintedPart]| parts.iter().map(|part| part.heading.as_str()).collect::<Vec<_>>();
    let (old, new) = (headings(before), headings(after));
    let order = TextDiff::from_slices(&old, &new);
    let pairs = order
        .iter_all_changes()
        .map(|change| (change.old_index().map(|index| &before[index]), change.new_index().map(|index| &after[index])));
    pairs.collect()
}

/// Stands for words of a version before that a correction took out because they were somebody else's.
pub const NOT_REPEATED: &str = "Not repeated here";

/// What a part said before and says now, where that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedPassage {
    /// The part: "Decisions", "Discussion".
    pub heading: String,
    /// Whole lines as they were; empty where there were none.
    pub was: String,
    /// The same as they are; empty where they were taken out.
    pub is: String,
}

/// The lines that read otherwise, old beside new, in the order they are read.
pub fn changed_passages(before: &[PrintedPart], after: &[PrintedPart]) -> Vec<ChangedPassage> {
    let mut changed = Vec::new();
    for part in paired(before, after) {
        let (was, is) = (lines_of(part.0), lines_of(part.1));
        let heading = part.1.or(part.0).map(|part| part.heading.clone()).unwrap_or_default();
        for op in TextDiff::from_slices(&was, &is).ops() {
            if op.tag() != DiffTag::Equal {
                let (was, is) = (was[op.old_range()].join("\n"), is[op.new_range()].join("\n"));
                changed.push(ChangedPassage { heading: heading.clone(), was, is });
            }
        }
    }
    changed
}

fn lines_of(part: Option<&PrintedPart>) -> Vec<&str> {
    part.map(|part| part.lines.iter().map(String::as_str).collect()).unwrap_or_default()
}

fn words(heading: String, before: &str, after: &str) -> ComparedPart {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_unicode_words(before, after).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => PieceKind::Same,
            ChangeTag::Delete => PieceKind::Removed,
            ChangeTag::Insert => PieceKind::Inserted,
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => pieces.push(Piece { kind, text: change.value().to_owned() }),
        }
    }
    ComparedPart { heading, changed: before != after, pieces }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn part(heading: &str, lines: &[&str]) -> PrintedPart {
        PrintedPart { heading: heading.into(), lines: lines.iter().map(|line| (*line).to_owned()).collect() }
    }

    fn told(part: &ComparedPart) -> String {
        let pieces = part.pieces.iter().map(|piece| match piece.kind {
            PieceKind::Same => piece.text.clone(),
            PieceKind::Removed => format!("[-{}-]", piece.text),
            PieceKind::Inserted => format!("[+{}+]", piece.text),
        });
        pieces.collect()
    }

    #[test]
    fn a_word_that_changed_is_told_and_its_neighbours_stay() {
        let before = [part("Decisions", &["Seek legal advice."]), part("Discussion", &["Zofia is at Elm Primary."])];
        let after = [part("Decisions", &["Seek legal advice."]), part("Discussion", &["Zofia is at Oak Primary."])];
        let compared = compare(&before, &after);
        assert!(!compared[0].changed, "what reads the same says so");
        assert_eq!(told(&compared[1]), "Zofia is at [-Elm-][+Oak+] Primary.", "one word, not the whole sentence");
    }

    #[test]
    fn a_part_that_came_or_went_stands_where_it_was() {
        let before = [part("Why", &["It is safe."]), part("Dissent", &["Health: too soon."])];
        let after = [part("Why", &["It is safe."]), part("Discussion", &["All agree."])];
        let compared = compare(&before, &after);
        let headings: Vec<_> = compared.iter().map(|part| (part.heading.as_str(), told(part))).collect();
        let expected = [
            ("Why", "It is safe.".to_owned()),
            ("Dissent", "[-Health: too soon.-]".to_owned()),
            ("Discussion", "[+All agree.+]".to_owned()),
        ];
        assert_eq!(headings, expected);
    }

    #[test]
    fn whole_lines_stand_old_beside_new() {
        let before = [part("Discussion", &["Zofia is at Elm Primary.", "She likes it.", "Seen twice."])];
        let after = [part("Discussion", &["Zofia is at Oak Primary.", "She likes it."]), part("Why", &["Safe."])];
        let told = |was: &str, is: &str, heading: &str| ChangedPassage {
            heading: heading.into(),
            was: was.into(),
            is: is.into(),
        };
        let expected = [
            told("Zofia is at Elm Primary.", "Zofia is at Oak Primary.", "Discussion"),
            told("Seen twice.", "", "Discussion"),
            told("", "Safe.", "Why"),
        ];
        assert_eq!(changed_passages(&before, &after), expected);
    }

    fn parts() -> impl Strategy<Value = Vec<PrintedPart>> {
        let line = "[A-Za-zŁéあ .,’\u{301}-]{0,20}";
        let part =
            ("[ABCD]", prop::collection::vec(line, 0..4)).prop_map(|(heading, lines)| PrintedPart { heading, lines });
        prop::collection::vec(part, 0..5)
    }

    proptest! {
        /// Nothing is lost in the telling: without what was put in it is the first, without what went the second.
        #[test]
        fn both_versions_can_be_read_out_of_a_comparison(before in parts(), after in parts()) {
            let compared = compare(&before, &after);
            for (version, left_out) in [(&before, PieceKind::Inserted), (&after, PieceKind::Removed)] {
                let kept = compared.iter().flat_map(|part| &part.pieces).filter(|piece| piece.kind != left_out);
                let read: String = kept.map(|piece| piece.text.as_str()).collect();
                let whole: String = version.iter().map(|part| part.lines.join("\n")).collect();
                prop_assert_eq!(read, whole);
            }
        }
    }
}
