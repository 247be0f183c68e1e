//! Records: made, read back, refused.

mod records;

use quorate_core::record::make;

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
