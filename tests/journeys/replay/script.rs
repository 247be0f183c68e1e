//! The script of the replayed meeting: an afternoon of a panel as data, and what the data must hold to be one.

use chrono::NaiveDate;
use quorate_core::panel::Profile;
use serde::Deserialize;

use super::diary::Diary;

/// In the order of the agenda: the slot for emergencies is the last.
const ITEMS: [(&str, &str); 10] = [
    ("01-zurawinek", include_str!("meeting/01-zurawinek.toml")),
    ("02-gwlithlys", include_str!("meeting/02-gwlithlys.toml")),
    ("03-papatyaoglu", include_str!("meeting/03-papatyaoglu.toml")),
    ("04-brandusel", include_str!("meeting/04-brandusel.toml")),
    ("05-sceachagain", include_str!("meeting/05-sceachagain.toml")),
    ("06-bjorkelov", include_str!("meeting/06-bjorkelov.toml")),
    ("07-sipkovec", include_str!("meeting/07-sipkovec.toml")),
    ("08-giestosa", include_str!("meeting/08-giestosa.toml")),
    ("09-eglantain", include_str!("meeting/09-eglantain.toml")),
    ("10-suonglam", include_str!("meeting/10-suonglam.toml")),
];
const ROOM: &str = include_str!("meeting/room.toml");

/// A meeting to be typed.
pub struct Script {
    pub members: Vec<Member>,
    pub items: Vec<Item>,
}

/// Somebody round the table for the whole afternoon.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub name: String,
    /// A role id of the profile.
    pub role: String,
    /// Arrives in the middle of an item.
    #[serde(default)]
    pub late: bool,
}

/// A request with its children, and what is typed while it is heard.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Item {
    /// A reason id of the profile.
    pub reason: String,
    #[serde(default)]
    pub emergency: bool,
    /// The written request.
    pub outline: String,
    pub social_worker: String,
    pub practice_manager: String,
    pub children: Vec<Child>,
    pub steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Child {
    /// Empty for an unborn child.
    pub given: String,
    pub surname: String,
    pub born: Option<NaiveDate>,
    /// The due date of an unborn child, counted from the day of the meeting.
    pub expected_in_days: Option<u64>,
    /// How long ago the child came into care.
    pub in_care_days: Option<u64>,
    pub mosaic: String,
}

/// One thing that the minute taker does. `turn` goes on to a sibling, `give` shares the first child's record with them.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Step {
    Write {
        section: String,
        text: String,
    },
    Decide {
        decide: Vec<String>,
        why: String,
    },
    Action {
        action: String,
    },
    /// The child comes back to the panel after so many weeks.
    Review {
        #[serde(rename = "review-weeks")]
        weeks: u64,
    },
    Arrives {
        arrives: String,
    },
    Leaves {
        leaves: String,
    },
    Conflict {
        conflict: String,
        what: String,
    },
    Back {
        back: String,
    },
    Give {
        give: bool,
    },
    Turn {
        turn: String,
    },
}

impl Script {
    pub fn read() -> Self {
        #[derive(Deserialize)]
        struct Room {
            members: Vec<Member>,
        }
        let room: Room = toml::from_str(ROOM).unwrap_or_else(|why| panic!("room.toml: {why}"));
        let item = |(name, text)| toml::from_str(text).unwrap_or_else(|why| panic!("{name}.toml: {why}"));
        Self { members: room.members, items: ITEMS.map(item).into() }
    }

    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.items.iter().flat_map(|item| &item.steps)
    }

    pub fn children(&self) -> impl Iterator<Item = &Child> {
        self.items.iter().flat_map(|item| &item.children)
    }
}

impl Child {
    /// As the window and the record name the child.
    pub fn name(&self) -> String {
        match self.given.as_str() {
            "" => format!("Unborn baby {}", self.surname),
            given => format!("{given} {}", self.surname),
        }
    }
}

/// The words of a decision option.
pub fn label_of(profile: &Profile, option: &str) -> String {
    profile.recorded.decisions.iter().find(|known| known.id == option).expect("an option").label.clone()
}

/// A text as it is typed: the lines that the file wraps are one, and an empty line begins a new paragraph.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.trim().split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// An action as it is typed, and what of it the record must hold.
#[derive(Clone)]
pub struct Line {
    pub typed: String,
    /// What is to be done, and how it will be known: what stands in brackets in the file.
    pub kept: Vec<String>,
    /// The day that the words for the date mean.
    pub due: NaiveDate,
}

impl Line {
    /// Reads `SW to [write the letter] {7 days|in a week}, measured by [the letter on file]` on the day of the meeting.
    pub fn read(action: &str, diary: &Diary) -> Self {
        let (before, rest) = action.split_once('{').expect("an action says by when");
        let (date, after) = rest.split_once('}').expect("a date ends");
        let (counted, said) = date.split_once('|').map_or((date, None), |(counted, said)| (counted, Some(said)));
        let (day, counts_work) = (diary.count(counted), Diary::counts_work(counted));
        let due = match said {
            Some(_) if counts_work => diary.worked_by(day),
            Some(_) => day,
            None => diary.worked_from(day),
        };
        // Further ahead than bank holidays are published, the program asks for a date.
        let said = said.filter(|_| !counts_work || diary.knows(day));
        let said = said.map_or_else(|| due.format("by %a %-d %b").to_string(), str::to_owned);
        let typed = format!("{before}{said}{after}").replace(['[', ']'], "");
        let kept = action.split('[').skip(1).map(|part| part.split(']').next().unwrap_or_default().to_owned());
        Self { typed, kept: kept.collect(), due }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use quorate_core::panel::bundled;

    use super::*;

    fn clam() -> Profile {
        let (_, toml) = bundled().into_iter().find(|(id, _)| *id == "clam").expect("the panel is bundled");
        Profile::parse(toml).expect("it is in order")
    }

    #[test]
    fn the_meeting_is_as_large_as_a_real_one() {
        let script = Script::read();
        let words = |step: &Step| match step {
            Step::Write { text, .. } => text.split_whitespace().count(),
            Step::Decide { why, .. } => why.split_whitespace().count(),
            _ => 0,
        };
        let typed: usize = script.steps().map(words).sum();
        assert!(typed >= 9_000, "an afternoon has nine thousand words beside its actions, not {typed}");
        let count = |wanted: fn(&Step) -> bool| script.steps().filter(|step| wanted(step)).count();
        assert_eq!(count(|step| matches!(step, Step::Action { .. })), 45, "actions");
        assert_eq!(count(|step| matches!(step, Step::Conflict { .. })), 1, "conflicts of interest");
        assert_eq!(script.children().count(), 14, "children");
        assert_eq!(script.children().filter(|child| child.given.is_empty()).count(), 1, "unborn");
        assert_eq!(script.items.iter().filter(|item| item.children.len() > 1).count(), 3, "groups of siblings");
        assert_eq!(script.items.iter().filter(|item| item.emergency).count(), 1, "emergencies");
        assert_eq!(script.members.iter().filter(|member| member.late).count(), 3, "late arrivals");
    }

    #[test]
    fn every_paragraph_is_its_own() {
        let script = Script::read();
        let mut seen = BTreeSet::new();
        for step in script.steps() {
            let (Step::Write { text, .. } | Step::Decide { why: text, .. }) = step else { continue };
            for paragraph in paragraphs(text) {
                assert!(seen.insert(paragraph.clone()), "written twice: {paragraph}");
            }
        }
    }

    #[test]
    fn the_panel_knows_what_the_script_speaks_of() {
        let (script, profile) = (Script::read(), clam());
        for item in &script.items {
            assert!(profile.requests.reasons.iter().any(|reason| reason.id == item.reason), "{}", item.reason);
            for step in &item.steps {
                match step {
                    Step::Write { section, .. } => {
                        assert!(profile.recorded.sections.iter().any(|known| known.id == *section), "{section}")
                    }
                    Step::Decide { decide, .. } => decide.iter().for_each(|option| {
                        assert!(profile.recorded.decisions.iter().any(|known| known.id == *option), "{option}")
                    }),
                    Step::Turn { turn } => {
                        assert!(item.children.iter().skip(1).any(|child| child.given == *turn), "{turn}")
                    }
                    Step::Arrives { arrives: name } | Step::Leaves { leaves: name } => {
                        let presents = [&item.social_worker, &item.practice_manager].contains(&name);
                        assert!(presents || script.members.iter().any(|member| member.name == *name), "{name}")
                    }
                    Step::Review { weeks } => assert!(*weeks > 0, "the review comes after the meeting"),
                    Step::Conflict { conflict: name, what } => {
                        assert!(script.members.iter().any(|member| member.name == *name), "{name}");
                        assert!(!what.is_empty(), "an interest is named");
                    }
                    Step::Back { back } => {
                        assert!(script.members.iter().any(|member| member.name == *back), "{back}")
                    }
                    Step::Give { give } => assert!(*give && item.children.len() > 1, "there is somebody to give to"),
                    _ => {}
                }
            }
        }
        for member in &script.members {
            assert!(profile.roles.iter().any(|role| role.id == member.role), "{}", member.role);
        }
    }

    #[test]
    fn every_late_member_arrives() {
        let script = Script::read();
        for member in script.members.iter().filter(|member| member.late) {
            let arrives = |step: &Step| matches!(step, Step::Arrives { arrives } if *arrives == member.name);
            assert_eq!(script.steps().filter(|step| arrives(step)).count(), 1, "{} arrives once", member.name);
        }
    }

    #[test]
    fn no_record_speaks_of_a_child_of_another_family() {
        let script = Script::read();
        for (index, item) in script.items.iter().enumerate() {
            let others = script.items.iter().enumerate().filter(|(other, _)| *other != index);
            let names: Vec<&str> = others
                .flat_map(|(_, other)| &other.children)
                .flat_map(|child| [child.given.as_str(), child.surname.as_str()])
                .filter(|name| !name.is_empty())
                .collect();
            for step in &item.steps {
                let (Step::Write { text, .. } | Step::Decide { why: text, .. }) = step else { continue };
                assert!(!names.iter().any(|name| text.contains(name)), "another family is named: {text}");
            }
        }
    }

    #[test]
    fn an_action_says_who_what_and_when() {
        let typed = |today: &str, action: &str| {
            let line = Line::read(action, &Diary::of(today.parse().expect("a date")));
            (line.typed, line.due.to_string())
        };
        let of = |typed: &str, due: &str| (typed.to_owned(), due.to_owned());
        let by_when = "SW to [see her] {10 days}, measured by [a note]";
        assert_eq!(typed("2026-11-24", by_when), of("SW to see her by Fri 4 Dec, measured by a note", "2026-12-04"));
        assert_eq!(Line::read(by_when, &Diary::of(NaiveDate::default())).kept, ["see her", "a note"]);
        let span = "PM to [ring] {14 days|in 2 weeks}";
        assert_eq!(typed("2026-11-29", span), of("PM to ring in 2 weeks", "2026-12-11"), "the Friday before a Sunday");
        assert_eq!(
            typed("2029-01-03", span),
            of("PM to ring by Wed 17 Jan", "2029-01-17"),
            "nobody knows the holidays"
        );
        let tomorrow = "PM to [ring] {the next day|tomorrow}";
        assert_eq!(typed("2029-01-05", tomorrow), of("PM to ring tomorrow", "2029-01-06"), "tomorrow is tomorrow");
        let diary = Diary::of("2026-11-24".parse().expect("a date"));
        for step in Script::read().steps() {
            let Step::Action { action } = step else { continue };
            let line = Line::read(action, &diary);
            assert_eq!(line.kept.len(), 2, "what is done, and how it will be known: {action}");
            assert!(line.due > diary.today, "it is due after the meeting: {action}");
        }
    }
}
