//! A fictional page for a family, of ordinary length.

use quorate_core::record::family_page::FamilyPage;

pub fn family_page() -> FamilyPage {
    let decided = |words: &str, detail: &str| (words.to_owned(), detail.to_owned());
    FamilyPage {
        title: "What the meeting decided about Nia".into(),
        held: "Children Looked After Monitoring panel, Tuesday 24 November 2026".into(),
        decisions: vec![
            decided(
                "The panel agreed that Nia can live in supported lodgings. That is a room in somebody's home, with help close by.",
                "From Friday, for six months at first.",
            ),
            decided("The panel did not ask the council to look for another place for Nia to live.", ""),
        ],
        said: (
            "What Nia said".into(),
            vec!["“I don't want a mum. I want a door with a lock and somebody to say night.”".into()],
        ),
        actions: vec![
            "Nia’s social worker, Ada Example, will introduce Nia to the host over a meal by Thursday 26 November 2026.".into(),
            "Nia’s practice manager, Sam Specimen, will write down what Nia was told about section 20 by Wednesday 2 December 2026.".into(),
        ],
        review: "The panel will talk about Nia again on Tuesday 19 January 2027.".into(),
        more: vec![],
        abbreviations: vec![],
        ask: vec!["Nia’s social worker, Ada Example: 01632 960123, ada@elmshire.example".into()],
        help: vec![
            "An advocate can help Nia to say what she thinks. Her social worker can find one.".into(),
            "If you are unhappy with what was decided, or how, you can complain to the council.".into(),
        ],
    }
}
