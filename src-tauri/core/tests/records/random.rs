//! Records made at random from a number, the same in every run: long words and none, names of 200 characters, sixty
//! actions, and every script that the program prints.

use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use quorate_core::{
    meeting::comparison::ChangedPassage,
    panel::profile::Voice,
    record::model::{
        ActionLine, AttendanceLine, DecisionLine, FamilyLine, RecordDocument, ReplacedVersion, SectionLines,
    },
};

use super::{OWN_WORDS, at, short};

/// The record of a number.
pub fn random(number: u32) -> RecordDocument {
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number.to_le_bytes());
    let chance = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), chance);
    let mut record = record().new_tree(&mut runner).expect("a record can always be made").current();
    record.document_id[..4].copy_from_slice(&number.to_be_bytes());
    record
}

/// Any record that can be printed.
pub fn record() -> impl Strategy<Value = RecordDocument> {
    let head = (name(), text(4), vec((word(), phrase()), 0..5), vec((word(), phrase()), 0..5));
    let decided = (vec((phrase(), text(30)), 0..4), passage(), actions(), prop_oneof![Just(String::new()), phrase()]);
    let said = (vec(section(), 0..5), vec((phrase(), phrase()), 0..5));
    let people = (vec(person(), 0..8), vec(phrase(), 0..3), text(20), vec(phrase(), 0..3), vec(family(), 0..4));
    let beside = (vec(text(20), 0..2), vec(passage(), 0..2));
    let rare = (maybe(text(20)), vec((word(), phrase()), 0..3), replaced(), beside);
    (head, decided, said, people, 1..9_u32, rare).prop_map(|(head, decided, said, people, version, rare)| {
        RecordDocument {
            child: head.0,
            panel: head.1,
            identity: head.2,
            meeting: head.3,
            decisions: decided.0.into_iter().map(|(label, detail)| DecisionLine { label, detail }).collect(),
            rationale: decided.1,
            actions: decided.2,
            review: decided.3,
            sections: said.0,
            prompts: said.1,
            attendance: people.0,
            not_noted: people.1.iter().take(people.1.len() / 2).cloned().collect(),
            apologies: people.1,
            quorum: people.2,
            dissents: people.3,
            family: people.4,
            not_quorate: rare.0,
            late: rare.3.0,
            decided_before: rare.3.1,
            abbreviations: rare.1,
            replaces: rare.2,
            version,
            document_id: [7; 16],
            made_at: at(),
            ..short()
        }
    })
}

/// Few actions most often, and now and then sixty.
fn actions() -> impl Strategy<Value = Vec<ActionLine>> {
    let action = || {
        (phrase(), maybe(text(12)), maybe(text(20)), phrase(), maybe(phrase()))
            .prop_map(|(what, how, measure, owner, due)| ActionLine { what, how, measure, owner, due })
    };
    prop_oneof![19 => vec(action(), 0..5), 1 => vec(action(), 60)]
}

fn section() -> impl Strategy<Value = SectionLines> {
    let voice = select(vec![Voice::Discussion, Voice::Fact, Voice::Opinion, Voice::ChildsWords]);
    let mark = select(vec!["", "", "", "Fact: ", "Opinion: ", "Child: ", "Żaneta Gąsienica (advocate): "]);
    let paragraph = (mark, passage()).prop_map(|(mark, passage)| format!("{mark}{passage}"));
    let paragraphs = prop_oneof![1 => Just(Vec::new()), 6 => vec(paragraph, 1..4)];
    (phrase(), voice, paragraphs).prop_map(|(heading, voice, paragraphs)| SectionLines { heading, voice, paragraphs })
}

fn person() -> impl Strategy<Value = AttendanceLine> {
    (name(), phrase(), maybe(phrase()), maybe(phrase())).prop_map(|(name, role, agency, how)| AttendanceLine {
        name,
        role,
        agency,
        how,
    })
}

fn family() -> impl Strategy<Value = FamilyLine> {
    (name(), maybe(phrase()), maybe(phrase()), maybe(word()), maybe(text(12))).prop_map(
        |(who, responsibility, invited, came, heard)| FamilyLine { who, responsibility, invited, came, heard },
    )
}

/// None most often; of a correction now and then whole passages.
fn replaced() -> impl Strategy<Value = Option<ReplacedVersion>> {
    let change = (phrase(), maybe(passage()), maybe(passage())).prop_map(|(heading, was, is)| ChangedPassage {
        heading,
        was,
        is,
    });
    let replaced =
        (phrase(), text(20), vec(change, 0..3), proptest::bool::ANY).prop_map(|(what, why, changes, others_data)| {
            let signed = "Wednesday 18 November 2026".to_owned();
            Some(ReplacedVersion { version: 1, signed, what, parts: vec![], why, changes, others_data })
        });
    prop_oneof![3 => Just(None), 1 => replaced]
}

fn maybe(of: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 3 => of]
}

/// A name, and one in ten of 200 characters.
fn name() -> impl Strategy<Value = String> {
    let part = || {
        select(vec![
            "Siân",
            "Nguyễn",
            "Łukasiewicz",
            "Țurcanu",
            "Çağlar",
            "O’Dowd",
            "Ελένη",
            "Щукина",
            "أميرة",
            "李",
            "Zoe\u{308}",
        ])
    };
    let long = vec(part(), 60).prop_map(|parts| parts.join("-").chars().take(200).collect::<String>());
    prop_oneof![9 => vec(part(), 1..4).prop_map(|parts| parts.join(" ")), 1 => long]
}

fn phrase() -> impl Strategy<Value = String> {
    text(8)
}

fn passage() -> impl Strategy<Value = String> {
    prop_oneof![19 => text(30), 1 => text(300)]
}

/// Words of any script, and marks between them.
fn text(longest: usize) -> impl Strategy<Value = String> {
    vec((word(), select(vec![" ", " ", " ", " ", ", ", ". ", " – ", " (", ") ", " “", "” ", ": "])), 1..longest)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap.to_owned()]).collect::<String>())
        .prop_map(|text| text.trim().to_owned())
}

fn word() -> impl Strategy<Value = String> {
    let own: Vec<String> = OWN_WORDS.iter().flat_map(|(_, words)| words.split(' ')).map(str::to_owned).collect();
    let plain = "section agreed until review both parents carers school placement 20 9.30 co-operate £12 3½ naïve";
    let plain: Vec<String> = plain.split(' ').map(str::to_owned).collect();
    prop_oneof![
        12 => select(plain),
        4 => select(own),
        1 => letters(),
        // Wider than any line.
        1 => "[A-Za-z0-9/]{100,140}",
    ]
}

/// Letters of one script in any order, sense or none.
fn letters() -> impl Strategy<Value = String> {
    let scripts = [
        "aàáâãäåāăąæçćčďđèéêëēęěğġģħìíîïīįıķłľñńňòóôõöøōőœŕřśşšșţťțùúûüūůűųŵŷÿýźżžþðßẁẃẅỳ",
        "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџ",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئ",
        "ٹپچڈڑژکگںھہیے",
        "אבגדהוזחטיכלמנסעפצקרשתםןץףך",
        "অআইকখগঘচছজঝটঠডতথদধনপফবভমযরলশষসহািীুূেৈোৌ্ং",
        "ਅਆਕਖਗਘਚਛਜਟਡਤਦਨਪਬਮਯਰਲਵਸਹਾਿੀੁੂੇੈੋੌ੍ੰੱ",
        "અઆકખગઘચછજટડતદનપબમયરલવસહાિીુૂેૈોૌ્ં",
        "अआइकखगघचछजटडतथदधनपफबभमयरलवशषसहािीुूेैोौ्ंँ",
        "அஆஇகஙசஞடணதநபமயரலவழளறனாிீுூெேைொோௌ்",
        "ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ",
        "我你他她家学校老师妈爸狗猫想回去喜欢朋友今天明年月日",
    ];
    let scripts = scripts.map(|letters| letters.chars().collect::<Vec<char>>());
    select(scripts.to_vec())
        .prop_flat_map(|letters| vec(select(letters), 1..14))
        .prop_map(|letters| letters.into_iter().collect())
}
