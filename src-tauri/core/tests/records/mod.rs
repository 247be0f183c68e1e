//! Fictional records for the tests: a short one, a long one, an unborn child, names in many spellings.
#![allow(dead_code, reason = "each test program takes what it needs")]

use chrono::{DateTime, TimeZone, Utc};
use quorate_core::{
    panel::profile::Voice,
    record::model::{
        ActionLine, AttendanceLine, DecisionLine, OfferedLine, RecordDocument, SectionLines, SignatureBlock,
    },
};

pub fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 18, 14, 16, 0).unwrap()
}

pub fn signature() -> SignatureBlock {
    SignatureBlock {
        name: "Marguerite Ashdown".into(),
        post: "Head of Service, Children Looked After (chair)".into(),
        at: at(),
        at_words: "18 November 2026 at 2:16pm".into(),
    }
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(label, value)| ((*label).into(), (*value).into())).collect()
}

fn action(what: &str, how: &str, measure: &str, owner: &str, due: &str) -> ActionLine {
    let [what, how, measure, owner, due] = [what, how, measure, owner, due].map(String::from);
    ActionLine { what, how, measure, owner, due }
}

fn section(heading: &str, voice: Voice, paragraphs: &[&str]) -> SectionLines {
    SectionLines { heading: heading.into(), voice, paragraphs: paragraphs.iter().map(|text| (*text).into()).collect() }
}

fn person(name: &str, role: &str, agency: &str, how: &str) -> AttendanceLine {
    let [name, role, agency, how] = [name, role, agency, how].map(String::from);
    AttendanceLine { name, role, agency, how }
}

/// One child, two decisions, three actions.
pub fn short() -> RecordDocument {
    RecordDocument {
        title: "Record of decisions".into(),
        council: "Elmshire County Council".into(),
        panel: "Children Looked After Monitoring panel".into(),
        marking: "OFFICIAL-SENSITIVE".into(),
        child: "Chidi Okafor".into(),
        identity: pairs(&[
            ("Born", "14 March 2017 (9 years old)"),
            ("Mosaic number", "4471902"),
            ("Legal status", "Section 20, accommodated since 9 November 2026"),
            ("Social worker", "Priya Raman, Team 4"),
        ]),
        meeting: pairs(&[
            ("Date", "Wednesday 18 November 2026"),
            ("Venue", "County Hall North (CHN), room 2.14"),
            ("Slot", "13:30 to 13:45"),
            ("Reason", "Review of an emergency admission, presented on the 7th working day"),
        ]),
        outcome_heading: "Decisions".into(),
        decisions: vec![
            DecisionLine {
                label: "Section 20 agreed".into(),
                detail: "Accommodation under section 20 is agreed until the review below, with both parents’ written \
                         consent on the file."
                    .into(),
            },
            DecisionLine {
                label: "Parallel plan: return home, or a family arrangement".into(),
                detail: "Return home by February is the first plan. An assessment of the maternal aunt starts now, so that \
                         time is not lost if it fails."
                    .into(),
            },
        ],
        rationale: "The panel heard that the home was unsafe on the night of 9 November and that both parents asked for \
                    help. The work with the family since then is going well. The panel weighed a return straight away and \
                    judged that the safety plan is not yet tested.\nSection 20 is right because both parents agree and keep \
                    to what was arranged. If either withdraws, legal advice is to be sought the same day."
            .into(),
        actions: vec![
            action(
                "Complete the viability assessment of the maternal aunt",
                "Two home visits and the statutory checks",
                "A written assessment with a recommendation is on Chidi’s file",
                "Priya Raman, social worker",
                "Wed 9 December 2026",
            ),
            action(
                "Arrange a family group conference",
                "",
                "The conference has met and its plan is agreed",
                "Tom Hollis, FGC co-ordinator",
                "Fri 18 December 2026",
            ),
            action(
                "Keep Chidi at Larkfield Primary, with transport from the placement",
                "",
                "No day of school is missed for want of transport",
                "Dana Whitcombe, Virtual School",
                "Mon 23 November 2026",
            ),
        ],
        review: "Returns to panel on Wednesday 3 February 2027, 13:15, at County Hall Downs (CHD)".into(),
        sections: vec![
            section(
                "What brought Chidi into care",
                Voice::Fact,
                &["Police were called to the home at 23:40 on 9 November 2026. Chidi was unhurt. Both parents signed the \
                   section 20 agreement at 01:15 on 10 November."],
            ),
            section(
                "How the placement is going",
                Voice::Opinion,
                &["The fostering group manager thinks the match is good for the short term. The carers live 12 miles from \
                   school, which cannot last beyond February."],
            ),
            section(
                "What Chidi says",
                Voice::ChildsWords,
                &["“I like it that the dog sleeps in the hall. I want to go home when Mum is better and I want Mr Ames to \
                   still be my teacher.”"],
            ),
        ],
        attendance: vec![
            person("Marguerite Ashdown", "Chair, head of service", "Children’s services", "in the room"),
            person("Idris Fenn", "Group manager, fostering", "Children’s services", "in the room"),
            person("Dana Whitcombe", "Virtual School", "Education", "by video"),
            person("Priya Raman", "Social worker", "Children’s services", "for this child only"),
        ],
        apologies: vec!["Leonie Marsh, placement finding".into()],
        quorum: "Quorate: the chair and one group manager were present.".into(),
        dissents: vec![],
        offered: vec![
            OfferedLine {
                kind: "Family group conference or mediation".into(),
                state: "Accepted".into(),
                when: "Wed 14 October 2026".into(),
                note: "Both grandmothers came".into(),
            },
            OfferedLine {
                kind: "Parenting assessment".into(),
                state: "Not offered".into(),
                when: String::new(),
                note: String::new(),
            },
        ],
        prompts: pairs(&[
            ("Is there an early permanency plan?", "Yes: see decision 2"),
            ("Has every option in the family and network been looked at?", "In hand: action 1 and action 2"),
        ]),
        running_id: "4471902".into(),
        version: 1,
        replaces: None,
        draft: false,
        document_id: *b"quorate-record-1",
        made_at: at(),
    }
}

/// Many actions, long passages, a long word: more than four pages.
pub fn long() -> RecordDocument {
    let mut record = short();
    record.child = "Rosalind Temperance Featherstonehaugh-Villeneuve".into();
    record.running_id = "5529017".into();
    record.document_id = *b"quorate-record-2";
    for number in 0..14 {
        record.actions.push(action(
            &format!("Step {} of the plan for contact: agree the day, the place and who brings her", number + 1),
            "By telephone with each parent, then in writing, using the agreed form",
            "Both parents have signed, and the carers have a copy. The first visit has taken place and was written up \
             within two working days",
            "Oluwaseun Adebayo-Harrington, practice manager",
            "Thu 17 December 2026",
        ));
    }
    let passage = "The school has seen her every day but two since September. Her teacher says that she reads ahead of her \
                   age, finds change hard and asks the same question several times before a visit. The health visitor \
                   confirmed that checks are up to date. ";
    for (number, voice) in
        [Voice::Discussion, Voice::Fact, Voice::Opinion, Voice::ChildsWords, Voice::Discussion].into_iter().enumerate()
    {
        let text = passage.repeat(3 + number);
        record.sections.push(section(
            &format!("Part {} of the discussion", number + 1),
            voice,
            &[&text, passage, &text],
        ));
    }
    record.sections.push(section("Attendance at school and what the education plan says", Voice::Fact, &[]));
    record.sections.push(section(
        "Reference",
        Voice::Fact,
        &["Filed as CLA/2026/Elmshire/AReferenceThatSomebodyTypedWithoutASingleSpaceInItAndThatIsWiderThanAnyLineOnThisPageCouldBe/0042."],
    ));
    record.dissents =
        vec!["Idris Fenn (group manager, fostering) would have asked for a return to panel within four weeks.".into()];
    record
}

/// No name, no birth date.
pub fn unborn() -> RecordDocument {
    let mut record = short();
    record.child = "Unborn baby Lovatt".into();
    record.identity =
        pairs(&[("Expected", "21 January 2027"), ("Mother", "Keira Lovatt"), ("Legal status", "None before birth")]);
    record.running_id = "UB Lovatt".into();
    record.document_id = *b"quorate-record-3";
    record.sections.truncate(2);
    record.actions.truncate(1);
    record
}

/// Welsh, Polish, Romanian, Turkish, Vietnamese, Greek and Cyrillic letters, one of them typed in two parts.
pub fn spellings() -> RecordDocument {
    let mut record = short();
    record.child = "Siân Ŵyn Nguyễn-Łukasiewicz".into();
    record.identity.push(("Also known as".into(), "Zoe\u{308} Ŷsgol; Ștefan Țurcanu; İpek Çağlar Şığ".into()));
    record
        .identity
        .push(("Family".into(), "Phạm Thị Hường, Trần Đức Thịnh; Żaneta Gąsienica; Ελένη Παππά; Ольга Щукина".into()));
    record.sections.push(section(
        "What she says about Nain",
        Voice::ChildsWords,
        &["“Dw i eisiau mynd adref at Nain. Con muốn về nhà với mẹ. Chcę zostać z siostrą Żółwią.”"],
    ));
    record.document_id = *b"quorate-record-4";
    record
}

pub fn draft() -> RecordDocument {
    RecordDocument { draft: true, document_id: *b"quorate-record-5", ..short() }
}
