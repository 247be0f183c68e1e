//! A signed record corrected: the new version signed, or the correction abandoned; the old one kept either way.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::county::{County, Placed};
use crate::ids::EntryId;
use crate::ledger::{Change, ChangeKind};
use crate::meeting::record::{RecordState, Review};
use crate::meeting::version::Grounds;
use crate::refusal::RefusalCode;
use crate::refusal::RefusalCode::*;

use super::walk::Walk;

fn grounds() -> Grounds {
    Grounds { what: "The name of the school.".into(), why: "It was misheard.".into(), others_data: false }
}

fn signed(seed: u64) -> (County, Placed, String) {
    let mut county = County::new(seed);
    let placed = county.place("Ilinca", "Țepeș");
    county.write(&placed, "discussion", "Ilinca is at Elm Primary.");
    county.hear(&placed);
    let sha256 = county.sign(&placed, b"the first version");
    (county, placed, sha256)
}

fn open(county: &mut County, placed: &Placed) {
    let Placed { record, child, .. } = *placed;
    let (at, based_on) = (county.now, county.book.record(record).unwrap().revision);
    county.say(Change::CorrectionSet { record, child, at, grounds: grounds(), based_on });
}

fn refused(county: &mut County, change: Change) -> RefusalCode {
    county.commit(std::slice::from_ref(&change)).expect_err(&format!("{change:?} was let in")).code
}

#[test]
fn a_correction_is_a_new_version_and_the_old_one_is_kept() {
    let (mut county, placed, first) = signed(70);
    let Placed { record, child, .. } = placed;
    open(&mut county, &placed);
    assert_eq!(county.book.record(record).unwrap().version, 1, "the first stays in force meanwhile");
    county.write(&placed, "discussion", "Ilinca is at Oak Primary.");
    let second = county.sign(&placed, b"the second version");

    let versions = county.book.versions(record).unwrap();
    let told: Vec<_> = versions.iter().map(|one| (one.number, one.sha256.clone(), one.grounds.clone())).collect();
    assert_eq!(told, [(1, first.clone(), None), (2, second.clone(), Some(grounds()))], "who reads them sees both");
    assert_eq!(county.book.blob(&first).unwrap(), b"the first version", "what was signed is still what it was");
    let now = county.book.record(record).unwrap();
    assert_eq!((now.version, now.correction), (2, None));
    assert!(matches!(now.state, RecordState::Signed { sha256, .. } if sha256 == second));
    let at = county.now;
    let unknown = Change::RecordExported { record, child, at, version: 3 };
    assert_eq!(refused(&mut county, unknown), Missing, "only what was signed leaves");
    assert!(county.book.rebuild().unwrap().same);
}

#[test]
fn only_a_signed_record_is_corrected_and_only_one_correction_at_a_time() {
    let mut county = County::new(71);
    let placed = county.place("Ilinca", "Țepeș");
    let Placed { record, child, .. } = placed;
    let correct = |county: &County| {
        let (at, based_on) = (county.now, county.book.record(record).unwrap().revision);
        Change::CorrectionSet { record, child, at, grounds: grounds(), based_on }
    };
    let change = correct(&county);
    assert_eq!(refused(&mut county, change), WrongState, "an open record is simply written");
    county.hear(&placed);
    county.sign(&placed, b"the first version");
    open(&mut county, &placed);
    let again = correct(&county);
    county.say(again);
    assert_eq!(county.book.record(record).unwrap().version, 1, "said again, it only changes its words");
    let at = county.now;
    county.say(Change::RecordFinalised { record, child, at, looks: vec![] });
    let waits = correct(&county);
    assert_eq!(refused(&mut county, waits), WrongState, "it waits for the chair");
    let why = "It was right after all.".to_owned();
    county.say(Change::CorrectionAbandoned { record, child, why: why.clone() });
    assert_eq!(refused(&mut county, Change::CorrectionAbandoned { record, child, why }), WrongState);
}

/// What a record says, without the revisions that only tell when.
fn what_it_says(county: &County, placed: &Placed) -> String {
    let mut record = county.book.record(placed.record).unwrap();
    record.revision = EntryId::NONE;
    record.sections.values_mut().for_each(|section| section.revision = EntryId::NONE);
    let actions: Vec<_> = county.book.actions(placed.record).unwrap().into_iter().map(|one| one.details).collect();
    format!("{record:?} {actions:?}")
}

proptest! {
    #![proptest_config(Config { cases: 12, failure_persistence: None, ..Config::default() })]

    /// Whatever was written in a correction, abandoning it gives back what the signed version says.
    #[test]
    fn an_abandoned_correction_leaves_the_record_as_it_was_signed(
        seed in 1000u64..2000, steps in prop::collection::vec((0..ChangeKind::ALL.len(), 0usize..1000), 0..40),
    ) {
        use ChangeKind::*;
        let mut walk = Walk::new(seed);
        let placed = walk.placed[0];
        for kind in [ActionSet, DecisionsSet, SectionWritten, ReviewSet] {
            walk.step(kind, 2 * walk.placed.len());
        }
        walk.county.hear(&placed);
        walk.county.sign(&placed, b"the first version");
        let before = what_it_says(&walk.county, &placed);
        open(&mut walk.county, &placed);
        let content = [SectionWritten, DecisionsSet, DissentsSet, PromptsAnswered, ReviewSet, AttendanceCorrected,
            RecordFinalised, RecordReturned, ActionSet, ActionRemoved];
        for (kind, pick) in steps {
            walk.step(content[kind % content.len()], pick);
        }
        let Placed { record, child, .. } = placed;
        walk.county.say(Change::CorrectionAbandoned { record, child, why: "Not needed.".into() });
        prop_assert_eq!(what_it_says(&walk.county, &placed), before);
        prop_assert!(walk.county.book.rebuild().unwrap().same);
    }
}

#[test]
fn what_became_of_an_action_outlives_an_abandoned_correction() {
    let (mut county, placed, _) = signed(72);
    let Placed { record, child, .. } = placed;
    open(&mut county, &placed);
    let based_on = county.book.record(record).unwrap().revision;
    county.say(Change::ReviewSet { record, child, review: Review::NotNeeded { why: "Done.".into() }, based_on });
    county.say(Change::CorrectionAbandoned { record, child, why: "Not needed.".into() });
    let now = county.book.record(record).unwrap();
    assert_eq!((now.review, now.correction), (Review::Unset, None), "the review is as it was signed");
    assert!(matches!(now.state, RecordState::Signed { .. }), "and it is signed, as before");
}
