//! Records: made, read back, refused.

mod records;
mod signers;
#[path = "records/family_page.rs"]
mod written;

use quorate_core::paper::layout_events::{Mark, Page};
use quorate_core::record::{family_page, layout, make};
use quorate_core::refusal::RefusalCode;
use quorate_core::sign::pades;

/// Where the last run's files lie, to be looked at.
fn keep(name: &str, pdf: &[u8]) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("records");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), pdf).unwrap();
    folder.join(name)
}

#[test]
fn every_kind_of_record_is_made_twice_the_same() {
    let signature = records::signature();
    for (name, record, signed) in [
        ("short.pdf", records::short(), true),
        ("long.pdf", records::long(), true),
        ("unborn.pdf", records::unborn(), true),
        ("spellings.pdf", records::spellings(), true),
        ("scripts.pdf", records::scripts(), true),
        ("listed.pdf", records::listed(), true),
        ("draft.pdf", records::draft(), false),
    ] {
        let block = signed.then_some(&signature);
        let pdf = make(&record, block).unwrap();
        keep(name, &pdf);
        assert_eq!(pdf, make(&record, block).unwrap(), "{name}: the same record is the same bytes");
    }
}

/// Draws the records that the documentation shows, each page as a picture: `make pictures`.
#[test]
#[ignore = "writes into the project; run by `make pictures`"]
fn pictures_of_records() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/records");
    let block = records::signature();
    let [elder, younger] = records::siblings();
    let shown = [
        ("short", records::short()),
        ("long", records::long()),
        ("sibling-elder", elder),
        ("sibling-younger", younger),
        ("unborn", records::unborn()),
        ("corrected", records::corrected()),
        ("arabic-quotation", records::arabic()),
    ];
    let made = shown.map(|(name, record)| (name, make(&record, Some(&block)).unwrap()));
    let page = family_page::make(&written::family_page(), &records::short()).unwrap();
    for (name, pdf) in made.into_iter().chain([("family-page", page)]) {
        let file = keep(&format!("{name}.pdf"), &pdf);
        run("pdftoppm", &["-r".as_ref(), "72".as_ref(), "-png".as_ref(), file.as_ref(), folder.join(name).as_ref()]);
    }
    let pages = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<_> = pages.filter(|page| page.extension().is_some_and(|ending| ending == "png")).collect();
    let palette = ["--force", "--ext", ".png", "--speed", "1", "--strip", "32", "--"].map(std::ffi::OsStr::new);
    run("pngquant", &palette.into_iter().chain(pages.iter().map(|page| page.as_os_str())).collect::<Vec<_>>());
}

fn run(program: &str, arguments: &[&std::ffi::OsStr]) {
    let done = std::process::Command::new(program).args(arguments).status();
    assert!(done.unwrap_or_else(|_| panic!("`make pictures` installs {program}")).success(), "{program} did its work");
}

#[test]
fn a_random_record_made_and_signed_twice_is_the_same_file() {
    let block = records::signature();
    let chair = signers::chair(&signers::authority(1));
    for number in (0..300).step_by(15) {
        let sign = || {
            let pdf = make(&records::random::random(number), Some(&block)).unwrap();
            pades::sign(&pdf, &chair, records::at()).unwrap()
        };
        assert!(sign() == sign(), "record {number}, signature included");
    }
}

/// The writer's library draws identities from a counter that the whole process shares.
#[test]
fn what_else_was_made_leaves_no_trace_in_a_record() {
    let signature = records::signature();
    let first = make(&records::short(), Some(&signature)).unwrap();
    for other in [records::long(), records::spellings(), records::unborn()] {
        make(&other, Some(&signature)).unwrap();
        make(&records::draft(), None).unwrap();
        let again = make(&records::short(), Some(&signature)).unwrap();
        assert_eq!(first, again, "the same bytes after {}", other.child);
    }
    std::thread::scope(|scope| {
        let made: Vec<_> = (0..4).map(|_| scope.spawn(|| make(&records::short(), Some(&signature)).unwrap())).collect();
        for file in made {
            assert_eq!(first, file.join().unwrap(), "the same bytes beside others being made");
        }
    });
}

#[test]
fn a_character_no_typeface_has_is_refused_by_name_and_field() {
    let mut record = records::short();
    record.actions[1].measure = "The plan is agreed \u{12000}".into();
    let refusal = make(&record, Some(&records::signature())).expect_err("no typeface has cuneiform");
    assert_eq!(refusal.code, RefusalCode::Invalid);
    assert!(refusal.sentence.contains("U+12000"), "it names the character: {refusal}");
    assert!(refusal.sentence.contains("action 2, how we will know"), "it names the field: {refusal}");
    assert!(!refusal.sentence.contains("agreed"), "it quotes nothing else of the record");
}

/// Whatever is printed is looked at before it is signed: each text of a correction and of its signature block in turn.
#[test]
fn no_field_lets_a_character_through_that_no_typeface_has() {
    let whole = serde_json::to_value(records::corrected()).unwrap();
    let spoil = |text: &str| format!("{text} \u{12000}");
    let mut looked_at = 0;
    for place in texts(&whole) {
        let mut spoilt = whole.clone();
        let text = spoilt.pointer_mut(&place).unwrap();
        *text = spoil(text.as_str().unwrap()).into();
        // A voice or a time is one of a kind, not a text.
        let Ok(record) = serde_json::from_value(spoilt) else { continue };
        refused(make(&record, Some(&records::signature())), &place);
        looked_at += 1;
    }
    assert!(looked_at > 70, "the record has texts to look at: {looked_at}");
    for field in ["name", "post", "at_words"] {
        let mut block = records::signature();
        let text = match field {
            "name" => &mut block.name,
            "post" => &mut block.post,
            _ => &mut block.at_words,
        };
        *text = spoil(text);
        refused(make(&records::corrected(), Some(&block)), field);
    }
}

fn refused(made: Result<Vec<u8>, quorate_core::refusal::Refusal>, place: &str) {
    let refusal = made.map(|_| ()).expect_err(place);
    assert_eq!(refusal.code, RefusalCode::Invalid, "{place}: {refusal}");
    assert!(refusal.sentence.contains("U+12000"), "{place}: it names the character: {refusal}");
}

/// Where each text stands in a value.
fn texts(value: &serde_json::Value) -> Vec<String> {
    let inner: Vec<(String, &serde_json::Value)> = match value {
        serde_json::Value::String(_) => return vec![String::new()],
        serde_json::Value::Array(list) => list.iter().enumerate().map(|(at, one)| (at.to_string(), one)).collect(),
        serde_json::Value::Object(map) => map.iter().map(|(key, one)| (key.clone(), one)).collect(),
        _ => Vec::new(),
    };
    inner.into_iter().flat_map(|(key, one)| texts(one).into_iter().map(move |rest| format!("/{key}{rest}"))).collect()
}

#[test]
fn every_script_is_drawn_whole_and_in_a_language_that_is_sure_or_none() {
    let pages = layout(&records::scripts(), None).expect("every script prints").pages;
    let runs: Vec<_> = pages
        .iter()
        .flat_map(|page| &page.marks)
        .filter_map(|mark| match mark {
            Mark::Text { runs, .. } => Some(runs),
            Mark::Fill { .. } => None,
        })
        .flatten()
        .collect();
    for run in &runs {
        assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "no empty box stands for any letter of “{}”", run.text);
    }
    let language_of = |words: &str| runs.iter().find(|run| run.text.contains(words)).and_then(|run| run.language);
    for (words, language) in [
        ("อยาก", Some("th")),
        ("စရာ", Some("my")),
        ("かわいい", Some("ja")),
        ("媽媽", Some("zh-Hant")),
        ("妈妈", Some("zh-Hans")),
        ("집에", Some("ko")),
        ("ښه", Some("ps")),
        ("سەگەکە", Some("und-Arab")),
        ("ياخشى", Some("und-Arab")),
        ("וויל", Some("yi")),
        ("घर फर्कन", Some("und-Deva")),
        ("Chcę", Some("pl")),
        ("Waxaan", Some("so")),
        ("rất ngoan", None),
    ] {
        assert_eq!(language_of(words), language, "“{words}”");
    }
}

#[test]
fn one_character_has_the_form_of_its_reader_s_country() {
    let set = |words: &str| {
        let mut record = records::short();
        record.rationale = words.into();
        let pages = layout(&record, None).expect("Han prints").pages;
        let marks: Vec<_> = pages.into_iter().flat_map(|page| page.marks).collect();
        let run = marks.iter().find_map(|mark| match mark {
            Mark::Text { runs, .. } => runs.iter().find(|run| run.text.contains('骨')).cloned(),
            Mark::Fill { .. } => None,
        });
        run.expect("the character is there").face.face().postscript_name
    };
    assert_eq!(set("骨が折れた"), "NotoSansJP-Regular");
    assert_eq!(set("他們說骨頭斷了"), "NotoSansTC-Regular");
    assert_eq!(set("他们说骨头断了"), "DroidSansFallbackFull");
}

#[test]
fn a_draft_cannot_be_made_for_signing() {
    let refusal = make(&records::draft(), Some(&records::signature())).expect_err("a draft is not signed");
    assert_eq!(refusal.code, RefusalCode::WrongState);
}

#[test]
fn the_longest_dates_stand_on_one_line() {
    let mut record = records::short();
    record.actions[0].due = "Wed 30 September 2026".into();
    record.meeting[0].1 = "Wednesday 30 September 2026".into();
    let pages = layout(&record, None).unwrap().pages;
    let lines: Vec<String> = pages.iter().flat_map(lines).collect();
    for date in [&record.actions[0].due, &record.meeting[0].1] {
        assert!(lines.contains(date), "“{date}” is not broken");
    }
}

#[test]
fn the_heading_of_the_discussion_never_parts_from_its_first_section() {
    let mut record = records::short();
    for more in 0..40 {
        record.rationale.push_str("\nOne more line.");
        for page in layout(&record, None).unwrap().pages {
            let lines = lines(&page);
            if let Some(at) = lines.iter().position(|line| line == "What was said") {
                let first = &record.sections[0].heading;
                assert!(lines[at..].contains(first), "with {more} lines more the heading ends a page: {lines:?}");
            }
        }
    }
}

#[test]
fn a_row_of_who_was_there_stands_on_one_page_with_its_name() {
    let mut record = records::short();
    for (number, person) in record.attendance.iter_mut().enumerate() {
        person.name = format!("Person {number}");
        person.role = format!("Seat {number} of those who advise on education, training and work for young people");
        person.how = format!("by video {number}, for this child only");
    }
    for more in 0..60 {
        record.rationale.push_str("\nOne more line.");
        let pages = layout(&record, None).unwrap().pages;
        let pages: Vec<Vec<String>> = pages.iter().map(lines).collect();
        let page = |words: &str| pages.iter().position(|page| page.iter().any(|line| line.starts_with(words)));
        let table = page("Who was there");
        for (number, person) in record.attendance.iter().enumerate() {
            let name = page(&person.name);
            let parts = [page(&format!("Seat {number}")), page(&format!("by video {number}"))];
            assert_eq!(parts, [name, name], "with {more} lines more, {} and their row", person.name);
            assert!(number > 0 || name == table, "with {more} lines more the heading stands with the first of them");
        }
    }
}

#[test]
fn who_did_not_agree_stands_beside_the_decision() {
    let record = records::long();
    let pages = layout(&record, None).unwrap().pages;
    let first = lines(&pages[0]);
    let at = |words: &str| {
        first.iter().position(|line| line.starts_with(words)).unwrap_or_else(|| panic!("{words}: {first:?}"))
    };
    assert!(at("2.") < at("Dissent and abstention"), "after the decisions");
    assert!(at("Idris Fenn (group manager") < at("When this comes back"), "and before what follows");
    let said = pages.iter().flat_map(lines).filter(|line| line.starts_with("Idris Fenn (group manager")).count();
    assert_eq!(said, 1, "once");
}

/// The words of a page, a line each.
fn lines(page: &Page) -> Vec<String> {
    let words = page.marks.iter().filter_map(|mark| match mark {
        Mark::Text { runs, .. } => Some(runs.iter().map(|run| run.text.trim_end()).collect()),
        Mark::Fill { .. } => None,
    });
    words.collect()
}

#[test]
fn gaps_give_way_before_the_signature_takes_a_page_of_its_own() {
    let mut record = records::short();
    let places: Vec<(usize, f32)> = (0..40)
        .map(|_| {
            record.rationale.push_str("\nOne more line.");
            let place = layout(&record, Some(&records::signature())).unwrap().signature.unwrap();
            (place.page, place.area.top)
        })
        .collect();
    let rises = places.windows(2).any(|pair| pair[0].0 == pair[1].0 && pair[1].1 < pair[0].1);
    assert!(rises, "with a line more the block moves up its page, for the gaps are less: {places:?}");
}
