//! Everything on a printed record and on the page for the family that a person wrote, with the place where it stands: what
//! is looked through for other children's data is what is printed.
//!
//! Each document is taken apart field by field, so that the compiler asks of a new one whether somebody writes it.

use super::family_page::FamilyPage;
use super::model::{
    ActionLine, AttendanceLine, DecisionLine, FamilyLine, OfferedLine, RecordDocument, ReplacedVersion, SectionLines,
};
use crate::meeting::comparison::ChangedPassage;

/// Where on paper a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedPlace {
    /// Beside the child's name.
    Identity,
    /// What was corrected and why.
    Correction,
    /// A decision.
    Decision,
    /// What was decided before the panel, as the request notes it.
    DecidedBefore,
    /// Why it was made.
    Rationale,
    /// An action, by its place in the list.
    Action(usize),
    /// The return to panel.
    Review,
    /// What was offered before proceedings.
    Offered,
    /// A section, by its place among those printed.
    Section(usize),
    /// Who of child and parents was invited, came and was heard.
    Participation,
    /// Who was there, and why somebody left.
    Attendance,
    /// The quorum, and why the chair went on without one.
    Quorum,
    /// Who did not agree.
    Dissent,
    /// Whom a family can ask.
    Ask,
}

/// A text that somebody wrote, as it is printed.
pub type WrittenText = (PrintedPlace, String);

/// All of a record's. What the program or the panel's profile says (titles, labels, headings, dates) is nobody's.
pub fn of_record(record: &RecordDocument) -> Vec<WrittenText> {
    let RecordDocument {
        title: _,
        council: _,
        panel: _,
        marking: _,
        child: _,
        unborn: _,
        identity,
        meeting: _,
        outcome_heading: _,
        decisions,
        not_quorate,
        late: _,
        decided_before,
        rationale,
        actions,
        review,
        offered,
        sections,
        family,
        attendance,
        apologies,
        not_noted,
        quorum,
        dissents,
        abbreviations: _,
        prompts: _,
        running_id: _,
        version: _,
        replaces,
        draft: _,
        document_id: _,
        made_at: _,
    } = record;
    let mut texts = Vec::new();
    let mut put = |place: PrintedPlace, text: &str| {
        if !text.trim().is_empty() {
            texts.push((place, text.to_owned()));
        }
    };
    for DecisionLine { label: _, detail } in decisions {
        put(PrintedPlace::Decision, detail);
    }
    if let Some(ReplacedVersion { version: _, signed: _, what, parts: _, why, changes, others_data: _ }) = replaces {
        put(PrintedPlace::Correction, what);
        put(PrintedPlace::Correction, why);
        for ChangedPassage { heading: _, was, is } in changes {
            put(PrintedPlace::Correction, was);
            put(PrintedPlace::Correction, is);
        }
    }
    put(PrintedPlace::Quorum, not_quorate);
    decided_before.iter().for_each(|note| put(PrintedPlace::DecidedBefore, note));
    put(PrintedPlace::Rationale, rationale);
    for (at, ActionLine { what, measure, how, owner, due: _ }) in actions.iter().enumerate() {
        [what, measure, how, owner].into_iter().for_each(|text| put(PrintedPlace::Action(at), text));
    }
    put(PrintedPlace::Review, review);
    for (at, SectionLines { heading: _, voice: _, paragraphs }) in sections.iter().enumerate() {
        put(PrintedPlace::Section(at), &paragraphs.join("\n"));
    }
    for OfferedLine { kind: _, state: _, when: _, note } in offered {
        put(PrintedPlace::Offered, note);
    }
    dissents.iter().for_each(|dissent| put(PrintedPlace::Dissent, dissent));
    for FamilyLine { who, responsibility: _, invited, came: _, heard } in family {
        [who, invited, heard].into_iter().for_each(|text| put(PrintedPlace::Participation, text));
    }
    for AttendanceLine { name, role, agency, how } in attendance {
        [name, role, agency, how].into_iter().for_each(|text| put(PrintedPlace::Attendance, text));
    }
    apologies.iter().chain(not_noted).for_each(|person| put(PrintedPlace::Attendance, person));
    put(PrintedPlace::Quorum, quorum);
    identity.iter().for_each(|(_, value)| put(PrintedPlace::Identity, value));
    texts
}

/// What the page for the family says besides: the rest of it stands in the record that it is made from, in other words of
/// the program's.
pub fn of_family_page(page: &FamilyPage) -> Vec<WrittenText> {
    let FamilyPage {
        title: _,
        held: _,
        decisions: _,
        said: _,
        actions: _,
        review: _,
        more: _,
        abbreviations: _,
        ask,
        help: _,
    } = page;
    ask.iter().map(|line| (PrintedPlace::Ask, line.clone())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// What the program or a profile writes, by its field: everything else on the paper a person wrote.
    const NOBODYS: [&str; 24] = [
        "title",
        "council",
        "panel",
        "marking",
        "child",
        "meeting",
        "outcome_heading",
        "heading",
        "voice",
        "label",
        "kind",
        "state",
        "when",
        "signed",
        "parts",
        "due",
        "prompts",
        "running_id",
        "made_at",
        "document_id",
        "responsibility",
        "came",
        "abbreviations",
        "late",
    ];

    /// Puts another text into every string, and collects those that a person wrote.
    fn mark(value: &mut Value, field: &str, written: &mut Vec<String>) {
        match value {
            Value::String(text) if !NOBODYS.contains(&field) => {
                *text = format!("mark{}x", written.len());
                written.push(text.clone());
            }
            // A label and its value: only the value is somebody's.
            Value::Array(all) if field == "identity" => {
                all.iter_mut().filter_map(|pair| pair.get_mut(1)).for_each(|value| mark(value, "value", written));
            }
            Value::Array(all) => all.iter_mut().for_each(|one| mark(one, field, written)),
            Value::Object(all) => all.iter_mut().for_each(|(name, one)| {
                if !NOBODYS.contains(&name.as_str()) {
                    mark(one, name, written);
                }
            }),
            _ => {}
        }
    }

    #[test]
    fn every_string_that_somebody_wrote_is_looked_through() {
        let mut value: Value = serde_json::from_str(EXAMPLE).expect("the example is JSON");
        let mut written = Vec::new();
        mark(&mut value, "", &mut written);
        let record: RecordDocument = serde_json::from_value(value).expect("every field is there");
        let texts = of_record(&record);
        let missing: Vec<&String> =
            written.iter().filter(|word| !texts.iter().any(|(_, text)| text.contains(word.as_str()))).collect();
        assert!(missing.is_empty(), "printed, and looked through by nobody: {missing:?}");
        assert!(written.len() > 20, "the example has text in every field: {}", written.len());
        let printed = serde_json::to_value(&record).expect("a record is written as JSON");
        assert_no_empty_list(&printed, "");
    }

    /// An empty list would hide a field.
    fn assert_no_empty_list(value: &Value, field: &str) {
        match value {
            Value::Array(all) => {
                assert!(!all.is_empty(), "“{field}” is empty in the example: put something in");
                all.iter().for_each(|one| assert_no_empty_list(one, field));
            }
            Value::Object(all) => all.iter().for_each(|(name, one)| assert_no_empty_list(one, name)),
            Value::Null => panic!("“{field}” is not there in the example: put something in"),
            _ => {}
        }
    }

    const EXAMPLE: &str = r#"{
        "title": "Record of decisions", "council": "Eastshire", "panel": "Forum", "marking": "OFFICIAL-SENSITIVE",
        "child": "Zofia Okoń", "unborn": false, "identity": [["Mosaic number", "M1"], ["Legal status", "section 20"]],
        "meeting": [["Date", "Wednesday"]], "outcome_heading": "Decisions",
        "decisions": [{"label": "Agreed", "detail": "until then"}], "not_quorate": "Not quorate: the chair went on.",
        "late": ["Presented late."], "decided_before": ["The duty manager agreed it."], "rationale": "why",
        "actions": [{"what": "do", "measure": "seen", "how": "by", "owner": "who", "due": "Wed"}],
        "review": "Does not return to panel: settled",
        "offered": [{"kind": "Mediation", "state": "Accepted", "when": "Wed", "note": "twice"}],
        "sections": [{"heading": "Discussion", "voice": "discussion", "paragraphs": ["one", "two"]}],
        "family": [{"who": "Ewa, mother", "responsibility": "Holds it", "invited": "Not invited: ill", "came": "By video",
            "heard": "a letter"}],
        "attendance": [{"name": "A", "role": "Chair", "agency": "Council", "how": "in the room"}],
        "apologies": ["B, Health"], "not_noted": ["E, Police"], "quorum": "Not quorate.", "dissents": ["C did not agree: too soon"],
        "abbreviations": [["FGC", "family group conference"]],
        "prompts": [["Voice of the child", "Discussed"]], "running_id": "M1", "version": 2,
        "replaces": {"version": 1, "signed": "Tuesday", "what": "the date", "parts": ["Decisions"], "why": "it was wrong",
            "changes": [{"heading": "Decisions", "was": "Monday", "is": "Tuesday"}], "others_data": false},
        "draft": false, "document_id": [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0], "made_at": "2026-11-18T10:00:00Z"
    }"#;
}
