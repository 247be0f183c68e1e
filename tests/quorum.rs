//! What a panel may decide where its own terms say more of a quorum than a number: in principle, and not twice running.

mod county;

use county::when_needed::{Needed, known, planned, read};
use county::*;
use quorate_core::ids::ChildId;
use quorate_core::meeting::person::Role;
use quorate_core::refusal::{Refusal, RefusalCode};
use quorate_service::act::Act;

/// A county whose strategy discussion says this of its quorum instead.
fn with_rules(own: &str, theirs: &str) -> (County, ChildId) {
    let (county, child) = known(child("Zofia", "Okoń", Some("2016-05-04"), "M104233"));
    let (_, toml) =
        quorate_core::panel::bundled().into_iter().find(|(id, _)| *id == "strategy").expect("it is bundled");
    let toml = toml.replacen("version = 1", "version = 2", 1).replacen(own, theirs, 1);
    let adopted = county.seat(Role::Administrator).act(Act::AdoptPanel { toml }, at("2026-11-11"));
    adopted.expect("a council's own rules");
    (county, child)
}

fn goes_on(discussion: &mut Needed) -> Result<(), Refusal> {
    let records = vec![discussion.record()];
    let reason = "The police cannot come before Friday.".to_owned();
    discussion.service.act(Act::ProceedInquorate { records, reason }, discussion.now).map(|_| ())
}

#[test]
fn what_is_decided_in_principle_says_so_beside_each_decision() {
    let rule = "label = \"the team manager\"\nat-least = 1\nof = { roles = [\"chair\"] }\nsource = \"Our own\"";
    let county = with_rules("[recorded]", &format!("[[quorum.in-principle]]\n{rule}\n\n[recorded]"));
    let mut discussion = planned(county, "strategy", "new-information", "2026-11-19");
    discussion.begin();
    assert!(!discussion.live().quorum.in_principle, "nobody is there");
    discussion.comes("chair");
    let quorum = discussion.live().items[0].quorum.clone();
    assert!(!quorum.quorate && quorum.in_principle, "{}", quorum.sentence);
    assert!(quorum.without.contains("decide in principle"), "it is said while they sit: {}", quorum.without);
    let held = discussion.now;
    let (county, _, record) = discussion.held("enquiry", "Two accounts agree.");
    let said = read(&county.seat(Role::Administrator), &county, record, held);
    for part in ["In principle: Threshold for a section 47 enquiry met", "Not quorate. Missing: the police."] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn ps_2_the_chair_goes_on_for_a_child_once_and_not_twice_running_where_the_terms_say_so() {
    let terms = with_rules("chair-may-proceed = true", "chair-may-proceed = true\nnever-twice-running = true");
    let mut first = planned(terms, "strategy", "new-information", "2026-11-19");
    first.begin();
    goes_on(&mut first).expect("the first time");
    let (county, zofia, _) = first.held("enquiry", "Two accounts agree.");
    let mut second = planned((county, zofia), "strategy", "new-information", "2026-12-03");
    second.begin();
    let quorum = second.live().items[0].quorum.clone();
    assert!(!quorum.chair_may_proceed, "it is not offered");
    assert!(quorum.without.contains("Thursday 19 November 2026"), "and the day is said: {}", quorum.without);
    let refusal = goes_on(&mut second).expect_err("nor taken");
    assert_eq!(refusal.code, RefusalCode::WrongState);
    assert!(refusal.sentence.contains("not twice running"), "{}", refusal.sentence);
    let Needed { service, county, .. } = second;
    drop(service);
    let somebody = child("Milo", "Tarrant", Some("2014-02-11"), "M204417");
    let other = add_child(&mut county.seat(Role::Administrator), somebody, None, at("2026-12-03"));
    let mut theirs = planned((county, other), "strategy", "new-information", "2026-12-10");
    theirs.begin();
    goes_on(&mut theirs).expect("it is another child's first");
}
