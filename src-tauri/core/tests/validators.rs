//! Signed records before validators that others wrote: pdfsig (with NSS), pyHanko, page, qpdf, pdftotext.

mod outside;
mod records;
mod signers;
#[path = "records/family_page.rs"]
mod written;

use std::{fs, ops::Range, path::PathBuf};

use outside::{Outside, read_by_tags, run, text};
use quorate_core::{
    record::{make, model::RecordDocument},
    sign::{Verdict, pades, verify},
};
use records::{random::random, said};
use signers::{authority, chair};

fn outside() -> Outside {
    Outside::trusting(&authority(1).certificate_pem().unwrap())
}

fn sign(record: &RecordDocument) -> Vec<u8> {
    let pdf = make(record, Some(&records::signature())).unwrap();
    pades::sign(&pdf, &chair(&authority(1)), records::at()).unwrap()
}

/// The last digit of the signature that is not padding.
fn last_digit(file: &[u8]) -> usize {
    let zeros = file.windows(64).rposition(|window| window == [b'0'; 64]).expect("the signature is padded");
    (0..zeros).rev().find(|&at| file[at] != b'0').expect("the signature has digits")
}

fn we_accept(file: &[u8]) -> bool {
    matches!(verify(file, Some(&[authority(1).certificate_der().unwrap()]), records::at()), Verdict::Valid { .. })
}

#[test]
fn outside_validators_accept_every_kind_of_record() {
    let outside = outside();
    let records = [records::short(), records::long(), records::unborn(), records::spellings(), records::scripts()];
    let files: Vec<PathBuf> = records
        .iter()
        .enumerate()
        .map(|(number, record)| outside.write(&format!("record-{number}.pdf"), &sign(record)))
        .collect();
    for file in &files {
        assert!(we_accept(&fs::read(file).unwrap()), "our own verifier");
    }
    outside.conform(&files);
}

#[test]
fn a_list_is_tagged_as_one() {
    let outside = outside();
    let file = outside.write("listed.pdf", &sign(&records::listed()));
    outside.conform(std::slice::from_ref(&file));
    let tags = run("pdfinfo", &["-struct-text", text(&file)]);
    let list = &tags[tags.find("What has to be in place").expect("the section is there")..];
    let list = &list[..list.find("After that nothing").expect("and its end")];
    // The mark of the list is no text of its item, which is one paragraph in its own body.
    let mut from = 0;
    for said in
        ["Before she moves:", "L", "LI", "Lbl", "•", "LBody", "a bed of her own", "the boiler was mended", "the key"]
    {
        let at = list[from..].find(said);
        from += at.unwrap_or_else(|| panic!("{said} stands in its place: {list}")) + said.len();
    }
    assert_eq!(list.matches("LBody").count(), 3, "an item each: {list}");
    assert!(!list.contains("- a bed"), "what was typed to make a list is not read out: {list}");
    let why = &tags[tags.find("Three things were weighed").expect("the rationale is there")..];
    assert!(
        why[..why.find("What was said").unwrap()].matches("LBody").count() == 3,
        "the rationale has its list: {why}"
    );
}

/// Every validator, and every word given back in its order, on 300 records of which no two are alike.
#[test]
fn random_records_conform_and_give_back_every_word() {
    conform_and_give_back(0..300);
}

/// The same on a thousand others.
#[test]
#[ignore = "minutes of work for the validators: make soak"]
fn soak_a_thousand_random_records_conform() {
    conform_and_give_back(300..1_300);
}

fn conform_and_give_back(records: Range<u32>) {
    const AT_ONCE: u32 = 2;
    let outside = outside();
    std::thread::scope(|scope| {
        for first in 0..AT_ONCE {
            let (outside, records) = (&outside, records.clone());
            scope.spawn(move || {
                let numbers: Vec<u32> = records.skip(first as usize).step_by(AT_ONCE as usize).collect();
                let files: Vec<PathBuf> = numbers
                    .iter()
                    .map(|&number| outside.write(&format!("random-{number}.pdf"), &sign(&random(number))))
                    .collect();
                outside.conform(&files);
                for (number, words) in numbers.into_iter().zip(read_by_tags(&files)) {
                    gives_back(&random(number), &words, &format!("record {number}"));
                }
            });
        }
    });
}

#[test]
fn outside_validators_refuse_what_we_refuse() {
    let outside = outside();
    let signed = sign(&records::short());
    let find =
        |words: &[u8]| signed.windows(words.len()).position(|window| window == words).expect("the words are there");
    let flips = [
        ("content", find(b"stream\n") + 40),
        ("metadata", find(b"<dc:title>") + 60),
        ("information", find(b"/CreationDate") + 20),
        ("signature", last_digit(&signed)),
        ("time", find(b"/M(D:") + 8),
    ];
    let files: Vec<PathBuf> = flips
        .iter()
        .map(|&(name, at)| {
            let mut altered = signed.clone();
            altered[at] ^= 1;
            assert!(!we_accept(&altered), "our own verifier refuses a change to the {name}");
            outside.write(&format!("{name}.pdf"), &altered)
        })
        .collect();
    for (file, (pdfsig, pyhanko, said)) in files.iter().zip(outside.accept(&files)) {
        assert!(!pdfsig, "pdfsig refuses {}: {said}", file.display());
        assert!(!pyhanko, "pyHanko refuses {}: {said}", file.display());
    }
}

#[test]
fn everything_said_can_be_taken_out_again() {
    let outside = outside();
    let records = [records::short(), records::long(), records::spellings(), records::scripts(), records::arabic()];
    let files: Vec<PathBuf> =
        records.iter().map(|record| outside.write(&format!("{}.pdf", record.child), &sign(record))).collect();
    for (record, words) in records.iter().zip(read_by_tags(&files)) {
        gives_back(record, &words, &record.child);
    }
}

/// The page for the family is held to the same rules as a record, but for the signature that it never has.
#[test]
fn the_page_for_the_family_is_as_readable_to_a_machine_as_a_record() {
    let outside = outside();
    let page = quorate_core::record::family_page::make(&written::family_page(), &records::short()).unwrap();
    let file = outside.write("family-page.pdf", &page);
    outside.conform_unsigned(std::slice::from_ref(&file));
    let structure = squeeze(&read_by_tags(&[file])[0]);
    let mut from = 0;
    let order = [
        "What the meeting decided about Nia",
        "This is not the record.",
        "What Nia said",
        "Ada Example, will introduce",
    ];
    for words in order {
        let at = structure[from..].find(&squeeze(words));
        from += at.unwrap_or_else(|| panic!("“{words}” is read out in its order: {structure}"));
    }
}

#[test]
fn the_agenda_and_the_open_actions_are_as_readable_to_a_machine_as_a_record() {
    use quorate_core::record::meeting_papers::{
        ActionsPaper, AgendaItem, AgendaPaper, AgendaRow, ExpectedPerson, OpenAction, OwnersActions, PaperOf,
        action_list, agenda,
    };
    let outside = outside();
    let of = PaperOf {
        council: "Elmshire County Council".into(),
        panel: "Children Looked After Monitoring panel".into(),
        marking: "OFFICIAL-SENSITIVE".into(),
        date: "Tuesday 24 November 2026".into(),
        about: "1pm to 4:30pm, County Hall North (CHN)".into(),
        meeting: [3; 16],
        made_at: records::at(),
    };
    let item = |number: u32| AgendaItem {
        time: format!("{number}:15pm, 15 minutes"),
        children: vec![format!("C.O., 44719{number}"), format!("A.O., 54719{number}")],
        reason: "Review of a residential placement".into(),
        invited: vec!["Ada Example, Social worker".into(), "Sam Specimen, Practice manager".into()],
        late: vec!["Received 2 days after the deadline".into(), "Missing: chronology".into()],
    };
    let business = AgendaRow::Other {
        time: "1pm to 1:15pm".into(),
        what: "Panel business".into(),
        points: vec!["Actions due since the last panel".into()],
        who: "The panel".into(),
    };
    let rows = [business].into_iter().chain((1..=24).map(|number| AgendaRow::Item(item(number)))).collect();
    let chair = ExpectedPerson { name: "Ruth Test".into(), role: "Chair".into(), how: "by video".into() };
    let whole = AgendaPaper { rows, booked: true, expected: vec![chair] };
    let made = agenda(&of, &whole).unwrap();
    assert_eq!(made, agenda(&of, &whole).unwrap(), "the same agenda is the same bytes");
    let open = |number: u32| OpenAction {
        what: format!("Complete assessment number {number}"),
        child: "C.O., 4471902".into(),
        due: "Wed 9 December 2026".into(),
        left: "2 weeks left".into(),
    };
    let owners = [("Social worker, Ada Example", 1..40), ("Virtual School", 40..42)];
    let owners = owners.map(|(owner, all)| OwnersActions { owner: owner.into(), actions: all.map(open).collect() });
    let kept = "CLAM panel: Panel tracker, kept by the panel co-ordinator".to_owned();
    let actions = ActionsPaper { owners: owners.into(), left_off: true, kept };
    let files = [
        outside.write("agenda.pdf", &made),
        outside.write("actions.pdf", &action_list(&of, &actions).unwrap()),
        outside.write("nothing.pdf", &agenda(&of, &AgendaPaper::default()).unwrap()),
        outside.write("none.pdf", &action_list(&of, &ActionsPaper::default()).unwrap()),
    ];
    outside.conform_unsigned(&files);
    let words = read_by_tags(&files).iter().map(|words| squeeze(words)).collect::<Vec<_>>();
    let agenda = [
        "OFFICIAL-SENSITIVE",
        "Agenda",
        "Tuesday 24",
        "1pm to 1:15pm",
        "Actions due since",
        "1:15pm",
        "C.O.,447191",
        "Ada Example",
        "Who is expected",
        "Ruth Test",
    ];
    let actions = ["Open actions", "Social worker, Ada Example", "assessment number 1", "9 December", "Virtual School"];
    for (file, order) in
        [(0, &agenda[..]), (1, &actions[..]), (2, &["Nothing is booked yet."]), (3, &["No action is open."])]
    {
        let mut from = 0;
        for said in order {
            let at = words[file][from..].find(&squeeze(said));
            from += at.unwrap_or_else(|| panic!("“{said}” is read out in its order: {}", words[file]));
        }
    }
}

/// Holds the words of a file, in the order of its tags, to be all that the record says, in its order.
fn gives_back(record: &RecordDocument, words: &str, name: &str) {
    let words = squeeze(words);
    let mut from = 0;
    for said in said(record) {
        let said = squeeze(&said);
        let at = words[from..].find(&said);
        let at = at.unwrap_or_else(|| panic!("{name}: “{said}” is to be read in its place, of: {}", &words[from..]));
        from += at + said.len();
    }
}

/// A reader that knows nothing of tags, and finds lines and their direction by where the letters stand.
#[test]
fn a_child_s_own_words_in_any_script_are_found_on_the_page() {
    let outside = outside();
    let file = outside.write("scripts.pdf", &sign(&records::scripts()));
    let page = squeeze(&run("mutool", &["draw", "-q", "-F", "text", text(&file)]));
    for (language, words) in records::OWN_WORDS {
        let found = page.matches(&squeeze(words)).count();
        assert_eq!(found, 2, "{language}: alone, and within an English sentence");
    }
}

/// Text without spaces and marks of structure or direction, composed, so that line ends do not matter.
fn squeeze(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let marks = |character| matches!(character, '"' | '\u{200b}'..='\u{200e}' | '\u{fe0f}' | '\u{200f}' | '\u{202a}'..='\u{202e}');
    text.nfc().filter(|&character| !character.is_whitespace() && !marks(character)).collect()
}
