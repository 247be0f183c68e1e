//! Fictional records for the tests: a short one, a long one, an unborn child, siblings, names in many spellings, a child's
//! own words in every script, and any number of random ones.
#![allow(dead_code, reason = "each test program takes what it needs")]

pub mod random;

use chrono::{DateTime, TimeZone, Utc};
use quorate_core::{
    meeting::comparison::ChangedPassage,
    panel::profile::Voice,
    paper::signature_block::SignatureBlock,
    record::model::{
        ActionLine, AttendanceLine, DecisionLine, FamilyLine, OfferedLine, RecordDocument, ReplacedVersion,
        SectionLines,
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

fn family(who: &str, responsibility: &str, invited: &str, came: &str, heard: &str) -> FamilyLine {
    let [who, responsibility, invited, came, heard] = [who, responsibility, invited, came, heard].map(String::from);
    FamilyLine { who, responsibility, invited, came, heard }
}

/// One child, two decisions, three actions.
pub fn short() -> RecordDocument {
    RecordDocument {
        title: "Record of decisions".into(),
        council: "Elmshire County Council".into(),
        panel: "Children Looked After Monitoring panel".into(),
        marking: "OFFICIAL-SENSITIVE".into(),
        child: "Chidi Okafor".into(),
        unborn: false,
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
        not_quorate: String::new(),
        late: vec![],
        decided_before: vec![],
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
        family: vec![
            family("Chidi Okafor", "", "Not invited: nine years old, and in school", "Did not come", "Through his social worker"),
            family("Grace Okafor, mother", "Holds it", "Invited", "By video", "She spoke for herself"),
        ],
        attendance: vec![
            person("Marguerite Ashdown", "Chair, head of service", "Children’s services", "in the room"),
            person("Idris Fenn", "Group manager, fostering", "Children’s services", "in the room"),
            person("Dana Whitcombe", "Virtual School", "Education", "by video"),
            person("Priya Raman", "Social worker", "Children’s services", "for this child only"),
        ],
        apologies: vec!["Leonie Marsh, placement finding".into()],
        not_noted: Vec::new(),
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
        abbreviations: vec![],
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

/// Many actions, long passages, a long word: five pages.
pub fn long() -> RecordDocument {
    let mut record = of_another(&[("Chidi", "Rosalind"), ("4471902", "5529017")]);
    record.child = "Rosalind Temperance Featherstonehaugh-Villeneuve".into();
    record.document_id = *b"quorate-record-2";
    for number in 0..6 {
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
        let text = passage.repeat(1 + number / 2);
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
    record.decided_before = vec![
        "The head of service on duty agreed the placement by telephone on 9 November, and told both parents. (Noted on Tuesday \
         10 November 2026.)"
            .into(),
    ];
    record.late = vec!["The request came on Monday 16 November, 1 working day late (CLAM-4).".into()];
    record.dissents =
        vec!["Idris Fenn (group manager, fostering) would have asked for a return to panel within four weeks.".into()];
    record
}

/// The short record with these words in place of those: no record here may speak of another one's child.
fn of_another(instead: &[(&str, &str)]) -> RecordDocument {
    let words = serde_json::to_string(&short()).unwrap();
    let words = instead.iter().fold(words, |words, (from, to)| words.replace(from, to));
    serde_json::from_str(&words).unwrap()
}

/// No name, no birth date, and a plan for the birth.
pub fn unborn() -> RecordDocument {
    RecordDocument {
        panel: "Family Safeguarding Forum".into(),
        child: "Unborn baby Lovatt".into(),
        unborn: true,
        family: vec![family("Keira Lovatt, mother", "Holds it", "Invited", "In the room", "She spoke for herself")],
        abbreviations: pairs(&[("FGC", "family group conference")]),
        identity: pairs(&[
            ("Expected", "21 January 2027"),
            ("Mother", "Keira Lovatt"),
            ("Legal status", "None before birth"),
            ("Social worker", "Priya Raman, Team 4"),
        ]),
        meeting: pairs(&[
            ("Date", "Wednesday 18 November 2026"),
            ("Venue", "County Hall North (CHN), room 2.14"),
            ("Slot", "10:00 to 10:15"),
            ("Reason", "Pre-birth assessment, presented before the 34th week"),
        ]),
        decisions: vec![
            DecisionLine {
                label: "Work continues under the child protection plan".into(),
                detail: "The baby goes home from hospital with Keira Lovatt once the plan for the birth is agreed and her \
                         sister has moved in."
                    .into(),
            },
            DecisionLine {
                label: "Plan for the birth to be agreed before Christmas".into(),
                detail: "Midwife, health visitor and family sign it. It says who is rung on the day, and what would bring \
                         the forum together again before the baby leaves hospital."
                    .into(),
            },
        ],
        rationale: "Keira Lovatt has kept each appointment since June and has asked for the plan in writing. The assessment \
                    finds that she manages well with somebody beside her at night. The forum weighed a placement for mother \
                    and baby together and judged that her sister’s help is enough, and is tested sooner."
            .into(),
        actions: vec![
            action(
                "Write the plan for the birth with the midwife and the family",
                "A meeting at the children’s centre",
                "Everyone named in it has signed, and the ward has a copy",
                "Priya Raman, social worker",
                "Fri 18 December 2026",
            ),
            action(
                "Confirm that the sister’s move can be paid for",
                "",
                "The date of the move stands in the plan",
                "Tom Hollis, practice manager",
                "Fri 11 December 2026",
            ),
        ],
        review: "Returns to the forum on Wednesday 13 January 2027, 10:00, at County Hall North (CHN)".into(),
        sections: vec![
            section(
                "Why the forum meets before the birth",
                Voice::Fact,
                &["Two older children live with their grandmother. A first conference in September made the plan."],
            ),
            section(
                "What the midwife thinks",
                Voice::Opinion,
                &["She is well prepared and rings when she is worried. The nights are what she is afraid of."],
            ),
        ],
        offered: vec![],
        prompts: pairs(&[("Has every option in the family and network been looked at?", "Yes: see decision 1")]),
        running_id: "UB Lovatt".into(),
        document_id: *b"quorate-record-3",
        ..short()
    }
}

/// A brother and a sister heard in one slot: what was decided for both, and for each a record that speaks of no other
/// child than the one it names.
pub fn siblings() -> [RecordDocument; 2] {
    let elder = short();
    let mut younger = short();
    younger.child = "Adaeze Okafor".into();
    younger.identity = pairs(&[
        ("Born", "2 June 2020 (6 years old)"),
        ("Mosaic number", "4471903"),
        ("Legal status", "Section 20, accommodated since 9 November 2026"),
        ("Social worker", "Priya Raman, Team 4"),
    ]);
    younger.running_id = "4471903".into();
    younger.document_id = *b"quorate-record-7";
    younger.actions[0].measure = "A written assessment with a recommendation is on Adaeze’s file".into();
    younger.actions[2] = action(
        "Keep Adaeze at Larkfield Primary, with transport from the placement",
        "",
        "No day of school is missed for want of transport",
        "Dana Whitcombe, Virtual School",
        "Mon 23 November 2026",
    );
    younger.sections = vec![
        section(
            "What brought Adaeze into care",
            Voice::Fact,
            &[
                "Police were called to the home at 23:40 on 9 November 2026. Adaeze was asleep and was carried to the car. Both \
               parents signed the section 20 agreement at 01:15 on 10 November.",
            ],
        ),
        section(
            "How the placement is going",
            Voice::Discussion,
            &[
                "Fact: She has slept through each night since the 12th.",
                "Opinion: She settles best when she is told in the morning who will fetch her.",
                "Priya Raman (social worker): The carers keep a picture calendar with her, and it helps.",
                "Child: I have my own hook for my coat.",
            ],
        ),
        section("What Adaeze says", Voice::ChildsWords, &["“The stairs are big. When is Mummy coming?”"]),
    ];
    [elder, younger]
}

/// A correction: version 2 says on page one what it replaces.
pub fn corrected() -> RecordDocument {
    RecordDocument {
        version: 2,
        replaces: Some(ReplacedVersion {
            version: 1,
            signed: "Wednesday 18 November 2026".into(),
            what: "Who holds the family group conference, and by when.".into(),
            parts: vec!["Actions".into()],
            why: "The social worker asked for it on 20 November 2026: the co-ordinator, not she, holds it.".into(),
            changes: vec![ChangedPassage {
                heading: "Actions".into(),
                was: "Arrange a family group conference; Priya Raman, social worker; by Fri 11 December 2026".into(),
                is: "Arrange a family group conference; Tom Hollis, FGC co-ordinator; by Fri 18 December 2026".into(),
            }],
            others_data: false,
        }),
        document_id: *b"quorate-record-9",
        ..short()
    }
}

/// A child who spoke Arabic: her words as she said them, and what the interpreter made of them.
pub fn arabic() -> RecordDocument {
    let mut record = short();
    record.child = "Amira Haddad".into();
    record.identity = pairs(&[
        ("Born", "5 August 2014 (12 years old)"),
        ("Also known as", "أميرة حداد"),
        ("Mosaic number", "6180334"),
        ("Legal status", "Section 20, accommodated since 9 November 2026"),
    ]);
    record.running_id = "6180334".into();
    record.document_id = *b"quorate-record-8";
    record.actions[0].measure = "A written assessment with a recommendation is on Amira’s file".into();
    record.actions[2].what = "Keep Amira at Larkfield Academy, with transport from the placement".into();
    record.sections = vec![
        section(
            "What Amira says",
            Voice::ChildsWords,
            &[
                "أريد أن أعود إلى البيت مع أمي عندما تتحسن. لا أحب النوم في مكان جديد، لكن الكلب لطيف وينام في الممر. أريد أن \
               أبقى في مدرستي مع صديقاتي، وأن يتصل بي أخي كل يوم أحد.",
                "I want to go home to Mum when she is better. I don’t like sleeping in a new place, but the dog is nice and \
               sleeps in the hall. I want to stay at my school with my friends, and my brother to ring me every Sunday.",
            ],
        ),
        section(
            "How she was heard",
            Voice::Discussion,
            &[
                "Priya Raman (social worker): She said “أريد أن أعود إلى البيت.” twice, and drew the house.",
                "Fact: The interpreter was in the room; Amira chose her from two.",
            ],
        ),
    ];
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

/// A child's own words in every script that the record prints, alone, within an English sentence, and around one.
pub fn scripts() -> RecordDocument {
    let mut record = short();
    record.child = "Amira Haddad, in every script".into();
    record.identity.push(("Also known as".into(), "أميرة حداد".into()));
    record.running_id = "6180334".into();
    record.document_id = *b"quorate-record-6";
    record.sections.truncate(1);
    for (language, words) in OWN_WORDS {
        let told = format!("She said “{words}” and the interpreter agreed.");
        record.sections.push(section(language, Voice::ChildsWords, &[words, &told]));
    }
    record.sections.push(section(
        "In a language that somebody named",
        Voice::Discussion,
        &["Child (Polish): Chcę zostać z siostrą.", "Ada Example (aunt, Somali): Waxaan rabaa inay guriga timaado."],
    ));
    record.sections.push(section(
        "Both ways",
        Voice::ChildsWords,
        &[
            "قالت لي Priya Raman في 18 نوفمبر 2026 (الساعة 13:30): «سنتصل بك قريبا»، وأنا أنتظر الهاتف كل يوم.",
            "אמרתי ל-Mr Ames שאני רוצה לחזור הביתה.",
        ],
    ));
    record
}

/// Lists as people type them, in each voice and in the rationale, beside lines that only look like one.
pub fn listed() -> RecordDocument {
    let mut record = of_another(&[("Chidi", "Anwen"), ("4471902", "6180339")]);
    record.document_id = *b"quorate-record-8";
    record.rationale =
        "Three things were weighed.\n- How far the school is\n- Who can be there at night\n• What she says\n\
                        -5 degrees is no list."
            .into();
    record.sections.push(section(
        "What has to be in place",
        Voice::Discussion,
        &[
            "Before she moves:",
            "- a bed of her own, in a room that can be reached without passing through another one, and a \
           lamp",
            "- Fact: the boiler was mended",
            "- the key",
            "After that nothing.",
        ],
    ));
    record.sections.push(section(
        "What she wants",
        Voice::ChildsWords,
        &["- “A door that shuts.”", "- “My own shelf.”"],
    ));
    record
}

/// Fictional sentences of a child who wants to go home.
pub const OWN_WORDS: [(&str, &str); 38] = [
    ("Arabic", "أُرِيدُ أن أعود إلى البيت مع أمي. لا أحب النوم هنا، والكلب لطيف."),
    ("Urdu", "میں اپنی امی کے ساتھ گھر واپس جانا چاہتی ہوں۔ یہاں کتا اچھا ہے۔"),
    ("Hebrew", "אֲנִי רוֹצָה לחזור הביתה עם אמא, והכלב נחמד."),
    ("Bengali", "আমি মায়ের সঙ্গে বাড়ি ফিরে যেতে চাই। কোনো দিন স্কুল বাদ দিতে চাই না।"),
    ("Punjabi", "ਮੈਂ ਆਪਣੀ ਮਾਂ ਨਾਲ ਘਰ ਵਾਪਸ ਜਾਣਾ ਚਾਹੁੰਦੀ ਹਾਂ। ਕੁੱਤਾ ਚੰਗਾ ਹੈ।"),
    ("Gujarati", "મારે મમ્મી સાથે ઘરે પાછા જવું છે. કૂતરો સારો છે."),
    ("Hindi", "मैं अपनी माँ के साथ घर वापस जाना चाहती हूँ। स्कूल की छुट्टियाँ अच्छी थीं।"),
    ("Tamil", "நான் அம்மாவுடன் வீட்டிற்குத் திரும்பிப் போக விரும்புகிறேன். நாய் கொஞ்சம் பெரியது."),
    ("Amharic", "ከእናቴ ጋር ወደ ቤት መመለስ እፈልጋለሁ። ውሻው ጥሩ ነው።"),
    ("Chinese", "我想和妈妈一起回家。狗很可爱，可是我不喜欢在这里睡觉。我想念我的学校和朋友们，希望下个月能回去。"),
    ("Greek", "Θέλω να γυρίσω σπίτι με τη μαμά μου."),
    ("Russian", "Я хочу вернуться домой к маме. Собака хорошая."),
    ("Vietnamese", "Con muốn về nhà với mẹ. Con chó rất ngoan."),
    ("Thai", "หนูอยากกลับบ้านกับแม่ หมาน่ารักมาก หนูไม่ชอบนอนที่นี่เพราะคิดถึงเพื่อนที่โรงเรียนทุกวัน"),
    ("Sinhala", "මට අම්මා එක්ක ගෙදර යන්න ඕනේ. බල්ලා හොඳයි."),
    ("Telugu", "నేను అమ్మతో ఇంటికి తిరిగి వెళ్లాలనుకుంటున్నాను. కుక్క మంచిది."),
    ("Malayalam", "എനിക്ക് അമ്മയോടൊപ്പം വീട്ടിലേക്ക് തിരികെ പോകണം. നായ നല്ലതാണ്."),
    ("Kannada", "ನಾನು ಅಮ್ಮನ ಜೊತೆ ಮನೆಗೆ ಹಿಂತಿರುಗಲು ಬಯಸುತ್ತೇನೆ. ನಾಯಿ ಒಳ್ಳೆಯದು."),
    ("Korean", "엄마랑 집에 돌아가고 싶어요. 강아지는 착해요."),
    ("Burmese", "အမေနဲ့အတူ အိမ်ပြန်ချင်တယ်။ ခွေးလေးက ချစ်စရာကောင်းတယ်။"),
    ("Georgian", "მინდა დედასთან ერთად სახლში დავბრუნდე. ძაღლი კარგია."),
    ("Armenian", "Ես ուզում եմ մայրիկիս հետ տուն վերադառնալ։ Շունը լավն է։"),
    ("Khmer", "ខ្ញុំចង់ត្រឡប់ទៅផ្ទះវិញជាមួយម៉ាក់។ ឆ្កែគួរឱ្យស្រឡាញ់។"),
    ("Lao", "ຂ້ອຍຢາກກັບບ້ານກັບແມ່. ໝາໜ້າຮັກ."),
    ("Odia", "ମୁଁ ମାଆଙ୍କ ସହିତ ଘରକୁ ଫେରିଯିବାକୁ ଚାହେଁ। କୁକୁରଟି ଭଲ।"),
    ("Tibetan", "ང་ཨ་མ་དང་མཉམ་དུ་ནང་ལ་ལོག་འདོད་ཡོད། ཁྱི་ཡག་པོ་འདུག"),
    ("Syriac", "ܐܢܐ ܒܥܝܢ ܕܐܙܠ ܠܒܝܬܐ ܥܡ ܝܡܝ܀ ܟܠܒܐ ܛܒܐ ܗܘ"),
    ("Dhivehi", "އަހަރެން ބޭނުންވަނީ މަންމަ އާއި އެކު ގެއަށް ދާން."),
    ("Japanese", "お母さんと一緒に家に帰りたいです。犬はかわいいです。学校の友だちに会いたい。"),
    ("Traditional Chinese", "我想跟媽媽一起回家。狗很可愛，可是我不喜歡在這裡睡覺。"),
    ("Pashto", "زه غواړم له مور سره کور ته ستون شم. سپی ښه دی."),
    ("Sorani", "دەمەوێت لەگەڵ دایکم بگەڕێمەوە ماڵەوە. سەگەکە باشە."),
    ("Persian", "می‌خواهم با مادرم به خانه برگردم. سگ مهربان است."),
    ("Uyghur", "مەن ئانام بىلەن ئۆيگە قايتقۇم بار. ئىت ياخشى."),
    ("Yiddish", "איך וויל גיין אהיים מיט מיין מאמע. דער הונט איז גוט."),
    ("Nepali", "म आमासँग घर फर्कन चाहन्छु। कुकुर राम्रो छ।"),
    ("Tigrinya", "ምስ ኣደይ ናብ ገዛ ክምለስ እደሊ። እቲ ከልቢ ጽቡቕ እዩ።"),
    ("Symbols", "→ ← ✓ ☐ ☑ ● ○ ■ ◦ ★ • ▪ ✗ ☎ 😀 👍 ❤ 🏠 😢 🎉 🐶"),
];

pub fn draft() -> RecordDocument {
    RecordDocument { draft: true, document_id: *b"quorate-record-5", ..short() }
}

/// What a record says, in the order in which it is read.
pub fn said(record: &RecordDocument) -> Vec<String> {
    let pairs = |pairs: &[(String, String)]| -> Vec<String> {
        pairs.iter().flat_map(|(one, other)| [one.clone(), other.clone()]).collect()
    };
    let mut said = vec![record.council.clone(), record.panel.clone(), record.title.clone(), record.child.clone()];
    said.extend(pairs(&record.identity));
    said.extend(pairs(&record.meeting));
    said.extend(record.decisions.iter().flat_map(|decision| [decision.label.clone(), decision.detail.clone()]));
    said.extend(record.dissents.clone());
    said.push(record.review.clone());
    for action in &record.actions {
        said.extend([&action.what, &action.how, &action.measure, &action.owner, &action.due].map(String::clone));
    }
    said.extend(record.rationale.lines().map(str::to_owned));
    for section in &record.sections {
        said.push(section.heading.clone());
        said.extend(section.paragraphs.clone());
    }
    said.extend(pairs(&record.prompts));
    for person in &record.attendance {
        said.extend([&person.name, &person.role, &person.agency, &person.how].map(String::clone));
    }
    said.extend(record.apologies.clone());
    said.push(record.quorum.clone());
    said
}
