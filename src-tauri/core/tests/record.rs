//! Records: made, read back, refused.

mod records;

use quorate_core::{meeting::refusal::RefusalCode, record::make};

/// Where the last run's files lie, to be looked at.
fn keep(name: &str, pdf: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("records");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), pdf).unwrap();
}

#[test]
fn every_kind_of_record_is_made_twice_the_same() {
    let signature = records::signature();
    for (name, record, signed) in [
        ("short.pdf", records::short(), true),
        ("long.pdf", records::long(), true),
        ("unborn.pdf", records::unborn(), true),
        ("spellings.pdf", records::spellings(), true),
        ("draft.pdf", records::draft(), false),
    ] {
        let block = signed.then_some(&signature);
        let pdf = make(&record, block).unwrap();
        keep(name, &pdf);
        assert_eq!(pdf, make(&record, block).unwrap(), "{name}: the same record is the same bytes");
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
    record.actions[1].measure = "The plan is agreed \u{1f600}".into();
    let refusal = make(&record, Some(&records::signature())).expect_err("a face is no letter");
    assert_eq!(refusal.code, RefusalCode::Invalid);
    assert!(refusal.sentence.contains("U+1F600"), "it names the character: {refusal}");
    assert!(refusal.sentence.contains("action 2, how we will know"), "it names the field: {refusal}");
    assert!(!refusal.sentence.contains("agreed"), "it quotes nothing else of the record");
}

#[test]
fn a_draft_cannot_be_made_for_signing() {
    let refusal = make(&records::draft(), Some(&records::signature())).expect_err("a draft is not signed");
    assert_eq!(refusal.code, RefusalCode::WrongState);
}
