//! Quick entry of lines that a fresh user typed and that were refused or read wrong: what is to be done to somebody, and the
//! means under a label.

use std::collections::BTreeMap;

use quorate_core::calendar::Calendar;
use quorate_core::meeting::action::{Involvement, PossibleOwner};
use quorate_core::panel::{self, Profile};
use quorate_core::quick_entry::{EntrySetting, LineAsRead, Why, read};

fn reading(line: &str) -> LineAsRead {
    let (_, toml) = panel::bundled().into_iter().find(|(id, _)| *id == "clam").expect("a bundled panel");
    let profile = Profile::parse(toml).expect("bundled profiles are right");
    let worker = PossibleOwner { name: "Amina Yusuf".into(), role: "sw".into(), involvement: Involvement::Allocated };
    let calendar = Calendar::england_and_wales(BTreeMap::new());
    let setting = EntrySetting {
        profile: &profile,
        held: "2026-11-24".parse().expect("a date"),
        next: None,
        review: None,
        people: &[worker],
        calendar: &calendar,
    };
    read(line, &setting)
}

#[test]
fn what_is_to_be_done_to_somebody_is_asked_of_somebody() {
    for (line, say) in [
        ("IRO to be told by Friday", "SW to tell IRO by Friday"),
        ("The IRO to be informed by Friday", "SW to inform IRO by Friday"),
        (
            "Virtual School to be invited to the PEP meeting by 4 Dec",
            "SW to invite Virtual School to the PEP meeting by 4 Dec",
        ),
        ("Mum to be fully updated by Fri.", "SW to update Mum by Fri"),
        ("Dad to be spoken to by Fri", "SW to speak to Dad by Fri"),
        ("SW and PM to be briefed", "SW to brief SW and PM"),
    ] {
        let refused = reading(line).refused.unwrap_or_else(|| panic!("{line}: nobody does it"));
        assert_eq!(refused.why, Why::NoOwner, "{line}: {}", refused.sentence);
        let sentence = format!("This does not say who does it. Begin with them: “{say}”.");
        assert_eq!(refused.sentence, sentence, "{line}: it says how to write it");
        let again = reading(say);
        assert_eq!(again.refused, None, "{say}: what it says is read");
        assert_eq!(again.details.owner, "Amina Yusuf", "{say}: and has somebody who does it");
    }
}

#[test]
fn where_somebody_is_named_who_does_it_it_is_theirs() {
    for (line, what) in [
        ("IRO to be told by SW by Friday", "IRO to be told"),
        ("IRO to be told by Friday (SW)", "IRO to be told"),
        ("Mum to be invited to the review by Amina Yusuf by 4 Dec", "Mum to be invited to the review"),
        ("SW to tell the IRO by Friday", "Tell the IRO"),
    ] {
        let read = reading(line);
        assert_eq!(read.refused, None, "{line}");
        assert_eq!((read.details.owner.as_str(), read.details.what.as_str()), ("Amina Yusuf", what), "{line}");
        assert!(read.details.due.is_some(), "{line}: by when");
    }
    let read = reading("Genogram to be updated by Friday");
    assert_eq!(read.refused, None, "a thing has work done on it: who does it is asked for in its own place");
}

#[test]
fn the_means_are_read_under_their_label() {
    for (line, how, measure) in [
        ("SW to book the medical by Fri, means: GP surgery", "GP surgery", ""),
        ("SW to book the medical by Fri, measured by date on file, means: by phone", "By phone", "Date on file"),
        (
            "SW to book the medical by Fri. How: with the foster carer; measure: date on file",
            "With the foster carer",
            "Date on file",
        ),
        ("SW to book the medical, via: the looked-after nurse, by Fri", "The looked-after nurse", ""),
        ("SW to find out what that means by Fri", "", ""),
        ("SW to ask Mum how the week went by Fri", "", ""),
    ] {
        let details = reading(line).details;
        assert_eq!((details.how.as_str(), details.measure.as_str()), (how, measure), "{line}");
        assert!(details.due.is_some() && details.owner == "Amina Yusuf", "{line}: {details:?}");
    }
}
