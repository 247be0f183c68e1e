//! A sibling's facts in a child's record: a sentence about Ffion alone in Iolo's record is pointed out, and one that speaks of
//! him too, of both, or of how they are with one another is left alone.

use chrono::NaiveDate;
use quorate_core::ids::{ChildId, EntryId, FamilyId, RecordId};
use quorate_core::meeting::child::{Child, ChildDetails, Pronouns};
use quorate_core::meeting::remaining::Place;
use quorate_core::panel::SubjectKind;
use quorate_core::third_party_data::{Finding, FindingKind, KnownPeople, Passage, Subject, Texts, check};
use uuid::Uuid;

const IOLO: u128 = 1;
const FFION: u128 = 2;

fn child(id: u128, given: &str, born: &str, number: &str, pronouns: Pronouns) -> Child {
    Child {
        id: ChildId(Uuid::from_u128(id)),
        family: FamilyId(Uuid::from_u128(9)),
        details: ChildDetails {
            kind: SubjectKind::Child,
            given: given.into(),
            surname: "Prysor".into(),
            known_as: vec![],
            born: born.parse().ok(),
            expected: None,
            mosaic_id: number.into(),
            numbers: vec![],
            address: "4 Heol Fach, Trefaes".into(),
            in_care_since: None,
            legal_status: String::new(),
            parents: vec![],
            pronouns: Some(pronouns),
            key_dates: Vec::new(),
            let_pass: Vec::new(),
        },
        revision: EntryId::NONE,
    }
}

/// What is found in a text of Iolo's record.
fn found(text: &str) -> Vec<Finding> {
    let children = [
        child(IOLO, "Iolo", "2014-02-11", "5520144", Pronouns::He),
        child(FFION, "Ffion", "2017-04-03", "5520177", Pronouns::She),
        child(3, "Osian", "2019-08-21", "5520191", Pronouns::He),
    ];
    let subject = Subject {
        record: RecordId(Uuid::from_u128(7)),
        child: children[0].id,
        present: vec!["Bethan Rees".into()],
        held: NaiveDate::from_ymd_opt(2026, 11, 30),
    };
    let passage = Passage { place: Place::Section { section: "discussion".into() }, text };
    check(&KnownPeople::new(&children, ["Bethan Rees"]), &Texts::default(), &subject, &[passage])
}

fn is_pointed_out(text: &str) -> bool {
    found(text).iter().any(|one| one.kind == FindingKind::SiblingsFacts)
}

const FACTS: [&str; 40] = [
    "Ffion attends 97 %.",
    "Ffion attends 97% of the time and is in Year 4.",
    "Ffion's attendance is 97 per cent.",
    "Ffion has asthma and uses an inhaler before sport.",
    "Ffion was born on 3 April 2017.",
    "Ffion's date of birth is 3/4/2017.",
    "Ffion's Mosaic number is 5520177.",
    "It was agreed that Ffion remains on a child protection plan.",
    "The panel decided that Ffion should be placed with her aunt.",
    "Ffion's EHCP is overdue.",
    "Ffion is on the waiting list for CAMHS.",
    "School excluded Ffion for two days in October.",
    "Ffion has been diagnosed with ADHD.",
    "In September Ffion moved to Trefaes Primary School.",
    "Attendance for Ffion is 88 %.",
    "The care order for Ffion was made in May.",
    "Ffion: 97 %, no exclusions.",
    "Ffion (Year 4) reads well and has no teacher for maths.",
    "For Ffion: school report good, dentist due.",
    "His sister Ffion attends Trefaes Primary and is in Year 4.",
    "Iolo's sister Ffion has epilepsy.",
    "Ffion Prysor attends the hospital school.",
    "Mum says that Ffion has had two seizures this month.",
    "Ffion's immunisations are up to date.",
    "Ffion weighs 24 kg and her height is on the 50th centile.",
    "The health visitor weighed Ffion in June.",
    "Ffion's placement ended on Friday.",
    "Ffion is not in school at present.",
    "Ffion will be assessed by the paediatrician on 4 December.",
    "Fact: Ffion went missing twice in November.",
    "Ffion was arrested and is on bail.",
    "Ffion's review is due in March.",
    "Osian attends nursery every day.",
    "Osian's speech is delayed and a therapist sees him on Mondays.",
    "Ffion and Osian attend 97 %.",
    "Since May Ffion has been on medication for anxiety.",
    "Ffion's key stage results are below what was predicted.",
    "Ffion, who is nine, attends 97 %.",
    "A referral for Ffion was sent to the clinic.",
    "Ffion's needs are met in her placement.",
];

const MENTIONS: [&str; 40] = [
    "Iolo lives with Ffion and their mother.",
    "Ffion and Iolo both attend Trefaes Primary.",
    "He shares a room with Ffion.",
    "Contact between Ffion and Iolo is every Saturday.",
    "Contact with Ffion went well.",
    "Iolo misses Ffion.",
    "Iolo said that Ffion is kind to him.",
    "Ffion, Osian and Iolo are on the same plan.",
    "All three children have a plan; Ffion and Osian live with their aunt.",
    "He walks to school with Ffion.",
    "Ffion helped him with his reading.",
    "Ffion came with her mother.",
    "Ffion lives with their father in Trefaes.",
    "Ffion is his sister.",
    "His bond with Ffion is strong.",
    "“I want to see Ffion more at school.”",
    "Ffion drew a card for him.",
    "Ffion opened the door to Bethan Rees.",
    "Nobody told Ffion.",
    "Iolo worries about Ffion at school.",
    "A photograph of Ffion stands by his bed.",
    "Their aunt takes Ffion and Osian swimming.",
    "Ffion's bedroom is next to the kitchen.",
    "Ffion's father rang on Monday.",
    "Both Ffion and Osian were asleep.",
    "Life story work will include Ffion.",
    "Iolo attends 97 % and Ffion 88 %.",
    "He was seen apart from Ffion.",
    "Ffion laughed at the story and sang.",
    "The siblings, Ffion among them, are to stay together.",
    "Ffion and he argue before school.",
    "He sits beside Ffion on the bus.",
    "Ffion and her brother have the same teacher.",
    "Bethan Rees took Ffion to the park.",
    "His wish is to live where Ffion lives.",
    "Ffion joined by telephone.",
    "The sibling assessment says that Ffion and Iolo play well.",
    "Ffion likes dogs.",
    "Iolo chose a birthday present for Ffion.",
    "Iolo told Ffion about his new school.",
];

#[test]
fn what_is_said_of_a_sibling_alone_is_pointed_out() {
    let passed: Vec<&&str> = FACTS.iter().filter(|text| !is_pointed_out(text)).collect();
    assert!(passed.is_empty(), "passed over: {passed:#?}");
}

#[test]
fn an_ordinary_mention_of_a_sibling_is_left_alone() {
    let raised: Vec<&&str> = MENTIONS.iter().filter(|text| is_pointed_out(text)).collect();
    assert!(raised.is_empty(), "raised: {raised:#?}");
}

#[test]
fn it_is_a_glance_of_whom_it_is_and_where() {
    let text = "Iolo is well. Ffion attends 97 %. He likes his class.";
    let told = found(text);
    let one = told.iter().find(|one| one.kind == FindingKind::SiblingsFacts).expect("it is pointed out");
    assert!(!one.sure.stands_before_signing(), "a glance, no more");
    assert_eq!(one.whom, [ChildId(Uuid::from_u128(FFION))], "of whom it is");
    assert_eq!((one.words.as_str(), one.sentence.as_str()), ("Ffion attends", "Ffion attends 97 %."));
}
